//! The clause that a figure stands in, its sentence, and the year that is named there.

use super::amount::Found;
use super::edge;
use crate::recognize::prose::Pattern;

static END: Pattern = Pattern::new(r"[.!?]\s+(?:\p{Lu}|[-–•])");
static CUT: Pattern = Pattern::new(r",\s|;\s|:\s|\s(?:samt|respektive|men|varav)\s|\s[–—]\s");
static AND: Pattern = Pattern::new(r"\s(?:och|plus)\s");
static YEAR: Pattern = Pattern::new(r"\b20\d\d\b");
static LAW: Pattern = Pattern::new(r"20\d\d\s*:\s*\d+");

/// Words that a full stop after is no end: `ca. 100 tkr`.
const SHORT: [&str; 10] = ["ca", "kap", "t.ex", "bl.a", "d.v.s", "dvs", "inkl", "exkl", "nr", "prop"];

/// The sentence that a figure stands in: its first byte and the byte after it.
pub(super) fn sentence(text: &str, found: &Found) -> (usize, usize) {
    let (low, high) = window(text, found);
    let (mut from, mut to) = (low, high);
    let near = text.get(low..high).unwrap_or_default();
    for end in END.find_all(near) {
        let word = near.get(..end.start()).and_then(|before| before.split_whitespace().next_back()).unwrap_or_default();
        if SHORT.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let at = low + end.start();
        if at < found.from {
            from = from.max(at + 2);
        } else if at >= found.to {
            to = to.min(at + 1);
        }
    }
    (from, to)
}

/// No sentence is longer than this on either side of its figure, in bytes.
const REACH: usize = 800;

fn window(text: &str, found: &Found) -> (usize, usize) {
    let mut low = found.from.saturating_sub(REACH);
    while !text.is_char_boundary(low) {
        low += 1;
    }
    let mut high = found.to.saturating_add(REACH).min(text.len());
    while !text.is_char_boundary(high) {
        high -= 1;
    }
    (low, high)
}

/// The clause that a figure stands in; where another figure shares it, "och" parts the two.
pub(super) fn around(text: &str, found: &Found, all: &[Found]) -> (usize, usize) {
    let (start, end) = sentence(text, found);
    let (mut from, mut to) = narrowed(text, found, (start, end), &CUT);
    let shared =
        |from: usize, to: usize| all.iter().any(|other| other != found && other.from >= from && other.to <= to);
    if shared(from, to) {
        (from, to) = narrowed(text, found, (from, to), &AND);
    }
    // A clause of nothing but the figure borrows the words before it, as far as the figure before.
    let bare = apposition(text.get(from..found.from), text.get(found.to..to))
        || text.get(from..to).is_some_and(|clause| {
            clause.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() <= 1
        });
    if bare {
        let last = all.iter().filter(|other| other.to <= from).map(|other| other.to).max().unwrap_or(start);
        from = last.max(start);
    }
    (from, to)
}

/// An amount that only restates what the clause before it says: "… är stort, 300 tkr enligt prognosen".
fn apposition(before: Option<&str>, after: Option<&str>) -> bool {
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default().trim_start());
    !before.contains(char::is_alphabetic)
        && ["enligt ", "vid ", "per ", "den ", "i bokslut"].iter().any(|word| after.starts_with(word))
}

fn narrowed(text: &str, found: &Found, bounds: (usize, usize), cut: &Pattern) -> (usize, usize) {
    let (mut from, mut to) = bounds;
    let inside = text.get(bounds.0..bounds.1).unwrap_or_default();
    for mark in cut.find_all(inside) {
        let (start, end) = (bounds.0 + mark.start(), bounds.0 + mark.end());
        if end <= found.from && end > from {
            from = end;
        } else if start >= found.to && start < to {
            to = start;
        }
    }
    (from, to)
}

/// The year named nearest to byte `at`, or at the year's edge right behind the figure there; laws are none.
pub(super) fn year(text: &str, at: usize) -> Option<i32> {
    if let Some(year) = edge::year(text.get(at..).unwrap_or_default()) {
        return Some(year);
    }
    let laws: Vec<usize> = LAW.find_all(text).iter().map(|law| law.start()).collect();
    let years = YEAR.find_all(text).into_iter().filter(|year| !laws.contains(&year.start()));
    let nearest = years.min_by_key(|year| year.start().abs_diff(at))?;
    nearest.as_str().parse().ok()
}
