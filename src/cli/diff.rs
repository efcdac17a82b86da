//! `plankoll diff`: two plans side by side, the earlier first.

use super::args::{DiffArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, import, output, packs};
use crate::diff::diff;
use crate::export::json::diff::wire;

pub(super) fn run(session: &Session, format: Format, args: &DiffArgs) -> Result<Exit, Stop> {
    let inputs = [args.before.clone(), args.after.clone()];
    output::check_target(&args.output, &inputs)?;
    let options = packs::options(&args.examine)?;
    let before = import::walk(&args.before, &options)?.corrected;
    let after = import::walk(&args.after, &options)?.corrected;
    let found = diff(&before, &after);
    let text = match format {
        Format::Json => import::json(&wire(&found, &before, &after), false),
        Format::Table => draw::diff(&found, [&before, &after], &session.catalogue, session.width),
    };
    output::deliver(session, &args.output, &inputs, &text)?;
    Ok(Exit::Sound)
}
