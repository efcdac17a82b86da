//! Budgets of varied structure with faults of known kinds put in, and what the corrector makes of them.

use super::build::{Table, added, equity, year};
use plankoll::balance::{equations, set, weigh};
use plankoll::correct::{Apply, Corrected, correct};
use plankoll::finding::{Confidence, Correction, Operation};
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Address, Category, Hints, Kind, Plan, Role, Side, YearField};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A small generator of numbers (splitmix64), so that a seed always gives the same plans.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % end
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

/// How the figures of a plan are made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// As printed, and the sums are theirs.
    Exact,
    /// In kronor, each printed figure rounded to tkr by itself.
    Rounded,
}

/// A budget of 20 to 60 cells: groups of lines, totals, a result, often a multi-year table and equity.
pub fn budget(dice: &mut Dice, figures: Figures) -> Plan {
    let columns = 1 + usize::try_from(dice.below(3)).unwrap();
    let kinds = [(2024, Kind::Budget), (2024, Kind::Forecast), (2025, Kind::Budget)];
    let kinds = &kinds[3 - columns..];
    let mut t = Table::new(Unit::Tkr, kinds);
    let step = dice.one_of(&[1, 1, 5, 10, 10, 50]);
    let value = |dice: &mut Dice| -> Vec<i64> {
        let base = 20 + dice.below(3000);
        (0..columns)
            .map(|_| {
                let kronor = (base + dice.below(base / 4 + 2)) * 1000 + dice.below(1000);
                let printed = i64::try_from(kronor / 1000 / step * step).unwrap().max(1);
                if figures == Figures::Exact { printed * 1000 } else { i64::try_from(kronor).unwrap() }
            })
            .collect()
    };
    let tkr = |values: &[i64]| -> Vec<i64> { values.iter().map(|kronor| (kronor + 500) / 1000).collect() };
    let sum = |rows: &[Vec<i64>]| -> Vec<i64> { (0..columns).map(|at| rows.iter().map(|row| row[at]).sum()).collect() };
    let mut incomes = Vec::new();
    let mut income_rows = Vec::new();
    for number in 0..2 + dice.below(4) {
        let row = value(dice);
        incomes.push(t.item(&format!("Intäkt {number}"), Side::Income, Category::OtherIncome, &tkr(&row)));
        income_rows.push(row);
    }
    let income_values = sum(&income_rows);
    let income = t.sum("Summa intäkter", Side::Income, Role::Total, &tkr(&income_values), &added(incomes));
    let mut groups = Vec::new();
    let mut group_rows = Vec::new();
    let lines = (20 + dice.below(40)) / columns as u64;
    let mut made = 0;
    while made + 2 <= lines.max(4) {
        let size = 2 + dice.below(5);
        made += size;
        let mut members = Vec::new();
        let mut rows = Vec::new();
        for number in 0..size {
            let row = value(dice);
            members.push(t.item(
                &format!("Grupp {} rad {number}", groups.len()),
                Side::Cost,
                Category::OtherCost,
                &tkr(&row),
            ));
            rows.push(row);
        }
        let total = sum(&rows);
        let label = format!("Summa grupp {}", groups.len());
        groups.push(t.sum(&label, Side::Cost, Role::Subtotal, &tkr(&total), &added(members)));
        group_rows.push(total);
    }
    let cost_values = sum(&group_rows);
    let costs = t.sum("Summa kostnader", Side::Cost, Role::Total, &tkr(&cost_values), &added(groups));
    let result: Vec<i64> = income_values.iter().zip(&cost_values).map(|(income, cost)| income - cost).collect();
    let printed: Vec<i64> = result.iter().map(|kronor| (kronor + 500).div_euclid(1000)).collect();
    t.sum("Resultat", Side::None, Role::Result, &printed, &[(income, 1), (costs, -1)]);
    let last = columns - 1;
    if dice.below(3) == 0 {
        t.repeat(costs, last, tkr(&cost_values)[last]);
    }
    let mut plan = t.plan(2025);
    if dice.below(2) == 0 {
        let row = [
            (YearField::Income, tkr(&income_values)[last]),
            (YearField::Costs, tkr(&cost_values)[last]),
            (YearField::Result, printed[last]),
        ];
        plan.multi_year = vec![year(2025, &row)];
        plan.equity = vec![equity(2025, Some(2000), Some(printed[last]), Some(2000 + printed[last]))];
    }
    plan
}

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
}

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

/// Puts one fault into a plan; gives the figures it changed with what they were. `None` where the plan has no place
/// for it.
pub fn inject(plan: &mut Plan, fault: Fault, dice: &mut Dice) -> Option<Vec<(Address, Amount)>> {
    let table = &plan.budgets[0];
    let column = usize::try_from(dice.below(table.columns.len() as u64)).unwrap();
    let of_role = |roles: &[Role]| -> Vec<usize> {
        table.lines.iter().enumerate().filter(|(_, line)| roles.contains(&line.role)).map(|(at, _)| at).collect()
    };
    let lines = match fault {
        Fault::StaleSum => of_role(&[Role::Subtotal]),
        Fault::StaleTotal => of_role(&[Role::Total]),
        Fault::Block => of_role(&[Role::Item]),
        _ => of_role(&[Role::Item, Role::Item, Role::Subtotal, Role::Total]),
    };
    let line = dice.one_of(&lines);
    let address = Address::Line { budget: 0, line, column };
    let old = plan.amount(&address)?;
    let value = i64::try_from(old.in_unit(Unit::Tkr)).ok()?;
    let tkr = |value: Decimal| Amount::of(value, Unit::Tkr).unwrap();
    let new = match fault {
        Fault::Sign => tkr(Decimal::from(-value)),
        Fault::Up => tkr(Decimal::from(value * 1000)),
        Fault::Down => tkr(Decimal::new(value, 3)),
        Fault::Block => return block(plan, line, column, dice),
        Fault::StaleSum | Fault::StaleTotal => tkr(Decimal::from(stale(plan, line, column, value, dice)?)),
        Fault::Random => {
            tkr(Decimal::from(1 + i64::try_from(dice.below(u64::try_from(value).ok()? * 2 + 50)).unwrap()))
        }
        _ => tkr(Decimal::from(mistyped(value, fault, dice)?)),
    };
    if new == old {
        return None;
    }
    set(plan, &address, new);
    Some(vec![(address, old)])
}

/// A sum from before a line was added or changed.
fn stale(plan: &Plan, line: usize, column: usize, value: i64, dice: &mut Dice) -> Option<i64> {
    let sum = plan.budgets[0].sums.iter().find(|sum| sum.line == line)?;
    let term = dice.one_of(&sum.terms).line;
    let left_out = i64::try_from(plan.budgets[0].amount(term, column)?.in_unit(Unit::Tkr)).ok()?;
    match dice.below(2) {
        0 => Some(value - left_out),
        _ => Some(value + i64::try_from(dice.below(400)).unwrap() - 200),
    }
}

fn block(plan: &mut Plan, line: usize, column: usize, dice: &mut Dice) -> Option<Vec<(Address, Amount)>> {
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
        let old = plan.amount(&address)?;
        truth.push((address, old));
        set(plan, &address, Amount::kronor(old.decimal() * Decimal::ONE_THOUSAND));
    }
    Some(truth)
}

fn mistyped(value: i64, fault: Fault, dice: &mut Dice) -> Option<i64> {
    let mut digits: Vec<u8> = value.to_string().into_bytes();
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
    String::from_utf8(digits).ok()?.parse().ok().filter(|new| *new != value)
}

/// What became of one faulty plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The fault breaks an identity beyond rounding.
    pub breaks: bool,
    /// Something was said of it.
    pub detected: bool,
    /// Everything certain is right, and it is the whole fault.
    pub certain_right: bool,
    /// Something certain is wrong.
    pub certain_wrong: bool,
    /// The rank of the truth among what is offered: 1 is first.
    pub rank: Option<u32>,
    /// How many explanations are offered.
    pub offered: u32,
}

/// Corrects a faulty plan and holds the outcome against the truth.
pub fn judge(plan: &Plan, truth: &[(Address, Amount)], slack: Decimal) -> Verdict {
    let weighed = weigh(plan, &equations(plan));
    let corrected = correct(plan, &weighed, &Hints::default(), Apply::Certain);
    let breaks = weighed.iter().any(|one| one.holding.is_broken() && one.equation.identity.is_structure());
    let right = |one: &Correction| {
        one.operation != Operation::MissingLine
            && truth.iter().any(|(address, old)| {
                one.cell.address == Some(*address) && (one.new.decimal() - old.decimal()).abs() <= slack
            })
    };
    let certain: Vec<&Correction> =
        corrected.corrections.iter().filter(|one| one.confidence == Confidence::Certain).collect();
    let all = truth.iter().all(|(address, _)| certain.iter().any(|one| one.cell.address == Some(*address)));
    let certain_wrong = certain.iter().any(|one| !right(one));
    Verdict {
        breaks,
        detected: !corrected.corrections.is_empty(),
        certain_right: !certain.is_empty() && all && !certain_wrong,
        certain_wrong,
        rank: rank(&corrected, truth, &right),
        offered: offered(&corrected),
    }
}

/// How many explanations are offered, the most of any group.
fn offered(corrected: &Corrected) -> u32 {
    corrected.corrections.iter().map(|one| one.alternative.unwrap_or(1)).max().unwrap_or(0)
}

/// The worst rank of the truth's figures, each ranked within its group.
fn rank(corrected: &Corrected, truth: &[(Address, Amount)], right: &dyn Fn(&Correction) -> bool) -> Option<u32> {
    truth
        .iter()
        .map(|(address, _)| {
            let own = corrected.corrections.iter().filter(|one| one.cell.address == Some(*address) && right(one));
            own.map(|one| one.alternative.unwrap_or(1)).min()
        })
        .try_fold(1, |worst, rank| rank.map(|rank| worst.max(rank)))
}

/// One faulty plan of a kind from a seed: its verdict. Seeds whose plan has no place for the fault are passed over.
pub fn trial(fault: Fault, figures: Figures, dice: &mut Dice) -> Verdict {
    let slack = if figures == Figures::Exact { Decimal::ZERO } else { Decimal::from(6000) };
    loop {
        let mut plan = budget(dice, figures);
        if let Some(truth) = inject(&mut plan, fault, dice) {
            let verdict = judge(&plan, &truth, slack);
            if verdict.breaks {
                return verdict;
            }
        }
    }
}

/// A plan with two faults of any kinds.
pub fn pair(figures: Figures, dice: &mut Dice) -> Verdict {
    let slack = if figures == Figures::Exact { Decimal::ZERO } else { Decimal::from(6000) };
    loop {
        let mut plan = budget(dice, figures);
        let mut truth = Vec::new();
        for _ in 0..2 {
            let fault = FAULTS[usize::try_from(dice.below(11)).unwrap()];
            truth.extend(inject(&mut plan, fault, dice).unwrap_or_default());
        }
        let verdict = judge(&plan, &truth, slack);
        let distinct: BTreeSet<_> = truth.iter().map(|(address, _)| *address).collect();
        if verdict.breaks && truth.len() > 1 && distinct.len() == truth.len() {
            return verdict;
        }
    }
}
