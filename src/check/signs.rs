//! Lines whose amount has the other sign than its side usually has: a refund, or a slip.

use rust_decimal::Decimal;

use super::Ground;
use super::words::{add_cell, cell, finding};
use crate::finding::{Arg, Finding, Message, Severity};
use crate::plan::{Address, Kind, Role, Side};

/// One remark for all such lines that no other finding is about.
pub(super) fn findings(ground: &Ground, findings: &mut Vec<Finding>) {
    let known: Vec<Address> =
        findings.iter().flat_map(|found| found.cells.iter().filter_map(|cell| cell.address)).collect();
    let mut found: Option<Finding> = None;
    for address in deviating(ground).filter(|address| !known.contains(address)) {
        let unit = ground.plan.budgets.first().map(|budget| budget.unit).unwrap_or_default();
        let remark = found.get_or_insert_with(|| {
            finding(
                "sign-deviates",
                Severity::Info,
                Message::new("check-sign-deviates"),
                Message::new("check-sign-deviates-help"),
                unit,
            )
        });
        add_cell(remark, cell(ground.plan, address));
    }
    if let Some(mut remark) = found {
        let count = Arg::Number(Decimal::from(remark.cells.len()));
        let label = remark.cells.first().map(|cell| cell.label.clone()).unwrap_or_default();
        remark.message = remark.message.with("count", count).text("label", label);
        findings.push(remark);
    }
}

fn deviating<'a>(ground: &'a Ground<'a>) -> impl Iterator<Item = Address> + 'a {
    ground.plan.budgets.iter().enumerate().flat_map(|(budget, table)| {
        table
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.side != Side::None && !matches!(line.role, Role::Result | Role::Equity))
            .flat_map(move |(line, found)| {
                // A difference has the sign of what changed.
                let is_amount = move |column: &usize| {
                    table.columns.get(*column).is_none_or(|column| column.kind != Some(Kind::Deviation))
                };
                let negative = found
                    .cells
                    .iter()
                    .enumerate()
                    .filter(move |(column, _)| is_amount(column))
                    .filter(|(_, figure)| figure.as_ref().is_some_and(|figure| figure.amount.is_negative()));
                negative.map(move |(column, _)| Address::Line { budget, line, column })
            })
    })
}
