//! The normalized model of a plan: what every stage to the right speaks about.
//!
//! Only data and its plain accessors; how it is found stands in [`crate::recognize`], how it is weighed in
//! [`crate::balance`], how it is written in [`crate::export`].

mod address;
mod budget;
pub mod carried;
mod claim;
mod goal;
mod hints;
mod origin;
mod period;
mod years;

pub use address::{Address, YearField};
pub use budget::{Budget, Category, Column, Computed, Figure, Kind, Line, Repeat, Role, Side, Sum, Term};
pub use claim::{About, Claim, Unread};
pub use goal::{Goal, Indicator, Level, Note, Target};
pub use hints::{Hints, Member, Placing};
pub use origin::{FigureKey, Logged, Origin, Printed};
pub use period::Period;
pub use years::{EquityRow, MultiYearRow, Value};

use jiff::civil::Date;

use crate::document::{Place, Source};

/// A date and where it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date.
    pub date: Date,
    /// Where it stands.
    pub place: Place,
}

/// One förbund's plan for a year.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Plan {
    /// The file it was read from.
    pub source: Source,
    /// The förbund's name as the plan writes it.
    pub forbund: Option<String>,
    /// The budget year.
    pub year: Option<i32>,
    /// When the board adopted it.
    pub adopted: Option<Dated>,
    /// The budget tables.
    pub budgets: Vec<Budget>,
    /// The multi-year plan and overviews by year.
    pub multi_year: Vec<MultiYearRow>,
    /// Equity by year.
    pub equity: Vec<EquityRow>,
    /// The goals.
    pub goals: Vec<Goal>,
    /// Amounts and shares in prose.
    pub claims: Vec<Claim>,
    /// What looked like a figure and found no home.
    pub unread: Vec<Unread>,
    /// In a workbook of ours, the figures that a person has changed since it was written: no correction touches them.
    pub typed: Vec<Address>,
    /// In a workbook of ours, the source that the plan was once read from.
    pub origin: Option<Origin>,
}

impl Plan {
    /// The figure at an address, where one is printed or derived.
    #[must_use]
    pub fn amount(&self, address: &Address) -> Option<crate::money::Amount> {
        match address {
            Address::Line { budget, line, column } => {
                self.budgets.get(*budget)?.lines.get(*line)?.cells.get(*column)?.as_ref().map(|figure| figure.amount)
            }
            Address::Repeat { budget, repeat } => {
                self.budgets.get(*budget)?.repeats.get(*repeat).map(|found| found.figure.amount)
            }
            Address::Year { row, field } => self.multi_year.get(*row)?.get(*field).map(|figure| figure.amount),
            Address::Opening { row } => self.equity.get(*row)?.opening.as_ref().map(|value| value.amount),
            Address::Closing { row } => self.equity.get(*row)?.closing.as_ref().map(|value| value.amount),
            Address::Claim { claim } => self.claims.get(*claim)?.amount,
        }
    }

    /// The budget column of the plan's own year and kind `budget`: (budget, column). Of several tables the one that
    /// shows both sides, then the one with the largest turnover: a plan may print an activity's own budget first.
    #[must_use]
    pub fn main_column(&self) -> Option<(usize, usize)> {
        let fits = |column: &Column, strict: bool| {
            let budget = matches!(column.kind, Some(Kind::Budget) | None) && column.period.is_none();
            budget && (!strict || column.year == self.year)
        };
        [true, false].into_iter().find_map(|strict| {
            let mut best: Option<((usize, usize), (bool, crate::money::Amount))> = None;
            for (at, budget) in self.budgets.iter().enumerate() {
                let Some(column) = budget.columns.iter().position(|column| fits(column, strict)) else { continue };
                let weight = budget.weight(column);
                // The first of equals stays.
                if best.is_none_or(|(_, held)| weight > held) {
                    best = Some(((at, column), weight));
                }
            }
            best.map(|(found, _)| found)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, Column, Figure, Kind, Line, Plan, Side};
    use crate::money::Amount;

    fn table(year: i32, lines: &[(Side, i64)]) -> Budget {
        let figure = |amount: i64| Figure {
            amount: Amount::kronor(amount.into()),
            printed: amount.to_string(),
            place: crate::document::Place::default(),
        };
        let line =
            |(side, amount): &(Side, i64)| Line { side: *side, cells: vec![Some(figure(*amount))], ..Line::default() };
        Budget {
            columns: vec![Column { year: Some(year), kind: Some(Kind::Budget), period: None }],
            lines: lines.iter().map(line).collect(),
            ..Budget::default()
        }
    }

    fn main(budgets: Vec<Budget>) -> Option<(usize, usize)> {
        Plan { year: Some(2025), budgets, ..Plan::default() }.main_column()
    }

    #[test]
    fn the_table_with_both_sides_is_the_main_one() {
        let (part, whole) = (vec![(Side::Cost, 900)], vec![(Side::Income, 500), (Side::Cost, 480)]);
        assert_eq!(main(vec![table(2025, &part), table(2025, &whole)]), Some((1, 0)));
        assert_eq!(main(vec![table(2025, &whole), table(2025, &part)]), Some((0, 0)));
    }

    #[test]
    fn the_largest_of_alike_tables_is_the_main_one_and_the_first_of_equals() {
        let (small, large) = (vec![(Side::Income, 50), (Side::Cost, 50)], vec![(Side::Income, 500), (Side::Cost, 500)]);
        assert_eq!(main(vec![table(2025, &small), table(2025, &large)]), Some((1, 0)));
        assert_eq!(main(vec![table(2025, &large), table(2025, &large)]), Some((0, 0)));
    }

    #[test]
    fn the_plan_s_own_year_comes_before_size() {
        let (small, large) = (vec![(Side::Income, 50), (Side::Cost, 50)], vec![(Side::Income, 500), (Side::Cost, 500)]);
        assert_eq!(main(vec![table(2024, &large), table(2025, &small)]), Some((1, 0)));
        assert_eq!(main(vec![table(2024, &large)]), Some((0, 0)));
    }
}
