//! Running text: lines, how they are wrapped, and how broken ones are mended. What the goals, the claims, the name and
//! the dates are read from.
//!
//! No meaning may come in: a line is a line here, whatever it says.

mod flow;
mod layout;
mod line;
#[cfg(test)]
pub(crate) mod sample;

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::Document;

/// A document's lines and how they are broken: read once, for all who look for meaning in text.
#[derive(Clone, Debug)]
pub(crate) struct Prose {
    /// The lines that are not blank.
    pub lines: Vec<Line>,
    /// How they are broken.
    pub layout: Layout,
    /// The paragraphs of all lines but those of contents.
    flows: OnceCell<Vec<Flow>>,
}

impl Prose {
    /// The running text of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let lines = lines(document);
        let layout = Layout::of(&lines);
        Self { lines, layout, flows: OnceCell::new() }
    }

    /// The paragraphs of all lines but those of a table of contents, of the document that it was read from.
    pub(crate) fn paragraphs(&self, document: &Document) -> &[Flow] {
        self.flows.get_or_init(|| paragraphs(document, &self.lines, self.layout, &|line| line.contents, &|_| false))
    }

    /// The paragraphs of running text alone, without tables.
    pub(crate) fn running(&self, document: &Document) -> Cow<'_, [Flow]> {
        if self.lines.iter().any(|line| line.in_table) {
            let skip = |line: &Line| line.in_table || line.contents;
            return Cow::Owned(paragraphs(document, &self.lines, self.layout, &skip, &|_| false));
        }
        Cow::Borrowed(self.paragraphs(document))
    }
}

pub(crate) use super::pattern::{Pattern, Patterns};
pub(crate) use flow::{Flow, first, last, paragraphs};
pub(crate) use layout::{Layout, ends_sentence};
pub(crate) use line::Line;
use line::lines;
