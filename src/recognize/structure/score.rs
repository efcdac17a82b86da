//! How well a reading holds together: sums that hold speak for it, lines that no total covers against it.

use rust_decimal::Decimal;

use crate::plan::{Role, Side};

use super::cover::Open;
use super::draft::{Draft, within_rounding};
use super::table::{Choices, Table};

/// What a sum of so many terms speaks for its reading in a column where it is off by so much, over so many values.
pub(super) fn held(off: Option<(Decimal, usize)>, terms: usize) -> i64 {
    match off {
        Some((off, _)) if off.is_zero() => {
            if terms > 1 {
                10
            } else {
                4
            }
        }
        Some((off, count)) if within_rounding(off, count) => 6,
        Some(_) => -10,
        None => 0,
    }
}

/// Writes a reading's score and the number of its broken sums into it.
pub fn score(draft: &mut Draft, open: &[Open], table: &Table<'_>, choices: &Choices) {
    let mut score = 0i64;
    let mut broken = 0;
    for sum in &draft.sums {
        for column in 0..table.money.len() {
            let own = held(draft.off(sum.line, &sum.terms, column), sum.terms.len());
            score += own;
            broken += usize::from(own < 0);
        }
    }
    for side in [Side::Income, Side::Cost] {
        let total = draft.lines.iter().rposition(|line| line.side == side && line.role == Role::Total);
        if total.is_some() {
            let left = open
                .iter()
                .filter(|open| {
                    Some(open.line) != total
                        && draft.lines.get(open.line).is_some_and(|line| line.side == side && line.role != Role::Total)
                })
                .count();
            score -= 6 * i64::try_from(left).unwrap_or(0);
        }
    }
    score += 2 * i64::try_from(draft.repeats.len()).unwrap_or(0);
    score -= 3 * i64::try_from(choices.sums_above.len() + choices.parents.len()).unwrap_or(0);
    score -= i64::try_from(choices.layout.iter().filter(|chosen| **chosen > 0).count()).unwrap_or(0);
    draft.score = score;
    draft.broken = broken;
}
