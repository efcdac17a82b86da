//! The memo (PM) for the board, as a Word document: what was read, what deviates and why, what was corrected, the
//! budget as a table, the goals.
//!
//! One file a section, each a function from the examination to paragraphs. Only how it reads on paper may come in
//! here; what is true of the plan was decided to the left.

mod budget;
mod corrections;
mod deviations;
mod goals;
mod pen;
mod summary;
mod what_was_read;

use std::io::Cursor;

use docx_rs::{Docx, DocxError};
use thiserror::Error;

use crate::Examination;
use crate::text::Catalogue;
use pen::Pen;

/// Why no memo could be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum MemoError {
    /// The document could not be packed.
    #[error("the memo could not be packed: {0}")]
    Unwritable(String),
}

impl From<DocxError> for MemoError {
    fn from(error: DocxError) -> Self {
        Self::Unwritable(error.to_string())
    }
}

/// The memo of an examined plan, as the bytes of a docx file. The same input gives the same bytes.
///
/// # Errors
///
/// Where the document cannot be packed.
pub fn bytes(examination: &Examination, catalogue: &Catalogue) -> Result<Vec<u8>, MemoError> {
    let mut pen = Pen::new(examination, catalogue);
    summary::write(&mut pen);
    what_was_read::write(&mut pen);
    deviations::write(&mut pen);
    corrections::write(&mut pen);
    budget::write(&mut pen);
    goals::write(&mut pen);
    let document: Docx = pen.finish();
    let mut packed = Cursor::new(Vec::new());
    document.build().pack(&mut packed).map_err(|error| MemoError::Unwritable(error.to_string()))?;
    Ok(packed.into_inner())
}

#[cfg(test)]
mod tests;
