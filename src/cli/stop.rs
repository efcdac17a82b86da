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
    /// The line of a script that is at fault.
    pub(super) script: Option<Box<Line>>,
}

/// A line of a script, to be drawn with a caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The pack.
    pub(super) pack: String,
    /// Its number, from 1.
    pub(super) line: usize,
    /// The column, from 1.
    pub(super) column: usize,
    /// Its text.
    pub(super) text: String,
}

impl Stop {
    pub(super) fn new(what: Message, help: Message) -> Self {
        Self { what, notes: Vec::new(), help, script: None }
    }

    /// A fault of the way itself, for the file people know as `file`.
    pub(super) fn from_fault(fault: &Fault, file: &str) -> Self {
        match fault {
            Fault::Read(error) => Self::new(error.message(file), error.way_out()),
            Fault::NoPlan(no_plan) => {
                let looked_for = no_plan.looked_for().into_iter().map(|message| ("level-looked-for", message));
                let found = no_plan.found().into_iter().map(|message| ("level-found", message));
                let notes = looked_for.chain(found).collect();
                Self { what: no_plan.message(file), notes, help: no_plan.way_out(), script: None }
            }
            Fault::Rules(fault) => Self {
                what: fault.message.clone(),
                notes: Vec::new(),
                help: Message::new("rules-failed-help").text("pack", fault.pack.clone()),
                script: fault.line.map(|line| {
                    Box::new(Line {
                        pack: fault.pack.clone(),
                        line,
                        column: fault.column.unwrap_or(1),
                        text: fault.excerpt.clone(),
                    })
                }),
            },
        }
    }
}
