//! The properties of paragraphs, runs, rows and cells. What they were before a tracked change is passed over.

use crate::read::ReadError;
use crate::read::flow::measure;
use crate::read::package::{Element, Xml};

/// What formatting says that is evidence; `None` where it says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// The outline level from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Not printed at all.
    pub(super) hidden: Option<bool>,
    /// Printed above the line.
    pub(super) raised: Option<bool>,
    /// The list; 0 is none.
    pub(super) list: Option<u32>,
    /// The level within the list, from 0.
    pub(super) level: Option<u32>,
    /// The style that gave the list.
    pub(super) list_style: Option<String>,
    /// Where the first line begins, in characters from the margin.
    pub(super) indent: Option<u32>,
    /// A page begins before it.
    pub(super) page: Option<bool>,
}

impl Look {
    /// Takes over what is not said here.
    pub(super) fn inherit(&mut self, from: &Self) {
        self.outline = self.outline.or(from.outline);
        self.bold = self.bold.or(from.bold);
        self.hidden = self.hidden.or(from.hidden);
        self.raised = self.raised.or(from.raised);
        self.list = self.list.or(from.list);
        self.level = self.level.or(from.level);
        self.list_style = self.list_style.take().or_else(|| from.list_style.clone());
        self.indent = self.indent.or(from.indent);
        self.page = self.page.or(from.page);
    }

    /// The heading's level from 1, where it is a heading.
    pub(super) fn heading(&self) -> Option<u8> {
        self.outline.filter(|level| *level < 9).map(|level| level + 1)
    }
}

/// What a paragraph's own properties say.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) look: Look,
    pub(super) style: Option<String>,
    /// The paragraph's mark was deleted: it runs on in the next.
    pub(super) runs_on: bool,
    /// A section ends with it, and the next begins a page.
    pub(super) ends_page: bool,
}

/// Reads `pPr`.
///
/// # Errors
/// As [`Xml::next`].
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<Own, ReadError> {
    let mut own = Own::default();
    xml.children(|xml, element| {
        let ("w", name) = element.name() else { return Ok(false) };
        match name {
            "pStyle" => own.style = element.attr("val"),
            "outlineLvl" => own.look.outline = element.number("val").and_then(|level| u8::try_from(level).ok()),
            "pageBreakBefore" => own.look.page = Some(element.is_on()),
            "ind" => own.look.indent = indent(element),
            "numPr" => {
                xml.children(|_, part| {
                    match part.name() {
                        ("w", "numId") => own.look.list = part.number("val"),
                        ("w", "ilvl") => own.look.level = part.number("val"),
                        _ => {}
                    }
                    Ok(false)
                })?;
                return Ok(true);
            }
            "rPr" => {
                xml.children(|_, part| {
                    own.runs_on |= matches!(part.name(), ("w", "del" | "moveFrom"));
                    Ok(false)
                })?;
                return Ok(true);
            }
            "sectPr" => {
                let mut kind = None;
                xml.children(|_, part| {
                    if part.name() == ("w", "type") {
                        kind = part.attr("val");
                    }
                    Ok(false)
                })?;
                own.ends_page = !matches!(kind.as_deref(), Some("continuous" | "nextColumn"));
                return Ok(true);
            }
            _ => {}
        }
        Ok(false)
    })?;
    Ok(own)
}

/// Reads `rPr`; a run's style is named in `style`.
///
/// # Errors
/// As [`Xml::next`].
pub(super) fn run(xml: &mut Xml<'_>) -> Result<Look, ReadError> {
    Ok(styled_run(xml)?.0)
}

/// Reads `rPr`, and the style it names.
///
/// # Errors
/// As [`Xml::next`].
pub(super) fn styled_run(xml: &mut Xml<'_>) -> Result<(Look, Option<String>), ReadError> {
    let mut look = Look::default();
    let mut style = None;
    xml.children(|_, element| {
        let ("w", name) = element.name() else { return Ok(false) };
        match name {
            "rStyle" => style = element.attr("val"),
            "b" => look.bold = Some(element.is_on()),
            "vanish" => look.hidden = Some(element.is_on()),
            "vertAlign" => look.raised = Some(element.attr("val").as_deref() == Some("superscript")),
            _ => {}
        }
        Ok(false)
    })?;
    Ok((look, style))
}

/// What a row's properties say: grid columns left out before it, and whether it was deleted.
///
/// # Errors
/// As [`Xml::next`].
pub(super) fn row(xml: &mut Xml<'_>) -> Result<(u32, bool), ReadError> {
    let (mut before, mut deleted) = (0, false);
    xml.children(|_, element| {
        match element.name() {
            ("w", "gridBefore") => before = element.number("val").unwrap_or(0),
            ("w", "del") => deleted = true,
            _ => {}
        }
        Ok(false)
    })?;
    Ok((before, deleted))
}

/// What a cell's properties say: the columns it covers, and whether it is covered itself or was deleted.
///
/// # Errors
/// As [`Xml::next`].
pub(super) fn cell(xml: &mut Xml<'_>) -> Result<(u32, bool), ReadError> {
    let (mut span, mut covered) = (1, false);
    xml.children(|_, element| {
        match element.name() {
            ("w", "gridSpan") => span = element.number("val").unwrap_or(1),
            ("w", "vMerge" | "hMerge") => covered |= element.attr("val").is_none_or(|val| val != "restart"),
            ("w", "cellDel") => covered = true,
            _ => {}
        }
        Ok(false)
    })?;
    Ok((span, covered))
}

/// Where the first line begins.
fn indent(element: &Element<'_>) -> Option<u32> {
    let part = |name: &str| measure::twips(&element.attr(name)?);
    let left = part("left").or_else(|| part("start"));
    let (hanging, first) = (part("hanging"), part("firstLine"));
    if left.is_none() && hanging.is_none() && first.is_none() {
        return None;
    }
    let edge = left.unwrap_or(0).saturating_sub(hanging.unwrap_or(0));
    Some(measure::characters(edge.saturating_add(first.unwrap_or(0))))
}
