//! A budget printed as several small tables, one a group, whose totals stand in the last of them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::money::Amount;
use crate::plan::{Budget, Role, Side, Sum, Term};

use super::append;

/// More tables than this are no pieces of one budget.
const MOST: usize = 12;

/// Joins tables in a row that have the same columns, where a side's total adds up over all of them and not within its
/// own: the figures prove that they belong together.
pub fn pieces(budgets: &mut Vec<Budget>) {
    let mut start = 0;
    while start < budgets.len() {
        let end = alike(budgets, start);
        let found = (start + 2..=end).rev().find_map(|end| Some((end, whole(budgets.get(start..end)?)?)));
        if let Some((end, joined)) = found {
            budgets.splice(start..end, [joined]);
        }
        start += 1;
    }
}

/// The end of the tables from `start` on that have the same unit and columns.
fn alike(budgets: &[Budget], start: usize) -> usize {
    let Some(first) = budgets.get(start) else { return start };
    let same = |other: &&Budget| other.unit == first.unit && other.columns == first.columns;
    start + budgets.iter().skip(start).take(MOST).take_while(same).count()
}

/// The pieces as one budget, where their totals prove it.
fn whole(pieces: &[Budget]) -> Option<Budget> {
    let (first, rest) = pieces.split_first()?;
    let mut joined = first.clone();
    let mut ranges: Vec<Range<usize>> = std::iter::once(0..first.lines.len()).collect();
    for piece in rest {
        let from = joined.lines.len();
        append(&mut joined, piece.clone());
        ranges.push(from..joined.lines.len());
    }
    let proofs: Vec<(Side, Option<Proof>)> =
        [Side::Income, Side::Cost].into_iter().map(|side| (side, total(&joined, &ranges, side))).collect();
    let spread = proofs.iter().any(|(_, proof)| proof.as_ref().is_some_and(|proof| proof.pieces > 1));
    let against = proofs.iter().any(|(side, proof)| proof.is_none() && has_total(&joined, *side));
    if !spread || against {
        return None;
    }
    for proof in proofs.into_iter().filter_map(|(_, proof)| proof) {
        proof.apply(&mut joined);
    }
    super::results(&mut joined);
    Some(joined)
}

/// A total, and the lines that make it.
struct Proof {
    line: usize,
    terms: Vec<usize>,
    /// Over how many tables the lines stand.
    pieces: usize,
}

impl Proof {
    fn apply(self, joined: &mut Budget) {
        for term in &self.terms {
            if let Some(line) = joined.lines.get_mut(*term).filter(|line| line.role == Role::Total) {
                line.role = Role::Subtotal;
            }
        }
        if let Some(line) = joined.lines.get_mut(self.line) {
            line.role = Role::Total;
        }
        joined.sums.retain(|sum| sum.line != self.line);
        let terms = self.terms.into_iter().map(|line| Term { line, sign: 1 }).collect();
        joined.sums.push(Sum { line: self.line, terms, by_layout: true });
    }
}

fn has_total(joined: &Budget, side: Side) -> bool {
    joined.lines.iter().any(|line| line.side == side && line.role == Role::Total)
}

/// The side's last total, where it is the sum of all lines of its side that nothing else covers, in every column.
fn total(joined: &Budget, ranges: &[Range<usize>], side: Side) -> Option<Proof> {
    let last = joined.lines.iter().rposition(|line| line.side == side && line.role == Role::Total)?;
    let covered: BTreeSet<usize> =
        joined.sums.iter().filter(|sum| sum.line != last).flat_map(|sum| &sum.terms).map(|term| term.line).collect();
    let results: BTreeSet<usize> = joined
        .sums
        .iter()
        .filter(|sum| is_result(joined, sum.line))
        .flat_map(|sum| &sum.terms)
        .map(|t| t.line)
        .collect();
    let tops: Vec<usize> = (0..joined.lines.len())
        .filter(|at| *at != last && (!covered.contains(at) || results.contains(at)))
        .filter(|at| {
            let line = joined.lines.get(*at);
            line.is_some_and(|line| line.side == side && line.role != Role::OfWhich)
        })
        .collect();
    let adds_up = |column: usize| {
        let Some(printed) = joined.amount(last, column) else { return true };
        Amount::total(tops.iter().filter_map(|line| joined.amount(*line, column))) == Some(printed)
    };
    let told = (0..joined.columns.len()).any(|column| joined.amount(last, column).is_some());
    let pieces = ranges.iter().filter(|range| tops.iter().any(|top| range.contains(top))).count();
    let proven = told && tops.len() > 1 && (0..joined.columns.len()).all(adds_up);
    proven.then_some(Proof { line: last, terms: tops, pieces })
}

fn is_result(joined: &Budget, line: usize) -> bool {
    joined.lines.get(line).is_some_and(|line| line.role == Role::Result)
}
