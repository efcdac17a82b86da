//! What became of the cells that people had filled in a workbook.

use super::{figures, report, style};
use crate::export::workbook::{Left, Written};
use crate::finding::Message;
use crate::text::Catalogue;

/// How many were carried over, and each one that found no place.
pub(in crate::cli) fn filled(written: &Written, catalogue: &Catalogue, width: usize) -> String {
    let count = |id, count| catalogue.say(&Message::new(id).with("count", figures::count(count)));
    let mut lines = style::wrap(&count("update-kept", written.kept), width);
    lines.extend(written.as_values.iter().flat_map(|left| cell(left, catalogue, width)));
    if !written.left.is_empty() {
        lines.push(style::strong(&count("update-left", written.left.len())));
        lines.extend(written.left.iter().flat_map(|left| cell(left, catalogue, width)));
    }
    format!("{}\n", lines.join("\n"))
}

fn cell(left: &Left, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let said = Message::new("update-left-cell")
        .text("sheet", &left.sheet)
        .text("row", &left.row)
        .text("column", &left.column)
        .text("content", &left.content);
    let text = style::clean(&format!("{}. {}", catalogue.say(&said), left.why));
    let mut lines = report::indented(&text, 4, width);
    if let Some(first) = lines.first_mut() {
        *first = first.replacen("    ", "  - ", 1);
    }
    lines
}
