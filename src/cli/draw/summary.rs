//! The last lines: how many findings, what is left, how many rules came out how.

use super::figures::count;
use super::style;
use crate::Examination;
use crate::finding::{Finding, Message, Outcome, Severity};
use crate::text::Catalogue;

/// The summary.
pub(super) fn summary(examination: &Examination, catalogue: &Catalogue, width: usize) -> String {
    let mut lines = vec![style::strong(&findings(examination, catalogue))];
    let errors = || examination.findings.iter().filter(|found| found.severity == Severity::Error);
    let done = |found: &Finding| examination.is_settled(found) || examination.is_accepted(found);
    if errors().any(done) {
        let left = errors().filter(|found| !done(found)).count();
        let accepted = errors().any(|found| examination.is_accepted(found));
        let left = count(left);
        lines.push(catalogue.say(&match accepted {
            true => Message::new("summary-left-accepted").with("count", left),
            false => Message::new("summary-left").with("count", left),
        }));
    }
    lines.extend(style::wrap(&rules(examination, catalogue), width));
    if !examination.packs.is_empty() {
        let packs = Message::new("summary-packs").text("packs", examination.packs.join(", "));
        lines.extend(style::wrap(&catalogue.say(&packs), width).iter().map(|line| style::quiet(line)));
    }
    // A förbund without a pack of its own is told so, and how to begin one.
    for judged in examination.judged.iter().filter(|judged| judged.check.rule == "own-pack") {
        let told = format!("{} {}", catalogue.say(&judged.check.why), catalogue.word("summary-own-pack-help"));
        lines.extend(style::wrap(&told, width).iter().map(|line| style::quiet(line)));
    }
    lines.join("\n")
}

fn findings(examination: &Examination, catalogue: &Catalogue) -> String {
    let counted = |id, severity| {
        let found = examination.findings.iter().filter(|found| found.severity == severity).count();
        catalogue.say(&Message::new(id).with("count", count(found)))
    };
    let message = Message::new("summary-findings")
        .text("errors", counted("count-errors", Severity::Error))
        .text("warnings", counted("count-warnings", Severity::Warning))
        .text("infos", counted("count-infos", Severity::Info));
    style::capital(&format!("{}.", catalogue.say(&message)))
}

fn rules(examination: &Examination, catalogue: &Catalogue) -> String {
    let of = |outcome| examination.judged.iter().filter(|judged| judged.check.outcome == outcome).count();
    let all = Message::new("summary-rules").with("count", count(examination.judged.len()));
    let parts: Vec<String> = [
        ("summary-passed", Outcome::Passed),
        ("summary-failed", Outcome::Failed),
        ("summary-accepted", Outcome::Accepted),
        ("summary-not-applicable", Outcome::NotApplicable),
        ("summary-not-evaluated", Outcome::NotEvaluated),
    ]
    .into_iter()
    .filter(|(_, outcome)| of(*outcome) > 0)
    .map(|(id, outcome)| catalogue.say(&Message::new(id).with("count", count(of(outcome)))))
    .collect();
    let all = catalogue.say(&all);
    if parts.is_empty() { format!("{all}.") } else { format!("{all}: {}.", parts.join(", ")) }
}
