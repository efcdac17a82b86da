//! The identities inside a budget table: its sums, and amounts printed twice.

use std::collections::{BTreeMap, BTreeSet};

use super::equation::{Equation, Identity, Part};
use crate::money::Amount;
use crate::plan::{Address, Budget, Kind, Role, Sum};

/// Each sum of the structure in each column where it is printed.
pub(super) fn sums(at: usize, budget: &Budget, found: &mut Vec<Equation>) {
    for sum in &budget.sums {
        let identity = match budget.lines.get(sum.line).map(|line| line.role) {
            Some(Role::Total) => Identity::Total,
            Some(Role::Result) => Identity::Result,
            Some(Role::Equity) => Identity::RollForward,
            _ => Identity::Sum,
        };
        for (column, about) in budget.columns.iter().enumerate() {
            if about.kind != Some(Kind::Deviation) {
                found.extend(sum_in(at, budget, sum, column, identity));
            }
        }
    }
}

fn sum_in(at: usize, budget: &Budget, sum: &Sum, column: usize, identity: Identity) -> Option<Equation> {
    budget.amount(sum.line, column)?;
    let mut printed = Printed { budget, column, lines: BTreeMap::new(), by_layout: true };
    printed.take(sum, 1, &mut BTreeSet::from([sum.line]));
    let Printed { lines, by_layout, .. } = printed;
    let parts: Vec<Part> = lines
        .into_iter()
        .map(|(line, sign)| Part { address: Address::Line { budget: at, line, column }, sign })
        .collect();
    // A sum over nothing but empty cells says nothing: the money stands in another column, or only in the sum.
    (!parts.is_empty()).then_some(Equation {
        identity,
        target: Address::Line { budget: at, line: sum.line, column },
        parts,
        constant: Amount::ZERO,
        by_layout,
    })
}

/// What a sum covers of what is printed in a column.
struct Printed<'a> {
    budget: &'a Budget,
    column: usize,
    lines: BTreeMap<usize, i8>,
    by_layout: bool,
}

impl Printed<'_> {
    /// Takes a sum's terms; a line is counted once, however often the structure names it. Where an inner sum is not printed, its money stands in its own lines.
    fn take(&mut self, sum: &Sum, sign: i8, seen: &mut BTreeSet<usize>) {
        self.by_layout &= sum.by_layout;
        for term in &sum.terms {
            let sign = sign * term.sign.signum();
            if !seen.insert(term.line) {
                continue;
            }
            if self.budget.amount(term.line, self.column).is_some() {
                self.lines.insert(term.line, sign);
            } else if let Some(inner) = self.budget.sums.iter().find(|inner| inner.line == term.line) {
                self.take(inner, sign, seen);
            }
        }
    }
}

/// Amounts printed a second time.
pub(super) fn repeats(at: usize, budget: &Budget, found: &mut Vec<Equation>) {
    for (number, repeat) in budget.repeats.iter().enumerate() {
        if budget.amount(repeat.line, repeat.column).is_none() {
            continue;
        }
        let first = Address::Line { budget: at, line: repeat.line, column: repeat.column };
        found.push(Equation {
            identity: Identity::Twice,
            target: Address::Repeat { budget: at, repeat: number },
            parts: vec![Part::plus(first)],
            constant: Amount::ZERO,
            by_layout: true,
        });
    }
}
