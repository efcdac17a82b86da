//! Deviations that a person has accepted: they are told, and no longer count.

use super::Examination;
use crate::finding::{Acceptance, Finding, Outcome};
use crate::rules::Accepted;

impl Examination {
    /// Takes the acceptances of a plan into account: a failed check whose figures are those that were accepted counts
    /// as accepted. A rule of the arithmetic is accepted when all its deviations are.
    pub fn accept(&mut self, acceptances: &[Acceptance]) -> Accepted {
        let mut listed = self.listed();
        let told = crate::rules::accept(&mut listed, &self.corrected, acceptances);
        for judged in self.judged.iter_mut().filter(|judged| judged.check.outcome == Outcome::Failed) {
            let own = listed.iter().filter(|one| one.check.rule == judged.check.rule);
            let mut open =
                own.filter(|one| matches!(one.check.outcome, Outcome::Failed | Outcome::Accepted)).peekable();
            if open.peek().is_some() && open.all(|one| one.check.outcome == Outcome::Accepted) {
                judged.check.outcome = Outcome::Accepted;
            }
        }
        told
    }

    /// Whether the rule that a finding comes from is accepted.
    #[must_use]
    pub fn is_accepted(&self, finding: &Finding) -> bool {
        let own = |rule: &str| rule == finding.rule;
        self.judged.iter().any(|judged| own(&judged.check.rule) && judged.check.outcome == Outcome::Accepted)
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Acceptance, Outcome, Severity};
    use crate::rules::fingerprint;
    use crate::{Examination, Options, examine};

    const PLAN: &str = "Finsam Ekdalen\nVerksamhetsplan och budget 2025\n\nBudget 2025 (tkr)\nIntäkter\nStaten            1 000\nRegionen            500\nKommunen            500\nSumma intäkter    2 000\n\nKostnader\nAdministration      400\nVägen in          1 400\nRevision            100\nAmortering av lån   100\nSumma kostnader   2 000\n";

    fn read(plan: &str) -> Examination {
        examine(plan.as_bytes(), "plan.txt", &Options::default()).unwrap()
    }

    fn accepted(examination: &Examination, rule: &str) -> Vec<Acceptance> {
        let listed = examination.listed();
        let own = listed.iter().filter(|judged| judged.check.rule == rule && judged.check.outcome == Outcome::Failed);
        let sign = |figures| Acceptance {
            rule: rule.to_owned(),
            who: "Ordföranden".to_owned(),
            when: None,
            why: "Lånet är beslutat av medlemmarna".to_owned(),
            figures,
        };
        own.map(|judged| sign(fingerprint(judged, &examination.corrected))).collect()
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
        let told = plan.accept(&acceptances);
        assert_eq!((told.held.len(), told.lapsed.len()), (1, 0));
        assert_eq!((outcome(&plan, "no-loans"), plan.has_errors_left()), (Outcome::Accepted, false));
        assert!(plan.findings.iter().any(|finding| finding.severity == Severity::Error), "it is still told");
        // Another line may change, and the plan may be written on other lines; the accepted one may not.
        let mut moved =
            read(&PLAN.replace("Intäkter\n", "\n\nIntäkter\n").replace("1 400", "1 300").replace("400", "500"));
        assert_eq!(moved.accept(&acceptances).held.len(), 1);
        let mut changed = read(&PLAN.replace("lån   100", "lån   200").replace("1 400", "1 300"));
        let told = changed.accept(&acceptances);
        assert_eq!((told.held.len(), told.lapsed.len()), (0, 1));
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
