//! One finding, drawn in full: what is wrong, the source lines with a caret under the figure and a second label on
//! each reason, what was expected, what to do, where the rule comes from, what settles it.

use annotate_snippets::{Element, Level, normalize_untrusted_str};

use super::excerpt::{self, Mark};
use super::{figures, style};
use crate::Examination;
use crate::finding::{Acceptance, Arg, Cell, Finding, Message};
use crate::plan::Plan;
use crate::text::Catalogue;

/// More reasons than this are told by their first ones only.
const REASONS: usize = 12;

/// A finding in full.
pub(super) fn full(examination: &Examination, finding: &Finding, catalogue: &Catalogue, width: usize) -> String {
    let accepted = examination.is_accepted(finding);
    let level = if accepted { style::accepted(catalogue) } else { style::level(finding.severity, catalogue) };
    let indent = finding.rule.chars().count() + 14;
    let title = style::wrap(&catalogue.say(&finding.message), width.saturating_sub(indent)).join("\n");
    let drawn = excerpt::draw(&examination.document, &marks(examination, finding, catalogue), catalogue, width);
    let notes = notes(examination, finding, catalogue, width);
    let group =
        level.primary_title(title).id(style::clean(&finding.rule)).elements(drawn.elements.clone()).elements(notes);
    let finished = drawn.finish(&style::renderer().render(&[group]));
    if drawn.elements.is_empty() { without_margin(&finished) } else { finished }
}

/// A finding without a place in the source needs no margin for its line numbers.
fn without_margin(text: &str) -> String {
    let is_margin = |line: &&str| anstream::adapter::strip_str(line).to_string().trim() == "|";
    text.lines().filter(|line| !is_margin(line)).collect::<Vec<_>>().join("\n")
}

fn marks(examination: &Examination, finding: &Finding, catalogue: &Catalogue) -> Vec<Mark> {
    let mut marks = Vec::new();
    for cell in &finding.cells {
        let Some(place) = &cell.place else { continue };
        let first = marks.is_empty();
        let label = match finding.expected.filter(|_| first && is_actual(examination, finding, cell)) {
            Some(expected) => {
                catalogue.say(&Message::new("figure-expected").amount("expected", expected, finding.unit))
            }
            None => catalogue.label(&cell.label),
        };
        marks.push(Mark { place: place.clone(), label: style::clean(&label), primary: true });
    }
    for reason in finding.reasons.iter().take(REASONS) {
        let label = style::clean(&catalogue.say(&reason.label));
        marks.push(Mark { place: reason.place.clone(), label, primary: false });
    }
    marks
}

/// Whether what stands in the cell is what the finding holds against the expected; it may be a sum of several cells.
fn is_actual(examination: &Examination, finding: &Finding, cell: &Cell) -> bool {
    let amount = |plan: &Plan| cell.address.as_ref().and_then(|address| plan.amount(address));
    [amount(&examination.printed), amount(&examination.corrected)]
        .into_iter()
        .flatten()
        .any(|amount| finding.actual.is_some_and(|actual| actual.magnitude() == amount.magnitude()))
}

/// Who accepts a deviation, when and why.
fn accepted_by(acceptance: &Acceptance) -> Message {
    Message::new("accepted-by").text("who", &acceptance.who).text("when", &acceptance.when).text("why", &acceptance.why)
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
    for acceptance in examination.acceptances_of(finding) {
        add(Level::NOTE, "level-accepted-by", &catalogue.say(&accepted_by(acceptance)));
    }
    for consequence in &finding.consequences {
        add(Level::NOTE, "level-consequence", &catalogue.say(consequence));
    }
    if let Some(group) = finding.resolved_by {
        let id = match (examination.is_settled(finding), examination.is_undecided(group)) {
            (true, _) => "settled-by",
            (false, false) => "offered-by",
            (false, true) => "open-by",
        };
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

#[cfg(test)]
mod tests {
    use super::full;
    use crate::document::{Cell, Place, Row, Table};
    use crate::export::json::sample;
    use crate::finding::{Message, Reason};
    use crate::text::{Catalogue, Language};

    /// The sample's first finding in a document of one row, at a place, with a reason in another part.
    fn drawn(file: &str, texts: &[(&str, Place)], at: usize, reason: Place) -> String {
        let mut examination = sample::examination();
        let cell = |(text, place): &(&str, Place)| Cell {
            text: (*text).to_owned(),
            place: place.clone(),
            span: 1,
            ..Cell::default()
        };
        examination.document.source.file = file.to_owned();
        examination.document.rows =
            vec![Row { cells: texts.iter().map(cell).collect(), table: Some(Table { number: 0 }), ..Row::default() }];
        let mut finding = examination.findings[0].clone();
        finding.cells[0].place = Some(texts[at].1.clone());
        finding.reasons = vec![Reason { place: reason, label: Message::Raw("summan på bladet Översikt".to_owned()) }];
        let text = full(&examination, &finding, &Catalogue::new(Language::Swedish), 80);
        anstream::adapter::strip_str(&text).to_string()
    }

    #[test]
    fn a_workbook_s_cell() {
        let place =
            |a1: &str, sheet: &str| Place { a1: Some(a1.into()), sheet: Some(sheet.into()), ..Place::default() };
        let cells =
            [("Lokaler", place("A12", "Budget")), ("410", place("B12", "Budget")), ("50000", place("C12", "Budget"))];
        insta::assert_snapshot!(drawn("budget.xlsx", &cells, 2, place("C4", "Översikt")));
    }

    #[test]
    fn a_document_s_table() {
        let place = |cell| Place { table: Some(1), row: Some(3), cell: Some(cell), ..Place::default() };
        insta::assert_snapshot!(drawn("plan.docx", &[("Lokaler", place(1)), ("-50 000", place(2))], 1, place(1)));
    }

    #[test]
    fn a_page() {
        let place =
            |line| Place { page: Some(4), line: Some(line), column: Some(1), length: Some(6), ..Place::default() };
        insta::assert_snapshot!(drawn("plan.pdf", &[("50 000", place(7))], 0, place(9)));
    }

    #[test]
    fn long_words_are_broken_and_long_labels_told_below() {
        let mut examination = sample::examination();
        let long = "summan stämmer först när raden räknas i samma enhet som de andra raderna i sin grupp";
        let mut finding = examination.findings[1].clone();
        finding.message = Message::Raw(format!("Två belopp som ska vara lika är det inte, och {long}"));
        finding.reasons[0].label = Message::Raw(long.to_owned());
        examination.findings = vec![finding.clone()];
        let text = full(&examination, &finding, &Catalogue::new(Language::Swedish), 60);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert!(text.lines().all(|line| line.chars().count() <= 60), "{text}");
        insta::assert_snapshot!(text);
    }
}
