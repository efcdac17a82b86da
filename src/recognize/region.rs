//! Which rows belong together as a table of figures, and whether it is about money.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::document::Document;
use crate::plan::Side;

use super::figures::{Figure, Reading, Slot};
use super::header;
use super::lexicon::{self, Says};
use super::shape::{Shape, year_of};

/// A run of rows that is a table of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its rows, header and title included.
    pub rows: Range<usize>,
    /// The row of its title.
    pub title: Option<usize>,
    /// How much speaks for a budget.
    pub evidence: i32,
}

/// At most so many rows of words stand between two rows of figures.
const MOST_WORDS_BETWEEN: usize = 7;
/// At most so many rows of words stand above the first row of figures.
const MOST_ABOVE: usize = 14;
/// From here on a table is taken for one of money.
const ENOUGH: i32 = 4;
/// From here on a refused table looks so much like money that its rows are listed.
pub const SUSPECT: i32 = 2;

/// All tables of money, and those that were looked at and refused.
#[must_use]
pub fn regions(document: &Document, shapes: &[Shape]) -> (Vec<Region>, Vec<Region>) {
    let mut found = Vec::new();
    let mut refused = Vec::new();
    let mut floor = 0;
    let mut at = 0;
    while at < shapes.len() {
        if !shapes.get(at).is_some_and(is_amount) {
            at += 1;
            continue;
        }
        let (start, title) = above(shapes, at, floor);
        let known: Vec<String> = (start..at)
            .filter_map(|row| shapes.get(row))
            .filter(|shape| header::is_header(shape))
            .map(header::signature)
            .collect();
        let said: Vec<&str> = (start..at).filter_map(|row| shapes.get(row)).map(|shape| shape.label.trim()).collect();
        let end = grow(shapes, at, &known, &said);
        let region = Region { rows: start..end, title, evidence: 0 };
        let evidence = evidence(document, shapes, &region);
        let region = Region { evidence, ..region };
        if evidence >= ENOUGH {
            floor = end;
            found.push(region);
        } else {
            // What was refused with figures of its own is no header of what follows.
            let rows = shapes.get(at..end).unwrap_or(&[]).iter().filter(|shape| is_amount(shape)).count();
            floor = if rows >= 2 { end } else { floor };
            refused.push(region);
        }
        at = end;
    }
    (found, refused)
}

/// Whether a row holds figures that may be amounts.
#[must_use]
pub fn is_amount(shape: &Shape) -> bool {
    shape.has_figures() && !shape.prose && !header::is_header(shape) && !only_percent(shape)
}

fn only_percent(shape: &Shape) -> bool {
    // `4 390 000 100 %` may be read as one percentage, but need not.
    let percent = |reading: &Reading| reading.iter().all(|slot| slot.figure().is_none_or(|figure| figure.percent));
    let told = shape.runs.iter().flat_map(|run| run.readings.iter().flatten()).any(|slot| slot.figure().is_some());
    told && shape.runs.iter().all(|run| run.readings.iter().all(percent))
}

/// The grid columns of a row's figures, from the right: a column before them may be left out.
fn grids(shape: &Shape) -> Vec<Option<u32>> {
    shape.runs.iter().filter(|run| run.grid.is_some()).map(|run| run.grid).collect()
}

/// Whether a row is a title that begins a table of its own.
fn begins_table(shape: &Shape) -> bool {
    if shape.has_figures() || shape.prose || shape.stacked_head {
        return false;
    }
    if is_captioned(&shape.label) {
        return true;
    }
    let title = lexicon::is_title(&shape.label);
    (shape.lone_year.is_some() && title && shape.words <= 8 && header::is_mere_title(&shape.label))
        || (shape.heading && title)
}

/// `Tabell 2. Kostnader`: a caption.
#[must_use]
pub fn is_captioned(label: &str) -> bool {
    caption(label).is_some()
}

/// What a caption says behind its number.
#[must_use]
pub fn caption(label: &str) -> Option<&str> {
    let text = label.trim();
    let word = ["Tabell", "TABELL", "Bilaga", "BILAGA", "Tablå"].iter().find(|word| text.starts_with(**word))?;
    let rest = text.get(word.len()..)?.trim_start();
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    (behind.len() < rest.len()).then(|| behind.trim_start_matches(['.', ':', ' ', '–', '-']))
}

/// Whether a page begins with a row, or with blank rows and furniture in front of it.
#[must_use]
pub fn is_new_page(shapes: &[Shape], at: usize) -> bool {
    let before = shapes.get(..at).unwrap_or_default().iter().rev().take_while(|shape| shape.blank);
    shapes.get(at).into_iter().chain(before).any(|shape| shape.page_start)
}

/// `5. Plan 2025–2027`: a numbered chapter.
fn is_chapter(shape: &Shape) -> bool {
    let text = shape.label.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.len() < text.len()
        && rest.starts_with(' ')
        && rest.trim_start().starts_with(char::is_uppercase)
        && !shape.has_figures()
}

/// The end of the table that begins with the figures at `first`.
fn grow(shapes: &[Shape], first: usize, known: &[String], said: &[&str]) -> usize {
    let table = shapes.get(first).and_then(|shape| shape.table);
    let by_year = shapes.get(first).is_some_and(|shape| first_year(shape).is_some());
    let mut end = first + 1;
    let mut words = 0;
    let mut concluded = false;
    for (at, shape) in shapes.iter().enumerate().skip(first + 1) {
        if shape.blank {
            continue;
        }
        if shape.table != table && (table.is_some() || shape.table.is_some()) {
            // The result in a table of its own right below, under the same columns, is this table's.
            let last = shapes.get(end - 1);
            let same = last.is_some_and(|last| grids(last) == grids(shape) && !grids(shape).is_empty());
            let result = is_amount(shape) && lexicon::says(&shape.tidy()) == Says::Result;
            if !concluded && words == 0 && same && result {
                end = at + 1;
            }
            break;
        }
        if is_amount(shape) {
            // Rows by years do not go on a table that has none, nor the other way round.
            if first_year(shape).is_some() != by_year {
                break;
            }
            let says = lexicon::says(&shape.tidy());
            // Below a result, lines under words of their own are another table's.
            if concluded && words > 0 && says == Says::Nothing && !lexicon::is_equity(&shape.label) {
                break;
            }
            concluded = concluded || says == Says::Result;
            end = at + 1;
            words = 0;
            continue;
        }
        // Another header begins another table; the same one said again does not.
        let signature = if header::is_header(shape) { header::signature(shape) } else { String::new() };
        if !signature.is_empty() && !known.contains(&signature) {
            break;
        }
        // The table's own head once more, on a new page.
        if shape.lone_year.is_some() && said.contains(&shape.label.trim()) && is_new_page(shapes, at) {
            continue;
        }
        let years_begin =
            !by_year && (super::measure::measures(&shape.label).len() >= 3 || are_stacked_measures(shapes, at));
        if begins_table(shape) || years_begin || is_chapter(shape) || (shape.prose && !header::is_header(shape)) {
            break;
        }
        words += 1;
        if words > MOST_WORDS_BETWEEN {
            break;
        }
    }
    // The rest of a label broken over the last row.
    while shapes
        .get(end)
        .is_some_and(|next| !next.blank && next.continues && !next.prose && !next.has_figures() && next.words <= 5)
    {
        end += 1;
    }
    end
}

/// The rows above the first figures that belong to the table, and its title.
fn above(shapes: &[Shape], first: usize, floor: usize) -> (usize, Option<usize>) {
    let table = shapes.get(first).and_then(|shape| shape.table);
    let mut start = first;
    let mut words = 0;
    for at in (floor..first).rev() {
        let Some(shape) = shapes.get(at) else { break };
        if shape.blank {
            continue;
        }
        let outside = table.is_some() && shape.table != table;
        if begins_table(shape) {
            return (at, Some(at));
        }
        if shape.prose && !header::is_header(shape) && !outside {
            return (start, title_within(shapes, start, first).or_else(|| title_over(shapes, at, floor)));
        }
        if shape.prose && !header::is_header(shape) || shape.table.is_some() && outside || words >= MOST_ABOVE {
            break;
        }
        if outside {
            // Above a real table only its title is its own.
            if lexicon::is_title(&shape.label) || shape.lone_year.is_some() {
                return (at, Some(at));
            }
            // A few short lines may stand between: the unit, a date, the heading of the first side.
            let short = shape.words <= 6 && !shape.has_figures() && words < 3;
            if !short {
                return (start, None);
            }
            words += 1;
            if lexicon::side_head(&shape.tidy()).is_some() && start == at + 1 {
                start = at;
            }
            continue;
        }
        words += 1;
        start = at;
        if shape.page_start && lexicon::is_title(&shape.label) {
            return (at, Some(at));
        }
    }
    (start, title_within(shapes, start, first))
}

fn title_within(shapes: &[Shape], start: usize, first: usize) -> Option<usize> {
    (start..first).find(|at| shapes.get(*at).is_some_and(is_title) && !is_stacked_measure(shapes, *at))
}

/// `Summa kostnader`, `Budgeterat resultat`, `Eget kapital` one a row: heads of a table by years, none its title.
fn is_stacked_measure(shapes: &[Shape], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| are_stacked_measures(shapes, before))
}

/// Three rows of one measure each, and a year below them.
fn are_stacked_measures(shapes: &[Shape], at: usize) -> bool {
    let measure = |shape: &Shape| {
        let short = !shape.has_figures() && shape.words <= 5 && shape.lone_year.is_none() && shape.text_cells == 1;
        short && super::measure::measures(&shape.label).len() == 1
    };
    let rows = shapes.get(at..).unwrap_or_default();
    let heads = rows.iter().take_while(|shape| measure(shape)).count();
    heads >= 3 && rows.iter().skip(heads).find(|shape| !shape.blank).is_some_and(|shape| shape.lone_year.is_some())
}

/// A row of measures that are budgeted is no title: `Budgetår   Intäkter   Kostnader   Budgeterat resultat`.
fn is_title(shape: &Shape) -> bool {
    lexicon::is_title(&shape.label) && !header::is_header(shape) && !super::measure::is_head(&shape.label)
}

/// The title over one sentence that stands between it and its table: `Kapitel 3 Budget`, `Beloppen är i tkr.`
fn title_over(shapes: &[Shape], sentence: usize, floor: usize) -> Option<usize> {
    let at = (floor..sentence).rev().find(|at| shapes.get(*at).is_some_and(|shape| !shape.blank))?;
    let shape = shapes.get(at)?;
    let set = shape.heading || shape.words <= 5 && !shape.label.trim_end().ends_with(['.', ',', ':', ';']);
    let titled = set && !shape.prose && !shape.bullet && !shape.has_figures() && shape.table.is_none();
    (titled && lexicon::is_title(&shape.label)).then_some(at)
}

/// What speaks for and against a budget.
fn evidence(document: &Document, shapes: &[Shape], region: &Region) -> i32 {
    let rows: Vec<&Shape> =
        shapes.get(region.rows.clone()).unwrap_or(&[]).iter().filter(|shape| !shape.blank).collect();
    let amounts: Vec<&&Shape> = rows.iter().filter(|shape| is_amount(shape)).collect();
    if let [only] = amounts.as_slice() {
        // No table, but no row to pass over in silence either.
        let apart = only.table.is_some()
            || only.runs.first().and_then(|run| run.atoms.first()).is_some_and(|atom| atom.gap >= 3);
        let words = lexicon::says(&only.tidy()) != Says::Nothing || lexicon::leaning(&only.tidy()) != 0;
        let speaks = apart && !only.bullet && words;
        return if speaks { SUSPECT } else { 0 };
    }
    if amounts.is_empty() || is_contents(&amounts) {
        return 0;
    }
    let mut score = 0;
    let (mut sum, mut result, mut income, mut cost) = (false, false, false, false);
    for label in rows.iter().map(|shape| shape.tidy()) {
        if !(sum && result) {
            let says = lexicon::says(&label);
            sum |= matches!(says, Says::Sum(_) | Says::BareSum);
            result |= says == Says::Result;
        }
        if !(income && cost) {
            let head = lexicon::side_head(&label);
            income |= head == Some(Side::Income);
            cost |= head == Some(Side::Cost);
        }
        if sum && result && income && cost {
            break;
        }
    }
    score += [sum, result, income, cost].into_iter().map(|found| 2 * i32::from(found)).sum::<i32>();
    score += i32::from(
        rows.iter().any(|shape| lexicon::is_money(&shape.label) || shape.comments.iter().any(|c| lexicon::is_money(c))),
    );
    let leaning = amounts.iter().filter(|shape| lexicon::leaning(&shape.tidy()) != 0).take(4).count();
    score += i32::from(leaning >= 2) + i32::from(leaning >= 4);
    let edges = |opens: bool| rows.iter().any(|shape| is_edge(&shape.tidy(), opens));
    score += 4 * i32::from(edges(true) && edges(false));
    score += i32::from(region.title.is_some());
    score += 2 * i32::from(has_unit(document, region));
    let budgeted = |shape: &&Shape| header::is_header(shape) && header::says_budget(shape);
    score += 2 * i32::from(rows.iter().any(budgeted));
    let by_year = amounts.iter().filter(|shape| first_year(shape).is_some()).count();
    let speaks =
        |shape: &&Shape| lexicon::is_money(&shape.label) || shape.comments.iter().any(|cell| lexicon::is_money(cell));
    score += 2 * i32::from(by_year >= 2 && rows.iter().any(speaks));
    let measures = |shape: &&Shape| {
        let own = super::measure::measures(&shape.label).len();
        own + shape.comments.iter().filter(|text| super::measure::measure_of(text).is_some()).count()
    };
    score += 2 * i32::from(by_year >= 2 && rows.iter().any(|shape| measures(shape) >= 2));
    let counted = |shape: &&&Shape| {
        let texts = || std::iter::once(&shape.label).chain(&shape.comments);
        // A head that names money beside people is a head of money too.
        let money = |text: &String| lexicon::is_money(text) || header::unit_in(text).is_some();
        let people = texts().filter(|text| header::is_statistics(text)).count();
        people > 0 && !(header::is_header(shape) && people <= texts().filter(|text| money(text)).count())
    };
    let statistics = rows.iter().filter(counted).take(4).count();
    score -= 3 * i32::from(counts(document, region, &amounts));
    // Applications are no budget.
    score -= 6 * i32::from(rows.iter().any(|shape| header::only_asks(shape)));
    score - 3 * i32::try_from(statistics.min(4)).unwrap_or(4) + i32::from(amounts.len() >= 6)
}

/// Whether a label names equity at a year's beginning, or at its end.
fn is_edge(label: &str, opens: bool) -> bool {
    (lexicon::is_edge(label) || lexicon::is_equity(label)) && lexicon::opens(label) == Some(opens)
}

/// Whole figures below a thousand, and no unit among them: people or seats rather than money.
fn counts(document: &Document, region: &Region, amounts: &[&&Shape]) -> bool {
    let small = |figure: &Figure| {
        figure.unit.is_none() && figure.value.is_integer() && figure.value.abs() < Decimal::ONE_THOUSAND
    };
    let figures = amounts.iter().flat_map(|shape| &shape.runs).filter_map(|run| run.readings.first()).flatten();
    let rows = document.rows.get(region.rows.clone()).unwrap_or(&[]);
    let mut all = figures.filter_map(Slot::figure);
    all.all(small) && !rows.iter().any(|row| header::unit_in(&row.text()).is_some())
}

fn has_unit(document: &Document, region: &Region) -> bool {
    let from = region.rows.start.saturating_sub(3);
    document.rows.get(from..region.rows.end).unwrap_or(&[]).iter().any(|row| header::unit_in(&row.text()).is_some())
}

/// The year that a row of a table by years begins with.
#[must_use]
pub fn first_year(shape: &Shape) -> Option<i32> {
    if !shape.label.trim().is_empty() {
        let words: Vec<&str> = shape.label.split_whitespace().collect();
        return match words.as_slice() {
            [only] => year_of(only),
            [word, year]
                if matches!(
                    word.to_lowercase().as_str(),
                    "år" | "budget" | "plan" | "prognos" | "bokslut" | "utfall"
                ) =>
            {
                year_of(year)
            }
            _ => None,
        };
    }
    let run = shape.runs.first()?;
    let atom = run.atoms.first()?;
    year_of(&atom.text).filter(|_| run.atoms.len() > 1 || shape.runs.len() > 1)
}

/// A table of contents: one small whole number a row, never falling.
fn is_contents(amounts: &[&&Shape]) -> bool {
    let mut last = -1i64;
    for shape in amounts {
        let [run] = shape.runs.as_slice() else { return false };
        let [atom] = run.atoms.as_slice() else { return false };
        let Ok(page) = atom.text.parse::<i64>() else { return false };
        if page < last || page > 400 {
            return false;
        }
        last = page;
    }
    amounts.len() >= 3
}
