//! Equity by year, put together from all that the plan prints of it; what follows is derived and named so.

use crate::money::{Amount, Unit};
use crate::plan::{Budget, Category, EquityRow, Kind, MultiYearRow, Role, Side, Value, YearField};

use super::lexicon;
use super::years::Equity;

/// The rows of equity, in the order of years.
#[must_use]
pub fn rows(
    budgets: &[Budget],
    multi_year: &[MultiYearRow],
    printed: Vec<Equity>,
    told: &[Equity],
    year: Option<i32>,
) -> Vec<EquityRow> {
    let mut rows: Vec<EquityRow> = Vec::new();
    let in_tables = printed.into_iter().chain(budgets.iter().flat_map(|budget| in_budget(budget, year)));
    // What a table prints goes before what a sentence says.
    for found in in_tables.chain(told.iter().cloned()) {
        let row = row_of(&mut rows, found.year, found.unit);
        let slot = if found.opening { &mut row.opening } else { &mut row.closing };
        if slot.is_none() {
            *slot = Some(Value::printed(found.figure));
        }
    }
    for budget in budgets {
        financing(budget, year, &mut rows);
    }
    if rows.is_empty() {
        return rows;
    }
    fill_results(budgets, multi_year, year, &mut rows);
    rows.sort_by_key(|row| row.year);
    chain(&mut rows);
    rows
}

fn row_of(rows: &mut Vec<EquityRow>, year: i32, unit: Unit) -> &mut EquityRow {
    let at = rows.iter().position(|row| row.year == year).unwrap_or_else(|| {
        rows.push(EquityRow { year, unit, ..EquityRow::default() });
        rows.len() - 1
    });
    // `at` was found or pushed just now.
    #[allow(clippy::indexing_slicing)]
    &mut rows[at]
}

/// Equity lines of a budget table.
fn in_budget(budget: &Budget, year: Option<i32>) -> Vec<Equity> {
    let current = year;
    let mut out = Vec::new();
    let lines: Vec<_> =
        budget.lines.iter().filter(|line| line.role == Role::Equity && !lexicon::moves_equity(&line.label)).collect();
    for (order, line) in lines.iter().enumerate() {
        // Two bare equity lines in a row are the year's beginning and its end.
        let opening = lexicon::opens(&line.label).unwrap_or(lines.len() == 2 && order == 0);
        for (column, cell) in budget.columns.iter().zip(&line.cells) {
            // `Eget kapital 2030-12-31`: in a table of one column the label tells the year.
            let named = year_in(&line.label).filter(|_| budget.columns.len() == 1);
            let (Some(figure), Some(year)) = (cell, named.or(column.year).or(year)) else { continue };
            if column.kind == Some(Kind::Deviation) {
                continue;
            }
            let planned = column.kind == Some(Kind::Budget) && current.is_some_and(|current| year < current);
            out.push((planned, Equity { year, opening, figure: figure.clone(), unit: budget.unit }));
        }
    }
    // Of a year that has been, what came of it goes before what was planned.
    out.sort_by_key(|(planned, _)| *planned);
    out.into_iter().map(|(_, equity)| equity).collect()
}

/// The only year that a label names.
fn year_in(label: &str) -> Option<i32> {
    let mut years = label.split(|c: char| !c.is_ascii_digit()).filter_map(super::shape::year_of);
    years.next().filter(|_| years.next().is_none())
}

/// Equity among the incomes is the whole opening equity where the printed closing equity says so:
/// closing = equity used + income − cost.
fn financing(budget: &Budget, year: Option<i32>, rows: &mut [EquityRow]) {
    for (at, column) in budget.columns.iter().enumerate() {
        let Some(year) = column.year.or(year) else { continue };
        let used: Vec<_> = budget
            .lines
            .iter()
            .filter(|line| line.category == Some(Category::OwnEquity) && line.side == Side::Income)
            .filter_map(|line| line.cells.get(at)?.clone())
            .collect();
        let ([figure], Some(result)) = (used.as_slice(), result_of(budget, at)) else { continue };
        let Some(row) = rows.iter_mut().find(|row| row.year == year) else { continue };
        let closes = row.closing.as_ref().is_some_and(|closing| figure.amount.plus(result) == Some(closing.amount));
        if row.opening.is_none() && closes {
            row.opening = Some(Value::printed(figure.clone()));
        }
    }
}

/// Income less cost of a column, equity used as financing not counted.
#[must_use]
pub fn result_of(budget: &Budget, column: usize) -> Option<Amount> {
    let total = |side| {
        let amounts: Vec<Amount> = budget.items(side).filter_map(|(line, _)| budget.amount(line, column)).collect();
        if amounts.is_empty() { None } else { Amount::total(amounts) }
    };
    total(Side::Income)?.minus(total(Side::Cost)?)
}

/// Equity used as financing is no income, so a result printed with it says nothing of how equity changes.
fn uses_equity(budget: &Budget, column: usize) -> bool {
    budget
        .lines
        .iter()
        .filter(|line| {
            line.category == Some(Category::OwnEquity) && line.side == Side::Income && line.role == Role::Item
        })
        .any(|line| line.cells.get(column).and_then(Option::as_ref).is_some_and(|figure| !figure.amount.is_zero()))
}

/// Each year's result: printed in the multi-year table or the budget, else income less cost.
fn fill_results(budgets: &[Budget], multi_year: &[MultiYearRow], year: Option<i32>, rows: &mut Vec<EquityRow>) {
    let first = rows.iter().map(|row| row.year).min().unwrap_or(0);
    let unit = rows.first().map_or(Unit::Kr, |row| row.unit);
    let mut give = |found: &MultiYearRow, value: Option<Value>| {
        if let Some(value) = value {
            row_of(rows, found.year, unit).result.get_or_insert(value);
        }
    };
    let rolling = || multi_year.iter().filter(|found| found.year >= first);
    // What is printed anywhere goes before what follows.
    rolling().for_each(|found| give(found, found.get(YearField::Result).cloned().map(Value::printed)));
    rolling().for_each(|found| give(found, found.amount(YearField::Result).map(Value::derived)));
    for budget in budgets {
        for (at, column) in budget.columns.iter().enumerate() {
            // How a year that has been changed equity, its budget does not tell.
            let past = column.year.zip(year).is_some_and(|(own, year)| own < year);
            let tells = match column.kind {
                Some(Kind::Budget | Kind::Plan) => !past,
                Some(Kind::Actual | Kind::Forecast) => past,
                Some(Kind::Deviation) => false,
                None => true,
            };
            let Some(year) = column.year.or(year).filter(|_| tells) else { continue };
            let printed = budget
                .lines
                .iter()
                .filter(|line| line.role == Role::Result && !uses_equity(budget, at))
                .find_map(|line| line.cells.get(at)?.clone())
                .map(Value::printed);
            let value = printed.or_else(|| result_of(budget, at).map(Value::derived));
            if let (Some(value), Some(row)) = (value, rows.iter_mut().find(|row| row.year == year)) {
                row.result.get_or_insert(value);
            }
        }
    }
}

/// Opening follows from the last year's closing, closing from opening and result.
fn chain(rows: &mut [EquityRow]) {
    let mut last: Option<(i32, Amount)> = None;
    for row in rows.iter_mut() {
        if row.opening.is_none()
            && let Some((year, closing)) = last.filter(|(year, _)| year + 1 == row.year)
        {
            let _ = year;
            row.opening = Some(Value::derived(closing));
        }
        if row.closing.is_none() {
            let opening = row.opening.as_ref().map(|value| value.amount);
            let result = row.result.as_ref().map(|value| value.amount);
            if let Some(closing) = opening.zip(result).and_then(|(opening, result)| opening.plus(result)) {
                row.closing = Some(Value::derived(closing));
            }
        }
        last = row.closing.as_ref().map(|value| (row.year, value.amount));
    }
}
