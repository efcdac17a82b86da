//! From broken identities to graded groups: clusters that share no figure are solved apart.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Joint, joints};
use super::column;
use super::computed;
use super::cost;
use super::grade;
use super::pattern;
use super::search::{Trial, sort, witnesses};
use super::step::{Deed, Explanation, Step};
use super::system::System;
use crate::balance::{Identity, Weighed};
use crate::finding::Confidence;
use crate::plan::{Address, Hints, Plan};

/// One cause with its explanations, the likeliest first.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) explanations: Vec<Explanation>,
    pub(super) confidence: Confidence,
    /// The broken identities it explains.
    pub(super) mends: BTreeSet<usize>,
}

/// All causes of a plan.
#[derive(Clone, Debug, Default)]
pub(super) struct Solved {
    pub(super) system: System,
    pub(super) groups: Vec<Group>,
    pub(super) exhausted: bool,
}

impl Solved {
    /// Leaves groups open that change just the figures of one that is held back.
    pub(super) fn hold_back(&mut self, held: &[BTreeSet<Address>]) {
        for group in &mut self.groups {
            let steps = group.explanations.first().into_iter().flat_map(|best| &best.steps);
            let changed =
                steps.flat_map(|step| step.changes.iter().filter_map(|(at, _)| self.system.variables.get(*at)));
            let cells: BTreeSet<Address> = changed.map(|variable| variable.address).collect();
            if held.contains(&cells) {
                group.confidence = Confidence::Open;
            }
        }
    }
}

/// The work that one plan may take, in figures tried.
const BUDGET: u64 = 60_000;

/// So many broken identities are no slips in a table: it is another one than it was read as.
const MOST_BROKEN: usize = 300;
/// In so many figures no cause is searched for: some fifty times those of a plan.
const MOST_FIGURES: usize = 20_000;

/// Explains every broken identity of a plan.
pub(super) fn solve(plan: &Plan, weighed: &[Weighed], hints: &Hints) -> Solved {
    let system = System::of(plan, weighed, hints);
    let mut clusters = clusters(&system);
    let mut groups = column::groups(plan, &system);
    if clusters.is_empty() {
        return Solved { system, groups, exhausted: false };
    }
    let broken: usize = clusters.iter().map(Vec::len).sum();
    if broken > MOST_BROKEN || system.variables.len() > MOST_FIGURES {
        return Solved { system, groups, exhausted: true };
    }
    let joints = joints(&system);
    let mut budget = BUDGET;
    clusters.sort_by_key(|cluster| computed::is_narrowed(&system, cluster));
    while let Some(cluster) = clusters.pop() {
        let (mut mends, mut found) = explain(&system, &cluster, &joints, &mut clusters, &mut budget);
        sort(&system, &mut found);
        found.dedup_by(|left, right| same_outcome(left, right));
        let found = computed::possible(&system, &cluster, found);
        if computed::is_narrowed(&system, &cluster) {
            mends.extend(computed::also_mended(&system, &found, &mut clusters));
        }
        groups.extend(grade::graded(&system, found, mends, budget == 0));
    }
    groups.sort_by_cached_key(|group| group.explanations.first().map(|best| names(&system, best)));
    Solved { system, groups, exhausted: budget == 0 }
}

fn names(system: &System, explanation: &Explanation) -> (bool, Vec<String>) {
    let changes = explanation.steps.iter().flat_map(|step| step.changes.iter());
    let unit = explanation.steps.iter().any(|step| matches!(step.deed, Deed::UnitDown | Deed::UnitUp));
    (!unit, changes.filter_map(|(at, _)| system.variables.get(*at)).map(|variable| variable.key.clone()).collect())
}

fn same_outcome(left: &Explanation, right: &Explanation) -> bool {
    let outcome = |one: &Explanation| -> BTreeSet<(usize, i128, bool)> {
        let missing = |step: &Step| matches!(step.deed, Deed::MissingLine(_));
        one.steps.iter().flat_map(|step| step.changes.iter().map(move |(at, new)| (*at, *new, missing(step)))).collect()
    };
    outcome(left) == outcome(right)
}

/// The broken identities, in clusters that share a figure; the cluster of the last identity last.
fn clusters(system: &System) -> Vec<Vec<usize>> {
    let broken = |at: &usize| system.relations.get(*at).is_some_and(|relation| relation.hard && relation.broken());
    let all: Vec<usize> = (0..system.relations.len()).filter(broken).collect();
    // Each identity points at an earlier one of its cluster, or at itself.
    let mut earlier: Vec<usize> = (0..all.len()).collect();
    let mut holder: BTreeMap<usize, usize> = BTreeMap::new();
    for (order, at) in all.iter().enumerate() {
        for (variable, _) in system.relations.get(*at).into_iter().flat_map(|relation| &relation.parts) {
            let other = *holder.entry(*variable).or_insert(order);
            let (one, other) = (first_of(&mut earlier, order), first_of(&mut earlier, other));
            if let Some(slot) = earlier.get_mut(one.max(other)) {
                *slot = one.min(other);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (order, at) in all.iter().enumerate() {
        found.entry(first_of(&mut earlier, order)).or_default().push(*at);
    }
    let mut found: Vec<Vec<usize>> = found.into_values().collect();
    found.sort_by_key(|cluster| cluster.last().copied());
    found
}

/// The first identity of a cluster; the way to it is halved for the next who asks.
fn first_of(earlier: &mut [usize], mut at: usize) -> usize {
    while let Some(next) = earlier.get(at).copied().filter(|next| *next != at) {
        let after = earlier.get(next).copied().unwrap_or(next);
        if let Some(slot) = earlier.get_mut(at) {
            *slot = after;
        }
        at = after;
    }
    at
}

/// The explanations of a cluster; a step over several figures may take other clusters with it.
fn explain(
    system: &System,
    cluster: &[usize],
    joints: &[Joint],
    others: &mut Vec<Vec<usize>>,
    budget: &mut u64,
) -> (BTreeSet<usize>, Vec<Explanation>) {
    let own: BTreeSet<usize> = cluster.iter().copied().collect();
    let mut apart = searched(system, cluster, budget);
    let mut wider: Vec<&Joint> = joints.iter().filter(|joint| joint.mends.is_superset(&own)).collect();
    wider.sort_by_key(|joint| (joint.explanation.cost, std::cmp::Reverse(joint.mends.len())));
    let with = |mends: &BTreeSet<usize>| {
        let same = joints.iter().filter(|joint| joint.mends == *mends);
        same.map(|joint| joint.explanation.clone()).collect::<Vec<_>>()
    };
    for joint in wider {
        if joint.mends == own {
            break;
        }
        // It takes other clusters with it, each as a whole, or it does not explain them.
        let taken: Vec<usize> = others
            .iter()
            .enumerate()
            .filter(|(_, other)| other.iter().all(|at| joint.mends.contains(at)))
            .map(|(at, _)| at)
            .collect();
        let inside: Vec<Vec<usize>> = taken.iter().filter_map(|at| others.get(*at).cloned()).collect();
        if own.len() + inside.iter().map(Vec::len).sum::<usize>() != joint.mends.len() {
            continue;
        }
        let mut alone = apart.clone();
        alone.extend(with(&own));
        let rival = one_by_one(system, alone, &inside, budget);
        if rival.as_ref().is_none_or(|rival| joint.explanation.cost <= rival.cost) {
            others.retain(|other| !inside.contains(other));
            return (joint.mends.clone(), with(&joint.mends).into_iter().chain(rival).collect());
        }
    }
    apart.extend(with(&own));
    (own, apart)
}

/// The best explanations of several clusters, put together: the rival of a step that takes them all.
fn one_by_one(system: &System, own: Vec<Explanation>, others: &[Vec<usize>], budget: &mut u64) -> Option<Explanation> {
    let mut own = own;
    sort(system, &mut own);
    let mut sum = own.into_iter().next()?;
    for other in others {
        let mut found = searched(system, other, budget);
        sort(system, &mut found);
        let best = found.into_iter().next()?;
        sum.cost += best.cost + cost::ANOTHER;
        sum.harms |= best.harms;
        sum.steps.extend(best.steps);
    }
    sum.steps.sort();
    Some(sum)
}

fn searched(system: &System, cluster: &[usize], budget: &mut u64) -> Vec<Explanation> {
    let mut trial = Trial::new(system, *budget);
    let mut found = trial.explain(cluster);
    *budget = trial.budget;
    if let [only] = cluster {
        found.extend(followed(system, *only));
    }
    found
}

/// A wrong sum that the sums above it follow: all are computed anew.
fn followed(system: &System, broken: usize) -> Option<Explanation> {
    let first = system.relations.get(broken)?;
    if !matches!(first.identity, Identity::Sum | Identity::Total) {
        return None;
    }
    let (target, _) = *first.parts.first()?;
    let slip = pattern::slip(system, first, first.residual);
    let mut residuals: Vec<i128> = system.relations.iter().map(|relation| relation.residual).collect();
    let mut changes = Vec::new();
    let mut next = Some((broken, target));
    while let Some((relation, at)) = next {
        let variable = system.variables.get(at).filter(|variable| !variable.locked)?;
        let delta = *residuals.get(relation)?;
        if delta == 0 || changes.iter().any(|(known, _)| *known == at) || changes.len() > 8 {
            return None;
        }
        changes.push((at, variable.value.checked_add(delta)?));
        for (touched, sign) in &variable.equations {
            *residuals.get_mut(*touched)? += i128::from(*sign) * delta;
        }
        // The first identity above that this leaves broken, of one that held.
        next = system.relations.iter().enumerate().find_map(|(up, relation)| {
            let broken = relation.hard && residuals.get(up).is_some_and(|residual| relation.broken_by(*residual));
            let touched = variable.equations.iter().any(|(touched, _)| *touched == up);
            (broken && touched && !relation.broken())
                .then(|| relation.parts.first().map(|(target, _)| (up, *target)))
                .flatten()
        });
    }
    if changes.len() < 2 {
        return None;
    }
    let whole = system
        .relations
        .iter()
        .zip(&residuals)
        .all(|(relation, residual)| !relation.hard || relation.broken() || !relation.broken_by(*residual));
    if !whole {
        return None;
    }
    let more = i64::try_from(changes.len()).unwrap_or(8);
    let steps = vec![Step { deed: Deed::Sum(slip), changes }];
    let (effect, harms) = witnesses(system, &steps);
    let plain = if slip.is_some() { 7 } else { 12 };
    Some(Explanation { steps, cost: plain + more + effect, harms })
}
