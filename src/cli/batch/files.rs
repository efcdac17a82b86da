//! Which files of a folder are taken, and what their workbooks are called.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::cli::stop::Stop;
use crate::export::workbook::batch::{Entry, Status};
use crate::finding::Message;

/// The ending of our own workbooks.
const OWN: &str = ".plankoll.xlsx";

/// Files that no one thinks of as theirs.
const FURNITURE: [&str; 3] = ["thumbs.db", "desktop.ini", "icon\r"];

/// A file to examine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct File {
    /// Its path within the folder, with `/` between the parts.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
}

/// What stands in a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files to examine, in order.
    pub(super) files: Vec<File>,
    /// How many workbooks of ours stand beside the plan that they were made of: those are not read again.
    pub(super) own: usize,
    /// Folders that could not be looked into.
    pub(super) unreadable: Vec<Entry>,
}

/// Walks a folder and those below it, in the order of names; what we write into `output` is not taken. Links to files are
/// followed, links to folders are not, so that no walk goes in circles.
pub(super) fn find(folder: &Path, output: &Path) -> Result<Found, Stop> {
    let output = fs::canonicalize(output).ok();
    let ours = |entry: &DirEntry| output.is_some() && fs::canonicalize(entry.path()).ok() == output;
    let taken =
        |entry: &DirEntry| entry.depth() == 0 || !(is_hidden(entry) || (entry.file_type().is_dir() && ours(entry)));
    let mut found = Found::default();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(taken) {
        match entry {
            Ok(entry) if entry.path().is_file() => {
                found.files.push(File { name: name(folder, entry.path()), path: entry.path().to_owned() });
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                if error.depth() == 0 {
                    let what = Message::new("file-unreadable").text("file", path.to_string_lossy()).text("why", why);
                    return Err(Stop::new(what, Message::new("file-unreadable-help")));
                }
                found.unreadable.push(Entry::new(name(folder, &path), Status::Unreadable, why));
            }
        }
    }
    let all: BTreeSet<String> = found.files.iter().map(|file| stem(&file.name)).collect();
    let before = found.files.len();
    // NAME.plankoll.xlsx beside NAME.docx says again what that says.
    found.files.retain(|file| file.name.strip_suffix(OWN).is_none_or(|plan| !all.contains(plan)));
    found.own = before.saturating_sub(found.files.len());
    found.files.sort();
    Ok(found)
}

/// Hidden files, lock files of Word, Excel and LibreOffice, and what systems leave behind.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let left_behind = FURNITURE.contains(&name.to_lowercase().as_str());
    name.starts_with('.') || name.starts_with("~$") || left_behind
}

fn name(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A name without its last ending; our own ending goes as a whole, and is marked, so that no book is its own plan.
fn stem(name: &str) -> String {
    if let Some(plan) = name.strip_suffix(OWN) {
        return format!("{plan}{OWN}");
    }
    bare(name).to_owned()
}

fn bare(name: &str) -> &str {
    let from = name.rfind('/').map_or(0, |at| at + 1);
    match name.rfind('.') {
        Some(at) if at > from => name.get(..at).unwrap_or(name),
        _ => name,
    }
}

/// The workbook of each file, within the folder of answers: NAME.plankoll.xlsx; where several plans have one name, with
/// their endings too. Names that differ by case alone are one name to Windows.
pub(super) fn books(files: &[File]) -> Vec<String> {
    let plain = |file: &File| bare(file.name.strip_suffix(OWN).unwrap_or(&file.name)).to_owned();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        *counts.entry(plain(file).to_lowercase()).or_default() += 1;
    }
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut books = Vec::new();
    for file in files {
        let plain = plain(file);
        let alone = counts.get(&plain.to_lowercase()) == Some(&1);
        let first = if alone { plain } else { file.name.clone() };
        let mut book = format!("{first}{OWN}");
        let mut number = 2;
        while !used.insert(book.to_lowercase()) {
            book = format!("{first}-{number}{OWN}");
            number += 1;
        }
        books.push(book);
    }
    books
}

#[cfg(test)]
mod tests {
    use super::{File, books, find};
    use std::fs;

    fn file(name: &str) -> File {
        File { name: name.to_owned(), path: name.into() }
    }

    #[test]
    fn no_two_plans_have_one_workbook() {
        let files = ["a.txt", "plan.docx", "Plan.txt", "plan.txt.md", "x/plan.txt", "utan"].map(file);
        assert_eq!(
            books(&files),
            [
                "a.plankoll.xlsx",
                "plan.docx.plankoll.xlsx",
                "Plan.txt.plankoll.xlsx",
                "plan.txt-2.plankoll.xlsx",
                "x/plan.plankoll.xlsx",
                "utan.plankoll.xlsx"
            ]
        );
        let own = ["bok.plankoll.xlsx", "bok.txt"].map(file);
        assert_eq!(books(&own)[0], "bok.plankoll.xlsx.plankoll.xlsx");
    }

    #[test]
    fn a_folder_is_walked_in_order_without_what_is_nobodys() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["b", "b/c", "ut"] {
            fs::create_dir(at(name)).unwrap();
        }
        let names = [
            "z.txt",
            "a.docx",
            "b/plan.txt",
            "b/c/plan.txt",
            "~$a.docx",
            ".gömd.txt",
            ".~lock.a.docx#",
            "Thumbs.db",
            "a.plankoll.xlsx",
            "egen.plankoll.xlsx",
            "ut/gammal.txt",
        ];
        for name in names {
            fs::write(at(name), "x").unwrap();
        }
        let found = find(folder.path(), &at("ut")).unwrap();
        let names: Vec<&str> = found.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.docx", "b/c/plan.txt", "b/plan.txt", "egen.plankoll.xlsx", "z.txt"]);
        assert_eq!(found.own, 1, "a.plankoll.xlsx was made of a.docx");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plan.txt"), "x").unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("runt")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("plan.txt"), folder.path().join("länk.txt")).unwrap();
        let found = find(folder.path(), &folder.path().join("ut")).unwrap();
        assert_eq!(found.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["länk.txt", "plan.txt"]);
    }
}
