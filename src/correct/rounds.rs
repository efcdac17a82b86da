//! Correcting in rounds: what an applied correction lays bare is found in the next one.
//!
//! What is applied explains all: where a sum that was excused as rounding is broken in the corrected plan, since its
//! table then shows that nothing in it is rounded, more is wrong than the correction says, and it is held back.

use std::collections::BTreeSet;

use super::{Apply, Corrected, apply, log, solve};
use crate::balance::{Holding, Weighed, weigh};
use crate::finding::Confidence;
use crate::plan::{Address, Hints, Plan};

/// How often a plan is gone through.
const ROUNDS: u32 = 4;

/// What the corrections start from.
#[derive(Clone, Copy)]
pub(super) struct Start<'a> {
    /// As printed.
    pub(super) plan: &'a Plan,
    /// Its identities.
    pub(super) weighed: &'a [Weighed],
    pub(super) hints: &'a Hints,
}

/// The figures of a group of corrections that is not applied for what it would lay bare.
type Held = BTreeSet<Address>;

/// The corrections of a plan with those applied that may be. Their grades are the same whatever is applied.
pub(super) fn corrected(start: &Start, wanted: Apply) -> Corrected {
    let mut held: Vec<Held> = Vec::new();
    let certain = start.settled(Apply::Certain, &mut held);
    let likely = certain.causes.iter().any(|cause| cause.confidence == Confidence::Likely);
    if likely && wanted == Apply::Likely {
        return start.settled(Apply::Likely, &mut held);
    }
    let known = held.len();
    if likely && start.weighed.iter().any(|one| matches!(one.holding, Holding::Rounding { .. })) {
        start.settled(Apply::Likely, &mut held);
    }
    if wanted == Apply::None || held.len() > known { rounds(start, wanted, &held) } else { certain }
}

fn rounds(start: &Start, apply: Apply, held: &[Held]) -> Corrected {
    let mut done = Corrected { plan: start.plan.clone(), ..Corrected::default() };
    let mut weighed = start.weighed.to_vec();
    for round in 1..=ROUNDS {
        let mut solved = solve::solve(&done.plan, &weighed, start.hints);
        solved.hold_back(held);
        let known = done.causes.iter().map(|cause| cause.group).max().unwrap_or(0);
        let (corrections, causes) = log::corrections(&done.plan, &weighed, &solved, known);
        let taken: Vec<u32> =
            causes.iter().filter(|cause| apply.takes(cause.confidence)).map(|cause| cause.group).collect();
        let last = taken.is_empty() || round == ROUNDS;
        // What is not applied is looked at again in the plan as it then stands.
        let keep = |group: &u32| last || taken.contains(group);
        done.exhausted = solved.exhausted;
        done.plan = apply::applied(&done.plan, &corrections, apply);
        done.corrections.extend(corrections.into_iter().filter(|one| keep(&one.group)));
        done.causes.extend(causes.into_iter().filter(|cause| keep(&cause.group)));
        done.applied.extend(&taken);
        if last {
            break;
        }
        let equations: Vec<_> = weighed.into_iter().map(|one| one.equation).collect();
        weighed = weigh(&done.plan, &equations);
    }
    done
}

impl Start<'_> {
    /// The corrections that are left where those are held back that lay something bare.
    fn settled(&self, apply: Apply, held: &mut Vec<Held>) -> Corrected {
        loop {
            let done = rounds(self, apply, held);
            let more = if self.lays_bare(&done.plan) { self.culprits(&done) } else { Vec::new() };
            if more.iter().all(|one| held.contains(one)) {
                return done;
            }
            held.extend(more);
        }
    }

    /// Whether an identity that held is broken in a corrected plan.
    fn lays_bare(&self, after: &Plan) -> bool {
        let equations: Vec<_> = self.weighed.iter().map(|one| one.equation.clone()).collect();
        let now = weigh(after, &equations);
        self.weighed.iter().zip(&now).any(|(before, now)| before.holding.holds() && now.holding.is_broken())
    }

    /// The applied groups that lay something bare by themselves, or all of them together; those that are not certain
    /// before those that are.
    fn culprits(&self, done: &Corrected) -> Vec<Held> {
        let of = |group: u32| done.corrections.iter().filter(move |one| one.group == group && one.leads());
        let cells = |group: &u32| of(*group).filter_map(|one| one.cell.address).collect();
        let alone = |group: &&u32| self.lays_bare(&apply::with(self.plan, of(**group)));
        let own: Vec<Held> = done.applied.iter().filter(alone).map(cells).collect();
        let likely = |group: &&u32| of(**group).any(|one| one.confidence == Confidence::Likely);
        let unsure: Vec<Held> = done.applied.iter().filter(likely).map(cells).collect();
        let all = || done.applied.iter().map(cells).collect();
        [own, unsure].into_iter().find(|found| !found.is_empty()).unwrap_or_else(all)
    }
}
