//! Next year's plan, judged: what the workbook of the new year is written from.

use super::{Examination, Fault, Options, hints, packs};
use crate::correct::Corrected;
use crate::roll::{Figures, Rolled, roll};
use crate::rules::{Found, Subject, judge_with};

/// Next year's plan out of an examined one, judged by the packs as they are for the new year; `None` where the plan has
/// no budget of its own year. Nothing of it is corrected: nothing is printed yet.
///
/// # Errors
/// A [`Fault`] where the chosen pack cannot be used.
pub fn rolled(examined: &Examination, figures: Figures, options: &Options) -> Result<Option<Examination>, Fault> {
    let Some(Rolled { printed, plan }) = roll(&examined.corrected, figures) else { return Ok(None) };
    let Found { packs, .. } = packs(plan.forbund.as_deref(), options)?;
    let (weighed, _) = crate::correct::examine(&printed, &hints(&packs), crate::Apply::None);
    let corrected = Corrected { plan: plan.clone(), ..Corrected::default() };
    let (mut judged, mut findings) = crate::check::arithmetic(&printed, &weighed, &corrected);
    let grains = crate::balance::grains(&plan, &crate::balance::equations(&plan));
    let subject = Subject::of(&plan).with_printed(&printed).with_rounding(&grains);
    let policy = judge_with(&packs, &subject);
    findings.extend(policy.iter().filter_map(|rule| rule.finding.clone()));
    judged.extend(policy);
    Ok(Some(Examination {
        packs: packs.iter().map(|pack| pack.name.clone()).collect(),
        findings: crate::check::rank(findings),
        judged,
        corrected: plan,
        printed,
        ..Examination::default()
    }))
}
