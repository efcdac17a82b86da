//! PDF: a page is glyphs at places, nothing more. Words, lines, columns and tables are found here, by where things
//! stand; what they mean is found elsewhere, as for any text.
//!
//! Opening the file and following its drawing is hayro's work. A place is page, line and column: lines are counted on
//! the page in reading order, columns in characters as a typewriter would have set it.

mod begun;
mod cell;
mod columns;
mod furniture;
mod grid;
mod ink;
mod layout;
mod line;
mod open;
mod ruleless;
mod scale;
mod turn;
mod wrapped;
mod write;

use super::{ReadError, guarded};
use crate::document::Row;
use layout::{Parts, Setter, Sheet};
use scale::Scale;

/// The rows of a PDF.
///
/// # Errors
/// [`ReadError::NoText`] for scanned pages, [`ReadError::Encrypted`], [`ReadError::Damaged`],
/// [`ReadError::ManyPages`] and [`ReadError::Crowded`].
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    let pages = guarded("pdf", || open::pages(bytes))?;
    let (mut known, mut unknown) = (0_usize, 0_usize);
    for glyph in pages.iter().flat_map(|page| &page.ink.glyphs) {
        let lost = glyph.text.contains('\u{fffd}');
        *if lost { &mut unknown } else { &mut known } += 1;
    }
    if known == 0 || unknown > known {
        return Err(if unknown > 0 { ReadError::NoLetters } else { ReadError::NoText });
    }
    let mut parts: Vec<Parts> = pages.into_iter().map(Parts::of).collect();
    furniture::remove(&mut parts);
    let mut setter = Setter::default();
    let mut sheets: Vec<Sheet> = parts.into_iter().map(|parts| setter.set(parts)).collect();
    begun::take(&mut sheets);
    let scale = Scale::of(&sheets);
    Ok(write::rows(&sheets, &scale))
}
