//! Why a job could not be done.

use annotate_snippets::{AnnotationKind, Element, Level, Snippet};

use super::finding::note;
use super::style;
use crate::cli::stop::{Line, Stop};
use crate::text::Catalogue;

/// A stop: what, what is told beside it, the way out.
pub(in crate::cli) fn stop(stop: &Stop, catalogue: &Catalogue, width: usize) -> String {
    let title = style::wrap(&catalogue.say(&stop.what), width.saturating_sub(5)).join("\n");
    let level = Level::ERROR.with_name(Some(catalogue.word("level-error")));
    let mut elements: Vec<Element<'static>> = stop.script.iter().map(|line| script(line)).collect();
    // What is told under one word stands together.
    for told in stop.notes.chunk_by(|one, other| one.0 == other.0) {
        let text = told.iter().map(|(_, message)| catalogue.say(message)).collect::<Vec<_>>().join("\n");
        elements.extend(told.first().map(|(word, _)| note(Level::NOTE, word, &text, catalogue, width)));
    }
    elements.push(note(Level::HELP, "level-help", &catalogue.say(&stop.help), catalogue, width));
    format!("{}\n", style::renderer().render(&[level.primary_title(title).elements(elements)]))
}

/// The script's line with a caret.
fn script(line: &Line) -> Element<'static> {
    let text: String = line.text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let at = line.column.saturating_sub(1);
    let start = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let word =
        text.chars().skip(at).take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum::<usize>();
    let caret = AnnotationKind::Primary.span(start..(start + word.max(1)).min(text.len()).max(start));
    Snippet::source(text).path(style::clean(&line.pack)).line_start(line.line).annotation(caret).into()
}

#[cfg(test)]
mod tests {
    use super::stop;
    use crate::cli::stop::Stop;
    use crate::finding::Message;
    use crate::text::{Catalogue, Language};
    use crate::{Fault, PackFault};

    #[test]
    fn a_script_s_error_shows_its_line() {
        let fault = PackFault {
            pack: "ekdalen".to_owned(),
            message: Message::Raw("namnet åtgård finns inte".to_owned()),
            line: Some(7),
            column: Some(10),
            excerpt: "let å = (åtgård(20) < 3)".to_owned(),
        };
        let fault = Stop::from_fault(&Fault::Rules(Box::new(fault)), "plan.txt");
        let drawn = stop(&fault, &Catalogue::new(Language::Swedish), 80);
        insta::assert_snapshot!(anstream::adapter::strip_str(&drawn).to_string());
    }

    #[test]
    fn a_document_without_a_budget_says_what_was_found() {
        let mut no_plan = crate::recognize::NoPlan::default();
        no_plan.found.lines = 212;
        no_plan.found.figures = 40;
        no_plan.found.amounts = 1;
        no_plan.found.others = vec![("no-plan-years", 12), ("no-plan-percentages", 1), ("no-plan-pages", 0)];
        no_plan.found.headings = vec!["Styrelsens roll".to_owned(), "Arbetsordning".to_owned()];
        let fault = Stop::from_fault(&Fault::NoPlan(Box::new(no_plan)), "utbildning.txt");
        let drawn = stop(&fault, &Catalogue::new(Language::Swedish), 80);
        insta::assert_snapshot!(anstream::adapter::strip_str(&drawn).to_string());
    }
}
