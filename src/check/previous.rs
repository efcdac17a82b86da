//! A plan held against last year's: equity that is told differently, and what grew or shrank much.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::words::{add_cell, cell, finding};
use crate::balance::seen;
use crate::document::{Document, Place};
use crate::finding::{Area, Arg, Check, Finding, Message, Outcome, Reason, Severity};
use crate::money::Amount;
use crate::plan::{Address, Budget, Category, Line, Plan, Side, Value};
use crate::rules::Judged;

/// The codes of the rules that need last year's plan.
pub const PREVIOUS_RULES: [&str; 2] = ["previous-equity", "previous-change"];

/// A change is told from a tenth of the amount on.
const NOTABLE: Decimal = Decimal::TEN;

/// What last year's plan tells of this one (after its corrections). Both rules with their outcomes, and the findings.
#[must_use]
pub fn against_previous(plan: &Plan, previous: &Plan, document: &Document) -> (Vec<Judged>, Vec<Finding>) {
    let mut findings: Vec<Finding> = equity(plan, previous).into_iter().collect();
    findings.extend(changes(plan, previous, document));
    let judged = PREVIOUS_RULES.iter().map(|rule| judge(rule, plan, previous, &findings)).collect();
    (judged, findings)
}

fn judge(rule: &str, plan: &Plan, previous: &Plan, findings: &[Finding]) -> Judged {
    let left = findings.iter().filter(|found| found.rule == rule && found.severity != Severity::Info).count();
    let equity = rule == "previous-equity";
    let applies = if equity {
        openings(plan).any(|(year, _, _)| told(previous, year).is_some())
    } else {
        plan.main_column().is_some() && previous.main_column().is_some()
    };
    let count = |id, count: usize| Message::new(id).with("count", Arg::Number(Decimal::from(count)));
    let (outcome, why) = match (left, applies) {
        (1.., _) => (Outcome::Failed, count("check-why-failed", left)),
        (_, false) => (Outcome::NotApplicable, Message::new("check-why-not-applicable")),
        _ => (Outcome::Passed, Message::new("check-why-previous")),
    };
    let title = if equity { "check-title-previous-equity" } else { "check-title-previous-change" };
    let check = Check {
        rule: rule.to_owned(),
        title: Message::new(title),
        outcome,
        why,
        live: false,
        source: Message::new("check-source-previous"),
        rounding: false,
        area: Area::Arithmetic,
    };
    Judged { check, finding: None, live: None }
}

/// The printed opening equity of each year: (year, its row, the value).
fn openings(plan: &Plan) -> impl Iterator<Item = (i32, usize, &Value)> {
    let rows = plan.equity.iter().enumerate();
    rows.filter_map(|(at, row)| {
        let opening = row.opening.as_ref().filter(|value| !value.is_derived())?;
        Some((row.year, at, opening))
    })
}

/// What last year's plan says of a year's opening equity: (whether it speaks of that very figure, the amount).
fn told(previous: &Plan, year: i32) -> Option<(bool, Amount)> {
    let row = |year: i32| previous.equity.iter().find(|row| row.year == year);
    let opening = row(year).and_then(|row| row.opening.as_ref()).filter(|value| !value.is_derived());
    let closing = || row(year.checked_sub(1)?)?.closing.as_ref().map(|value| (false, value.amount));
    opening.map(|value| (true, value.amount)).or_else(closing)
}

/// The first year whose opening equity the two plans tell differently. The same figure in two plans is a clash; last
/// year's closing was only expected, so that a difference to it is told as good to know.
fn equity(plan: &Plan, previous: &Plan) -> Option<Finding> {
    let clash = |(year, row, value): (i32, usize, &Value)| {
        let (same, before) = told(previous, year)?;
        (before != value.amount).then_some((year, row, value.amount, same, before))
    };
    let (year, row, amount, same, before) = openings(plan).find_map(clash)?;
    let unit = plan.equity.get(row)?.unit;
    let id = if same { "check-previous-equity-same" } else { "check-previous-equity" };
    let message = Message::new(id)
        .text("year", year.to_string())
        .text("before", year.saturating_sub(1).to_string())
        .amount("printed", amount, unit)
        .amount("previous", before, unit)
        .amount("diff", amount.minus(before)?.magnitude(), unit);
    let severity = if same { Severity::Warning } else { Severity::Info };
    let mut found = finding("previous-equity", severity, message, Message::new("check-previous-equity-help"), unit);
    found.source = Message::new("check-source-previous");
    found.expected = Some(before);
    found.actual = Some(amount);
    add_cell(&mut found, cell(plan, Address::Opening { row }));
    Some(found)
}

/// What the costs are for, as far as two years can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// The board, the office, the audit.
    Overhead,
    /// Activities that are decided.
    Work,
}

/// The cost lines of a purpose. A line that could serve both goes with its group; what is not yet decided with none.
fn lines(table: &Budget, purpose: Purpose) -> Vec<usize> {
    let of_work = |category: Option<Category>| {
        category.is_some_and(|category| matches!(category, Category::Individual | Category::Structural))
    };
    let groups: BTreeSet<&str> = table
        .items(Side::Cost)
        .filter(|(_, line)| of_work(line.category) && !line.group.is_empty())
        .map(|(_, line)| line.group.as_str())
        .collect();
    // Where all costs stand in one group, only a line's own category tells.
    let divided =
        !groups.is_empty() && table.items(Side::Cost).any(|(_, other)| !groups.contains(other.group.as_str()));
    let purpose_of = |line: &Line| match line.category? {
        Category::Reserve => None,
        Category::Individual | Category::Structural => Some(Purpose::Work),
        Category::Board | Category::Administration | Category::Audit => Some(Purpose::Overhead),
        _ if divided && groups.contains(line.group.as_str()) => Some(Purpose::Work),
        _ if divided => Some(Purpose::Overhead),
        Category::Process | Category::Evaluation => Some(Purpose::Work),
        _ => None,
    };
    table.items(Side::Cost).filter(|(_, line)| purpose_of(line) == Some(purpose)).map(|(at, _)| at).collect()
}

/// The cells of a purpose in the plan's own column, and their sum.
fn spent(plan: &Plan, purpose: Purpose) -> Option<(Vec<Address>, Amount)> {
    let (budget, column) = plan.main_column()?;
    let table = plan.budgets.get(budget)?;
    let lines = lines(table, purpose);
    let cells: Vec<Address> = lines.into_iter().map(|line| Address::Line { budget, line, column }).collect();
    let cells: Vec<Address> = cells.into_iter().filter(|address| plan.amount(address).is_some()).collect();
    let sum = Amount::total(cells.iter().filter_map(|address| plan.amount(address)))?;
    (!cells.is_empty()).then_some((cells, sum))
}

fn changes(plan: &Plan, previous: &Plan, document: &Document) -> Vec<Finding> {
    [Purpose::Overhead, Purpose::Work]
        .into_iter()
        .filter_map(|purpose| change(plan, previous, purpose, document))
        .collect()
}

fn change(plan: &Plan, previous: &Plan, purpose: Purpose, document: &Document) -> Option<Finding> {
    let (cells, now) = spent(plan, purpose)?;
    let (_, before) = spent(previous, purpose)?;
    let diff = now.minus(before)?;
    let share = diff.decimal().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.magnitude().decimal())?;
    if share.abs() < NOTABLE {
        return None;
    }
    let rises = share > Decimal::ZERO;
    let unit = cells.first().and_then(|address| seen(plan, address))?.unit;
    let what = if purpose == Purpose::Overhead { "previous-overhead" } else { "previous-work" };
    let message = Message::new(if rises { "check-previous-rise" } else { "check-previous-fall" })
        .with("what", Arg::Word(what))
        .amount("before", before, unit)
        .amount("now", now, unit)
        .with("share", Arg::Percent(share.abs()));
    let said = if purpose == Purpose::Overhead && rises { cheaper(document) } else { None };
    let severity = if said.is_some() { Severity::Warning } else { Severity::Info };
    let help = if said.is_some() { "check-previous-said-help" } else { "check-previous-change-help" };
    let mut found = finding("previous-change", severity, message, Message::new(help), unit);
    found.source = Message::new("check-source-previous");
    found.expected = Some(before);
    found.actual = Some(now);
    for address in cells {
        add_cell(&mut found, cell(plan, address));
    }
    found.reasons.extend(said.map(|place| Reason { place, label: Message::new("check-previous-said") }));
    Some(found)
}

/// Where the prose says that administration costs less. Words as a plan of any förbund may use them.
fn cheaper(document: &Document) -> Option<Place> {
    let about = [
        "administrativa kostnad",
        "administrationskostnad",
        "kostnader för administration",
        "kostnaderna för administration",
    ];
    let less = ["minska", "sänk", "lägre", "minimera"];
    let cells = document.rows.iter().flat_map(|row| row.cells.iter());
    let says = |sentence: &str| {
        about.iter().any(|word| sentence.contains(word)) && less.iter().any(|word| sentence.contains(word))
    };
    cells
        .filter_map(|cell| {
            let mut start = 0_usize;
            cell.text.split_inclusive('.').find_map(|sentence| {
                let length = sentence.chars().count();
                let at = start;
                start = start.saturating_add(length);
                let blank = sentence.chars().take_while(|c| c.is_whitespace()).count();
                let place = || {
                    let wide = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
                    cell.place.shifted(wide(at.saturating_add(blank)), wide(sentence.trim().chars().count()))
                };
                says(&sentence.to_lowercase()).then(place)
            })
        })
        .next()
}
