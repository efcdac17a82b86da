//! Paragraphs and tables, as Word, OpenDocument and HTML have them, put into rows: the same for all three.
//!
//! A format says what begins and ends, in reading order; rows, grid columns and places are made here. No element's name
//! of any format may come in.

pub(in crate::read) mod counting;
mod grid;
pub(in crate::read) mod measure;
mod paragraph;
mod raised;

pub(in crate::read) use paragraph::Paragraph;
pub(in crate::read) use raised::raised;

use super::{ReadError, bounds};
use crate::document::Row;
use grid::Grid;

/// So many rows and cells together, and no document of words is a plan.
const CAP: usize = 200_000;

/// Rows in the making.
pub(in crate::read) struct Flow {
    /// What is open: the document itself at the bottom.
    frames: Vec<Frame>,
    paragraphs: u32,
    tables: u32,
    size: usize,
    /// How many bytes of text.
    text: usize,
    new_page: bool,
}

enum Frame {
    /// Running text: the document, a text box, a note.
    Text(Vec<Row>),
    Table(Box<Grid>),
}

/// What stands apart from the flow that it is anchored in, until the paragraph or row of its anchor has ended.
pub(in crate::read) struct Aside(Vec<Row>);

impl Flow {
    /// An empty document.
    pub(in crate::read) fn new() -> Self {
        Self { frames: vec![Frame::Text(Vec::new())], paragraphs: 0, tables: 0, size: 0, text: 0, new_page: false }
    }

    /// A page begins with the next row.
    pub(in crate::read) fn break_page(&mut self) {
        self.new_page = true;
    }

    /// Whether what comes next stands in a table.
    pub(in crate::read) fn in_table(&self) -> bool {
        matches!(self.frames.last(), Some(Frame::Table(_)))
    }

    /// A whole paragraph.
    ///
    /// # Errors
    /// [`ReadError::Crowded`] above the cap on rows and cells, [`ReadError::LongLine`] and [`ReadError::MuchText`] above
    /// those on text.
    pub(in crate::read) fn paragraph(&mut self, paragraph: Paragraph) -> Result<(), ReadError> {
        bounds::long(paragraph.size())?;
        self.text = self.text.saturating_add(paragraph.size());
        bounds::prose(self.text)?;
        // A blank paragraph leaves the page's beginning to the first that is printed.
        let new_page = !paragraph.is_blank() && (std::mem::take(&mut self.new_page) || paragraph.page_start);
        self.new_page |= paragraph.page_start && !new_page;
        self.paragraphs = self.paragraphs.saturating_add(1);
        let added = match self.frames.last_mut() {
            Some(Frame::Table(grid)) if grid.has_cell() => grid.paragraph(&paragraph, new_page),
            frame => {
                let rows = match frame {
                    Some(Frame::Text(rows)) => rows,
                    // What stands between a table's cells is no part of it, but is not lost.
                    Some(Frame::Table(grid)) => grid.after(),
                    None => return Ok(()),
                };
                let more = paragraph.rows(self.paragraphs, new_page);
                let added = more.iter().map(|row| row.cells.len() + 1).sum();
                rows.extend(more);
                added
            }
        };
        self.grown(added)
    }

    /// A table begins, within a cell where one is open.
    pub(in crate::read) fn open_table(&mut self) {
        self.frames.push(Frame::Table(Box::new(Grid::new(self.tables))));
        self.tables = self.tables.saturating_add(1);
    }

    /// The innermost table ends. Within another table's row its rows follow that row.
    pub(in crate::read) fn close_table(&mut self) {
        if let Some(Frame::Table(grid)) = self.frames.pop_if(|frame| matches!(frame, Frame::Table(_))) {
            self.hand_on(grid.finish());
        }
    }

    /// A row of the innermost table begins, `before` grid columns in from its edge.
    pub(in crate::read) fn open_row(&mut self, before: u32) {
        if let Some(grid) = self.grid() {
            grid.open_row(before);
        }
    }

    /// Leaves grid columns of the open row without a cell.
    pub(in crate::read) fn skip_columns(&mut self, count: u32) {
        if let Some(grid) = self.grid() {
            grid.skip(count);
        }
    }

    /// The row ends; one that was deleted is dropped.
    ///
    /// # Errors
    /// [`ReadError::Crowded`] above the cap on rows and cells.
    pub(in crate::read) fn close_row(&mut self, keep: bool) -> Result<(), ReadError> {
        let added = self.grid().map_or(0, |grid| grid.close_row(keep));
        self.grown(added)
    }

    /// A cell of the open row begins.
    pub(in crate::read) fn open_cell(&mut self) {
        if let Some(grid) = self.grid() {
            grid.open_cell();
        }
    }

    /// The open cell covers so many grid columns.
    pub(in crate::read) fn span(&mut self, columns: u32) {
        if let Some(grid) = self.grid() {
            grid.span(columns);
        }
    }

    /// The open cell is covered by the one above or before it: it keeps its place and shows nothing.
    pub(in crate::read) fn cover(&mut self) {
        if let Some(grid) = self.grid() {
            grid.cover();
        }
    }

    /// The cell ends.
    ///
    /// # Errors
    /// [`ReadError::Crowded`] above the cap on rows and cells.
    pub(in crate::read) fn close_cell(&mut self) -> Result<(), ReadError> {
        if let Some(grid) = self.grid() {
            grid.close_cell();
        }
        self.grown(1)
    }

    /// Text that stands apart begins: a text box, a note.
    pub(in crate::read) fn open_aside(&mut self) {
        self.frames.push(Frame::Text(Vec::new()));
    }

    /// It ends, and is to be handed back where its anchor has ended.
    pub(in crate::read) fn close_aside(&mut self) -> Aside {
        let bottom = self.frames.len() <= 1;
        match self.frames.pop_if(|frame| !bottom && matches!(frame, Frame::Text(_))) {
            Some(Frame::Text(rows)) => Aside(rows),
            _ => Aside(Vec::new()),
        }
    }

    /// Puts in what stood apart: after the open row of a table, else here.
    pub(in crate::read) fn put(&mut self, aside: Aside) {
        self.hand_on(aside.0);
    }

    /// The document's rows, paragraphs numbered as they stand.
    pub(in crate::read) fn finish(mut self) -> Vec<Row> {
        while self.frames.len() > 1 {
            if self.in_table() {
                self.close_table();
            } else {
                let aside = self.close_aside();
                self.put(aside);
            }
        }
        let Some(Frame::Text(mut rows)) = self.frames.pop() else { return Vec::new() };
        number(&mut rows);
        rows
    }

    fn grid(&mut self) -> Option<&mut Grid> {
        match self.frames.last_mut() {
            Some(Frame::Table(grid)) => Some(grid),
            _ => None,
        }
    }

    fn hand_on(&mut self, mut rows: Vec<Row>) {
        let own = match self.frames.last_mut() {
            Some(Frame::Table(grid)) => grid.after(),
            Some(Frame::Text(own)) => own,
            None => return,
        };
        // Tables nested deep hand the same rows up many times: moved whole, not copied.
        if own.is_empty() {
            *own = rows;
        } else {
            own.append(&mut rows);
        }
    }

    fn grown(&mut self, by: usize) -> Result<(), ReadError> {
        self.size = self.size.saturating_add(by);
        if self.size > CAP { Err(ReadError::Crowded { cap: CAP }) } else { Ok(()) }
    }
}

/// Paragraphs are numbered in their final order: until here each bears the number of its making.
fn number(rows: &mut [Row]) {
    let (mut last, mut count) = (None, 0u32);
    for row in rows {
        let Some(line) = row.cells.first().and_then(|cell| cell.place.line) else { continue };
        if last != Some(line) {
            last = Some(line);
            count = count.saturating_add(1);
        }
        for cell in &mut row.cells {
            cell.place.line = Some(count);
        }
    }
}
