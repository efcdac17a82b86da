//! A pack's own words in English: `english.txt` beside its script, a phrase and its translation each.
//!
//! ```text
//! Planen beslutades {left}; den skulle ha beslutats senast {right}
//! = The plan was adopted on {left}; it should have been adopted by {right}
//! ```
//!
//! A phrase is known by its words; what stands in its holes is carried over, or translated where it is a phrase too.
//! What has no translation stays Swedish.

use crate::finding::Message;

/// The most phrases of a pack.
const MOST: usize = 2_000;
/// How often a hole may hold a phrase with holes.
const DEEPEST: usize = 2;

/// The phrases of a pack.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases(Vec<(Pattern, String)>);

/// A phrase: the words before each hole with the hole's name, and the words at the end.
#[derive(Clone, Debug)]
struct Pattern {
    holes: Vec<(String, String)>,
    end: String,
}

impl Phrases {
    /// Reads them: a phrase on a line of its own, its translation on the next after `=`; `#` begins a remark.
    pub(super) fn read(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut phrases = Vec::new();
        let mut swedish = None;
        for line in lines.take(MOST.saturating_mul(2)) {
            match (line.strip_prefix('='), swedish.take()) {
                (Some(english), Some(phrase)) => phrases.push((Pattern::of(phrase), english.trim().to_owned())),
                (Some(_), None) => {}
                (None, _) => swedish = Some(line),
            }
        }
        // The one with the most words of its own is meant.
        phrases.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.words()));
        Self(phrases)
    }

    /// The English of a sentence of the pack.
    pub(super) fn english(&self, swedish: &str) -> Option<String> {
        self.deeper(swedish.trim(), DEEPEST)
    }

    fn deeper(&self, swedish: &str, deep: usize) -> Option<String> {
        let (found, english) =
            self.0.iter().find_map(|(pattern, english)| Some((pattern.found_in(swedish)?, english)))?;
        let fill = |text: String, (name, value): (&str, &str)| {
            let own = deep.checked_sub(1).and_then(|deep| self.deeper(value.trim(), deep));
            // A hole's own spaces stay.
            let own = own.map(|own| if value.starts_with(' ') { format!(" {own}") } else { own });
            text.replace(&format!("{{{name}}}"), own.as_deref().unwrap_or(value))
        };
        Some(found.into_iter().fold(english.clone(), fill))
    }

    /// A sentence of the pack as a message: in both languages, where it has both.
    pub(super) fn message(&self, swedish: String) -> Message {
        match self.english(&swedish) {
            Some(english) => Message::Told { swedish: swedish.into(), english: english.into() },
            None => Message::Raw(swedish),
        }
    }
}

impl Pattern {
    fn of(phrase: &str) -> Self {
        let mut holes = Vec::new();
        let mut rest = phrase;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            holes.push((lowered(before, holes.is_empty()), name.to_owned()));
            rest = after;
        }
        Self { end: lowered(rest, holes.is_empty()), holes }
    }

    fn words(&self) -> usize {
        self.holes.iter().map(|(before, _)| before.len()).sum::<usize>().saturating_add(self.end.len())
    }

    /// What stands in the holes, where a text is the phrase.
    fn found_in<'a>(&'a self, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let Some(((first, first_name), others)) = self.holes.split_first() else {
            return is_lowered(text, &self.end).then(Vec::new);
        };
        // The first letter may be great or small.
        let begins = text.get(..first.len()).filter(|start| is_lowered(start, first))?;
        let mut rest = text.strip_prefix(begins)?;
        let mut name = first_name.as_str();
        let mut found = Vec::new();
        for (before, next) in others {
            let (value, after) = rest.split_once(before.as_str())?;
            found.push((name, value));
            (rest, name) = (after, next.as_str());
        }
        found.push((name, rest.strip_suffix(self.end.as_str())?));
        Some(found)
    }
}

/// Whether a text with its first letter small is another.
fn is_lowered(text: &str, small: &str) -> bool {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return small.is_empty() };
    let mut rest = small;
    for letter in first.to_lowercase() {
        let Some(after) = rest.strip_prefix(letter) else { return false };
        rest = after;
    }
    rest == letters.as_str()
}

/// With its first letter small, where it is the beginning of a sentence.
fn lowered(text: &str, is_first: bool) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if is_first => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn a_phrase_is_known_by_its_words_and_keeps_its_holes() {
        let phrases = Phrases::read(
            "# lagen\nPlanen beslutades {left}; senast {right}\n= The plan was adopted on {left}; by {right}\n\nFlerårsplanen omfattar {count} år.{remark}\n= The plan covers {count} years.{remark}\nDen börjar med {year}.\n= It begins with {year}.\nGör så.\n= Do so.\n",
        );
        let told = |text: &str| phrases.english(text);
        assert_eq!(
            told("Planen beslutades 2024-12-05; senast 2024-11-30").as_deref(),
            Some("The plan was adopted on 2024-12-05; by 2024-11-30")
        );
        assert_eq!(
            told("Flerårsplanen omfattar 2 år. Den börjar med 2024.").as_deref(),
            Some("The plan covers 2 years. It begins with 2024.")
        );
        assert_eq!(told("Flerårsplanen omfattar 2 år.").as_deref(), Some("The plan covers 2 years."));
        assert_eq!(told("gör så.").as_deref(), Some("Do so."));
        assert_eq!(told("Något helt annat"), None);
        assert_eq!(told("Å"), None);
    }
}
