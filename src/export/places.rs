//! A place in the source, in words.

use std::fmt::Write as _;

use crate::document::Place;
use crate::finding::{Arg, Message};
use crate::text::Catalogue;

/// What stands in a message where the number or the name will.
const HOLE: &str = "\u{1}";

/// The words for places, asked of the catalogue once: a book shows as many places as figures.
pub(super) struct Words {
    named: [Around; 2],
    counted: [Around; 6],
}

/// What stands before and after a number or a name.
struct Around {
    before: String,
    after: String,
}

impl Around {
    fn of(catalogue: &Catalogue, id: &'static str, arg: &'static str) -> Self {
        // As text: a line's number takes no thousands space.
        let said = catalogue.say(&Message::new(id).with(arg, Arg::Text(HOLE.to_owned())));
        match said.split_once(HOLE) {
            Some((before, after)) => Self { before: before.to_owned(), after: after.to_owned() },
            None => Self { before: said, after: String::new() },
        }
    }
}

impl Words {
    /// The words of a language.
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let counted = |id| Around::of(catalogue, id, "n");
        Self {
            named: ["book-place-sheet", "book-place-a1"].map(|id| Around::of(catalogue, id, "name")),
            counted: [
                counted("book-place-page"),
                counted("book-place-table"),
                counted("book-place-row"),
                counted("book-place-cell"),
                counted("book-place-line"),
                counted("book-place-column"),
            ],
        }
    }

    /// `rad 284, tecken 13`; empty where nothing is known.
    pub(super) fn of(&self, place: &Place) -> String {
        let mut out = String::new();
        let mut say = |around: &Around, what: &dyn std::fmt::Display| {
            let comma = if out.is_empty() { "" } else { ", " };
            // Writing into a text never fails.
            let _ = write!(out, "{comma}{}{what}{}", around.before, around.after);
        };
        for (around, name) in self.named.iter().zip([&place.sheet, &place.a1]) {
            if let Some(name) = name {
                say(around, name);
            }
        }
        let numbers = [place.page, place.table, place.row, place.cell, place.line, place.column];
        for (around, number) in self.counted.iter().zip(numbers) {
            if let Some(number) = number {
                say(around, &number);
            }
        }
        out
    }
}

/// The same for a place that stands alone.
pub(super) fn words(place: &Place, catalogue: &Catalogue) -> String {
    Words::new(catalogue).of(place)
}
