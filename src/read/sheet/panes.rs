//! Tables side by side on a sheet: a blank column between two that have labels and figures each.

use super::grid::Held;
use super::tables::{is_figure, lines};

/// So many rows with a label and a figure make a table of their own.
const ENOUGH: usize = 3;

/// The panes of a sheet, from left to right; most sheets have one.
pub(super) fn panes(cells: &[Held]) -> Vec<Vec<&Held>> {
    let mut out = Vec::new();
    let mut rest: Vec<&Held> = cells.iter().collect();
    while let Some(cut) = cut(&rest) {
        let (left, right): (Vec<&Held>, Vec<&Held>) = rest.into_iter().partition(|cell| cell.column < cut);
        out.push(left);
        rest = right;
    }
    out.push(rest);
    out
}

/// The first blank column with a table on either side.
fn cut(cells: &[&Held]) -> Option<u32> {
    let lines = lines(cells);
    let mut used: Vec<u32> =
        lines.iter().filter(|line| line.cells.len() > 1).flat_map(|line| &line.cells).map(|cell| cell.column).collect();
    used.sort_unstable();
    used.dedup();
    used.windows(2)
        .filter_map(|pair| match pair {
            [left, right] if right - left > 1 => Some(left.saturating_add(1)),
            _ => None,
        })
        .find(|cut| {
            let left: Vec<&Held> = cells.iter().copied().filter(|cell| cell.column < *cut).collect();
            let right: Vec<&Held> = cells.iter().copied().filter(|cell| cell.column > *cut).collect();
            is_table(&left) && is_table(&right)
        })
}

/// Whether enough rows begin with words in one column and go on with a figure.
fn is_table(cells: &[&Held]) -> bool {
    let Some(first) = cells.iter().map(|cell| cell.column).min() else { return false };
    let labelled = |line: &&super::tables::Line<'_>| {
        line.cells.first().is_some_and(|cell| cell.column == first && cell.text.chars().any(char::is_alphabetic))
            && line.cells.iter().skip(1).any(|cell| is_figure(cell))
    };
    lines(cells).iter().filter(labelled).count() >= ENOUGH
}
