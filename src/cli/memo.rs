//! `convert --memo`: the memo to the board, beside the workbook.

use std::path::{Path, PathBuf};

use super::args::ConvertArgs;
use super::session::Session;
use super::stop::Stop;
use super::{convert, output};
use crate::Examination;
use crate::export::memo;
use crate::finding::{Arg, Message};

/// Where the memo of a plan goes: the file that was named, or a file in the folder that was.
pub(super) fn target(args: &ConvertArgs, plan: &Path) -> Result<Option<PathBuf>, Stop> {
    let Some(named) = &args.memo else { return Ok(None) };
    let target = if named.is_dir() {
        named.join(format!("{}.plankoll.docx", convert::stem(plan)))
    } else if args.files.len() > 1 {
        let count = Arg::Number(args.files.len().into());
        return Err(Stop::new(Message::new("memo-one-plan").with("count", count), Message::new("memo-one-plan-help")));
    } else {
        named.clone()
    };
    output::check(&target, &args.files, args.output.force)?;
    Ok(Some(target))
}

/// The memo of an examined plan.
pub(super) fn bytes(session: &Session, examination: &Examination) -> Result<Vec<u8>, Stop> {
    memo::bytes(examination, &session.catalogue).map_err(|error| {
        let file = examination.printed.source.file.clone();
        let what = Message::new("memo-failed").text("file", file).text("why", error.to_string());
        Stop::new(what, Message::new("memo-failed-help"))
    })
}
