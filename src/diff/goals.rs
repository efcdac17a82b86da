//! The goals of two plans, matched by their words.

use super::lines::same;
use crate::plan::{Goal, Plan};
use crate::rules::score;

/// How much two goals must be alike to be one goal reworded.
const ALIKE: f64 = 0.6;
/// The same where they bear the same number.
const ALIKE_BY_NUMBER: f64 = 0.4;

/// How a goal of one plan stands to the other plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A goal in both plans, or in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalChange {
    /// Its number in the later plan, else in the earlier.
    pub number: Option<String>,
    /// Its text in the earlier plan.
    pub before: Option<String>,
    /// Its text in the later plan.
    pub after: Option<String>,
    /// How it is matched.
    pub how: GoalHow,
}

/// The goals of both plans, matched.
pub(super) fn goals(before: &Plan, after: &Plan) -> Vec<GoalChange> {
    let (old, new) = (&before.goals, &after.goals);
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (later, goal) in new.iter().enumerate() {
        for (earlier, held) in old.iter().enumerate() {
            let alike = if same(&held.text, &goal.text) { 1.0 } else { score(&held.text, &goal.text) };
            let numbered = goal.number.is_some() && goal.number == held.number;
            let least = if numbered { ALIKE_BY_NUMBER } else { ALIKE };
            if goal.level == held.level && alike >= least {
                pairs.push((alike, later, earlier));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2)));
    for (_, later, earlier) in pairs {
        let taken = found.contains(&Some(earlier));
        if let Some(place) = found.get_mut(later).filter(|place| place.is_none() && !taken) {
            *place = Some(earlier);
        }
    }
    let mut changes: Vec<GoalChange> =
        new.iter().zip(&found).map(|(goal, at)| change(at.and_then(|at| old.get(at)), Some(goal))).collect();
    let gone = old.iter().enumerate().filter(|(at, _)| !found.contains(&Some(*at)));
    changes.extend(gone.map(|(_, goal)| change(Some(goal), None)));
    changes
}

fn change(old: Option<&Goal>, new: Option<&Goal>) -> GoalChange {
    let how = match (old, new) {
        (Some(old), Some(new)) if same(&old.text, &new.text) => GoalHow::Kept,
        (Some(_), Some(_)) => GoalHow::Reworded,
        (None, _) => GoalHow::Added,
        (Some(_), None) => GoalHow::Dropped,
    };
    GoalChange {
        number: new.and_then(|goal| goal.number.clone()).or(old.and_then(|goal| goal.number.clone())),
        before: old.map(|goal| goal.text.clone()),
        after: new.map(|goal| goal.text.clone()),
        how,
    }
}
