//! The identities, the corrections and their findings, over plans built by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, unreachable_pub)]

#[path = "balance/build.rs"]
mod build;
#[path = "balance/real.rs"]
mod real;

use plankoll::check::arithmetic;
use plankoll::correct::{Apply, Corrected, examine};
use plankoll::finding::{Confidence, Operation};
use plankoll::plan::{Hints, Plan};
use plankoll::text::{Catalogue, Language};
use std::fmt::Write;

fn corrected(plan: &Plan) -> Corrected {
    examine(plan, &Hints::default(), Apply::Certain).1
}

/// (label, year, old, new, operation, confidence, group, alternative), amounts in tkr.
fn log(corrected: &Corrected) -> Vec<String> {
    let tkr = |amount: plankoll::money::Amount| amount.in_unit(plankoll::money::Unit::Tkr).to_string();
    corrected
        .corrections
        .iter()
        .map(|one| {
            format!(
                "{} {} | {} {:?} {:?}: {} -> {} | {:?} {:?}",
                one.group,
                one.alternative.map_or("-".to_owned(), |rank| rank.to_string()),
                one.cell.label,
                one.cell.column.year.unwrap_or(0),
                one.cell.column.kind,
                one.old.map_or("nothing".to_owned(), tkr),
                tkr(one.new),
                one.operation,
                one.confidence,
            )
        })
        .collect()
}

#[test]
fn two_stale_sums_are_certain_and_the_third_is_open() {
    let found = corrected(&real::norra_vastmanland());
    insta::assert_snapshot!(log(&found).join("\n"));
}

#[test]
fn four_lines_in_kronor_are_one_block() {
    let found = corrected(&real::falun_borlange_2025());
    insta::assert_snapshot!(log(&found).join("\n"));
    assert!(
        found.corrections.iter().all(|one| one.confidence == Confidence::Certain && one.operation == Operation::Unit)
    );
}

#[test]
fn sound_plans_are_left_alone() {
    for plan in [real::falun_borlange_2024(), real::ange()] {
        let found = corrected(&plan);
        assert_eq!(found.corrections, []);
        assert_eq!(found.plan, plan);
    }
}

#[test]
fn correcting_twice_changes_nothing_more() {
    for plan in [real::norra_vastmanland(), real::falun_borlange_2025()] {
        let once = corrected(&plan).plan;
        assert_eq!(corrected(&once).plan, once);
    }
}

/// The findings in Swedish, as a reader sees them.
fn report(plan: &Plan, apply: Apply) -> String {
    let catalogue = Catalogue::new(Language::Swedish);
    let (weighed, corrected) = examine(plan, &Hints::default(), apply);
    let (judged, findings) = arithmetic(plan, &weighed, &corrected);
    let mut out = String::new();
    for found in &findings {
        writeln!(out, "{:?} {} (group {:?})", found.severity, found.rule, found.resolved_by).unwrap();
        writeln!(out, "  {}\n  {}", catalogue.say(&found.message), catalogue.say(&found.help)).unwrap();
        for cell in &found.cells {
            let place = cell.place.clone().unwrap_or_default();
            let year = cell.column.year.unwrap_or(0);
            writeln!(out, "  @ {} {year} {:?}:{:?}", catalogue.word(&cell.label), place.line, place.column).unwrap();
        }
        for reason in &found.reasons {
            writeln!(out, "  ~ {:?}: {}", reason.place.line, catalogue.say(&reason.label)).unwrap();
        }
        for also in &found.consequences {
            writeln!(out, "  > {}", catalogue.say(also)).unwrap();
        }
    }
    for one in &judged {
        let why = catalogue.say(&one.check.why);
        let title = catalogue.say(&one.check.title);
        writeln!(out, "{:?} {title}: {why} live {}", one.check.outcome, one.live.is_some()).unwrap();
    }
    for one in &corrected.corrections {
        writeln!(out, "{} {:?}: {}", one.group, one.alternative, catalogue.say(&one.why)).unwrap();
        for proof in &one.proof {
            writeln!(out, "    {}", catalogue.say(proof)).unwrap();
        }
    }
    out
}

#[test]
fn findings_tell_each_cause_once() {
    insta::assert_snapshot!("norra", report(&real::norra_vastmanland(), Apply::Certain));
    insta::assert_snapshot!("falun-2024", report(&real::falun_borlange_2024(), Apply::Certain));
    insta::assert_snapshot!("falun-2025", report(&real::falun_borlange_2025(), Apply::Certain));
    insta::assert_snapshot!("ange", report(&real::ange(), Apply::Certain));
}
