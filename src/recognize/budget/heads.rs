//! The heads of a budget's columns: which of its rows they stand on, and what stands over the labels instead.

use crate::document::{Cell, Document, Row};
use crate::plan::Kind;

use super::super::entry::{Entries, Entry};
use super::super::header::{self, Head, Use};
use super::super::region::{Region, is_amount};
use super::super::shape::{Shape, year_of};

/// The heads of a region's columns: its header rows, else its title.
#[must_use]
pub fn of(document: &Document, shapes: &[Shape], entries: &Entries, region: &Region) -> Vec<Head> {
    let rows: Vec<_> = entries.header.iter().filter_map(|row| document.rows.get(*row)).collect();
    let first_block: Vec<_> =
        first_block(shapes, &entries.header).into_iter().filter_map(|row| document.rows.get(row)).collect();
    let top = above_figures(shapes, &entries.header);
    let is_stacked = |row: &usize| shapes.get(*row).is_some_and(|shape| shape.stacked_head);
    let titles = top.iter().take_while(|row| !is_stacked(row)).count();
    let stacked = top.get(titles..).filter(|rows| rows.len() >= 2 && rows.iter().all(is_stacked));
    if let Some(rows) = stacked {
        return of_stacked(document, rows, usual_figures(entries));
    }
    let own = if first_block.is_empty() { &rows } else { &first_block };
    let (leads, rests): (Vec<Option<Row>>, Vec<Row>) = own.iter().map(|row| parted(row, figures_from(entries))).unzip();
    let mut heads = header::heads(&rests.iter().collect::<Vec<_>>());
    // Heads that have lost their places stand to the left too: then none can be spared.
    let spared = heads.iter().filter(|head| head.usage != Use::Other).count() >= usual_figures(entries);
    if !spared {
        heads = header::heads(own);
    }
    let lead = leads.iter().flatten().next().filter(|_| spared);
    let said = lead.map(|row| header::heads(&[row])).unwrap_or_default();
    // `Budget (tkr)      2030   2031`: the kind over the labels is every column's.
    if let [only] = said.as_slice() {
        heads.iter_mut().filter(|head| head.usage == Use::Money).for_each(|head| head.kind = head.kind.or(only.kind));
    }
    // What stands over the labels is the table's title where it has no other.
    let title = region.title.and_then(|row| document.rows.get(row));
    let titled = title.map_or(said, |row| header::heads(&[row]));
    // `Budget 2031` above `Andel %` one a row: what holds the only figure is named above.
    let silent = heads.iter().all(|head| head.usage == Use::Other) && usual_figures(entries) == 1;
    if silent && !titled.is_empty() || heads.is_empty() {
        return titled;
    }
    // The title's year is every column's that has none of its own, unless there are several.
    if let [only] = titled.as_slice() {
        let single = heads.iter().filter(|head| head.usage == Use::Money).count() == 1;
        for head in heads.iter_mut().filter(|head| head.usage == Use::Money) {
            let fits = single || matches!(head.kind, Some(Kind::Budget));
            if head.year.is_none() && fits {
                head.year = only.year;
            }
            if head.kind.is_none() && single {
                head.kind = only.kind;
            }
        }
    }
    heads
}

/// Heads that stand one a row. Where there is one more than figures, the first is the table's title: `Budget 2031` above
/// `Budget 2031`, `Prognos 2030`.
fn of_stacked(document: &Document, rows: &[usize], figures: usize) -> Vec<Head> {
    let joined = |rows: &[usize]| {
        // `2031`, `Plan 2032`: where each row names a year, each is one head.
        let own = rows.iter().filter_map(|row| document.rows.get(*row)).map(|row| header::heads(&[row]));
        let own: Vec<Vec<Head>> = own.collect();
        if own.iter().all(|heads| matches!(heads.as_slice(), [only] if only.year.is_some())) {
            return own.into_iter().flatten().collect();
        }
        let texts = rows.iter().filter_map(|row| document.rows.get(*row)).map(|row| row.text().trim().to_owned());
        let cell = Cell { text: texts.collect::<Vec<_>>().join(" "), span: 1, ..Cell::default() };
        header::heads(&[&Row { cells: vec![cell], ..Row::default() }])
    };
    // Percentages one a row are no figures of the table, so their head is none of its heads.
    let text = |row: &&usize| document.rows.get(**row).map(Row::text).unwrap_or_default();
    let rows: Vec<usize> = rows.iter().filter(|row| !header::names_no_money(&text(row))).copied().collect();
    // The table's title may stand right upon them.
    if let Some(paired) = paired(document, &rows).or_else(|| paired(document, rows.get(1..)?)) {
        return joined(&paired);
    }
    let heads = joined(&rows);
    let untitled = rows.get(1..).filter(|_| heads.len() == figures + 1).map(joined);
    untitled.filter(|untitled| untitled.len() == figures).unwrap_or(heads)
}

/// `Budget`, `Utfall`, `2031`, `2029` one a row: two rows of heads, of kinds and of years. Each kind with its year.
fn paired(document: &Document, rows: &[usize]) -> Option<Vec<usize>> {
    let half = rows.len() / 2;
    let (kinds, years) = rows.split_at_checked(half).filter(|_| half >= 2 && rows.len() == 2 * half)?;
    let text = |row: &usize| document.rows.get(*row).map(|row| row.text().trim().to_owned()).unwrap_or_default();
    let is_kind = |row: &usize| header::names_kind(&text(row)) && !header::is_mere_title(&text(row));
    let is_year = |row: &usize| year_of(&text(row)).is_some();
    let apart = kinds.iter().all(is_kind) && years.iter().all(is_year);
    apart.then(|| kinds.iter().zip(years).flat_map(|(kind, year)| [*kind, *year]).collect())
}

/// The header rows that stand together right above the first figures; one repeated over the second side says nothing
/// new.
fn first_block(shapes: &[Shape], rows: &[usize]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for row in above_figures(shapes, rows).into_iter().rev() {
        if out.last().is_none_or(|last| last - row <= 4) && out.len() < 3 {
            out.push(row);
        }
    }
    out.reverse();
    out
}

/// The header rows that no figures stand above: those repeated on a new page are left out.
fn above_figures(shapes: &[Shape], rows: &[usize]) -> Vec<usize> {
    let is_first = |row: &usize| {
        !rows.iter().any(|other| other < row && (*other..*row).any(|at| shapes.get(at).is_some_and(is_amount)))
    };
    rows.iter().copied().filter(is_first).collect()
}

/// A head further in than this does not stand over the labels.
const MARGIN: usize = 4;
/// So wide a gap parts the head of the labels from those of the figures.
const GAP: usize = 3;

/// Where the figures of lines without cells begin: no more than a quarter of them stand further to the left.
fn figures_from(entries: &Entries) -> usize {
    let runs = entries.entries.iter().filter_map(|entry| entry.runs.first());
    let mut starts: Vec<usize> = runs
        .filter(|(_, run)| run.grid.is_none())
        .filter_map(|(_, run)| run.atoms.first().map(|atom| atom.start))
        .collect();
    starts.sort_unstable();
    starts.get(starts.len() / 4).copied().unwrap_or(0)
}

/// How many figures most lines have.
fn usual_figures(entries: &Entries) -> usize {
    let count = |entry: &Entry| entry.runs.iter().map(|(_, run)| run.readings.first().map_or(0, Vec::len)).sum();
    let mut counts: Vec<usize> = entries.entries.iter().map(count).filter(|count| *count > 0).collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(1)
}

/// `Budget 2031 (tkr)      Not   Budget   Budget`: what stands over the labels, and the row without it.
fn parted(row: &Row, figures: usize) -> (Option<Row>, Row) {
    let whole = || (None, row.clone());
    let [cell] = row.cells.as_slice() else { return whole() };
    let chars: Vec<char> = cell.text.chars().collect();
    let start = chars.iter().take_while(|c| c.is_whitespace()).count();
    let blank = |at: usize| chars.get(at..at + GAP).is_some_and(|gap| gap.iter().all(|c| *c == ' '));
    let Some(end) = (start..chars.len()).find(|at| blank(*at)).filter(|end| start <= MARGIN && end + GAP <= figures)
    else {
        return whole();
    };
    let text_of = |range: &[char]| range.iter().collect::<String>();
    let lead = Cell { text: text_of(chars.get(start..end).unwrap_or_default()), ..cell.clone() };
    let rest = format!("{}{}", " ".repeat(end), text_of(chars.get(end..).unwrap_or_default()));
    let rest = Cell { text: rest, ..cell.clone() };
    (Some(Row { cells: vec![lead], ..row.clone() }), Row { cells: vec![rest], ..row.clone() })
}
