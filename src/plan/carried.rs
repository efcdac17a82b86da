//! What a workbook of ours carries beside its visible cells, so that it reads back as the plan it was written from:
//! structure, identifiers and decided figures. The visible cells come first; this only says what they cannot.
//!
//! Amounts are decimals in kronor as text, never floats.

use serde::{Deserialize, Serialize};

use super::{About, Category, Column, Role, Side, YearField};
use crate::document::Place;
use crate::money::Unit;

/// The name of the hidden sheet that holds it, and the head of the columns of keys on the visible ones.
pub const CARRIED: &str = "plankoll";

/// A plan as a workbook carries it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The förbund's name.
    pub forbund: Option<String>,
    /// The budget year.
    pub year: Option<i32>,
    /// The day of its adoption, as ISO writes it.
    pub adopted: Option<String>,
    /// The budget tables.
    pub tables: Vec<Table>,
    /// The fields of the multi-year plan, one a column from the second.
    pub fields: Vec<YearField>,
    /// The unit of the years' cells.
    pub years_unit: Unit,
    /// The multi-year plan.
    pub years: Vec<CarriedYear>,
    /// Equity by year.
    pub equity: Vec<CarriedEquity>,
    /// The goals.
    pub goals: Vec<CarriedGoal>,
    /// Amounts and shares in prose.
    pub claims: Vec<CarriedClaim>,
    /// What found no home.
    pub unread: Vec<CarriedUnread>,
    /// The words of the book's language for the categories.
    pub categories: Vec<(String, Category)>,
    /// The name of the sheet of printed figures.
    pub source_sheet: String,
    /// What the book itself wrote on each of its sheets.
    #[serde(default)]
    pub written: Vec<CarriedSheet>,
    /// Where the plan comes from.
    #[serde(default)]
    pub origin: CarriedOrigin,
}

/// What the book itself wrote on a sheet, so that what a person has written there since is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedSheet {
    /// The sheet's key.
    pub of: String,
    /// Its name.
    pub name: String,
    /// Its rows, in the writing of `filled`.
    pub trace: String,
}

/// The source that the plan was read from, what it printed where, and what has been corrected since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedOrigin {
    /// The file's name.
    pub file: String,
    /// Its format.
    pub format: String,
    /// Its fingerprint.
    pub sha256: String,
    /// Every figure as printed.
    pub prints: Vec<CarriedPrint>,
    /// The corrections that were applied.
    pub log: Vec<CarriedCorrection>,
}

/// A figure as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedPrint(
    /// Which figure, as [`super::FigureKey`] writes it.
    pub String,
    /// As printed.
    pub String,
    /// Where.
    pub Place,
    /// The amount in kronor, where it is another than the decided one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub Option<String>,
);

/// A correction that was applied, in the words of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedCorrection {
    /// The figure, as [`super::FigureKey`] writes it; empty for one that the plan has no longer.
    pub at: String,
    /// Its group, with its rank among rivals.
    pub group: String,
    /// The line.
    pub label: String,
    /// The column.
    pub column: String,
    /// As printed, in kronor.
    pub old: Option<String>,
    /// As mended, in kronor.
    pub new: String,
    /// What was done.
    pub operation: String,
    /// How sure it was.
    pub confidence: String,
    /// Why.
    pub why: String,
    /// The equations with their figures.
    pub proof: String,
    /// Whether a decided sum changed with it.
    pub decided: String,
    /// Where it is printed.
    pub place: Place,
}

/// A budget table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its title.
    pub title: Option<String>,
    /// The title as its sheet shows it.
    pub shown_title: String,
    /// The unit it is printed in.
    pub unit: Unit,
    /// The unit of its sheet.
    pub shown: Unit,
    /// Whether its sheet shows costs with a minus.
    pub costs_negative: bool,
    /// Its columns with their heads.
    pub columns: Vec<CarriedColumn>,
    /// The head of the column of categories.
    pub category: String,
    /// Its lines.
    pub lines: Vec<CarriedLine>,
    /// Its structure.
    pub sums: Vec<CarriedSum>,
    /// Amounts printed twice.
    pub repeats: Vec<CarriedRepeat>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedColumn {
    /// What it holds.
    pub is: Column,
    /// Its head.
    pub head: String,
    /// Whether its sums are decided; where they are not, they are what the sheet computes.
    pub decided: bool,
}

/// A line of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedLine {
    /// Its identifier.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its label as the sheet shows it, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// The slug path of its group.
    pub group: String,
    /// The labels of that path.
    pub path: Vec<String>,
    /// Its side.
    pub side: Side,
    /// Its role.
    pub role: Role,
    /// Its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// Its amounts by column, with `;` between.
    pub amounts: String,
}

/// A sum.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedSum {
    /// Its line.
    pub line: usize,
    /// What it covers: first and last line of a run, and the sign.
    pub terms: Vec<(usize, usize, i8)>,
    /// Whether the layout alone says so.
    pub by_layout: bool,
    /// The row of the sheet of printed figures for each column, from 1.
    pub rows: Vec<Option<u32>>,
}

/// An amount printed twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedRepeat {
    /// Its line.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// The amount.
    pub amount: String,
    /// As printed.
    pub printed: String,
    /// The row of the sheet of printed figures, from 1.
    pub row: Option<u32>,
}

/// A year of the multi-year plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedYear {
    /// The year.
    pub year: i32,
    /// The unit it is printed in.
    pub unit: Unit,
    /// Printed figures.
    pub figures: Vec<(YearField, String)>,
    /// Figures that follow from others.
    pub derived: Vec<(YearField, String)>,
}

/// Equity over a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedEquity {
    /// The year.
    pub year: i32,
    /// The unit it is printed in.
    pub unit: Unit,
    /// Opening, result, closing: the amount, and whether it is derived.
    pub values: [Option<(String, bool)>; 3],
}

/// A goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedGoal {
    /// Its number.
    pub number: Option<String>,
    /// Whether it is an overall goal.
    pub overall: bool,
    /// What is said of it beside its text.
    pub description: Vec<String>,
    /// The targets of its indicators: operator, value, unit, and how the sheet shows them.
    pub targets: Vec<Option<(String, String, String, String)>>,
}

/// An amount or a share in prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedClaim {
    /// The words around it.
    pub text: String,
    /// The amount.
    pub amount: Option<String>,
    /// The share in percent.
    pub percent: Option<String>,
    /// The unit it is printed in.
    pub unit: Unit,
    /// What it is about.
    pub about: About,
    /// The line it is about: table and line.
    pub line: Option<(usize, usize)>,
    /// The year it is about.
    pub year: Option<i32>,
    /// The row of the sheet of printed figures, from 1.
    pub row: Option<u32>,
}

/// What looked like a figure and found no home.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedUnread {
    /// As printed.
    pub text: String,
    /// Why: a message of the catalogue.
    pub why: String,
    /// The row of the sheet of printed figures, from 1.
    pub row: Option<u32>,
}
