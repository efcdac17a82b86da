//! `plankoll merge`: the joint budget of förbund that become one.

use super::args::{Format, MergeArgs};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, import, input, output, packs};
use crate::Examination;
use crate::export::json::merge::wire;
use crate::export::workbook;
use crate::finding::Message;
use crate::merge::{NotJoined, merge};
use crate::plan::Plan;

pub(super) fn run(session: &Session, format: Format, args: &MergeArgs) -> Result<Exit, Stop> {
    if args.plans.len() < 2 {
        return Err(Stop::new(Message::new("merge-too-few"), Message::new("merge-same-help")));
    }
    output::check_target(&args.output, &args.plans)?;
    let options = packs::options(&args.examine)?;
    let read =
        args.plans.iter().map(|path| import::walk(path, &options)).collect::<Result<Vec<Examination>, Stop>>()?;
    let examined: Vec<&Examination> = read.iter().collect();
    let plans: Vec<&Plan> = examined.iter().map(|plan| &plan.corrected).collect();
    let joint = merge(&plans, args.mixed_years).map_err(|why| refused(session, args, &why))?;
    let unit = args.unit.map_or_else(|| workbook::merge::unit(&joint), Into::into);
    let text = match format {
        Format::Json => import::json(&wire(&joint, &examined, &session.catalogue), false),
        Format::Table => draw::joint(&joint, &examined, unit, &session.catalogue, session.width),
    };
    if output::is_workbook(&args.output) {
        let bytes = workbook::merge::bytes(&joint, &examined, &session.catalogue, Some(unit));
        session.print(&text)?;
        output::deliver_book(session, format, &args.output, bytes)?;
    } else {
        output::deliver(session, &args.output, &args.plans, &text)?;
    }
    Ok(examined.iter().map(|plan| Exit::after(plan)).max().unwrap_or(Exit::Sound))
}

fn refused(session: &Session, args: &MergeArgs, why: &NotJoined) -> Stop {
    let file = |at: usize| args.plans.get(at).map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    match why {
        NotJoined::NoBudget(at) => Stop::new(
            Message::new("merge-no-budget").text("file", file(*at)),
            Message::new("merge-no-budget-help").text("file", file(*at)),
        ),
        NotJoined::Same(one, other) => Stop::new(
            Message::new("merge-same").text("file", file(*other)).text("other", file(*one)),
            Message::new("merge-same-help"),
        ),
        NotJoined::Years(years) => {
            let told = years.iter().zip(&args.plans).map(|(year, path)| {
                let year = year.map_or_else(|| session.catalogue.word("merge-year-untold"), |year| year.to_string());
                session.catalogue.say(&Message::new("merge-of-file").text("file", input::name(path)).text("year", year))
            });
            let years = told.collect::<Vec<_>>().join(", ");
            Stop::new(Message::new("merge-years").text("years", years), Message::new("merge-years-help"))
        }
        NotJoined::TooLarge => Stop::new(Message::new("merge-too-large"), Message::new("merge-too-large-help")),
    }
}
