//! The shape of a row: its label, its figures with all their readings, what it looks like.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::document::{Document, Place, Row};

use super::figures::{Atom, AtomKind, Reading, atoms, readings_up_to};
use super::{furniture, label};

mod columns;
mod comments;
mod contents;
mod dashes;
mod pages;
mod two_labels;

/// A run of figures on a row, with every way to split it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The grid column, where the row has real cells.
    pub grid: Option<u32>,
    /// All readings, the ones with the fewest figures first.
    pub readings: Vec<Reading>,
    /// The run's atoms, for what must give a leading figure back to the label.
    pub atoms: Vec<Atom>,
    /// The decimal that a workbook's cell holds is its only reading.
    pub exact: bool,
}

/// A row's shape.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shape {
    /// The row in the document.
    pub row: usize,
    /// The words in front of the figures, as printed.
    pub label: String,
    /// The label's first character on the flattened row.
    pub label_start: usize,
    /// The runs of figures.
    pub runs: Vec<Rc<Run>>,
    /// The group that a column of its own in front of the label names.
    pub group: Option<String>,
    /// Text cells behind or between the figures: comments.
    pub comments: Vec<String>,
    /// A year that is all there is of figures: `Budget 2025`.
    pub lone_year: Option<i32>,
    /// Words in it.
    pub words: usize,
    /// Characters of text in it.
    pub width: usize,
    /// Text cells that are not empty.
    pub text_cells: usize,
    /// Whether it reads as a sentence or a part of one.
    pub prose: bool,
    /// Whether it begins with a lower-case letter or a parenthesis: the rest of a label.
    pub continues: bool,
    /// A bullet in front.
    pub bullet: bool,
    /// Indentation.
    pub indent: u32,
    /// The real table it stands in.
    pub table: Option<u32>,
    /// Whether nothing is on it.
    pub blank: bool,
    /// Whether a page begins here.
    pub page_start: bool,
    /// A heading by its format.
    pub heading: bool,
    /// Bold by its format.
    pub bold: bool,
    /// A column's head on a row of its own, among others like it.
    pub stacked_head: bool,
    /// The heads of parts of a year.
    pub periods: bool,
    /// A page's header, footer or number: no part of anything.
    pub furniture: bool,
    /// Whether it is a header, once that has been asked.
    pub header: OnceCell<bool>,
}

impl Shape {
    /// Whether it holds figures of its own.
    #[must_use]
    pub fn has_figures(&self) -> bool {
        !self.runs.is_empty()
    }

    /// The label without markup and bullet.
    #[must_use]
    pub fn tidy(&self) -> String {
        let bare = label::tidy(&self.label);
        label::bullet(&bare).map_or(bare.clone(), str::to_owned)
    }

    /// The fewest figures that it can be read as.
    #[must_use]
    pub fn fewest_figures(&self) -> usize {
        self.runs.iter().map(|run| run.readings.first().map_or(0, Vec::len)).sum()
    }
}

/// So many figures of all readings together are weighed against each other: some thirty times those of a plan. From
/// there on a row is read in its likeliest way.
const MOST_SLOTS: usize = 300_000;

/// All shapes of a document, row by row.
#[must_use]
pub fn shapes(document: &Document) -> Vec<Shape> {
    let mut left = MOST_SLOTS;
    let shape = |(at, row): (usize, &Row)| {
        let shape = shape(at, row, if left > 0 { usize::MAX } else { 1 });
        let slots = shape.runs.iter().flat_map(|run| &run.readings).map(Vec::len).sum();
        left = left.saturating_sub(slots);
        shape
    };
    let mut out: Vec<Shape> = document.rows.iter().enumerate().map(shape).collect();
    let texts: Vec<String> = document.rows.iter().map(|row| furniture::bare(&row.text())).collect();
    let running = furniture::running(&texts);
    let heads = furniture::headings(document);
    for (shape, (row, bare)) in out.iter_mut().zip(document.rows.iter().zip(&texts)) {
        let heading = row.page_start && heads.contains(row.text().as_ref());
        let runs = heading || running.contains(bare) || furniture::is_furniture(&row.text());
        if row.table.is_none() && !shape.blank && runs {
            shape.furniture = true;
            shape.blank = true;
            shape.runs.clear();
        }
    }
    pages::mark(document, &mut out);
    contents::mark(document, &mut out);
    dashes::alone(document, &mut out);
    comments::part(document, &mut out);
    columns::amounts_like_years(document, &mut out);
    two_labels::part(document, &mut out);
    out
}

/// A row's shape, its runs of figures with no more than `most` readings each.
fn shape(at: usize, row: &Row, most: usize) -> Shape {
    let text = row.text();
    // Gaps that lay out columns are no text.
    let (words, width) =
        text.split_whitespace().fold((0, 0), |(words, width), word| (words + 1, width + word.chars().count() + 1));
    let mut shape = Shape {
        row: at,
        indent: row.indent,
        table: row.table.map(|table| table.number),
        blank: row.is_blank(),
        page_start: row.page_start,
        heading: row.heading.is_some(),
        bold: row.cells.iter().any(|cell| cell.bold),
        words,
        width,
        text_cells: row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count(),
        ..Shape::default()
    };
    if row.cells.len() > 1 {
        cells(row, most, &mut shape);
    } else if let Some(cell) = row.cells.first() {
        line(&cell.text, 0, most, &mut shape);
    }
    if super::header::are_periods(row) {
        // `Kv 1   Kv 2`: no figures.
        shape.periods = true;
        shape.runs.clear();
        text.as_ref().clone_into(&mut shape.label);
    }
    lone_year(&mut shape);
    if shape.heading && shape.has_figures() {
        // `Budget 25`: the figures of a heading are words of it.
        shape.runs.clear();
        text.as_ref().clone_into(&mut shape.label);
    }
    let label = label::tidy(&shape.label);
    shape.bullet = row.marker.is_some() || label::bullet(&label).is_some();
    let first = label.chars().next();
    shape.continues = first.is_some_and(|c| c.is_lowercase() || c == '(') || is_ages(&label);
    shape.prose = row.aside || is_prose(&label, &shape);
    shape
}

/// `16–29 år`: ages end a label, they begin none.
fn is_ages(label: &str) -> bool {
    let Some((ages, rest)) = label.split_once(' ') else { return false };
    let Some((from, to)) = ages.split_once(['–', '-']) else { return false };
    let age = |text: &str| text.len() == 2 && text.chars().all(|c| c.is_ascii_digit());
    age(from) && age(to) && (rest == "år" || rest.starts_with("år "))
}

/// A line of running text: words, then figures to its end.
fn line(text: &str, offset: usize, most: usize, shape: &mut Shape) {
    if !has_digit(text) {
        // No figure is written without one: it is all words.
        shape.label = text.to_owned();
        shape.label_start = offset + text.chars().position(|c| !c.is_whitespace()).unwrap_or(0);
        return;
    }
    let all = without_comment(shifted(atoms(text), offset), shape);
    let tail = all.iter().rposition(|atom| atom.kind == AtomKind::Word).map_or(0, |last| last + 1);
    let tail = tail_start(&all, tail);
    let (front, back) = all.split_at_checked(tail).unwrap_or((&all, &[]));
    let found = readings_up_to(most, back);
    let codes = if found.is_empty() { 0 } else { codes(front) };
    let (codes, front) = front.split_at_checked(codes).unwrap_or((&[], front));
    shape.comments.extend(codes.iter().map(|code| code.text.clone()));
    let from = front.first().filter(|_| !codes.is_empty()).map_or(0, |atom| atom.start - offset);
    let cut = if found.is_empty() { None } else { back.first().map(|atom| atom.start - offset) };
    shape.label = text.chars().take(cut.unwrap_or(usize::MAX)).skip(from).collect();
    shape.label_start = front.first().map_or(offset, |atom| atom.start);
    if !found.is_empty() {
        shape.runs = vec![Rc::new(Run { grid: None, readings: found, atoms: back.to_vec(), exact: false })];
    }
    if let Some(run) = dashes::behind(&all).filter(|_| shape.runs.is_empty()) {
        shape.label = text.chars().take(run.atoms.first().map_or(usize::MAX, |atom| atom.start - offset)).collect();
        shape.runs = vec![Rc::new(run)];
    }
}

/// `3511   9000   9200   Region Norr`: how many numbers stand in columns of their own before the label.
fn codes(front: &[Atom]) -> usize {
    let is_code = |at: usize| {
        let code = front.get(at).is_some_and(|atom| (2..=6).contains(&atom.text.len()) && is_number(&atom.text));
        code && front.get(at + 1).is_some_and(|next| next.gap >= 2)
    };
    let codes = (0..front.len()).take_while(|at| is_code(*at)).count();
    let year = codes == 1 && front.first().is_some_and(|atom| year_of(&atom.text).is_some());
    if year { 0 } else { codes }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit())
}

/// Words that stand in a column of their own behind the figures (`§ 47`, `enligt avtal`) are a comment.
fn without_comment(mut all: Vec<Atom>, shape: &mut Shape) -> Vec<Atom> {
    let Some(last) = all.iter().rposition(|atom| atom.gap >= 3).filter(|last| *last > 1) else { return all };
    let wordy = all.iter().skip(last).any(|atom| atom.kind == AtomKind::Word);
    let before = all.iter().take(last).rposition(|atom| atom.gap >= 3).filter(|before| *before > 0);
    let figures = before.is_some_and(|before| {
        let cell = || all.iter().take(last).skip(before);
        cell().all(|atom| atom.kind != AtomKind::Word) && cell().any(|atom| atom.kind == AtomKind::Digits)
    });
    if wordy && figures {
        let comment: Vec<String> = all.split_off(last).into_iter().map(|atom| atom.text).collect();
        shape.comments.push(comment.join(" "));
    }
    all
}

/// Notes and units can't begin a run of figures; they belong to the label.
fn tail_start(all: &[Atom], from: usize) -> usize {
    let skip = all
        .iter()
        .skip(from)
        .take_while(|atom| matches!(atom.kind, AtomKind::Note | AtomKind::Unit | AtomKind::Mark))
        .count();
    from + skip + tied(all, from + skip)
}

/// `Budgeterat resultat 2031        0`, `Förbundschef 80 %      845`: a year or a percentage right behind the words and
/// far from the figures ends the words. How many atoms it is.
fn tied(all: &[Atom], from: usize) -> usize {
    let Some(first) = all.get(from).filter(|atom| atom.gap == 1) else { return 0 };
    let percent = |at: usize| all.get(at).is_some_and(|atom| atom.kind == AtomKind::Percent);
    let width = match first.kind {
        AtomKind::Percent => 1,
        AtomKind::Digits if percent(from + 1) => 2,
        _ if year_of(&first.text).is_some() => 1,
        _ => return 0,
    };
    let figure = |atom: &Atom| matches!(atom.kind, AtomKind::Digits | AtomKind::Sign);
    let apart = all.get(from + width).is_some_and(|next| next.gap >= 4 && figure(next));
    if apart { width } else { 0 }
}

/// A row of cells: each cell is a label, a run of figures, or a comment.
fn cells(row: &Row, most: usize, shape: &mut Shape) {
    let mut offset = 0;
    let mut labelled = false;
    for cell in &row.cells {
        let width = cell.text.chars().count();
        let found = figures_of(&cell.text, offset, most);
        if let Some(run) = found {
            shape.runs.push(Rc::new(Run { grid: Some(cell.grid), exact: cell.number.is_some(), ..run }));
        } else if !cell.text.trim().is_empty() {
            if labelled && (shape.text_cells > 2 || !shape.runs.is_empty()) || !labelled && is_of_year(&shape.runs) {
                shape.comments.push(label::tidy(&cell.text));
            } else if labelled {
                shape.label.push(' ');
                shape.label.push_str(cell.text.trim());
            } else {
                shape.label = cell.text.clone();
                shape.label_start = offset + cell.text.chars().take_while(|c| c.is_whitespace()).count();
                labelled = true;
            }
        }
        offset += width + 1;
    }
    shape.runs.shrink_to_fit();
    if shape.runs.is_empty() && labelled {
        inline_figures(row, most, shape);
    }
    leading_number(row, shape);
}

/// `2031 | 800 | 100`: figures of a year, behind which words are a comment.
fn is_of_year(runs: &[Rc<Run>]) -> bool {
    let first = runs.first().map(|run| run.atoms.as_slice());
    runs.len() >= 3 && matches!(first, Some([only]) if year_of(&only.text).is_some())
}

/// `3.2⇥Flerårsbudget`: a number in front of words, and nothing behind them, counts the words.
fn leading_number(row: &Row, shape: &mut Shape) {
    let [run] = shape.runs.as_slice() else { return };
    let label = row.cells.iter().find(|cell| cell.text.contains(char::is_alphabetic)).map(|cell| cell.grid);
    let [atom] = run.atoms.as_slice() else { return };
    let digits = atom.text.split('.').all(|part| !part.is_empty() && part.len() <= 2 && part.parse::<u8>().is_ok());
    if run.grid < label && digits && shape.text_cells == 2 {
        shape.runs.clear();
        shape.text_cells = 1;
        shape.label = row.cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join(" ").trim().to_owned();
        shape.label_start = 0;
    }
}

/// A row whose tabs stand elsewhere: `Label 100⇥`, figures in the label's own cell.
fn inline_figures(row: &Row, most: usize, shape: &mut Shape) {
    let filled: Vec<_> = row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
    if let [only] = filled.as_slice() {
        let before: usize =
            row.cells.iter().take_while(|cell| *cell != *only).map(|cell| cell.text.chars().count() + 1).sum();
        let mut inner = Shape::default();
        line(&only.text, before, most, &mut inner);
        shape.label = inner.label;
        shape.label_start = inner.label_start;
        shape.runs = inner.runs;
    }
}

fn figures_of(text: &str, offset: usize, most: usize) -> Option<Run> {
    // Words without a digit are no figures; an `x` alone may stand for nothing.
    let worded = || text.contains(|c: char| c.is_alphabetic() && !matches!(c, 'x' | 'X'));
    if text.trim().is_empty() || !has_digit(text) && worded() {
        return None;
    }
    let mut all = shifted(atoms(text), offset);
    all.shrink_to_fit();
    let found = readings_up_to(most, &all);
    if found.is_empty() {
        // A lone dash in a cell of its own says that the cell is empty: no label, no figure.
        let dash = all.iter().all(|atom| matches!(atom.kind, AtomKind::Sign | AtomKind::Mark));
        return dash.then(|| Run { grid: None, readings: vec![Vec::new()], atoms: all, exact: false });
    }
    Some(Run { grid: None, readings: found, atoms: all, exact: false })
}

fn shifted(mut all: Vec<Atom>, offset: usize) -> Vec<Atom> {
    for atom in &mut all {
        atom.start += offset;
        atom.end += offset;
    }
    all
}

/// `Budget 2025`: a year is no amount where it is all there is on a running line.
fn lone_year(shape: &mut Shape) {
    let [run] = shape.runs.as_slice() else { return };
    if run.grid.is_some() && !shape.label.trim().is_empty() && shape.text_cells > 1 && run.grid != Some(0) {
        // In a cell of its own beside a label it may be an amount; years are told by the header.
        return;
    }
    let Some((atom, rest)) = run.atoms.split_first() else { return };
    if rest.iter().any(|more| more.kind != AtomKind::Note) {
        return;
    }
    if let Some(year) = year_of(&atom.text) {
        shape.lone_year = Some(year);
        let notes: Vec<&str> = run.atoms.iter().map(|atom| atom.text.as_str()).collect();
        shape.label = format!("{}{}", shape.label, notes.join(" "));
        shape.runs.clear();
    }
}

/// A plan's year, written as four digits.
#[must_use]
pub fn year_of(text: &str) -> Option<i32> {
    let bare = text.trim_matches(|c: char| !c.is_ascii_digit());
    (text.trim_end_matches([':', '.', '*']) == bare && bare.len() == 4)
        .then(|| bare.parse().ok())
        .flatten()
        .filter(|year| (1995..=2060).contains(year))
}

/// Whether only sentences have a word.
fn is_of_sentence(word: &str) -> bool {
    matches!(
        word,
        "är" | "ska"
            | "skall"
            | "som"
            | "har"
            | "kan"
            | "att"
            | "och/eller"
            | "blir"
            | "bör"
            | "inte"
            | "kommer"
            | "detta"
            | "denna"
            | "vi"
            | "där"
            | "uppgår"
            | "beslutade"
            | "beräknas"
            | "bygger"
            | "samt"
            | "enligt"
            | "eftersom"
            | "under"
            | "genom"
            | "måste"
            | "får"
            | "hade"
    )
}

/// What stands under goals: never a line of a budget.
const LABELLED: [&str; 8] =
    ["indikator", "källa:", "aktivitet:", "aktiviteter:", "mål:", "målvärde", "mätetal", "uppföljning:"];

/// Digits, and a unit of money behind them.
fn is_counted(figure: &str, unit: &str) -> bool {
    figure.ends_with(|c: char| c.is_ascii_digit()) && crate::money::Unit::from_word(unit).is_some()
}

fn is_labelled(label: &str) -> bool {
    let may = label.starts_with(['i', 'k', 'a', 'm', 'u', 'I', 'K', 'A', 'M', 'U', '\u{212a}']);
    may && {
        let lower = label.to_lowercase();
        LABELLED.iter().any(|word| lower.starts_with(word))
    }
}

fn is_prose(label: &str, shape: &Shape) -> bool {
    if shape.table.is_some() {
        return false;
    }
    if is_labelled(label) {
        return true;
    }
    // Few words within a column's width are no sentence.
    if shape.width <= 66 && !label.contains(", ") && label.split_whitespace().take(5).count() < 5 {
        return false;
    }
    let lower = label.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().map(|word| word.trim_matches([',', '.'])).collect();
    let sentence = words.iter().filter(|word| is_of_sentence(word)).count();
    if shape.has_figures() {
        // `intäkter 3 600 000 kr, kostnader 3 600 000 kr`: amounts in a clause.
        if words.windows(2).any(|pair| matches!(pair, [figure, unit] if is_counted(figure, unit)))
            && label.contains(", ")
        {
            return true;
        }
        // A sentence that ends within the label is prose, whatever figure follows.
        let stops = label.contains(". ") && words.len() > 5;
        return words.len() > 12 || stops || (sentence >= 2 && words.len() > 5);
    }
    let again = words.last().is_some_and(|last| last.starts_with("forts"));
    // `IB    Resultat    UB    Anm.`: a head of its own column may end with a full stop.
    let head = shape.label.trim_end().rsplit_once("   ").is_some_and(|(_, last)| !last.trim().contains(' '));
    let stops = label.ends_with('.') && words.len() > 4 && !again && !head;
    if sentence == 0 && (laid_out(&shape.label) || !stops && super::measure::is_head(label)) {
        return false;
    }
    stops
        // A label broken at its comma is short; a line of text is not.
        || label.ends_with(',') && words.len() > 4 && shape.width > 48
        || shape.text_cells <= 1 && shape.width > 66
        || (sentence >= 1 && words.len() > 6)
        || words.len() > 10 && shape.text_cells <= 1
}

/// Measures between wide gaps, three texts or more: the heads of a table by years, however long they are.
fn laid_out(label: &str) -> bool {
    let pieces: Vec<&str> = label.trim().split("   ").map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let short = pieces.len() >= 3 && pieces.iter().all(|piece| piece.len() <= 48 && !piece.ends_with([',', '.']));
    let measures = || pieces.iter().filter(|piece| super::measure::measure_of(piece).is_some()).count();
    short && measures() * 2 >= pieces.len()
}

/// Where characters `start..end` of the flattened row stand in the source.
#[must_use]
pub fn place_of(row: &Row, start: usize, end: usize) -> Place {
    let mut offset = 0;
    for cell in &row.cells {
        let width = cell.text.chars().count();
        if start <= offset + width {
            let shift = u32::try_from(start.saturating_sub(offset)).unwrap_or(0);
            let length = u32::try_from(end.saturating_sub(start)).unwrap_or(0);
            return cell.place.shifted(shift, length);
        }
        offset += width + 1;
    }
    row.place().cloned().unwrap_or_default()
}

/// Characters `start..end` of the flattened row.
#[must_use]
pub fn slice_of(row: &Row, start: usize, end: usize) -> String {
    row.text().chars().skip(start).take(end.saturating_sub(start)).collect::<String>().trim().to_owned()
}
