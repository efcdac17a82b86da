//! Faults of known kinds, put into a plan.

use super::dice::Dice;
use plankoll::balance::set;
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Address, Plan, Role};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    Sign,
    Swap,
    Wrong,
    Lost,
    Doubled,
    Up,
    Down,
    Block,
    StaleSum,
    StaleTotal,
    Random,
    /// Ten times too much, or a tenth.
    Tenfold,
    /// Two neighbouring figures have changed places.
    Neighbours,
    /// The figure of the column beside.
    OtherColumn,
    /// A line that the sums know of is not there.
    NoLine,
    /// A stale sum that the sums above it follow.
    Chain,
}

/// The kinds that the corrector is measured by.
pub const FAULTS: [Fault; 11] = [
    Fault::Sign,
    Fault::Swap,
    Fault::Wrong,
    Fault::Lost,
    Fault::Doubled,
    Fault::Up,
    Fault::Down,
    Fault::Block,
    Fault::StaleSum,
    Fault::StaleTotal,
    Fault::Random,
];

/// Kinds that leave no mark of their own, or too many.
pub const STRANGE: [Fault; 5] = [Fault::Tenfold, Fault::Neighbours, Fault::OtherColumn, Fault::NoLine, Fault::Chain];

/// The figures that a fault changed, with what they were.
pub type Truth = Vec<(Address, Amount)>;

/// What the last printed digit of the first table is worth, in kronor.
fn grain(plan: &Plan) -> Decimal {
    match plan.budgets[0].unit {
        Unit::Mkr => Decimal::from(100_000),
        unit => unit.kronor(),
    }
}

/// Puts one fault into a plan. `None` where the plan has no place for it.
pub fn inject(plan: &mut Plan, fault: Fault, dice: &mut Dice) -> Option<Truth> {
    let table = &plan.budgets[0];
    let column = usize::try_from(dice.below(table.columns.len() as u64)).unwrap();
    let of_role = |roles: &[Role]| -> Vec<usize> {
        table.lines.iter().enumerate().filter(|(_, line)| roles.contains(&line.role)).map(|(at, _)| at).collect()
    };
    let lines = match fault {
        Fault::StaleSum | Fault::Chain => of_role(&[Role::Subtotal]),
        Fault::StaleTotal => of_role(&[Role::Total]),
        Fault::Block | Fault::NoLine => of_role(&[Role::Item]),
        _ => of_role(&[Role::Item, Role::Item, Role::Subtotal, Role::Total]),
    };
    if lines.is_empty() {
        return None;
    }
    let line = dice.one_of(&lines);
    change(plan, fault, line, column, dice)
}

/// Puts a fault into a figure.
pub fn change(plan: &mut Plan, fault: Fault, line: usize, column: usize, dice: &mut Dice) -> Option<Truth> {
    let address = Address::Line { budget: 0, line, column };
    let old = plan.amount(&address)?;
    let grain = grain(plan);
    let value = (old.decimal() / grain).to_i64()?;
    let steps = |value: i64| Amount::kronor(Decimal::from(value) * grain);
    let new = match fault {
        Fault::Sign => steps(-value),
        Fault::Up => steps(value * 1000),
        Fault::Down => Amount::kronor(old.decimal() / Decimal::ONE_THOUSAND),
        Fault::Block => return block(plan, line, column, dice),
        Fault::StaleSum | Fault::StaleTotal => steps(stale(plan, line, column, value, grain, dice)?),
        Fault::Random if value == 0 => return None,
        Fault::Random => steps(1 + i64::try_from(dice.below(value.unsigned_abs() * 2 + 50)).unwrap()),
        Fault::Tenfold if value % 10 == 0 && dice.one_in(2) => steps(value / 10),
        Fault::Tenfold => steps(value * 10),
        Fault::Neighbours => return neighbours(plan, line, column, dice),
        Fault::OtherColumn => {
            let other = usize::try_from(dice.below(plan.budgets[0].columns.len() as u64)).unwrap();
            plan.amount(&Address::Line { budget: 0, line, column: other })?
        }
        Fault::NoLine => return no_line(plan, line),
        Fault::Chain => return chain(plan, line, column, grain, dice),
        _ => steps(mistyped(value, fault, dice)?),
    };
    if new == old {
        return None;
    }
    set(plan, &address, new);
    Some(vec![(address, old)])
}

/// Two faults that share a group: two of its figures, its sum among them or not.
pub fn conspire(plan: &mut Plan, kinds: &[Fault], dice: &mut Dice) -> Option<Truth> {
    let table = &plan.budgets[0];
    if table.sums.is_empty() {
        return None;
    }
    let column = usize::try_from(dice.below(table.columns.len() as u64)).unwrap();
    let at = usize::try_from(dice.below(table.sums.len() as u64)).unwrap();
    let mut lines: Vec<usize> = table.sums[at].terms.iter().map(|term| term.line).collect();
    // The sum itself, and the sums that hold it.
    lines.push(table.sums[at].line);
    lines.push(table.sums[at].line);
    lines.extend(
        table
            .sums
            .iter()
            .filter(|sum| sum.terms.iter().any(|term| term.line == table.sums[at].line))
            .map(|sum| sum.line),
    );
    let mut truth: Truth = Vec::new();
    for _ in 0..2 {
        let line = dice.one_of(&lines);
        let kind = dice.one_of(kinds);
        let changed = change(plan, kind, line, column, dice)?;
        if changed.iter().any(|(address, _)| truth.iter().any(|(known, _)| known == address)) {
            return None;
        }
        truth.extend(changed);
    }
    Some(truth)
}

/// A sum from before a line was added or changed.
fn stale(plan: &Plan, line: usize, column: usize, value: i64, grain: Decimal, dice: &mut Dice) -> Option<i64> {
    let sum = plan.budgets[0].sums.iter().find(|sum| sum.line == line)?;
    let term = dice.one_of(&sum.terms).line;
    let left_out = (plan.budgets[0].amount(term, column)?.decimal() / grain).to_i64()?;
    match dice.below(2) {
        0 => Some(value - left_out),
        _ => Some(value + dice.within(-200, 199)),
    }
}

fn block(plan: &mut Plan, line: usize, column: usize, dice: &mut Dice) -> Option<Truth> {
    let size = 2 + usize::try_from(dice.below(4)).unwrap();
    let items = plan.budgets[0]
        .lines
        .iter()
        .enumerate()
        .skip(line)
        .filter(|(_, line)| line.role == Role::Item)
        .map(|(at, _)| at);
    let chosen: Vec<usize> = items.take(size).collect();
    if chosen.len() < size {
        return None;
    }
    let mut truth = Vec::new();
    for line in chosen {
        let address = Address::Line { budget: 0, line, column };
        let old = plan.amount(&address).filter(|old| !old.is_zero())?;
        truth.push((address, old));
        set(plan, &address, Amount::kronor(old.decimal() * Decimal::ONE_THOUSAND));
    }
    Some(truth)
}

fn neighbours(plan: &mut Plan, line: usize, column: usize, dice: &mut Dice) -> Option<Truth> {
    let one = Address::Line { budget: 0, line, column };
    let other = match dice.below(2) {
        0 => Address::Line { budget: 0, line: line + 1, column },
        _ => Address::Line { budget: 0, line, column: column + 1 },
    };
    let (left, right) = (plan.amount(&one)?, plan.amount(&other)?);
    if left == right {
        return None;
    }
    set(plan, &one, right);
    set(plan, &other, left);
    Some(vec![(one, left), (other, right)])
}

fn no_line(plan: &mut Plan, line: usize) -> Option<Truth> {
    let cells = &mut plan.budgets[0].lines[line].cells;
    cells.iter().flatten().any(|figure| !figure.amount.is_zero()).then_some(())?;
    cells.fill(None);
    Some(Vec::new())
}

fn chain(plan: &mut Plan, line: usize, column: usize, grain: Decimal, dice: &mut Dice) -> Option<Truth> {
    let off = dice.within(-200, 199);
    let mut truth = Vec::new();
    let mut next = vec![(line, 1)];
    while let Some((line, sign)) = next.pop() {
        let address = Address::Line { budget: 0, line, column };
        let old = plan.amount(&address)?;
        truth.push((address, old));
        set(plan, &address, Amount::kronor(old.decimal() + Decimal::from(sign * off) * grain));
        for sum in &plan.budgets[0].sums {
            next.extend(
                sum.terms.iter().filter(|term| term.line == line).map(|term| (sum.line, sign * i64::from(term.sign))),
            );
        }
    }
    (off != 0).then_some(truth)
}

fn mistyped(value: i64, fault: Fault, dice: &mut Dice) -> Option<i64> {
    let mut digits: Vec<u8> = value.unsigned_abs().to_string().into_bytes();
    let at = usize::try_from(dice.below(digits.len() as u64)).unwrap();
    match fault {
        Fault::Swap => {
            if at + 1 >= digits.len() || digits[at] == digits[at + 1] || (at == 0 && digits[1] == b'0') {
                return None;
            }
            digits.swap(at, at + 1);
        }
        Fault::Wrong => digits[at] = b'0' + u8::try_from(dice.below(10)).unwrap(),
        Fault::Lost => {
            digits.remove(at);
        }
        _ => digits.insert(at, digits[at]),
    }
    if digits.is_empty() || digits[0] == b'0' {
        return None;
    }
    let new: i64 = String::from_utf8(digits).ok()?.parse().ok()?;
    Some(new * value.signum()).filter(|new| *new != value)
}
