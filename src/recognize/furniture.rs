//! Page furniture: running headers, footers and page numbers, which stand in the middle of tables and mean nothing.

use super::pattern::Pattern;
use crate::document::{Document, Row};
use std::collections::{BTreeMap, BTreeSet};

static PAGE: Pattern = Pattern::new(
    r"(?i)^\s*((sidan?|sid\.?|s\.)\s*\d{1,3}(\s*(av|/|\()\s*\d{1,3}\)?)?|\d{1,3}\s*(\(\s*\d{1,3}\s*\)|av\s+\d{1,3}|/\s*\d{1,3})|[-–]\s*\d{1,3}\s*[-–])\s*$|\s{2,}(sidan?|sid\.?)\s*\d{1,3}(\s*(av|\()\s*\d{1,3}\)?)?\s*$",
);

static RUNNING: Pattern = Pattern::new(
    r"(?i)verksamhetsplan|samordningsförbund|finsam|budget\s*(och|&)|diarie|dnr|org\.?\s*nr|postadress|www\.|\bsidan?\b",
);

/// Whether a row is a drawn line, a page's number or a footer by what it says alone.
#[must_use]
pub fn is_furniture(text: &str) -> bool {
    is_rule(text) || is_page_number(text) || is_footer(text)
}

/// `Sida 3`, `3 (9)`, `- 4 -`.
#[must_use]
pub fn is_page_number(text: &str) -> bool {
    // Every page's number ends with a digit, a parenthesis or a dash.
    let last = text.trim_end().chars().next_back();
    last.is_some_and(|c| c.is_ascii_digit() || matches!(c, ')' | '-' | '–')) && PAGE.is_match(text)
}

/// `Finsam Exempel | Verksamhetsplan 2025        3 (4)`: a footer by its own words, however seldom it stands.
#[must_use]
pub fn is_footer(text: &str) -> bool {
    let Some(front) = text.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else { return false };
    let (front, pages) = front;
    let page = front.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
    let number = |text: &str| !text.is_empty() && text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
    number(pages.trim()) && number(page) && RUNNING.is_match(text)
}

/// `--------`: a line drawn with signs.
#[must_use]
pub fn is_rule(text: &str) -> bool {
    let signs = text.chars().filter(|c| !c.is_whitespace());
    signs.clone().count() >= 5
        && signs.clone().all(|c| matches!(c, '-' | '–' | '—' | '=' | '_' | '*' | '.' | '─' | '~' | '+'))
}

/// A row's text without its digits and spaces: what two pages' headers share.
#[must_use]
pub fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // One sign stands for up to four digits.
    let mut digits = 0_usize;
    for word in text.split_whitespace() {
        if !word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'#') {
            out.push_str(word);
            digits = 0;
            continue;
        }
        for c in word.chars() {
            if c.is_ascii_digit() || c == '#' {
                if digits.is_multiple_of(4) {
                    out.push('#');
                }
                digits += 1;
            } else {
                out.push(c);
                digits = 0;
            }
        }
    }
    out
}

/// What more than one page begins with, and speaks of the document itself and of no table: the pages' heading.
#[must_use]
pub fn headings(document: &Document) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let heads = document.rows.iter().filter(|row| row.page_start).map(Row::text);
    let own = heads.filter(|text| RUNNING.is_match(text) && !super::lexicon::is_title(text));
    own.filter(|text| !seen.insert(text.clone())).map(std::borrow::Cow::into_owned).collect()
}

/// Texts that stand on page after page and speak of the document itself.
#[must_use]
pub fn running(texts: &[String]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let fits = |text: &&String| text.len() > 6 && (7..120).contains(&text.chars().count());
    for text in texts.iter().filter(fits) {
        *counts.entry(text).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .filter(|(text, count)| *count >= 3 && RUNNING.is_match(text))
        .map(|(text, _)| text.to_owned())
        .collect()
}
