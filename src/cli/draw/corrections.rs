//! The corrections: made, offered, and those that cannot be decided.

use super::report::indented;
use super::{excerpt, figures, style};
use crate::Examination;
use crate::finding::{Arg, Confidence, Correction, Message};
use crate::text::Catalogue;

/// The sections in their order, each with the entry of its heading and of its remedy.
const SECTIONS: [(&str, Option<&str>); 5] = [
    ("report-applied", None),
    ("report-applied-likely", None),
    ("report-ready", Some("report-ready-help")),
    ("report-offered", Some("report-offered-help")),
    ("report-open", Some("report-open-help")),
];

fn section(examination: &Examination, correction: &Correction) -> &'static str {
    match (correction.confidence, examination.is_applied(correction)) {
        (Confidence::Certain, true) => "report-applied",
        (Confidence::Likely, true) => "report-applied-likely",
        (Confidence::Certain, false) => "report-ready",
        (Confidence::Likely, false) => "report-offered",
        (Confidence::Open, _) => "report-open",
    }
}

/// The corrections as paragraphs, the heading first; none where there are none.
pub(super) fn corrections(examination: &Examination, catalogue: &Catalogue, width: usize) -> Vec<String> {
    if examination.corrections.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![style::heading(&catalogue.word("report-corrections"))];
    for (heading, help) in SECTIONS {
        let own: Vec<&Correction> =
            examination.corrections.iter().filter(|found| section(examination, found) == heading).collect();
        if own.is_empty() {
            continue;
        }
        let mut lines = vec![style::strong(&catalogue.word(heading))];
        if let Some(help) = help {
            lines.extend(indented(&catalogue.word(help), 2, width));
        }
        let mut group = None;
        for correction in own {
            if group != Some(correction.group) {
                group = Some(correction.group);
                let number = Message::new("correction-number").with("group", Arg::Number(correction.group.into()));
                lines.push(format!("  {}", catalogue.say(&number)));
            }
            lines.extend(one(examination, correction, catalogue, width));
        }
        parts.push(lines.join("\n"));
    }
    parts
}

fn one(examination: &Examination, correction: &Correction, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let mut text = catalogue.say(&change(correction, catalogue));
    if let Some(rank) = correction.alternative {
        let rank = Message::new("alternative-number").with("rank", Arg::Number(rank.into()));
        text = format!("{}: {text}", catalogue.say(&rank));
    }
    if correction.changes_decided_sum {
        text.push_str(&format!(" ({})", catalogue.word("changes-decided")));
    }
    let mut lines = indented(&text, 4, width);
    let place = correction.cell.place.as_ref();
    let told = [catalogue.say(&correction.why)]
        .into_iter()
        .chain(correction.proof.iter().map(|step| catalogue.say(step)))
        .chain(place.map(|place| excerpt::place(&examination.document, place, catalogue)));
    for text in told.filter(|text| !text.is_empty()) {
        lines.extend(indented(&text, 8, width));
    }
    lines
}

fn change(correction: &Correction, catalogue: &Catalogue) -> Message {
    let unit = correction.unit;
    let Some(old) = correction.old else {
        return Message::new("change-missing").amount("new", correction.new, unit);
    };
    let column = figures::column(correction.cell.column, catalogue);
    let message =
        if column.is_empty() { Message::new("change") } else { Message::new("change-column").text("column", column) };
    message.text("label", correction.cell.label.clone()).amount("old", old, unit).amount("new", correction.new, unit)
}
