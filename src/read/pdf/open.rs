//! The file opened, page by page: what each prints.

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page::Page as Leaf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};

use super::ink::{self, Ink, Length};
use super::turn;
use crate::read::ReadError;

/// No plan has more pages.
const PAGES: usize = 2_000;

/// So many glyphs and ruled lines, all pages together: 700 pages of dense text.
const INK: usize = 2_000_000;

/// A page as it is looked at: upright, its marks counted from its upper left corner.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its number, from 1.
    pub(super) number: u32,
    /// How high it is.
    pub(super) height: Length,
    /// What it prints.
    pub(super) ink: Ink,
    /// Glyphs that stand neither upright nor with the rest: text along a margin, a stamp.
    pub(super) astray: Vec<ink::Glyph>,
}

/// The pages of a PDF.
///
/// # Errors
/// [`ReadError::Encrypted`], [`ReadError::Damaged`], [`ReadError::ManyPages`] and [`ReadError::Crowded`].
pub(super) fn pages(bytes: &[u8]) -> Result<Vec<Page>, ReadError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            ReadError::Encrypted
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => ReadError::Damaged { format: "pdf" },
    })?;
    let leaves = pdf.pages();
    if leaves.is_empty() {
        return Err(ReadError::Damaged { format: "pdf" });
    }
    if leaves.len() > PAGES {
        return Err(ReadError::ManyPages { pages: leaves.len(), cap: PAGES });
    }
    let cache = InterpreterCache::new();
    let mut room = INK;
    let mut out = Vec::with_capacity(leaves.len());
    for (number, leaf) in (1u32..).zip(leaves.iter()) {
        let mut ink = Ink::new(room);
        let transform = turned(leaf);
        let (width, height) = leaf.render_dimensions();
        let edge = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let bounds = Affine::scale(ink::PARTS).transform_rect_bbox(edge);
        let mut context = Context::new(transform, bounds, &cache, leaf.xref(), InterpreterSettings::default());
        interpret_page(leaf, &mut context, &mut ink);
        room = ink.room;
        if room == 0 {
            return Err(ReadError::Crowded { cap: INK });
        }
        out.push(turn::upright(number, ink, ink::corner(bounds)));
    }
    Ok(out)
}

/// From the page's own coordinates to ours, as the page is shown.
fn turned(leaf: &Leaf<'_>) -> Affine {
    ink::scaled(leaf.initial_transform(true).to_kurbo())
}
