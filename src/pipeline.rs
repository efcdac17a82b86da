//! The way through the house, in one place.

mod accepted;
mod listed;
mod loaded;
mod lookup;
mod rolled;
mod what_if;

use thiserror::Error;

pub use crate::correct::{Apply, Chosen};
use crate::document::Document;
use crate::filled::Filled;
use crate::finding::{Confidence, Correction, Finding, Message, Severity};
use crate::money::Unit;
use crate::plan::{Hints, Plan};
use crate::read::ReadError;
use crate::recognize::NoPlan;
use crate::rules::{Found, Judged, Pack, PackError, PackSource, Subject};

pub use accepted::{Accepted, SHOWN_MONEY, SHOWN_PLAIN, Stamp};
pub use loaded::Loaded;
pub use lookup::{Named, NotFound};
pub use rolled::rolled;
pub use what_if::{Standing, Turn, WhatIf, reading};

/// A rule pack as it was handed in: a name for messages, and its script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its path within the folder it came from, with `/` between the parts and without the ending `.rhai`; a file of
    /// examples keeps its `.json`.
    pub name: String,
    /// The script.
    pub text: String,
}

/// Scripts handed in, as a source of packs.
#[derive(Clone, Debug, Default)]
pub struct Packs(pub Vec<Script>);

impl PackSource for Packs {
    fn names(&self) -> Vec<String> {
        self.0.iter().filter_map(|script| script.name.strip_suffix("/pack")).map(str::to_owned).collect()
    }

    fn read(&self, path: &str) -> Option<String> {
        // What is no script stands under its whole path: a rule's examples.
        let name = path.strip_suffix(".rhai").unwrap_or(path);
        self.0.iter().find(|script| script.name == name).map(|script| script.text.clone())
    }
}

/// Which pack is used, where the plan's own name is not to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A pack by its name.
    Named(String),
    /// A script of the user's own.
    Given(Script),
}

/// What a person may choose.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Options {
    /// The pack; without it the plan's förbund decides.
    pub rules: Option<Choice>,
    /// Packs that come before the built-in ones.
    pub packs: Vec<Script>,
    /// Which corrections are applied.
    pub apply: Apply,
    /// What a person has chosen among the corrections that are not certain.
    pub chosen: Vec<Chosen>,
    /// Last year's plan, read and corrected: evidence, and what this year's is held against.
    pub previous: Option<Plan>,
    /// What people have typed into an earlier workbook; without it what stands in the workbook that is read.
    pub filled: Option<Filled>,
    /// A clock, so that no script runs longer than it may; the library has none of its own.
    pub clock: Option<Clock>,
    /// Packs that were run for an earlier plan.
    pub loaded: Option<Loaded>,
}

/// Milliseconds that have passed since some moment.
#[derive(Clone, Copy, Debug)]
pub struct Clock(pub fn() -> u64);

impl PartialEq for Clock {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

impl Eq for Clock {}

/// Scripts handed in, with a clock.
struct Timed {
    packs: Packs,
    clock: Option<Clock>,
}

impl PackSource for Timed {
    fn names(&self) -> Vec<String> {
        self.packs.names()
    }

    fn read(&self, path: &str) -> Option<String> {
        self.packs.read(path)
    }

    fn is_empty(&self) -> bool {
        self.packs.0.is_empty()
    }

    fn milliseconds(&self) -> Option<u64> {
        self.clock.map(|clock| clock.0())
    }
}

/// Why a file could not be examined.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is no plan.
    #[error("no budget table was found")]
    NoPlan(Box<NoPlan>),
    /// A rule pack could not be used.
    #[error("a rule pack could not be used")]
    Rules(Box<PackFault>),
}

/// What is wrong with a rule pack, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFault {
    /// The pack.
    pub pack: String,
    /// What is wrong.
    pub message: Message,
    /// The line of its script, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The line's text.
    pub excerpt: String,
}

impl From<PackError> for Fault {
    fn from(error: PackError) -> Self {
        let wide = |number: Option<u32>| number.and_then(|number| usize::try_from(number).ok());
        let message = error.message();
        let PackError { pack, line, column, excerpt, .. } = error;
        Self::Rules(Box::new(PackFault { pack, message, line: wide(line), column: wide(column), excerpt }))
    }
}

/// All that is known of one plan when the way has been walked.
#[derive(Clone, Debug, Default)]
pub struct Examination {
    /// What the source says.
    pub document: Document,
    /// The plan as printed.
    pub printed: Plan,
    /// The plan after the applied corrections.
    pub corrected: Plan,
    /// The packs that were used, by name, the law first.
    pub packs: Vec<String>,
    /// Every rule with its outcome: the arithmetic's own and the packs'.
    pub judged: Vec<Judged>,
    /// The findings, weightiest first.
    pub findings: Vec<Finding>,
    /// The corrections: applied, offered and open.
    pub corrections: Vec<Correction>,
    /// Which of the corrections are applied in [`Examination::corrected`].
    pub apply: Apply,
    /// What a person has chosen to correct beside that.
    pub chosen: Vec<Chosen>,
    /// What people have typed into the workbook that was read, or into an earlier one of the same plan, with the rows'
    /// identities as this plan has them.
    pub filled: Filled,
    /// What became of the deviations that were accepted there.
    pub accepted: Accepted,
}

impl Examination {
    /// Whether a correction stands in the corrected plan.
    #[must_use]
    pub fn is_applied(&self, correction: &Correction) -> bool {
        let own = Chosen { group: correction.group, rank: correction.alternative.unwrap_or(1) };
        if self.chosen.contains(&own) {
            return true;
        }
        let leads = correction.alternative.is_none_or(|rank| rank == 1);
        match correction.confidence {
            Confidence::Certain => self.apply >= Apply::Certain && leads,
            Confidence::Likely => self.apply >= Apply::Likely && leads,
            Confidence::Open => false,
        }
    }

    /// The corrections that stand in the corrected plan.
    pub fn applied(&self) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().filter(|correction| self.is_applied(correction))
    }

    /// Whether no explanation of a group is certain or likely, so that nothing leads.
    #[must_use]
    pub fn is_undecided(&self, group: u32) -> bool {
        !self.corrections.iter().any(|correction| correction.group == group && correction.leads())
    }

    /// Whether a rival of it stands in the corrected plan: there is nothing left to decide.
    #[must_use]
    pub fn is_passed_over(&self, correction: &Correction) -> bool {
        !self.is_applied(correction) && self.applied().any(|applied| applied.group == correction.group)
    }

    /// Whether a finding is settled by a correction that is applied.
    #[must_use]
    pub fn is_settled(&self, finding: &Finding) -> bool {
        finding.resolved_by.is_some_and(|group| {
            self.corrections.iter().any(|correction| correction.group == group && self.is_applied(correction))
        })
    }

    /// Whether an error is left that no applied correction settles and nobody has accepted.
    #[must_use]
    pub fn has_errors_left(&self) -> bool {
        let left = |finding: &&Finding| !self.is_settled(finding) && !self.is_accepted(finding);
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).any(|finding| left(&finding))
    }
}

/// Walks the whole way with one file: read, recognize, balance, correct, check, rules.
///
/// # Errors
/// A [`Fault`] where the bytes are no plan that can be read, or where the chosen pack cannot be used.
pub fn examine(bytes: &[u8], file_name: &str, options: &Options) -> Result<Examination, Fault> {
    let document = crate::read::read(bytes, file_name)?;
    examine_document(document, crate::read::typed(bytes)?, options)
}

/// Walks the way with what has been read already: recognize, balance, correct, check, rules. `own` is what people have
/// filled in, where the document is a workbook of ours ([`crate::read::typed`]).
///
/// # Errors
/// A [`Fault`] where the document is no plan, or where the chosen pack cannot be used.
pub fn examine_document(document: Document, own: Option<Filled>, options: &Options) -> Result<Examination, Fault> {
    let opened = crate::recognize::Opened::of(&document);
    let Found { packs, broken } = packs(opened.name(&document), options)?;
    let mut hints = hints(&packs);
    let mut printed = crate::recognize::recognize_opened(&document, &opened, &hints).map_err(Fault::NoPlan)?;
    let filled = filled(own, options, &mut printed);
    // What a person has typed into a workbook of ours is meant.
    hints.locked_cells.extend(&printed.typed);
    if let Some(previous) = &options.previous {
        hints.elsewhere = crate::correct::elsewhere(&printed, previous);
    }
    let (weighed, mut corrected) = crate::correct::examine(&printed, &hints, options.apply);
    corrected.choose(&options.chosen);
    let (mut judged, mut findings) = crate::check::arithmetic(&printed, &weighed, &corrected);
    let grains = crate::balance::grains(&corrected.plan, &crate::balance::equations(&corrected.plan));
    let subject = Subject::of(&corrected.plan)
        .with_document(&document)
        .with_printed(&printed)
        .with_rounding(&grains)
        .with_previous(options.previous.as_ref());
    let policy = crate::rules::judge_with(&packs, &subject);
    let told: Vec<_> =
        policy.iter().filter_map(|rule| rule.finding.clone()).filter(|own| !follows(own, &findings)).collect();
    findings.extend(told);
    findings.extend(crate::check::workbook(&printed, &document));
    findings.extend(crate::check::tables(&printed));
    findings.extend(broken.iter().map(broken_pack));
    judged.extend(policy);
    if let Some(previous) = &options.previous {
        let (own, told) = crate::check::against_previous(&corrected.plan, previous, &document);
        findings.extend(told);
        judged.extend(own);
    }
    let mut examination = Examination {
        packs: packs.iter().map(|pack| pack.name.clone()).collect(),
        findings: crate::check::rank(findings),
        judged,
        corrections: corrected.corrections,
        corrected: corrected.plan,
        printed,
        document,
        apply: options.apply,
        chosen: options.chosen.clone(),
        filled,
        accepted: Accepted::default(),
    };
    examination.accept(&examination.filled.acceptances());
    Ok(examination)
}

/// What was typed into the workbook at hand or an earlier one; the categories that were chosen there are the plan's.
fn filled(own: Option<Filled>, options: &Options, printed: &mut Plan) -> Filled {
    let filled = options.filled.clone().or(own).unwrap_or_default();
    let filled = crate::filled::settled(&filled, printed);
    let filled = crate::filled::overruled(filled, options.filled.is_some().then_some(&*printed));
    for (id, category) in filled.categories() {
        let lines = printed.budgets.iter_mut().flat_map(|budget| &mut budget.lines);
        if let Some(line) = lines.into_iter().find(|line| line.id == id && line.category.is_some()) {
            line.category = Some(category);
        }
    }
    filled
}

/// Whether a finding is only a consequence of a figure that the finding of its cause already points at.
fn follows(own: &Finding, others: &[Finding]) -> bool {
    let Some(claim) = own.cells.first().and_then(|cell| cell.address) else { return false };
    let points_there = |other: &Finding| other.cells.iter().any(|cell| cell.address == Some(claim));
    !own.consequences.is_empty() && others.iter().any(|other| !other.consequences.is_empty() && points_there(other))
}

/// A pack that could not be asked, as a finding: the others were.
fn broken_pack(error: &PackError) -> Finding {
    let line = error.line.map_or_else(String::new, |line| format!(":{line}"));
    Finding {
        rule: "pack-broken".to_owned(),
        severity: Severity::Warning,
        message: error.message(),
        help: Message::new("rules-pack-broken-help").text("pack", format!("{}{line}", error.pack)),
        source: Message::Raw(format!("{}{line}: {}", error.pack, error.excerpt.trim())),
        cells: Vec::new(),
        reasons: Vec::new(),
        expected: None,
        actual: None,
        unit: Unit::default(),
        resolved_by: None,
        consequences: Vec::new(),
    }
}

/// The packs for a förbund, or the chosen one.
fn packs(name: Option<&str>, options: &Options) -> Result<Found, Fault> {
    let shelf = Loaded::shelf(options);
    let found = match &options.rules {
        Some(Choice::Given(script)) => {
            shelf.with_script(&script.name, &script.text).map(|packs| Found { packs, broken: Vec::new() })
        }
        Some(Choice::Named(chosen)) => shelf.find_all(name, Some(chosen)),
        None => shelf.find_all(name, None),
    };
    Ok(found?)
}

/// What all packs together tell the stages to their left.
fn hints(packs: &[Pack]) -> Hints {
    let mut all = Hints::default();
    for hints in packs.iter().map(Pack::hints) {
        all.members.extend(hints.members.iter().cloned());
        all.placings.extend(hints.placings.iter().cloned());
        all.locked.extend(hints.locked.iter().cloned());
        all.locked_cells.extend(hints.locked_cells.iter().copied());
    }
    all
}
