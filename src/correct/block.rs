//! Steps that change several figures at once: lines in the wrong unit, lines with the wrong sign, figures that have
//! changed places.

use std::collections::{BTreeMap, BTreeSet};

use super::cost;
use super::search::{slack, witnesses};
use super::step::{Deed, Explanation, Step};
use super::system::{Sort, System, Variable};
use crate::balance::Identity;
use crate::plan::Address;

/// So many sums stand above each other at the most.
const MOST_SUMS: usize = 8;

/// A step over several figures, with the broken identities that it mends.
#[derive(Clone, Debug)]
pub(super) struct Joint {
    pub(super) explanation: Explanation,
    pub(super) mends: BTreeSet<usize>,
}

/// All such steps that leave every identity they touch whole.
pub(super) fn joints(system: &System) -> Vec<Joint> {
    let mut found = Vec::new();
    for column in columns(system).values() {
        for deed in [Deed::UnitDown, Deed::UnitUp] {
            runs(system, column, deed, &mut found);
            largest(system, column, deed, &mut found);
        }
        below_zero(system, column, &mut found);
    }
    for deed in [Deed::UnitDown, Deed::UnitUp] {
        sums(system, deed, &mut found);
    }
    swaps(system, &mut found);
    found
}

/// The lines of each column that stand in a broken identity, in the order printed.
fn columns(system: &System) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut columns: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    for (at, variable) in system.variables.iter().enumerate() {
        if let (Address::Line { budget, line, column }, Sort::Item | Sort::Member) = (variable.address, variable.sort) {
            columns.entry((budget, column)).or_default().push((line, at));
        }
    }
    columns
        .into_iter()
        .map(|(column, mut lines)| {
            lines.sort_unstable();
            (column, lines.into_iter().map(|(_, at)| at).collect())
        })
        .collect()
}

fn suspect(system: &System, at: usize) -> Option<&Variable> {
    system.variables.get(at).filter(|variable| {
        !variable.locked
            && variable
                .equations
                .iter()
                .any(|(at, _)| system.relations.get(*at).is_some_and(|found| found.hard && found.broken()))
    })
}

fn changed(variable: &Variable, deed: Deed) -> Option<i128> {
    match deed {
        Deed::UnitDown => {
            let new = variable.value / 1000;
            (variable.value % 1000 == 0 && new.abs() >= variable.step).then_some(new)
        }
        Deed::UnitUp => variable.value.checked_mul(1000),
        Deed::Sign => Some(-variable.value),
        _ => None,
    }
}

/// Neighbouring lines. A run ends at a line whose identities all hold, and passes over lines of no money.
fn runs(system: &System, column: &[usize], deed: Deed, found: &mut Vec<Joint>) {
    for start in 0..column.len() {
        let mut tally = Tally::new(system);
        for at in column.iter().skip(start) {
            if system.variables.get(*at).is_some_and(|variable| variable.value == 0) {
                continue;
            }
            let Some(new) = suspect(system, *at).and_then(|variable| changed(variable, deed)) else { break };
            tally.change(*at, new);
            found.extend(tally.joint(deed));
        }
    }
}

/// The largest figures of a column, wherever they stand.
fn largest(system: &System, column: &[usize], deed: Deed, found: &mut Vec<Joint>) {
    let mut suspects: Vec<usize> =
        column.iter().copied().filter(|at| suspect(system, *at).is_some_and(|variable| variable.value != 0)).collect();
    let size = |at: &usize| system.variables.get(*at).map_or(0, |variable| variable.value.unsigned_abs());
    suspects.sort_by_key(|at| std::cmp::Reverse(size(at)));
    if deed == Deed::UnitUp {
        suspects.reverse();
    }
    let mut tally = Tally::new(system);
    for at in suspects {
        let Some(new) = system.variables.get(at).and_then(|variable| changed(variable, deed)) else { break };
        tally.change(at, new);
        found.extend(tally.joint(deed));
    }
}

/// A sum in another unit, and the sums above that follow it.
fn sums(system: &System, deed: Deed, found: &mut Vec<Joint>) {
    let broken = system.relations.iter().filter(|relation| {
        relation.hard && relation.broken() && matches!(relation.identity, Identity::Sum | Identity::Total)
    });
    for (target, _) in broken.filter_map(|relation| relation.parts.first()) {
        let mut tally = Tally::new(system);
        let mut next = Some(*target);
        while let Some(at) = next.filter(|_| tally.changes.len() < MOST_SUMS) {
            let variable = system.variables.get(at).filter(|variable| !variable.locked && variable.sort == Sort::Sum);
            let Some(new) = variable.and_then(|variable| changed(variable, deed)).filter(|new| *new != 0) else {
                break;
            };
            tally.change(at, new);
            next = tally.left_behind();
        }
        found.extend(tally.joint(deed));
    }
}

/// All figures of a column that deviate from the usual sign.
fn below_zero(system: &System, column: &[usize], found: &mut Vec<Joint>) {
    let mut tally = Tally::new(system);
    for at in column {
        if let Some(variable) = suspect(system, *at).filter(|variable| variable.value < 0) {
            tally.change(*at, -variable.value);
        }
    }
    found.extend(tally.joint(Deed::Sign));
}

/// Neighbouring figures that have changed places: one line up or down, or one column to the side.
fn swaps(system: &System, found: &mut Vec<Joint>) {
    let at: BTreeMap<Address, usize> =
        system.variables.iter().enumerate().map(|(at, variable)| (variable.address, at)).collect();
    for (one, variable) in system.variables.iter().enumerate() {
        let Address::Line { budget, line, column } = variable.address else { continue };
        if suspect(system, one).is_none() {
            continue;
        }
        let below = (line + 1..=line + 2).map(|line| Address::Line { budget, line, column });
        let beside = Address::Line { budget, line, column: column + 1 };
        for other in below.chain([beside]).filter_map(|address| at.get(&address)) {
            let Some(partner) = suspect(system, *other) else { continue };
            if partner.value == variable.value {
                continue;
            }
            let mut tally = Tally::new(system);
            tally.change(one, partner.value);
            tally.change(*other, variable.value);
            found.extend(tally.joint(Deed::Swap));
        }
    }
}

/// Changes tried together, with what they do to the identities they touch.
struct Tally<'a> {
    system: &'a System,
    changes: Vec<(usize, i128)>,
    residuals: BTreeMap<usize, (i128, u128)>,
}

impl<'a> Tally<'a> {
    fn new(system: &'a System) -> Self {
        Self { system, changes: Vec::new(), residuals: BTreeMap::new() }
    }

    fn change(&mut self, at: usize, new: i128) {
        let Some(variable) = self.system.variables.get(at) else { return };
        for (relation, sign) in &variable.equations {
            let printed = self.system.relations.get(*relation).map_or(0, |found| found.residual);
            let entry = self.residuals.entry(*relation).or_insert((printed, 0));
            entry.0 += i128::from(*sign) * (new - variable.value);
            entry.1 = entry.1.max(slack(variable, new));
        }
        self.changes.push((at, new));
    }

    /// The sum of an identity that held and does not any more.
    fn left_behind(&self) -> Option<usize> {
        self.residuals.iter().find_map(|(at, (residual, _))| {
            let relation = self.system.relations.get(*at).filter(|relation| relation.hard && !relation.broken())?;
            let (target, _) = relation.parts.first().filter(|_| relation.broken_by(*residual))?;
            self.changes.iter().all(|(changed, _)| changed != target).then_some(*target)
        })
    }

    /// The step, where it mends something and breaks nothing.
    fn joint(&self, deed: Deed) -> Option<Joint> {
        if self.changes.len() < 2 {
            return None;
        }
        let mut mends = BTreeSet::new();
        let mut off: u128 = 0;
        for (at, (residual, slack)) in &self.residuals {
            let relation = self.system.relations.get(*at).filter(|relation| relation.hard);
            let Some(relation) = relation else { continue };
            if relation.broken_by(*residual) && residual.unsigned_abs() * 2 > *slack {
                return None;
            }
            let step =
                self.changes.first().and_then(|(at, _)| self.system.variables.get(*at)).map_or(1, |found| found.step);
            off = off.max(residual.unsigned_abs() / step.unsigned_abs().max(1));
            if relation.broken() {
                mends.insert(*at);
            }
        }
        if mends.is_empty() {
            return None;
        }
        let mut changes = self.changes.clone();
        changes.sort_unstable();
        let steps = vec![Step { deed, changes }];
        let (effect, harms) = witnesses(self.system, &steps);
        let first = self.changes.first().and_then(|(at, _)| self.system.variables.get(*at))?;
        let plain = if deed == Deed::Sign { 4 } else { cost::plain(deed, first) };
        let figures = self.changes.iter().filter_map(|(at, new)| Some((self.system.variables.get(*at)?, *new)));
        let shape = figures.map(|(variable, new)| cost::shape(deed, variable, new)).max().unwrap_or(0);
        let cost = plain + shape + effect + i64::try_from(off).unwrap_or(100).min(100);
        Some(Joint { explanation: Explanation { steps, cost, harms }, mends })
    }
}
