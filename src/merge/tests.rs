use super::{NotJoined, Section, merge};
use crate::document::{Place, Source};
use crate::money::{Amount, Unit};
use crate::plan::{Budget, Category, Column, EquityRow, Figure, Kind, Line, Plan, Side, Value};

fn tkr(amount: i64) -> Amount {
    Amount::of(amount.into(), Unit::Tkr).unwrap()
}

fn plan(name: &str, year: i32, lines: &[(&str, Category, i64)]) -> Plan {
    let line = |(label, category, amount): &(&str, Category, i64)| Line {
        label: (*label).to_owned(),
        side: if *category < Category::Board { Side::Income } else { Side::Cost },
        category: Some(*category),
        cells: vec![Some(Figure { amount: tkr(*amount), printed: amount.to_string(), place: Place::default() })],
        ..Line::default()
    };
    Plan {
        source: Source { file: format!("{name}.txt"), format: "text", sha256: format!("{name}{year}") },
        forbund: Some(name.to_owned()),
        year: Some(year),
        budgets: vec![Budget {
            unit: Unit::Tkr,
            columns: vec![Column { year: Some(year), kind: Some(Kind::Budget), period: None }],
            lines: lines.iter().map(line).collect(),
            ..Budget::default()
        }],
        equity: vec![EquityRow { year, opening: Some(Value::derived(tkr(100))), ..EquityRow::default() }],
        ..Plan::default()
    }
}

fn two() -> [Plan; 2] {
    [
        plan(
            "Norr",
            2026,
            &[
                ("Försäkringskassan", Category::State, 500),
                ("Region Fjäll", Category::Region, 250),
                ("Nordby kommun", Category::Municipality, 250),
                ("Från eget kapital", Category::OwnEquity, 40),
                ("Revision", Category::Audit, 60),
                ("Övrigt", Category::OtherCost, 10),
                ("Övrigt", Category::OtherCost, 20),
            ],
        ),
        plan(
            "Söder",
            2026,
            &[
                ("Staten", Category::State, 300),
                ("Bidrag från Region Fjäll", Category::Region, 150),
                ("Bidrag Sörby kommun", Category::Municipality, 150),
                ("revision", Category::Audit, 50),
                ("Övrigt", Category::OtherCost, 5),
            ],
        ),
    ]
}

#[test]
fn lines_stand_by_category_and_name() {
    let [one, other] = two();
    let joint = merge(&[&one, &other], false).unwrap();
    let audit = joint.groups.iter().find(|group| group.category == Some(Category::Audit)).unwrap();
    assert_eq!(audit.lines.len(), 1);
    assert_eq!(audit.lines[0].amounts, [Some(tkr(60)), Some(tkr(50))]);
    let rest = joint.groups.iter().find(|group| group.category == Some(Category::OtherCost)).unwrap();
    let amounts: Vec<_> = rest.lines.iter().map(|line| line.amounts.clone()).collect();
    assert_eq!(
        amounts,
        [vec![Some(tkr(10)), Some(tkr(5))], vec![Some(tkr(20)), None]],
        "twice in one plan is two rows"
    );
    assert_eq!(joint.total(Section::Income), Some(tkr(1_600)), "equity used as financing is no income");
    assert_eq!(joint.total(Section::Financing), Some(tkr(40)));
    assert_eq!((joint.result(0), joint.result(1)), (Some(tkr(910)), Some(tkr(545))));
    assert_eq!(joint.year, Some(2026));
}

#[test]
fn the_state_is_one_member_and_a_region_is_one_by_its_name() {
    let [one, other] = two();
    let joint = merge(&[&one, &other], false).unwrap();
    let told: Vec<_> = joint.members.iter().map(|it| (it.name.as_deref(), it.amounts.clone())).collect();
    assert_eq!(
        told,
        [
            (None, vec![Some(tkr(500)), Some(tkr(300))]),
            (Some("Region Fjäll"), vec![Some(tkr(250)), Some(tkr(150))]),
            (Some("Nordby kommun"), vec![Some(tkr(250)), None]),
            (Some("Bidrag Sörby kommun"), vec![None, Some(tkr(150))]),
        ]
    );
    let unnamed = plan("Väst", 2026, &[("Regionen", Category::Region, 5), ("Medlemsbidrag", Category::Members, 7)]);
    let joint = merge(&[&one, &unnamed], false).unwrap();
    let bare: Vec<_> = joint.members.iter().filter_map(|it| Some((it.name.clone()?, it.party?))).collect();
    assert_eq!(bare, [("Regionen".to_owned(), 1), ("Medlemsbidrag".to_owned(), 1)], "nobody knows which region it is");
    assert_eq!((joint.is_undivided(0), joint.is_undivided(1)), (false, true));
}

#[test]
fn what_would_say_nothing_is_refused() {
    let [one, other] = two();
    let later = plan("Söder", 2027, &[("Revision", Category::Audit, 50)]);
    assert_eq!(merge(&[&one, &later], false), Err(NotJoined::Years(vec![Some(2026), Some(2027)])));
    let mixed = merge(&[&one, &later], true).unwrap();
    assert_eq!((mixed.year, mixed.parties[1].year), (None, Some(2027)));
    assert_eq!(merge(&[&one, &other, &one], false), Err(NotJoined::Same(0, 2)));
    assert_eq!(merge(&[&one, &Plan::default()], false), Err(NotJoined::NoBudget(1)));
    let mut huge = other.clone();
    let most = Amount::kronor(rust_decimal::Decimal::MAX);
    for line in &mut huge.budgets[0].lines {
        line.cells[0].as_mut().unwrap().amount = most;
    }
    assert_eq!(merge(&[&one, &huge], false), Err(NotJoined::TooLarge));
}

#[test]
fn parties_of_one_name_are_told_apart_by_their_files() {
    let [one, mut other] = two();
    other.forbund = one.forbund.clone();
    let joint = merge(&[&one, &other], false).unwrap();
    assert_eq!(
        joint.parties.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
        ["Norr (Norr.txt)", "Norr (Söder.txt)"]
    );
}
