//! A plan with three columns, sums before their lines, a printed sum that its lines do not give, and rounding.

use plankoll::Examination;
use plankoll::document::Source;
use plankoll::finding::{Cell, Finding, Message, Outcome, Severity};
use plankoll::formula::{Expr, Relation};
use plankoll::money::{Amount, Unit};
use plankoll::plan::{Address, Budget, Category, Goal, Kind, Plan, Role, Side};
use plankoll::rules::Judged;

use super::builder::{Table, check, entry, line, live};

pub(crate) fn three_columns() -> Examination {
    let budget = budget();
    let plan = Plan {
        source: Source { file: "budget & plan 2023.txt".into(), format: "text", sha256: "07ab".repeat(16) },
        forbund: Some("Norra Skogens Samordningsförbund".into()),
        year: Some(2023),
        budgets: vec![budget.clone()],
        goals: vec![Goal { text: "Målområde samverkan".into(), ..Goal::default() }],
        ..Plan::default()
    };
    let judged = judged(&budget);
    let findings = judged.iter().filter_map(|rule| rule.finding.clone()).collect();
    Examination {
        printed: plan.clone(),
        corrected: plan,
        packs: vec!["finsam".into()],
        judged,
        findings,
        ..Examination::default()
    }
}

fn budget() -> Budget {
    let (income, cost) = (Side::Income, Side::Cost);
    let columns = [(2022, Kind::Budget), (2022, Kind::Forecast), (2023, Kind::Budget)];
    Table::new("Budget 2023", Unit::Tkr, &columns)
        .within(&["Kostnader"])
        .sum("Styrning och förvaltning", cost, Role::Subtotal, &["663", "620", "663"], &[])
        .within(&["Kostnader", "Styrning och förvaltning"])
        .item("Styrelse", cost, Category::Board, &["82", "60", "82"])
        .item("Kansli", cost, Category::Administration, &["581", "560", "581"])
        .of_which("varav lokaler", cost, &["82", "82", "82"])
        .covers("Styrning och förvaltning", &["Styrelse", "Kansli"])
        .within(&["Kostnader"])
        .sum("Insatser för individer", cost, Role::Subtotal, &["5 361", "4 902,5", "6 106"], &[])
        .within(&["Kostnader", "Insatser för individer"])
        .item("Vägen vidare", cost, Category::Individual, &["3 216", "3 000", "3 216"])
        .item("Unga framåt", cost, Category::Individual, &["2 146", "1 902,5", "2 890"])
        .covers("Insatser för individer", &["Vägen vidare", "Unga framåt"])
        .within(&["Kostnader"])
        .sum("Strukturinsatser", cost, Role::Subtotal, &["943", "845", "1 109"], &[])
        .within(&["Kostnader", "Strukturinsatser"])
        .item("Utbildning", cost, Category::Structural, &["600", "600", "650"])
        .item("Nätverk", cost, Category::Structural, &["343", "245", "324"])
        .item("Gemensam resurs", cost, Category::Structural, &["", "110", "110"])
        .covers("Strukturinsatser", &["Utbildning", "Nätverk", "Gemensam resurs"])
        .within(&[])
        .sum(
            "SUMMA KOSTNADER",
            cost,
            Role::Total,
            &["6 967", "6 367,5", "7 878"],
            &["Styrning och förvaltning", "Insatser för individer", "Strukturinsatser"],
        )
        .within(&["Intäkter"])
        .item("Medlemmarnas bidrag", income, Category::Members, &["7 046", "7 046", "7 030"])
        .item("Ränta", income, Category::Interest, &["", "", "2"])
        .within(&[])
        .sum("SUMMA INTÄKTER", income, Role::Total, &["7 046", "7 046", "7 032"], &["Medlemmarnas bidrag", "Ränta"])
        .sum("RESULTAT", Side::None, Role::Result, &["79", "678,5", "-846"], &["SUMMA INTÄKTER", "-SUMMA KOSTNADER"])
        .build()
}

fn judged(budget: &Budget) -> Vec<Judged> {
    let arithmetic = || Message::new("source-arithmetic");
    let at = |label: &str, column| entry(0, line(budget, label), column);
    let kronor = |value: i64| Amount::kronor(value.into());
    let mut rules = Vec::new();
    let sums = [
        ("Insatser för individer", ["Vägen vidare", "Unga framåt"].as_slice(), [true, false, false]),
        ("Strukturinsatser", ["Utbildning", "Nätverk", "Gemensam resurs"].as_slice(), [false, false, false]),
    ];
    for (label, parts, rounded) in sums {
        for (column, rounded) in rounded.into_iter().enumerate() {
            let printed = budget.amount(line(budget, label), column).unwrap();
            let given =
                Amount::total(parts.iter().filter_map(|part| budget.amount(line(budget, part), column))).unwrap();
            let outcome = if rounded || printed == given { Outcome::Passed } else { Outcome::Failed };
            let title = format!("Summa {label}");
            let why = format!("{} mot {}.", printed.swedish(Unit::Tkr), given.swedish(Unit::Tkr));
            let mut judged = live(
                check("sum", &title, outcome, &why, arithmetic()),
                at(label, column),
                Relation::Equal,
                Expr::Add(parts.iter().map(|part| at(part, column)).collect()),
                if rounded { 1_500 } else { 0 },
            );
            judged.check.rounding = rounded;
            if outcome == Outcome::Failed {
                judged.finding = Some(finding(budget, label, column, printed, given, &why));
            }
            rules.push(judged);
        }
    }
    let mut deficit = check("balance", "Intäkterna är större än kostnaderna", Outcome::Failed, "−846 tkr.", law());
    deficit = live(deficit, at("SUMMA INTÄKTER", 2), Relation::AtLeast, at("SUMMA KOSTNADER", 2), 0);
    let mut told = finding(budget, "RESULTAT", 2, kronor(-846_000), kronor(0), "Underskottet är inte täckt.");
    told.severity = Severity::Warning;
    deficit.finding = Some(told);
    rules.push(deficit);
    rules.push(check("three-years", "Flerårsplan", Outcome::NotEvaluated, "Planen har ingen.", law()));
    rules
}

fn law() -> Message {
    Message::Raw("FinsamL 21 §".into())
}

fn finding(budget: &Budget, label: &str, column: usize, actual: Amount, expected: Amount, says: &str) -> Finding {
    let at = line(budget, label);
    Finding {
        rule: "sum".into(),
        severity: Severity::Error,
        message: Message::Raw(format!("{label}: {says}")),
        help: Message::Raw("Räkna om summan, eller leta efter raden som saknas.".into()),
        source: Message::new("source-arithmetic"),
        cells: vec![Cell {
            label: label.into(),
            column: budget.columns[column],
            place: budget.lines[at].cells[column].as_ref().map(|figure| figure.place.clone()),
            address: Some(Address::Line { budget: 0, line: at, column }),
        }],
        reasons: Vec::new(),
        expected: Some(expected),
        actual: Some(actual),
        unit: Unit::Tkr,
        resolved_by: None,
        consequences: Vec::new(),
    }
}
