//! Deviations that a person has accepted: they are told, and no longer count.

use std::cell::OnceCell;

use rust_decimal::Decimal;

use super::{Examination, reading};
use crate::filled::Stood;
use crate::finding::{Acceptance, Arg, Finding, Message, Outcome, Severity};
use crate::formula::{Dimension, LiveCheck, Sheet, exactness};
use crate::money::amount::swedish_number;
use crate::money::{Amount, Unit};
use crate::rules::{Judged, check_key, fingerprint};

/// How a check stands: what an acceptance of it is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Which check of its rule it is.
    pub check: String,
    /// The fingerprint of its figures.
    pub figures: String,
    /// Left less right, in kronor where it is money; `None` where it has no two sides.
    off: Option<(Decimal, Dimension)>,
}

impl Stamp {
    /// `sheet` is made when a check first needs it.
    fn of<'a>(judged: &Judged, examination: &Examination, sheet: impl Fn() -> &'a Sheet) -> Self {
        let plan = &examination.corrected;
        let test = judged.live.as_ref().and_then(LiveCheck::sides);
        let read = test.and_then(|test| Some((test, reading(judged, sheet())?)));
        let sides = read.and_then(|(test, (reading, _))| {
            let sheet = sheet();
            let left = sheet.side(&test.left, &test.right, reading).ok()?;
            Some((left, sheet.side(&test.right, &test.left, reading).ok()?, test.left.dimension()))
        });
        Self {
            check: check_key(judged, plan),
            figures: fingerprint(judged, plan, sides.map(|(left, right, _)| (left, right))),
            off: sides.and_then(|(left, right, dimension)| Some((left.checked_sub(right)?, dimension))),
        }
    }

    /// The same as the workbook keeps it; `off` is the difference as the sheet shows it, where it does.
    #[must_use]
    pub fn stood(&self, off: Option<Decimal>, unit: Unit) -> Stood {
        Stood { figures: self.figures.clone(), off, unit }
    }

    /// Whether an acceptance is of these figures: those it was written beside, or, where a person changed them in the
    /// book and wrote the new difference, those that give it.
    fn meets(&self, acceptance: &Acceptance) -> bool {
        let same = acceptance.figures == self.figures;
        let (Some(was), Some((off, dimension))) = (acceptance.off, self.off) else { return same };
        let Some(accepted) = acceptance.accepted else { return false };
        let anew = accepted != was && acceptance.check == self.check;
        let now = in_unit(off, dimension, acceptance.unit);
        (same || anew) && now.is_some_and(|now| is_near(now, accepted, dimension))
    }

    fn shown(&self, off: Decimal, unit: Unit) -> Arg {
        match self.off {
            Some((_, Dimension::Money)) => {
                Amount::of(off, unit).map_or_else(|| Arg::Text(swedish_number(off)), |amount| Arg::Amount(amount, unit))
            }
            _ => Arg::Text(swedish_number(off.round_dp(SHOWN_PLAIN))),
        }
    }
}

/// Decimals to which an accepted difference is held against the one at hand: what a person reads off the sheet. Of
/// money in the sheet's unit, and of anything else.
pub const SHOWN_MONEY: u32 = 2;
/// The same of shares and other numbers.
pub const SHOWN_PLAIN: u32 = 3;

fn is_near(one: Decimal, other: Decimal, dimension: Dimension) -> bool {
    let decimals = if dimension == Dimension::Money { SHOWN_MONEY } else { SHOWN_PLAIN };
    let difference = one.checked_sub(other).map(|off| off.round_dp(decimals));
    difference.is_some_and(|off| off.is_zero())
}

fn in_unit(off: Decimal, dimension: Dimension, unit: Unit) -> Option<Decimal> {
    let counted = match dimension {
        Dimension::Money => off.checked_div(unit.kronor())?,
        Dimension::Plain | Dimension::Date => off,
    };
    Some(counted.round_dp(exactness(dimension, unit)))
}

/// What became of the acceptances of a plan's checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Those that hold, each with its check of [`Examination::listed`].
    pub held: Vec<(Acceptance, Stamp)>,
    /// Those whose figures have changed, whose check no longer fails, or that lack a name, a date or a reason.
    pub lapsed: Vec<Acceptance>,
}

impl Examination {
    /// How each of some checks stands, in their order.
    #[must_use]
    pub fn stamps(&self, checks: &[Judged]) -> Vec<Stamp> {
        let sheet = OnceCell::new();
        checks.iter().map(|judged| Stamp::of(judged, self, || sheet.get_or_init(|| self.sheet()))).collect()
    }

    /// Takes the acceptances of a plan into account: a failed check whose figures are those that were accepted counts
    /// as accepted, and one that has lapsed is told. A rule of the arithmetic is accepted when all its deviations are.
    pub fn accept(&mut self, acceptances: &[Acceptance]) {
        if acceptances.is_empty() {
            return;
        }
        let mut listed = self.listed();
        let stamps = self.stamps(&listed);
        let mut told = Vec::new();
        for acceptance in acceptances {
            let own = |(judged, stamp): &(&mut Judged, &Stamp)| {
                let fails = matches!(judged.check.outcome, Outcome::Failed | Outcome::Accepted);
                fails && judged.check.rule == acceptance.rule && stamp.meets(acceptance)
            };
            let signed = acceptance.is_signed();
            let mut held = false;
            for (judged, stamp) in listed.iter_mut().zip(&stamps).filter(|pair| signed && own(pair)) {
                judged.check.outcome = Outcome::Accepted;
                self.accepted.held.push((acceptance.clone(), stamp.clone()));
                held = true;
            }
            if !held {
                told.push(lapsed(acceptance, &listed, &stamps));
                self.accepted.lapsed.push(acceptance.clone());
            }
        }
        self.findings.extend(told);
        self.findings = crate::check::rank(std::mem::take(&mut self.findings));
        for judged in self.judged.iter_mut().filter(|judged| judged.check.outcome == Outcome::Failed) {
            let own = listed.iter().filter(|one| one.check.rule == judged.check.rule);
            let mut open =
                own.filter(|one| matches!(one.check.outcome, Outcome::Failed | Outcome::Accepted)).peekable();
            if open.peek().is_some() && open.all(|one| one.check.outcome == Outcome::Accepted) {
                judged.check.outcome = Outcome::Accepted;
            }
        }
    }

    /// Whether the rule that a finding comes from is accepted.
    #[must_use]
    pub fn is_accepted(&self, finding: &Finding) -> bool {
        let own = |rule: &str| rule == finding.rule;
        self.judged.iter().any(|judged| own(&judged.check.rule) && judged.check.outcome == Outcome::Accepted)
    }

    /// Who accepted what a finding tells of, when and why.
    pub fn acceptances_of<'a>(&'a self, finding: &'a Finding) -> impl Iterator<Item = &'a Acceptance> {
        let held = self.accepted.held.iter().map(|(acceptance, _)| acceptance);
        held.filter(|acceptance| acceptance.rule == finding.rule && self.is_accepted(finding))
    }
}

/// What is told of an acceptance that does not hold.
fn lapsed(acceptance: &Acceptance, listed: &[Judged], stamps: &[Stamp]) -> Finding {
    let checks = || listed.iter().zip(stamps).filter(|(judged, _)| judged.check.rule == acceptance.rule);
    let own = checks().find(|(_, stamp)| stamp.check == acceptance.check).or_else(|| checks().next());
    let fails = own.is_some_and(|(judged, _)| judged.check.outcome == Outcome::Failed);
    let (id, help, severity) = match own {
        _ if !acceptance.is_signed() => ("acceptance-incomplete", "acceptance-incomplete-help", Severity::Info),
        None => ("acceptance-no-check", "acceptance-no-check-help", Severity::Info),
        Some(_) if fails => ("acceptance-lapsed", "acceptance-lapsed-help", Severity::Warning),
        Some((judged, _)) if judged.check.outcome == Outcome::NotEvaluated => {
            ("acceptance-no-check", "acceptance-no-check-help", Severity::Info)
        }
        Some(_) => ("acceptance-not-needed", "acceptance-not-needed-help", Severity::Info),
    };
    let said = |id| {
        Message::new(id)
            .text("label", &acceptance.label)
            .text("who", &acceptance.who)
            .text("when", &acceptance.when)
            .text("why", &acceptance.why)
    };
    let changed = own.filter(|_| id == "acceptance-lapsed").and_then(|(_, stamp)| {
        let (off, dimension) = stamp.off?;
        let now = in_unit(off, dimension, acceptance.unit)?;
        let before = acceptance.accepted?;
        let differs = !is_near(now, before, dimension);
        differs.then(|| {
            let (before, after) = (stamp.shown(before, acceptance.unit), stamp.shown(now, acceptance.unit));
            said("acceptance-lapsed-off").with("before", before).with("after", after)
        })
    });
    Finding {
        rule: if id == "acceptance-incomplete" { id } else { "acceptance-lapsed" }.to_owned(),
        severity,
        message: changed.unwrap_or_else(|| said(id)),
        help: Message::new(help),
        source: Message::new("acceptance-source"),
        cells: Vec::new(),
        reasons: Vec::new(),
        expected: None,
        actual: None,
        unit: acceptance.unit,
        resolved_by: None,
        consequences: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Acceptance, Outcome, Severity};
    use crate::{Examination, Options, examine};

    const PLAN: &str = "Finsam Ekdalen\nVerksamhetsplan och budget 2025\n\nBudget 2025 (tkr)\nIntäkter\nStaten            1 000\nRegionen            500\nKommunen            500\nSumma intäkter    2 000\n\nKostnader\nAdministration      400\nVägen in          1 400\nRevision            100\nAmortering av lån   100\nSumma kostnader   2 000\n";

    fn read(plan: &str) -> Examination {
        examine(plan.as_bytes(), "plan.txt", &Options::default()).unwrap()
    }

    fn accepted(examination: &Examination, rule: &str) -> Vec<Acceptance> {
        let listed = examination.listed();
        let stamps = examination.stamps(&listed);
        let all = listed.iter().zip(&stamps);
        let own = all.filter(|(judged, _)| judged.check.rule == rule && judged.check.outcome == Outcome::Failed);
        let sign = |(_, stamp): (_, &super::Stamp)| Acceptance {
            rule: rule.to_owned(),
            check: stamp.check.clone(),
            who: "Ordföranden".to_owned(),
            when: "2025-03-01".to_owned(),
            why: "Lånet är beslutat av medlemmarna".to_owned(),
            figures: stamp.figures.clone(),
            ..Acceptance::default()
        };
        own.map(sign).collect()
    }

    fn outcome(examination: &Examination, rule: &str) -> Outcome {
        examination.judged.iter().find(|judged| judged.check.rule == rule).unwrap().check.outcome
    }

    #[test]
    fn an_accepted_error_is_told_and_does_not_count_until_its_figures_change() {
        let mut plan = read(PLAN);
        assert!(plan.has_errors_left());
        let acceptances = accepted(&plan, "no-loans");
        assert_eq!(acceptances.len(), 1);
        plan.accept(&acceptances);
        assert_eq!((plan.accepted.held.len(), plan.accepted.lapsed.len()), (1, 0));
        assert_eq!((outcome(&plan, "no-loans"), plan.has_errors_left()), (Outcome::Accepted, false));
        assert!(plan.findings.iter().any(|finding| finding.severity == Severity::Error), "it is still told");
        // Another line may change, and the plan may be written on other lines; the accepted one may not.
        let mut moved =
            read(&PLAN.replace("Intäkter\n", "\n\nIntäkter\n").replace("1 400", "1 300").replace("400", "500"));
        moved.accept(&acceptances);
        assert_eq!(moved.accepted.held.len(), 1);
        let mut changed = read(&PLAN.replace("lån   100", "lån   200").replace("1 400", "1 300"));
        changed.accept(&acceptances);
        assert_eq!((changed.accepted.held.len(), changed.accepted.lapsed.len()), (0, 1));
        assert!(changed.findings.iter().any(|finding| finding.rule == "acceptance-lapsed"), "that it lapsed is told");
        assert_eq!((outcome(&changed, "no-loans"), changed.has_errors_left()), (Outcome::Failed, true));
    }

    #[test]
    fn a_sum_is_accepted_by_itself_and_its_rule_when_all_are() {
        let wrong =
            PLAN.replace("Amortering av lån   100\n", "").replace("Summa kostnader   2 000", "Summa kostnader   1 977");
        let wrong = wrong.replace("Summa intäkter    2 000", "Summa intäkter    1 911");
        let mut plan = read(&wrong);
        let acceptances = accepted(&plan, "total-mismatch");
        assert_eq!(acceptances.len(), 2, "{:?}", plan.judged);
        plan.accept(&acceptances[..1]);
        assert_eq!((outcome(&plan, "total-mismatch"), plan.has_errors_left()), (Outcome::Failed, true));
        plan.accept(&acceptances);
        assert_eq!((outcome(&plan, "total-mismatch"), plan.has_errors_left()), (Outcome::Accepted, false));
        let listed = plan.listed();
        assert_eq!(listed.iter().filter(|judged| judged.check.outcome == Outcome::Accepted).count(), 2);
    }
}
