//! Bytes → [`Document`](crate::document::Document): one file a format.

mod content;
mod error;

pub use content::{CAP, format_of};
pub use error::ReadError;
