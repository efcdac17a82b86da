//! Two plans side by side: `plankoll/diff-1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::plan::{SourceWire, source};
use crate::diff::{
    Diff, GoalChange, GoalHow, GoalPart, How, LineChange, Money, Of, Part, PartChange, Stale, StaleHow, Total, own_unit,
};
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
    /// Figures and sentences in prose that were carried over unchanged though the table moved.
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
    /// The unit its main table counts in: `kr`, `tkr` or `mkr`.
    pub unit: &'static str,
    /// How many amounts were corrected before the plans were compared.
    pub corrected: usize,
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

/// A part of a line that was split, or that was joined with others.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartWire {
    /// Its name.
    pub label: String,
    /// Its amount.
    pub amount: Option<String>,
    /// Where its amount stands.
    pub place: Option<Place>,
}

/// A line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LineWire {
    /// `same`, `renamed` (alike by its words), `replaced` (another name, the only one of its category in both plans),
    /// `split`, `joined`, `added` or `dropped`.
    pub how: &'static str,
    /// Its name in the earlier plan.
    pub label_before: Option<String>,
    /// Its name in the later plan.
    pub label_after: Option<String>,
    /// The label of its group in the earlier plan.
    pub group_before: Option<String>,
    /// The label of its group in the later plan.
    pub group_after: Option<String>,
    /// Whether it stands in another group in the later plan.
    pub moved: bool,
    /// Its side.
    pub side: Side,
    /// Its category.
    pub category: Option<Category>,
    /// Its amounts.
    #[serde(flatten)]
    pub money: MoneyWire,
    /// Whether the amounts differ by no more than the coarser of two units can tell.
    pub within_rounding: bool,
    /// What it was split into, or joined from.
    pub parts: Vec<PartWire>,
    /// Where its amount stands in the earlier plan.
    pub place_before: Option<Place>,
    /// Where its amount stands in the later plan.
    pub place_after: Option<Place>,
}

/// A text under a goal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GoalPartWire {
    /// `description`, `activity`, `indicator`, `source` or `follow_up`.
    pub part: &'static str,
    /// `kept`, `reworded`, `added` or `dropped`.
    pub how: &'static str,
    /// Its text in the earlier plan.
    pub before: Option<String>,
    /// Its text in the later plan.
    pub after: Option<String>,
}

/// A goal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GoalWire {
    /// `kept`, `reworded`, `added` or `dropped`.
    pub how: &'static str,
    /// `overall` or `goal`.
    pub level: &'static str,
    /// Its number in the earlier plan.
    pub number_before: Option<String>,
    /// Its number in the later plan.
    pub number_after: Option<String>,
    /// Its text in the earlier plan.
    pub before: Option<String>,
    /// Its text in the later plan.
    pub after: Option<String>,
    /// What stands under it, where both plans have the goal.
    pub parts: Vec<GoalPartWire>,
}

/// A figure or a sentence carried over.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StaleWire {
    /// `figure`, or `says_rise`, `says_fall`, `says_stay` of a sentence that the table contradicts.
    pub how: &'static str,
    /// The words.
    pub text: String,
    /// The figure; `null` for a sentence without one.
    pub amount: Option<String>,
    /// What it is about, as in the plan's claims; `administration` for what the office costs.
    pub about: String,
    /// The line it is about.
    pub label: Option<String>,
    /// What the tables say.
    pub table: MoneyWire,
    /// Where it stands in the earlier plan.
    pub place_before: Place,
    /// Where it stands in the later plan.
    pub place_after: Place,
}

/// The wire form of a difference; `corrected` counts the amounts that were corrected in each plan.
#[must_use]
pub fn wire(diff: &Diff, plans: [&Plan; 2], corrected: [usize; 2]) -> DiffWire {
    let plan = |plan: &Plan, corrected| PlanWire {
        source: source(&plan.source),
        forbund: plan.forbund.clone(),
        year: plan.year,
        unit: own_unit(plan).symbol(),
        corrected,
    };
    DiffWire {
        schema: "plankoll/diff-1",
        before: plan(plans[0], corrected[0]),
        after: plan(plans[1], corrected[1]),
        totals: diff.totals.iter().map(|(about, it)| TotalWire { about: total(*about), money: money(it) }).collect(),
        lines: diff.lines.iter().map(line).collect(),
        goals: diff.goals.iter().map(goal).collect(),
        stale: diff.stale.iter().map(stale).collect(),
    }
}

fn line(line: &LineChange) -> LineWire {
    let part = |part: &Part| PartWire {
        label: part.label.clone(),
        amount: part.amount.map(|amount| amount.to_string()),
        place: part.place.clone(),
    };
    LineWire {
        how: how(line.how),
        label_before: line.before.clone(),
        label_after: line.after.clone(),
        group_before: line.group_before.clone(),
        group_after: line.group_after.clone(),
        moved: line.moved,
        side: line.side,
        category: line.category,
        money: money(&line.money),
        within_rounding: line.rounding,
        parts: line.parts.iter().map(part).collect(),
        place_before: line.place_before.clone(),
        place_after: line.place_after.clone(),
    }
}

fn goal(goal: &GoalChange) -> GoalWire {
    let part = |part: &PartChange| GoalPartWire {
        part: goal_part(part.part),
        how: goal_how(part.how),
        before: part.before.clone(),
        after: part.after.clone(),
    };
    GoalWire {
        how: goal_how(goal.how),
        level: if goal.overall { "overall" } else { "goal" },
        number_before: goal.number_before.clone(),
        number_after: goal.number_after.clone(),
        before: goal.before.clone(),
        after: goal.after.clone(),
        parts: goal.parts.iter().map(part).collect(),
    }
}

fn stale(stale: &Stale) -> StaleWire {
    let (about, label) = match &stale.of {
        Of::About(about) => (about_name(*about), None),
        Of::Administration => ("administration".to_owned(), None),
        Of::Line(label) => ("line".to_owned(), Some(label.clone())),
    };
    StaleWire {
        how: match stale.how {
            StaleHow::Figure => "figure",
            StaleHow::SaysRise => "says_rise",
            StaleHow::SaysFall => "says_fall",
            StaleHow::SaysStay => "says_stay",
        },
        text: stale.text.clone(),
        amount: stale.amount.map(|amount| amount.to_string()),
        about,
        label,
        table: money(&stale.table),
        place_before: stale.before.clone(),
        place_after: stale.after.clone(),
    }
}

/// The contract's name of what a claim is about.
fn about_name(about: About) -> String {
    serde_json::to_value(about).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
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
        How::Replaced => "replaced",
        How::Split => "split",
        How::Joined => "joined",
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

fn goal_part(part: GoalPart) -> &'static str {
    match part {
        GoalPart::Description => "description",
        GoalPart::Activity => "activity",
        GoalPart::Indicator => "indicator",
        GoalPart::Source => "source",
        GoalPart::FollowUp => "follow_up",
    }
}
