//! What is usual in a document: the size of its text, its left margin, the distance of its lines, how wide a character
//! is. What deviates is a heading, an indentation, a new paragraph.

use std::collections::BTreeMap;

use super::ink::Length;
use super::layout::{Item, Sheet};
use super::line::{Line, Piece};

/// A document's measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The size of most text.
    pub(super) body: Length,
    /// The left edge of the text.
    pub(super) margin: Length,
    /// From one line to the next, in percent of the size.
    pub(super) pitch: Length,
    /// How wide a column of characters is.
    pub(super) character: Length,
    /// The sizes of headings, the largest first.
    heads: Vec<Length>,
    /// Whether most text is bold, so that being bold says nothing.
    bold: bool,
}

impl Scale {
    /// The measures of these pages.
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let running = || sheets.iter().flat_map(|sheet| &sheet.items).filter_map(Item::as_line);
        let weight = |line: &Line| line.pieces.iter().map(|piece| piece.text.chars().count()).sum::<usize>();
        let all = || sheets.iter().flat_map(|sheet| &sheet.items).flat_map(lines_of);
        let body = usual(running().map(|line| (rounded(line.size), weight(line))))
            .or_else(|| usual(all().map(|line| (rounded(line.size), weight(line)))))
            .unwrap_or(1_000);
        let mut lefts: Vec<Length> = all().map(Line::left).collect();
        lefts.sort_unstable();
        let margin = lefts.get(lefts.len() / 50).copied().unwrap_or(0);
        let bolds: usize = running().filter(|line| line.is_bold()).map(weight).sum();
        let mut scale = Self {
            body,
            margin,
            pitch: pitch(sheets, body),
            character: character(all()),
            heads: Vec::new(),
            bold: bolds * 2 > running().map(weight).sum(),
        };
        let mut heads: Vec<Length> =
            running().filter(|line| scale.is_large(line)).map(|line| rounded(line.size)).collect();
        heads.sort_unstable_by(|a, b| b.cmp(a));
        heads.dedup();
        heads.truncate(5);
        scale.heads = heads;
        scale
    }

    fn is_large(&self, line: &Line) -> bool {
        line.size * 100 >= self.body * 112
    }

    /// The column of characters that a length stands at, from 0.
    pub(super) fn column(&self, at: Length) -> usize {
        let away = at.saturating_sub(self.margin).max(0);
        usize::try_from((away + self.character / 2) / self.character.max(1)).unwrap_or(0)
    }

    /// The level of a heading, from 1, where a line is one: by size, or by being bold alone.
    pub(super) fn heading(&self, line: &Line) -> Option<u8> {
        let [piece] = line.pieces.as_slice() else { return numbered(line).and_then(|piece| self.level(line, piece)) };
        self.level(line, piece)
    }

    fn level(&self, line: &Line, piece: &Piece) -> Option<u8> {
        let length = piece.text.chars().count();
        if length > 120 || !piece.text.chars().any(char::is_alphabetic) {
            return None;
        }
        if self.is_large(line) {
            let level = self.heads.iter().position(|size| *size <= rounded(line.size)).unwrap_or(self.heads.len());
            return u8::try_from(level.saturating_add(1)).ok();
        }
        let ends = piece.text.ends_with(['.', ',', ';', ':']);
        let plain = line.is_bold() && !self.bold && length <= 80 && !ends;
        plain.then(|| u8::try_from(self.heads.len().saturating_add(1)).ok()).flatten()
    }

    /// How many blank lines a distance between two baselines leaves.
    pub(super) fn blanks(&self, distance: Length, size: Length) -> usize {
        let line = (size * self.pitch / 100).max(1);
        if distance * 100 <= line * 128 {
            return 0;
        }
        usize::try_from((distance + line / 2) / line - 1).unwrap_or(0).clamp(1, 3)
    }
}

/// `1.1   Inledning`: a heading's number stands apart from it.
fn numbered(line: &Line) -> Option<&Piece> {
    let [number, title] = line.pieces.as_slice() else { return None };
    let short = number.text.chars().count() <= 6;
    let is_number = number.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')'));
    (short && is_number && !title.is_figure()).then_some(title)
}

fn lines_of(item: &Item) -> Vec<&Line> {
    match item {
        Item::Line(line) => vec![line],
        Item::Row(row) => row.cells.iter().flat_map(|cell| &cell.lines).collect(),
    }
}

/// Sizes a tenth of a point apart are one.
fn rounded(size: Length) -> Length {
    (size + 25) / 50 * 50
}

/// The value with the most weight; the least of equals.
fn usual(values: impl Iterator<Item = (Length, usize)>) -> Option<Length> {
    let mut counts: BTreeMap<Length, usize> = BTreeMap::new();
    for (value, weight) in values {
        *counts.entry(value).or_insert(0) += weight;
    }
    counts.into_iter().rev().max_by_key(|(_, weight)| *weight).map(|(value, _)| value)
}

/// The commonest distance of lines of body text, in percent of their size.
fn pitch(sheets: &[Sheet], body: Length) -> Length {
    let mut found = Vec::new();
    for sheet in sheets {
        for (line, next) in sheet.items.iter().zip(sheet.items.iter().skip(1)) {
            if let (Some(line), Some(next)) = (line.as_line(), next.as_line()) {
                let distance = (next.base - line.base) * 100 / line.size.max(1);
                let alike = rounded(line.size) == rounded(next.size) && (line.size - body).abs() * 5 <= body;
                if alike && (90..=400).contains(&distance) {
                    found.push((distance / 4 * 4, line.text().chars().count().min(60)));
                }
            }
        }
    }
    usual(found.into_iter()).map_or(125, |pitch| pitch + 3).clamp(100, 350)
}

/// A column of characters is no wider than those of the densest text, so that text fits between what stands beside it.
fn character<'a>(lines: impl Iterator<Item = &'a Line>) -> Length {
    let mut widths: Vec<Length> = lines
        .flat_map(|line| &line.pieces)
        .filter_map(|piece| {
            let length = Length::try_from(piece.text.chars().count()).ok().filter(|length| *length >= 8)?;
            Some(piece.width() / length)
        })
        .filter(|width| *width > 50)
        .collect();
    widths.sort_unstable();
    widths.get(widths.len() / 20).copied().unwrap_or(450).clamp(200, 1_200)
}
