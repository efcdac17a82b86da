//! Why a job could not be done: what, why and the way out, as messages of the catalogue.

use crate::Fault;
use crate::finding::Message;

/// A job that could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    /// What is wrong and where.
    pub(super) what: Message,
    /// What is told beside it, under a word of the catalogue.
    pub(super) notes: Vec<(&'static str, Message)>,
    /// The way out.
    pub(super) help: Message,
}

impl Stop {
    pub(super) fn new(what: Message, help: Message) -> Self {
        Self { what, notes: Vec::new(), help }
    }

    /// A fault of the way itself, for the file people know as `file`.
    pub(super) fn from_fault(fault: &Fault, file: &str) -> Self {
        match fault {
            Fault::Read(error) => Self::new(error.message(file), error.way_out()),
            Fault::NoPlan(no_plan) => {
                let looked_for = no_plan.looked_for().into_iter().map(|message| ("level-looked-for", message));
                let found = no_plan.found().into_iter().map(|message| ("level-found", message));
                let notes = looked_for.chain(found).collect();
                Self { what: no_plan.message(file), notes, help: no_plan.way_out() }
            }
            Fault::Rules(message) => Self {
                what: Message::new("rules-failed"),
                notes: vec![("level-note", message.clone())],
                help: Message::new("rules-failed-help"),
            },
        }
    }
}
