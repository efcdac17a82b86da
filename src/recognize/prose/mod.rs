//! Running text: lines, how they are wrapped, and how broken ones are mended. What the goals, the claims, the name and
//! the dates are read from.
//!
//! No meaning may come in: a line is a line here, whatever it says.

mod flow;
mod layout;
mod line;
mod pattern;
#[cfg(test)]
pub(crate) mod sample;

pub(crate) use flow::{Flow, paragraphs};
pub(crate) use layout::Layout;
pub(crate) use line::{Line, lines};
pub(crate) use pattern::Pattern;
