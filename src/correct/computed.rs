//! Figures that a workbook's own formulas compute. Such a figure is no typing error: it follows its lines, whatever they
//! say. Where it does not agree with the lines it stands for, its formula covers others than they are.

use super::cost;
use super::grade::residual_after;
use super::step::{Deed, Explanation, Step};
use super::system::{Relation, System};
use crate::money::Amount;
use crate::plan::{Address, Budget, Computed, Plan, Role, Side};

/// The figures whose formulas give just what is printed, each with the figures it adds.
pub(super) fn computed(plan: &Plan) -> Vec<(Address, Vec<Address>)> {
    let tables = plan.budgets.iter().enumerate();
    tables
        .flat_map(|(budget, table)| {
            table.computed.iter().filter(|told| gives(table, told)).map(move |told| {
                let at = |line: usize| Address::Line { budget, line, column: told.column };
                (at(told.line), told.terms.iter().map(|term| at(term.line)).collect())
            })
        })
        .collect()
}

/// Whether a formula gives the figure that is printed. Costs are held without their usual minus, which a result's
/// formula may count on.
fn gives(table: &Budget, told: &Computed) -> bool {
    let Some(printed) = table.amount(told.line, told.column) else { return false };
    let sum = |flipped: bool| {
        told.terms.iter().try_fold(Amount::ZERO, |sum, term| {
            let amount = table.amount(term.line, told.column).unwrap_or_default();
            let cost = table.lines.get(term.line).is_some_and(|line| line.side == Side::Cost);
            if (term.sign < 0) != (flipped && cost) { sum.minus(amount) } else { sum.plus(amount) }
        })
    };
    let result = table.lines.get(told.line).is_some_and(|line| line.role == Role::Result);
    let same = |flipped: bool| sum(flipped).is_some_and(|sum| sum.magnitude() == printed.magnitude());
    same(false) || (result && same(true))
}

/// Leaves out explanations that a live workbook excludes: a line that the broken sum's formula follows cannot mend it.
pub(super) fn possible(system: &System, cluster: &[usize], found: Vec<Explanation>) -> Vec<Explanation> {
    let relations: Vec<&Relation> = cluster.iter().filter_map(|at| system.relations.get(*at)).collect();
    let (kept, left): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|one| relations.iter().all(|relation| may_mend(system, relation, one)));
    if kept.is_empty() { left } else { kept }
}

fn may_mend(system: &System, relation: &Relation, explanation: &Explanation) -> bool {
    let Some((target, _)) = relation.parts.first() else { return true };
    let terms = system.computed(*target);
    if terms.is_empty() {
        return true;
    }
    let outside = |at: usize| relation.parts.iter().skip(1).any(|(part, _)| *part == at) && !terms.contains(&at);
    explanation.steps.iter().filter(|step| !matches!(step.deed, Deed::MissingLine(_))).any(|step| {
        let sum = matches!(step.deed, Deed::Sum(_));
        step.changes.iter().any(|(at, _)| (sum && at == target) || outside(*at))
    })
}

/// Whether a figure is computed out of another that the step changes: it needs no proof of its own.
pub(super) fn follows(system: &System, step: &Step, variable: usize) -> bool {
    let terms = system.computed(variable);
    matches!(step.deed, Deed::Sum(_)) && step.changes.iter().any(|(at, _)| *at != variable && terms.contains(at))
}

/// Whether a cluster holds a sum that its own formula narrows: explained first, since what it explains may hold others.
pub(super) fn is_narrowed(system: &System, cluster: &[usize]) -> bool {
    let target = |at: &usize| system.relations.get(*at)?.parts.first().map(|(target, _)| *target);
    cluster.iter().filter_map(target).any(|target| !system.computed(target).is_empty())
}

/// The other clusters that the one explanation that leads makes whole, taken out of those to be explained: a result that was
/// typed right beside a total that follows a narrowed sum.
pub(super) fn also_mended(system: &System, found: &[Explanation], others: &mut Vec<Vec<usize>>) -> Vec<usize> {
    let near = found.iter().filter(|one| found.first().is_some_and(|best| one.cost <= best.cost + cost::MARGIN));
    let [Explanation { steps, .. }] = near.collect::<Vec<_>>()[..] else { return Vec::new() };
    let [step] = steps.as_slice() else { return Vec::new() };
    if !matches!(step.deed, Deed::Sum(_)) {
        return Vec::new();
    }
    let is_whole = |at: &usize| {
        system.relations.get(*at).is_some_and(|relation| !relation.broken_by(residual_after(system, *at, step)))
    };
    let (taken, left): (Vec<_>, Vec<_>) = std::mem::take(others).into_iter().partition(|one| one.iter().all(is_whole));
    *others = left;
    taken.into_iter().flatten().collect()
}
