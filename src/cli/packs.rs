//! Rule packs from the user's own files: read here, run in [`crate::rules`].

use std::fs;
use std::io;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

use super::args::ExamineArgs;
use super::stop::Stop;
use crate::finding::Message;
use crate::{Apply, Choice, Clock, Loaded, Options, Script};

/// The largest script, in bytes.
const CAP: u64 = 256 * 1024;

/// How deep folders of packs are walked.
const DEPTH: usize = 3;

/// What the arguments ask for, with the scripts read.
pub(super) fn options(args: &ExamineArgs) -> Result<Options, Stop> {
    let rules = args.rules.as_deref().map(choice).transpose()?;
    let options = Options {
        rules,
        packs: own(args.rules_dir.as_deref())?,
        apply: args.apply.into(),
        clock: Some(Clock(milliseconds)),
        ..Options::default()
    };
    // Many plans may follow: no pack is run twice.
    let options = Options { loaded: Some(Loaded::new(&options)), ..options };
    let Some(path) = &args.previous else { return Ok(options) };
    // Last year's plan is read as it stands after what is certain in it, whatever is asked of this one.
    let apart = Options { apply: Apply::Certain, ..options.clone() };
    let previous = super::import::walk(path, &apart)?.corrected;
    Ok(Options { previous: Some(previous), ..options })
}

/// The user's own scripts: of the folder asked for, else of the platform's folder.
pub(super) fn own(folder: Option<&Path>) -> Result<Vec<Script>, Stop> {
    match folder {
        Some(folder) => folder_of_packs(folder),
        None => own_folder().map_or_else(|| Ok(Vec::new()), |folder| folder_of_packs(&folder)),
    }
}

/// The platform's folder for a user's own packs, where it exists.
fn own_folder() -> Option<std::path::PathBuf> {
    let folder = directories::ProjectDirs::from("", "", "plankoll")?.config_dir().join("rules");
    folder.is_dir().then_some(folder)
}

/// Milliseconds since the program first asked.
fn milliseconds() -> u64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    u64::try_from(BEGUN.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// A name, or a file where the word looks like one.
fn choice(word: &str) -> Result<Choice, Stop> {
    let path = Path::new(word);
    if path.extension().is_some_and(|ending| ending == "rhai") || word.contains(['/', '\\']) {
        return script(path, &super::input::name(path)).map(Choice::Given);
    }
    Ok(Choice::Named(word.to_owned()))
}

fn folder_of_packs(folder: &Path) -> Result<Vec<Script>, Stop> {
    let mut found = Vec::new();
    walk(folder, "", DEPTH, &mut found)?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Collects the scripts of a folder; links are not followed, so that none leads out of it.
fn walk(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<Script>) -> Result<(), Stop> {
    let fault = |error: io::Error| {
        let what = Message::new("rules-folder").text("folder", folder.to_string_lossy()).text("why", error.to_string());
        Stop::new(what, Message::new("rules-folder-help"))
    };
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let kind = entry.file_type().map_err(fault)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if kind.is_dir() && depth > 0 {
            walk(&entry.path(), &format!("{name}/"), depth - 1, found)?;
        } else if kind.is_file() && is_beside(prefix, &name) {
            found.push(script(&entry.path(), &name)?);
        } else if kind.is_file() && name.ends_with(".rhai") {
            // A pack is a folder with a `pack.rhai`; a loose script is a pack of one file.
            let name = if prefix.is_empty() { name.replacen(".rhai", "/pack.rhai", 1) } else { name };
            found.push(script(&entry.path(), &name)?);
        }
    }
    Ok(())
}

/// Whether a file is what stands beside a script: an example, or its English.
fn is_beside(prefix: &str, name: &str) -> bool {
    (prefix.ends_with("/examples/") && name.ends_with(".json"))
        || (!prefix.is_empty() && name.ends_with("/english.txt"))
}

fn script(path: &Path, name: &str) -> Result<Script, Stop> {
    let file = path.to_string_lossy();
    let fault = |error: io::Error| {
        let what = Message::new("rules-file").text("file", file.clone()).text("why", error.to_string());
        Stop::new(what, Message::new("rules-file-help"))
    };
    if fs::metadata(path).map_err(fault)?.len() > CAP {
        let what = Message::new("rules-large").text("file", file.clone()).text("cap", (CAP / 1024).to_string());
        return Err(Stop::new(what, Message::new("rules-large-help")));
    }
    let text = fs::read_to_string(path).map_err(fault)?;
    Ok(Script { name: name.trim_end_matches(".rhai").to_owned(), text })
}
