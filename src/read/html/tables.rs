//! Open tables: which row and cell is open, and which columns the cells above still cover.

use crate::read::ReadError;
use crate::read::flow::Flow;

/// Tables may stand so deep within each other.
const DEPTH: usize = 800;
/// No table has more columns.
const COLUMNS: usize = 1_000;

/// The open tables, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Open>,
}

#[derive(Debug, Default)]
struct Open {
    /// A caption stands before the table's first row, and before the table.
    begun: bool,
    row: bool,
    cell: bool,
    column: usize,
    /// For each column how many rows are still covered.
    covered: Vec<u32>,
}

impl Tables {
    /// A table opens.
    pub(super) fn open(&mut self) -> Result<(), ReadError> {
        if self.open.len() >= DEPTH {
            return Err(ReadError::Nested { format: super::FORMAT });
        }
        self.open.push(Open::default());
        Ok(())
    }

    /// The innermost table closes.
    pub(super) fn close(&mut self, flow: &mut Flow) -> Result<(), ReadError> {
        self.end_row(flow)?;
        if self.open.pop().is_some_and(|open| open.begun) {
            flow.close_table();
        }
        Ok(())
    }

    /// Whether a table is open.
    pub(super) fn any(&self) -> bool {
        !self.open.is_empty()
    }

    /// A row opens, and ends the one before.
    pub(super) fn row(&mut self, flow: &mut Flow) -> Result<(), ReadError> {
        self.end_row(flow)?;
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        if !std::mem::replace(&mut open.begun, true) {
            flow.open_table();
        }
        flow.open_row(0);
        open.row = true;
        open.column = 0;
        Ok(())
    }

    /// A cell opens, and ends the one before.
    pub(super) fn cell(&mut self, flow: &mut Flow, columns: u32, rows: u32) -> Result<(), ReadError> {
        self.end_cell(flow)?;
        if self.open.last().is_some_and(|open| !open.row) {
            self.row(flow)?;
        }
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        open.pass_covered(flow)?;
        let columns = columns.clamp(1, 1_000);
        flow.open_cell();
        flow.span(columns);
        open.cell = true;
        let wide = usize::try_from(columns).unwrap_or(1);
        let end = (open.column + wide).min(COLUMNS);
        if rows > 1 && open.covered.len() < end {
            open.covered.resize(end, 0);
        }
        for slot in open.covered.iter_mut().take(end).skip(open.column) {
            *slot = (*slot).max(rows.saturating_sub(1));
        }
        open.column = end;
        Ok(())
    }

    /// The open cell ends.
    pub(super) fn end_cell(&mut self, flow: &mut Flow) -> Result<(), ReadError> {
        let was_open = self.open.last_mut().is_some_and(|open| std::mem::take(&mut open.cell));
        if was_open { flow.close_cell() } else { Ok(()) }
    }

    /// The open row ends.
    pub(super) fn end_row(&mut self, flow: &mut Flow) -> Result<(), ReadError> {
        self.end_cell(flow)?;
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        if !std::mem::take(&mut open.row) {
            return Ok(());
        }
        open.pass_covered(flow)?;
        flow.close_row(true)
    }
}

impl Open {
    /// Columns that a cell above covers are empty cells of this row.
    fn pass_covered(&mut self, flow: &mut Flow) -> Result<(), ReadError> {
        while let Some(rows) = self.covered.get_mut(self.column).filter(|rows| **rows > 0) {
            *rows -= 1;
            self.column += 1;
            flow.open_cell();
            flow.close_cell()?;
        }
        Ok(())
    }
}
