//! The book laid out: which sheets it has and where every figure stands, before anything is drawn.

use crate::{Examination, Stamp};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Message;
use crate::money::Unit;
use crate::plan::Address;
use crate::rules::Judged;
use crate::text::Catalogue;

use super::addresses::{Addresses, Held, View};
use super::checks::{self, Section};
use super::grid::{FIRST_COLUMN, Grid, shown_sign};
use super::inputs::Inputs;
use super::key_figures::KeyFigure;
use super::origin;
use super::pen::Entry;
use super::prints::{self, Print};
use super::record::Record;
use super::sheets::{Names, Sheet, Spot};
use super::source;
use super::timeline::{self, Timeline};

/// A plan's book, laid out.
#[derive(Debug)]
pub(super) struct Book<'a> {
    /// All that is known of the plan.
    pub(super) examination: &'a Examination,
    /// The words.
    pub(super) catalogue: &'a Catalogue,
    /// The sheets' names.
    pub(super) names: Names,
    /// The unit that key figures and checks count in: the main budget's.
    pub(super) unit: Unit,
    /// The budget tables.
    pub(super) grids: Vec<Grid>,
    /// The years.
    pub(super) timeline: Timeline,
    /// The rows of Underlag.
    pub(super) prints: Vec<Print>,
    /// Where every figure stands.
    pub(super) addresses: Addresses,
    /// The rules that Kontroller lists.
    pub(super) judged: Vec<Judged>,
    /// How each of them stands.
    pub(super) stamps: Vec<Stamp>,
    /// The rows of Kontroller.
    pub(super) sections: Vec<Section>,
    /// What people have typed into an earlier book.
    pub(super) inputs: Inputs<'a>,
    /// The lines whose category a person has chosen.
    pub(super) chosen: BTreeSet<String>,
    /// The key figures, once they are asked for.
    pub(super) key_figures: OnceCell<Vec<KeyFigure>>,
    /// What is written on each sheet, while it is written.
    pub(super) records: BTreeMap<Sheet, RefCell<Record>>,
}

impl<'a> Book<'a> {
    /// Lays out a plan's book.
    pub(super) fn new(examination: &'a Examination, catalogue: &'a Catalogue, chosen: Option<Unit>) -> Self {
        let plan = &examination.corrected;
        let main = plan.main_column().and_then(|(budget, _)| plan.budgets.get(budget));
        let mut book = Self {
            examination,
            catalogue,
            names: Names::new(catalogue),
            unit: chosen.or(main.or(plan.budgets.first()).map(|budget| budget.unit)).unwrap_or_default(),
            grids: plan.budgets.iter().map(|budget| Grid::new(budget, chosen.unwrap_or(budget.unit))).collect(),
            timeline: Timeline::default(),
            prints: prints::all(&examination.printed, plan, catalogue),
            addresses: Addresses::default(),
            judged: examination.listed(),
            stamps: Vec::new(),
            sections: Vec::new(),
            inputs: Inputs::new(&examination.filled),
            chosen: examination.filled.categories().map(|(id, _)| id.to_owned()).collect(),
            key_figures: OnceCell::new(),
            records: BTreeMap::new(),
        };
        if let Some(origin) = &plan.origin {
            origin::overlay(&mut book.prints, origin);
        }
        book.stamps = examination.stamps(&book.judged);
        book.announce_budgets();
        book.announce_prints();
        let unit = timeline::unit(plan, chosen);
        let view = View { unit, ..book.view(Sheet::Years) };
        book.timeline = Timeline::new(plan, unit, &view);
        book.timeline.announce(&mut book.addresses);
        book.sections = checks::sections(&book.judged, plan, &book.view(Sheet::Checks));
        let sheets = book.sheets().into_iter().chain([Sheet::Left]);
        book.records = sheets.map(|sheet| (sheet, RefCell::default())).collect();
        book
    }

    /// The sheets, in their order.
    pub(super) fn sheets(&self) -> Vec<Sheet> {
        let mut sheets = vec![Sheet::Overview];
        sheets.extend((0..self.grids.len()).map(Sheet::Budget));
        if !self.timeline.is_empty() {
            sheets.push(Sheet::Years);
        }
        if self.examination.corrected.main_column().is_some() {
            sheets.extend([Sheet::FollowUp, Sheet::Activities, Sheet::Members]);
        }
        sheets.extend([Sheet::Goals, Sheet::Checks, Sheet::Corrections, Sheet::Source]);
        sheets
    }

    /// How formulas of a sheet name the figures, in the book's unit.
    pub(super) fn view(&self, home: Sheet) -> View<'_> {
        View { addresses: &self.addresses, names: &self.names, home, unit: self.unit, as_decided: false }
    }

    /// What the plan is, in one line.
    pub(super) fn title(&self) -> String {
        let plan = &self.examination.corrected;
        match plan.year {
            Some(year) => self.say(Message::new("book-title-year").text("year", year.to_string())),
            None => self.word("book-title"),
        }
    }

    /// The förbund's name, or that it is unknown.
    pub(super) fn forbund(&self) -> String {
        self.examination.corrected.forbund.clone().unwrap_or_else(|| self.word("book-forbund-unknown"))
    }

    /// The file that the plan was read from; of a plan out of a workbook of ours the one that it was first read from.
    pub(super) fn source_file(&self) -> &str {
        let plan = &self.examination.corrected;
        plan.origin.as_ref().map_or(plan.source.file.as_str(), |origin| origin.file.as_str())
    }

    /// Its fingerprint.
    pub(super) fn source_sha256(&self) -> &str {
        let plan = &self.examination.corrected;
        plan.origin.as_ref().map_or(plan.source.sha256.as_str(), |origin| origin.sha256.as_str())
    }

    /// Whether it was a PDF, of which what is read is less sure.
    pub(super) fn is_less_sure(&self) -> bool {
        let plan = &self.examination.corrected;
        plan.source.is_less_sure() || plan.origin.as_ref().is_some_and(|origin| origin.format == "pdf")
    }

    /// A word of the catalogue.
    pub(super) fn word(&self, id: &str) -> String {
        self.catalogue.word(id)
    }

    /// Words of the catalogue.
    pub(super) fn word_list(&self, ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| self.word(id)).collect()
    }

    /// A message in words.
    pub(super) fn say(&self, message: Message) -> String {
        self.catalogue.say(&message)
    }

    fn announce_budgets(&mut self) {
        for ((at, budget), grid) in self.examination.corrected.budgets.iter().enumerate().zip(&self.grids) {
            for ((line_at, line), row) in budget.lines.iter().enumerate().zip(&grid.line_rows) {
                for (column_at, column) in (0..budget.columns.len()).zip(FIRST_COLUMN..) {
                    let entry = grid.entry(line_at, column_at);
                    let held = Held {
                        spot: Spot { sheet: Sheet::Budget(at), row: *row, column },
                        unit: grid.unit,
                        sign: shown_sign(line, grid.costs_negative),
                        content: entry.and_then(Entry::value).unwrap_or_default(),
                        computed: matches!(entry, Some(Entry::Live { .. })),
                    };
                    self.addresses.hold(Address::Line { budget: at, line: line_at, column: column_at }, held);
                }
            }
        }
    }

    fn announce_prints(&mut self) {
        for (row, print) in (source::FIRST_ROW..).zip(&self.prints) {
            let (Some(address), Some(amount)) = (print.address, print.decided) else { continue };
            let spot = Spot { sheet: Sheet::Source, row, column: source::DECIDED };
            self.addresses
                .decide(address, Held { spot, unit: Unit::Kr, sign: 1, content: amount.decimal(), computed: false });
        }
    }
}
