//! `plankoll schema`: the JSON Schemas of what other programs read.

use super::args::{Document, SchemaArgs};
use super::exit::Exit;
use super::output;
use super::session::Session;
use super::stop::Stop;
use crate::export::json::schema;

pub(super) fn run(session: &Session, args: &SchemaArgs) -> Result<Exit, Stop> {
    let schema = match args.document {
        Document::Plan => schema::plan(),
        Document::Report => schema::report(),
        Document::WhatIf => schema::what_if(),
        Document::Diff => schema::diff(),
        Document::Merge => schema::merge(),
    };
    output::deliver(session, &args.output, &[], &format!("{schema:#}\n"))?;
    Ok(Exit::Sound)
}
