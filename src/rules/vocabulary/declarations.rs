//! What a pack tells of its förbund, at the top of the script.

use std::sync::{Arc, Mutex, PoisonError};

use rhai::{Engine, EvalAltResult};

use super::misuse;
use super::operators::too_large;
use crate::plan::{Category, Member, Placing};

/// One thing told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Declaration {
    /// The förbund that the pack is for.
    Forbund(String),
    /// Another name of it.
    AlsoCalled(String),
    /// A name that it, or a förbund it grew out of, had before.
    Formerly(String),
    /// A member.
    Member(Member),
    /// A line in its category.
    Placing(Placing),
    /// A line that no correction may touch.
    Locked(String),
}

/// The most that a pack may tell.
const MOST: usize = 1_000;

/// What has been told so far.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Declared(Arc<Mutex<Vec<Declaration>>>);

impl Declared {
    fn note(&self, declaration: Declaration) -> Result<(), Box<EvalAltResult>> {
        let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if told.len() >= MOST {
            return Err(too_large());
        }
        told.push(declaration);
        Ok(())
    }

    /// All of it.
    pub(in crate::rules) fn all(&self) -> Vec<Declaration> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets what was told after the first `kept`: an imported pack speaks of its own förbund.
    pub(in crate::rules) fn keep(&self, kept: usize) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).truncate(kept);
    }
}

/// What a name is told as.
type Naming = fn(String) -> Declaration;

pub(super) fn teach(engine: &mut Engine, declared: &Declared) {
    let names: [(&str, Naming); 4] = [
        ("forbund", Declaration::Forbund),
        ("also_called", Declaration::AlsoCalled),
        ("formerly", Declaration::Formerly),
        ("locked", Declaration::Locked),
    ];
    for (word, make) in names {
        let declared = declared.clone();
        engine.register_fn(word, move |name: &str| declared.note(make(name.to_owned())));
    }
    let members = declared.clone();
    engine.register_fn("member", move |name: &str, category: Category| -> Result<(), Box<EvalAltResult>> {
        if !matches!(category, Category::State | Category::Region | Category::Municipality) {
            return misuse("rules-misuse-member");
        }
        members.note(Declaration::Member(Member { name: name.to_owned(), category }))
    });
    let placings = declared.clone();
    engine.register_fn("place", move |label: &str, category: Category| {
        placings.note(Declaration::Placing(Placing { label: label.to_owned(), category }))
    });
}
