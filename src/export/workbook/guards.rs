//! Where a sum's range begins and ends: a thin row on each side, so that a line inserted first or last in a group is
//! caught by its sum as surely as one in the middle.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::{Budget, Role};

use super::grid::{Content, FIRST_ROW, GridRow};
use super::sums;

/// The lines beside which thin rows stand, and the sums they are for.
#[derive(Debug, Default)]
pub(super) struct Guards {
    /// Lines that begin a range; a thin row stands before them where no heading does.
    pub(super) first: BTreeSet<usize>,
    /// Sums below their lines: a thin row stands before them.
    pub(super) before: BTreeSet<usize>,
    /// Lines that end a range whose sum stands above it, and such sums themselves.
    pub(super) after: BTreeSet<usize>,
    /// Sum, first and last line.
    ranges: Vec<(usize, usize, usize)>,
}

impl Guards {
    /// The guards of all sums whose lines stand together, right above or right below them.
    pub(super) fn of(budget: &Budget) -> Self {
        let mut guards = Self::default();
        for sum in sums::in_order(budget) {
            let terms = sums::terms(sum);
            let added = terms.iter().all(|term| term.sign > 0);
            let is_sum =
                budget.lines.get(sum.line).is_some_and(|line| matches!(line.role, Role::Subtotal | Role::Total));
            let of_items =
                terms.iter().all(|term| budget.lines.get(term.line).is_some_and(|line| line.role == Role::Item));
            let (Some(first), Some(last)) = (terms.first().map(|term| term.line), terms.last().map(|term| term.line))
            else {
                continue;
            };
            let together = last.checked_sub(first).and_then(|more| more.checked_add(1)) == Some(terms.len());
            if !(added && is_sum && of_items && together) {
                continue;
            }
            let next_is_part = last
                .checked_add(1)
                .and_then(|next| budget.lines.get(next))
                .is_some_and(|line| line.role == Role::OfWhich);
            if last.checked_add(1) == Some(sum.line) {
                guards.first.insert(first);
                guards.before.insert(sum.line);
            } else if sum.line.checked_add(1) == Some(first) && !next_is_part {
                guards.after.extend([sum.line, last]);
            } else {
                continue;
            }
            guards.ranges.push((sum.line, first, last));
        }
        guards
    }

    /// The rows that each such sum covers, thin rows and a heading above included.
    pub(super) fn spans(&self, rows: &[GridRow], line_rows: &[u32]) -> BTreeMap<usize, (u32, u32)> {
        let is_line = |row: u32| {
            let at = row.checked_sub(FIRST_ROW).and_then(|at| usize::try_from(at).ok());
            at.and_then(|at| rows.get(at)).is_none_or(|row| matches!(row.content, Content::Line(_)))
        };
        let span = |(sum, first, last): &(usize, usize, usize)| {
            let (first, last) = (*line_rows.get(*first)?, *line_rows.get(*last)?);
            let above = first.checked_sub(1).filter(|row| !is_line(*row)).unwrap_or(first);
            let below = last.checked_add(1).filter(|row| !is_line(*row)).unwrap_or(last);
            Some((*sum, (above, below)))
        };
        self.ranges.iter().filter_map(span).collect()
    }
}
