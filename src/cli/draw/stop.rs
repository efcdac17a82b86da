//! Why a job could not be done.

use annotate_snippets::{Element, Level};

use super::finding::note;
use super::style;
use crate::cli::stop::Stop;
use crate::text::Catalogue;

/// A stop: what, what is told beside it, the way out.
pub(in crate::cli) fn stop(stop: &Stop, catalogue: &Catalogue, width: usize) -> String {
    let title = style::wrap(&catalogue.say(&stop.what), width.saturating_sub(5)).join("\n");
    let level = Level::ERROR.with_name(Some(catalogue.word("level-error")));
    let mut elements: Vec<Element<'static>> = stop
        .notes
        .iter()
        .map(|(word, message)| note(Level::NOTE, word, &catalogue.say(message), catalogue, width))
        .collect();
    elements.push(note(Level::HELP, "level-help", &catalogue.say(&stop.help), catalogue, width));
    format!("{}\n", style::renderer().render(&[level.primary_title(title).elements(elements)]))
}
