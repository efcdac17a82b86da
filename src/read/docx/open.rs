//! What is open while a document is read: paragraphs with their runs, fields within them.

use super::properties::{Look, Own};
use crate::read::flow::{Aside, Paragraph};

/// A paragraph in the making, and what its properties say.
#[derive(Default)]
pub(super) struct Open {
    pub(super) paragraph: Paragraph,
    pub(super) own: Own,
    /// What its style says, own properties first.
    pub(super) look: Look,
    /// What the open run says, its style and the paragraph's included.
    pub(super) run: Look,
    /// Text boxes anchored in it.
    pub(super) asides: Vec<Aside>,
}

/// Fields: of each only its result is printed, never its instruction.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// For each open field whether its result has begun.
    open: Vec<bool>,
    hidden: usize,
}

impl Fields {
    /// A field's beginning, parting or end.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.open.push(false);
                self.hidden += 1;
            }
            "separate" => {
                if let Some(result) = self.open.last_mut().filter(|result| !**result) {
                    *result = true;
                    self.hidden -= 1;
                }
            }
            "end" => self.hidden -= usize::from(self.open.pop() == Some(false)),
            _ => {}
        }
    }

    /// At a paragraph's end an instruction is over, whatever is missing: nothing after it may be lost.
    pub(super) fn settle(&mut self) {
        if self.hidden > 0 {
            self.open.iter_mut().for_each(|result| *result = true);
            self.hidden = 0;
        }
    }

    /// Whether what comes now is printed.
    pub(super) fn is_printed(&self) -> bool {
        self.hidden == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn only_results_are_printed() {
        let mut fields = Fields::default();
        let mut told = Vec::new();
        for mark in ["begin", "begin", "separate", "end", "separate", "end", "end", "begin"] {
            fields.mark(mark);
            told.push(fields.is_printed());
        }
        assert_eq!(told, [false, false, false, false, true, true, true, false]);
        fields.settle();
        assert!(fields.is_printed());
    }
}
