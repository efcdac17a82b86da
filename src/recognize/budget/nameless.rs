//! Rows without a label that sum up nothing: they are taken out of the table and listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::money::Amount;
use crate::plan::{Budget, Sum, Term, Unread};

/// Up to so many are taken out one by one, the first first: what it leaves behind may explain the next.
const MOST: usize = 200;

/// Takes them out.
pub(super) fn taken_out(budget: &mut Budget) -> Vec<Unread> {
    let mut out = Vec::new();
    loop {
        let found = unexplained(budget);
        let Some(first) = found.first().copied() else { return out };
        let gone = if found.len() > MOST { found } else { BTreeSet::from([first]) };
        for line in &gone {
            let cells = budget.lines.get_mut(*line).map(|line| std::mem::take(&mut line.cells));
            out.extend(cells.into_iter().flatten().flatten().map(|figure| Unread {
                place: figure.place,
                text: figure.printed,
                why: "unread-no-label",
            }));
        }
        forget(budget, &gone);
    }
}

fn unexplained(budget: &Budget) -> BTreeSet<usize> {
    let nameless = budget.lines.iter().enumerate().filter(|(_, line)| line.label.is_empty());
    let mut found: BTreeSet<usize> = nameless.map(|(at, _)| at).collect();
    if !found.is_empty() {
        for sum in budget.sums.iter().filter(|sum| holds(budget, sum)) {
            found.remove(&sum.line);
        }
    }
    found
}

/// Whether a sum holds in some column.
fn holds(budget: &Budget, sum: &Sum) -> bool {
    (0..budget.columns.len()).any(|column| {
        let terms = sum.terms.iter().filter_map(|term| budget.amount(term.line, column));
        let total = Amount::total(terms);
        total.is_some() && total == budget.amount(sum.line, column)
    })
}

/// Takes lines out of the structure: what they covered is covered by what covered them.
fn forget(budget: &mut Budget, gone: &BTreeSet<usize>) {
    let mut own: BTreeMap<usize, Vec<Term>> = BTreeMap::new();
    for sum in budget.sums.iter().filter(|sum| gone.contains(&sum.line)) {
        own.entry(sum.line).or_default().extend(&sum.terms);
    }
    let (mut places, mut kept) = (Vec::with_capacity(budget.lines.len()), 0);
    for at in 0..budget.lines.len() {
        places.push(kept);
        kept += usize::from(!gone.contains(&at));
    }
    let moved = |at: usize| places.get(at).copied().unwrap_or(at);
    let stays = |term: &Term| !gone.contains(&term.line);
    budget.sums.retain(|sum| !gone.contains(&sum.line));
    budget.repeats.retain(|repeat| !gone.contains(&repeat.line));
    budget.computed.retain(|told| !gone.contains(&told.line) && told.terms.iter().all(stays));
    for sum in &mut budget.sums {
        let mut lost: Vec<usize> = sum.terms.iter().filter(|term| !stays(term)).map(|term| term.line).collect();
        sum.terms.retain(stays);
        let mut seen = BTreeSet::new();
        while let Some(line) = lost.pop() {
            if !seen.insert(line) {
                continue;
            }
            let parts = own.get(&line).map_or(&[][..], Vec::as_slice);
            sum.terms.extend(parts.iter().filter(|term| stays(term)));
            lost.extend(parts.iter().filter(|term| !stays(term)).map(|term| term.line));
        }
        sum.line = moved(sum.line);
        sum.terms.iter_mut().for_each(|term| term.line = moved(term.line));
    }
    budget.repeats.iter_mut().for_each(|repeat| repeat.line = moved(repeat.line));
    for told in &mut budget.computed {
        told.line = moved(told.line);
        told.terms.iter_mut().for_each(|term| term.line = moved(term.line));
    }
    let mut at = 0;
    budget.lines.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}
