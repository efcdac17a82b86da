//! The words of a difference, the same on the terminal and in the workbook.

use crate::diff::{GoalPart, How, LineChange, Of, StaleHow, Total};
use crate::finding::Message;
use crate::plan::{About, Plan};

/// The identifier of a total's word.
pub(crate) fn total(total: Total) -> &'static str {
    match total {
        Total::Income => "diff-total-income",
        Total::Costs => "diff-total-costs",
        Total::Result => "diff-total-result",
        Total::Equity => "diff-total-equity",
    }
}

/// A line's name, with what became of it.
pub(crate) fn line(line: &LineChange) -> Message {
    let (before, after) = (line.before.clone().unwrap_or_default(), line.after.clone().unwrap_or_default());
    let parts = line.parts.len().to_string();
    match line.how {
        How::Same => Message::Raw(after),
        How::Renamed => Message::new("diff-renamed").text("label", after).text("before", before),
        How::Replaced => Message::new("diff-replaced").text("label", after).text("before", before),
        How::Split => Message::new("diff-split").text("label", before).text("count", parts),
        How::Joined => Message::new("diff-joined").text("label", after).text("count", parts),
        How::Added => Message::new("diff-added").text("label", after),
        How::Dropped => Message::new("diff-dropped").text("label", before),
    }
}

/// The identifier of the word for what stands under a goal.
pub(crate) fn goal_part(part: GoalPart) -> &'static str {
    match part {
        GoalPart::Description => "diff-part-description",
        GoalPart::Activity => "diff-part-activity",
        GoalPart::Indicator => "diff-part-indicator",
        GoalPart::Source => "diff-part-source",
        GoalPart::FollowUp => "diff-part-follow-up",
    }
}

/// The identifier of the message for what stood still in prose.
pub(crate) fn stale(how: StaleHow) -> &'static str {
    match how {
        StaleHow::Figure => "diff-stale-figure",
        StaleHow::SaysRise => "diff-stale-rise",
        StaleHow::SaysFall => "diff-stale-fall",
        StaleHow::SaysStay => "diff-stale-stay",
    }
}

/// What prose speaks of: a word of the catalogue, or a line's own name.
pub(crate) fn of(of: &Of) -> Message {
    match of {
        Of::About(about) => Message::new(about_word(*about)),
        Of::Administration => Message::new("diff-of-administration"),
        Of::Line(label) => Message::Raw(label.clone()),
    }
}

fn about_word(about: About) -> &'static str {
    match about {
        About::Contributions => "diff-of-contributions",
        About::State => "diff-of-state",
        About::Region => "diff-of-region",
        About::Municipality => "diff-of-municipality",
        About::Grant => "diff-of-grant",
        About::Income => "diff-total-income",
        About::Costs => "diff-total-costs",
        About::Result => "diff-total-result",
        About::Equity => "diff-of-equity",
        About::Line | About::Share | About::Other => "diff-of-other",
    }
}

/// A changed piece within a text: `[ska → bör]`, `[borttaget →]`, `[→ tillagt]`.
pub(crate) fn changed(old: &str, new: &str) -> String {
    let parts = [old, "→", new];
    format!("[{}]", parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// What tells two plans apart: their years, else their förbund, else their files.
pub(crate) fn apart(plans: [&Plan; 2]) -> [String; 2] {
    let years = plans.map(|plan| plan.year.map(|year| year.to_string()));
    let names = plans.map(|plan| plan.forbund.clone());
    let files = plans.map(|plan| Some(plan.source.file.clone()));
    let told = [years, names, files].into_iter().find(|[one, other]| one.is_some() && other.is_some() && one != other);
    match told {
        Some([Some(one), Some(other)]) => [one, other],
        _ => ["A".to_owned(), "B".to_owned()],
    }
}

/// A plan by its förbund and year, else by its file.
pub(crate) fn name(plan: &Plan) -> String {
    let year = plan.year.map(|year| year.to_string());
    let words: Vec<String> = plan.forbund.clone().into_iter().chain(year).collect();
    if words.is_empty() { plan.source.file.clone() } else { words.join(" ") }
}
