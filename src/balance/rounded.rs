//! Whether a table's decided figures, or its booked ones, are rounded, told by their own sums.
//!
//! A sum that is off by no more than rounding allows is excused, unless rounding is no likely cause: one wrong figure
//! explains all such sums, and a table whose figures were really rounded would hardly ever look like this one, where
//! all the other sums are exact or the lines are all round amounts. How hardly is counted in thousandths of a power
//! of ten, with what looks whole counted as whole, so that what is not counted speaks for rounding.

use rust_decimal::Decimal;
use std::collections::BTreeSet;

use super::equation::{Equation, Identity};
use super::grain::TableId;
use crate::money::Amount;
use crate::plan::{Address, Plan, Role};

/// An identity of a table with what it shows.
pub(super) struct Shown<'a> {
    pub(super) equation: &'a Equation,
    /// Printed less computed, in kronor.
    pub(super) off: Decimal,
    /// Off by no more than rounding could make it.
    pub(super) near: bool,
}

/// One chance in a million: a table is not called unrounded by luck.
const PROOF: u32 = 6000;

/// How seldom a sum of so many rounded figures comes out exact (the middle of the Irwin–Hall distribution): 3/4 for
/// two, 2/3 for three, 115/192 for four, and so on.
const EXACT: [u32; 9] = [0, 0, 125, 176, 223, 260, 292, 319, 344];

/// How seldom a rounded figure ends in 0, or in 0 or 5.
const ROUND: [(i64, u32); 2] = [(10, 1000), (5, 699)];

/// What the table's columns of the other source add at the most: one may be rounded and the other not.
const BESIDE: u32 = 1000;

/// What a table's sums tell of rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The figures are rounded, or nothing tells that they are not.
    Rounded,
    /// All sound sums are exact, but too few to prove that the next one is.
    Unproved,
    /// They are not rounded.
    Exact,
}

/// Whether the figures that these identities are about are rounded. `other` are those of the same table's columns
/// of the other source.
pub(super) fn told(plan: &Plan, table: TableId, step: Decimal, shown: &[Shown], other: &[Shown]) -> Told {
    let near: Vec<&Shown> = shown.iter().filter(|one| one.near).collect();
    let beside = if other.iter().any(|one| one.near) { 0 } else { luck(plan, table, step, other) };
    let luck = luck(plan, table, step, shown).saturating_add(beside.min(BESIDE));
    match near.is_empty() {
        true if luck < PROOF => Told::Unproved,
        false if luck < PROOF || !one_slip(&near, shown) => Told::Rounded,
        _ => Told::Exact,
    }
}

fn luck(plan: &Plan, table: TableId, step: Decimal, shown: &[Shown]) -> u32 {
    exact_sums(plan, step, shown).saturating_add(round_lines(plan, table, step, shown))
}

/// Whether one wrong figure, that stands in no sound identity, is enough for all that is off.
fn one_slip(near: &[&Shown], shown: &[Shown]) -> bool {
    let Some(first) = near.first() else { return false };
    first.equation.addresses().any(|address| {
        let change = wanted(first, address);
        near.iter().all(|one| wanted(one, address) == change)
            && !shown.iter().any(|one| one.off.is_zero() && one.equation.addresses().any(|other| other == address))
    })
}

/// By how much a figure would have to change for an identity to be exact.
fn wanted(shown: &Shown, address: Address) -> Option<Decimal> {
    if shown.equation.target == address {
        return Some(-shown.off);
    }
    let part = shown.equation.parts.iter().find(|part| part.address == address)?;
    Some(if part.sign < 0 { -shown.off } else { shown.off })
}

/// How seldom rounded figures would make all these sums exact. The same figures in two columns tell it once.
fn exact_sums(plan: &Plan, step: Decimal, shown: &[Shown]) -> u32 {
    let mut told: BTreeSet<Vec<Amount>> = BTreeSet::new();
    let sums = shown.iter().filter(|one| one.off.is_zero() && one.equation.identity != Identity::Twice);
    sums.filter_map(|one| {
        let figures: Vec<Amount> = one.equation.addresses().filter_map(|address| plan.amount(&address)).collect();
        let uneven = figures.iter().skip(1).filter(|amount| !divides(**amount, step, 10)).count();
        let worth = EXACT.get(uneven).or(EXACT.last()).copied()?;
        told.insert(figures).then_some(worth)
    })
    .fold(0, u32::saturating_add)
}

/// How seldom rounded figures would all but one be round.
fn round_lines(plan: &Plan, table: TableId, step: Decimal, shown: &[Shown]) -> u32 {
    let TableId::Budget(budget) = table else { return 0 };
    let lines = plan.budgets.get(budget).map(|table| table.lines.as_slice()).unwrap_or_default();
    let columns: BTreeSet<usize> = shown.iter().filter_map(|one| column(&one.equation.target)).collect();
    let items = lines.iter().filter(|line| line.role == Role::Item);
    let cells = items.flat_map(|line| columns.iter().filter_map(|column| line.cells.get(*column)?.as_ref()));
    let amounts: BTreeSet<Amount> =
        cells.map(|figure| figure.amount.magnitude()).filter(|amount| !amount.is_zero()).collect();
    ROUND
        .iter()
        .filter_map(|(divisor, worth)| {
            let uneven = amounts.iter().filter(|amount| !divides(**amount, step, *divisor)).count();
            let even = u32::try_from(amounts.len().checked_sub(uneven)?).ok()?;
            (uneven <= 1).then(|| even.saturating_sub(1).saturating_mul(*worth))
        })
        .max()
        .unwrap_or(0)
}

fn column(address: &Address) -> Option<usize> {
    match address {
        Address::Line { column, .. } => Some(*column),
        _ => None,
    }
}

fn divides(amount: Amount, step: Decimal, divisor: i64) -> bool {
    let wide = step.checked_mul(Decimal::from(divisor));
    wide.and_then(|wide| amount.decimal().checked_rem(wide)).is_some_and(|left| left.is_zero())
}
