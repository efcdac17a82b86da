//! The rules one by one: the packs' as they came out, and in the place of each rule of the arithmetic all identities
//! that it speaks of, so that every sum of the plan has a check of its own.

use std::collections::BTreeSet;

use super::Examination;
use crate::balance::{equations, weigh};
use crate::check::{RULES, identities};
use crate::finding::Outcome;
use crate::rules::Judged;

impl Examination {
    /// All checks, as the workbook lists them.
    #[must_use]
    pub fn listed(&self) -> Vec<Judged> {
        let plan = &self.corrected;
        let mut each = identities(plan, &weigh(plan, &equations(&self.printed)));
        let accepted =
            |rule: &str| self.judged.iter().any(|own| own.check.rule == rule && own.check.outcome == Outcome::Accepted);
        for identity in each.iter_mut().filter(|identity| identity.check.outcome == Outcome::Failed) {
            if accepted(&identity.check.rule) {
                identity.check.outcome = Outcome::Accepted;
            }
        }
        let mut listed = Vec::new();
        let mut told = BTreeSet::new();
        for judged in &self.judged {
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
}
