//! Meaning: which table is a budget, which column a year, which line a sum, which list a goal. Document → Plan.
//!
//! Nothing here knows a format or a förbund: rows of cells come in, words of the field ([`lexicon`]), the number
//! grammar ([`figures`]) and the tables' own sums decide. What looks like a figure and finds no home is listed.

mod budget;
mod carried;
mod category;
mod columns;
mod entry;
mod equity;
pub mod figures;
mod furniture;
mod header;
mod joined;
pub mod label;
pub mod lexicon;
mod margins;
mod measure;
mod no_plan;
mod pattern;
mod prose;
mod region;
#[cfg(test)]
mod robust;
mod shape;
mod stacked;
mod structure;
mod unfold;
mod unit;
mod unread;
mod years;

pub mod adopted;
pub mod claims;
pub mod goals;
pub mod name;
pub mod sentences;
pub mod year;

pub use no_plan::{Found, Nearest, NoPlan};

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::money::Unit;
use crate::plan::{About, Budget, Hints, Kind, Plan, YearField};

use label::Mender;
use margins::Margins;
use prose::Prose;
use region::Region;
use shape::Shape;
use years::{Equity, Years};

/// Reads a document as a plan.
///
/// # Errors
/// [`NoPlan`] where no budget table is found, with what was looked for and what was found instead.
pub fn recognize(document: &Document, hints: &Hints) -> Result<Plan, Box<NoPlan>> {
    recognize_opened(document, &Opened::of(document), hints)
}

/// A document's running text, read once: for the name that chooses the packs, and for all that comes after.
#[derive(Debug)]
pub struct Opened {
    prose: Prose,
    name: OnceCell<Option<String>>,
}

impl Opened {
    /// Of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self { prose: Prose::of(document), name: OnceCell::new() }
    }

    /// The förbund's name, as [`name::find`] finds it; `document` is the one that was opened.
    #[must_use]
    pub fn name(&self, document: &Document) -> Option<&str> {
        self.name.get_or_init(|| name::in_prose(document, &self.prose)).as_deref()
    }
}

/// Reads a document as a plan, its running text being read.
///
/// # Errors
/// As [`recognize`].
pub fn recognize_opened(document: &Document, opened: &Opened, hints: &Hints) -> Result<Plan, Box<NoPlan>> {
    if let Some(plan) = carried::plan(document, hints) {
        return Ok(plan);
    }
    let unfolded = unfold::unfold(document);
    // What had to be unfolded is read anew.
    let anew = matches!(unfolded, Cow::Owned(_)).then(|| Opened::of(&unfolded));
    let opened = anew.as_ref().unwrap_or(opened);
    let document = unfolded.as_ref();
    let shapes = stacked::shapes(document);
    let mender = Mender::learn(document);
    let prose = &opened.prose;
    let margins = Margins::of(document);
    let year = year::in_prose(prose)
        .or_else(|| margins.as_ref().and_then(Margins::year))
        .or_else(|| year::in_name(&document.source.file));
    let (regions, refused) = region::regions(document, &shapes);
    let mut found = Tables::default();
    for region in &regions {
        found.take(document, &shapes, region, &mender, hints, year);
    }
    let tables = !(found.budgets.is_empty() && found.rows.is_empty() && found.results.is_empty());
    joined::pieces(&mut found.budgets);
    joined::sides(&mut found.budgets, year);
    found.years_of_budgets(year);
    let year =
        year.or_else(|| found.budgets.iter().flat_map(|budget| &budget.columns).filter_map(|column| column.year).max());
    let mut plan = Plan {
        source: document.source.clone(),
        forbund: opened.name(document).map(str::to_owned).or_else(|| margins.as_ref().and_then(Margins::forbund)),
        year,
        adopted: adopted::in_prose(document, prose).or_else(|| margins.as_ref().and_then(Margins::adopted)),
        ..Plan::default()
    };
    let taken: BTreeSet<usize> = regions
        .iter()
        // What stands above a table's title or its first line is not the table's.
        .filter_map(|region| Some(*found.used.get(&region.rows.start)?..region.rows.end))
        .flatten()
        .collect();
    let taken = |row: usize| taken.contains(&row);
    // A remark at a cell is no part of the goals around it.
    let aside = |row: usize| document.rows.get(row).is_some_and(|row| row.aside);
    let goals = goals::parse(document, prose, &|row| taken(row) || aside(row));
    plan.claims = claims::in_prose(document, prose, &taken, &goals.indicator_rows);
    plan.goals = goals.goals;
    if !tables && !told_in_prose(&plan) {
        return Err(Box::new(unread::instead(document, &shapes, &refused)));
    }
    for claim in plan.claims.iter_mut().filter(|claim| claim.year.is_none() && claim.about != About::Other) {
        claim.year = year;
    }
    let results: Vec<_> = found.rows.iter().chain(&found.results).cloned().collect();
    let told = claims::equity::stated(&plan.claims, year);
    plan.equity = equity::rows(&found.budgets, &results, std::mem::take(&mut found.equity), &told, year);
    plan.unread = unread::rows(document, &shapes, &refused, &found.unhomed);
    plan.unread.extend(unread::asides(document, &plan.claims));
    plan.unread.extend(margins.iter().flat_map(Margins::unread));
    plan.budgets = found.budgets;
    plan.multi_year = found.rows;
    unique_ids(&mut plan.budgets);
    Ok(plan)
}

/// What the regions gave.
#[derive(Debug, Default)]
struct Tables {
    budgets: Vec<Budget>,
    rows: Vec<crate::plan::MultiYearRow>,
    /// Results of tables that tell how equity changes, and nothing of incomes and costs.
    results: Vec<crate::plan::MultiYearRow>,
    equity: Vec<Equity>,
    /// The regions that became tables, by their first row, with the row where the table itself begins.
    used: BTreeMap<usize, usize>,
    unhomed: Vec<crate::plan::Unread>,
}

impl Tables {
    fn take(
        &mut self,
        document: &Document,
        shapes: &[Shape],
        region: &Region,
        mender: &Mender,
        hints: &Hints,
        year: Option<i32>,
    ) {
        let entries = entry::entries(document, shapes, region, mender);
        if years::is_by_rows(&entries)
            && let Some(found) = years::by_rows(document, shapes, region, &entries)
        {
            self.used.insert(region.rows.start, begin(region, &entries));
            self.add(found);
            return;
        }
        let Some(reading) = budget::read(document, shapes, region, &entries, hints, year) else { return };
        self.used.insert(region.rows.start, begin(region, &entries));
        self.unhomed.extend(reading.unread);
        match years::by_columns(&reading.budget, year).or_else(|| years::rolled(&reading.budget, year)) {
            Some(found) => self.add(found),
            None => self.budgets.push(reading.budget),
        }
    }

    /// Without a multi-year table of its own, a budget that goes on into later years is the multi-year plan.
    fn years_of_budgets(&mut self, year: Option<i32>) {
        if !self.rows.is_empty() {
            return;
        }
        let plans = |column: &crate::plan::Column| {
            matches!(column.kind, Some(Kind::Budget | Kind::Plan))
                && column.year.zip(year).is_some_and(|(own, year)| own >= year)
        };
        let years = |budget: &&Budget| {
            let own = budget.columns.iter().filter(|column| plans(column)).filter_map(|column| column.year);
            own.collect::<BTreeSet<_>>().len()
        };
        let several = self.budgets.iter().find(|budget| years(budget) >= 2);
        if let Some(budget) = several {
            let mut rows = years::from_budget(budget).rows;
            rows.retain(|row| year.is_some_and(|year| row.year >= year));
            self.rows = rows;
        }
    }

    fn add(&mut self, found: Years) {
        let plans = |row: &crate::plan::MultiYearRow| row.figures.iter().any(|(field, _)| *field != YearField::Result);
        let rows = if found.rows.iter().any(plans) { &mut self.rows } else { &mut self.results };
        rows.extend(found.rows);
        self.equity.extend(found.equity);
    }
}

/// Whether a plan without a table tells its budget in sentences: whose it is, which year's, what comes in and what it
/// is used for.
fn told_in_prose(plan: &Plan) -> bool {
    let tells =
        |wanted: &[About]| plan.claims.iter().any(|claim| claim.amount.is_some() && wanted.contains(&claim.about));
    plan.forbund.is_some()
        && plan.year.is_some()
        && tells(&[About::Contributions, About::Income, About::State])
        && tells(&[About::Costs])
}

/// Where a table begins: its title, else its header or its first line.
fn begin(region: &Region, entries: &entry::Entries) -> usize {
    let title = region.title.filter(|title| region.rows.contains(title));
    let first = entries.entries.iter().map(|entry| entry.row).chain(entries.header.iter().copied()).min();
    title.or(first).unwrap_or(region.rows.start)
}

/// Identifiers are unique within a plan, over all its tables.
fn unique_ids(budgets: &mut [Budget]) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for line in budgets.iter_mut().flat_map(|budget| &mut budget.lines) {
        let base = line.id.clone();
        let mut count = 1;
        while !seen.insert(line.id.clone()) {
            count += 1;
            line.id = format!("{base}-{count}");
        }
    }
}

/// The unit most of a plan's tables are printed in.
#[must_use]
pub fn main_unit(plan: &Plan) -> Unit {
    plan.main_column().and_then(|(budget, _)| plan.budgets.get(budget)).map_or(Unit::Kr, |budget| budget.unit)
}
