//! The joint budget of förbund that become one: `plankoll/merge-1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::plan::{SourceWire, source};
use super::report::{ReportWire, wire as report};
use crate::Examination;
use crate::merge::{Joint, Section};
use crate::money::Amount;
use crate::plan::Category;
use crate::text::Catalogue;

/// The joint budget as other programs read it. Amounts are decimal strings in kronor, parallel to `parties`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "plankoll/merge-1")]
pub struct MergeWire {
    /// Always `plankoll/merge-1`.
    pub schema: &'static str,
    /// The year, where all plans have the same.
    pub year: Option<i32>,
    /// The förbund.
    pub parties: Vec<PartyWire>,
    /// Income, costs and result.
    pub totals: Vec<TotalWire>,
    /// The lines by category.
    pub groups: Vec<GroupWire>,
    /// The members.
    pub members: Vec<MemberWire>,
    /// Opening equity, and closing as it follows.
    pub equity: Vec<TotalWire>,
    /// The goals of all.
    pub goals: Vec<GoalWire>,
    /// What was found in each plan, as `plankoll check` gives it.
    pub reports: Vec<ReportWire>,
}

/// A förbund.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartyWire {
    /// Its name.
    pub name: String,
    /// Its plan's year.
    pub year: Option<i32>,
    /// The unit its plan counts in.
    pub unit: &'static str,
    /// The file.
    pub source: SourceWire,
}

/// A figure of each, and of all together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TotalWire {
    /// `income`, `financing`, `costs`, `result`; `opening`, `closing`.
    pub about: &'static str,
    /// Of each förbund.
    pub amounts: Vec<Option<String>>,
    /// Of those that tell it, together.
    pub together: Option<String>,
}

/// A category.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupWire {
    /// `income`, `financing`, `cost` or `other`.
    pub section: &'static str,
    /// The category.
    pub category: Option<Category>,
    /// Its lines.
    pub lines: Vec<LineWire>,
}

/// A line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineWire {
    /// Its name.
    pub label: String,
    /// Of each förbund.
    pub amounts: Vec<Option<String>>,
    /// Together.
    pub together: Option<String>,
}

/// A member.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MemberWire {
    /// Its name; `null` for the state.
    pub name: Option<String>,
    /// `state`, `region`, `municipality`; `members` where a plan gives all on one line.
    pub category: Category,
    /// Of each förbund.
    pub amounts: Vec<Option<String>>,
    /// Together.
    pub together: Option<String>,
    /// The share of all members' money in percent, with one decimal.
    pub share: Option<String>,
}

/// A goal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GoalWire {
    /// Which of the parties, from 0.
    pub party: usize,
    /// Its number.
    pub number: Option<String>,
    /// Its text.
    pub text: String,
}

/// The wire form of a joint budget; `plans` in the order of the parties.
#[must_use]
pub fn wire(joint: &Joint, plans: &[&Examination], catalogue: &Catalogue) -> MergeWire {
    let parties = joint.parties.iter().zip(plans).map(|(party, plan)| PartyWire {
        name: party.name.clone(),
        year: party.year,
        unit: party.unit.symbol(),
        source: source(&plan.corrected.source),
    });
    let goals = plans.iter().enumerate().flat_map(|(party, plan)| {
        plan.corrected.goals.iter().map(move |goal| GoalWire {
            party,
            number: goal.number.clone(),
            text: goal.text.clone(),
        })
    });
    MergeWire {
        schema: "plankoll/merge-1",
        year: joint.year,
        parties: parties.collect(),
        totals: totals(joint),
        groups: groups(joint),
        members: members(joint),
        equity: equity(joint),
        goals: goals.collect(),
        reports: plans.iter().map(|plan| report(plan, catalogue)).collect(),
    }
}

fn each(joint: &Joint, about: &'static str, of: impl Fn(usize) -> Option<Amount>) -> TotalWire {
    let amounts: Vec<Option<Amount>> = (0..joint.parties.len()).map(of).collect();
    TotalWire { about, together: together(&amounts), amounts: amounts.iter().map(told).collect() }
}

fn told(amount: &Option<Amount>) -> Option<String> {
    amount.map(|amount| amount.to_string())
}

fn together(amounts: &[Option<Amount>]) -> Option<String> {
    let mut known = amounts.iter().flatten().copied().peekable();
    known.peek()?;
    Amount::total(known).map(|amount| amount.to_string())
}

fn totals(joint: &Joint) -> Vec<TotalWire> {
    vec![
        each(joint, "income", |party| joint.of_party(Section::Income, party)),
        each(joint, "financing", |party| joint.of_party(Section::Financing, party)),
        each(joint, "costs", |party| joint.of_party(Section::Cost, party)),
        each(joint, "result", |party| joint.result(party)),
    ]
}

fn groups(joint: &Joint) -> Vec<GroupWire> {
    let line = |line: &crate::merge::JointLine| LineWire {
        label: line.label.clone(),
        amounts: line.amounts.iter().map(told).collect(),
        together: together(&line.amounts),
    };
    let section = |section: Section| match section {
        Section::Income => "income",
        Section::Financing => "financing",
        Section::Cost => "cost",
        Section::Other => "other",
    };
    let group = |group: &crate::merge::Group| GroupWire {
        section: section(group.section),
        category: group.category,
        lines: group.lines.iter().map(line).collect(),
    };
    joint.groups.iter().map(group).collect()
}

fn members(joint: &Joint) -> Vec<MemberWire> {
    let of = |amounts: &[Option<Amount>]| Amount::total(amounts.iter().flatten().copied());
    let whole = Amount::total(joint.members.iter().filter_map(|member| of(&member.amounts)));
    let share = |amounts: &[Option<Amount>]| {
        let part = of(amounts)?.decimal().checked_mul(rust_decimal::Decimal::ONE_HUNDRED)?;
        let share = part.checked_div(whole?.decimal())?;
        Some(share.round_dp(1).normalize().to_string())
    };
    let member = |member: &crate::merge::Member| MemberWire {
        name: member.name.clone(),
        category: member.category,
        amounts: member.amounts.iter().map(told).collect(),
        together: together(&member.amounts),
        share: share(&member.amounts),
    };
    joint.members.iter().map(member).collect()
}

fn equity(joint: &Joint) -> Vec<TotalWire> {
    let opening = |party: usize| joint.equity.get(party).and_then(|equity| equity.opening);
    vec![each(joint, "opening", opening), each(joint, "closing", |party| opening(party)?.plus(joint.result(party)?))]
}
