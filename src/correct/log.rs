//! The log: each correction with its figures before and after, in messages of the catalogue.

use super::Cause;
use super::solve::{Group, Solved};
use super::step::{Deed, Digit, Explanation, Slip, Step};
use super::system::{Sort, System};
use crate::balance::{Identity, Seen, Weighed, seen};
use crate::finding::{Arg, Cell, Confidence, Correction, Message};
use crate::money::Amount;
use crate::plan::{Address, Plan, YearField};
use rust_decimal::Decimal;

/// The corrections of all groups, numbered from the first after `known`.
pub(super) fn corrections(
    plan: &Plan,
    weighed: &[Weighed],
    solved: &Solved,
    known: u32,
) -> (Vec<Correction>, Vec<Cause>) {
    let log = Log { plan, weighed, system: &solved.system };
    let mut corrections = Vec::new();
    let mut causes = Vec::new();
    for (number, group) in (known.saturating_add(1)..).zip(&solved.groups) {
        let sources =
            group.mends.iter().filter_map(|at| solved.system.relations.get(*at)).map(|relation| relation.source);
        causes.push(Cause { group: number, confidence: group.confidence, equations: sources.collect() });
        for (rank, explanation) in (1u32..).zip(&group.explanations) {
            let told = Told {
                // One that leads is likely; what else may be stays open.
                confidence: if rank == 1 { group.confidence } else { Confidence::Open },
                group: number,
                alternative: (group.confidence == Confidence::Open || group.explanations.len() > 1).then_some(rank),
            };
            corrections.extend(log.explanation(group, explanation, told));
        }
    }
    (corrections, causes)
}

/// What is said of an explanation as a whole.
#[derive(Clone, Copy)]
struct Told {
    confidence: Confidence,
    group: u32,
    alternative: Option<u32>,
}

struct Log<'a> {
    plan: &'a Plan,
    weighed: &'a [Weighed],
    system: &'a System,
}

impl Log<'_> {
    fn explanation(&self, group: &Group, explanation: &Explanation, told: Told) -> Vec<Correction> {
        let proof = self.proof(group, explanation);
        let steps = explanation.steps.iter().flat_map(|step| step.changes.iter().map(move |change| (step, change)));
        steps
            .filter_map(|(step, (at, new))| {
                let variable = self.system.variables.get(*at)?;
                let found = seen(self.plan, &variable.address)?;
                let new = self.system.amount(*new)?;
                let missing = matches!(step.deed, Deed::MissingLine(_));
                Some(Correction {
                    rule: rule(step, variable.sort, self.identity_of(variable.address)).to_owned(),
                    cell: cell(variable.address, &found),
                    old: (!missing).then_some(found.amount),
                    new,
                    unit: found.unit,
                    operation: step.deed.operation(),
                    confidence: told.confidence,
                    group: told.group,
                    alternative: told.alternative,
                    why: self.why(step, &found, new, told.confidence),
                    proof: proof.clone(),
                    changes_decided_sum: !missing && decided(self.plan, &variable.address),
                })
            })
            .collect()
    }

    fn identity_of(&self, address: Address) -> Option<Identity> {
        self.weighed
            .iter()
            .map(|weighed| &weighed.equation)
            .find(|equation| equation.target == address)
            .map(|found| found.identity)
    }

    fn why(&self, step: &Step, found: &Seen, new: Amount, confidence: Confidence) -> Message {
        if let Some(message) = self.by_formula(step, found, new) {
            return message;
        }
        let id = match step.deed {
            Deed::UnitDown if step.changes.len() > 1 => "correct-unit-down-block",
            Deed::UnitUp if step.changes.len() > 1 => "correct-unit-up-block",
            Deed::UnitDown => "correct-unit-down",
            Deed::UnitUp => "correct-unit-up",
            Deed::Sign => "correct-sign",
            Deed::Sum(Some(Slip::LeftOut(at))) if self.is_last(at, step) => "correct-sum-left-out-last",
            Deed::Sum(Some(Slip::LeftOut(_))) => "correct-sum-left-out",
            Deed::Sum(Some(Slip::Doubled(_))) => "correct-sum-doubled",
            Deed::Sum(None) => "correct-sum",
            Deed::Copy => "correct-copy",
            Deed::Digit(Digit::Wrong) => "correct-digit-wrong",
            Deed::Digit(Digit::Swapped) => "correct-digit-swapped",
            Deed::Digit(Digit::Lost) => "correct-digit-lost",
            Deed::Digit(Digit::Doubled) => "correct-digit-doubled",
            Deed::Swap => "correct-swap",
            Deed::MissingLine(_) => "correct-missing-line",
            Deed::Value => "correct-value",
        };
        let mut message = Message::new(id)
            .with(
                "label",
                label(
                    found,
                    step.changes.first().and_then(|(at, _)| self.system.variables.get(*at)).map(|found| found.address),
                ),
            )
            .amount("old", found.amount, found.unit)
            .amount("new", new, found.unit)
            .with("count", Arg::Number(Decimal::from(step.changes.len())))
            .with("grade", Arg::Word(grade(confidence)));
        if let Deed::Sum(Some(Slip::LeftOut(at) | Slip::Doubled(at))) = step.deed
            && let Some(line) = self.system.variables.get(at).and_then(|variable| seen(self.plan, &variable.address))
        {
            message = message.text("line", line.label).amount("amount", line.amount, line.unit);
        }
        message
    }

    /// A sum whose own formula does not cover what the sum stands for: the formula is the cause, and says it.
    fn by_formula(&self, step: &Step, found: &Seen, new: Amount) -> Option<Message> {
        let Deed::Sum(slip) = step.deed else { return None };
        let (at, _) = *step.changes.first()?;
        let address = self.system.variables.get(at)?.address;
        let Address::Line { budget, line, column } = address else { return None };
        let table = self.plan.budgets.get(budget).filter(|_| !self.system.computed(at).is_empty())?;
        let told = table.computed_at(line, column)?;
        let left_out = table.left_out(told);
        let named = |line: usize| seen(self.plan, &Address::Line { budget, line, column });
        let (id, other) = match (left_out.as_slice(), slip) {
            ([only], _) => ("correct-sum-formula", Some(named(*only)?)),
            ([], Some(Slip::Doubled(twice))) => {
                ("correct-sum-formula-twice", seen(self.plan, &self.system.variables.get(twice)?.address))
            }
            ([], _) => return None,
            _ => ("correct-sum-formula-several", None),
        };
        let message = Message::new(id)
            .with("label", label(found, Some(address)))
            .text("ranges", told.ranges.clone())
            .amount("old", found.amount, found.unit)
            .amount("new", new, found.unit)
            .with("count", Arg::Number(Decimal::from(left_out.len())));
        Some(match other {
            Some(other) => message.text("line", other.label).amount("amount", other.amount, other.unit),
            None => message,
        })
    }

    /// Whether a line is the last of those that the step's sum covers.
    fn is_last(&self, line: usize, step: &Step) -> bool {
        let target = step.changes.first().map(|(at, _)| *at);
        let mut sums =
            self.system.relations.iter().filter(|relation| relation.parts.first().map(|(at, _)| *at) == target);
        let order = |at: &usize| self.system.variables.get(*at).map(|variable| variable.address);
        sums.any(|relation| relation.parts.iter().skip(1).map(|(at, _)| *at).max_by_key(order) == Some(line))
    }

    /// Each identity that the group is about, with its figures before and after.
    fn proof(&self, group: &Group, explanation: &Explanation) -> Vec<Message> {
        group.mends.iter().filter_map(|at| self.equation(*at, explanation)).collect()
    }

    fn equation(&self, at: usize, explanation: &Explanation) -> Option<Message> {
        let relation = self.system.relations.get(at)?;
        let (target, _) = *relation.parts.first()?;
        let address = self.system.variables.get(target)?.address;
        let found = seen(self.plan, &address)?;
        let changes: Vec<(usize, i128)> = explanation
            .steps
            .iter()
            .filter(|step| !matches!(step.deed, Deed::MissingLine(_)))
            .flat_map(|step| step.changes.iter().copied())
            .collect();
        let value = |at: usize, after: bool| {
            let printed = self.system.variables.get(at).map_or(0, |variable| variable.value);
            if after {
                changes.iter().find(|(other, _)| *other == at).map_or(printed, |(_, new)| *new)
            } else {
                printed
            }
        };
        let missing: i128 = explanation
            .steps
            .iter()
            .filter(|step| step.deed == Deed::MissingLine(at))
            .flat_map(|step| step.changes.iter().map(|(_, new)| *new))
            .sum();
        let computed = |after: bool| {
            let parts: i128 =
                relation.parts.iter().skip(1).map(|(at, sign)| i128::from(*sign) * value(*at, after)).sum();
            let constant = relation.residual
                - relation.parts.iter().map(|(at, sign)| i128::from(*sign) * value(*at, false)).sum::<i128>();
            self.system.amount(parts + constant + if after { missing } else { 0 })
        };
        Some(
            Message::new("correct-proof")
                .with("label", label(&found, Some(address)))
                .amount("printed", self.system.amount(value(target, false))?, found.unit)
                .amount("computed", computed(false)?, found.unit)
                .amount("printed_after", self.system.amount(value(target, true))?, found.unit)
                .amount("computed_after", computed(true)?, found.unit),
        )
    }
}

fn grade(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "grade-certain",
        Confidence::Likely => "grade-likely",
        Confidence::Open => "grade-open",
    }
}

fn rule(step: &Step, sort: Sort, identity: Option<Identity>) -> &'static str {
    match (step.deed, identity) {
        (Deed::UnitDown | Deed::UnitUp, _) => "unit-mixed",
        (Deed::Sign, _) => "sign-deviates",
        (Deed::Copy, _) => "printed-twice",
        (_, Some(Identity::Result | Identity::YearResult)) => "result-mismatch",
        (_, Some(Identity::Total | Identity::YearIncome)) => "total-mismatch",
        (_, Some(Identity::RollForward)) => "equity-roll-forward",
        _ if sort == Sort::Year => "result-mismatch",
        _ => "sum-mismatch",
    }
}

fn decided(plan: &Plan, address: &Address) -> bool {
    use crate::plan::Role;
    match *address {
        Address::Line { budget, line, .. } => plan
            .budgets
            .get(budget)
            .and_then(|table| table.lines.get(line))
            .is_some_and(|line| matches!(line.role, Role::Total | Role::Result | Role::Equity)),
        Address::Year { .. } | Address::Closing { .. } => true,
        _ => false,
    }
}

/// The cell of a figure. One of the multi-year table or of equity has no label of its own but a word of the catalogue.
fn cell(address: Address, found: &Seen) -> Cell {
    let label = match address {
        Address::Year { field, .. } => field_name(field).to_owned(),
        Address::Opening { .. } => "field-opening".to_owned(),
        Address::Closing { .. } => "field-closing".to_owned(),
        _ => found.label.clone(),
    };
    Cell { label, column: found.column, place: Some(found.place.clone()), address: Some(address) }
}

/// What a figure is called in a sentence.
fn label(found: &Seen, address: Option<Address>) -> Arg {
    match address {
        Some(Address::Year { field, .. }) => Arg::Word(field_name(field)),
        Some(Address::Opening { .. }) => Arg::Word("field-opening"),
        Some(Address::Closing { .. }) => Arg::Word("field-closing"),
        _ => Arg::Text(found.label.clone()),
    }
}

fn field_name(field: YearField) -> &'static str {
    match field {
        YearField::Contributions => "field-contributions",
        YearField::Grants => "field-grants",
        YearField::Income => "field-income",
        YearField::Costs => "field-costs",
        YearField::Result => "field-result",
        YearField::Forecast => "field-forecast",
    }
}
