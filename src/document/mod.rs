//! What a source says, free of its format: rows of cells, in reading order, each knowing where it stands.
//!
//! A paragraph is a row of one cell; a row of a table is a row of several, marked with its table. No meaning may
//! come in here: what a row *is* (a budget line, a goal) is for [`crate::recognize`] to find.

mod place;
mod row;

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
}
