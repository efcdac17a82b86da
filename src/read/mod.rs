//! Bytes → [`crate::document::Document`]: one file a format, one line in [`read`] to add another.
//!
//! Only what a source *says* is taken here, with its places; what it means is for [`crate::recognize`].

mod bounds;
mod content;
mod csv;
mod docx;
mod encoding;
mod error;
mod flow;
mod html;
mod margins;
mod odt;
mod package;
#[cfg(feature = "pdf")]
mod pdf;
mod sheet;
mod text;

pub use content::{CAP, format_of};
pub use error::ReadError;

use std::panic::{AssertUnwindSafe, catch_unwind};

use sha2::{Digest, Sha256};

use crate::document::{Document, Row, Source};
use crate::filled::Filled;

/// Whether a format is parsed by others' code, which may hang or break down: to be read in a process of its own where
/// there are processes.
#[must_use]
pub fn is_foreign(format: &str) -> bool {
    matches!(format, "pdf" | "xls" | "xlsb")
}

/// The document of rows that were read elsewhere, from the same bytes.
#[must_use]
pub fn document(bytes: &[u8], file_name: &str, format: &'static str, rows: Vec<Row>) -> Document {
    let source = Source { file: file_name.to_owned(), format, sha256: fingerprint(bytes) };
    Document { source, rows, ..Document::default() }
}

/// Reads a source. Content, not the file's name, decides the format.
///
/// # Errors
/// [`ReadError`] where the bytes are empty, too many, no text, or a format that is not read yet.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Document, ReadError> {
    let mut format = format_of(bytes)?;
    let (mut kept, mut margins) = (None, Vec::new());
    let rows = match format {
        "text" => {
            bounds::bytes(bytes.len())?;
            let text = encoding::decode(bytes)?;
            bounds::text(&text)?;
            let separated = csv::rows(&text);
            if separated.is_some() {
                format = "csv";
            }
            separated.unwrap_or_else(|| text::rows(&text))
        }
        "docx" => docx::rows(bytes)?,
        "odt" => odt::rows(bytes)?,
        "html" => html::rows(bytes)?,
        "xlsx" => {
            let printed = sheet::xlsx(bytes)?;
            (margins, kept) = (printed.margins, printed.kept);
            printed.rows
        }
        "xlsb" => sheet::xlsb(bytes)?,
        "xls" => sheet::xls(bytes)?,
        #[cfg(feature = "pdf")]
        "pdf" => pdf::rows(bytes)?,
        "ods" => {
            let (rows, carried) = sheet::ods(bytes)?;
            kept = carried;
            rows
        }
        _ => return Err(ReadError::NotReadYet { format }),
    };
    bounds::rows(&rows)?;
    if rows.iter().all(Row::is_blank) {
        return Err(ReadError::Empty);
    }
    match format {
        "docx" => margins = margins::docx(bytes)?,
        "odt" | "ods" => margins = margins::open_document(bytes, format)?,
        _ => {}
    }
    Ok(Document { kept, margins, ..document(bytes, file_name, format, rows) })
}

/// What people have typed into a workbook of ours; `None` where the bytes are anything else.
///
/// # Errors
/// As [`read`], of a workbook.
pub fn typed(bytes: &[u8]) -> Result<Option<Filled>, ReadError> {
    match format_of(bytes)? {
        "xlsx" => sheet::typed_xlsx(bytes),
        "ods" => sheet::typed_ods(bytes),
        _ => Ok(None),
    }
}

/// Runs a foreign parser; one that panics has met a damaged file.
fn guarded<T>(format: &'static str, parse: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(parse)).unwrap_or(Err(ReadError::Damaged { format }))
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
