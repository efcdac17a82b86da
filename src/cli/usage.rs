//! clap's errors in the catalogue's words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use crate::finding::Message;

/// Answers what the parser did not take: help and version on standard output, faults on standard error.
pub(super) fn answer(session: &Session, args: &[OsString], error: &Error) -> Exit {
    let rendered = || error.render().ansi().to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            session.print(&rendered()).map_or_else(|stop| session.refuse(&stop), |()| Exit::Sound)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            session.tell(&rendered());
            Exit::NotDone
        }
        _ => {
            let usage = session.catalogue.word(usage_of(session, args).as_str());
            session.refuse(&Stop::new(fault(error), Message::new("usage-help").text("usage", usage)))
        }
    }
}

/// The entry with the usage of the command that was meant.
fn usage_of(session: &Session, args: &[OsString]) -> String {
    let command = super::help::command(&session.catalogue);
    let names: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    let meant = args.iter().skip(1).find_map(|arg| names.iter().find(|name| arg.to_str() == Some(name)));
    format!("usage-{}", meant.map_or("plankoll", String::as_str))
}

fn fault(error: &Error) -> Message {
    let told = |kind: ContextKind| error.get(kind).map(plain).filter(|text| !text.is_empty());
    let argument = bare(&told(ContextKind::InvalidArg).unwrap_or_default());
    match error.kind() {
        ErrorKind::UnknownArgument => match told(ContextKind::SuggestedArg) {
            Some(near) => Message::new("usage-unknown-near").text("arg", argument).text("near", near),
            None if argument.starts_with('-') => Message::new("usage-unknown").text("arg", argument),
            None => Message::new("usage-extra").text("arg", argument),
        },
        ErrorKind::InvalidSubcommand => {
            let wrong = told(ContextKind::InvalidSubcommand).unwrap_or_default();
            let near = told(ContextKind::SuggestedSubcommand);
            // The nearest stands last.
            match near.as_deref().and_then(|near| near.rsplit(", ").next()) {
                Some(near) => Message::new("usage-command-near").text("arg", wrong).text("near", near),
                None => Message::new("usage-command").text("arg", wrong),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match told(ContextKind::InvalidValue) {
            Some(value) => Message::new("usage-value")
                .text("value", value)
                .text("arg", argument)
                .text("valid", told(ContextKind::ValidValue).unwrap_or_default()),
            None => Message::new("usage-no-value").text("arg", argument),
        },
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing").text("arg", argument),
        ErrorKind::MissingSubcommand => Message::new("usage-missing-command"),
        ErrorKind::ArgumentConflict => match told(ContextKind::PriorArg) {
            Some(other) if other != argument => {
                Message::new("usage-conflict").text("arg", argument).text("other", other)
            }
            _ => Message::new("usage-twice").text("arg", argument),
        },
        _ => Message::new("usage-other"),
    }
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}

/// An argument without the parser's marks: `<FIL>...` is FIL, `--format <FORM>` is --format.
fn bare(argument: &str) -> String {
    let first = argument.split(' ').next().unwrap_or_default();
    first.trim_end_matches('.').trim_matches(['<', '>', '[', ']']).to_owned()
}
