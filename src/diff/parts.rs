//! Lines that were split into several, or joined out of several: each part bears all the telling words of the whole.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::alike::{Alike, Words};
use super::items::{Item, same};
use crate::money::Amount;

/// The lines that were split, and those that were joined.
#[derive(Debug, Default)]
pub(super) struct Parted {
    /// An earlier line and its later parts.
    pub(super) splits: Vec<(usize, Vec<usize>)>,
    /// A later line and its earlier parts.
    pub(super) joins: Vec<(usize, Vec<usize>)>,
    /// All earlier lines of these.
    pub(super) earlier: BTreeSet<usize>,
    /// All later lines of these.
    pub(super) later: BTreeSet<usize>,
}

impl Parted {
    /// Whether a pair is told as a part of these.
    pub(super) fn has(&self, earlier: usize, later: usize) -> bool {
        self.earlier.contains(&earlier) || self.later.contains(&later)
    }
}

/// The lines that were parted, among those that do not keep their name.
pub(super) fn parted(old: &[Item<'_>], new: &[Item<'_>], pairs: &[(usize, usize)]) -> Parted {
    let back: Vec<(usize, usize)> = pairs.iter().map(|(one, other)| (*other, *one)).collect();
    let (splits, joins) = (wholes(old, new, pairs), wholes(new, old, &back));
    let lines = |all: &[(usize, Vec<usize>)]| -> (BTreeSet<usize>, BTreeSet<usize>) {
        (all.iter().map(|(whole, _)| *whole).collect(), all.iter().flat_map(|(_, parts)| parts).copied().collect())
    };
    let (split_old, split_new) = lines(&splits);
    let (join_new, join_old) = lines(&joins);
    // What could be both is neither.
    let clear = |(whole, parts): &(usize, Vec<usize>), wholes: &BTreeSet<usize>, held: &BTreeSet<usize>| {
        !held.contains(whole) && !parts.iter().any(|part| wholes.contains(part))
    };
    let splits: Vec<_> = splits.into_iter().filter(|it| clear(it, &join_new, &join_old)).collect();
    let joins: Vec<_> = joins.into_iter().filter(|it| clear(it, &split_old, &split_new)).collect();
    let (split_old, split_new) = lines(&splits);
    let (join_new, join_old) = lines(&joins);
    let union = |one: BTreeSet<usize>, other: BTreeSet<usize>| one.union(&other).copied().collect();
    Parted { splits, joins, earlier: union(split_old, join_old), later: union(split_new, join_new) }
}

/// Each whole among `wholes` with its parts among `others`.
fn wholes(wholes: &[Item<'_>], others: &[Item<'_>], pairs: &[(usize, usize)]) -> Vec<(usize, Vec<usize>)> {
    let known = Alike::default();
    let words = |items: &[Item<'_>]| items.iter().map(|item| known.words(&item.line.label)).collect::<Vec<Words>>();
    let (whole_words, other_words) = (words(wholes), words(others));
    let keeps = |one: usize, other: usize| {
        wholes.get(one).zip(others.get(other)).is_some_and(|(one, other)| same(&one.line.label, &other.line.label))
    };
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, whole) in wholes.iter().enumerate() {
        let partner = pairs.iter().find(|(one, _)| *one == at).map(|(_, other)| *other);
        if partner.is_some_and(|other| keeps(at, other)) {
            continue;
        }
        let free = |other: usize| partner == Some(other) || !pairs.iter().any(|(_, held)| *held == other);
        let fits = |other: usize, item: &Item<'_>| {
            let named = whole_words.get(at).zip(other_words.get(other)).is_some_and(|(one, two)| one.are_within(two));
            named && item.line.side == whole.line.side && free(other)
        };
        let parts: Vec<usize> =
            others.iter().enumerate().filter(|(other, item)| fits(*other, item)).map(|(other, _)| other).collect();
        let with_partner = partner.is_none_or(|other| parts.contains(&other));
        if parts.len() > 1 && with_partner && sums_up(whole, others, &parts) {
            found.push((at, parts));
        }
    }
    // A part that could be of two wholes is of neither.
    let uses = |part: &usize| found.iter().filter(|(_, parts)| parts.contains(part)).count();
    let clear: Vec<bool> = found.iter().map(|(_, parts)| parts.iter().all(|part| uses(part) == 1)).collect();
    found.into_iter().zip(clear).filter(|(_, clear)| *clear).map(|(it, _)| it).collect()
}

/// The parts together are of the whole's size.
fn sums_up(whole: &Item<'_>, others: &[Item<'_>], parts: &[usize]) -> bool {
    let sum = Amount::total(parts.iter().filter_map(|at| others.get(*at)?.amount));
    let twice = |amount: Amount| amount.decimal().abs().checked_mul(Decimal::TWO);
    let (Some(whole), Some(sum)) = (whole.amount, sum) else { return false };
    let within = |less: Amount, more: Amount| twice(less).is_some_and(|twice| twice >= more.decimal().abs());
    within(whole, sum) && within(sum, whole) && whole.is_negative() == sum.is_negative()
}
