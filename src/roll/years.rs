//! The multi-year plan moved on a year, and equity that opens with what it closed at.

use crate::money::Amount;
use crate::plan::{EquityRow, MultiYearRow, Plan, Value, YearField};

use super::{Figures, tables};

/// How many years a multi-year plan covers, the budget year first.
const YEARS: i32 = 3;

/// The years from `first` on: those that the plan has, and empty ones until there are three.
pub(super) fn multi_year(plan: &Plan, first: i32, figures: Figures) -> Vec<MultiYearRow> {
    let last = first.saturating_add(YEARS - 1);
    let mut rows: Vec<MultiYearRow> = plan.multi_year.iter().filter(|row| row.year >= first).cloned().collect();
    rows.sort_by_key(|row| row.year);
    let unit = plan.multi_year.first().map(|row| row.unit);
    let unit = unit.or_else(|| plan.budgets.first().map(|table| table.unit)).unwrap_or_default();
    for year in first..=last {
        if rows.iter().any(|row| row.year == year) {
            continue;
        }
        let mut row = MultiYearRow { year, unit, ..MultiYearRow::default() };
        let before = plan.multi_year.iter().filter(|row| row.year < year).max_by_key(|row| row.year);
        if let Some(before) = before.filter(|_| figures == Figures::Carried) {
            let own = |(field, figure): &(YearField, crate::plan::Figure)| (*field, tables::unprinted(figure.amount));
            row.figures = before.figures.iter().filter(|(field, _)| *field != YearField::Forecast).map(own).collect();
            row.derived.clone_from(&before.derived);
        }
        rows.push(row);
    }
    rows.sort_by_key(|row| row.year);
    rows
}

/// Equity of this year as it stands, and of the years that follow, each opening with what the one before it closed at.
pub(super) fn equity(plan: &Plan, new: &Plan, year: i32) -> Vec<EquityRow> {
    let mut rows: Vec<EquityRow> = plan.equity.iter().filter(|row| row.year >= year).cloned().collect();
    rows.sort_by_key(|row| row.year);
    let Some(next) = year.checked_add(1) else { return rows };
    if !rows.iter().any(|row| row.year == next) {
        let unit = rows.first().map(|row| row.unit);
        let unit = unit.or_else(|| new.budgets.first().map(|table| table.unit)).unwrap_or_default();
        rows.push(EquityRow { year: next, unit, ..EquityRow::default() });
        rows.sort_by_key(|row| row.year);
    }
    let amount = |value: &Option<Value>| value.as_ref().map(|value| value.amount);
    let mut before: Option<(i32, Option<Amount>)> = None;
    for row in &mut rows {
        if row.year > year {
            let linked =
                before.filter(|(year, _)| year.checked_add(1) == Some(row.year)).and_then(|(_, closing)| closing);
            row.opening = linked.map(Value::derived).or_else(|| row.opening.take());
            let result = if row.year == next { result(new) } else { None };
            row.result = result.map(Value::derived).or_else(|| row.result.take());
            let whole =
                amount(&row.opening).zip(amount(&row.result)).and_then(|(opening, result)| opening.plus(result));
            row.closing = whole.map(Value::derived).or_else(|| row.closing.take());
        }
        before = Some((row.year, amount(&row.closing)));
    }
    rows
}

/// The result of the new year's budget.
fn result(new: &Plan) -> Option<Amount> {
    let (budget, _) = new.main_column()?;
    tables::result(new.budgets.get(budget)?)
}

/// The years without what nobody has printed.
pub(super) fn unprint(rows: &mut [MultiYearRow]) {
    for row in rows {
        row.figures.retain(|(_, figure)| !figure.printed.is_empty());
    }
}
