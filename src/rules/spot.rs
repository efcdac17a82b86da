//! A figure of a plan as a finding points at it.

use super::quantity::Moment;
use crate::finding::Cell;
use crate::plan::{Address, Column, Plan, YearField};

/// The label of equity at a moment, as tables print it.
pub(super) fn equity_label(moment: Moment) -> &'static str {
    match moment {
        Moment::Opening => "Ingående eget kapital",
        Moment::Closing => "Utgående eget kapital",
    }
}

/// A figure with its label, column and place.
pub(super) fn cell(plan: &Plan, address: &Address) -> Cell {
    let (label, column, place) = found(plan, address).unwrap_or_default();
    Cell { label, column, place, address: Some(*address) }
}

fn found(plan: &Plan, address: &Address) -> Option<(String, Column, Option<crate::document::Place>)> {
    let year = |year: i32| Column { year: Some(year), kind: None };
    Some(match address {
        Address::Line { budget, line, column } => {
            let budget = plan.budgets.get(*budget)?;
            let line = budget.lines.get(*line)?;
            let place = line.cells.get(*column)?.as_ref().map_or(&line.place, |figure| &figure.place);
            (line.label.clone(), *budget.columns.get(*column)?, Some(place.clone()))
        }
        Address::Repeat { budget, repeat } => {
            let budget = plan.budgets.get(*budget)?;
            let repeat = budget.repeats.get(*repeat)?;
            let line = budget.lines.get(repeat.line)?;
            (line.label.clone(), *budget.columns.get(repeat.column)?, Some(repeat.figure.place.clone()))
        }
        Address::Year { row, field } => {
            let row = plan.multi_year.get(*row)?;
            let place = row.get(*field).map(|figure| figure.place.clone());
            (field_label(*field).to_owned(), year(row.year), place)
        }
        Address::Opening { row } => {
            let row = plan.equity.get(*row)?;
            let place = row.opening.as_ref().and_then(|value| value.place.clone());
            (equity_label(Moment::Opening).to_owned(), year(row.year), place)
        }
        Address::Closing { row } => {
            let row = plan.equity.get(*row)?;
            let place = row.closing.as_ref().and_then(|value| value.place.clone());
            (equity_label(Moment::Closing).to_owned(), year(row.year), place)
        }
        Address::Claim { claim } => {
            let claim = plan.claims.get(*claim)?;
            (claim.text.clone(), Column { year: claim.year, kind: None }, Some(claim.place.clone()))
        }
    })
}

fn field_label(field: YearField) -> &'static str {
    match field {
        YearField::Contributions => "Medel från medlemmarna",
        YearField::Grants => "Bidrag",
        YearField::Income => "Intäkter",
        YearField::Costs => "Kostnader",
        YearField::Result => "Resultat",
        YearField::Forecast => "Prognos",
    }
}
