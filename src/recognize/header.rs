//! What stands above the figures: years, kinds, units, and columns that are no money.

use super::pattern::Pattern;

use crate::document::Row;
use crate::money::Unit;
use crate::plan::Kind;

use super::figures::{Atom, AtomKind};
use super::lexicon::Says;
use super::shape::{Shape, year_of};

mod heads;
mod periods;
mod words;

pub use heads::{Head, Use, heads};
pub use periods::{are_periods, is_period};
use words::is_pair;
pub use words::{Word, tokens};

/// Whether a row is a header: words of columns, and no figures but years.
#[must_use]
pub fn is_header(shape: &Shape) -> bool {
    *shape.header.get_or_init(|| judged(shape))
}

fn judged(shape: &Shape) -> bool {
    if shape.periods {
        return true;
    }
    let years_only = !shape.runs.is_empty() && shape.runs.iter().all(|run| are_years(&run.atoms));
    if shape.has_figures() && !years_only {
        return ends_with_short_year(shape);
    }
    let years = shape.runs.iter().flat_map(|run| &run.atoms).filter(|atom| year_of(&atom.text).is_some()).count();
    if years_only {
        let label = shape.label.trim();
        // `Summa insatser | 2040`: a sum has an amount, not a year.
        let sums = matches!(super::lexicon::says(label), Says::Sum(_) | Says::BareSum | Says::Result);
        if years == 1 && sums && !names_kind(label) {
            return false;
        }
        let named = label.is_empty() || is_column_word(label) || super::lexicon::side_head(label).is_some();
        // `År | Budget 2030 | 2031 | Plan 2032`: other cells are heads too.
        let beside = shape.comments.iter().any(|text| names_kind(text) && is_mere_title(text));
        return years >= 2 && (named || are_near(shape))
            || beside
            || label.is_empty() && shape.text_cells > 1
            || is_column_word(label)
            || super::lexicon::side_head(label).is_some();
    }
    if shape.stacked_head {
        return true;
    }
    if shape.text_cells <= 1 && (!mostly_columns(&shape.label) || is_sentence(&shape.label)) {
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

/// `Inom parentes står budgeten för 2031.`: words that end with a full stop are told, not set as heads.
fn is_sentence(label: &str) -> bool {
    let label = label.trim_end();
    let words = label.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    label.ends_with('.') && words >= 3
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

/// Whether a header speaks of what was asked for, and of nothing that was granted or budgeted.
#[must_use]
pub fn only_asks(shape: &Shape) -> bool {
    let text = std::iter::once(shape.label.as_str())
        .chain(shape.comments.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("   ");
    let lower = text.to_lowercase();
    if !["sökt", "äska", "begärt"].iter().any(|word| lower.contains(word)) {
        return false;
    }
    let row = Row { cells: vec![crate::document::Cell { text, ..Default::default() }], ..Row::default() };
    let all = tokens(&row);
    all.iter().any(|token| token.word == Word::Asked) && !all.iter().any(|token| matches!(token.word, Word::Kind(_)))
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
        .filter(|token| matches!(token.word, Word::Kind(_) | Word::Year(_) | Word::Asked))
        .map(|token| format!("{:?}", token.word));
    // A table of equity over the same years is another table.
    let equity = super::lexicon::is_equity(&shape.label).then(|| "equity".to_owned());
    equity.into_iter().chain(words).chain(years).collect::<Vec<_>>().join(" ")
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

/// Whether a text names a column that holds no money, and nothing else: `Andel %`.
#[must_use]
pub fn names_no_money(label: &str) -> bool {
    let row =
        Row { cells: vec![crate::document::Cell { text: label.to_owned(), ..Default::default() }], ..Row::default() };
    let all = tokens(&row);
    let covered: usize = all.iter().map(|token| token.end - token.start).sum();
    let signs = label.chars().filter(|c| !c.is_whitespace()).count();
    !all.is_empty() && all.iter().all(|token| token.word == Word::Other) && covered >= signs
}

/// `Budget 2025`, `Detaljbudget för år 2025`: a title, not a row of column heads.
#[must_use]
pub fn is_mere_title(label: &str) -> bool {
    let row =
        Row { cells: vec![crate::document::Cell { text: label.to_owned(), ..Default::default() }], ..Row::default() };
    tokens(&row).iter().filter(|token| matches!(token.word, Word::Year(_))).count() == 1
}

static STATISTICS: Pattern = Pattern::new(
    r"(?i)\bantal\b|deltagare|\bpersoner\b|invånare|\bkvinnor\b|\bmän\b|ärenden|helårsekvivalent|avslutade|\bplatser\b|arbetslös|\bkön\b|\bålder|styrelsemöte|\bkl\b",
);

/// Whether a label counts people or meetings instead of money.
#[must_use]
pub fn is_statistics(label: &str) -> bool {
    STATISTICS.is_match(label)
}

static UNIT: Pattern = Pattern::new(
    r"(?i)\b(tkr|kkr|mkr|mnkr|msek|ksek|tsek|sek|kr|kronor|tusental|tusentals kronor|tusen kronor|miljoner)\b",
);

/// The unit that a text names, thousands and millions before plain kronor.
#[must_use]
pub fn unit_in(text: &str) -> Option<Unit> {
    let found = UNIT.find_all(text).into_iter();
    found.filter_map(|found| Unit::from_word(found.as_str().split(' ').next().unwrap_or(""))).max()
}
