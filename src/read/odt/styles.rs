//! What styles say, inherited through their parents, and what lists look like.

use std::collections::HashMap;

use super::lists::{self, Kind};
use crate::read::ReadError;
use crate::read::flow::measure;
use crate::read::package::{Element, Node, Xml};

/// Styles build on each other in so many steps at most.
const STEPS: usize = 32;

/// All styles of a document: those of `styles.xml`, and those of `content.xml` over them.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By whether they are of runs, and name.
    all: HashMap<(bool, String), Style>,
    lists: HashMap<String, Kind>,
    /// What each style that was asked for says in the end: each paragraph and run asks again.
    known: HashMap<(bool, String), Look>,
    /// How headings are numbered.
    pub(super) outline: Kind,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    look: Look,
}

/// What formatting says that is evidence; `None` where it says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// A page begins before it.
    pub(super) page: Option<bool>,
    /// Where the first line begins, in characters.
    pub(super) indent: Option<u32>,
    /// The list that its paragraphs are items of.
    pub(super) list: Option<String>,
}

impl Look {
    /// Takes over what is not said here.
    pub(super) fn inherit(&mut self, from: &Self) {
        self.bold = self.bold.or(from.bold);
        self.raised = self.raised.or(from.raised);
        self.hidden = self.hidden.or(from.hidden);
        self.page = self.page.or(from.page);
        self.indent = self.indent.or(from.indent);
        self.list = self.list.take().or_else(|| from.list.clone());
    }
}

impl Styles {
    /// Reads the styles of a part.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(&mut self, text: &str, format: &'static str) -> Result<(), ReadError> {
        let mut xml = Xml::new(text, format);
        loop {
            match xml.next()? {
                Node::Start(element) => match element.name() {
                    ("office", "body" | "master-styles") => xml.skip()?,
                    ("style", "style") => self.style(&mut xml, &element)?,
                    ("text", "list-style") => {
                        let kind = lists::kind(&mut xml)?;
                        if let Some(name) = element.attr("name") {
                            self.lists.insert(name, kind);
                        }
                    }
                    ("text", "outline-style") => self.outline = lists::kind(&mut xml)?,
                    _ => {}
                },
                Node::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn style<'a>(&mut self, xml: &mut Xml<'a>, element: &Element<'a>) -> Result<(), ReadError> {
        let family = element.attr("family");
        let (Some(name), Some(family @ ("text" | "paragraph"))) = (element.attr("name"), family.as_deref()) else {
            return xml.skip();
        };
        let mut style = Style { parent: element.attr("parent-style-name"), look: Look::default() };
        style.look.list = element.attr("list-style-name").filter(|name| !name.is_empty());
        if element.attr("master-page-name").is_some_and(|name| !name.is_empty()) {
            style.look.page = Some(true);
        }
        xml.children(|_, part| {
            match part.name() {
                ("style", "text-properties") => text_properties(part, &mut style.look),
                ("style", "paragraph-properties") => paragraph_properties(part, &mut style.look),
                _ => {}
            }
            Ok(false)
        })?;
        self.all.insert((family == "text", name), style);
        Ok(())
    }

    /// What a style says, its parents included.
    pub(super) fn look(&mut self, of_run: bool, name: &str) -> Look {
        let key = (of_run, name.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let look = self.resolved(of_run, name);
        self.known.insert(key, look.clone());
        look
    }

    fn resolved(&self, of_run: bool, name: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(name);
        for _ in 0..STEPS {
            let Some(style) = next.and_then(|name| self.all.get(&(of_run, name.to_owned()))) else { break };
            look.inherit(&style.look);
            next = style.parent.as_deref();
        }
        look
    }

    /// What a list looks like.
    pub(super) fn list(&self, name: &str) -> Option<&Kind> {
        self.lists.get(name)
    }
}

fn text_properties(element: &Element<'_>, look: &mut Look) {
    if let Some(weight) = element.attr("font-weight") {
        look.bold = Some(matches!(weight.as_str(), "bold" | "600" | "700" | "800" | "900"));
    }
    if let Some(position) = element.attr("text-position") {
        let up = position.split_whitespace().next().unwrap_or_default();
        look.raised = Some(up == "super" || up.strip_suffix('%').is_some_and(|by| !by.starts_with(['-', '0'])));
    }
    if let Some(display) = element.attr("display") {
        look.hidden = Some(display == "none");
    }
}

fn paragraph_properties(element: &Element<'_>, look: &mut Look) {
    if let Some(kind) = element.attr("break-before") {
        look.page = Some(kind == "page");
    }
    let left = element.attr("margin-left").and_then(|length| measure::twips(&length));
    let first = element.attr("text-indent").and_then(|length| measure::twips(&length));
    if left.is_some() || first.is_some() {
        look.indent = Some(measure::characters(left.unwrap_or(0).saturating_add(first.unwrap_or(0))));
    }
}
