//! Dashes that stand for a figure that is not there, on a row of their own or far behind the words.

use std::rc::Rc;

use crate::document::Document;

use super::super::figures::{Atom, AtomKind, Slot, atoms};
use super::{Run, Shape};

/// So many rows that are not blank, before or behind, tell whether a table stands one cell a row.
const NEAR: usize = 4;

/// `Revisionsarvode`, `-`, `Hyra`, `240` one a row: the dash says that the line has no figure.
pub(super) fn alone(document: &Document, shapes: &mut [Shape]) {
    let filled: Vec<usize> = (0..shapes.len()).filter(|at| shapes.get(*at).is_some_and(|shape| !shape.blank)).collect();
    let dashes: Vec<Option<Run>> = filled.iter().map(|at| lone(document, *at)).collect();
    let bare = |order: usize| {
        let shape = filled.get(order).and_then(|at| shapes.get(*at));
        shape.is_some_and(|own| own.has_figures() && own.label.trim().is_empty() && own.table.is_none())
    };
    let near = |order: usize| (order.saturating_sub(NEAR)..=order + NEAR).any(|other| other != order && bare(other));
    let found: Vec<bool> =
        (0..filled.len()).map(|order| dashes.get(order).is_some_and(Option::is_some) && near(order)).collect();
    for ((at, run), found) in filled.iter().zip(dashes).zip(found) {
        if let (true, Some(run), Some(shape)) = (found, run, shapes.get_mut(*at)) {
            shape.label.clear();
            shape.bullet = false;
            shape.runs = vec![Rc::new(run)];
        }
    }
}

/// The dash that is all of a row outside tables.
fn lone(document: &Document, at: usize) -> Option<Run> {
    let row = document.rows.get(at).filter(|row| row.table.is_none() && row.marker.is_none())?;
    let [cell] = row.cells.as_slice() else { return None };
    let all = atoms(&cell.text);
    let [only] = all.as_slice() else { return None };
    is_dash(only).then(|| empty(all.clone()))
}

/// `Revisionsarvode          -`: the line's only column is empty.
pub(super) fn behind(all: &[Atom]) -> Option<Run> {
    let (last, front) = all.split_last()?;
    let apart = is_dash(last) && last.gap >= 4 && !front.is_empty();
    apart.then(|| empty(vec![last.clone()]))
}

fn is_dash(atom: &Atom) -> bool {
    atom.kind == AtomKind::Sign && matches!(atom.text.as_str(), "-" | "–" | "−" | "—")
}

fn empty(atoms: Vec<Atom>) -> Run {
    let slots = atoms.iter().map(|atom| Slot::Empty(atom.start)).collect();
    Run { grid: None, readings: vec![slots], atoms, exact: false }
}
