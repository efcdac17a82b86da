//! Accepted deviations: a fingerprint of the figures that a check rests on, so that an acceptance lapses when they
//! change.

use std::fmt::Write;

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::{Judged, spot};
use crate::finding::{Acceptance, Outcome};
use crate::formula::LiveCheck;
use crate::plan::{Address, Plan};

/// A fingerprint of all figures that a check rests on: their labels, columns and amounts, and the words of its
/// finding where no formula names its figures. Where in a file they stand does not matter.
#[must_use]
pub fn fingerprint(judged: &Judged, plan: &Plan) -> String {
    let mut told = vec![format!("rule\t{}", judged.check.rule)];
    let live = judged.live.as_ref().map(LiveCheck::precedents).unwrap_or_default();
    let cells = judged.finding.iter().flat_map(|finding| &finding.cells);
    let pointed: Vec<Address> = cells.clone().filter_map(|cell| cell.address).collect();
    let mut addresses: Vec<Address> = live.into_iter().chain(pointed).collect();
    addresses.sort_unstable();
    addresses.dedup();
    told.extend(addresses.iter().map(|address| figure(plan, address)));
    // What a closure found is told by what it points at and by its amounts.
    told.extend(cells.filter(|cell| cell.address.is_none()).map(|cell| format!("text\t{}", cell.label)));
    if let (None, Some(finding)) = (&judged.live, &judged.finding) {
        let amount = |amount: Option<crate::money::Amount>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        told.push(format!("told\t{}\t{}\t{:?}", amount(finding.expected), amount(finding.actual), finding.message));
    }
    told.sort();
    let digest = Sha256::digest(told.join("\n").as_bytes());
    digest.iter().take(8).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn figure(plan: &Plan, address: &Address) -> String {
    let cell = spot::cell(plan, address);
    let amount = plan.amount(address).map(|amount| amount.decimal()).unwrap_or(Decimal::ZERO).normalize();
    format!("figure\t{}\t{:?}\t{amount}", cell.label, cell.column)
}

/// What became of the acceptances of a plan's checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Those that hold.
    pub held: Vec<Acceptance>,
    /// Those whose figures have changed, or whose check no longer fails: they have lapsed.
    pub lapsed: Vec<Acceptance>,
}

/// Marks the failed checks that a person has accepted, as long as their figures are the same.
pub fn accept(checks: &mut [Judged], plan: &Plan, acceptances: &[Acceptance]) -> Accepted {
    let mut told = Accepted::default();
    for acceptance in acceptances {
        let mut holds = false;
        for judged in checks.iter_mut().filter(|judged| judged.check.rule == acceptance.rule) {
            let fails = matches!(judged.check.outcome, Outcome::Failed | Outcome::Accepted);
            if fails && fingerprint(judged, plan) == acceptance.figures {
                judged.check.outcome = Outcome::Accepted;
                holds = true;
            }
        }
        let list = if holds { &mut told.held } else { &mut told.lapsed };
        list.push(acceptance.clone());
    }
    told
}
