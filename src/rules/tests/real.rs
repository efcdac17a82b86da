//! What the packs say of plans with the figures of the four real ones.

use std::sync::Arc;

use insta::assert_snapshot;

use super::plans;
use crate::plan::Plan;
use crate::rules::{NoPacks, Pack, Subject, find, judge_with};
use crate::text::{Catalogue, Language};

pub(super) fn packs(plan: &Plan) -> Vec<Pack> {
    find(plan.forbund.as_deref(), None, Arc::new(NoPacks)).unwrap_or_else(|error| panic!("{error}"))
}

/// Every rule with its outcome, and what is found.
fn told(plan: &Plan) -> String {
    let words = Catalogue::new(Language::Swedish);
    let mut lines = Vec::new();
    for judged in judge_with(&packs(plan), &Subject::of(plan)) {
        let check = &judged.check;
        let live = if judged.live.is_some() { " live" } else { "" };
        lines.push(format!("{:?}{live} {}: {}", check.outcome, check.rule, words.say(&check.why)));
        if let Some(finding) = &judged.finding {
            lines.push(format!("  {:?}: {}", finding.severity, words.say(&finding.message)));
            for cell in &finding.cells {
                lines.push(format!(
                    "    at {} {:?}",
                    words.label(&cell.label),
                    cell.place.as_ref().and_then(|place| place.line)
                ));
            }
            for reason in &finding.reasons {
                lines.push(format!("    because {}", words.say(&reason.label)));
            }
        }
    }
    lines.join("\n")
}

#[test]
fn falun_borlange_2024() {
    assert_snapshot!(told(&plans::falun_borlange_2024()));
}

#[test]
fn falun_borlange_2025() {
    assert_snapshot!(told(&plans::falun_borlange_2025()));
}

#[test]
fn ange_2023() {
    assert_snapshot!(told(&plans::ange_2023()));
}

#[test]
fn norra_vastmanland_2023() {
    assert_snapshot!(told(&plans::norra_vastmanland_2023()));
}

#[test]
fn what_was_right_for_the_wrong_sum_is_a_consequence() {
    let corrected = plans::norra_vastmanland_2023();
    let mut printed = corrected.clone();
    // The printed sum of the group is 25 tkr too high; the corrected plan has none to go by.
    plans::subtotal(&mut printed, "Strukturinriktade insatser", 1109);
    let subject = Subject::of(&corrected).with_printed(&printed);
    let judged = judge_with(&packs(&corrected), &subject);
    let found = judged.iter().find(|judged| judged.check.rule == "share-structural").unwrap();
    let finding = found.finding.as_ref().unwrap();
    assert_eq!((finding.severity, finding.consequences.len()), (crate::finding::Severity::Info, 1));
}
