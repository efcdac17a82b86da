//! The table's usual signs: the dominant sign per column and role is the convention; a cell that deviates keeps a
//! negative amount, never an absolute value.

use rust_decimal::Decimal;

use crate::plan::{Role, Side};

use super::draft::{Draft, DraftLine};

/// Takes the usual signs away; `differences` says for each column whether it holds differences. The sign of a
/// difference says which way it goes: it has no usual one of its own, but that of the amounts that it is of.
pub fn normalize(draft: &mut Draft, differences: &[bool]) {
    let amounts: Vec<usize> = (0..differences.len()).filter(|at| differences.get(*at) == Some(&false)).collect();
    let mut flips = Vec::new();
    for (column, difference) in differences.iter().enumerate() {
        let own = [column];
        let of: &[usize] = if *difference && !amounts.is_empty() { &amounts } else { &own };
        let income = usual(draft, of, Side::Income, &[Role::Item, Role::OfWhich]).unwrap_or(false);
        let cost = usual(draft, of, Side::Cost, &[Role::Item, Role::OfWhich]).unwrap_or(false);
        for (side, items) in [(Side::Income, income), (Side::Cost, cost)] {
            let groups = usual_of_sums(draft, of, side, items);
            let totals = usual(draft, of, side, &[Role::Total]).unwrap_or(groups);
            for line in draft.lines.iter_mut().filter(|line| line.side == side) {
                let negative = match line.role {
                    Role::Subtotal => groups,
                    Role::Total => totals,
                    _ => items,
                };
                set(line, column, negative);
            }
        }
        flips.push(income && !cost);
    }
    // Books that print income as negative print a surplus as negative too, unless the figures themselves say no.
    let straight = surplus_is_plus(draft, &amounts);
    for (column, flipped) in flips.into_iter().enumerate() {
        for line in draft.lines.iter_mut().filter(|line| line.side == Side::None) {
            set(line, column, flipped && !straight && line.role == Role::Result);
        }
    }
}

/// Whether more results are printed as income less cost than as cost less income.
fn surplus_is_plus(draft: &Draft, columns: &[usize]) -> bool {
    let (mut plus, mut minus) = (0, 0);
    for column in columns {
        let total = |side: Side| {
            let of = |line: &&DraftLine| line.side == side && line.role == Role::Total;
            draft.lines.iter().rfind(of)?.values.get(*column).copied().flatten()
        };
        let Some(off) = total(Side::Income).zip(total(Side::Cost)).and_then(|(income, cost)| income.checked_sub(cost))
        else {
            continue;
        };
        let results = draft.lines.iter().filter(|line| line.role == Role::Result && line.side == Side::None);
        for printed in results.filter_map(|line| line.printed.get(*column).copied().flatten()) {
            plus += usize::from(!off.is_zero() && printed == off);
            minus += usize::from(!off.is_zero() && printed == -off);
        }
    }
    plus > minus
}

fn set(line: &mut DraftLine, column: usize, negative: bool) {
    let printed = line.printed.get(column).copied().flatten();
    if let Some(slot) = line.values.get_mut(column) {
        *slot = printed.map(|value| if negative && !value.is_zero() { -value } else { value });
    }
}

/// Whether minus is the usual sign; `None` where nothing but zeros is printed.
fn usual(draft: &Draft, columns: &[usize], side: Side, roles: &[Role]) -> Option<bool> {
    let (minus, plus) = counts(draft, columns, side, roles);
    (minus + plus > 0).then_some(minus > plus)
}

fn usual_of_sums(draft: &Draft, columns: &[usize], side: Side, items: bool) -> bool {
    let (minus, plus) = counts(draft, columns, side, &[Role::Subtotal]);
    if minus == plus { items } else { minus > plus }
}

fn counts(draft: &Draft, columns: &[usize], side: Side, roles: &[Role]) -> (usize, usize) {
    let values = draft
        .lines
        .iter()
        .filter(|line| line.side == side && roles.contains(&line.role))
        .flat_map(|line| columns.iter().filter_map(|column| line.printed.get(*column).copied().flatten()))
        .filter(|value: &Decimal| !value.is_zero());
    let (mut minus, mut plus) = (0, 0);
    for value in values {
        if value.is_sign_negative() { minus += 1 } else { plus += 1 }
    }
    (minus, plus)
}
