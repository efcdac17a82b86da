//! The lights of Översikt, one for each area that rules watch over.

use crate::finding::Area;

/// The word's identifier.
pub(super) fn word(area: Area) -> &'static str {
    match area {
        Area::Arithmetic => "book-area-arithmetic",
        Area::Law => "book-area-law",
        Area::Policy => "book-area-policy",
        Area::Goals => "book-area-goals",
    }
}
