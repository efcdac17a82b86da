//! A page's glyphs and lines in reading order: lines of text, and rows of tables that ruled lines draw.

use std::collections::BTreeMap;

use super::columns;
use super::grid::{self, Grid};
use super::ink::{Glyph, Length, Rule};
use super::line::{Line, lines};
use super::open::Page;
use super::ruleless::{self, Columns};

/// No page has more lines; on one that has, no columns are looked for.
const LINES: usize = 2_000;

/// What follows what on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A line of running text.
    Line(Line),
    /// A row of a table.
    Row(TableRow),
}

/// A row of a ruled table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct TableRow {
    /// The table's number in the document, from 0.
    pub(super) table: u32,
    /// Its upper edge.
    pub(super) top: Length,
    /// Its lower edge.
    pub(super) bottom: Length,
    /// Its cells from the left.
    pub(super) cells: Vec<TableCell>,
}

/// A cell of a ruled table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct TableCell {
    /// Its column, from 0.
    pub(super) grid: usize,
    /// How many columns it covers.
    pub(super) span: usize,
    /// Its left edge.
    pub(super) left: Length,
    /// Its right edge.
    pub(super) right: Length,
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// Whether its lines are known to be one text.
    pub(super) joined: bool,
}

impl Item {
    /// Its line, where it is one of running text.
    pub(super) fn as_line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Row(_) => None,
        }
    }
}

/// What a page is made of, before its reading order is known.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The page's number, from 1.
    pub(super) number: u32,
    /// How high the page is.
    pub(super) height: Length,
    /// The lines of text outside tables, from the top.
    pub(super) text: Vec<Line>,
    /// Ruled tables from the top, with what stands in each.
    tables: Vec<(Grid, Vec<Glyph>)>,
    /// Level lines that draw no cells.
    rules: Vec<Rule>,
    /// Lines that run another way than the rest.
    astray: Vec<Line>,
}

impl Parts {
    /// The parts of a page.
    pub(super) fn of(page: Page) -> Self {
        let mut tables: Vec<(Grid, Vec<Glyph>)> =
            grid::grids(&page.ink.rules).into_iter().map(|grid| (grid, Vec::new())).collect();
        let mut outside = Vec::new();
        for glyph in page.ink.glyphs {
            let (x, y) = middle(&glyph);
            match tables.iter_mut().find(|(grid, _)| grid.cell(x, y).is_some()) {
                Some((_, glyphs)) => glyphs.push(glyph),
                None => outside.push(glyph),
            }
        }
        let (text, astray) = (lines(outside), lines(page.astray));
        let drawn = |rule: &Rule| tables.iter().any(|(grid, _)| grid.is_drawn_by(rule));
        let mut rules = page.ink.rules;
        rules.retain(|rule| rule.to.0 - rule.from.0 > rule.to.1 - rule.from.1 && !drawn(rule));
        rules.truncate(LINES);
        Self { number: page.number, height: page.height, text, tables, rules, astray }
    }
}

/// A page's items in reading order.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The page's number, from 1.
    pub(super) number: u32,
    /// What stands on it.
    pub(super) items: Vec<Item>,
}

/// Sets up pages one after the other: a table that goes on from the page before keeps its number.
#[derive(Debug, Default)]
pub(super) struct Setter {
    tables: u32,
    /// The columns of the last table, ruled or not, and its number.
    open: Option<(bool, Columns, u32)>,
}

impl Setter {
    /// The page's items in reading order.
    pub(super) fn set(&mut self, parts: Parts) -> Sheet {
        let mut items: Vec<Item> = Vec::new();
        let mut left = parts.text.into_iter().peekable();
        for (grid, glyphs) in parts.tables {
            let top = grid.rows.first().copied().unwrap_or_default();
            let above: Vec<Line> = std::iter::from_fn(|| left.next_if(|line| line.base <= top)).collect();
            self.text(above, &parts.rules, &mut items);
            let edges = grid.columns.iter().zip(grid.columns.iter().skip(1)).map(|(a, b)| (*a, *b)).collect();
            let (number, _) = self.number(true, edges, items.len() <= 1);
            items.extend(rows(&grid, glyphs, number).into_iter().map(Item::Row));
        }
        self.text(left.collect(), &parts.rules, &mut items);
        // What stands aside is read last.
        items.extend(parts.astray.into_iter().map(Item::Line));
        // Words below it end a table.
        if items.iter().rev().take_while(|item| item.as_line().is_some()).count() > 2 {
            self.open = None;
        }
        Sheet { number: parts.number, items }
    }

    fn text(&mut self, lines: Vec<Line>, rules: &[Rule], items: &mut Vec<Item>) {
        if lines.len() > LINES {
            items.extend(lines.into_iter().map(Item::Line));
            return;
        }
        let begun = items.len();
        let ordered = columns::in_order(lines);
        let more = ruleless::items(ordered, rules, |columns, first| self.number(false, columns, first && begun == 0));
        items.extend(more);
    }

    /// The table's number and columns: those of the table before where it goes on from the page before.
    fn number(&mut self, ruled: bool, columns: Columns, first: bool) -> (u32, Columns) {
        // Between lines columns stand where they stood. Without lines each goes on with one of those before: labels and
        // figures are longer or shorter from page to page, and what is empty on one is not on the other.
        let meets = |a: &(Length, Length), b: &(Length, Length)| a.0 < b.1 && b.0 < a.1;
        let goes_on = |before: &Columns| {
            let over = |column: &(Length, Length)| before.iter().filter(|other| meets(column, other)).count();
            let once = |other: &(Length, Length)| columns.iter().filter(|column| meets(column, other)).count() <= 1;
            columns.iter().all(|column| over(column) == 1) && before.iter().all(once)
        };
        let stands = |before: &Columns| {
            let same = |(a, b): (&(Length, Length), &(Length, Length))| (a.1 - b.1).abs() <= 300;
            before.len() == columns.len() && before.iter().zip(&columns).all(same)
        };
        let open = self
            .open
            .take()
            .filter(|(was, before, _)| first && *was == ruled && if ruled { stands(before) } else { goes_on(before) });
        let (number, columns) = open.map_or((self.tables, columns), |(_, before, number)| (number, before));
        self.tables = self.tables.max(number.saturating_add(1));
        self.open = Some((ruled, columns.clone(), number));
        (number, columns)
    }
}

fn middle(glyph: &Glyph) -> (Length, Length) {
    (i64::midpoint(glyph.from.0, glyph.to.0), glyph.from.1.saturating_sub(glyph.size / 4))
}

/// A table's rows.
fn rows(grid: &Grid, glyphs: Vec<Glyph>, table: u32) -> Vec<TableRow> {
    let mut cells: BTreeMap<(usize, usize), Vec<Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        let (x, y) = middle(&glyph);
        if let Some(cell) = grid.cell(x, y) {
            cells.entry(cell).or_default().push(glyph);
        }
    }
    let mut out = Vec::new();
    for row in 0..grid.height() {
        let edge = |at: usize| grid.rows.get(at).copied().unwrap_or_default();
        let mut found = TableRow { table, top: edge(row), bottom: edge(row.saturating_add(1)), cells: Vec::new() };
        let mut column = 0;
        while column < grid.width() {
            let span = grid.span(row, column).max(1);
            let glyphs = cells.remove(&(row, column));
            let left = grid.columns.get(column).copied().unwrap_or_default();
            let lines = lines(glyphs.unwrap_or_default());
            let next = column.saturating_add(span);
            let right = grid.columns.get(next).copied().unwrap_or_default();
            found.cells.push(TableCell { grid: column, span, left, right, lines, joined: false });
            column = next;
        }
        out.extend(parted(found));
    }
    out
}

/// A row without level lines between its lines: where figures stand below each other it is several rows.
fn parted(row: TableRow) -> Vec<TableRow> {
    let figures = |line: &Line| line.pieces.iter().all(|piece| piece.is_figure() && !piece.is_rest());
    let stacked = row.cells.iter().filter(|cell| cell.lines.iter().filter(|line| figures(line)).count() >= 2);
    let Some(longest) = stacked.max_by_key(|cell| cell.lines.len()) else { return vec![row] };
    let mut bases: Vec<(Length, Length)> = longest.lines.iter().map(|line| (line.base, line.size)).collect();
    // Labels of groups stand between the figures.
    for line in row.cells.iter().flat_map(|cell| &cell.lines) {
        if !bases.iter().any(|(base, size)| (base - line.base).abs() * 2 <= *size) {
            bases.push((line.base, line.size));
        }
    }
    bases.sort_unstable();
    let mut out: Vec<TableRow> = bases
        .iter()
        .map(|(base, size)| TableRow { top: base - size, bottom: *base, cells: Vec::new(), table: row.table })
        .collect();
    for cell in row.cells {
        for part in &mut out {
            part.cells.push(TableCell { lines: Vec::new(), ..cell.clone() });
        }
        for line in cell.lines {
            let at = bases.iter().position(|(base, size)| (base - line.base).abs() * 2 <= *size);
            let part = at.and_then(|at| out.get_mut(at)).and_then(|part| part.cells.last_mut());
            if let Some(part) = part {
                part.lines.push(line);
            }
        }
    }
    out
}
