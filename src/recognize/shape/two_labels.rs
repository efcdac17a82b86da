//! Tables with two columns of words: the first names groups, over rows that repeat it or leave it empty, the second
//! the lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Row};

use super::{Shape, label};

/// A column of words: its text by row.
type Words = BTreeMap<usize, String>;

/// Gives the rows of such tables the second column's words as label, and the first's as group.
pub(super) fn part(document: &Document, shapes: &mut [Shape]) {
    let mut from = 0;
    while from < document.rows.len() {
        let to = end(document, from);
        if to - from >= 3
            && let Some((groups, lines)) = columns(document, shapes, from, to)
        {
            (from..to).for_each(|at| relabel(document, shapes, at, groups, lines));
        }
        from = to.max(from + 1);
    }
}

/// The end of the rows of cells that begin at `from`.
fn end(document: &Document, from: usize) -> usize {
    let table = document.rows.get(from).and_then(|row| row.table);
    let own = |row: &Row| row.table == table && (row.cells.len() > 1 || (table.is_none() && row.is_blank()));
    document.rows.iter().skip(from).position(|row| !own(row)).map_or(document.rows.len(), |length| from + length)
}

/// The grid columns of groups and of lines, where a table has both.
fn columns(document: &Document, shapes: &[Shape], from: usize, to: usize) -> Option<(u32, u32)> {
    let mut words: BTreeMap<u32, Words> = BTreeMap::new();
    let mut rows = 0;
    for at in from..to {
        let (Some(row), Some(shape)) = (document.rows.get(at), shapes.get(at)) else { continue };
        let Some(last) = shape.runs.last().and_then(|run| run.grid) else { continue };
        if !super::super::region::is_amount(shape) {
            continue;
        }
        rows += 1;
        for cell in row.cells.iter().filter(|cell| cell.grid < last && is_words(&cell.text)) {
            words.entry(cell.grid).or_default().insert(at, label::tidy(&cell.text));
        }
    }
    let mut of = words.iter();
    let (groups, names) = of.next()?;
    let (lines, own) = of.max_by_key(|(_, own)| own.len())?;
    let distinct = own.values().collect::<BTreeSet<_>>().len();
    let goes_on = own.keys().filter(|at| is_again(names, **at)).count();
    let enough = own.len() >= 3 && own.len() * 2 >= rows && distinct * 10 >= own.len() * 7;
    (enough && goes_on * 10 >= own.len() * 4).then_some((*groups, *lines))
}

/// Whether a row's first column is empty or says what the row above said.
fn is_again(names: &Words, at: usize) -> bool {
    let Some(own) = names.get(&at) else { return true };
    names.range(..at).next_back().is_some_and(|(_, before)| before == own)
}

fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && super::figures_of(text, 0, 1).is_none()
}

fn relabel(document: &Document, shapes: &mut [Shape], at: usize, groups: u32, lines: u32) {
    let (Some(row), Some(shape)) = (document.rows.get(at), shapes.get_mut(at)) else { return };
    let text_at = |grid: u32| row.cells.iter().find(|cell| cell.grid == grid && is_words(&cell.text));
    let (Some(own), true) = (text_at(lines), shape.has_figures()) else { return };
    let before: usize =
        row.cells.iter().take_while(|cell| cell.grid != lines).map(|cell| cell.text.chars().count() + 1).sum();
    shape.label_start = before + own.text.chars().take_while(|c| c.is_whitespace()).count();
    shape.label.clone_from(&own.text);
    let words = label::tidy(&own.text);
    shape.comments.retain(|comment| *comment != words);
    shape.continues = words.starts_with(|c: char| c.is_lowercase() || c == '(');
    shape.group = text_at(groups).map(|cell| label::tidy(&cell.text));
}
