//! A row of cells, with the evidence that its format gives.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Adds, Place};

/// One cell: its text as printed, and what the format says of it beside the text.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// The text as printed, spaces and all.
    pub text: String,
    /// Where its first character stands.
    pub place: Place,
    /// The column of the grid, from 0; in running text the cell's order on the line.
    pub grid: u32,
    /// How many grid columns it covers (merged cells), at least 1.
    pub span: u32,
    /// The number that a workbook's cell holds, exact.
    pub number: Option<Decimal>,
    /// A workbook's formula, without `=`.
    pub formula: Option<String>,
    /// What its formula adds up, where it does nothing else.
    pub adds: Option<Adds>,
    /// What people have noted at it: comments, notes, threads.
    pub comment: Option<String>,
    /// Whether its column is hidden.
    pub hidden: bool,
    /// Whether it is printed bold.
    pub bold: bool,
}

/// Which table a row belongs to, and how firm its cells' borders are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Table {
    /// The table's number in the document, from 0.
    pub number: u32,
}

/// One row in reading order: a line, a paragraph, a list item, a table's row.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Its cells; a blank line has none.
    pub cells: Vec<Cell>,
    /// The table it is a row of, where the format has tables. Lines with tabs are no table by themselves.
    pub table: Option<Table>,
    /// The heading level, from 1, where the format says that it is a heading.
    pub heading: Option<u8>,
    /// The marker of a list item as printed (`-`, `•`, `1.`), where the format has real lists.
    pub marker: Option<String>,
    /// The indentation, in characters or list levels.
    pub indent: u32,
    /// Whether a new page begins with this row.
    pub page_start: bool,
    /// Whether the format hides it: a sum may cover it all the same.
    pub hidden: bool,
    /// Whether it is said beside the page, at the place where it stands: a comment at a workbook's cell.
    pub aside: bool,
}

impl Row {
    /// All its text, cells joined by a tab.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        if let [only] = self.cells.as_slice() {
            return Cow::Borrowed(&only.text);
        }
        let texts: Vec<&str> = self.cells.iter().map(|cell| cell.text.as_str()).collect();
        Cow::Owned(texts.join("\t"))
    }

    /// Whether nothing is printed on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }

    /// Where it begins.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.cells.first().map(|cell| &cell.place)
    }
}
