//! Which column a budget is compared with: last year's budget, else its forecast, else its outcome.

use crate::plan::{Column, Kind, Plan};

/// The columns of a table that are set side by side: the year's budget and last year's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The year's budget.
    pub(super) now: usize,
    /// What it is compared with.
    pub(super) before: usize,
}

/// The columns that a table sets side by side, where it has both.
pub(super) fn pair(plan: &Plan, at: usize) -> Option<Pair> {
    let budget = plan.budgets.get(at)?;
    let own = |column: &Column| column.year == plan.year && matches!(column.kind, Some(Kind::Budget) | None);
    let main = plan.main_column().filter(|(budget, _)| *budget == at).map(|(_, column)| column);
    let now = main.or_else(|| budget.columns.iter().position(own))?;
    let last_year = budget.columns.get(now)?.year?.checked_sub(1)?;
    let of_kind = |kind| {
        let fits = |column: &Column| column.year == Some(last_year) && column.kind == Some(kind);
        budget.columns.iter().position(fits)
    };
    let before = [Kind::Budget, Kind::Forecast, Kind::Actual].into_iter().find_map(of_kind)?;
    (before != now).then_some(Pair { now, before })
}

/// The column of last year's outcome in the main table.
pub(super) fn outcome(plan: &Plan) -> Option<usize> {
    let (at, now) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let before = budget.columns.get(now)?.year?.checked_sub(1)?;
    budget.columns.iter().position(|column| column.year == Some(before) && column.kind == Some(Kind::Actual))
}
