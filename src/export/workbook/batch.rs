//! The summary of many plans: a row a file, with its findings, corrections, key figures and a link to its own workbook.
//!
//! What is kept of a plan when the plan itself is gone.

mod overview;
mod plans;
mod row;

pub use row::{Corrections, Entry, Findings, Status};

use crate::text::Catalogue;

use super::WorkbookError;
use super::folio::{Folio, bound};

/// The schema that such a workbook carries as the property `plankoll.schema`.
pub const SCHEMA: &str = "plankoll/batch-1";

/// The summary of some files, as the bytes of an xlsx file. The same input gives the same bytes. `folder` is what the
/// files were found in; links lead to workbooks beside the summary.
///
/// # Errors
///
/// Where there are more files than a sheet has rows.
pub fn bytes(entries: &[Entry], folder: &str, catalogue: &Catalogue) -> Result<Vec<u8>, WorkbookError> {
    let folio = Folio {
        catalogue,
        title: catalogue.word("batch-title"),
        source: folder.to_owned(),
        home: catalogue.word("book-sheet-overview"),
    };
    let title = folio.title.clone();
    let sheets = vec![overview::draw(&folio, entries)?, plans::draw(&folio, entries)?];
    bound(sheets, &title, SCHEMA, &[])
}
