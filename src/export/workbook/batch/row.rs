//! What the summary keeps of a file.

use crate::Examination;
use crate::finding::{Confidence, Severity};
use crate::money::{Amount, Unit};
use crate::plan::{Category, Plan, Role, Side};

/// How it went with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A plan without errors left.
    Sound,
    /// A plan with errors left.
    ErrorsLeft,
    /// A document without a budget.
    NoPlan,
    /// It could not be read.
    Unreadable,
    /// A plan whose workbook could not be written.
    NotWritten,
}

/// Findings that are left, by weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Findings {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Good to know.
    pub infos: usize,
    /// Settled by corrections, of whatever weight.
    pub settled: usize,
}

/// Corrections by grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Corrections {
    /// Certain.
    pub certain: usize,
    /// Likely.
    pub likely: usize,
    /// Faults that could not be decided.
    pub open: usize,
}

/// A file's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path within the folder.
    pub file: String,
    /// How it went.
    pub status: Status,
    /// Why it is no plan, or could not be read or written.
    pub why: String,
    /// What to do about it.
    pub help: String,
    /// The file before it with the very same content.
    pub same_as: Option<String>,
    /// The förbund.
    pub forbund: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// The unit of the plan's main table.
    pub unit: Unit,
    /// What was found.
    pub findings: Findings,
    /// What was corrected, is offered, could not be decided.
    pub corrections: Corrections,
    /// Income in all, in kronor.
    pub income: Option<Amount>,
    /// Costs in all.
    pub costs: Option<Amount>,
    /// The members' money.
    pub members: Option<Amount>,
    /// Board, administration and audit.
    pub office: Option<Amount>,
    /// Closing equity.
    pub equity: Option<Amount>,
    /// Its workbook's path beside the summary, with `/` between the parts.
    pub book: Option<String>,
}

impl Entry {
    /// A file that is no plan.
    #[must_use]
    pub fn new(file: String, status: Status, why: String) -> Self {
        Self {
            file,
            status,
            why,
            help: String::new(),
            same_as: None,
            forbund: None,
            year: None,
            unit: Unit::default(),
            findings: Findings::default(),
            corrections: Corrections::default(),
            income: None,
            costs: None,
            members: None,
            office: None,
            equity: None,
            book: None,
        }
    }

    /// The row of a plan.
    #[must_use]
    pub fn of(examination: &Examination, file: &str) -> Self {
        let plan = &examination.corrected;
        let status = if examination.has_errors_left() { Status::ErrorsLeft } else { Status::Sound };
        let members = [Category::State, Category::Region, Category::Municipality, Category::Members];
        let office = [Category::Board, Category::Administration, Category::Audit];
        let closing = plan.equity.iter().find(|row| plan.year == Some(row.year)).and_then(|row| row.closing.as_ref());
        Self {
            forbund: plan.forbund.clone(),
            year: plan.year,
            unit: crate::diff::own_unit(plan),
            findings: findings(examination),
            corrections: corrections(examination),
            income: side(plan, Side::Income),
            costs: side(plan, Side::Cost),
            members: of_categories(plan, &members),
            office: of_categories(plan, &office),
            equity: closing.map(|value| value.amount),
            ..Self::new(file.to_owned(), status, String::new())
        }
    }

    /// Income less costs.
    #[must_use]
    pub fn result(&self) -> Option<Amount> {
        self.income?.minus(self.costs?)
    }
}

fn findings(examination: &Examination) -> Findings {
    let mut counts = Findings::default();
    for finding in &examination.findings {
        let count = match finding.severity {
            _ if examination.is_settled(finding) => &mut counts.settled,
            Severity::Error => &mut counts.errors,
            Severity::Warning => &mut counts.warnings,
            Severity::Info => &mut counts.infos,
        };
        *count += 1;
    }
    counts
}

fn corrections(examination: &Examination) -> Corrections {
    let of = |confidence: Confidence| examination.corrections.iter().filter(move |it| it.confidence == confidence);
    // Rival explanations of one fault are one fault.
    let open = of(Confidence::Open).map(|correction| correction.group);
    let open: std::collections::BTreeSet<u32> = open.filter(|group| examination.is_undecided(*group)).collect();
    let first = |confidence| of(confidence).filter(|it| it.alternative.is_none_or(|rank| rank == 1)).count();
    Corrections { certain: first(Confidence::Certain), likely: first(Confidence::Likely), open: open.len() }
}

fn side(plan: &Plan, side: Side) -> Option<Amount> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let mut amounts = budget.items(side).filter_map(|(line, _)| budget.amount(line, column)).peekable();
    amounts.peek()?;
    Amount::total(amounts)
}

fn of_categories(plan: &Plan, categories: &[Category]) -> Option<Amount> {
    let (at, column) = plan.main_column()?;
    let budget = plan.budgets.get(at)?;
    let fits = |line: &crate::plan::Line| {
        line.role == Role::Item && line.category.is_some_and(|category| categories.contains(&category))
    };
    let lines = budget.lines.iter().enumerate().filter(|(_, line)| fits(line));
    let mut amounts = lines.filter_map(|(line, _)| budget.amount(line, column)).peekable();
    amounts.peek()?;
    Amount::total(amounts)
}
