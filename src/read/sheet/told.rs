//! The cells of a book's sheet that are told otherwise than as standing beside it: those that people fill, those that
//! are the plan itself, and the book's own marks.

use std::collections::BTreeSet;

use super::beside::{Inserted, Told};
use super::grid::{Held, Sheet};
use super::kept;
use super::ours;
use super::typed::{Form, MARKS};
use crate::filled::Part;
use crate::filled::layout::{Fill, MONTH};

/// The cells of a sheet that are told otherwise.
pub(super) fn cells(sheet: &Sheet, form: Option<&Form<'_>>, inserted: &Inserted) -> Told {
    let keys = kept::keys(sheet);
    let cells = sheet.cells.iter().filter(|cell| !cell.is_blank() && !inserted.contains(&cell.column));
    match (form, keys) {
        (Some(form), _) => {
            let added = added(form);
            cells.filter(|cell| is_told(form, &added, cell)).map(|cell| (cell.row, cell.column)).collect()
        }
        // The years: a row of figures is the plan's, and so is one that a person has added with its year.
        (None, Some((column, _))) => {
            let keyed: BTreeSet<u32> =
                sheet.cells.iter().filter(|cell| cell.column == column).map(|cell| cell.row).collect();
            let year = |cell: &Held| cell.column == 0 && cell.number.is_some();
            let years: BTreeSet<u32> = sheet.cells.iter().filter(|cell| year(cell)).map(|cell| cell.row).collect();
            let told = |cell: &&Held| {
                let figure = cell.number.is_some() && cell.column < column;
                cell.column == column || (figure && (keyed.contains(&cell.row) || years.contains(&cell.row)))
            };
            cells.filter(told).map(|cell| (cell.row, cell.column)).collect()
        }
        (None, None) => Told::new(),
    }
}

/// Rows without a mark that are still told: what a person has added to the plan or to a list.
fn added(form: &Form<'_>) -> BTreeSet<u32> {
    let rows: BTreeSet<u32> = form.cells.keys().map(|(row, _)| *row).filter(|row| *row > form.head).collect();
    let text = |row: u32, column: u32| form.cells.get(&(row, column)).filter(|cell| !cell.is_blank());
    let is_added = |row: &u32| {
        let mut cells = form.cells.range((*row, 0)..(*row, form.mark)).map(|(at, cell)| (at, *cell));
        match form.part {
            // A label and a figure are a line of the plan.
            Part::Budget => {
                let category = form.columns.keys().next().copied().unwrap_or(form.mark);
                text(*row, 0).is_some()
                    && cells.any(|((_, column), cell)| (1..category).contains(column) && cell.number.is_some())
            }
            Part::Goals if text(*row, 1).is_some_and(|cell| ours::is_kind_of_goal(cell.text.trim())) => true,
            _ => cells.any(|((row, column), cell)| form.cell(*row, *column, cell).is_some()),
        }
    };
    rows.into_iter().filter(|row| form.keys.get(row).is_none_or(|(key, _)| key.is_empty())).filter(is_added).collect()
}

fn is_told(form: &Form<'_>, added: &BTreeSet<u32>, cell: &Held) -> bool {
    let marks = form.mark..=form.mark.saturating_add(MARKS);
    if marks.contains(&cell.column) || form.carried == Some(cell.column) {
        return true;
    }
    // What found no place has its own way back.
    if form.part == Part::Left && form.keys.contains_key(&cell.row) {
        return true;
    }
    let Some((key, _)) = form.keys.get(&cell.row).filter(|(key, _)| !key.is_empty()) else {
        // The book's formulas come along where a person copies a row.
        let copied = cell.formula.is_some()
            && form.columns.get(&cell.column).is_some_and(|(_, fill)| matches!(fill, Fill::Computed));
        return copied || added.contains(&cell.row);
    };
    if key == MONTH || cell.row <= form.head {
        return form.cell(cell.row, cell.column, cell).is_some();
    }
    match form.columns.get(&cell.column) {
        Some((_, Fill::People(..))) => true,
        Some((_, Fill::Computed)) => form.cell(cell.row, cell.column, cell).is_some(),
        Some((_, Fill::Told)) => false,
        // A budget's label and figures, and what is reckoned of them, stand before its categories.
        None => form.part == Part::Budget && form.columns.keys().next().is_some_and(|category| cell.column < *category),
    }
}
