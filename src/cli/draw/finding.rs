//! One finding, drawn in full: what is wrong, the source lines with a caret under the figure and a second label on
//! each reason, what was expected, what to do, where the rule comes from, what settles it.

use annotate_snippets::{Element, Level, normalize_untrusted_str};

use super::excerpt::{self, Mark};
use super::{figures, style};
use crate::Examination;
use crate::finding::{Arg, Finding, Message};
use crate::text::Catalogue;

/// More reasons than this are told by their first ones only.
const REASONS: usize = 12;

/// A finding in full.
pub(super) fn full(examination: &Examination, finding: &Finding, catalogue: &Catalogue, width: usize) -> String {
    let level = style::level(finding.severity, catalogue);
    let indent = finding.rule.chars().count() + 14;
    let title = style::wrap(&catalogue.say(&finding.message), width.saturating_sub(indent)).join("\n");
    let drawn = excerpt::draw(&examination.document, &marks(finding, catalogue), catalogue, width);
    let notes = notes(examination, finding, catalogue, width);
    let group =
        level.primary_title(title).id(style::clean(&finding.rule)).elements(drawn.elements.clone()).elements(notes);
    drawn.finish(&style::renderer().render(&[group]))
}

fn marks(finding: &Finding, catalogue: &Catalogue) -> Vec<Mark> {
    let mut marks = Vec::new();
    for cell in &finding.cells {
        let Some(place) = &cell.place else { continue };
        let first = marks.is_empty();
        let label = match finding.actual.filter(|_| first) {
            Some(actual) => catalogue.say(&Message::new("primary-label").amount("actual", actual, finding.unit)),
            None => cell.label.clone(),
        };
        marks.push(Mark { place: place.clone(), label: style::clean(&label), primary: true });
    }
    for reason in finding.reasons.iter().take(REASONS) {
        let label = style::clean(&catalogue.say(&reason.label));
        marks.push(Mark { place: reason.place.clone(), label, primary: false });
    }
    marks
}

fn notes(examination: &Examination, finding: &Finding, catalogue: &Catalogue, width: usize) -> Vec<Element<'static>> {
    let mut notes = Vec::new();
    let mut add = |level, word, text: &str| {
        if !text.is_empty() {
            notes.push(note(level, word, text, catalogue, width));
        }
    };
    if let Some(figures) = figures::expected(finding) {
        add(Level::NOTE, "level-expected", &catalogue.say(&figures));
    }
    for consequence in &finding.consequences {
        add(Level::NOTE, "level-consequence", &catalogue.say(consequence));
    }
    if let Some(group) = finding.resolved_by {
        let id = if examination.is_settled(finding) { "settled-by" } else { "offered-by" };
        add(
            Level::NOTE,
            "level-correction",
            &catalogue.say(&Message::new(id).with("group", Arg::Number(group.into()))),
        );
    }
    add(Level::HELP, "level-help", &catalogue.say(&finding.help));
    add(Level::NOTE, "level-source", &catalogue.say(&finding.source));
    notes
}

/// A note under its word, broken at the width.
pub(super) fn note(
    level: Level<'static>,
    word: &str,
    text: &str,
    catalogue: &Catalogue,
    width: usize,
) -> Element<'static> {
    let name = catalogue.word(word);
    let lines = style::wrap(text, width.saturating_sub(name.chars().count() + 10));
    let text = lines.iter().map(|line| normalize_untrusted_str(line)).collect::<Vec<_>>().join("\n");
    level.with_name(Some(name)).message(text).into()
}
