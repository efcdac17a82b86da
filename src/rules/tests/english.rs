//! Every sentence of the built-in packs has its English: what a rule's page says, and what any of its examples says.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::Message;
use crate::rules::find::Both;
use crate::rules::{NoPacks, Pack, Subject, every_pack, examples, judge_with};
use crate::text::{Catalogue, Language};

/// What a rule says of itself, its holes unfilled.
fn sentences(pack: &Pack) -> Vec<String> {
    let of = |rule: &crate::rules::Rule| {
        let page = &rule.page;
        let mut all = vec![page.title.clone(), page.checks.clone(), page.why.clone(), page.help.clone()];
        all.extend(rule.says.clone());
        all.extend(rule.softer.iter().map(|softer| softer.says.clone()));
        all.extend(rule.only_when.iter().map(|(_, otherwise)| otherwise.clone()));
        all.extend(rule.sources.iter().map(|(_, source)| source.clone()));
        all
    };
    pack.rules.iter().flat_map(of).collect()
}

#[test]
fn every_rule_of_the_built_in_packs_speaks_english() {
    let found = every_pack(Arc::new(NoPacks));
    let mut missing = BTreeSet::new();
    let mut seen = 0;
    for pack in &found.packs {
        for sentence in sentences(pack) {
            seen += 1;
            if matches!(pack.said(&sentence), Message::Raw(_)) {
                missing.insert(format!("{}: {sentence}", pack.name));
            }
        }
        let source = Both { extra: Arc::new(NoPacks) };
        let of = |rule: &crate::rules::Rule| examples(&pack.name, &rule.code, &source).unwrap();
        for example in pack.rules.iter().flat_map(of) {
            let subject = Subject::of(&example.plan).with_document(&example.document);
            for judged in judge_with(std::slice::from_ref(pack), &subject) {
                let finding = judged.finding.iter().flat_map(|it| [&it.message, &it.help, &it.source]);
                let check = &judged.check;
                for message in [&check.title, &check.why, &check.source].into_iter().chain(finding) {
                    seen += 1;
                    if let Message::Raw(text) = message
                        && !text.is_empty()
                    {
                        missing.insert(format!("{}/{}: {text}", pack.name, check.rule));
                    }
                }
            }
        }
    }
    assert!(seen > 1_000, "only {seen} sentences were seen");
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn a_sentence_in_english_has_its_figures() {
    let packs = every_pack(Arc::new(NoPacks)).packs;
    let law = packs.iter().find(|pack| pack.name == "finsam").unwrap();
    let said = law.said("Planen beslutades 2024-12-05; den skulle ha beslutats senast 2024-11-30");
    let english = Catalogue::new(Language::English).say(&said);
    assert_eq!(english, "The plan was adopted on 2024-12-05; it should have been adopted by 2024-11-30");
    let said = law.said("Eget kapital 1 640 tkr anges vid ingången av 2030, men planen gäller 2031. Årtalet eller beloppet kan ha följt med från en äldre plan");
    assert!(
        Catalogue::new(Language::English)
            .say(&said)
            .starts_with("Equity of 1 640 tkr is stated at the beginning of 2030")
    );
}
