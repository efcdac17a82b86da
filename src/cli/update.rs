//! `plankoll update`: a workbook of ours brought up to date; what people have typed into it stays.

use std::path::{Path, PathBuf};

use super::args::{Format, UpdateArgs};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{convert, draw, import, input, output, packs};
use crate::export::json::report;
use crate::export::workbook;
use crate::finding::Message;
use crate::{Fault, Options};

pub(super) fn run(session: &Session, format: Format, args: &UpdateArgs) -> Result<Exit, Stop> {
    let inputs: Vec<PathBuf> = [Some(&args.book), args.plan.as_ref()].into_iter().flatten().cloned().collect();
    let target = target(session, args);
    output::check(&target, &inputs, args.output.force)?;
    let name = args.book.to_string_lossy();
    let filled = crate::read::typed(&input::bytes(&args.book)?);
    let filled = filled.map_err(|error| Stop::from_fault(&Fault::from(error), &name))?.ok_or_else(|| {
        Stop::new(
            Message::new("update-not-ours").text("file", name.as_ref()),
            Message::new("update-not-ours-help").text("file", name.as_ref()),
        )
    })?;
    let options = packs::options(&args.examine)?;
    let examination = match &args.plan {
        Some(plan) => import::walk(plan, &Options { filled: Some(filled), ..options })?,
        None => import::walk(&args.book, &options)?,
    };
    let written = workbook::updated(&examination, &session.catalogue, args.unit.map(Into::into));
    let written = written.map_err(|error| convert::unwritable(&error, &args.book))?;
    output::write(&target, &written.bytes, args.output.force)?;
    let wrote = Message::new("wrote-workbook").text("file", target.to_string_lossy());
    let wrote =
        format!("{}{}\n", draw::filled(&written, &session.catalogue, session.width), session.catalogue.say(&wrote));
    match format {
        Format::Json => {
            session.print(&import::json(&report::wire(&examination, &session.catalogue), false))?;
            session.tell(&wrote);
        }
        Format::Table => {
            session.print(&format!("{}{wrote}", draw::report(&examination, &session.catalogue, session.width)))?
        }
    }
    Ok(Exit::after(&examination))
}

/// `bok.xlsx` becomes `bok.uppdaterad.xlsx` in the current folder, where nothing else is asked for.
fn target(session: &Session, args: &UpdateArgs) -> PathBuf {
    let name = named(&args.book, &session.catalogue.word("update-name"));
    match &args.output.output {
        Some(target) if target.is_dir() => target.join(name),
        Some(target) => target.clone(),
        None => PathBuf::from(name),
    }
}

fn named(book: &Path, word: &str) -> String {
    let stem = book.file_stem().map_or_else(|| input::name(book), |stem| stem.to_string_lossy().into_owned());
    format!("{}.{word}.xlsx", stem.trim_end_matches(&format!(".{word}")))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::named;

    #[test]
    fn an_updated_workbook_is_named_after_the_old_one() {
        assert_eq!(named(Path::new("mapp/plan.plankoll.xlsx"), "uppdaterad"), "plan.plankoll.uppdaterad.xlsx");
        assert_eq!(named(Path::new("plan.uppdaterad.xlsx"), "uppdaterad"), "plan.uppdaterad.xlsx");
    }
}
