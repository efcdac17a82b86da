//! What a page adds to a document: its number, its header and footer. Told by where they stand, page after page, and
//! by saying the same but for the page's number.

use std::collections::BTreeMap;

use super::ink::Length;
use super::layout::Parts;

/// Headers and footers stand within this part of the page's height, at either end: a ninth.
const BAND: Length = 9;

/// At most so many lines at either end are looked at.
const LINES: usize = 4;

/// The same place, page after page: 4 points.
const NEAR: Length = 400;

/// Leaves out page numbers, and repeated headers and footers but for the first.
pub(super) fn remove(pages: &mut [Parts]) {
    let mut seen: BTreeMap<String, Vec<(u32, Length)>> = BTreeMap::new();
    for page in pages.iter() {
        for (_, text, base) in at_edges(page) {
            seen.entry(bare(&text)).or_default().push((page.number, base));
        }
    }
    let mut told: Vec<String> = Vec::new();
    for page in pages {
        let gone: Vec<usize> = at_edges(page)
            .into_iter()
            .filter(|(_, text, base)| {
                let key = bare(text);
                let again = seen.get(&key).is_some_and(|places| {
                    places.iter().any(|(number, other)| *number != page.number && (other - base).abs() <= NEAR)
                });
                if is_number(text, page.number) || again && is_count(text) {
                    return true;
                }
                if !again {
                    return false;
                }
                // The first is what the document says of itself.
                let known = told.contains(&key);
                if !known {
                    told.push(key);
                }
                known
            })
            .map(|(at, ..)| at)
            .collect();
        let mut at = 0;
        page.text.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The lines at the page's head and foot, with their texts and baselines.
fn at_edges(page: &Parts) -> Vec<(usize, String, Length)> {
    let band = page.height / BAND;
    let edge = |base: Length| base < band || base > page.height - band;
    let mut found: Vec<(usize, String, Length)> = page
        .text
        .iter()
        .enumerate()
        .filter(|(_, line)| edge(line.base))
        .map(|(at, line)| (at, line.text(), line.base))
        .collect();
    found.sort_by_key(|(_, _, base)| (*base).min(page.height - *base));
    found.truncate(LINES * 2);
    found.sort_by_key(|(at, ..)| *at);
    found
}

/// A text whose short numbers are forgotten: what two pages' headers share. Groups of thousands are no short numbers.
fn bare(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let digits = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let grouped = |at: usize| {
        let leads = words.get(at).is_some_and(|word| digits(word) && word.len() <= 3);
        leads && words.get(at + 1).is_some_and(|word| digits(word) && word.len() == 3)
    };
    let bared = words.iter().enumerate().map(|(at, word)| {
        let count = word.chars().filter(char::is_ascii_digit).count();
        let short = (1..=3).contains(&count) && word.chars().all(|c| c.is_ascii_digit() || "()/-–.".contains(c));
        let amount = grouped(at) || at.checked_sub(1).is_some_and(grouped);
        if short && !amount { "#" } else { word }
    });
    bared.collect::<Vec<_>>().join(" ")
}

/// `3`, `- 3 -`, `Sida 3`, `3 (12)`, `Sida 3 av 12`: the page's own number, or near it where a cover is not counted.
fn is_number(text: &str, page: u32) -> bool {
    let Some(number) = count(text) else { return false };
    number.abs_diff(page) <= 3
}

fn is_count(text: &str) -> bool {
    count(text).is_some()
}

/// The page number that a text of nothing else says.
fn count(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let mut numbers = Vec::new();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match word.parse::<u32>() {
            Ok(number) if number < 1_000 => numbers.push(number),
            _ if matches!(word, "sida" | "sidan" | "sid" | "s" | "av" | "page" | "of") => {}
            _ => return None,
        }
    }
    let plain = lower.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "()/-–.|".contains(c));
    match numbers.as_slice() {
        [number] if plain => Some(*number),
        [number, all] if plain && number <= all => Some(*number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, is_number};

    #[test]
    fn a_pages_number_is_told_from_a_figure() {
        for text in ["3", "- 3 -", "Sida 3", "3 (12)", "Sida 3 av 12", "3/12", "2"] {
            assert!(is_number(text, 3), "{text}");
        }
        for text in ["7 046", "90", "-90", "3 Mål", "2025", "Summa 3"] {
            assert!(!is_number(text, 3), "{text}");
        }
        assert_eq!(bare("Plan 2025   3 (12)"), bare("Plan 2025   4 (12)"));
        assert_ne!(bare("Summa 7 046 4 100"), bare("Summa 7 047 4 100"));
    }
}
