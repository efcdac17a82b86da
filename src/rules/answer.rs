//! A closure asked about a plan, and its answer as an outcome.

use rhai::{EvalAltResult, FnPtr};

use super::Judged;
use super::engine::begin;
use super::judge::Judge;
use super::vocabulary::{Missing, Said};
use crate::finding::{Message, Outcome, Reason, Severity};
use crate::money::Amount;

/// Asks a rule's closure.
pub(super) fn answer(judge: &Judge<'_>, asked: &FnPtr, severity: Severity) -> Judged {
    begin();
    let said = asked.call::<Said>(&judge.pack.engine, &judge.pack.ast, (judge.view.clone(),));
    match said {
        Ok(Said::Passed(why)) => {
            let why = why.map_or_else(|| Message::new("rules-holds"), |why| judge.pack.said(&why));
            judge.plain(Outcome::Passed, why)
        }
        Ok(Said::NotApplicable(why)) => judge.plain(Outcome::NotApplicable, judge.pack.said(&why)),
        Ok(Said::Unknown(why)) => judge.plain(Outcome::NotEvaluated, judge.pack.said(&why)),
        Ok(Said::Failed(failure)) => {
            let message = judge.pack.said(&failure.says);
            let mut judged = judge.plain(Outcome::Failed, message.clone());
            let mut finding = judge.bare_finding(failure.severity.unwrap_or(severity), message);
            finding.cells = failure.cells;
            finding.reasons.extend(failure.reasons.into_iter().map(|(place, label)| Reason { place, label }));
            finding.expected = failure.expected.map(Amount::kronor);
            finding.actual = failure.actual.map(Amount::kronor);
            judged.finding = Some(finding);
            judged
        }
        Err(error) => judge.plain(Outcome::NotEvaluated, why_not(&error)),
    }
}

/// What a plan does not say is no fault of the script.
fn why_not(error: &EvalAltResult) -> Message {
    if let EvalAltResult::ErrorRuntime(thrown, _) = error.unwrap_inner()
        && let Some(missing) = thrown.clone().try_cast::<Missing>()
    {
        return missing.0;
    }
    let position = error.unwrap_inner().position();
    let line = rust_decimal::Decimal::from(position.line().unwrap_or_default());
    Message::new("rules-script-failed")
        .text("says", error.unwrap_inner().to_string())
        .with("line", crate::finding::Arg::Number(line))
}
