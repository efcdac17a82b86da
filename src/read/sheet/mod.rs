//! Workbooks: XLSX and XLSM, XLSB, XLS, ODS.
//!
//! A workbook's cells come by format ([`xlsx`], …) as sheets of sparse cells ([`grid`]); what is a table on a sheet is
//! told by layout alone ([`tables`]). Formulas are kept as they stand, as evidence; nothing is computed here.

mod calculated;
mod format;
mod grid;
mod ours;
mod panes;
mod shown;
mod side;
mod tables;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::ReadError;
use crate::document::Row;

/// The rows of an xlsx workbook's visible sheets.
pub(super) fn xlsx(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    Ok(tables::rows(xlsx::sheets(bytes)?))
}

/// Runs a foreign parser; one that panics has met a damaged file.
fn guarded<T>(format: &'static str, parse: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or(Err(ReadError::Damaged { format }))
}
