//! XML pulled node by node, names told by namespace and never by prefix.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::read::ReadError;

/// Elements may stand so deep within each other: 800 tables, far beyond any document.
const DEPTH: usize = 2_400;
/// So many bytes are the longest name, path or code that an attribute holds: each paragraph may name it again.
const LONGEST: usize = 1_000;
/// So many namespaces may be in scope at once.
const NAMESPACES: usize = 512;

/// The namespaces that are known, by the short name that code knows them by. Word and Excel have two for each:
/// transitional and strict.
const KNOWN: &[(&str, &str)] = &[
    ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("m", "http://purl.oclc.org/ooxml/officeDocument/math"),
    ("x", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    ("x", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ("rel", "http://schemas.openxmlformats.org/package/2006/relationships"),
    ("ct", "http://schemas.openxmlformats.org/package/2006/content-types"),
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
    ("manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"),
];

/// What is pulled.
pub(in crate::read) enum Node<'a> {
    /// An element begins; an empty one is followed by its end.
    Start(Element<'a>),
    /// The innermost open element ends.
    End,
    /// Text, entities resolved.
    Text(Cow<'a, str>),
    /// The part's end.
    Eof,
}

/// An element's name and attributes.
pub(in crate::read) struct Element<'a> {
    space: &'static str,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its namespace by its short name (`w`, `x`, `table`, …; empty where it is none that is known) and its local name.
    pub(in crate::read) fn name(&self) -> (&'static str, &str) {
        (self.space, self.start.local_name().into_inner())
    }

    /// An attribute by its local name. No element that is read has two of one local name that say different things.
    /// One that is longer than any name says nothing.
    pub(in crate::read) fn attr(&self, name: &str) -> Option<String> {
        self.within(name, LONGEST)
    }

    /// An attribute that holds a cell's content: a text, a formula.
    pub(in crate::read) fn content(&self, name: &str) -> Option<String> {
        self.within(name, usize::MAX)
    }

    fn within(&self, name: &str, longest: usize) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|own| {
            let key = own.key;
            key.local_name().into_inner() == name && key.as_namespace_binding().is_none()
        })?;
        if found.value.len() > longest {
            return None;
        }
        Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The length of its longest attribute, in bytes.
    pub(in crate::read) fn longest(&self) -> usize {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false).flatten().map(|own| own.value.len()).max().unwrap_or(0)
    }

    /// A whole number, where the attribute is one.
    pub(in crate::read) fn number(&self, name: &str) -> Option<u32> {
        self.attr(name)?.trim().parse().ok()
    }

    /// A switch as Word writes it: on where nothing is said.
    pub(in crate::read) fn is_on(&self) -> bool {
        self.attr("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// A reader of one part.
pub(in crate::read) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    depth: usize,
    format: &'static str,
}

impl<'a> Xml<'a> {
    /// A reader of a part's text; `format` is what messages call the file.
    pub(in crate::read) fn new(text: &'a str, format: &'static str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.resolver_mut().set_max_namespace_bindings(NAMESPACES);
        Self { reader, depth: 0, format }
    }

    /// The next node.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where the XML is not well formed, [`ReadError::Nested`] where it is too deep,
    /// [`ReadError::Entities`] where it declares a document type.
    pub(in crate::read) fn next(&mut self) -> Result<Node<'a>, ReadError> {
        loop {
            let damaged = ReadError::Damaged { format: self.format };
            match self.reader.read_event().map_err(|_| damaged.clone())? {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(ReadError::Nested { format: self.format });
                    }
                    let space = self.space(&start);
                    return Ok(Node::Start(Element { space, start }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::End);
                }
                Event::Text(text) => return Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(entity) => {
                    if let Some(c) = entity.resolve_char_ref().map_err(|_| damaged.clone())? {
                        return Ok(Node::Text(Cow::Owned(c.to_string())));
                    }
                    let known = resolve_predefined_entity(&entity).ok_or(damaged)?;
                    return Ok(Node::Text(Cow::Borrowed(known)));
                }
                Event::DocType(_) => return Err(ReadError::Entities),
                Event::Eof if self.depth > 0 => return Err(damaged),
                Event::Eof => return Ok(Node::Eof),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes over the rest of the innermost open element, its end included.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(in crate::read) fn skip(&mut self) -> Result<(), ReadError> {
        let floor = self.depth.saturating_sub(1);
        while self.depth > floor {
            if matches!(self.next()?, Node::Eof) {
                break;
            }
        }
        Ok(())
    }

    /// Hands each child of the innermost open element on, its end passed; `take` says whether it has read the child
    /// to its end, else the child is passed over.
    ///
    /// # Errors
    /// As [`Xml::next`], and those of `take`.
    pub(in crate::read) fn children(
        &mut self,
        mut take: impl FnMut(&mut Self, &Element<'a>) -> Result<bool, ReadError>,
    ) -> Result<(), ReadError> {
        loop {
            match self.next()? {
                Node::Start(element) => {
                    if !take(self, &element)? {
                        self.skip()?;
                    }
                }
                Node::Text(_) => {}
                Node::End | Node::Eof => return Ok(()),
            }
        }
    }

    fn space(&self, start: &BytesStart<'_>) -> &'static str {
        match self.reader.resolver().resolve_element(start.name()).0 {
            ResolveResult::Bound(namespace) => {
                KNOWN.iter().find(|(_, uri)| *uri == namespace.0).map_or("", |(short, _)| *short)
            }
            ResolveResult::Unbound | ResolveResult::Unknown(_) => "",
        }
    }
}

/// All text within the innermost open element, its end passed.
///
/// # Errors
/// As [`Xml::next`].
pub(in crate::read) fn text_of(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let mut out = String::new();
    let mut depth = 1usize;
    while depth > 0 {
        match xml.next()? {
            Node::Start(_) => depth += 1,
            Node::End => depth -= 1,
            Node::Text(text) => out.push_str(&text),
            Node::Eof => break,
        }
    }
    Ok(out)
}
