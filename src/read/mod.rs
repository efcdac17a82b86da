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
mod odt;
mod package;
mod sheet;
mod text;

pub use content::{CAP, format_of};
pub use error::ReadError;

use sha2::{Digest, Sha256};

use crate::document::{Document, Row, Source};

/// Reads a source. Content, not the file's name, decides the format.
///
/// # Errors
/// [`ReadError`] where the bytes are empty, too many, no text, or a format that is not read yet.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Document, ReadError> {
    let mut format = format_of(bytes)?;
    let rows = match format {
        "text" => {
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
        "xlsx" => sheet::xlsx(bytes)?,
        "xlsb" => sheet::xlsb(bytes)?,
        "xls" => sheet::xls(bytes)?,
        "ods" => sheet::ods(bytes)?,
        _ => return Err(ReadError::NotReadYet { format }),
    };
    bounds::rows(&rows)?;
    if rows.iter().all(Row::is_blank) {
        return Err(ReadError::Empty);
    }
    let source = Source { file: file_name.to_owned(), format, sha256: fingerprint(bytes) };
    Ok(Document { source, rows })
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
