//! A budget table: columns, lines, and which sum covers which lines.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::Place;
use crate::money::{Amount, Unit};

use super::Period;

/// What a column's amounts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The decided budget.
    Budget,
    /// A later year of a multi-year budget.
    Plan,
    /// A forecast (prognos).
    Forecast,
    /// An outcome (utfall, bokslut).
    Actual,
    /// A difference; no amount of a year.
    Deviation,
}

/// A column of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Its year.
    pub year: Option<i32>,
    /// What it holds.
    pub kind: Option<Kind>,
    /// The part of a year that it holds, where it is not a whole one. A part has neither year nor kind, but
    /// for an outcome so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// The side of a budget that a line stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Income.
    Income,
    /// Cost.
    Cost,
    /// Neither: a result, equity.
    #[default]
    None,
}

/// What a line is within its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A line of its own money.
    #[default]
    Item,
    /// "varav": inside another line, never added.
    OfWhich,
    /// The sum of a group.
    Subtotal,
    /// The sum of a side.
    Total,
    /// Income minus cost.
    Result,
    /// Equity.
    Equity,
}

/// The normal categories of an item (LAW.md; headings advised by finsam.se).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Försäkringskassan for the state, Arbetsförmedlingen included.
    State,
    /// The region or regions.
    Region,
    /// A municipality.
    Municipality,
    /// One line that holds all members' money.
    Members,
    /// ESF and other grants.
    Grant,
    /// Interest.
    Interest,
    /// Equity used as financing: no income.
    OwnEquity,
    /// Other income.
    OtherIncome,
    /// The board.
    Board,
    /// Administration.
    Administration,
    /// Audit.
    Audit,
    /// Activities for individuals.
    Individual,
    /// Structural activities.
    Structural,
    /// Competence development.
    Competence,
    /// Process support.
    Process,
    /// Evaluation.
    Evaluation,
    /// Not yet decided.
    Reserve,
    /// Other cost.
    OtherCost,
}

impl Category {
    /// All, incomes first, in the order they are shown.
    pub const ALL: [Self; 18] = [
        Self::State,
        Self::Region,
        Self::Municipality,
        Self::Members,
        Self::Grant,
        Self::Interest,
        Self::OwnEquity,
        Self::OtherIncome,
        Self::Board,
        Self::Administration,
        Self::Audit,
        Self::Individual,
        Self::Structural,
        Self::Competence,
        Self::Process,
        Self::Evaluation,
        Self::Reserve,
        Self::OtherCost,
    ];

    /// Whether it is a category of income.
    #[must_use]
    pub fn is_income(self) -> bool {
        matches!(
            self,
            Self::State
                | Self::Region
                | Self::Municipality
                | Self::Members
                | Self::Grant
                | Self::Interest
                | Self::OwnEquity
                | Self::OtherIncome
        )
    }
}

/// An amount that is printed: its value, its printed form, its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// In kronor. A cost is positive when it has the usual sign of its column and role.
    pub amount: Amount,
    /// As printed.
    pub printed: String,
    /// Where.
    pub place: Place,
}

impl Figure {
    /// Whether nobody has printed it: it stands in a plan that is being made.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.printed.is_empty()
    }

    /// Whether it is yet to be filled in.
    #[must_use]
    pub fn is_to_fill(&self) -> bool {
        self.is_undecided() && self.amount.is_zero()
    }
}

/// One line of a budget.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Line {
    /// Slug of the label path, unique in the plan.
    pub id: String,
    /// The label as printed, mended of line breaks and markup.
    pub label: String,
    /// Slug path of the group it stands in.
    pub group: String,
    /// The labels of that path, as printed, outermost first.
    pub path: Vec<String>,
    /// Its side.
    pub side: Side,
    /// Its role.
    pub role: Role,
    /// Its category; items only.
    pub category: Option<Category>,
    /// One cell a column; `None` where nothing is printed.
    pub cells: Vec<Option<Figure>>,
    /// Where the label stands.
    pub place: Place,
}

/// One term of a sum: a line, added (`1`) or taken away (`-1`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The line.
    pub line: usize,
    /// `1` or `-1`.
    pub sign: i8,
}

/// Which lines a sum, total or result covers: one and the same for all columns of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The line that holds the sum.
    pub line: usize,
    /// What it covers, directly.
    pub terms: Vec<Term>,
    /// Whether the layout alone says so (words, headings, order), without the help of arithmetic:
    /// an equation that chose a reading cannot prove a correction of it.
    pub by_layout: bool,
}

/// A figure that the source's own formula computes out of other lines of its column, as a workbook does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The lines that the formula adds or takes away; one that it names twice stands twice.
    pub terms: Vec<Term>,
    /// What it adds as the workbook names it: `E13:E16`, `E5 + E9`.
    pub ranges: String,
}

/// An amount printed a second time on a line (a total in the column of the group sums).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The line.
    pub line: usize,
    /// The column it repeats.
    pub column: usize,
    /// The second printing.
    pub figure: Figure,
}

/// One budget table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Budget {
    /// Its title.
    pub title: Option<String>,
    /// The unit of its figures.
    pub unit: Unit,
    /// Its columns of amounts.
    pub columns: Vec<Column>,
    /// Its lines, in the order printed (a sum printed on its last item's row follows that item).
    pub lines: Vec<Line>,
    /// Its structure.
    pub sums: Vec<Sum>,
    /// Amounts printed twice.
    pub repeats: Vec<Repeat>,
    /// What the source's own formulas say.
    pub computed: Vec<Computed>,
    /// Where it begins.
    pub place: Place,
}

impl Budget {
    /// The amount of a line in a column.
    #[must_use]
    pub fn amount(&self, line: usize, column: usize) -> Option<Amount> {
        self.lines.get(line)?.cells.get(column)?.as_ref().map(|figure| figure.amount)
    }

    /// What the source's own formula says of a figure.
    #[must_use]
    pub fn computed_at(&self, line: usize, column: usize) -> Option<&Computed> {
        self.computed.iter().find(|told| (told.line, told.column) == (line, column))
    }

    /// The lines that the structure gives a sum and its formula does not, in order.
    #[must_use]
    pub fn left_out(&self, told: &Computed) -> Vec<usize> {
        let terms = self.sums.iter().filter(|sum| sum.line == told.line).flat_map(|sum| &sum.terms);
        // What a formula adds line by line it adds, whether or not the structure has a sum between.
        let reached = self.reached(told);
        let mut lines: Vec<usize> =
            terms.map(|term| term.line).filter(|line| !self.is_reached(*line, &reached)).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The lines that a formula adds, with those that the sums among them are made of.
    fn reached(&self, told: &Computed) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut open: Vec<usize> = told.terms.iter().map(|term| term.line).collect();
        while let Some(line) = open.pop() {
            if found.insert(line) {
                let below = self.sums.iter().filter(|sum| sum.line == line).flat_map(|sum| &sum.terms);
                open.extend(below.map(|term| term.line));
            }
        }
        found
    }

    /// Whether a line is added, itself or by all that it is made of.
    fn is_reached(&self, line: usize, reached: &BTreeSet<usize>) -> bool {
        if reached.contains(&line) {
            return true;
        }
        let mut terms = self.sums.iter().filter(|sum| sum.line == line).flat_map(|sum| &sum.terms).peekable();
        terms.peek().is_some() && terms.all(|term| reached.contains(&term.line))
    }

    /// The items of a side that are no equity used as financing: what income or cost is made of.
    pub fn items(&self, side: Side) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(move |(_, line)| {
            line.side == side && line.role == Role::Item && line.category != Some(Category::OwnEquity)
        })
    }

    /// How much of a whole budget a column shows: whether it has both sides, and its turnover in kronor.
    #[must_use]
    pub fn weight(&self, column: usize) -> (bool, Amount) {
        let turnover = |side| {
            let amounts = self.items(side).filter_map(|(line, _)| self.amount(line, column));
            Amount::total(amounts.map(Amount::magnitude)).unwrap_or_default()
        };
        let shows =
            |side| self.lines.iter().any(|line| line.side == side && line.cells.iter().flatten().next().is_some());
        let whole = turnover(Side::Income).plus(turnover(Side::Cost)).unwrap_or_default();
        (shows(Side::Income) && shows(Side::Cost), whole)
    }
}
