//! A paragraph: lines of pieces parted by tabs.

use crate::document::{Cell, Place, Row};
use crate::read::bounds;

/// A paragraph in the making.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Paragraph {
    /// Its heading level, from 1.
    pub(in crate::read) heading: Option<u8>,
    /// The marker of a list item, as printed.
    pub(in crate::read) marker: Option<String>,
    /// The indentation, in characters or list levels.
    pub(in crate::read) indent: u32,
    /// Whether a page begins with it.
    pub(in crate::read) page_start: bool,
    /// Lines, each of pieces between tabs; the last piece is the open one.
    lines: Vec<Vec<Piece>>,
    /// How many bytes were added.
    size: usize,
}

#[derive(Clone, Debug, Default)]
struct Piece {
    text: String,
    printed: bool,
    thin: bool,
}

impl Paragraph {
    /// Adds text; a tab and a line's end part pieces and lines.
    ///
    /// One that is longer than any plan's takes no more: [`super::Flow::paragraph`] refuses it.
    pub(in crate::read) fn push(&mut self, text: &str, bold: bool) {
        if bounds::long(self.size).is_err() {
            return;
        }
        self.size = self.size.saturating_add(text.len());
        for (order, line) in text.split('\n').enumerate() {
            if order > 0 || self.lines.is_empty() {
                self.lines.push(vec![Piece::default()]);
            }
            for (order, part) in line.split('\t').enumerate() {
                self.add(part, order > 0, bold);
            }
        }
    }

    /// Adds what is printed above the line, kept apart from a figure before it.
    pub(in crate::read) fn push_raised(&mut self, text: &str, bold: bool) {
        if self.last().is_some_and(|c| c.is_ascii_digit()) {
            self.push(" ", bold);
        }
        self.push(&super::raised(text), bold);
    }

    fn add(&mut self, text: &str, parted: bool, bold: bool) {
        let Some(pieces) = self.lines.last_mut() else { return };
        if parted {
            pieces.push(Piece::default());
        }
        let Some(piece) = pieces.last_mut() else { return };
        piece.text.push_str(text);
        if !text.trim().is_empty() {
            piece.printed = true;
            piece.thin |= !bold;
        }
    }

    /// The last character added, where it is on the open line.
    fn last(&self) -> Option<char> {
        self.lines.last()?.last()?.text.chars().next_back()
    }

    /// How many bytes it is long, its marker with it.
    pub(super) fn size(&self) -> usize {
        self.size.saturating_add(self.marker.as_ref().map_or(0, String::len))
    }

    /// Whether nothing is printed in it.
    pub(in crate::read) fn is_blank(&self) -> bool {
        self.lines.iter().flatten().all(|piece| !piece.printed)
    }

    /// Whether all that is printed in it is bold.
    pub(super) fn is_bold(&self) -> bool {
        !self.is_blank() && self.lines.iter().flatten().all(|piece| !piece.thin)
    }

    /// Its lines that are not blank, each with the tabs in it.
    pub(super) fn printed_lines(&self) -> impl Iterator<Item = String> {
        self.lines
            .iter()
            .filter(|pieces| pieces.iter().any(|piece| piece.printed))
            .map(|pieces| pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("\t"))
    }

    /// One row a line, a cell a piece; a heading is one row.
    pub(super) fn rows(&self, number: u32, new_page: bool) -> Vec<Row> {
        let mut out = Vec::with_capacity(self.lines.len().max(1));
        let mut column = 1u32;
        for pieces in &self.lines {
            let mut row = Row { indent: self.indent.saturating_add(lead(pieces)), ..Row::default() };
            for piece in pieces {
                let grid = u32::try_from(row.cells.len()).unwrap_or(u32::MAX);
                row.cells.push(Cell {
                    text: piece.text.clone(),
                    place: Place::text(number, column),
                    grid,
                    span: 1,
                    bold: piece.printed && !piece.thin,
                    ..Cell::default()
                });
                // The tab or line's end behind it counts as one.
                let wide = u32::try_from(piece.text.chars().count()).unwrap_or(u32::MAX);
                column = column.saturating_add(wide).saturating_add(1);
            }
            if row.is_blank() && self.marker.is_none() {
                row.cells.clear();
            }
            out.push(row);
        }
        if self.heading.is_some() {
            out = joined(out);
        }
        if out.is_empty() {
            out.push(Row::default());
        }
        if let Some(first) = out.first_mut() {
            first.heading = self.heading.filter(|_| !first.is_blank());
            first.marker.clone_from(&self.marker);
            first.page_start = new_page;
        }
        out
    }
}

/// A heading broken over lines is one heading.
fn joined(rows: Vec<Row>) -> Vec<Row> {
    let mut rows = rows.into_iter().filter(|row| !row.is_blank());
    let Some(mut first) = rows.next() else { return Vec::new() };
    for row in rows {
        let text = row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
        if let Some(last) = first.cells.last_mut() {
            last.text.push(' ');
            last.text.push_str(&text);
        }
    }
    vec![first]
}

/// Blanks in front, in characters; a tab is four.
fn lead(pieces: &[Piece]) -> u32 {
    let mut count = 0usize;
    for (order, piece) in pieces.iter().enumerate() {
        count += if order > 0 { 4 } else { 0 };
        count += piece.text.chars().take_while(|c| c.is_whitespace()).count();
        if piece.printed {
            return u32::try_from(count).unwrap_or(u32::MAX);
        }
    }
    0
}
