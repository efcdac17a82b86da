//! Goals as a tree.

use super::report::indented;
use super::style;
use crate::plan::{Goal, Level, Note};
use crate::text::Catalogue;

/// A goal with what stands under it.
pub(super) fn goal(goal: &Goal, catalogue: &Catalogue, width: usize) -> Vec<String> {
    let name = match (&goal.number, goal.level) {
        (_, Level::Overall) => format!("{}: {}", catalogue.word("plan-overall"), goal.text),
        (Some(number), Level::Goal) => format!("{}. {}", number.trim_end_matches('.'), goal.text),
        (None, Level::Goal) => goal.text.clone(),
    };
    let mut lines: Vec<String> = style::wrap(&name, width).iter().map(|line| style::strong(line)).collect();
    let indicators: Vec<Note> = goal
        .indicators
        .iter()
        .map(|indicator| Note { text: indicator.text.clone(), place: indicator.place.clone() })
        .collect();
    for (heading, notes) in [
        ("plan-activities", &goal.activities),
        ("plan-indicators", &indicators),
        ("plan-sources", &goal.sources),
        ("plan-follow-up", &goal.follow_up),
    ] {
        if notes.is_empty() {
            continue;
        }
        lines.push(format!("  {} ({})", catalogue.word(heading), notes.len()));
        for note in notes {
            let mut broken = indented(&note.text, 6, width).into_iter();
            lines.extend(broken.next().map(|first| first.replacen("      ", "    - ", 1)));
            lines.extend(broken);
        }
    }
    lines
}
