//! The sheets that people fill, column by column: heads, and who fills the cells below. The one place that knows.

/// A sheet that people fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Budget: the categories; its amounts are the plan itself.
    Budget,
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
    /// Ej överfört: what found no place when the book was written.
    Left,
}

/// What belongs in a cell that people fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Money in the sheet's unit.
    Amount,
    /// Text, a date or a number.
    Anything,
}

/// What a cell that people fill holds before they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Blank,
    /// A formula of the book's own, whichever.
    Formula,
    /// This formula over cells of the same row, given by their columns' heads and the signs between them.
    Row(&'static [&'static str]),
    /// What the row's stamp says.
    Stamp,
    /// Nothing on the rows that are left for people, else the book's own words.
    Spare,
}

/// Who fills a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The book, with words of the plan.
    Told,
    /// The book, with formulas.
    Computed,
    /// People.
    People(Holds, Before),
}

/// A column: the catalogue's entry of its head, and who fills it.
pub type Column = (&'static str, Fill);

const AMOUNT: Fill = Fill::People(Holds::Amount, Before::Blank);
const WORDS: Fill = Fill::People(Holds::Anything, Before::Blank);

/// A row that sums others: its amounts are the book's own.
pub const SUM: &str = "sum";
/// What the identities of rows begin with that are left for people to fill.
pub const SPARE: char = '+';
/// The row of the closed month on Uppföljning; its cell stands under the decided budget's column.
pub const MONTH: &str = "#month";
/// The column in which the closed month's cell stands, and what it is called.
pub const MONTH_CELL: (&str, &str) = ("book-follow-decided", "book-follow-month");
/// The row of all members together.
pub const ALL: &str = "#all";
/// What the cell over the rows' identities begins with; the sheet's key and its unit follow.
pub const MARKER: &str = "plankoll-typed:";
/// How a formula stands among a budget line's figures as they were written.
pub const COMPUTED: &str = "=";
/// The stamp of a figure of a budget that a person has changed in the book; the book's own plan has it.
pub const CHANGED: &str = "changed";
/// The same where another plan was read instead, which has another figure there.
pub const OVERRULED: &str = "overruled";
/// What a column outside the book's own is called where a person has written in it.
pub const OUTSIDE: &str = "book-left-outside";

/// How a cell of a person's own is marked on Ej överfört; what it stood beside follows.
pub const BESIDE: &str = "beside";
/// The key of the sheet of the years, and of a sheet of a budget, before its number.
pub const YEARS: &str = "years";
/// The key of Översikt.
pub const OVERVIEW: &str = "overview";
/// The key of Rättelser.
pub const CORRECTIONS: &str = "corrections";
/// The key of Underlag.
pub const SOURCE: &str = "source";

/// Uppföljning.
pub const FOLLOW_UP: &[Column] = &[
    ("book-follow-account", WORDS),
    ("book-line", Fill::Told),
    ("book-follow-last-year", Fill::People(Holds::Amount, Before::Formula)),
    ("book-follow-decided", Fill::Computed),
    ("book-follow-moved", AMOUNT),
    ("book-follow-valid", Fill::Computed),
    ("book-month-1", AMOUNT),
    ("book-month-2", AMOUNT),
    ("book-month-3", AMOUNT),
    ("book-month-4", AMOUNT),
    ("book-month-5", AMOUNT),
    ("book-month-6", AMOUNT),
    ("book-month-7", AMOUNT),
    ("book-month-8", AMOUNT),
    ("book-month-9", AMOUNT),
    ("book-month-10", AMOUNT),
    ("book-month-11", AMOUNT),
    ("book-month-12", AMOUNT),
    ("book-follow-outcome", Fill::Computed),
    ("book-follow-period", Fill::Computed),
    ("book-follow-off-period", Fill::Computed),
    ("book-follow-used", Fill::Computed),
    ("book-follow-left", Fill::Computed),
    // Until a person knows better, the rest of the year goes as budgeted.
    (
        "book-follow-forecast",
        Fill::People(
            Holds::Amount,
            Before::Row(&["book-follow-outcome", "+", "book-follow-valid", "-", "book-follow-period"]),
        ),
    ),
    ("book-follow-off-year", Fill::Computed),
    ("book-comment", WORDS),
];

/// Insatser.
pub const ACTIVITIES: &[Column] = &[
    ("book-activity", Fill::People(Holds::Anything, Before::Spare)),
    ("book-category", Fill::People(Holds::Anything, Before::Stamp)),
    ("book-activity-decided", WORDS),
    ("book-activity-from", WORDS),
    ("book-activity-to", WORDS),
    ("book-activity-budget", Fill::People(Holds::Amount, Before::Formula)),
    // What the budget gives an activity is granted, until a person writes what was.
    ("book-activity-granted", Fill::People(Holds::Amount, Before::Row(&["book-activity-budget"]))),
    ("book-activity-called", AMOUNT),
    ("book-activity-left", Fill::Computed),
    ("book-comment", WORDS),
];

/// Medlemsbidrag.
pub const MEMBERS: &[Column] = &[
    ("book-member", Fill::Told),
    ("book-category", Fill::Told),
    ("book-member-decided", Fill::People(Holds::Amount, Before::Formula)),
    ("book-key-share", Fill::Computed),
    ("book-member-invoiced", AMOUNT),
    ("book-member-paid", AMOUNT),
    ("book-member-to-invoice", Fill::Computed),
    ("book-member-to-pay", Fill::Computed),
    ("book-comment", WORDS),
];

/// Mål.
pub const GOALS: &[Column] = &[
    ("book-goal-number", Fill::Told),
    ("book-goal-kind", Fill::Told),
    ("book-goal-text", Fill::Told),
    ("book-goal-target", Fill::Told),
    ("book-goal-outcome", WORDS),
    ("book-comment", WORDS),
    ("book-goal-paid-by", Fill::Told),
    ("book-place", Fill::Told),
];

/// Kontroller.
pub const CHECKS: &[Column] = &[
    ("book-check-title", Fill::Told),
    ("book-check-status", Fill::Told),
    ("book-check-weight", Fill::Told),
    ("book-check-left", Fill::Told),
    ("", Fill::Told),
    ("book-check-right", Fill::Told),
    ("book-check-difference", Fill::Told),
    ("book-check-tolerance", Fill::Told),
    ("book-check-why", Fill::Told),
    ("book-check-source", Fill::Told),
    ("book-check-cell", Fill::Told),
    ("book-check-live", Fill::Told),
    ("book-check-accepted-by", WORDS),
    ("book-check-accepted-when", WORDS),
    ("book-check-accepted-why", WORDS),
    // The difference that is accepted: as it was when the book was written, until a person writes another.
    ("book-check-accepted-off", Fill::People(Holds::Anything, Before::Stamp)),
];

/// Of a budget's sheet only the categories: its amounts are the plan, and its columns are as many as the plan's.
pub const BUDGET: &[Column] = &[("book-category", Fill::People(Holds::Anything, Before::Stamp))];

/// Ej överfört.
pub const LEFT: &[Column] = &[
    ("book-left-sheet", Fill::Told),
    ("book-left-row", Fill::Told),
    ("book-left-column", Fill::Told),
    ("book-left-content", Fill::Told),
    ("book-left-why", Fill::Told),
];

impl Part {
    /// All, in the order of the book.
    pub const ALL: [Self; 7] =
        [Self::Budget, Self::FollowUp, Self::Activities, Self::Members, Self::Goals, Self::Checks, Self::Left];

    /// Its name in the book's own marks.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::FollowUp => "follow-up",
            Self::Activities => "activities",
            Self::Members => "members",
            Self::Goals => "goals",
            Self::Checks => "checks",
            Self::Left => "left",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }

    /// Its columns, from the first of the sheet; a budget's stand where their heads are.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Budget => BUDGET,
            Self::FollowUp => FOLLOW_UP,
            Self::Activities => ACTIVITIES,
            Self::Members => MEMBERS,
            Self::Goals => GOALS,
            Self::Checks => CHECKS,
            Self::Left => LEFT,
        }
    }

    /// The column that says what a row is called.
    #[must_use]
    pub fn label(self) -> usize {
        match self {
            Self::FollowUp => 1,
            Self::Goals => 2,
            _ => 0,
        }
    }

    /// The catalogue's entry of its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Budget => "book-sheet-budget",
            Self::FollowUp => "book-sheet-follow-up",
            Self::Activities => "book-sheet-activities",
            Self::Members => "book-sheet-members",
            Self::Goals => "book-sheet-goals",
            Self::Checks => "book-sheet-checks",
            Self::Left => "book-sheet-left",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::text::{Catalogue, Language};

    #[test]
    fn every_head_has_words_of_its_own_on_its_sheet() {
        for language in [Language::Swedish, Language::English] {
            let catalogue = Catalogue::new(language);
            for part in Part::ALL {
                let heads: Vec<String> = part.columns().iter().map(|(head, _)| catalogue.word(head)).collect();
                for (at, head) in heads.iter().enumerate() {
                    assert!(!head.starts_with("book-"), "{head} has no words");
                    assert!(!heads[..at].contains(head), "{head} stands twice on {part:?}");
                }
            }
        }
    }
}
