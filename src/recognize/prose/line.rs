//! Printed lines without what a page adds to them.

use std::collections::HashMap;

use super::Pattern;
use crate::document::{Document, Place, Row};
use crate::recognize::furniture;

static PAGE_NUMBER: Pattern =
    Pattern::new(r"(?i)^(?:[-–] ?)?(?:sid(?:a|an)?\.? ?)?\d{1,3}(?: ?(?:\(|/|av) ?\d{1,3}\)?)?(?: ?[-–])?$");
static NAMED_PAGE: Pattern =
    Pattern::new(r"(?i)^(?:sid(?:a|an)?\.? ?\d{1,3}(?: ?(?:\(|/|av) ?\d{1,3}\)?)?|\d{1,3} ?\(\d{1,3}\))$");
static MARKDOWN: Pattern = Pattern::new(r"^(#{1,6})\s+(.*?)\s*#*$");
static CONTENTS: Pattern = Pattern::new(r"^.*\p{L}.*?(?:\t+|\.{3,} ?|(?:\. ){3,}|…+ ?| {4,})\d{1,3}$");
static CONTENTS_HEAD: Pattern = Pattern::new(r"(?i)^(?:innehåll(?:sförteckning)?|contents):?$");
static ADDRESS: Pattern = Pattern::new(r"^(?:https?://|www\.)\S+$");

/// A line that is not blank.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its row in the document.
    pub row: usize,
    /// Its cells, trimmed, joined by tabs where there are several.
    pub text: String,
    /// Where its first letter stands.
    pub place: Place,
    /// Blank rows before it, page breaks and page numbers not counted.
    pub blanks: usize,
    /// How far it stands in, in characters.
    pub indent: usize,
    /// The heading level that the format gives.
    pub heading: Option<u8>,
    /// Whether it is a row of a real table.
    pub in_table: bool,
    /// Whether it looks like a line of a table of contents.
    pub contents: bool,
    /// Whether its first cell is empty: it goes on with the column above.
    pub hanging: bool,
    /// Whether a new page begins with it.
    pub page_start: bool,
}

/// The lines of a document: page numbers, running headers and bare web addresses are left out.
pub(crate) fn lines(document: &Document) -> Vec<Line> {
    let repeated = running_heads(document);
    let running = running_texts(document);
    let mut found = Vec::new();
    let mut blanks = 0_usize;
    let mut broken = false;
    for (at, row) in document.rows.iter().enumerate() {
        let text = text_of(row);
        if text.chars().all(|c| matches!(c, '-' | '=' | '_' | '–' | '—' | '*' | '\t' | ' ')) {
            // Blank, or a ruled line.
            blanks += 1;
            continue;
        }
        let alone = row.table.is_none() && row.cells.len() == 1;
        let at_edge = row.page_start || blanks > 0 || found.is_empty();
        let page = at_edge && PAGE_NUMBER.is_match(&text) && lonely(document, at) || NAMED_PAGE.is_match(&text);
        if alone && page {
            broken = true;
            continue;
        }
        let bare = || (!running.is_empty()).then(|| running.get(&furniture::bare(&text))).flatten();
        let again = repeated.get(&text).or_else(bare);
        if alone && (ADDRESS.is_match(&text) || again.is_some_and(|first| *first != at)) {
            broken = true;
            continue;
        }
        let (text, marks, level) = unmarked(text);
        let mut place = place_of(row);
        place.column = place.column.map(|column| column.saturating_add(marks));
        found.push(Line {
            row: at,
            place,
            // A page break is no paragraph break.
            blanks: if broken || row.page_start { 0 } else { blanks },
            indent: indent_of(row),
            heading: row.heading.or(level),
            in_table: row.table.is_some(),
            contents: row.table.is_none() && CONTENTS.is_match(&text),
            hanging: row.cells.len() > 1 && row.cells.first().is_some_and(|cell| cell.text.trim().is_empty()),
            page_start: row.page_start || broken,
            text,
        });
        blanks = 0;
        broken = false;
    }
    listed_contents(&mut found);
    found
}

/// `Innehåll` over lines that end with page numbers: contents, whatever leads the eye to the numbers.
fn listed_contents(lines: &mut [Line]) {
    let mut last = None;
    for line in lines {
        if CONTENTS_HEAD.is_match(&line.text) {
            last = Some(0);
            continue;
        }
        let Some(page) = last else { continue };
        let own = line.text.rsplit_once([' ', '\t']).and_then(|(words, page)| {
            words.contains(char::is_alphabetic).then(|| page.parse::<u32>().ok())?.filter(|page| *page < 400)
        });
        last = own.filter(|own| *own >= page && !line.in_table);
        line.contents = line.contents || last.is_some();
    }
}

/// A line without the marks of Markdown headings and of emphasis around the whole of it: the text, how many characters
/// went before it, and the heading's level.
fn unmarked(text: String) -> (String, u32, Option<u8>) {
    if let Some(found) = MARKDOWN.captures(&text)
        && let (Some(marks), Some(rest)) = (found.get(1), found.get(2))
    {
        let level = u8::try_from(marks.len()).ok();
        let (inner, more, _) = unmarked(rest.as_str().to_owned());
        return (inner, u32::try_from(rest.start()).unwrap_or(0) + more, level);
    }
    for mark in ["**", "__"] {
        let inner = text.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
        if let Some(inner) = inner.filter(|inner| !inner.contains(mark)) {
            return (inner.trim().to_owned(), 2, None);
        }
        // `**Övergripande mål:** Fler …`, `1. **Fler i arbete.** Minst …`: the marks of words within the line.
        if text.matches(mark).count() >= 2 {
            let lead = if text.starts_with(mark) { 2 } else { 0 };
            return (text.replace(mark, ""), lead, None);
        }
    }
    (text, 0, None)
}

/// A number is a page's only where nothing but blanks or a page's edge stands around it.
fn lonely(document: &Document, at: usize) -> bool {
    let next = document.rows.get(at.saturating_add(1));
    next.is_none_or(|row| row.is_blank() || row.page_start)
}

/// Texts that stand at the head of three pages or more, each with the row where it is first printed.
fn running_heads(document: &Document) -> HashMap<String, usize> {
    let mut seen: HashMap<String, (usize, usize)> = HashMap::new();
    let tops = document.rows.iter().enumerate().filter(|(_, row)| row.page_start);
    for (at, _) in tops {
        let near = document.rows.iter().enumerate().skip(at).filter(|(_, row)| !row.is_blank()).take(2);
        for (row_at, row) in near {
            seen.entry(text_of(row)).or_insert((row_at, 0)).1 += 1;
        }
    }
    seen.into_iter().filter(|(_, (_, count))| *count >= 3).map(|(text, (first, _))| (text, first)).collect()
}

/// Texts that stand again and again, but for their page's number, and speak of the document itself; with their first row.
fn running_texts(document: &Document) -> HashMap<String, usize> {
    let alone = |row: &&Row| row.table.is_none() && row.cells.len() == 1;
    let texts: Vec<String> = document.rows.iter().filter(alone).map(|row| furniture::bare(&text_of(row))).collect();
    let running = furniture::running(&texts);
    let mut first = HashMap::new();
    if running.is_empty() {
        return first;
    }
    for (at, row) in document.rows.iter().enumerate().filter(|(_, row)| alone(row)) {
        let text = furniture::bare(&text_of(row));
        if running.contains(&text) {
            first.entry(text).or_insert(at);
        }
    }
    first
}

fn text_of(row: &Row) -> String {
    let mut text = row.cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join("\t");
    if let Some(marker) = &row.marker
        && !text.starts_with(marker.as_str())
    {
        text = format!("{marker} {text}");
    }
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{c}' || c == '\u{feff}').to_owned()
}

fn place_of(row: &Row) -> Place {
    let Some(cell) = row.cells.iter().find(|cell| !cell.text.trim().is_empty()) else {
        return Place::default();
    };
    let mut place = cell.place.clone();
    let lead = cell.text.chars().take_while(|c| c.is_whitespace()).count();
    place.column = place.column.map(|column| column.saturating_add(u32::try_from(lead).unwrap_or(0)));
    place
}

fn indent_of(row: &Row) -> usize {
    let lead = row.cells.first().map_or(0, |cell| cell.text.chars().take_while(|c| c.is_whitespace()).count());
    lead.max(usize::try_from(row.indent).unwrap_or(0))
}
