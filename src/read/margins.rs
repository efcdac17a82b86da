//! Headers and footers: what stands in the margin of every page. Kept apart from what is read as the
//! document: no table goes on there, but a name, a year or a figure may stand nowhere else.

use super::ReadError;
use super::package::{Element, Node, Package, Relations, Xml};
use crate::document::{Cell, Row};

/// More lines in the margins say nothing.
const LINES: usize = 200;

/// A line is no longer.
const LENGTH: usize = 2_000;

/// The margins of a Word document.
///
/// # Errors
/// Those of [`Package`].
pub(super) fn docx(bytes: &[u8]) -> Result<Vec<Row>, ReadError> {
    let mut package = Package::open(bytes, "docx")?;
    let main = package.main_part("wordprocessingml")?.unwrap_or_else(|| "word/document.xml".to_owned());
    let relations = Relations::of(&mut package, &main)?;
    let parts: Vec<String> =
        ["header", "footer"].into_iter().flat_map(|kind| relations.targets(kind)).map(str::to_owned).collect();
    let mut walk = Walk::default();
    for part in parts.iter().take(LINES) {
        if let Some(text) = package.text(part)? {
            walk.read(&text, "docx", true)?;
        }
    }
    Ok(walk.rows)
}

/// The margins of an OpenDocument.
///
/// # Errors
/// Those of [`Package`].
pub(super) fn open_document(bytes: &[u8], format: &'static str) -> Result<Vec<Row>, ReadError> {
    let mut package = Package::open(bytes, format)?;
    let mut walk = Walk::default();
    if let Some(text) = package.text("styles.xml")? {
        walk.read(&text, format, false)?;
    }
    Ok(walk.rows)
}

/// The margins of a workbook's printed pages, as Excel writes them: `&L&"Arial,Bold"&8Finsam&RSida &P`.
pub(super) fn printed(margins: &[String]) -> Vec<Row> {
    let mut walk = Walk::default();
    for text in margins.iter().take(LINES).map(|text| uncoded(text)) {
        for line in text.lines() {
            walk.open.push(String::new());
            walk.push(line);
            walk.close();
        }
    }
    walk.rows
}

/// The text without its codes; what stands to the left, in the middle and to the right are lines of their own.
fn uncoded(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('L' | 'C' | 'R') => out.push('\n'),
            Some('&') => out.push('&'),
            // A font, up to its closing mark.
            Some('"') => {
                chars.by_ref().take_while(|c| *c != '"').for_each(drop);
            }
            // A colour is six digits, a size all that follow.
            Some('K') => chars.by_ref().take(6).for_each(drop),
            Some(c) if c.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    out
}

/// What an open element is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Plain,
    Margin,
    Paragraph,
    Text,
}

#[derive(Default)]
struct Walk {
    rows: Vec<Row>,
    /// Paragraphs open within each other: text boxes stand within paragraphs.
    open: Vec<String>,
}

impl Walk {
    /// Reads a part; `inside` where all of it is margin.
    fn read(&mut self, text: &str, format: &'static str, inside: bool) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, format);
        let mut stack: Vec<What> = Vec::new();
        let mut margins = usize::from(inside);
        self.open.clear();
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    if is_apart(&element) {
                        xml.skip()?;
                        continue;
                    }
                    let what = what(&element);
                    match what {
                        What::Margin => margins += 1,
                        What::Paragraph if margins > 0 => self.open.push(String::new()),
                        _ => {}
                    }
                    if matches!(element.name().1, "tab" | "br" | "s" | "line-break") && margins > 0 {
                        self.push("   ");
                    }
                    stack.push(what);
                }
                // In OpenDocument text stands in the paragraph itself.
                Node::Text(text) => {
                    let printed = match format {
                        "docx" => stack.last() == Some(&What::Text),
                        _ => true,
                    };
                    if printed && margins > 0 {
                        self.push(&text);
                    }
                }
                Node::End => match stack.pop() {
                    Some(What::Margin) => margins = margins.saturating_sub(1),
                    Some(What::Paragraph) if margins > 0 => self.close(),
                    _ => {}
                },
                Node::Eof => return Ok(()),
            }
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut()
            && open.len() + text.len() <= LENGTH
        {
            open.push_str(text);
        }
    }

    /// A paragraph ends: a line, once.
    fn close(&mut self) {
        let Some(text) = self.open.pop().map(|text| text.trim().to_owned()) else { return };
        let known = self.rows.iter().any(|row| row.cells.iter().any(|cell| cell.text == text));
        if !text.is_empty() && !known && self.rows.len() < LINES {
            let cell = Cell { text, span: 1, ..Cell::default() };
            self.rows.push(Row { cells: vec![cell], ..Row::default() });
        }
    }
}

fn what(element: &Element<'_>) -> What {
    match element.name() {
        ("w" | "text", "p") | ("text", "h") => What::Paragraph,
        ("w", "t") => What::Text,
        ("style", name) if name.starts_with("header") || name.starts_with("footer") => {
            if name.ends_with("-style") || name.contains("properties") { What::Plain } else { What::Margin }
        }
        _ => What::Plain,
    }
}

/// What is said of the text and not printed, or printed a second time. LibreOffice keeps headers that are turned off.
fn is_apart(element: &Element<'_>) -> bool {
    let is_off = || element.attr("display").is_some_and(|shown| shown == "false");
    if what(element) == What::Margin && is_off() {
        return true;
    }
    matches!(
        element.name(),
        ("w", "pPr" | "rPr" | "tblPr" | "tcPr" | "trPr" | "sectPr" | "moveFrom" | "del")
            | ("mc", "Fallback")
            | ("office", "annotation" | "font-face-decls" | "styles" | "automatic-styles")
            | ("style", "page-layout")
            | ("text", "tracked-changes" | "page-count" | "sheet-name")
    )
}
