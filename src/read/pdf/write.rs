//! Lines and table rows written as rows of a document, each character in the column where it stands.

use std::collections::BTreeMap;

use super::cell;
use super::ink::Length;
use super::layout::{Item, Sheet, TableRow};
use super::line::Line;
use super::scale::Scale;
use crate::document::{Cell, Place, Row, Table};

/// All pages as rows.
pub(super) fn rows(sheets: &[Sheet], scale: &Scale) -> Vec<Row> {
    let mut writer = Writer { scale, lefts: lefts(sheets), out: Vec::new(), page: 0, line: 0, begins: false };
    for sheet in sheets {
        writer.sheet(sheet);
    }
    writer.out
}

/// The leftmost label of each table.
fn lefts(sheets: &[Sheet]) -> BTreeMap<u32, Length> {
    let mut lefts: BTreeMap<u32, Length> = BTreeMap::new();
    for item in sheets.iter().flat_map(|sheet| &sheet.items) {
        if let Item::Row(row) = item
            && let Some(left) = row.cells.first().and_then(|cell| cell.lines.iter().map(Line::left).min())
        {
            lefts.entry(row.table).and_modify(|least| *least = left.min(*least)).or_insert(left);
        }
    }
    lefts
}

struct Writer<'a> {
    scale: &'a Scale,
    lefts: BTreeMap<u32, Length>,
    out: Vec<Row>,
    page: u32,
    line: u32,
    begins: bool,
}

impl Writer<'_> {
    fn sheet(&mut self, sheet: &Sheet) {
        (self.page, self.line, self.begins) = (sheet.number, 0, self.page > 0);
        let mut before: Option<&Item> = None;
        for item in &sheet.items {
            let blanks = before.map_or(0, |before| self.blanks(before, item));
            let goes_on = before.and_then(Item::as_line).zip(item.as_line());
            if blanks == 0
                && let Some((last, line)) = goes_on
                && self.is_rest_of_heading(last, line)
            {
                self.lengthen(line);
            } else {
                self.out.extend((0..blanks).map(|_| Row::default()));
                self.line = self.line.saturating_add(1);
                let row = match item {
                    Item::Line(line) => self.text(line),
                    Item::Row(row) => self.cells(row),
                };
                self.out.push(Row { page_start: std::mem::take(&mut self.begins), ..row });
            }
            before = Some(item);
        }
    }

    fn blanks(&self, before: &Item, item: &Item) -> usize {
        match (before, item) {
            (Item::Line(last), Item::Line(line)) => {
                let distance = line.base - last.base;
                // The next column of prose begins higher up: no paragraph ends by that.
                if distance <= 0 { 0 } else { self.scale.blanks(distance, last.size.min(line.size)) }
            }
            (Item::Row(last), Item::Row(row)) => usize::from(last.table != row.table),
            _ => 1,
        }
    }

    fn place(&self, column: usize) -> Place {
        let column = u32::try_from(column.saturating_add(1)).unwrap_or(u32::MAX);
        Place { page: Some(self.page), ..Place::text(self.line, column) }
    }

    /// A line: its pieces set out as they stand, words at their beginning, figures at their end.
    fn text(&self, line: &Line) -> Row {
        let heading = self.scale.heading(line);
        let mut text = String::new();
        let mut length = 0_usize;
        for (order, piece) in line.pieces.iter().enumerate() {
            let own = piece.text.chars().count();
            let column = if piece.is_figure() && order > 0 {
                self.scale.column(piece.right).saturating_sub(own)
            } else {
                self.scale.column(piece.left)
            };
            let least = if order == 0 { 0 } else { length.saturating_add(2) };
            // A heading's number stands a blank before it.
            let column = if heading.is_some() && order > 0 { length.saturating_add(1) } else { column.max(least) };
            text.extend(std::iter::repeat_n(' ', column.saturating_sub(length)));
            text.push_str(&piece.text);
            length = column.max(length).saturating_add(own);
        }
        let lead = text.chars().take_while(|c| *c == ' ').count();
        let text = if heading.is_some() { text.trim_start().to_owned() } else { text };
        let column = if heading.is_some() { lead } else { 0 };
        let cell = Cell { text, place: self.place(column), span: 1, bold: line.is_bold(), ..Cell::default() };
        Row { cells: vec![cell], heading, indent: u32::try_from(lead).unwrap_or(u32::MAX), ..Row::default() }
    }

    fn is_rest_of_heading(&self, last: &Line, line: &Line) -> bool {
        let level = self.scale.heading(line);
        level.is_some() && self.scale.heading(last) == level && last.size == line.size && line.pieces.len() == 1
    }

    /// A heading broken over lines is one heading.
    fn lengthen(&mut self, line: &Line) {
        if let Some(cell) = self.out.last_mut().and_then(|row| row.cells.last_mut()) {
            cell.text.push(' ');
            cell.text.push_str(&line.text());
        }
    }

    /// How far in from the leftmost label of its table, in characters.
    fn indent(&self, table: u32, left: Length) -> u32 {
        let first = self.lefts.get(&table).copied().unwrap_or(left);
        u32::try_from((left - first) / (self.scale.character * 8 / 10).max(1)).unwrap_or(0)
    }

    fn cells(&self, row: &TableRow) -> Row {
        let mut out = Row { table: Some(Table { number: row.table }), ..Row::default() };
        let mut end = 0_usize;
        for (order, cell) in row.cells.iter().enumerate() {
            let text = cell::text(cell);
            let left = cell.lines.iter().map(Line::left).min();
            let column = self.scale.column(left.unwrap_or(cell.left)).max(end);
            end = column.saturating_add(text.chars().count()).saturating_add(1);
            if order == 0 {
                // That later lines of a label stand further out says nothing.
                let begins = if cell.joined { Some(cell.left) } else { left };
                out.indent = begins.map_or(0, |left| self.indent(row.table, left));
            }
            out.cells.push(Cell {
                bold: !cell.lines.is_empty() && cell.lines.iter().all(Line::is_bold),
                text,
                place: self.place(column),
                grid: u32::try_from(cell.grid).unwrap_or(u32::MAX),
                span: u32::try_from(cell.span).unwrap_or(1),
                ..Cell::default()
            });
        }
        out
    }
}
