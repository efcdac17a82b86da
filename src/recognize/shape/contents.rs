//! A table of contents: its page numbers are no figures.

use crate::document::Document;

use super::Shape;

/// Marks the lines under `Innehåll` that end with page numbers, and their heading, as furniture.
pub(super) fn mark(document: &Document, shapes: &mut [Shape]) {
    let mut last: Option<u32> = None;
    for (shape, row) in shapes.iter_mut().zip(&document.rows) {
        if shape.blank {
            continue;
        }
        let text = row.text();
        if is_heading(&text) {
            last = Some(0);
        } else if let Some(page) = last {
            last = page_of(&text).filter(|own| *own >= page);
        }
        if last.is_some() {
            shape.furniture = true;
            shape.blank = true;
            shape.runs.clear();
            shape.lone_year = None;
        }
    }
}

fn is_heading(text: &str) -> bool {
    let bare = text.trim().trim_matches(['#', '*', ':', ' ']).to_lowercase();
    matches!(bare.as_str(), "innehåll" | "innehållsförteckning" | "contents")
}

/// The page that a line of contents ends with.
fn page_of(text: &str) -> Option<u32> {
    let text = text.trim_end();
    let front = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let apart = front.ends_with([' ', '\t', '.', '…', '\u{a0}']) && front.contains(char::is_alphabetic);
    let page = text.get(front.len()..)?.parse().ok()?;
    (apart && page < 400).then_some(page)
}
