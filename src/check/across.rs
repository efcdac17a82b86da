//! The same figure in several tables: one finding for each cause, its consequences in it.

use super::Ground;
use super::words::{add_cell, cell, computed, finding, name, reason};
use crate::balance::{Identity, Weighed, seen};
use crate::finding::{Finding, Message, Severity};
use crate::money::Amount;
use crate::plan::{Address, YearField};

/// Clashes between tables. Those that a cause inside a table explains are told there.
pub(super) fn findings(ground: &Ground, findings: &mut Vec<Finding>) {
    let mut clashes: Vec<&Weighed> = ground
        .weighed
        .iter()
        .filter(|weighed| weighed.holding.is_broken() && !weighed.equation.identity.is_structure())
        .collect();
    clashes.retain(|clash| !told_by_a_cause(ground, clash, findings));
    // Fields come in the order of cause: contributions and grants before the income and costs that hold them.
    clashes.sort_by_key(|clash| order(&clash.equation.target));
    let mut open: Vec<(Finding, Option<usize>, Amount)> = Vec::new();
    for clash in clashes {
        let Some(diff) = difference(ground, clash) else { continue };
        let row = row(&clash.equation.target);
        let cause = open
            .iter_mut()
            .find(|(_, known, off)| row.is_some() && *known == row && off.magnitude() == diff.magnitude());
        match cause {
            Some((found, _, _)) => follow(ground, clash, found),
            None => open.extend(clash_finding(ground, clash).map(|found| (found, row, diff))),
        }
    }
    findings.extend(open.into_iter().map(|(found, _, _)| found));
}

fn order(address: &Address) -> (usize, usize) {
    match address {
        Address::Year { row, field } => (*row, YearField::ALL.iter().position(|known| known == field).unwrap_or(0)),
        _ => (usize::MAX, 0),
    }
}

fn row(address: &Address) -> Option<usize> {
    match address {
        Address::Year { row, .. } => Some(*row),
        _ => None,
    }
}

fn difference(ground: &Ground, clash: &Weighed) -> Option<Amount> {
    ground.plan.amount(&clash.equation.target)?.minus(computed(ground.plan, clash)?)
}

/// Whether a certain or likely correction changes one of the figures, so that the clash is its doing.
fn told_by_a_cause(ground: &Ground, clash: &Weighed, findings: &mut [Finding]) -> bool {
    let changed: Vec<Address> =
        ground.corrected.corrections.iter().filter(|one| one.leads()).filter_map(|one| one.cell.address).collect();
    if !clash.equation.addresses().any(|address| changed.contains(&address)) {
        return false;
    }
    let cause = findings.iter_mut().find(|found| {
        found
            .cells
            .iter()
            .any(|cell| cell.address.is_some_and(|address| clash.equation.addresses().any(|other| other == address)))
    });
    if let Some(found) = cause {
        add_cell(found, cell(ground.plan, clash.equation.target));
        found.reasons.extend(stands(ground, &clash.equation.target));
    }
    true
}

fn stands(ground: &Ground, address: &Address) -> Option<crate::finding::Reason> {
    let figure = seen(ground.plan, address)?;
    let label = Message::new("check-reason-stands").with("label", name(address, &figure)).amount(
        "amount",
        figure.amount,
        figure.unit,
    );
    reason(ground.plan, address, label)
}

fn clash_finding(ground: &Ground, clash: &Weighed) -> Option<Finding> {
    let target = clash.equation.target;
    let figure = seen(ground.plan, &target)?;
    let other = clash.equation.parts.first()?.address;
    let against = seen(ground.plan, &other)?;
    let made = computed(ground.plan, clash)?;
    let (rule, id, help) = match (clash.equation.identity, figure.column.year) {
        (Identity::Continuity, _) => ("equity-roll-forward", "check-continuity", "check-continuity-help"),
        (_, Some(_)) => ("cross-table", "check-cross-table-year", "check-cross-table-help"),
        (_, None) => ("cross-table", "check-cross-table", "check-cross-table-help"),
    };
    let message = Message::new(id)
        .with("label", name(&target, &figure))
        .with("other", name(&other, &against))
        .amount("printed", figure.amount, figure.unit)
        .amount("against", made, against.unit)
        .text("year", figure.column.year.map(|year| year.to_string()).unwrap_or_default());
    let severity = if clash.equation.identity == Identity::Continuity { Severity::Info } else { Severity::Warning };
    let mut found = finding(rule, severity, message, Message::new(help), figure.unit);
    add_cell(&mut found, cell(ground.plan, target));
    for part in &clash.equation.parts {
        add_cell(&mut found, cell(ground.plan, part.address));
        found.reasons.extend(stands(ground, &part.address));
    }
    found.expected = Some(made);
    found.actual = Some(figure.amount);
    Some(found)
}

/// A clash of the same row by the same amount follows from the first.
fn follow(ground: &Ground, clash: &Weighed, found: &mut Finding) {
    let target = clash.equation.target;
    let (Some(figure), Some(made)) = (seen(ground.plan, &target), computed(ground.plan, clash)) else { return };
    let message = Message::new("check-cross-table-hence")
        .with("label", name(&target, &figure))
        .amount("printed", figure.amount, figure.unit)
        .amount("against", made, figure.unit);
    found.consequences.push(message);
    add_cell(found, cell(ground.plan, target));
    for part in &clash.equation.parts {
        add_cell(found, cell(ground.plan, part.address));
    }
}
