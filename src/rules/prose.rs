//! The sentences of a document, each with where it begins.

use crate::document::{Document, Place};

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) place: Place,
}

/// How many characters of one sentence are kept: a list without full stops is no sentence.
const LONGEST: usize = 600;

/// The sentences of a document's running text. A sentence may run over lines and over blank lines between them.
pub(super) fn sentences(document: &Document) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut open: Option<Sentence> = None;
    for row in &document.rows {
        if row.heading.is_some() || row.table.is_some() || row.cells.len() > 1 {
            found.extend(open.take());
        }
        for cell in &row.cells {
            for (offset, word) in words(&cell.text) {
                let sentence = open.get_or_insert_with(|| Sentence {
                    text: String::new(),
                    place: cell.place.shifted(u32::try_from(offset).unwrap_or(u32::MAX), length(word)),
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

    #[test]
    fn a_sentence_runs_over_lines() {
        let rows = vec![row(1, "Först. Kapitalet beräknas"), Row::default(), row(3, "användas i år. Sedan")];
        let found = sentences(&Document { rows, ..Document::default() });
        let texts: Vec<_> = found.iter().map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(texts, ["Först.", "Kapitalet beräknas användas i år.", "Sedan"]);
        assert_eq!(found[1].place.column, Some(8));
    }
}
