//! Heads told by what stands under them: lines that count on (`M1`, `Strategi 2`, `3)`, `3.1`), each with labels of a
//! goal's parts below it, whatever the chapter is called.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::asked::Asked;
use super::heads;
use super::labels::{self, Kind};
use crate::recognize::prose::{Line, Pattern};

/// The head of a goal or an area: its number, and the byte that its text begins at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub number: Option<String>,
    pub cut: usize,
}

/// What lines that count on tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// Lines with a code or a word before their number; they are heads wherever they stand.
    pub coded: BTreeMap<usize, Head>,
    /// Lines that begin with a plain number.
    pub numbered: BTreeMap<usize, Head>,
}

static CODE: Pattern = Pattern::new(r"^(\p{Lu}\p{L}{0,2})(\d{1,2})(?:[.:)]|\s[–—-])?(?:\s+(\S.*))?$");
static WORD: Pattern =
    Pattern::new(r"^(\p{Lu}\p{Ll}{2,20})\s+(\d{1,2}|[A-H])(?:[.:)]|\s[–—-])?(?:\s+([\p{Lu}”“»].*))?$");

/// Words before a number that name something else than a goal.
const OTHERS: &[&str] = &[
    "kapitel",
    "kap",
    "avsnitt",
    "tabell",
    "figur",
    "diagram",
    "bilaga",
    "sida",
    "sidan",
    "not",
    "fotnot",
    "punkt",
    "paragraf",
    "insats",
    "insatsen",
    "projekt",
    "projektet",
    "aktivitet",
    "åtgärd",
    "fråga",
    "kvartal",
    "vecka",
    "spår",
    "steg",
    "år",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// No part of a goal stands further below its head, in lines.
const REACH: usize = 25;

struct Counted {
    at: usize,
    series: (String, usize),
    place: u32,
    head: Head,
    coded: bool,
    parts: bool,
}

/// The heads that count on and have parts, at least two in a row.
pub(super) fn find(lines: &[Asked<'_>], skip: &dyn Fn(&Line) -> bool) -> Told {
    let mut found: Vec<Counted> = Vec::new();
    let mut barrier = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.closes_section() || (heads::chapter(&line.text).is_some() && line.opens_section()) {
            barrier = at;
        }
        if line.contents || skip(line) {
            continue;
        }
        if is_part(line) {
            own(&mut found, at, barrier);
        } else if let Some(counted) = counted(at, line) {
            found.push(counted);
        }
    }
    let mut told = Told::default();
    for run in runs(&found) {
        let own: Vec<&Counted> =
            run.into_iter().filter_map(|at| found.get(at)).take_while(|counted| counted.parts).collect();
        if own.len() >= 2 {
            for counted in own {
                let map = if counted.coded { &mut told.coded } else { &mut told.numbered };
                map.insert(counted.at, counted.head.clone());
            }
        }
    }
    told
}

/// A part belongs to the last head of each series above it, as far as the chapter reaches.
fn own(found: &mut [Counted], at: usize, barrier: usize) {
    let mut seen: HashSet<(String, usize)> = HashSet::new();
    for counted in found.iter_mut().rev().take_while(|counted| counted.at + REACH >= at && counted.at >= barrier) {
        if seen.insert(counted.series.clone()) {
            counted.parts = true;
        }
    }
}

/// A label of a goal's part, set off from what it names.
fn is_part(line: &Asked<'_>) -> bool {
    match line.bullet().map_or_else(|| line.label(), labels::label) {
        Some((Kind::Goal, rest, true)) => !rest.is_empty(),
        Some((kind, _, true)) => matches!(kind, Kind::Activity | Kind::Indicator | Kind::FollowUp | Kind::Source),
        _ => false,
    }
}

fn counted(at: usize, line: &Asked<'_>) -> Option<Counted> {
    let text = line.text.as_str();
    if line.explicit().is_some() || line.bullet().is_some() {
        return None;
    }
    let cut = |rest: &str| text.len() - rest.len();
    if let Some((number, rest)) = line.numbered() {
        let (series, last) = number.rsplit_once('.').unwrap_or(("", number));
        // A chapter's heading is no goal; "3.1 Mål för …" may be one.
        if series.is_empty() && line.opens_section() {
            return None;
        }
        let head = Head { number: Some(number.clone()), cut: cut(rest) };
        return Some(Counted {
            at,
            series: (series.to_owned(), line.indent),
            place: place(last)?,
            head,
            coded: false,
            parts: false,
        });
    }
    let glued = CODE.captures(text);
    let joined = glued.is_some();
    let found = glued.or_else(|| WORD.captures(text))?;
    let (word, number) = (found.get(1)?.as_str(), found.get(2)?.as_str());
    if OTHERS.contains(&word.to_lowercase().as_str()) {
        return None;
    }
    let own = if joined { format!("{word}{number}") } else { number.to_owned() };
    let head = Head { number: Some(own), cut: found.get(3).map_or(text.len(), |rest| rest.start()) };
    Some(Counted {
        at,
        series: (word.to_lowercase(), line.indent),
        place: place(number)?,
        head,
        coded: true,
        parts: false,
    })
}

/// The place of a number or letter in its row: 1 and A are the first.
fn place(number: &str) -> Option<u32> {
    let letter = number.chars().next().filter(|_| number.len() == 1).filter(char::is_ascii_uppercase);
    letter.map_or_else(|| number.parse().ok(), |c| Some(u32::from(c) - u32::from('@')))
}

/// Runs that count from one, by series.
fn runs(found: &[Counted]) -> Vec<Vec<usize>> {
    let mut open: HashMap<&(String, usize), Vec<usize>> = HashMap::new();
    let mut closed = Vec::new();
    for (order, counted) in found.iter().enumerate() {
        let run = open.entry(&counted.series).or_default();
        let last = run.last().and_then(|at| found.get(*at)).map_or(0, |last| last.place);
        if counted.place == last + 1 {
            run.push(order);
        } else if counted.place == 1 {
            closed.push(std::mem::replace(run, vec![order]));
        }
    }
    closed.extend(open.into_values());
    closed
}
