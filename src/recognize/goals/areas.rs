//! Target areas: announced in a list, then treated one by one under headings that begin with the same words.

use std::collections::BTreeSet;

use super::heads::{bullet, numbered};
use crate::recognize::prose::{Layout, Line, Pattern};

static ANNOUNCES: Pattern = Pattern::new(
    r"(?i)(?:målområde|fokusområde|inriktningsmål|utvecklingsområde|prioriterade områden|insatsområde|strategiska (?:mål|områden)|verksamhetsmål|delmål|prioriteringar|följande mål)",
);

/// The lines that are headings of announced areas.
pub(super) fn headings(lines: &[Line], layout: Layout) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut announced: Option<usize> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if bullet(&line.text).is_none() && ANNOUNCES.is_match(&line.text) {
            announced = Some(at);
        }
        let near = announced.is_some_and(|from| at - from <= 4);
        if near && item(&line.text).is_some() {
            let (items, end) = list(lines, at, layout);
            let heads = reappearing(lines, &items, end);
            if items.len() >= 2 && heads.len() >= 2 {
                found.extend(heads);
            }
            announced = None;
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn item(text: &str) -> Option<&str> {
    bullet(text).or_else(|| numbered(text).map(|(_, rest)| rest))
}

/// The items of a list that begins at `from`, and the line after it.
fn list(lines: &[Line], from: usize, layout: Layout) -> (Vec<String>, usize) {
    let mut items = Vec::new();
    let mut at = from;
    while let Some(line) = lines.get(at) {
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let goes_on = before.is_some_and(|last| !layout.breaks(&last.text, &line.text, line.blanks));
        match item(&line.text) {
            Some(text) => items.push(text.to_owned()),
            None if at > from && goes_on => {}
            None => break,
        }
        at += 1;
    }
    (items, at)
}

/// The lines after `from` that begin as the items do, in their order.
fn reappearing(lines: &[Line], items: &[String], from: usize) -> Vec<usize> {
    let mut heads = Vec::new();
    let mut at = from;
    for text in items {
        let key = key(text);
        let head = lines.iter().enumerate().skip(at).find(|(_, line)| {
            !line.contents
                && !line.in_table
                && bullet(&line.text).is_none()
                && self::key(line.text.trim_start_matches(|c: char| c.is_numeric() || c == '.' || c.is_whitespace()))
                    == key
                && !line.text.trim_end().ends_with('.')
        });
        if let Some((found, _)) = head {
            heads.push(found);
            at = found + 1;
        }
    }
    heads
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
