//! A rule as a script has built it.

use rhai::FnPtr;

use super::Years;
use super::quantity::{Proposition, Quantity};
use crate::finding::{Area, Severity};

/// What a rule asks.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// Something that figures decide: it lives in a workbook too.
    Formula(Proposition),
    /// A function of the script, asked for each plan.
    Closure(FnPtr),
    /// A figure that is told and never fails.
    Figure(Quantity),
}

/// Another weight, where something more holds.
#[derive(Clone, Debug)]
pub(super) struct Softer {
    pub(super) when: Proposition,
    pub(super) severity: Severity,
    pub(super) says: String,
}

/// The text of a rule, from the script's own comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// What it checks.
    pub checks: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub help: String,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its code, kebab-case.
    pub code: String,
    /// Its text.
    pub page: Page,
    /// The line of the script where it stands.
    pub line: usize,
    pub(super) body: Body,
    pub(super) says: Option<String>,
    pub(super) shown: Vec<(String, Quantity)>,
    pub(super) severities: Vec<(Years, Severity)>,
    pub(super) softer: Vec<Softer>,
    pub(super) only_when: Vec<(Proposition, String)>,
    pub(super) sources: Vec<(Years, String)>,
    pub(super) quotes: Vec<Vec<String>>,
    pub(super) to_the_unit: bool,
    pub(super) area: Option<Area>,
}

impl Rule {
    pub(super) fn asking(body: Body) -> Self {
        Self {
            code: String::new(),
            page: Page::default(),
            line: 0,
            body,
            says: None,
            shown: Vec::new(),
            severities: Vec::new(),
            softer: Vec::new(),
            only_when: Vec::new(),
            sources: Vec::new(),
            quotes: Vec::new(),
            to_the_unit: false,
            area: None,
        }
    }

    /// How much a failure weighs in a plan of that year; `None` where the rule does not hold for it.
    #[must_use]
    pub fn severity(&self, year: Option<i32>) -> Option<Severity> {
        if self.severities.is_empty() {
            return Some(Severity::Warning);
        }
        self.severities.iter().find(|(years, _)| years.hold(year)).map(|(_, severity)| *severity)
    }

    /// Where it comes from, in a plan of that year.
    #[must_use]
    pub fn source(&self, year: Option<i32>) -> String {
        let fits = self.sources.iter().filter(|(years, _)| years.hold(year));
        fits.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// Whether figures alone decide it.
    #[must_use]
    pub fn is_formula(&self) -> bool {
        matches!(self.body, Body::Formula(_))
    }
}
