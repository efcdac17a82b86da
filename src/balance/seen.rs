//! A figure looked up by its address, with all that a finding wants to know of it.

use crate::document::Place;
use crate::money::{Amount, Unit};
use crate::plan::{Address, Column, Kind, Plan, Value};

/// A printed figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// In kronor.
    pub amount: Amount,
    /// The unit it is printed in.
    pub unit: Unit,
    /// Where it stands.
    pub place: Place,
    /// The label of its line; empty for figures whose name the catalogue gives (the multi-year table, equity).
    pub label: String,
    /// Its column.
    pub column: Column,
}

/// The printed figure at an address; `None` where nothing is printed or it only follows from others.
#[must_use]
pub fn seen(plan: &Plan, address: &Address) -> Option<Seen> {
    match *address {
        Address::Line { budget, line, column } => {
            let table = plan.budgets.get(budget)?;
            let found = table.lines.get(line)?;
            let figure = found.cells.get(column)?.as_ref()?;
            let column = table.columns.get(column).copied().unwrap_or_default();
            Some(Seen {
                amount: figure.amount,
                unit: table.unit,
                place: figure.place.clone(),
                label: found.label.clone(),
                column,
            })
        }
        Address::Repeat { budget, repeat } => {
            let table = plan.budgets.get(budget)?;
            let found = table.repeats.get(repeat)?;
            let label = table.lines.get(found.line).map(|line| line.label.clone()).unwrap_or_default();
            let column = table.columns.get(found.column).copied().unwrap_or_default();
            let place = found.figure.place.clone();
            Some(Seen { amount: found.figure.amount, unit: table.unit, place, label, column })
        }
        Address::Year { row, field } => {
            let found = plan.multi_year.get(row)?;
            let figure = found.get(field)?;
            let column = Column { year: Some(found.year), kind: Some(Kind::Plan), period: None };
            let place = figure.place.clone();
            Some(Seen { amount: figure.amount, unit: found.unit, place, label: String::new(), column })
        }
        Address::Opening { row } => {
            let found = plan.equity.get(row)?;
            value(found.opening.as_ref()?, found.unit, found.year)
        }
        Address::Closing { row } => {
            let found = plan.equity.get(row)?;
            value(found.closing.as_ref()?, found.unit, found.year)
        }
        Address::Claim { claim } => {
            let found = plan.claims.get(claim)?;
            let column = Column { year: found.year, kind: None, period: None };
            let place = found.place.clone();
            Some(Seen { amount: found.amount?, unit: found.unit, place, label: String::new(), column })
        }
    }
}

fn value(value: &Value, unit: Unit, year: i32) -> Option<Seen> {
    let place = value.place.clone()?;
    let column = Column { year: Some(year), kind: None, period: None };
    Some(Seen { amount: value.amount, unit, place, label: String::new(), column })
}

/// The other addresses of the same printed figure: a column of a multi-year budget is read as a table of its own too.
#[must_use]
pub fn same_figure(plan: &Plan, address: &Address) -> Vec<Address> {
    let Some(own) = seen(plan, address).filter(|own| own.place != Place::default()) else { return Vec::new() };
    let years = plan.multi_year.iter().enumerate();
    let years = years.flat_map(|(row, found)| found.figures.iter().map(move |(field, _)| (row, *field)));
    let years = years.map(|(row, field)| Address::Year { row, field });
    let equity =
        (0..plan.equity.len()).flat_map(|row| [Address::Opening { row }, Address::Closing { row }].into_iter());
    let lines = plan.budgets.iter().enumerate().flat_map(|(budget, table)| {
        let columns = table.columns.len();
        let cells = (0..table.lines.len()).flat_map(move |line| (0..columns).map(move |column| (line, column)));
        cells.map(move |(line, column)| Address::Line { budget, line, column })
    });
    years
        .chain(equity)
        .chain(lines)
        .filter(|other| other != address)
        .filter(|other| seen(plan, other).is_some_and(|other| other.place == own.place && other.amount == own.amount))
        .collect()
}

/// Puts another amount at an address; what was printed stays beside it. Where nothing stands, nothing is done.
pub fn set(plan: &mut Plan, address: &Address, amount: Amount) {
    match *address {
        Address::Line { budget, line, column } => {
            let line = plan.budgets.get_mut(budget).and_then(|table| table.lines.get_mut(line));
            if let Some(Some(figure)) = line.and_then(|line| line.cells.get_mut(column)) {
                figure.amount = amount;
            }
        }
        Address::Repeat { budget, repeat } => {
            if let Some(found) = plan.budgets.get_mut(budget).and_then(|table| table.repeats.get_mut(repeat)) {
                found.figure.amount = amount;
            }
        }
        Address::Year { row, field } => {
            let figures = plan.multi_year.get_mut(row).map(|row| &mut row.figures);
            if let Some((_, figure)) = figures.and_then(|all| all.iter_mut().find(|(name, _)| *name == field)) {
                figure.amount = amount;
            }
        }
        Address::Opening { row } => {
            if let Some(value) = plan.equity.get_mut(row).and_then(|row| row.opening.as_mut()) {
                value.amount = amount;
            }
        }
        Address::Closing { row } => {
            if let Some(value) = plan.equity.get_mut(row).and_then(|row| row.closing.as_mut()) {
                value.amount = amount;
            }
        }
        Address::Claim { claim } => {
            if let Some(found) = plan.claims.get_mut(claim).and_then(|claim| claim.amount.as_mut()) {
                *found = amount;
            }
        }
    }
}
