//! A reader for tests only: lines to rows, tabs to cells, form feeds to pages.

use crate::document::{Cell, Document, Place, Row};

/// A document out of plain text.
pub(crate) fn document(text: &str) -> Document {
    let mut rows = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let page_start = line.contains('\u{c}');
        let line = line.trim_end_matches('\r').replace('\u{c}', "");
        let mut row = Row { page_start, ..Row::default() };
        let mut column = 1_u32;
        if !line.trim().is_empty() {
            for (grid, text) in line.split('\t').enumerate() {
                let place = Place::text(u32::try_from(at).unwrap() + 1, column);
                column += u32::try_from(text.chars().count()).unwrap() + 1;
                let grid = u32::try_from(grid).unwrap();
                row.cells.push(Cell { text: text.to_owned(), place, grid, span: 1, ..Cell::default() });
            }
        }
        rows.push(row);
    }
    Document { rows, ..Document::default() }
}
