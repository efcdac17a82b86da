//! Which line a sum covers: words, order, indentation and second columns say it, the table's own arithmetic confirms.
//!
//! One [`Draft`] is one reading of a table. [`best`] tries the readings that the layout leaves open and keeps the one
//! under which most of the table's own sums hold; what the layout alone decides is never given up for arithmetic.

mod below;
mod build;
mod cover;
mod draft;
mod ends;
mod name;
mod pairs;
mod path;
mod score;
mod search;
mod sides;
mod signs;
mod table;
mod told;

pub use draft::{Draft, within_rounding};
pub use name::Name;
pub use search::best;
pub use sides::is_pure;
pub use table::{Choices, Table};
pub use told::Told;
