//! Amounts in prose held against the tables.

use rust_decimal::Decimal;

use super::Ground;
use super::words::{add_cell, cell, finding, name, reason};
use crate::balance::{Fact, Part, column_of, seen, stated};
use crate::finding::{Finding, Message, Severity};
use crate::money::Amount;
use crate::plan::{About, Address, Category, Claim, Plan, Role, Side, YearField};

/// A claim that equals no figure it could be about is a finding; one that equals only a figure that a correction
/// changes, or one that clashes with another table, is told with that. Amounts about other things are left alone.
pub(super) fn findings(ground: &Ground, findings: &mut Vec<Finding>) {
    let mut told: Vec<(About, Option<i32>, Amount, usize)> = Vec::new();
    for (at, claim) in ground.plan.claims.iter().enumerate() {
        let Some(amount) = claim.amount else { continue };
        let address = Address::Claim { claim: at };
        if joined(ground, claim, amount, address, findings) {
            continue;
        }
        let known =
            told.iter().find(|(about, year, other, _)| (*about, *year, *other) == (claim.about, claim.year, amount));
        if let Some(found) = known.and_then(|(_, _, _, at)| findings.get_mut(*at)) {
            add_cell(found, cell(ground.plan, address));
            continue;
        }
        if let Some(found) = mismatch(ground.plan, claim, amount, address) {
            told.push((claim.about, claim.year, amount, findings.len()));
            findings.push(found);
        }
    }
}

/// The field of the multi-year table that a claim speaks of.
fn field(about: About) -> Option<YearField> {
    Some(match about {
        About::Contributions => YearField::Contributions,
        About::Grant => YearField::Grants,
        About::Income => YearField::Income,
        About::Costs => YearField::Costs,
        _ => return None,
    })
}

/// Tells the claim with a finding that its figure already stands in: a clash between tables, a corrected figure.
fn joined(ground: &Ground, claim: &Claim, amount: Amount, address: Address, findings: &mut [Finding]) -> bool {
    if matches!(claim.about, About::Other | About::Share) {
        return false;
    }
    let year = claim.year.or(ground.plan.year);
    let same = |other: &Address| {
        let wanted = match other {
            Address::Year { row, field: at } => {
                field(claim.about) == Some(*at) && ground.plan.multi_year.get(*row).map(|row| row.year) == year
            }
            Address::Line { .. } => could_be(ground.plan, claim, other),
            _ => false,
        };
        wanted && ground.plan.amount(other) == Some(amount)
    };
    let Some(found) = findings.iter_mut().find(|found| {
        matches!(found.rule.as_str(), "cross-table" | "sum-mismatch" | "total-mismatch" | "result-mismatch")
            && found.cells.iter().any(|cell| cell.address.as_ref().is_some_and(same))
    }) else {
        return false;
    };
    let changed = ground
        .corrected
        .corrections
        .iter()
        .any(|one| one.leads() && one.cell.address.as_ref().is_some_and(same) && one.new != amount);
    if found.rule != "cross-table" {
        if changed {
            let unit = claim.unit;
            found.consequences.push(Message::new("check-prose-follows").amount("amount", amount, unit));
            add_cell(found, cell(ground.plan, address));
        }
        return changed;
    }
    add_cell(found, cell(ground.plan, address));
    true
}

fn could_be(plan: &Plan, claim: &Claim, address: &Address) -> bool {
    let Address::Line { budget, line, .. } = *address else { return false };
    let Some(found) = plan.budgets.get(budget).and_then(|table| table.lines.get(line)) else { return false };
    match claim.about {
        About::Line => claim.line == Some((budget, line)),
        About::Costs => found.side == Side::Cost && found.role == Role::Total,
        About::Income => found.side == Side::Income && found.role == Role::Total,
        About::Result => found.role == Role::Result,
        _ => false,
    }
}

fn mismatch(plan: &Plan, claim: &Claim, amount: Amount, address: Address) -> Option<Finding> {
    let year = claim.year.or(plan.year);
    let (budget, column) = year.and_then(|year| column_of(plan, year)).or_else(|| {
        // Without a year of its own a claim is about the plan's table; another year's claim is about no table here.
        claim.year.is_none().then(|| plan.main_column()).flatten()
    })?;
    let facts = facts(plan, claim, budget, column);
    let nearest =
        facts.iter().min_by_key(|fact| (fact.parts.len(), fact.amount.minus(amount).map(Amount::magnitude)))?;
    if facts.iter().any(|fact| agrees(claim, amount, fact.amount)) || stands_anywhere(plan, claim, amount, year) {
        return None;
    }
    let first = nearest.parts.first()?.address;
    let table = seen(plan, &first)?;
    let other_year = other_year(plan, claim, amount, year);
    let id = match (claim.about, other_year) {
        (_, Some(_)) => "check-prose-other-year",
        _ => "check-prose-mismatch",
    };
    let message = Message::new(id)
        .amount("claim", amount, claim.unit)
        .amount("table", nearest.amount, table.unit)
        .with("about", crate::finding::Arg::Word(about_word(claim.about)))
        .with("label", name(&first, &table))
        .text("year", other_year.map(|year| year.to_string()).unwrap_or_default());
    let severity = if claim.about == About::Line { Severity::Info } else { Severity::Warning };
    let mut found = finding("prose-mismatch", severity, message, Message::new("check-prose-mismatch-help"), claim.unit);
    found.expected = Some(nearest.amount);
    found.actual = Some(amount);
    add_cell(&mut found, cell(plan, address));
    for part in &nearest.parts {
        add_cell(&mut found, cell(plan, part.address));
        let figure = seen(plan, &part.address)?;
        let label = Message::new("check-reason-stands").with("label", name(&part.address, &figure)).amount(
            "amount",
            figure.amount,
            figure.unit,
        );
        found.reasons.extend(reason(plan, &part.address, label));
    }
    Some(found)
}

/// The figures that a claim could be about; empty where it is about something that the table does not say.
fn facts(plan: &Plan, claim: &Claim, budget: usize, column: usize) -> Vec<Fact> {
    match claim.about {
        About::Contributions | About::Income | About::Costs => {
            field(claim.about).and_then(|field| stated(plan, budget, column, field)).into_iter().collect()
        }
        About::State => of_category(plan, budget, column, Category::State),
        About::Region => of_category(plan, budget, column, Category::Region),
        About::Municipality => of_category(plan, budget, column, Category::Municipality),
        About::Grant => of_category(plan, budget, column, Category::Grant),
        About::Line => claim.line.and_then(|(table, line)| single(plan, table, line, column)).into_iter().collect(),
        About::Result | About::Equity | About::Share | About::Other => Vec::new(),
    }
}

/// Each item of a category, and all together.
fn of_category(plan: &Plan, budget: usize, column: usize, category: Category) -> Vec<Fact> {
    let Some(table) = plan.budgets.get(budget) else { return Vec::new() };
    let lines = table.lines.iter().enumerate().filter(|(_, line)| line.category == Some(category));
    let mut facts: Vec<Fact> = lines.filter_map(|(line, _)| single(plan, budget, line, column)).collect();
    if facts.len() > 1
        && let Some(amount) = Amount::total(facts.iter().map(|fact| fact.amount))
    {
        let parts = facts.iter().flat_map(|fact| fact.parts.iter().copied()).collect();
        facts.push(Fact { parts, amount });
    }
    facts
}

fn single(plan: &Plan, budget: usize, line: usize, column: usize) -> Option<Fact> {
    let amount = plan.budgets.get(budget)?.amount(line, column)?;
    Some(Fact { parts: vec![Part::plus(Address::Line { budget, line, column })], amount })
}

/// Whether a claim says an amount, as finely as it is printed itself.
fn agrees(claim: &Claim, said: Amount, amount: Amount) -> bool {
    let scale = said.in_unit(claim.unit).scale();
    let step = claim.unit.kronor().checked_mul(Decimal::new(1, scale.min(12))).unwrap_or_default();
    let off = said.minus(amount).map(|off| off.magnitude().decimal());
    let near = off.and_then(|off| off.checked_mul(Decimal::TWO)).is_some_and(|off| off <= step);
    said == amount
        || (near && amount.decimal().checked_rem(step).is_some_and(|left| !left.is_zero()))
        || said.magnitude() == amount.magnitude()
}

/// Whether the amount is printed in a budget table, whatever its line: then the prose is about that. In the
/// multi-year table only the year's own row counts.
fn stands_anywhere(plan: &Plan, claim: &Claim, amount: Amount, year: Option<i32>) -> bool {
    let in_tables =
        plan.budgets.iter().flat_map(|table| table.lines.iter()).flat_map(|line| line.cells.iter().flatten());
    let in_years = plan.multi_year.iter().filter(|row| Some(row.year) == year).flat_map(|row| row.figures.iter());
    in_tables
        .map(|figure| figure.amount)
        .chain(in_years.map(|(_, figure)| figure.amount))
        .any(|other| agrees(claim, amount, other))
}

/// The year whose figure the prose gives instead of its own.
fn other_year(plan: &Plan, claim: &Claim, amount: Amount, year: Option<i32>) -> Option<i32> {
    let field = field(claim.about)?;
    plan.multi_year
        .iter()
        .filter(|row| Some(row.year) != year)
        .find(|row| row.get(field).is_some_and(|figure| figure.amount == amount))
        .map(|row| row.year)
}

fn about_word(about: About) -> &'static str {
    match about {
        About::Contributions => "said-contributions",
        About::State => "said-state",
        About::Region => "said-region",
        About::Municipality => "said-municipality",
        About::Grant => "said-grant",
        About::Income => "said-income",
        About::Costs => "said-costs",
        About::Result => "said-result",
        About::Equity => "said-equity",
        About::Line | About::Share | About::Other => "said-line",
    }
}
