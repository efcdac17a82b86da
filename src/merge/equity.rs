//! Equity of each plan over its year.

use crate::money::Amount;
use crate::plan::{Plan, Value};

/// Equity of one plan over its year, in kronor; `None` where the plan does not tell.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Equity {
    /// At the year's beginning.
    pub opening: Option<Amount>,
    /// At the year's end, as printed.
    pub closing: Option<Amount>,
}

pub(super) fn equity(plan: &Plan) -> Equity {
    let Some(row) = plan.equity.iter().find(|row| plan.year == Some(row.year)) else { return Equity::default() };
    let printed = |value: &Option<Value>| value.as_ref().filter(|value| !value.is_derived()).map(|value| value.amount);
    Equity { opening: row.opening.as_ref().map(|value| value.amount), closing: printed(&row.closing) }
}
