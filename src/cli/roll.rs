//! `plankoll roll`: next year's workbook out of this year's plan, or out of a workbook of ours.

use std::path::{Path, PathBuf};

use super::args::RollArgs;
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{import, input, output, packs};
use crate::export::workbook;
use crate::finding::Message;

pub(super) fn run(session: &Session, args: &RollArgs) -> Result<Exit, Stop> {
    let inputs = [args.file.clone()];
    let options = packs::options(&args.examine)?;
    let folder = args.output.output.as_deref().filter(|target| target.is_dir());
    if let Some(target) = args.output.output.as_deref().filter(|_| folder.is_none()) {
        output::check(target, &inputs, args.output.force)?;
    }
    let examined = import::walk(&args.file, &options)?;
    let file = args.file.to_string_lossy();
    let about = |id: &'static str| Message::new(id).text("file", file.clone());
    let rolled = crate::rolled(&examined, args.figures.into(), &options)
        .map_err(|fault| Stop::from_fault(&fault, &file))?
        .ok_or_else(|| Stop::new(about("roll-no-year"), Message::new("roll-no-year-help")))?;
    let year = rolled.corrected.year.unwrap_or_default();
    let target = match (&args.output.output, folder) {
        (Some(target), None) => target.clone(),
        (_, folder) => {
            let target = folder.unwrap_or(Path::new("")).join(name(&args.file, year));
            output::check(&target, &inputs, args.output.force)?;
            target
        }
    };
    let bytes = workbook::bytes_in(&rolled, &session.catalogue, args.unit.map(Into::into)).map_err(|error| {
        Stop::new(about("workbook-failed").text("why", error.to_string()), Message::new("workbook-failed-help"))
    })?;
    output::write(&target, &bytes, args.output.force)?;
    let wrote = Message::new("roll-wrote").text("year", year.to_string()).text("file", target.to_string_lossy());
    session.print(&format!("{}\n", session.catalogue.say(&wrote)))?;
    let exit = Exit::after(&examined);
    if exit != Exit::Sound {
        session.tell(&format!("{}\n", session.catalogue.say(&about("roll-errors-left"))));
    }
    Ok(exit)
}

/// `plan-2025.docx` becomes `plan-2026.plankoll.xlsx`; where the name says no year, the new one is put last.
fn name(path: &Path, year: i32) -> PathBuf {
    let stem = path.file_stem().map_or_else(|| input::name(path), |stem| stem.to_string_lossy().into_owned());
    let stem = stem.trim_end_matches(".plankoll");
    let (old, new) = (year.saturating_sub(1).to_string(), year.to_string());
    let moved = if stem.contains(&old) { stem.replace(&old, &new) } else { format!("{stem}-{new}") };
    PathBuf::from(format!("{moved}.plankoll.xlsx"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::name;

    #[test]
    fn the_new_book_is_named_after_the_new_year() {
        assert_eq!(name(Path::new("planer/plan 2025.txt"), 2026), Path::new("plan 2026.plankoll.xlsx"));
        assert_eq!(name(Path::new("vp-2025.plankoll.xlsx"), 2026), Path::new("vp-2026.plankoll.xlsx"));
        assert_eq!(name(Path::new("plan"), 2026), Path::new("plan-2026.plankoll.xlsx"));
    }
}
