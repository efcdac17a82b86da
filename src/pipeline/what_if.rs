//! What if a figure were another: the sums follow, and every check is held against them anew, as the workbook does
//! when someone types into it.

use super::{Examination, Fault, Options};
use crate::balance::set;
use crate::finding::{Message, Outcome, Severity};
use crate::formula::{Reading, Sheet, Unrounded, Verdict};
use crate::money::Amount;
use crate::plan::{Address, Plan};
use crate::rules::{Judged, Subject};

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its outcome.
    pub outcome: Outcome,
    /// Whether it holds only within rounding.
    pub rounding: bool,
}

/// A check before and after.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The check as the plan has it.
    pub judged: Judged,
    /// How it stands.
    pub before: Standing,
    /// How it would stand.
    pub after: Standing,
    /// Whether formulas say so, in the workbook too; else the rule was asked anew.
    pub live: bool,
    /// Why it would stand so, where the rule was asked anew.
    pub why: Option<Message>,
    /// How much it would weigh where it fails.
    pub severity: Severity,
}

impl Turn {
    /// Whether it turns.
    #[must_use]
    pub fn turns(&self) -> bool {
        self.before != self.after
    }
}

/// What follows from other figures.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The figures as they are.
    pub before: Sheet,
    /// The figures as they would be.
    pub after: Sheet,
    /// Every check, in the order of the workbook.
    pub turns: Vec<Turn>,
}

impl WhatIf {
    /// Whether an error would be left.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.turns.iter().any(|turn| turn.after.outcome == Outcome::Failed && turn.severity == Severity::Error)
    }

    /// The computed figures that would move: before and after, in kronor.
    #[must_use]
    pub fn moved(&self) -> Vec<(Address, Amount, Amount)> {
        let values = |sheet: &Sheet, at: &Address| sheet.value(at).ok().map(|span| Amount::kronor(span.value));
        let moved = self.after.computed().filter_map(|at| {
            let (before, after) = (values(&self.before, &at)?, values(&self.after, &at)?);
            (before != after).then_some((at, before, after))
        });
        moved.collect()
    }
}

impl Examination {
    /// The plan's figures as a spreadsheet: after corrections, sums and what is derived computed.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        Sheet::of(&self.corrected, &Unrounded).0
    }

    /// What would become of every check if some figures were others, in kronor. Figures that are computed cannot be
    /// changed and are passed over.
    ///
    /// # Errors
    /// Where the rule packs cannot be used.
    pub fn what_if(&self, changes: &[(Address, Amount)], options: &Options) -> Result<WhatIf, Fault> {
        let before = self.sheet();
        let mut after = before.clone();
        let mut plan = self.corrected.clone();
        for (at, amount) in changes {
            if after.set(*at, amount.decimal()) {
                set(&mut plan, at, *amount);
            }
        }
        follow(&mut plan, &after);
        let asked = self.asked_anew(&plan, options)?;
        let turns = self.listed().into_iter().map(|judged| turn(judged, &before, &after, &asked)).collect();
        Ok(WhatIf { before, after, turns })
    }

    /// The packs' rules over a changed plan.
    fn asked_anew(&self, plan: &Plan, options: &Options) -> Result<Vec<Judged>, Fault> {
        let name = crate::recognize::name::find(&self.document);
        let packs = super::packs(name.as_deref(), options)?.packs;
        let subject = Subject::of(plan).with_document(&self.document).with_printed(&self.printed);
        Ok(crate::rules::judge_with(&packs, &subject))
    }
}

/// What is derived outside the tables follows the sheet; the tables' own sums stay as they are decided.
fn follow(plan: &mut Plan, sheet: &Sheet) {
    let computed: Vec<Address> = sheet.computed().filter(|at| !matches!(at, Address::Line { .. })).collect();
    for at in computed {
        if let Ok(span) = sheet.value(&at) {
            let amount = Amount::kronor(span.value);
            set(plan, &at, amount);
            if let Address::Year { row, field } = at {
                let derived = plan.multi_year.get_mut(row).map(|row| &mut row.derived);
                let own = derived.and_then(|all| all.iter_mut().find(|(name, _)| *name == field));
                own.into_iter().for_each(|(_, held)| *held = amount);
            }
        }
    }
}

fn turn(judged: Judged, before: &Sheet, after: &Sheet, asked: &[Judged]) -> Turn {
    let own = asked.iter().find(|other| other.check.rule == judged.check.rule);
    // A rule of a pack weighs what it says of the changed plan; a sum that does not agree is an error.
    let found = own.and_then(|own| own.finding.as_ref()).or(judged.finding.as_ref());
    let unknown = if own.is_some() { Severity::Warning } else { Severity::Error };
    let severity = found.map_or(unknown, |finding| finding.severity);
    let stands = Standing { outcome: judged.check.outcome, rounding: judged.check.rounding };
    if let Some((reading, now)) = reading(&judged, before) {
        let then = judged.live.as_ref().map_or(now, |check| standing(after.judge(check, reading).ok()));
        return Turn { before: now, after: then, live: true, why: None, severity, judged };
    }
    // What no formula says is asked anew; the arithmetic's own rules and what lacks a figure stay as they are.
    let own = own.filter(|_| judged.live.is_none());
    let then = own.map_or(stands, |own| Standing { outcome: own.check.outcome, rounding: own.check.rounding });
    let why = own.map(|own| own.check.why.clone());
    Turn { before: stands, after: then, live: false, why, severity, judged }
}

/// How a check is read so that its formulas say what the rule says, and how it stands; `None` where no reading does.
#[must_use]
pub fn reading(judged: &Judged, sheet: &Sheet) -> Option<(Reading, Standing)> {
    let check = judged.live.as_ref()?;
    // Both sides must have a value, also where the rule does not apply.
    let sound = |reading: &Reading| match check.sides() {
        Some(test) => sheet.off(test, *reading).is_ok(),
        None => check.holds.evaluate(&sheet.view(*reading)).is_ok(),
    };
    let wanted = match judged.check.outcome {
        Outcome::Accepted => Outcome::Failed,
        Outcome::NotEvaluated => return None,
        outcome => outcome,
    };
    let told = |reading: Reading| (reading, standing(sheet.judge(check, reading).ok()));
    let found = [Reading::Live, Reading::Decided].into_iter().filter(sound).map(told);
    found.into_iter().find(|(_, standing)| standing.outcome == wanted)
}

fn standing(verdict: Option<Option<Verdict>>) -> Standing {
    let (outcome, rounding) = match verdict {
        None => (Outcome::NotEvaluated, false),
        Some(None) => (Outcome::NotApplicable, false),
        Some(Some(Verdict::Holds)) => (Outcome::Passed, false),
        Some(Some(Verdict::WithinRounding)) => (Outcome::Passed, true),
        Some(Some(Verdict::Fails)) => (Outcome::Failed, false),
    };
    Standing { outcome, rounding }
}
