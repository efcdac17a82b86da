//! A budget printed as a table of incomes and a table of costs is one budget.

mod pieces;

pub use pieces::pieces;

use crate::plan::{Budget, Column, Kind, Line, Role, Side, Sum, Term};

/// Joins the one table that shows only incomes with the one that shows only costs, where no table shows both.
pub fn sides(budgets: &mut Vec<Budget>, year: Option<i32>) {
    if budgets.iter().any(|budget| shows(budget, Side::Income) && shows(budget, Side::Cost)) {
        return;
    }
    let of = |side: Side| {
        let mut found = budgets.iter().enumerate().filter(|(_, budget)| shows(budget, side) && is_of(budget, year));
        found.next().map(|(at, _)| at).filter(|_| found.next().is_none())
    };
    let (Some(incomes), Some(costs)) = (of(Side::Income), of(Side::Cost)) else { return };
    let fits = budgets.get(incomes).zip(budgets.get(costs)).is_some_and(|(a, b)| a.unit == b.unit && alike(a, b));
    if !fits {
        return;
    }
    // The lines stay in the order in which they are printed.
    let second = budgets.remove(costs.max(incomes));
    if let Some(first) = budgets.get_mut(costs.min(incomes)) {
        append(first, second);
    }
}

fn shows(budget: &Budget, side: Side) -> bool {
    budget.lines.iter().any(|line| line.side == side)
}

/// Whether a table holds the plan's own year.
fn is_of(budget: &Budget, year: Option<i32>) -> bool {
    budget.columns.iter().any(|column| {
        matches!(column.kind, Some(Kind::Budget) | None) && (column.year == year || column.year.is_none())
    })
}

/// Whether two tables have the same columns; what one leaves unsaid the other may say.
fn alike(a: &Budget, b: &Budget) -> bool {
    let same = |a: &Column, b: &Column| {
        (a.year == b.year || a.year.is_none() || b.year.is_none())
            && (a.kind == b.kind || a.kind.is_none() || b.kind.is_none())
    };
    a.columns.len() == b.columns.len() && a.columns.iter().zip(&b.columns).all(|(a, b)| same(a, b))
}

fn append(first: &mut Budget, second: Budget) {
    let shift = first.lines.len();
    for (column, other) in first.columns.iter_mut().zip(&second.columns) {
        column.year = column.year.or(other.year);
        column.kind = column.kind.or(other.kind);
    }
    first.lines.extend(second.lines);
    first.sums.extend(second.sums.into_iter().map(|sum| Sum {
        line: sum.line + shift,
        terms: sum.terms.iter().map(|term| Term { line: term.line + shift, ..*term }).collect(),
        ..sum
    }));
    first.repeats.extend(second.repeats.into_iter().map(|mut repeat| {
        repeat.line += shift;
        repeat
    }));
    results(first);
}

/// A result over both sides is income less cost.
fn results(budget: &mut Budget) {
    let total = |side: Side| {
        let own = |(_, line): &(usize, &Line)| line.side == side && line.role == Role::Total;
        budget.lines.iter().enumerate().rfind(own).map(|(at, _)| at)
    };
    let (Some(income), Some(cost)) = (total(Side::Income), total(Side::Cost)) else { return };
    let results: Vec<usize> =
        budget.lines.iter().enumerate().filter(|(_, line)| line.role == Role::Result).map(|(at, _)| at).collect();
    for line in results {
        budget.sums.retain(|sum| sum.line != line);
        let terms = vec![Term { line: income, sign: 1 }, Term { line: cost, sign: -1 }];
        budget.sums.push(Sum { line, terms, by_layout: true });
    }
}
