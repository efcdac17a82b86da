//! Workbooks: XLSX and XLSM, XLSB, XLS, ODS.
//!
//! A workbook's cells come by format ([`xlsx`], …) as sheets of sparse cells ([`grid`]); what is a table on a sheet is
//! told by layout alone ([`tables`]). Formulas are kept as they stand, as evidence; nothing is computed here.

mod beside;
mod calculated;
mod format;
mod formats;
mod grid;
mod kept;
mod legacy;
mod ods;
mod ours;
mod panes;
mod shown;
mod side;
mod sums;
mod tables;
mod told;
mod typed;
mod xlsx;

use super::{ReadError, csv, guarded};
use crate::document::{Kept, Row};
use crate::filled::Filled;

/// A workbook as it is printed.
pub(super) struct Printed {
    /// The rows of its visible sheets.
    pub(super) rows: Vec<Row>,
    /// What stands in its pages' margins.
    pub(super) margins: Vec<Row>,
    /// What one of ours carries.
    pub(super) kept: Option<Kept>,
}

/// The rows of an xlsx workbook's visible sheets, what stands in their pages' margins, and what one of ours carries.
pub(super) fn xlsx(bytes: &[u8]) -> Result<Printed, ReadError> {
    let (mut sheets, kept) = xlsx::sheets(bytes)?;
    let margins = sheets.iter_mut().flat_map(|sheet| std::mem::take(&mut sheet.margins)).collect::<Vec<_>>();
    Ok(Printed { rows: tables::rows(sheets), margins: super::margins::printed(&margins), kept })
}

/// What people have typed into an xlsx workbook of ours; `None` where it is not ours.
pub(super) fn typed_xlsx(bytes: &[u8]) -> Result<Option<Filled>, ReadError> {
    Ok(xlsx::all_of_ours(bytes)?.map(|sheets| typed::typed(&sheets)))
}

/// What people have typed into a workbook of ours that was saved as ods; `None` where it is not ours.
pub(super) fn typed_ods(bytes: &[u8]) -> Result<Option<Filled>, ReadError> {
    Ok(ods::all_of_ours(bytes)?.map(|sheets| typed::typed(&sheets)))
}

/// The rows of an xlsb workbook's visible sheets.
pub(super) fn xlsb(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    Ok(tables::rows(legacy::xlsb(bytes)?))
}

/// The rows of an xls workbook's visible sheets.
pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    Ok(tables::rows(legacy::xls(bytes)?))
}

/// The rows of an ods workbook's visible sheets, and what one of ours carries.
pub(super) fn ods(bytes: &[u8]) -> Result<(Vec<Row>, Option<Kept>), ReadError> {
    let (sheets, kept) = ods::sheets(bytes)?;
    Ok((tables::rows(sheets), kept))
}

/// The rows of a text of records: a sheet without a name, whose cells stand on lines.
pub(super) fn csv(records: &[Vec<csv::Field>]) -> Vec<Row> {
    let mut sheet = grid::Sheet::default();
    for (row, record) in (0u32..).zip(records) {
        for (column, (text, line, at)) in (0u32..).zip(record).filter(|(_, (text, ..))| !text.trim().is_empty()) {
            let text = text.clone();
            sheet.cells.push(grid::Held { row, column, text, line: Some((*line, *at)), ..grid::Held::default() });
        }
    }
    tables::rows(vec![sheet])
}
