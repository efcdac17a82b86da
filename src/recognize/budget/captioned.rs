//! A table whose lines speak of no side, under a title that does: `Tabell 5. Kommunernas bidrag`.

use crate::plan::Side;

use super::super::columns::Columns;
use super::super::entry::Entry;
use super::super::lexicon::{self, Says};
use super::super::region::Region;
use super::super::shape::Shape;

/// Puts the head of the incomes above such lines.
pub(super) fn head(shapes: &[Shape], region: &Region, lines: &mut Vec<Entry>, laid: &mut Columns) {
    let silent = |entry: &Entry| {
        entry.head.is_none() && !matches!(entry.says, Says::Sum(Some(_))) && lexicon::leaning(&entry.label) == 0
    };
    let Some(title) = region.title.and_then(|row| shapes.get(row)).map(Shape::tidy) else { return };
    let Some(first) = lines.first().filter(|_| lines.iter().all(silent) && lexicon::leaning(&title) > 0) else {
        return;
    };
    let head = Entry {
        label: "Intäkter".to_owned(),
        head: Some(Side::Income),
        says: Says::Nothing,
        runs: Vec::new(),
        ..first.clone()
    };
    lines.insert(0, head);
    laid.layouts.insert(0, vec![vec![None; laid.heads.len()]]);
}
