//! A label with what every reading of a table asks of it, told once.

use std::rc::Rc;

use super::super::label::slug;
use super::super::lexicon;
use super::sides::is_pure;

/// A label, shared by all readings of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name(Rc<Told>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    text: String,
    slug: String,
    pure: bool,
    names_side: bool,
}

impl Name {
    /// A label.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(Rc::new(Told {
            text: text.to_owned(),
            slug: slug(text),
            pure: is_pure(text),
            names_side: lexicon::side_head(text).is_some(),
        }))
    }

    /// As printed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Its slug.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Whether it is the bare word of a side.
    #[must_use]
    pub fn is_pure(&self) -> bool {
        self.0.pure
    }

    /// Whether it names a side.
    #[must_use]
    pub fn names_side(&self) -> bool {
        self.0.names_side
    }
}
