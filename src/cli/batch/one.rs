//! One plan of many: whatever becomes of it becomes its row and its line, and never stops the others.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;

use super::files::File;
use crate::cli::args::BatchArgs;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::cli::{import, output};
use crate::export::json::report::{self, ReportWire};
use crate::export::workbook;
use crate::export::workbook::batch::{Entry, Status};
use crate::finding::Message;
use crate::{Examination, Options};

/// A file and what its workbook is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job<'a> {
    pub(super) file: &'a File,
    /// Within the folder of answers.
    pub(super) book: &'a str,
}

/// What became of a file.
pub(super) struct Done {
    /// `None` where it is a book of ours that says again what plans say.
    pub(super) entry: Option<Entry>,
    /// Its JSON line, with the line's end.
    pub(super) line: String,
    /// The plan's fingerprint; empty where it could not be read.
    pub(super) sha256: String,
}

/// A report with the file's path in its folder.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    report: ReportWire,
}

/// A file that is no plan.
#[derive(Serialize)]
struct Unread<'a> {
    file: &'a str,
    schema: &'static str,
    status: &'static str,
    why: &'a str,
    help: &'a str,
}

/// Examines a file and writes its workbook.
pub(super) fn examine(session: &Session, job: &Job<'_>, args: &BatchArgs, options: &Options) -> Done {
    // The library promises not to panic; should it break that on one plan, the others are done all the same.
    catch_unwind(AssertUnwindSafe(|| walk(session, job, args, options))).unwrap_or_else(|_| {
        let stop = Stop::new(Message::new("batch-broken"), Message::new("batch-broken-help"));
        unread(session, job, &stop, Status::Unreadable)
    })
}

fn walk(session: &Session, job: &Job<'_>, args: &BatchArgs, options: &Options) -> Done {
    let examination = match import::walk(&job.file.path, options) {
        Ok(examination) => examination,
        Err(stop) if matches!(stop.what, Message::Entry { id: "read-own-book", .. }) => {
            return Done { entry: None, line: String::new(), sha256: String::new() };
        }
        Err(stop) => {
            // What was looked for and not found is told of documents that could be read and are no plan.
            let status = if stop.notes.is_empty() { Status::Unreadable } else { Status::NoPlan };
            return unread(session, job, &stop, status);
        }
    };
    let line = Line { file: &job.file.name, report: report::wire(&examination, &session.catalogue) };
    let mut entry = Entry::of(&examination, &job.file.name);
    match book(session, job, args, &examination) {
        Ok(()) => entry.book = Some(job.book.to_owned()),
        Err(stop) => {
            entry.status = Status::NotWritten;
            entry.why = session.catalogue.say(&stop.what);
        }
    }
    Done { entry: Some(entry), line: json(&line), sha256: examination.printed.source.sha256.clone() }
}

fn book(session: &Session, job: &Job<'_>, args: &BatchArgs, examination: &Examination) -> Result<(), Stop> {
    let target = args.output.join(job.book);
    if let Some(folder) = target.parent() {
        super::make(folder)?;
    }
    let bytes = workbook::bytes_in(examination, &session.catalogue, args.unit.map(Into::into)).map_err(|error| {
        let what = Message::new("workbook-failed").text("file", job.file.name.clone()).text("why", error.to_string());
        Stop::new(what, Message::new("workbook-failed-help"))
    })?;
    output::write(&target, &bytes, true)
}

fn unread(session: &Session, job: &Job<'_>, stop: &Stop, status: Status) -> Done {
    let (why, help) = (session.catalogue.say(&stop.what), session.catalogue.say(&stop.help));
    let name = if status == Status::NoPlan { "no_plan" } else { "unreadable" };
    let line = Unread { file: &job.file.name, schema: "plankoll/unread-1", status: name, why: &why, help: &help };
    let mut entry = Entry::new(job.file.name.clone(), status, why.clone());
    entry.help.clone_from(&help);
    Done { entry: Some(entry), line: json(&line), sha256: String::new() }
}

fn json(line: &impl Serialize) -> String {
    import::json(line, true)
}
