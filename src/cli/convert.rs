//! `plankoll convert`: the main job: import, correct, check, write the workbook, tell what was found and changed.

use std::path::{Path, PathBuf};

use super::args::{ConvertArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{ask, draw, import, input, memo, output, packs};
use crate::export::json::report;
use crate::export::workbook::{self, WorkbookError, Written};
use crate::finding::Message;
use crate::{Examination, Options};

pub(super) fn run(session: &Session, format: Format, args: &ConvertArgs) -> Result<Exit, Stop> {
    let jobs = jobs(args)?;
    if args.ask {
        ask::check()?;
    }
    let options = packs::options(&args.examine)?;
    let mut worst = Exit::Sound;
    for job in &jobs {
        worst = worst.max(match convert(session, job, &options, args) {
            Ok((examination, written)) => {
                session.print(&told(session, format, &examination, jobs.len() > 1))?;
                tell_filled(session, format, &examination, &written)?;
                tell_written(session, format, job)?;
                Exit::after(&examination)
            }
            Err(stop) => session.refuse(&stop),
        });
    }
    Ok(worst)
}

/// A plan with what is written of it.
struct Job {
    plan: PathBuf,
    workbook: PathBuf,
    memo: Option<PathBuf>,
}

fn tell_written(session: &Session, format: Format, job: &Job) -> Result<(), Stop> {
    let workbook = Message::new("wrote-workbook").text("file", job.workbook.to_string_lossy());
    let memo = job.memo.as_ref().map(|memo| Message::new("wrote-memo").text("file", memo.to_string_lossy()));
    for wrote in std::iter::once(workbook).chain(memo) {
        let wrote = format!("{}\n", session.catalogue.say(&wrote));
        // With JSON standard output belongs to the program that reads it.
        if format == Format::Json { session.tell(&wrote) } else { session.print(&wrote)? }
    }
    Ok(())
}

/// Each plan with its workbook and memo; what can be known to fail fails before any plan is read.
fn jobs(args: &ConvertArgs) -> Result<Vec<Job>, Stop> {
    let job = |(plan, workbook): (PathBuf, PathBuf)| Ok(Job { memo: memo::target(args, &plan)?, plan, workbook });
    workbooks(args)?.into_iter().map(job).collect()
}

/// Each plan with its workbook.
fn workbooks(args: &ConvertArgs) -> Result<Vec<(PathBuf, PathBuf)>, Stop> {
    let folder = match &args.output.output {
        Some(target) if target.is_dir() => target.clone(),
        Some(target) if args.files.len() > 1 => {
            return Err(Stop::new(
                Message::new("output-not-folder").text("folder", target.to_string_lossy()),
                Message::new("output-not-folder-help"),
            ));
        }
        Some(target) => {
            output::check(target, &args.files, args.output.force)?;
            return Ok(args.files.iter().map(|path| (path.clone(), target.clone())).collect());
        }
        None => PathBuf::new(),
    };
    let mut jobs: Vec<(PathBuf, PathBuf)> = Vec::new();
    for path in &args.files {
        let target = folder.join(workbook_name(path));
        if jobs.iter().any(|(_, other)| *other == target) {
            return Err(Stop::new(
                Message::new("output-same").text("file", target.to_string_lossy()),
                Message::new("output-same-help"),
            ));
        }
        output::check(&target, &args.files, args.output.force)?;
        jobs.push((path.clone(), target));
    }
    Ok(jobs)
}

/// `plan.txt` becomes `plan.plankoll.xlsx`.
fn workbook_name(path: &Path) -> String {
    format!("{}.plankoll.xlsx", stem(path))
}

/// A plan's name without its ending and our own.
pub(super) fn stem(path: &Path) -> String {
    let stem = path.file_stem().map_or_else(|| input::name(path), |stem| stem.to_string_lossy().into_owned());
    stem.trim_end_matches(".plankoll").to_owned()
}

fn convert(
    session: &Session,
    job: &Job,
    options: &Options,
    args: &ConvertArgs,
) -> Result<(Examination, Written), Stop> {
    let mut examination = import::walk(&job.plan, options)?;
    if args.ask {
        let chosen = ask::choices(session, &examination, &mut std::io::stdin().lock());
        if !chosen.is_empty() {
            examination = import::walk(&job.plan, &Options { chosen, ..options.clone() })?;
        }
    }
    let written = workbook::updated(&examination, &session.catalogue, args.unit.map(Into::into));
    let written = written.map_err(|error| unwritable(&error, &job.plan))?;
    let memo = job.memo.as_ref().map(|target| memo::bytes(session, &examination).map(|bytes| (target, bytes)));
    let memo = memo.transpose()?;
    output::write(&job.workbook, &written.bytes, args.output.force)?;
    if let Some((target, bytes)) = memo {
        output::write(target, &bytes, args.output.force)?;
    }
    Ok((examination, written))
}

/// Why no workbook could be made of a file.
pub(super) fn unwritable(error: &WorkbookError, path: &Path) -> Stop {
    let what = Message::new("workbook-failed").text("file", path.to_string_lossy()).text("why", error.to_string());
    Stop::new(what, Message::new("workbook-failed-help"))
}

/// What became of the cells that people had filled: only a workbook of ours has any.
fn tell_filled(session: &Session, format: Format, examination: &Examination, written: &Written) -> Result<(), Stop> {
    if examination.filled.typed.is_empty() {
        return Ok(());
    }
    let kept = draw::filled(written, &session.catalogue, session.width);
    if format == Format::Json {
        session.tell(&kept);
        return Ok(());
    }
    session.print(&kept)
}

fn told(session: &Session, format: Format, examination: &Examination, several: bool) -> String {
    match format {
        Format::Json => import::json(&report::wire(examination, &session.catalogue), several),
        Format::Table => draw::report(examination, &session.catalogue, session.width),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::workbook_name;

    #[test]
    fn a_workbook_is_named_after_its_plan() {
        assert_eq!(workbook_name(Path::new("planer/plan 2025.txt")), "plan 2025.plankoll.xlsx");
        assert_eq!(workbook_name(Path::new("plan.plankoll.xlsx")), "plan.plankoll.xlsx");
        assert_eq!(workbook_name(Path::new("plan")), "plan.plankoll.xlsx");
    }
}
