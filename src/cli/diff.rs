//! `plankoll diff`: two plans side by side, the earlier first.

use super::args::{DiffArgs, Format};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, import, output, packs};
use crate::diff::diff_with;
use crate::export::json::diff::wire;
use crate::export::workbook;

pub(super) fn run(session: &Session, format: Format, args: &DiffArgs) -> Result<Exit, Stop> {
    let inputs = [args.before.clone(), args.after.clone()];
    output::check_target(&args.output, &inputs)?;
    let options = packs::options(&args.examine)?;
    let before = import::walk(&args.before, &options)?;
    let after = import::walk(&args.after, &options)?;
    let plans = [&before.corrected, &after.corrected];
    let corrected = [&before, &after].map(|examination| examination.applied().count());
    let found = diff_with(plans, [&before.document, &after.document]);
    let text = match format {
        Format::Json => import::json(&wire(&found, plans, corrected), false),
        Format::Table => draw::diff(&found, plans, corrected, &session.catalogue, session.width),
    };
    if output::is_workbook(&args.output) {
        let bytes = workbook::diff::bytes(&found, plans, corrected, &session.catalogue);
        session.print(&text)?;
        output::deliver_book(session, format, &args.output, bytes)?;
    } else {
        output::deliver(session, &args.output, &inputs, &text)?;
    }
    Ok(Exit::Sound)
}
