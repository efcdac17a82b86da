//! Which cells of a sheet are a table: by blank rows and columns, by the columns of figures, by heads over them.
//!
//! A heading with the sheet's name comes first. Rows of one cell above, below and between tables are running text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::grid::{Held, Sheet};
use super::{panes, sums};
use crate::document::{Cell, Place, Row, Table};

/// A line of one cell between two tables that are one is a heading of theirs if it is no longer than this.
const HEADING: usize = 60;
/// A note's number is no longer than this.
const MARKER: usize = 4;
/// A head over columns is no longer than this.
const HEAD: usize = 40;
/// So many blank rows are shown at most where a sheet leaves more.
const MOST_BLANK: u32 = 2;

/// The rows of all sheets, each sheet under its name.
pub(super) fn rows(sheets: Vec<Sheet>) -> Vec<Row> {
    let mut out = Vec::new();
    let mut tables = 0u32;
    for sheet in sheets {
        if sheet.cells.iter().all(Held::is_blank) && sheet.comments.is_empty() {
            continue;
        }
        out.extend(heading(&sheet.name));
        for pane in panes::panes(&sheet.cells) {
            let writer = Writer { sheet: &sheet, label: pane.iter().map(|cell| cell.column).min().unwrap_or(0) };
            out.push(Row::default());
            writer.pane(&pane, &mut tables, &mut out);
        }
        out.push(Row::default());
        out.extend(comments(&sheet));
    }
    out
}

/// What people have noted at a sheet's cells, below its tables: it is said of the cell, not printed on the sheet.
fn comments(sheet: &Sheet) -> impl Iterator<Item = Row> + '_ {
    sheet.comments.iter().flat_map(|((row, column), text)| {
        let place = Place::cell(&sheet.name, *row, *column);
        let cell = Cell { text: text.clone(), place, grid: *column, span: 1, ..Cell::default() };
        [Row { cells: vec![cell], aside: true, ..Row::default() }, Row::default()]
    })
}

fn heading(name: &str) -> Option<Row> {
    if name.is_empty() {
        return None;
    }
    let place = Place { sheet: Some(name.into()), ..Place::default() };
    let cell = Cell { text: name.to_owned(), place, span: 1, ..Cell::default() };
    Some(Row { cells: vec![cell], heading: Some(1), ..Row::default() })
}

/// A line of a sheet: the cells that one of its rows holds.
pub(super) struct Line<'a> {
    pub(super) row: u32,
    pub(super) cells: Vec<&'a Held>,
}

impl Line<'_> {
    fn is_row(&self) -> bool {
        self.cells.len() > 1
    }

    /// The columns of its figures. What stands before the words is an account's number, not an amount.
    fn figures(&self) -> impl Iterator<Item = u32> {
        let words = self.cells.iter().find(|cell| is_word(cell)).map(|cell| cell.column);
        let amounts = words.is_some() && are_no_years(&self.cells);
        self.cells
            .iter()
            .filter(move |cell| {
                (is_figure(cell) || amounts && cell.number.is_some()) && words.is_none_or(|words| words < cell.column)
            })
            .map(|cell| cell.column)
    }

    /// A marker and a text, `1  Tilldelning enligt beslut …`: running text.
    fn is_note(&self) -> bool {
        matches!(self.cells.as_slice(), [marker, text] if marker.text.trim().chars().count() <= MARKER && is_word(text))
    }
}

/// Lines without a blank row between.
#[derive(Debug)]
struct Block {
    lines: Range<usize>,
    /// The columns that hold figures.
    figures: BTreeSet<u32>,
    /// What stands above the figures in their columns.
    head: Vec<(u32, String)>,
}

/// A table that may go on after a blank row.
struct Open {
    number: u32,
    figures: BTreeSet<u32>,
    head: Vec<(u32, String)>,
    /// Where its rows end.
    end: usize,
    /// How many they are.
    lines: usize,
}

struct Writer<'a> {
    sheet: &'a Sheet,
    /// The column where labels stand.
    label: u32,
}

impl Writer<'_> {
    fn pane(&self, cells: &[&Held], tables: &mut u32, out: &mut Vec<Row>) {
        let lines = lines(cells);
        let numbers = self.numbers(&lines, tables);
        let mut last: Option<u32> = None;
        for (line, number) in lines.iter().zip(&numbers) {
            let blank = last.map_or(0, |last| line.row.saturating_sub(last).saturating_sub(1));
            out.extend((0..blank.min(MOST_BLANK)).map(|_| Row::default()));
            out.push(self.row(line, *number));
            last = Some(line.row);
        }
    }

    /// The table of each line, where it is of one.
    fn numbers(&self, lines: &[Line<'_>], tables: &mut u32) -> Vec<Option<u32>> {
        let mut out = vec![None; lines.len()];
        let mut open: Option<Open> = None;
        for block in blocks(lines) {
            let own = lines.get(block.lines.clone()).unwrap_or_default();
            if block.figures.is_empty() && own.iter().all(|line| !line.is_row() || line.is_note()) {
                continue;
            }
            let (Some(first), Some(last)) = (own.iter().position(Line::is_row), own.iter().rposition(Line::is_row))
            else {
                continue;
            };
            // A last row whose first cells go on with the row above fills only one of its other columns.
            let inner = |line: &&Line<'_>| {
                let [only] = line.cells.as_slice() else { return false };
                only.column > self.label && is_word(only)
            };
            let last = last + own.iter().skip(last + 1).take_while(inner).count();
            let (first, last) = (block.lines.start + first, block.lines.start + last);
            let number = match open.as_ref().filter(|open| goes_on(open, &block)) {
                Some(open) => {
                    // What stands between two parts of a table is a heading of its.
                    let between = open.end..first;
                    for at in between.filter(|at| lines.get(*at).is_some_and(is_heading)) {
                        out.get_mut(at).into_iter().for_each(|slot| *slot = Some(open.number));
                    }
                    open.number
                }
                None => {
                    *tables += 1;
                    *tables
                }
            };
            out.iter_mut().take(last + 1).skip(first).for_each(|slot| *slot = Some(number));
            let before = open.take().filter(|open| open.number == number);
            let mut next =
                Open { number, figures: block.figures, head: block.head, end: last + 1, lines: last + 1 - first };
            if let Some(before) = before {
                next.figures.extend(before.figures);
                next.head = before.head;
                next.lines += before.lines;
            }
            open = Some(next);
        }
        out
    }

    fn row(&self, line: &Line<'_>, table: Option<u32>) -> Row {
        let mut cells: Vec<Cell> = line.cells.iter().map(|held| self.cell(held)).collect();
        let first = line.cells.first().map_or(self.label, |held| held.column);
        if table.is_some() && cells.len() == 1 && first > self.label {
            // A figure alone on its row has an empty label.
            let line_of = line.cells.first().and_then(|held| held.line);
            let place = line_of.map_or_else(|| self.place(line.row, self.label), |(line, _)| Place::text(line, 1));
            cells.insert(0, Cell { place, grid: self.label, span: 1, ..Cell::default() });
        }
        let lead = line.cells.first().map_or(0, |held| {
            let spaces = held.text.chars().take_while(|c| c.is_whitespace()).count();
            held.indent.saturating_add(u32::try_from(spaces).unwrap_or(0))
        });
        Row {
            cells,
            table: table.map(|number| Table { number }),
            indent: lead,
            hidden: self.sheet.hidden_rows.contains(&line.row),
            ..Row::default()
        }
    }

    fn cell(&self, held: &Held) -> Cell {
        Cell {
            text: held.text.clone(),
            place: match held.line {
                Some((line, column)) => Place::text(line, column),
                None => self.place(held.row, held.column),
            },
            grid: held.column,
            span: self.sheet.wide(held.row, held.column),
            number: held.number,
            formula: held.formula.clone(),
            adds: held.formula.as_deref().and_then(sums::adds),
            comment: self.sheet.comments.get(&(held.row, held.column)).cloned(),
            hidden: self.sheet.hides(held.column),
            bold: held.bold,
        }
    }

    fn place(&self, row: u32, column: u32) -> Place {
        Place::cell(&self.sheet.name, row, column)
    }
}

/// The lines that hold something.
pub(super) fn lines<'a>(cells: &[&'a Held]) -> Vec<Line<'a>> {
    let mut out: Vec<Line<'a>> = Vec::new();
    for cell in cells.iter().filter(|cell| !cell.is_blank()) {
        match out.last_mut().filter(|line| line.row == cell.row) {
            Some(line) => line.cells.push(cell),
            None => out.push(Line { row: cell.row, cells: vec![cell] }),
        }
    }
    out
}

fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut start = 0;
    for (at, line) in lines.iter().enumerate() {
        let ends = lines.get(at + 1).is_none_or(|next| next.row > line.row.saturating_add(1));
        if ends {
            out.push(block(lines, start..at + 1));
            start = at + 1;
        }
    }
    out
}

fn block(lines: &[Line<'_>], range: Range<usize>) -> Block {
    let own = lines.get(range.clone()).unwrap_or_default();
    let figures: BTreeSet<u32> = own.iter().flat_map(Line::figures).collect();
    let first = own.iter().position(|line| line.figures().next().is_some());
    let head = own
        .iter()
        .take(first.unwrap_or(own.len()))
        .filter(|line| line.is_row())
        .flat_map(|line| &line.cells)
        .filter(|cell| figures.is_empty() || figures.contains(&cell.column))
        .map(|cell| (cell.column, plain(&cell.text)))
        .collect();
    Block { lines: range, figures, head }
}

/// A block goes on with a table if its figures stand in the same columns under no other heads.
fn goes_on(open: &Open, block: &Block) -> bool {
    match (open.figures.is_empty(), block.figures.is_empty()) {
        // Words under words: a table of goals with air in it.
        (true, true) => true,
        // Figures under heads with a blank row between.
        (true, false) => {
            let headed = |column: &u32| open.head.iter().any(|(over, _)| over == column);
            let short = open.head.iter().all(|(_, text)| text.chars().count() <= HEAD);
            open.lines <= 3 && short && block.head.is_empty() && block.figures.iter().all(headed)
        }
        (false, true) => false,
        (false, false) => {
            let same = open.figures.is_superset(&block.figures) || block.figures.is_superset(&open.figures);
            same && (block.head.is_empty() || block.head == open.head)
        }
    }
}

fn is_heading(line: &Line<'_>) -> bool {
    matches!(line.cells.as_slice(), [only] if only.text.chars().count() <= HEADING)
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn is_word(cell: &Held) -> bool {
    cell.number.is_none() && cell.text.chars().any(char::is_alphabetic)
}

/// No heads beside each other are more years apart.
const FAR: u64 = 5;

/// `SUMMA KOSTNADER  2066  1983`: numbers that could be years, but no heads count like that.
fn are_no_years(cells: &[&Held]) -> bool {
    let numbers: Vec<i64> =
        cells.iter().filter(|cell| cell.number.is_some()).filter_map(|cell| cell.text.trim().parse().ok()).collect();
    numbers.windows(2).any(|pair| matches!(pair, [a, b] if a.abs_diff(*b) > FAR))
}

/// A number that is no year, or a text that is written like one.
pub(super) fn is_figure(cell: &Held) -> bool {
    let text = cell.text.trim();
    let bare = text.chars().filter(|c| c.is_ascii_digit()).count();
    let year = bare == 4 && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    if cell.number.is_some() {
        return !year || cell.formula.is_some();
    }
    let written = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-−–+.,()%".contains(c);
    bare > 0 && !year && text.chars().all(written) && text.chars().count() <= 24 && !is_date(text)
}

/// `2025-01-31`, `2024-2026`.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '–']).collect();
    parts.len() >= 2 && parts.first().is_some_and(|part| part.trim().len() == 4)
}
