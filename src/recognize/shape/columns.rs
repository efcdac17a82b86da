//! Figures that could be years, told by the column of figures that they stand in.

use crate::document::Document;

use super::{Shape, line};

/// `Kansli     2015` right above or below a row whose only figure ends where this one ends: an amount, not a year.
pub(super) fn amounts_like_years(document: &Document, shapes: &mut [Shape]) {
    let filled: Vec<usize> = (0..shapes.len()).filter(|at| shapes.get(*at).is_some_and(|shape| !shape.blank)).collect();
    last_of_a_line(document, shapes, &filled);
    let mut told: Vec<Option<Shape>> = filled.iter().map(|at| as_amount(document, shapes.get(*at)?)).collect();
    let ends: Vec<Option<usize>> =
        filled.iter().zip(&told).map(|(at, own)| figure_end(own.as_ref().or(shapes.get(*at))?)).collect();
    for (order, at) in filled.iter().enumerate() {
        let Some(own) = told.get_mut(order).and_then(Option::take) else { continue };
        let beside = [order.checked_sub(1), Some(order + 1)].into_iter().flatten().filter_map(|at| ends.get(at));
        let end = ends.get(order).copied().flatten();
        if beside.flatten().any(|other| end.is_some_and(|end| other.abs_diff(end) <= 1))
            && let Some(shape) = shapes.get_mut(*at)
        {
            shape.lone_year = None;
            shape.label = own.label;
            shape.label_start = own.label_start;
            shape.runs = own.runs;
        }
    }
}

/// `Lotsen`, `2 150`, `2 100`, `2034` one a row, and words behind: the last figure of a line, not a year. A year that
/// begins a line of its own has its figures behind it.
fn last_of_a_line(document: &Document, shapes: &mut [Shape], filled: &[usize]) {
    for three in filled.windows(3) {
        let &[before, at, behind] = three else { continue };
        let bare = |at: usize| shapes.get(at).filter(|shape| shape.lone_year.is_none() && shape.table.is_none());
        let figures = bare(before).is_some_and(|own| own.has_figures() && own.label.trim().is_empty());
        let words = bare(behind).is_some_and(|own| !own.has_figures());
        let alone = shapes.get(at).is_some_and(|own| own.lone_year.is_some() && own.words == 1 && !own.heading);
        let tight = behind - before == 2 && shapes.get(at).is_some_and(|own| !own.page_start);
        let cell =
            document.rows.get(at).and_then(|row| row.cells.first()).filter(|_| figures && words && alone && tight);
        if let (Some(cell), Some(shape)) = (cell, shapes.get_mut(at)) {
            let mut own = Shape::default();
            line(&cell.text, 0, usize::MAX, &mut own);
            if !own.runs.is_empty() && own.label.trim().is_empty() {
                shape.lone_year = None;
                shape.label = own.label;
                shape.label_start = own.label_start;
                shape.runs = own.runs;
            }
        }
    }
}

/// A row that ends with what may be a year, far from its words, read as if that were an amount.
fn as_amount(document: &Document, shape: &Shape) -> Option<Shape> {
    let [cell] = document.rows.get(shape.row)?.cells.as_slice() else { return None };
    if shape.lone_year.is_none() || shape.heading || super::super::lexicon::is_title(&shape.label) {
        return None;
    }
    let mut own = Shape::default();
    line(&cell.text, 0, usize::MAX, &mut own);
    let apart = own.runs.first().and_then(|run| run.atoms.first()).is_some_and(|atom| atom.gap >= 3);
    (apart && !own.label.trim().is_empty()).then_some(own)
}

/// Where the only figure of a row ends.
fn figure_end(shape: &Shape) -> Option<usize> {
    let [run] = shape.runs.as_slice() else { return None };
    (shape.fewest_figures() == 1).then(|| run.atoms.last().map(|atom| atom.end)).flatten()
}
