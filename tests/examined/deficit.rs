//! A plan in kronor with own equity among its incomes and a deficit, and a second table of next year.

use plankoll::Examination;
use plankoll::document::Source;
use plankoll::finding::{Finding, Message, Outcome, Severity};
use plankoll::formula::{Dimension, Expr, Relation};
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Address, Budget, Category, EquityRow, Kind, Plan, Role, Side, Value};

use super::builder::{Table, check, entry, line, live, stated};

pub(crate) fn deficit() -> Examination {
    let kronor = |value: i64| Value::derived(Amount::kronor(value.into()));
    let budget = budget();
    let plan = Plan {
        source: Source { file: "plan.txt".into(), format: "text", sha256: "c0ffee00".repeat(8) },
        forbund: Some("Samordningsförbundet Älven".into()),
        year: Some(2023),
        budgets: vec![budget.clone(), next_year()],
        equity: vec![EquityRow {
            year: 2023,
            unit: Unit::Kr,
            opening: Some(stated(420_000, Unit::Kr, 480)),
            result: Some(kronor(-127_000)),
            closing: Some(kronor(293_000)),
        }],
        ..Plan::default()
    };
    let bare = |number: &str| Expr::Number(number.parse().unwrap(), Dimension::Plain);
    let contributions = || Expr::Add((0..3).map(|line| entry(0, line, 0)).collect());
    let cap = Expr::Multiply(Box::new(bare("0.2")), Box::new(contributions()));
    let policy = || Message::Raw("Plan 2023, mål 4".into());
    let mut covered = check(
        "balance",
        "Intäkterna är större än kostnaderna",
        Outcome::Failed,
        "Underskottet, 127 000 kr, täcks av eget kapital.",
        Message::Raw("FinsamL 21 §".into()),
    );
    covered.finding = Some(Finding {
        rule: "balance".into(),
        severity: Severity::Info,
        message: Message::Raw("Underskott 127 000 kr, täckt av eget kapital.".into()),
        help: Message::Raw(String::new()),
        source: Message::Raw("FinsamL 21 §".into()),
        cells: Vec::new(),
        reasons: Vec::new(),
        expected: None,
        actual: None,
        unit: Unit::Kr,
        resolved_by: None,
        consequences: Vec::new(),
    });
    let judged = vec![
        covered,
        live(
            check(
                "equity-cap",
                "Eget kapital högst 20 % av bidragen",
                Outcome::Passed,
                "293 000 mot 293 600.",
                policy(),
            ),
            Expr::Cell(Address::Closing { row: 0 }),
            Relation::AtMost,
            cap,
            0,
        ),
        live(
            check("sum", "Summa intäkter", Outcome::Passed, "Raderna ger summan.", Message::new("source-arithmetic")),
            entry(0, line(&budget, "Summa intäkter"), 0),
            Relation::Equal,
            Expr::Add((0..5).map(|line| entry(0, line, 0)).collect()),
            0,
        ),
    ];
    let findings = judged.iter().filter_map(|rule| rule.finding.clone()).collect();
    Examination {
        printed: plan.clone(),
        corrected: plan,
        packs: vec!["finsam".into(), "alven".into()],
        judged,
        findings,
        ..Examination::default()
    }
}

fn budget() -> Budget {
    let (income, cost) = (Side::Income, Side::Cost);
    Table::new("Budget 2023", Unit::Kr, &[(2023, Kind::Budget)])
        .within(&["INTÄKTER"])
        .item("Försäkringskassan", income, Category::State, &["734 000"])
        .item("Regionen", income, Category::Region, &["367 000"])
        .item("Älvens kommun", income, Category::Municipality, &["367 000"])
        .item("Eget kapital", income, Category::OwnEquity, &["420 000"])
        .item("Övrigt", income, Category::OtherIncome, &["20 356"])
        .sum(
            "Summa intäkter",
            income,
            Role::Total,
            &["1 908 356"],
            &["Försäkringskassan", "Regionen", "Älvens kommun", "Eget kapital", "Övrigt"],
        )
        .within(&["KOSTNADER", "Kansli"])
        .item("Styrelse", cost, Category::Board, &["-28 000"])
        .item("Samordnare", cost, Category::Administration, &["-450 000"])
        .sum("Summa kansli", cost, Role::Subtotal, &["-478 000"], &["Styrelse", "Samordnare"])
        .within(&["KOSTNADER", "Insatser"])
        .item("Beslutade insatser", cost, Category::Individual, &["-25 000"])
        .item("Ej beslutade insatser", cost, Category::Reserve, &["-1 112 356"])
        .sum("Summa insatser", cost, Role::Subtotal, &["-1 137 356"], &["Beslutade insatser", "Ej beslutade insatser"])
        .within(&["KOSTNADER"])
        .sum("Summa kostnader", cost, Role::Total, &["-1 615 356"], &["Summa kansli", "Summa insatser"])
        .build()
}

fn next_year() -> Budget {
    Table::new("Preliminär budget 2024", Unit::Kr, &[(2024, Kind::Plan)])
        .item("Intäkter", Side::Income, Category::Members, &["1 500 000,50"])
        .item("Kostnader", Side::Cost, Category::OtherCost, &["1 400 000"])
        .sum("Resultat", Side::None, Role::Result, &["100 000,50"], &["Intäkter", "-Kostnader"])
        .build()
}
