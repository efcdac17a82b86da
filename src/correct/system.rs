//! The identities as whole numbers: small arrays that the search can walk fast and exactly.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

use super::computed::computed;
use super::coverage;
use super::evidence::{Said, said};
use crate::balance::{Grains, Identity, TableId, Weighed, same_figure};
use crate::money::Amount;
use crate::plan::{Address, Category, Hints, Line, Plan, Role};

/// What a figure is to the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A line of its own money.
    Item,
    /// A member's contribution: decided elsewhere, so only its unit or sign is ever certain.
    Member,
    /// A sum, a total.
    Sum,
    /// A result: it may well be negative.
    Result,
    /// A second printing.
    Copy,
    /// A figure of the multi-year table or of equity.
    Year,
}

/// One figure.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) address: Address,
    pub(super) value: i128,
    /// The table's printed step.
    pub(super) step: i128,
    pub(super) locked: bool,
    pub(super) sort: Sort,
    /// What breaks ties: never the order of the lines.
    pub(super) key: String,
    /// The same line in the other columns.
    pub(super) siblings: Vec<i128>,
    /// Those of them that are money and stand in no broken identity themselves: a line in another unit is so in all its
    /// columns, and a suspect is no witness.
    pub(super) peers: Vec<i128>,
    /// Whether it is larger by far than the sum of each broken identity that it stands in.
    pub(super) outgrows: bool,
    /// What is printed elsewhere for it.
    pub(super) said: Vec<Said<i128>>,
    /// The identities it takes part in, with its sign.
    pub(super) equations: Vec<(usize, i8)>,
}

/// One identity: the residual `Σ sign · value + constant` (its target with `-1`) is to be zero.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// Its order among the weighed.
    pub(super) source: usize,
    /// (variable, sign); the target first.
    pub(super) parts: Vec<(usize, i8)>,
    /// Twice the room for rounding, so that half steps stay whole.
    pub(super) twice_tolerance: i128,
    /// Whether the search must make it hold; the others are witnesses.
    pub(super) hard: bool,
    /// Whether it may prove a correction: the layout alone gives it, or the other columns prove what it covers.
    pub(super) proves: bool,
    pub(super) identity: Identity,
    /// The residual as printed.
    pub(super) residual: i128,
    /// Whether another identity of the same table holds as rounded figures do, and not to the last digit.
    pub(super) rounding_is_shown: bool,
    /// Whether a line that it covers prints nothing in its column: its figure may be lost.
    pub(super) has_gap: bool,
}

impl Relation {
    /// Whether a residual breaks it.
    pub(super) fn broken_by(&self, residual: i128) -> bool {
        residual.unsigned_abs().saturating_mul(2) > self.twice_tolerance.unsigned_abs()
    }

    /// Whether it is broken as printed.
    pub(super) fn broken(&self) -> bool {
        self.broken_by(self.residual)
    }
}

/// All figures and identities of a plan.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    pub(super) variables: Vec<Variable>,
    pub(super) relations: Vec<Relation>,
    /// What the source's own formulas compute: the figures that each figure follows.
    computed: BTreeMap<usize, Vec<usize>>,
    /// How many of the whole numbers make a krona: a power of ten.
    scale: u32,
}

/// Beyond this no sum of a plan is computed: far above any amount, far below where `i128` ends.
const LARGEST: i128 = 1_000_000_000_000_000_000_000_000_000;

impl System {
    /// The system of a plan. Identities with figures too large or too fine to count are left out.
    pub(super) fn of(plan: &Plan, weighed: &[Weighed], hints: &Hints) -> Self {
        let grains = Grains::of(plan);
        let scale = scale(plan, weighed);
        let mut system = Self { scale, ..Self::default() };
        let mut known: BTreeMap<Address, usize> = BTreeMap::new();
        for (source, weighed) in weighed.iter().enumerate() {
            let at = system.relations.len();
            if let Some(relation) = system.relation(plan, source, weighed, hints, &grains, &mut known) {
                for (variable, sign) in &relation.parts {
                    if let Some(variable) = system.variables.get_mut(*variable) {
                        variable.equations.push((at, *sign));
                    }
                }
                system.relations.push(relation);
            }
        }
        system.show_rounding();
        system.find_peers();
        system.find_outgrowing();
        coverage::prove(plan, &mut system);
        for (address, told) in said(plan, hints) {
            let value = system.whole(told.value.decimal());
            let variable = known.get(&address).and_then(|at| system.variables.get_mut(*at));
            if let (Some(value), Some(variable)) = (value, variable) {
                variable.said.push(Said { value, weight: told.weight });
            }
        }
        for (address, terms) in computed(plan) {
            if let Some(at) = known.get(&address) {
                system.computed.insert(*at, terms.iter().filter_map(|term| known.get(term).copied()).collect());
            }
        }
        system
    }

    /// The figures that a figure is computed from by the source's own formula.
    pub(super) fn computed(&self, variable: usize) -> &[usize] {
        self.computed.get(&variable).map(Vec::as_slice).unwrap_or_default()
    }

    fn show_rounding(&mut self) {
        let table = |relation: &Relation| {
            let target = relation.parts.first().and_then(|(at, _)| self.variables.get(*at));
            target.map(|target| TableId::of(&target.address))
        };
        let rough = |relation: &&Relation| relation.hard && relation.residual != 0 && !relation.broken();
        let shown: BTreeSet<TableId> = self.relations.iter().filter(rough).filter_map(table).collect();
        let tables: Vec<Option<TableId>> = self.relations.iter().map(table).collect();
        for (relation, table) in self.relations.iter_mut().zip(tables) {
            relation.rounding_is_shown = table.is_some_and(|table| shown.contains(&table));
        }
    }

    fn find_peers(&mut self) {
        let mut suspects: BTreeMap<(usize, usize), Vec<(usize, i128)>> = BTreeMap::new();
        for (at, variable) in self.variables.iter().enumerate().filter(|(_, variable)| self.is_suspect(variable)) {
            if let Address::Line { budget, line, .. } = variable.address {
                suspects.entry((budget, line)).or_default().push((at, variable.value));
            }
        }
        for (own, variable) in self.variables.iter_mut().enumerate() {
            variable.peers = variable.siblings.iter().copied().filter(|other| *other != 0).collect();
            let Address::Line { budget, line, .. } = variable.address else { continue };
            for (_, value) in suspects.get(&(budget, line)).into_iter().flatten().filter(|(at, _)| *at != own) {
                if let Some(at) = variable.peers.iter().position(|other| other == value) {
                    variable.peers.swap_remove(at);
                }
            }
        }
    }

    fn find_outgrowing(&mut self) {
        let target = |relation: &Relation| {
            relation
                .parts
                .first()
                .and_then(|(at, _)| self.variables.get(*at))
                .map_or(0, |found| found.value.unsigned_abs())
        };
        let outgrows = |variable: &Variable| {
            let relations = variable.equations.iter().filter_map(|(at, _)| self.relations.get(*at));
            relations
                .filter(|relation| relation.hard && relation.broken())
                .all(|relation| variable.value.unsigned_abs() > target(relation).saturating_mul(2))
        };
        let found: Vec<bool> = self.variables.iter().map(outgrows).collect();
        self.variables.iter_mut().zip(found).for_each(|(variable, outgrows)| variable.outgrows = outgrows);
    }

    /// Whether a figure stands in a broken identity.
    pub(super) fn is_suspect(&self, variable: &Variable) -> bool {
        let relation = |at: &usize| self.relations.get(*at);
        variable.equations.iter().any(|(at, _)| relation(at).is_some_and(|relation| relation.hard && relation.broken()))
    }

    fn relation(
        &mut self,
        plan: &Plan,
        source: usize,
        weighed: &Weighed,
        hints: &Hints,
        grains: &Grains,
        known: &mut BTreeMap<Address, usize>,
    ) -> Option<Relation> {
        let equation = &weighed.equation;
        let mut parts = Vec::with_capacity(equation.parts.len() + 1);
        let mut residual = self.whole(equation.constant.decimal())?;
        let target = std::iter::once((equation.target, -1));
        for (address, sign) in target.chain(equation.parts.iter().map(|part| (part.address, part.sign))) {
            let value = self.whole(plan.amount(&address)?.decimal())?;
            residual = residual.checked_add(value.checked_mul(i128::from(sign))?)?;
            let step = self.whole(grains.at(&address).step).unwrap_or(1).max(1);
            let at = *known.entry(address).or_insert_with(|| {
                self.variables.push(self.variable(plan, address, value, step, hints));
                self.variables.len() - 1
            });
            parts.push((at, sign));
        }
        let doubled = weighed.room.decimal().checked_mul(Decimal::TWO)?;
        Some(Relation {
            source,
            parts,
            twice_tolerance: self.whole(doubled).unwrap_or(0),
            hard: equation.identity.is_structure(),
            proves: equation.by_layout,
            identity: equation.identity,
            residual,
            rounding_is_shown: false,
            has_gap: has_gap(plan, &equation.target),
        })
    }

    fn variable(&self, plan: &Plan, address: Address, value: i128, step: i128, hints: &Hints) -> Variable {
        let line = line_of(plan, &address);
        let siblings = siblings(plan, &address).into_iter().filter_map(|amount| self.whole(amount.decimal())).collect();
        Variable {
            address,
            value,
            step,
            locked: is_locked_cell(plan, &address, hints) || line.is_some_and(|line| is_locked(line, hints)),
            sort: sort(&address, line),
            key: key(plan, &address, line),
            siblings,
            peers: Vec::new(),
            outgrows: false,
            said: Vec::new(),
            equations: Vec::new(),
        }
    }

    /// An amount in kronor as a whole number of the system's.
    pub(super) fn whole(&self, value: Decimal) -> Option<i128> {
        let whole = value.checked_mul(power(self.scale)?)?.trunc().to_i128()?;
        (whole.abs() <= LARGEST).then_some(whole)
    }

    /// A whole number of the system's as an amount.
    pub(super) fn amount(&self, whole: i128) -> Option<Amount> {
        Decimal::try_from_i128_with_scale(whole, self.scale).ok().map(Amount::kronor)
    }
}

/// Whether a sum covers a line that prints nothing in its column.
fn has_gap(plan: &Plan, target: &Address) -> bool {
    let Address::Line { budget, line, column } = *target else { return false };
    plan.budgets.get(budget).is_some_and(|table| {
        let covered = table.sums.iter().filter(|sum| sum.line == line).flat_map(|sum| &sum.terms);
        covered.into_iter().any(|term| table.amount(term.line, column).is_none())
    })
}

fn power(scale: u32) -> Option<Decimal> {
    Decimal::TEN.checked_powi_exact(scale)
}

/// A whole power of ten, exact.
trait ExactPower: Sized {
    fn checked_powi_exact(self, exponent: u32) -> Option<Self>;
}

impl ExactPower for Decimal {
    fn checked_powi_exact(self, exponent: u32) -> Option<Self> {
        (0..exponent).try_fold(Self::ONE, |product, _| product.checked_mul(self))
    }
}

/// Decimals enough for the finest figure after a division by a thousand; öre at the least.
fn scale(plan: &Plan, weighed: &[Weighed]) -> u32 {
    let addresses = weighed.iter().flat_map(|weighed| weighed.equation.addresses());
    let finest = addresses.filter_map(|address| plan.amount(&address)).map(|amount| amount.decimal().scale()).max();
    finest.unwrap_or(0).saturating_add(3).min(9)
}

fn line_of<'a>(plan: &'a Plan, address: &Address) -> Option<&'a Line> {
    match *address {
        Address::Line { budget, line, .. } => plan.budgets.get(budget)?.lines.get(line),
        Address::Repeat { budget, repeat } => {
            let table = plan.budgets.get(budget)?;
            table.lines.get(table.repeats.get(repeat)?.line)
        }
        _ => None,
    }
}

fn is_locked_cell(plan: &Plan, address: &Address, hints: &Hints) -> bool {
    let locked = &hints.locked_cells;
    !locked.is_empty()
        && (locked.contains(address) || same_figure(plan, address).iter().any(|other| locked.contains(other)))
}

fn is_locked(line: &Line, hints: &Hints) -> bool {
    let label = line.label.trim().to_lowercase();
    hints.locked.iter().any(|locked| locked.trim().to_lowercase() == label)
}

fn sort(address: &Address, line: Option<&Line>) -> Sort {
    match (address, line) {
        (Address::Repeat { .. }, _) => Sort::Copy,
        (Address::Line { .. }, Some(line)) => match (line.role, line.category) {
            (Role::Subtotal | Role::Total, _) => Sort::Sum,
            (Role::Result | Role::Equity, _) => Sort::Result,
            (_, Some(Category::State | Category::Region | Category::Municipality | Category::Members)) => Sort::Member,
            _ => Sort::Item,
        },
        _ => Sort::Year,
    }
}

fn key(plan: &Plan, address: &Address, line: Option<&Line>) -> String {
    match *address {
        Address::Line { budget, column, .. } => {
            format!("0 {budget} {} {column}", line.map(|line| line.id.as_str()).unwrap_or_default())
        }
        Address::Repeat { budget, repeat } => {
            let column =
                plan.budgets.get(budget).and_then(|table| table.repeats.get(repeat)).map_or(0, |found| found.column);
            format!("1 {budget} {} {column}", line.map(|line| line.id.as_str()).unwrap_or_default())
        }
        Address::Year { row, field } => {
            format!("2 {} {}", plan.multi_year.get(row).map_or(0, |row| row.year), field.name())
        }
        Address::Opening { row } => format!("3 {} 0", plan.equity.get(row).map_or(0, |row| row.year)),
        Address::Closing { row } => format!("3 {} 1", plan.equity.get(row).map_or(0, |row| row.year)),
        Address::Claim { claim } => format!("4 {claim}"),
    }
}

fn siblings(plan: &Plan, address: &Address) -> Vec<Amount> {
    let place = match *address {
        Address::Line { budget, line, column } => Some((budget, line, column)),
        Address::Repeat { budget, repeat } => plan
            .budgets
            .get(budget)
            .and_then(|table| table.repeats.get(repeat))
            .map(|repeat| (budget, repeat.line, repeat.column)),
        _ => None,
    };
    let line = place.and_then(|(budget, line, column)| Some((plan.budgets.get(budget)?.lines.get(line)?, column)));
    let Some((line, column)) = line else { return Vec::new() };
    let others = line.cells.iter().enumerate().filter(|(at, _)| *at != column);
    others.filter_map(|(_, figure)| figure.as_ref().map(|figure| figure.amount)).collect()
}
