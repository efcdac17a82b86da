//! The order findings are told in.

use std::cmp::Reverse;

use crate::finding::{Finding, Severity};
use crate::money::Amount;

/// How many findings come first by their weight alone.
pub const WEIGHTIEST: usize = 3;

/// The three weightiest first, the rest grouped by rule, each group by its weightiest. Weight: severity, those that a
/// correction settles after the others, the money it is about, the number of its places.
#[must_use]
pub fn rank(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_cached_key(weight);
    let mut rest = findings.split_off(findings.len().min(WEIGHTIEST));
    let mut rules: Vec<String> = Vec::new();
    for found in &rest {
        if !rules.contains(&found.rule) {
            rules.push(found.rule.clone());
        }
    }
    rest.sort_by_cached_key(|found| rules.iter().position(|rule| *rule == found.rule));
    findings.extend(rest);
    findings
}

type Weight = (Severity, bool, Reverse<Amount>, Reverse<usize>, String, Option<crate::document::Place>);

fn weight(found: &Finding) -> Weight {
    let money = match (found.expected, found.actual) {
        (Some(expected), Some(actual)) => actual.minus(expected).map(Amount::magnitude),
        _ => None,
    };
    let place = found.cells.first().and_then(|cell| cell.place.clone());
    let places = found.cells.len();
    (
        found.severity,
        found.resolved_by.is_some(),
        Reverse(money.unwrap_or_default()),
        Reverse(places),
        found.rule.clone(),
        place,
    )
}
