//! What people had written beside the book's own, put back: in free cells, as notes at cells, on sheets of their own.

use rust_xlsxwriter::{ExcelDateTime, Format, Note, Worksheet, XlsxError};

use crate::filled::{Beside, OwnSheet, Said, is_of_figures, print};
use crate::finding::Message;
use crate::money::amount::swedish_number;
use crate::money::border::to_cell;

use super::book::Book;
use super::inputs::date;
use super::left::Left;
use super::pen::{cut, fitting};
use super::record::{self, Page};
use super::sheets::{Sheet, a1};
use super::styles;

/// Puts back what stood on a sheet; what finds no free cell is left.
pub(super) fn place(book: &Book<'_>, sheet: Sheet, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    let key = record::key(sheet);
    let all = &book.examination.filled.beside;
    let own: Vec<(usize, &Beside)> = all.iter().enumerate().filter(|(_, beside)| beside.sheet == key).collect();
    let Some(record) = book.records.get(&sheet).filter(|_| !own.is_empty()) else { return Ok(()) };
    let mut page = record.borrow().page();
    for (index, beside) in own {
        let Some(at) = spot(beside, &page) else { continue };
        let free = match beside.said {
            Said::Note(_) => page.notes.insert(at),
            _ => page.taken.insert(at),
        };
        if free {
            write(drawn, at, &beside.said, beside.formula.as_deref().filter(|formula| is_of_figures(formula)))?;
            book.inputs.place_beside(index);
        }
    }
    Ok(())
}

/// Where a cell belongs on the sheet as it is now.
fn spot(beside: &Beside, page: &Page) -> Option<(u32, u16)> {
    let row = match beside.below {
        Some(below) => page.last_row.checked_add(below)?,
        None if !beside.beside.is_empty() => page.row_with(print(&beside.beside))?.checked_add(beside.down)?,
        None if beside.anchor.is_empty() => beside.row,
        None => page.row_of(&beside.anchor, beside.row)?.checked_add(beside.down)?,
    };
    let column = match beside.right {
        Some(right) => page.last_column.checked_add(u16::try_from(right).ok()?)?,
        None => match beside.head.and_then(|head| page.column_of(head)) {
            Some(column) => column,
            None => u16::try_from(beside.column).ok()?,
        },
    };
    Some((row, column))
}

fn write(
    drawn: &mut Worksheet,
    (row, column): (u32, u16),
    said: &Said,
    formula: Option<&str>,
) -> Result<(), XlsxError> {
    let plain = styles::plain();
    let number = |value| to_cell(value).map_or_else(|| swedish_number(value), |number| number.to_string());
    if let (Some(formula), Said::Number(value) | Said::Share(value)) = (formula, said) {
        let formula = rust_xlsxwriter::Formula::new(format!("={formula}")).set_result(number(*value));
        drawn.write_formula_with_format(row, column, formula, &look(said, plain))?;
        return Ok(());
    }
    match said {
        Said::Text(text) => match (formula, date(text)) {
            (Some(formula), _) => {
                let formula = rust_xlsxwriter::Formula::new(format!("={formula}")).set_result(text.as_str());
                drawn.write_formula_with_format(row, column, formula, &plain)?;
            }
            (None, Some(day)) => day_of(drawn, (row, column), &day)?,
            (None, None) => {
                drawn.write_string_with_format(row, column, fitting(text), &plain)?;
            }
        },
        Said::Number(value) | Said::Share(value) => match to_cell(*value) {
            Some(number) => {
                drawn.write_number_with_format(row, column, number, &look(said, plain))?;
            }
            None => {
                drawn.write_string_with_format(row, column, swedish_number(*value), &plain)?;
            }
        },
        Said::Note(text) => {
            let note = Note::new(fitting(text)).set_author("").add_author_prefix(false).set_width(260);
            drawn.insert_note(row, column, &note)?;
        }
    }
    Ok(())
}

fn day_of(drawn: &mut Worksheet, (row, column): (u32, u16), day: &ExcelDateTime) -> Result<(), XlsxError> {
    drawn.write_datetime_with_format(row, column, day, &styles::plain().set_num_format("yyyy-mm-dd"))?;
    Ok(())
}

fn look(said: &Said, plain: Format) -> Format {
    match said {
        Said::Share(_) => plain.set_num_format("0.0 %"),
        Said::Number(value) if value.fract().is_zero() => plain.set_num_format("[$-41D]#,##0"),
        _ => plain,
    }
}

/// Whether a formula still reads what it read on a sheet of a person's own: its own cells, which have not moved.
fn stays(formula: &str) -> bool {
    !formula.contains(['!', '['])
}

/// A sheet that a person had added, as it was; its name is another where the book has one of that name itself.
pub(super) fn own_sheet(own: &OwnSheet, taken: &mut Vec<String>) -> Result<Worksheet, XlsxError> {
    let mut drawn = Worksheet::new();
    let mut name = own.name.clone();
    let mut next = 2u32;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        name = format!("{} ({next})", cut(&own.name, 25));
        next = next.saturating_add(1);
    }
    drawn.set_name(&name)?;
    taken.push(name);
    for cell in &own.cells {
        let Ok(column) = u16::try_from(cell.column) else { continue };
        write(&mut drawn, (cell.row, column), &cell.said, cell.formula.as_deref().filter(|it| stays(it)))?;
    }
    drawn.set_autofit_max_width(360);
    drawn.autofit();
    Ok(drawn)
}

/// What found no free cell, in words.
pub(super) fn left(book: &Book<'_>) -> Vec<Left> {
    book.inputs.beside_left().into_iter().map(|beside| told(book, beside, why(book, beside))).collect()
}

/// Formulas that stand as their values now.
pub(super) fn as_values(book: &Book<'_>) -> Vec<Left> {
    let filled = &book.examination.filled;
    let lost = book.inputs.beside_placed().into_iter().filter_map(|beside| {
        let formula = beside.formula.as_ref().filter(|formula| !is_of_figures(formula))?;
        Some(told(book, beside, Message::new("left-formula").text("formula", formula)))
    });
    let sheets = filled.sheets.iter().filter_map(|sheet| {
        let cell = sheet.cells.iter().find(|cell| cell.formula.as_ref().is_some_and(|formula| !stays(formula)))?;
        Some(Left {
            sheet: sheet.name.clone(),
            row: String::new(),
            column: book.say(Message::new("left-cell").text("cell", place_of(cell.row, cell.column))),
            content: content(&cell.said),
            why: book.word("left-own-formulas"),
        })
    });
    lost.chain(sheets).collect()
}

fn why(book: &Book<'_>, beside: &Beside) -> Message {
    let known = book.records.keys().any(|sheet| record::key(*sheet) == beside.sheet);
    let sheet = book.records.iter().find(|(sheet, _)| record::key(**sheet) == beside.sheet);
    let found = sheet.is_some_and(|(_, record)| spot(beside, &record.borrow().page()).is_some());
    Message::new(match (known, found) {
        (false, _) => "left-sheet-gone",
        (true, false) => "left-beside-gone",
        (true, true) => "left-taken",
    })
}

fn told(book: &Book<'_>, beside: &Beside, why: Message) -> Left {
    let sheet = book.records.keys().find(|sheet| record::key(**sheet) == beside.sheet);
    let id = if matches!(beside.said, Said::Note(_)) { "left-note-at" } else { "left-cell" };
    Left {
        sheet: sheet.map_or_else(|| beside.sheet.clone(), |sheet| book.names.of(*sheet)),
        row: beside.label.clone(),
        column: book.say(Message::new(id).text("cell", place_of(beside.row, beside.column))),
        content: content(&beside.said),
        why: book.say(why),
    }
}

fn place_of(row: u32, column: u32) -> String {
    u16::try_from(column).map(|column| a1(row, column)).unwrap_or_default()
}

fn content(said: &Said) -> String {
    match said {
        Said::Text(text) | Said::Note(text) => text.clone(),
        Said::Number(number) => swedish_number(*number),
        Said::Share(share) => {
            let percent = share.checked_mul(rust_decimal::Decimal::ONE_HUNDRED).unwrap_or_default();
            format!("{} %", swedish_number(percent.normalize()))
        }
    }
}

/// Draws a cell of Ej överfört.
pub(super) fn draw_left(drawn: &mut Worksheet, at: (u32, u16), said: &Said) -> Result<(), XlsxError> {
    match said {
        // On the list a note is words like others.
        Said::Note(text) => write(drawn, at, &Said::Text(text.clone()), None),
        other => write(drawn, at, other, None),
    }
}
