//! The reading under which most of the table's own sums hold.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rust_decimal::Decimal;

use crate::plan::{Category, Side};

use super::super::entry::Entry;
use super::super::lexicon::Says;
use super::below::Below;
use super::build::build;
use super::draft::Draft;
use super::pairs;
use super::sides;
use super::table::{Choices, Table};

/// So many lines below a line are tried as its parts, and so many above it.
const MOST_CHILDREN: usize = 500;

/// How often all open choices are gone through.
const ROUNDS: usize = 3;

/// How many readings are tried: enough for any plan, and bounded for a table of thousands of lines.
fn budget(table: &Table<'_>) -> usize {
    let few = (800_000 / (table.entries.len() + 1)).clamp(5, 40);
    (60_000 / (table.entries.len() + 1)).clamp(few, 1_500)
}

/// The best reading of a table, and the choices that made it.
#[must_use]
pub fn best(table: &Table<'_>) -> (Draft, Choices) {
    let mut choices = Choices {
        layout: vec![0; table.entries.len()],
        budget: budget(table),
        above: (800_000 / (table.entries.len() + 1)).clamp(5, 1_500),
        ..Choices::default()
    };
    let signs: Vec<Option<Decimal>> = (0..table.entries.len())
        .map(|at| table.values(&choices, at).iter().copied().flatten().find(|value| !value.is_zero()))
        .collect();
    choices.sides = sides::sides(table.entries, &signs);
    choices.empty_lines = empty_lines(table.entries);
    parents_by_layout(table, &mut choices);
    let mut draft = build(table, &choices);
    let mut seen = Seen::default();
    for _ in 0..ROUNDS {
        let before = draft.score;
        try_parents(table, &mut choices, &mut draft, &mut seen);
        try_sums_above(table, &mut choices, &mut draft);
        if draft.broken > 0 || draft.sums.is_empty() {
            try_layouts(table, &mut choices, &mut draft, &mut seen);
            try_empty_lines(table, &mut choices, &mut draft, &mut seen);
            pairs::try_all(table, &mut choices, &mut draft, &mut seen);
        }
        if draft.score == before {
            break;
        }
    }
    (draft, choices)
}

/// Takes a reading over where it is better than the best one.
pub(super) fn accept(
    table: &Table<'_>,
    choices: &mut Choices,
    draft: &mut Draft,
    seen: &mut Seen,
    tried: Choices,
) -> bool {
    let Some(left) = choices.budget.checked_sub(1) else { return false };
    choices.budget = left;
    // What has been tried was no better than the best then, nor is it now.
    if !seen.is_new(&tried) {
        return false;
    }
    let tried = Choices { budget: left, ..tried };
    let found = build(table, &tried);
    if found.score > draft.score {
        *draft = found;
        *choices = tried;
        return true;
    }
    false
}

/// What has been tried: the layouts that are not the likeliest, sums above, parents, empty lines.
#[derive(Default)]
pub(super) struct Seen(HashSet<Open>);

type Open = (Vec<(usize, usize)>, BTreeSet<usize>, BTreeMap<usize, usize>, BTreeSet<usize>);

impl Seen {
    fn is_new(&mut self, tried: &Choices) -> bool {
        let other = tried.layout.iter().copied().enumerate().filter(|(_, layout)| *layout > 0).collect();
        self.0.insert((other, tried.sums_above.clone(), tried.parents.clone(), tried.empty_lines.clone()))
    }
}

/// A row of words right under a line, closed by a blank row, with no figures: a line that is empty this year.
fn empty_lines(entries: &[Entry]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    let ends = |entry: &Entry| entry.is_bare() || matches!(entry.says, Says::Sum(_) | Says::BareSum | Says::Result);
    // From here on nothing but sums follows.
    let end = entries.iter().rposition(|entry| !ends(entry)).map_or(0, |last| last + 1);
    for (at, entry) in entries.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| entries.get(at));
        let under_line = before.is_some_and(|before| !before.is_bare() && before.says == Says::Nothing);
        let last = at + 1 >= end;
        if entry.is_bare()
            && entry.head.is_none()
            && entry.says == Says::Nothing
            && under_line
            && !entry.caps
            && !entry.bold
        {
            let tight = !entry.spaced && entry.closed;
            if tight || last {
                out.insert(at);
            }
        }
    }
    out
}

/// Children are marked by a bullet or by indentation under a line that has none. One such parent whose sum holds
/// proves the mark; another that is marked alike is a parent too, even where its own sum is wrong.
fn parents_by_layout(table: &Table<'_>, choices: &mut Choices) {
    let marked: Vec<(usize, usize, bool)> =
        (0..table.entries.len()).filter_map(|at| marked_children(table.entries, at)).collect();
    let holds: Vec<bool> = marked
        .iter()
        .map(|(at, count, _)| Below::of(table, choices, *at, *count).columns_that_hold(*count) > 0)
        .collect();
    let proven = |bullet: bool| marked.iter().zip(&holds).any(|((_, _, mark), holds)| *mark == bullet && *holds);
    let (bulleted, indented) = (proven(true), proven(false));
    let found: Vec<(usize, usize)> = marked
        .iter()
        .zip(&holds)
        .filter(|((at, count, bullet), holds)| {
            **holds || (if *bullet { bulleted } else { indented }) || near(table, choices, *at, *count)
        })
        .map(|((at, count, _), _)| (*at, *count))
        .collect();
    choices.marked.extend(found.iter().map(|(at, _)| *at));
    choices.parents.extend(found);
    told_parents(table, choices);
}

/// A line whose formula adds the lines right below it is their sum.
fn told_parents(table: &Table<'_>, choices: &mut Choices) {
    for at in 0..table.entries.len() {
        let Some(covered) = table.told.covers(at).filter(|covered| covered.len() > 1) else { continue };
        let Some(all) = table.told.below(at) else { continue };
        let below: Vec<usize> = children(table.entries, choices, at, all.len()).collect();
        if below == all && !choices.parents.contains_key(&at) {
            choices.parents.insert(at, covered.len());
            choices.marked.insert(at);
        }
    }
}

/// A line with figures, and how many marked lines follow it; whether the mark is a bullet.
fn marked_children(entries: &[Entry], at: usize) -> Option<(usize, usize, bool)> {
    let entry = entries.get(at).filter(|entry| !entry.is_bare())?;
    if !matches!(entry.says, Says::Nothing | Says::Sum(_)) {
        return None;
    }
    let child = |other: &&Entry| !other.is_bare() && matches!(other.says, Says::Nothing | Says::OfWhich);
    let bulleted =
        entries.iter().skip(at + 1).take_while(|other| child(other) && other.bullet && !entry.bullet).count();
    let indented =
        entries.iter().skip(at + 1).take_while(|other| child(other) && other.indent > entry.indent + 1).count();
    let count = bulleted.max(indented);
    let own = entries.iter().skip(at + 1).take(count).filter(|other| other.says == Says::Nothing).count();
    (own >= 2).then_some((at, own, bulleted >= indented))
}

/// Whether a marked parent is of its children's size in most columns.
fn near(table: &Table<'_>, choices: &Choices, at: usize, count: usize) -> bool {
    let own = own_values(table, choices, at);
    let close = |column: usize| {
        let parent = own.get(column).copied().flatten()?.abs();
        let sum = children(table.entries, choices, at, count)
            .filter_map(|child| table.values(choices, child).get(column).copied().flatten())
            .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value))?;
        Some((sum.abs() - parent).abs() * Decimal::from(3) <= parent)
    };
    let told: Vec<bool> = (0..own.len()).filter_map(close).collect();
    told.iter().filter(|close| **close).count() * 2 > told.len()
}

/// The next `count` lines with money of their own; parts of lines ("varav") and the lines of inner groups stand between
/// without counting.
pub(super) fn children(entries: &[Entry], choices: &Choices, at: usize, count: usize) -> impl Iterator<Item = usize> {
    let mut inner: Vec<usize> = Vec::new();
    (at + 1..entries.len())
        .filter(move |child| {
            if !is_plain(entries, *child) {
                return false;
            }
            let within = !inner.is_empty();
            if let Some(left) = inner.last_mut() {
                *left = left.saturating_sub(1);
            }
            inner.extend(choices.parents.get(child));
            inner.retain(|left| *left > 0);
            !within
        })
        .take(count)
}

/// An entry's values; where it has none of its own, the one beside.
pub(super) fn own_values(table: &Table<'_>, choices: &Choices, at: usize) -> Vec<Option<Decimal>> {
    let mut own = table.values(choices, at).to_vec();
    if own.iter().all(Option::is_none)
        && let Some(last) = own.last_mut()
    {
        *last = table.beside(choices, at);
    }
    own
}

fn is_plain(entries: &[Entry], at: usize) -> bool {
    entries.get(at).is_some_and(|entry| entry.says == Says::Nothing && !entry.is_bare())
}

/// `varav löner`: a part of the line above, between the lines of a group.
fn is_part(entries: &[Entry], at: usize) -> bool {
    entries.get(at).is_some_and(|entry| entry.says == Says::OfWhich)
}

/// The law itself makes a member's part equal others' sum (half = a quarter + a quarter): such an equality is no sign
/// of a sum.
fn is_member(entries: &[Entry], at: usize) -> bool {
    entries
        .get(at)
        .is_some_and(|entry| matches!(entry.income, Some(Category::State | Category::Region | Category::Municipality)))
}

/// Lines that are the sum of those below them by arithmetic alone.
fn try_parents(table: &Table<'_>, choices: &mut Choices, draft: &mut Draft, seen: &mut Seen) {
    for at in 0..table.entries.len() {
        let head = table.entries.get(at).is_some_and(|entry| !entry.is_bare() && table.name(at).is_pure());
        if !is_plain(table.entries, at) && !head
            || choices.parents.contains_key(&at)
            || choices.sums_above.contains(&at)
            || table.told.is_typed(at)
        {
            continue;
        }
        let side = choices.sides.get(at).copied().unwrap_or(Side::None);
        if side == Side::Income && is_member(table.entries, at) {
            continue;
        }
        let run = (at + 1..table.entries.len())
            .filter(|child| !is_part(table.entries, *child))
            .take_while(|child| is_plain(table.entries, *child) && choices.sides.get(*child).copied() == Some(side))
            .take(MOST_CHILDREN)
            .count();
        if run < 2 {
            continue;
        }
        let below = Below::of(table, choices, at, run);
        for count in (2..=run).rev() {
            if below.printed() > 0 && below.columns_that_hold(count) == below.printed() {
                let mut tried = choices.clone();
                tried.parents.insert(at, count);
                if accept(table, choices, draft, seen, tried) {
                    break;
                }
            }
        }
    }
}

/// Lines that are the sum of those above them without saying so.
fn try_sums_above(table: &Table<'_>, choices: &mut Choices, draft: &mut Draft) {
    let mixed = mixed(table, choices);
    for at in 2..table.entries.len() {
        if !is_plain(table.entries, at) || choices.sums_above.contains(&at) || choices.parents.contains_key(&at) {
            continue;
        }
        if choices.sides.get(at) == Some(&Side::Income) && is_member(table.entries, at) {
            continue;
        }
        if table.told.is_typed(at) || !may_sum_above(table, choices, at, &mixed) {
            continue;
        }
        let Some(left) = choices.above.checked_sub(1) else { return };
        choices.above = left;
        let mut tried = choices.clone();
        tried.sums_above.insert(at);
        let found = build(table, &tried);
        let line = found.lines.iter().position(|line| line.entry == at && !line.beside);
        let holds = found.sums.iter().filter(|sum| Some(sum.line) == line && sum.terms.len() >= 2).any(|sum| {
            let offs: Vec<_> =
                (0..table.money.len()).filter_map(|column| found.off(sum.line, &sum.terms, column)).collect();
            !offs.is_empty()
                && offs.iter().all(|(off, _)| off.is_zero())
                && line.is_some_and(|line| {
                    found.lines.get(line).is_some_and(|line| line.values.iter().flatten().any(|value| !value.is_zero()))
                })
        });
        if holds && found.broken <= draft.broken && found.score > draft.score {
            *draft = found;
            *choices = tried;
        }
    }
}

/// Which columns hold amounts of both signs.
fn mixed(table: &Table<'_>, choices: &Choices) -> Vec<bool> {
    let mut signs = vec![(false, false); table.money.len()];
    for at in 0..table.entries.len() {
        for (value, (above, below)) in table.values(choices, at).iter().zip(&mut signs) {
            let value = value.unwrap_or_default();
            *above |= value > Decimal::ZERO;
            *below |= value < Decimal::ZERO;
        }
    }
    signs.into_iter().map(|(above, below)| above && below).collect()
}

/// Whether some run of lines right above comes to a line's own value: cheap, before a whole reading is built.
fn may_sum_above(table: &Table<'_>, choices: &Choices, at: usize, mixed: &[bool]) -> bool {
    let own = table.values(choices, at);
    let Some((column, value)) =
        own.iter().enumerate().find_map(|(column, value)| Some((column, (*value).filter(|value| !value.is_zero())?)))
    else {
        return false;
    };
    let may_fall = mixed.get(column).copied().unwrap_or(true);
    let (mut all, mut items) = (Decimal::ZERO, Decimal::ZERO);
    for above in (0..at).rev().take(MOST_CHILDREN) {
        let more = table.values(choices, above).get(column).copied().flatten().unwrap_or_default();
        let (Some(sum), Some(plain)) = (
            all.checked_add(more),
            items.checked_add(if is_plain(table.entries, above) { more } else { Decimal::ZERO }),
        ) else {
            return false;
        };
        let before = (all, items);
        (all, items) = (sum, plain);
        // One amount alone is no sum: what comes to it must come of two.
        let comes = |before: Decimal, now: Decimal| !before.is_zero() && now != before && now.abs() == value.abs();
        if comes(before.0, all) || comes(before.1, items) {
            return true;
        }
        if !may_fall && items.abs() > value.abs() {
            return false;
        }
    }
    false
}

/// Rival splits and columns of a row's figures.
fn try_layouts(table: &Table<'_>, choices: &mut Choices, draft: &mut Draft, seen: &mut Seen) {
    for at in 0..table.entries.len() {
        let count = table.layouts.get(at).map_or(0, Vec::len);
        for layout in 0..count {
            if choices.layout.get(at) == Some(&layout) {
                continue;
            }
            let mut tried = choices.clone();
            if let Some(slot) = tried.layout.get_mut(at) {
                *slot = layout;
            }
            accept(table, choices, draft, seen, tried);
        }
    }
}

/// Rows of words that may be lines or headings.
fn try_empty_lines(table: &Table<'_>, choices: &mut Choices, draft: &mut Draft, seen: &mut Seen) {
    for at in 0..table.entries.len() {
        if table.entries.get(at).is_some_and(|entry| entry.is_bare() && entry.head.is_none()) {
            let mut tried = choices.clone();
            if !tried.empty_lines.remove(&at) {
                tried.empty_lines.insert(at);
            }
            accept(table, choices, draft, seen, tried);
        }
    }
}
