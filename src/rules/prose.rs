//! The sentences of a document, each with where it begins.

use std::sync::OnceLock;

use super::names::{has_plain_word, plain};
use crate::document::{Document, Place, Row};

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) place: Place,
    plain: OnceLock<String>,
}

impl Sentence {
    /// Whether it has one of these words, which are in small letters.
    pub(super) fn has_word(&self, lowered: &[String]) -> bool {
        has_plain_word(self.plain.get_or_init(|| plain(&self.text)), lowered)
    }
}

/// How many characters of one sentence are kept: a list without full stops is no sentence.
const LONGEST: usize = 600;

/// The sentences of a document's running text. A sentence may run over lines and over blank lines between them; a
/// list item begins one, and so does a line whose first word would still have had room on the line before.
pub(super) fn sentences(document: &Document) -> Vec<Sentence> {
    let width = usual_width(document);
    let mut found = Vec::new();
    let mut open: Option<Sentence> = None;
    let mut before = 0_usize;
    for row in document.rows.iter().filter(|row| !row.is_blank()) {
        let text = row.text();
        if row.heading.is_some() || row.table.is_some() || row.cells.len() > 1 || begins(row, &text, before, width) {
            found.extend(open.take());
        }
        before = text.trim_end().chars().count();
        for cell in &row.cells {
            for (offset, word) in words(&cell.text) {
                let sentence = open.get_or_insert_with(|| Sentence {
                    text: String::new(),
                    place: cell.place.shifted(u32::try_from(offset).unwrap_or(u32::MAX), length(word)),
                    plain: OnceLock::new(),
                });
                if !sentence.text.is_empty() {
                    sentence.text.push(' ');
                }
                sentence.text.push_str(word);
                if word.ends_with(['.', '!', '?']) || sentence.text.len() > LONGEST {
                    found.extend(open.take());
                }
            }
        }
    }
    found.extend(open);
    found
}

/// Whether a row begins something new.
fn begins(row: &Row, text: &str, before: usize, width: usize) -> bool {
    let text = text.trim_start();
    if row.marker.is_some() || text.starts_with(|c: char| !c.is_alphanumeric() && !"\"”“'(".contains(c)) {
        return true;
    }
    let word = text.split_whitespace().next().unwrap_or_default().chars().count();
    text.starts_with(char::is_uppercase) && before.saturating_add(word).saturating_add(1) <= width
}

/// How wide the document's lines are: nine of ten are no wider.
fn usual_width(document: &Document) -> usize {
    let rows = document.rows.iter().filter(|row| !row.is_blank());
    let mut widths: Vec<_> = rows.map(|row| row.text().trim_end().chars().count()).collect();
    widths.sort_unstable();
    widths.get(widths.len().saturating_mul(9) / 10).copied().unwrap_or_default()
}

fn length(word: &str) -> u32 {
    u32::try_from(word.chars().count()).unwrap_or(1)
}

/// The words of a text with their offsets in characters.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut offset = 0_usize;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim();
        if !word.is_empty() {
            found.push((offset, word));
        }
        offset = offset.saturating_add(part.chars().count());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::document::{Cell, Document, Place, Row};

    fn row(line: u32, text: &str) -> Row {
        let cell = Cell { text: text.to_owned(), place: Place::text(line, 1), span: 1, ..Cell::default() };
        Row { cells: vec![cell], ..Row::default() }
    }

    fn told(rows: Vec<Row>) -> Vec<String> {
        let found = sentences(&Document { rows, ..Document::default() });
        found.into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn a_sentence_runs_over_lines() {
        let rows = vec![row(1, "Först. Kapitalet beräknas"), Row::default(), row(3, "användas i år. Sedan")];
        assert_eq!(told(rows.clone()), ["Först.", "Kapitalet beräknas användas i år.", "Sedan"]);
        let found = sentences(&Document { rows, ..Document::default() });
        assert_eq!(found[1].place.column, Some(8));
    }

    #[test]
    fn a_list_and_a_short_line_end_a_sentence() {
        let rows = vec![
            row(1, "- Administration 16 %"),
            row(2, "Eftersom förbundet upphör 2024 görs ingen"),
            row(3, "flerårsbudget i år."),
        ];
        assert_eq!(
            told(rows),
            ["- Administration 16 %", "Eftersom förbundet upphör 2024 görs ingen flerårsbudget i år."]
        );
    }
}
