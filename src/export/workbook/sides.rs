//! Income, costs and categories of the main budget in all, as formulas over its cells.

use std::collections::BTreeSet;

use crate::money::border::to_cell;
use crate::plan::{Address, Budget, Category, Figure, Line, Plan, Role, Side};

use super::addresses::View;
use super::book::Book;
use super::judgement::below;
use super::live::Live;
use super::sheets::Sheet;
use super::{grid, words};

/// A side of the main column in all: its printed total where that covers all items of the side and nothing else, else
/// the items' sum. Equity used as financing is no income.
pub(super) fn in_all(plan: &Plan, view: &View<'_>, side: Side) -> Option<Live> {
    let (at, column) = plan.main_column()?;
    in_column(plan, view, side, at, column)
}

/// A side of any column in all.
pub(super) fn in_column(plan: &Plan, view: &View<'_>, side: Side, at: usize, column: usize) -> Option<Live> {
    let budget = plan.budgets.get(at)?;
    let items: BTreeSet<usize> = budget.items(side).map(|(line, _)| line).collect();
    let total = budget.lines.iter().enumerate().position(|(line, held)| {
        let is_total = held.role == Role::Total && held.side == side && budget.amount(line, column).is_some();
        is_total && items == items_below(budget, line)
    });
    match total {
        Some(line) => view.live(&Address::Line { budget: at, line, column }),
        None => lines(budget, at, column, view, |line, _| items.contains(&line)),
    }
}

/// Income less costs.
pub(super) fn result(plan: &Plan, view: &View<'_>) -> Option<Live> {
    in_all(plan, view, Side::Income)?.minus(in_all(plan, view, Side::Cost)?)
}

/// The main table's items of some categories in a column in all, counted by the categories that stand beside them, so
/// that a line of another category is counted there; `None` where there are none.
pub(super) fn of_categories(book: &Book<'_>, home: Sheet, categories: &[Category], column: usize) -> Option<Live> {
    let plan = &book.examination.corrected;
    let (at, _) = plan.main_column()?;
    let (budget, grid) = (plan.budgets.get(at)?, book.grids.get(at)?);
    let fits = |line: &Line| line.category.is_some_and(|category| categories.contains(&category));
    let direct = lines(budget, at, column, &book.view(home), |_, line| line.role == Role::Item && fits(line))?;
    let held = || budget.lines.iter().filter(|line| fits(line) && line.role == Role::Item);
    let side = held().next()?.side;
    let written = held().all(|line| line.side == side && line.cells.get(column).is_some_and(is_number));
    if !written || grid.unit != book.unit {
        return Some(direct);
    }
    let (first, last) = (grid::FIRST_ROW, grid.last_row());
    let sheet = Sheet::Budget(at);
    let words = book.names.column(sheet, super::budget::category_column(plan, at)?, first, last);
    let amounts = grid::FIRST_COLUMN.checked_add(u16::try_from(column).ok()?)?;
    let amounts = book.names.column(sheet, amounts, first, last);
    let present: BTreeSet<Category> = held().filter_map(|line| line.category).collect();
    let sums = present.into_iter().map(|category| {
        let word = super::checks::quoted(&book.word(words::category(category)));
        format!("SUMIF({words},{word},{amounts})")
    });
    let sign = if side == Side::Cost && grid.costs_negative { "-" } else { "+" };
    let text: String = sums.map(|sum| format!("{sign}{sum}")).collect();
    Some(Live::sum(text.trim_start_matches('+').to_owned(), direct.value()))
}

fn is_number(cell: &Option<Figure>) -> bool {
    cell.as_ref().is_none_or(|figure| to_cell(figure.amount.decimal()).is_some())
}

fn items_below(budget: &Budget, line: usize) -> BTreeSet<usize> {
    let is_item = |line: &usize| budget.lines.get(*line).is_some_and(|line| line.role == Role::Item);
    below(budget, line).into_iter().filter(is_item).collect()
}

/// The sum of a column's printed figures on the lines that fit.
pub(super) fn lines(
    budget: &Budget,
    at: usize,
    column: usize,
    view: &View<'_>,
    fits: impl Fn(usize, &Line) -> bool,
) -> Option<Live> {
    let chosen = budget.lines.iter().enumerate().filter(|(at, line)| fits(*at, line));
    let terms = chosen
        .filter(|(line, _)| budget.amount(*line, column).is_some())
        .map(|(line, _)| view.live(&Address::Line { budget: at, line, column }))
        .collect::<Option<Vec<_>>>()?;
    if terms.is_empty() { None } else { Live::total(terms) }
}
