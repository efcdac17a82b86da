//! What the examples of the packs showed.

use super::figures::count;
use super::report::indented;
use super::style;
use crate::finding::{Message, Outcome};
use crate::rules::{RuleTrial, Trial};
use crate::text::Catalogue;

/// Every pack with its rules, what is wrong under its rule, and how many rules an example has made fail.
pub(in crate::cli) fn trials(trials: &[Trial], catalogue: &Catalogue, width: usize) -> String {
    let parts = trials.iter().map(|trial| one(trial, catalogue, width));
    format!("{}\n", parts.collect::<Vec<_>>().join("\n\n"))
}

fn one(trial: &Trial, catalogue: &Catalogue, width: usize) -> String {
    let mut lines = vec![style::heading(&style::clean(&trial.pack))];
    if trial.rules.is_empty() {
        lines.push(format!("  {}", catalogue.word("trial-no-rules")));
    }
    let longest = trial.rules.iter().map(|rule| rule.rule.chars().count()).max().unwrap_or(0);
    for rule in &trial.rules {
        let told = Message::new("trial-examples")
            .with("passing", count(rule.passing))
            .with("failing", count(rule.failing))
            .with("others", count(rule.others));
        let word = catalogue.word(if rule.is_sound() { "trial-sound" } else { "trial-wrong" });
        lines.push(format!("  {word} {:longest$}  {}", style::clean(&rule.rule), catalogue.say(&told)));
        for text in faults(rule, &trial.pack, catalogue) {
            lines.extend(indented(&text, 6, width));
        }
    }
    lines.extend(coverage(trial, catalogue, width));
    lines.join("\n")
}

/// What is wrong with a rule's examples.
fn faults(rule: &RuleTrial, pack: &str, catalogue: &Catalogue) -> Vec<String> {
    let mut told = Vec::new();
    if rule.lacks() {
        let file = format!("{pack}/examples/{}.json", rule.rule);
        let id = match (rule.passing, rule.can_fail && rule.failing == 0) {
            (0, true) => "trial-lacks-both",
            (0, false) => "trial-lacks-passing",
            _ => "trial-lacks-failing",
        };
        told.push(catalogue.say(&Message::new(id).text("file", file)));
    }
    for wrong in &rule.wrong {
        let word = |outcome| catalogue.word(outcome_word(outcome));
        let message = Message::new("trial-other")
            .text("shows", &wrong.shows)
            .text("expected", word(wrong.expected))
            .text("found", word(wrong.found))
            .text("why", catalogue.say(&wrong.why));
        told.push(catalogue.say(&message));
    }
    told
}

/// Which rules no example ever failed.
fn coverage(trial: &Trial, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let able: Vec<_> = trial.rules.iter().filter(|rule| rule.can_fail).collect();
    let failed = able.iter().filter(|rule| rule.failed_once).count();
    if able.is_empty() {
        return Vec::new();
    }
    let never: Vec<_> = able.iter().filter(|rule| !rule.failed_once).map(|rule| rule.rule.as_str()).collect();
    let message = Message::new("trial-coverage").with("failed", count(failed)).with("all", count(able.len()));
    let mut lines = indented(&catalogue.say(&message), 2, width);
    if !never.is_empty() {
        let message = Message::new("trial-never").text("rules", never.join(", "));
        lines.extend(indented(&catalogue.say(&message), 2, width));
    }
    lines
}

/// An outcome's word.
pub(super) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "outcome-passed",
        Outcome::Failed => "outcome-failed",
        Outcome::Accepted => "outcome-accepted",
        Outcome::NotApplicable => "outcome-not-applicable",
        Outcome::NotEvaluated => "outcome-not-evaluated",
    }
}
