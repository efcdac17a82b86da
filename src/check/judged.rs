//! The arithmetic's own rules, each with its outcome.

use rust_decimal::Decimal;

use super::Ground;
use super::live::live;
use super::words::name;
use crate::balance::{Holding, Identity, Weighed, seen, weigh};
use crate::finding::{Area, Arg, Check, Finding, Message, Outcome, Severity};
use crate::plan::{About, Column, Kind, Plan};
use crate::rules::Judged;

/// The codes of all arithmetic rules, in the order they are listed.
pub const RULES: [&str; 9] = [
    "sum-mismatch",
    "total-mismatch",
    "result-mismatch",
    "equity-roll-forward",
    "unit-mixed",
    "sign-deviates",
    "printed-twice",
    "cross-table",
    "prose-mismatch",
];

/// Each rule once. Its outcome is that of the plan after the applied corrections.
pub(super) fn judged(ground: &Ground, findings: &[Finding]) -> Vec<Judged> {
    let equations: Vec<_> = ground.weighed.iter().map(|weighed| weighed.equation.clone()).collect();
    let after = weigh(&ground.corrected.plan, &equations);
    RULES.iter().map(|rule| judge(ground, rule, &after, findings)).collect()
}

fn judge(ground: &Ground, rule: &'static str, after: &[Weighed], findings: &[Finding]) -> Judged {
    let own: Vec<&Weighed> = after.iter().filter(|weighed| speaks_of(rule, weighed.equation.identity)).collect();
    let left = findings
        .iter()
        .filter(|found| {
            found.rule == rule && !ground.corrected.settles(found.resolved_by) && found.severity != Severity::Info
        })
        .count();
    let applicable = if rule == "prose-mismatch" { has_claims(ground.plan) } else { !own.is_empty() };
    let unknown = own.iter().any(|weighed| weighed.holding == Holding::Unknown);
    let outcome = match (left, applicable, unknown) {
        (1.., _, _) => Outcome::Failed,
        (_, false, _) => Outcome::NotApplicable,
        (_, _, true) => Outcome::NotEvaluated,
        _ => Outcome::Passed,
    };
    let why = match outcome {
        Outcome::Failed => Message::new("check-why-failed").with("count", Arg::Number(Decimal::from(left))),
        Outcome::NotApplicable => Message::new("check-why-not-applicable"),
        Outcome::NotEvaluated => Message::new("check-why-not-evaluated"),
        _ => Message::new("check-why-passed").with("count", Arg::Number(Decimal::from(own.len()))),
    };
    // One identity stands for the rule in the workbook: a broken one, else the one over most money.
    let test = own.iter().max_by_key(|weighed| {
        (weighed.holding.is_broken(), ground.plan.amount(&weighed.equation.target).map(|amount| amount.magnitude()))
    });
    let live_test =
        if matches!(rule, "unit-mixed" | "sign-deviates") { None } else { test.map(|weighed| live(weighed)) };
    let check = Check {
        rule: rule.to_owned(),
        title: Message::new(title(rule)),
        outcome,
        why,
        live: live_test.is_some(),
        source: Message::new("check-source"),
        rounding: own.iter().any(|weighed| matches!(weighed.holding, Holding::Rounding { .. })),
        area: Area::Arithmetic,
    };
    Judged { check, finding: None, live: live_test.map(Into::into) }
}

fn has_claims(plan: &Plan) -> bool {
    plan.claims.iter().any(|claim| claim.amount.is_some() && !matches!(claim.about, About::Other | About::Share))
}

fn speaks_of(rule: &str, identity: Identity) -> bool {
    match rule {
        "sum-mismatch" => identity == Identity::Sum,
        "total-mismatch" => matches!(identity, Identity::Total | Identity::YearIncome),
        "result-mismatch" => matches!(identity, Identity::Result | Identity::YearResult),
        "equity-roll-forward" => matches!(identity, Identity::RollForward | Identity::Continuity),
        "unit-mixed" | "sign-deviates" => matches!(identity, Identity::Sum | Identity::Total),
        "printed-twice" => identity == Identity::Twice,
        "cross-table" => identity == Identity::Across,
        _ => false,
    }
}

fn title(rule: &str) -> &'static str {
    match rule {
        "sum-mismatch" => "check-title-sum-mismatch",
        "total-mismatch" => "check-title-total-mismatch",
        "result-mismatch" => "check-title-result-mismatch",
        "equity-roll-forward" => "check-title-equity-roll-forward",
        "unit-mixed" => "check-title-unit-mixed",
        "sign-deviates" => "check-title-sign-deviates",
        "printed-twice" => "check-title-printed-twice",
        "cross-table" => "check-title-cross-table",
        _ => "check-title-prose-mismatch",
    }
}

/// Every identity by itself with its live test, for a workbook that lists them all. The rule code is shared by all
/// identities of its kind; the title names the figure.
#[must_use]
pub fn identities(plan: &Plan, weighed: &[Weighed]) -> Vec<Judged> {
    weighed.iter().filter_map(|weighed| identity(plan, weighed)).collect()
}

fn identity(plan: &Plan, weighed: &Weighed) -> Option<Judged> {
    let target = weighed.equation.target;
    let figure = seen(plan, &target)?;
    let rule = RULES.iter().find(|rule| speaks_of(rule, weighed.equation.identity))?;
    let outcome = match weighed.holding {
        Holding::Exact | Holding::Rounding { .. } => Outcome::Passed,
        Holding::Broken { .. } => Outcome::Failed,
        Holding::Unknown => Outcome::NotEvaluated,
    };
    let heading = heading(&figure.column).with("label", name(&target, &figure));
    let why =
        Message::new("check-why-identity").with("count", Arg::Number(Decimal::from(weighed.equation.parts.len())));
    let check = Check {
        rule: (*rule).to_owned(),
        title: heading,
        outcome,
        why,
        live: true,
        source: Message::new("check-source"),
        rounding: matches!(weighed.holding, Holding::Rounding { .. }),
        area: Area::Arithmetic,
    };
    Some(Judged { check, finding: None, live: Some(live(weighed).into()) })
}

/// Budget and forecast of one year look alike without their kind.
fn heading(column: &Column) -> Message {
    let kind = match column.kind {
        Some(Kind::Budget) => Some("check-kind-budget"),
        Some(Kind::Plan) => Some("check-kind-plan"),
        Some(Kind::Forecast) => Some("check-kind-forecast"),
        Some(Kind::Actual) => Some("check-kind-actual"),
        Some(Kind::Deviation) => Some("check-kind-deviation"),
        None => None,
    };
    if let (None, Some(period)) = (kind, column.period) {
        let (from, to) = period.words();
        return match to {
            Some(to) => Message::new("check-identity-part").with("from", Arg::Word(from)).with("to", Arg::Word(to)),
            None => Message::new("check-identity-kind").with("kind", Arg::Word(from)),
        };
    }
    match (kind, column.year) {
        (Some(kind), Some(year)) => {
            Message::new("check-identity-kind-year").with("kind", Arg::Word(kind)).text("year", year.to_string())
        }
        (Some(kind), None) => Message::new("check-identity-kind").with("kind", Arg::Word(kind)),
        (None, Some(year)) => Message::new("check-identity-year").text("year", year.to_string()),
        (None, None) => Message::new("check-identity"),
    }
}
