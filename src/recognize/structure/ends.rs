//! The end of a table: totals that stood first, parents whose lines never came, and the results.

use std::collections::BTreeSet;

use crate::plan::{Category, Role, Side, Term};

use super::super::lexicon::Says;
use super::build::Builder;
use super::draft::{Draft, DraftSum, within_rounding};
use super::signs;

/// So many terms of all results together: a table of a thousand results over a thousand lines is no budget, and its
/// results stand for themselves.
const MOST_TERMS: usize = 1_000_000;

impl Builder<'_> {
    /// What income and cost come to at the end: the sides' totals, or what is open.
    fn side_terms(&self, side: Side, sign: i8) -> Vec<Term> {
        let total =
            self.draft.lines.iter().enumerate().rev().find(|(_, line)| line.side == side && line.role == Role::Total);
        match total {
            Some((line, _)) => vec![Term { line, sign }],
            None => self.all_open(side).iter().map(|line| Term { line: *line, sign }).collect(),
        }
    }

    /// A total printed before its lines covers what was left open at the end.
    fn late_totals(&mut self) {
        let mut summed: BTreeSet<usize> = self.draft.sums.iter().map(|sum| sum.line).collect();
        for line in 0..self.draft.lines.len() {
            let Some(found) = self.draft.lines.get(line) else { break };
            let entry = self.table.entries.get(found.entry).map(|entry| entry.says);
            let side = found.side;
            if summed.contains(&line) || !matches!(entry, Some(Says::Sum(Some(_)))) || found.role == Role::Total {
                continue;
            }
            let rest: Vec<usize> = self.all_open(side).iter().copied().filter(|open| *open > line).collect();
            if rest.is_empty() {
                continue;
            }
            if let Some(found) = self.draft.lines.get_mut(line) {
                found.role = Role::Total;
            }
            let terms = rest.into_iter().map(|line| Term { line, sign: 1 }).collect();
            self.open.retain(|open| open.line != line);
            self.close(line, terms, true, side);
            summed.insert(line);
        }
    }

    /// Parents whose lines never came are lines themselves.
    fn forsaken(&mut self) {
        for (parent, _, terms) in std::mem::take(&mut self.parents) {
            let side = self.draft.lines.get(parent).map_or(Side::None, |line| line.side);
            self.keep_open(parent, side);
            for term in terms {
                self.keep_open(term.line, side);
            }
        }
    }

    pub(super) fn results(&mut self) {
        self.forsaken();
        self.late_totals();
        let results: Vec<usize> = (0..self.draft.lines.len())
            .filter(|at| self.draft.lines.get(*at).is_some_and(|line| line.role == Role::Result))
            .collect();
        let mut terms = self.side_terms(Side::Income, 1);
        let costs = self.side_terms(Side::Cost, -1);
        if terms.is_empty() || costs.is_empty() {
            return;
        }
        terms.extend(costs);
        let equity: Vec<Term> = self
            .draft
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| {
                line.side == Side::Income
                    && line.role == Role::Item
                    && self.table.entries.get(line.entry).is_some_and(|entry| entry.income == Some(Category::OwnEquity))
            })
            .map(|(line, _)| Term { line, sign: -1 })
            .collect();
        if results.len().saturating_mul(terms.len()) > MOST_TERMS {
            return;
        }
        let plain = (!equity.is_empty()).then(|| {
            let mut plain = self.draft.clone();
            signs::normalize(&mut plain, self.table.differences);
            plain
        });
        for result in results {
            self.repeat(result);
            let own = plain.as_ref().and_then(|plain| self.without_equity(plain, result, &terms, &equity));
            let terms = own.unwrap_or_else(|| terms.clone());
            self.draft.sums.push(DraftSum { line: result, terms, by_layout: true });
        }
    }

    /// Equity used as financing is no income; a printed result may or may not have seen that. `plain` is the draft with
    /// its usual signs taken away.
    fn without_equity(&self, plain: &Draft, result: usize, terms: &[Term], equity: &[Term]) -> Option<Vec<Term>> {
        let without: Vec<Term> = terms.iter().chain(equity).copied().collect();
        let broken = |terms: &[Term]| {
            (0..self.table.money.len())
                .filter(|column| {
                    plain.off(result, terms, *column).is_some_and(|(off, count)| !within_rounding(off, count))
                })
                .count()
        };
        (broken(&without) < broken(terms)).then_some(without)
    }
}
