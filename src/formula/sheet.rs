//! A plan's figures as a spreadsheet: some are given, others are computed from them. The dependency graph tells what
//! rests on what; a circle is refused with the names along it, and a change computes only what rests on it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rust_decimal::Decimal;
use thiserror::Error;

use super::{Expr, Figures, LiveCheck, Span, Stuck, Test, Verdict};
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
    /// it stands: the nearest in whole `step`s, else the very one. `None` where no figure of that cell does it.
    #[must_use]
    pub fn needed(&self, check: &LiveCheck, reading: Reading, at: Address, step: Decimal) -> Option<Decimal> {
        let now = self.value(&at).ok()?.value;
        let mut trial = self.clone();
        let exact = trial.balanced(check.sides()?, reading, at, step)?;
        let steps = exact.checked_div(step)?;
        let whole = [steps.floor() - Decimal::ONE, steps.floor(), steps.ceil(), steps.ceil() + Decimal::ONE];
        let mut candidates: Vec<Decimal> = whole.iter().filter_map(|steps| steps.checked_mul(step)).collect();
        candidates.sort_by_key(|candidate| candidate.checked_sub(now).map(|off| off.abs()));
        candidates.push(exact);
        candidates.into_iter().map(|candidate| candidate.normalize()).find(|candidate| {
            trial.set(at, *candidate);
            trial.judge(check, reading).is_ok_and(|verdict| verdict.is_some_and(Verdict::passes))
        })
    }

    /// The figure of a cell at which both sides are equal, by Newton's steps: one is enough where the sides are straight
    /// lines, a few where they divide.
    fn balanced(&mut self, test: &Test, reading: Reading, at: Address, step: Decimal) -> Option<Decimal> {
        let mut value = self.value(&at).ok()?.value;
        let near = step.checked_div(Decimal::ONE_THOUSAND)?;
        for _ in 0..30 {
            self.set(at, value);
            let off = self.off(test, reading).ok()?;
            if off.is_zero() {
                return Some(value);
            }
            self.set(at, value.checked_add(near)?);
            let slope = self.off(test, reading).ok()?.checked_sub(off)?.checked_div(near)?;
            let next = value.checked_sub(off.checked_div(slope)?)?;
            let moved = next.checked_sub(value)?.abs();
            value = next.round_dp(6);
            if moved < near {
                return Some(value);
            }
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

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Cycle, Reading, Sheet};
    use crate::formula::{Condition, Dimension, Expr, LiveCheck, Relation, Stuck, Test, Unrounded, Verdict};
    use crate::money::{Amount, Unit};
    use crate::plan::{Address, Budget, Column, Figure, Line, Plan, Role, Side, Sum, Term};

    fn at(line: usize) -> Address {
        Address::Line { budget: 0, line, column: 0 }
    }

    fn cell(line: usize) -> Expr {
        Expr::Cell(at(line))
    }

    /// Two groups of fifty lines, their sums 100 and 101, and the total 102.
    fn grouped() -> Sheet {
        let mut sheet = Sheet::default();
        for line in 0..100 {
            sheet.give(at(line), Decimal::ONE, Decimal::ZERO);
        }
        sheet.compute(at(100), Expr::Add((0..50).map(cell).collect())).unwrap();
        sheet.compute(at(101), Expr::Add((50..100).map(cell).collect())).unwrap();
        sheet.compute(at(102), Expr::Add(vec![cell(100), cell(101)])).unwrap();
        sheet
    }

    #[test]
    fn after_one_changed_cell_only_what_rests_on_it_is_computed() {
        let mut sheet = grouped();
        assert_eq!((sheet.value(&at(102)).unwrap().value, sheet.evaluations()), (Decimal::from(100), 3));
        assert!(sheet.set(at(7), Decimal::from(11)));
        assert_eq!((sheet.value(&at(102)).unwrap().value, sheet.evaluations()), (Decimal::from(110), 5));
        // A change that changes nothing ends at once.
        assert!(sheet.set(at(7), Decimal::from(11)));
        sheet.compute(at(103), Expr::Min(vec![cell(102), Expr::Number(Decimal::from(5), Dimension::Money)])).unwrap();
        sheet.compute(at(104), Expr::Abs(Box::new(cell(103)))).unwrap();
        let before = sheet.evaluations();
        // The least stays five, so what rests on it is not asked.
        assert!(sheet.set(at(60), Decimal::from(9)));
        assert_eq!((sheet.value(&at(104)).unwrap().value, sheet.evaluations() - before), (Decimal::from(5), 3));
        assert!(!sheet.set(at(102), Decimal::ONE), "a computed cell is not typed over");
    }

    #[test]
    fn a_circle_is_refused_with_the_cells_along_it() {
        let mut sheet = grouped();
        let before = sheet.evaluations();
        let refused = sheet.compute(at(3), Expr::Abs(Box::new(cell(102))));
        assert_eq!(refused, Err(Cycle { along: vec![at(3), at(102), at(100), at(3)] }));
        assert_eq!(sheet.compute(at(5), cell(5)), Err(Cycle { along: vec![at(5), at(5)] }));
        assert_eq!(
            (sheet.value(&at(3)).unwrap().value, sheet.evaluations()),
            (Decimal::ONE, before),
            "nothing is changed"
        );
    }

    #[test]
    fn what_cannot_be_computed_comes_back_when_it_can() {
        let mut sheet = grouped();
        sheet.compute(at(103), Expr::Divide(Box::new(cell(0)), Box::new(cell(1)))).unwrap();
        sheet.set(at(1), Decimal::ZERO);
        assert_eq!(sheet.value(&at(103)), Err(Stuck::DivisionByZero));
        sheet.set(at(1), Decimal::TWO);
        assert_eq!(sheet.value(&at(103)).unwrap().value, Decimal::new(5, 1));
    }

    /// A plan of two lines and their printed sum.
    fn plan(first: i64, second: i64, printed: i64) -> Plan {
        let figure = |value: i64| Figure {
            amount: Amount::of(Decimal::from(value), Unit::Tkr).unwrap(),
            printed: value.to_string(),
            place: crate::document::Place::text(1, 1),
        };
        let line =
            |value: i64, role| Line { side: Side::Cost, role, cells: vec![Some(figure(value))], ..Line::default() };
        let terms = vec![Term { line: 0, sign: 1 }, Term { line: 1, sign: 1 }];
        let budget = Budget {
            unit: Unit::Tkr,
            columns: vec![Column::default()],
            lines: vec![line(first, Role::Item), line(second, Role::Item), line(printed, Role::Total)],
            sums: vec![Sum { line: 2, terms, by_layout: true }],
            ..Budget::default()
        };
        Plan { budgets: vec![budget], ..Plan::default() }
    }

    fn test(left: Expr, relation: Relation, right: Expr) -> LiveCheck {
        Test { left, relation, right, tolerance: Decimal::ZERO }.into()
    }

    #[test]
    fn a_sum_follows_its_lines_and_is_held_against_what_is_printed() {
        let (mut sheet, refused) = Sheet::of(&plan(40, 60, 100), &Unrounded);
        assert_eq!(refused, Vec::new());
        let sum = test(cell(2), Relation::Equal, Expr::Add(vec![cell(0), cell(1)]));
        let cap = test(cell(2), Relation::AtMost, Expr::Number(Decimal::from(105_000), Dimension::Money));
        let told = |sheet: &Sheet| [&sum, &cap].map(|check| sheet.judge(check, Reading::Live).unwrap().unwrap());
        assert_eq!(told(&sheet), [Verdict::Holds, Verdict::Holds]);
        sheet.set(at(0), Decimal::from(50_000));
        assert_eq!(told(&sheet), [Verdict::Fails, Verdict::Fails], "the printed sum stays, the live one follows");
        assert_eq!(sheet.needed(&cap, Reading::Live, at(1), Decimal::ONE_THOUSAND), Some(Decimal::from(55_000)));
        assert_eq!(sheet.needed(&sum, Reading::Live, at(1), Decimal::ONE_THOUSAND), Some(Decimal::from(50_000)));
        assert_eq!(sheet.roots(&[at(2)]), [at(0), at(1)]);
    }

    #[test]
    fn what_would_have_to_be_another_is_found_through_a_quotient() {
        let (sheet, _) = Sheet::of(&plan(40, 60, 100), &Unrounded);
        let share = Expr::Divide(Box::new(cell(0)), Box::new(cell(2)));
        let cap = test(share, Relation::AtMost, Expr::Number(Decimal::new(25, 2), Dimension::Plain));
        let needed = |line| sheet.needed(&cap, Reading::Live, at(line), Decimal::ONE_THOUSAND);
        assert_eq!((needed(0), needed(1)), (Some(Decimal::from(20_000)), Some(Decimal::from(120_000))));
    }

    #[test]
    fn conditions_turn_with_the_figures() {
        let (mut sheet, _) = Sheet::of(&plan(40, 60, 100), &Unrounded);
        let above = |line: usize, tkr: i64| {
            let right = Expr::Number(Decimal::from(tkr * 1000), Dimension::Money);
            Condition::Is(Box::new(Test {
                left: cell(line),
                relation: Relation::Above,
                right,
                tolerance: Decimal::ZERO,
            }))
        };
        let count = Expr::Count(vec![above(0, 50), above(1, 50)]);
        let one = Expr::Number(Decimal::ONE, Dimension::Plain);
        let check = LiveCheck {
            applies: Some(Condition::Any(vec![above(0, 0), above(1, 0)])),
            holds: Condition::All(vec![
                Condition::Not(Box::new(above(2, 110))),
                Condition::Is(Box::new(Test {
                    left: count,
                    relation: Relation::AtMost,
                    right: one,
                    tolerance: Decimal::ZERO,
                })),
            ]),
        };
        let told = |sheet: &Sheet| sheet.judge(&check, Reading::Live).unwrap();
        assert_eq!(told(&sheet), Some(Verdict::Holds));
        sheet.set(at(0), Decimal::from(51_000));
        assert_eq!(told(&sheet), Some(Verdict::Fails), "the sum is too large, and two lines are large");
        sheet.set(at(0), Decimal::ZERO);
        sheet.set(at(1), Decimal::ZERO);
        assert_eq!(told(&sheet), None, "it no longer applies");
    }
}
