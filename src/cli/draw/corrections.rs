//! The corrections: made, offered, and those that cannot be decided.

use super::report::indented;
use super::{figures, places, style};
use crate::Examination;
use crate::finding::{Arg, Confidence, Correction, Message};
use crate::text::Catalogue;

/// The sections in their order, each with the entry of its heading and of its remedy.
const SECTIONS: [(&str, Option<&str>); 6] = [
    ("report-applied", None),
    ("report-applied-likely", None),
    ("report-applied-chosen", None),
    ("report-ready", Some("report-ready-help")),
    (OFFERED, Some("report-offered-help")),
    ("report-open", Some("report-open-help")),
];

const OFFERED: &str = "report-offered";
/// The remedy where a likely explanation has rivals: which of them is made.
const OFFERED_WITH_RIVALS: &str = "report-offered-rivals-help";

/// How many rival explanations are told.
const RIVALS: usize = 3;

fn section(examination: &Examination, correction: &Correction) -> &'static str {
    match (correction.confidence, examination.is_applied(correction)) {
        (Confidence::Certain, true) => "report-applied",
        (Confidence::Likely, true) => "report-applied-likely",
        (Confidence::Certain, false) => "report-ready",
        (Confidence::Likely, false) => "report-offered",
        (Confidence::Open, true) => "report-applied-chosen",
        // A rival of what leads stands beside it.
        (Confidence::Open, false) if !examination.is_undecided(correction.group) => "report-offered",
        (Confidence::Open, false) => "report-open",
    }
}

/// The corrections as paragraphs, the heading first; none where there are none.
pub(super) fn corrections(examination: &Examination, catalogue: &Catalogue, width: usize) -> Vec<String> {
    if examination.corrections.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![style::heading(&catalogue.word("report-corrections"))];
    for (heading, help) in SECTIONS {
        let own: Vec<&Correction> = examination
            .corrections
            .iter()
            .filter(|found| section(examination, found) == heading && !examination.is_passed_over(found))
            .collect();
        if own.is_empty() {
            continue;
        }
        let mut lines = vec![style::strong(&catalogue.word(heading))];
        if let Some(help) = help {
            let has_rivals = heading == OFFERED && own.iter().any(|found| found.alternative.is_some());
            let help = if has_rivals { OFFERED_WITH_RIVALS } else { help };
            lines.extend(indented(&catalogue.word(help), 2, width));
        }
        for group in groups(&own) {
            let Some(first) = group.first() else { continue };
            let number = Message::new("correction-number").with("group", Arg::Number(first.group.into()));
            lines.push(format!("  {}", catalogue.say(&number)));
            if first.alternative.is_some() && !examination.is_applied(first) {
                lines.extend(rivals(&group, catalogue, width));
            } else {
                lines.extend(one(&group, "", catalogue, width));
                lines.extend(proof(&group, catalogue, width));
            }
        }
        parts.push(lines.join("\n"));
    }
    parts
}

/// A question to the person at the terminal: the explanations of one correction, numbered.
pub(in crate::cli) fn question(
    group: u32,
    explanations: &[Vec<&Correction>],
    catalogue: &Catalogue,
    width: usize,
) -> String {
    let number = Message::new("correction-number").with("group", Arg::Number(group.into()));
    let mut lines = vec![String::new(), style::strong(&catalogue.say(&number))];
    for (at, explanation) in (1_usize..).zip(explanations) {
        lines.extend(one(explanation, &format!("{at}: "), catalogue, width));
    }
    let ask = Message::new("ask-which").with("count", figures::count(explanations.len()));
    lines.push(format!("{} ", catalogue.say(&ask)));
    lines.join("\n")
}

/// What belongs together, in the order found.
fn groups<'a>(corrections: &[&'a Correction]) -> Vec<Vec<&'a Correction>> {
    let mut groups: Vec<Vec<&Correction>> = Vec::new();
    for correction in corrections {
        let own = groups.iter_mut().find(|group| group.first().is_some_and(|first| first.group == correction.group));
        match own {
            Some(group) => group.push(correction),
            None => groups.push(vec![correction]),
        }
    }
    groups
}

/// The best of the rival explanations, each with its changes; the others are counted.
fn rivals(group: &[&Correction], catalogue: &Catalogue, width: usize) -> Vec<String> {
    let mut ranks: Vec<u32> = group.iter().filter_map(|correction| correction.alternative).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let mut lines = Vec::new();
    for rank in ranks.iter().take(RIVALS) {
        let own: Vec<&Correction> =
            group.iter().filter(|correction| correction.alternative == Some(*rank)).copied().collect();
        let number = Message::new("alternative-number").with("rank", Arg::Number((*rank).into()));
        lines.extend(one(&own, &format!("{}: ", catalogue.say(&number)), catalogue, width));
        if own.first().is_some_and(|first| first.leads()) {
            lines.extend(proof(&own, catalogue, width));
        }
    }
    let more = ranks.len().saturating_sub(RIVALS);
    if more > 0 {
        let message = Message::new("more-alternatives").with("count", figures::count(more));
        lines.extend(indented(&catalogue.say(&message), 4, width));
    }
    lines
}

/// The changes of one correction, and why: each reason once.
fn one(changes: &[&Correction], prefix: &str, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (at, correction) in changes.iter().enumerate() {
        let prefix = if at == 0 { prefix } else { "" };
        let mut text = format!("{prefix}{}", catalogue.say(&change(correction, catalogue)));
        if let Some(place) = &correction.cell.place {
            text.push_str(&format!(", {}", places::short(place, catalogue)));
        }
        if correction.changes_decided_sum {
            text.push_str(&format!(" ({})", catalogue.word("changes-decided")));
        }
        lines.extend(indented(&text, 4, width));
    }
    let why = said_once(changes.iter().map(|change| catalogue.say(&change.why)));
    lines.extend(why.iter().flat_map(|why| indented(why, 8, width)));
    lines
}

/// The equations that prove it, each once.
fn proof(group: &[&Correction], catalogue: &Catalogue, width: usize) -> Vec<String> {
    let steps = said_once(group.iter().flat_map(|correction| &correction.proof).map(|step| catalogue.say(step)));
    steps.iter().flat_map(|step| indented(step, 8, width)).collect()
}

/// Texts in their order, each once, and none that is empty.
fn said_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

fn change(correction: &Correction, catalogue: &Catalogue) -> Message {
    let unit = correction.unit;
    let Some(old) = correction.old else {
        return Message::new("change-missing").amount("new", correction.new, unit);
    };
    let column = figures::column(correction.cell.column, catalogue);
    let message =
        if column.is_empty() { Message::new("change") } else { Message::new("change-column").text("column", column) };
    message.text("label", catalogue.label(&correction.cell.label)).amount("old", old, unit).amount(
        "new",
        correction.new,
        unit,
    )
}
