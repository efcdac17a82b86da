//! Plans built by hand.

use rust_decimal::Decimal;

use plankoll::document::Place;
use plankoll::money::{Amount, Unit};
use plankoll::plan::{
    Budget, Category, Column, EquityRow, Figure, Goal, Indicator, Kind, Line, MultiYearRow, Note, Plan, Role, Side,
    Sum, Term, Value, YearField,
};

pub(crate) fn figure(value: i64, unit: Unit, line: u32) -> Figure {
    Figure {
        amount: Amount::of(Decimal::from(value), unit).unwrap(),
        printed: value.to_string(),
        place: Place::text(line, 30),
    }
}

/// A plan with one budget column.
pub(crate) struct Maker {
    pub(crate) plan: Plan,
    unit: Unit,
    next: u32,
}

impl Maker {
    pub(crate) fn new(forbund: &str, year: i32, unit: Unit) -> Self {
        let column = Column { year: Some(year), kind: Some(Kind::Budget), period: None };
        let budget = Budget { unit, columns: vec![column], ..Budget::default() };
        let plan =
            Plan { forbund: Some(forbund.to_owned()), year: Some(year), budgets: vec![budget], ..Plan::default() };
        Self { plan, unit, next: 100 }
    }

    fn push(&mut self, line: Line, value: Option<i64>) -> &mut Self {
        self.next += 1;
        let place = Place::text(self.next, 1);
        let cells = vec![value.map(|value| figure(value, self.unit, self.next))];
        let id = format!("l{}", self.next);
        self.plan.budgets[0].lines.push(Line { id, cells, place, ..line });
        self
    }

    pub(crate) fn income(&mut self, category: Category, label: &str, value: i64) -> &mut Self {
        self.push(
            Line { label: label.to_owned(), side: Side::Income, category: Some(category), ..Line::default() },
            Some(value),
        )
    }

    pub(crate) fn cost(&mut self, category: Category, label: &str, value: i64) -> &mut Self {
        self.push(
            Line { label: label.to_owned(), side: Side::Cost, category: Some(category), ..Line::default() },
            Some(value),
        )
    }

    pub(crate) fn grouped(&mut self, group: &str, category: Category, label: &str, value: i64) -> &mut Self {
        let path = vec![group.to_owned()];
        let line =
            Line { label: label.to_owned(), side: Side::Cost, category: Some(category), path, ..Line::default() };
        self.push(line, Some(value))
    }

    pub(crate) fn total(&mut self, side: Side, label: &str, value: i64) -> &mut Self {
        let lines = &self.plan.budgets[0].lines;
        let covered = lines.iter().enumerate().filter(|(_, line)| line.side == side && line.role == Role::Item);
        let terms = covered.map(|(line, _)| Term { line, sign: 1 }).collect();
        let sum = Sum { line: lines.len(), terms, by_layout: true };
        self.push(Line { label: label.to_owned(), side, role: Role::Total, ..Line::default() }, Some(value));
        self.plan.budgets[0].sums.push(sum);
        self
    }

    pub(crate) fn equity(&mut self, year: i32, opening: Option<i64>, closing: Option<i64>) -> &mut Self {
        let value = |value: i64| Value::printed(figure(value, self.unit, 90));
        let row = EquityRow {
            year,
            unit: self.unit,
            opening: opening.map(value),
            closing: closing.map(value),
            ..EquityRow::default()
        };
        self.plan.equity.push(row);
        self
    }

    pub(crate) fn year(&mut self, year: i32, costs: Option<i64>) -> &mut Self {
        let figures = costs.map(|costs| (YearField::Costs, figure(costs, self.unit, 80))).into_iter().collect();
        let row = MultiYearRow { year, unit: self.unit, figures, place: Place::text(80, 1), ..MultiYearRow::default() };
        self.plan.multi_year.push(row);
        self
    }

    pub(crate) fn goal(&mut self, number: &str, text: &str, activities: &[&str], measures: &[&str]) -> &mut Self {
        self.next += 1;
        let place = Place::text(self.next, 1);
        let note = |text: &&str| Note { text: (*text).to_owned(), place: place.clone() };
        let indicator = |text: &&str| Indicator { text: (*text).to_owned(), target: None, place: place.clone() };
        let goal = Goal {
            number: Some(number.to_owned()),
            text: text.to_owned(),
            place: place.clone(),
            activities: activities.iter().map(note).collect(),
            indicators: measures.iter().map(indicator).collect(),
            ..Goal::default()
        };
        self.plan.goals.push(goal);
        self
    }
}

/// Adds the printed sum of a group, in tkr.
pub(crate) fn subtotal(plan: &mut Plan, label: &str, value: i64) {
    plan.budgets[0].lines.push(Line {
        label: label.to_owned(),
        side: Side::Cost,
        role: Role::Subtotal,
        cells: vec![Some(figure(value, Unit::Tkr, 99))],
        ..Line::default()
    });
}

pub(crate) fn falun_borlange_2025() -> Plan {
    let mut plan = Maker::new("Finsam Falun-Borlänge", 2025, Unit::Tkr);
    plan.income(Category::State, "Bidrag stat", 4198)
        .income(Category::Region, "Bidrag region", 2099)
        .income(Category::Municipality, "Bidrag kommun A", 1091)
        .income(Category::Municipality, "Bidrag kommun B", 1008)
        .income(Category::Grant, "Bidrag ESF", 132)
        .cost(Category::Board, "Arvoden", 90)
        .cost(Category::Administration, "Administration", 700 + 75 + 70 + 90 + 120 + 100)
        .cost(Category::Individual, "Insteget", 2051)
        .cost(Category::Individual, "Rehabhandledare Falun", 600)
        .cost(Category::Individual, "Rehabsamordnare Borlänge", 700)
        .cost(Category::Structural, "Rätt använd kompetens - RAK", 1448)
        .cost(Category::Structural, "SIP-samordnare", 117)
        .cost(Category::Structural, "Utv. av samverkan", 910)
        .cost(Category::Structural, "Förstudie rehabiliteringsinsats", 145)
        .cost(Category::Reserve, "Ev. tillkommande insatser", 1312)
        .total(Side::Cost, "SUMMA KOSTNADER", 8528)
        .equity(2024, Some(2900), None)
        .year(2024, None)
        .year(2025, Some(8528))
        .year(2026, Some(8476))
        .goal("1", "Samverkan", &["Bidra till utvecklingen av samverkansstrukturer"], &[])
        .goal(
            "4",
            "Individer",
            &[
                "Finansiera verksamheten Rehabhandledare",
                "Finansiera verksamheten Insteget",
                "Finansiera verksamheten Rehabsamordnare",
            ],
            &["Stäms av enligt Finsam Faluns policy"],
        )
        .goal("5", "Struktur", &["Finansiera SIP-strateg", "Finansiera projekt Rätt använd kompetens"], &[])
        .goal("8", "Ekonomin är i balans", &[], &["Kapitalet bör inte överstiga 20% av intäkterna"]);
    plan.plan.adopted = Some(plankoll::plan::Dated { date: jiff::civil::date(2024, 11, 29), place: Place::text(5, 1) });
    plan.plan.equity[0].closing = Some(Value::derived(Amount::of(Decimal::from(2900), Unit::Tkr).unwrap()));
    plan.plan
}

pub(crate) fn falun_borlange_2024() -> Plan {
    let mut plan = Maker::new("Finsam Falun-Borlänge", 2024, Unit::Tkr);
    plan.income(Category::State, "Bidrag stat", 4281)
        .income(Category::Region, "Bidrag region", 2141)
        .income(Category::Municipality, "Bidrag kommun A", 1113)
        .income(Category::Municipality, "Bidrag kommun B", 1027)
        .income(Category::Grant, "Bidrag ESF", 132)
        .cost(Category::Administration, "Administration", 805 + 95 + 120)
        .cost(Category::Individual, "Insteget", 2200)
        .cost(Category::Individual, "Tvåstegsprogrammet", 1600)
        .cost(Category::Individual, "Rehabhandledare", 1200)
        .cost(Category::Structural, "Projektledare ASF", 100)
        .cost(Category::Structural, "Rätt använd kompetens", 2380)
        .cost(Category::Reserve, "Tillkommande projekt och reserv", 194)
        .total(Side::Cost, "SUMMA KOSTNADER", 8694)
        .equity(2024, Some(2267), None)
        .year(2023, None)
        .year(2024, Some(8692))
        .year(2025, Some(8692))
        .year(2026, Some(8642))
        .goal(
            "4",
            "Individer",
            &["Finansiera Insteget", "Finansiera Tvåstegsprogrammet", "Finansiera Rehabhandledare"],
            &[],
        )
        .goal(
            "5",
            "Struktur",
            &["Finansiera Stödstruktur socialt företagande", "Finansiera Rätt använd kompetens"],
            &[],
        )
        .goal("8", "Ekonomin är i balans", &[], &["Kapitalet ska inte överstiga 20% av intäkterna"]);
    plan.plan
}

pub(crate) fn ange_2023() -> Plan {
    let mut plan = Maker::new("Samordningsförbund Ånge", 2023, Unit::Kr);
    plan.income(Category::State, "Staten", 734_000)
        .income(Category::Municipality, "Kommunen", 367_000)
        .income(Category::Region, "Regionen", 367_000)
        .income(Category::OtherIncome, "Skatteverket", 20_356)
        .income(Category::OwnEquity, "Eget kapital", 420_000)
        .total(Side::Income, "Summa intäkter", 1_908_356)
        .grouped("Kansli", Category::Board, "Arvoden", 24_000)
        .grouped("Kansli", Category::Administration, "Chef och övrigt", 430_000)
        .grouped("Kansli", Category::Audit, "Revision", 24_000)
        .grouped("Insatser", Category::Competence, "Psykiatridagar", 25_000)
        .grouped("Insatser", Category::Reserve, "Ej beslutade insatser", 1_112_356)
        .total(Side::Cost, "Summa kostnader", 1_615_356)
        .equity(2023, None, Some(293_000))
        .goal("4", "Finansiella mål", &[], &["Kapitalet ska inte överstiga 20 procent av bidraget"]);
    plan.plan
}

pub(crate) fn norra_vastmanland_2023() -> Plan {
    let mut plan = Maker::new("Norra Västmanlands Samordningsförbund", 2023, Unit::Tkr);
    let structural = "Strukturinriktade insatser";
    plan.income(Category::Members, "Medel från huvudmännen", 7030)
        .income(Category::OtherIncome, "Övriga intäkter", 100)
        .cost(Category::Board, "Styrelse", 427)
        .cost(Category::Administration, "Gemensam administration", 819)
        .grouped("Individinriktade insatser", Category::Individual, "Samordningsteam", 5548)
        .grouped(structural, Category::Structural, "Gemensamma aktiviteter", 463)
        .grouped(structural, Category::Process, "Processtöd samverkan", 421)
        .grouped(structural, Category::Reserve, "Samverkansmedel ofördelat", 100)
        .grouped(structural, Category::Evaluation, "Utvärdering", 100)
        .total(Side::Cost, "SUMMA KOSTNADER", 7878)
        .equity(2022, None, Some(1066))
        .equity(2023, None, Some(317))
        .year(2022, Some(7720))
        .year(2023, Some(7878));
    for (text, percent) in [
        ("Individinriktade insatser", 70),
        ("Strukturinriktade insatser (inkl. ofördelade medel)", 9),
        ("Processtöd", 5),
        ("Administration (styrelse och kansli)", 16),
    ] {
        plan.plan.claims.push(plankoll::plan::Claim {
            text: text.to_owned(),
            amount: None,
            percent: Some(Decimal::from(percent)),
            unit: Unit::Kr,
            about: plankoll::plan::About::Share,
            line: None,
            year: Some(2023),
            place: Place::text(60, 40),
        });
    }
    plan.plan
}
