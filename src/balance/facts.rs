//! Where a budget table says a plain thing: its members' money, its grants, its income, its costs, its result.

use std::collections::BTreeSet;

use super::equation::Part;
use crate::money::Amount;
use crate::plan::{Address, Budget, Category, Plan, Role, Side, YearField};

/// What a table says of one thing: the printed figure, or the figures that make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The figures; one where the table prints the thing itself.
    pub parts: Vec<Part>,
    /// What they make.
    pub amount: Amount,
}

/// What a column of a budget says of a field of the multi-year table. Equity used as financing is no income: a total
/// that holds it is passed over for the lines themselves.
#[must_use]
pub fn stated(plan: &Plan, budget: usize, column: usize, field: YearField) -> Option<Fact> {
    let table = plan.budgets.get(budget)?;
    let lines = match field {
        YearField::Contributions => contributions(table, column),
        YearField::Grants => of_category(table, &[Category::Grant]),
        YearField::Income => income_of(table, column),
        YearField::Costs => whole_side(table, Side::Cost, column),
        YearField::Result => result(table, column),
        YearField::Forecast => Vec::new(),
    };
    fact(table, budget, column, &lines)
}

/// The lines that make a column's income: its total, or its items where the total holds equity used as financing.
#[must_use]
pub fn income_of(table: &Budget, column: usize) -> Vec<usize> {
    whole_side(table, Side::Income, column)
}

fn fact(table: &Budget, budget: usize, column: usize, lines: &[usize]) -> Option<Fact> {
    let printed: Vec<usize> = lines.iter().copied().filter(|line| table.amount(*line, column).is_some()).collect();
    if printed.is_empty() {
        return None;
    }
    let amount = Amount::total(printed.iter().filter_map(|line| table.amount(*line, column)))?;
    let parts = printed.into_iter().map(|line| Part::plus(Address::Line { budget, line, column })).collect();
    Some(Fact { parts, amount })
}

const MEMBERS: [Category; 4] = [Category::State, Category::Region, Category::Municipality, Category::Members];

fn contributions(table: &Budget, column: usize) -> Vec<usize> {
    let items = of_category(table, &MEMBERS);
    let wanted: BTreeSet<usize> = items.iter().copied().collect();
    let sum = table.sums.iter().find(|sum| {
        !wanted.is_empty() && table.amount(sum.line, column).is_some() && leaves(table, sum.line) == wanted
    });
    sum.map_or(items, |sum| vec![sum.line])
}

fn of_category(table: &Budget, categories: &[Category]) -> Vec<usize> {
    let fits = |category: Option<Category>| category.is_some_and(|category| categories.contains(&category));
    table.items(Side::Income).filter(|(_, line)| fits(line.category)).map(|(at, _)| at).collect()
}

fn whole_side(table: &Budget, side: Side, column: usize) -> Vec<usize> {
    let items: BTreeSet<usize> = table.items(side).map(|(at, _)| at).collect();
    let totals = table
        .lines
        .iter()
        .enumerate()
        .filter(|(at, line)| line.role == Role::Total && line.side == side && table.amount(*at, column).is_some());
    let total = totals.map(|(at, _)| at).max_by_key(|at| (leaves(table, *at).len(), *at));
    match total {
        Some(total) if leaves(table, total).iter().all(|leaf| items.contains(leaf)) => vec![total],
        _ => items.into_iter().collect(),
    }
}

fn result(table: &Budget, column: usize) -> Vec<usize> {
    let own = |at: &usize| table.lines.get(*at).is_some_and(|line| line.category == Some(Category::OwnEquity));
    let mut lines = table.lines.iter().enumerate().filter(|(at, line)| {
        line.role == Role::Result && table.amount(*at, column).is_some() && !leaves(table, *at).iter().any(own)
    });
    lines.next().map(|(at, _)| vec![at]).unwrap_or_default()
}

/// The items that a line's sum covers, through the sums it is made of.
pub(super) fn leaves(table: &Budget, line: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![line];
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        match table.sums.iter().find(|sum| sum.line == at) {
            Some(sum) => open.extend(sum.terms.iter().map(|term| term.line)),
            None => {
                found.insert(at);
            }
        }
    }
    found
}
