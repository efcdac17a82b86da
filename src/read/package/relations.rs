//! Which part points to which: the `.rels` parts and `[Content_Types].xml`.

use std::collections::HashMap;

use super::{Node, Package, Xml};
use crate::read::ReadError;

/// What one part points to within the package.
#[derive(Debug, Default)]
pub(in crate::read) struct Relations {
    /// The first of each identifier, by its place in `all`.
    ids: HashMap<String, usize>,
    /// The type's last word (`styles`, `worksheet`, …), the target's name in the package.
    all: Vec<(String, String)>,
}

impl Relations {
    /// The relations of a part; of the package itself where the name is empty. None where they are missing.
    ///
    /// # Errors
    /// As [`Package::text`] and [`Xml::next`].
    pub(in crate::read) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(text) = package.text(&name)? else { return Ok(Self::default()) };
        let mut xml = Xml::new(&text, package.format());
        let mut out = Self::default();
        loop {
            match xml.next()? {
                Node::Start(element) if element.name().1 == "Relationship" => {
                    if element.attr("TargetMode").is_some_and(|mode| mode == "External") {
                        continue;
                    }
                    let (Some(kind), Some(target)) = (element.attr("Type"), element.attr("Target")) else { continue };
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    out.ids.entry(element.attr("Id").unwrap_or_default()).or_insert(out.all.len());
                    out.all.push((kind, resolved(folder, &target)));
                }
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }

    /// The first target of a type.
    pub(in crate::read) fn target(&self, kind: &str) -> Option<&str> {
        self.all.iter().find(|(own, _)| own == kind).map(|(_, target)| target.as_str())
    }

    /// All targets of a type.
    pub(in crate::read) fn targets<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        self.all.iter().filter(move |(own, _)| own == kind).map(|(_, target)| target.as_str())
    }

    /// The target of an identifier.
    pub(in crate::read) fn by_id(&self, id: &str) -> Option<&str> {
        self.all.get(*self.ids.get(id)?).map(|(_, target)| target.as_str())
    }
}

/// A target seen from its folder; `..` never leaves the package.
fn resolved(folder: &str, target: &str) -> String {
    let from_root = target.starts_with('/');
    let mut parts: Vec<&str> = if from_root { Vec::new() } else { folder.split('/').collect() };
    for piece in target.split('/') {
        match piece {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            piece => parts.push(piece),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

impl Package<'_> {
    /// The part that the package is about: by its relations, else by its content types, else `None`.
    ///
    /// # Errors
    /// As [`Package::text`] and [`Xml::next`].
    pub(in crate::read) fn main_part(&mut self, type_has: &str) -> Result<Option<String>, ReadError> {
        let relations = Relations::of(self, "")?;
        if let Some(target) = relations.target("officeDocument") {
            return Ok(Some(target.to_owned()));
        }
        Ok(self.overrides()?.into_iter().find(|(_, kind)| kind.contains(type_has)).map(|(part, _)| part))
    }

    /// Whether an OpenDocument's manifest says that its parts are encrypted.
    ///
    /// # Errors
    /// As [`Package::text`] and [`Xml::next`].
    pub(in crate::read) fn is_locked(&mut self) -> Result<bool, ReadError> {
        let Some(text) = self.text("META-INF/manifest.xml")? else { return Ok(false) };
        let mut xml = Xml::new(&text, self.format());
        loop {
            match xml.next()? {
                Node::Start(element) if element.name() == ("manifest", "encryption-data") => return Ok(true),
                Node::Eof => return Ok(false),
                _ => {}
            }
        }
    }

    /// Parts whose type `[Content_Types].xml` names one by one.
    pub(super) fn overrides(&mut self) -> Result<Vec<(String, String)>, ReadError> {
        let Some(text) = self.text("[Content_Types].xml")? else { return Ok(Vec::new()) };
        let mut xml = Xml::new(&text, self.format());
        let mut out = Vec::new();
        loop {
            match xml.next()? {
                Node::Start(element) if element.name().1 == "Override" => {
                    if let (Some(part), Some(kind)) = (element.attr("PartName"), element.attr("ContentType")) {
                        out.push((part.trim_start_matches('/').to_owned(), kind));
                    }
                }
                Node::Eof => return Ok(out),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_stay_within_the_package() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(resolved("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }
}
