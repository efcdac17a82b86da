//! `plankoll batch`: a folder of plans, in parallel: a workbook each, one JSON line a plan, a summary workbook.
//!
//! Plans are taken some at a time, and of each only its row in the summary is kept, so that memory does not grow with
//! the folder. What comes out stands in the files' order, however the work is shared.

mod files;
mod lines;
mod one;
mod told;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::args::{BatchArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{output, packs};
use crate::export::workbook;
use crate::export::workbook::batch::{Entry, Status};
use crate::finding::Message;
use files::Found;
use lines::Lines;
use one::{Done, Job};

/// The summary's name in the folder of answers.
const SUMMARY: &str = "sammanstallning.xlsx";
/// The reports' name there.
const REPORTS: &str = "rapporter.jsonl";
/// A plan is read as deep as on the main thread.
const STACK: usize = 16 * 1024 * 1024;
/// How many plans each thread has in hand before their lines are written.
const AT_ONCE: usize = 16;

pub(super) fn run(session: &Session, format: Format, args: &BatchArgs) -> Result<Exit, Stop> {
    let options = packs::options(&args.examine)?;
    check(args)?;
    let Found { files, mut own, unreadable } = files::find(&args.folder, &args.output)?;
    if files.is_empty() && unreadable.is_empty() {
        let what = Message::new("batch-empty").text("folder", args.folder.to_string_lossy());
        return Err(Stop::new(what, Message::new("batch-empty-help")));
    }
    make(&args.output)?;
    let books = files::books(&files);
    let jobs: Vec<Job<'_>> = files.iter().zip(&books).map(|(file, book)| Job { file, book }).collect();
    let pool = pool()?;
    let bar = progress(session, jobs.len());
    let mut lines = Lines::new(&args.output.join(REPORTS))?;
    let mut entries: Vec<Entry> = Vec::with_capacity(jobs.len());
    let mut seen: HashMap<String, String> = HashMap::new();
    for some in jobs.chunks(pool.current_num_threads().saturating_mul(AT_ONCE).max(1)) {
        let work = |job: &Job<'_>| {
            let done = one::examine(session, job, args, &options);
            bar.inc(1);
            done
        };
        let done: Vec<Done> = pool.install(|| some.par_iter().map(work).collect());
        for Done { entry, line, sha256 } in done {
            let Some(mut entry) = entry else {
                own += 1;
                continue;
            };
            lines.put(&line)?;
            if format == Format::Json {
                session.print(&line)?;
            }
            if !sha256.is_empty() {
                entry.same_as = seen.get(&sha256).cloned();
                seen.entry(sha256).or_insert_with(|| entry.file.clone());
            }
            entries.push(entry);
        }
    }
    bar.finish_and_clear();
    entries.extend(unreadable);
    lines.finish()?;
    let bytes = workbook::batch::bytes(&entries, &args.folder.to_string_lossy(), &session.catalogue);
    let bytes = bytes.map_err(|error| {
        let file = args.output.join(SUMMARY);
        let what = Message::new("workbook-failed").text("file", file.to_string_lossy()).text("why", error.to_string());
        Stop::new(what, Message::new("workbook-failed-help"))
    })?;
    output::write(&args.output.join(SUMMARY), &bytes, true)?;
    let text = told::told(&entries, own, args, &session.catalogue, session.width);
    match format {
        Format::Table => session.print(&text)?,
        Format::Json => session.tell(&text),
    }
    Ok(exit(&entries))
}

/// 2 where not a single plan could be examined; 1 where something is left to look at.
fn exit(entries: &[Entry]) -> Exit {
    if !entries.iter().any(|entry| matches!(entry.status, Status::Sound | Status::ErrorsLeft)) {
        Exit::NotDone
    } else if entries.iter().all(|entry| entry.status == Status::Sound) {
        Exit::Sound
    } else {
        Exit::ErrorsLeft
    }
}

/// What can be known to fail fails before any plan is read.
fn check(args: &BatchArgs) -> Result<(), Stop> {
    let told = |id: &'static str, path: &Path| Message::new(id).text("folder", path.to_string_lossy());
    if !args.folder.is_dir() {
        let id = if args.folder.exists() { "batch-no-folder" } else { "batch-missing" };
        return Err(Stop::new(told(id, &args.folder), Message::new("batch-no-folder-help")));
    }
    if args.output.exists() && !args.output.is_dir() {
        return Err(Stop::new(told("output-not-folder", &args.output), Message::new("output-not-folder-help")));
    }
    let same = fs::canonicalize(&args.folder).ok().zip(fs::canonicalize(&args.output).ok());
    if same.is_some_and(|(folder, output)| folder == output || folder.starts_with(output)) {
        return Err(Stop::new(told("batch-same", &args.output), Message::new("batch-same-help")));
    }
    let filled = fs::read_dir(&args.output).is_ok_and(|mut entries| entries.next().is_some());
    if filled && !args.force {
        return Err(Stop::new(told("batch-filled", &args.output), Message::new("batch-filled-help")));
    }
    Ok(())
}

/// Makes a folder with those above it.
fn make(folder: &Path) -> Result<(), Stop> {
    fs::create_dir_all(folder).map_err(|error| {
        let what =
            Message::new("batch-not-made").text("folder", folder.to_string_lossy()).text("why", error.to_string());
        Stop::new(what, Message::new("batch-not-made-help"))
    })
}

fn pool() -> Result<ThreadPool, Stop> {
    ThreadPoolBuilder::new().stack_size(STACK).build().map_err(|error| {
        Stop::new(
            Message::new("batch-no-threads").text("why", error.to_string()),
            Message::new("batch-no-threads-help"),
        )
    })
}

/// Drawn on standard error, and only where that is a terminal.
fn progress(session: &Session, count: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(count).unwrap_or(u64::MAX));
    let words = session.catalogue.word("batch-progress");
    let look = ProgressStyle::with_template(&format!("{words} [{{bar:40}}] {{pos}}/{{len}} {{elapsed}}"));
    bar.with_style(look.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "))
}
