//! The report of one plan: the weightiest findings first, the rest by rule, the corrections, the summary.

use super::{corrections, figures, finding, places, style, summary};
use crate::Examination;
use crate::finding::{Finding, Message, Severity};
use crate::text::Catalogue;

/// How many findings come first.
const WEIGHTIEST: usize = 3;

/// The whole report.
pub(in crate::cli) fn report(examination: &Examination, catalogue: &Catalogue, width: usize) -> String {
    let file = style::clean(&examination.printed.source.file);
    let mut parts =
        vec![format!("{} {}", style::strong(&title(examination, catalogue)), style::quiet(&format!("({file})")))];
    if examination.printed.source.is_less_sure() {
        parts.push(style::wrap(&catalogue.word("source-less-sure"), width).join("\n"));
    }
    let (first, rest) = examination.findings.split_at(WEIGHTIEST.min(examination.findings.len()));
    if first.is_empty() {
        let id = if examination.judged.is_empty() { "report-nothing" } else { "report-none" };
        parts.push(catalogue.word(id));
    } else {
        let heading = Message::new("report-weightiest").with("count", figures::count(first.len()));
        parts.push(style::heading(&catalogue.say(&heading)));
        parts.extend(first.iter().map(|found| finding::full(examination, found, catalogue, width)));
    }
    if !rest.is_empty() {
        parts.push(style::heading(&catalogue.word("report-rest")));
        parts.extend(by_rule(rest).iter().map(|group| grouped(examination, group, catalogue, width)));
    }
    parts.extend(corrections::corrections(examination, catalogue, width));
    parts.push(summary::summary(examination, catalogue, width));
    format!("{}\n", parts.join("\n\n"))
}

fn title(examination: &Examination, catalogue: &Catalogue) -> String {
    let plan = &examination.printed;
    let forbund = plan.forbund.clone().unwrap_or_else(|| catalogue.word("report-title-unknown"));
    let year = plan.year.map_or_else(|| catalogue.word("report-no-year"), |year| year.to_string());
    style::clean(&catalogue.say(&Message::new("report-title").text("forbund", forbund).text("year", year)))
}

/// The findings of each rule together, in the order their first ones stand.
fn by_rule(findings: &[Finding]) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    for found in findings {
        let own = groups.iter_mut().find(|group| group.first().is_some_and(|first| first.rule == found.rule));
        match own {
            Some(group) => group.push(found),
            None => groups.push(vec![found]),
        }
    }
    groups
}

/// A rule's findings: errors and warnings in full for the first, a line for each of the others.
fn grouped(examination: &Examination, group: &[&Finding], catalogue: &Catalogue, width: usize) -> String {
    let Some((first, others)) = group.split_first() else { return String::new() };
    if first.severity == Severity::Info {
        return brief(examination, group, catalogue, width);
    }
    let mut lines = vec![finding::full(examination, first, catalogue, width)];
    if !others.is_empty() {
        let more = Message::new("more-places").with("count", figures::count(others.len()));
        lines.push(format!("  {}", catalogue.say(&more)));
        lines.extend(others.iter().map(|found| one_line(examination, found, catalogue, width)));
    }
    lines.join("\n")
}

/// What is only good to know, without its source lines.
fn brief(examination: &Examination, group: &[&Finding], catalogue: &Catalogue, width: usize) -> String {
    let Some(first) = group.first() else { return String::new() };
    let mut title = format!("{}[{}]", catalogue.word("level-info"), style::clean(&first.rule));
    if group.len() > 1 {
        let times = Message::new("times").with("count", figures::count(group.len()));
        title.push_str(&format!(", {}", catalogue.say(&times)));
    }
    let mut lines = vec![style::strong(&title)];
    lines.extend(group.iter().map(|found| one_line(examination, found, catalogue, width)));
    let help = format!("{}: {}", catalogue.word("level-help"), catalogue.say(&first.help));
    let source = format!("{}: {}", catalogue.word("level-source"), catalogue.say(&first.source));
    for text in [help, source] {
        lines.extend(indented(&text, 4, width));
    }
    lines.join("\n")
}

fn one_line(examination: &Examination, found: &Finding, catalogue: &Catalogue, width: usize) -> String {
    let place = found.cells.iter().find_map(|cell| cell.place.as_ref());
    let mut text = catalogue.say(&found.message);
    if let Some(place) = place {
        text.push_str(&format!(" ({})", places::full(&examination.document, place, catalogue)));
    }
    let mut lines = indented(&text, 4, width).into_iter();
    let first = lines.next().unwrap_or_default().replacen("    ", "  - ", 1);
    std::iter::once(first).chain(lines).collect::<Vec<_>>().join("\n")
}

/// The text broken at the width, each line with its indentation.
pub(super) fn indented(text: &str, indent: usize, width: usize) -> Vec<String> {
    let blank = " ".repeat(indent);
    style::wrap(text, width.saturating_sub(indent)).into_iter().map(|line| format!("{blank}{line}")).collect()
}

#[cfg(test)]
mod tests {
    use super::report;
    use crate::export::json::sample;
    use crate::text::{Catalogue, Language};

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn a_report_in_swedish() {
        let text = plain(&report(&sample::examination(), &Catalogue::new(Language::Swedish), 80));
        assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
        insta::assert_snapshot!(text);
    }

    #[test]
    fn a_report_in_english() {
        insta::assert_snapshot!(plain(&report(&sample::examination(), &Catalogue::new(Language::English), 100)));
    }
}
