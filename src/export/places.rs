//! A place in the source, in words.

use rust_decimal::Decimal;

use crate::document::Place;
use crate::finding::{Arg, Message};
use crate::text::Catalogue;

/// `rad 284, tecken 13`; empty where nothing is known.
pub(super) fn words(place: &Place, catalogue: &Catalogue) -> String {
    let counted = [
        ("book-place-page", place.page),
        ("book-place-table", place.table),
        ("book-place-row", place.row),
        ("book-place-cell", place.cell),
        ("book-place-line", place.line),
        ("book-place-column", place.column),
    ];
    let named = [("book-place-sheet", place.sheet.as_ref()), ("book-place-a1", place.a1.as_ref())];
    let names = named
        .into_iter()
        .filter_map(|(id, name)| name.map(|name| catalogue.say(&Message::new(id).text("name", name.clone()))));
    let numbers = counted.into_iter().filter_map(|(id, number)| {
        // As text: a line's number takes no thousands space.
        number.map(|number| catalogue.say(&Message::new(id).with("n", Arg::Text(Decimal::from(number).to_string()))))
    });
    names.chain(numbers).collect::<Vec<_>>().join(", ")
}
