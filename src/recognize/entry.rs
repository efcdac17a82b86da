//! Rows put together into entries: a label, whole, and its figures, wherever the page broke them apart.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::document::{Document, Place};
use crate::plan::{Category, Side};

use super::figures::AtomKind;
use super::header;
use super::label::{self, Mender};
use super::lexicon::{self, Says};
use super::region::{Region, first_year, is_amount, is_new_page};
use super::shape::{Run, Shape, place_of};

/// A line of a table, put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The label, whole and tidy.
    pub label: String,
    /// Where it begins.
    pub place: Place,
    /// The runs of figures, each with the document's row it stands on.
    pub runs: Vec<(usize, Rc<Run>)>,
    /// What the label says.
    pub says: Says,
    /// The side that the label alone names.
    pub head: Option<Side>,
    /// The category that the label names among incomes.
    pub income: Option<Category>,
    /// A bullet in front.
    pub bullet: bool,
    /// Indentation of the label.
    pub indent: u32,
    /// Bold by its format.
    pub bold: bool,
    /// Printed in capitals.
    pub caps: bool,
    /// A blank row stands before it.
    pub spaced: bool,
    /// A blank row stands after it.
    pub closed: bool,
    /// The year that it begins with, in a table by years.
    pub year: Option<i32>,
    /// The document's row.
    pub row: usize,
    /// Whether its figures stood on rows of their own.
    pub stacked: bool,
}

impl Entry {
    /// Whether it has no figures: a heading or an empty line.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.runs.is_empty()
    }
}

/// A region's header rows and entries.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Entries {
    /// Rows of the header, in order; the title row last if it is all there is.
    pub header: Vec<usize>,
    /// The entries.
    pub entries: Vec<Entry>,
    /// Label rows above everything that are neither header nor heading.
    pub above: Vec<usize>,
}

/// Puts a region's rows together.
#[must_use]
pub fn entries(document: &Document, shapes: &[Shape], region: &Region, mender: &Mender) -> Entries {
    let first = region.rows.clone().find(|at| shapes.get(*at).is_some_and(is_amount)).unwrap_or(region.rows.start);
    let above = shapes.get(region.rows.start..first).unwrap_or_default();
    let mut builder = Builder {
        first,
        said: above.iter().map(|shape| shape.label.trim()).collect(),
        document,
        shapes,
        mender,
        out: Entries::default(),
        pending: Vec::new(),
        spaced: true,
        named: None,
        last_row: None,
    };
    for at in region.rows.clone() {
        let Some(shape) = shapes.get(at) else { break };
        if Some(at) == region.title && !shape.has_figures() {
            continue;
        }
        builder.take(at, shape);
    }
    builder.flush_pending();
    let mut out = builder.out;
    keep_headings_near(&mut out, first);
    out
}

struct Builder<'a> {
    /// The first row of figures, and what stands above it.
    first: usize,
    said: BTreeSet<&'a str>,
    document: &'a Document,
    shapes: &'a [Shape],
    mender: &'a Mender,
    out: Entries,
    pending: Vec<Entry>,
    spaced: bool,
    /// The group of the rows above, where a column of its own names it.
    named: Option<String>,
    last_row: Option<usize>,
}

impl Builder<'_> {
    fn take(&mut self, at: usize, shape: &Shape) {
        if shape.blank {
            self.spaced = true;
            if let Some(last) = self.pending.last_mut() {
                last.closed = true;
            } else if let Some(last) = self.out.entries.last_mut() {
                last.closed = true;
            }
            return;
        }
        if header::is_header(shape) {
            self.header(at, shape);
        } else if is_amount(shape) {
            self.group(at, shape);
            self.figures(at, shape);
        } else {
            self.words(at, shape);
        }
        self.spaced = false;
        self.last_row = Some(at);
    }

    /// A group that a column of its own names begins where its name changes.
    fn group(&mut self, at: usize, shape: &Shape) {
        let Some(name) = shape.group.as_ref().filter(|name| self.named.as_ref() != Some(name)) else { return };
        self.flush_pending();
        let entry = self.entry(at, shape, name);
        self.out.entries.push(entry);
        self.named = Some(name.clone());
    }

    /// A header row; `INTÄKTER  tkr  tkr` is a heading too.
    fn header(&mut self, at: usize, shape: &Shape) {
        self.flush_pending();
        self.out.header.push(at);
        let Some(row) = self.document.rows.get(at) else { return };
        let end = header::tokens(row).first().map_or(0, |token| token.start);
        let front: String = row.text().chars().take(end).collect();
        let tidy = label::tidy(&front);
        if lexicon::side_head(&tidy).is_some() {
            let mut entry = self.entry(at, shape, &tidy);
            entry.runs.clear();
            self.out.entries.push(entry);
        }
    }

    fn words(&mut self, at: usize, shape: &Shape) {
        // The table's head once more.
        let again = at > self.first && self.said.contains(shape.label.trim());
        if again && shape.lone_year.is_some() && is_new_page(self.shapes, at) {
            return;
        }
        // `Förbundschef, 80 %` on a row of its own: the percentage is a word of the label.
        let percent = shape.has_figures().then(|| self.document.rows.get(at)).flatten();
        let tidy = percent.map_or_else(|| shape.tidy(), |row| label::tidy(&row.text()));
        let again = tidy.to_lowercase().contains("forts") && tidy.split_whitespace().count() <= 8;
        if again {
            return;
        }
        if tidy.is_empty() || (is_furniture(&tidy) && shape.lone_year.is_none()) {
            return;
        }
        let entry = self.entry(at, shape, &tidy);
        let hanging = self.pending.last().is_some_and(|last| !last.closed && last.head.is_none() && hangs(&last.label));
        if shape.continues || hanging {
            if let Some(last) = self.pending.last_mut() {
                join(&mut last.label, &tidy);
                last.says = lexicon::says(&last.label);
                last.head = lexicon::side_head(&last.label);
                return;
            }
            let next_is_own = self.next_label(at).is_some_and(|next| !next.continues);
            if let Some(last) =
                self.out.entries.last_mut().filter(|last| next_is_own && last.head.is_none() && !last.closed)
            {
                join(&mut last.label, &tidy);
                last.says = lexicon::says(&last.label);
                return;
            }
        }
        self.pending.push(entry);
    }

    fn next_label(&self, at: usize) -> Option<&Shape> {
        self.shapes.iter().skip(at + 1).find(|shape| !shape.blank).filter(|shape| !shape.label.trim().is_empty())
    }

    fn figures(&mut self, at: usize, shape: &Shape) {
        let tidy = shape.tidy();
        let year = first_year(shape);
        if tidy.is_empty() && year.is_none() {
            self.bare_figures(at, shape);
            return;
        }
        let mut entry = self.entry(at, shape, &tidy);
        entry.year = year;
        entry.runs = shape.runs.iter().map(|run| (at, Rc::clone(run))).collect();
        let open = self.pending.last().is_some_and(|last| hangs(&last.label));
        if (shape.continues || open)
            && self.pending.last().is_some_and(|last| last.head.is_none() || last.label.ends_with(','))
            && let Some(front) = self.pending.pop()
        {
            self.flush_pending();
            entry = Entry {
                label: front.label,
                place: front.place,
                bullet: front.bullet,
                indent: front.indent,
                spaced: front.spaced,
                ..entry
            };
            join(&mut entry.label, &tidy);
            entry.says = lexicon::says(&entry.label);
            entry.head = lexicon::side_head(&entry.label);
        }
        self.flush_pending();
        self.out.entries.push(entry);
    }

    /// Figures without a label on their row: those of the label above, more cells of it, or a sum without a name.
    fn bare_figures(&mut self, at: usize, shape: &Shape) {
        let widest = self.out.entries.iter().map(|entry| entry.runs.len()).max().unwrap_or(0);
        let missing = self.pending.is_empty()
            && self.out.entries.last().is_some_and(|last| last.stacked && last.runs.len() < widest);
        if (shape.page_start || !missing) && self.is_page_number(at, shape) {
            return;
        }
        let runs: Vec<(usize, Rc<Run>)> = shape.runs.iter().map(|run| (at, Rc::clone(run))).collect();
        if let Some(mut entry) = self.pending.pop() {
            self.flush_pending();
            entry.runs = runs;
            entry.stacked = true;
            self.out.entries.push(entry);
            return;
        }
        let single = shape.fewest_figures() == 1;
        if let Some(last) = self.out.entries.last_mut().filter(|last| last.stacked && single && !last.is_bare()) {
            last.runs.extend(runs);
            return;
        }
        let mut entry = self.entry(at, shape, "");
        entry.says = Says::BareSum;
        entry.runs = runs;
        self.out.entries.push(entry);
    }

    /// A lone small number at a page's end is no figure of the table.
    fn is_page_number(&self, at: usize, shape: &Shape) -> bool {
        let wide = self.out.entries.iter().filter(|entry| figures_in(entry) > 1).count();
        // One cell a row, the first line's `2 950` need not be two figures.
        let stacked = self.out.entries.iter().filter(|entry| entry.stacked).count();
        let known = stacked == 0 || stacked >= 3;
        let lonely = known
            && wide * 2 > self.out.entries.iter().filter(|entry| !entry.is_bare()).count()
            && self.pending.is_empty();
        let [run] = shape.runs.as_slice() else { return false };
        let [atom] = run.atoms.as_slice() else { return false };
        let small =
            atom.kind == AtomKind::Digits && atom.text.parse::<u32>().is_ok_and(|page| (1..400).contains(&page));
        let next = self.shapes.iter().skip(at + 1).find(|next| !next.blank);
        // Right below words, in a table of one cell a row, it is the words' own.
        let told = self.last_row == Some(at - 1) && !self.pending.is_empty() && !shape.page_start;
        let stacked = || self.out.entries.iter().filter(|entry| entry.stacked).count() >= 2;
        if told && stacked() {
            return false;
        }
        small && (shape.page_start || lonely || next.is_none_or(|next| next.page_start))
    }

    fn entry(&self, at: usize, shape: &Shape, tidy: &str) -> Entry {
        let label = self.mender.mend(tidy);
        let letters: Vec<char> = label.chars().filter(|c| c.is_alphabetic()).collect();
        let place = self.document.rows.get(at).map(|row| {
            let width = shape.label.trim().chars().count();
            place_of(row, shape.label_start, shape.label_start + width)
        });
        Entry {
            says: lexicon::says(&label),
            head: lexicon::side_head(&label),
            income: lexicon::income_category(&label),
            caps: letters.len() > 3 && letters.iter().all(|c| c.is_uppercase()),
            label,
            place: place.unwrap_or_default(),
            runs: Vec::new(),
            bullet: shape.bullet,
            indent: shape.indent,
            bold: shape.bold,
            spaced: self.spaced,
            closed: false,
            year: None,
            row: at,
            stacked: false,
        }
    }

    fn flush_pending(&mut self) {
        self.out.entries.append(&mut self.pending);
    }
}

/// The most figures that an entry can be read as.
fn figures_in(entry: &Entry) -> usize {
    entry.runs.iter().map(|(_, run)| run.readings.last().map_or(0, Vec::len)).sum()
}

/// Above the first figures only the headings next to them are the table's own.
fn keep_headings_near(out: &mut Entries, first: usize) {
    let start = out.header.iter().copied().filter(|row| *row < first).max();
    let mut keep = Vec::new();
    for entry in std::mem::take(&mut out.entries) {
        let above = entry.is_bare() && entry.row < first;
        let headed = start.is_some_and(|start| entry.row >= start);
        let near = first - entry.row.min(first) <= 4;
        if above
            && entry.head.is_none()
            && !headed
            && !(near && !lexicon::is_title(&entry.label) && header::unit_in(&entry.label).is_none())
        {
            out.above.push(entry.row);
        } else {
            keep.push(entry);
        }
    }
    out.entries = keep;
}

/// Joins the rest of a label to its front.
fn join(front: &mut String, rest: &str) {
    let broken =
        front.ends_with('-') && rest.chars().next().is_some_and(char::is_lowercase) && !rest.starts_with("och ");
    if broken {
        front.pop();
    } else if !front.is_empty() {
        front.push(' ');
    }
    front.push_str(rest);
}

/// Whether a label breaks off: `Försäkringskassan och`.
fn hangs(label: &str) -> bool {
    let last = label.split_whitespace().next_back().unwrap_or("").to_lowercase();
    const OPEN: [&str; 31] = [
        "och",
        "för",
        "till",
        "av",
        "i",
        "på",
        "med",
        "från",
        "samt",
        "eller",
        "&",
        "inom",
        "om",
        "inklusive",
        "exklusive",
        "inkl",
        "inkl.",
        "exkl",
        "exkl.",
        "mellan",
        "via",
        "vid",
        "under",
        "utan",
        "enligt",
        "hos",
        "mot",
        "kring",
        "genom",
        "respektive",
        "resp.",
    ];
    OPEN.contains(&last.as_str()) || label.ends_with(['/', ','])
}

/// Page furniture: `Sida 3 av 9`, `3 (9)`.
fn is_furniture(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.starts_with("sida ") || lower.starts_with("sid ") || text.chars().all(|c| !c.is_alphabetic())
}
