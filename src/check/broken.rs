//! Findings out of the broken identities inside the tables: one for each cause.

use rust_decimal::Decimal;

use super::Ground;
use super::words::{add_cell, cell, computed, finding, name, reason};
use crate::balance::{Holding, Identity, Weighed, seen};
use crate::correct::Cause;
use crate::finding::{Arg, Confidence, Correction, Finding, Message, Operation, Severity};
use crate::plan::Address;

/// One finding for each cause, and one for each broken identity that has none.
pub(super) fn findings(ground: &Ground) -> Vec<Finding> {
    let mut found: Vec<Finding> = ground.corrected.causes.iter().filter_map(|cause| of_cause(ground, cause)).collect();
    let explained: Vec<usize> =
        ground.corrected.causes.iter().flat_map(|cause| cause.equations.iter().copied()).collect();
    for (at, weighed) in ground.weighed.iter().enumerate() {
        if weighed.holding.is_broken() && weighed.equation.identity.is_structure() && !explained.contains(&at) {
            found.extend(unexplained(ground, weighed));
        }
    }
    found
}

fn of_cause(ground: &Ground, cause: &Cause) -> Option<Finding> {
    let group: Vec<&Correction> = ground.corrected.corrections.iter().filter(|one| one.group == cause.group).collect();
    let equations: Vec<&Weighed> = cause.equations.iter().filter_map(|at| ground.weighed.get(*at)).collect();
    let first = *group.first()?;
    let is_undecided = cause.confidence == Confidence::Open || ground.corrected.led_by_choice.contains(&cause.group);
    let mut found = if is_undecided {
        let rivals = group.iter().filter_map(|one| one.alternative).max().unwrap_or(1);
        let chosen = ground.corrected.applied.contains(&cause.group);
        let id = match (chosen, ground.corrected.exhausted) {
            (true, _) => "check-chosen-help",
            (false, true) => "check-open-not-searched-help",
            (false, false) => "check-open-help",
        };
        let help = Message::new(id).with("count", Arg::Number(Decimal::from(rivals)));
        mismatch(ground, equations.first()?, help)?
    } else {
        let leading: Vec<&Correction> = group.iter().copied().filter(|one| one.leads()).collect();
        settled(ground, first, &leading)?
    };
    if !is_undecided {
        for one in group.iter().filter(|one| one.leads()) {
            add_cell(&mut found, one.cell.address.and_then(|address| cell(ground.plan, address)));
        }
    }
    for weighed in &equations {
        add_cell(&mut found, cell(ground.plan, weighed.equation.target));
        reasons(ground, weighed, &mut found);
        outside(ground, weighed.equation.target, &mut found);
    }
    let chosen = ground.corrected.applied.contains(&cause.group);
    found.resolved_by = (chosen || cause.confidence != Confidence::Open).then_some(cause.group);
    Some(found)
}

/// A cause with one explanation: what is wrong is said of the figure itself.
fn settled(ground: &Ground, first: &Correction, group: &[&Correction]) -> Option<Finding> {
    let (id, help) = match first.operation {
        Operation::Unit => ("check-unit-mixed", "check-unit-mixed-help"),
        Operation::Sign => ("check-sign-wrong", "check-sign-wrong-help"),
        Operation::Sum => ("", "check-sum-stale-help"),
        _ => ("check-figure-wrong", "check-figure-wrong-help"),
    };
    let address = first.cell.address?;
    let figure = seen(ground.plan, &address)?;
    let count = Arg::Number(Decimal::from(group.len()));
    let said = Message::new(id)
        .with("label", name(&address, &figure))
        .with("count", count.clone())
        .text("unit", first.unit.symbol())
        .amount("old", figure.amount, first.unit)
        .amount("new", first.new, first.unit);
    // A sum's correction names its cause: the line that was left out.
    let message = if first.operation == Operation::Sum { first.why.clone() } else { said };
    let by_formula = matches!(&first.why, Message::Entry { id, .. } if id.starts_with("correct-sum-formula"));
    let help = Message::new(if by_formula { "check-sum-formula-help" } else { help })
        .with("label", name(&address, &figure))
        .with("count", count)
        .amount("new", first.new, first.unit);
    let mut found = finding(&first.rule, Severity::Error, message, help, first.unit);
    found.expected = Some(first.new);
    found.actual = Some(figure.amount);
    Some(found)
}

fn unexplained(ground: &Ground, weighed: &Weighed) -> Option<Finding> {
    let id = if ground.corrected.exhausted { "check-not-searched-help" } else { "check-no-explanation-help" };
    let mut found = mismatch(ground, weighed, Message::new(id))?;
    reasons(ground, weighed, &mut found);
    outside(ground, weighed.equation.target, &mut found);
    Some(found)
}

/// The lines that the sum's own formula leaves out.
fn outside(ground: &Ground, target: Address, found: &mut Finding) {
    let Address::Line { budget, line, column } = target else { return };
    let Some(table) = ground.plan.budgets.get(budget) else { return };
    let Some(told) = table.computed_at(line, column) else { return };
    for line in table.left_out(told) {
        let label = Message::new("check-reason-outside").text("ranges", told.ranges.clone());
        if let Some(outside) = reason(ground.plan, &Address::Line { budget, line, column }, label) {
            // Where the line is told as the last of the sum's lines it is told better so.
            found.reasons.retain(|known| known.place != outside.place);
            found.reasons.push(outside);
        }
    }
}

/// A broken identity, said of its printed figure.
fn mismatch(ground: &Ground, weighed: &Weighed, help: Message) -> Option<Finding> {
    let Holding::Broken { computed, printed, diff } = weighed.holding else { return None };
    let target = weighed.equation.target;
    let figure = seen(ground.plan, &target)?;
    let (rule, id) = match weighed.equation.identity {
        Identity::Total | Identity::YearIncome => ("total-mismatch", "check-total-mismatch"),
        Identity::Result | Identity::YearResult => ("result-mismatch", "check-result-mismatch"),
        Identity::RollForward | Identity::Continuity => ("equity-roll-forward", "check-equity-roll-forward"),
        Identity::Twice => ("printed-twice", "check-printed-twice"),
        Identity::Sum | Identity::Across => ("sum-mismatch", "check-sum-mismatch"),
    };
    let message = Message::new(id)
        .with("label", name(&target, &figure))
        .amount("computed", computed, figure.unit)
        .amount("printed", printed, figure.unit)
        .amount("diff", diff.magnitude(), figure.unit);
    let mut found = finding(rule, Severity::Error, message, help, figure.unit);
    found.expected = Some(computed);
    found.actual = Some(printed);
    add_cell(&mut found, cell(ground.plan, target));
    Some(found)
}

/// The table's own figure and the lines that it is held against, as second labels.
fn reasons(ground: &Ground, weighed: &Weighed, found: &mut Finding) {
    let target = weighed.equation.target;
    let Some(figure) = seen(ground.plan, &target) else { return };
    let Some(sum) = computed(ground.plan, weighed) else { return };
    let offender = found.cells.first().and_then(|cell| cell.address);
    if offender != Some(target) {
        let label = Message::new("check-reason-sum")
            .with("label", name(&target, &figure))
            .amount("printed", figure.amount, figure.unit)
            .amount("computed", sum, figure.unit);
        found.reasons.extend(reason(ground.plan, &target, label));
        return;
    }
    let parts: Vec<Address> = weighed.equation.parts.iter().map(|part| part.address).collect();
    if let (Some(first), Some(last)) = (parts.iter().min(), parts.iter().max()) {
        let label = Message::new("check-reason-lines").with("count", Arg::Number(Decimal::from(parts.len()))).amount(
            "computed",
            sum,
            figure.unit,
        );
        found.reasons.extend(reason(ground.plan, first, label));
        if first != last {
            found.reasons.extend(reason(ground.plan, last, Message::new("check-reason-last-line")));
        }
    }
}
