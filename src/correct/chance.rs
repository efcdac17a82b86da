//! How seldom chance makes a mark. A figure in another unit or with another sign leaves its sum off by an amount of its
//! own; a sum that is wrong by any amount at all would hardly be off by just that much.

use std::collections::BTreeSet;

use super::cost;
use super::pattern;
use super::peers;
use super::step::{Deed, Digit, Explanation, Step};
use super::system::{Relation, Sort, System, Variable};

/// One in so many: less often than this, a free amount looks like a mark by chance.
const SELDOM: u128 = 1000;
/// The same where the line's other columns show the mark too: that would be another chance.
const SELDOM_BESIDE: u128 = 100;

/// A figure so many times too large or too small is no other amount that the line might have.
const APART: u128 = 4;
/// Digits of smaller figures are swapped, lost or doubled by chance too often: of those that stand apart, and of others.
const SMALL: [u128; 2] = [10, 100];

/// Whether an explanation leaves no mark, or one that nine amounts leave at every digit: nearly any amount would do.
pub(super) fn is_free(explanation: &Explanation) -> bool {
    explanation.steps.iter().all(|step| {
        matches!(step.deed, Deed::Sum(None) | Deed::Value | Deed::MissingLine(_) | Deed::Digit(Digit::Wrong))
    })
}

/// Whether digits of a figure are swapped, lost or doubled, and another place prints it without that: another table, the
/// prose, or for a line the other columns. Neither makes the other by chance.
pub(super) fn is_typed_otherwise_elsewhere(system: &System, step: &Step) -> bool {
    let [(at, new)] = step.changes.as_slice() else { return false };
    let Some(variable) = system.variables.get(*at) else { return false };
    let (old, size) = (variable.value.unsigned_abs(), new.unsigned_abs());
    let is_apart = old.max(size) >= old.min(size).saturating_mul(APART);
    let [apart, others] = SMALL;
    let small = variable.step.unsigned_abs().saturating_mul(if is_apart { apart } else { others });
    let digit = pattern::digit(variable.value, *new, variable.step).filter(|digit| *digit != Digit::Wrong);
    if digit.is_none() || old.min(size) < small {
        return false;
    }
    let told = !variable.said.is_empty() && variable.said.iter().all(|said| said.value == *new);
    told || (variable.sort == Sort::Item && is_printed_beside_exactly(system, variable, *new, is_apart))
}

/// Whether one other column of the line prints a figure to the last digit where what stands here is none that the line
/// might have, and all of several columns where it is. What rounding leaves some room is not known to the last digit.
fn is_printed_beside_exactly(system: &System, variable: &Variable, new: i128, is_apart: bool) -> bool {
    let peers = &variable.peers;
    let always = peers.len() > 1 && peers.iter().all(|other| *other == new);
    let mut relations = variable.equations.iter().filter_map(|(at, _)| system.relations.get(*at));
    let is_exact = relations.all(|relation| !relation.hard || relation.twice_tolerance == 0);
    is_exact && (always || (is_apart && peers.contains(&new)))
}

/// Whether a step is a mark that a free amount hardly ever makes.
pub(super) fn is_hardly_chance(system: &System, step: &Step) -> bool {
    if is_typed_otherwise_elsewhere(system, step) {
        return true;
    }
    if !matches!(step.deed, Deed::UnitDown | Deed::UnitUp | Deed::Sign) {
        return false;
    }
    if peers::is_printed_beside(system, step) {
        return true;
    }
    let touched: BTreeSet<usize> = step
        .changes
        .iter()
        .filter_map(|(at, _)| system.variables.get(*at))
        .flat_map(|variable| variable.equations.iter().map(|(at, _)| *at))
        .collect();
    let broken = touched.into_iter().filter_map(|at| system.relations.get(at));
    broken.filter(|relation| relation.hard && relation.broken()).any(|relation| is_seldom(system, relation, step))
}

/// Whether so few marks would fit, of all amounts that the identity could be off by, that one hardly fits by chance.
fn is_seldom(system: &System, relation: &Relation, step: &Step) -> bool {
    let grain = grain(system, relation, step).max(1);
    let off = relation.residual.unsigned_abs();
    let room = (relation.twice_tolerance.unsigned_abs() / grain).saturating_add(1);
    let marks = marks(system, relation).filter(|mark| *mark >= off / 2 && *mark / 2 <= off).count();
    // Neighbouring lines may share a mark: so many runs of them.
    let lines = relation.parts.len();
    let ways = if step.changes.len() > 1 { lines.saturating_mul(lines) } else { marks };
    let ways = u128::try_from(ways).unwrap_or(u128::MAX);
    let seldom = if is_shown_beside(system, step) { SELDOM_BESIDE } else { SELDOM };
    ways.saturating_mul(room).saturating_mul(seldom) <= off / grain
}

/// Whether each figure stands apart from its line's other columns as printed and goes well with them once changed.
fn is_shown_beside(system: &System, step: &Step) -> bool {
    let alike = |one: i128, other: i128| (one < 0) == (other < 0) && cost::alike(one, other);
    step.changes.iter().all(|(at, new)| {
        system.variables.get(*at).is_some_and(|variable| {
            let peers = &variable.peers;
            !peers.is_empty() && peers.iter().all(|other| alike(*new, *other) && !alike(variable.value, *other))
        })
    })
}

/// What each of an identity's figures would be off by, if it had a mark.
fn marks<'a>(system: &'a System, relation: &'a Relation) -> impl Iterator<Item = u128> + 'a {
    relation.parts.iter().filter_map(|(at, _)| system.variables.get(*at)).flat_map(|variable| {
        let value = variable.value.unsigned_abs();
        let up = value.saturating_mul(999);
        let down =
            (variable.value % 1000 == 0 && value / 1000 >= variable.step.unsigned_abs()).then_some(value / 1000 * 999);
        let sign = cost::is_against_custom(variable).then_some(value.saturating_mul(2));
        std::iter::once(up).chain(down).chain(sign).filter(|mark| *mark != 0)
    })
}

/// What all amounts of an identity are multiples of once the step is done: it can only be off by multiples of that.
fn grain(system: &System, relation: &Relation, step: &Step) -> u128 {
    let value = |at: usize| {
        let changed = step.changes.iter().find(|(other, _)| *other == at).map(|(_, new)| *new);
        changed.or(system.variables.get(at).map(|variable| variable.value)).unwrap_or(0)
    };
    relation.parts.iter().fold(0, |grain, (at, _)| divisor(grain, value(*at).unsigned_abs()))
}

/// The greatest common divisor.
fn divisor(one: u128, other: u128) -> u128 {
    let (mut one, mut other) = (one, other);
    while let Some(left) = one.checked_rem(other) {
        (one, other) = (other, left);
    }
    one
}
