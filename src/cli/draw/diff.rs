//! Two plans side by side on the terminal.

use crate::diff::{
    Diff, GoalChange, GoalHow, How, LineChange, Money, PartChange, Piece, Stale, own_unit, reworded, unit,
};
use crate::export::diff_words as words;
use crate::finding::{Arg, Message};
use crate::money::amount::swedish_number;
use crate::money::{Amount, Unit};
use crate::plan::{Plan, Side};
use crate::text::Catalogue;

use super::figures::bare;
use super::report::indented;
use super::table::{Row, table};
use super::{places, style};

/// A column's head is no longer than this.
const HEAD: usize = 16;

/// The whole difference; `corrected` counts the amounts that were corrected in each plan before they were compared.
pub(in crate::cli) fn diff(
    diff: &Diff,
    plans: [&Plan; 2],
    corrected: [usize; 2],
    catalogue: &Catalogue,
    width: usize,
) -> String {
    let names = plans.map(words::name);
    let mut parts = vec![style::strong(&style::clean(&names.join(" → ")))];
    let notes = notes(plans, corrected, catalogue, width);
    if !notes.is_empty() {
        parts.push(notes.join("\n"));
    }
    let unit = unit(plans);
    let head = header(plans, unit, catalogue);
    let mut section = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            parts.push(format!("{}\n{}", style::heading(&catalogue.word(heading)), lines.join("\n")));
        }
    };
    let totals: Vec<Row> =
        diff.totals.iter().map(|(about, it)| row(&catalogue.word(words::total(*about)), it, unit, "")).collect();
    if !totals.is_empty() {
        section("diff-totals", table(&with(&head, totals), width));
    }
    for (side, heading) in [(Side::Income, "diff-income"), (Side::Cost, "diff-costs"), (Side::None, "diff-other")] {
        let lines = diff.lines.iter().filter(|line| line.side == side);
        let rows: Vec<Row> = lines.flat_map(|line| rows(line, unit, catalogue)).collect();
        if !rows.is_empty() {
            section(heading, table(&with(&head, rows), width));
        }
    }
    let goals = diff.goals.iter().filter(|goal| goal.differs());
    let goals: Vec<String> = goals.flat_map(|goal| told(goal, catalogue, width)).collect();
    let compared = !diff.goals.is_empty();
    section(
        "diff-goals",
        if goals.is_empty() && compared { vec![format!("  {}", catalogue.word("diff-goals-same"))] } else { goals },
    );
    section("diff-stale", diff.stale.iter().flat_map(|it| carried(it, catalogue, width)).collect());
    if diff.is_empty() {
        parts.push(catalogue.word("diff-none"));
    }
    format!("{}\n", parts.join("\n\n"))
}

/// What must be known to read the figures: different units, amounts that were corrected first.
fn notes(plans: [&Plan; 2], corrected: [usize; 2], catalogue: &Catalogue, width: usize) -> Vec<String> {
    let mut notes = Vec::new();
    let [one, other] = plans.map(own_unit);
    if one != other {
        let message = Message::new("diff-units").text("before", one.symbol()).text("after", other.symbol());
        notes.push(message.text("unit", unit(plans).symbol()));
    }
    for (plan, count) in plans.iter().zip(corrected).filter(|(_, count)| *count > 0) {
        let message = Message::new("diff-corrected").text("plan", words::name(plan));
        notes.push(message.with("count", Arg::Number(count.into())));
    }
    notes.iter().flat_map(|note| style::wrap(&catalogue.say(note), width)).map(|line| style::quiet(&line)).collect()
}

/// The heads: the years, where they tell the plans apart; else the förbund; else the files.
fn header(plans: [&Plan; 2], unit: Unit, catalogue: &Catalogue) -> [String; 5] {
    let label = format!("{} ({})", catalogue.word("column-label"), unit.symbol());
    let [before, after] = words::apart(plans).map(|name| cut(&name));
    [label, before, after, catalogue.word("diff-change"), "%".to_owned()]
}

fn cut(text: &str) -> String {
    let clean = style::clean(text);
    if clean.chars().count() <= HEAD {
        return clean;
    }
    let mut short: String = clean.chars().take(HEAD - 1).collect();
    short.push('…');
    short
}

fn with(head: &[String; 5], rows: Vec<Row>) -> Vec<Row> {
    let [label, cells @ ..] = head.clone();
    let mut all = vec![Row { label, cells: cells.to_vec(), strong: true, ruled: false }];
    all.extend(rows);
    all
}

fn shown(amount: Option<Amount>, unit: Unit) -> String {
    amount.map_or("–".to_owned(), |amount| bare(amount, unit))
}

fn row(label: &str, money: &Money, unit: Unit, mark: &str) -> Row {
    let percent = money.percent().map_or(String::new(), |percent| swedish_number(percent.round_dp(1)));
    let percent = if mark.is_empty() { percent } else { mark.to_owned() };
    let cells = vec![shown(money.before, unit), shown(money.after, unit), shown(money.change(), unit), percent];
    Row { label: style::clean(label), cells, strong: false, ruled: false }
}

/// A line, and below it what it was split into or joined from.
fn rows(line: &LineChange, unit: Unit, catalogue: &Catalogue) -> Vec<Row> {
    let mark = if line.rounding { "≈" } else { "" };
    let mut rows = vec![row(&label(line, catalogue), &line.money, unit, mark)];
    for part in &line.parts {
        let amount = shown(part.amount, unit);
        let cells = if line.how == How::Split { vec![String::new(), amount] } else { vec![amount] };
        rows.push(Row { label: format!("  {}", style::clean(&part.label)), cells, strong: false, ruled: false });
    }
    rows
}

fn label(line: &LineChange, catalogue: &Catalogue) -> String {
    let told = catalogue.say(&words::line(line));
    if !line.moved {
        return told;
    }
    let from = line.group_before.clone().unwrap_or_else(|| catalogue.word("diff-no-group"));
    let into = line.group_after.clone().unwrap_or_else(|| catalogue.word("diff-no-group"));
    catalogue.say(&Message::new("diff-moved").text("label", told).text("from", from).text("into", into))
}

/// A goal that differs; what is kept is not told.
fn told(goal: &GoalChange, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let number = goal.number_after.as_ref().or(goal.number_before.as_ref());
    let number = number.map(|number| format!("{} ", number.trim_end_matches('.'))).unwrap_or_default();
    let say = |id: &'static str, text: &str| {
        indented(&catalogue.say(&Message::new(id).text("goal", format!("{number}{text}"))), 2, width)
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut lines = match goal.how {
        GoalHow::Kept => {
            let id = if goal.overall { "diff-goal-overall" } else { "diff-goal-kept" };
            let mut lines = say(id, &first_words(&text(&goal.after)));
            if goal.number_before != goal.number_after {
                let before = goal.number_before.clone().unwrap_or_default();
                let message = Message::new("diff-goal-number").text("before", before.trim_end_matches('.'));
                lines.extend(indented(&catalogue.say(&message), 4, width));
            }
            lines
        }
        GoalHow::Added => say("diff-goal-added", &text(&goal.after)),
        GoalHow::Dropped => say("diff-goal-dropped", &text(&goal.before)),
        GoalHow::Reworded => match in_place(&text(&goal.before), &text(&goal.after)) {
            Some(marked) => say("diff-goal-reworded", &marked),
            None => {
                let mut lines = say("diff-goal-reworded", &text(&goal.after));
                let before = Message::new("diff-goal-before").text("goal", text(&goal.before));
                lines.extend(indented(&catalogue.say(&before), 4, width));
                lines
            }
        },
    };
    let parts = goal.parts.iter().filter(|part| part.how != GoalHow::Kept);
    lines.extend(parts.flat_map(|part| told_part(part, catalogue, width)));
    lines
}

fn told_part(part: &PartChange, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let kind = catalogue.word(words::goal_part(part.part));
    let say = |id: &'static str, text: &str| {
        let message = Message::new(id).text("kind", kind.clone()).text("text", text);
        let mut lines = indented(&catalogue.say(&message), 6, width).into_iter();
        // Its mark hangs to the left.
        let first = lines.next().unwrap_or_default().replacen("      ", "    ", 1);
        std::iter::once(first).chain(lines).collect::<Vec<String>>()
    };
    let (before, after) = (part.before.clone().unwrap_or_default(), part.after.clone().unwrap_or_default());
    match part.how {
        GoalHow::Kept => Vec::new(),
        GoalHow::Added => say("diff-part-added", &after),
        GoalHow::Dropped => say("diff-part-dropped", &before),
        GoalHow::Reworded => match in_place(&before, &after) {
            Some(marked) => say("diff-part-reworded", &marked),
            None => {
                let mut lines = say("diff-part-reworded", &after);
                let before = Message::new("diff-goal-before").text("goal", before);
                lines.extend(indented(&catalogue.say(&before), 6, width));
                lines
            }
        },
    }
}

/// A change told where it stands: `kapitalet [ska → bör] inte`.
fn in_place(before: &str, after: &str) -> Option<String> {
    let told = reworded(before, after)?.into_iter().map(|piece| match piece {
        Piece::Kept(text) => text,
        Piece::Changed(old, new) => words::changed(&old, &new),
    });
    Some(told.collect::<Vec<_>>().join(" "))
}

/// So much of a goal that one knows which it is.
fn first_words(text: &str) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() > 70 {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

fn carried(stale: &Stale, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let table = |amount: Option<Amount>| Arg::Amount(amount.unwrap_or_default(), stale.unit);
    let of = catalogue.say(&words::of(&stale.of));
    let message = Message::new(words::stale(stale.how))
        .with("amount", table(stale.amount))
        .with("before", table(stale.table.before))
        .with("after", table(stale.table.after))
        .text("of", of)
        .text("place", places::short(&stale.after, catalogue))
        .text("earlier", places::short(&stale.before, catalogue))
        .text("text", stale.text.clone());
    indented(&catalogue.say(&message), 2, width)
}
