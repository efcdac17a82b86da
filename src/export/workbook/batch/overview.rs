//! The sheet Översikt of a summary: how many files came out how, what was found in all.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::plans::{self, CERTAIN, ERRORS, STATUS};
use super::row::{Entry as Row, Status};
use crate::export::workbook::checks::quoted;
use crate::export::workbook::folio::{FIRST, Folio, down};
use crate::export::workbook::page::Paper;
use crate::export::workbook::pen::{Entry, Pen};
use crate::export::workbook::sheets::quoted as sheet_name;
use crate::export::workbook::styles;

pub(super) fn draw(folio: &Folio<'_>, entries: &[Row]) -> Result<Worksheet, XlsxError> {
    let mut drawn = folio.sheet(&folio.home, Paper::Portrait)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[48, 14, 30])?;
    pen.line(0, 0, &folio.title, &styles::title())?;
    pen.sheet.set_row_height(0, 24)?;
    pen.line(1, 0, &folio.source, &styles::subtitle())?;
    let row = draw_statuses(folio, entries, &mut pen, 3)?;
    let row = draw_sums(folio, entries, &mut pen, row + 1)?;
    pen.line(row + 1, 0, &folio.word("book-guide-sheets"), &styles::heading())?;
    let name = plans::name(folio);
    pen.link(row + 2, 0, &format!("internal:{}!A1", sheet_name(&name)), &name, &styles::link())?;
    pen.line(row + 3, 0, &folio.word("batch-guide"), &styles::plain())?;
    Ok(drawn)
}

fn draw_statuses(folio: &Folio<'_>, entries: &[Row], pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    folio.header(pen, row, &[(folio.word("book-check-status"), false), (folio.word("batch-count"), true)])?;
    let sheet = plans::name(folio);
    let range = down(&sheet, STATUS, FIRST, plans::last(entries));
    let all = [Status::Sound, Status::ErrorsLeft, Status::NoPlan, Status::Unreadable, Status::NotWritten];
    let mut at = row + 1;
    for status in all {
        let word = folio.word(plans::word(status));
        pen.text(at, 0, &word, &styles::ruled(styles::text()))?;
        let count = entries.iter().filter(|entry| entry.status == status).count();
        let formula = format!("COUNTIF({range},{})", quoted(&word));
        let entry = Entry::Live { formula, value: Decimal::from(count) };
        pen.entry(at, 1, &entry, &styles::ruled(styles::figure(0)))?;
        at += 1;
    }
    pen.text(at, 0, &folio.word("batch-all"), &styles::ruled(styles::strong()))?;
    let formula = format!("SUM(B{}:B{at})", row + 2);
    let entry = Entry::Live { formula, value: Decimal::from(entries.len()) };
    pen.entry(at, 1, &entry, &styles::ruled(styles::figure(0)).set_bold())?;
    Ok(at + 1)
}

/// What is counted of a row.
type Count = fn(&Row) -> usize;

fn draw_sums(folio: &Folio<'_>, entries: &[Row], pen: &mut Pen<'_>, row: u32) -> Result<u32, XlsxError> {
    folio.header(pen, row, &[(folio.word("batch-found"), false), (folio.word("batch-count"), true)])?;
    let sheet = plans::name(folio);
    let sums: [(&str, u16, Count); 7] = [
        ("batch-sum-errors", ERRORS, |it| it.findings.errors),
        ("batch-sum-warnings", ERRORS + 1, |it| it.findings.warnings),
        ("batch-sum-infos", ERRORS + 2, |it| it.findings.infos),
        ("batch-sum-settled", ERRORS + 3, |it| it.findings.settled),
        ("batch-sum-certain", CERTAIN, |it| it.corrections.certain),
        ("batch-sum-likely", CERTAIN + 1, |it| it.corrections.likely),
        ("batch-sum-open", CERTAIN + 2, |it| it.corrections.open),
    ];
    let mut at = row + 1;
    for (label, column, of) in sums {
        pen.text(at, 0, &folio.word(label), &styles::ruled(styles::text()))?;
        let formula = format!("SUM({})", down(&sheet, column, FIRST, plans::last(entries)));
        let entry = Entry::Live { formula, value: Decimal::from(entries.iter().map(of).sum::<usize>()) };
        pen.entry(at, 1, &entry, &styles::ruled(styles::figure(0)))?;
        at += 1;
    }
    Ok(at)
}
