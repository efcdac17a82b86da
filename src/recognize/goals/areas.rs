//! Target areas: announced in a list and treated one by one under headings that begin with the same words, or each
//! named as an area by its heading.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::asked::Asked;
use super::heads;
use super::told::Head;
use crate::recognize::prose::{Layout, Pattern};

static ANNOUNCES: Pattern = Pattern::new(
    r"(?i)(?:målområde|fokusområde|inriktningsmål|utvecklingsområde|prioriterade områden|insatsområde|strategiska (?:mål|områden)|verksamhetsmål|delmål|prioriteringar|följande mål)",
);

static NAMED: Pattern = Pattern::new(
    r"^(?i:((?:mål|fokus|insats|utvecklings|verksamhets)område|prioriterat område|strategi|perspektiv))\s+(?:[–—-]\s+)?(\p{Lu}[^.:;]*)$",
);

/// The lines that are headings of areas, announced in a list or named as such.
pub(super) fn headings(lines: &[Asked<'_>], layout: Layout) -> BTreeMap<usize, Head> {
    let mut found = announced(lines, layout);
    found.extend(named(lines));
    found
}

/// `Målområde Hälsa`, `Målområde Arbete`: two or more, each with a list or a text below.
fn named(lines: &[Asked<'_>]) -> BTreeMap<usize, Head> {
    let mut by_word: HashMap<String, BTreeMap<usize, Head>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if line.contents || line.in_table || !heads::heading_like(line) || line.explicit().is_some() {
            continue;
        }
        let Some(found) = NAMED.captures(&line.text) else { continue };
        let (Some(word), Some(name)) = (found.get(1), found.get(2)) else { continue };
        let below = lines.iter().skip(at + 1).take(8).take_while(|next| !NAMED.is_match(&next.text));
        let listed = below.into_iter().any(|next| next.bullet().is_some() || next.label().is_some());
        if listed && line.text.split_whitespace().count() <= 8 {
            let heads = by_word.entry(word.as_str().to_lowercase()).or_default();
            heads.insert(at, Head { number: None, cut: name.start() });
        }
    }
    by_word.into_values().filter(|heads| heads.len() >= 2).flatten().collect()
}

fn announced(lines: &[Asked<'_>], layout: Layout) -> BTreeMap<usize, Head> {
    let known = OnceCell::new();
    let mut found = BTreeMap::new();
    let mut announced: Option<usize> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.bullet().is_none() && ANNOUNCES.is_match(&line.text) {
            announced = Some(at);
        }
        let near = announced.is_some_and(|from| at - from <= 4);
        if near && item(line).is_some() {
            let (items, end) = list(lines, at, layout);
            let heads = known.get_or_init(|| Known::of(lines)).reappearing(&items, end);
            if items.len() >= 2 && heads.len() >= 2 {
                found.extend(heads.into_iter().filter_map(|at| Some((at, head(lines.get(at)?)))));
            }
            announced = None;
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn head(line: &Asked<'_>) -> Head {
    let (number, rest) = heads::plain_number(&line.text);
    Head { number, cut: line.text.len() - rest.len() }
}

fn item<'a>(line: &Asked<'a>) -> Option<&'a str> {
    line.bullet().or_else(|| line.numbered().map(|(_, rest)| *rest))
}

/// The items of a list that begins at `from`, and the line after it.
fn list(lines: &[Asked<'_>], from: usize, layout: Layout) -> (Vec<String>, usize) {
    let mut items = Vec::new();
    let mut at = from;
    while let Some(line) = lines.get(at) {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let goes_on = before.is_some_and(|last| !layout.breaks(&last.text, &line.text, line.blanks));
        match item(line) {
            Some(text) => items.push(text.to_owned()),
            None if at > from && goes_on => {}
            None => break,
        }
        at += 1;
    }
    (items, at)
}

/// The lines that could be headings, by their first words.
struct Known(HashMap<String, Vec<usize>>);

impl Known {
    fn of(lines: &[Asked<'_>]) -> Self {
        let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            if line.contents || line.in_table || line.bullet().is_some() || line.text.trim_end().ends_with('.') {
                continue;
            }
            let bare = line.text.trim_start_matches(|c: char| c.is_numeric() || c == '.' || c.is_whitespace());
            by_words.entry(key(bare)).or_default().push(at);
        }
        Self(by_words)
    }

    /// The lines after `from` that begin as the items do, in their order.
    fn reappearing(&self, items: &[String], from: usize) -> Vec<usize> {
        let mut heads = Vec::new();
        let mut at = from;
        for text in items {
            let Some(rows) = self.0.get(&key(text)) else { continue };
            if let Some(found) = rows.get(rows.partition_point(|row| *row < at)) {
                heads.push(*found);
                at = found + 1;
            }
        }
        heads
    }
}

/// What an item and its heading share: the words up to a dash or colon, else the first four.
fn key(text: &str) -> String {
    let cut = text.split([':', '–', '—']).next().unwrap_or(text);
    let words: Vec<String> = cut
        .split_whitespace()
        .take(4)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}
