//! Any plan gets an outcome for every rule; none makes the judge fall.

use std::sync::Arc;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert, proptest};
use proptest::{option, prop_oneof};
use rust_decimal::Decimal;

use crate::document::Place;
use crate::finding::Outcome;
use crate::money::{Amount, Unit};
use crate::plan::{
    About, Budget, Category, Claim, Column, EquityRow, Figure, Goal, Kind, Line, MultiYearRow, Note, Plan, Role, Side,
    Sum, Term, Value,
};
use crate::rules::{NoPacks, every_pack, find, judge};

const CATEGORIES: [Category; 7] = [
    Category::State,
    Category::Region,
    Category::Municipality,
    Category::OwnEquity,
    Category::Individual,
    Category::Reserve,
    Category::Administration,
];

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        8 => any::<i32>().prop_map(|value| Amount::kronor(Decimal::from(value))),
        1 => Just(Amount::ZERO),
        1 => Just(Amount::kronor(Decimal::MAX)),
        1 => Just(Amount::kronor(Decimal::MIN)),
    ]
}

fn figure(amount: Amount) -> Figure {
    Figure { amount, printed: amount.to_string(), place: Place::text(1, 1) }
}

fn line() -> impl Strategy<Value = Line> {
    let roles = prop_oneof![6 => Just(Role::Item), 1 => Just(Role::Total), 1 => Just(Role::Subtotal)];
    let sides = prop_oneof![Just(Side::Income), Just(Side::Cost), Just(Side::None)];
    (0..CATEGORIES.len(), roles, sides, option::of(amount()), "[A-Öa-ö{}* ]{0,12}").prop_map(
        |(category, role, side, amount, label)| Line {
            path: vec![label.clone()],
            label,
            side,
            role,
            category: (role == Role::Item).then_some(CATEGORIES[category]),
            cells: vec![amount.map(figure)],
            ..Line::default()
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let sums = prop::collection::vec((0..12_usize, prop::collection::vec(0..12_usize, 0..5)), 0..6);
    let equity = prop::collection::vec((2020..2028_i32, option::of(amount()), option::of(amount())), 0..4);
    let texts = prop::collection::vec("[A-Öa-ö0-9 %.{}]{0,30}", 0..6);
    (option::of(2022..2027_i32), prop::collection::vec(line(), 0..12), sums, equity, (texts, 0..3_usize)).prop_map(
        |(year, lines, sums, equity, (texts, columns))| {
            let terms = |terms: Vec<usize>| terms.into_iter().map(|line| Term { line, sign: 1 }).collect();
            let sums = sums.into_iter().map(|(line, covered)| Sum { line, terms: terms(covered), by_layout: true });
            // A table may have fewer columns than its lines have cells, or more.
            let columns = vec![Column { year, kind: Some(Kind::Budget), period: None }; columns];
            let budget = Budget { unit: Unit::Tkr, columns, lines, sums: sums.collect(), ..Budget::default() };
            let value = |amount: Amount| Value::printed(figure(amount));
            let rows = equity.into_iter().map(|(year, opening, closing)| EquityRow {
                year,
                opening: opening.map(value),
                closing: closing.map(value),
                ..EquityRow::default()
            });
            let note = |text: &String| Note { text: text.clone(), place: Place::text(2, 1) };
            let goal = Goal { activities: texts.iter().map(note).collect(), ..Goal::default() };
            let claim = Claim {
                text: "individinriktade".to_owned(),
                amount: None,
                percent: Some(Decimal::MAX),
                unit: Unit::Kr,
                about: About::Share,
                line: None,
                year,
                place: Place::default(),
            };
            let multi_year = rows.clone().map(|row| MultiYearRow { year: row.year, ..MultiYearRow::default() });
            Plan {
                year,
                budgets: vec![budget],
                multi_year: multi_year.collect(),
                equity: rows.collect(),
                goals: vec![goal],
                claims: vec![claim],
                ..Plan::default()
            }
        },
    )
}

#[test]
fn every_rule_has_an_outcome_for_any_plan() {
    let packs = every_pack(Arc::new(NoPacks)).packs;
    let rules: usize = packs.iter().map(|pack| pack.rules.len()).sum();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(plan in plan())| {
        let judged = judge(&packs, &plan);
        prop_assert!(judged.len() == rules);
        for judged in &judged {
            prop_assert!(judged.finding.is_some() == (judged.check.outcome == Outcome::Failed));
            let told = format!("{:?}", judged.check.why);
            prop_assert!(!told.contains("rules-script-failed"), "{}: {told}", judged.check.rule);
        }
    });
}

/// A total that is empty in the year's column, above a line of own equity: nothing is said of the year.
#[test]
fn an_empty_total_is_no_figure() {
    let line = |label: &str, role, category, amount: Option<i64>| Line {
        label: label.to_owned(),
        side: Side::Income,
        role,
        category,
        cells: vec![amount.map(|amount| figure(Amount::kronor(Decimal::from(amount))))],
        ..Line::default()
    };
    let lines = vec![
        line("Staten", Role::Item, Some(Category::State), Some(700)),
        line("Eget kapital", Role::Item, Some(Category::OwnEquity), Some(420)),
        line("Summa intäkter", Role::Total, None, None),
    ];
    let terms = vec![Term { line: 0, sign: 1 }, Term { line: 1, sign: 1 }];
    let sums = vec![Sum { line: 2, terms, by_layout: true }];
    for columns in [Vec::new(), vec![Column { year: Some(2025), kind: Some(Kind::Budget), period: None }]] {
        let budget = Budget { columns, lines: lines.clone(), sums: sums.clone(), ..Budget::default() };
        let plan = Plan { year: Some(2025), budgets: vec![budget], ..Plan::default() };
        let packs = find(None, Some("finsam"), Arc::new(NoPacks)).unwrap();
        let judged = judge(&packs, &plan);
        let own = judged.iter().find(|judged| judged.check.rule == "own-equity-is-no-income").unwrap();
        assert_eq!(own.check.outcome, Outcome::Passed);
    }
}
