//! Whether two texts speak of the same thing: by a telling word in common, not by spelling alone.

use std::collections::BTreeMap;

use super::names::plain;

/// How many texts a word may stand in and still be telling.
const COMMON: usize = 3;

/// How many letters two words must begin alike with.
const STEM: usize = 6;

/// Words that tell nothing wherever they stand.
const EMPTY: [&str; 7] = ["för", "med", "till", "den", "det", "som", "att"];

/// Beginnings of words that say what kind of thing something is and not which.
const KINDS: [&str; 7] = ["projekt", "verksamhet", "insats", "aktivitet", "finansier", "följa", "utvärder"];

/// Knows which words are common among some texts.
#[derive(Debug)]
pub struct Matcher {
    counts: BTreeMap<String, usize>,
}

impl Matcher {
    /// For texts of one plan.
    #[must_use]
    pub fn new<'a>(texts: impl Iterator<Item = &'a String>) -> Self {
        let mut counts = BTreeMap::new();
        for text in texts {
            let mut words: Vec<_> = plain(text).split(' ').map(str::to_owned).collect();
            words.sort();
            words.dedup();
            for word in words {
                *counts.entry(word).or_default() += 1;
            }
        }
        Self { counts }
    }

    /// Whether the two have a telling word in common.
    #[must_use]
    pub fn alike(&self, left: &str, right: &str) -> bool {
        let right = self.telling(right);
        self.telling(left).iter().any(|word| right.iter().any(|other| same_stem(word, other)))
    }

    /// The words of a text that are not common; an abbreviation in capitals (SIP, ESF) counts though it is short.
    fn telling(&self, text: &str) -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let long_enough = |word: &str| {
            let letters = word.chars().count();
            letters >= 4 || (letters == 3 && word.chars().all(char::is_uppercase))
        };
        words
            .filter(|word| long_enough(word))
            .map(str::to_lowercase)
            .filter(|word| !EMPTY.contains(&word.as_str()) && !KINDS.iter().any(|kind| word.starts_with(kind)))
            .filter(|word| self.counts.get(word).is_none_or(|count| *count <= COMMON))
            .collect()
    }
}

/// Whether two words are forms or compounds of one: `föreläsningar`, `föreläsningsserie`.
fn same_stem(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let shorter = left.chars().count().min(right.chars().count());
    let common = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count();
    common >= STEM && common.saturating_mul(3) >= shorter.saturating_mul(2)
}

/// How alike two texts are written, 0 to 1.
#[must_use]
pub fn score(left: &str, right: &str) -> f64 {
    strsim::sorensen_dice(&plain(left), &plain(right))
}

#[cfg(test)]
mod tests {
    use super::Matcher;

    #[test]
    fn telling_words_match_and_common_ones_do_not() {
        let texts: Vec<String> = ["Finansiera kurser", "Finansiera Bron", "Finansiera SIP-strateg", "Finansiera råd"]
            .map(str::to_owned)
            .to_vec();
        let matcher = Matcher::new(texts.iter());
        assert!(matcher.alike("SIP-samordnare", "Finansiera SIP-strateg"));
        assert!(matcher.alike("Föreläsningsserie", "Bidra till föreläsningar"));
        assert!(!matcher.alike("Finansiera Bron", "Finansiera kurser"));
        assert!(!matcher.alike("Arbetsträningsinsats", "Arbetscoach"));
    }
}
