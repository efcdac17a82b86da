//! `Intäkter 6,25` below the incomes: the bare word of a side as the sum of the lines above it.

use rust_decimal::Decimal;

use super::super::columns::Columns;
use super::super::entry::Entry;
use super::super::lexicon::{self, Says};
use super::super::structure::{is_pure, within_rounding};

/// Marks such lines as sums, where every printed column says so; a table that begins with such a line has its sums
/// above their lines.
pub(super) fn mark(entries: &mut [Entry], laid: &Columns, money: &[usize]) {
    if entries.iter().find(|entry| !entry.is_bare()).is_none_or(|first| is_pure(&first.label)) {
        return;
    }
    let mut from = 0;
    for at in 0..entries.len() {
        let Some(entry) = entries.get(at).filter(|entry| !entry.is_bare()) else { continue };
        if matches!(entry.says, Says::Sum(_) | Says::BareSum) {
            from = at + 1;
            continue;
        }
        let Some(side) = lexicon::side_head(&entry.label).filter(|_| is_pure(&entry.label)) else { continue };
        if sums_up(entries, laid, money, at, from..at) {
            if let Some(entry) = entries.get_mut(at) {
                entry.says = Says::Sum(Some(side));
            }
            from = at + 1;
        }
    }
}

fn value(laid: &Columns, entry: usize, column: usize) -> Option<Decimal> {
    Some(laid.layouts.get(entry)?.first()?.get(column)?.as_ref()?.value)
}

/// Whether a line is the sum of the plain lines among `rows` in every column that it prints.
fn sums_up(entries: &[Entry], laid: &Columns, money: &[usize], at: usize, rows: std::ops::Range<usize>) -> bool {
    let plain = |row: &usize| entries.get(*row).is_some_and(|entry| !entry.is_bare() && entry.says == Says::Nothing);
    let lines: Vec<usize> = rows.filter(plain).collect();
    let mut told = 0;
    for column in money {
        let Some(own) = value(laid, at, *column) else { continue };
        let parts: Vec<Decimal> = lines.iter().filter_map(|line| value(laid, *line, *column)).collect();
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value));
        let near = sum.and_then(|sum| sum.abs().checked_sub(own.abs()));
        let exact = near
            .is_some_and(|off| off.is_zero() || own.abs() > Decimal::ONE_HUNDRED && within_rounding(off, parts.len()));
        if parts.len() < 2 || !exact {
            return false;
        }
        told += usize::from(!own.is_zero());
    }
    told > 0
}
