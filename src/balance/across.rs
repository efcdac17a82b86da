//! The same figure in several tables: the multi-year table against the budget of its year, twin budget tables.

use super::equation::{Equation, Identity};
use super::facts::{Fact, stated};
use crate::money::Amount;
use crate::plan::{Address, Budget, Column, Kind, Plan, YearField};

/// Each year of the multi-year table against the budget column of that year.
pub(super) fn years_and_budgets(plan: &Plan, found: &mut Vec<Equation>) {
    for (at, row) in plan.multi_year.iter().enumerate() {
        let Some((budget, column)) = column_of(plan, row.year) else { continue };
        for (field, _) in &row.figures {
            let fact = stated(plan, budget, column, *field);
            found.extend(fact.map(|fact| same(Address::Year { row: at, field: *field }, fact)));
        }
    }
}

/// The budget column of a year: (budget, column). A decided budget comes before a plan for a later year.
#[must_use]
pub fn column_of(plan: &Plan, year: i32) -> Option<(usize, usize)> {
    [Some(Kind::Budget), None, Some(Kind::Plan)].into_iter().find_map(|kind| {
        plan.budgets.iter().enumerate().find_map(|(at, budget)| {
            let fits = |column: &Column| column.year == Some(year) && column.kind == kind;
            budget.columns.iter().position(fits).map(|column| (at, column))
        })
    })
}

fn same(target: Address, fact: Fact) -> Equation {
    Equation { identity: Identity::Across, target, parts: fact.parts, constant: Amount::ZERO, by_layout: true }
}

const FIELDS: [YearField; 3] = [YearField::Income, YearField::Costs, YearField::Result];

/// Two budget tables with a column for the same year and kind. They are taken as one budget told twice only where
/// they agree in income or in costs; a table over one activity is no twin of the whole.
pub(super) fn twin_tables(plan: &Plan, found: &mut Vec<Equation>) {
    for (first, table) in plan.budgets.iter().enumerate() {
        for (second, twin) in plan.budgets.iter().enumerate().skip(first + 1) {
            for (left, right) in shared_columns(table, twin) {
                compare(plan, (first, left), (second, right), found);
            }
        }
    }
}

fn shared_columns(table: &Budget, twin: &Budget) -> Vec<(usize, usize)> {
    let same =
        |left: &Column, right: &Column| left.year.is_some() && left == right && left.kind != Some(Kind::Deviation);
    let pairs = table
        .columns
        .iter()
        .enumerate()
        .filter_map(|(at, left)| twin.columns.iter().position(|right| same(left, right)).map(|right| (at, right)));
    pairs.collect()
}

fn compare(plan: &Plan, first: (usize, usize), second: (usize, usize), found: &mut Vec<Equation>) {
    let pairs: Vec<(YearField, Fact, Fact)> = FIELDS
        .into_iter()
        .filter_map(|field| {
            let left = stated(plan, first.0, first.1, field)?;
            Some((field, left, stated(plan, second.0, second.1, field)?))
        })
        .collect();
    let agree = pairs.iter().any(|(field, left, right)| {
        *field != YearField::Result && !left.amount.is_zero() && left.amount == right.amount
    });
    if !agree {
        return;
    }
    for (_, left, right) in pairs {
        let one = |fact: &Fact| (fact.parts.len() == 1).then(|| fact.parts.first().map(|part| part.address)).flatten();
        match (one(&left), one(&right)) {
            (_, Some(target)) => found.push(same(target, left)),
            (Some(target), None) => found.push(same(target, right)),
            (None, None) => {}
        }
    }
}
