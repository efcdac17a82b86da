//! How sure an explanation is. `certain` only where no rival comes near, and where either two independent broken
//! identities hold the figure or a unit or sign mark restores everything. A wrong `certain` is the worst there is.

use std::collections::BTreeSet;

use super::computed;
use super::cost;
use super::evidence::Weight;
use super::search::slack;
use super::solve::Group;
use super::step::{Deed, Explanation, Step};
use super::system::{Relation, Sort, System, Variable};
use crate::finding::Confidence;

/// How many rivals are shown.
const SHOWN: usize = 12;

/// The groups that the explanations of a cluster make. Steps that all explanations share are a group of their own
/// where they are certain by themselves.
pub(super) fn graded(system: &System, found: Vec<Explanation>, mends: BTreeSet<usize>, exhausted: bool) -> Vec<Group> {
    let Some(best) = found.first().map(|best| best.cost) else { return Vec::new() };
    let near: Vec<&Explanation> = found.iter().filter(|one| one.cost <= best + cost::MARGIN).collect();
    let shared = shared_steps(&near);
    let sure: Vec<Step> = shared
        .into_iter()
        .filter(|step| !exhausted && near.iter().all(|one| !one.harms) && is_certain(system, step))
        .collect();
    let mut left = mends;
    let mut groups = Vec::new();
    for step in &sure {
        let own: BTreeSet<usize> = touched(system, step).filter(|at| left.contains(at)).collect();
        left.retain(|at| !own.contains(at));
        let one = Explanation { steps: vec![step.clone()], cost: best, harms: false };
        groups.push(Group { explanations: vec![one], confidence: Confidence::Certain, mends: own });
    }
    let rest = without(found, &sure);
    if !rest.first().is_none_or(|best| best.steps.is_empty()) {
        let rest: Vec<Explanation> = rest.into_iter().filter(|one| !one.steps.is_empty()).collect();
        groups.extend(open_or_likely(system, rest, left, exhausted));
    }
    groups
}

fn open_or_likely(system: &System, rest: Vec<Explanation>, mends: BTreeSet<usize>, exhausted: bool) -> Vec<Group> {
    let best = rest.first().map_or(0, |best| best.cost);
    let near = rest.iter().filter(|one| one.cost <= best + cost::MARGIN).count();
    let leads = near == 1 && !exhausted && rest.first().is_some_and(|best| !best.harms && is_leading(system, best));
    let confidence = if leads { Confidence::Likely } else { Confidence::Open };
    let shown = match confidence {
        Confidence::Likely => 1,
        _ => rest.iter().filter(|one| one.cost <= best + 2 * cost::MARGIN).count().clamp(near, SHOWN.max(near)),
    };
    let explanations: Vec<Explanation> = rest.into_iter().take(shown).collect();
    vec![Group { explanations, confidence, mends }]
}

/// A missing line, and a member's contribution, are never more than a possibility.
fn is_leading(system: &System, explanation: &Explanation) -> bool {
    explanation.steps.iter().all(|step| {
        let member = |at: usize| system.variables.get(at).is_some_and(|variable| variable.sort == Sort::Member);
        match step.deed {
            Deed::MissingLine(_) => false,
            Deed::Value => step.changes.iter().all(|(at, new)| confirmed(system, *at, *new)),
            Deed::UnitDown | Deed::UnitUp | Deed::Sign => true,
            _ => !step.changes.iter().any(|(at, _)| member(*at)),
        }
    })
}

/// Whether another table prints the new value for the figure.
fn confirmed(system: &System, at: usize, new: i128) -> bool {
    let said = system.variables.get(at).map(|variable| variable.said.as_slice()).unwrap_or_default();
    said.iter().any(|said| said.weight == Weight::Strong && said.value == new)
}

fn shared_steps(near: &[&Explanation]) -> Vec<Step> {
    let Some(first) = near.first() else { return Vec::new() };
    first.steps.iter().filter(|step| near.iter().all(|one| one.steps.contains(step))).cloned().collect()
}

fn without(found: Vec<Explanation>, sure: &[Step]) -> Vec<Explanation> {
    found
        .into_iter()
        .map(|mut one| {
            one.steps.retain(|step| !sure.contains(step));
            one
        })
        .collect()
}

fn is_certain(system: &System, step: &Step) -> bool {
    let by_mark = match step.deed {
        Deed::UnitDown | Deed::UnitUp => true,
        Deed::Sign => step.changes.iter().all(|(at, _)| {
            system.variables.get(*at).is_some_and(|variable| variable.value < 0 && variable.sort != Sort::Result)
        }),
        _ => false,
    };
    let figures = || step.changes.iter().filter_map(|(at, new)| Some((system.variables.get(*at)?, *new)));
    if matches!(step.deed, Deed::MissingLine(_)) || figures().count() != step.changes.len() {
        return false;
    }
    if by_mark {
        return all_by_layout(system, step)
            && restores(system, step)
            && stands_out(system, step)
            && figures().all(|(variable, new)| fits_table(system, variable, new));
    }
    // A free value that rounding leaves some room is not proved to the last digit.
    if step.deed == Deed::Value
        && touched(system, step).any(|at| is_hard(system, at) && residual_after(system, at, step) != 0)
    {
        return false;
    }
    step.changes.iter().filter_map(|(at, _)| Some((*at, system.variables.get(*at)?))).all(|(at, variable)| {
        computed::follows(system, step, at)
            || variable.sort != Sort::Member && holders(system, variable.equations.iter().map(|(at, _)| *at), step) >= 2
    })
}

fn is_hard(system: &System, relation: usize) -> bool {
    system.relations.get(relation).is_some_and(|found| found.hard)
}

/// The independent broken identities that hold a figure and are whole after the step alone.
fn holders(system: &System, equations: impl Iterator<Item = usize>, step: &Step) -> usize {
    equations
        .filter_map(|at| system.relations.get(at).map(|relation| (at, relation)))
        .filter(|(at, relation)| {
            let after = residual_after(system, *at, step);
            relation.by_layout
                && relation.broken()
                && !relation.broken_by(after)
                && is_probable(system, relation, after)
        })
        .count()
}

/// Whether what an identity is off by is what rounding probably makes: three standard deviations of so many figures,
/// each off by half a step at the most. Rounding may make more, but an identity that needs so much confirms nothing.
fn is_probable(system: &System, relation: &Relation, residual: i128) -> bool {
    let step = relation.parts.first().and_then(|(at, _)| system.variables.get(*at)).map_or(1, |found| found.step);
    let figures = u128::try_from(relation.parts.len()).unwrap_or(u128::MAX);
    let step = step.unsigned_abs();
    let off = residual.unsigned_abs();
    // Twelve times the square, against nine variances: a figure's variance is a twelfth of its step squared.
    let wide = step.saturating_mul(step).saturating_mul(figures).saturating_mul(9);
    off.saturating_mul(off).saturating_mul(12) <= wide
}

fn residual_after(system: &System, relation: usize, step: &Step) -> i128 {
    let Some(found) = system.relations.get(relation) else { return 0 };
    let moved = step.changes.iter().filter_map(|(at, new)| {
        let variable = system.variables.get(*at)?;
        let sign: i128 =
            variable.equations.iter().filter(|(other, _)| *other == relation).map(|(_, sign)| i128::from(*sign)).sum();
        Some(sign * (new - variable.value))
    });
    found.residual + moved.sum::<i128>()
}

fn touched<'a>(system: &'a System, step: &'a Step) -> impl Iterator<Item = usize> + 'a {
    step.changes
        .iter()
        .filter_map(|(at, _)| system.variables.get(*at))
        .flat_map(|variable| variable.equations.iter().map(|(at, _)| *at))
}

fn all_by_layout(system: &System, step: &Step) -> bool {
    touched(system, step)
        .filter_map(|at| system.relations.get(at))
        .all(|relation| relation.by_layout || !relation.broken())
}

/// Whether the step alone leaves nothing broken of all it touches.
fn restores(system: &System, step: &Step) -> bool {
    let finest =
        step.changes.iter().filter_map(|(at, new)| Some(slack(system.variables.get(*at)?, *new))).max().unwrap_or(0);
    let relations: BTreeSet<usize> = touched(system, step).collect();
    relations
        .into_iter()
        .filter_map(|at| Some((at, system.relations.get(at)?)))
        .filter(|(_, relation)| relation.hard)
        .all(|(at, relation)| {
            let residual = residual_after(system, at, step);
            // What it does not move it neither proves nor harms.
            let unmoved = residual == relation.residual;
            (!relation.broken_by(residual) && (unmoved || is_probable(system, relation, residual)))
                || residual.unsigned_abs().saturating_mul(2) <= finest
        })
}

/// A figure that is finer than its table proves something only where the printed one is too large for its own sum.
fn fits_table(system: &System, variable: &Variable, new: i128) -> bool {
    let target = |relation: &Relation| {
        relation.parts.first().and_then(|(at, _)| system.variables.get(*at)).map_or(0, |found| found.value)
    };
    let relations = || variable.equations.iter().filter_map(|(at, _)| system.relations.get(*at));
    new % variable.step == 0
        || relations()
            .filter(|relation| relation.hard && relation.broken())
            .all(|relation| variable.value.unsigned_abs() > target(relation).unsigned_abs().saturating_mul(2))
}

/// A mark proves something only where what it mends is far beyond rounding.
fn stands_out(system: &System, step: &Step) -> bool {
    let relations: BTreeSet<usize> = touched(system, step).collect();
    relations
        .into_iter()
        .filter_map(|at| system.relations.get(at))
        .filter(|relation| relation.hard && relation.broken())
        .all(|relation| relation.residual.unsigned_abs() > relation.twice_tolerance.unsigned_abs().saturating_mul(4))
}
