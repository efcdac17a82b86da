//! Small pieces of findings: cells, names, reasons.

use crate::balance::{Seen, Weighed, seen};
use crate::finding::{Arg, Cell, Finding, Message, Reason, Severity};
use crate::money::{Amount, Unit};
use crate::plan::{Address, Plan, YearField};

/// The cell of a figure. One of the multi-year table or of equity has no label but a word of the catalogue.
pub(super) fn cell(plan: &Plan, address: Address) -> Option<Cell> {
    let found = seen(plan, &address)?;
    let label = match word(&address) {
        Some(word) => word.to_owned(),
        None => found.label,
    };
    Some(Cell { label, column: found.column, place: Some(found.place), address: Some(address) })
}

/// What a figure is called in a sentence.
pub(super) fn name(address: &Address, found: &Seen) -> Arg {
    word(address).map_or_else(|| Arg::Text(found.label.clone()), Arg::Word)
}

fn word(address: &Address) -> Option<&'static str> {
    Some(match address {
        Address::Year { field, .. } => field_word(*field),
        Address::Opening { .. } => "field-opening",
        Address::Closing { .. } => "field-closing",
        Address::Claim { .. } => "field-claim",
        Address::Line { .. } | Address::Repeat { .. } => return None,
    })
}

pub(super) fn field_word(field: YearField) -> &'static str {
    match field {
        YearField::Contributions => "field-contributions",
        YearField::Grants => "field-grants",
        YearField::Income => "field-income",
        YearField::Costs => "field-costs",
        YearField::Result => "field-result",
        YearField::Forecast => "field-forecast",
    }
}

/// A reason at a figure.
pub(super) fn reason(plan: &Plan, address: &Address, label: Message) -> Option<Reason> {
    seen(plan, address).map(|found| Reason { place: found.place, label })
}

/// A finding without reasons and consequences.
pub(super) fn finding(rule: &str, severity: Severity, message: Message, help: Message, unit: Unit) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        message,
        help,
        source: Message::new("check-source"),
        cells: Vec::new(),
        reasons: Vec::new(),
        expected: None,
        actual: None,
        unit,
        resolved_by: None,
        consequences: Vec::new(),
    }
}

/// What the parts of an identity make in a plan.
pub(super) fn computed(plan: &Plan, weighed: &Weighed) -> Option<Amount> {
    weighed.equation.parts.iter().try_fold(weighed.equation.constant, |sum, part| {
        let amount = plan.amount(&part.address)?;
        if part.sign < 0 { sum.minus(amount) } else { sum.plus(amount) }
    })
}

/// Adds a cell that is not there yet.
pub(super) fn add_cell(finding: &mut Finding, cell: Option<Cell>) {
    if let Some(cell) = cell
        && !finding.cells.iter().any(|known| known.address == cell.address)
    {
        finding.cells.push(cell);
    }
}
