//! A budget table of the new year: this year's budget beside it, its lines and its structure.

use std::collections::BTreeMap;

use crate::document::Place;
use crate::money::Amount;
use crate::plan::{Budget, Column, Figure, Kind, Line, Role, Side, Sum, Term};

use super::{Figures, words};

/// Where the new budget stands, beside this year's.
const NOW: usize = 1;

/// The table of the new year; `None` where it has no budget of this one.
pub(super) fn rolled(table: &Budget, year: i32, figures: Figures, equity_is_told: bool) -> Option<Budget> {
    let own = |column: &Column| column.year == Some(year) && matches!(column.kind, Some(Kind::Budget) | None);
    let column = table.columns.iter().position(own)?;
    let budget = |year: i32| Column { year: Some(year), kind: Some(Kind::Budget), period: None };
    let kept = |line: &&Line| !(line.role == Role::Equity && equity_is_told);
    let mut new = Budget {
        title: table.title.as_deref().map(|title| words::moved(title, year)),
        columns: vec![budget(year), budget(year.checked_add(1)?)],
        lines: table.lines.iter().filter(kept).map(|line| self::line(line, column, year, figures)).collect(),
        unit: table.unit,
        place: table.place.clone(),
        ..Budget::default()
    };
    // Equity stands outside all sums; what follows it moves up.
    let mut now = BTreeMap::new();
    for (at, _) in table.lines.iter().enumerate().filter(|(_, line)| kept(line)) {
        now.insert(at, now.len());
    }
    new.sums = table.sums.iter().filter_map(|sum| moved(sum, &now)).collect();
    fill_sums(&mut new);
    Some(new)
}

fn line(line: &Line, column: usize, year: i32, figures: Figures) -> Line {
    let before = line.cells.get(column).cloned().flatten();
    let own = before.as_ref().filter(|_| matches!(line.role, Role::Item | Role::OfWhich));
    let now = own.map(|figure| match figures {
        Figures::Carried => unprinted(figure.amount),
        Figures::Empty => unprinted(Amount::ZERO),
    });
    Line { label: words::moved(&line.label, year), cells: vec![before, now], ..line.clone() }
}

/// A figure that nobody has printed yet; one of zero is yet to be filled in.
pub(super) fn unprinted(amount: Amount) -> Figure {
    Figure { amount, printed: String::new(), place: Place::default() }
}

fn moved(sum: &Sum, now: &BTreeMap<usize, usize>) -> Option<Sum> {
    let term = |term: &Term| Some(Term { line: *now.get(&term.line)?, sign: term.sign });
    let terms: Vec<Term> = sum.terms.iter().filter_map(term).collect();
    (!terms.is_empty()).then_some(Sum { line: *now.get(&sum.line)?, terms, by_layout: sum.by_layout })
}

/// Every sum of the new year is what its lines give, each after those it rests on.
fn fill_sums(table: &mut Budget) {
    let mut left: Vec<Sum> = table.sums.clone();
    // A sum that rests on itself is never ready.
    for _ in 0..table.sums.len() {
        let waits = |line: usize| left.iter().any(|sum| sum.line == line);
        let (ready, rest): (Vec<Sum>, Vec<Sum>) =
            left.iter().cloned().partition(|sum| !sum.terms.iter().any(|term| waits(term.line)));
        for sum in ready {
            let terms = sum.terms.iter().filter_map(|term| {
                let amount = table.amount(term.line, NOW)?;
                Some(if term.sign < 0 { amount.negated() } else { amount })
            });
            let whole = Amount::total(terms);
            let slot = table.lines.get_mut(sum.line).and_then(|line| line.cells.get_mut(NOW));
            if let (Some(slot), Some(whole)) = (slot, whole) {
                *slot = Some(unprinted(whole));
            }
        }
        left = rest;
    }
}

/// The tables without what nobody has printed.
pub(super) fn unprint(tables: &mut [Budget]) {
    for line in tables.iter_mut().flat_map(|table| &mut table.lines) {
        line.cells.truncate(NOW);
        line.cells.push(None);
    }
}

/// The new year's income less its costs; equity used as financing is no income.
pub(super) fn result(table: &Budget) -> Option<Amount> {
    let whole = |side| Amount::total(table.items(side).filter_map(|(line, _)| table.amount(line, NOW)));
    whole(Side::Income)?.minus(whole(Side::Cost)?)
}
