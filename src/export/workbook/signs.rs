//! Whether a table prints its costs with a minus: the workbook shows them as the plan does.

use crate::plan::{Budget, Role, Side};

/// Whether most cost items that are not zero are printed negative.
pub(super) fn costs_are_negative(budget: &Budget) -> bool {
    let printed = budget
        .lines
        .iter()
        .filter(|line| line.side == Side::Cost && matches!(line.role, Role::Item | Role::OfWhich))
        .flat_map(|line| line.cells.iter().flatten())
        .filter(|figure| !figure.amount.is_zero());
    let (minus, plain) = printed.fold((0usize, 0usize), |(minus, plain), figure| {
        if prints_minus(&figure.printed) { (minus + 1, plain) } else { (minus, plain + 1) }
    });
    minus > plain
}

fn prints_minus(printed: &str) -> bool {
    printed.trim_start().starts_with(['-', '\u{2212}', '\u{2013}', '\u{2010}', '\u{2011}', '('])
}
