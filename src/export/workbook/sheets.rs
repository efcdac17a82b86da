//! The sheets of the book, their names, and references to their cells.

use crate::text::Catalogue;

/// A sheet of the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sheet {
    /// Översikt.
    Overview,
    /// Budget, one sheet a table.
    Budget(usize),
    /// Flerårsplan.
    Years,
    /// Uppföljning.
    FollowUp,
    /// Insatser.
    Activities,
    /// Medlemsbidrag.
    Members,
    /// Mål.
    Goals,
    /// Kontroller.
    Checks,
    /// Rättelser.
    Corrections,
    /// Underlag.
    Source,
    /// Ej överfört.
    Left,
}

/// A cell of the book, rows and columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    /// The sheet.
    pub(super) sheet: Sheet,
    /// The row.
    pub(super) row: u32,
    /// The column.
    pub(super) column: u16,
}

/// The sheets' names in the book's language.
#[derive(Clone, Debug)]
pub(super) struct Names {
    overview: String,
    budget: String,
    years: String,
    follow_up: String,
    activities: String,
    members: String,
    goals: String,
    checks: String,
    corrections: String,
    source: String,
    left: String,
}

impl Names {
    /// The names as the catalogue gives them.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let name = |id| catalogue.word(id);
        Self {
            overview: name("book-sheet-overview"),
            budget: name("book-sheet-budget"),
            years: name("book-sheet-years"),
            follow_up: name("book-sheet-follow-up"),
            activities: name("book-sheet-activities"),
            members: name("book-sheet-members"),
            goals: name("book-sheet-goals"),
            checks: name("book-sheet-checks"),
            corrections: name("book-sheet-corrections"),
            source: name("book-sheet-source"),
            left: name("book-sheet-left"),
        }
    }

    /// A sheet's name; the second budget is `Budget 2`.
    pub(super) fn of(&self, sheet: Sheet) -> String {
        match sheet {
            Sheet::Overview => self.overview.clone(),
            Sheet::Budget(0) => self.budget.clone(),
            Sheet::Budget(more) => format!("{} {}", self.budget, more.saturating_add(1)),
            Sheet::Years => self.years.clone(),
            Sheet::FollowUp => self.follow_up.clone(),
            Sheet::Activities => self.activities.clone(),
            Sheet::Members => self.members.clone(),
            Sheet::Goals => self.goals.clone(),
            Sheet::Checks => self.checks.clone(),
            Sheet::Corrections => self.corrections.clone(),
            Sheet::Source => self.source.clone(),
            Sheet::Left => self.left.clone(),
        }
    }

    /// The reference to a cell as a formula on `home` writes it: `B5` at home, `'Budget 2'!B5` from elsewhere.
    pub(super) fn reference(&self, spot: Spot, home: Sheet) -> String {
        let cell = a1(spot.row, spot.column);
        if spot.sheet == home { cell } else { format!("{}!{cell}", self.quoted(spot.sheet)) }
    }

    /// The target of an internal hyperlink.
    pub(super) fn link(&self, spot: Spot) -> String {
        format!("internal:{}!{}", self.quoted(spot.sheet), a1(spot.row, spot.column))
    }

    /// The reference that a defined name holds: `='Översikt'!$B$5`.
    pub(super) fn fixed(&self, spot: Spot) -> String {
        format!("={}!${}${}", self.quoted(spot.sheet), letters(spot.column), spot.row.saturating_add(1))
    }

    /// The reference to the cells of a column from `first` to `last`, fixed: `Budget!$B$5:$B$40`.
    pub(super) fn column(&self, sheet: Sheet, column: u16, first: u32, last: u32) -> String {
        let column = letters(column);
        let (first, last) = (first.saturating_add(1), last.saturating_add(1));
        format!("{}!${column}${first}:${column}${last}", self.quoted(sheet))
    }

    fn quoted(&self, sheet: Sheet) -> String {
        quoted(&self.of(sheet))
    }
}

/// A sheet's name as a formula writes it.
pub(super) fn quoted(name: &str) -> String {
    if name.chars().all(char::is_alphabetic) { name.to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
}

/// A cell as Excel names it, from row and column counted from 0: (4, 1) is `B5`.
pub(super) fn a1(row: u32, column: u16) -> String {
    format!("{}{}", letters(column), row.saturating_add(1))
}

/// A column as Excel names it, counted from 0: 1 is `B`.
pub(super) fn letters(column: u16) -> String {
    let mut left = u32::from(column) + 1;
    let mut out = String::new();
    while left > 0 {
        let digit = (left - 1) % 26;
        out.insert(0, char::from_u32(u32::from('A') + digit).unwrap_or('A'));
        left = (left - 1) / 26;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::a1;

    #[test]
    fn cells_are_named_as_excel_does() {
        assert_eq!(a1(4, 1), "B5");
        assert_eq!(a1(0, 25), "Z1");
        assert_eq!(a1(0, 26), "AA1");
        assert_eq!(a1(1_048_575, 16_383), "XFD1048576");
    }
}
