//! Two slips that together look like one. A figure may be given by two identities because each of them holds a slip of
//! its own, both off by the same amount. That would be a coincidence; but where one of the two leaves a mark that chance
//! seldom makes, or another place prints what it was meant to be, it is as likely as a figure without any mark, and so
//! nothing is proved. A figure with a mark of its own it takes two such slips to doubt.

use std::collections::{BTreeMap, BTreeSet};

use super::computed;
use super::cost;
use super::evidence::Weight;
use super::pattern;
use super::peers;
use super::search::witnesses;
use super::step::{Deed, Digit, Explanation, Step};
use super::system::{Relation, System, Variable};

/// So many printed steps of rounding are looked through on either side; a wider one proves nothing anyway.
const WIDEST: i128 = 32;

/// The explanations by two slips of what a step explains, none where the step needs no more proof.
pub(super) fn instead(system: &System, step: &Step) -> Vec<Explanation> {
    let broken = broken(system, step);
    let Some(pivot) = broken.iter().copied().min_by_key(|at| (size(system, *at), *at)) else { return Vec::new() };
    if is_witnessed(system, step) {
        return Vec::new();
    }
    let wanted = if is_marked(system, step) { 2 * MARK } else { MARK };
    let residuals: Vec<i128> = system.relations.iter().map(|relation| relation.residual).collect();
    let of = |relation: usize| slips(system, &residuals, relation, step);
    let others: Vec<Slip> = broken.iter().filter(|at| **at != pivot).flat_map(|at| of(*at)).collect();
    let mut found: Vec<Explanation> = Vec::new();
    let first = of(pivot);
    for one in &first {
        for other in &others {
            if one.kind.weight() + other.kind.weight() >= wanted && explains(system, &[*one, *other], &broken) {
                found.extend(explanation(system, [*one, *other], &broken));
            }
        }
    }
    let best = found.iter().map(|one| one.cost).min().unwrap_or(0);
    found.retain(|one| one.cost <= best + cost::MARGIN);
    found
}

/// What one narrow mark weighs.
const MARK: u32 = 2;

/// What speaks for a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Another place prints what was meant.
    Told,
    /// Its own narrow mark.
    Narrow,
    /// A narrow mark that leaves something to rounding.
    Rough,
    /// Nothing, or a mark that many amounts leave.
    Free,
}

impl Kind {
    /// How much it speaks for it.
    fn weight(self) -> u32 {
        match self {
            Self::Told | Self::Narrow => MARK,
            Self::Rough => MARK / 2,
            Self::Free => 0,
        }
    }

    /// The same where it fits only within the room that rounding leaves: many amounts do.
    fn in_its_room(self) -> Option<Self> {
        match self {
            Self::Told => Some(self),
            Self::Narrow | Self::Rough => Some(Self::Rough),
            Self::Free => None,
        }
    }
}

/// A figure that may be meant to be another.
#[derive(Clone, Copy, Debug)]
struct Slip {
    kind: Kind,
    deed: Deed,
    at: usize,
    new: i128,
}

/// The broken identities that a step touches.
fn broken(system: &System, step: &Step) -> BTreeSet<usize> {
    let touched = step.changes.iter().filter_map(|(at, _)| system.variables.get(*at)).flat_map(equations);
    touched.filter(|at| hard(system, *at).is_some_and(Relation::broken)).collect()
}

fn equations(variable: &Variable) -> impl Iterator<Item = usize> + '_ {
    variable.equations.iter().map(|(at, _)| *at)
}

fn hard(system: &System, relation: usize) -> Option<&Relation> {
    system.relations.get(relation).filter(|relation| relation.hard)
}

fn size(system: &System, relation: usize) -> usize {
    system.relations.get(relation).map_or(usize::MAX, |relation| relation.parts.len())
}

/// Whether each of the step's own figures tells what went wrong with it.
fn is_marked(system: &System, step: &Step) -> bool {
    let tells = |(at, new): &(usize, i128)| {
        system.variables.get(*at).is_some_and(|variable| {
            let deviates = step.deed != Deed::Sign || cost::is_against_custom(variable);
            let typed = pattern::digit(variable.value, *new, variable.step);
            (is_narrow(step.deed) && deviates) || typed.is_some_and(|digit| is_narrow(Deed::Digit(digit)))
        })
    };
    step.changes.iter().all(tells)
}

/// Marks that chance seldom makes: of all amounts, few or one would do. Another digit is none: nine fit at every place.
fn is_narrow(deed: Deed) -> bool {
    match deed {
        Deed::UnitDown | Deed::UnitUp | Deed::Sign | Deed::Sum(Some(_)) | Deed::Swap => true,
        Deed::Digit(digit) => digit != Digit::Wrong,
        Deed::Sum(None) | Deed::Copy | Deed::MissingLine(_) | Deed::Value => false,
    }
}

/// Whether another place says the same: another table or the prose, the line's other columns, a formula that follows.
fn is_witnessed(system: &System, step: &Step) -> bool {
    let told = |(at, new): &(usize, i128)| {
        system.variables.get(*at).is_some_and(|variable| variable.said.iter().any(|said| said.value == *new))
    };
    step.changes.iter().any(|change| told(change) || computed::follows(system, step, change.0))
        || peers::is_printed_beside(system, step)
}

/// The slips that mend an identity by themselves, of figures that the step leaves alone.
fn slips(system: &System, residuals: &[i128], relation: usize, step: &Step) -> Vec<Slip> {
    let Some(found) = system.relations.get(relation) else { return Vec::new() };
    let others = found.parts.iter().filter(|(at, _)| step.changes.iter().all(|(changed, _)| changed != at));
    let mut slips = Vec::new();
    for (at, sign) in others {
        let Some(variable) = system.variables.get(*at).filter(|variable| !variable.locked) else { continue };
        for new in values(variable, found, *sign) {
            let deed = deed(system, residuals, variable, new);
            let exact = new == variable.value - i128::from(*sign) * found.residual;
            let kind = kind(system, variable, deed, new)
                .and_then(|kind| if exact { Some(kind) } else { kind.in_its_room() })
                .filter(|_| is_plausible(deed, variable, new));
            slips.extend(kind.map(|kind| Slip { kind, deed, at: *at, new }));
        }
    }
    slips
}

/// The values of a figure that leave its identity whole and may be meant by what is printed.
fn values(variable: &Variable, relation: &Relation, sign: i8) -> BTreeSet<i128> {
    let old = variable.value;
    let mending = old - i128::from(sign) * relation.residual;
    let rounding = (relation.twice_tolerance / 2 / variable.step.max(1)).min(WIDEST);
    let mut values: BTreeSet<i128> = (-rounding..=rounding).map(|off| mending + off * variable.step).collect();
    values.insert(-old);
    values.extend(old.checked_mul(1000));
    values.extend((old % 1000 == 0).then_some(old / 1000));
    values.retain(|new| *new != old && !relation.broken_by(relation.residual + i128::from(sign) * (new - old)));
    values
}

/// The likeliest mark of a change: a sum that is computed anew may be mistyped too.
fn deed(system: &System, residuals: &[i128], variable: &Variable, new: i128) -> Deed {
    let deed = pattern::deed(system, residuals, variable, new);
    let typed = || pattern::digit(variable.value, new, variable.step).map(Deed::Digit).filter(|deed| is_narrow(*deed));
    if is_narrow(deed) { deed } else { typed().unwrap_or(deed) }
}

fn kind(system: &System, variable: &Variable, deed: Deed, new: i128) -> Option<Kind> {
    match deed {
        _ if is_told(system, variable, new) => Some(Kind::Told),
        Deed::Copy | Deed::MissingLine(_) => None,
        deed if is_narrow(deed) => Some(Kind::Narrow),
        _ => Some(Kind::Free),
    }
}

/// Whether a clash between two places is gone with a figure's new value, or another place prints just that.
fn is_told(system: &System, variable: &Variable, new: i128) -> bool {
    let mended = |(at, sign): &(usize, i8)| {
        system.relations.get(*at).is_some_and(|relation| {
            let after = relation.residual + i128::from(*sign) * (new - variable.value);
            !relation.hard && relation.broken() && !relation.broken_by(after)
        })
    };
    variable.equations.iter().any(mended) || variable.said.iter().any(|said| said.value == new)
}

/// Whether nothing beside the figure speaks against it: its sign, its scale, another table.
fn is_plausible(deed: Deed, variable: &Variable, new: i128) -> bool {
    let sign = deed != Deed::Sign || cost::is_against_custom(variable);
    let confirmed = variable.said.iter().any(|said| said.weight == Weight::Strong && said.value == variable.value);
    sign && !confirmed && cost::shape(deed, variable, new) == 0
}

/// Whether nothing is broken any more of what these slips touch, and of what they are to explain.
fn explains(system: &System, slips: &[Slip; 2], broken: &BTreeSet<usize>) -> bool {
    let [one, other] = slips;
    if one.at == other.at {
        return false;
    }
    let mut moved: BTreeMap<usize, i128> = broken.iter().map(|at| (*at, 0)).collect();
    for slip in slips {
        let Some(variable) = system.variables.get(slip.at) else { return false };
        for (relation, sign) in &variable.equations {
            *moved.entry(*relation).or_insert(0) += i128::from(*sign) * (slip.new - variable.value);
        }
    }
    moved.iter().all(|(at, moved)| hard(system, *at).is_none_or(|found| !found.broken_by(found.residual + moved)))
}

/// The slips as an explanation. What they leave to rounding weighs, so that those that fit best are told.
fn explanation(system: &System, slips: [Slip; 2], broken: &BTreeSet<usize>) -> Option<Explanation> {
    let moved = |at: usize| -> i128 {
        let sign = |slip: &Slip| system.variables.get(slip.at)?.equations.iter().find(|(own, _)| *own == at);
        let by = |slip: &Slip| Some(i128::from(sign(slip)?.1) * (slip.new - system.variables.get(slip.at)?.value));
        slips.iter().filter_map(by).sum()
    };
    let step = system.variables.get(slips[0].at).map_or(1, |variable| variable.step).unsigned_abs().max(1);
    let off =
        broken.iter().filter_map(|at| Some((system.relations.get(*at)?.residual + moved(*at)).unsigned_abs() / step));
    let off = i64::try_from(off.sum::<u128>()).unwrap_or(i64::from(u8::MAX)).min(i64::from(u8::MAX));
    let mut steps = slips.map(|slip| Step { deed: slip.deed, changes: vec![(slip.at, slip.new)] }).to_vec();
    steps.sort();
    let (effect, harms) = witnesses(system, &steps);
    let weight = slips.iter().filter_map(|slip| Some(cost::deed(slip.deed, system.variables.get(slip.at)?, slip.new)));
    let cost = weight.sum::<i64>() + cost::ANOTHER + effect + off;
    (!harms).then_some(Explanation { steps, cost, harms })
}
