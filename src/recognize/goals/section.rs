//! Where a plan speaks of its goals, and by which scheme they are told apart.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::heads::{self, Class};
use super::labels::Kind;
use super::told::{Head, Told};

/// How the goals of a section are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// `Mål 1: …`.
    Explicit,
    /// `Fokusområde 1: …`, announced areas.
    Areas,
    /// `1. …`.
    Numbered,
    /// Unnumbered headings with lists or labels under them, or labels `Mål: …`.
    Headings,
    /// A list, each item a goal.
    List,
}

/// A stretch of lines about goals.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// Its lines: from, to.
    pub from: usize,
    /// The line after it.
    pub to: usize,
    /// How its goals are told apart.
    pub scheme: Scheme,
    /// Whether `Mål 1` stands beside `Delmål 1`.
    pub whole_goals: bool,
    /// Where its list items have lost their glyphs and only stand in a little: the indentation of all other lines.
    pub lost_glyphs: Option<usize>,
    /// How many of its lines begin with each of [`CHAPTERS`].
    pub chapters: [usize; 4],
}

/// Words that are labels where they stand again and again, and the next chapter's heading where they stand once.
pub(super) const CHAPTERS: [&str; 4] = ["uppföljning", "utvärdering", "strategier", "insatser"];

/// The stretches of a document that are about goals: `areas` are the headings of areas, `told` what counts on.
pub(super) fn find(
    lines: &[Asked<'_>],
    areas: &BTreeMap<usize, Head>,
    told: &Told,
    taken: &dyn Fn(usize) -> bool,
) -> Vec<Section> {
    extents(lines, areas, told)
        .into_iter()
        .map(|(from, to)| {
            let inside = lines.get(from..to).unwrap_or_default();
            let coded = told.coded.range(from..to).next().is_some();
            let scheme = scheme(lines, (from, to), areas.range(from..to).next().is_some(), coded, told);
            let listed = matches!(scheme, Scheme::List | Scheme::Headings);
            // What a list names after a budget is no goal.
            let table = inside.iter().position(|line| taken(line.row)).filter(|_| listed);
            Section {
                from,
                to: table.map_or(to, |at| from + at),
                scheme,
                whole_goals: coded || has(inside, Class::Goal),
                lost_glyphs: lost_glyphs(inside),
                chapters: chapters(inside),
            }
        })
        .collect()
}

/// How many lines begin with each of [`CHAPTERS`].
fn chapters(inside: &[Asked<'_>]) -> [usize; 4] {
    let mut counts = [0; 4];
    for line in inside.iter().filter(|line| line.text.starts_with(['u', 's', 'i', 'U', 'S', 'I'])) {
        let lower = line.text.to_lowercase();
        for (word, count) in CHAPTERS.iter().zip(&mut counts) {
            *count += usize::from(lower.starts_with(word));
        }
    }
    counts
}

fn extents(lines: &[Asked<'_>], areas: &BTreeMap<usize, Head>, told: &Told) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, Option<u32>, Option<u8>)> = None;
    let mut last: Option<String> = None;
    for (at, line) in lines.iter().enumerate() {
        if line.contents {
            continue;
        }
        let goal = areas.contains_key(&at)
            || told.numbered.contains_key(&at)
            || line.overall().is_some()
            || line.explicit().is_some();
        let opens = goal || line.opens_section() || labelled_goal(lines, at);
        if let Some((from, chapter, level)) = open {
            let next = chapter.is_some() && heads::chapter(&line.text) == chapter.map(|number| number + 1);
            let next = next && heads::heading_like(line) && line.numbered().is_none();
            // Goals' own heads and labels may be set as large as the chapter's.
            let counts_on = line
                .numbered()
                .map(|(number, _)| number)
                .filter(|number| chapter.is_none() && heads::follows(last.as_deref(), number))
                .cloned();
            let inner = counts_on.is_some() || is_inner_label(line);
            last = counts_on.or(last);
            let above = !inner && line.heading.is_some_and(|own| own <= level.unwrap_or(1));
            if !goal && (line.closes_section() || next || (above && !opens)) {
                found.push((from, at));
                open = None;
            }
        } else if opens && !line.closes_section() {
            open = Some((at, heads::chapter(&line.text), line.heading));
            last = None;
        }
    }
    found.extend(open.map(|(from, _, _)| (from, lines.len())));
    found
}

/// `Indikatorer`, `Aktiviteter`: never the next chapter, as `Insatser` may be.
fn is_inner_label(line: &Asked<'_>) -> bool {
    match line.label() {
        Some((Kind::Indicator | Kind::Value, ..)) => true,
        Some((Kind::Activity, ..)) => line.text.to_lowercase().starts_with("aktivitet"),
        _ => false,
    }
}

/// A label "Mål: …" with the label of a goal's part soon after it.
fn labelled_goal(lines: &[Asked<'_>], at: usize) -> bool {
    let part = |line: &Asked<'_>| {
        let kind = line.label().filter(|(.., set_off)| *set_off).map(|(kind, ..)| kind);
        matches!(kind, Some(Kind::Activity | Kind::Indicator | Kind::FollowUp))
    };
    let own = lines.get(at).and_then(Asked::label);
    matches!(own, Some((Kind::Goal, rest, true)) if !rest.is_empty()) && lines.iter().skip(at + 1).take(4).any(part)
}

fn has(inside: &[Asked<'_>], wanted: Class) -> bool {
    inside.iter().any(|line| line.explicit().is_some_and(|(class, ..)| *class == wanted))
}

fn scheme(lines: &[Asked<'_>], (from, to): (usize, usize), areas: bool, coded: bool, told: &Told) -> Scheme {
    let inside = lines.get(from..to).unwrap_or_default();
    if has(inside, Class::Goal) || (has(inside, Class::Part) && !coded) {
        return Scheme::Explicit;
    }
    if areas || has(inside, Class::Area) {
        return Scheme::Areas;
    }
    let mut last: Option<String> = None;
    let mut count = 0;
    for (at, line) in (from..).zip(inside) {
        let certain = told.numbered.contains_key(&at);
        if let Some((number, _)) = line.numbered()
            && (certain || (at > from && !heads::generic(&line.text)))
            && heads::follows(last.as_deref(), number)
        {
            last = Some(number.clone());
            count += 1;
        }
    }
    if count >= 2 {
        return Scheme::Numbered;
    }
    let has_heading = (1..inside.len()).any(|at| heading_of_goal(inside, at));
    let labelled = inside.iter().any(|line| matches!(line.label(), Some((Kind::Goal, rest, true)) if !rest.is_empty()));
    if has_heading || labelled { Scheme::Headings } else { Scheme::List }
}

/// Whether a line is the unnumbered heading of a goal: set as one, with a list or a label right under it.
pub(super) fn heading_of_goal(inside: &[Asked<'_>], at: usize) -> bool {
    let (Some(line), Some(next)) = (inside.get(at), inside.get(at + 1)) else { return false };
    let item = |line: &Asked<'_>| line.bullet().is_some();
    let plain = heads::heading_like(line)
        && !line.text.ends_with(':')
        && !item(line)
        && line.label().is_none()
        && line.overall().is_none()
        && !line.opens_section();
    let after_heading = at.checked_sub(1).and_then(|before| inside.get(before)).is_some_and(Asked::opens_section);
    let apart = line.heading.is_some() || line.blanks > 0 || line.page_start || after_heading;
    let parts = item(next) || next.label().is_some_and(|(kind, ..)| kind != Kind::Other);
    plain && apart && (parts || line.heading.is_some())
}

/// The indentation of the other lines, where list items stand in a little without any glyph.
fn lost_glyphs(inside: &[Asked<'_>]) -> Option<usize> {
    let base = inside.iter().map(|line| line.indent).min()?;
    let glyphs = inside.iter().filter(|line| line.bullet().is_some()).count();
    let flush = inside.iter().filter(|line| line.indent == base).count();
    let shifted = inside.iter().filter(|line| lost_glyph(line, base)).count();
    (glyphs == 0 && shifted >= 3 && flush > shifted).then_some(base)
}

/// A line that stands in a little and begins like an item.
pub(super) fn lost_glyph(line: &Asked<'_>, base: usize) -> bool {
    line.indent > base
        && !line.page_start
        && line.text.chars().next().is_some_and(char::is_uppercase)
        && line.numbered().is_none()
        && line.explicit().is_none()
}
