//! Two plans side by side: lines matched by name and category, goals added, dropped and reworded, and what prose carried
//! over unchanged though the table moved.
//!
//! Only what can be told from the two plans; how it is drawn stands in the command line, as JSON in the export.

mod goals;
mod lines;
mod stale;
#[cfg(test)]
mod tests;

pub use goals::{GoalChange, GoalHow};
pub use lines::{How, LineChange, Money};
pub use stale::Stale;

use crate::plan::Plan;

/// What is different between two plans.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Diff {
    /// Income, costs and result in all, where both plans tell them.
    pub totals: Vec<(Total, Money)>,
    /// The items of the main budgets: those of the later plan in its order, then those that were dropped.
    pub lines: Vec<LineChange>,
    /// The goals: those of the later plan in its order, then those that were dropped.
    pub goals: Vec<GoalChange>,
    /// Figures in prose that were carried over unchanged though the table moved.
    pub stale: Vec<Stale>,
}

/// A figure of the whole plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Income in all, without equity used as financing.
    Income,
    /// Costs in all.
    Costs,
    /// Income less costs.
    Result,
    /// Closing equity of the plan's year.
    Equity,
}

/// Sets two plans side by side, the earlier first.
#[must_use]
pub fn diff(before: &Plan, after: &Plan) -> Diff {
    Diff {
        totals: lines::totals(before, after),
        lines: lines::lines(before, after),
        goals: goals::goals(before, after),
        stale: stale::stale(before, after),
    }
}
