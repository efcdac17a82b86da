//! Exact search for the explanations of a cluster of broken identities: iterative deepening over sets of up to four
//! steps, branching on the figures of an identity that is not yet explained. A budget of work bounds it.

use std::collections::BTreeSet;

use super::cost;
use super::pattern;
use super::step::{Deed, Explanation, Step};
use super::system::{System, Variable};
use crate::balance::Identity;

/// How many steps an explanation may have.
const DEEPEST: usize = 4;
/// How many explanations of a cluster are kept.
const KEPT: usize = 64;

/// The plan's figures with some steps tried on them.
pub(super) struct Trial<'a> {
    pub(super) system: &'a System,
    pub(super) residuals: Vec<i128>,
    /// Steps tried so far.
    steps: Vec<Step>,
    weight: i64,
    /// The least that a step weighs, and the most that identities across tables take off.
    least: (i64, i64),
    /// Work left.
    pub(super) budget: u64,
    found: Vec<Explanation>,
    /// The steps of all that was found, and the lowest weight of it.
    known: BTreeSet<Vec<Step>>,
    best: Option<i64>,
}

impl<'a> Trial<'a> {
    pub(super) fn new(system: &'a System, budget: u64) -> Self {
        let residuals = system.relations.iter().map(|relation| relation.residual).collect();
        let least = cost::least(system);
        Self {
            system,
            residuals,
            steps: Vec::new(),
            weight: 0,
            least,
            budget,
            found: Vec::new(),
            known: BTreeSet::new(),
            best: None,
        }
    }

    /// All explanations of a cluster with the fewest steps, the likeliest first.
    pub(super) fn explain(&mut self, cluster: &[usize]) -> Vec<Explanation> {
        for depth in 1..=DEEPEST {
            self.descend(cluster, depth);
            if !self.found.is_empty() || self.budget == 0 {
                break;
            }
        }
        let mut found = std::mem::take(&mut self.found);
        sort(self.system, &mut found);
        found.truncate(KEPT);
        found
    }

    fn descend(&mut self, broken: &[usize], left: usize) {
        if !self.spend(1) {
            return;
        }
        if broken.is_empty() {
            return;
        }
        if left <= 1 {
            return self.last_step(broken);
        }
        if disjoint(self.system, broken) > left {
            return;
        }
        let Some(pivot) = self.pivot(broken) else { return };
        let parts: Vec<usize> = self
            .system
            .relations
            .get(pivot)
            .map(|found| found.parts.iter().map(|(at, _)| *at).collect())
            .unwrap_or_default();
        for at in parts {
            let Some(variable) = self.free(at) else { continue };
            for new in self.values(variable, broken) {
                self.attempt(at, variable, new, broken, left);
            }
        }
    }

    fn attempt(&mut self, at: usize, variable: &Variable, new: i128, broken: &[usize], left: usize) {
        let deed = pattern::deed(self.system, &self.residuals, variable, new);
        let weight = cost::deed(deed, variable, new) + cost::ANOTHER;
        // What is certain to come: the steps that are left, and no more than one of them the last.
        let (step, bonus) = self.least;
        let more = i64::try_from(left.saturating_sub(1)).unwrap_or(0);
        let reach = more * step + (more - 1) * cost::ANOTHER - bonus;
        if self.best().is_some_and(|best| self.weight + weight + reach > best + 2 * cost::MARGIN) {
            return;
        }
        let delta = new - variable.value;
        self.shift(variable, delta);
        let next = self.broken_after(broken, variable);
        if let Some(next) = next {
            self.steps.push(Step { deed, changes: vec![(at, new)] });
            self.weight += weight;
            self.descend(&next, left - 1);
            self.weight -= weight;
            self.steps.pop();
        }
        self.shift(variable, -delta);
    }

    fn last_step(&mut self, broken: &[usize]) {
        for (at, new, deed, weight) in self.single(broken) {
            self.record(Step { deed, changes: vec![(at, new)] }, weight);
        }
        if let [only] = broken {
            self.missing_line(*only);
        }
    }

    /// All changes of one figure that mend all broken identities and leave the others whole: each figure once, by
    /// its likeliest change.
    fn single(&mut self, broken: &[usize]) -> Vec<(usize, i128, Deed, i64)> {
        let mut fitting = Vec::new();
        let Some(pivot) = self.pivot(broken) else { return fitting };
        let system = self.system;
        let Some(relation) = system.relations.get(pivot) else { return fitting };
        for (at, _) in &relation.parts {
            let Some(variable) = self.free(*at) else { continue };
            if !broken.iter().all(|one| variable.equations.iter().any(|(other, _)| other == one)) || !self.spend(1) {
                continue;
            }
            let best = self
                .last_values(variable, broken)
                .into_iter()
                .filter(|new| self.fits(variable, *new))
                .map(|new| {
                    let deed = pattern::deed(system, &self.residuals, variable, new);
                    (cost::deed(deed, variable, new) + self.roughness(variable, new, deed, broken), deed, new)
                })
                .min();
            fitting.extend(best.map(|(weight, deed, new)| (*at, new, deed, weight)));
        }
        fitting
    }

    /// How far from exact the broken identities still are, in printed steps: real rounding is small, and there is
    /// none in a table where no other identity shows it.
    fn roughness(&self, variable: &Variable, new: i128, deed: Deed, broken: &[usize]) -> i64 {
        let delta = new - variable.value;
        let mut most: u128 = 0;
        let mut shown = true;
        for (at, sign) in variable.equations.iter().filter(|(at, _)| broken.contains(at)) {
            let residual = self.residuals.get(*at).copied().unwrap_or(0) + i128::from(*sign) * delta;
            let off = residual.unsigned_abs() / variable.step.unsigned_abs().max(1);
            most = most.max(off);
            shown &= off == 0 || self.system.relations.get(*at).is_some_and(|relation| relation.rounding_is_shown);
        }
        let unshown = if shown { 0 } else { cost::UNSHOWN };
        if matches!(deed, Deed::Sum(_) | Deed::Value | Deed::Copy) {
            return unshown;
        }
        // Real rounding is seldom off by two steps and hardly ever by four.
        let off = i64::try_from(most).unwrap_or(20).min(20);
        unshown + off * (off + 1) / 2
    }

    fn missing_line(&mut self, relation: usize) {
        let system = self.system;
        let Some(found) = system.relations.get(relation) else { return };
        let amount = -self.residuals.get(relation).copied().unwrap_or(0);
        if !matches!(found.identity, Identity::Sum | Identity::Total) || amount <= 0 {
            return;
        }
        let Some((target, _)) = found.parts.first() else { return };
        let Some(variable) = system.variables.get(*target) else { return };
        let deed = Deed::MissingLine(relation);
        let weight = cost::deed(deed, variable, amount);
        self.record(Step { deed, changes: vec![(*target, amount)] }, weight);
    }

    fn record(&mut self, step: Step, weight: i64) {
        let mut steps = self.steps.clone();
        steps.push(step);
        steps.sort();
        if !self.known.insert(steps.clone()) {
            return;
        }
        let (effect, harms) = witnesses(self.system, &steps);
        let cost = self.weight + weight + effect;
        if self.best().is_some_and(|best| cost > best + 3 * cost::MARGIN) && self.found.len() >= KEPT {
            return;
        }
        self.found.push(Explanation { steps, cost, harms });
        self.best = Some(self.best().map_or(cost, |best| best.min(cost)));
    }

    fn best(&self) -> Option<i64> {
        self.best
    }

    /// Values worth trying before others: those that mend an identity at once, and the marks of common slips.
    fn values(&self, variable: &Variable, broken: &[usize]) -> BTreeSet<i128> {
        let mut values = self.mending(variable, broken);
        if variable.value != 0 {
            values.insert(-variable.value);
            values.extend(variable.value.checked_mul(1000));
            if variable.value % 1000 == 0 {
                values.insert(variable.value / 1000);
            }
        }
        values.remove(&variable.value);
        values
    }

    fn mending(&self, variable: &Variable, broken: &[usize]) -> BTreeSet<i128> {
        let touching = variable.equations.iter().filter(|(at, _)| broken.contains(at));
        touching
            .filter_map(|(at, sign)| {
                let residual = self.residuals.get(*at)?;
                variable.value.checked_sub(residual.checked_mul(i128::from(*sign))?)
            })
            .collect()
    }

    /// The values of a last step: as above, and in a rounded table the typing errors within its width.
    fn last_values(&self, variable: &Variable, broken: &[usize]) -> BTreeSet<i128> {
        let mut values = self.values(variable, broken);
        let width = variable
            .equations
            .iter()
            .filter_map(|(at, _)| self.system.relations.get(*at))
            .map(|found| found.twice_tolerance)
            .min();
        let steps = width.unwrap_or(0) / 2 / variable.step.max(1);
        if (1..=32).contains(&steps) {
            for value in self.mending(variable, broken) {
                let near = (-steps..=steps).map(|off| value + off * variable.step);
                values.extend(near.filter(|new| pattern::digit(variable.value, *new, variable.step).is_some()));
            }
        }
        values.remove(&variable.value);
        values
    }

    /// Whether all identities of a figure hold with a new value.
    fn fits(&self, variable: &Variable, new: i128) -> bool {
        let delta = new - variable.value;
        let slack = slack(variable, new);
        variable.equations.iter().all(|(at, sign)| {
            let Some(relation) = self.system.relations.get(*at).filter(|relation| relation.hard) else { return true };
            let residual = self.residuals.get(*at).copied().unwrap_or(0) + i128::from(*sign) * delta;
            !relation.broken_by(residual) || residual.unsigned_abs() * 2 <= slack
        })
    }

    /// A figure that may change and has not yet.
    fn free(&self, at: usize) -> Option<&'a Variable> {
        let changed = self.steps.iter().any(|step| step.changes.iter().any(|(other, _)| *other == at));
        self.system.variables.get(at).filter(|variable| !variable.locked && !changed)
    }

    /// The broken identity with the fewest figures.
    fn pivot(&self, broken: &[usize]) -> Option<usize> {
        let size = |at: &usize| self.system.relations.get(*at).map_or(usize::MAX, |found| found.parts.len());
        broken.iter().copied().min_by_key(|at| (size(at), *at))
    }

    fn shift(&mut self, variable: &Variable, delta: i128) {
        for (at, sign) in &variable.equations {
            if let Some(residual) = self.residuals.get_mut(*at) {
                *residual += i128::from(*sign) * delta;
            }
        }
    }

    /// What is broken once a figure has changed. `None` where it touches another cluster.
    fn broken_after(&self, broken: &[usize], variable: &Variable) -> Option<Vec<usize>> {
        let is_broken = |at: usize| {
            let residual = self.residuals.get(at).copied().unwrap_or(0);
            self.system.relations.get(at).is_some_and(|relation| relation.hard && relation.broken_by(residual))
        };
        let mut after: Vec<usize> = broken.iter().copied().filter(|at| is_broken(*at)).collect();
        for (at, _) in &variable.equations {
            let foreign = self.system.relations.get(*at).is_some_and(|found| found.hard && found.broken())
                && !broken.contains(at);
            if foreign && self.steps.is_empty() {
                return None;
            }
            if is_broken(*at) && !after.contains(at) {
                after.push(*at);
            }
        }
        after.sort_unstable();
        Some(after)
    }

    fn spend(&mut self, work: u64) -> bool {
        self.budget = self.budget.saturating_sub(work);
        self.budget > 0
    }
}

/// What a figure that is finer than its table leaves open in a sum that is not: half a printed step, doubled.
pub(super) fn slack(variable: &Variable, new: i128) -> u128 {
    if variable.step > 1 && new % variable.step != 0 { variable.step.unsigned_abs() } else { 0 }
}

/// At least how many steps it takes: identities that share no figure need one each.
fn disjoint(system: &System, broken: &[usize]) -> usize {
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut count = 0;
    for at in broken {
        let Some(relation) = system.relations.get(*at) else { continue };
        if relation.parts.iter().all(|(variable, _)| !used.contains(variable)) {
            count += 1;
            used.extend(relation.parts.iter().map(|(variable, _)| *variable));
        }
    }
    count
}

/// What the identities across tables say of a set of steps: (weight, whether one that held is broken).
pub(super) fn witnesses(system: &System, steps: &[Step]) -> (i64, bool) {
    let changes =
        steps.iter().filter(|step| !matches!(step.deed, Deed::MissingLine(_))).flat_map(|step| step.changes.iter());
    let mut shifted: Vec<(usize, i128)> = Vec::new();
    for (at, new) in changes {
        let Some(variable) = system.variables.get(*at) else { continue };
        for (relation, sign) in &variable.equations {
            if system.relations.get(*relation).is_some_and(|relation| !relation.hard) {
                let delta = i128::from(*sign) * (new - variable.value);
                match shifted.iter_mut().find(|(known, _)| known == relation) {
                    Some((_, sum)) => *sum += delta,
                    None => shifted.push((*relation, delta)),
                }
            }
        }
    }
    let mut weight = 0;
    let mut harms = false;
    for (at, delta) in shifted {
        let Some(relation) = system.relations.get(at) else { continue };
        match (relation.broken(), relation.broken_by(relation.residual + delta)) {
            (true, false) => weight -= cost::WITNESS,
            (false, true) => {
                weight += cost::HARM;
                harms = true;
            }
            _ => {}
        }
    }
    (weight, harms)
}

/// The likeliest first; ties by the figures' own names, never by their order in the table.
pub(super) fn sort(system: &System, found: &mut [Explanation]) {
    found.sort_by_cached_key(|one| {
        let names: Vec<(String, i128, Deed)> = one
            .steps
            .iter()
            .flat_map(|step| step.changes.iter().map(|(at, new)| (*at, *new, step.deed)))
            .map(|(at, new, deed)| {
                (system.variables.get(at).map(|found| found.key.clone()).unwrap_or_default(), new, deed)
            })
            .collect();
        (one.cost, names)
    });
}
