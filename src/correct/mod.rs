//! Corrections that are proved, graded and logged.
//!
//! The smallest and likeliest set of changed figures after which every identity holds is searched for, exactly and
//! with all its rivals (Fellegi and Holt; Scholtus 2016 for edit operations). What is not proved is offered or left
//! open. Policy may not come in here: only what follows from the figures.

mod apply;
mod block;
mod chance;
mod column;
mod computed;
mod cost;
mod coverage;
mod evidence;
mod grade;
mod log;
mod pattern;
mod peers;
mod rounds;
mod search;
mod slips;
mod solve;
mod step;
mod system;

pub use evidence::elsewhere;

use crate::balance::{Weighed, equations, weigh};
use crate::finding::{Confidence, Correction};
use crate::plan::{Hints, Plan};

/// Which corrections are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Apply {
    /// None: they are only reported.
    None,
    /// Those that are certain.
    #[default]
    Certain,
    /// Those that are certain or likely.
    Likely,
}

impl Apply {
    /// Whether corrections of this grade are applied.
    #[must_use]
    pub fn takes(self, confidence: Confidence) -> bool {
        match self {
            Self::None => false,
            Self::Certain => confidence == Confidence::Certain,
            Self::Likely => confidence != Confidence::Open,
        }
    }
}

/// A plan with its corrections.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// The plan after the applied corrections; what was printed stays in each figure's `printed`.
    pub plan: Plan,
    /// All corrections: applied, offered, open; in groups.
    pub corrections: Vec<Correction>,
    /// The groups that were applied.
    pub applied: Vec<u32>,
    /// The groups of which a person chose another explanation than the one that leads.
    pub led_by_choice: Vec<u32>,
    /// The identities that each group of corrections settles or tries to explain, by their order in `weighed`.
    pub causes: Vec<Cause>,
    /// Whether the search stopped at its budget, so that there may be other explanations.
    pub exhausted: bool,
}

impl Corrected {
    /// Applies what a person has chosen beside what is applied by its grade.
    pub fn choose(&mut self, chosen: &[Chosen]) {
        let is_chosen = |one: &&Correction| {
            chosen.contains(&Chosen { group: one.group, rank: one.alternative.unwrap_or(1) })
                && !self.applied.contains(&one.group)
        };
        let taken: Vec<Correction> = self.corrections.iter().filter(is_chosen).cloned().collect();
        self.plan = apply::with(&self.plan, taken.iter());
        self.led_by_choice.extend(taken.iter().filter(|one| !one.leads()).map(|one| one.group));
        self.applied.extend(taken.iter().map(|one| one.group));
        self.applied.sort_unstable();
        self.applied.dedup();
    }

    /// Whether an applied correction stands behind a group's number.
    #[must_use]
    pub fn settles(&self, group: Option<u32>) -> bool {
        group.is_some_and(|group| self.applied.contains(&group))
    }
}

/// An explanation that a person has chosen: the first of a group has rank 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chosen {
    /// The group.
    pub group: u32,
    /// Its alternative.
    pub rank: u32,
}

/// One cause: a group of corrections and the broken identities that it explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The group in the corrections.
    pub group: u32,
    /// Its grade.
    pub confidence: Confidence,
    /// Which of the weighed identities it explains, by their order.
    pub equations: Vec<usize>,
}

/// Finds and applies the corrections of a plan. `weighed` is [`weigh`]'s answer for `plan`. Goes on until nothing
/// more is applied, so that correcting a corrected plan changes nothing; and no identity that held is broken then.
#[must_use]
pub fn correct(plan: &Plan, weighed: &[Weighed], hints: &Hints, apply: Apply) -> Corrected {
    let mut done = rounds::corrected(&rounds::Start { plan, weighed, hints }, apply);
    number(&mut done);
    done
}

/// Numbers the groups anew, without gaps, in their order.
fn number(done: &mut Corrected) {
    let order: Vec<u32> = done.causes.iter().map(|cause| cause.group).collect();
    let anew = |group: &mut u32| {
        if let Some(number) = (1u32..).zip(&order).find(|(_, old)| *old == group).map(|(number, _)| number) {
            *group = number;
        }
    };
    done.corrections.iter_mut().for_each(|one| anew(&mut one.group));
    done.applied.iter_mut().for_each(anew);
    done.causes.iter_mut().for_each(|cause| anew(&mut cause.group));
}

/// [`correct`] with the plan's own identities.
#[must_use]
pub fn examine(plan: &Plan, hints: &Hints, apply: Apply) -> (Vec<Weighed>, Corrected) {
    let weighed = weigh(plan, &equations(plan));
    let corrected = correct(plan, &weighed, hints, apply);
    (weighed, corrected)
}
