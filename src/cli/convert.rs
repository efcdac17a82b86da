//! `plankoll convert`: the main job: import, correct, check, write the workbook, tell what was found and changed.

use std::path::{Path, PathBuf};

use super::args::{ConvertArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{ask, draw, import, input, output, packs};
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
    for (path, target) in &jobs {
        let done = convert(session, path, target, &options, args);
        worst = worst.max(match done {
            Ok((examination, written)) => {
                session.print(&told(session, format, &examination, jobs.len() > 1))?;
                // With JSON standard output belongs to the program that reads it.
                let wrote = Message::new("wrote-workbook").text("file", target.to_string_lossy());
                // Only a workbook of ours has cells that people have filled.
                let kept = match examination.kept.typed.is_empty() {
                    true => String::new(),
                    false => draw::kept(&written, &session.catalogue, session.width),
                };
                let wrote = format!("{kept}{}\n", session.catalogue.say(&wrote));
                if format == Format::Json {
                    session.tell(&wrote)
                } else {
                    session.print(&wrote)?
                }
                Exit::after(&examination)
            }
            Err(stop) => session.refuse(&stop),
        });
    }
    Ok(worst)
}

/// Each plan with its workbook; what can be known to fail fails before any plan is read.
fn jobs(args: &ConvertArgs) -> Result<Vec<(PathBuf, PathBuf)>, Stop> {
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
    let stem = path.file_stem().map_or_else(|| input::name(path), |stem| stem.to_string_lossy().into_owned());
    format!("{}.plankoll.xlsx", stem.trim_end_matches(".plankoll"))
}

fn convert(
    session: &Session,
    path: &Path,
    target: &Path,
    options: &Options,
    args: &ConvertArgs,
) -> Result<(Examination, Written), Stop> {
    let mut examination = import::walk(path, options)?;
    if args.ask {
        let chosen = ask::choices(session, &examination, &mut std::io::stdin().lock());
        if !chosen.is_empty() {
            examination = import::walk(path, &Options { chosen, ..options.clone() })?;
        }
    }
    let written = workbook::updated(&examination, &session.catalogue, args.unit.map(Into::into));
    let written = written.map_err(|error| unwritable(&error, path))?;
    output::write(target, &written.bytes, args.output.force)?;
    Ok((examination, written))
}

/// Why no workbook could be made of a file.
pub(super) fn unwritable(error: &WorkbookError, path: &Path) -> Stop {
    let what = Message::new("workbook-failed").text("file", path.to_string_lossy()).text("why", error.to_string());
    Stop::new(what, Message::new("workbook-failed-help"))
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
