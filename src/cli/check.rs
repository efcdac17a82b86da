//! `plankoll check`: import and check, write nothing.

use super::args::{CheckArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, import, what_if};
use crate::export::json::report;

pub(super) fn run(session: &Session, format: Format, args: &CheckArgs) -> Result<Exit, Stop> {
    if !args.set.is_empty() {
        return what_if::run(session, format, args);
    }
    import::each(session, &args.files, |examination, several| {
        let text = match format {
            Format::Json => import::json(&report::wire(examination, &session.catalogue), several),
            Format::Table => draw::report(examination, &session.catalogue, session.width),
        };
        (text, Exit::after(examination))
    })
}
