//! A table in the making: each cell in its grid column, whatever is merged.

use super::Paragraph;
use crate::document::{Cell, Place, Row, Table};

/// No table has more columns; a file that says so lies.
const COLUMNS: u32 = 1_000;

/// An open table.
#[derive(Debug)]
pub(super) struct Grid {
    number: u32,
    count: u32,
    rows: Vec<Row>,
    row: Row,
    next: u32,
    open: Option<Open>,
    after: Vec<Row>,
}

/// The open cell.
#[derive(Debug)]
struct Open {
    lines: Vec<String>,
    thin: bool,
    indent: Option<u32>,
    span: u32,
    covered: bool,
}

impl Grid {
    pub(super) fn new(number: u32) -> Self {
        Self { number, count: 0, rows: Vec::new(), row: Row::default(), next: 0, open: None, after: Vec::new() }
    }

    pub(super) fn open_row(&mut self, before: u32) {
        let page_start = std::mem::take(&mut self.row.page_start);
        self.row = Row { table: Some(Table { number: self.number }), page_start, ..Row::default() };
        self.next = before.min(COLUMNS);
    }

    pub(super) fn skip(&mut self, count: u32) {
        self.next = self.next.saturating_add(count).min(COLUMNS);
    }

    pub(super) fn open_cell(&mut self) {
        self.open = Some(Open { lines: Vec::new(), thin: false, indent: None, span: 1, covered: false });
    }

    pub(super) fn has_cell(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn span(&mut self, columns: u32) {
        if let Some(open) = &mut self.open {
            open.span = columns.clamp(1, COLUMNS);
        }
    }

    pub(super) fn cover(&mut self) {
        if let Some(open) = &mut self.open {
            open.covered = true;
        }
    }

    /// A paragraph of the open cell; how much was added.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph, new_page: bool) -> usize {
        self.row.page_start |= new_page;
        let Some(open) = &mut self.open else { return 0 };
        if paragraph.is_blank() || open.covered {
            return 0;
        }
        open.thin |= !paragraph.is_bold();
        open.indent.get_or_insert(paragraph.indent);
        let mut added = 0;
        for line in paragraph.printed_lines() {
            // A list's marker is printed in front of its item.
            let line = match paragraph.marker.as_ref().filter(|_| added == 0) {
                Some(marker) => format!("{marker} {}", line.trim_start()),
                None => line,
            };
            open.lines.push(line);
            added += 1;
        }
        added
    }

    pub(super) fn close_cell(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = open.lines.join("\n");
        if self.row.cells.is_empty() {
            let lead = text.chars().take_while(|c| c.is_whitespace()).count();
            let lead = u32::try_from(lead).unwrap_or(u32::MAX);
            self.row.indent = open.indent.unwrap_or(0).saturating_add(lead);
        }
        let order = u32::try_from(self.row.cells.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.row.cells.push(Cell {
            bold: !text.is_empty() && !open.thin,
            text,
            place: Place { cell: Some(order), ..Place::default() },
            grid: self.next,
            span: open.span,
            ..Cell::default()
        });
        self.next = self.next.saturating_add(open.span);
    }

    /// The row ends; how much was added.
    pub(super) fn close_row(&mut self, keep: bool) -> usize {
        self.close_cell();
        let page_start = self.row.page_start;
        let mut row = std::mem::take(&mut self.row);
        if !keep {
            self.row.page_start = page_start;
            self.after.clear();
            return 0;
        }
        self.count = self.count.saturating_add(1);
        for cell in &mut row.cells {
            cell.place.table = Some(self.number.saturating_add(1));
            cell.place.row = Some(self.count);
        }
        if !row.cells.is_empty() {
            self.rows.push(row);
        }
        if self.rows.is_empty() {
            self.rows = std::mem::take(&mut self.after);
        } else {
            self.rows.append(&mut self.after);
        }
        1
    }

    /// What waits for the row's end.
    pub(super) fn after(&mut self) -> &mut Vec<Row> {
        &mut self.after
    }

    pub(super) fn finish(mut self) -> Vec<Row> {
        if self.open.is_some() {
            self.close_row(true);
        }
        self.rows.append(&mut self.after);
        self.rows
    }
}
