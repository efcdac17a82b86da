//! Words behind the figures of a table whose last head is that of comments, where only single spaces part them.

use crate::document::Document;

use super::super::figures::{Atom, AtomKind, atoms};
use super::super::header::{self, Word};
use super::{Shape, line};

/// More rows than this no table has under one head.
const MOST_ROWS: usize = 400;

/// Words that stand over a column of comments.
const HEADS: [&str; 9] = [
    "kommentar",
    "kommentarer",
    "anmärkning",
    "anmärkningar",
    "anm",
    "notering",
    "noteringar",
    "förklaring",
    "förklaringar",
];

/// `Regionen 1 355 1 344 se avsnitt 4` under `Budget 2031 Budget 2030 Kommentar`: what stands behind the figures is a
/// comment, and its number no figure.
pub(super) fn part(document: &Document, shapes: &mut [Shape]) {
    let mut under = 0;
    for (at, shape) in shapes.iter_mut().enumerate() {
        let Some([cell]) = document.rows.get(at).filter(|row| row.table.is_none()).map(|row| row.cells.as_slice())
        else {
            continue;
        };
        if is_head(document, at) {
            under = MOST_ROWS;
            // The word over the comments is no figure's head, and the years beside it are no figures.
            continue;
        }
        if shape.heading {
            under = 0;
        }
        if under == 0 || shape.blank {
            continue;
        }
        under -= 1;
        let Some((end, comment)) = behind(&atoms(&cell.text)) else { continue };
        let front: String = cell.text.chars().take(end).collect();
        let mut own = Shape::default();
        line(&front, 0, usize::MAX, &mut own);
        if !own.runs.is_empty() && !own.label.trim().is_empty() {
            shape.label = own.label;
            shape.label_start = own.label_start;
            shape.runs = own.runs;
            shape.comments.push(comment);
            (shape.lone_year, shape.prose) = (None, false);
        }
    }
}

/// Heads of columns, and that of comments behind them.
fn is_head(document: &Document, at: usize) -> bool {
    let Some(row) = document.rows.get(at) else { return false };
    let text = row.text();
    let last = text.split_whitespace().next_back().unwrap_or("").trim_end_matches(['.', ':']).to_lowercase();
    let named = || header::tokens(row).iter().any(|token| matches!(token.word, Word::Kind(_) | Word::Year(_)));
    HEADS.contains(&last.as_str()) && text.split_whitespace().count() <= 16 && named()
}

/// Where the figures behind a row's words end, and the words behind them.
fn behind(all: &[Atom]) -> Option<(usize, String)> {
    let figure = |atom: &Atom| matches!(atom.kind, AtomKind::Digits | AtomKind::Sign | AtomKind::Percent);
    let first = all.iter().position(|atom| atom.kind == AtomKind::Digits).filter(|first| *first > 0)?;
    let length = all.iter().skip(first).take_while(|atom| figure(atom)).count();
    let end = all.get(first + length - 1)?.end;
    let rest = all.get(first + length..).filter(|rest| !rest.is_empty())?;
    let words = rest.iter().map(|atom| atom.text.as_str()).collect::<Vec<_>>().join(" ");
    rest.iter().any(|atom| atom.kind == AtomKind::Word).then_some((end, words))
}
