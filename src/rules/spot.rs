//! A figure of a plan as a finding points at it.

use super::quantity::Moment;
use crate::finding::{Arg, Cell};
use crate::plan::{Address, Column, Plan, YearField};

/// The catalogue's label of equity at a moment.
pub(super) fn equity_label(moment: Moment) -> &'static str {
    match moment {
        Moment::Opening => "field-opening",
        Moment::Closing => "field-closing",
    }
}

/// The catalogue's labels of figures outside the lines.
const FIELDS: [&str; 8] = [
    "field-opening",
    "field-closing",
    "field-contributions",
    "field-grants",
    "field-income",
    "field-costs",
    "field-result",
    "field-forecast",
];

/// A label as a message tells it: the catalogue's word where it is one of its entries.
pub(super) fn label(label: &str) -> Arg {
    let own = FIELDS.into_iter().find(|field| *field == label);
    own.map_or_else(|| Arg::Text(label.to_owned()), Arg::Word)
}

/// A figure with its label, column and place.
pub(super) fn cell(plan: &Plan, address: &Address) -> Cell {
    let (label, column, place) = found(plan, address).unwrap_or_default();
    Cell { label, column, place, address: Some(*address) }
}

fn found(plan: &Plan, address: &Address) -> Option<(String, Column, Option<crate::document::Place>)> {
    let year = |year: i32| Column { year: Some(year), kind: None, period: None };
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
            (claim.text.clone(), Column { year: claim.year, kind: None, period: None }, Some(claim.place.clone()))
        }
    })
}

fn field_label(field: YearField) -> &'static str {
    match field {
        YearField::Contributions => "field-contributions",
        YearField::Grants => "field-grants",
        YearField::Income => "field-income",
        YearField::Costs => "field-costs",
        YearField::Result => "field-result",
        YearField::Forecast => "field-forecast",
    }
}
