//! How long corrections take: `cargo bench --bench corrections`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, unreachable_pub, dead_code)]

#[path = "../tests/balance/build.rs"]
mod build;

use build::{Table, added};
use divan::Bencher;
use plankoll::balance::{Weighed, equations, set, weigh};
use plankoll::correct::{Apply, correct};
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Address, Category, Hints, Kind, Plan, Role, Side};
use rust_decimal::Decimal;

fn main() {
    divan::main();
}

/// A table with so many columns, groups of so many lines, and so many group sums printed twice a column.
fn plan(columns: usize, groups: &[usize], twice: usize) -> Plan {
    let kinds: Vec<(i32, Kind)> = (2020..).take(columns).map(|year| (year, Kind::Budget)).collect();
    let mut t = Table::new(Unit::Tkr, &kinds);
    let value = |at: usize, column: usize| i64::try_from(137 * (at + 1) % 1900 + 61 * column + 40).unwrap();
    let mut sums = Vec::new();
    let mut totals = vec![0; columns];
    for (group, size) in groups.iter().enumerate() {
        let mut lines = Vec::new();
        let mut total = vec![0; columns];
        for _ in 0..*size {
            let at = t.budget.lines.len();
            let row: Vec<i64> = (0..columns).map(|column| value(at, column)).collect();
            total.iter_mut().zip(&row).for_each(|(sum, value)| *sum += value);
            lines.push(t.item(&format!("line {at}"), Side::Cost, Category::OtherCost, &row));
        }
        let sum = t.sum(&format!("sum {group}"), Side::Cost, Role::Subtotal, &total, &added(lines));
        if group < twice {
            (0..columns).for_each(|column| t.repeat(sum, column, total[column]));
        }
        sums.push(sum);
        totals.iter_mut().zip(&total).for_each(|(sum, value)| *sum += value);
    }
    let costs = t.sum("costs", Side::Cost, Role::Total, &totals, &added(sums));
    let income = t.item("income", Side::Income, Category::Members, &totals);
    let incomes = t.sum("incomes", Side::Income, Role::Total, &totals, &added([income]));
    t.sum("result", Side::None, Role::Result, &vec![0; columns], &[(incomes, 1), (costs, -1)]);
    t.plan(2024)
}

/// Puts faults into lines far apart: a wrong sign, a wrong unit, a stale sum.
fn faulty(mut plan: Plan, faults: usize) -> (Plan, Vec<Weighed>) {
    let lines = plan.budgets[0].lines.len();
    let columns = plan.budgets[0].columns.len();
    for fault in 0..faults {
        let role = if fault % 3 == 2 { Role::Subtotal } else { Role::Item };
        let from = fault * lines / faults.max(1);
        let line = plan.budgets[0].lines.iter().enumerate().skip(from).find(|(_, line)| line.role == role).unwrap().0;
        let address = Address::Line { budget: 0, line, column: fault % columns };
        let old = plan.amount(&address).unwrap();
        let new = match fault % 3 {
            0 => old.negated(),
            1 => Amount::kronor(old.decimal() * Decimal::ONE_THOUSAND),
            _ => old.plus(Amount::of(Decimal::from(77), Unit::Tkr).unwrap()).unwrap(),
        };
        set(&mut plan, &address, new);
    }
    let weighed = weigh(&plan, &equations(&plan));
    (plan, weighed)
}

fn run(bencher: Bencher, plan: Plan, faults: usize) {
    let (plan, weighed) = faulty(plan, faults);
    bencher.bench(|| correct(divan::black_box(&plan), &weighed, &Hints::default(), Apply::Certain));
}

#[divan::bench(args = [0, 1, 2])]
fn cells_25_equations_10(bencher: Bencher, faults: usize) {
    run(bencher, plan(1, &[2, 2, 2, 2, 2, 2, 2], 0), faults);
}

#[divan::bench(args = [0, 1, 3])]
fn cells_200_equations_105(bencher: Bencher, faults: usize) {
    run(bencher, plan(5, &[2, 2, 2, 2, 2, 2, 2, 2, 1, 1], 8), faults);
}

#[divan::bench(args = [50, 250, 1000, 5000])]
fn growth_by_cells(bencher: Bencher, cells: usize) {
    run(bencher, plan(5, &vec![4; cells / 25], 0), 3);
}
