//! Two plans side by side: `plankoll/diff-1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::plan::{SourceWire, source};
use crate::diff::{Diff, GoalHow, How, Money, Total};
use crate::document::Place;
use crate::plan::{About, Category, Plan, Side};

/// The difference as other programs read it. Amounts are decimal strings in kronor.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "plankoll/diff-1")]
pub struct DiffWire {
    /// Always `plankoll/diff-1`.
    pub schema: &'static str,
    /// The earlier plan.
    pub before: PlanWire,
    /// The later plan.
    pub after: PlanWire,
    /// Income, costs, result and equity in all.
    pub totals: Vec<TotalWire>,
    /// The items of the main budgets.
    pub lines: Vec<LineWire>,
    /// The goals.
    pub goals: Vec<GoalWire>,
    /// Figures in prose that were carried over unchanged though the table moved.
    pub stale: Vec<StaleWire>,
}

/// Which plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlanWire {
    /// The file.
    pub source: SourceWire,
    /// The förbund.
    pub forbund: Option<String>,
    /// The year.
    pub year: Option<i32>,
}

/// An amount in both plans.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MoneyWire {
    /// In the earlier plan.
    pub before: Option<String>,
    /// In the later plan.
    pub after: Option<String>,
    /// The later less the earlier.
    pub change: Option<String>,
    /// Of the earlier amount, with one decimal.
    pub percent: Option<String>,
}

/// A figure of the whole plan.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TotalWire {
    /// `income`, `costs`, `result` or `equity`.
    pub about: &'static str,
    /// Its amounts.
    #[serde(flatten)]
    pub money: MoneyWire,
}

/// A line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineWire {
    /// `same`, `renamed`, `added` or `dropped`.
    pub how: &'static str,
    /// Its name in the earlier plan.
    pub label_before: Option<String>,
    /// Its name in the later plan.
    pub label_after: Option<String>,
    /// Its side.
    pub side: Side,
    /// Its category.
    pub category: Option<Category>,
    /// Its amounts.
    #[serde(flatten)]
    pub money: MoneyWire,
}

/// A goal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GoalWire {
    /// `kept`, `reworded`, `added` or `dropped`.
    pub how: &'static str,
    /// Its number.
    pub number: Option<String>,
    /// Its text in the earlier plan.
    pub before: Option<String>,
    /// Its text in the later plan.
    pub after: Option<String>,
}

/// A figure carried over.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StaleWire {
    /// The words around it.
    pub text: String,
    /// The figure.
    pub amount: String,
    /// What it is about.
    pub about: About,
    /// What the tables say.
    pub table: MoneyWire,
    /// Where it stands in the earlier plan.
    pub place_before: Place,
    /// Where it stands in the later plan.
    pub place_after: Place,
}

/// The wire form of a difference.
#[must_use]
pub fn wire(diff: &Diff, before: &Plan, after: &Plan) -> DiffWire {
    let plan = |plan: &Plan| PlanWire { source: source(&plan.source), forbund: plan.forbund.clone(), year: plan.year };
    DiffWire {
        schema: "plankoll/diff-1",
        before: plan(before),
        after: plan(after),
        totals: diff.totals.iter().map(|(about, it)| TotalWire { about: total(*about), money: money(it) }).collect(),
        lines: diff
            .lines
            .iter()
            .map(|line| LineWire {
                how: how(line.how),
                label_before: line.before.clone(),
                label_after: line.after.clone(),
                side: line.side,
                category: line.category,
                money: money(&line.money),
            })
            .collect(),
        goals: diff
            .goals
            .iter()
            .map(|goal| GoalWire {
                how: goal_how(goal.how),
                number: goal.number.clone(),
                before: goal.before.clone(),
                after: goal.after.clone(),
            })
            .collect(),
        stale: diff
            .stale
            .iter()
            .map(|stale| StaleWire {
                text: stale.text.clone(),
                amount: stale.amount.to_string(),
                about: stale.about,
                table: money(&stale.table),
                place_before: stale.before.clone(),
                place_after: stale.after.clone(),
            })
            .collect(),
    }
}

fn money(money: &Money) -> MoneyWire {
    MoneyWire {
        before: money.before.map(|amount| amount.to_string()),
        after: money.after.map(|amount| amount.to_string()),
        change: money.change().map(|amount| amount.to_string()),
        percent: money.percent().map(|percent| percent.round_dp(1).normalize().to_string()),
    }
}

fn total(total: Total) -> &'static str {
    match total {
        Total::Income => "income",
        Total::Costs => "costs",
        Total::Result => "result",
        Total::Equity => "equity",
    }
}

fn how(how: How) -> &'static str {
    match how {
        How::Same => "same",
        How::Renamed => "renamed",
        How::Added => "added",
        How::Dropped => "dropped",
    }
}

fn goal_how(how: GoalHow) -> &'static str {
    match how {
        GoalHow::Kept => "kept",
        GoalHow::Reworded => "reworded",
        GoalHow::Added => "added",
        GoalHow::Dropped => "dropped",
    }
}
