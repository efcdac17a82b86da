//! A table of how equity rolls on: what was there at a year's beginning, what the year changed, what is there at its
//! end. No budget, and its lines are no incomes and costs.

use crate::money::Amount;
use crate::plan::{Budget, Figure, Kind, Line, MultiYearRow, Role, YearField};
use crate::recognize::lexicon;

use super::{Equity, Years};

/// More lines than this tell more than equity.
const MOST_LINES: usize = 5;

/// What a line of the table is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Opening,
    Change,
    Closing,
}

/// Reads a budget-shaped table as equity rolling on, where every column that has both ends adds up.
#[must_use]
pub fn rolled(budget: &Budget, year: Option<i32>) -> Option<Years> {
    let parts: Vec<Part> = budget.lines.iter().map(part).collect();
    let one = |wanted: Part| parts.iter().filter(|part| **part == wanted).count() == 1;
    let shaped = (2..=MOST_LINES).contains(&parts.len())
        && parts.first() == Some(&Part::Opening)
        && parts.last() == Some(&Part::Closing)
        && one(Part::Opening)
        && one(Part::Closing);
    let several = budget.columns.len() > 1;
    let of = |column: &crate::plan::Column| column.year.or(year.filter(|_| !several));
    if !shaped || budget.columns.iter().any(|column| column.kind == Some(Kind::Deviation) || of(column).is_none()) {
        return None;
    }
    let mut out = Years::default();
    for (at, column) in budget.columns.iter().enumerate() {
        let year = of(column)?;
        let found = |wanted: Part| {
            let lines = budget.lines.iter().zip(&parts).filter(move |(_, part)| **part == wanted);
            lines.filter_map(|(line, _)| line.cells.get(at)?.clone()).collect::<Vec<Figure>>()
        };
        let (opening, changes, closing) = (found(Part::Opening), found(Part::Change), found(Part::Closing));
        if let ([opens], [closes]) = (opening.as_slice(), closing.as_slice()) {
            let change = closes.amount.minus(opens.amount)?;
            if !changes.is_empty() && !adds_up(&changes, change) {
                return None;
            }
            if let [only] = changes.as_slice() {
                let place = only.place.clone();
                let figures = vec![(YearField::Result, Figure { amount: change, ..only.clone() })];
                out.rows.push(MultiYearRow { year, unit: budget.unit, figures, place, ..MultiYearRow::default() });
            }
        }
        for (opening, figures) in [(true, opening), (false, closing)] {
            out.equity.extend(figures.into_iter().map(|figure| Equity { year, opening, figure, unit: budget.unit }));
        }
    }
    Some(out)
}

fn part(line: &Line) -> Part {
    match (line.role, lexicon::opens(&line.label)) {
        (Role::Equity, Some(true)) => Part::Opening,
        (Role::Equity, _) if !lexicon::moves_equity(&line.label) => Part::Closing,
        _ => Part::Change,
    }
}

/// Whether the changes, each with its own sign or the other one, make the whole change.
fn adds_up(changes: &[Figure], whole: Amount) -> bool {
    let mut sums = vec![Amount::ZERO];
    for change in changes {
        sums = sums.iter().flat_map(|sum| [sum.plus(change.amount), sum.minus(change.amount)]).flatten().collect();
    }
    sums.contains(&whole)
}
