//! Sentences that stand word for word in both plans and say that something rises, falls or stays, though the table it
//! speaks of moved the other way.

use std::collections::BTreeMap;

use super::alike::{Alike, Words};
use super::lines::{How, LineChange};
use super::money::Money;
use super::stale::{LEVEL, Of, Stale, StaleHow, of_all, of_categories};
use crate::document::{Document, Place};
use crate::money::Unit;
use crate::plan::{About, Category, Plan};
use crate::recognize::sentences::sentences;

/// How far from its subject a word of movement may stand, in words.
const NEAR: usize = 4;

/// What a sentence says of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Rise,
    Fall,
    Stay,
}

const RISE: [&str; 7] = ["ökar", "ökad", "ökat", "höj", "högre", "större", "stig"];
const FALL: [&str; 6] = ["minsk", "sänk", "lägre", "mindre", "sjunk", "minimera"];
const STAY: [&str; 2] = ["oförändra", "kvarstå"];

/// What ought to be is no statement of what is.
const OUGHT: [&str; 6] = ["ska", "skall", "bör", "mål", "målet", "kan"];

/// The office's costs, as plans write it.
const ADMINISTRATION: [&str; 5] = [
    "administrativa kostnad",
    "administrationskostnad",
    "kostnader för administration",
    "kostnaderna för administration",
    "administrationen",
];

/// Figures of the whole plan, as plans write them.
const WHOLE: [(&str, About); 9] = [
    ("medlemsbidrag", About::Contributions),
    ("budgetram", About::Contributions),
    ("totala intäkt", About::Income),
    ("förbundets intäkt", About::Income),
    ("totala kostnad", About::Costs),
    ("förbundets kostnad", About::Costs),
    ("egna kapital", About::Equity),
    ("eget kapital", About::Equity),
    ("bidraget från esf", About::Grant),
];

/// The sentences carried over unchanged.
pub(super) fn sentences_of(
    plans: [&Plan; 2],
    documents: [&Document; 2],
    lines: &[LineChange],
    unit: Unit,
) -> Vec<Stale> {
    let [before, after] = plans;
    let held: BTreeMap<String, Place> =
        sentences(documents[0]).into_iter().rev().map(|sentence| (plain(&sentence.text), sentence.place)).collect();
    let subjects = Subjects::of(before, after, lines);
    let mut found = Vec::new();
    for sentence in sentences(documents[1]) {
        let words = plain(&sentence.text);
        let Some(place) = held.get(&words) else { continue };
        let Some((of, table, how)) = subjects.contradicted(&words) else { continue };
        found.push(Stale {
            how,
            text: sentence.text,
            amount: None,
            unit,
            of,
            table,
            before: place.clone(),
            after: sentence.place,
        });
    }
    found
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What sentences may speak of, with what the tables say.
struct Subjects {
    whole: Vec<(About, Money)>,
    administration: Money,
    lines: Vec<(String, Words, Money)>,
    known: Alike,
}

impl Subjects {
    fn of(before: &Plan, after: &Plan, lines: &[LineChange]) -> Self {
        let money = |of: &dyn Fn(&Plan) -> Option<crate::money::Amount>| Money { before: of(before), after: of(after) };
        let office = [Category::Administration, Category::Board, Category::Audit];
        let kept = || lines.iter().filter(|line| matches!(line.how, How::Same | How::Renamed));
        let known = Alike::of(kept().filter_map(|line| line.after.as_deref()), std::iter::empty());
        let named = |line: &LineChange| {
            let label = line.after.clone()?;
            let words = known.words(&label);
            words.tell().then_some((label, words, line.money))
        };
        Self {
            whole: WHOLE.iter().map(|(_, about)| (*about, money(&|plan| of_all(plan, *about)))).collect(),
            administration: money(&|plan| of_categories(plan, &office)),
            lines: kept().filter_map(named).collect(),
            known,
        }
    }

    /// The subject of a sentence whose table moved otherwise than the sentence says.
    fn contradicted(&self, sentence: &str) -> Option<(Of, Money, StaleHow)> {
        let lower = sentence.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if words.iter().any(|word| OUGHT.contains(word)) {
            return None;
        }
        let (of, table, at) = self.subject(&lower, &words)?;
        let says = says(&words, at)?;
        let change = table.percent().filter(|_| table.moved())?;
        let how = match says {
            Says::Rise if change.is_sign_negative() => StaleHow::SaysRise,
            Says::Fall if change.is_sign_positive() => StaleHow::SaysFall,
            Says::Stay if change.abs() > LEVEL => StaleHow::SaysStay,
            _ => return None,
        };
        Some((of, table, how))
    }

    /// What a sentence speaks of, and the words of it that say so: first and last.
    fn subject(&self, lower: &str, words: &[&str]) -> Option<(Of, Money, (usize, usize))> {
        let phrase = |phrase: &str| place(words, phrase).filter(|_| lower.contains(phrase));
        if let Some(at) = ADMINISTRATION.iter().find_map(|words| phrase(words)) {
            return Some((Of::Administration, self.administration, at));
        }
        let whole = WHOLE
            .iter()
            .zip(&self.whole)
            .find_map(|((words, _), (about, money))| Some((Of::About(*about), *money, phrase(words)?)));
        whole.or_else(|| {
            let own = self.known.words(lower);
            let (label, named, money) = self.lines.iter().find(|(_, named, _)| named.are_within(&own))?;
            let at = words.iter().position(|word| named.has(word))?;
            Some((Of::Line(label.clone()), *money, (at, at)))
        })
    }
}

/// Where a phrase stands among words; its last word may go on.
fn place(words: &[&str], phrase: &str) -> Option<(usize, usize)> {
    let parts: Vec<&str> = phrase.split(' ').collect();
    let at = words.windows(parts.len()).position(|held| {
        held.iter()
            .zip(&parts)
            .enumerate()
            .all(|(at, (word, part))| if at + 1 == parts.len() { word.starts_with(part) } else { word == part })
    })?;
    Some((at, at + parts.len() - 1))
}

/// What the word of movement nearest to the subject says.
fn says(words: &[&str], (first, last): (usize, usize)) -> Option<Says> {
    let of = |word: &str| {
        let begins = |list: &[&str]| list.iter().any(|stem| word.starts_with(stem));
        if begins(&STAY) {
            Some(Says::Stay)
        } else if begins(&FALL) {
            Some(Says::Fall)
        } else {
            begins(&RISE).then_some(Says::Rise)
        }
    };
    let distance = |at: usize| if at < first { first - at } else { at.saturating_sub(last) };
    let near = words.iter().enumerate().filter(|(at, _)| (1..=NEAR).contains(&distance(*at)));
    near.filter_map(|(at, word)| Some((distance(at), of(word)?)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, says)| says)
}
