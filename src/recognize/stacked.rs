//! Heads of columns that stand one a row above their table, where a page's columns were taken out cell by cell.

use crate::document::Document;

use super::header;
use super::shape::{self, Shape};

/// All shapes of a document, stacked heads marked.
#[must_use]
pub fn shapes(document: &Document) -> Vec<Shape> {
    let mut out = shape::shapes(document);
    mark(document, &mut out);
    // What was asked of a row before it was whole is asked again.
    for shape in &mut out {
        shape.header.take();
    }
    out
}

/// `Budget 2024` right above `Budget 2025`, or `Budget`, `2024`, `Differens` one a row: heads of columns.
fn mark(document: &Document, shapes: &mut [Shape]) {
    let is_part = |at: usize| {
        let row = document.rows.get(at).filter(|row| row.table.is_none() && row.cells.len() == 1);
        row.is_some_and(header::is_period)
    };
    let filled: Vec<usize> = (0..shapes.len()).filter(|at| shapes.get(*at).is_some_and(|shape| !shape.blank)).collect();
    let mut run: Vec<usize> = Vec::new();
    for at in filled.into_iter().chain(std::iter::once(usize::MAX)) {
        let near = run.last().is_none_or(|last| at - last <= 2);
        let piece = shapes.get(at).is_some_and(is_head_piece) || is_part(at);
        if near && piece {
            run.push(at);
            continue;
        }
        let whole = run.iter().filter_map(|at| shapes.get(*at)).filter(|shape| is_whole_head(shape)).count();
        let kinds =
            run.iter().filter_map(|at| shapes.get(*at)).filter(|shape| header::names_kind(&shape.label)).count();
        let parts = run.iter().filter(|at| is_part(**at)).count();
        let heads = parts >= 2 || whole >= 2 || kinds >= 2 && run.len() >= 4 || are_years(shapes, &run);
        if heads {
            for at in run.drain(..) {
                let Some(shape) = shapes.get_mut(at) else { continue };
                shape.stacked_head = true;
                if is_part(at) {
                    // `Tertial 1`: its number is no figure.
                    shape.runs.clear();
                    shape.label = document.rows.get(at).map(|row| row.text().trim().to_owned()).unwrap_or_default();
                }
            }
        }
        run.clear();
        if piece {
            run.push(at);
        }
    }
}

/// `2031`, `Plan 2032`, `Plan 2033` one a row: the heads of a table of several years.
fn are_years(shapes: &[Shape], run: &[usize]) -> bool {
    let year = |at: &usize| shapes.get(*at).and_then(|shape| shape.lone_year);
    // `Budgetår` may stand over the labels.
    let years: Vec<Option<i32>> =
        run.iter().enumerate().filter(|(order, at)| *order > 0 || year(at).is_some()).map(|(_, at)| year(at)).collect();
    let step = |pair: &[Option<i32>]| match pair {
        [Some(one), Some(next)] => next.checked_sub(*one),
        _ => None,
    };
    let steps: Vec<Option<i32>> = years.windows(2).map(step).collect();
    years.len() >= 3 && (steps.iter().all(|step| *step == Some(1)) || steps.iter().all(|step| *step == Some(-1)))
}

/// `Budget 2024` on a row of its own.
fn is_whole_head(shape: &Shape) -> bool {
    shape.lone_year.is_some()
        && shape.words <= 3
        && header::is_mere_title(&shape.label)
        && header::names_kind(&shape.label)
}

/// A head of a column, or a piece of one, on a row of its own.
fn is_head_piece(shape: &Shape) -> bool {
    let year = shape.lone_year.is_some() && shape.words == 1;
    let kind = !shape.has_figures() && shape.words == 1 && header::names_kind(&shape.label);
    let no_money = !shape.has_figures() && shape.words <= 2 && header::names_no_money(&shape.label);
    shape.text_cells <= 1 && shape.table.is_none() && (year || kind || no_money || is_whole_head(shape))
}
