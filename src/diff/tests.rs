//! Made-up pairs of plans, and what must hold of any two.

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};

use super::{Diff, GoalHow, GoalPart, How, LineChange, Of, StaleHow, diff, diff_with, unit};
use crate::document::{Cell, Document, Place, Row};
use crate::money::{Amount, Unit};
use crate::plan::{About, Budget, Category, Claim, Column, Figure, Goal, Indicator, Kind, Line, Note, Plan, Side};

fn tkr(amount: i64) -> Amount {
    Amount::of(amount.into(), Unit::Tkr).unwrap()
}

/// A line: label, group, category, tkr.
type Given<'a> = (&'a str, &'a str, Category, i64);

fn side(category: Category) -> Side {
    match category {
        Category::State | Category::Region | Category::Municipality | Category::Members | Category::Grant => {
            Side::Income
        }
        _ => Side::Cost,
    }
}

fn line((label, group, category, amount): &Given<'_>) -> Line {
    Line {
        label: (*label).to_owned(),
        path: if group.is_empty() { Vec::new() } else { vec![(*group).to_owned()] },
        side: side(*category),
        category: Some(*category),
        cells: vec![Some(Figure { amount: tkr(*amount), printed: amount.to_string(), place: Place::default() })],
        ..Line::default()
    }
}

fn plan(year: i32, lines: &[Given<'_>]) -> Plan {
    Plan {
        year: Some(year),
        budgets: vec![Budget {
            unit: Unit::Tkr,
            columns: vec![Column { year: Some(year), kind: Some(Kind::Budget), period: None }],
            lines: lines.iter().map(line).collect(),
            ..Budget::default()
        }],
        ..Plan::default()
    }
}

fn compared(old: &[Given<'_>], new: &[Given<'_>]) -> Vec<LineChange> {
    diff(&plan(2025, old), &plan(2026, new)).lines
}

/// The later name, how, the earlier name.
fn told(changes: &[LineChange]) -> Vec<(Option<&str>, How, Option<&str>)> {
    changes.iter().map(|it| (it.after.as_deref(), it.how, it.before.as_deref())).collect()
}

#[test]
fn lines_are_matched_by_name_likeness_and_category() {
    let found = compared(
        &[
            ("Försäkringskassan", "", Category::State, 500),
            ("Revision", "", Category::Audit, 60),
            ("Ungdomsteam Norr", "", Category::Individual, 300),
            ("Att fördela senare", "", Category::Reserve, 50),
            ("Mässa", "", Category::Structural, 40),
        ],
        &[
            ("Staten", "", Category::State, 450),
            ("revision ", "", Category::Audit, 66),
            ("Ungdomsteamet Norra", "", Category::Individual, 280),
            ("Ofördelade medel", "", Category::Reserve, 10),
            ("Hälsocoach", "", Category::Individual, 90),
        ],
    );
    assert_eq!(
        told(&found),
        [
            (Some("Staten"), How::Replaced, Some("Försäkringskassan")),
            (Some("revision "), How::Same, Some("Revision")),
            (Some("Ungdomsteamet Norra"), How::Renamed, Some("Ungdomsteam Norr")),
            (Some("Ofördelade medel"), How::Replaced, Some("Att fördela senare")),
            (Some("Hälsocoach"), How::Added, None),
            (None, How::Dropped, Some("Mässa")),
        ]
    );
    assert_eq!((found[1].money.change(), found[1].money.percent()), (Some(tkr(6)), Some(10.into())));
}

#[test]
fn parties_of_other_names_are_other_parties() {
    let found = compared(
        &[("Bidrag Nordby kommun", "", Category::Municipality, 100), ("Region Norr", "", Category::Region, 100)],
        &[("Bidrag Sörby kommun", "", Category::Municipality, 100), ("Region Söder", "", Category::Region, 100)],
    );
    assert_eq!(found.iter().filter(|it| it.how == How::Added).count(), 2);
    assert_eq!(found.iter().filter(|it| it.how == How::Dropped).count(), 2);
    let found = compared(&[("Regionen", "", Category::Region, 100)], &[("Region Söder", "", Category::Region, 110)]);
    assert_eq!(told(&found), [(Some("Region Söder"), How::Replaced, Some("Regionen"))]);
}

#[test]
fn one_name_in_two_groups_is_two_lines() {
    let found = compared(
        &[("Övrigt", "Kansli", Category::Administration, 10), ("Övrigt", "Insatser", Category::Individual, 500)],
        &[("Övrigt", "Insatser", Category::Individual, 480)],
    );
    assert_eq!(told(&found), [(Some("Övrigt"), How::Same, Some("Övrigt")), (None, How::Dropped, Some("Övrigt"))]);
    assert_eq!((found[0].money.before, found[1].money.before), (Some(tkr(500)), Some(tkr(10))));
}

#[test]
fn a_line_that_is_split_keeps_its_money_together() {
    let old = [("Arbetsmarknadscoacher", "Insatser", Category::Individual, 1_000)];
    let new = [
        ("Arbetsmarknadscoacher Norrby", "Insatser", Category::Individual, 550),
        ("Arbetsmarknadscoacher Söderby", "Insatser", Category::Individual, 500),
        ("Studiecirkel", "Insatser", Category::Individual, 40),
    ];
    let found = compared(&old, &new);
    assert_eq!(
        told(&found),
        [(None, How::Split, Some("Arbetsmarknadscoacher")), (Some("Studiecirkel"), How::Added, None)]
    );
    assert_eq!(found[0].money.change(), Some(tkr(50)));
    assert_eq!(found[0].parts.iter().map(|part| part.amount).collect::<Vec<_>>(), [Some(tkr(550)), Some(tkr(500))]);
    let back = compared(&new, &old);
    assert_eq!(told(&back)[0], (Some("Arbetsmarknadscoacher"), How::Joined, None));
    // Where the whole stands as before, what bears its name is new.
    let stays = [old[0], new[0]];
    assert_eq!(compared(&old, &stays).iter().map(|it| it.how).collect::<Vec<_>>(), [How::Same, How::Added]);
}

#[test]
fn a_line_that_moves_is_told_and_a_group_that_is_renamed_is_not() {
    let line = |label, group, amount| (label, group, Category::Administration, amount);
    let found = compared(
        &[line("Hyra", "Kringkostnader", 50), line("Tele", "Kringkostnader", 20), line("Porto", "Kringkostnader", 5)],
        &[line("Hyra", "Lokaler och tele", 50), line("Tele", "Lokaler och tele", 20), line("Porto", "Personal", 5)],
    );
    assert_eq!(found.iter().map(|it| it.moved).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(
        (found[2].group_before.as_deref(), found[2].group_after.as_deref()),
        (Some("Kringkostnader"), Some("Personal"))
    );
}

#[test]
fn another_unit_is_no_change_within_its_rounding() {
    let before = plan(2025, &[("Revision", "", Category::Audit, 62)]);
    let mut after = plan(2026, &[("Revision", "", Category::Audit, 62)]);
    after.budgets[0].unit = Unit::Kr;
    let figure = after.budgets[0].lines[0].cells[0].as_mut().unwrap();
    figure.amount = Amount::kronor(62_400.into());
    let found = diff(&before, &after);
    assert!(found.lines[0].rounding);
    assert_eq!(found.lines[0].money.change(), Some(Amount::kronor(400.into())), "it is told all the same");
    assert_eq!(unit([&before, &after]), Unit::Tkr);
    after.budgets[0].lines[0].cells[0].as_mut().unwrap().amount = Amount::kronor(62_600.into());
    assert!(!diff(&before, &after).lines[0].rounding);
}

fn goal(number: &str, text: &str, activities: &[&str], indicator: &str) -> Goal {
    Goal {
        number: Some(number.to_owned()),
        text: text.to_owned(),
        activities: activities.iter().map(|text| Note { text: (*text).to_owned(), ..Note::default() }).collect(),
        indicators: vec![Indicator { text: indicator.to_owned(), ..Indicator::default() }],
        ..Goal::default()
    }
}

#[test]
fn goals_are_kept_reworded_added_and_dropped_with_what_stands_under_them() {
    let before = Plan {
        goals: vec![
            goal(
                "1",
                "Fler unga vuxna har kommit närmare studier",
                &["Driva ungdomsteamet", "Möta skolan"],
                "Minst 40 unga",
            ),
            goal("2", "Kapitalet är i balans", &[], "Kapitalet ska vara högst en femtedel"),
            goal("3", "Styrelsen utbildar sig varje höst", &[], "En utbildning"),
        ],
        ..Plan::default()
    };
    let after = Plan {
        goals: vec![
            goal("1", "Fler unga har kommit närmare studier", &["Driva ungdomsteamet"], "Minst 50 unga"),
            goal("3", "Kapitalet är i balans", &[], "Kapitalet bör vara högst en femtedel"),
            goal("2", "Arbetsgivare i trakten känner förbundet", &[], "Tio besök"),
        ],
        ..Plan::default()
    };
    let found = diff(&before, &after).goals;
    assert_eq!(
        found.iter().map(|goal| goal.how).collect::<Vec<_>>(),
        [GoalHow::Reworded, GoalHow::Kept, GoalHow::Added, GoalHow::Dropped]
    );
    let parts: Vec<_> = found[0].parts.iter().map(|part| (part.part, part.how)).collect();
    assert_eq!(
        parts,
        [
            (GoalPart::Activity, GoalHow::Kept),
            (GoalPart::Activity, GoalHow::Dropped),
            (GoalPart::Indicator, GoalHow::Reworded)
        ]
    );
    assert!(found[1].differs(), "another number, and 'bör' for 'ska'");
    assert_eq!((found[1].number_before.as_deref(), found[1].number_after.as_deref()), (Some("2"), Some("3")));
}

fn claim(text: &str, amount: i64, about: About, year: Option<i32>) -> Claim {
    Claim {
        text: text.to_owned(),
        amount: Some(tkr(amount)),
        percent: None,
        unit: Unit::Tkr,
        about,
        line: None,
        year,
        place: Place::text(9, 1),
    }
}

#[test]
fn a_figure_that_stood_still_while_the_table_moved_is_stale() {
    let state = |year, amount| plan(year, &[("Staten", "", Category::State, amount)]);
    let with = |mut plan: Plan, claims: &[Claim]| {
        plan.claims = claims.to_vec();
        plan
    };
    let contributions = |text, amount, year| claim(text, amount, About::Contributions, year);
    let before = with(state(2025, 1_000), &[contributions("ramen för 2025 är 1 000 tkr", 1_000, Some(2025))]);
    let after = with(state(2026, 900), &[contributions("ramen för 2026 är 1 000 tkr", 1_000, Some(2026))]);
    let found = diff(&before, &after).stale;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].how, &found[0].of), (StaleHow::Figure, &Of::About(About::Contributions)));
    assert_eq!(found[0].table.after, Some(tkr(900)));
    assert!(diff(&before, &before).stale.is_empty(), "a table that stands still makes nothing stale");
    let history = with(state(2026, 900), &[contributions("ramen för 2025 var 1 000 tkr", 1_000, Some(2025))]);
    assert!(diff(&before, &history).stale.is_empty(), "what is said of the year before is history");
    let round = |amount| {
        let mut held = contributions("ungefär 1 mkr", 1_000, None);
        held.unit = Unit::Mkr;
        with(state(2025, amount), &[held])
    };
    assert!(diff(&round(1_000), &round(1_040)).stale.is_empty(), "as round as it is, it is still right");
    assert_eq!(diff(&round(1_000), &round(1_700)).stale.len(), 1);
}

fn document(sentences: &[&str]) -> Document {
    let row = |(at, text): (usize, &&str)| Row {
        cells: vec![Cell {
            text: (*text).to_owned(),
            place: Place::text(u32::try_from(at).unwrap() + 1, 1),
            ..Cell::default()
        }],
        ..Row::default()
    };
    Document { rows: sentences.iter().enumerate().map(row).collect(), ..Document::default() }
}

#[test]
fn a_sentence_that_the_table_contradicts_now_is_stale() {
    let costs = |year, office, walk| {
        plan(
            year,
            &[("Kansli", "", Category::Administration, office), ("Promenadgruppen", "", Category::Individual, walk)],
        )
    };
    let text = [
        "Lägre administrativa kostnader ger mer till insatserna.",
        "Anslaget till Promenadgruppen ökar i år.",
        "Administrationen ska minska.",
        "Kaffet i Promenadgruppen är gratis.",
    ];
    let (before, after) = (costs(2025, 900, 300), costs(2026, 1_100, 250));
    let found = diff_with([&before, &after], [&document(&text), &document(&text)]).stale;
    let told: Vec<_> = found.iter().map(|it| (it.how, it.of.clone(), it.after.line)).collect();
    assert_eq!(
        told,
        [
            (StaleHow::SaysFall, Of::Administration, Some(1)),
            (StaleHow::SaysRise, Of::Line("Promenadgruppen".to_owned()), Some(2))
        ]
    );
    let other = document(&["Kostnaderna för administration är lägre i år.", "Promenadgruppen får mindre i år."]);
    assert!(
        diff_with([&before, &after], [&document(&text), &other]).stale.is_empty(),
        "new words are not carried over"
    );
    assert!(
        diff_with([&after, &before], [&document(&text), &document(&text)]).stale.is_empty(),
        "true in that direction"
    );
}

#[test]
fn a_plan_without_anything_differs_in_nothing() {
    assert_eq!(diff(&Plan::default(), &Plan::default()), Diff::default());
}

const LABELS: [&str; 14] = [
    "Revision",
    "Revisionskostnader",
    "Övrigt",
    "Projekt",
    "Rehabstöd",
    "Rehabstöd Norrby",
    "Rehabstöd Söderby",
    "Ungdomsteam Norr",
    "Ungdomsteamet Norra",
    "Etapp 1",
    "Etapp 2",
    "Bidrag Nordby kommun",
    "Bidrag Sörby kommun",
    "Ofördelat",
];
const GROUPS: [&str; 3] = ["", "Kansli", "Insatser"];
const CATEGORIES: [Category; 6] = [
    Category::Municipality,
    Category::Audit,
    Category::Individual,
    Category::Structural,
    Category::Reserve,
    Category::Administration,
];

fn any_lines() -> impl Strategy<Value = Vec<Given<'static>>> {
    let one = (0..LABELS.len(), 0..GROUPS.len(), 0..CATEGORIES.len(), 0_i64..5).prop_map(
        |(label, group, category, amount)| (LABELS[label], GROUPS[group], CATEGORIES[category], amount * 100),
    );
    proptest::collection::vec(one, 0..9)
}

/// What is told of each line, without the order of the lines.
fn sorted(lines: &[LineChange]) -> Vec<String> {
    let parts = |line: &LineChange| {
        let mut parts: Vec<String> =
            line.parts.iter().map(|part| format!("{} {:?}", part.label, part.amount)).collect();
        parts.sort();
        parts
    };
    let mut told: Vec<String> = lines
        .iter()
        .map(|it| {
            format!(
                "{:?} {:?} {:?} {:?} {:?} {} {:?} {:?}",
                it.before,
                it.after,
                it.how,
                it.money,
                it.side,
                it.moved,
                (&it.group_before, &it.group_after),
                parts(it)
            )
        })
        .collect();
    told.sort();
    told
}

fn mirrored(lines: &[LineChange]) -> Vec<LineChange> {
    let how = |how| match how {
        How::Added => How::Dropped,
        How::Dropped => How::Added,
        How::Split => How::Joined,
        How::Joined => How::Split,
        other => other,
    };
    let turned = |it: &LineChange| LineChange {
        before: it.after.clone(),
        after: it.before.clone(),
        group_before: it.group_after.clone(),
        group_after: it.group_before.clone(),
        money: it.money.turned(),
        how: how(it.how),
        ..it.clone()
    };
    lines.iter().map(turned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_does_not_differ_from_itself(lines in any_lines()) {
        let one = plan(2025, &lines);
        let found = diff(&one, &one);
        prop_assert!(found.is_empty(), "{:?}", found.lines);
        prop_assert_eq!(found.lines.len(), lines.len());
    }

    #[test]
    fn seen_from_the_other_plan_the_lines_mirror(old in any_lines(), new in any_lines()) {
        let (there, back) = (compared(&old, &new), compared(&new, &old));
        prop_assert_eq!(sorted(&mirrored(&there)), sorted(&back));
    }

    #[test]
    fn the_order_of_lines_changes_nothing(
        (old, shuffled) in any_lines().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        new in any_lines(),
    ) {
        prop_assert_eq!(sorted(&compared(&old, &new)), sorted(&compared(&shuffled, &new)));
        prop_assert_eq!(sorted(&compared(&new, &old)), sorted(&compared(&new, &shuffled)));
    }

    /// Every line of both plans is told once, and no money is lost or made.
    #[test]
    fn all_lines_are_told_once(old in any_lines(), new in any_lines()) {
        let found = compared(&old, &new);
        let sum = |lines: &[Given<'_>]| tkr(lines.iter().map(|line| line.3).sum());
        let before = Amount::total(found.iter().filter_map(|it| it.money.before)).unwrap();
        let after = Amount::total(found.iter().filter_map(|it| it.money.after)).unwrap();
        prop_assert_eq!((before, after), (sum(&old), sum(&new)));
        let of = |how: How| found.iter().filter(|it| it.how == how).map(|it| it.parts.len()).sum::<usize>();
        let count = |is: fn(&LineChange) -> bool| found.iter().filter(|it| is(it)).count();
        prop_assert_eq!(count(|it| it.before.is_some()) + of(How::Joined), old.len());
        prop_assert_eq!(count(|it| it.after.is_some()) + of(How::Split), new.len());
        // Never across the sides.
        prop_assert!(found.iter().all(|it| it.before.is_none() || it.after.is_none() || it.side != Side::None));
    }

    #[test]
    fn nothing_breaks_on_any_words(one in ".{0,30}", other in ".{0,30}", amount in any::<i32>()) {
        let lines = |label: &str| plan(2025, &[(label, label, Category::Individual, i64::from(amount))]);
        let found = diff(&lines(&one), &lines(&other));
        prop_assert!(!found.lines.is_empty());
    }
}
