//! The live sums of a budget: exactly the lines that the plan's structure names, each formula with its exact value.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::money::Unit;
use crate::money::border::to_cell;
use crate::plan::{Budget, Figure, Role, Sum, Term};

use super::grid::{FIRST_COLUMN, shown_sign};
use super::pen::Entry;
use super::sheets::a1;

/// The longest formula that Excel takes, with a margin.
pub(super) const LONGEST_FORMULA: usize = 8_000;

/// The sums that can be computed, each after those it rests on; a sum that rests on itself is left out.
pub(super) fn in_order(budget: &Budget) -> Vec<&Sum> {
    let mut of_line: Vec<Option<&Sum>> = vec![None; budget.lines.len()];
    for sum in &budget.sums {
        let sound = !sum.terms.is_empty() && sum.terms.iter().all(|term| term.line < budget.lines.len());
        if let Some(held) = of_line.get_mut(sum.line).filter(|held| sound && held.is_none()) {
            *held = Some(sum);
        }
    }
    // Kahn's order: a sum is ready when all sums among its terms are.
    let mut waits = vec![0usize; budget.lines.len()];
    let mut readers: Vec<Vec<usize>> = vec![Vec::new(); budget.lines.len()];
    for sum in of_line.iter().flatten() {
        for term in &sum.terms {
            if of_line.get(term.line).is_some_and(Option::is_some) {
                if let Some(count) = waits.get_mut(sum.line) {
                    *count += 1;
                }
                if let Some(list) = readers.get_mut(term.line) {
                    list.push(sum.line);
                }
            }
        }
    }
    let free = |line: &usize| waits.get(*line) == Some(&0);
    let mut ready: Vec<usize> = of_line.iter().flatten().map(|sum| sum.line).filter(free).rev().collect();
    let mut order = Vec::new();
    while let Some(line) = ready.pop() {
        order.extend(of_line.get(line).copied().flatten());
        for reader in readers.get(line).into_iter().flatten() {
            if let Some(count) = waits.get_mut(*reader) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    ready.push(*reader);
                }
            }
        }
    }
    order
}

/// The sound sum that a line holds.
pub(super) fn in_order_of(budget: &Budget, line: usize) -> Option<&Sum> {
    let sound = |sum: &&Sum| !sum.terms.is_empty() && sum.terms.iter().all(|term| term.line < budget.lines.len());
    budget.sums.iter().filter(|sum| sum.line == line).find(sound)
}

/// A budget on its sheet, as far as its sums need to know it.
pub(super) struct Sheet<'a> {
    /// The budget.
    pub(super) budget: &'a Budget,
    /// The unit of the cells.
    pub(super) unit: Unit,
    /// The row of each line.
    pub(super) rows: &'a [u32],
    /// The rows that a sum covers, where its lines stand together.
    pub(super) spans: &'a BTreeMap<usize, (u32, u32)>,
    /// Whether costs are shown with a minus.
    pub(super) costs_negative: bool,
}

impl Sheet<'_> {
    /// What every cell holds, by line and column.
    pub(super) fn entries(&self) -> Vec<Vec<Entry>> {
        let budget = self.budget;
        let mut entries: Vec<Vec<Entry>> = budget
            .lines
            .iter()
            .map(|line| {
                let sign = Decimal::from(shown_sign(line, self.costs_negative));
                (0..budget.columns.len())
                    .map(|column| match line.cells.get(column).and_then(Option::as_ref) {
                        Some(figure) if !figure.is_to_fill() => Entry::Fixed(figure.amount.in_unit(self.unit) * sign),
                        _ => Entry::Empty,
                    })
                    .collect()
            })
            .collect();
        let needed: BTreeSet<usize> = budget.sums.iter().flat_map(|sum| &sum.terms).map(|term| term.line).collect();
        for sum in in_order(budget) {
            for column in 0..budget.columns.len() {
                let figure = budget.lines.get(sum.line).and_then(|line| line.cells.get(column)?.as_ref());
                // What is being made is summed before anything is filled in.
                let open = figure.is_some_and(Figure::is_undecided);
                let live = self.live(sum, column, &entries, open);
                let Some(entry) = entries.get_mut(sum.line).and_then(|line| line.get_mut(column)) else { continue };
                // A sum that is not printed stays empty, unless another sum rests on it.
                let wanted = open || *entry != Entry::Empty || needed.contains(&sum.line);
                if let Some(live) = live.filter(|_| wanted) {
                    *entry = live;
                }
            }
        }
        entries
    }

    fn live(&self, sum: &Sum, column: usize, entries: &[Vec<Entry>], open: bool) -> Option<Entry> {
        let line = self.budget.lines.get(sum.line)?;
        let own = shown_sign(line, self.costs_negative);
        let mut value = Decimal::ZERO;
        let mut filled = open;
        let mut signed = Vec::new();
        for term in &terms(sum) {
            let sign = own * term.sign.signum() * shown_sign(self.budget.lines.get(term.line)?, self.costs_negative);
            if let Some(amount) = entries.get(term.line)?.get(column)?.value() {
                to_cell(amount)?;
                filled = true;
                value = value.checked_add(amount.checked_mul(Decimal::from(sign))?)?;
            }
            signed.push((*self.rows.get(term.line)?, sign));
        }
        to_cell(value)?;
        let column = FIRST_COLUMN.checked_add(u16::try_from(column).ok()?)?;
        let alike = signed.iter().all(|(_, sign)| *sign > 0);
        let span = self.spans.get(&sum.line).copied().filter(|_| alike);
        let formula = formula(&signed, span, line.role, self.rows, column);
        (filled && formula.len() <= LONGEST_FORMULA).then_some(Entry::Live { formula, value })
    }
}

/// What a sum covers; a line is never in it twice, however often the structure names it.
pub(super) fn terms(sum: &Sum) -> BTreeSet<Term> {
    sum.terms.iter().copied().collect()
}

/// A sum over rows with their signs, in one column.
pub(super) fn formula(signed: &[(u32, i8)], span: Option<(u32, u32)>, role: Role, rows: &[u32], column: u16) -> String {
    if let Some((first, last)) = span {
        return format!("SUM({}:{})", a1(first, column), a1(last, column));
    }
    let of = |wanted: bool| -> Vec<u32> {
        signed.iter().filter(|(_, sign)| (*sign > 0) == wanted).map(|(row, _)| *row).collect()
    };
    // A result sets sides against each other: each by its own cell.
    let own_rows: &[u32] = if role == Role::Result { &[] } else { rows };
    format!("{}{}", side(&of(true), own_rows, column, ""), side(&of(false), own_rows, column, "-"))
}

/// `SUM(B5:B9)`, `B5+B8` or `SUM(B5:B8,B10)`; with `-` before each piece that is taken away.
fn side(terms: &[u32], rows: &[u32], column: u16, sign: &str) -> String {
    let mut pieces = pieces(terms, rows);
    if pieces.len() > 1 {
        // Among single cells, two neighbours read better apart: `B20+B39+B40`.
        pieces = pieces.into_iter().flat_map(apart).collect();
    }
    let text = |(first, last): &(u32, u32)| match first == last {
        true => a1(*first, column),
        false => format!("{}:{}", a1(*first, column), a1(*last, column)),
    };
    let any_range = pieces.iter().any(|(first, last)| first != last);
    if pieces.is_empty() {
        String::new()
    } else if any_range {
        format!("{sign}SUM({})", pieces.iter().map(text).collect::<Vec<_>>().join(","))
    } else if sign.is_empty() {
        pieces.iter().map(text).collect::<Vec<_>>().join("+")
    } else {
        pieces.iter().map(|piece| format!("{sign}{}", text(piece))).collect()
    }
}

/// A range of two neighbouring rows as two cells; any other as it is.
fn apart((first, last): (u32, u32)) -> Vec<(u32, u32)> {
    if first.checked_add(1) == Some(last) { vec![(first, first), (last, last)] } else { vec![(first, last)] }
}

/// Rows joined into ranges; a range may span headings and air, but no line that is not a term.
fn pieces(terms: &[u32], rows: &[u32]) -> Vec<(u32, u32)> {
    let mut sorted = terms.to_vec();
    sorted.sort_unstable();
    let mut pieces: Vec<(u32, u32)> = Vec::new();
    for row in sorted {
        match pieces.last_mut() {
            Some((_, last)) if row > *last && next_line(*last, rows) == Some(row) => *last = row,
            _ => pieces.push((row, row)),
        }
    }
    pieces
}

/// The row of the line that follows the one on `row`; lines stand in rising rows.
fn next_line(row: u32, rows: &[u32]) -> Option<u32> {
    rows.get(rows.partition_point(|at| *at <= row)).copied()
}

#[cfg(test)]
mod tests {
    use super::side;

    #[test]
    fn ranges_cover_exactly_the_terms() {
        // Lines on rows 4, 5, 6, 8 and 9; row 7 is a heading.
        let rows = [4, 5, 6, 8, 9];
        assert_eq!(side(&[4, 5, 6], &rows, 1, ""), "SUM(B5:B7)");
        assert_eq!(side(&[6, 8], &rows, 1, ""), "SUM(B7:B9)");
        assert_eq!(side(&[4, 6], &rows, 1, ""), "B5+B7");
        assert_eq!(side(&[4, 5, 8], &rows, 1, ""), "B5+B6+B9");
        assert_eq!(side(&[4, 5, 6, 9], &rows, 1, ""), "SUM(B5:B7,B10)");
        assert_eq!(side(&[9], &rows, 1, "-"), "-B10");
        assert_eq!(side(&[4, 4], &rows, 1, ""), "B5+B5");
    }
}
