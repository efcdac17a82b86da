//! What other places print for a figure: last year's plan, a second table, the prose. It weighs explanations against
//! each other; where it prints what a sum's own lines make, and not what is printed, the two prove the sum together.

use crate::balance::{column_of, stated};
use crate::money::Amount;
use crate::plan::{About, Address, Budget, Claim, Column, Hints, Kind, Plan, Side, YearField};

/// What is printed elsewhere for a figure, and how much that weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) weight: Weight,
}

/// How much another printing weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// A figure in prose: it may have been computed from the wrong one, so that it speaks for a change, never against.
    Weak,
    /// A table: it speaks for its figure, and against changing one that it confirms.
    Strong,
}

/// All that is printed elsewhere for the figures of a plan.
pub(super) fn said(plan: &Plan, hints: &Hints) -> Vec<(Address, Said<Amount>)> {
    let strong = |(address, value): (Address, Amount)| (address, Said { value, weight: Weight::Strong });
    let tables = plan.budgets.iter().enumerate().flat_map(|(at, table)| {
        let others = plan.budgets.iter().enumerate().filter(move |(other, _)| *other != at);
        others.flat_map(move |(_, other)| shared(at, table, other))
    });
    let mut found: Vec<_> = hints.elsewhere.iter().copied().chain(tables).map(strong).collect();
    found.extend(prose(plan));
    found
}

/// What last year's plan prints for figures of this one: the same line in a column of the same year and kind.
#[must_use]
pub fn elsewhere(plan: &Plan, previous: &Plan) -> Vec<(Address, Amount)> {
    let tables = plan.budgets.iter().enumerate();
    tables.flat_map(|(at, table)| previous.budgets.iter().flat_map(move |other| shared(at, table, other))).collect()
}

/// The lines of `table` that `other` has too, each with the other's amount. A label that stands twice says nothing.
fn shared(at: usize, table: &Budget, other: &Budget) -> Vec<(Address, Amount)> {
    let columns: Vec<(usize, usize)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| tells_a_year(column))
        .filter_map(|(at, column)| Some((at, other.columns.iter().position(|twin| twin == column)?)))
        .collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (number, line) in table.lines.iter().enumerate() {
        let key = name(&line.label);
        let (Some(own), Some(twin)) = (only(table, &key, line.side), only(other, &key, line.side)) else { continue };
        if own != number || other.lines.get(twin).map(|twin| twin.role) != Some(line.role) {
            continue;
        }
        for (column, beside) in &columns {
            if let Some(amount) = other.amount(twin, *beside) {
                found.push((Address::Line { budget: at, line: number, column: *column }, amount));
            }
        }
    }
    found
}

fn tells_a_year(column: &Column) -> bool {
    column.year.is_some() && column.kind.is_some_and(|kind| kind != Kind::Deviation)
}

fn name(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The one line of a side with a label.
fn only(table: &Budget, key: &str, side: Side) -> Option<usize> {
    let mut fitting = table.lines.iter().enumerate().filter(|(_, line)| line.side == side && name(&line.label) == key);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first.0)
}

/// Amounts in prose about a line, or about a sum that its year's budget prints.
fn prose(plan: &Plan) -> impl Iterator<Item = (Address, Said<Amount>)> + '_ {
    plan.claims.iter().filter_map(|claim| {
        let address = if claim.about == About::Line { line(plan, claim) } else { sum(plan, claim) }?;
        Some((address, Said { value: claim.amount?, weight: Weight::Weak }))
    })
}

fn line(plan: &Plan, claim: &Claim) -> Option<Address> {
    let (budget, line) = claim.line?;
    let year = claim.year.or(plan.year);
    let columns = &plan.budgets.get(budget)?.columns;
    let column =
        columns.iter().position(|column| column.year == year && matches!(column.kind, Some(Kind::Budget) | None))?;
    Some(Address::Line { budget, line, column })
}

fn sum(plan: &Plan, claim: &Claim) -> Option<Address> {
    let field = match claim.about {
        About::Contributions => YearField::Contributions,
        About::Income => YearField::Income,
        About::Costs => YearField::Costs,
        About::Result => YearField::Result,
        _ => return None,
    };
    let (budget, column) = column_of(plan, claim.year.or(plan.year)?)?;
    match stated(plan, budget, column, field)?.parts.as_slice() {
        [only] => Some(only.address),
        _ => None,
    }
}
