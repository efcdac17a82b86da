//! `plankoll check`: import and check, write nothing.

use super::args::{FilesArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, import};
use crate::export::json::report;

pub(super) fn run(session: &Session, format: Format, args: &FilesArgs) -> Result<Exit, Stop> {
    import::each(session, args, |examination, several| {
        let text = match format {
            Format::Json => import::json(&report::wire(examination, &session.catalogue), several),
            Format::Table => draw::report(examination, &session.catalogue, session.width),
        };
        (text, Exit::after(examination))
    })
}
