//! A small examination built by hand, for the tests of what shows one.

use rust_decimal::Decimal;

use crate::document::{Cell as TextCell, Document, Place, Row, Source};
use crate::finding::{Cell, Check, Confidence, Correction, Finding, Message, Operation, Outcome, Reason, Severity};
use crate::money::{Amount, Unit};
use crate::plan::{
    About, Address, Budget, Category, Claim, Column, Dated, EquityRow, Figure, Goal, Indicator, Kind, Level, Line,
    MultiYearRow, Note, Plan, Repeat, Role, Side, Sum, Target, Term, Unread, Value, YearField,
};
use crate::rules::Judged;
use crate::{Apply, Examination};

const TEXT: &str = "Verksamhetsplan 2025 för Samordningsförbundet Ekdalen\n\
\n\
Styrelsen antog planen den 21 november 2024. Enligt medlemmarnas samråd i september uppgår deras bidrag för det \
kommande året till 1 150 tkr, vilket är oförändrat mot året innan och räcker till de insatser som redan är beslutade.\n\
\n\
Budget 2025 (tkr)\n\
Intäkter\n\
Medlemsbidrag\t1 200\t1 200\n\
Kostnader\n\
Personal\t-700\n\
Lokaler\t-50 000\n\
Insatser\t-400\n\
Summa kostnader\t-1 150\n\
Resultat\t50\n";

const COLUMN: Column = Column { year: Some(2025), kind: Some(Kind::Budget), period: None };

/// The document: a row a line, a cell between tabs.
fn document() -> Document {
    let rows = TEXT.lines().enumerate().map(|(at, line)| {
        let mut column = 1;
        let cells = line.split('\t').enumerate().map(|(grid, text)| {
            let place = Place::text(u32::try_from(at).unwrap() + 1, column);
            column += u32::try_from(text.chars().count()).unwrap() + 1;
            TextCell {
                text: text.to_owned(),
                place,
                grid: u32::try_from(grid).unwrap(),
                span: 1,
                ..TextCell::default()
            }
        });
        Row { cells: cells.collect(), ..Row::default() }
    });
    let source = Source { file: "ekdalen.txt".to_owned(), format: "text", sha256: "0".repeat(64) };
    Document { source, rows: rows.collect(), ..Document::default() }
}

/// Where `needle` stands on a line (from 1).
fn at(line: usize, needle: &str) -> Place {
    let text = TEXT.lines().nth(line - 1).unwrap();
    let column = text.split(needle).next().unwrap().chars().count() + 1;
    let mut place = Place::text(u32::try_from(line).unwrap(), u32::try_from(column).unwrap());
    place.length = Some(u32::try_from(needle.chars().count()).unwrap());
    place
}

fn tkr(value: i64) -> Amount {
    Amount::of(Decimal::from(value), Unit::Tkr).unwrap()
}

fn figure(value: i64, line: usize, printed: &str) -> Figure {
    Figure { amount: tkr(value), printed: printed.to_owned(), place: at(line, printed) }
}

fn line(id: &str, label: &str, side: Side, role: Role, category: Option<Category>, cell: Figure) -> Line {
    let group = if side == Side::None { String::new() } else { id.split('/').next().unwrap().to_owned() };
    let path = match side {
        Side::Income => vec!["Intäkter".to_owned()],
        Side::Cost => vec!["Kostnader".to_owned()],
        Side::None => Vec::new(),
    };
    let place = Place::text(cell.place.line.unwrap(), 1);
    Line {
        id: id.to_owned(),
        label: label.to_owned(),
        group,
        path,
        side,
        role,
        category,
        cells: vec![Some(cell)],
        place,
    }
}

fn budget() -> Budget {
    let item = Role::Item;
    let added = |line| Term { line, sign: 1 };
    Budget {
        title: Some("Budget 2025 (tkr)".to_owned()),
        unit: Unit::Tkr,
        columns: vec![COLUMN],
        lines: vec![
            line(
                "intakter/medlemsbidrag",
                "Medlemsbidrag",
                Side::Income,
                item,
                Some(Category::Members),
                figure(1200, 7, "1 200"),
            ),
            line(
                "kostnader/personal",
                "Personal",
                Side::Cost,
                item,
                Some(Category::Administration),
                figure(700, 9, "-700"),
            ),
            line(
                "kostnader/lokaler",
                "Lokaler",
                Side::Cost,
                item,
                Some(Category::OtherCost),
                figure(50_000, 10, "-50 000"),
            ),
            line(
                "kostnader/insatser",
                "Insatser",
                Side::Cost,
                item,
                Some(Category::Individual),
                figure(400, 11, "-400"),
            ),
            line("kostnader/summa", "Summa kostnader", Side::Cost, Role::Total, None, figure(1150, 12, "-1 150")),
            line("resultat", "Resultat", Side::None, Role::Result, None, figure(50, 13, "50")),
        ],
        sums: vec![
            Sum { line: 4, terms: vec![added(1), added(2), added(3)], by_layout: true },
            Sum { line: 5, terms: vec![added(0), Term { line: 4, sign: -1 }], by_layout: true },
        ],
        repeats: vec![Repeat { line: 0, column: 0, figure: figure(1200, 7, "1 200") }],
        computed: Vec::new(),
        place: Place::text(5, 1),
    }
}

fn plan() -> Plan {
    let note = |text: &str| Note { text: text.to_owned(), place: Place::text(20, 1) };
    let goal = Goal {
        description: Vec::new(),
        number: Some("1".to_owned()),
        level: Level::Goal,
        text: "Fler deltagare går vidare".to_owned(),
        place: Place::text(19, 1),
        activities: vec![note("Bygga upp en samverkansgrupp")],
        indicators: vec![Indicator {
            text: "Minst 70 % är nöjda".to_owned(),
            target: Some(Target { op: ">=", value: Decimal::from(70), unit: "%".to_owned() }),
            place: Place::text(21, 1),
        }],
        sources: vec![note("Enkät i november")],
        follow_up: Vec::new(),
    };
    Plan {
        source: document().source,
        forbund: Some("Samordningsförbundet Ekdalen".to_owned()),
        year: Some(2025),
        adopted: Some(Dated { date: jiff::civil::date(2024, 11, 21), place: at(3, "21 november 2024") }),
        budgets: vec![budget()],
        multi_year: vec![MultiYearRow {
            year: 2025,
            unit: Unit::Tkr,
            figures: vec![(YearField::Contributions, figure(1200, 7, "1 200"))],
            derived: vec![(YearField::Result, tkr(50))],
            place: Place::text(7, 1),
        }],
        equity: vec![EquityRow {
            year: 2025,
            unit: Unit::Tkr,
            opening: Some(Value::printed(figure(1200, 7, "1 200"))),
            result: Some(Value::printed(figure(50, 13, "50"))),
            closing: Some(Value::derived(tkr(1250))),
        }],
        goals: vec![Goal { level: Level::Overall, text: "Ett arbetsliv för alla".to_owned(), ..Goal::default() }, goal],
        claims: vec![Claim {
            text: "uppgår deras bidrag för det kommande året till 1 150 tkr".to_owned(),
            amount: Some(tkr(1150)),
            percent: None,
            unit: Unit::Tkr,
            about: About::Contributions,
            line: Some((0, 0)),
            year: Some(2025),
            place: at(3, "1 150"),
        }],
        unread: vec![Unread { place: at(1, "2025"), text: "2025".to_owned(), why: "unread-no-table" }],
        typed: Vec::new(),
        origin: None,
    }
}

fn cell(label: &str, place: Place, line: Option<usize>) -> Cell {
    let address = line.map(|line| Address::Line { budget: 0, line, column: 0 });
    Cell { label: label.to_owned(), column: COLUMN, place: Some(place), address }
}

fn raw(text: &str) -> Message {
    Message::Raw(text.to_owned())
}

fn findings() -> Vec<Finding> {
    let reason = |line, needle: &str, label: &str| Reason { place: at(line, needle), label: raw(label) };
    vec![
        Finding {
            rule: "unit-mixed".to_owned(),
            severity: Severity::Error,
            message: raw("Lokaler står i kronor i en tabell i tkr"),
            help: raw("skriv 50 i stället för 50 000"),
            source: raw("Planens egen summa"),
            cells: vec![cell("Lokaler", at(10, "-50 000"), Some(2))],
            reasons: vec![reason(12, "-1 150", "summan går ihop med 50 tkr"), reason(5, "tkr", "tabellens enhet")],
            expected: Some(tkr(50)),
            actual: Some(tkr(50_000)),
            unit: Unit::Tkr,
            resolved_by: Some(1),
            consequences: Vec::new(),
        },
        Finding {
            rule: "prose-differs".to_owned(),
            severity: Severity::Error,
            message: raw("Texten säger 1 150 tkr, tabellen 1 200 tkr"),
            help: raw("rätta texten eller tabellen"),
            source: raw("Planens egna siffror"),
            cells: vec![Cell {
                address: Some(Address::Claim { claim: 0 }),
                ..cell("Medlemsbidrag i texten", at(3, "1 150"), None)
            }],
            reasons: vec![reason(7, "1 200", "tabellens belopp")],
            expected: Some(tkr(1200)),
            actual: Some(tkr(1150)),
            unit: Unit::Tkr,
            resolved_by: None,
            consequences: vec![raw("Andelen 48 % i texten är räknad på 1 150 tkr")],
        },
        Finding {
            rule: "three-year-plan".to_owned(),
            severity: Severity::Warning,
            message: raw("Flerårsplanen omfattar färre än tre år"),
            help: raw("lägg till de två följande åren"),
            source: raw("kommunallagen 11 kap. 6 §"),
            cells: Vec::new(),
            reasons: Vec::new(),
            expected: None,
            actual: None,
            unit: Unit::Tkr,
            resolved_by: None,
            consequences: Vec::new(),
        },
        info("Målet ”Fler deltagare går vidare” saknar siffra", 13, "50"),
        info("Målet ”Ett arbetsliv för alla” saknar siffra", 11, "-400"),
    ]
}

fn info(message: &str, line: usize, needle: &str) -> Finding {
    Finding {
        rule: "goal-figure".to_owned(),
        severity: Severity::Info,
        message: raw(message),
        help: raw("ange ett mätbart värde"),
        source: raw("kommunallagen 11 kap. 6 §"),
        cells: vec![cell("mål", at(line, needle), None)],
        reasons: Vec::new(),
        expected: None,
        actual: None,
        unit: Unit::Tkr,
        resolved_by: None,
        consequences: Vec::new(),
    }
}

fn correction(group: u32, confidence: Confidence, alternative: Option<u32>, line: usize, new: i64) -> Correction {
    let budget = budget();
    let found = &budget.lines[line];
    let figure = found.cells[0].clone().unwrap();
    Correction {
        rule: if group == 1 { "unit-mixed" } else { "sum-differs" }.to_owned(),
        cell: cell(&found.label, figure.place, Some(line)),
        old: Some(figure.amount),
        new: tkr(new),
        unit: Unit::Tkr,
        operation: if group == 1 { Operation::Unit } else { Operation::Digit },
        confidence,
        group,
        alternative,
        why: raw("med detta belopp går alla summor ihop"),
        proof: vec![raw("700 + 50 + 400 = 1 150 tkr")],
        changes_decided_sum: false,
    }
}

fn judged(rule: &str, outcome: Outcome) -> Judged {
    let check = Check {
        rule: rule.to_owned(),
        title: raw("Regelns namn"),
        outcome,
        why: raw("därför"),
        live: outcome == Outcome::Passed,
        source: raw("lagen"),
        rounding: false,
        area: crate::finding::Area::Law,
    };
    Judged { check, finding: None, live: None }
}

/// One of everything.
pub(crate) fn examination() -> Examination {
    let printed = plan();
    let mut corrected = printed.clone();
    if let Some(figure) = corrected.budgets[0].lines[2].cells[0].as_mut() {
        figure.amount = tkr(50);
    }
    Examination {
        document: document(),
        printed,
        corrected,
        packs: vec!["finsam".to_owned(), "ekdalen".to_owned()],
        judged: vec![
            judged("sum", Outcome::Passed),
            judged("unit-mixed", Outcome::Failed),
            judged("prose-differs", Outcome::Failed),
            judged("three-year-plan", Outcome::Accepted),
            judged("loans", Outcome::NotApplicable),
            judged("equity-cap", Outcome::NotEvaluated),
        ],
        findings: findings(),
        corrections: vec![
            correction(1, Confidence::Certain, None, 2, 50),
            correction(2, Confidence::Open, Some(1), 1, 750),
            correction(2, Confidence::Open, Some(2), 3, 450),
            correction(3, Confidence::Likely, None, 5, 5),
        ],
        apply: Apply::Certain,
        chosen: Vec::new(),
        ..Examination::default()
    }
}
