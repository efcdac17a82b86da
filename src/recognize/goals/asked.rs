//! A line and what has been asked of it: whether it begins a goal, a label, an item, a chapter. Every reader of goals asks
//! the same of the same lines; each answer is worked out once.

use std::cell::OnceCell;
use std::ops::Deref;

use super::heads::{self, Class};
use super::labels::{self, Kind};
use crate::recognize::prose::Line;

/// A line that keeps its answers.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    line: &'a Line,
    label: OnceCell<Option<(Kind, &'a str, bool)>>,
    explicit: OnceCell<Option<(Class, String, &'a str)>>,
    numbered: OnceCell<Option<(String, &'a str)>>,
    bullet: OnceCell<Option<&'a str>>,
    overall: OnceCell<Option<&'a str>>,
    opens: OnceCell<bool>,
    closes: OnceCell<bool>,
}

impl Deref for Asked<'_> {
    type Target = Line;

    fn deref(&self) -> &Line {
        self.line
    }
}

impl<'a> Asked<'a> {
    /// All lines, nothing asked yet.
    pub(super) fn all(lines: &'a [Line]) -> Vec<Self> {
        lines.iter().map(Self::of).collect()
    }

    /// One line, nothing asked yet.
    pub(super) fn of(line: &'a Line) -> Self {
        Self {
            line,
            label: OnceCell::new(),
            explicit: OnceCell::new(),
            numbered: OnceCell::new(),
            bullet: OnceCell::new(),
            overall: OnceCell::new(),
            opens: OnceCell::new(),
            closes: OnceCell::new(),
        }
    }

    /// [`labels::label`] of it.
    pub(super) fn label(&self) -> Option<(Kind, &'a str, bool)> {
        let line = self.line;
        *self.label.get_or_init(|| labels::label(&line.text))
    }

    /// [`heads::explicit`] of it.
    pub(super) fn explicit(&self) -> Option<&(Class, String, &'a str)> {
        let line = self.line;
        self.explicit.get_or_init(|| heads::explicit(&line.text)).as_ref()
    }

    /// [`heads::numbered`] of it.
    pub(super) fn numbered(&self) -> Option<&(String, &'a str)> {
        let line = self.line;
        self.numbered.get_or_init(|| heads::numbered(&line.text)).as_ref()
    }

    /// [`heads::bullet`] of it.
    pub(super) fn bullet(&self) -> Option<&'a str> {
        let line = self.line;
        *self.bullet.get_or_init(|| heads::bullet(&line.text))
    }

    /// [`heads::overall`] of it.
    pub(super) fn overall(&self) -> Option<&'a str> {
        let line = self.line;
        *self.overall.get_or_init(|| heads::overall(&line.text))
    }

    /// [`heads::opens_section`] of it.
    pub(super) fn opens_section(&self) -> bool {
        *self.opens.get_or_init(|| heads::opens_section(self.line))
    }

    /// [`heads::closes_section`] of it.
    pub(super) fn closes_section(&self) -> bool {
        *self.closes.get_or_init(|| heads::closes_section(self.line))
    }
}
