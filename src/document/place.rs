//! Where a figure or a text stands in its source.

use compact_str::CompactString;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::a1;

/// A place in a source. Only what the format knows is filled: line and column in text (1-based, in characters);
/// sheet and A1 cell in a workbook; table, row and cell in a document; page, line and column in a PDF.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// A workbook's sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub sheet: Option<CompactString>,
    /// A workbook's cell, `C12`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub a1: Option<CompactString>,
    /// A document's table, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// The table's row, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The row's cell, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<u32>,
    /// How many characters it is long, for a caret of the right width.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
}

impl Place {
    /// A place in a text.
    #[must_use]
    pub fn text(line: u32, column: u32) -> Self {
        Self { line: Some(line), column: Some(column), ..Self::default() }
    }

    /// A cell of a workbook's sheet, row and column counted from 0.
    #[must_use]
    pub fn cell(sheet: &str, row: u32, column: u32) -> Self {
        Self { sheet: Some(sheet.into()), a1: Some(a1(row, column).into()), ..Self::default() }
    }

    /// The place `characters` further to the right in the same cell, `length` characters long.
    #[must_use]
    pub fn shifted(&self, characters: u32, length: u32) -> Self {
        let mut place = self.clone();
        place.column = self.column.map(|column| column.saturating_add(characters));
        place.length = Some(length);
        place
    }
}
