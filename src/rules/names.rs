//! Names that are written in more than one way.

use strsim::normalized_damerau_levenshtein;

/// How alike two names must be to count as one, spelling mistakes allowed for.
const ALIKE: f64 = 0.9;

/// How alike a mistyped name must be to the one that was perhaps meant.
const MEANT: f64 = 0.8;

/// In small letters, without marks and doubled spaces.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            out.push_str(&word.to_lowercase());
        }
    }
    out
}

/// What is left of a förbund's name when the words that all of them share are taken away, with no genitive.
fn kernel(name: &str) -> String {
    let plain = plain(name);
    let words = plain.split(' ').filter(|word| {
        !word.starts_with("samordningsförbund")
            && !word.starts_with("finsam")
            && !matches!(*word, "i" | "förbundet" | "och")
    });
    let words: Vec<_> = words.collect();
    let joined = words.join(" ");
    joined.strip_suffix('s').filter(|shorter| shorter.chars().count() > 3).map_or(joined.clone(), str::to_owned)
}

/// Whether two names are of one förbund: "Samordningsförbundet X", "Finsam X" and "X Samordningsförbund" are.
pub(super) fn same_forbund(left: &str, right: &str) -> bool {
    let (left, right) = (kernel(left), kernel(right));
    !left.is_empty() && (left == right || normalized_damerau_levenshtein(&left, &right) >= ALIKE)
}

/// The most alike of some names, where one is alike at all.
pub(super) fn did_you_mean<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let scored = names.into_iter().map(|name| (strsim::jaro_winkler(wrong, name), name));
    let best = scored.max_by(|left, right| left.0.total_cmp(&right.0).then_with(|| right.1.cmp(left.1)))?;
    (best.0 >= MEANT).then(|| best.1.to_owned())
}

/// Whether a text names someone: the name as a word, a genitive allowed, but not as the beginning of a longer name
/// ("Finsam Ek" is not named by "Finsam Ek-Björk").
pub(super) fn mentions(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    if name.is_empty() {
        return false;
    }
    text.match_indices(&name).any(|(at, found)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let mut after = text.get(at.saturating_add(found.len())..).unwrap_or_default().chars();
        let next = match after.next() {
            Some('s') => after.next(),
            other => other,
        };
        before.is_none_or(|c| !c.is_alphanumeric()) && next.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '–')
    })
}

/// Whether a text has one of the words; `*` at an end stands for any letters.
pub(super) fn has_word(text: &str, patterns: &[String]) -> bool {
    has_plain_word(&plain(text), &lowered(patterns))
}

/// The same of a text that is [`plain`] and of words that are [`lowered`].
pub(super) fn has_plain_word(plain: &str, patterns: &[String]) -> bool {
    plain.split(' ').any(|word| patterns.iter().any(|pattern| fits(word, pattern)))
}

/// Words to look for, in small letters.
pub(super) fn lowered(patterns: &[String]) -> Vec<String> {
    patterns.iter().map(|pattern| pattern.to_lowercase()).collect()
}

fn fits(word: &str, pattern: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(_), Some(_)) => word.contains(pattern.trim_matches('*')),
        (Some(end), None) => word.ends_with(end),
        (None, Some(start)) => word.starts_with(start),
        (None, None) => word == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, has_word, mentions, same_forbund};

    #[test]
    fn a_forbund_is_known_by_its_spellings() {
        assert!(same_forbund("Finsam Ekdalen-Sjöviken", "Samordningsförbundet Finsam Ekdalen-Sjöviken"));
        assert!(same_forbund("Norra Mellanslätts Samordningsförbund", "Samordningsförbundet Norra Mellanslätt"));
        assert!(same_forbund("Samordningsförbundet i Öby", "Samordningsförbund Öby"));
        assert!(!same_forbund("Finsam Ekdalen", "Finsam Ekdalen-Sjöviken"));
        assert!(!same_forbund("Samordningsförbundet", "Finsam"));
    }

    #[test]
    fn the_old_name_is_not_the_beginning_of_the_new() {
        assert!(mentions("enligt Finsam Ekdalens policy", "Finsam Ekdalen"));
        assert!(!mentions("enligt Finsam Ekdalen-Sjövikens policy", "Finsam Ekdalen"));
        assert!(!mentions("Finsam Ekdalenda", "Finsam Ekdalen"));
    }

    #[test]
    fn words_are_whole_words() {
        let words = ["lån".to_owned(), "låne*".to_owned(), "*lån".to_owned()];
        assert!(has_word("Banklån", &words));
        assert!(has_word("Lån, amortering", &words));
        assert!(!has_word("Långtidssjukskrivna", &words));
    }

    #[test]
    fn a_slip_of_the_pen_is_helped() {
        assert_eq!(did_you_mean("finsma", ["finsam", "oby"]).as_deref(), Some("finsam"));
        assert_eq!(did_you_mean("xyz", ["finsam", "oby"]), None);
    }
}
