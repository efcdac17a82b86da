//! What stands beside a figure: its line's other columns, its column's other lines, and the rest of its sum.

use std::collections::BTreeSet;

use super::grade::{is_hard, touched};
use super::step::{Deed, Step};
use super::system::{Sort, System, Variable};
use crate::plan::Address;

/// Whether another unit takes a figure away from those it stands among: from the same line's other columns, or where
/// there are none out of the range of the column's other lines. A figure with nothing beside it is not proved so.
pub(super) fn leaves_its_peers(system: &System, step: &Step) -> bool {
    matches!(step.deed, Deed::UnitDown | Deed::UnitUp)
        && step.changes.iter().any(|(at, new)| {
            let Some(variable) = system.variables.get(*at) else { return true };
            if !variable.peers.is_empty() {
                return farther(&variable.peers, *new, variable.value);
            }
            let lines = column_lines(system, variable.address, step);
            lines.is_empty() || (is_within(&lines, variable.value) && !is_within(&lines, *new))
        })
}

/// The magnitudes of the lines of a figure's column that the step leaves alone: of those that stand in no broken identity,
/// where there are any.
fn column_lines(system: &System, address: Address, step: &Step) -> Vec<u128> {
    let column = |address: Address| match address {
        Address::Line { budget, column, .. } => Some((budget, column)),
        _ => None,
    };
    let Some(own) = column(address) else { return Vec::new() };
    let others = system.variables.iter().enumerate().filter(|(at, variable)| {
        let item = matches!(variable.sort, Sort::Item | Sort::Member) && variable.value != 0;
        item && column(variable.address) == Some(own) && step.changes.iter().all(|(changed, _)| changed != at)
    });
    let others: Vec<&Variable> = others.map(|(_, variable)| variable).collect();
    let size = |variable: &&&Variable| variable.value.unsigned_abs();
    let sound: Vec<u128> =
        others.iter().filter(|variable| !system.is_suspect(variable)).map(|one| size(&one)).collect();
    if sound.is_empty() { others.iter().map(|one| size(&one)).collect() } else { sound }
}

fn is_within(range: &[u128], value: i128) -> bool {
    let value = value.unsigned_abs();
    range.iter().min().is_none_or(|least| *least <= value) && range.iter().max().is_none_or(|most| value <= *most)
}

/// Whether a figure comes farther from the nearest of the others, by size.
fn farther(others: &[i128], new: i128, old: i128) -> bool {
    times_off(others, new) > times_off(others, old)
}

/// How far a figure is from the nearest of the others: times as large or as small, in hundredths.
fn times_off(others: &[i128], value: i128) -> u128 {
    let value = value.unsigned_abs().max(1);
    let times = |other: &i128| {
        let other = other.unsigned_abs().max(1);
        value.max(other).saturating_mul(100).checked_div(value.min(other)).unwrap_or(u128::MAX)
    };
    others.iter().map(times).min().unwrap_or(0)
}

/// Whether a step takes a figure away from its line's other columns, twice as far or more, or to the other side of zero.
pub(super) fn strays(system: &System, step: &Step) -> bool {
    let crosses = |variable: &Variable, new: i128| variable.peers.iter().all(|other| other.signum() == -new.signum());
    let far = |(at, after): &(usize, i128)| {
        system.variables.get(*at).is_some_and(|variable| {
            let (old, new) = (times_off(&variable.peers, variable.value), times_off(&variable.peers, *after));
            variable.sort != Sort::Result
                && !variable.peers.is_empty()
                && (new >= old.saturating_mul(2) || crosses(variable, *after))
        })
    };
    step.changes.iter().any(far)
}

/// Whether it could as well be the other figures of the sum that are in another unit: not many more of them than those
/// that the step changes, and no other column or identity that speaks for them.
pub(super) fn may_be_the_others(system: &System, step: &Step) -> bool {
    if !matches!(step.deed, Deed::UnitDown | Deed::UnitUp) {
        return false;
    }
    let changed: BTreeSet<usize> = step.changes.iter().map(|(at, _)| *at).collect();
    let broken: BTreeSet<usize> = touched(system, step)
        .filter(|at| system.relations.get(*at).is_some_and(|relation| relation.hard && relation.broken()))
        .collect();
    let parts = broken.iter().filter_map(|at| system.relations.get(*at)).flat_map(|relation| &relation.parts);
    let others: BTreeSet<usize> = parts.map(|(at, _)| *at).filter(|at| !changed.contains(at)).collect();
    let others: Vec<&Variable> =
        others.iter().filter_map(|at| system.variables.get(*at)).filter(|variable| variable.value != 0).collect();
    let is_held = |variable: &&Variable| {
        !variable.peers.is_empty()
            || variable.equations.iter().any(|(at, _)| is_hard(system, *at) && !broken.contains(at))
    };
    others.len() < changed.len().saturating_mul(3) && !others.iter().any(is_held)
}

/// Whether it could as well be the other figure of a sum of one that has the wrong sign: a refund, or its sum. It is not where
/// another identity holds either of the two, or where the line's other columns show their sign.
pub(super) fn may_be_its_only_line(system: &System, step: &Step) -> bool {
    let broken: BTreeSet<usize> = touched(system, step)
        .filter(|at| system.relations.get(*at).is_some_and(|relation| relation.hard && relation.broken()))
        .collect();
    let (Deed::Sign, [(own, _)], [at]) = (step.deed, step.changes.as_slice(), &broken.iter().collect::<Vec<_>>()[..])
    else {
        return false;
    };
    let parts = system.relations.get(**at).map(|relation| relation.parts.as_slice()).unwrap_or_default();
    let money = parts.iter().filter_map(|(part, _)| Some((*part, system.variables.get(*part)?)));
    let money: Vec<(usize, &Variable)> = money.filter(|(_, variable)| variable.value != 0).collect();
    let told = |(part, variable): &(usize, &Variable)| {
        let holds = |at: &usize| is_hard(system, *at) && !broken.contains(at);
        !variable.peers.is_empty()
            || variable.locked
            || (part != own && variable.equations.iter().any(|(at, _)| holds(at)))
    };
    money.len() == 2 && !money.iter().any(told)
}

/// A sign that the same line's other columns confirm needs no more; where there are none, no other slip may explain
/// the same.
pub(super) fn is_supported(system: &System, step: &Step) -> bool {
    let shown =
        |at: usize| system.variables.get(at).is_some_and(|variable| variable.siblings.iter().any(|other| *other != 0));
    let line =
        |at: usize| system.variables.get(at).is_some_and(|variable| matches!(variable.sort, Sort::Item | Sort::Member));
    step.deed != Deed::Sign || step.changes.iter().all(|(at, _)| line(*at) && shown(*at))
}

/// Whether the line's other columns print each of the new figures to the last digit.
pub(super) fn is_printed_beside(system: &System, step: &Step) -> bool {
    let beside = |at: usize, new: i128| system.variables.get(at).is_some_and(|variable| variable.peers.contains(&new));
    step.changes.iter().all(|(at, new)| beside(*at, *new))
}
