//! What changed between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// A piece of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that both have.
    Kept(String),
    /// Words of the earlier text, and what stands in their place in the later; either may be empty.
    Changed(String, String),
}

/// What part of two texts must be the same to tell the change within the text, in tenths.
const CLOSE: usize = 6;

/// The pieces of two texts; `None` where so much is new that they are better read one after the other.
#[must_use]
pub fn reworded(before: &str, after: &str) -> Option<Vec<Piece>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut kept = 0;
    for change in TextDiff::from_slices(&old, &new).iter_all_changes() {
        let word = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Kept(text))) => join(text, word),
            (ChangeTag::Equal, _) => pieces.push(Piece::Kept(word.to_owned())),
            (ChangeTag::Delete, Some(Piece::Changed(old, _))) => join(old, word),
            (ChangeTag::Delete, _) => pieces.push(Piece::Changed(word.to_owned(), String::new())),
            (ChangeTag::Insert, Some(Piece::Changed(_, new))) => join(new, word),
            (ChangeTag::Insert, _) => pieces.push(Piece::Changed(String::new(), word.to_owned())),
        }
        kept += usize::from(change.tag() == ChangeTag::Equal);
    }
    (kept * 10 >= old.len().max(new.len()) * CLOSE).then_some(pieces)
}

fn join(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::{Piece, reworded};

    #[test]
    fn one_word_is_told_alone_and_much_is_not() {
        let found = reworded("Kapitalet ska inte överstiga en femtedel", "Kapitalet bör inte överstiga en femtedel");
        let kept = |text: &str| Piece::Kept(text.to_owned());
        let changed = Piece::Changed("ska".to_owned(), "bör".to_owned());
        assert_eq!(found, Some(vec![kept("Kapitalet"), changed, kept("inte överstiga en femtedel")]));
        assert_eq!(reworded("Anordna sex frukostar", "Bidra till att möten hålls"), None);
    }
}
