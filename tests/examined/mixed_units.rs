//! A plan in tkr with four lines in kronor, group sums below their lines, equity and a multi-year plan.

use jiff::civil::date;
use plankoll::Examination;
use plankoll::document::{Place, Source};
use plankoll::finding::{Cell, Confidence, Correction, Finding, Message, Operation, Outcome, Reason, Severity};
use plankoll::formula::{Dimension, Expr, Relation};
use plankoll::money::{Amount, Unit};
use plankoll::plan::{
    About, Address, Budget, Category, Dated, EquityRow, Figure, Goal, Indicator, Kind, Level, MultiYearRow, Note, Plan,
    Repeat, Role, Side, Target, Unread, Value, YearField,
};

use super::builder::{Table, check, claim, entry, line, live, stated};

const IN_KRONOR: [(&str, i64); 4] = [
    ("Lokalhyra", 50),
    ("Administration, telefon och nätverk", 70),
    ("Trycksaker och hemsida", 60),
    ("Analys och utvärdering", 40),
];

pub(crate) fn mixed_units() -> Examination {
    let printed = plan();
    let mut corrected = printed.clone();
    for (label, tkr) in IN_KRONOR {
        let at = line(&corrected.budgets[0], label);
        corrected.budgets[0].lines[at].cells[0].as_mut().unwrap().amount = tkr_amount(tkr);
    }
    let budget = printed.budgets[0].clone();
    let corrections = corrections(&budget);
    let findings = findings(&budget);
    let judged = judged(&budget, &findings);
    Examination {
        printed,
        corrected,
        packs: vec!["finsam".into(), "dalen-och-asen".into()],
        judged,
        findings,
        corrections,
        ..Examination::default()
    }
}

fn tkr_amount(value: i64) -> Amount {
    Amount::of(value.into(), Unit::Tkr).unwrap()
}

fn plan() -> Plan {
    Plan {
        source: Source { file: "verksamhetsplan-2025.txt".into(), format: "text", sha256: "9f".repeat(32) },
        forbund: Some("Samordningsförbundet Dalen & Åsen".into()),
        year: Some(2025),
        adopted: Some(Dated { date: date(2024, 11, 29), place: Place::text(12, 30) }),
        budgets: vec![budget()],
        multi_year: vec![year(2025, 8396, 132, Some(8528), Some(0)), year(2026, 8396, 80, Some(8476), None)],
        equity: equity(),
        goals: goals(),
        claims: vec![
            claim("en ram om 8 562 tkr", 8_562_000, About::Contributions, 2025, 251),
            claim("ESF bidrar med 130 tkr", 130_000, About::Grant, 2025, 251),
        ],
        unread: vec![Unread { place: Place::text(141, 1), text: "2 340".into(), why: "unread-example" }],
        typed: Vec::new(),
        origin: None,
    }
}

fn budget() -> Budget {
    use Category::{Administration, Audit, Board, Competence, Evaluation, Grant, Individual, Municipality};
    let (income, cost) = (Side::Income, Side::Cost);
    let people = ["KOSTNADER", "Personalkostnader"];
    let around = ["KOSTNADER", "Kringkostnader"];
    let other = ["KOSTNADER", "Övriga kostnader"];
    let single = ["KOSTNADER", "Individinriktade insatser"];
    let whole = ["KOSTNADER", "Strukturövergripande insatser"];
    let mut budget = Table::new("Budget 2025", Unit::Tkr, &[(2025, Kind::Budget)])
        .within(&["INTÄKTER"])
        .item("Bidrag från Försäkringskassan och Arbetsförmedlingen", income, Category::State, &["4 198"])
        .item("Bidrag från regionen", income, Category::Region, &["2 099"])
        .item("Bidrag från Dalens kommun", income, Municipality, &["1 091"])
        .item("Bidrag från Åsens kommun", income, Municipality, &["1 008"])
        .item("Bidrag ESF", income, Grant, &["132"])
        .sum(
            "INTÄKTER",
            income,
            Role::Total,
            &["8 528"],
            &[
                "Bidrag från Försäkringskassan och Arbetsförmedlingen",
                "Bidrag från regionen",
                "Bidrag från Dalens kommun",
                "Bidrag från Åsens kommun",
                "Bidrag ESF",
            ],
        )
        .within(&people)
        .item("Arvoden", cost, Board, &["-90"])
        .item("Lön förbundschef", cost, Administration, &["-700"])
        .item("Kompetensutveckling", cost, Competence, &["-75"])
        .item("Ekonomitjänst", cost, Administration, &["-70"])
        .item("Revision", cost, Audit, &["-90"])
        .sum(
            "Personalkostnader",
            cost,
            Role::Subtotal,
            &["-1025"],
            &["Arvoden", "Lön förbundschef", "Kompetensutveckling", "Ekonomitjänst", "Revision"],
        )
        .within(&around)
        .item("Lokalhyra", cost, Administration, &["-50 000"])
        .item("Administration, telefon och nätverk", cost, Administration, &["-70 000"])
        .sum("Kringkostnader", cost, Role::Subtotal, &["-120"], &["Lokalhyra", "Administration, telefon och nätverk"])
        .within(&other)
        .item("Trycksaker och hemsida", cost, Administration, &["-60 000"])
        .item("Analys och utvärdering", cost, Evaluation, &["-40 000"])
        .sum("Övriga kostnader", cost, Role::Subtotal, &["-100"], &["Trycksaker och hemsida", "Analys och utvärdering"])
        .within(&single)
        .item("Handledare i Dalen", cost, Individual, &["-600"])
        .item("Första steget", cost, Individual, &["-2 051"])
        .item("Samordnare i Åsen", cost, Individual, &["-700"])
        .sum(
            "Individinriktade insatser",
            cost,
            Role::Subtotal,
            &["-3 351"],
            &["Handledare i Dalen", "Första steget", "Samordnare i Åsen"],
        )
        .within(&whole)
        .item("Föreläsningar", cost, Category::Structural, &["-110"])
        .item("Utveckling av samverkan", cost, Category::Structural, &["-2 510"])
        .item("Lärande – ESF", cost, Category::Structural, &["0"])
        .item("=HYPERLINK(\"http://example.com\")", cost, Category::Structural, &[""])
        .sum(
            "Strukturövergripande insatser",
            cost,
            Role::Subtotal,
            &["-2 620"],
            &["Föreläsningar", "Utveckling av samverkan", "Lärande – ESF"],
        )
        .within(&["KOSTNADER"])
        .item("Ev. tillkommande insatser", cost, Category::Reserve, &["-1 312"])
        .within(&[])
        .sum(
            "SUMMA KOSTNADER",
            cost,
            Role::Total,
            &["8 528"],
            &[
                "Personalkostnader",
                "Kringkostnader",
                "Övriga kostnader",
                "Individinriktade insatser",
                "Strukturövergripande insatser",
                "Ev. tillkommande insatser",
            ],
        )
        .sum("RESULTAT", Side::None, Role::Result, &["0"], &["INTÄKTER", "-SUMMA KOSTNADER"])
        .build();
    let total = line(&budget, "SUMMA KOSTNADER");
    let figure = Figure { amount: tkr_amount(8528), printed: "8 528".into(), place: Place::text(319, 28) };
    budget.repeats.push(Repeat { line: total, column: 0, figure });
    budget
}

fn year(year: i32, contributions: i64, grants: i64, costs: Option<i64>, result: Option<i64>) -> MultiYearRow {
    let figure = |amount: i64, column| Figure {
        amount: tkr_amount(amount),
        printed: amount.to_string(),
        place: Place::text(263, column),
    };
    let mut figures =
        vec![(YearField::Contributions, figure(contributions, 10)), (YearField::Grants, figure(grants, 20))];
    figures.extend(costs.map(|costs| (YearField::Costs, figure(costs, 30))));
    figures.extend(result.map(|result| (YearField::Result, figure(result, 40))));
    let derived = match (result, costs) {
        (None, Some(costs)) => vec![(YearField::Result, tkr_amount(contributions + grants - costs))],
        _ => Vec::new(),
    };
    MultiYearRow { year, unit: Unit::Tkr, figures, derived, place: Place::text(263, 1) }
}

fn equity() -> Vec<EquityRow> {
    let nothing = || Some(Value::derived(Amount::ZERO));
    let then = || Some(Value::derived(tkr_amount(2900)));
    vec![
        EquityRow {
            year: 2025,
            unit: Unit::Tkr,
            opening: Some(stated(2900, Unit::Tkr, 262)),
            result: nothing(),
            closing: then(),
        },
        EquityRow { year: 2026, unit: Unit::Tkr, opening: then(), result: nothing(), closing: then() },
    ]
}

fn goals() -> Vec<Goal> {
    let note = |text: &str, at| Note { text: text.into(), place: Place::text(at, 1) };
    let indicator = |text: &str, target, at| Indicator { text: text.into(), target, place: Place::text(at, 1) };
    let target = Target { op: "<=", value: 20.into(), unit: "%".into() };
    vec![
        Goal {
            level: Level::Overall,
            text: "Fler invånare i Dalen och Åsen ska kunna försörja sig genom arbete eller studier.".into(),
            place: Place::text(60, 1),
            indicators: vec![indicator(
                "Andelen deltagare som går vidare till arbete eller studier efter en avslutad insats, mätt sex månader efter avslut, ska öka jämfört med året innan i båda kommunerna.",
                None,
                62,
            )],
            ..Goal::default()
        },
        Goal {
            number: Some("1".into()),
            text: "Förbundet ska ha en ekonomi i balans.".into(),
            place: Place::text(80, 1),
            activities: vec![note("Uppföljning av varje insats två gånger om året", 82)],
            indicators: vec![indicator("Eget kapital vid årets slut som del av intäkterna", Some(target), 84)],
            sources: vec![note("Delårsbokslut och årsredovisning", 86)],
            follow_up: vec![note("Redovisas för styrelsen i maj och november", 87)],
            ..Goal::default()
        },
    ]
}

fn cell(budget: &Budget, label: &str) -> Cell {
    let at = line(budget, label);
    Cell {
        label: label.into(),
        column: budget.columns[0],
        place: budget.lines[at].cells[0].as_ref().map(|figure| figure.place.clone()),
        address: Some(Address::Line { budget: 0, line: at, column: 0 }),
    }
}

fn corrections(budget: &Budget) -> Vec<Correction> {
    let why = "Beloppet är skrivet i kronor i en tabell i tkr: delsumman stämmer först när det delas med tusen.";
    IN_KRONOR
        .iter()
        .map(|(label, tkr)| Correction {
            rule: "unit-mixed".into(),
            cell: cell(budget, label),
            old: Some(tkr_amount(tkr * 1000)),
            new: tkr_amount(*tkr),
            unit: Unit::Tkr,
            operation: Operation::Unit,
            confidence: Confidence::Certain,
            group: 1,
            alternative: None,
            why: Message::Raw(why.into()),
            proof: vec![
                Message::Raw("Före: 50 000 + 70 000 = 120 000, tryckt 120".into()),
                Message::Raw("Efter: 50 + 70 = 120, tryckt 120".into()),
            ],
            changes_decided_sum: false,
        })
        .collect()
}

fn finding(rule: &str, severity: Severity, message: &str, help: &str, cells: Vec<Cell>) -> Finding {
    Finding {
        rule: rule.into(),
        severity,
        message: Message::Raw(message.into()),
        help: Message::Raw(help.into()),
        source: Message::Raw("Verksamhetsplanen, mål 1".into()),
        cells,
        reasons: vec![Reason { place: Place::text(251, 14), label: Message::Raw("texten säger 8 562".into()) }],
        expected: None,
        actual: None,
        unit: Unit::Tkr,
        resolved_by: None,
        consequences: Vec::new(),
    }
}

fn findings(budget: &Budget) -> Vec<Finding> {
    let units = IN_KRONOR.iter().map(|(label, _)| cell(budget, label)).collect();
    let mut mixed = finding(
        "unit-mixed",
        Severity::Error,
        "Fyra rader är skrivna i kronor i en tabell i tkr.",
        "Raderna är delade med tusen; kontrollera mot beslutet.",
        units,
    );
    mixed.resolved_by = Some(1);
    let mut frame = finding(
        "prose-contributions",
        Severity::Error,
        "Texten säger att medlemmarna bidrar med 8 562 tkr; tabellen ger 8 396 tkr. Skillnaden är 166 tkr.",
        "Rätta texten, som är förra årets, eller tabellen.",
        vec![cell(budget, "Bidrag från Försäkringskassan och Arbetsförmedlingen")],
    );
    frame.actual = Some(tkr_amount(8562));
    frame.expected = Some(tkr_amount(8396));
    let cap = finding(
        "equity-cap",
        Severity::Warning,
        "Eget kapital vid årets slut är 34 % av intäkterna; förbundets egen gräns är 20 %.",
        "Besluta hur överskottet ska användas.",
        Vec::new(),
    );
    vec![mixed, frame, cap]
}

fn judged(budget: &Budget, findings: &[Finding]) -> Vec<plankoll::rules::Judged> {
    let arithmetic = || Message::new("source-arithmetic");
    let at = |label: &str| entry(0, line(budget, label), 0);
    let mut rules = vec![live(
        check("sum", "Summa Personalkostnader", Outcome::Passed, "Raderna ger den tryckta summan.", arithmetic()),
        at("Personalkostnader"),
        Relation::Equal,
        Expr::Add(["Arvoden", "Lön förbundschef", "Kompetensutveckling", "Ekonomitjänst", "Revision"].map(at).into()),
        0,
    )];
    rules.push(live(
        check("result", "Resultat är intäkter minus kostnader", Outcome::Passed, "8 528 − 8 528 = 0.", arithmetic()),
        at("RESULTAT"),
        Relation::Equal,
        Expr::Subtract(Box::new(at("INTÄKTER")), Box::new(at("SUMMA KOSTNADER"))),
        0,
    ));
    let mut prose = live(
        check(
            "prose-contributions",
            "Medlemmarnas bidrag i text och tabell",
            Outcome::Failed,
            "8 562 mot 8 396.",
            arithmetic(),
        ),
        Expr::Cell(Address::Claim { claim: 0 }),
        Relation::Equal,
        Expr::Add((0..4).map(|line| entry(0, line, 0)).collect()),
        0,
    );
    prose.finding = findings.get(1).cloned();
    rules.push(prose);
    let members = || Expr::Add((0..4).map(|line| entry(0, line, 0)).collect());
    let half = Expr::Divide(Box::new(entry(0, 0, 0)), Box::new(members()));
    let bare = |number: &str| Expr::Number(number.parse().unwrap(), Dimension::Plain);
    rules.push(live(
        check(
            "state-half",
            "Staten ger hälften",
            Outcome::Passed,
            "4 198 av 8 396.",
            Message::Raw("FinsamL 5 §".into()),
        ),
        half,
        Relation::Equal,
        bare("0.5"),
        0,
    ));
    rules.push(check(
        "adopted-in-time",
        "Budgeten är antagen senast den 30 november",
        Outcome::Passed,
        "Antagen 2024-11-29.",
        Message::Raw("FinsamL 23 §".into()),
    ));
    rules.push(check(
        "three-years",
        "Flerårsplanen omfattar tre år",
        Outcome::Failed,
        "Planen omfattar två år.",
        Message::Raw("FinsamL 21 § och KL 11 kap. 6 §".into()),
    ));
    rules.push(check(
        "outside-region",
        "Kommun utanför region ger hälften",
        Outcome::NotApplicable,
        "Alla kommuner hör till en region.",
        Message::Raw("FinsamL 5 a §".into()),
    ));
    let cap = Expr::Multiply(Box::new(bare("0.2")), Box::new(at("INTÄKTER")));
    let mut equity = live(
        check("equity-cap", "Eget kapital högst 20 % av intäkterna", Outcome::Failed, "2 900 mot 1 705,6.", policy()),
        Expr::Cell(Address::Closing { row: 0 }),
        Relation::AtMost,
        cap,
        0,
    );
    equity.finding = findings.get(2).cloned();
    rules.push(equity);
    let income = Expr::Number(1_500_000.into(), Dimension::Money);
    rules.push(live(
        check("reserve", "Högst 1 500 tkr ej fördelat", Outcome::Passed, "1 312 tkr.", policy()),
        at("Ev. tillkommande insatser"),
        Relation::Below,
        income,
        0,
    ));
    rules.push(check(
        "financial-goal",
        "Planen har ett finansiellt mål med siffra",
        Outcome::NotEvaluated,
        "Målet är läst, men dess mått kunde inte tolkas.",
        policy(),
    ));
    rules
}

fn policy() -> Message {
    Message::Raw("Verksamhetsplanen, mål 1".into())
}
