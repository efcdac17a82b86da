//! What stands above the figures: years, kinds, units, and columns that are no money.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::compile;

use crate::document::Row;
use crate::money::Unit;
use crate::plan::Kind;

use super::figures::{Atom, AtomKind};
use super::shape::{Shape, year_of};

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Amounts.
    Money,
    /// Sums of groups, printed beside the amounts.
    Sums,
    /// Differences of amounts.
    Deviation,
    /// Parts of the amounts beside them: money that is never added.
    Part,
    /// Percentages, notes, account numbers, counts: no money.
    Other,
}

/// A word of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A kind.
    Kind(Kind),
    /// A year.
    Year(i32),
    /// A part of the amounts beside it.
    Part,
    /// What was asked for: money, of none of the kinds.
    Asked,
    /// Two years whose difference is told.
    Pair,
    /// A unit.
    Unit(Unit),
    /// A column of sums.
    Sums,
    /// A column that is no money.
    Other,
}

/// A header's word with its place on the flattened row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it says.
    pub word: Word,
    /// Its first character.
    pub start: usize,
    /// One past its last.
    pub end: usize,
    /// The grid column it stands in.
    pub grid: u32,
}

/// A column as its header describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its year.
    pub year: Option<i32>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// What it is for.
    pub usage: Use,
    /// Where it stands: first and last character.
    pub span: (usize, usize),
    /// Its grid column.
    pub grid: u32,
}

static TOKENS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(concat!(
        r"(?i)(?P<actual>\b(utfall|bokslut|redovisat|redovisning|helårsutfall)\w*)",
        r"|(?P<forecast>\b(prognos|prog\.|helårsprognos)\w*)",
        r"|(?P<deviation>\b(budgetavvikelse|avvikelse|avv\.|differens|diff\b|skillnad|förändring|förändr|justering|omfördelning|återstår|kvar\b)\w*|\b(ändring(ar)?|ökning|minskning)\b)",
        r"|(?P<plan>\b(flerårsplan|planår|plan)\b)",
        r"|(?P<budget>\b(budget|budg\.|bud\.|årsbudget|budgetförslag|beslutad budget|ny budget|ursprunglig|reviderad|beviljat|beviljade|tilldelat)\w*)",
        r"|(?P<short>\b[BUP]\s?(20)?\d\d\b)",
        r"|(?P<year>\b(19|20)\d\d\b)",
        r"|(?P<pair>\b\d\d\s?[–/-]\s?\d\d\b)",
        r"|(?P<sums>\b(delsumma|summa|totalt|total)\b)",
        r"|(?P<asked>\b(sökt|ansökt|äskat|äskande|begärt)\b)",
        r"|(?P<part>\b(varav|därav)\b)",
        r"|(?P<other>%|\b(procent|andel|not|noter|konto|kontonr|ansvar|kod|nr|antal|projektnr|kst|invånare|folkmängd|deltagare|platser|personer|årsarbetare|tjänst|tjänster)\b)",
        r"|(?P<unit>\b(tusentals kronor|tusental kronor|tusen kronor|tusental|miljoner kronor|tkr|kkr|mkr|mnkr|msek|ksek|kr|kronor|sek)\b)",
    ))
});

/// The header words of a row, from left to right.
#[must_use]
pub fn tokens(row: &Row) -> Vec<Token> {
    let Some(pattern) = TOKENS.as_ref() else { return Vec::new() };
    let mut out = Vec::new();
    let mut offset = 0;
    for cell in &row.cells {
        for found in pattern.captures_iter(&cell.text) {
            let Some(whole) = found.get(0) else { continue };
            let start = offset + cell.text.get(..whole.start()).map_or(0, |front| front.chars().count());
            let end = start + whole.as_str().chars().count();
            // A date is no year: `2025-11-20`.
            let behind = cell.text.get(whole.end()..).unwrap_or("");
            let date = behind.starts_with('-')
                && behind.chars().skip(1).take(2).all(|c| c.is_ascii_digit())
                && behind.chars().nth(3) == Some('-');
            if found.name("year").is_some() && date {
                continue;
            }
            let word = if found.name("pair").is_some() {
                is_pair(cell.text.get(..whole.start()).unwrap_or(""), whole.as_str(), behind).then_some(Word::Pair)
            } else if found.name("actual").is_some() {
                Some(Word::Kind(Kind::Actual))
            } else if found.name("forecast").is_some() {
                Some(Word::Kind(Kind::Forecast))
            } else if found.name("deviation").is_some() {
                Some(Word::Kind(Kind::Deviation))
            } else if found.name("plan").is_some() {
                Some(Word::Kind(Kind::Plan))
            } else if found.name("budget").is_some() {
                Some(Word::Kind(Kind::Budget))
            } else if found.name("short").is_some() {
                short(whole.as_str(), start, end, cell.grid, &mut out);
                None
            } else if found.name("sums").is_some() {
                Some(Word::Sums)
            } else if found.name("part").is_some() {
                Some(Word::Part)
            } else if found.name("asked").is_some() {
                Some(Word::Asked)
            } else if found.name("other").is_some() {
                Some(Word::Other)
            } else if found.name("unit").is_some() {
                whole.as_str().split(' ').next().and_then(Unit::from_word).map(Word::Unit)
            } else {
                year_of(whole.as_str()).map(Word::Year)
            };
            out.extend(word.map(|word| Token { word, start, end, grid: cell.grid }));
            if let (Some(Word::Kind(_)), Some((year, width))) = (word, short_year(behind)) {
                out.push(Token { word: Word::Year(year), start: end, end: end + width, grid: cell.grid });
            }
        }
        offset += cell.text.chars().count() + 1;
    }
    out
}

/// `Budget 31`, `Utfall -29`: the short year behind a kind, and how far it reaches; no day.
fn short_year(behind: &str) -> Option<(i32, usize)> {
    let rest = behind.trim_start_matches([' ', '\'', '’', '-', '–']);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest.get(digits.len()..).unwrap_or("");
    let lead = behind.len() - rest.len();
    let day = after.starts_with(['/', '.', '-', ':', ',', '%']) || after.trim_start().starts_with(char::is_lowercase);
    let year: i32 = digits.parse().ok()?;
    let fits = digits.len() == 2 && lead <= 2 && (4..=60).contains(&year) && !day;
    fits.then_some((2000 + year, lead + 2))
}

/// `26 – 25`, `25/24`: two years next to each other, as heads of differences say them; no part of a date.
fn is_pair(before: &str, text: &str, behind: &str) -> bool {
    let digits: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let free = !before.ends_with(['-', '–', '/']) && !behind.starts_with(['-', '–', '/']);
    free && matches!(digits.as_slice(), [a, b] if a.abs_diff(*b) == 1 && *a.min(b) >= 4)
}

/// `B24`, `U 2023`, `P25`.
fn short(text: &str, start: usize, end: usize, grid: u32, out: &mut Vec<Token>) {
    let kind = match text.chars().next().map(|c| c.to_ascii_uppercase()) {
        Some('B') => Kind::Budget,
        Some('U') => Kind::Actual,
        _ => Kind::Plan,
    };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let year = digits.parse::<i32>().ok().map(|year| if year < 100 { 2000 + year } else { year });
    if let Some(year) = year.filter(|year| (2004..=2060).contains(year)) {
        out.push(Token { word: Word::Kind(kind), start, end, grid });
        out.push(Token { word: Word::Year(year), start, end, grid });
    }
}

/// Whether a row is a header: words of columns, and no figures but years.
#[must_use]
pub fn is_header(shape: &Shape) -> bool {
    let years_only = !shape.runs.is_empty() && shape.runs.iter().all(|run| are_years(&run.atoms));
    if shape.has_figures() && !years_only {
        return ends_with_short_year(shape);
    }
    let years = shape.runs.iter().flat_map(|run| &run.atoms).filter(|atom| year_of(&atom.text).is_some()).count();
    if years_only {
        let label = shape.label.trim();
        let named = label.is_empty() || is_column_word(label) || super::lexicon::side_head(label).is_some();
        return years >= 2 && (named || are_near(shape))
            || label.is_empty() && shape.text_cells > 1
            || is_column_word(label)
            || super::lexicon::side_head(label).is_some();
    }
    if shape.stacked_head {
        return true;
    }
    if shape.text_cells <= 1 && !mostly_columns(&shape.label) {
        return false;
    }
    if shape.text_cells >= 3 && measured(shape) >= 2 {
        return true;
    }
    let texts = std::iter::once(shape.label.as_str()).chain(shape.comments.iter().map(String::as_str));
    let kinds = texts.map(count_columns).sum::<usize>();
    kinds >= 2 || (kinds == 1 && shape.text_cells >= 2)
}

/// `Budget 31  Budget 30  Utfall 29`: the last short year looks like a figure of the row.
fn ends_with_short_year(shape: &Shape) -> bool {
    let [run] = shape.runs.as_slice() else { return false };
    let [atom] = run.atoms.as_slice() else { return false };
    count_columns(&shape.label) >= 2 && {
        let text = format!("{} {}", shape.label.trim_end(), atom.text);
        let all = tokens(&Row { cells: vec![crate::document::Cell { text, ..Default::default() }], ..Row::default() });
        let years = all.iter().filter(|token| matches!(token.word, Word::Year(_))).count();
        years >= 2 && all.last().is_some_and(|last| matches!(last.word, Word::Year(_)))
    }
}

/// Whether atoms are years, with units, percent signs and differences of years (`26 – 25`) among them.
fn are_years(atoms: &[Atom]) -> bool {
    let mut rest = atoms;
    let short = |atom: &Atom| atom.text.len() == 2 && atom.kind == AtomKind::Digits;
    while let Some((first, behind)) = rest.split_first() {
        rest = match rest {
            [a, sign, b, behind @ ..] if short(a) && sign.kind == AtomKind::Sign && short(b) => {
                let pair = format!("{}{}{}", a.text, sign.text, b.text);
                if !is_pair("", &pair, "") {
                    return false;
                }
                behind
            }
            // `2031 (tkr)`, `2030 (prognos)`.
            _ if first.kind == AtomKind::Note && !first.text.contains(|c: char| c.is_ascii_digit()) => behind,
            _ if year_of(&first.text).is_some() || matches!(first.kind, AtomKind::Unit | AtomKind::Percent) => behind,
            _ => return false,
        };
    }
    atoms.iter().any(|atom| atom.kind != AtomKind::Note)
}

/// Whether the years of a row behind some other label follow each other as those of a plan do; `2010  2015` and
/// `2030  2060` are amounts.
fn are_near(shape: &Shape) -> bool {
    let years: Vec<i32> = shape.runs.iter().flat_map(|run| &run.atoms).filter_map(|atom| year_of(&atom.text)).collect();
    let steps = |sign: i32| years.windows(2).all(|pair| matches!(pair, [a, b] if matches!((b - a) * sign, 0 | 1)));
    years.first().is_some_and(|first| *first >= 2004) && (steps(1) || steps(-1))
}

/// How many columns a text speaks of.
fn count_columns(text: &str) -> usize {
    let row =
        Row { cells: vec![crate::document::Cell { text: text.to_owned(), ..Default::default() }], ..Row::default() };
    let all = tokens(&row);
    let kinds = all.iter().filter(|token| matches!(token.word, Word::Kind(_) | Word::Asked | Word::Other)).count();
    let years = all.iter().filter(|token| matches!(token.word, Word::Year(_))).count();
    let units = all.iter().filter(|token| matches!(token.word, Word::Unit(_))).count();
    kinds.max(years).max(units)
}

/// How many of a row's cells name a measure of a year: the head of a multi-year table.
fn measured(shape: &Shape) -> usize {
    let texts = std::iter::once(shape.label.as_str()).chain(shape.comments.iter().map(String::as_str));
    texts.filter(|text| super::measure::measure_of(text).is_some()).count()
}

/// Whether a header speaks of a budget or a forecast.
#[must_use]
pub fn says_budget(shape: &Shape) -> bool {
    let text = std::iter::once(shape.label.as_str())
        .chain(shape.comments.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join(" ");
    let row = Row { cells: vec![crate::document::Cell { text, ..Default::default() }], ..Row::default() };
    tokens(&row).iter().any(|token| matches!(token.word, Word::Kind(Kind::Budget | Kind::Forecast)))
}

/// What a header says, to tell whether another one says the same.
#[must_use]
pub fn signature(shape: &Shape) -> String {
    let text = std::iter::once(shape.label.as_str())
        .chain(shape.comments.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join(" ");
    if shape.text_cells >= 3 && measured(shape) >= 2 {
        return text;
    }
    let years = shape.runs.iter().flat_map(|run| &run.atoms).map(|atom| atom.text.clone());
    let row = Row { cells: vec![crate::document::Cell { text, ..Default::default() }], ..Row::default() };
    let words = tokens(&row)
        .into_iter()
        .filter(|token| matches!(token.word, Word::Kind(_) | Word::Year(_)))
        .map(|token| format!("{:?}", token.word));
    words.chain(years).collect::<Vec<_>>().join(" ")
}

/// A header on one line is made of column words; a sentence that holds a few is none.
fn mostly_columns(label: &str) -> bool {
    let row =
        Row { cells: vec![crate::document::Cell { text: label.to_owned(), ..Default::default() }], ..Row::default() };
    let all = tokens(&row);
    let covered: usize = all.iter().map(|token| token.end - token.start).sum();
    let letters = label.chars().filter(|c| c.is_alphanumeric()).count();
    // What stands before the first column word is the head of the labels' own column.
    let front: usize =
        all.first().map_or(0, |first| label.chars().take(first.start).filter(|c| c.is_alphanumeric()).count());
    covered * 2 >= letters.saturating_sub(front.min(30)) && covered > 0
}

fn is_column_word(label: &str) -> bool {
    let row =
        Row { cells: vec![crate::document::Cell { text: label.to_owned(), ..Default::default() }], ..Row::default() };
    let covered: usize = tokens(&row).iter().map(|token| token.end - token.start).sum();
    let letters = label.chars().filter(|c| c.is_alphanumeric()).count();
    letters > 0 && covered + 12 >= letters && covered > 0
}

/// Whether a text begins with a kind of column.
#[must_use]
pub fn names_kind(label: &str) -> bool {
    let row =
        Row { cells: vec![crate::document::Cell { text: label.to_owned(), ..Default::default() }], ..Row::default() };
    tokens(&row).first().is_some_and(|token| matches!(token.word, Word::Kind(_)) && token.start == 0)
}

/// `Budget 2025`, `Detaljbudget för år 2025`: a title, not a row of column heads.
#[must_use]
pub fn is_mere_title(label: &str) -> bool {
    let row =
        Row { cells: vec![crate::document::Cell { text: label.to_owned(), ..Default::default() }], ..Row::default() };
    tokens(&row).iter().filter(|token| matches!(token.word, Word::Year(_))).count() == 1
}

static STATISTICS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(
        r"(?i)\bantal\b|deltagare|\bpersoner\b|invånare|\bkvinnor\b|\bmän\b|ärenden|helårsekvivalent|avslutade|\bplatser\b|arbetslös|\bkön\b|\bålder|styrelsemöte|\bkl\b",
    )
});

/// Whether a label counts people or meetings instead of money.
#[must_use]
pub fn is_statistics(label: &str) -> bool {
    STATISTICS.as_ref().is_some_and(|pattern| pattern.is_match(label))
}

static UNIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    compile(r"(?i)\b(tkr|kkr|mkr|mnkr|msek|ksek|tsek|sek|kr|kronor|tusental|tusentals kronor|tusen kronor|miljoner)\b")
});

/// The unit that a text names, thousands and millions before plain kronor.
#[must_use]
pub fn unit_in(text: &str) -> Option<Unit> {
    let pattern = UNIT.as_ref()?;
    pattern.find_iter(text).filter_map(|found| Unit::from_word(found.as_str().split(' ').next().unwrap_or(""))).max()
}

/// The columns that the header rows describe together, from left to right.
#[must_use]
pub fn heads(rows: &[&Row]) -> Vec<Head> {
    let mut best: Vec<Head> = Vec::new();
    for row in rows {
        let line = of_row(&tokens(row));
        if line.is_empty() {
            continue;
        }
        best = if best.is_empty() { line } else { merge(best, &line) };
    }
    // A difference is of two years.
    best.iter_mut().filter(|head| head.kind == Some(Kind::Deviation)).for_each(|head| head.year = None);
    best
}

/// The columns of one header row.
fn of_row(tokens: &[Token]) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    let named = tokens.iter().any(|token| matches!(token.word, Word::Kind(_) | Word::Asked | Word::Year(_)));
    let years_first = tokens.iter().find_map(|token| match token.word {
        Word::Year(_) => Some(true),
        Word::Kind(_) => Some(false),
        _ => None,
    });
    for token in tokens {
        let fresh = Head {
            year: None,
            kind: None,
            unit: None,
            usage: Use::Money,
            span: (token.start, token.end),
            grid: token.grid,
        };
        let last = out.last_mut();
        match token.word {
            Word::Kind(kind) => match last {
                Some(open)
                    if open.kind.is_none()
                        && open.year.is_some()
                        && years_first == Some(true)
                        && open.usage == Use::Money =>
                {
                    open.kind = Some(kind);
                    open.span.1 = token.end;
                }
                _ => out.push(Head { kind: Some(kind), ..fresh }),
            },
            Word::Year(year) => match last {
                // `Skillnad 2026–2025`: the years that a difference is of.
                Some(open) if open.kind == Some(Kind::Deviation) && token.start <= open.span.1 + 3 => {
                    open.span.1 = token.end;
                }
                Some(open) if open.year.is_none() && open.kind.is_some() => {
                    open.year = Some(year);
                    open.span.1 = token.end;
                }
                _ => out.push(Head { year: Some(year), ..fresh }),
            },
            Word::Unit(unit) => match last {
                Some(open) if named => open.unit = open.unit.or(Some(unit)),
                None if named => {}
                _ => out.push(Head { unit: Some(unit), ..fresh }),
            },
            Word::Sums => {
                if !out.is_empty() || tokens.len() > 1 && token.start > 12 {
                    out.push(Head { usage: Use::Sums, ..fresh });
                }
            }
            Word::Part => out.push(Head { usage: Use::Part, ..fresh }),
            Word::Asked => out.push(fresh),
            Word::Pair => out.push(Head { kind: Some(Kind::Deviation), ..fresh }),
            // `Andel i %` is one head.
            Word::Other => match last.filter(|open| open.usage == Use::Other && token.start <= open.span.1 + 3) {
                Some(open) if open.grid == token.grid => open.span.1 = token.end,
                _ => out.push(Head { usage: Use::Other, ..fresh }),
            },
        }
    }
    // One kind in front of several years is every year's: `Budget   2025   2024`.
    let kinds = tokens.iter().filter(|token| matches!(token.word, Word::Kind(_))).count();
    if let (1, Some(Token { word: Word::Kind(kind), .. })) =
        (kinds, tokens.iter().find(|token| !matches!(token.word, Word::Unit(_))))
    {
        out.iter_mut()
            .filter(|head| head.usage == Use::Money && head.year.is_some())
            .for_each(|head| head.kind = Some(*kind));
    }
    for head in &mut out {
        if head.kind == Some(Kind::Deviation) {
            head.usage = Use::Deviation;
            head.year = None;
        }
    }
    out
}

/// Two header rows over each other: kinds over years, one kind over many years, units under all.
fn merge(upper: Vec<Head>, lower: &[Head]) -> Vec<Head> {
    let fill = |head: Head, from: &Head| Head {
        year: head.year.or(from.year),
        kind: head.kind.or(from.kind),
        unit: head.unit.or(from.unit),
        usage: if head.usage == Use::Money { from.usage } else { head.usage },
        ..head
    };
    if upper.len() == lower.len() {
        // The lower row stands nearer the figures: its places are the columns' places.
        return lower.iter().zip(&upper).map(|(below, above)| fill(*below, above)).collect();
    }
    let (many, few) = if lower.len() > upper.len() { (lower.to_vec(), upper) } else { (upper, lower.to_vec()) };
    if let [only] = few.as_slice() {
        let bare_title = only.kind.is_some() && many.iter().any(|head| head.kind.is_some());
        return many
            .into_iter()
            .map(|head| {
                if head.usage == Use::Other {
                    head
                } else if bare_title {
                    Head { unit: head.unit.or(only.unit), year: head.year, ..head }
                } else {
                    fill(head, only)
                }
            })
            .collect();
    }
    // In real cells a merged head covers the columns to its right, until the next.
    let real = |heads: &[Head]| heads.windows(2).all(|pair| matches!(pair, [a, b] if a.grid < b.grid));
    let by_grid = real(&many) && real(&few);
    let over = |head: &Head| few.iter().rev().find(|other| by_grid && other.grid <= head.grid);
    // A head that stands over none of the others is a column of its own: notes in front, comments behind.
    let covers = |head: &Head| many.iter().any(|below| over(below).is_some_and(|above| above.grid == head.grid));
    let alone: Vec<Head> = few.iter().filter(|head| by_grid && !covers(head)).copied().collect();
    let mut out: Vec<Head> = many
        .into_iter()
        .map(|head| {
            over(&head)
                .or_else(|| few.iter().min_by_key(|other| distance(&head, other)))
                .map_or(head, |near| if head.usage == Use::Other { head } else { fill(head, near) })
        })
        .collect();
    if !alone.is_empty() {
        out.extend(alone);
        out.sort_by_key(|head| head.grid);
    }
    out
}

/// How far two column heads stand apart, grid first.
fn distance(a: &Head, b: &Head) -> usize {
    let middle = |head: &Head| usize::midpoint(head.span.0, head.span.1);
    middle(a).abs_diff(middle(b))
}
