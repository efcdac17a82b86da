//! The sentences of a document's running text, each with its place; no meaning of theirs.

use super::prose::{Line, Pattern, Prose, paragraphs};
use crate::document::{Document, Place};

static END: Pattern = Pattern::new(r#"[.!?]["”]?\s+(?:\p{Lu}|[-–•"”])"#);
static ITEM: Pattern = Pattern::new(r"^(?:[•▪●○■◦‣·✓➢►→*\x{E000}-\x{F8FF}]|[-–—]\s|\d{1,2}[.)]\s|o\s)\s*");

/// Words that a full stop after is no end: `ca. 100 tkr`.
const SHORT: [&str; 10] = ["ca", "kap", "t.ex", "bl.a", "d.v.s", "dvs", "inkl", "exkl", "nr", "prop"];

/// A sentence of the running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its text, mended of line breaks.
    pub text: String,
    /// Where it begins.
    pub place: Place,
}

/// The sentences of a document's running text, in reading order; tables and tables of contents have none.
#[must_use]
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let prose = Prose::of(document);
    let skip = |line: &Line| line.contents || line.in_table || line.heading.is_some();
    let alone = |line: &Line| ITEM.is_match(&line.text);
    let flows = paragraphs(document, &prose.lines, prose.layout, &skip, &alone);
    let mut found = Vec::new();
    for flow in &flows {
        let text = flow.text.as_str();
        for (start, end) in bounds(text) {
            let Some(sentence) = text.get(start..end) else { continue };
            let blank = sentence.len() - sentence.trim_start().len();
            let words = sentence.trim();
            if words.is_empty() {
                continue;
            }
            let place = flow.place(document, start + blank, words.chars().count());
            found.push(Sentence { text: words.to_owned(), place });
        }
    }
    found
}

/// The first byte of each sentence and the byte after it.
fn bounds(text: &str) -> Vec<(usize, usize)> {
    let mut bounds = Vec::new();
    let mut from = 0;
    for end in END.find_all(text) {
        let word =
            text.get(from..end.start()).and_then(|before| before.split_whitespace().next_back()).unwrap_or_default();
        if SHORT.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        bounds.push((from, end.start() + 1));
        from = end.start() + 1;
    }
    bounds.push((from, text.len()));
    bounds
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::recognize::prose::sample::document;

    #[test]
    fn broken_lines_are_mended_and_short_words_end_nothing() {
        let text =
            "Inledning\n\nKansliets kostnader minskar under året, från ca. Norrby och\nframåt. Ramen är 9 100 tkr.\n";
        let found: Vec<String> = sentences(&document(text)).into_iter().map(|sentence| sentence.text).collect();
        assert_eq!(
            found,
            ["Inledning", "Kansliets kostnader minskar under året, från ca. Norrby och framåt.", "Ramen är 9 100 tkr."]
        );
        let second = &sentences(&document(text))[2];
        assert_eq!((second.place.line, second.place.column), (Some(4), Some(9)));
    }
}
