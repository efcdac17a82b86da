//! Amounts and shares in prose: what each is about, by the words of its own clause.
//!
//! No tables may come in (the caller says which rows are theirs), and no comparison: what a claim is held against is
//! for the checks.

mod about;
mod amount;
mod clause;
mod edge;
pub(super) mod equity;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::goals;
use super::prose::{Flow, Line, Pattern, Prose, paragraphs};
use crate::document::Document;
use crate::money::{Amount, Unit};
use crate::plan::{About, Claim};
use amount::Found;

static ITEM: Pattern = Pattern::new(r"^(?:[•▪●○■◦‣·✓➢►→*\x{E000}-\x{F8FF}]|[-–—]\s|\d{1,2}[.)]\s|o\s)\s*");

static LEFT: Pattern = Pattern::new(r"(?i)\båterstår?\b");
static YEAR_LATER: Pattern = Pattern::new(r"(?i)\bett år senare\b");

/// The claims of all rows that `taken` does not give to a table. An unknown year is `None`.
#[must_use]
pub fn find(document: &Document, taken: &dyn Fn(usize) -> bool) -> Vec<Claim> {
    let prose = Prose::of(document);
    let indicators = goals::parse(document, &prose, taken).indicator_rows;
    in_prose(document, &prose, taken, &indicators)
}

/// The claims, where the goals are parsed: what stands on rows of indicators aims at something and claims nothing.
pub(crate) fn in_prose(
    document: &Document,
    prose: &Prose,
    taken: &dyn Fn(usize) -> bool,
    indicators: &BTreeSet<usize>,
) -> Vec<Claim> {
    let skip = |line: &Line| line.contents || (taken(line.row) && !is_sentence(document, line));
    let alone = |line: &Line| ITEM.is_match(&line.text);
    let flows = paragraphs(document, &prose.lines, prose.layout, &skip, &alone);
    flows.iter().flat_map(|flow| claims(document, flow, &|row| indicators.contains(&row))).collect()
}

/// A sentence alone in its row is prose, also where the row stands within a table's.
fn is_sentence(document: &Document, line: &Line) -> bool {
    let cells = document
        .rows
        .get(line.row)
        .map_or(0, |row| row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count());
    let words = line.text.split_whitespace().filter(|word| word.chars().all(|c| c.is_alphabetic() || c == '.')).count();
    cells == 1 && words >= 4 && line.text.starts_with(char::is_uppercase) && line.text.ends_with('.')
}

fn claims(document: &Document, flow: &Flow, aimed: &dyn Fn(usize) -> bool) -> Vec<Claim> {
    let all = amount::find(&flow.text);
    // Only its neighbours can share a figure's sentence.
    let near = |at: usize| all.get(at.saturating_sub(20)..all.len().min(at + 21)).unwrap_or_default();
    let mut told: Vec<Claim> = all
        .iter()
        .enumerate()
        .filter(|(_, found)| !flow.rows(found.from, found.to).iter().any(|row| aimed(*row)))
        .filter_map(|(at, found)| claim(document, flow, found, near(at)))
        .collect();
    later_equity(&mut told);
    told
}

/// "Eget kapital var 700 tkr vid utgången av 2030. Vid utgången av 2031 räknar vi med 600 tkr": the second sentence
/// goes on with the first one's subject.
fn later_equity(claims: &mut [Claim]) {
    let (mut before, mut year) = (None, None);
    for claim in claims {
        let open = matches!(claim.about, About::Other | About::Result) && before == Some(About::Equity);
        let edge = claim.about == About::Other && edge::goes_on(&claim.text);
        if open && (edge || LEFT.is_match(&claim.text)) {
            claim.about = About::Equity;
        } else if open && YEAR_LATER.is_match(&claim.text) {
            claim.about = About::Equity;
            claim.year = year.map(|year: i32| year + 1);
        }
        if claim.about != About::Other {
            before = Some(claim.about);
        }
        year = claim.year;
    }
}

fn claim(document: &Document, flow: &Flow, found: &Found, all: &[Found]) -> Option<Claim> {
    let (from, to) = clause::around(&flow.text, found, all);
    let text = flow.text.get(from..to)?;
    let before = flow.text.get(from..found.from)?;
    let after = flow.text.get(found.to..to)?;
    let words = ITEM.find(text).and_then(|glyph| text.get(glyph.end()..)).unwrap_or(text);
    let (sentence_from, sentence_to) = clause::sentence(&flow.text, found);
    let sentence = flow.text.get(sentence_from..sentence_to)?;
    let lead = flow.text.get(sentence_from..from.max(sentence_from))?;
    let length = flow.text.get(found.from..found.to)?.chars().count();
    let year = clause::year(text, found.from.checked_sub(from)?)
        .or_else(|| clause::year(sentence, found.from.checked_sub(sentence_from)?));
    let (amount, percent, unit, about) = match found.unit {
        Some(unit) => {
            let about = about::amount(before, after, lead);
            let value =
                if about == About::Result && about::deficit(before, after) { -found.value.abs() } else { found.value };
            (Some(Amount::of(value, unit)?), None, unit, about)
        }
        None => (None, Some(found.value), Unit::Kr, about::share(before, after)),
    };
    let text = words.trim().trim_matches([',', ';', '.']).trim().to_owned();
    Some(Claim {
        text,
        amount,
        percent,
        unit,
        about,
        line: None,
        year,
        place: flow.place(document, found.from, length),
    })
}
