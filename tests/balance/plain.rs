//! Budgets of 20 to 60 cells: groups of lines, totals, a result; every sum is right.

use super::build::{Table, added, equity, year};
use super::dice::Dice;
use plankoll::money::Unit;
use plankoll::plan::{Category, Kind, Plan, Role, Side, YearField};

/// Every figure as printed, and the sums are theirs.
pub fn exact(dice: &mut Dice) -> Plan {
    budget(dice, Figures::Exact)
}

/// In kronor, each printed figure rounded to tkr by itself.
pub fn rounded(dice: &mut Dice) -> Plan {
    budget(dice, Figures::Rounded)
}

/// How the figures of a plan are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figures {
    Exact,
    Rounded,
}

/// A budget of 20 to 60 cells: groups of lines, totals, a result, often a multi-year table and equity.
fn budget(dice: &mut Dice, figures: Figures) -> Plan {
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
