//! A plan's figures as a spreadsheet: some are given, others are computed from them. The dependency graph tells what
//! rests on what; a circle is refused with the names along it, and a change computes only what rests on it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rust_decimal::Decimal;
use thiserror::Error;

use super::{Expr, Figures, LiveCheck, Relation, Span, Stuck, Test, Verdict};
use crate::plan::Address;

/// A formula that would rest on itself.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a circle along {along:?}")]
pub struct Cycle {
    /// The cells along the circle, each resting on the next; the first is also the last.
    pub along: Vec<Address>,
}

/// How computed figures are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// As they are computed.
    Live,
    /// As they are decided, where the plan prints them.
    Decided,
}

/// A cell: what is given, what computes it, and its value now.
#[derive(Clone, Debug)]
struct Cell {
    given: Option<Span>,
    formula: Option<Expr>,
    now: Result<Span, Stuck>,
}

/// A plan's figures, given and computed.
#[derive(Clone, Default)]
pub struct Sheet {
    cells: BTreeMap<Address, Cell>,
    readers: BTreeMap<Address, BTreeSet<Address>>,
    evaluations: usize,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("cells", &self.cells.len()).finish_non_exhaustive()
    }
}

impl Sheet {
    /// Gives a figure, in kronor, that may be off by `half`.
    pub(super) fn give(&mut self, at: Address, value: Decimal, half: Decimal) {
        let span = Span::around(value, half).unwrap_or(Span::exact(value));
        self.cells.insert(at, Cell { given: Some(span), formula: None, now: Ok(span) });
    }

    /// Gives an empty cell, which counts as nothing.
    pub(super) fn give_blank(&mut self, at: Address) {
        self.cells.insert(at, Cell { given: None, formula: None, now: Ok(Span::exact(Decimal::ZERO)) });
    }

    /// Lets a formula compute a cell; what was given stays beside it as what is decided.
    ///
    /// # Errors
    /// Where the cell would rest on itself: nothing is changed then.
    pub fn compute(&mut self, at: Address, formula: Expr) -> Result<(), Cycle> {
        let rests_on = formula.precedents();
        for start in &rests_on {
            if let Some(mut along) = self.path(*start, at) {
                along.insert(0, at);
                return Err(Cycle { along });
            }
        }
        let old = self.cells.get(&at).and_then(|cell| cell.formula.as_ref()).map(Expr::precedents).unwrap_or_default();
        for address in old {
            if let Some(readers) = self.readers.get_mut(&address) {
                readers.remove(&at);
            }
        }
        for address in rests_on {
            self.readers.entry(address).or_default().insert(at);
        }
        let given = self.cells.get(&at).and_then(|cell| cell.given);
        self.cells.insert(at, Cell { given, formula: Some(formula), now: Err(Stuck::Absent(at)) });
        self.evaluate(at);
        self.follow(at);
        Ok(())
    }

    /// The way from a cell to one that it rests on.
    fn path(&self, from: Address, to: Address) -> Option<Vec<Address>> {
        let mut before: BTreeMap<Address, Address> = BTreeMap::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if at == to {
                let mut way = vec![at];
                while let Some(last) = way.last().and_then(|last| before.get(last)) {
                    way.push(*last);
                }
                way.reverse();
                return Some(way);
            }
            for next in self.rests_on(&at) {
                if next != from && !before.contains_key(&next) {
                    before.insert(next, at);
                    open.push(next);
                }
            }
        }
        None
    }

    /// Changes a given figure and computes what rests on it, and nothing else. `false` where the cell is computed, or
    /// is none of this sheet.
    pub fn set(&mut self, at: Address, value: Decimal) -> bool {
        let Some(cell) = self.cells.get_mut(&at).filter(|cell| cell.formula.is_none()) else { return false };
        let span = Span::exact(value);
        cell.now = Ok(span);
        if cell.given.is_none() {
            cell.given = Some(span);
        }
        self.follow(at);
        true
    }

    /// Computes anew what rests on a cell, each after what it rests on itself; where nothing changes it ends.
    fn follow(&mut self, at: Address) {
        let order = self.order_after(at);
        let mut changed = BTreeSet::from([at]);
        for next in order {
            if self.rests_on(&next).iter().any(|address| changed.contains(address)) && self.evaluate(next) {
                changed.insert(next);
            }
        }
    }

    /// All that rests on a cell, each after what it rests on.
    fn order_after(&self, at: Address) -> Vec<Address> {
        let mut seen = BTreeSet::new();
        let mut order = Vec::new();
        let mut open = vec![(at, false)];
        while let Some((cell, done)) = open.pop() {
            if done {
                order.push(cell);
            } else if seen.insert(cell) {
                open.push((cell, true));
                open.extend(self.readers.get(&cell).into_iter().flatten().map(|reader| (*reader, false)));
            }
        }
        order.reverse();
        order.retain(|cell| *cell != at);
        order
    }

    /// Computes one cell; whether it changed.
    fn evaluate(&mut self, at: Address) -> bool {
        let Some(formula) = self.cells.get(&at).and_then(|cell| cell.formula.clone()) else { return false };
        self.evaluations += 1;
        let now = formula.evaluate(&self.view(Reading::Live));
        match self.cells.get_mut(&at) {
            Some(cell) if cell.now != now => {
                cell.now = now;
                true
            }
            _ => false,
        }
    }

    /// How many formulas have been computed since the sheet was made.
    #[must_use]
    pub fn evaluations(&self) -> usize {
        self.evaluations
    }

    /// The value of a cell now.
    ///
    /// # Errors
    /// Where it has none.
    pub fn value(&self, at: &Address) -> Result<Span, Stuck> {
        self.cells.get(at).map_or(Err(Stuck::Absent(*at)), |cell| cell.now)
    }

    /// The decided figure of a cell: as the plan prints it, after corrections.
    #[must_use]
    pub fn decided(&self, at: &Address) -> Option<Decimal> {
        self.cells.get(at).and_then(|cell| cell.given).map(|span| span.value)
    }

    /// What computes a cell; `None` where its figure is given.
    #[must_use]
    pub fn formula(&self, at: &Address) -> Option<&Expr> {
        self.cells.get(at)?.formula.as_ref()
    }

    /// The cells that a cell's formula reads.
    #[must_use]
    pub fn rests_on(&self, at: &Address) -> Vec<Address> {
        self.formula(at).map(Expr::precedents).unwrap_or_default()
    }

    /// The cells whose formulas read a cell.
    pub fn readers(&self, at: &Address) -> impl Iterator<Item = Address> + '_ {
        self.readers.get(at).into_iter().flatten().copied()
    }

    /// All cells that some cells rest on at last: given, not computed.
    #[must_use]
    pub fn roots(&self, of: &[Address]) -> Vec<Address> {
        let mut seen = BTreeSet::new();
        let mut roots = Vec::new();
        let mut open: Vec<Address> = of.iter().rev().copied().collect();
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            let below = self.rests_on(&at);
            if below.is_empty() {
                roots.push(at);
            }
            open.extend(below.into_iter().rev());
        }
        roots
    }

    /// The cells whose figure is given by the plan.
    pub fn inputs(&self) -> impl Iterator<Item = Address> + '_ {
        self.cells.iter().filter(|(_, cell)| cell.formula.is_none() && cell.given.is_some()).map(|(at, _)| *at)
    }

    /// The cells that are computed.
    pub fn computed(&self) -> impl Iterator<Item = Address> + '_ {
        self.cells.iter().filter(|(_, cell)| cell.formula.is_some()).map(|(at, _)| *at)
    }

    /// The figures under a reading.
    #[must_use]
    pub fn view(&self, reading: Reading) -> View<'_> {
        View { sheet: self, reading }
    }

    /// How a check comes out; `None` where it does not apply. A sum that stands alone against its own lines is the
    /// decided one: a live sum held against its lines would always agree.
    ///
    /// # Errors
    /// Where a figure it needs has no value.
    pub fn judge(&self, check: &LiveCheck, reading: Reading) -> Result<Option<Verdict>, Stuck> {
        let view = self.view(reading);
        if !check.does_apply(&view)? {
            return Ok(None);
        }
        match check.sides() {
            Some(test) => self.off(test, reading).and_then(|off| test.weigh(off)).map(Some),
            None => check.holds.evaluate(&view).map(Some),
        }
    }

    /// The difference of a test's sides, left less right.
    ///
    /// # Errors
    /// Where a side has no value.
    pub fn off(&self, test: &Test, reading: Reading) -> Result<Decimal, Stuck> {
        let left = self.side(&test.left, &test.right, reading)?;
        let right = self.side(&test.right, &test.left, reading)?;
        left.checked_sub(right).ok_or(Stuck::Overflow)
    }

    /// A side of a test.
    ///
    /// # Errors
    /// Where it has no value.
    pub fn side(&self, own: &Expr, other: &Expr, reading: Reading) -> Result<Decimal, Stuck> {
        match own {
            Expr::Cell(at) if self.covers(at, other) => self.decided(at).ok_or(Stuck::Absent(*at)),
            _ => own.evaluate(&self.view(reading)).map(|span| span.value),
        }
    }

    /// Whether a line is a sum that rests on a figure of the other side.
    fn covers(&self, at: &Address, other: &Expr) -> bool {
        let others = other.precedents();
        let mut open = self.rests_on(at);
        let mut seen = BTreeSet::new();
        while let Some(below) = open.pop() {
            if others.contains(&below) && matches!(at, Address::Line { .. }) {
                return true;
            }
            if seen.insert(below) {
                open.extend(self.rests_on(&below));
            }
        }
        false
    }

    /// The figure that one given cell would have to hold for a comparison to come out as it should, everything else as
    /// it stands; in whole `step`s. `None` where no figure of that cell does it.
    #[must_use]
    pub fn needed(&self, check: &LiveCheck, reading: Reading, at: Address, step: Decimal) -> Option<Decimal> {
        let test = check.sides()?;
        let mut trial = self.clone();
        let mut value = self.value(&at).ok()?.value;
        // Newton's steps: one is enough where the sides are straight lines, a few where they divide.
        for _ in 0..8 {
            trial.set(at, value);
            let off = trial.off(test, reading).ok()?;
            trial.set(at, value.checked_add(step)?);
            let slope = trial.off(test, reading).ok()?.checked_sub(off)?.checked_div(step)?;
            if slope.is_zero() {
                return None;
            }
            let next = value.checked_sub(off.checked_div(slope)?)?;
            let steps = next.checked_div(step)?;
            for whole in [steps.floor(), steps.ceil(), steps.floor() - Decimal::ONE, steps.ceil() + Decimal::ONE] {
                let candidate = whole.checked_mul(step)?;
                let strict = matches!(test.relation, Relation::Equal) && candidate != next;
                trial.set(at, candidate);
                let passes = |verdict: Option<Verdict>| verdict.is_some_and(Verdict::passes);
                if !strict && trial.judge(check, reading).is_ok_and(passes) {
                    return Some(candidate.normalize());
                }
            }
            value = next;
        }
        None
    }
}

/// The figures of a sheet under a reading.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    sheet: &'a Sheet,
    reading: Reading,
}

impl View<'_> {
    fn span(&self, at: &Address) -> Option<Span> {
        let cell = self.sheet.cells.get(at)?;
        match (self.reading, cell.given, &cell.formula) {
            (Reading::Decided, Some(given), Some(_)) => Some(given),
            _ => cell.now.ok(),
        }
    }
}

impl Figures for View<'_> {
    fn value(&self, address: &Address) -> Option<Decimal> {
        self.span(address).map(|span| span.value)
    }

    fn half_width(&self, address: &Address) -> Decimal {
        self.span(address).and_then(|span| span.half_width().ok()).unwrap_or_default()
    }
}
