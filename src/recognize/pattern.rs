//! Patterns that are compiled once, in the letters and digits that plans are written in, and that match nothing rather
//! than panic. What a pattern means stands where it is used.

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
                let compiled = compile(self.text);
                debug_assert!(compiled.is_some(), "{}", self.text);
                compiled
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

/// The expression, with the classes of all the world's scripts narrowed to Latin letters and European digits: a plan
/// holds no others, a digit of another script is none of the number grammar's, and the program starts in a third of
/// the time.
pub(crate) fn compile(text: &str) -> Option<Regex> {
    Regex::new(&latin(text)).ok()
}

const CLASSES: [(&str, &str); 5] = [
    (r"\p{L}", "A-Za-zªµºÀ-ÖØ-öø-ɏ"),
    (r"\p{Lu}", "A-ZÀ-ÖØ-ÞŊŠŦŽČĐ"),
    (r"\p{Ll}", "a-zß-öø-ÿčđŋšŧž"),
    (r"\d", "0-9"),
    (r"\w", "0-9A-Z_a-zªµºÀ-ÖØ-öø-ɏ"),
];

fn latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut within = false;
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if let Some((class, letters)) = CLASSES.iter().find(|(class, _)| rest.starts_with(class)) {
            out.push_str(&if within { (*letters).to_owned() } else { format!("[{letters}]") });
            rest = rest.strip_prefix(class).unwrap_or_default();
            continue;
        }
        // An escaped sign stands for itself: both go together.
        let taken = if sign == '\\' { 2 } else { 1 };
        match sign {
            '[' => within = true,
            ']' => within = false,
            _ => {}
        }
        let end = rest.char_indices().nth(taken).map_or(rest.len(), |(at, _)| at);
        let (head, tail) = rest.split_at(end);
        out.push_str(head);
        rest = tail;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{compile, latin};

    #[test]
    fn classes_are_narrowed_within_and_outside_brackets() {
        assert_eq!(latin(r"\d{2}[\d.,]\[\d"), r"[0-9]{2}[0-9.,]\[[0-9]");
        assert_eq!(latin(r"\\d"), r"\\d");
    }

    #[test]
    fn swedish_letters_are_letters_in_both_cases() {
        let words = compile(r"(?i)^\p{Lu}\p{Ll}+ \w+$").unwrap();
        assert!(words.is_match("ÅRETS överskott") && words.is_match("Éva Ŋ"));
        assert!(!compile(r"^\d$").unwrap().is_match("٣"));
    }
}
