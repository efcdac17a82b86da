//! The normalized model of a plan: what every stage to the right speaks about.
//!
//! Only data and its plain accessors; how it is found stands in [`crate::recognize`], how it is weighed in
//! [`crate::balance`], how it is written in [`crate::export`].

mod address;
mod budget;
mod claim;
mod goal;
mod hints;
mod years;

pub use address::{Address, YearField};
pub use budget::{Budget, Category, Column, Figure, Kind, Line, Repeat, Role, Side, Sum, Term};
pub use claim::{About, Claim, Unread};
pub use goal::{Goal, Indicator, Level, Note, Target};
pub use hints::{Hints, Member, Placing};
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

    /// The budget column of the plan's own year and kind `budget`: (budget, column). The first table that has one.
    #[must_use]
    pub fn main_column(&self) -> Option<(usize, usize)> {
        let fits = |column: &Column, strict: bool| {
            matches!(column.kind, Some(Kind::Budget) | None) && (!strict || column.year == self.year)
        };
        [true, false].into_iter().find_map(|strict| {
            self.budgets.iter().enumerate().find_map(|(at, budget)| {
                budget.columns.iter().position(|column| fits(column, strict)).map(|column| (at, column))
            })
        })
    }
}
