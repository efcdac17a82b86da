//! A document's rows as text, one a line, for snapshots.

use plankoll::document::{Document, Row};

/// What is read, row by row: heading, marker, indentation, table, cells with their grid columns.
pub(crate) fn shown(bytes: &[u8]) -> String {
    match plankoll::read::read(bytes, "plan") {
        Ok(document) => rows(&document),
        Err(error) => format!("{error:?}"),
    }
}

pub(crate) fn rows(document: &Document) -> String {
    document.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn row(row: &Row) -> String {
    let mut out = String::new();
    if row.page_start {
        out.push_str("=== ");
    }
    if let Some(level) = row.heading {
        out.push_str(&format!("h{level} "));
    }
    if row.indent > 0 {
        out.push_str(&format!(">{} ", row.indent));
    }
    if let Some(marker) = &row.marker {
        out.push_str(&format!("<{marker}> "));
    }
    match (row.table, row.cells.first()) {
        (Some(table), Some(cell)) => {
            out.push_str(&format!("[t{} {}:{}]", table.number, cell.place.table.unwrap(), cell.place.row.unwrap()));
        }
        (None, Some(cell)) => {
            out.push_str(&format!("{}:{}", cell.place.line.unwrap(), cell.place.column.unwrap()));
        }
        _ => {}
    }
    for cell in &row.cells {
        let wide = if cell.span > 1 { format!("+{}", cell.span - 1) } else { String::new() };
        let bold = if cell.bold { "*" } else { "" };
        out.push_str(&format!(" |{}{wide}| {bold}{}", cell.grid, cell.text.replace('\n', "⏎")));
    }
    out
}
