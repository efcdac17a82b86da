//! What can be wrong with a pack, told with its line.

use rhai::{EvalAltResult, ParseError, Position};
use thiserror::Error;

use crate::finding::{Arg, Message};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No pack has that name.
    Unknown {
        /// The pack that was perhaps meant.
        meant: Option<String>,
    },
    /// The script is larger than a pack may be.
    TooLarge,
    /// A limit was hit: operations, depth, sizes.
    Limit,
    /// An import outside the packs' folders.
    Import,
    /// The script itself: its words as the language says them.
    Script {
        /// What the language says.
        says: String,
        /// The name that was perhaps meant.
        meant: Option<String>,
    },
    /// A word used in a way it does not allow: an entry of the catalogue.
    Misused(&'static str),
    /// A rule without its text.
    NoText {
        /// The rule.
        rule: String,
    },
}

/// What a word of the vocabulary throws when it is misused.
#[derive(Clone, Copy, Debug)]
pub(super) struct Complaint(pub(super) &'static str);

/// A pack that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("pack {pack}, line {line:?}, column {column:?}: {fault:?}")]
pub struct PackError {
    /// The pack.
    pub pack: String,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column, from 1.
    pub column: Option<u32>,
    /// The line's text.
    pub excerpt: String,
    /// What is wrong.
    pub fault: Fault,
}

impl PackError {
    /// A fault of the pack as a whole.
    pub(super) fn whole(pack: &str, fault: Fault) -> Self {
        Self { pack: pack.to_owned(), line: None, column: None, excerpt: String::new(), fault }
    }

    pub(super) fn at(pack: &str, text: &str, position: Position, fault: Fault) -> Self {
        let excerpt = position.line().and_then(|line| text.lines().nth(line.checked_sub(1)?)).unwrap_or_default();
        Self {
            pack: pack.to_owned(),
            line: position.line().and_then(|line| u32::try_from(line).ok()),
            column: position.position().and_then(|column| u32::try_from(column).ok()),
            excerpt: excerpt.chars().take(200).collect(),
            fault,
        }
    }

    pub(super) fn parsing(pack: &str, text: &str, error: &ParseError) -> Self {
        let fault = match error.err_type() {
            rhai::ParseErrorType::ExprTooDeep
            | rhai::ParseErrorType::TooManyFunctions
            | rhai::ParseErrorType::LiteralTooLarge(..) => Fault::Limit,
            other => Fault::Script { says: other.to_string(), meant: None },
        };
        Self::at(pack, text, error.position(), fault)
    }

    /// An error while the script ran: the innermost place is where it went wrong.
    pub(super) fn running(pack: &str, text: &str, error: &EvalAltResult, words: &[String]) -> Self {
        let (inner, position) = innermost(error);
        let fault = match inner {
            EvalAltResult::ErrorTooManyOperations(_)
            | EvalAltResult::ErrorTooManyVariables(_)
            | EvalAltResult::ErrorTooManyModules(_)
            | EvalAltResult::ErrorStackOverflow(_)
            | EvalAltResult::ErrorDataTooLarge(..)
            | EvalAltResult::ErrorTerminated(..) => Fault::Limit,
            EvalAltResult::ErrorModuleNotFound(..) => Fault::Import,
            EvalAltResult::ErrorVariableNotFound(name, _) => unknown(inner, name, words),
            EvalAltResult::ErrorFunctionNotFound(signature, _) => {
                let name = signature.split([' ', '(']).next().unwrap_or_default();
                unknown(inner, name, words)
            }
            EvalAltResult::ErrorDotExpr(what, _) => {
                let name = what.split('\'').nth(1).or_else(|| what.split('"').nth(1)).unwrap_or_default();
                unknown(inner, name, words)
            }
            EvalAltResult::ErrorRuntime(said, _) if said.is::<Complaint>() => {
                Fault::Misused(said.clone().cast::<Complaint>().0)
            }
            EvalAltResult::ErrorRuntime(said, _) => Fault::Script { says: said.to_string(), meant: None },
            other => Fault::Script { says: spoken(other), meant: None },
        };
        Self::at(pack, text, position, fault)
    }

    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        let of = |id| Message::new(id).text("pack", &self.pack);
        let meant = |message: Message, meant: &Option<String>| message.text("meant", meant.clone().unwrap_or_default());
        match &self.fault {
            Fault::Unknown { meant: Some(name) } => of("rules-pack-unknown-meant").text("meant", name),
            Fault::Unknown { meant: None } => of("rules-pack-unknown"),
            Fault::TooLarge => of("rules-pack-too-large"),
            Fault::Limit => of("rules-pack-limit"),
            Fault::Import => of("rules-pack-import"),
            Fault::Misused(what) => of("rules-pack-misused").with("what", Arg::Word(what)),
            Fault::Script { says, meant: name @ Some(_) } => {
                meant(of("rules-pack-script-meant").text("says", says), name)
            }
            Fault::Script { says, meant: None } => of("rules-pack-script").text("says", says),
            Fault::NoText { rule } => of("rules-pack-no-text").with("rule", Arg::Text(rule.clone())),
        }
    }
}

fn unknown(error: &EvalAltResult, name: &str, words: &[String]) -> Fault {
    // A word that is there was given what it does not take.
    let known = words.iter().any(|own| own == name);
    let others = words.iter().map(String::as_str).filter(|_| !known);
    Fault::Script { says: spoken(error), meant: super::names::did_you_mean(name, others) }
}

/// The error's words without its position, which is told apart.
fn spoken(error: &EvalAltResult) -> String {
    let text = error.to_string();
    text.rsplit_once(" (line ").map_or(text.clone(), |(head, _)| head.to_owned())
}

fn innermost(error: &EvalAltResult) -> (&EvalAltResult, Position) {
    let mut position = error.position();
    let mut inner = error;
    while let EvalAltResult::ErrorInFunctionCall(_, _, next, _) | EvalAltResult::ErrorInModule(_, next, _) = inner {
        inner = next;
        if !inner.position().is_none() {
            position = inner.position();
        }
    }
    (inner, position)
}
