//! Next year's plan out of this year's: the budget becomes what the new one is compared with, the goals are carried,
//! equity opens with what it closed at, the multi-year plan moves on a year.
//!
//! Nothing of the new year is decided, so nothing of it is printed: its sums follow what is filled in. Only plans come
//! in and go out here; how the new one is judged and written stands to the right.

mod tables;
mod words;
mod years;

use crate::plan::Plan;

/// What the new year's budget holds at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Figures {
    /// Nothing: every line is to be filled.
    #[default]
    Empty,
    /// This year's figures.
    Carried,
}

/// A new year's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolled {
    /// What of it is printed somewhere: this year's figures, the later years of its multi-year plan.
    pub printed: Plan,
    /// The plan to be filled.
    pub plan: Plan,
}

/// Next year's plan; `None` where the plan does not say of which year it is, or where no table of its has a budget of
/// that year.
#[must_use]
pub fn roll(plan: &Plan, figures: Figures) -> Option<Rolled> {
    let year = plan.year?;
    let next = year.checked_add(1)?;
    plan.main_column()?;
    let mut new = Plan {
        source: plan.source.clone(),
        forbund: plan.forbund.clone(),
        year: Some(next),
        goals: plan.goals.clone(),
        ..Plan::default()
    };
    let equity_is_told = plan.equity.iter().any(|row| row.year == year);
    new.budgets =
        plan.budgets.iter().filter_map(|table| tables::rolled(table, year, figures, equity_is_told)).collect();
    new.main_column()?;
    new.multi_year = years::multi_year(plan, next, figures);
    new.equity = years::equity(plan, &new, year);
    let mut printed = new.clone();
    tables::unprint(&mut printed.budgets);
    years::unprint(&mut printed.multi_year);
    Some(Rolled { printed, plan: new })
}
