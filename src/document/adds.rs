//! What a workbook's formula says that a cell adds up.

use serde::{Deserialize, Serialize};

/// A formula that does nothing but add and subtract other cells.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Adds {
    /// What it adds, in the order written.
    pub parts: Vec<Added>,
    /// Whether it leaves out other formulas of its own kind, as SUBTOTAL does.
    pub leaves_out_its_like: bool,
    /// Whether it leaves out rows that are hidden by hand.
    pub leaves_out_hidden: bool,
}

/// A range of cells; a single cell is a range of one. Rows and columns count from 0.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Added {
    /// Added (`1`) or taken away (`-1`).
    pub sign: i8,
    /// Another sheet than the formula's own, where it names one.
    pub sheet: Option<String>,
    /// Row and column of the top left.
    pub from: (u32, u32),
    /// Row and column of the bottom right.
    pub to: (u32, u32),
}
