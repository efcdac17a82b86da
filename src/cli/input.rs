//! Reading a plan's file: capped before it is read, and each fault of the file told apart.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::stop::Stop;
use crate::finding::Message;
use crate::read::{CAP, ReadError};

/// A file's name without its folders, for people and for the plan.
pub(super) fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned()
}

/// The bytes of a plan. Never more than the cap and one are held.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Stop> {
    let file = path.to_string_lossy();
    let about = fs::metadata(path).map_err(|error| fault(&error, path))?;
    if about.is_dir() {
        return Err(Stop::new(
            Message::new("file-folder").text("file", file.clone()),
            Message::new("file-folder-help").text("file", file.trim_end_matches('/')),
        ));
    }
    if about.len() > CAP {
        return Err(too_large(about.len(), &file));
    }
    let mut bytes = Vec::new();
    // A pipe has no length beforehand, and a file may grow while it is read.
    let read = File::open(path).and_then(|source| source.take(CAP + 1).read_to_end(&mut bytes));
    let length = read.map_err(|error| fault(&error, path))?;
    let length = u64::try_from(length).unwrap_or(u64::MAX);
    if length > CAP { Err(too_large(length, &file)) } else { Ok(bytes) }
}

fn too_large(size: u64, file: &str) -> Stop {
    let error = ReadError::TooLarge { size, cap: CAP };
    Stop::new(error.message(file), error.way_out())
}

fn fault(error: &io::Error, path: &Path) -> Stop {
    let file = path.to_string_lossy();
    let folder = std::env::current_dir().unwrap_or_default();
    let told = |id| Message::new(id).text("file", file.clone());
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            Stop::new(told("file-missing"), Message::new("file-missing-help").text("folder", folder.to_string_lossy()))
        }
        ErrorKind::PermissionDenied => Stop::new(told("file-denied"), Message::new("file-denied-help")),
        _ => Stop::new(told("file-unreadable").text("why", error.to_string()), Message::new("file-unreadable-help")),
    }
}
