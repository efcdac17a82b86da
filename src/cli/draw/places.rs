//! Places in words.

use super::style;
use crate::document::{Document, Place};
use crate::finding::Message;
use crate::text::Catalogue;

/// A place in words: `plan.txt:281:10`, `plan.xlsx, Budget!C12`, `plan.docx, tabell 1, rad 3`.
pub(super) fn full(document: &Document, place: &Place, catalogue: &Catalogue) -> String {
    let mut words = vec![document.source.file.clone()];
    let count = |id, name, value: u32| catalogue.say(&Message::new(id).text(name, value.to_string()));
    if let Some(page) = place.page {
        words.push(page_word(page, catalogue));
    }
    match (&place.sheet, &place.a1) {
        (Some(sheet), Some(a1)) => words.push(format!("{sheet}!{a1}")),
        (Some(one), None) | (None, Some(one)) => words.push(one.to_string()),
        (None, None) => {}
    }
    if let Some(table) = place.table {
        words.push(count("origin-table", "table", table));
    }
    let on_page = place.page.and(place.line);
    if let Some(row) = place.row.or(on_page) {
        words.push(count("origin-row", "row", row));
    }
    let mut told = words.join(", ");
    let line = place.line.filter(|_| on_page.is_none());
    for part in [line, place.column.filter(|_| line.is_some())].into_iter().flatten() {
        told.push_str(&format!(":{part}"));
    }
    style::clean(&told)
}

fn page_word(page: u32, catalogue: &Catalogue) -> String {
    catalogue.say(&Message::new("origin-page").text("page", page.to_string()))
}

/// A place in words, without the file's name.
pub(super) fn short(place: &Place, catalogue: &Catalogue) -> String {
    match (place.line, &place.a1, place.row) {
        (Some(line), _, _) => catalogue.say(&Message::new("plan-line").text("line", line.to_string())),
        (None, Some(a1), _) => place.sheet.as_ref().map_or_else(|| a1.to_string(), |sheet| format!("{sheet}!{a1}")),
        (None, None, row) => {
            let row = row.map_or_else(String::new, |row| row.to_string());
            catalogue.say(&Message::new("origin-row").text("row", row))
        }
    }
}
