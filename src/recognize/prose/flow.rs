//! Lines mended into one text that still knows where each of its characters stands.

use super::{Layout, Line};
use crate::document::{Document, Place};

/// A mended text that knows the row, cell and character that each of its own was printed as.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// The text in one line.
    pub text: String,
    /// Its stretches that were printed in one piece.
    spans: Vec<Span>,
}

/// Where a character stands: its row, its cell, its place in the cell's text.
type Origin = (u32, u32, u32);

/// Characters that follow each other as they were printed.
#[derive(Clone, Copy, Debug)]
struct Span {
    /// The byte of the text that it begins at.
    start: usize,
    /// How many characters it has.
    count: u32,
    /// Where its first character was printed.
    origin: Origin,
}

impl Span {
    /// Where the character stands that is so many behind its first one.
    fn at(&self, behind: u32) -> Origin {
        let (row, cell, character) = self.origin;
        (row, cell, character.saturating_add(behind))
    }
}

impl Flow {
    /// Adds a row, joined as its break asks.
    pub(crate) fn push(&mut self, document: &Document, row: usize) {
        let Some(found) = document.rows.get(row) else { return };
        let number = narrow(row);
        let mut piece = Flow::with_room(found.cells.iter().map(|cell| cell.text.len() + 1).sum());
        for (at, cell) in found.cells.iter().enumerate() {
            if at > 0 {
                piece.space((number, narrow(at), 0));
            }
            piece.words(&cell.text, (number, narrow(at)));
        }
        while piece.text.ends_with(' ') {
            piece.pop();
        }
        self.append(piece);
    }

    /// Adds a text that stands at no certain place.
    pub(crate) fn mend<'a>(pieces: impl IntoIterator<Item = &'a str>) -> String {
        let mut flow = Flow::default();
        for text in pieces {
            let mut next = Flow::default();
            next.words(text, (0, 0));
            flow.append(next);
        }
        flow.text.trim().to_owned()
    }

    /// The place of the character that begins at byte `at`, `length` characters long.
    pub(crate) fn place(&self, document: &Document, at: usize, length: usize) -> Place {
        let Some((row, cell, offset)) = self.origin(at) else { return Place::default() };
        let found = document.rows.get(row as usize).and_then(|row| row.cells.get(cell as usize));
        found.map(|cell| cell.place.shifted(offset, narrow(length))).unwrap_or_default()
    }

    /// The rows of the characters from byte `from` up to `to`.
    pub(crate) fn rows(&self, from: usize, to: usize) -> Vec<usize> {
        let after = self.spans.partition_point(|span| span.start <= from);
        let inside = self.spans.iter().skip(after.saturating_sub(1)).take_while(|span| span.start < to);
        let mut rows: Vec<usize> = inside.map(|span| span.origin.0 as usize).collect();
        rows.dedup();
        if from < to.min(self.text.len()) { rows } else { Vec::new() }
    }

    /// The first byte in `from..to` behind which the printed line leaves a wide gap or goes on in another cell.
    pub(crate) fn gap(&self, from: usize, to: usize) -> Option<usize> {
        let inside = self.text.get(from..to)?;
        let spaces = inside.match_indices(' ').map(|(at, _)| at).filter(|at| *at > 0 && at + 1 < inside.len());
        spaces.map(|at| from + at).find(|space| {
            let last = self.text.get(from..*space).and_then(|text| text.chars().next_back()).map_or(1, char::len_utf8);
            let (before, after) = (self.origin(space - last), self.origin(space + 1));
            before.zip(after).is_some_and(|(before, after)| {
                before.0 == after.0 && (before.1 != after.1 || after.2 > before.2.saturating_add(3))
            })
        })
    }

    fn with_room(room: usize) -> Self {
        Self { text: String::with_capacity(room), spans: Vec::new() }
    }

    /// Where the character at a byte was printed.
    fn origin(&self, at: usize) -> Option<Origin> {
        if at >= self.text.len() {
            return None;
        }
        let span = self.spans.get(self.spans.partition_point(|span| span.start <= at).checked_sub(1)?)?;
        let before = self.text.get(span.start..at)?.chars().count();
        Some(span.at(narrow(before)))
    }

    /// Adds a cell's text without markup, its blanks as one.
    fn words(&mut self, text: &str, (row, cell): (u32, u32)) {
        let skip = markup(text);
        let mut character = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let (bare, count) = (word.trim_end(), word.chars().count());
            if skip.is_empty() && !bare.contains(['\u{200b}', '\u{feff}', '\u{c}']) {
                let own = count - usize::from(bare.len() < word.len());
                self.put(bare, own, (row, cell, narrow(character)));
                if own < count {
                    self.space((row, cell, narrow(character + own)));
                }
            } else {
                self.marked(word, &skip, (row, cell, character));
            }
            character += count;
        }
    }

    /// Adds a word, and the blank behind it, without the characters that are to be skipped.
    fn marked(&mut self, word: &str, skip: &[usize], (row, cell, from): (u32, u32, usize)) {
        for (character, c) in (from..).zip(word.chars()) {
            if matches!(c, '\u{200b}' | '\u{feff}' | '\u{c}') || skip.binary_search(&character).is_ok() {
                continue;
            }
            let origin = (row, cell, narrow(character));
            if c.is_whitespace() {
                self.space(origin);
            } else {
                self.put(c.encode_utf8(&mut [0; 4]), 1, origin);
            }
        }
    }

    /// Adds so many characters that were printed in one piece.
    fn put(&mut self, text: &str, count: usize, origin: Origin) {
        let count = narrow(count);
        match self.spans.last_mut().filter(|span| span.at(span.count) == origin) {
            _ if count == 0 => {}
            Some(span) => span.count += count,
            None => self.spans.push(Span { start: self.text.len(), count, origin }),
        }
        self.text.push_str(text);
    }

    fn pop(&mut self) {
        self.text.pop();
        if let Some(span) = self.spans.last_mut() {
            span.count -= 1;
            if span.count == 0 {
                self.spans.pop();
            }
        }
    }

    fn space(&mut self, origin: Origin) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.put(" ", 1, origin);
        }
    }

    fn append(&mut self, piece: Flow) {
        if piece.text.is_empty() {
            return;
        }
        match joint(&self.text, &piece.text) {
            Joint::Space => {
                let origin = self.spans.last().map_or((0, 0, 0), |span| span.at(span.count.saturating_sub(1)));
                self.space(origin);
            }
            Joint::Tight => {}
            Joint::Drop => self.pop(),
        }
        let base = self.text.len();
        if base == 0 {
            *self = piece;
            return;
        }
        self.text.push_str(&piece.text);
        self.spans.extend(piece.spans.iter().map(|span| Span { start: base + span.start, ..*span }));
    }
}

enum Joint {
    Space,
    Tight,
    Drop,
}

/// How two pieces of a broken text meet: `myndighets-` + `gemensamt` loses its hyphen, `ESF-` + `projektet` keeps it,
/// `för-` + `och` keeps hyphen and space.
fn joint(before: &str, after: &str) -> Joint {
    if before.ends_with('\u{ad}') {
        return Joint::Drop;
    }
    if !before.ends_with('-') {
        return Joint::Space;
    }
    let word = before.split_whitespace().last().unwrap_or_default().trim_end_matches('-');
    let next = after.split_whitespace().next().unwrap_or_default();
    if word.is_empty() || matches!(next, "och" | "eller" | "samt" | "respektive" | "som" | "/") {
        return Joint::Space;
    }
    let part = word.rsplit(['-', '/', '(']).next().unwrap_or(word);
    let shouted = part.chars().all(|c| c.is_uppercase() || c.is_numeric());
    if shouted || next.chars().next().is_some_and(|c| !c.is_lowercase()) { Joint::Tight } else { Joint::Drop }
}

/// The characters of leftover markup: tags, emphasis marks.
fn markup(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !text.contains(['<', '*']) {
        return found;
    }
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(c) = characters.get(at) {
        let rest = characters.get(at..).unwrap_or_default();
        let close = rest.iter().take(12).position(|c| *c == '>');
        let tag = close.filter(|end| {
            *c == '<' && *end > 1 && rest.iter().take(*end).skip(1).all(|c| c.is_ascii_alphanumeric() || *c == '/')
        });
        if let Some(end) = tag {
            found.extend(at..=at + end);
            at += end;
        } else if *c == '*' {
            found.push(at);
        }
        at += 1;
    }
    found
}

/// The paragraphs of lines, mended. `skip` leaves lines out, `alone` says which lines always begin a paragraph.
pub(crate) fn paragraphs(
    document: &Document,
    lines: &[Line],
    layout: Layout,
    skip: &dyn Fn(&Line) -> bool,
    alone: &dyn Fn(&Line) -> bool,
) -> Vec<Flow> {
    let mut found: Vec<Flow> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        if skip(line) {
            before = None;
            continue;
        }
        let goes_on = before.is_some_and(|last| {
            !alone(line)
                && !line.in_table
                && !last.in_table
                && last.heading == line.heading
                && !layout.breaks(&last.text, &line.text, line.blanks)
        });
        match found.last_mut().filter(|_| goes_on) {
            Some(flow) => flow.push(document, line.row),
            None => {
                let mut flow = Flow::default();
                flow.push(document, line.row);
                found.push(flow);
            }
        }
        before = Some(line);
    }
    found
}

/// No words about a figure or a name stand further from it than this, in bytes.
const NEAR: usize = 600;

/// The end of a text that stands before something.
pub(crate) fn last(text: &str) -> &str {
    let mut from = text.len().saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// The beginning of a text that stands after something.
pub(crate) fn first(text: &str) -> &str {
    let mut to = text.len().min(NEAR);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(..to).unwrap_or_default()
}

fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Flow;

    #[test]
    fn broken_words_are_mended_with_care() {
        let mend = |a: &str, b: &str| Flow::mend([a, b]);
        assert_eq!(mend("ett myndighets-", "gemensamt stöd"), "ett myndighetsgemensamt stöd");
        assert_eq!(mend("mäts i för-", "och eftermätningar"), "mäts i för- och eftermätningar");
        assert_eq!(mend("inom ESF-", "projektet"), "inom ESF-projektet");
        assert_eq!(mend("Västra-", "Östra"), "Västra-Östra");
        assert_eq!(mend("sam\u{ad}", "ordning"), "samordning");
        assert_eq!(mend("<i>Ev. nya</i>", "insatser **2025**"), "Ev. nya insatser 2025");
    }
}
