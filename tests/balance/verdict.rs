//! What the corrector makes of a faulty plan, held against the truth.

use super::dice::Dice;
use super::faults::{FAULTS, Fault, Truth, conspire, inject};
use super::reread::reread;
use plankoll::balance::{Weighed, equations, set, weigh};
use plankoll::correct::{Apply, Corrected, correct};
use plankoll::finding::{Confidence, Correction, Operation};
use plankoll::money::Amount;
use plankoll::plan::{Address, Hints, Plan};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What became of one faulty plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The fault breaks an identity beyond rounding.
    pub breaks: bool,
    /// It breaks two identities or more, so that they can prove where it is.
    pub held_twice: bool,
    /// Something was said of it.
    pub detected: bool,
    /// Everything certain is right, and it is the whole fault.
    pub certain_right: bool,
    /// Something certain is wrong.
    pub certain_wrong: bool,
    /// The rank of the truth among what is offered: 1 is first.
    pub rank: Option<u32>,
    /// How many explanations are offered.
    pub offered: u32,
}

/// Corrects a faulty plan and holds the outcome against the truth.
pub fn judge(plan: &Plan, truth: &Truth) -> Verdict {
    let weighed = weigh(plan, &equations(plan));
    let corrected = correct(plan, &weighed, &Hints::default(), Apply::Certain);
    let breaks = weighed.iter().any(|one| one.holding.is_broken() && one.equation.identity.is_structure());
    let holds_one = |held: &&Weighed| held.equation.addresses().any(|at| truth.iter().any(|(own, _)| *own == at));
    let held = weighed.iter().filter(|one| one.holding.is_broken()).filter(holds_one).count();
    let sound = restored(plan, truth);
    let right = |one: &Correction| {
        one.operation != Operation::MissingLine
            && truth.iter().any(|(address, old)| {
                one.cell.address == Some(*address) && (one.new.decimal() - old.decimal()).abs() <= room(&sound, one)
            })
    };
    let certain: Vec<&Correction> =
        corrected.corrections.iter().filter(|one| one.confidence == Confidence::Certain).collect();
    let all = truth.iter().all(|(address, _)| certain.iter().any(|one| one.cell.address == Some(*address)));
    let certain_wrong = certain.iter().any(|one| !right(one));
    Verdict {
        breaks,
        held_twice: held >= 2,
        detected: !corrected.corrections.is_empty(),
        certain_right: !certain.is_empty() && all && !certain_wrong,
        certain_wrong,
        rank: rank(&corrected, truth, &right),
        offered: offered(&corrected),
    }
}

fn restored(plan: &Plan, truth: &Truth) -> Plan {
    let mut sound = plan.clone();
    truth.iter().for_each(|(address, old)| set(&mut sound, address, *old));
    sound
}

/// A sum computed anew from rounded figures is right where it is within the rounding of its identities; a digit, a sign
/// and a unit are right to the last digit or wrong.
fn room(sound: &Plan, one: &Correction) -> Decimal {
    if !matches!(one.operation, Operation::Sum | Operation::Value) {
        return Decimal::ZERO;
    }
    let weighed = weigh(sound, &equations(sound));
    let own = weighed.iter().filter(|held| held.equation.addresses().any(|address| Some(address) == one.cell.address));
    own.map(|held| held.tolerance.decimal()).sum()
}

/// How many explanations are offered, the most of any group.
fn offered(corrected: &Corrected) -> u32 {
    corrected.corrections.iter().map(|one| one.alternative.unwrap_or(1)).max().unwrap_or(0)
}

/// The worst rank of the truth's figures, each ranked within its group.
fn rank(corrected: &Corrected, truth: &Truth, right: &dyn Fn(&Correction) -> bool) -> Option<u32> {
    truth
        .iter()
        .map(|(address, _)| {
            let own = corrected.corrections.iter().filter(|one| one.cell.address == Some(*address) && right(one));
            own.map(|one| one.alternative.unwrap_or(1)).min()
        })
        .try_fold(1, |worst, rank| rank.map(|rank| worst.max(rank)))
}

/// What a trial puts into a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trial {
    /// One fault.
    One(Fault),
    /// Two faults anywhere.
    Two,
    /// Two faults in one group.
    Together,
}

/// A faulty plan that breaks an identity, with its truth. Seeds whose plan has no place for the fault are passed over,
/// and so are pairs with a fault too small for any identity to see.
pub fn faulty(trial: Trial, make: fn(&mut Dice) -> Plan, dice: &mut Dice) -> (Plan, Truth) {
    loop {
        let sound = make(dice);
        let mut plan = sound.clone();
        let truth = match trial {
            Trial::One(fault) => inject(&mut plan, fault, dice),
            Trial::Two => two(&sound, &mut plan, dice),
            Trial::Together => {
                conspire(&mut plan, &FAULTS, dice).filter(|truth| truth.iter().all(|one| shows(&sound, &plan, one)))
            }
        };
        reread(&mut plan, dice);
        match truth {
            Some(truth) if is_broken(&plan) => return (plan, truth),
            _ => {}
        }
    }
}

fn is_broken(plan: &Plan) -> bool {
    let weighed = weigh(plan, &equations(plan));
    weighed.iter().any(|one| one.holding.is_broken() && one.equation.identity.is_structure())
}

/// Whether a changed figure by itself breaks an identity.
fn shows(sound: &Plan, faulty: &Plan, (address, _): &(Address, Amount)) -> bool {
    let mut alone = sound.clone();
    faulty.amount(address).is_some_and(|amount| {
        set(&mut alone, address, amount);
        is_broken(&alone)
    })
}

fn two(sound: &Plan, plan: &mut Plan, dice: &mut Dice) -> Option<Truth> {
    let mut truth = Vec::new();
    for _ in 0..2 {
        let fault = dice.one_of(&FAULTS);
        truth.extend(inject(plan, fault, dice)?);
    }
    let distinct: BTreeSet<Address> = truth.iter().map(|(address, _)| *address).collect();
    (distinct.len() == truth.len() && truth.iter().all(|one| shows(sound, plan, one))).then_some(truth)
}

/// One trial: what became of it.
pub fn trial(trial: Trial, make: fn(&mut Dice) -> Plan, dice: &mut Dice) -> Verdict {
    let (plan, truth) = faulty(trial, make, dice);
    judge(&plan, &truth)
}
