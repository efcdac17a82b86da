//! The reports, one JSON line a plan, written as they come and put in their place when all are there.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::cli::output;
use crate::cli::stop::Stop;
use crate::finding::Message;

/// A file of lines that is not yet in its place.
pub(super) struct Lines {
    file: BufWriter<NamedTempFile>,
    target: PathBuf,
}

impl Lines {
    /// Begins a file beside its place.
    pub(super) fn new(target: &Path) -> Result<Self, Stop> {
        let file = output::beside(target).map_err(|error| fault(&error, target))?;
        Ok(Self { file: BufWriter::new(file), target: target.to_owned() })
    }

    /// One more line, with its end.
    pub(super) fn put(&mut self, line: &str) -> Result<(), Stop> {
        self.file.write_all(line.as_bytes()).map_err(|error| fault(&error, &self.target))
    }

    /// Puts the file in its place.
    pub(super) fn finish(self) -> Result<(), Stop> {
        let Self { file, target } = self;
        let file = file.into_inner().map_err(|error| fault(error.error(), &target))?;
        file.persist(&target).map(drop).map_err(|error| fault(&error.error, &target))
    }
}

fn fault(error: &io::Error, target: &Path) -> Stop {
    let what = Message::new("output-failed").text("file", target.to_string_lossy()).text("why", error.to_string());
    Stop::new(what, Message::new("output-failed-help"))
}
