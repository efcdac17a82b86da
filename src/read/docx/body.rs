//! The walk through a document's body: element by element, without recursion.

use std::collections::HashMap;

use super::letters::symbol;
use super::numbering::Numbering;
use super::open::{Fields, Open};
use super::properties::{self, Look};
use super::styles::Styles;
use super::{FORMAT, ReadError};
use crate::document::Row;
use crate::read::flow::{Flow, Paragraph};
use crate::read::package::{Element, Node, Xml};

/// What an open element is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// It only holds others.
    Plain,
    Paragraph,
    Run,
    /// Its text is printed.
    Text,
    Table,
    Row,
    Cell,
    /// A text box.
    Box,
    /// The same in two forms, of which one is read; how much was printed before it.
    Either(usize),
}

/// A document being read.
pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    flow: Flow,
    stack: Vec<What>,
    paragraphs: Vec<Open>,
    fields: Fields,
    /// How many pieces of text were printed.
    printed: usize,
    /// A paragraph whose mark was deleted runs on in the next.
    carried: Option<Paragraph>,
    /// Notes by kind and identifier, with their numbers.
    notes: HashMap<(bool, String), u32>,
    counts: [u32; 2],
    /// The note that is being read, and whether its mark was printed; 0 has a mark of its own.
    note: Option<(u32, bool)>,
}

impl Body {
    pub(super) fn new(styles: Styles, numbering: Numbering, flow: Flow) -> Self {
        Self {
            styles,
            numbering,
            flow,
            stack: Vec::new(),
            paragraphs: Vec::new(),
            fields: Fields::default(),
            printed: 0,
            carried: None,
            notes: HashMap::new(),
            counts: [0, 0],
            note: None,
        }
    }

    /// Whether the text refers to notes.
    pub(super) fn has_notes(&self) -> bool {
        !self.notes.is_empty()
    }

    pub(super) fn finish(self) -> Vec<Row> {
        self.flow.finish()
    }

    /// Reads the main part.
    ///
    /// # Errors
    /// As [`Xml::next`] and [`Flow`].
    pub(super) fn read(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, FORMAT);
        self.walk(&mut xml)
    }

    /// Reads the notes that the text refers to, out of `footnotes.xml` or `endnotes.xml`.
    ///
    /// # Errors
    /// As [`Xml::next`] and [`Flow`].
    pub(super) fn notes(&mut self, text: &str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, FORMAT);
        self.walk(&mut xml)?;
        self.note = None;
        Ok(())
    }

    fn walk(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    if let Some(what) = self.start(xml, &element)? {
                        self.stack.push(what);
                    }
                }
                Node::Text(text) => {
                    if self.stack.last() == Some(&What::Text) {
                        self.text(&text);
                    }
                }
                Node::End => self.end()?,
                Node::Eof => return self.settle(),
            }
        }
    }

    /// What an element is; `None` where it was read to its end.
    fn start<'a>(&mut self, xml: &mut Xml<'a>, element: &Element<'a>) -> Result<Option<What>, ReadError> {
        let what = match element.name() {
            ("w", name) => return self.word(xml, element, name),
            ("m", "t") => What::Text,
            ("mc", "AlternateContent") => What::Either(self.printed),
            ("mc", "Choice" | "Fallback") => {
                let before = match self.stack.last() {
                    Some(What::Either(before)) => *before,
                    _ => self.printed,
                };
                if self.printed > before {
                    xml.skip()?;
                    return Ok(None);
                }
                What::Plain
            }
            _ => What::Plain,
        };
        Ok(Some(what))
    }

    fn word<'a>(&mut self, xml: &mut Xml<'a>, element: &Element<'a>, name: &str) -> Result<Option<What>, ReadError> {
        let what = match name {
            "p" => {
                self.open_paragraph();
                What::Paragraph
            }
            "r" => {
                self.open_run();
                What::Run
            }
            "t" => What::Text,
            "tbl" => {
                self.settle()?;
                self.flow.open_table();
                What::Table
            }
            "tr" => {
                self.flow.open_row(0);
                What::Row
            }
            "tc" => {
                self.flow.open_cell();
                What::Cell
            }
            "txbxContent" => {
                self.flow.open_aside();
                What::Box
            }
            "pPr" | "rPr" | "trPr" | "tcPr" => return self.properties(xml, name),
            "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr" | "rt" | "tblPr" | "tblPrEx"
            | "tblGrid" | "sectPr" | "instrText" | "delInstrText" | "delText" => {
                xml.skip()?;
                return Ok(None);
            }
            "footnote" | "endnote" => return self.note(xml, element, name),
            name => {
                if name.ends_with("Change") {
                    xml.skip()?;
                    return Ok(None);
                }
                self.sign(element, name);
                What::Plain
            }
        };
        Ok(Some(what))
    }

    /// Properties, read to their end.
    fn properties(&mut self, xml: &mut Xml<'_>, name: &str) -> Result<Option<What>, ReadError> {
        match (name, self.stack.last()) {
            ("pPr", Some(What::Paragraph)) => {
                let own = properties::paragraph(xml)?;
                if let Some(open) = self.paragraphs.last_mut() {
                    open.look = own.look.clone();
                    open.look.inherit(&self.styles.paragraph(own.style.as_deref()));
                    open.own = own;
                }
            }
            ("rPr", Some(What::Run)) => {
                let (mut look, style) = properties::styled_run(xml)?;
                if let Some(open) = self.paragraphs.last_mut() {
                    if let Some(style) = style {
                        look.inherit(&self.styles.run(&style));
                    }
                    look.inherit(&open.look);
                    open.run = look;
                }
            }
            ("trPr", Some(What::Row)) => {
                let (before, deleted) = properties::row(xml)?;
                self.flow.skip_columns(before);
                if deleted {
                    xml.skip()?;
                    self.stack.pop();
                    self.flow.close_row(false)?;
                }
            }
            ("tcPr", Some(What::Cell)) => {
                let (span, covered) = properties::cell(xml)?;
                self.flow.span(span);
                if covered {
                    xml.skip()?;
                    self.stack.pop();
                    self.flow.cover();
                    self.flow.close_cell()?;
                }
            }
            _ => xml.skip()?,
        }
        Ok(None)
    }

    /// What prints a sign of its own.
    fn sign(&mut self, element: &Element<'_>, name: &str) {
        match name {
            "tab" | "ptab" => self.text_as_is("\t"),
            "cr" => self.text_as_is("\n"),
            "br" if element.attr("type").as_deref() == Some("page") => self.page_break(),
            "br" => self.text_as_is("\n"),
            "noBreakHyphen" => self.text_as_is("-"),
            "sym" => {
                let font = element.attr("font").unwrap_or_default();
                let code = element.attr("char").unwrap_or_default();
                self.text_as_is(symbol(&font, &code).encode_utf8(&mut [0; 4]));
            }
            "fldChar" => self.fields.mark(&element.attr("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.refer(false, element),
            "endnoteReference" => self.refer(true, element),
            "footnoteRef" | "endnoteRef" => {
                self.mark_note();
            }
            _ => {}
        }
    }

    /// Before a paragraph's text it begins a page with the paragraph, else with what follows.
    fn page_break(&mut self) {
        match self.paragraphs.last_mut().filter(|open| !open.paragraph.is_blank()) {
            Some(open) => {
                open.paragraph.push("\n", false);
                open.own.ends_page = true;
            }
            None => self.flow.break_page(),
        }
    }

    fn refer(&mut self, at_end: bool, element: &Element<'_>) {
        let Some(id) = element.attr("id") else { return };
        let own_mark =
            element.attr("customMarkFollows").is_some_and(|on| !matches!(on.as_str(), "0" | "false" | "off"));
        let [foot, end] = &mut self.counts;
        let count = if at_end { end } else { foot };
        if !own_mark {
            *count = count.saturating_add(1);
        }
        let number = *count;
        self.notes.insert((at_end, id), if own_mark { 0 } else { number });
        if !own_mark {
            self.raised(&number.to_string());
        }
    }

    fn note<'a>(&mut self, xml: &mut Xml<'a>, element: &Element<'a>, name: &str) -> Result<Option<What>, ReadError> {
        let key = (name == "endnote", element.attr("id").unwrap_or_default());
        let Some(number) = self.notes.get(&key).copied() else {
            xml.skip()?;
            return Ok(None);
        };
        if self.note.is_none() {
            self.flow.paragraph(Paragraph::default())?;
        }
        self.note = Some((number, number == 0));
        Ok(Some(What::Plain))
    }

    /// A note begins with its mark, whether its text says so or not.
    fn mark_note(&mut self) {
        if let Some((number, false)) = self.note {
            self.note = Some((number, true));
            self.raised(&number.to_string());
            if let Some(open) = self.paragraphs.last_mut() {
                open.paragraph.push(" ", false);
            }
        }
    }

    fn open_paragraph(&mut self) {
        let look = self.styles.paragraph(None);
        let paragraph = self.carried.take().unwrap_or_default();
        self.paragraphs.push(Open { paragraph, run: look.clone(), look, ..Open::default() });
    }

    fn open_run(&mut self) {
        if let Some(open) = self.paragraphs.last_mut() {
            open.run = open.look.clone();
        }
    }

    fn text(&mut self, text: &str) {
        // Line ends and tabs within the XML's own text are blanks.
        if text.contains(['\n', '\t', '\r']) {
            self.text_as_is(&text.replace(['\n', '\t', '\r'], " "));
        } else {
            self.text_as_is(text);
        }
    }

    fn text_as_is(&mut self, text: &str) {
        if !self.fields.is_printed() {
            return;
        }
        self.mark_note();
        let Some(open) = self.paragraphs.last_mut() else { return };
        if open.run.hidden == Some(true) {
            return;
        }
        if open.run.raised == Some(true) {
            return self.raised(text);
        }
        let bold = open.run.bold == Some(true);
        open.paragraph.push(text, bold);
        self.printed += 1;
    }

    /// What is printed above the line.
    fn raised(&mut self, text: &str) {
        let Some(open) = self.paragraphs.last_mut() else { return };
        let bold = open.run.bold == Some(true);
        open.paragraph.push_raised(text, bold);
        self.printed += 1;
    }

    fn end(&mut self) -> Result<(), ReadError> {
        match self.stack.pop() {
            Some(What::Paragraph) => self.close_paragraph(),
            Some(What::Run) => {
                self.open_run();
                Ok(())
            }
            Some(What::Table) => {
                self.flow.close_table();
                Ok(())
            }
            Some(What::Row) => self.flow.close_row(true),
            Some(What::Cell) => {
                self.settle()?;
                self.flow.close_cell()
            }
            Some(What::Box) => {
                self.settle()?;
                let aside = self.flow.close_aside();
                match self.paragraphs.last_mut() {
                    Some(open) => open.asides.push(aside),
                    None => self.flow.put(aside),
                }
                Ok(())
            }
            Some(What::Plain | What::Text | What::Either(_)) | None => Ok(()),
        }
    }

    fn close_paragraph(&mut self) -> Result<(), ReadError> {
        let Some(mut open) = self.paragraphs.pop() else { return Ok(()) };
        self.fields.settle();
        if open.own.runs_on {
            if !open.paragraph.is_blank() {
                self.carried = Some(open.paragraph);
            }
        } else {
            let level = self.list_level(&open.look);
            let paragraph = &mut open.paragraph;
            paragraph.heading = if self.flow.in_table() { None } else { open.look.heading() };
            paragraph.page_start = open.look.page == Some(true);
            paragraph.indent = level.map_or(open.look.indent.unwrap_or(0), |(_, level)| level);
            paragraph.marker = level.and_then(|(list, level)| self.numbering.next(list, level));
            self.flow.paragraph(open.paragraph)?;
        }
        for aside in open.asides {
            self.flow.put(aside);
        }
        if open.own.ends_page {
            self.flow.break_page();
        }
        Ok(())
    }

    /// The list that a paragraph is an item of, and its level.
    fn list_level(&self, look: &Look) -> Option<(u32, u32)> {
        let list = look.list.filter(|list| *list > 0)?;
        let by_style = || look.list_style.as_deref().and_then(|style| self.numbering.level_of_style(list, style));
        Some((list, look.level.or_else(by_style).unwrap_or(0)))
    }

    /// What was carried has nothing to run on in.
    fn settle(&mut self) -> Result<(), ReadError> {
        match self.carried.take() {
            Some(paragraph) => self.flow.paragraph(paragraph),
            None => Ok(()),
        }
    }
}
