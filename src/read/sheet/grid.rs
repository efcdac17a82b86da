//! A sheet as its cells: sparse, in reading order, with what the format says of each.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

pub(super) use crate::document::{a1, position};

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
    /// First and last of columns that are hidden.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// What people have noted at cells, by row and column.
    pub(super) comments: BTreeMap<(u32, u32), String>,
    /// What its printed pages have in their headers and footers, codes and all.
    pub(super) margins: Vec<String>,
}

impl Sheet {
    /// Whether a column is hidden.
    pub(super) fn hides(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    /// How many columns a cell covers.
    pub(super) fn wide(&self, row: u32, column: u32) -> u32 {
        self.merges.get(&(row, column)).copied().unwrap_or(1)
    }
}

/// How many cells of a workbook are read: some ten times the largest budget ever seen, and within half a gigabyte of memory.
pub(super) const MOST_CELLS: usize = 500_000;
