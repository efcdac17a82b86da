//! A pack's own examples run: which do not come out as they say, which rules lack one, which no example ever failed.

use std::sync::Arc;

use super::example::{Example, ExampleError, examples};
use super::find::Both;
use super::rule::Body;
use super::source::PackSource;
use super::{Pack, Rule, Subject, judge_with};
use crate::finding::{Message, Outcome};

/// A pack with what its examples showed.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The pack.
    pub pack: String,
    /// Its rules, in their order.
    pub rules: Vec<RuleTrial>,
}

/// A rule with what its examples showed.
#[derive(Clone, Debug)]
pub struct RuleTrial {
    /// The rule.
    pub rule: String,
    /// The line of the script where it stands.
    pub line: usize,
    /// How many examples it is to pass.
    pub passing: usize,
    /// How many it is to fail.
    pub failing: usize,
    /// How many are to come out in another way: not applicable, not evaluated.
    pub others: usize,
    /// Whether it can fail at all: one that only tells a figure cannot.
    pub can_fail: bool,
    /// Whether an example made it fail.
    pub failed_once: bool,
    /// The examples that came out another way than they say.
    pub wrong: Vec<Wrong>,
}

/// An example that came out another way than it says.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// What the example shows.
    pub shows: String,
    /// What it says.
    pub expected: Outcome,
    /// How it came out.
    pub found: Outcome,
    /// Why.
    pub why: Message,
}

impl Trial {
    /// Whether all is as it should be.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.rules.iter().all(RuleTrial::is_sound)
    }
}

impl RuleTrial {
    /// Whether it lacks an example that passes, or one that fails.
    #[must_use]
    pub fn lacks(&self) -> bool {
        self.passing == 0 || (self.can_fail && self.failing == 0)
    }

    /// Whether it has both kinds of examples, and all come out as they say.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.lacks() && self.wrong.is_empty()
    }
}

/// Runs all examples of a pack; those beside a user's pack come before the built-in ones.
///
/// # Errors
/// Where a file of examples is not what it should be.
pub fn trial(pack: &Pack, extra: Arc<dyn PackSource>) -> Result<Trial, ExampleError> {
    let source = Both { extra };
    let rules = pack.rules.iter().map(|rule| {
        let found = examples(&pack.name, &rule.code, &source)?;
        Ok(of_rule(pack, rule, &found))
    });
    Ok(Trial { pack: pack.name.clone(), rules: rules.collect::<Result<_, ExampleError>>()? })
}

fn of_rule(pack: &Pack, rule: &Rule, examples: &[Example]) -> RuleTrial {
    let count = |wanted: fn(Outcome) -> bool| examples.iter().filter(|example| wanted(example.expected)).count();
    let mut told = RuleTrial {
        rule: rule.code.clone(),
        line: rule.line,
        passing: count(|outcome| outcome == Outcome::Passed),
        failing: count(|outcome| outcome == Outcome::Failed),
        others: count(|outcome| matches!(outcome, Outcome::NotApplicable | Outcome::NotEvaluated)),
        can_fail: !matches!(rule.body, Body::Figure(_)),
        failed_once: false,
        wrong: Vec::new(),
    };
    for example in examples {
        let subject = Subject::of(&example.plan).with_document(&example.document);
        let judged = judge_with(std::slice::from_ref(pack), &subject);
        let Some(own) = judged.into_iter().find(|judged| judged.check.rule == rule.code) else { continue };
        let found = own.check.outcome;
        told.failed_once |= found == Outcome::Failed;
        if found != example.expected {
            let shows = example.shows.clone();
            told.wrong.push(Wrong { shows, expected: example.expected, found, why: own.check.why });
        }
    }
    told
}
