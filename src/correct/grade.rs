//! How sure an explanation is. `certain` only where no rival comes near, and where either two independent broken
//! identities hold the figure or a unit or sign mark restores everything. A wrong `certain` is the worst there is.

use std::collections::BTreeSet;

use super::chance;
use super::computed;
use super::cost;
use super::evidence::Weight;
use super::peers;
use super::search::{slack, sort};
use super::slips;
use super::solve::Group;
use super::step::{Deed, Explanation, Step};
use super::system::{Relation, Sort, System, Variable};
use crate::balance::Identity;
use crate::finding::Confidence;

/// How many rivals are shown.
const SHOWN: usize = 12;
/// How many pairs of slips are shown beside what leads.
const SLIPS_SHOWN: usize = 3;

/// The groups that the explanations of a cluster make. Steps that all explanations share are a group of their own
/// where they are certain by themselves.
pub(super) fn graded(system: &System, found: Vec<Explanation>, mends: BTreeSet<usize>, exhausted: bool) -> Vec<Group> {
    let Some(best) = found.first() else { return Vec::new() };
    let cost = best.cost;
    let within = |margin: i64| -> Vec<&Explanation> { found.iter().filter(|one| one.cost <= cost + margin).collect() };
    let (near, wider) = (within(cost::MARGIN), within(2 * cost::MARGIN));
    let sure: Vec<Step> = best
        .steps
        .iter()
        .filter(|step| !exhausted && is_certain(system, step))
        .filter(|step| near.iter().all(|one| !one.harms && !is_rival(system, one, step)))
        .filter(|step| peers::is_supported(system, step) || !wider.iter().any(|one| is_rival(system, one, step)))
        .filter(|step| slips::instead(system, step).is_empty())
        .cloned()
        .collect();
    let mut left = mends;
    let mut groups = Vec::new();
    for step in &sure {
        let own: BTreeSet<usize> = touched(system, step).filter(|at| left.contains(at)).collect();
        left.retain(|at| !own.contains(at));
        let one = Explanation { steps: vec![step.clone()], cost, harms: false };
        groups.push(Group { explanations: vec![one], confidence: Confidence::Certain, mends: own });
    }
    let rest = without(found, &sure);
    if !rest.first().is_none_or(|best| best.steps.is_empty()) {
        let rest: Vec<Explanation> = rest.into_iter().filter(|one| !one.steps.is_empty()).collect();
        groups.extend(open_or_likely(system, rest, left, exhausted));
    }
    groups
}

/// Whether an explanation that comes near speaks against a step: it does without it, and not by chance.
fn is_rival(system: &System, explanation: &Explanation, step: &Step) -> bool {
    let by_chance = || chance::is_free(explanation) && chance::is_hardly_chance(system, step);
    !explanation.steps.contains(step) && !by_chance()
}

fn open_or_likely(system: &System, rest: Vec<Explanation>, mends: BTreeSet<usize>, exhausted: bool) -> Vec<Group> {
    let best = rest.first().map_or(0, |best| best.cost);
    let near = rest.iter().filter(|one| one.cost <= best + cost::MARGIN).count();
    let leads = near == 1 && !exhausted && rest.first().is_some_and(|best| !best.harms && is_leading(system, best));
    if leads {
        let explanations: Vec<Explanation> = rest.into_iter().take(1).flat_map(|one| with_slips(system, one)).collect();
        return vec![Group { explanations, confidence: Confidence::Likely, mends }];
    }
    let shown = rest.iter().filter(|one| one.cost <= best + 2 * cost::MARGIN).count().clamp(near, SHOWN.max(near));
    let explanations: Vec<Explanation> = rest.into_iter().take(shown).collect();
    vec![Group { explanations, confidence: Confidence::Open, mends }]
}

/// What leads, and after it the pairs of slips that may stand behind one of its steps instead.
fn with_slips(system: &System, leads: Explanation) -> Vec<Explanation> {
    let mut found = Vec::new();
    for (at, step) in leads.steps.iter().enumerate() {
        for mut pair in slips::instead(system, step) {
            let others = leads.steps.iter().enumerate().filter(|(other, _)| *other != at);
            pair.steps.extend(others.map(|(_, step)| step.clone()));
            found.push(pair);
        }
    }
    sort(system, &mut found);
    found.dedup_by(|left, right| left.steps == right.steps);
    found.truncate(SLIPS_SHOWN);
    found.insert(0, leads);
    found
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

/// The explanations that hold the sure steps, without them.
fn without(found: Vec<Explanation>, sure: &[Step]) -> Vec<Explanation> {
    let hold = |one: &Explanation| sure.iter().all(|step| one.steps.contains(step));
    found
        .into_iter()
        .filter(hold)
        .map(|mut one| {
            one.steps.retain(|step| !sure.contains(step));
            one
        })
        .collect()
}

fn is_certain(system: &System, step: &Step) -> bool {
    let by_mark = match step.deed {
        Deed::UnitDown | Deed::UnitUp => true,
        Deed::Sign => is_sign_mark(system, step),
        _ => false,
    };
    let figures = || step.changes.iter().filter_map(|(at, new)| Some((system.variables.get(*at)?, *new)));
    if matches!(step.deed, Deed::MissingLine(_)) || figures().count() != step.changes.len() {
        return false;
    }
    if by_mark {
        return !is_told_otherwise(system, step)
            && all_prove(system, step)
            && restores(system, step)
            && stands_out(system, step)
            && !peers::leaves_its_peers(system, step)
            && !peers::may_be_the_others(system, step)
            && !peers::may_be_its_only_line(system, step)
            && !may_be_lost(system, step)
            && figures().all(|(variable, new)| fits_table(variable, new));
    }
    // A free value that rounding leaves some room is not proved to the last digit.
    if step.deed == Deed::Value
        && touched(system, step).any(|at| is_hard(system, at) && residual_after(system, at, step) != 0)
    {
        return false;
    }
    if leaves_a_copy(system, step) {
        return false;
    }
    // Nobody sums to a finer figure than the table prints, or far from what the line is elsewhere: a rival there may be.
    if peers::strays(system, step) || figures().any(|(variable, new)| new % variable.step != 0) {
        return false;
    }
    // Rounding is no excuse for what a proof leaves over where no other identity shows any, and a digit that the
    // figure's own sum does not give to the last one fits by chance.
    if !leaves_only_rounding(system, step) || (matches!(step.deed, Deed::Digit(_)) && !is_exact_somewhere(system, step))
    {
        return false;
    }
    // What follows a figure by the source's own formula speaks for it as the figure's own identities do.
    let (following, own): (Vec<usize>, Vec<usize>) =
        step.changes.iter().map(|(at, _)| *at).partition(|at| computed::follows(system, step, *at));
    own.iter().all(|at| {
        let held: BTreeSet<usize> =
            following.iter().chain([at]).filter_map(|at| system.variables.get(*at)).flat_map(equations_of).collect();
        let member = system.variables.get(*at).is_some_and(|variable| variable.sort == Sort::Member);
        let elsewhere = is_told_elsewhere(system, step) || chance::is_typed_otherwise_elsewhere(system, step);
        !member && holders(system, held.into_iter(), step) + usize::from(elsewhere) >= 2
    })
}

/// Whether the figure's second printing tells neither what is printed nor what it would be: it says something else.
fn leaves_a_copy(system: &System, step: &Step) -> bool {
    touched(system, step).any(|at| {
        system.relations.get(at).is_some_and(|relation| {
            relation.identity == Identity::Twice
                && relation.broken()
                && relation.broken_by(residual_after(system, at, step))
        })
    })
}

/// Whether a sign deviates, and is all that is wrong: a figure above zero among refunds may be any other, where rounding
/// leaves it some room.
fn is_sign_mark(system: &System, step: &Step) -> bool {
    let figures = || step.changes.iter().filter_map(|(at, _)| system.variables.get(*at));
    let exact =
        || touched(system, step).filter(|at| is_hard(system, *at)).all(|at| residual_after(system, at, step) == 0);
    figures().all(cost::is_against_custom) && (figures().all(|variable| variable.value < 0) || exact())
}

/// Whether a figure that a line of the same sum does not print may be what is missing: a sign that neither the line's other
/// columns show nor chance speaks against is not proved then.
fn may_be_lost(system: &System, step: &Step) -> bool {
    let gap = |at: usize| system.relations.get(at).is_some_and(|relation| relation.broken() && relation.has_gap);
    step.deed == Deed::Sign
        && touched(system, step).any(gap)
        && !peers::is_supported(system, step)
        && !chance::is_hardly_chance(system, step)
}

/// Whether what the lines make of their sum is printed elsewhere too, in prose or another table, to the last digit: it was
/// not computed from the wrong figure.
fn is_told_elsewhere(system: &System, step: &Step) -> bool {
    let ([(at, new)], Deed::Sum(_)) = (step.changes.as_slice(), step.deed) else { return false };
    let said = system.variables.get(*at).map(|variable| variable.said.as_slice()).unwrap_or_default();
    !said.is_empty() && said.iter().all(|said| said.value == *new)
}

fn equations_of(variable: &Variable) -> impl Iterator<Item = usize> + '_ {
    variable.equations.iter().map(|(at, _)| *at)
}

/// Whether what a step leaves over in the identities it touches is rounding that others of the table show too.
fn leaves_only_rounding(system: &System, step: &Step) -> bool {
    touched(system, step).filter(|at| is_hard(system, *at)).all(|at| {
        residual_after(system, at, step) == 0
            || system.relations.get(at).is_some_and(|relation| relation.rounding_is_shown)
    })
}

fn is_exact_somewhere(system: &System, step: &Step) -> bool {
    let broken = |at: &usize| system.relations.get(*at).is_some_and(|relation| relation.hard && relation.broken());
    let own = |at: &usize| {
        let target = system.relations.get(*at).and_then(|relation| relation.parts.first());
        target.is_some_and(|(target, _)| step.changes.iter().any(|(changed, _)| changed == target))
    };
    let touched: Vec<usize> = touched(system, step).filter(broken).collect();
    let exact = |at: &usize| residual_after(system, *at, step) == 0;
    touched.iter().any(exact) && touched.iter().filter(|at| own(at)).all(exact)
}

/// Whether two broken identities or more give a figure one and the same other value, to the last digit.
fn is_told_otherwise(system: &System, step: &Step) -> bool {
    let [(at, new)] = step.changes.as_slice() else { return false };
    let Some(variable) = system.variables.get(*at) else { return false };
    let broken = variable.equations.iter().filter_map(|(at, sign)| {
        let relation = system.relations.get(*at).filter(|relation| relation.hard && relation.broken())?;
        variable.value.checked_sub(relation.residual.checked_mul(i128::from(*sign))?)
    });
    let given: Vec<i128> = broken.collect();
    given.len() > 1 && given.iter().all(|value| value != new && Some(value) == given.first())
}

pub(super) fn is_hard(system: &System, relation: usize) -> bool {
    system.relations.get(relation).is_some_and(|found| found.hard)
}

/// The independent broken identities that hold a figure and are whole after the step alone.
fn holders(system: &System, equations: impl Iterator<Item = usize>, step: &Step) -> usize {
    equations
        .filter_map(|at| system.relations.get(at).map(|relation| (at, relation)))
        .filter(|(at, relation)| {
            let after = residual_after(system, *at, step);
            relation.proves && relation.broken() && !relation.broken_by(after) && is_probable(system, relation, after)
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

pub(super) fn residual_after(system: &System, relation: usize, step: &Step) -> i128 {
    let Some(found) = system.relations.get(relation) else { return 0 };
    let moved = step.changes.iter().filter_map(|(at, new)| {
        let variable = system.variables.get(*at)?;
        let sign: i128 =
            variable.equations.iter().filter(|(other, _)| *other == relation).map(|(_, sign)| i128::from(*sign)).sum();
        Some(sign * (new - variable.value))
    });
    found.residual + moved.sum::<i128>()
}

pub(super) fn touched<'a>(system: &'a System, step: &'a Step) -> impl Iterator<Item = usize> + 'a {
    step.changes
        .iter()
        .filter_map(|(at, _)| system.variables.get(*at))
        .flat_map(|variable| variable.equations.iter().map(|(at, _)| *at))
}

/// Whether the broken identities prove: what they cover is known, or chance hardly makes such a mark of an identity that covers
/// something else.
fn all_prove(system: &System, step: &Step) -> bool {
    let mut broken =
        touched(system, step).filter_map(|at| system.relations.get(at)).filter(|relation| relation.broken());
    broken.all(|relation| relation.proves) || chance::is_hardly_chance(system, step)
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
fn fits_table(variable: &Variable, new: i128) -> bool {
    new % variable.step == 0 || variable.outgrows
}

/// A mark proves something only where what it mends is far beyond rounding. A figure that is finer than its table prints
/// stands out by itself, and so does one that its line's other columns print without the mark.
fn stands_out(system: &System, step: &Step) -> bool {
    let figure = |(at, new): &(usize, i128)| system.variables.get(*at).map(|variable| (variable, *new));
    let too_fine = |(variable, new): (&Variable, i128)| variable.value % variable.step != 0 && new % variable.step == 0;
    let by_itself = step.changes.iter().filter_map(figure).all(too_fine) || peers::is_printed_beside(system, step);
    let times = if by_itself { 1 } else { 4 };
    let relations: BTreeSet<usize> = touched(system, step).collect();
    relations
        .into_iter()
        .filter_map(|at| system.relations.get(at))
        .filter(|relation| relation.hard && relation.broken())
        .all(|relation| {
            relation.residual.unsigned_abs() > relation.twice_tolerance.unsigned_abs().saturating_mul(times)
        })
}
