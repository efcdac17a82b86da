//! A sheet as its cells: sparse, in reading order, with what the format says of each.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

pub(super) use crate::document::{a1, position};
use crate::read::ReadError;

/// A cell that holds something. Rows and columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Held {
    pub(super) row: u32,
    pub(super) column: u32,
    /// As the workbook shows it in Swedish.
    pub(super) text: String,
    /// The number it holds, exact.
    pub(super) number: Option<Decimal>,
    /// Its formula, without `=`.
    pub(super) formula: Option<String>,
    pub(super) bold: bool,
    /// The line and column of its first character, where the source is a text.
    pub(super) line: Option<(u32, u32)>,
    /// The indentation of its text, in the format's own steps.
    pub(super) indent: u32,
}

impl Held {
    /// Whether nothing is shown in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A visible sheet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Its cells by row, then by column.
    pub(super) cells: Vec<Held>,
    /// How many columns a merged cell covers, by the row and column of its top left.
    pub(super) merges: BTreeMap<(u32, u32), u32>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: Columns,
    /// What people have noted at cells, by row and column.
    pub(super) comments: BTreeMap<(u32, u32), String>,
    /// What its printed pages have in their headers and footers, codes and all.
    pub(super) margins: Vec<String>,
}

impl Sheet {
    /// Whether a column is hidden.
    pub(super) fn hides(&self, column: u32) -> bool {
        self.hidden_columns.hold(column)
    }

    /// How many columns a cell covers.
    pub(super) fn wide(&self, row: u32, column: u32) -> u32 {
        self.merges.get(&(row, column)).copied().unwrap_or(1)
    }
}

/// Columns of a sheet: first and last of each range, in order and apart, since each cell asks for its own.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Columns(Vec<(u32, u32)>);

impl Columns {
    /// The columns of ranges in any order.
    pub(super) fn of(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.retain(|(first, last)| first <= last);
        ranges.sort_unstable();
        ranges.dedup_by(|next, kept| {
            let touches = next.0 <= kept.1.saturating_add(1);
            if touches {
                kept.1 = kept.1.max(next.1);
            }
            touches
        });
        Self(ranges)
    }

    /// Whether a column is one of them.
    fn hold(&self, column: u32) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= column);
        after.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|(_, last)| column <= *last)
    }
}

/// A sheet's name has so many bytes at most: each of its cells says where it stands. Excel's own have 31 characters.
const NAME: usize = 100;

/// A sheet's name as places say it.
pub(super) fn named(mut name: String) -> String {
    name.truncate(name.floor_char_boundary(NAME));
    name
}

/// How many sheets of a workbook are read: each is opened anew.
const MOST_SHEETS: usize = 1_000;

/// Whether a workbook may have so many sheets.
pub(super) fn sheets(count: usize) -> Result<(), ReadError> {
    if count > MOST_SHEETS { Err(ReadError::ManySheets { cap: MOST_SHEETS }) } else { Ok(()) }
}

/// How many cells of a workbook are read: some ten times the largest budget ever seen, and within half a gigabyte of memory.
pub(super) const MOST_CELLS: usize = 440_000;
