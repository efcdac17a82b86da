//! Where typed cells belong in a plan that may be another than the one they were typed beside.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::{CHANGED, OVERRULED};
use super::{Beside, Content, Filled, Part, Typed};
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
    let rows = Rows::of(kept, plan);
    let mut out = kept.clone();
    for typed in &mut out.typed {
        typed.row = rows.now(typed.part, &typed.row, &typed.label);
    }
    for beside in out.beside.iter_mut().filter(|beside| !beside.beside.is_empty()) {
        if let Some(part) = part_of(beside) {
            beside.beside = rows.now(part, &beside.beside, &beside.label);
        }
    }
    out
}

/// The part whose rows have identities; there are several sheets of budgets.
fn part_of(beside: &Beside) -> Option<Part> {
    Part::of(beside.sheet.split(':').next().unwrap_or_default())
}

const OF_LINES: [Part; 4] = [Part::Budget, Part::FollowUp, Part::Activities, Part::Members];

/// Which row of a plan a row of the old book is.
struct Rows {
    ids: BTreeSet<String>,
    goals: BTreeSet<String>,
    /// Rows of the old book whose line is gone, by what they were called.
    gone: BTreeMap<String, BTreeSet<String>>,
    /// Lines of the plan that no row of the old book is already about.
    free: BTreeMap<String, BTreeSet<String>>,
}

impl Rows {
    fn of(kept: &Filled, plan: &Plan) -> Self {
        let lines: Vec<&Line> = plan.budgets.iter().flat_map(|budget| &budget.lines).collect();
        let ids: BTreeSet<String> = lines.iter().map(|line| line.id.clone()).collect();
        let typed = kept.typed.iter().map(|typed| (Some(typed.part), &typed.row, &typed.label));
        let beside = kept.beside.iter().map(|beside| (part_of(beside), &beside.beside, &beside.label));
        let on_lines = typed.chain(beside).filter(|(part, ..)| part.is_some_and(|part| OF_LINES.contains(&part)));
        let mut gone: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (_, row, label) in on_lines.filter(|(_, row, _)| is_id(row) && !ids.contains(*row)) {
            for name in names(label) {
                gone.entry(name).or_default().insert(row.clone());
            }
        }
        let mut free: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for line in lines.iter().filter(|line| !kept.rows.contains(&line.id)) {
            for name in names(&line.label) {
                free.entry(name).or_default().insert(line.id.clone());
            }
        }
        Self { ids, goals: goal_rows(plan), gone, free }
    }

    /// The identity that a row has now, else the one it had.
    fn now(&self, part: Part, row: &str, label: &str) -> String {
        let found = if OF_LINES.contains(&part) { self.line(row, label) } else { self.goal(part, row, label) };
        found.unwrap_or_else(|| row.to_owned())
    }

    fn line(&self, row: &str, label: &str) -> Option<String> {
        if !is_id(row) || self.ids.contains(row) {
            return None;
        }
        names(label).into_iter().find_map(|name| {
            alone(self.gone.get(&name))?;
            alone(self.free.get(&name))
        })
    }

    /// A goal that was given another number is still the same goal, and so is one whose words were changed in the book
    /// that is read.
    fn goal(&self, part: Part, row: &str, label: &str) -> Option<String> {
        if part != Part::Goals || self.goals.contains(row) {
            return None;
        }
        let mut tail = row.split_once('|').map(|(_, tail)| tail.to_owned()).unwrap_or_default();
        let kind = tail.split_once('|').map(|(kind, _)| kind.to_owned());
        if let Some(kind) = kind.filter(|_| !self.goals.iter().any(|row| row.ends_with(&tail))) {
            tail = format!("{kind}|{}", plain(label));
        }
        let mut same = self.goals.iter().filter(|row| row.split_once('|').is_some_and(|(_, own)| own == tail));
        match (same.next(), same.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        }
    }
}

fn alone(found: Option<&BTreeSet<String>>) -> Option<String> {
    match found.map(|found| found.iter().collect::<Vec<_>>()).as_deref() {
        Some([only]) => Some((*only).clone()),
        _ => None,
    }
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
