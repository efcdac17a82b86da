//! The source's own lines around places, with carets.
//!
//! The lines are drawn anew from the document's cells, so that tabs become spaces and carets stand right; the line
//! numbers are the source's. A long line is cut around its figure. A workbook and a Word table have no lines: their
//! rows stand in for them, under the sheet's or the table's name.

mod line;

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Snippet};

use super::places;
use crate::document::{Cell, Document, Place};
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

/// Lines further from the first mark than this are told, not drawn.
const FAR: u32 = 20_000;

/// A label is not cut shorter than this.
const SHORT: usize = 14;

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
        let origin = places::full(document, &first.place, catalogue);
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
    let base = marks.first().and_then(|mark| number(&mark.place)).unwrap_or(0);
    let is_drawn = |line: &u32| lines.contains_key(line) && line.abs_diff(base) <= FAR;
    let (drawn, mut astray): (Vec<&Mark>, Vec<&Mark>) =
        marks.iter().copied().partition(|mark| number(&mark.place).as_ref().is_some_and(is_drawn));
    let marked: Vec<u32> = drawn.iter().filter_map(|mark| number(&mark.place)).collect();
    let (Some(low), Some(high)) = (marked.iter().min().copied(), marked.iter().max().copied()) else {
        return std::iter::once(Origin::path(path).into())
            .chain(marks.iter().map(|mark| told(document, mark, catalogue, width)))
            .collect();
    };
    let mut elements: Vec<Element<'static>> = Vec::new();
    let gutter = high.to_string().len() + 4;
    let room = width.saturating_sub(gutter).max(24);
    let mut source = String::new();
    let mut spans: Vec<(Range<usize>, AnnotationKind, Option<String>)> = Vec::new();
    for at in low..=high {
        let near = marked.iter().any(|line| line.abs_diff(at) <= NEAR);
        if near && let Some(cells) = lines.get(&at) {
            let own: Vec<&Mark> = drawn.iter().filter(|mark| number(&mark.place) == Some(at)).copied().collect();
            let mut drawn = Drawn::new(cells);
            let found: Vec<Option<Range<usize>>> = own.iter().map(|mark| drawn.find(&mark.place)).collect();
            let kept = drawn.cut(room, &found);
            for (mark, range) in own.iter().zip(kept) {
                let Some((range, bytes)) = range.and_then(|range| drawn.bytes(&range).map(|bytes| (range, bytes)))
                else {
                    astray.push(mark);
                    continue;
                };
                let label = label(mark, &drawn.text(), room.saturating_sub(range.end + 1));
                if label.as_ref().is_some_and(|label| *label != mark.label) {
                    astray.push(mark);
                }
                let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
                spans.push((source.len() + bytes.start..source.len() + bytes.end, kind, label));
            }
            source.push_str(&drawn.text());
        }
        source.push('\n');
    }
    if !spans.is_empty() {
        let annotations = spans.into_iter().map(|(range, kind, label)| kind.span(range).label(label));
        let snippet = Snippet::source(source).path(path).line_start(usize::try_from(low).unwrap_or(1));
        elements.push(snippet.annotations(annotations).into());
    }
    // What the lines drawn do not show, or not in full, is still told.
    elements.extend(astray.into_iter().map(|mark| told(document, mark, catalogue, width)));
    elements
}

/// A mark in words, for what no line shows.
fn told(document: &Document, mark: &Mark, catalogue: &Catalogue, width: usize) -> Element<'static> {
    let told = format!("{}: {}", places::full(document, &mark.place, catalogue), mark.label);
    super::finding::note(Level::NOTE, "level-note", &told, catalogue, width)
}

/// What is said under a caret: nothing that the line itself says, and no more than there is room for.
fn label(mark: &Mark, line: &str, room: usize) -> Option<String> {
    let length = mark.label.chars().count();
    if length == 0 || line.contains(&mark.label) {
        return None;
    }
    if length <= room {
        return Some(mark.label.clone());
    }
    let kept: String = mark.label.chars().take(room.max(SHORT).saturating_sub(1)).collect();
    Some(format!("{}…", kept.trim_end()))
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
    Part { page: place.page, sheet: place.sheet.as_deref().map(str::to_owned), table: place.table }
}

/// The number of a place's line within its part.
fn number(place: &Place) -> Option<u32> {
    let of_a1 = || place.a1.as_deref()?.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    place.line.or_else(of_a1).or(place.row)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_oneof, proptest};

    use super::{Mark, draw};
    use crate::cli::draw::style;
    use crate::document::{Cell, Document, Place, Row};
    use crate::text::{Catalogue, Language};

    fn places() -> impl Strategy<Value = Place> {
        let small = || prop::option::of(prop_oneof![20 => 0_u32..12, 1 => any::<u32>()]);
        (small(), small(), small(), small(), prop::option::of("[A-Z]?[0-9]{0,2}"), any::<bool>()).prop_map(
            |(line, column, length, table, a1, row)| {
                let row = if row { line } else { None };
                Place {
                    line: if row.is_some() { None } else { line },
                    column,
                    length,
                    table,
                    row,
                    a1: a1.map(Into::into),
                    ..Place::default()
                }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever stands in a document and wherever a mark points: it is drawn or told, and nothing breaks.
        #[test]
        fn any_place_in_any_document_is_shown_or_told(
            cells in prop::collection::vec(("\\PC{0,30}|[a-zåäö\\t 0-9−]{0,90}", places()), 0..12),
            marks in prop::collection::vec((places(), any::<bool>()), 1..5),
            width in 40_usize..120,
        ) {
            let cell = |(text, place): (String, Place)| Cell { text, place, span: 1, ..Cell::default() };
            let rows = cells.into_iter().map(|found| Row { cells: vec![cell(found)], ..Row::default() }).collect();
            let document = Document { rows, ..Document::default() };
            let mark = |(at, (place, primary)): (usize, (Place, bool))| Mark { place, label: format!("§{at}"), primary };
            let marks: Vec<Mark> = marks.into_iter().enumerate().map(mark).collect();
            let excerpts = draw(&document, &marks, &Catalogue::new(Language::Swedish), width);
            let title = annotate_snippets::Level::ERROR.primary_title("t");
            let text = excerpts.finish(&style::renderer().render(&[title.elements(excerpts.elements.clone())]));
            for mark in &marks {
                prop_assert!(text.contains(&mark.label), "{} is lost in\n{}", mark.label, text);
            }
        }
    }
}
