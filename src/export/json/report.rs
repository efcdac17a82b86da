//! The report: `plankoll/report-1`.

use schemars::JsonSchema;
use serde::Serialize;

use super::plan::{SourceWire, source};
use crate::Examination;
use crate::document::Place;
use crate::finding::{Acceptance, Cell, Check, Confidence, Correction, Finding, Message, Operation, Outcome, Severity};
use crate::plan::{Address, Column};
use crate::text::Catalogue;

/// The report as other programs read it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "plankoll/report-1")]
pub struct ReportWire {
    /// Always `plankoll/report-1`.
    pub schema: &'static str,
    /// The file.
    pub source: SourceWire,
    /// The packs, and how many rules came out how.
    pub rules: RulesWire,
    /// Every rule with its outcome.
    pub checks: Vec<CheckWire>,
    /// What was found.
    pub findings: Vec<FindingWire>,
    /// What was corrected, is offered, or cannot be decided.
    pub corrections: Vec<CorrectionWire>,
    /// The deviations that people have accepted in the workbook.
    pub acceptances: Vec<AcceptanceWire>,
}

/// A deviation that a person has accepted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AcceptanceWire {
    /// The rule's code.
    pub rule: String,
    /// What the check is called.
    pub label: String,
    /// Who accepted it.
    pub who: String,
    /// When, as written.
    pub when: String,
    /// Why.
    pub why: String,
    /// Whether it holds; it does not where its figures have changed, or where a name, a date or a reason is missing.
    pub holds: bool,
}

/// The packs, and how many rules came out how.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RulesWire {
    /// The packs used, the law first.
    pub packs: Vec<String>,
    /// Rules that hold.
    pub passed: usize,
    /// Rules that do not.
    pub failed: usize,
    /// Rules that do not, and a person has accepted it.
    pub accepted: usize,
    /// Rules that do not concern this plan.
    pub not_applicable: usize,
    /// Rules for which the plan does not say enough.
    pub not_evaluated: usize,
}

/// A rule and its outcome.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CheckWire {
    /// The rule's code.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub why: String,
    /// Whether the workbook evaluates it by live formulas.
    pub live: bool,
    /// Where the rule comes from.
    pub source: String,
    /// Whether the figures agree only within rounding.
    pub rounding: bool,
}

/// A finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FindingWire {
    /// The rule's code.
    pub rule: String,
    /// Its weight.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where the rule comes from.
    pub source: String,
    /// The figures it is about, the offender first.
    pub cells: Vec<CellWire>,
    /// What it rests on.
    pub reasons: Vec<ReasonWire>,
    /// What was expected, in kronor.
    pub expected: Option<String>,
    /// What stands there, in kronor.
    pub actual: Option<String>,
    /// The unit that people see the amounts in.
    pub unit: &'static str,
    /// The group of corrections that settles it.
    pub resolved_by: Option<u32>,
    /// What follows from the same cause.
    pub consequences: Vec<String>,
}

/// A figure that a finding is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CellWire {
    /// Its label.
    pub label: String,
    /// Its column.
    pub column: Column,
    /// Where it stands; `null` for a derived figure.
    pub place: Option<Place>,
    /// The line's id in the plan.
    pub line_id: Option<String>,
}

/// What a finding rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReasonWire {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub label: String,
}

/// A correction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CorrectionWire {
    /// The rule it mends.
    pub rule: String,
    /// The figure's label.
    pub label: String,
    /// Its column.
    pub column: Column,
    /// Where it stands; `null` for a missing line.
    pub place: Option<Place>,
    /// The line's id in the plan.
    pub line_id: Option<String>,
    /// As printed, in kronor; `null` for a missing line.
    pub old: Option<String>,
    /// As mended, in kronor.
    pub new: String,
    /// The unit that people see the amounts in.
    pub unit: &'static str,
    /// What is done.
    pub operation: Operation,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether it stands in the corrected plan.
    pub applied: bool,
    /// What belongs together.
    pub group: u32,
    /// The rank among rival explanations, 1 the best.
    pub alternative: Option<u32>,
    /// Why.
    pub why: String,
    /// The equations with their figures.
    pub proof: Vec<String>,
    /// Whether a decided sum changes with it.
    pub changes_decided_sum: bool,
}

/// The report in the contract's form, worded in the catalogue's language.
#[must_use]
pub fn wire(examination: &Examination, catalogue: &Catalogue) -> ReportWire {
    let checks = || examination.judged.iter().map(|judged| &judged.check);
    ReportWire {
        schema: "plankoll/report-1",
        source: source(&examination.printed.source),
        rules: counted(&examination.packs, checks()),
        checks: checks().map(|found| check(found, catalogue)).collect(),
        findings: examination.findings.iter().map(|found| finding(examination, found, catalogue)).collect(),
        corrections: examination.corrections.iter().map(|found| correction(examination, found, catalogue)).collect(),
        acceptances: acceptances(examination),
    }
}

fn acceptances(examination: &Examination) -> Vec<AcceptanceWire> {
    let held = examination.accepted.held.iter().map(|(acceptance, _)| (acceptance, true));
    let lapsed = examination.accepted.lapsed.iter().map(|acceptance| (acceptance, false));
    let wire = |(acceptance, holds): (&Acceptance, bool)| AcceptanceWire {
        rule: acceptance.rule.clone(),
        label: acceptance.label.clone(),
        who: acceptance.who.clone(),
        when: acceptance.when.clone(),
        why: acceptance.why.clone(),
        holds,
    };
    held.chain(lapsed).map(wire).collect()
}

fn counted<'a>(packs: &[String], checks: impl Iterator<Item = &'a Check>) -> RulesWire {
    let mut rules =
        RulesWire { packs: packs.to_vec(), passed: 0, failed: 0, accepted: 0, not_applicable: 0, not_evaluated: 0 };
    for check in checks {
        let count = match check.outcome {
            Outcome::Passed => &mut rules.passed,
            Outcome::Failed => &mut rules.failed,
            Outcome::Accepted => &mut rules.accepted,
            Outcome::NotApplicable => &mut rules.not_applicable,
            Outcome::NotEvaluated => &mut rules.not_evaluated,
        };
        *count += 1;
    }
    rules
}

fn check(check: &Check, catalogue: &Catalogue) -> CheckWire {
    CheckWire {
        rule: check.rule.clone(),
        title: catalogue.say(&check.title),
        outcome: check.outcome,
        why: catalogue.say(&check.why),
        live: check.live,
        source: catalogue.say(&check.source),
        rounding: check.rounding,
    }
}

fn finding(examination: &Examination, finding: &Finding, catalogue: &Catalogue) -> FindingWire {
    let say = |message: &Message| catalogue.say(message);
    FindingWire {
        rule: finding.rule.clone(),
        severity: finding.severity,
        message: say(&finding.message),
        help: say(&finding.help),
        source: say(&finding.source),
        cells: finding.cells.iter().map(|found| cell(examination, found, catalogue)).collect(),
        reasons: finding
            .reasons
            .iter()
            .map(|reason| ReasonWire { place: reason.place.clone(), label: say(&reason.label) })
            .collect(),
        expected: finding.expected.map(|amount| amount.to_string()),
        actual: finding.actual.map(|amount| amount.to_string()),
        unit: finding.unit.symbol(),
        resolved_by: finding.resolved_by,
        consequences: finding.consequences.iter().map(say).collect(),
    }
}

fn cell(examination: &Examination, cell: &Cell, catalogue: &Catalogue) -> CellWire {
    CellWire {
        label: catalogue.label(&cell.label),
        column: cell.column,
        place: cell.place.clone(),
        line_id: line_id(examination, cell.address.as_ref()),
    }
}

fn line_id(examination: &Examination, address: Option<&Address>) -> Option<String> {
    let budget_of = |budget: usize| examination.printed.budgets.get(budget);
    let (budget, line) = match *address? {
        Address::Line { budget, line, .. } => (budget, line),
        Address::Repeat { budget, repeat } => (budget, budget_of(budget)?.repeats.get(repeat)?.line),
        _ => return None,
    };
    Some(budget_of(budget)?.lines.get(line)?.id.clone())
}

fn correction(examination: &Examination, correction: &Correction, catalogue: &Catalogue) -> CorrectionWire {
    CorrectionWire {
        rule: correction.rule.clone(),
        label: catalogue.label(&correction.cell.label),
        column: correction.cell.column,
        place: correction.cell.place.clone(),
        line_id: line_id(examination, correction.cell.address.as_ref()),
        old: correction.old.map(|amount| amount.to_string()),
        new: correction.new.to_string(),
        unit: correction.unit.symbol(),
        operation: correction.operation,
        confidence: correction.confidence,
        applied: examination.is_applied(correction),
        group: correction.group,
        alternative: correction.alternative,
        why: catalogue.say(&correction.why),
        proof: correction.proof.iter().map(|step| catalogue.say(step)).collect(),
        changes_decided_sum: correction.changes_decided_sum,
    }
}

#[cfg(test)]
mod tests {
    use super::wire;
    use crate::export::json::sample;
    use crate::text::{Catalogue, Language};

    #[test]
    fn the_report_as_the_contract_says() {
        insta::assert_json_snapshot!(wire(&sample::examination(), &Catalogue::new(Language::Swedish)));
    }
}
