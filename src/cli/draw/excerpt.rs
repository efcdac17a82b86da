//! The source's own lines around places, with carets.
//!
//! The lines are drawn anew from the document's cells, so that tabs become spaces and carets stand right; the line
//! numbers are the source's. A long line is cut around its figure. A workbook and a Word table have no lines: their
//! rows stand in for them, under the sheet's or the table's name.

mod line;

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Snippet};

use crate::document::{Cell, Document, Place};
use crate::finding::Message;
use crate::text::Catalogue;
use line::Drawn;

/// A place to point at.
pub(super) struct Mark {
    /// Where.
    pub(super) place: Place,
    /// What is said under the caret.
    pub(super) label: String,
    /// The offender, or a reason.
    pub(super) primary: bool,
}

/// The part of a source that has its own numbering of lines: a sheet, a table, a page, or all of a text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    page: Option<u32>,
    sheet: Option<String>,
    table: Option<u32>,
}

/// Further from each other than this, lines are not told to be neighbours.
const NEAR: u32 = 3;

/// Stands for an origin until the drawing is done: the renderer would count the column in the line as it is drawn,
/// not as it stands in the source.
const ORIGIN: char = '\u{e001}';

/// Excerpts, to be finished after they are rendered.
pub(super) struct Excerpts {
    /// What the renderer draws.
    pub(super) elements: Vec<Element<'static>>,
    origins: Vec<String>,
}

impl Excerpts {
    /// Puts the true origins into the rendered text.
    pub(super) fn finish(&self, rendered: &str) -> String {
        let mut parts = rendered.split(ORIGIN);
        let mut finished = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let number: String = part.chars().take_while(char::is_ascii_digit).collect();
            let origin = number.parse::<usize>().ok().and_then(|at| self.origins.get(at));
            finished.push_str(origin.map_or("", String::as_str));
            finished.extend(part.chars().skip_while(|c| !matches!(c, '\n' | '\u{1b}')));
        }
        finished
    }
}

/// The excerpts for these marks, the first mark's part first.
pub(super) fn draw(document: &Document, marks: &[Mark], catalogue: &Catalogue, width: usize) -> Excerpts {
    let mut parts: Vec<Part> = Vec::new();
    for mark in marks {
        let part = part(&mark.place);
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let mut excerpts = Excerpts { elements: Vec::new(), origins: Vec::new() };
    for part_drawn in &parts {
        let own: Vec<&Mark> = marks.iter().filter(|mark| part(&mark.place) == *part_drawn).collect();
        let Some(first) = own.first() else { continue };
        let origin = place(document, &first.place, catalogue);
        let path = format!("{ORIGIN}{}", excerpts.origins.len());
        excerpts.elements.extend(draw_part(document, part_drawn, &own, path, catalogue, width));
        excerpts.origins.push(origin);
    }
    excerpts
}

fn draw_part(
    document: &Document,
    part_drawn: &Part,
    marks: &[&Mark],
    path: String,
    catalogue: &Catalogue,
    width: usize,
) -> Vec<Element<'static>> {
    let lines = lines(document, part_drawn);
    let marked: Vec<u32> = marks.iter().filter_map(|mark| number(&mark.place)).collect();
    let (Some(low), Some(high)) = (marked.iter().min().copied(), marked.iter().max().copied()) else {
        return vec![Origin::path(path).into()];
    };
    let mut elements: Vec<Element<'static>> = Vec::new();
    let gutter = high.to_string().len() + 4;
    let room = width.saturating_sub(gutter).max(24);
    let mut source = String::new();
    let mut spans: Vec<(Range<usize>, &Mark)> = Vec::new();
    let mut astray: Vec<&Mark> = marks.iter().filter(|mark| number(&mark.place).is_none()).copied().collect();
    for at in low..=high {
        let near = marked.iter().any(|line| line.abs_diff(at) <= NEAR);
        if near && let Some(cells) = lines.get(&at) {
            let own: Vec<&Mark> = marks.iter().filter(|mark| number(&mark.place) == Some(at)).copied().collect();
            let mut drawn = Drawn::new(cells);
            let found: Vec<Option<Range<usize>>> = own.iter().map(|mark| drawn.find(&mark.place)).collect();
            let kept = drawn.cut(room, &found);
            for (mark, range) in own.iter().zip(kept) {
                match range.and_then(|range| drawn.bytes(&range)) {
                    Some(range) => spans.push((source.len() + range.start..source.len() + range.end, mark)),
                    None => astray.push(mark),
                }
            }
            source.push_str(&drawn.text());
        }
        source.push('\n');
    }
    if spans.is_empty() {
        elements.push(Origin::path(path).into());
    } else {
        let annotations = spans.into_iter().map(|(range, mark)| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(range).label(mark.label.clone())
        });
        let snippet = Snippet::source(source).path(path).line_start(usize::try_from(low).unwrap_or(1));
        elements.push(snippet.annotations(annotations).into());
    }
    // A place that the lines drawn do not show is still told.
    for mark in astray {
        let told = format!("{}: {}", place(document, &mark.place, catalogue), mark.label);
        let level = Level::NOTE.with_name(Some(catalogue.word("level-note")));
        elements.push(level.message(annotate_snippets::normalize_untrusted_str(&told)).into());
    }
    elements
}

/// The cells of a part by line, in the order printed.
fn lines<'a>(document: &'a Document, wanted: &Part) -> BTreeMap<u32, Vec<&'a Cell>> {
    let mut lines: BTreeMap<u32, Vec<&Cell>> = BTreeMap::new();
    for cell in document.rows.iter().flat_map(|row| &row.cells) {
        if part(&cell.place) == *wanted
            && let Some(number) = number(&cell.place)
        {
            lines.entry(number).or_default().push(cell);
        }
    }
    lines
}

fn part(place: &Place) -> Part {
    Part { page: place.page, sheet: place.sheet.clone(), table: place.table }
}

/// The number of a place's line within its part.
fn number(place: &Place) -> Option<u32> {
    let of_a1 = || place.a1.as_deref()?.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    place.line.or_else(of_a1).or(place.row)
}

/// A place in words: `plan.txt:281:10`, `plan.xlsx, Budget!C12`, `plan.docx, tabell 1, rad 3`.
pub(super) fn place(document: &Document, place: &Place, catalogue: &Catalogue) -> String {
    let mut words = vec![document.source.file.clone()];
    let count = |id, name, value: u32| catalogue.say(&Message::new(id).text(name, value.to_string()));
    if let Some(page) = place.page {
        words.push(page_word(page, catalogue));
    }
    match (&place.sheet, &place.a1) {
        (Some(sheet), Some(a1)) => words.push(format!("{sheet}!{a1}")),
        (Some(one), None) | (None, Some(one)) => words.push(one.clone()),
        (None, None) => {}
    }
    if let Some(table) = place.table {
        words.push(count("origin-table", "table", table));
    }
    if let Some(row) = place.row {
        words.push(count("origin-row", "row", row));
    }
    let mut told = words.join(", ");
    for part in [place.line, place.column.filter(|_| place.line.is_some())].into_iter().flatten() {
        told.push_str(&format!(":{part}"));
    }
    crate::cli::draw::style::clean(&told)
}

fn page_word(page: u32, catalogue: &Catalogue) -> String {
    catalogue.say(&Message::new("origin-page").text("page", page.to_string()))
}
