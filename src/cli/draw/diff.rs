//! Two plans side by side on the terminal.

use crate::diff::{Diff, GoalChange, GoalHow, How, LineChange, Money, Stale, Total};
use crate::finding::{Arg, Message};
use crate::money::Unit;
use crate::money::amount::swedish_number;
use crate::plan::{Plan, Side};
use crate::text::Catalogue;

use super::figures::bare;
use super::report::indented;
use super::table::{Row, table};
use super::{places, style};

/// The whole difference.
pub(in crate::cli) fn diff(diff: &Diff, plans: [&Plan; 2], catalogue: &Catalogue, width: usize) -> String {
    let [before, after] = plans;
    let names = [name(before), name(after)];
    let unit = |plan: &Plan| {
        plan.main_column().and_then(|(at, _)| plan.budgets.get(at)).map(|budget| budget.unit).unwrap_or_default()
    };
    let unit = unit(after).max(unit(before));
    let mut parts = vec![style::strong(&style::clean(&names.join(" → ")))];
    let mut section = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            parts.push(format!("{}\n{}", style::heading(&catalogue.word(heading)), lines.join("\n")));
        }
    };
    let head = header(plans, unit, catalogue);
    let totals: Vec<Row> =
        diff.totals.iter().map(|(about, it)| row(&catalogue.word(total(*about)), it, unit)).collect();
    if !totals.is_empty() {
        section("diff-totals", table(&with(&head, totals), width));
    }
    for (side, heading) in [(Side::Income, "diff-income"), (Side::Cost, "diff-costs"), (Side::None, "diff-other")] {
        let lines = diff.lines.iter().filter(|line| line.side == side);
        let rows: Vec<Row> = lines.map(|line| row(&label(line, catalogue), &line.money, unit)).collect();
        if !rows.is_empty() {
            section(heading, table(&with(&head, rows), width));
        }
    }
    section("diff-goals", diff.goals.iter().flat_map(|goal| told(goal, catalogue, width)).collect());
    section("diff-stale", diff.stale.iter().flat_map(|it| carried(it, catalogue, width)).collect());
    format!("{}\n", parts.join("\n\n"))
}

fn name(plan: &Plan) -> String {
    let year = plan.year.map(|year| year.to_string());
    let words: Vec<String> = plan.forbund.clone().into_iter().chain(year).collect();
    if words.is_empty() { plan.source.file.clone() } else { words.join(" ") }
}

fn header(plans: [&Plan; 2], unit: Unit, catalogue: &Catalogue) -> [String; 5] {
    let [before, after] = plans.map(|plan| plan.year.map_or_else(|| plan.source.file.clone(), |year| year.to_string()));
    let label = format!("{} ({})", catalogue.word("column-label"), unit.symbol());
    [label, before, after, catalogue.word("diff-change"), "%".to_owned()]
}

fn with(head: &[String; 5], rows: Vec<Row>) -> Vec<Row> {
    let [label, cells @ ..] = head.clone();
    let mut all = vec![Row { label, cells: cells.to_vec(), strong: true, ruled: false }];
    all.extend(rows);
    all
}

fn row(label: &str, money: &Money, unit: Unit) -> Row {
    let amount = |amount: Option<crate::money::Amount>| amount.map_or("–".to_owned(), |amount| bare(amount, unit));
    let percent = money.percent().map_or(String::new(), |percent| swedish_number(percent.round_dp(1)));
    let cells = vec![amount(money.before), amount(money.after), amount(money.change()), percent];
    Row { label: style::clean(label), cells, strong: false, ruled: false }
}

fn label(line: &LineChange, catalogue: &Catalogue) -> String {
    let now = line.after.as_ref().or(line.before.as_ref()).cloned().unwrap_or_default();
    match line.how {
        How::Same => now,
        How::Renamed => {
            let before = line.before.clone().unwrap_or_default();
            catalogue.say(&Message::new("diff-renamed").text("label", now).text("before", before))
        }
        How::Added => catalogue.say(&Message::new("diff-added").text("label", now)),
        How::Dropped => catalogue.say(&Message::new("diff-dropped").text("label", now)),
    }
}

fn total(total: Total) -> &'static str {
    match total {
        Total::Income => "diff-total-income",
        Total::Costs => "diff-total-costs",
        Total::Result => "diff-total-result",
        Total::Equity => "diff-total-equity",
    }
}

/// A goal that is not the same; what is kept is not told.
fn told(goal: &GoalChange, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let number = goal.number.as_ref().map(|number| format!("{} ", number.trim_end_matches('.'))).unwrap_or_default();
    let say = |id: &'static str, text: &Option<String>| {
        let text = format!("{number}{}", text.clone().unwrap_or_default());
        indented(&catalogue.say(&Message::new(id).text("goal", text)), 2, width)
    };
    match goal.how {
        GoalHow::Kept => Vec::new(),
        GoalHow::Added => say("diff-goal-added", &goal.after),
        GoalHow::Dropped => say("diff-goal-dropped", &goal.before),
        GoalHow::Reworded => {
            let before = goal.before.clone().unwrap_or_default();
            let mut lines = say("diff-goal-reworded", &goal.after);
            lines.extend(indented(&catalogue.say(&Message::new("diff-goal-before").text("goal", before)), 4, width));
            lines
        }
    }
}

fn carried(stale: &Stale, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let table = |amount: Option<crate::money::Amount>| Arg::Amount(amount.unwrap_or_default(), stale.unit);
    let message = Message::new("diff-stale-figure")
        .amount("amount", stale.amount, stale.unit)
        .with("before", table(stale.table.before))
        .with("after", table(stale.table.after))
        .text("place", places::short(&stale.after, catalogue))
        .text("text", stale.text.clone());
    indented(&catalogue.say(&message), 2, width)
}
