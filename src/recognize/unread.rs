//! What looked like figures of a budget and found no home, and what a document holds that is no plan.

use crate::document::{Document, Place};
use crate::finding::Message;
use crate::plan::{Claim, Unread};

use super::no_plan::{Found, Nearest, NoPlan};
use super::region::{Region, SUSPECT, is_amount};
use super::shape::{Shape, place_of, year_of};

/// The rows that found no home.
#[must_use]
pub(super) fn rows(document: &Document, shapes: &[Shape], refused: &[Region], unhomed: &[Unread]) -> Vec<Unread> {
    let mut out: Vec<Unread> = unhomed.to_vec();
    for region in refused.iter().filter(|region| region.evidence >= SUSPECT) {
        for at in region.rows.clone() {
            let (Some(shape), Some(row)) = (shapes.get(at), document.rows.get(at)) else { continue };
            if is_amount(shape) {
                let text = row.text().split_whitespace().collect::<Vec<_>>().join(" ");
                out.push(Unread { place: place_of(row, 0, 0), text, why: "unread-no-table" });
            }
        }
    }
    out
}

/// Remarks with figures that no claim has taken: a comment at a workbook's cell is never lost.
#[must_use]
pub(super) fn asides(document: &Document, claims: &[Claim]) -> Vec<Unread> {
    let known =
        |place: &Place| claims.iter().any(|claim| (&claim.place.sheet, &claim.place.a1) == (&place.sheet, &place.a1));
    let figure = |text: &str| {
        let words = text.split(|c: char| !(c.is_ascii_digit() || c.is_whitespace()));
        words.map(str::trim).any(|word| !word.is_empty() && year_of(word).is_none())
    };
    document
        .rows
        .iter()
        .filter(|row| row.aside)
        .filter_map(|row| Some((row.place()?.clone(), row.text())))
        .filter(|(place, text)| figure(text) && !known(place))
        .map(|(place, text)| Unread {
            place,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            why: "unread-comment",
        })
        .collect()
}

/// What a document without a budget holds instead.
#[must_use]
pub(super) fn instead(document: &Document, shapes: &[Shape], refused: &[Region]) -> NoPlan {
    let mut found = Found { lines: shapes.iter().filter(|shape| !shape.blank).count(), ..Found::default() };
    let (mut years, mut percentages, mut small) = (0, 0, 0);
    for shape in shapes {
        for atom in shape.runs.iter().flat_map(|run| &run.atoms) {
            if !atom.text.chars().any(|c| c.is_ascii_digit()) {
                continue;
            }
            found.figures += 1;
            if year_of(&atom.text).is_some() {
                years += 1;
            } else if atom.text.contains('%') {
                percentages += 1;
            } else if is_amount(shape) {
                found.amounts += 1;
            } else {
                small += 1;
            }
        }
        years += usize::from(shape.lone_year.is_some());
        found.figures += usize::from(shape.lone_year.is_some());
    }
    found.others = [("no-plan-years", years), ("no-plan-percentages", percentages), ("no-plan-numbers", small)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .collect();
    found.headings = headings(shapes);
    found.nearest = nearest(document, shapes, refused);
    NoPlan { looked_for: Vec::new(), found }
}

/// The first short rows that stand like headings.
fn headings(shapes: &[Shape]) -> Vec<String> {
    shapes
        .iter()
        .filter(|shape| {
            !shape.blank
                && !shape.prose
                && !shape.has_figures()
                && !shape.bullet
                && !shape.continues
                && shape.words <= 6
                && shape.width > 3
        })
        .map(Shape::tidy)
        .take(5)
        .collect()
}

fn nearest(document: &Document, shapes: &[Shape], refused: &[Region]) -> Option<Nearest> {
    let region = refused
        .iter()
        .filter(|region| region.rows.len() > 1)
        .max_by_key(|region| (region.evidence, region.rows.len()))?;
    let first = region.rows.clone().find(|at| shapes.get(*at).is_some_and(|shape| !shape.blank))?;
    let place = document.rows.get(first)?.place()?.clone();
    let title = shapes.get(first)?.label.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Nearest { title, place, why: Message::new("no-plan-nearest-why") })
}
