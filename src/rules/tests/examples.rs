//! Every rule of every pack has examples that pass and examples that fail, and they do.

use std::sync::Arc;

use crate::finding::Outcome;
use crate::rules::{BuiltIn, NoPacks, PackSource, Subject, examples, find, judge_with};

/// Rules that only tell a figure.
const NEVER_FAIL: [&str; 1] = ["administration-share"];

#[test]
fn every_rule_has_examples_of_both_kinds_that_hold() {
    let mut wrong = Vec::new();
    for name in BuiltIn.names() {
        let packs = find(None, Some(&name), Arc::new(NoPacks)).unwrap_or_else(|error| panic!("{error}"));
        let pack = packs.last().unwrap();
        for rule in &pack.rules {
            let found = examples(&name, &rule.code, &BuiltIn).unwrap_or_else(|error| panic!("{error}"));
            let has = |wanted: Outcome| found.iter().any(|example| example.expected == wanted);
            if !has(Outcome::Passed) || !(has(Outcome::Failed) || NEVER_FAIL.contains(&rule.code.as_str())) {
                wrong.push(format!("{name}/{}: lacks an example", rule.code));
            }
            for example in &found {
                let subject = Subject::of(&example.plan).with_document(&example.document);
                let judged = judge_with(std::slice::from_ref(pack), &subject);
                let own = judged.iter().find(|judged| judged.check.rule == rule.code).unwrap();
                if own.check.outcome != example.expected {
                    let words = crate::text::Catalogue::new(crate::text::Language::Swedish);
                    let why = words.say(&own.check.why);
                    wrong.push(format!("{name}/{} ”{}”: {:?}, {why}", rule.code, example.shows, own.check.outcome));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every word that the packs' own page shows, used as a call, is a word of the language.
#[test]
fn the_packs_page_shows_no_word_that_is_not_there() {
    let page = include_str!("../../../rules/README.md");
    let known = crate::rules::pack::known_words();
    let calls = regex::Regex::new(r"\b([a-z_]+)\(").unwrap();
    let own = ["equity_cap"];
    let wrong: Vec<_> = calls
        .captures_iter(page)
        .map(|found| found.get(1).unwrap().as_str())
        .filter(|word| !known.iter().any(|known| known == word) && !own.contains(word))
        .collect();
    assert_eq!(wrong, Vec::<&str>::new());
}
