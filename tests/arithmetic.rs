//! The identities, the corrections and their findings, over plans built by hand.

#[path = "balance/build.rs"]
mod build;
#[path = "balance/real.rs"]
mod real;

use plankoll::correct::{Apply, Corrected, examine};
use plankoll::finding::{Confidence, Operation};
use plankoll::plan::{Hints, Plan};

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
