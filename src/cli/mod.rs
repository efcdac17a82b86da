//! The command line: arguments, one small file a command, drawing of diagnostics, exit codes.
//!
//! Files, the terminal and the environment come in here and nowhere else. What is true is decided in the rooms to the
//! left, how it is worded stands in [`crate::text`]; here it is only fetched, drawn and put in its place.

#[cfg(feature = "isolate")]
mod apart;
mod args;
mod ask;
mod batch;
mod check;
mod convert;
mod diff;
mod draw;
mod exit;
mod explain;
mod help;
mod import;
mod input;
mod memo;
mod merge;
mod output;
mod packs;
mod roll;
mod rules;
mod schema;
mod session;
mod stop;
mod update;
mod usage;
mod what_if;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

use args::{Cli, Command};
use exit::Exit;
use session::Session;
use stop::Stop;

/// Runs the program with its arguments, the program's own name first, and says how it went.
#[must_use]
pub fn run(args: Vec<OsString>) -> ExitCode {
    #[cfg(feature = "isolate")]
    if let Some(served) = apart::serve(&args) {
        return served;
    }
    let session = Session::new(help::language(&args));
    let parsed = help::command(&session.catalogue)
        .try_get_matches_from(&args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let exit = match parsed {
        Ok(cli) => obey(&session, cli).unwrap_or_else(|stop| session.refuse(&stop)),
        Err(error) => usage::answer(&session, &args, &error),
    };
    exit.into()
}

fn obey(session: &Session, cli: Cli) -> Result<Exit, Stop> {
    match cli.command {
        Command::Convert(args) => convert::run(session, cli.format, &args),
        Command::Check(args) => check::run(session, cli.format, &args),
        Command::Diff(args) => diff::run(session, cli.format, &args),
        Command::Explain(args) => explain::run(session, &args),
        Command::Import(args) => import::run(session, cli.format, &args),
        Command::Roll(args) => roll::run(session, &args),
        Command::Merge(args) => merge::run(session, cli.format, &args),
        Command::Batch(args) => batch::run(session, cli.format, &args),
        Command::Rules(args) => rules::run(session, &args.command),
        Command::Schema(args) => schema::run(session, &args),
        Command::Update(args) => update::run(session, cli.format, &args),
    }
}
