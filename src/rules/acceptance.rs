//! A fingerprint of the figures that a check rests on, so that an acceptance lapses when they change.

use std::fmt::Write;

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::{Judged, spot};
use crate::finding::Message;
use crate::formula::{Expr, LiveCheck};
use crate::plan::{Address, Plan};

/// Which check of its rule it is: the rule, and the figure it is about.
#[must_use]
pub fn check_key(judged: &Judged, plan: &Plan) -> String {
    let about = about(judged).map(|address| name(plan, &address)).unwrap_or_default();
    format!("{}#{about}", judged.check.rule)
}

/// A fingerprint of what a check says: of its two sides, in kronor where they are money, or of all figures that it
/// rests on, and the words of its finding where no formula names its figures. Where in a file they stand does not
/// matter.
#[must_use]
pub fn fingerprint(judged: &Judged, plan: &Plan, sides: Option<(Decimal, Decimal)>) -> String {
    let mut told = vec![format!("rule\t{}", judged.check.rule)];
    match sides {
        Some((left, right)) => {
            told.extend(about(judged).map(|address| format!("about\t{}", label(plan, &address))));
            told.push(format!("sides\t{}\t{}", left.normalize(), right.normalize()));
        }
        None => told.extend(figures(judged, plan)),
    }
    told.sort();
    let digest = Sha256::digest(told.join("\n").as_bytes());
    digest.iter().take(8).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// All figures that a check rests on: their labels, columns and amounts.
fn figures(judged: &Judged, plan: &Plan) -> Vec<String> {
    let mut told: Vec<String> = addresses(judged)
        .iter()
        .map(|address| {
            let amount = plan.amount(address).map(|amount| amount.decimal()).unwrap_or(Decimal::ZERO).normalize();
            format!("figure\t{}\t{amount}", label(plan, address))
        })
        .collect();
    // What a closure found is told by what it points at and by its amounts.
    let cells = judged.finding.iter().flat_map(|finding| &finding.cells);
    told.extend(cells.filter(|cell| cell.address.is_none()).map(|cell| format!("text\t{}", cell.label)));
    if let (None, Some(finding)) = (&judged.live, &judged.finding) {
        let amount = |amount: Option<crate::money::Amount>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        // The same whatever language tells it.
        let said = match &finding.message {
            Message::Told { swedish, .. } => Message::Raw(swedish.to_string()),
            other => other.clone(),
        };
        told.push(format!("told\t{}\t{}\t{said:?}", amount(finding.expected), amount(finding.actual)));
    }
    told
}

/// The figure that a check is about: one that stands alone on a side, else the one that its finding points at.
fn about(judged: &Judged) -> Option<Address> {
    let alone = |side: &Expr| match side {
        Expr::Cell(address) => Some(*address),
        _ => None,
    };
    let sides = judged.live.as_ref().and_then(LiveCheck::sides);
    let side = sides.and_then(|test| alone(&test.left).or_else(|| alone(&test.right)));
    let pointed = || judged.finding.iter().flat_map(|finding| &finding.cells).find_map(|cell| cell.address);
    side.or_else(pointed).or_else(|| addresses(judged).first().copied())
}

/// The figures that a check names, in the order of the plan.
fn addresses(judged: &Judged) -> Vec<Address> {
    let live = judged.live.as_ref().map(LiveCheck::precedents).unwrap_or_default();
    let pointed = judged.finding.iter().flat_map(|finding| &finding.cells).filter_map(|cell| cell.address);
    let mut addresses: Vec<Address> = live.into_iter().chain(pointed).collect();
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}

fn label(plan: &Plan, address: &Address) -> String {
    let cell = spot::cell(plan, address);
    format!("{}\t{:?}", cell.label, cell.column)
}

/// A figure's name that stays when other lines come and go.
fn name(plan: &Plan, address: &Address) -> String {
    let cell = spot::cell(plan, address);
    let line = match address {
        Address::Line { budget, line, .. } => plan.budgets.get(*budget).and_then(|budget| budget.lines.get(*line)),
        _ => None,
    };
    let what = line.map_or(cell.label, |line| line.id.clone());
    let kind = cell.column.kind.map(|kind| format!("{kind:?}").to_lowercase()).unwrap_or_default();
    let year = cell.column.year.map(|year| year.to_string()).unwrap_or_default();
    let part = cell.column.period.map(|part| format!("{}-{}", part.from, part.to)).unwrap_or_default();
    format!("{what}@{year}{kind}{part}")
}
