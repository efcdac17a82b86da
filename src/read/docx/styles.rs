//! What a paragraph's and a run's style say, inherited through `basedOn`.

use std::collections::HashMap;

use super::properties::{self, Look};
use crate::read::ReadError;
use crate::read::package::Xml;

/// Styles build on each other in so many steps at most.
const STEPS: usize = 32;

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    /// What each style that was asked for says in the end: each paragraph and run asks again.
    known: HashMap<String, Known>,
}

/// What a style says with all that it builds on.
#[derive(Clone, Debug, Default)]
struct Known {
    look: Look,
    /// The level that its name tells.
    level: Option<u8>,
}

#[derive(Debug, Default)]
struct Style {
    /// The level that its name tells.
    level: Option<u8>,
    based_on: Option<String>,
    look: Look,
}

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(text: &str, format: &'static str) -> Result<Self, ReadError> {
        let mut out = Self::default();
        let mut xml = Xml::new(text, format);
        xml.children(|xml, root| {
            if root.name() == ("w", "styles") {
                out.styles(xml)?;
                return Ok(true);
            }
            Ok(false)
        })?;
        Ok(out)
    }

    fn styles(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        xml.children(|xml, element| {
            if element.name() != ("w", "style") {
                return Ok(false);
            }
            let Some(id) = element.attr("styleId") else { return Ok(false) };
            let default = element.attr("default").is_some_and(|on| matches!(on.as_str(), "1" | "true" | "on"));
            if default && element.attr("type").is_some_and(|kind| kind == "paragraph") {
                self.default = Some(id.clone());
            }
            let style = style(xml)?;
            self.all.insert(id, style);
            Ok(true)
        })
    }

    /// What a paragraph's style says; that of the default style where none is named.
    pub(super) fn paragraph(&mut self, id: Option<&str>) -> Look {
        let default = if id.is_none() { self.default.clone() } else { None };
        let Some(id) = id.or(default.as_deref()) else { return Look::default() };
        let Known { mut look, level } = self.known(id);
        look.outline = look.outline.or(level);
        look
    }

    /// What a run's style says.
    pub(super) fn run(&mut self, id: &str) -> Look {
        self.known(id).look
    }

    fn known(&mut self, id: &str) -> Known {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let known = Known { look: self.resolved(id), level: self.by_name(id) };
        self.known.insert(id.to_owned(), known.clone());
        known
    }

    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.all.get(id);
            next = style.and_then(|style| style.based_on.as_deref());
            Some((id, style))
        })
        .take(STEPS)
    }

    fn resolved(&self, id: &str) -> Look {
        let mut look = Look::default();
        for (own, style) in self.chain(id) {
            let Some(style) = style else { break };
            let numbered_here = look.list.is_none() && style.look.list.is_some();
            look.inherit(&style.look);
            if numbered_here {
                look.list_style = Some(own.to_owned());
            }
        }
        look
    }

    /// The level that a built-in heading's name tells, where nothing gives an outline level.
    fn by_name(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|(id, style)| match style {
            Some(style) => style.level.or_else(|| level_of(id)),
            None => level_of(id),
        })
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Style, ReadError> {
    let mut style = Style::default();
    xml.children(|xml, element| {
        match element.name() {
            ("w", "name") => style.level = element.attr("val").as_deref().and_then(level_of),
            ("w", "basedOn") => style.based_on = element.attr("val"),
            ("w", "pPr") => {
                let read = properties::paragraph(xml)?;
                style.look.inherit(&read.look);
                return Ok(true);
            }
            ("w", "rPr") => {
                style.look.inherit(&properties::run(xml)?);
                return Ok(true);
            }
            _ => {}
        }
        Ok(false)
    })?;
    Ok(style)
}

/// `heading 1`, `Rubrik 1`, `Heading1`, `Title`: the level, from 0.
fn level_of(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(0);
    }
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("rubrik"))?.trim();
    rest.parse::<u8>().ok().filter(|level| (1..=9).contains(level)).map(|level| level - 1)
}
