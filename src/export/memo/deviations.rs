//! What deviates, and why: every finding in full, the weightiest first.

use super::pen::{Pen, capital};
use crate::export::{places, words};
use crate::finding::{Finding, Message};

pub(super) fn write(pen: &mut Pen<'_>) {
    pen.heading("memo-deviations");
    let findings = &pen.examination.findings;
    if findings.is_empty() {
        let none = pen.word("report-none");
        pen.text(&none);
    }
    for (number, found) in (1_usize..).zip(findings) {
        finding(pen, number, found);
    }
}

fn finding(pen: &mut Pen<'_>, number: usize, found: &Finding) {
    let severity = pen.word(words::severity(found.severity));
    let message = stopped(&pen.say(&found.message));
    pen.subheading(&format!("{number}. {severity}: {message}"));
    if let Some(place) = found.cells.iter().find_map(|cell| cell.place.as_ref()) {
        let place = places::words(place, pen.catalogue);
        pen.told("memo-where", &place);
    }
    for reason in &found.reasons {
        let place = places::words(&reason.place, pen.catalogue);
        let said = pen.say(&reason.label);
        pen.point(&format!("{} ({place})", capital(&said)));
    }
    for consequence in &found.consequences {
        let said = pen.say(consequence);
        pen.told("level-consequence", &said);
    }
    if let Some(settled) = settled(pen, found) {
        pen.told("level-correction", &settled);
    }
    let help = pen.say(&found.help);
    pen.told("level-help", &help);
    let source = pen.say(&found.source);
    pen.told("level-source", &source);
}

/// Which correction settles it, or why none does.
fn settled(pen: &Pen<'_>, found: &Finding) -> Option<String> {
    let group = found.resolved_by?;
    let id = if pen.examination.is_settled(found) {
        "memo-settled"
    } else {
        if pen.examination.is_undecided(group) { "memo-open" } else { "memo-offered" }
    };
    Some(pen.say(&Message::new(id).text("group", group.to_string())))
}

/// With a full stop at its end.
fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}
