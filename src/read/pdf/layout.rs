//! A page's glyphs and lines in reading order: lines of text, and rows of tables that ruled lines draw.

use super::columns;
use super::grid::{self, Grid};
use super::ink::{Glyph, Length};
use super::line::{Line, lines};
use super::open::Page;

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
    /// Its lines.
    pub(super) lines: Vec<Line>,
}

impl Item {
    /// Where it begins, from the page's top.
    pub(super) fn top(&self) -> Length {
        match self {
            Self::Line(line) => line.base.saturating_sub(line.size),
            Self::Row(row) => row.top,
        }
    }

    /// The baseline of its first line.
    pub(super) fn base(&self) -> Length {
        match self {
            Self::Line(line) => line.base,
            Self::Row(row) => {
                row.cells.iter().flat_map(|cell| &cell.lines).map(|line| line.base).min().unwrap_or(row.top)
            }
        }
    }

    /// Its line, where it is one of running text.
    pub(super) fn as_line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Row(_) => None,
        }
    }
}

/// A page's items in reading order.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The page's number, from 1.
    pub(super) number: u32,
    /// How high the page is.
    pub(super) height: Length,
    /// What stands on it.
    pub(super) items: Vec<Item>,
}

/// Sets up pages one after the other: a table that goes on from the page before keeps its number.
#[derive(Debug, Default)]
pub(super) struct Setter {
    tables: u32,
    /// The upright lines of the table that the last page ended with, and its number.
    open: Option<(Vec<Length>, u32)>,
}

impl Setter {
    /// The page's items in reading order.
    pub(super) fn set(&mut self, page: Page) -> Sheet {
        let grids = grid::grids(&page.ink.rules);
        let mut inside: Vec<Vec<Glyph>> = grids.iter().map(|_| Vec::new()).collect();
        let mut outside = Vec::new();
        for glyph in page.ink.glyphs {
            let (x, y) = middle(&glyph);
            let own = grids.iter().position(|grid| grid.cell(x, y).is_some());
            match own.and_then(|at| inside.get_mut(at)) {
                Some(glyphs) => glyphs.push(glyph),
                None => outside.push(glyph),
            }
        }
        let text = lines(outside);
        let mut tables: Vec<Vec<TableRow>> = Vec::new();
        for (grid, glyphs) in grids.iter().zip(inside) {
            // What stands above the first table of a page but for the page's header begins anew.
            let first =
                tables.is_empty() && text.iter().filter(|line| grid.rows.first() > Some(&line.base)).count() <= 2;
            let number = self.number(grid, first);
            tables.push(rows(grid, glyphs, number));
            self.open = Some((grid.columns.clone(), number));
        }
        let ends = tables.last().and_then(|rows| rows.last()).map(|row| row.bottom);
        if ends.is_none_or(|end| text.iter().filter(|line| line.base > end).count() > 2) {
            self.open = None;
        }
        let mut items: Vec<Item> = Vec::new();
        let mut left = text.into_iter().peekable();
        for rows in tables {
            let top = rows.first().map_or(0, |row| row.top);
            let above: Vec<Line> = std::iter::from_fn(|| left.next_if(|line| line.base <= top)).collect();
            items.extend(columns::in_order(above).into_iter().map(Item::Line));
            items.extend(rows.into_iter().map(Item::Row));
        }
        items.extend(columns::in_order(left.collect()).into_iter().map(Item::Line));
        // What stands aside is read last.
        items.extend(lines(page.astray).into_iter().map(Item::Line));
        Sheet { number: page.number, height: page.height, items }
    }

    fn number(&mut self, grid: &Grid, first: bool) -> u32 {
        let near =
            |a: &[Length], b: &[Length]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 300);
        let same = self.open.take().filter(|(columns, _)| first && near(columns, &grid.columns));
        same.map_or_else(
            || {
                let number = self.tables;
                self.tables = self.tables.saturating_add(1);
                number
            },
            |(_, number)| number,
        )
    }
}

fn middle(glyph: &Glyph) -> (Length, Length) {
    (i64::midpoint(glyph.from.0, glyph.to.0), glyph.from.1.saturating_sub(glyph.size / 4))
}

/// A table's rows.
fn rows(grid: &Grid, glyphs: Vec<Glyph>, table: u32) -> Vec<TableRow> {
    let mut cells: Vec<((usize, usize), Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        let (x, y) = middle(&glyph);
        let Some(cell) = grid.cell(x, y) else { continue };
        match cells.iter_mut().find(|(own, _)| *own == cell) {
            Some((_, glyphs)) => glyphs.push(glyph),
            None => cells.push((cell, vec![glyph])),
        }
    }
    let mut out = Vec::new();
    for row in 0..grid.height() {
        let edge = |at: usize| grid.rows.get(at).copied().unwrap_or_default();
        let mut found = TableRow { table, top: edge(row), bottom: edge(row.saturating_add(1)), cells: Vec::new() };
        let mut column = 0;
        while column < grid.width() {
            let span = grid.span(row, column).max(1);
            let own = |cell: &&mut ((usize, usize), Vec<Glyph>)| cell.0 == (row, column);
            let glyphs = cells.iter_mut().find(own).map(|(_, glyphs)| std::mem::take(glyphs));
            let left = grid.columns.get(column).copied().unwrap_or_default();
            let lines = lines(glyphs.unwrap_or_default());
            found.cells.push(TableCell { grid: column, span, left, lines });
            column = column.saturating_add(span);
        }
        out.extend(parted(found));
    }
    out
}

/// A row without level lines between its lines: where figures stand below each other it is several rows.
fn parted(row: TableRow) -> Vec<TableRow> {
    let figures = |line: &Line| line.pieces.iter().all(super::line::Piece::is_figure);
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
