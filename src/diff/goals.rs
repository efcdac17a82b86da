//! The goals of two plans, matched by their words, each with what stands under it.

use super::texts::{self, Change, How as TextHow};
use crate::plan::{Goal, Level, Note, Plan};

/// How alike two goals must be to be one goal reworded.
const ALIKE: u32 = 500;
/// The same where they bear the same number.
const ALIKE_BY_NUMBER: u32 = 350;

/// How a goal of one plan stands to the other plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalHow {
    /// It is the same, word for word.
    Kept,
    /// It has other words.
    Reworded,
    /// Only the later plan has it.
    Added,
    /// Only the earlier plan has it.
    Dropped,
}

/// What stands under a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalPart {
    /// What is said of it beside its text.
    Description,
    /// A thing to do.
    Activity,
    /// What is measured.
    Indicator,
    /// Where the measure comes from.
    Source,
    /// How it is followed up.
    FollowUp,
}

/// A text under a goal, in both plans or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange {
    /// What it is.
    pub part: GoalPart,
    /// How it is matched.
    pub how: GoalHow,
    /// Its text in the earlier plan.
    pub before: Option<String>,
    /// Its text in the later plan.
    pub after: Option<String>,
}

/// A goal in both plans, or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalChange {
    /// Whether it is the overall goal of the plan.
    pub overall: bool,
    /// Its number in the earlier plan.
    pub number_before: Option<String>,
    /// Its number in the later plan.
    pub number_after: Option<String>,
    /// Its text in the earlier plan.
    pub before: Option<String>,
    /// Its text in the later plan.
    pub after: Option<String>,
    /// How it is matched.
    pub how: GoalHow,
    /// What stands under it, where that differs too.
    pub parts: Vec<PartChange>,
}

impl GoalChange {
    /// Whether anything differs: its words, its number, or what stands under it.
    #[must_use]
    pub fn differs(&self) -> bool {
        let renumbered = self.before.is_some() && self.after.is_some() && self.number_before != self.number_after;
        self.how != GoalHow::Kept || renumbered || self.parts.iter().any(|part| part.how != GoalHow::Kept)
    }
}

/// The goals of both plans: those of the later plan in its order, then those that were dropped.
pub(super) fn goals(before: &Plan, after: &Plan) -> Vec<GoalChange> {
    let (old, new): (Vec<&Goal>, Vec<&Goal>) = (before.goals.iter().collect(), after.goals.iter().collect());
    let texts = |goals: &[&Goal]| goals.iter().map(|goal| goal.text.clone()).collect::<Vec<_>>();
    let key = |goal: &Goal| format!("{}\u{1}{:?}\u{1}{:?}", goal.text, goal.number, parts_of(goal));
    let keys = |goals: &[&Goal]| goals.iter().map(|goal| key(goal)).collect::<Vec<_>>();
    let least = |one: usize, other: usize| {
        let (one, other) = (old.get(one)?, new.get(other)?);
        let numbered = one.number.is_some() && one.number == other.number;
        (one.level == other.level).then_some(if numbered { ALIKE_BY_NUMBER } else { ALIKE })
    };
    let changes = texts::matched([&texts(&old), &texts(&new)], [&keys(&old), &keys(&new)], least);
    let held = |at: Option<usize>, goals: &[&Goal]| at.and_then(|at| goals.get(at).copied().cloned());
    changes.into_iter().map(|at| change(held(at.before, &old), held(at.after, &new), at.how)).collect()
}

fn change(old: Option<Goal>, new: Option<Goal>, how: TextHow) -> GoalChange {
    let parts = match (&old, &new) {
        (Some(old), Some(new)) => parts(old, new),
        // What stands under a goal that came or went, came or went with it.
        _ => Vec::new(),
    };
    GoalChange {
        overall: new.as_ref().or(old.as_ref()).is_some_and(|goal| goal.level == Level::Overall),
        number_before: old.as_ref().and_then(|goal| goal.number.clone()),
        number_after: new.as_ref().and_then(|goal| goal.number.clone()),
        before: old.map(|goal| goal.text),
        after: new.map(|goal| goal.text),
        how: told(how),
        parts,
    }
}

fn told(how: TextHow) -> GoalHow {
    match how {
        TextHow::Kept => GoalHow::Kept,
        TextHow::Reworded => GoalHow::Reworded,
        TextHow::Added => GoalHow::Added,
        TextHow::Dropped => GoalHow::Dropped,
    }
}

fn parts_of(goal: &Goal) -> Vec<(GoalPart, &str)> {
    notes(GoalPart::Description, &goal.description)
        .chain(notes(GoalPart::Activity, &goal.activities))
        .chain(goal.indicators.iter().map(|indicator| (GoalPart::Indicator, indicator.text.as_str())))
        .chain(notes(GoalPart::Source, &goal.sources))
        .chain(notes(GoalPart::FollowUp, &goal.follow_up))
        .collect()
}

fn notes(part: GoalPart, notes: &[Note]) -> impl Iterator<Item = (GoalPart, &str)> {
    notes.iter().map(move |note| (part, note.text.as_str()))
}

/// What stands under a goal that both plans have: text of one kind with text of the same kind.
fn parts(old: &Goal, new: &Goal) -> Vec<PartChange> {
    let (old, new) = (parts_of(old), parts_of(new));
    let texts = |parts: &[(GoalPart, &str)]| parts.iter().map(|(_, text)| (*text).to_owned()).collect::<Vec<_>>();
    let keys = |parts: &[(GoalPart, &str)]| {
        parts.iter().map(|(part, text)| format!("{part:?}\u{1}{text}")).collect::<Vec<_>>()
    };
    let least = |one: usize, other: usize| {
        let kinds = old.get(one).zip(new.get(other));
        kinds.filter(|(one, other)| one.0 == other.0).map(|_| ALIKE)
    };
    let changes = texts::matched([&texts(&old), &texts(&new)], [&keys(&old), &keys(&new)], least);
    let told_of = |Change { before, after, how }| {
        let (one, other) = (before.and_then(|at| old.get(at)), after.and_then(|at| new.get(at)));
        let (part, _) = other.or(one)?;
        let text = |held: Option<&(GoalPart, &str)>| held.map(|(_, text)| (*text).to_owned());
        Some(PartChange { part: *part, how: told(how), before: text(one), after: text(other) })
    };
    let mut parts: Vec<PartChange> = changes.into_iter().filter_map(told_of).collect();
    // Kind by kind; within a kind the later plan's order, what was dropped last.
    parts.sort_by_key(|change| change.part);
    parts
}
