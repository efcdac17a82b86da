//! A pack's rules over a plan: four outcomes, and a finding where one fails.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::answer;
use super::bind::Binder;
use super::lack::Lack;
use super::landmarks::landmarks;
use super::prose::{Sentence, sentences};
use super::quantity::{Proposition, Quantity};
use super::rule::{Body, Rule};
use super::vocabulary::PlanView;
use super::wording::{filled, shown, sides};
use super::{Judged, Pack, Subject, spot};
use crate::document::Place;
use crate::finding::{Area, Check, Finding, Message, Outcome, Reason, Severity};
use crate::formula::{Condition, Dimension, LiveCheck, Relation, Verdict};
use crate::money::Amount;
use crate::plan::Plan;

/// Every rule of the packs over a plan, in their order. Rules on prose need [`judge_with`].
#[must_use]
pub fn judge(packs: &[Pack], plan: &Plan) -> Vec<Judged> {
    judge_with(packs, &Subject::of(plan))
}

/// Every rule of the packs over a plan with its text and the widths of its figures.
#[must_use]
pub fn judge_with(packs: &[Pack], subject: &Subject<'_>) -> Vec<Judged> {
    let text = subject.document.map(|document| Arc::new(sentences(document)));
    let former = packs.iter().flat_map(|pack| pack.former.clone()).collect();
    let view = PlanView::new(subject, text.clone(), former);
    let mut judged = Vec::new();
    for pack in packs {
        for rule in &pack.rules {
            let judge = Judge { pack, rule, subject, view: &view, sentences: text.as_ref().map(|it| it.as_slice()) };
            judged.push(judge.outcome());
        }
    }
    if packs.iter().all(|pack| pack.forbund.is_empty()) {
        judged.push(without_a_pack(subject));
    }
    judged
}

/// A förbund without a pack of its own is told so.
fn without_a_pack(subject: &Subject<'_>) -> Judged {
    let why = match &subject.plan.forbund {
        Some(name) => Message::new("rules-no-pack").text("forbund", name),
        None => Message::new("rules-no-name"),
    };
    let check = Check {
        rule: "own-pack".to_owned(),
        title: Message::new("rules-own-pack"),
        outcome: Outcome::NotApplicable,
        why,
        live: false,
        source: Message::Raw(String::new()),
        rounding: false,
        area: Area::Policy,
    };
    Judged { check, finding: None, live: None }
}

/// One rule over one plan.
pub(super) struct Judge<'a> {
    pub(super) pack: &'a Pack,
    pub(super) rule: &'a Rule,
    pub(super) subject: &'a Subject<'a>,
    pub(super) view: &'a PlanView,
    sentences: Option<&'a [Sentence]>,
}

impl Judge<'_> {
    fn outcome(&self) -> Judged {
        let Some(severity) = self.rule.severity(self.subject.year()) else {
            return self.plain(Outcome::NotApplicable, Message::new("rules-other-year"));
        };
        if let Body::Formula(said) = &self.rule.body {
            let judged = self.formula(severity, said);
            return judged.unwrap_or_else(|lack| self.plain(Outcome::NotEvaluated, lack.message()));
        }
        match self.applies() {
            Ok(None) => {}
            Ok(Some(why)) => return self.plain(Outcome::NotApplicable, self.pack.said(&why)),
            Err(lack) => return self.plain(Outcome::NotEvaluated, lack.message()),
        }
        match &self.rule.body {
            Body::Closure(asked) => answer::answer(self, asked, severity),
            Body::Figure(figure) => match self.value(figure) {
                Ok(value) => {
                    let says = self.rule.says.clone().unwrap_or_else(|| "{left}".to_owned());
                    let mut values = self.values();
                    values.push(("left".to_owned(), shown(value, figure, self.subject.unit())));
                    self.plain(Outcome::Passed, self.pack.said(&filled(&says, &values)))
                }
                Err(lack) => self.plain(Outcome::NotEvaluated, lack.message()),
            },
            Body::Formula(_) => self.plain(Outcome::NotEvaluated, Lack::Budget.message()),
        }
    }

    fn binder(&self) -> Binder<'_> {
        Binder { subject: self.subject, by_sums: false, one: None }
    }

    /// Why the rule does not concern this plan, where it does not.
    fn applies(&self) -> Result<Option<String>, Lack> {
        for (when, otherwise) in &self.rule.only_when {
            if !self.holds(when)? {
                return Ok(Some(filled(otherwise, &self.values())));
            }
        }
        Ok(None)
    }

    fn holds(&self, said: &Proposition) -> Result<bool, Lack> {
        let figures = self.subject.figures(self.rule.to_the_unit);
        Ok(self.binder().proposition(said, &figures)?.evaluate(&figures)?.passes())
    }

    fn formula(&self, severity: Severity, said: &Proposition) -> Result<Judged, Lack> {
        let figures = self.subject.figures(self.rule.to_the_unit);
        let bound = self.binder().proposition(said, &figures);
        let mut conditions = Vec::new();
        for (when, otherwise) in &self.rule.only_when {
            let condition = self.binder().proposition(when, &figures)?;
            let holds = condition.evaluate(&figures)?.passes();
            conditions.push(condition);
            if !holds {
                // The others are not asked; with them it could not live, for a change may make it apply.
                let whole = conditions.len() == self.rule.only_when.len();
                let live = bound.ok().filter(|_| whole).map(|holds| LiveCheck { applies: all(conditions), holds });
                let mut judged = self.plain(Outcome::NotApplicable, self.pack.said(&filled(otherwise, &self.values())));
                judged.check.live = live.is_some();
                judged.live = live;
                return Ok(judged);
            }
        }
        let live = LiveCheck { applies: all(conditions), holds: bound? };
        let verdict = live.holds.evaluate(&figures)?;
        let outcome = if verdict.passes() { Outcome::Passed } else { Outcome::Failed };
        let mut judged = self.plain(outcome, self.why(verdict));
        judged.check.rounding = verdict == Verdict::WithinRounding;
        judged.check.live = true;
        if verdict == Verdict::Fails {
            let (severity, says) = self.weighed(severity);
            let mut finding = self.finding(severity, self.pack.said(&says));
            if self.held_by_printed_sums(said) {
                finding.severity = Severity::Info;
                finding.consequences.push(Message::new("rules-follows-from-sums"));
            }
            judged.finding = Some(finding);
        }
        judged.live = Some(live);
        Ok(judged)
    }

    /// Whether a claim held for the plan as it was printed, with its printed sums: what fails then is a consequence of
    /// a sum that was wrong. A policy is held against the corrected plan alone.
    fn held_by_printed_sums(&self, said: &Proposition) -> bool {
        let Some(printed) = self.subject.printed.filter(|_| said.is_claim()) else { return false };
        let subject = Subject { plan: printed, printed: None, ..*self.subject };
        let figures = subject.figures(self.rule.to_the_unit);
        let bound = Binder { subject: &subject, by_sums: true, one: None }.proposition(said, &figures);
        bound.is_ok_and(|bound| bound.evaluate(&figures).is_ok_and(Verdict::passes))
    }

    /// The weight and the words: the first softer case that holds, else the rule's own.
    fn weighed(&self, severity: Severity) -> (Severity, String) {
        let softer = self.rule.softer.iter().find(|softer| self.holds(&softer.when).unwrap_or(false));
        let (severity, says) = match softer {
            Some(softer) => (softer.severity.max(severity), Some(&softer.says)),
            None => (severity, self.rule.says.as_ref()),
        };
        let says = says.map_or_else(|| self.rule.page.title.clone(), Clone::clone);
        (severity, filled(&says, &self.values()))
    }

    fn value(&self, quantity: &Quantity) -> Result<Decimal, Lack> {
        let figures = self.subject.figures(self.rule.to_the_unit);
        Ok(self.binder().quantity(quantity)?.evaluate(&figures)?.value)
    }

    /// What a sentence may name, as it is read.
    fn values(&self) -> Vec<(String, String)> {
        let unit = self.subject.unit();
        let text =
            |quantity: &Quantity| self.value(quantity).map_or("–".to_owned(), |value| shown(value, quantity, unit));
        let mut values: Vec<_> =
            self.rule.shown.iter().map(|(name, quantity)| (name.clone(), text(quantity))).collect();
        values.push(("year".to_owned(), self.subject.year().map_or("–".to_owned(), |year| year.to_string())));
        if let Some((left, _, right)) = sides(self.rule) {
            values.push(("left".to_owned(), text(left)));
            values.push(("right".to_owned(), text(right)));
            let off = self.value(left).ok().zip(self.value(right).ok()).and_then(|(a, b)| a.checked_sub(b));
            values.push(("difference".to_owned(), off.map_or("–".to_owned(), |off| shown(off.abs(), left, unit))));
        }
        values
    }

    /// Both sides, in words.
    fn why(&self, verdict: Verdict) -> Message {
        let Some((_, relation, _)) = sides(self.rule) else {
            return Message::new(if verdict.passes() { "rules-holds" } else { "rules-fails" });
        };
        let values = self.values();
        let find = |wanted: &str| {
            values.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let id = if verdict == Verdict::WithinRounding { "rules-sides-rounding" } else { "rules-sides" };
        Message::new(id).text("left", find("left")).text("relation", sign(relation)).text("right", find("right"))
    }

    /// What the rule says itself; else the pack of the law speaks of law, any other of policy.
    fn area(&self) -> Area {
        let of_pack = if self.pack.name == super::LAW { Area::Law } else { Area::Policy };
        self.rule.area.unwrap_or(of_pack)
    }

    /// An outcome without a finding.
    pub(super) fn plain(&self, outcome: Outcome, why: Message) -> Judged {
        let check = Check {
            rule: self.rule.code.clone(),
            title: self.pack.said(&self.rule.page.title),
            outcome,
            why,
            live: false,
            source: self.pack.said(&self.rule.source(self.subject.year())),
            rounding: false,
            area: self.area(),
        };
        Judged { check, finding: None, live: None }
    }

    /// A finding with the figures that a formula rests on: the left side offends, the right side is the reason.
    fn finding(&self, severity: Severity, message: Message) -> Finding {
        let mut finding = self.bare_finding(severity, message);
        if let Some((left, _, right)) = sides(self.rule) {
            let cells = landmarks(&self.binder(), left);
            finding.cells = cells.iter().map(|at| spot::cell(self.subject.plan, at)).collect();
            let basis = landmarks(&self.binder(), right).into_iter().filter(|at| !cells.contains(at));
            finding.reasons.extend(basis.filter_map(|at| self.reason(&at)));
            if left.dimension() == Dimension::Money {
                finding.actual = self.value(left).ok().map(Amount::kronor);
                finding.expected = self.value(right).ok().map(Amount::kronor);
            }
        }
        finding
    }

    fn reason(&self, address: &crate::plan::Address) -> Option<Reason> {
        let cell = spot::cell(self.subject.plan, address);
        let amount = self.subject.plan.amount(address)?;
        let label = Message::new("rules-basis").with("label", spot::label(&cell.label)).amount(
            "sum",
            amount,
            self.subject.unit(),
        );
        Some(Reason { place: cell.place?, label })
    }

    /// A finding without figures.
    pub(super) fn bare_finding(&self, severity: Severity, message: Message) -> Finding {
        Finding {
            rule: self.rule.code.clone(),
            severity,
            message,
            help: self.pack.said(&self.rule.page.help),
            source: self.pack.said(&self.rule.source(self.subject.year())),
            cells: Vec::new(),
            reasons: self.quoted(),
            expected: None,
            actual: None,
            unit: self.subject.unit(),
            resolved_by: None,
            consequences: Vec::new(),
        }
    }

    /// The plan's own words on the matter: the first sentence of the goals, else of the prose, with all words.
    fn quoted(&self) -> Vec<Reason> {
        let quote = |words: &Vec<String>| {
            let fits = |text: &str| words.iter().all(|word| super::names::has_word(text, std::slice::from_ref(word)));
            let goals = self.view.texts_of_goals();
            let mut goals = goals.iter().map(|text| (text.text.as_str(), &text.place));
            let prose = self.sentences.unwrap_or_default().iter().map(|said| (said.text.as_str(), &said.place));
            let found: Option<(&str, &Place)> =
                goals.find(|(text, _)| fits(text)).or_else(|| prose.into_iter().find(|(text, _)| fits(text)));
            found.map(|(text, place)| Reason {
                place: place.clone(),
                label: Message::new("rules-quoted").text("text", text),
            })
        };
        self.rule.quotes.iter().filter_map(quote).collect()
    }
}

/// All of some conditions; `None` where there are none.
fn all(mut conditions: Vec<Condition>) -> Option<Condition> {
    if conditions.len() > 1 { Some(Condition::All(conditions)) } else { conditions.pop() }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::AtMost => "≤",
        Relation::AtLeast => "≥",
        Relation::Below => "<",
        Relation::Above => ">",
        Relation::Equal => "=",
    }
}
