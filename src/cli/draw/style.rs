//! Colours, line breaks and clean text.

use annotate_snippets::{Level, Renderer};
use clap::builder::styling::Style;

use crate::finding::Severity;
use crate::text::Catalogue;

/// A heading.
pub(super) fn heading(text: &str) -> String {
    let style = Style::new().bold().underline();
    format!("{style}{text}{style:#}")
}

/// What stands out on its line.
pub(super) fn strong(text: &str) -> String {
    let style = Style::new().bold();
    format!("{style}{text}{style:#}")
}

/// What steps back.
pub(super) fn quiet(text: &str) -> String {
    let style = Style::new().dimmed();
    format!("{style}{text}{style:#}")
}

/// The renderer; lines are cut and broken here, so it is told of no width of its own.
pub(super) fn renderer() -> Renderer {
    Renderer::styled().term_width(10_000)
}

/// A severity with its name in the catalogue's language.
pub(super) fn level(severity: Severity, catalogue: &Catalogue) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(Some(catalogue.word("level-error"))),
        Severity::Warning => Level::WARNING.with_name(Some(catalogue.word("level-warning"))),
        Severity::Info => Level::INFO.with_name(Some(catalogue.word("level-info"))),
    }
}

/// What a person has accepted: told, and no longer counted.
pub(super) fn accepted(catalogue: &Catalogue) -> Level<'static> {
    Level::INFO.with_name(Some(catalogue.word("level-accepted")))
}

/// With a capital first.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Text from a plan or a pack, without anything a terminal would obey.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => ' ',
            c if c.is_control() || is_direction(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Marks that turn the direction of text and could show a figure backwards.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text broken into lines of at most `width` characters; a longer word stands alone. Figures keep together with
/// the word that follows, since their spaces are replaced by fixed ones in [`hold_figures`].
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for part in text.split('\n') {
        let mut line = String::new();
        for word in hold_figures(&clean(part)).split(' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines.into_iter().map(|line| line.replace(HELD, " ")).collect()
}

/// Stands for a space that a line may not be broken at.
const HELD: char = '\u{e000}';

fn hold_figures(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or(' ');
    (0..chars.len())
        .map(|index| {
            let inside = at(index) == ' ' && index > 0 && at(index - 1).is_ascii_digit();
            let follows = at(index + 1).is_ascii_digit() || unit_follows(&chars, index + 1);
            if inside && follows { HELD } else { at(index) }
        })
        .collect()
}

fn unit_follows(chars: &[char], from: usize) -> bool {
    let word: String = chars.iter().skip(from).take_while(|c| c.is_alphabetic() || **c == '%').collect();
    matches!(word.as_str(), "kr" | "tkr" | "mkr" | "%")
}

#[cfg(test)]
mod tests {
    use super::{clean, wrap};

    #[test]
    fn figures_are_not_broken() {
        assert_eq!(wrap("summan är 8 562 tkr i år", 14), ["summan är", "8 562 tkr i år"]);
        assert_eq!(wrap("ett\ntvå", 20), ["ett", "två"]);
    }

    #[test]
    fn a_terminal_obeys_nothing_from_a_plan() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\td"), "a\u{fffd}[31mb\u{fffd}c d");
    }
}
