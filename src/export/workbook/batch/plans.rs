//! The sheet Planer: a row a file.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};

use super::row::{Entry as Row, Status};
use crate::export::workbook::folio::{FIRST, Folio, HEADER};
use crate::export::workbook::live::Live;
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::{Entry, Pen, cut};
use crate::export::workbook::sheets::a1;
use crate::export::workbook::styles;
use crate::finding::Message;
use crate::money::{Amount, Unit};

/// All amounts of the summary are in thousands, whatever the plans count in.
pub(super) const UNIT: Unit = Unit::Tkr;

pub(super) const STATUS: u16 = 3;
pub(super) const ERRORS: u16 = 4;
pub(super) const CERTAIN: u16 = 8;
const INCOME: u16 = 11;
const COSTS: u16 = 12;
const RESULT: u16 = 13;
const OFFICE: u16 = 15;
const OFFICE_SHARE: u16 = 16;
const EQUITY: u16 = 17;
const EQUITY_SHARE: u16 = 18;
const BOOK: u16 = 19;
const REMARK: u16 = 20;

/// The identifier of a status' word.
pub(super) fn word(status: Status) -> &'static str {
    match status {
        Status::Sound => "batch-status-sound",
        Status::ErrorsLeft => "batch-status-errors",
        Status::NoPlan => "batch-status-no-plan",
        Status::Unreadable => "batch-status-unreadable",
        Status::NotWritten => "batch-status-not-written",
    }
}

/// The sheet's name.
pub(super) fn name(folio: &Folio<'_>) -> String {
    folio.word("batch-sheet-plans")
}

/// The last row of files.
pub(super) fn last(entries: &[Row]) -> u32 {
    FIRST + u32::try_from(entries.len()).unwrap_or(u32::MAX).saturating_sub(1)
}

/// The formats of the sheet, made once: it may have thousands of rows.
struct Looks {
    text: Format,
    faint: Format,
    status: Format,
    count: Format,
    amount: Format,
    percent: Format,
    link: Format,
}

pub(super) fn draw(folio: &Folio<'_>, entries: &[Row]) -> Result<Worksheet, XlsxError> {
    let name = name(folio);
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[32, 32, 7, 19, 7, 10, 9, 9, 8, 8, 9, 11, 11, 10, 11, 12, 10, 11, 11, 10, 44])?;
    let subtitle = Message::new("batch-plans-subtitle").text("unit", UNIT.symbol());
    folio.head(&mut pen, &name, &folio.say(&subtitle))?;
    let heads = [
        ("batch-file", false),
        ("batch-forbund", false),
        ("book-year", true),
        ("book-check-status", false),
        ("batch-errors", true),
        ("batch-warnings", true),
        ("batch-infos", true),
        ("batch-settled", true),
        ("book-confidence-certain", true),
        ("book-confidence-likely", true),
        ("book-confidence-open", true),
        ("batch-income", true),
        ("batch-costs", true),
        ("batch-result", true),
        ("batch-members", true),
        ("batch-office", true),
        ("batch-of-costs", true),
        ("batch-equity", true),
        ("batch-of-income", true),
        ("batch-book", false),
        ("batch-remark", false),
    ];
    folio.header(&mut pen, HEADER, &heads.map(|(id, is_figure)| (folio.word(id), is_figure)))?;
    pen.sheet.set_row_height(HEADER, 44)?;
    let looks = Looks {
        text: styles::ruled(styles::text()),
        faint: styles::ruled(styles::faint()),
        status: styles::after_figure(styles::ruled(styles::strong())),
        count: styles::ruled(styles::figure(0)),
        amount: styles::ruled(styles::figure(0)),
        percent: styles::ruled(styles::percent()),
        link: styles::after_figure(styles::ruled(styles::link())),
    };
    for (at, entry) in (FIRST..).zip(entries) {
        draw_row(folio, &mut pen, at, entry, &looks)?;
    }
    let last = last(entries);
    pen.sheet.autofilter(HEADER, 0, last, REMARK)?;
    let marks = [
        (folio.word(word(Status::Sound)), styles::good()),
        (folio.word(word(Status::ErrorsLeft)), styles::bad()),
        (folio.word(word(Status::NoPlan)), styles::undecided()),
        (folio.word(word(Status::Unreadable)), styles::warn()),
        (folio.word(word(Status::NotWritten)), styles::warn()),
    ];
    pen.words((FIRST, STATUS), (last, STATUS), &marks)?;
    page::hold_header(pen.sheet, HEADER, 1)?;
    Ok(drawn)
}

fn draw_row(folio: &Folio<'_>, pen: &mut Pen<'_>, at: u32, entry: &Row, looks: &Looks) -> Result<(), XlsxError> {
    pen.text(at, 0, &entry.file, &looks.text)?;
    pen.text(at, 1, entry.forbund.as_deref().unwrap_or_default(), &looks.text)?;
    let year = entry.year.map(|year| Entry::Fixed(Decimal::from(year))).unwrap_or_default();
    pen.entry(at, 2, &year, &looks.faint)?;
    pen.text(at, STATUS, &folio.word(word(entry.status)), &looks.status)?;
    let is_plan = matches!(entry.status, Status::Sound | Status::ErrorsLeft | Status::NotWritten);
    let (found, mended) = (entry.findings, entry.corrections);
    let counts = [found.errors, found.warnings, found.infos, found.settled, mended.certain, mended.likely, mended.open];
    for (column, count) in (ERRORS..).zip(counts) {
        let count = if is_plan { Entry::Fixed(Decimal::from(count)) } else { Entry::Empty };
        pen.entry(at, column, &count, &looks.count)?;
    }
    let value = |amount: Option<Amount>| amount.map(|amount| amount.in_unit(UNIT));
    let fixed = |amount: Option<Amount>| value(amount).map_or(Entry::Empty, Entry::Fixed);
    let amounts = [
        (INCOME, entry.income),
        (COSTS, entry.costs),
        (14, entry.members),
        (OFFICE, entry.office),
        (EQUITY, entry.equity),
    ];
    for (column, amount) in amounts {
        pen.entry(at, column, &fixed(amount), &looks.amount)?;
    }
    let cell = |column: u16, amount: Option<Amount>| value(amount).map(|value| Live::atom(a1(at, column), value));
    let result = cell(INCOME, entry.income).zip(cell(COSTS, entry.costs));
    let result = result.and_then(|(income, costs)| income.minus(costs)).map_or(Entry::Empty, Live::entry);
    pen.entry(at, RESULT, &result, &looks.amount)?;
    let shares = [
        (OFFICE_SHARE, cell(OFFICE, entry.office), cell(COSTS, entry.costs)),
        (EQUITY_SHARE, cell(EQUITY, entry.equity), cell(INCOME, entry.income)),
    ];
    for (column, part, whole) in shares {
        let share = part.zip(whole).and_then(|(part, whole)| part.over(whole));
        let share = share.map_or(Entry::Empty, |share| Entry::Live {
            formula: share.text().to_owned(),
            value: share.value().round_dp(15),
        });
        pen.entry(at, column, &share, &looks.percent)?;
    }
    draw_book(folio, pen, at, entry, looks)?;
    pen.text(at, REMARK, &remark(folio, entry), &looks.text)
}

/// A link to the plan's own workbook, which stands beside this one.
fn draw_book(folio: &Folio<'_>, pen: &mut Pen<'_>, at: u32, entry: &Row, looks: &Looks) -> Result<(), XlsxError> {
    match &entry.book {
        Some(book) => {
            let url = Url::new(format!("file:///{}", escaped(book)))
                .set_text(folio.word("batch-open"))
                .set_tip(cut(book, 250));
            // A path too long for a link is told as text.
            match pen.sheet.write_url_with_format(at, BOOK, url, &looks.link) {
                Ok(_) => Ok(()),
                Err(_) => pen.text(at, BOOK, book, &looks.text),
            }
        }
        None => pen.text(at, BOOK, "", &looks.text),
    }
}

/// What a link's address takes instead of signs with a meaning there.
fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('#', "%23")
}

fn remark(folio: &Folio<'_>, entry: &Row) -> String {
    let same = entry.same_as.as_ref().map(|file| folio.say(&Message::new("batch-same-as").text("file", file.clone())));
    let told = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    [told(&entry.why), told(&entry.help), same].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
