//! Running text: lines, how they are wrapped, and how broken ones are mended. What the goals, the claims, the name and
//! the dates are read from.
//!
//! No meaning may come in: a line is a line here, whatever it says.

mod flow;
mod layout;
mod line;
#[cfg(test)]
pub(crate) mod sample;

use crate::document::Document;

/// A document's lines and how they are broken: read once, for all who look for meaning in text.
#[derive(Clone, Debug)]
pub(crate) struct Prose {
    /// The lines that are not blank.
    pub lines: Vec<Line>,
    /// How they are broken.
    pub layout: Layout,
}

impl Prose {
    /// The running text of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let lines = lines(document);
        let layout = Layout::of(&lines);
        Self { lines, layout }
    }
}

pub(crate) use super::pattern::Pattern;
pub(crate) use flow::{Flow, first, last, paragraphs};
pub(crate) use layout::{Layout, ends_sentence};
pub(crate) use line::Line;
use line::lines;
