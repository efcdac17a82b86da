//! `plankoll import`: the normalized plan, as it was read.

use std::path::Path;

use serde::Serialize;

#[cfg(feature = "isolate")]
use super::apart::read;
use super::args::{FilesArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, input, output, packs};
use crate::export::json::plan;
#[cfg(not(feature = "isolate"))]
use crate::read::read;
use crate::{Examination, Fault, Options, examine_document};

pub(super) fn run(session: &Session, format: Format, args: &FilesArgs) -> Result<Exit, Stop> {
    each(session, args, |examination, several| {
        let text = match format {
            Format::Json => json(&plan::wire(&examination.printed, &session.catalogue), several),
            Format::Table => draw::plan(&examination.printed, &session.catalogue, session.width),
        };
        (text, Exit::Sound)
    })
}

/// Examines each file and delivers what is made of it. One that fails is told of, and the others go on.
pub(super) fn each(
    session: &Session,
    args: &FilesArgs,
    show: impl Fn(&Examination, bool) -> (String, Exit),
) -> Result<Exit, Stop> {
    output::check_target(&args.output, &args.files)?;
    let options = packs::options(&args.examine)?;
    let several = args.files.len() > 1;
    let mut worst = Exit::Sound;
    let mut gathered = String::new();
    for path in &args.files {
        match walk(path, &options) {
            Ok(examination) => {
                let (text, exit) = show(&examination, several);
                worst = worst.max(exit);
                if args.output.output.is_some() { gathered.push_str(&text) } else { session.print(&text)? }
            }
            Err(stop) => worst = worst.max(session.refuse(&stop)),
        }
    }
    if args.output.output.is_some() && !gathered.is_empty() {
        output::deliver(session, &args.output, &args.files, &gathered)?;
    }
    Ok(worst)
}

/// The whole way for one file.
pub(super) fn walk(path: &Path, options: &Options) -> Result<Examination, Stop> {
    let bytes = input::bytes(path)?;
    let read = read(&bytes, &input::name(path)).map_err(Fault::from);
    let own = || crate::read::typed(&bytes).map_err(Fault::from);
    let examined = read.and_then(|document| examine_document(document, own()?, options));
    examined.map_err(|fault| Stop::from_fault(&fault, &path.to_string_lossy()))
}

/// One document for one file, one line a file for several.
pub(super) fn json(document: &impl Serialize, several: bool) -> String {
    let written = if several { serde_json::to_string(document) } else { serde_json::to_string_pretty(document) };
    // The wire types hold nothing that JSON cannot.
    let mut text = written.unwrap_or_default();
    text.push('\n');
    text
}
