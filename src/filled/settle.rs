//! Where typed cells belong in a plan that may be another than the one they were typed beside.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{CHANGED, OVERRULED};
use super::{Content, Filled, Part, Typed};
use crate::plan::{Goal, Level, Line, Plan};

/// The identity of a goal's row, or of a row of its parts: what it is, and its words.
#[must_use]
pub fn goal_row(goal: &Goal, kind: &str, text: &str) -> String {
    let number = goal.number.as_deref().unwrap_or_default();
    format!("{number}|{}|{}", kind.trim_start_matches("book-goal-"), plain(text))
}

/// The typed cells with the identities that their rows have in `plan`: a line is known by its id, else by its account
/// number, else by its label, where only one line on either side has it.
#[must_use]
pub fn settled(kept: &Filled, plan: &Plan) -> Filled {
    let lines: Vec<&Line> = plan.budgets.iter().flat_map(|budget| &budget.lines).collect();
    let ids: BTreeSet<&str> = lines.iter().map(|line| line.id.as_str()).collect();
    let goals = goal_rows(plan);
    let of_lines = [Part::Budget, Part::FollowUp, Part::Activities, Part::Members];
    // Rows of the old book whose line is gone, by what they were called.
    let mut gone: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let on_lines = kept.typed.iter().filter(|typed| of_lines.contains(&typed.part) && is_id(&typed.row));
    for typed in on_lines.filter(|typed| !ids.contains(typed.row.as_str())) {
        for name in names(&typed.label) {
            gone.entry(name).or_default().insert(&typed.row);
        }
    }
    // Lines of the plan that no row of the old book is already about.
    let mut free: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !kept.rows.contains(&line.id)) {
        for name in names(&line.label) {
            free.entry(name).or_default().insert(&line.id);
        }
    }
    let alone = |found: Option<&BTreeSet<&str>>| match found.map(|found| found.iter().collect::<Vec<_>>()).as_deref() {
        Some([only]) => Some((**only).to_owned()),
        _ => None,
    };
    let mut out = kept.clone();
    for typed in &mut out.typed {
        if of_lines.contains(&typed.part) && is_id(&typed.row) && !ids.contains(typed.row.as_str()) {
            let found = names(&typed.label).into_iter().find_map(|name| {
                alone(gone.get(&name))?;
                alone(free.get(&name))
            });
            typed.row = found.unwrap_or_else(|| typed.row.clone());
        } else if typed.part == Part::Goals && !goals.contains(&typed.row) {
            // A goal that was given another number is still the same goal, and so is one whose words were changed in
            // the book that is read.
            let mut tail = typed.row.split_once('|').map(|(_, tail)| tail.to_owned()).unwrap_or_default();
            if let Some((kind, _)) =
                tail.clone().split_once('|').filter(|_| !goals.iter().any(|row| row.ends_with(&tail)))
            {
                tail = format!("{kind}|{}", plain(&typed.label));
            }
            let mut same = goals.iter().filter(|row| row.split_once('|').is_some_and(|(_, own)| own == tail));
            if let (Some(only), None) = (same.next(), same.next()) {
                typed.row.clone_from(only);
            }
        }
    }
    out
}

/// The figures of the budget that people changed in the book: with the book itself as the plan they are the plan's own,
/// with another plan they are told of where that plan has not the same.
#[must_use]
pub fn overruled(mut kept: Filled, other: Option<&Plan>) -> Filled {
    let Some(plan) = other else {
        kept.typed.retain(|typed| typed.stamp != CHANGED);
        return kept;
    };
    let has = |typed: &Typed| {
        let Content::Amount(amount) = &typed.content else { return false };
        let named = |line: &&Line| match typed.row.is_empty() {
            true => plain(&line.label) == plain(&typed.label),
            false => line.id == typed.row,
        };
        let lines = plan.budgets.iter().flat_map(|budget| &budget.lines).filter(named);
        let mut figures = lines.flat_map(|line| line.cells.iter().flatten());
        figures.any(|figure| figure.amount.magnitude() == amount.magnitude())
    };
    kept.typed.retain(|typed| typed.stamp != CHANGED || !has(typed));
    for typed in kept.typed.iter_mut().filter(|typed| typed.stamp == CHANGED) {
        OVERRULED.clone_into(&mut typed.stamp);
    }
    kept
}

/// Whether a row is about a line of the plan.
fn is_id(row: &str) -> bool {
    !row.is_empty() && !row.starts_with(['#', super::layout::SPARE])
}

/// What a line may be known by beside its id: its account number, its label.
fn names(label: &str) -> Vec<String> {
    let first = label.split_whitespace().next().unwrap_or_default();
    let account = (first.len() >= 3 && first.chars().all(|c| c.is_ascii_digit())).then(|| format!("#{first}"));
    account.into_iter().chain([plain(label)]).filter(|name| !name.is_empty()).collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The identities of all rows of goals.
fn goal_rows(plan: &Plan) -> BTreeSet<String> {
    let mut rows = BTreeSet::new();
    for goal in &plan.goals {
        let kind = match goal.level {
            Level::Overall => "book-goal-overall",
            Level::Goal => "book-goal-goal",
        };
        let own = [(kind, &goal.text)];
        let indicators = goal.indicators.iter().map(|indicator| ("book-goal-indicator", &indicator.text));
        let notes = [
            ("book-goal-activity", &goal.activities),
            ("book-goal-source", &goal.sources),
            ("book-goal-follow-up", &goal.follow_up),
        ];
        let notes = notes.into_iter().flat_map(|(kind, notes)| notes.iter().map(move |note| (kind, &note.text)));
        let all = own.into_iter().chain(indicators).chain(notes);
        rows.extend(all.map(|(kind, text)| goal_row(goal, kind, text)));
    }
    rows
}
