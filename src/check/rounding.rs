//! One remark for all sums that agree only as rounded figures do.

use rust_decimal::Decimal;

use super::Ground;
use super::words::{add_cell, cell, computed, finding, name, reason};
use crate::balance::{Holding, seen};
use crate::finding::{Arg, Finding, Message, Severity};
use crate::money::Unit;

/// The remark, where any sum is off by rounding.
pub(super) fn remark(ground: &Ground) -> Option<Finding> {
    let near: Vec<_> =
        ground.weighed.iter().filter(|weighed| matches!(weighed.holding, Holding::Rounding { .. })).collect();
    let first = near.first()?;
    let figure = seen(ground.plan, &first.equation.target)?;
    let message = Message::new("check-sum-rounding").with("count", Arg::Number(Decimal::from(near.len())));
    let mut found = finding_of(message, figure.unit);
    for weighed in near {
        let target = weighed.equation.target;
        add_cell(&mut found, cell(ground.plan, target));
        let (Some(figure), Some(sum)) = (seen(ground.plan, &target), computed(ground.plan, weighed)) else { continue };
        let label = Message::new("check-reason-sum")
            .with("label", name(&target, &figure))
            .amount("printed", figure.amount, figure.unit)
            .amount("computed", sum, figure.unit);
        found.reasons.extend(reason(ground.plan, &target, label));
    }
    Some(found)
}

fn finding_of(message: Message, unit: Unit) -> Finding {
    finding("sum-rounding", Severity::Info, message, Message::new("check-sum-rounding-help"), unit)
}
