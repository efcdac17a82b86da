//! What the book itself wrote on a sheet, row by row: by it is seen what people have written there since.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A row of a sheet as the book wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceRow {
    /// Its number, from 0.
    pub row: u32,
    /// The columns that hold something, the first in the lowest bit. What stands beyond the 64th is never a person's.
    pub columns: u64,
    /// The [`super::print()`]s of its words, added up; figures and formulas may change and are not among them.
    pub words: u32,
}

/// What the book wrote on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The rows that hold something, from the first.
    pub rows: Vec<TraceRow>,
    /// The [`super::print()`]s of the notes at cells.
    pub notes: BTreeSet<u32>,
}

impl Trace {
    /// As the book carries it: `@4` is a row's number where it does not follow on the one before, `#1f` the columns
    /// where they are others than those of the row before, `!9f3a` a note.
    #[must_use]
    pub fn written(&self) -> String {
        let (mut out, mut next, mut columns) = (String::new(), 0u32, 0u64);
        for row in &self.rows {
            // Writing into a text never fails.
            if row.row != next {
                let _ = write!(out, "@{} ", row.row);
            }
            if row.columns != columns {
                let _ = write!(out, "#{:x} ", row.columns);
            }
            let _ = write!(out, "{:x} ", row.words);
            (next, columns) = (row.row.saturating_add(1), row.columns);
        }
        for note in &self.notes {
            let _ = write!(out, "!{note:x} ");
        }
        out.pop();
        out
    }

    /// As it is read back; a word that says nothing is passed by.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let (mut trace, mut next, mut columns) = (Self::default(), 0u32, 0u64);
        for word in text.split(' ') {
            if let Some(row) = word.strip_prefix('@') {
                next = row.parse().unwrap_or(next);
            } else if let Some(mask) = word.strip_prefix('#') {
                columns = u64::from_str_radix(mask, 16).unwrap_or(columns);
            } else if let Some(note) = word.strip_prefix('!') {
                trace.notes.extend(u32::from_str_radix(note, 16).ok());
            } else if let Ok(words) = u32::from_str_radix(word, 16) {
                trace.rows.push(TraceRow { row: next, columns, words });
                next = next.saturating_add(1);
            }
        }
        trace
    }
}

impl TraceRow {
    /// Whether the book wrote something in a column of the row.
    #[must_use]
    pub fn has(&self, column: u32) -> bool {
        column >= u64::BITS || self.columns >> column & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Trace, TraceRow};

    #[test]
    fn what_is_written_is_read() {
        let row = |row, columns, words| TraceRow { row, columns, words };
        let rows = vec![row(0, 1, 7), row(1, 1, 0), row(3, 0b101, u32::MAX), row(4, 0b101, 9)];
        let trace = Trace { rows, notes: BTreeSet::from([3, 1 << 31]) };
        assert_eq!(trace.written(), "#1 7 0 @3 #5 ffffffff 9 !3 !80000000");
        assert_eq!(Trace::read(&trace.written()), trace);
        assert_eq!(Trace::read(""), Trace::default());
        assert!(trace.rows[2].has(2) && !trace.rows[2].has(1) && trace.rows[2].has(64));
    }
}
