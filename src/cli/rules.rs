//! `plankoll rules`: the packs, and a rule's own page.

use std::path::Path;
use std::sync::Arc;

use super::args::RulesCommand;
use super::exit::Exit;
use super::session::Session;
use super::stop::Stop;
use super::{draw, packs};
use crate::finding::Message;
use crate::rules::{Pack, PackError, PackSource, find, pack_names};
use crate::{Fault, Packs};

pub(super) fn run(session: &Session, command: &RulesCommand) -> Result<Exit, Stop> {
    let text = match command {
        RulesCommand::List(args) => draw::packs(&loaded(args.rules_dir.as_deref())?, session.width),
        RulesCommand::Show(args) => {
            let packs = loaded(args.rules_dir.as_deref())?;
            let page = draw::rule(&packs, &args.code, &session.catalogue, session.width);
            page.ok_or_else(|| unknown(&packs, &args.code))?
        }
    };
    session.print(&text)?;
    Ok(Exit::Sound)
}

/// All packs there are, the user's before the built-in ones.
fn loaded(folder: Option<&Path>) -> Result<Vec<Pack>, Stop> {
    let source: Arc<dyn PackSource> = Arc::new(Packs(packs::own(folder)?));
    let fault = |error: PackError| {
        let pack = error.pack.clone();
        Stop::from_fault(&Fault::from(error), &pack)
    };
    let mut found: Vec<Pack> = Vec::new();
    for name in pack_names(Arc::clone(&source)) {
        // A chosen pack comes with the law before it.
        for pack in find(None, Some(&name), Arc::clone(&source)).map_err(fault)? {
            if found.iter().all(|other| other.name != pack.name) {
                found.push(pack);
            }
        }
    }
    Ok(found)
}

fn unknown(packs: &[Pack], code: &str) -> Stop {
    let codes = packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.code.as_str());
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
