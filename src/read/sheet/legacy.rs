//! XLS and XLSB through calamine, which gives their values, formulas and merged cells, and no formats.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Sheet as About, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError};

use super::calculated::Calculated;
use super::format::Format;
use super::grid::{Held, MOST_CELLS, Sheet, named};
use super::{grid, guarded, ours, xlsx};
use crate::read::ReadError;
use crate::read::bounds::Said;
use crate::read::package::Package;

/// The visible sheets of an xls workbook.
pub(super) fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    guarded("xls", || {
        let fault = |error: XlsError| match error {
            XlsError::Password => ReadError::Encrypted,
            _ => ReadError::Damaged { format: "xls" },
        };
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(fault)?;
        let mut gathered = Gathered::default();
        for name in visible(book.sheets_metadata(), false)? {
            let mut cells = BTreeMap::new();
            let range = book.worksheet_range(&name).map_err(fault)?;
            for (row, column, value) in range.used_cells() {
                let at = absolute(range.start(), row, column);
                gathered.value(&mut cells, at, value)?;
            }
            let formulas = book.worksheet_formula(&name).map_err(fault)?;
            for (row, column, formula) in formulas.used_cells() {
                let at = absolute(formulas.start(), row, column);
                gathered.formula(&mut cells, at, formula)?;
            }
            let merges = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            let wide = |from: u32, to: u32| to.saturating_sub(from).saturating_add(1);
            let merges = merges.iter().map(|merge| (merge.start, wide(merge.start.1, merge.end.1))).collect();
            let name = named(name);
            gathered.sheets.push(Sheet { name, cells: cells.into_values().collect(), merges, ..Sheet::default() });
        }
        gathered.finish()
    })
}

/// The visible sheets of an xlsb workbook.
pub(super) fn xlsb(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let ours = ours::is_ours(&mut Package::open(bytes, "xlsb")?)?;
    guarded("xlsb", || {
        let fault = |error: XlsbError| match error {
            XlsbError::Password => ReadError::Encrypted,
            _ => ReadError::Damaged { format: "xlsb" },
        };
        let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(fault)?;
        let mut gathered = Gathered::default();
        for name in visible(book.sheets_metadata(), ours)? {
            let mut cells = BTreeMap::new();
            let mut stream = book.worksheet_cells_reader(&name).map_err(fault)?;
            while let Some(cell) = stream.next_cell().map_err(fault)? {
                let value: Data = cell.get_value().clone().into();
                gathered.value(&mut cells, cell.get_position(), &value)?;
            }
            drop(stream);
            let mut stream = book.worksheet_cells_reader(&name).map_err(fault)?;
            while let Some(cell) = stream.next_formula().map_err(fault)? {
                gathered.formula(&mut cells, cell.get_position(), cell.get_value())?;
            }
            drop(stream);
            let name = named(name);
            gathered.sheets.push(Sheet { name, cells: cells.into_values().collect(), ..Sheet::default() });
        }
        gathered.finish()
    })
}

fn visible(all: &[About], ours: bool) -> Result<Vec<String>, ReadError> {
    grid::sheets(all.len())?;
    let seen = all
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .filter(|name| !(ours && ours::is_derived(name)));
    Ok(seen.collect())
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Error(error) => DataRef::Error(error.clone()),
        _ => DataRef::Empty,
    }
}

/// Where a cell of a range stands on its sheet.
fn absolute(start: Option<(u32, u32)>, row: usize, column: usize) -> (u32, u32) {
    let (top, left) = start.unwrap_or((0, 0));
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (top.saturating_add(small(row)), left.saturating_add(small(column)))
}

#[derive(Default)]
struct Gathered {
    sheets: Vec<Sheet>,
    calculated: Calculated,
    count: usize,
    said: Said,
}

type Cells = BTreeMap<(u32, u32), Held>;

impl Gathered {
    fn value(&mut self, cells: &mut Cells, at: (u32, u32), value: &Data) -> Result<(), ReadError> {
        let (text, number) = xlsx::value(&borrowed(value), &Format::default());
        self.said.text(&text)?;
        if !text.is_empty() {
            self.count += 1;
            cells.insert(at, Held { row: at.0, column: at.1, text, number, ..Held::default() });
        }
        if self.count > MOST_CELLS { Err(ReadError::ManyCells { cap: MOST_CELLS }) } else { Ok(()) }
    }

    fn formula(&mut self, cells: &mut Cells, at: (u32, u32), formula: &str) -> Result<(), ReadError> {
        if formula.is_empty() {
            return Ok(());
        }
        self.said.formula(formula)?;
        self.calculated.note(!cells.contains_key(&at));
        self.count += 1;
        let held = cells.entry(at).or_insert_with(|| Held { row: at.0, column: at.1, ..Held::default() });
        held.formula = Some(formula.trim_start_matches('=').to_owned());
        if self.count > MOST_CELLS * 2 { Err(ReadError::ManyCells { cap: MOST_CELLS }) } else { Ok(()) }
    }

    fn finish(self) -> Result<Vec<Sheet>, ReadError> {
        self.calculated.verdict(&self.sheets)?;
        Ok(self.sheets)
    }
}
