//! What a workbook of ours carries: the text of its hidden sheet, and its visible sheets by the keys of their rows.
//!
//! A person may rename a sheet, sort it, insert rows and columns: a row is known by its key alone, and the column of
//! keys by its head.

use super::grid::{Held, Sheet};
use crate::document::{Cell, Kept, KeptRow, KeptSheet, Place};

/// The hidden sheet's name, and how the head of a column of keys begins.
const CARRIED: &str = "plankoll";
/// The mark on both sides of a piece of the carried text, so that no program trims its spaces.
const MARK: char = '|';

/// Whether a sheet is the hidden one.
pub(super) fn is_carrier(name: &str) -> bool {
    name == CARRIED
}

/// Takes what is carried out of a workbook's sheets: neither the hidden sheet nor a column of keys says anything of the
/// plan. `None` in a workbook of ours that carries nothing: an older one.
pub(super) fn take(sheets: &mut Vec<Sheet>) -> Option<Kept> {
    let mut kept = Kept { carried: carried(sheets)?, ..Kept::default() };
    sheets.retain(|sheet| !is_carrier(&sheet.name));
    for sheet in sheets.iter_mut() {
        let Some((column, of)) = keys(sheet) else { continue };
        kept.sheets.push(KeptSheet { of, rows: rows(sheet, column) });
        sheet.cells.retain(|cell| cell.column != column);
    }
    Some(kept)
}

/// The text that a workbook carries.
pub(super) fn carried(sheets: &[Sheet]) -> Option<String> {
    let carrier = sheets.iter().find(|sheet| is_carrier(&sheet.name))?;
    let mut text = String::new();
    for cell in carrier.cells.iter().filter(|cell| cell.column == 0) {
        text.push_str(cell.text.trim_matches(['\n', ' ']).strip_prefix(MARK)?.strip_suffix(MARK)?);
    }
    Some(text)
}

/// The column of a sheet's keys, and what its rows are keys of.
pub(super) fn keys(sheet: &Sheet) -> Option<(u32, String)> {
    let of = |cell: &Held| cell.text.strip_prefix(CARRIED)?.strip_prefix(':').map(str::to_owned);
    sheet.cells.iter().find_map(|cell| Some((cell.column, of(cell)?)))
}

fn rows(sheet: &Sheet, keys: u32) -> Vec<KeptRow> {
    let mut rows: Vec<KeptRow> = Vec::new();
    for held in sheet.cells.iter().filter(|held| !held.is_blank() || held.formula.is_some()) {
        if rows.last().is_none_or(|row| row.row != held.row) {
            rows.push(KeptRow { row: held.row, ..KeptRow::default() });
        }
        let Some(row) = rows.last_mut() else { continue };
        if held.column == keys {
            row.key = Some(held.text.clone());
            continue;
        }
        row.cells.push(Cell {
            text: held.text.clone(),
            place: Place::cell(&sheet.name, held.row, held.column),
            grid: held.column,
            span: 1,
            number: held.number,
            formula: held.formula.clone(),
            bold: held.bold,
            ..Cell::default()
        });
    }
    rows
}
