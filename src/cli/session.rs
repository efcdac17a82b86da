//! What all commands share: the language, the width of the terminal, the two streams.

use std::io::{self, ErrorKind, Write};

use super::draw;
use super::exit::Exit;
use super::stop::Stop;
use crate::finding::Message;
use crate::text::{Catalogue, Language};

/// The width where nothing tells it.
const WIDTH: usize = 100;

/// One run of the program.
pub(super) struct Session {
    /// The words.
    pub(super) catalogue: Catalogue,
    /// How many characters a line may hold.
    pub(super) width: usize,
}

impl Session {
    pub(super) fn new(language: Language) -> Self {
        Self { catalogue: Catalogue::new(language), width: width() }
    }

    /// Prints to standard output. A reader that went away (`| head`) is no fault of ours.
    pub(super) fn print(&self, text: &str) -> Result<(), Stop> {
        let mut stream = anstream::stdout().lock();
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::new(
                Message::new("stdout-failed").text("why", error.to_string()),
                Message::new("stdout-failed-help"),
            )),
            _ => Ok(()),
        }
    }

    /// Tells on standard error; if even that is closed there is nobody left to tell.
    pub(super) fn tell(&self, text: &str) {
        let mut stream = anstream::stderr().lock();
        let _: io::Result<()> = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    }

    /// Tells why the job could not be done.
    pub(super) fn refuse(&self, stop: &Stop) -> Exit {
        self.tell(&draw::stop(stop, &self.catalogue, self.width));
        Exit::NotDone
    }
}

fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    let asked = || terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| usize::from(width));
    told.or_else(asked).unwrap_or(WIDTH).clamp(40, 140)
}
