//! Labels broken over lines in tables without ruled cells: which lines are one row.
//!
//! Lines within a cell stand nearer than rows do, or no line is drawn between them; where neither tells, a word that
//! had no room on the line before and goes on with it does. A row has figures on one line at most: on the first, the
//! middle or the last line of its label, and in the same way all through a table.

use super::cell::is_broken_word;
use super::ink::{Length, Rule};
use super::line::{Line, Piece};
use super::ruleless::{Columns, within};

/// Words that no label ends with.
const LEADING: [&str; 22] = [
    "och", "av", "för", "till", "från", "med", "på", "i", "om", "vid", "eller", "samt", "inom", "via", "enligt", "per",
    "mot", "hos", "utan", "mellan", "under", "&",
];

/// A line as seen from its table.
struct Seen<'a> {
    line: &'a Line,
    label: Vec<&'a Piece>,
    figures: bool,
    /// Whether words stand beside its label.
    beside: bool,
}

impl<'a> Seen<'a> {
    fn of(line: &'a Line, columns: &Columns) -> Self {
        let in_label = |piece: &&Piece| within(piece, columns) == (0, 1);
        let rest = || line.pieces.iter().filter(|piece| !in_label(piece));
        let figures = rest().any(Piece::is_figure);
        Self { line, label: line.pieces.iter().filter(in_label).collect(), figures, beside: rest().next().is_some() }
    }

    fn text(&self) -> String {
        self.label.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn left(&self) -> Option<Length> {
        self.label.first().map(|piece| piece.left)
    }

    fn right(&self) -> Length {
        self.label.last().map_or(0, |piece| piece.right)
    }

    fn is_bold(&self) -> bool {
        !self.label.is_empty() && self.label.iter().all(|piece| piece.bold)
    }

    fn is_label(&self) -> bool {
        !self.beside && !self.label.is_empty()
    }
}

/// Where a row's figures stand beside a label of several lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Middle,
    Last,
}

/// For each line whether it goes on with the row of the line before.
pub(super) fn joins(lines: &[Line], columns: &Columns, rules: &[Rule]) -> Vec<bool> {
    let seen: Vec<Seen<'_>> = lines.iter().map(|line| Seen::of(line, columns)).collect();
    let table = Measures::of(&seen, rules);
    let pairs = || seen.iter().zip(seen.iter().skip(1));
    let mut joins: Vec<bool> = vec![false];
    joins.extend(pairs().map(|(before, line)| table.goes_on(before, line)));
    joins.truncate(seen.len());
    for at in 1..seen.len() {
        let Some(join) = joins.get_mut(at) else { break };
        *join |= table.begins_below(&seen, at);
    }
    let sure: Vec<bool> = [false].into_iter().chain(pairs().map(|(before, line)| is_sure(before, line))).collect();
    let side = side(&seen, &joins);
    part(&seen, &mut joins, &sure, side);
    joins
}

/// What is usual in a table.
struct Measures<'a> {
    /// Where the labels' column ends.
    right: Length,
    /// The least distance between two rows of figures, where lines within a cell are nearer.
    pitch: Option<Length>,
    /// The level lines, where they part all rows.
    rules: Option<&'a [Rule]>,
}

impl<'a> Measures<'a> {
    fn of(seen: &[Seen<'_>], rules: &'a [Rule]) -> Self {
        let right = seen.iter().map(Seen::right).max().unwrap_or(0);
        let pairs = || seen.iter().zip(seen.iter().skip(1));
        let rows = || pairs().filter(|(before, line)| before.figures && line.figures);
        let distance = |(before, line): (&Seen<'_>, &Seen<'_>)| line.line.base - before.line.low;
        let least = rows().map(distance).filter(|distance| *distance > 0).min();
        let pitch = least.filter(|least| {
            let others = pairs().filter(|(before, line)| before.figures != line.figures || !line.figures);
            let near = |distance: &Length| *distance > 0 && *distance < nearer(*least);
            others.map(distance).any(|distance| near(&distance))
        });
        let parted = rows().filter(|(before, line)| is_between(rules, before.line, line.line)).count();
        let rules = Some(rules).filter(|_| parted >= 2 && parted * 10 >= rows().count() * 9);
        Self { right, pitch, rules }
    }

    fn goes_on(&self, before: &Seen<'_>, line: &Seen<'_>) -> bool {
        let distance = line.line.base - before.line.low;
        let apart = distance <= 0 || distance * 10 > line.line.size.max(before.line.size) * 19;
        let alike = (line.line.size - before.line.size).abs() * 10 <= line.line.size;
        if apart || !alike || before.figures && line.figures || line.label.is_empty() {
            return false;
        }
        if !(before.is_label() || line.is_label()) || is_marked(&line.text()) || before.text().ends_with(':') {
            return false;
        }
        // A row whose label begins below its figures: only the distance can tell.
        if before.label.is_empty() {
            return before.figures && self.pitch.is_some_and(|pitch| distance < nearer(pitch));
        }
        if before.is_bold() != line.is_bold() {
            return false;
        }
        let room = self.had_room(before, line) && !goes_on_in_words(&before.text(), &line.text());
        match (self.rules, self.pitch) {
            (Some(rules), _) => !is_between(rules, before.line, line.line) && !room,
            (None, Some(pitch)) => distance < nearer(pitch) && !room,
            (None, None) => !self.had_room(before, line) && is_sure(before, line),
        }
    }

    /// Whether a row's label begins below its figures: set in like the labels above, its first word had no room.
    fn begins_below(&self, seen: &[Seen<'_>], at: usize) -> bool {
        let (Some(line), Some((before, above))) = (seen.get(at), seen.get(..at).and_then(<[_]>::split_last)) else {
            return false;
        };
        let indent = above.iter().rev().filter(|seen| seen.figures).take(2).filter_map(Seen::left).max();
        let near = (1..=line.line.size * 2).contains(&(line.line.base - before.line.low));
        let word = line.label.first().and_then(|piece| piece.words.first());
        let (Some(indent), Some(word)) = (indent, word) else { return false };
        let no_room = indent > word.left + line.line.size / 4 && indent + word.right - word.left > self.right;
        near && before.figures && before.label.is_empty() && line.is_label() && !line.is_bold() && no_room
    }

    /// Whether the first word of the line would have had room on the line before.
    fn had_room(&self, before: &Seen<'_>, line: &Seen<'_>) -> bool {
        let Some(word) = line.label.first().and_then(|piece| piece.words.first()) else { return false };
        before.right() + line.line.size / 5 + (word.right - word.left) < self.right
    }
}

/// Clearly nearer than rows stand.
fn nearer(pitch: Length) -> Length {
    pitch - (pitch / 40).max(40)
}

fn is_between(rules: &[Rule], before: &Line, line: &Line) -> bool {
    rules.iter().any(|rule| {
        let level = rule.from.1;
        let over = line.pieces.first().is_some_and(|piece| rule.from.0 < piece.right && piece.left < rule.to.0);
        before.low < level + before.size / 10 && level < line.base - line.size / 3 && over
    })
}

/// Whether the words themselves say that they go on.
fn is_sure(before: &Seen<'_>, line: &Seen<'_>) -> bool {
    before.is_bold() == line.is_bold() && goes_on_in_words(&before.text(), &line.text())
}

fn goes_on_in_words(before: &str, text: &str) -> bool {
    let last = before.split_whitespace().last().unwrap_or_default();
    let first = text.split_whitespace().next().unwrap_or_default();
    let open = before.matches('(').count() > before.matches(')').count();
    let hanging = before.ends_with([',', '/', '–']) || is_broken_word(before, text) || LEADING.contains(&last);
    // A line of its own may begin in small letters where it is part of another.
    let part = matches!(first.trim_end_matches(':'), "varav" | "därav" | "varav:" | "inkl" | "inkl." | "dvs" | "a)");
    let small = text.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '&' | '/'));
    open || hanging || small && !part
}

fn is_marked(text: &str) -> bool {
    text.starts_with(['•', '▪', '‣', '–', '-', '○', '●', '■', '·', '*'])
}

/// The rows that the joins make: their first line and one past their last.
fn rows(joins: &[bool]) -> Vec<(usize, usize)> {
    let starts: Vec<usize> = (0..joins.len()).filter(|at| !joins.get(*at).copied().unwrap_or(false)).collect();
    let ends = starts.iter().copied().skip(1).chain([joins.len()]);
    starts.iter().copied().zip(ends).collect()
}

/// Beside which line of their labels most rows have their figures.
fn side(seen: &[Seen<'_>], joins: &[bool]) -> Side {
    let (mut first, mut middle, mut last) = (0, 0, 0);
    for (from, to) in rows(joins) {
        let own = seen.get(from..to).unwrap_or_default();
        let mut figures = own.iter().enumerate().filter(|(_, seen)| seen.figures).map(|(at, _)| at);
        let (Some(at), None) = (figures.next(), figures.next()) else { continue };
        let below = own.len() - 1 - at;
        match (at, below) {
            (0, 0) => {}
            (0, _) => first += 1,
            (_, 0) => last += 1,
            (above, below) if above.abs_diff(below) <= 1 => middle += 1,
            _ => {}
        }
    }
    if first >= middle && first >= last {
        Side::First
    } else if middle >= last {
        Side::Middle
    } else {
        Side::Last
    }
}

/// Parts what would be one row with two lines of figures, and what stands on the other side of the figures than in the
/// rest of the table.
fn part(seen: &[Seen<'_>], joins: &mut [bool], sure: &[bool], side: Side) {
    let mut at = 1;
    let mut last: Option<usize> = seen.first().filter(|seen| seen.figures).map(|_| 0);
    while at < seen.len() {
        if !joins.get(at).copied().unwrap_or(false) {
            last = None;
        }
        if seen.get(at).is_some_and(|seen| seen.figures) {
            let cut = match (last, side) {
                (Some(_), Side::First) => Some(at),
                (Some(before), Side::Last) => Some(before + 1),
                (Some(before), Side::Middle) => Some(before + 1 + (at - before) / 2),
                (None, Side::First) => Some(at).filter(|at| !sure.get(*at).copied().unwrap_or(false)),
                (None, _) => None,
            };
            if let Some(join) = cut.and_then(|cut| joins.get_mut(cut)) {
                *join = false;
            }
            last = Some(at);
        }
        at += 1;
    }
    if side == Side::Last {
        for (at, join) in joins.iter_mut().enumerate().skip(1) {
            let below = seen.get(at - 1).is_some_and(|before| before.figures);
            *join &= !below || sure.get(at).copied().unwrap_or(false);
        }
    }
}
