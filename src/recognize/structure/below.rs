//! A line held against the lines right below it, added up one after the other.

use rust_decimal::Decimal;

use super::draft::within_rounding;
use super::search::{children, own_values};
use super::table::{Choices, Table};

/// A line's own values, and the sums of the first so many lines below it.
pub(super) struct Below {
    columns: Vec<Column>,
    lines: usize,
}

struct Column {
    /// What the line itself prints; never zero.
    printed: Decimal,
    /// How many of the first so many lines print something, and their sum where it can be told.
    sums: Vec<(usize, Option<Decimal>)>,
}

impl Below {
    /// The line `at` with `most` lines below it.
    pub(super) fn of(table: &Table<'_>, choices: &Choices, at: usize, most: usize) -> Self {
        let own = own_values(table, choices, at);
        let printed: Vec<(usize, Decimal)> = own
            .iter()
            .enumerate()
            .filter_map(|(column, value)| Some((column, (*value).filter(|value| !value.is_zero())?)))
            .collect();
        if printed.is_empty() {
            return Self { columns: Vec::new(), lines: 0 };
        }
        let lines: Vec<usize> = children(table.entries, choices, at, most).collect();
        let column = |(column, printed): &(usize, Decimal)| {
            let mut sofar = (0, Some(Decimal::ZERO));
            let mut sums = vec![sofar];
            for line in &lines {
                if let Some(value) = table.values(choices, *line).get(*column).copied().flatten() {
                    sofar = (sofar.0 + 1, sofar.1.and_then(|sum| sum.checked_add(value)));
                }
                sums.push(sofar);
            }
            Column { printed: *printed, sums }
        };
        Self { columns: printed.iter().map(column).collect(), lines: lines.len() }
    }

    /// In how many columns the line prints something but zero.
    pub(super) fn printed(&self) -> usize {
        self.columns.len()
    }

    /// In how many columns the line is the sum of the first `count` lines below it. A column where only one of them
    /// prints something says the same where another one shows a sum.
    pub(super) fn columns_that_hold(&self, count: usize) -> usize {
        let first = count.min(self.lines);
        let sums = self.columns.iter().filter(|column| column.holds(first)).count();
        let single = || self.columns.iter().filter(|column| column.is_only(first)).count();
        if sums > 0 { sums + single() } else { 0 }
    }
}

impl Column {
    fn is_only(&self, first: usize) -> bool {
        self.sums.get(first).is_some_and(|(count, sum)| *count == 1 && *sum == Some(self.printed))
    }

    fn holds(&self, first: usize) -> bool {
        let Some((count, Some(sum))) = self.sums.get(first).copied() else { return false };
        let off = sum.abs() - self.printed.abs();
        let near = within_rounding(off, count) && self.printed.abs() > Decimal::from(20);
        count >= 2 && (off.is_zero() || near)
    }
}
