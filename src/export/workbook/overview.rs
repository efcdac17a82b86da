//! The sheet Översikt: what plan it is, how it stands, what weighs most, its key figures, how to read the book.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::{Area, Finding};
use crate::plan::Column;

use super::areas;
use super::book::Book;
use super::key_figures::{self, AMOUNT, KeyFigure};
use super::lights::Light;
use super::live::Live;
use super::page::{self, Paper};
use super::pen::{Entry, Pen, cut};
use super::sheets::{Sheet, Spot, a1};
use super::wrap::lines;
use super::{checks, styles, tables, words};

const FACTS: u32 = 3;
/// The columns of the figures compared with, of their change, and of the last text.
const BEFORE: u16 = 3;
const CHANGE: u16 = 4;
const LAST_COLUMN: u16 = 5;
/// Percent at which the columns are as wide as an upright A4.
const SCALE: u16 = 65;
/// How many findings are told in words.
const WEIGHTIEST: usize = 3;
/// Characters that the columns of a finding's text hold on a line, by a cautious count.
const TEXT_WIDTH: u8 = 90;

/// The first row of key figures: what stands above has a fixed number of rows.
pub(super) fn first_key_figure(book: &Book<'_>) -> u32 {
    key_heading(book) + 2
}

fn lights_heading(book: &Book<'_>) -> u32 {
    FACTS + facts(book).len() as u32 + 1
}

fn findings_heading(book: &Book<'_>) -> u32 {
    lights_heading(book) + Area::ALL.len() as u32 + 3
}

fn key_heading(book: &Book<'_>) -> u32 {
    findings_heading(book) + weightiest(book).len().max(1) as u32 + 2
}

/// Draws the sheet.
pub(super) fn draw(book: &Book<'_>, drawn: &mut Worksheet) -> Result<(), XlsxError> {
    page::set_up(book, Sheet::Overview, drawn, Paper::Portrait);
    let mut pen = Pen::on(book, Sheet::Overview, drawn);
    let compares = key_figures::before(book).is_some();
    pen.widths(if compares { &[34, 15, 11, 17, 12, 39] } else { &[34, 16, 11, 2, 2, 63] })?;
    pen.line(0, 0, &book.forbund(), &styles::title())?;
    pen.sheet.set_row_height(0, 24)?;
    pen.line(1, 0, &book.title(), &styles::heading().set_font_color(rust_xlsxwriter::Color::RGB(0x5F_6B_73)))?;
    for (row, (label, text)) in (FACTS..).zip(facts(book)) {
        pen.line(row, 0, &book.word(label), &styles::faint())?;
        pen.line(row, 1, &text, &styles::plain())?;
    }
    draw_lights(book, &mut pen)?;
    draw_findings(book, &mut pen)?;
    let row = draw_key_figures(book, &mut pen)?;
    // A page for the figures and one for the charts. Breaks are kept only where the sheet is scaled, not fitted.
    pen.sheet.set_print_scale(SCALE).set_page_breaks(&[row + 1])?;
    let row = tables::draw(book, &mut pen, row + 1)?;
    draw_guide(book, &mut pen, row)
}

fn facts(book: &Book<'_>) -> Vec<(&'static str, String)> {
    let plan = &book.examination.corrected;
    let adopted = plan.adopted.as_ref().map_or_else(|| book.word("book-not-stated"), |date| date.date.to_string());
    let hash = cut(book.source_sha256(), 17);
    let packs = match book.examination.packs.is_empty() {
        true => book.word("book-packs-none"),
        false => book.examination.packs.join(", "),
    };
    let mut file = book.source_file().to_owned();
    if book.is_less_sure() {
        file.push_str(&format!(" (PDF) – {}", book.word("source-less-sure-short")));
    }
    let mut facts = vec![("book-fact-adopted", adopted), ("book-fact-source", file), ("book-fact-hash", hash)];
    if plan.origin.is_some() {
        facts.push(("book-fact-updated", plan.source.file.clone()));
    }
    facts.extend([
        ("book-fact-packs", packs),
        ("book-fact-version", format!("plankoll {}", env!("CARGO_PKG_VERSION"))),
        ("book-fact-unit", book.unit.symbol().to_owned()),
    ]);
    facts
}

fn draw_lights(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let heading = lights_heading(book);
    pen.line(heading, 0, &book.word("book-lights"), &styles::heading())?;
    pen.texts(heading + 1, 0, &book.word_list(&["book-light-area", "book-light-state"]), &styles::header())?;
    pen.text(heading + 1, 2, &book.word("book-light-counts"), &styles::after_figure(styles::header()))?;
    for column in BEFORE..=LAST_COLUMN {
        pen.text(heading + 1, column, "", &styles::header())?;
    }
    for (row, area) in (heading + 2..).zip(Area::ALL) {
        pen.text(row, 0, &book.word(areas::word(area)), &styles::ruled(styles::text()))?;
        let state = styles::ruled(styles::strong());
        match book.sections.iter().find(|section| section.area == area) {
            Some(section) => {
                let light = Light::new(book, section);
                pen.formula(row, 1, &light.formula(book), &book.word(light.now()), &state)?;
                pen.formula(
                    row,
                    2,
                    &light.counts_formula(book),
                    &light.counts(book),
                    &styles::after_figure(styles::plain()),
                )?;
            }
            None => pen.text(row, 1, &book.word("book-light-none"), &state)?,
        }
    }
    let looks = [
        (book.word("book-light-good"), styles::good()),
        (book.word("book-light-bad"), styles::bad()),
        (book.word("book-light-look"), styles::warn()),
        (book.word("book-light-part"), styles::undecided()),
        (book.word("book-light-none"), styles::undecided()),
    ];
    pen.words((heading + 2, 1), (heading + 1 + Area::ALL.len() as u32, 1), &looks)
}

fn weightiest<'a>(book: &'a Book<'_>) -> Vec<&'a Finding> {
    book.examination.findings.iter().take(WEIGHTIEST).collect()
}

fn draw_findings(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<(), XlsxError> {
    let heading = findings_heading(book);
    pen.line(heading, 0, &book.word("book-weightiest"), &styles::heading())?;
    let findings = weightiest(book);
    if findings.is_empty() {
        pen.line(heading + 1, 0, &book.word("book-weightiest-none"), &styles::text())?;
    }
    for (row, finding) in (heading + 1..).zip(findings) {
        let resolved = book.examination.is_settled(finding);
        let word = match (resolved, book.examination.is_accepted(finding)) {
            (true, _) => "book-resolved",
            (false, true) => "book-status-accepted",
            (false, false) => words::severity(finding.severity),
        };
        match checks::row_of(book, finding) {
            Some(spot) => {
                let look = styles::ruled(styles::link()).set_bold();
                pen.link(row, 0, &book.names.link(spot), &book.word(word), &look)?;
            }
            None => pen.text(row, 0, &book.word(word), &styles::ruled(styles::strong()))?,
        }
        let told = [&finding.message, &finding.help].map(|message| sentence(&book.catalogue.say(message)));
        let text = told.join("\n");
        let text = cut(text.trim(), 1_500);
        pen.merged(row, (1, LAST_COLUMN), &text, &styles::ruled(styles::text()))?;
        pen.make_room(row, lines(&text, TEXT_WIDTH))?;
    }
    Ok(())
}

/// A text as a sentence of its own: a great letter first, a full stop last.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut signs = text.chars();
    let Some(first) = signs.next() else { return String::new() };
    let stop = if text.ends_with(['.', '!', '?', ':', '…']) { "" } else { "." };
    format!("{}{}{stop}", first.to_uppercase(), signs.as_str())
}

/// Draws the key figures; gives the row after them.
fn draw_key_figures(book: &Book<'_>, pen: &mut Pen<'_>) -> Result<u32, XlsxError> {
    let heading = key_heading(book);
    pen.line(heading, 0, &book.word("book-key-figures"), &styles::heading())?;
    let figures = key_figures::all(book);
    if figures.is_empty() {
        pen.line(heading + 1, 0, &book.word("book-key-none"), &styles::text())?;
        return Ok(heading + 2);
    }
    let amount = format!("{}, {}", book.word("book-amount"), book.unit.symbol());
    pen.text(heading + 1, 0, &book.word("book-key-figure"), &styles::header())?;
    pen.texts(heading + 1, 1, &[amount, book.word("book-key-share")], &styles::header_right())?;
    let compared = match compared_column(book) {
        Some(column) => {
            let column = format!("{}, {}", words::column(&column, book.catalogue), book.unit.symbol());
            [column, book.word("book-change")]
        }
        None => [String::new(), String::new()],
    };
    pen.texts(heading + 1, BEFORE, &compared, &styles::header_right())?;
    pen.text(heading + 1, LAST_COLUMN, &book.word("book-key-against"), &styles::after_figure(styles::header()))?;
    let mut row = heading + 2;
    for figure in figures {
        draw_key_figure(book, pen, row, figure)?;
        row += 1;
    }
    Ok(row)
}

fn compared_column(book: &Book<'_>) -> Option<Column> {
    let plan = &book.examination.corrected;
    plan.budgets.get(plan.main_column()?.0)?.columns.get(key_figures::before(book)?).copied()
}

fn draw_key_figure(book: &Book<'_>, pen: &mut Pen<'_>, row: u32, figure: &KeyFigure) -> Result<(), XlsxError> {
    let part = u8::from(figure.is_part);
    let label = styles::indented(styles::ruled(styles::text()), part);
    pen.set_in(row, 0, &book.word(figure.label), &label, part)?;
    let look = |amount: &Live| {
        // A cap is a share of another figure: whole units say enough.
        let exact = figure.against != "book-key-of-cap" && figure.against != "book-key-under-cap";
        let decimals = if exact { amount.value().normalize().scale().min(2) } else { 0 };
        styles::ruled(styles::figure(decimals))
    };
    pen.entry(row, AMOUNT, &figure.amount.clone().entry(), &look(&figure.amount))?;
    let percent = styles::ruled(styles::percent());
    match &figure.share {
        Some((own, whole)) => pen.share(row, AMOUNT + 1, own, whole, &percent)?,
        None => pen.entry(row, AMOUNT + 1, &Entry::Empty, &percent)?,
    }
    match &figure.before {
        Some(before) => {
            pen.entry(row, BEFORE, &before.clone().entry(), &look(before))?;
            let cell = |column, live: &Live| Live::atom(a1(row, column), live.value());
            pen.share_of_change(row, CHANGE, &cell(AMOUNT, &figure.amount), &cell(BEFORE, before), &percent)?;
        }
        None => {
            pen.text(row, BEFORE, "", &percent)?;
            pen.text(row, CHANGE, "", &percent)?;
        }
    }
    let against = if figure.against.is_empty() { String::new() } else { book.word(figure.against) };
    pen.text(row, LAST_COLUMN, &against, &styles::after_figure(styles::ruled(styles::faint())))
}

/// How to read the book, in five lines.
const GUIDE: [&str; 5] = ["book-guide-1", "book-guide-2", "book-guide-3", "book-guide-4", "book-guide-5"];

fn draw_guide(book: &Book<'_>, pen: &mut Pen<'_>, heading: u32) -> Result<(), XlsxError> {
    pen.line(heading, 0, &book.word("book-guide"), &styles::heading())?;
    let mut row = heading + 1;
    for line in GUIDE {
        pen.line(row, 0, &book.word(line), &styles::plain())?;
        row += 1;
    }
    row += 1;
    pen.line(row, 0, &book.word("book-guide-sheets"), &styles::heading())?;
    row += 1;
    let left = (book.inputs.any_left()).then_some(Sheet::Left);
    for sheet in book.sheets().into_iter().skip(1).chain(left) {
        let link = book.names.link(Spot { sheet, row: 0, column: 0 });
        pen.link(row, 0, &link, &book.names.of(sheet), &styles::link())?;
        let about = match sheet {
            Sheet::Overview => "book-sheet-overview",
            Sheet::Budget(_) => "book-guide-budget",
            Sheet::Years => "book-guide-years",
            Sheet::FollowUp => "book-guide-follow-up",
            Sheet::Activities => "book-guide-activities",
            Sheet::Members => "book-guide-members",
            Sheet::Goals => "book-guide-goals",
            Sheet::Checks => "book-guide-checks",
            Sheet::Corrections => "book-guide-corrections",
            Sheet::Source => "book-guide-source",
            Sheet::Left => "book-guide-left",
        };
        pen.line(row, 1, &book.word(about), &styles::plain())?;
        row += 1;
    }
    Ok(())
}
