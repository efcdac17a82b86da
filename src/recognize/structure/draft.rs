//! A table as one reading has it.

use std::rc::Rc;

use rust_decimal::Decimal;

use crate::plan::{Role, Side, Term};

use super::name::Name;
use super::table::Values;

/// A line of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftLine {
    /// The entry it comes from.
    pub entry: usize,
    /// Its label.
    pub label: Name,
    /// The labels of its groups, outermost first.
    pub path: Rc<[Name]>,
    /// Its side.
    pub side: Side,
    /// Its role.
    pub role: Role,
    /// One value a money column, as printed, sign and all.
    pub printed: Values,
    /// The same with the table's usual sign taken away.
    pub values: Vec<Option<Decimal>>,
    /// Which layout column each value stands in (its own, or the column of group sums).
    pub from: Rc<[usize]>,
    /// Whether the line is a group's sum printed on another line's row.
    pub beside: bool,
}

/// Which lines a sum covers in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSum {
    /// The line of the sum.
    pub line: usize,
    /// What it covers.
    pub terms: Vec<Term>,
    /// Whether the layout alone says so.
    pub by_layout: bool,
}

/// One reading of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Draft {
    /// Its lines.
    pub lines: Vec<DraftLine>,
    /// Its sums.
    pub sums: Vec<DraftSum>,
    /// Amounts printed a second time: (line, money column, layout column, value).
    pub repeats: Vec<(usize, usize, usize, Decimal)>,
    /// How well it holds together.
    pub score: i64,
    /// How many of its sums are broken, over all columns.
    pub broken: usize,
}

impl Draft {
    /// The value of a line in a money column, its usual sign taken away.
    #[must_use]
    pub fn value(&self, line: usize, column: usize) -> Option<Decimal> {
        self.lines.get(line)?.values.get(column).copied().flatten()
    }

    /// The computed value of terms in a column; `None` where no term is printed.
    #[must_use]
    pub fn computed(&self, terms: &[Term], column: usize) -> Option<(Decimal, usize)> {
        let mut sum = Decimal::ZERO;
        let mut count = 0;
        for term in terms {
            if let Some(value) = self.value(term.line, column) {
                sum = if term.sign < 0 { sum.checked_sub(value)? } else { sum.checked_add(value)? };
                count += 1;
            }
        }
        (count > 0).then_some((sum, count))
    }

    /// How far a sum is off in a column: `None` where it can't be told; zero where it holds exactly.
    #[must_use]
    pub fn off(&self, line: usize, terms: &[Term], column: usize) -> Option<(Decimal, usize)> {
        let printed = self.value(line, column)?;
        let (computed, count) = self.computed(terms, column)?;
        Some((printed.checked_sub(computed)?, count))
    }
}

/// Whether a difference is within rounding for so many terms: at most half a unit for each and one for the sum.
#[must_use]
pub fn within_rounding(off: Decimal, terms: usize) -> bool {
    let halves = i64::try_from(terms).unwrap_or(i64::MAX / 10).saturating_add(1).saturating_mul(5);
    let bound = Decimal::new(halves, 1);
    off.abs() <= bound
}
