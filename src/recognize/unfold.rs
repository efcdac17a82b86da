//! Incomes and costs printed side by side: the rows of the left half are put above those of the right.

use std::borrow::Cow;

use crate::document::{Cell, Document, Row};
use crate::plan::Side;

use super::label;
use super::lexicon::{self, Says};

/// At least so many rows below the heads have something in both halves.
const ENOUGH: usize = 2;

/// The document with its halves one above the other; the document itself where no table stands side by side.
#[must_use]
pub fn unfold(document: &Document) -> Cow<'_, Document> {
    let mut rows: Vec<Row> = Vec::new();
    // Up to where the rows are taken over: nothing is copied where nothing stands side by side.
    let mut taken = 0;
    let mut at = 0;
    while let Some(row) = document.rows.get(at) {
        let Some(block) = seam(row).and_then(|seam| Block::of(document, at, seam)) else {
            at += 1;
            continue;
        };
        rows.extend_from_slice(document.rows.get(taken..at).unwrap_or(&[]));
        at += block.length;
        taken = at;
        rows.extend(block.unfolded());
    }
    if taken == 0 {
        return Cow::Borrowed(document);
    }
    rows.extend_from_slice(document.rows.get(taken..).unwrap_or(&[]));
    let (source, margins, kept) = (document.source.clone(), document.margins.clone(), document.kept.clone());
    Cow::Owned(Document { source, rows, margins, kept })
}

/// Where the second half begins: a cell of the grid, or a character of the line.
#[derive(Clone, Copy)]
enum Seam {
    Grid(u32),
    Character(usize),
}

/// `Intäkter  2025  Kostnader  2025`: the heads of both sides on one row, the second not right behind the first.
fn seam(row: &Row) -> Option<Seam> {
    let sided = |text: &str| {
        let words = label::tidy(text);
        (words.split_whitespace().count() <= 2).then(|| lexicon::side_head(&words)).flatten()
    };
    let two = |found: &[(Seam, Side)]| match found {
        [(_, first), (seam, second)] if first != second => Some(*seam),
        _ => None,
    };
    if let [only] = row.cells.as_slice() {
        if !has_gap(only.text.trim()) {
            return None;
        }
        let pieces = pieces(&only.text);
        if pieces.len() < 2 {
            return None;
        }
        let heads: Vec<(Seam, Side)> =
            pieces.iter().filter_map(|(at, text)| Some((Seam::Character(*at), sided(text)?))).collect();
        return two(&heads);
    }
    let sides: Vec<(u32, Side)> = row.cells.iter().filter_map(|cell| Some((cell.grid, sided(&cell.text)?))).collect();
    let heads: Vec<(Seam, Side)> = sides.iter().map(|(grid, side)| (Seam::Grid(*grid), *side)).collect();
    let apart: Vec<u32> = sides.iter().map(|(grid, _)| *grid).collect();
    // Heads side by side name columns of figures, not halves.
    two(&heads).filter(|_| matches!(apart.as_slice(), [first, second] if second - first >= 2))
}

struct Block {
    length: usize,
    left: Vec<Row>,
    right: Vec<Row>,
    /// What stands below both: a result.
    below: Vec<Row>,
}

impl Block {
    fn of(document: &Document, from: usize, seam: Seam) -> Option<Self> {
        let mut block = Self { length: 0, left: Vec::new(), right: Vec::new(), below: Vec::new() };
        let table = document.rows.get(from)?.table;
        let mut both = 0;
        for (at, row) in document.rows.iter().enumerate().skip(from) {
            // The rule under a markdown table's heads.
            let ruled = at == from + 1 && row.is_blank() && table.is_some();
            if ruled && document.rows.get(at + 1).is_some_and(|next| next.table == table) {
                block.length += 1;
                continue;
            }
            let lone = row.cells.len() <= 1 && matches!(seam, Seam::Grid(_));
            if row.table != table || lone || row.is_blank() {
                break;
            }
            let Some((left, right)) = cut(row, seam) else { break };
            both += usize::from(is_line(&left) && is_line(&right));
            let result = left.cells.iter().any(|cell| lexicon::says(&label::tidy(&cell.text)) == Says::Result);
            match (result, left.is_blank(), right.is_blank()) {
                (true, _, true) => block.below.push(left),
                (_, false, true) => block.left.push(left),
                (_, true, false) => block.right.push(right),
                _ => {
                    block.left.push(left);
                    block.right.push(right);
                }
            }
            block.length += 1;
        }
        (both > ENOUGH).then_some(block)
    }

    fn unfolded(self) -> impl Iterator<Item = Row> {
        self.left.into_iter().chain(self.right).chain(self.below)
    }
}

/// Words, and a figure behind them.
fn is_line(half: &Row) -> bool {
    let text = half.text();
    text.trim_start().starts_with(char::is_alphabetic) && text.trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// The two halves of a row; `None` where a word stands across the seam.
fn cut(row: &Row, seam: Seam) -> Option<(Row, Row)> {
    let half = |cells: Vec<Cell>| Row { cells, ..row.clone() };
    match seam {
        Seam::Grid(grid) => {
            let (left, right): (Vec<Cell>, Vec<Cell>) = row.cells.iter().cloned().partition(|cell| cell.grid < grid);
            let moved = right.into_iter().map(|cell| Cell { grid: cell.grid - grid, ..cell }).collect();
            Some((half(left), Row { page_start: false, indent: 0, ..half(moved) }))
        }
        Seam::Character(at) => {
            let [cell] = row.cells.as_slice() else { return None };
            let free = cell.text.chars().skip(at.saturating_sub(2)).take(2).all(char::is_whitespace);
            let left: String = cell.text.chars().take(at).collect();
            let right: String = cell.text.chars().skip(at).collect();
            let place = cell.place.shifted(u32::try_from(at).ok()?, 0);
            let own = |text: String, place| half(vec![Cell { text, place, ..cell.clone() }]);
            let indent = u32::try_from(right.chars().take_while(|c| c.is_whitespace()).count()).ok()?;
            free.then(|| (own(left, cell.place.clone()), Row { page_start: false, indent, ..own(right, place) }))
        }
    }
}

/// Whether a text has two blanks in a row.
fn has_gap(text: &str) -> bool {
    let mut blank = false;
    text.chars().any(|c| std::mem::replace(&mut blank, c.is_whitespace()) && blank)
}

/// The pieces of a line that stand two spaces or more apart, each with its first character.
fn pieces(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut gap = 2;
    for (at, c) in text.chars().enumerate() {
        if c.is_whitespace() {
            gap += 1;
            continue;
        }
        match found.last_mut().filter(|_| gap < 2) {
            Some((_, piece)) => {
                if gap == 1 {
                    piece.push(' ');
                }
                piece.push(c);
            }
            None => found.push((at, c.to_string())),
        }
        gap = 0;
    }
    found
}
