//! The figures of the whole plans.

use super::money::Money;
use crate::money::Amount;
use crate::plan::{Plan, Side};

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

/// A side of the main budget in all, without equity used as financing.
pub(super) fn side(plan: &Plan, side: Side) -> Option<Amount> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let mut amounts = budget.items(side).filter_map(|(line, _)| budget.amount(line, column)).peekable();
    amounts.peek()?;
    Amount::total(amounts)
}

/// Income less costs.
pub(super) fn result(plan: &Plan) -> Option<Amount> {
    side(plan, Side::Income)?.minus(side(plan, Side::Cost)?)
}

/// Closing equity of the plan's year.
pub(super) fn closing(plan: &Plan) -> Option<Amount> {
    let row = plan.equity.iter().find(|row| plan.year == Some(row.year))?;
    row.closing.as_ref().map(|value| value.amount)
}

/// Income, costs, result and equity, as far as one of the plans tells them.
pub(super) fn totals(before: &Plan, after: &Plan) -> Vec<(Total, Money)> {
    let of = |total: Total, plan: &Plan| match total {
        Total::Income => side(plan, Side::Income),
        Total::Costs => side(plan, Side::Cost),
        Total::Result => result(plan),
        Total::Equity => closing(plan),
    };
    let both = |total| (total, Money { before: of(total, before), after: of(total, after) });
    let all = [Total::Income, Total::Costs, Total::Result, Total::Equity].map(both);
    all.into_iter().filter(|(_, money)| money.before.or(money.after).is_some()).collect()
}
