//! What a sum covers, where its layout alone does not say it: proved by the table's other columns.
//!
//! A sum covers the same lines in all columns. Where the help of arithmetic chose them, a broken identity proves
//! nothing by itself; but where each rival reading, with a line less, a line more or one for another, breaks more
//! columns that hold than it mends broken ones, the columns together say what the layout does not. Two columns say it not
//! where each of them has its own slip under the rival: the sum leaves out its line, or a digit is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern;
use super::step::Digit;
use super::system::{Relation, System, Variable};
use crate::plan::{Address, Plan, Role, Side};

/// A rival reading that leaves no more than so many slips behind may be the right one.
const SLIPS: usize = 2;

/// Lets the broken identities prove whose coverage the other columns prove, and no longer those that a line more or less
/// in a sum below them would make whole, where the layout does not say what that sum covers.
pub(super) fn prove(plan: &Plan, system: &mut System) {
    let broken = |relation: &Relation| relation.hard && relation.broken();
    if system.relations.iter().all(|relation| relation.proves) || !system.relations.iter().any(broken) {
        return;
    }
    let readings: Vec<Reading> = system.relations.iter().filter_map(|relation| Reading::of(system, relation)).collect();
    let changed: Vec<usize> = (0..system.relations.len())
        .filter(|at| {
            let relation = system.relations.get(*at).filter(|relation| broken(relation));
            let own = relation.and_then(|relation| Reading::of(system, relation));
            own.is_some_and(|own| {
                if own.relation.proves {
                    own.depends_on_a_choice(plan, system, &readings)
                } else {
                    own.is_proved(plan, system, &readings)
                }
            })
        })
        .collect();
    for at in changed {
        if let Some(relation) = system.relations.get_mut(at) {
            relation.proves = !relation.proves;
        }
    }
}

/// What a sum covers in one column.
struct Reading<'a> {
    budget: usize,
    line: usize,
    column: usize,
    /// Each line with its sign and its amount.
    covered: BTreeMap<usize, (i8, i128)>,
    relation: &'a Relation,
}

impl<'a> Reading<'a> {
    fn of(system: &System, relation: &'a Relation) -> Option<Self> {
        let (target, _) = relation.parts.first()?;
        let Address::Line { budget, line, column } = system.variables.get(*target)?.address else { return None };
        let mut covered = BTreeMap::new();
        for (at, sign) in relation.parts.iter().skip(1) {
            let variable = system.variables.get(*at)?;
            let Address::Line { budget: own, line, column: beside } = variable.address else { return None };
            if (own, beside) != (budget, column) {
                return None;
            }
            covered.insert(line, (*sign, variable.value));
        }
        relation.hard.then_some(Self { budget, line, column, covered, relation })
    }

    fn is_proved(&self, plan: &Plan, system: &System, readings: &[Reading]) -> bool {
        let columns = self.columns(readings);
        let more = self.outside(plan, readings);
        let less: Vec<usize> =
            self.covered.iter().filter(|(_, (_, value))| *value != 0).map(|(line, _)| *line).collect();
        let lines = |lines: &[usize]| -> Vec<Option<usize>> {
            std::iter::once(None).chain(lines.iter().copied().map(Some)).collect()
        };
        let (less, more) = (lines(&less), lines(&more));
        let mut rivals = less.iter().flat_map(|less| more.iter().map(move |more| (*less, *more)));
        rivals.all(|rival| {
            if rival == (None, None) {
                return true;
            }
            let mut broken = 0;
            let mut mended = 0;
            let mut slips = Vec::new();
            for column in &columns {
                let after = column.residuals_as(plan, system, rival);
                let holds = after.iter().any(|residual| !column.relation.broken_by(*residual));
                match (column.relation.broken(), holds) {
                    (false, false) => broken += 1,
                    (true, true) => mended += 1,
                    _ => {}
                }
                if !holds {
                    slips.push(column.has_slip(system, rival, &after));
                }
            }
            let two_slips = slips.len() <= SLIPS && slips.iter().all(|is_slip| *is_slip);
            broken > mended && !two_slips
        })
    }

    /// Whether a sum that it adds may cover a line more or less, and this one be whole then: a sum takes what the sums
    /// below it leave.
    fn depends_on_a_choice(&self, plan: &Plan, system: &System, readings: &[Reading]) -> bool {
        let whole = |moved: i128| !self.relation.broken_by(self.relation.residual + moved);
        let chosen = readings.iter().filter(|below| {
            (below.budget, below.column) == (self.budget, self.column)
                && !below.relation.proves
                && self.covered.contains_key(&below.line)
        });
        let open = chosen.filter(|below| {
            let sign = self.covered.get(&below.line).map_or(0, |(sign, _)| i128::from(*sign));
            let up = below.covered.values().any(|(own, value)| *value != 0 && whole(sign * i128::from(*own) * value));
            let others = self.covered.iter().filter(|(line, _)| **line != below.line);
            up || others.into_iter().any(|(_, (own, value))| *value != 0 && whole(-i128::from(*own) * value))
        });
        open.into_iter().any(|below| !below.is_proved(plan, system, readings))
    }

    /// The sum in each column of its table, once where columns repeat each other.
    fn columns<'b>(&self, readings: &'b [Reading<'b>]) -> Vec<&'b Reading<'b>> {
        let mut known = BTreeSet::new();
        let own = readings.iter().filter(|other| (other.budget, other.line) == (self.budget, self.line));
        own.filter(|other| known.insert((&other.covered, other.relation.residual))).collect()
    }

    /// The lines that the sum might cover too: of its side, with money in its column, and in no other sum that proves.
    /// A sum above takes what the sums below it leave, so that it takes no line away from them.
    fn outside(&self, plan: &Plan, readings: &[Reading]) -> Vec<usize> {
        let Some(table) = plan.budgets.get(self.budget) else { return Vec::new() };
        let side = table.lines.get(self.line).map_or(Side::None, |line| line.side);
        let taken: BTreeSet<usize> = readings
            .iter()
            .filter(|other| (other.budget, other.column) == (self.budget, self.column) && other.relation.proves)
            .filter(|other| !other.covered.contains_key(&self.line))
            .flat_map(|other| other.covered.keys().copied())
            .collect();
        let lines = table.lines.iter().enumerate().filter(|(line, found)| {
            matches!(found.role, Role::Item | Role::Subtotal)
                && (found.side == side || side == Side::None)
                && *line != self.line
                && !self.covered.contains_key(line)
                && !taken.contains(line)
                && table.amount(*line, self.column).is_some_and(|amount| !amount.is_zero())
        });
        lines.map(|(line, _)| line).collect()
    }

    /// Whether a rival reading leaves a mark in this column: a column that holds lacks the rival's one line or has it
    /// twice, and one that does not is off by a typing error.
    fn has_slip(&self, system: &System, (less, more): (Option<usize>, Option<usize>), after: &[i128]) -> bool {
        if !self.relation.broken() {
            return less.is_none() || more.is_none();
        }
        let target = self.relation.parts.first().and_then(|(at, _)| system.variables.get(*at));
        let typed = |target: &Variable, residual: i128| {
            pattern::digit(target.value, target.value + residual, target.step)
                .is_some_and(|digit| digit != Digit::Wrong)
        };
        target.is_some_and(|target| after.iter().any(|residual| typed(target, *residual)))
    }

    /// What the sum is off by in this column without one of its lines, and with another.
    fn residuals_as(&self, plan: &Plan, system: &System, (less, more): (Option<usize>, Option<usize>)) -> [i128; 2] {
        let without =
            less.and_then(|line| self.covered.get(&line)).map_or(0, |(sign, value)| i128::from(*sign) * value);
        let residual = self.relation.residual - without;
        let added = more.filter(|line| !self.covered.contains_key(line)).map_or(0, |line| {
            let cell = Address::Line { budget: self.budget, line, column: self.column };
            plan.amount(&cell).and_then(|amount| system.whole(amount.decimal())).unwrap_or(0)
        });
        [residual + added, residual - added]
    }
}
