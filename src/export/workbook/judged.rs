//! The rules as Kontroller lists them: the packs' as they came out, the arithmetic's one by one, so that each sum of the
//! plan has a living check of its own.

use std::collections::BTreeSet;

use crate::Examination;
use crate::balance::{equations, weigh};
use crate::check::{RULES, identities};
use crate::rules::Judged;

/// All rules to list, the arithmetic's identities in the place of the rule that speaks of them all.
pub(super) fn listed(examination: &Examination) -> Vec<Judged> {
    let plan = &examination.corrected;
    let each = identities(plan, &weigh(plan, &equations(&examination.printed)));
    let mut listed = Vec::new();
    let mut told = BTreeSet::new();
    for judged in &examination.judged {
        let rule = judged.check.rule.as_str();
        let own: Vec<Judged> = match RULES.contains(&rule) {
            true => each.iter().filter(|identity| identity.check.rule == rule).cloned().collect(),
            false => Vec::new(),
        };
        if own.is_empty() {
            listed.push(judged.clone());
        } else if told.insert(rule) {
            listed.extend(own);
        }
    }
    listed
}
