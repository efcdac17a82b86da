//! Figures that could be years, told by the column of figures that they stand in.

use crate::document::Document;

use super::{Shape, line};

/// `Kansli     2015` right above or below a row whose only figure ends where this one ends: an amount, not a year.
pub(super) fn amounts_like_years(document: &Document, shapes: &mut [Shape]) {
    let filled: Vec<usize> = (0..shapes.len()).filter(|at| shapes.get(*at).is_some_and(|shape| !shape.blank)).collect();
    last_of_a_line(document, shapes, &filled);
    among_a_lines_figures(document, shapes, &filled);
    let mut told: Vec<Option<Shape>> = filled.iter().map(|at| as_amount(document, shapes.get(*at)?)).collect();
    let ends: Vec<Option<usize>> =
        filled.iter().zip(&told).map(|(at, own)| figure_end(own.as_ref().or(shapes.get(*at))?)).collect();
    for (order, at) in filled.iter().enumerate() {
        let Some(own) = told.get_mut(order).and_then(Option::take) else { continue };
        let beside = [order.checked_sub(1), Some(order + 1)].into_iter().flatten().filter_map(|at| ends.get(at));
        let end = ends.get(order).copied().flatten();
        let tight = |other: &&usize| {
            shapes
                .get(**other)
                .is_some_and(|other| !other.prose && !other.label.trim().is_empty() && figure_end(other).is_some())
        };
        let party =
            is_party(&own.label) && filled.get(order + 1).filter(|next| **next == at + 1).as_ref().is_some_and(tight);
        let column = beside.flatten().any(|other| end.is_some_and(|end| other.abs_diff(end) <= 1));
        if (party || column)
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

/// `Lotsen`, `2048`, `1 894` one a row, where the lines before and behind have as many figures one a row and no year
/// among them: an amount. The years of a table by years stand at the head of all its figures.
fn among_a_lines_figures(document: &Document, shapes: &mut [Shape], filled: &[usize]) {
    let lines = lines_of_cells(shapes, filled);
    let speaks = |label: &Shape| {
        super::super::lexicon::leaning(&label.label) != 0 || super::super::lexicon::is_equity(&label.label)
    };
    let mut found: Vec<usize> = Vec::new();
    for (order, own) in lines.iter().enumerate().filter(|(_, own)| own.years > 0) {
        let alike = |other: &Line| other.cells.len() == own.cells.len() && other.years == 0;
        let next = lines.get(order + 1).filter(|next| next.first <= own.end + 2);
        let behind = match next {
            Some(next) => alike(next),
            // The last line of a table has only lines before it.
            None => order.checked_sub(2).and_then(|at| lines.get(at)).is_some_and(alike),
        };
        let before = order.checked_sub(1).and_then(|at| lines.get(at));
        // The first line of a table has only lines behind it.
        // The years that head a table are no line of it.
        let line = |before: &&Line| own.first <= before.end + 2 && before.years < before.cells.len();
        let beside = match before.filter(line) {
            Some(before) => alike(before),
            None => {
                let first = own.cells.first().and_then(|at| shapes.get(*at)).is_some_and(Shape::has_figures);
                let begins = first || shapes.get(own.label).is_some_and(speaks);
                begins && lines.get(order + 2).is_some_and(alike)
            }
        };
        let named = shapes.get(own.label).is_some_and(|label| {
            !super::super::header::names_kind(&label.label) && !super::super::lexicon::is_title(&label.label)
        });
        // A year alone may head a table; a line's only figure has words that speak of money.
        let told = own.cells.len() > 1 || next.is_some() || shapes.get(own.label).is_some_and(speaks);
        let some = own.years < own.cells.len().max(2) || !counts(shapes, &own.cells);
        if some && behind && beside && named && told {
            found.extend(&own.cells);
        }
    }
    for at in found {
        let cell = document.rows.get(at).and_then(|row| row.cells.first());
        let Some((cell, shape)) = cell.zip(shapes.get_mut(at)).filter(|(_, own)| own.lone_year.is_some()) else {
            continue;
        };
        let mut own = Shape::default();
        line(&cell.text, 0, usize::MAX, &mut own);
        if !own.runs.is_empty() {
            shape.lone_year = None;
            shape.label = own.label;
            shape.label_start = own.label_start;
            shape.runs = own.runs;
        }
    }
}

/// Whether years follow each other as heads do; one alone does.
fn counts(shapes: &[Shape], cells: &[usize]) -> bool {
    let years: Vec<i32> = cells.iter().filter_map(|at| shapes.get(*at)?.lone_year).collect();
    years.windows(2).all(|pair| matches!(pair, [one, next] if one.abs_diff(*next) <= 1))
}

/// Words on a row, and the figures below them one a row.
struct Line {
    /// The row of the words.
    label: usize,
    /// Its place, and that behind the last figure, among the rows that are not blank.
    first: usize,
    end: usize,
    cells: Vec<usize>,
    /// How many of the figures may be years.
    years: usize,
}

fn lines_of_cells(shapes: &[Shape], filled: &[usize]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut label: Option<(usize, usize)> = None;
    for (order, at) in filled.iter().enumerate() {
        let Some(shape) = shapes.get(*at) else { continue };
        let single = shape.table.is_none() && !shape.heading && shape.text_cells <= 1;
        let year = single && shape.lone_year.is_some() && shape.words == 1;
        let figure = single && shape.has_figures() && shape.label.trim().is_empty();
        if !(year || figure) {
            label = single.then_some((order, *at));
            continue;
        }
        match (label.take(), out.last_mut()) {
            (Some((first, label)), _) => {
                out.push(Line { label, first, end: order + 1, cells: vec![*at], years: usize::from(year) });
            }
            (None, Some(last)) if last.end == order => {
                last.end = order + 1;
                last.cells.push(*at);
                last.years += usize::from(year);
            }
            _ => {}
        }
    }
    out
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
    (apart && !own.label.trim().is_empty() || is_party(&own.label)).then_some(own)
}

/// `Region Ekby`: who pays, and nothing of what is paid. No heading of a year.
fn is_party(label: &str) -> bool {
    use crate::plan::Category::{Municipality, Region, State};
    let lower = label.to_lowercase();
    let paid = ["bidrag", "avgift", "medel", "intäkt", "insats", "andel"].iter().any(|word| lower.contains(word));
    let short = label.split_whitespace().count() <= 4;
    !paid && short && matches!(super::super::lexicon::income_category(label), Some(State | Region | Municipality))
}

/// Where the only figure of a row ends.
fn figure_end(shape: &Shape) -> Option<usize> {
    let [run] = shape.runs.as_slice() else { return None };
    (shape.fewest_figures() == 1).then(|| run.atoms.last().map(|atom| atom.end)).flatten()
}
