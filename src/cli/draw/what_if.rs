//! What would become of the checks if figures were others.

use super::report::indented;
use super::trials::outcome_word;
use super::{figures, style};
use crate::finding::Message;
use crate::money::Amount;
use crate::plan::Address;
use crate::text::Catalogue;
use crate::{Examination, Named, Standing, Turn, WhatIf};

/// The changes, the sums that follow, and the checks that turn.
pub(in crate::cli) fn what_if(
    examination: &Examination,
    changes: &[(Named, Amount)],
    told: &WhatIf,
    catalogue: &Catalogue,
    width: usize,
) -> String {
    let names = examination.named();
    let line = |at: &Address, before: Option<Amount>, after: Amount| {
        let named = names.iter().find(|named| named.address == *at);
        let unit = named.map(|named| named.unit).unwrap_or_default();
        let label = named.map(|named| style::clean(&catalogue.label(&named.label))).unwrap_or_default();
        let column = named.map(|named| figures::column(named.column, catalogue)).unwrap_or_default();
        let message = Message::new(if column.is_empty() { "change" } else { "change-column" })
            .text("label", label)
            .text("column", column)
            .text("old", before.map_or_else(|| "–".to_owned(), |amount| amount.swedish(unit)))
            .text("new", after.swedish(unit));
        indented(&catalogue.say(&message), 2, width)
    };
    let mut lines = vec![style::heading(&catalogue.word("set-title"))];
    for (named, amount) in changes {
        let before = told.before.value(&named.address).ok().map(|span| Amount::kronor(span.value));
        lines.extend(line(&named.address, before, *amount));
    }
    let moved = told.moved();
    if !moved.is_empty() {
        lines.push(style::strong(&catalogue.word("set-moved")));
        for (at, before, after) in moved {
            lines.extend(line(&at, Some(before), after));
        }
    }
    let turned: Vec<&Turn> = told.turns.iter().filter(|turn| turn.turns()).collect();
    let id = if turned.is_empty() { "set-none" } else { "set-turned" };
    lines.push(style::strong(&catalogue.say(&Message::new(id).with("count", figures::count(turned.len())))));
    for turn in turned {
        let check = &turn.judged.check;
        let message = Message::new("set-turn")
            .text("rule", style::clean(&check.rule))
            .text("title", catalogue.say(&check.title))
            .text("before", outcome(turn.before, catalogue))
            .text("after", outcome(turn.after, catalogue));
        lines.extend(indented(&catalogue.say(&message), 2, width));
        if let Some(why) = &turn.why {
            lines.extend(indented(&catalogue.say(why), 4, width));
        }
    }
    let same = told.turns.iter().filter(|turn| !turn.turns()).count();
    lines.push(style::quiet(&catalogue.say(&Message::new("set-same").with("count", figures::count(same)))));
    format!("{}\n", lines.join("\n"))
}

fn outcome(standing: Standing, catalogue: &Catalogue) -> String {
    let word = if standing.rounding { "outcome-rounding" } else { outcome_word(standing.outcome) };
    catalogue.word(word)
}
