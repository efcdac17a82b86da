//! Patterns that are compiled once, and that match nothing rather than panic.

use std::sync::OnceLock;

use regex::{Captures, Match, Regex};

/// A regular expression in a `static`.
pub(crate) struct Pattern {
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern, compiled when it is first used.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, compiled: OnceLock::new() }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| {
                let compiled = Regex::new(self.text);
                debug_assert!(compiled.is_ok(), "{}", self.text);
                compiled.ok()
            })
            .as_ref()
    }

    /// Whether it matches somewhere.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex()?.find(text)
    }

    /// The first match with its groups.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// The text with all matches replaced.
    pub(crate) fn replace_all(&self, text: &str, by: &str) -> String {
        self.regex().map_or_else(|| text.to_owned(), |regex| regex.replace_all(text, by).into_owned())
    }

    /// All matches.
    pub(crate) fn find_all<'t>(&self, text: &'t str) -> Vec<Match<'t>> {
        self.regex().map(|regex| regex.find_iter(text).collect()).unwrap_or_default()
    }

    /// All matches with their groups.
    pub(crate) fn captures_all<'t>(&self, text: &'t str) -> Vec<Captures<'t>> {
        self.regex().map(|regex| regex.captures_iter(text).collect()).unwrap_or_default()
    }
}
