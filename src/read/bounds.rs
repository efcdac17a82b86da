//! How much a plan can hold: what is larger is none, and is refused before it fills memory.

use super::ReadError;
use crate::document::Row;

/// So many rows: a workbook of a hundred thousand, some twenty times the longest plan.
const MOST_ROWS: usize = 105_000;
/// So many lines of a text, which may each be a finding of its own.
const MOST_LINES: usize = 80_000;
/// So many bytes of text: some fifteen times the longest plan.
const MOST_TEXT: usize = 6_000_000;
/// So many bytes on a line or in a paragraph; a cell of Excel's holds 32 767 characters.
const LONGEST: usize = 132_000;
/// So many lines and cells: each takes some hundred bytes of memory, however short it is.
const MOST_CELLS: usize = 440_000;
/// So many figures that only blanks part: each may be read with its neighbours or without.
const MOST_FIGURES: usize = 250_000;
/// What may part the cells of a text.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];
/// So many cells beside each other that say something: a year's weeks, some twenty times.
const WIDEST: usize = 1_000;

/// So many bytes of formulas: at each of the rows one of a hundred and fifty.
const MOST_FORMULAS: usize = 16_000_000;

/// What the cells of a sheet say, counted while they are read: what stands in a file once can be said by every cell.
#[derive(Debug, Default)]
pub(super) struct Said {
    text: usize,
    formulas: usize,
}

impl Said {
    /// A cell's text.
    pub(super) fn text(&mut self, text: &str) -> Result<(), ReadError> {
        long(text.len())?;
        self.text = self.text.saturating_add(text.len());
        much(self.text, MOST_TEXT)
    }

    /// A cell's formula; empty where it has none.
    pub(super) fn formula(&mut self, formula: &str) -> Result<(), ReadError> {
        self.formulas = self.formulas.saturating_add(formula.len());
        much(self.formulas, MOST_FORMULAS)
    }
}

/// Whether so many bytes, in whatever encoding, may be a plan's text: no character takes more than two bytes for each
/// that it has in UTF-8.
pub(super) fn bytes(size: usize) -> Result<(), ReadError> {
    prose(size / 2)
}

/// Whether a text may be a plan's, before it is cut into rows.
pub(super) fn text(text: &str) -> Result<(), ReadError> {
    let mut lines = 0usize;
    let mut start = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b'\n' | b'\r') {
            lines += usize::from(byte == b'\n');
            long(at - start)?;
            start = at + 1;
        }
    }
    long(text.len() - start)?;
    if lines > MOST_LINES {
        return Err(ReadError::Crowded { cap: MOST_LINES });
    }
    whole(lines, text.len())?;
    let parted = |separator: u8| text.bytes().filter(|byte| *byte == separator).count();
    if SEPARATORS.into_iter().any(|separator| lines + parted(separator) > MOST_CELLS) {
        return Err(ReadError::Crowded { cap: MOST_CELLS });
    }
    Ok(())
}

/// Whether rows may be a plan's.
pub(super) fn rows(rows: &[Row]) -> Result<(), ReadError> {
    let across = |row: &Row| row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count();
    if rows.iter().any(|row| across(row) > WIDEST) {
        return Err(ReadError::WideRow { cap: WIDEST });
    }
    let mut size = 0usize;
    let mut figures = 0usize;
    for cell in rows.iter().flat_map(|row| &row.cells) {
        figures += more_figures(&cell.text);
        if figures > MOST_FIGURES {
            return Err(ReadError::Crowded { cap: MOST_FIGURES });
        }
        // A cell of several lines is as long as all of them together.
        long(cell.text.len())?;
        size = size.saturating_add(cell.text.len());
    }
    whole(rows.len(), size)
}

/// How many figures stand in a text beside its first, as far as blanks part them.
fn more_figures(text: &str) -> usize {
    let words = text.split_ascii_whitespace();
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count().saturating_sub(1)
}

/// Whether a line or paragraph of so many bytes may be a plan's.
pub(super) fn long(length: usize) -> Result<(), ReadError> {
    if length > LONGEST { Err(ReadError::LongLine { cap: LONGEST }) } else { Ok(()) }
}

fn whole(rows: usize, size: usize) -> Result<(), ReadError> {
    if rows > MOST_ROWS {
        return Err(ReadError::Crowded { cap: MOST_ROWS });
    }
    prose(size)
}

/// Whether so many bytes of text are within a cap.
fn much(size: usize, cap: usize) -> Result<(), ReadError> {
    if size > cap { Err(ReadError::MuchText { cap: u64::try_from(cap).unwrap_or(u64::MAX) }) } else { Ok(()) }
}

/// Whether so many bytes of running text may be a plan's.
pub(super) fn prose(size: usize) -> Result<(), ReadError> {
    much(size, MOST_TEXT)
}
