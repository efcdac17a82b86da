//! What a source says, free of its format: rows of cells, in reading order, each knowing where it stands.
//!
//! A paragraph is a row of one cell; a row of a table is a row of several, marked with its table. No meaning may
//! come in here: what a row *is* (a budget line, a goal) is for [`crate::recognize`] to find.

mod a1;
mod adds;
mod place;
mod row;

pub use a1::{a1, position};
pub use adds::{Added, Adds};
pub use place::Place;
pub use row::{Cell, Row, Table};

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// The file's name, without its folders.
    pub file: String,
    /// The format, told by content: `text`, `docx`, `xlsx`, …
    pub format: &'static str,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
}

impl Source {
    /// Whether what was read is less sure than from other formats: a PDF says where its letters stand, and no more.
    #[must_use]
    pub fn is_less_sure(&self) -> bool {
        self.format == "pdf"
    }
}

/// A whole document, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document {
    /// Where it came from.
    pub source: Source,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What stands in the margin of its pages, headers and footers, each line once. None of it is part of the text.
    pub margins: Vec<Row>,
    /// What a workbook of ours carries.
    pub kept: Option<Kept>,
}

/// A workbook of ours: what it carries out of sight, and its visible sheets cell by cell.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Kept {
    /// The text of the hidden sheet.
    pub carried: String,
    /// The sheets that have a column of keys.
    pub sheets: Vec<KeptSheet>,
}

/// A visible sheet of a workbook of ours.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KeptSheet {
    /// What its keys are of: the head of their column after the first word.
    pub of: String,
    /// Its rows.
    pub rows: Vec<KeptRow>,
}

/// A row of such a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct KeptRow {
    /// Its number, from 0.
    pub row: u32,
    /// Its key.
    pub key: Option<String>,
    /// Its other cells, by column.
    pub cells: Vec<Cell>,
}
