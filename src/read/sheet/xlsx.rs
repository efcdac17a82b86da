//! XLSX and XLSM: calamine's stream of cells, and beside it what calamine leaves unread.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata, expand_shared_formula};

use super::calculated::Calculated;
use super::format::Format;
use super::grid::{Columns, Held, MOST_CELLS, Sheet, named};
use super::side::{self, Side};
use super::{formats, grid, guarded, kept, ours, shown};
use crate::document::Kept;
use crate::read::ReadError;
use crate::read::bounds::Said;
use crate::read::package::Package;

/// A style, as far as it bears on what a cell says.
#[derive(Clone, Debug, Default)]
struct Look {
    format: Format,
    bold: bool,
    indent: u32,
}

/// The visible sheets of a workbook; of one of ours those that are not derived, and what it carries.
pub(super) fn sheets(bytes: &[u8]) -> Result<(Vec<Sheet>, Option<Kept>), ReadError> {
    let mut package = Package::open(bytes, "xlsx")?;
    let ours = ours::is_ours(&mut package)?;
    if ours && ours::is_no_plan(&mut package)? {
        return Err(ReadError::OwnBook);
    }
    let wanted = |name: &str, visible: bool| match ours {
        true => kept::is_carrier(name) || (visible && !ours::is_derived(name)),
        false => visible,
    };
    let (mut out, calculated) = chosen(bytes, &mut package, wanted)?;
    calculated.verdict(&out)?;
    let mut carried = None;
    if ours {
        out.iter_mut().for_each(ours::unmark);
        carried = kept::take(&mut out);
        ours::plainly(&mut package, &mut out)?;
    }
    Ok((out, carried))
}

/// All sheets of a workbook of ours, derived and hidden ones too; `None` where it is not ours.
pub(super) fn all_of_ours(bytes: &[u8]) -> Result<Option<Vec<Sheet>>, ReadError> {
    let mut package = Package::open(bytes, "xlsx")?;
    if !ours::is_ours(&mut package)? {
        return Ok(None);
    }
    chosen(bytes, &mut package, |_, _| true).map(|(sheets, _)| Some(sheets))
}

/// The sheets that are wanted, by name and whether they are seen.
fn chosen(
    bytes: &[u8],
    package: &mut Package<'_>,
    wanted: impl Fn(&str, bool) -> bool,
) -> Result<(Vec<Sheet>, Calculated), ReadError> {
    let parts = side::parts(package)?;
    formats::bounded(package)?;
    let mut book: Xlsx<_> = guarded("xlsx", || Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error)))?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .filter(|sheet| wanted(&sheet.name, sheet.visible == SheetVisible::Visible))
        .map(|sheet| sheet.name.clone())
        .collect();
    grid::sheets(names.len())?;
    let mut left = MOST_CELLS;
    let mut said = Said::default();
    let mut calculated = Calculated::default();
    let mut out = Vec::new();
    for name in names {
        let side = match parts.get(&name) {
            Some(part) => side::read(package, part)?,
            None => Side::default(),
        };
        let cells = guarded("xlsx", || cells(&mut book, &name, &side, left, (&mut said, &mut calculated)))?;
        left = left.saturating_sub(cells.len());
        out.push(Sheet {
            name: named(name),
            cells,
            merges: side.merges,
            hidden_rows: side.hidden_rows,
            hidden_columns: Columns::of(side.hidden_columns),
            comments: side.comments,
            margins: side.margins,
        });
    }
    Ok((out, calculated))
}

fn fault(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        _ => ReadError::Damaged { format: "xlsx" },
    }
}

/// The cells of a sheet, by row and column.
fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    side: &Side,
    most: usize,
    (said, calculated): (&mut Said, &mut Calculated),
) -> Result<Vec<Held>, ReadError> {
    let mut stream = book.worksheet_cells_reader(name).map_err(|error| fault(&error))?;
    let looks: Vec<Look> = stream.styles().iter().map(look).collect();
    let plain = Look::default();
    let mut shared: BTreeMap<usize, (String, (u32, u32))> = BTreeMap::new();
    let mut styles = side.styles.iter();
    let mut out: Vec<Held> = Vec::new();
    while let Some(record) = stream.next_cell_with_formula_metadata().map_err(|error| fault(&error))? {
        let style = styles.next().and_then(|style| usize::try_from(*style).ok()).unwrap_or(0);
        let look = looks.get(style).unwrap_or(&plain);
        let formula = record.formula.map(|formula| whole(formula, record.pos, &mut shared)).transpose()?;
        if formula.is_some() {
            calculated.note(matches!(record.value, DataRef::Empty));
        }
        if let DataRef::SharedString(text) = &record.value {
            said.text(text)?;
        }
        said.formula(formula.as_deref().unwrap_or_default())?;
        let (text, number) = value(&record.value, &look.format);
        if text.is_empty() && formula.is_none() {
            continue;
        }
        if out.len() >= most {
            return Err(ReadError::ManyCells { cap: MOST_CELLS });
        }
        let (row, column) = record.pos;
        out.push(Held { row, column, text, number, formula, bold: look.bold, indent: look.indent, line: None });
    }
    if !out.is_sorted_by_key(|cell| (cell.row, cell.column)) {
        out.sort_by_key(|cell| (cell.row, cell.column));
    }
    Ok(out)
}

fn look(style: &calamine::Style) -> Look {
    Look {
        format: style.number_format.as_ref().map(|format| Format::of(&format.format_code)).unwrap_or_default(),
        bold: style.font.as_ref().is_some_and(calamine::Font::is_bold),
        indent: style.alignment.as_ref().and_then(|alignment| alignment.indent).map_or(0, u32::from),
    }
}

/// A cell's own formula; one that is shared is moved from where it was written, not from its range's corner.
fn whole(
    formula: XlsxFormulaMetadata,
    at: (u32, u32),
    shared: &mut BTreeMap<usize, (String, (u32, u32))>,
) -> Result<String, ReadError> {
    match formula {
        XlsxFormulaMetadata::Shared { shared_index, formula, .. } => {
            shared.insert(shared_index, (formula.clone(), at));
            Ok(formula)
        }
        XlsxFormulaMetadata::SharedDerived { shared_index } => match shared.get(&shared_index) {
            Some((written, from)) => expand_shared_formula(written, *from, at).map_err(|error| fault(&error)),
            None => Ok(String::new()),
        },
        XlsxFormulaMetadata::Normal { formula } => Ok(formula),
        _ => Ok(String::new()),
    }
}

/// A value's text and number.
pub(super) fn value(value: &DataRef<'_>, format: &Format) -> (String, Option<rust_decimal::Decimal>) {
    match value {
        DataRef::Int(value) => shown::whole(*value, format),
        DataRef::Float(value) => shown::number(*value, format),
        DataRef::String(text) => (shown::text(text), None),
        DataRef::SharedString(text) => (shown::text(text), None),
        DataRef::Bool(value) => (shown::truth(*value), None),
        DataRef::DateTime(moment) if moment.is_duration() => shown::number(moment.as_f64(), format),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            (shown::date((year, month, day, hour, minute), format), None)
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (shown::iso(text), None),
        DataRef::Error(error) => (error.to_string(), None),
        _ => (String::new(), None),
    }
}
