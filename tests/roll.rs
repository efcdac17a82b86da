//! Next year's workbook: this year's budget beside the new one, equity that opens with what it closed at, the years
//! moved on, the policy of the new year.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail"
)]

mod examined;

use std::sync::LazyLock;

use plankoll::export::workbook;
use plankoll::finding::Severity;
use plankoll::money::Amount;
use plankoll::plan::{Column, Kind, Plan, Role};
use plankoll::roll::Figures;
use plankoll::text::{Catalogue, Language};
use plankoll::{Choice, Examination, Options, examine, rolled};

/// All plans that are read here, examined once for all tests.
static PLANS: LazyLock<Vec<(String, Examination)>> = LazyLock::new(examined::read);

fn sample(name: &str, options: &Options) -> Examination {
    let path = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
    examine(&std::fs::read(path).unwrap(), name, options).unwrap()
}

fn roll(first: &Examination, figures: Figures) -> Examination {
    rolled(first, figures, &Options::default()).unwrap().unwrap()
}

fn again(examination: &Examination) -> Examination {
    let bytes = workbook::bytes(examination, &Catalogue::new(Language::Swedish)).unwrap();
    examine(&bytes, "nasta.xlsx", &Options::default()).unwrap()
}

/// The amounts of a column by the lines' labels.
fn column(plan: &Plan, year: i32) -> Vec<(String, Role, Option<Amount>)> {
    let (budget, _) = plan.main_column().unwrap();
    let table = &plan.budgets[budget];
    let own = Column { year: Some(year), kind: Some(Kind::Budget), period: None };
    let at = table.columns.iter().position(|column| *column == own).unwrap_or_else(|| panic!("no {year}"));
    table.lines.iter().enumerate().map(|(line, held)| (held.label.clone(), held.role, table.amount(line, at))).collect()
}

#[test]
fn this_year_s_budget_stands_beside_the_new_one() {
    let mut seen = 0;
    for (name, first) in PLANS.iter() {
        let Some(next) = rolled(first, Figures::Carried, &Options::default()).unwrap() else { continue };
        let year = first.corrected.year.unwrap();
        assert_eq!(next.corrected.year, Some(year + 1), "{name}");
        let (old, new) = (column(&next.corrected, year), column(&next.corrected, year + 1));
        for ((label, role, before), (_, _, now)) in old.iter().zip(&new) {
            if matches!(role, Role::Item | Role::OfWhich) {
                assert_eq!(before, now, "{name}: {label} is carried");
            }
        }
        assert!(old.iter().any(|(.., amount)| amount.is_some()), "{name}");
        assert_eq!(next.corrected.goals, first.corrected.goals, "{name}");
        assert!(next.corrected.claims.is_empty() && next.corrections.is_empty(), "{name}");
        seen += 1;
    }
    assert!(seen >= 20, "only {seen} plans were rolled");
}

#[test]
fn a_rolled_book_reads_back_as_the_new_year_s_plan() {
    for (name, first) in PLANS.iter() {
        for figures in [Figures::Carried, Figures::Empty] {
            let Some(next) = rolled(first, figures, &Options::default()).unwrap() else { continue };
            let back = again(&next);
            let year = first.corrected.year.unwrap();
            assert_eq!(back.printed.year, Some(year + 1), "{name}");
            assert_eq!(column(&back.printed, year), column(&next.corrected, year), "{name}");
            let (wrote, read) = (column(&next.corrected, year + 1), column(&back.printed, year + 1));
            for ((label, role, wrote), (other, _, read)) in wrote.iter().zip(&read) {
                assert_eq!(label, other, "{name}");
                let is_item = matches!(role, Role::Item | Role::OfWhich);
                let expected = if figures == Figures::Empty && is_item { None } else { *wrote };
                assert_eq!(*read, expected.filter(|it| !(is_item && it.is_zero())), "{name}: {label}");
            }
            assert!(back.printed.typed.is_empty(), "{name}: {:?}", back.printed.typed);
            let equity = |plan: &Plan| -> Vec<_> {
                let amount = |value: &Option<plankoll::plan::Value>| value.as_ref().map(|it| it.amount);
                plan.equity.iter().map(|row| (row.year, amount(&row.opening), amount(&row.closing))).collect()
            };
            assert_eq!(equity(&back.printed), equity(&next.corrected), "{name}");
            assert_eq!(back.printed.multi_year.len(), next.corrected.multi_year.len(), "{name}");
        }
    }
}

#[test]
fn equity_opens_with_what_it_closed_at_and_the_years_move_on() {
    let first = sample("finsam-exempelbygden-2025.txt", &Options::default());
    let next = roll(&first, Figures::Carried).corrected;
    let closing = first.corrected.equity.iter().find(|row| row.year == 2025).unwrap().closing.as_ref().unwrap().amount;
    let row = next.equity.iter().find(|row| row.year == 2026).unwrap();
    let opening = row.opening.as_ref().unwrap();
    assert!(opening.is_derived() && opening.amount == closing);
    assert_eq!(opening.amount.plus(row.result.as_ref().unwrap().amount), Some(row.closing.as_ref().unwrap().amount));
    assert_eq!(next.multi_year.iter().map(|row| row.year).collect::<Vec<_>>(), [2026, 2027, 2028]);
    let told = first.corrected.multi_year.iter().find(|row| row.year == 2027).unwrap();
    assert_eq!(next.multi_year[1].figures, told.figures, "what the plan says of a later year stands");
    assert!(next.multi_year[2].figures.iter().all(|(_, figure)| figure.is_undecided()));
    let empty = roll(&first, Figures::Empty).corrected;
    assert!(empty.multi_year[2].figures.is_empty());
    assert!(next.budgets[0].lines.iter().all(|line| line.role != Role::Equity), "equity stands on its own sheet");
}

#[test]
fn a_book_of_ours_is_rolled_as_its_plan_is() {
    let first = sample("finsam-exempelbygden-2025.txt", &Options::default());
    let (direct, through) = (roll(&first, Figures::Carried), roll(&again(&first), Figures::Carried));
    assert_eq!(column(&direct.corrected, 2026), column(&through.corrected, 2026));
    let years = |plan: &Plan| plan.equity.iter().map(|row| row.year).collect::<Vec<_>>();
    assert_eq!(years(&direct.corrected), years(&through.corrected));
    // And so on for years.
    let later = roll(&again(&direct), Figures::Carried);
    assert_eq!(later.corrected.year, Some(2027));
    let amounts = |plan: &Plan, year| column(plan, year).into_iter().map(|(_, _, it)| it).collect::<Vec<_>>();
    assert_eq!(amounts(&later.corrected, 2027), amounts(&direct.corrected, 2026));
}

/// The förbund's own cap was a demand in 2024 and is advice from 2025 on: the pack says so by year.
#[test]
fn the_policy_is_the_new_year_s() {
    let options = Options { rules: Some(Choice::Named("falun-borlange".to_owned())), ..Options::default() };
    let path = format!("{}/samples/finsam-exempelbygden-2025.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let earlier = text.replace("2024", "2023").replace("2025", "2024").replace("2026", "2025").replace("2027", "2026");
    let first = examine(earlier.as_bytes(), "plan-2024.txt", &options).unwrap();
    let next = rolled(&first, Figures::Empty, &options).unwrap().unwrap();
    let severity = |examination: &Examination| {
        examination.findings.iter().find(|finding| finding.rule == "equity-cap").map(|finding| finding.severity)
    };
    assert_eq!((first.corrected.year, severity(&first)), (Some(2024), Some(Severity::Error)));
    assert_eq!((next.corrected.year, severity(&next)), (Some(2025), Some(Severity::Warning)));
}
