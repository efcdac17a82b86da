//! The walk through the tags: where paragraphs, items and cells begin and end.

use super::entities::resolved;
use super::tables::Tables;
use super::tokens::{Token, Tokens, attribute};
use crate::document::Row;
use crate::read::ReadError;
use crate::read::flow::{Flow, Paragraph, counting};

/// The rows of HTML.
///
/// # Errors
/// Those of [`Flow`]; [`ReadError::Nested`] where tables stand too deep.
pub(super) fn read(text: &str) -> Result<Vec<Row>, ReadError> {
    let mut body = Body::new();
    for token in Tokens::new(text) {
        match token {
            Token::Text(text) => body.text(text),
            Token::Open(name, attributes) => body.open(&name, attributes)?,
            Token::Close(name) => body.close(&name)?,
        }
    }
    body.end_block()?;
    while body.tables.any() {
        body.tables.close(&mut body.flow)?;
    }
    Ok(body.flow.finish())
}

/// An open list: its numbers' format, and the next number.
struct List {
    format: Option<&'static str>,
    next: u32,
}

struct Body {
    flow: Flow,
    tables: Tables,
    lists: Vec<List>,
    paragraph: Paragraph,
    /// Line ends that are printed only if something follows.
    breaks: usize,
    /// Whether something was printed in the paragraph, be it a blank.
    begun: bool,
    /// Whether blanks that follow are none.
    blank: bool,
    heading: Option<u8>,
    marker: Option<String>,
    bold: u32,
    raised: u32,
    /// Within `pre`, blanks and line ends are printed as they are; in a paragraph that says so as well.
    kept: u32,
    kept_here: bool,
    /// Within what is not shown: its name, and how deep.
    hidden: Option<(String, usize)>,
}

impl Body {
    fn new() -> Self {
        Self {
            flow: Flow::new(),
            tables: Tables::default(),
            lists: Vec::new(),
            paragraph: Paragraph::default(),
            breaks: 0,
            begun: false,
            blank: true,
            heading: None,
            marker: None,
            bold: 0,
            raised: 0,
            kept: 0,
            kept_here: false,
            hidden: None,
        }
    }

    fn open(&mut self, name: &str, attributes: &str) -> Result<(), ReadError> {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += usize::from(hidden == name);
            return Ok(());
        }
        match name {
            "template" | "svg" | "noscript" | "select" | "object" => self.hidden = Some((name.to_owned(), 1)),
            "br" if breaks_page(attributes) => {
                self.end_block()?;
                self.flow.break_page();
            }
            "br" => self.breaks += 1,
            "b" | "strong" => self.bold += 1,
            "sup" => self.raised += 1,
            "span" if attribute(attributes, "style").is_some_and(|style| style.contains("mso-tab-count")) => {
                self.put("\t");
            }
            "table" => {
                self.end_block()?;
                self.tables.open()?;
            }
            "tr" => {
                self.end_block()?;
                self.tables.row(&mut self.flow)?;
            }
            "td" | "th" => self.cell(name, attributes)?,
            _ => self.block(name, attributes)?,
        }
        Ok(())
    }

    fn cell(&mut self, name: &str, attributes: &str) -> Result<(), ReadError> {
        self.end_block()?;
        let number = |key| attribute(attributes, key).and_then(|value| value.trim().parse::<u32>().ok());
        // No rows at all means all that follow.
        let rows = number("rowspan").map_or(1, |rows| if rows == 0 { u32::MAX } else { rows });
        self.tables.cell(&mut self.flow, number("colspan").unwrap_or(1), rows)?;
        self.bold = u32::from(name == "th");
        Ok(())
    }

    fn block(&mut self, name: &str, attributes: &str) -> Result<(), ReadError> {
        if !is_block(name) {
            return Ok(());
        }
        self.end_block()?;
        if breaks_page(attributes) {
            self.flow.break_page();
        }
        self.kept_here = attribute(attributes, "style").is_some_and(|style| {
            style.split(';').any(|part| {
                part.split_once(':')
                    .is_some_and(|(key, value)| key.trim() == "white-space" && value.trim().starts_with("pre"))
            })
        });
        match name {
            "pre" => self.kept += 1,
            "ul" => self.lists.push(List { format: None, next: 1 }),
            "ol" => {
                let format = match attribute(attributes, "type") {
                    Some("a") => "lowerLetter",
                    Some("A") => "upperLetter",
                    Some("i") => "lowerRoman",
                    Some("I") => "upperRoman",
                    _ => "decimal",
                };
                let next = attribute(attributes, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push(List { format: Some(format), next });
            }
            "li" => {
                self.marker = Some(match self.lists.last_mut() {
                    Some(List { format: Some(format), next }) => {
                        let value = attribute(attributes, "value").and_then(|value| value.parse().ok());
                        let count = value.unwrap_or(*next);
                        *next = count.saturating_add(1);
                        format!("{}.", counting::printed(count, format))
                    }
                    _ => "•".to_owned(),
                });
            }
            _ => self.heading = heading(name),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth -= usize::from(hidden == name);
            if *depth == 0 {
                self.hidden = None;
            }
            return Ok(());
        }
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "sup" => self.raised = self.raised.saturating_sub(1),
            "table" => {
                self.end_block()?;
                self.tables.close(&mut self.flow)?;
                self.bold = 0;
            }
            "tr" | "thead" | "tbody" | "tfoot" => {
                self.end_block()?;
                self.tables.end_row(&mut self.flow)?;
            }
            "td" | "th" => {
                self.end_block()?;
                self.tables.end_cell(&mut self.flow)?;
                self.bold = 0;
            }
            "ul" | "ol" => {
                self.end_block()?;
                self.lists.pop();
            }
            "pre" => {
                self.end_block()?;
                self.kept = self.kept.saturating_sub(1);
            }
            _ if is_block(name) => self.end_block()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, raw: &str) {
        if self.hidden.is_some() {
            return;
        }
        let text = resolved(raw);
        if self.kept > 0 || self.kept_here {
            self.put(&text.replace("\r\n", "\n").replace('\r', "\n"));
            return;
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !blank {
                out.push(c);
            } else if !self.blank || self.breaks > 0 && !out.is_empty() {
                out.push(' ');
            }
            self.blank = blank;
        }
        if !out.trim_matches(' ').is_empty() || self.begun && self.breaks == 0 {
            self.put(&out);
        }
    }

    fn put(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.paragraph.push("\n", false);
        }
        self.begun = true;
        if self.raised > 0 {
            self.paragraph.push_raised(text, self.bold > 0);
        } else {
            self.paragraph.push(text, self.bold > 0);
        }
    }

    /// What was open as a paragraph ends.
    fn end_block(&mut self) -> Result<(), ReadError> {
        let breaks = std::mem::take(&mut self.breaks);
        let mut paragraph = std::mem::take(&mut self.paragraph);
        let heading = self.heading.take();
        self.kept_here = false;
        self.blank = true;
        if !std::mem::take(&mut self.begun) && breaks == 0 {
            return Ok(());
        }
        if !self.tables.any() {
            paragraph.heading = heading;
        }
        if !paragraph.is_blank() {
            paragraph.marker = self.marker.take();
        }
        paragraph.indent = u32::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u32::MAX);
        self.flow.paragraph(paragraph)
    }
}

fn breaks_page(attributes: &str) -> bool {
    attribute(attributes, "style").is_some_and(|style| style.contains("page-break-before:always"))
}

fn heading(name: &str) -> Option<u8> {
    name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level))
}

fn is_block(name: &str) -> bool {
    heading(name).is_some()
        || matches!(
            name,
            "p" | "div"
                | "section"
                | "article"
                | "header"
                | "footer"
                | "main"
                | "ul"
                | "ol"
                | "li"
                | "blockquote"
                | "pre"
                | "dl"
                | "dt"
                | "dd"
                | "address"
                | "fieldset"
                | "form"
                | "hr"
                | "figure"
                | "figcaption"
                | "center"
                | "caption"
                | "body"
                | "html"
                | "head"
                | "nav"
                | "aside"
                | "details"
                | "summary"
                | "thead"
                | "tbody"
                | "tfoot"
                | "legend"
                | "menu"
                | "option"
        )
}
