//! Labels as people read them: without markup, bullets, leaders and broken ligatures.

use super::pattern::Pattern;
use std::collections::BTreeSet;
use std::ops::Bound;

use crate::document::Document;

static MARKUP: Pattern = Pattern::new(r"(?i)</?[a-z][a-z0-9]*(\s[^<>]*)?/?>|\*\*|__|&nbsp;");

/// A label without markup, dot leaders, doubled spaces and the colon at its end.
#[must_use]
pub fn tidy(text: &str) -> String {
    let marked = text.contains(['<', '*', '_', '&']).then(|| MARKUP.replace_all(text, " "));
    let bare = marked.as_deref().unwrap_or(text);
    let mut joined = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    let mut joined = ligatures(joined);
    let trimmed = joined.trim_end_matches(['.', '_', '…', ' ', '\u{b7}']);
    // An abbreviation keeps its full stop: `Försäkringsk.`
    let kept = if joined.len() - trimmed.len() == 1 && joined.ends_with('.') { joined.as_str() } else { trimmed };
    let end = kept.trim_end_matches([':', ' ']).len();
    joined.truncate(end);
    joined
}

/// The printed ligatures as letters.
fn ligatures(text: String) -> String {
    if !text.contains(|c: char| ('\u{fb00}'..='\u{fb06}').contains(&c) || c == '\u{ad}') {
        return text;
    }
    text.replace('\u{fb00}', "ff")
        .replace('\u{fb01}', "fi")
        .replace('\u{fb02}', "fl")
        .replace('\u{fb03}', "ffi")
        .replace('\u{fb04}', "ffl")
        .replace('\u{fb05}', "ft")
        .replace('\u{fb06}', "st")
        .replace('\u{ad}', "")
}

/// The bullet in front of a label, and the rest: `-Samordningsteam`, `• Revision`, `– Lokal`.
#[must_use]
pub fn bullet(text: &str) -> Option<&str> {
    let rest = text.trim_start();
    let bare = rest.strip_prefix([
        '-', '–', '−', '•', '▪', '·', '●', '○', '◦', '*', '✓', '➢', '►', '\u{f0b7}', '\u{f0a7}', '\u{f0fc}',
        '\u{f0d8}', '‑', '>',
    ])?;
    let bare = bare.trim_start();
    bare.starts_with(|c: char| c.is_alphabetic() || c == '(' || c == '"' || c == '”').then_some(bare)
}

/// Letters that PDF extraction loses as one: what a U+FFFD within a word may have been.
const LOST: [&str; 9] = ["ti", "tt", "fi", "fl", "ff", "ft", "tti", "ffi", "fj"];

/// Words with lost ligatures mended by the document's own other words.
#[derive(Debug, Default)]
pub struct Mender {
    words: BTreeSet<String>,
    /// The same words from their last letter to their first.
    reversed: BTreeSet<String>,
}

impl Mender {
    /// Learns the sound words of a document; cheap where nothing is lost.
    #[must_use]
    pub fn learn(document: &Document) -> Self {
        let mut words = BTreeSet::new();
        let broken = document.rows.iter().any(|row| row.cells.iter().any(|cell| cell.text.contains('\u{fffd}')));
        if broken {
            for row in &document.rows {
                for cell in &row.cells {
                    for word in cell.text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2) {
                        words.insert(word.to_lowercase());
                    }
                }
            }
        }
        let reversed = words.iter().map(|word| word.chars().rev().collect()).collect();
        Self { words, reversed }
    }

    /// The text with its broken words mended, where the document knows just one word that fits.
    #[must_use]
    pub fn mend(&self, text: &str) -> String {
        if !text.contains('\u{fffd}') {
            return text.to_owned();
        }
        text.split(' ').map(|word| self.word(word)).collect::<Vec<_>>().join(" ")
    }

    fn word(&self, word: &str) -> String {
        if !word.contains('\u{fffd}') {
            return word.to_owned();
        }
        let fits: Vec<String> = LOST
            .iter()
            .map(|letters| word.replace('\u{fffd}', letters))
            .filter(|whole| {
                let bare: String = whole.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
                let reversed: String = bare.chars().rev().collect();
                begins(&self.words, &bare) || begins(&self.reversed, &reversed)
            })
            .collect();
        match fits.as_slice() {
            [only] => only.clone(),
            _ => word.to_owned(),
        }
    }
}

/// Whether some word begins so.
fn begins(words: &BTreeSet<String>, front: &str) -> bool {
    let from = (Bound::Included(front), Bound::Unbounded);
    words.range::<str, _>(from).next().is_some_and(|word| word.starts_with(front))
}

/// A label's slug: lower case, å ä → a, ö → o, everything else a dash.
#[must_use]
pub fn slug(label: &str) -> String {
    let mut out = String::new();
    for c in label.to_lowercase().chars() {
        let plain = match c {
            'å' | 'ä' | 'á' | 'à' | 'æ' => 'a',
            'ö' | 'ó' | 'ø' => 'o',
            'é' | 'è' | 'ë' => 'e',
            'ü' | 'ú' => 'u',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        };
        if plain != '-' || !(out.is_empty() || out.ends_with('-')) {
            out.push(plain);
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{bullet, slug, tidy};

    #[test]
    fn labels() {
        assert_eq!(tidy("<i>Ev. tillkommande insatser</i>"), "Ev. tillkommande insatser");
        assert_eq!(tidy("Revision ........ "), "Revision");
        assert_eq!(tidy("Bidrag Försäkringsk."), "Bidrag Försäkringsk.");
        assert_eq!(tidy("Kostnader:"), "Kostnader");
        assert_eq!(bullet("-Samordningsteam A"), Some("Samordningsteam A"));
        assert_eq!(bullet("- 455"), None);
        assert_eq!(slug("Förtroendevalda & förvaltning (m.m.)"), "fortroendevalda-forvaltning-m-m");
    }
}
