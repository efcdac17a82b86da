//! Putting corrections into a plan. The printed form of a figure is never touched.

use super::Apply;
use crate::balance::{same_figure, set};
use crate::finding::{Correction, Operation};
use crate::plan::Plan;

/// The plan with the corrections that `apply` takes.
pub(super) fn applied(plan: &Plan, corrections: &[Correction], apply: Apply) -> Plan {
    with(plan, corrections.iter().filter(|correction| apply.takes(correction.confidence)))
}

/// The plan with these corrections. A missing line has no name, so that it cannot be written.
pub(super) fn with<'a>(plan: &Plan, taken: impl Iterator<Item = &'a Correction>) -> Plan {
    let mut after = plan.clone();
    for correction in taken.filter(|correction| correction.operation != Operation::MissingLine) {
        if let Some(address) = &correction.cell.address {
            set(&mut after, address, correction.new);
            same_figure(plan, address).iter().for_each(|other| set(&mut after, other, correction.new));
        }
    }
    follow(plan, &mut after);
    after
}

/// What only follows from the figures follows the new ones: a derived result or closing equity.
fn follow(before: &Plan, after: &mut Plan) {
    for at in 0..after.equity.len() {
        let change = result_change(before, after, at);
        let Some(row) = after.equity.get_mut(at) else { continue };
        if let (Some(change), Some(result)) = (change, row.result.as_mut().filter(|result| result.is_derived())) {
            result.amount = result.amount.plus(change).unwrap_or(result.amount);
        }
        let closing = match (&row.opening, &row.result) {
            (Some(opening), Some(result)) => opening.amount.plus(result.amount),
            _ => None,
        };
        let moved = before.equity.get(at).is_some_and(|old| old.opening != row.opening || old.result != row.result);
        if let (true, Some(amount), Some(value)) =
            (moved, closing, row.closing.as_mut().filter(|value| value.is_derived()))
        {
            value.amount = amount;
        }
    }
}

/// How much the corrections changed the income less the costs that a year's derived result was made of.
fn result_change(before: &Plan, after: &Plan, row: usize) -> Option<crate::money::Amount> {
    use crate::balance::stated;
    use crate::plan::{Kind, YearField};
    let year = after.equity.get(row)?.year;
    let (budget, column) = before.budgets.iter().enumerate().find_map(|(at, budget)| {
        let fits = |column: &crate::plan::Column| {
            column.year == Some(year) && matches!(column.kind, Some(Kind::Budget) | None)
        };
        budget.columns.iter().position(fits).map(|column| (at, column))
    })?;
    let made = |plan: &Plan| {
        let income = stated(plan, budget, column, YearField::Income)?;
        income.amount.minus(stated(plan, budget, column, YearField::Costs)?.amount)
    };
    made(after)?.minus(made(before)?)
}
