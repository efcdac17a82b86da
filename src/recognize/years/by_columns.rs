//! Years as columns: a budget-shaped table that is a multi-year plan, and a budget that goes on into later years.

use crate::plan::{Budget, Category, Kind, MultiYearRow, Role, Side, YearField};
use crate::recognize::lexicon;
use crate::recognize::measure::{Measure, measure_of};

use super::{Equity, Years, reading};

/// A budget-shaped table that is a multi-year plan: years as columns, a row a measure.
#[must_use]
pub fn by_columns(budget: &Budget, year: Option<i32>) -> Option<Years> {
    let years: Vec<i32> = budget.columns.iter().filter_map(|column| column.year).collect();
    // A table of years that have been is a comparison, not a plan.
    if year.is_some_and(|year| years.iter().all(|own| *own <= year)) {
        return None;
    }
    let distinct = years.windows(2).all(|pair| pair.first() != pair.last());
    if years.len() < 2
        || years.len() != budget.columns.len()
        || !distinct
        || budget.columns.iter().any(|c| c.kind == Some(Kind::Deviation))
    {
        return None;
    }
    let measured: Vec<Option<Measure>> =
        budget.lines.iter().map(|line| row_measure(line.side, line.role, line.category, &line.label)).collect();
    let details =
        budget.lines.iter().zip(&measured).filter(|(line, found)| found.is_none() && line.role == Role::Item).count();
    let known = measured.iter().flatten().count();
    let has = |wanted: YearField| measured.iter().flatten().any(|found| *found == Measure::Field(wanted));
    // Results and equity alone tell how equity changes, not what the years cost.
    let incomes = [YearField::Contributions, YearField::Grants, YearField::Income].into_iter().any(has);
    if known < 2 || details > 1 || !(has(YearField::Costs) || (has(YearField::Result) && incomes)) {
        return None;
    }
    Some(collect(budget, &measured))
}

/// A detailed budget over several years also says what a multi-year plan says: its totals by year.
#[must_use]
pub fn from_budget(budget: &Budget) -> Years {
    let measured: Vec<Option<Measure>> = budget
        .lines
        .iter()
        .map(|line| match (line.role, line.side) {
            (Role::Total, Side::Income) => Some(Measure::Field(YearField::Income)),
            (Role::Total, Side::Cost) => Some(Measure::Field(YearField::Costs)),
            (Role::Result, _) => Some(Measure::Field(YearField::Result)),
            _ => None,
        })
        .collect();
    let mut out = collect(budget, &measured);
    // Own equity is no income: a total with it in it tells neither the year's income nor its result.
    for row in &mut out.rows {
        let column = budget.columns.iter().position(|column| column.year == Some(row.year));
        if column.is_some_and(|column| has_own_equity(budget, column)) {
            row.figures.retain(|(field, _)| *field != YearField::Income);
            row.derived.clear();
        }
    }
    out
}

fn collect(budget: &Budget, measured: &[Option<Measure>]) -> Years {
    let mut out = Years::default();
    for (at, column) in budget.columns.iter().enumerate() {
        let Some(year) = column.year else { continue };
        let mut row = MultiYearRow { year, unit: budget.unit, ..MultiYearRow::default() };
        for (line, measure) in budget.lines.iter().zip(measured) {
            let (Some(measure), Some(Some(figure))) = (measure, line.cells.get(at)) else { continue };
            match measure {
                Measure::Field(field) => match row.figures.iter_mut().find(|(name, _)| name == field) {
                    None => row.figures.push((*field, figure.clone())),
                    Some((_, have)) if line.role == Role::Item => {
                        have.amount = have.amount.plus(figure.amount).unwrap_or(have.amount)
                    }
                    Some(_) => {}
                },
                Measure::Opening(_) => {
                    out.equity.push(Equity { year, opening: true, figure: figure.clone(), unit: budget.unit })
                }
                Measure::Closing(_) => {
                    out.equity.push(Equity { year, opening: false, figure: figure.clone(), unit: budget.unit })
                }
                Measure::Other => {}
            }
        }
        // A total with own equity in it is no income, and its parts are there.
        if row.get(YearField::Contributions).is_some() && has_own_equity(budget, at) {
            row.figures.retain(|(field, _)| *field != YearField::Income);
        }
        row.place = row.figures.first().map(|(_, figure)| figure.place.clone()).unwrap_or_default();
        if !row.figures.is_empty() {
            out.rows.push(row);
        }
    }
    reading::settle(&mut out.rows);
    out
}

fn has_own_equity(budget: &Budget, column: usize) -> bool {
    let given = |line: &&crate::plan::Line| line.cells.get(column).is_some_and(Option::is_some);
    budget.lines.iter().filter(given).any(|line| line.category == Some(Category::OwnEquity))
}

fn row_measure(side: Side, role: Role, category: Option<Category>, label: &str) -> Option<Measure> {
    match (role, side) {
        (Role::Equity, _) => measure_of(label)
            .filter(|found| matches!(found, Measure::Opening(_) | Measure::Closing(_)))
            .or_else(|| lexicon::opens(label).filter(|opens| *opens).map(|_| Measure::Opening(None)))
            .or(Some(Measure::Closing(None))),
        (Role::Result, _) => Some(Measure::Field(YearField::Result)),
        (Role::Total, Side::Income) => Some(Measure::Field(YearField::Income)),
        (Role::Total, Side::Cost) => Some(Measure::Field(YearField::Costs)),
        (_, Side::Income) if category == Some(Category::Members) => Some(Measure::Field(YearField::Contributions)),
        (_, Side::Income) if category == Some(Category::Grant) => Some(Measure::Field(YearField::Grants)),
        (Role::Item, Side::Income) if measure_of(label) == Some(Measure::Field(YearField::Contributions)) => {
            Some(Measure::Field(YearField::Contributions))
        }
        _ if lexicon::side_head(label) == Some(Side::Cost) => Some(Measure::Field(YearField::Costs)),
        _ if lexicon::side_head(label) == Some(Side::Income) => Some(Measure::Field(YearField::Income)),
        // What comes in beside the members' money stands with the grants: without it the result would not follow.
        (Role::Item, Side::Income) if matches!(category, Some(Category::Interest | Category::OtherIncome)) => {
            Some(Measure::Field(YearField::Grants))
        }
        _ => None,
    }
}
