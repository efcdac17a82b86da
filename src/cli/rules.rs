//! `plankoll rules`: the packs, a rule's own page, a pack's examples, a pack to begin with.

use std::path::Path;
use std::sync::Arc;

use super::args::{NewArgs, RulesCommand, TestArgs};
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, import, output, packs};
use crate::finding::Message;
use crate::rules::{
    Found, NoPacks, Pack, PackError, PackSource, Trial, draft, every_pack, find, folder, trial, with_script,
};
use crate::{Fault, Options, Packs};

pub(super) fn run(session: &Session, command: &RulesCommand) -> Result<Exit, Stop> {
    match command {
        RulesCommand::List(args) => {
            let found = every_pack(source(args.rules_dir.as_deref())?);
            session.print(&draw::packs(&found.packs, &session.catalogue, session.width))?;
            Ok(told_broken(session, &found))
        }
        RulesCommand::Show(args) => {
            let found = every_pack(source(args.rules_dir.as_deref())?);
            let page = draw::rule(&found.packs, &args.code, &session.catalogue, session.width);
            session.print(&page.ok_or_else(|| unknown(&found.packs, &args.code))?)?;
            Ok(told_broken(session, &found))
        }
        RulesCommand::Test(args) => test(session, args),
        RulesCommand::New(args) => new(session, args),
    }
}

/// The user's packs as a source.
pub(super) fn source(folder: Option<&Path>) -> Result<Arc<dyn PackSource>, Stop> {
    Ok(Arc::new(Packs(packs::own(folder)?)))
}

/// Tells each broken pack with its line; the others have had their say.
fn told_broken(session: &Session, found: &Found) -> Exit {
    let told = found.broken.iter().map(|error| session.refuse(&stop(error.clone())));
    told.max().unwrap_or(Exit::Sound)
}

fn stop(error: PackError) -> Stop {
    let pack = error.pack.clone();
    Stop::from_fault(&Fault::from(error), &pack)
}

/// Runs the examples of one pack, or of all.
fn test(session: &Session, args: &TestArgs) -> Result<Exit, Stop> {
    let source = source(args.rules_dir.as_deref())?;
    let found = match &args.pack {
        Some(name) => {
            let packs = find(None, Some(name), Arc::clone(&source)).map_err(stop)?;
            Found { packs: packs.into_iter().filter(|pack| pack.name == *name).collect(), broken: Vec::new() }
        }
        None => every_pack(Arc::clone(&source)),
    };
    let mut trials: Vec<Trial> = Vec::new();
    for pack in &found.packs {
        let told = trial(pack, Arc::clone(&source));
        trials.push(told.map_err(|error| Stop::new(error.message(), Message::new("rules-example-help")))?);
    }
    session.print(&draw::trials(&trials, &session.catalogue, session.width))?;
    let sound = if trials.iter().all(Trial::is_sound) { Exit::Sound } else { Exit::ErrorsLeft };
    Ok(sound.max(told_broken(session, &found)))
}

/// Begins a pack; what is written has been loaded once.
fn new(session: &Session, args: &NewArgs) -> Result<Exit, Stop> {
    let inputs: Vec<_> = args.from.iter().cloned().collect();
    output::check_target(&args.output, &inputs)?;
    let read = args.from.as_ref().map(|path| import::walk(path, &Options::default())).transpose()?;
    let name = folder(&args.forbund);
    let remark = Message::new("rules-new-remark").text("forbund", &args.forbund).text("folder", &name);
    let plan = read.as_ref().map(|examination| &examination.printed);
    let script = draft(&args.forbund, plan, &session.catalogue.say(&remark));
    with_script(&name, &script, Arc::new(NoPacks)).map_err(stop)?;
    output::deliver(session, &args.output, &inputs, &script)?;
    Ok(Exit::Sound)
}

/// No rule has the code.
pub(super) fn unknown(packs: &[Pack], code: &str) -> Stop {
    let held: Vec<&str> = packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.code.as_str()).collect();
    unknown_code(held.into_iter().chain(crate::check::codes().map(|own| -> &str { own })), code)
}

/// No rule of these has the code.
pub(super) fn unknown_code<'a>(codes: impl Iterator<Item = &'a str>, code: &str) -> Stop {
    let near = codes
        .map(|known| (strsim::damerau_levenshtein(known, code), known))
        .filter(|(distance, _)| *distance <= 1 + code.chars().count() / 4)
        .min();
    let what = match near {
        Some((_, near)) => Message::new("rules-show-unknown-near").text("near", near),
        None => Message::new("rules-show-unknown"),
    };
    Stop::new(what.text("code", code), Message::new("rules-show-unknown-help"))
}
