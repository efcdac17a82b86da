//! Prose in columns: read down the left one, then down the right one. A table's columns are not prose and stay as
//! they are.

use super::ink::Length;
use super::line::{Line, Piece};

/// So many lines side by side make columns.
const LINES: usize = 4;

/// A gutter is at least as wide: 8 points.
const GUTTER: Length = 800;

/// So many characters and more are words of a sentence, not a label.
const SENTENCE: usize = 22;

/// The lines of one stretch of a page in reading order.
pub(super) fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let Some((from, to, gutter)) = columns(&lines) else { return lines };
    let mut lines = lines;
    let after = lines.split_off(to);
    let beside = lines.split_off(from);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for line in beside {
        let (a, b): (Vec<Piece>, Vec<Piece>) = line.pieces.into_iter().partition(|piece| piece.left < gutter);
        for (pieces, side) in [(a, &mut left), (b, &mut right)] {
            if !pieces.is_empty() {
                side.push(Line { pieces, ..line });
            }
        }
    }
    // Each side may have columns of its own.
    lines.extend(in_order(left));
    lines.extend(in_order(right));
    lines.extend(in_order(after));
    lines
}

/// The longest run of lines with a gutter through it, and where the gutter is.
fn columns(lines: &[Line]) -> Option<(usize, usize, Length)> {
    let mut best: Option<(usize, usize, Length)> = None;
    let mut tried: Vec<Length> = Vec::new();
    for line in lines {
        for (before, after) in line.pieces.iter().zip(line.pieces.iter().skip(1)) {
            if after.left - before.right < GUTTER {
                continue;
            }
            // The left edge of the column to the right is the same on every line.
            let edge = after.left;
            if tried.iter().any(|other| (other - edge).abs() <= 300) {
                continue;
            }
            tried.push(edge);
            if let Some((from, to)) = run(lines, edge)
                && best.is_none_or(|(a, b, _)| to - from > b - a)
            {
                best = Some((from, to, edge - 300));
            }
        }
    }
    best
}

/// The longest run of lines that keep clear of the gutter to the left of `edge`, with sentences on both sides.
fn run(lines: &[Line], edge: Length) -> Option<(usize, usize)> {
    let clear =
        |line: &Line| line.pieces.iter().all(|piece| piece.left >= edge - 300 || piece.right <= edge - GUTTER / 2);
    let mut best: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < lines.len() {
        let length = lines.iter().skip(at).take_while(|line| clear(line)).count();
        let own = lines.get(at..at + length).unwrap_or_default();
        if is_prose(own, edge) && best.is_none_or(|(from, to)| length > to - from) {
            best = Some((at, at + length));
        }
        at += length + 1;
    }
    best
}

fn is_prose(lines: &[Line], edge: Length) -> bool {
    let both = lines.iter().filter(|line| line.left() < edge - 300 && line.right() > edge);
    let pieces = |right: bool| {
        lines.iter().flat_map(|line| &line.pieces).filter(move |piece| (piece.left >= edge - 300) == right)
    };
    let wordy = |right: bool| {
        let all = pieces(right).count();
        let long = pieces(right).filter(|piece| piece.text.chars().count() >= SENTENCE).count();
        let figures = pieces(right).filter(|piece| piece.is_figure()).count();
        all >= LINES && long * 2 > all && figures * 10 <= all
    };
    // Lines of one column begin at one edge.
    let aligned = pieces(true).filter(|piece| (piece.left - edge).abs() <= 300).count();
    both.count() >= LINES && wordy(false) && wordy(true) && aligned * 2 > pieces(true).count()
}
