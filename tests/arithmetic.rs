//! The identities, the corrections and their findings, over plans built by hand.
#![allow(clippy::print_stdout)] // a run without the real plans says so
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, unreachable_pub)]

#[path = "balance/build.rs"]
mod build;
#[path = "balance/dice.rs"]
mod dice;
#[path = "balance/faults.rs"]
mod faults;
#[path = "balance/operations.rs"]
mod operations;
#[path = "balance/plain.rs"]
mod plain;
#[path = "balance/real.rs"]
mod real;
#[path = "balance/reread.rs"]
mod reread;
#[path = "balance/varied.rs"]
mod varied;
#[path = "balance/verdict.rs"]
mod verdict;

use dice::Dice;
use faults::{FAULTS, Fault, STRANGE, inject};
use rust_decimal::Decimal;
use verdict::{Trial, Verdict, trial};

use plankoll::balance::{equations, weigh};
use plankoll::check::arithmetic;
use plankoll::correct::{Apply, Corrected, examine};
use plankoll::finding::{Confidence, Operation};
use plankoll::money::Unit;
use plankoll::plan::{Address, Category, Hints, Kind, Plan, Role, Side};
use plankoll::text::{Catalogue, Language};
use proptest::prelude::{
    Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, prop_assume, prop_oneof, proptest,
};
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

/// The plans that stand beside the checkout, where they do.
fn shared(name: &str) -> Option<Plan> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/plans").join(name);
    let Ok(bytes) = std::fs::read(&path) else {
        println!("{} does not stand beside this checkout", path.display());
        return None;
    };
    let options = plankoll::Options { apply: Apply::None, ..plankoll::Options::default() };
    Some(plankoll::examine(&bytes, name, &options).unwrap().printed)
}

#[test]
#[ignore = "prints what is found in the real plans"]
fn print_real() {
    for name in ["falun-borlange-2024.txt", "falun-borlange-2025.txt", "ange-2023.txt", "norra-vastmanland-2023.txt"] {
        let Some(plan) = shared(name) else { continue };
        println!("=== {name}\n{}", report(&plan, Apply::Certain));
        println!("{:#?}\n{:?}\n", plan.claims, plan.equity);
    }
}

/// The three ways that plans are made.
type Make = fn(&mut Dice) -> Plan;
const MAKES: [Make; 3] = [plain::exact, plain::rounded, varied::varied];

/// A plan with so many faults from a seed.
fn faulty(seed: u64, faults: u64, make: usize) -> Plan {
    let mut dice = Dice::new(seed);
    let mut plan = MAKES[make](&mut dice);
    for _ in 0..faults {
        let fault = dice.one_of(&FAULTS);
        let _ = inject(&mut plan, fault, &mut dice);
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sound_plan_is_left_alone(seed: u64, make in 0usize..3) {
        let plan = faulty(seed, 0, make);
        prop_assert!(corrected(&plan).corrections.is_empty());
    }

    #[test]
    fn correcting_is_idempotent(seed: u64, faults in 1u64..4, make in 0usize..3) {
        let plan = faulty(seed, faults, make);
        for apply in [Apply::Certain, Apply::Likely] {
            let once = examine(&plan, &Hints::default(), apply).1.plan;
            prop_assert_eq!(examine(&once, &Hints::default(), apply).1.plan, once);
        }
    }

    #[test]
    fn what_held_still_holds(seed: u64, faults in 1u64..4, make in 0usize..3) {
        let plan = faulty(seed, faults, make);
        let (weighed, after) = examine(&plan, &Hints::default(), Apply::Likely);
        let again = weigh(&after.plan, &equations(&after.plan));
        for one in weighed.iter().filter(|one| one.holding.holds()) {
            let now = again.iter().find(|other| other.equation == one.equation).unwrap();
            prop_assert!(!now.holding.is_broken(), "{:?}", now);
        }
        if !after.applied.is_empty() {
            let left = again.iter().filter(|now| now.holding.is_broken()).count();
            prop_assert!(left < weighed.iter().filter(|one| one.holding.is_broken()).count());
        }
    }

    #[test]
    fn locked_figures_never_change(seed: u64, faults in 1u64..4, make in 0usize..3) {
        let plan = faulty(seed, faults, make);
        let first = examine(&plan, &Hints::default(), Apply::Likely).1;
        let locked_cells = first.corrections.iter().filter_map(|one| one.cell.address).collect::<Vec<_>>();
        let locked = locked_cells.iter().filter_map(|address| match address {
            Address::Line { line, .. } => plan.budgets[0].lines.get(*line).map(|line| line.label.clone()),
            _ => None,
        });
        for hints in [
            Hints { locked_cells: locked_cells.clone(), ..Hints::default() },
            Hints { locked: locked.collect(), locked_cells: Vec::new(), ..Hints::default() },
        ] {
            let after = examine(&plan, &hints, Apply::Likely).1;
            for one in after.corrections.iter().filter(|one| one.old.is_some()) {
                let address = one.cell.address.unwrap();
                prop_assert!(!hints.locked_cells.contains(&address));
                prop_assert!(!hints.locked.contains(&one.cell.label));
            }
        }
    }

    #[test]
    fn the_order_of_the_lines_decides_nothing(seed: u64, fault in 0usize..11, make in 0usize..3) {
        // A block is a block by its place, and the last line is the likeliest one left out.
        prop_assume!(!matches!(FAULTS[fault], Fault::Block));
        let mut dice = Dice::new(seed);
        let mut plan = MAKES[make](&mut dice);
        prop_assume!(inject(&mut plan, FAULTS[fault], &mut dice).is_some());
        let mut turned = plan.clone();
        let table = &mut turned.budgets[0];
        let last = table.lines.len() - 1;
        table.lines.reverse();
        for sum in &mut table.sums {
            sum.line = last - sum.line;
            for term in &mut sum.terms {
                term.line = last - term.line;
            }
        }
        for repeat in &mut table.repeats {
            repeat.line = last - repeat.line;
        }
        let told = |plan: &Plan| {
            let mut told: Vec<String> = corrected(plan)
                .corrections
                .iter()
                .map(|one| format!("{} {:?} {} {:?} {:?}", one.cell.label, one.old, one.new, one.confidence, one.alternative))
                .collect();
            told.sort();
            told
        };
        prop_assert_eq!(told(&plan), told(&turned));
    }

    #[test]
    fn shuffled_lines_are_never_corrected_otherwise(seed: u64, fault in 0usize..11, make in 0usize..3) {
        // A block is a block by its place; two lines that come to stand beside each other may have changed places, which
        // leaves less certain but nothing else.
        prop_assume!(!matches!(FAULTS[fault], Fault::Block));
        let mut dice = Dice::new(seed);
        let mut plan = MAKES[make](&mut dice);
        prop_assume!(inject(&mut plan, FAULTS[fault], &mut dice).is_some());
        let count = plan.budgets[0].lines.len();
        let mut to: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            to.swap(at, usize::try_from(dice.below(at as u64 + 1)).unwrap());
        }
        let mut shuffled = plan.clone();
        let table = &mut shuffled.budgets[0];
        for (at, line) in plan.budgets[0].lines.iter().enumerate() {
            table.lines[to[at]] = line.clone();
        }
        for sum in &mut table.sums {
            sum.line = to[sum.line];
            for term in &mut sum.terms {
                term.line = to[term.line];
            }
        }
        for repeat in &mut table.repeats {
            repeat.line = to[repeat.line];
        }
        let certain = |plan: &Plan| {
            let found = corrected(plan).corrections;
            let made = found.iter().filter(|one| one.confidence == Confidence::Certain);
            let mut told: Vec<String> = made.map(|one| format!("{} {:?} {}", one.cell.label, one.old, one.new)).collect();
            told.sort();
            told
        };
        let (one, other) = (certain(&plan), certain(&shuffled));
        let within = |inner: &[String], outer: &[String]| inner.iter().all(|made| outer.contains(made));
        prop_assert!(within(&one, &other) || within(&other, &one), "{one:?} {other:?}");
    }

    #[test]
    fn huge_amounts_are_exact(lines in proptest::collection::vec(huge(), 2..8), off in 1i64..1000, income: bool) {
        let side = if income { Side::Income } else { Side::Cost };
        let mut t = build::Table::new(Unit::Kr, &[(2025, Kind::Budget)]);
        let items: Vec<usize> = lines.iter().enumerate().map(|(at, value)| t.item(&format!("rad {at}"), side, Category::OtherCost, &[*value])).collect();
        let total: i64 = lines.iter().sum();
        let sum = t.sum("summa", side, Role::Subtotal, &[total + off * 10_000], &build::added(items));
        t.sum("totalt", side, Role::Total, &[total], &build::added([sum]));
        let after = corrected(&t.plan(2025));
        let leading: Vec<_> = after.corrections.iter().filter(|one| one.leads()).collect();
        prop_assert_eq!(leading.len(), 1);
        prop_assert_eq!(leading[0].cell.address, Some(Address::Line { budget: 0, line: sum, column: 0 }));
        prop_assert_eq!(leading[0].new.decimal(), Decimal::from(total));
        // Digits that look swapped in a line of fifteen are a reason to ask.
        prop_assert!(leading[0].confidence == Confidence::Certain || after.corrections.len() > 1);
        prop_assert!(leading[0].confidence != Confidence::Open);
    }

    #[test]
    fn a_huge_line_is_corrected_to_the_last_digit(line in huge(), income: bool) {
        let (side, other) = if income { (Side::Income, Side::Cost) } else { (Side::Cost, Side::Income) };
        let mut t = build::Table::new(Unit::Kr, &[(2025, Kind::Budget)]);
        let wrong = t.item("rad", side, Category::OtherCost, &[-line]);
        let beside = t.item("annan rad", side, Category::OtherCost, &[3]);
        let sum = t.sum("summa", side, Role::Total, &[line + 3], &build::added([wrong, beside]));
        let item = t.item("motrad", other, Category::OtherIncome, &[line]);
        let opposite = t.sum("motsumma", other, Role::Total, &[line], &build::added([item]));
        let (plus, minus) = if income { (sum, opposite) } else { (opposite, sum) };
        t.sum("resultat", Side::None, Role::Result, &[if income { 3 } else { -3 }], &[(plus, 1), (minus, -1)]);
        let after = corrected(&t.plan(2025));
        prop_assert_eq!(after.corrections.len(), 1);
        prop_assert_eq!((after.corrections[0].new.decimal(), after.corrections[0].confidence), (Decimal::from(line), Confidence::Certain));
    }
}

/// The largest amount that is counted exactly, in kronor.
const HUGE: i64 = 1_000_000_000_000_000;

/// Amounts up to the largest, it among them.
fn huge() -> impl Strategy<Value = i64> {
    prop_oneof![1..=HUGE, Just(HUGE), Just(HUGE - 1)]
}

/// The measurement in small, so that every run of the tests holds it.
#[test]
fn most_faults_are_mended_and_none_wrongly() {
    let mut dice = Dice::new(4);
    for make in [plain::exact as Make, plain::rounded] {
        let runs = FAULTS.iter().cycle().take(440);
        let verdicts: Vec<Verdict> = runs.map(|fault| trial(Trial::One(*fault), make, &mut dice)).collect();
        let count = |is: &dyn Fn(&Verdict) -> bool| verdicts.iter().filter(|one| is(one)).count();
        assert_eq!(count(&|one| one.certain_wrong), 0);
        assert_eq!(count(&|one| one.detected), verdicts.len());
        assert!(count(&|one| one.certain_right) * 100 >= verdicts.len() * 60);
        assert!(count(&|one| one.rank.is_some_and(|rank| rank <= 3)) * 100 >= verdicts.len() * 95);
        assert!((0..100).all(|_| !trial(Trial::Two, make, &mut dice).certain_wrong));
    }
}

#[test]
fn nothing_is_mended_wrongly_in_tables_as_real_plans_have_them() {
    let mut dice = Dice::new(5);
    let kinds = FAULTS.iter().chain(&STRANGE).map(|fault| Trial::One(*fault)).chain([Trial::Two, Trial::Together]);
    for kind in kinds {
        assert!((0..40).all(|_| !trial(kind, varied::varied, &mut dice).certain_wrong), "{kind:?}");
    }
}
