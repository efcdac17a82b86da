use super::{GoalHow, How, diff};
use crate::document::Place;
use crate::money::{Amount, Unit};
use crate::plan::{About, Budget, Category, Claim, Column, Figure, Goal, Kind, Line, Plan, Side};

fn tkr(amount: i64) -> Amount {
    Amount::of(amount.into(), Unit::Tkr).unwrap()
}

fn plan(year: i32, lines: &[(&str, Side, Category, i64)], goals: &[&str], ram: i64) -> Plan {
    let line = |(label, side, category, amount): &(&str, Side, Category, i64)| Line {
        label: (*label).to_owned(),
        side: *side,
        category: Some(*category),
        cells: vec![Some(Figure { amount: tkr(*amount), printed: amount.to_string(), place: Place::default() })],
        ..Line::default()
    };
    let goal = |(at, text): (usize, &&str)| Goal {
        number: Some((at + 1).to_string()),
        text: (*text).to_owned(),
        ..Goal::default()
    };
    let claim = Claim {
        text: "ramen är".to_owned(),
        amount: Some(tkr(ram)),
        percent: None,
        unit: Unit::Tkr,
        about: About::Contributions,
        line: None,
        year: Some(year),
        place: Place::text(9, 1),
    };
    Plan {
        year: Some(year),
        budgets: vec![Budget {
            columns: vec![Column { year: Some(year), kind: Some(Kind::Budget) }],
            lines: lines.iter().map(line).collect(),
            ..Budget::default()
        }],
        goals: goals.iter().enumerate().map(goal).collect(),
        claims: vec![claim],
        ..Plan::default()
    }
}

fn two() -> (Plan, Plan) {
    let (income, cost) = (Side::Income, Side::Cost);
    let before = plan(
        2024,
        &[
            ("Staten", income, Category::State, 500),
            ("Kommunen", income, Category::Municipality, 500),
            ("Revision", cost, Category::Audit, 60),
            ("Ungdomsteam Norr", cost, Category::Individual, 700),
            ("Mässa", cost, Category::Structural, 240),
        ],
        &["Fler unga kommer i arbete eller studier", "Parterna samverkar bättre"],
        1_000,
    );
    let after = plan(
        2025,
        &[
            ("Försäkringskassan", income, Category::State, 450),
            ("Kommunen", income, Category::Municipality, 450),
            ("Revision", cost, Category::Audit, 66),
            ("Ungdomsteamet Norra", cost, Category::Individual, 700),
            ("Hälsocoach", cost, Category::Individual, 134),
        ],
        &["Fler unga kommer i arbete, studier eller praktik", "Ekonomin är i balans"],
        1_000,
    );
    (before, after)
}

#[test]
fn lines_are_matched_also_when_renamed() {
    let (before, after) = two();
    let found = diff(&before, &after);
    let told: Vec<_> =
        found.lines.iter().map(|line| (line.before.as_deref(), line.after.as_deref(), line.how)).collect();
    assert_eq!(
        told,
        [
            (Some("Staten"), Some("Försäkringskassan"), How::Renamed),
            (Some("Kommunen"), Some("Kommunen"), How::Same),
            (Some("Revision"), Some("Revision"), How::Same),
            (Some("Ungdomsteam Norr"), Some("Ungdomsteamet Norra"), How::Renamed),
            (None, Some("Hälsocoach"), How::Added),
            (Some("Mässa"), None, How::Dropped),
        ]
    );
    let audit = found.lines[2].money;
    assert_eq!(audit.change(), Some(tkr(6)));
    assert_eq!(audit.percent(), Some(10.into()));
}

#[test]
fn goals_are_kept_reworded_added_and_dropped() {
    let (before, after) = two();
    let hows: Vec<_> = diff(&before, &after).goals.iter().map(|goal| goal.how).collect();
    assert_eq!(hows, [GoalHow::Reworded, GoalHow::Added, GoalHow::Dropped]);
    let same: Vec<_> = diff(&before, &before).goals.iter().map(|goal| goal.how).collect();
    assert_eq!(same, [GoalHow::Kept, GoalHow::Kept]);
}

#[test]
fn a_figure_that_stood_still_while_the_table_moved_is_stale() {
    let (before, after) = two();
    let found = diff(&before, &after);
    assert_eq!(found.stale.len(), 1);
    assert_eq!(found.stale[0].amount, tkr(1_000));
    assert_eq!(found.stale[0].table.after, Some(tkr(900)));
    assert!(diff(&before, &before).stale.is_empty(), "a table that stands still makes nothing stale");
}

#[test]
fn a_plan_without_anything_differs_in_nothing() {
    assert_eq!(diff(&Plan::default(), &Plan::default()), super::Diff::default());
}
