//! The walk through a text's body: element by element, without recursion.

use std::collections::HashMap;

use super::lists::{Counts, LEVELS};
use super::styles::{Look, Styles};
use super::{FORMAT, ReadError};
use crate::document::Row;
use crate::read::flow::{Aside, Flow, Paragraph};
use crate::read::package::{Element, Node, Xml};

/// Blanks that one element stands for, at most.
const BLANKS: u32 = 200;
/// Columns that one cell is repeated for, at most.
const REPEATED: u32 = 64;

/// What an open element is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// It holds paragraphs and tables.
    Block,
    /// It holds text.
    Inline,
    /// It holds text in a style of its own.
    Span,
    Paragraph,
    Table,
    Row,
    /// A cell, and how many times it is repeated.
    Cell(u32),
    Box,
    Note,
    /// The mark of a note.
    Citation,
    List,
    Item,
}

#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    /// What holds now, styles within it on top.
    looks: Vec<Look>,
    asides: Vec<Aside>,
    /// Whether blanks that follow are none.
    blank: bool,
}

/// An open list, and the marker of its open item until a paragraph has taken it.
struct List {
    style: String,
    item: Option<Option<u32>>,
}

/// A text being read.
pub(super) struct Body {
    styles: Styles,
    flow: Flow,
    stack: Vec<What>,
    open: Vec<Open>,
    lists: Vec<List>,
    counts: HashMap<String, Counts>,
    headings: Counts,
    notes: Vec<Aside>,
    citation: String,
    /// The note's mark, until its first paragraph has taken it.
    mark: Option<String>,
    /// Grid columns that the cell before covers.
    covered: u32,
}

impl Body {
    pub(super) fn new(styles: Styles, flow: Flow) -> Self {
        Self {
            styles,
            flow,
            stack: Vec::new(),
            open: Vec::new(),
            lists: Vec::new(),
            counts: HashMap::new(),
            headings: [None; LEVELS],
            notes: Vec::new(),
            citation: String::new(),
            mark: None,
            covered: 0,
        }
    }

    pub(super) fn finish(self) -> Vec<Row> {
        self.flow.finish()
    }

    /// Reads `content.xml`.
    ///
    /// # Errors
    /// As [`Xml::next`] and [`Flow`].
    pub(super) fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, FORMAT);
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    if let Some(what) = self.start(&mut xml, &element)? {
                        self.stack.push(what);
                    }
                }
                Node::Text(text) => self.text(&text),
                Node::End => self.end()?,
                Node::Eof => break,
            }
        }
        for (order, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            if order == 0 {
                self.flow.paragraph(Paragraph::default())?;
            }
            self.flow.put(note);
        }
        Ok(())
    }

    /// Whether text that stands here is printed.
    fn is_inline(&self) -> bool {
        matches!(self.stack.last(), Some(What::Inline | What::Span | What::Paragraph))
    }

    /// What an element is; `None` where it was read to its end.
    fn start<'a>(&mut self, xml: &mut Xml<'a>, element: &Element<'a>) -> Result<Option<What>, ReadError> {
        let what = match element.name() {
            ("text", "p") => self.open_paragraph(element, None),
            ("text", "h") => {
                let level = element.number("outline-level").unwrap_or(1).clamp(1, 9);
                self.open_paragraph(element, u8::try_from(level).ok())
            }
            ("text", "span") => {
                self.open_span(element);
                What::Span
            }
            ("text", "list") => self.open_list(element),
            ("text", "list-item") => {
                if let Some(list) = self.lists.last_mut() {
                    list.item = Some(element.number("start-value"));
                }
                What::Item
            }
            ("text", "note") => {
                self.citation.clear();
                What::Inline
            }
            ("text", "note-citation") => What::Citation,
            ("text", "note-body") => {
                self.flow.open_aside();
                self.mark = Some(std::mem::take(&mut self.citation));
                What::Note
            }
            ("text", name) => {
                if is_apart(name) {
                    xml.skip()?;
                    return Ok(None);
                }
                self.sign(element, name);
                self.plain()
            }
            ("table", name) => return self.table(xml, element, name),
            ("draw", "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "polygon" | "path") => {
                self.flow.open_aside();
                What::Box
            }
            ("office", "annotation" | "forms" | "automatic-styles" | "styles" | "font-face-decls" | "scripts")
            | ("", "title" | "desc") => {
                xml.skip()?;
                return Ok(None);
            }
            _ => self.plain(),
        };
        Ok(Some(what))
    }

    fn plain(&self) -> What {
        if self.is_inline() { What::Inline } else { What::Block }
    }

    fn table<'a>(&mut self, xml: &mut Xml<'a>, element: &Element<'a>, name: &str) -> Result<Option<What>, ReadError> {
        let repeated = element.number("number-columns-repeated").unwrap_or(1).clamp(1, REPEATED);
        Ok(Some(match name {
            "table" => {
                self.flow.open_table();
                What::Table
            }
            "table-row" => {
                self.covered = 0;
                self.flow.open_row(0);
                What::Row
            }
            "table-cell" => {
                let span = element.number("number-columns-spanned").unwrap_or(1).max(1);
                self.flow.open_cell();
                self.flow.span(span);
                self.covered = span - 1;
                What::Cell(repeated)
            }
            "covered-table-cell" => {
                xml.skip()?;
                for _ in 0..repeated {
                    // Beside the cell that covers it nothing is left of it; below, its place.
                    if self.covered > 0 {
                        self.covered -= 1;
                    } else {
                        self.flow.open_cell();
                        self.flow.close_cell()?;
                    }
                }
                return Ok(None);
            }
            "title" | "desc" | "shapes" => {
                xml.skip()?;
                return Ok(None);
            }
            _ => self.plain(),
        }))
    }

    fn open_list(&mut self, element: &Element<'_>) -> What {
        let outer = self.lists.last().map(|list| list.style.clone());
        let style = element.attr("style-name").or_else(|| outer.clone()).unwrap_or_default();
        let goes_on =
            element.attr("continue-numbering").as_deref() == Some("true") || element.attr("continue-list").is_some();
        if outer.is_none_or(|outer| outer != style) && !goes_on {
            self.counts.remove(&style);
        }
        self.lists.push(List { style, item: None });
        What::List
    }

    fn open_paragraph(&mut self, element: &Element<'_>, heading: Option<u8>) -> What {
        let style = element.attr("style-name").unwrap_or_default();
        let look = self.styles.look(false, &style);
        let mut paragraph = Paragraph::default();
        paragraph.page_start = look.page == Some(true);
        paragraph.indent = look.indent.unwrap_or(0);
        self.mark_item(&mut paragraph, heading);
        if !self.flow.in_table() {
            paragraph.heading = heading;
        }
        let mut open = Open { paragraph, looks: vec![look], asides: Vec::new(), blank: true };
        if let Some(mark) = self.mark.take() {
            open.paragraph.push_raised(&mark, false);
            open.paragraph.push(" ", false);
        }
        self.open.push(open);
        What::Paragraph
    }

    /// The marker of a list's item, for its first paragraph; a heading's number outside lists.
    fn mark_item(&mut self, paragraph: &mut Paragraph, heading: Option<u8>) {
        let depth = self.lists.len();
        if let Some(list) = self.lists.last_mut() {
            let level = depth.saturating_sub(1).min(LEVELS - 1);
            paragraph.indent = u32::try_from(level).unwrap_or(0);
            if let (Some(start), Some(kind)) = (list.item.take(), self.styles.list(&list.style)) {
                let counts = self.counts.entry(list.style.clone()).or_insert([None; LEVELS]);
                paragraph.marker = kind.next(counts, level, start);
            }
        } else if let Some(level) = heading {
            let level = usize::from(level.saturating_sub(1)).min(LEVELS - 1);
            paragraph.marker = self.styles.outline.next(&mut self.headings, level, None);
        }
    }

    fn open_span(&mut self, element: &Element<'_>) {
        let mut look = element.attr("style-name").map_or_else(Look::default, |name| self.styles.look(true, &name));
        if let Some(open) = self.open.last_mut() {
            if let Some(outer) = open.looks.last() {
                look.inherit(outer);
            }
            open.looks.push(look);
        }
    }

    /// What prints a sign of its own.
    fn sign(&mut self, element: &Element<'_>, name: &str) {
        if !self.is_inline() {
            return;
        }
        match name {
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "s" => {
                let count = element.number("c").unwrap_or(1).min(BLANKS);
                self.push(&" ".repeat(usize::try_from(count).unwrap_or(1)));
            }
            _ => return,
        }
        if let Some(open) = self.open.last_mut() {
            open.blank = name != "s";
        }
    }

    /// Text, its blanks run together as the format has it.
    fn text(&mut self, text: &str) {
        if self.stack.last() == Some(&What::Citation) {
            self.citation.push_str(text.trim());
            let mark = text.trim().to_owned();
            if let Some(open) = self.open.last_mut() {
                open.paragraph.push_raised(&mark, false);
                open.blank = false;
            }
            return;
        }
        if !self.is_inline() {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !blank {
                out.push(c);
            } else if !open.blank {
                out.push(' ');
            }
            open.blank = blank;
        }
        self.push(&out);
    }

    fn push(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else { return };
        let (mut bold, mut raised) = (false, false);
        if let Some(look) = open.looks.last() {
            if look.hidden == Some(true) {
                return;
            }
            (bold, raised) = (look.bold == Some(true), look.raised == Some(true));
        }
        if raised {
            open.paragraph.push_raised(text, bold);
        } else {
            open.paragraph.push(text, bold);
        }
    }

    fn end(&mut self) -> Result<(), ReadError> {
        match self.stack.pop() {
            Some(What::Paragraph) => {
                if let Some(open) = self.open.pop() {
                    self.flow.paragraph(open.paragraph)?;
                    for aside in open.asides {
                        self.flow.put(aside);
                    }
                }
            }
            Some(What::Span) => {
                if let Some(open) = self.open.last_mut().filter(|open| open.looks.len() > 1) {
                    open.looks.pop();
                }
            }
            Some(What::Table) => self.flow.close_table(),
            Some(What::Row) => self.flow.close_row(true)?,
            Some(What::Cell(repeated)) => {
                self.flow.close_cell()?;
                for _ in 1..repeated {
                    self.flow.open_cell();
                    self.flow.close_cell()?;
                }
            }
            Some(What::Box) => {
                let aside = self.flow.close_aside();
                match self.open.last_mut() {
                    Some(open) => open.asides.push(aside),
                    None => self.flow.put(aside),
                }
            }
            Some(What::Note) => {
                let note = self.flow.close_aside();
                self.notes.push(note);
                self.mark = None;
            }
            Some(What::List) => {
                self.lists.pop();
            }
            Some(What::Block | What::Inline | What::Citation | What::Item) | None => {}
        }
        Ok(())
    }
}

/// What stands in the text's XML but is not printed there.
fn is_apart(name: &str) -> bool {
    name.ends_with("-source")
        || matches!(
            name,
            "tracked-changes"
                | "ruby-text"
                | "hidden-text"
                | "script"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "dde-connection-decls"
                | "number"
        )
}
