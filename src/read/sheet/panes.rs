//! Tables side by side on a sheet: a blank column between two that have labels and figures each.

use super::grid::Held;
use super::tables::{is_figure, lines};

/// So many rows with a label and a figure make a table of their own.
const ENOUGH: usize = 3;
/// So many blank columns of a sheet are tried at most: each try looks at all of its cells.
const TRIES: usize = 60;

/// The panes of a sheet, from left to right; most sheets have one.
pub(super) fn panes(cells: &[Held]) -> Vec<Vec<&Held>> {
    let mut out = Vec::new();
    let mut rest: Vec<&Held> = cells.iter().collect();
    let mut tries = TRIES;
    while let Some(cut) = cut(&rest, &mut tries) {
        let (left, right): (Vec<&Held>, Vec<&Held>) = rest.into_iter().partition(|cell| cell.column < cut);
        out.push(left);
        rest = right;
    }
    out.push(rest);
    out
}

/// The first blank column with a table on either side.
fn cut(cells: &[&Held], tries: &mut usize) -> Option<u32> {
    if *tries == 0 {
        return None;
    }
    let lines = lines(cells);
    let mut used: Vec<u32> =
        lines.iter().filter(|line| line.cells.len() > 1).flat_map(|line| &line.cells).map(|cell| cell.column).collect();
    used.sort_unstable();
    used.dedup();
    let blank = used.windows(2).filter_map(|pair| match pair {
        [left, right] if right - left > 1 => Some(left.saturating_add(1)),
        _ => None,
    });
    for cut in blank.take(*tries) {
        *tries = tries.saturating_sub(1);
        let left: Vec<&Held> = cells.iter().copied().filter(|cell| cell.column < cut).collect();
        let right: Vec<&Held> = cells.iter().copied().filter(|cell| cell.column > cut).collect();
        if is_table(&left) && is_table(&right) {
            return Some(cut);
        }
    }
    None
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
