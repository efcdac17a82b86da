//! Income, costs and categories of the main budget in all, as formulas over its cells.

use std::collections::BTreeSet;

use crate::plan::{Address, Budget, Category, Line, Plan, Role, Side};

use super::addresses::View;
use super::judgement::below;
use super::live::Live;

/// A side in all: its printed total where that covers all items of the side and nothing else, else the items' sum.
/// Equity used as financing is no income.
pub(super) fn in_all(plan: &Plan, view: &View<'_>, side: Side) -> Option<Live> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let items: BTreeSet<usize> = budget.items(side).map(|(line, _)| line).collect();
    let total = budget.lines.iter().enumerate().position(|(line, held)| {
        let is_total = held.role == Role::Total && held.side == side && budget.amount(line, column).is_some();
        is_total && items == items_below(budget, line)
    });
    match total {
        Some(line) => view.live(&Address::Line { budget: at, line, column }),
        None => lines(plan, view, |line, _| items.contains(&line)),
    }
}

/// Income less costs.
pub(super) fn result(plan: &Plan, view: &View<'_>) -> Option<Live> {
    in_all(plan, view, Side::Income)?.minus(in_all(plan, view, Side::Cost)?)
}

/// The items of some categories in all; `None` where there are none.
pub(super) fn of_categories(plan: &Plan, view: &View<'_>, categories: &[Category]) -> Option<Live> {
    lines(plan, view, |_, line| {
        line.role == Role::Item && line.category.is_some_and(|category| categories.contains(&category))
    })
}

fn items_below(budget: &Budget, line: usize) -> BTreeSet<usize> {
    let is_item = |line: &usize| budget.lines.get(*line).is_some_and(|line| line.role == Role::Item);
    below(budget, line).into_iter().filter(is_item).collect()
}

/// The sum of the main column's printed figures on the lines that fit.
fn lines(plan: &Plan, view: &View<'_>, fits: impl Fn(usize, &Line) -> bool) -> Option<Live> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let chosen = budget.lines.iter().enumerate().filter(|(at, line)| fits(*at, line));
    let terms = chosen
        .filter(|(line, _)| budget.amount(*line, column).is_some())
        .map(|(line, _)| view.live(&Address::Line { budget: at, line, column }))
        .collect::<Option<Vec<_>>>()?;
    if terms.is_empty() { None } else { Live::total(terms) }
}
