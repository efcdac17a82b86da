//! Page numbers that stand alone on their row, at a page's edge.

use crate::document::Document;

use super::Shape;

/// Marks lone numbers beside a running header or a new page as furniture, where they count the pages: one alone could
/// be a figure.
pub(super) fn mark(document: &Document, shapes: &mut [Shape]) {
    let found: Vec<(usize, u32)> = (0..shapes.len())
        .filter_map(|at| Some((at, number(document, at)?)))
        .filter(|(at, _)| at_edge(shapes, *at))
        .collect();
    for (order, (at, page)) in found.iter().enumerate() {
        let before = order.checked_sub(1).and_then(|before| found.get(before));
        let after = found.get(order + 1);
        let counts =
            before.is_some_and(|(_, before)| before + 1 == *page) || after.is_some_and(|(_, after)| page + 1 == *after);
        if let Some(shape) = shapes.get_mut(*at).filter(|_| counts) {
            shape.furniture = true;
            shape.blank = true;
            shape.runs.clear();
        }
    }
}

/// The number that is all of a row outside tables.
fn number(document: &Document, at: usize) -> Option<u32> {
    let row = document.rows.get(at).filter(|row| row.table.is_none())?;
    let text = row.text();
    let text = text.trim();
    let digits = (1..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|page| digits && *page > 0)
}

/// Whether the next row or the one before, blank ones not counted, is furniture, or a new page begins after this row.
fn at_edge(shapes: &[Shape], at: usize) -> bool {
    let empty = |shape: &&Shape| shape.blank && !shape.furniture;
    let after = shapes.iter().skip(at + 1).find(|shape| !empty(shape) || shape.page_start);
    let before = shapes.iter().take(at).rev().find(|shape| !empty(shape));
    let starts = shapes.get(at).is_some_and(|shape| shape.page_start);
    starts
        || after.is_none_or(|shape| shape.furniture || shape.page_start)
        || before.is_some_and(|shape| shape.furniture)
}
