//! `plankoll explain`: a rule's own page; how a rule or a figure of a plan came about.

use std::path::Path;

use super::args::ExplainArgs;
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, import, packs, rules};
use crate::finding::Message;
use crate::rules::every_pack;
use crate::{Examination, Named, NotFound};

pub(super) fn run(session: &Session, args: &ExplainArgs) -> Result<Exit, Stop> {
    let text = match (args.rule.as_slice(), args.cell.as_slice()) {
        ([], []) => page(session, args)?,
        (rule, cell) => {
            let options = packs::options(&args.examine)?;
            let examination = import::walk(Path::new(&args.what), &options)?;
            let mut parts = Vec::new();
            for code in rule {
                parts.push(explained_rule(session, &examination, code)?);
            }
            for words in cell {
                let named = lookup(session, &examination, words)?;
                parts.push(draw::explained_cell(&examination, &named, &session.catalogue, session.width));
            }
            parts.join("\n")
        }
    };
    session.print(&text)?;
    Ok(Exit::Sound)
}

/// The rule's page; a file instead of a code asks for `--rule` or `--cell`.
fn page(session: &Session, args: &ExplainArgs) -> Result<String, Stop> {
    let found = every_pack(rules::source(args.examine.rules_dir.as_deref())?);
    let page = draw::rule(&found.packs, &args.what, &session.catalogue, session.width);
    page.ok_or_else(|| {
        if Path::new(&args.what).exists() {
            let what = Message::new("explain-what").text("file", &args.what);
            return Stop::new(what, Message::new("explain-what-help").text("file", &args.what));
        }
        rules::unknown(&found.packs, &args.what)
    })
}

fn explained_rule(session: &Session, examination: &Examination, code: &str) -> Result<String, Stop> {
    let listed = examination.listed();
    let own: Vec<_> = listed.iter().filter(|judged| judged.check.rule == code).collect();
    if own.is_empty() {
        return Err(rules::unknown_code(listed.iter().map(|judged| judged.check.rule.as_str()), code));
    }
    Ok(draw::explained_rules(examination, &own, &session.catalogue, session.width))
}

/// The figure that some words name, or why there is none.
pub(super) fn lookup(session: &Session, examination: &Examination, words: &str) -> Result<Named, Stop> {
    let catalogue = &session.catalogue;
    examination.lookup(words, &|id| catalogue.word(id)).map_err(|error| {
        let has = |has: &[crate::plan::Column]| {
            has.iter().map(|column| draw::column(*column, catalogue)).collect::<Vec<_>>().join(", ")
        };
        match error {
            NotFound::Label(label, Some(meant)) => Stop::new(
                Message::new("cell-unknown-near").text("label", label).text("near", meant),
                Message::new("cell-unknown-help"),
            ),
            NotFound::Label(label, None) => {
                Stop::new(Message::new("cell-unknown").text("label", label), Message::new("cell-unknown-help"))
            }
            NotFound::Column { label, column, has: own } => Stop::new(
                Message::new("cell-no-column").text("label", label).text("column", column).text("has", has(&own)),
                Message::new("cell-column-help"),
            ),
            NotFound::Several { label, has: own } => Stop::new(
                Message::new("cell-several").text("label", label).text("has", has(&own)),
                Message::new("cell-column-help"),
            ),
        }
    })
}
