//! The sheets Fynd and Rättelser: what was found in each plan, and what was corrected before the plans were joined.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Merged;
use super::layout::Whose;
use crate::Examination;
use crate::export::workbook::folio::{FIRST, HEADER, figure};
use crate::export::workbook::page::{self, Paper};
use crate::export::workbook::pen::Pen;
use crate::export::workbook::{corrections, places, styles, words};
use crate::finding::{Correction, Finding};

/// The sheet Fynd.
pub(super) fn draw(merged: &Merged<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let name = folio.word("merge-sheet-findings");
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[28, 12, 13, 62, 46, 28, 20])?;
    folio.head(&mut pen, &name, &folio.word("merge-findings-subtitle"))?;
    let ids = [
        "merge-party",
        "book-check-weight",
        "book-check-status",
        "merge-finding",
        "merge-finding-help",
        "book-check-source",
        "book-place",
    ];
    folio.header(&mut pen, HEADER, &ids.map(|id| (folio.word(id), false)))?;
    let mut at = FIRST;
    for (party, plan) in merged.plans.iter().enumerate() {
        for finding in &plan.findings {
            draw_finding(merged, &mut pen, at, (party, plan), finding)?;
            at += 1;
        }
    }
    finish(merged, &mut pen, at, 6, "merge-findings-none")?;
    if at > FIRST {
        let looks =
            [(folio.word("book-severity-error"), styles::bad()), (folio.word("book-severity-warning"), styles::warn())];
        pen.words((FIRST, 1), (at - 1, 1), &looks)?;
    }
    Ok(drawn)
}

fn draw_finding(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    (party, plan): (usize, &Examination),
    finding: &Finding,
) -> Result<(), XlsxError> {
    let folio = &merged.folio;
    let (text, faint) = (styles::ruled(styles::text()), styles::ruled(styles::faint()));
    let state = if plan.is_settled(finding) { "book-resolved" } else { "merge-finding-left" };
    pen.text(at, 0, &merged.named(Whose::Party(party)), &faint)?;
    pen.text(at, 1, &folio.word(words::severity(finding.severity)), &styles::ruled(styles::strong()))?;
    pen.text(at, 2, &folio.word(state), &text)?;
    pen.text(at, 3, &folio.say(&finding.message), &text)?;
    pen.text(at, 4, &folio.say(&finding.help), &text)?;
    pen.text(at, 5, &folio.say(&finding.source), &faint)?;
    let place = finding.cells.iter().find_map(|cell| cell.place.as_ref());
    pen.text(at, 6, &place.map(|place| places::words(place, folio.catalogue)).unwrap_or_default(), &faint)
}

fn finish(merged: &Merged<'_>, pen: &mut Pen<'_>, at: u32, last: u16, none: &'static str) -> Result<(), XlsxError> {
    if at > FIRST {
        pen.sheet.autofilter(HEADER, 0, at - 1, last)?;
    } else {
        pen.line(FIRST, 0, &merged.folio.word(none), &styles::subtitle())?;
    }
    page::hold_header(pen.sheet, HEADER, 0)
}

/// The sheet Rättelser.
pub(super) fn draw_corrections(merged: &Merged<'_>) -> Result<Worksheet, XlsxError> {
    let folio = &merged.folio;
    let name = folio.word("book-sheet-corrections");
    let mut drawn = folio.sheet(&name, Paper::Landscape)?;
    let mut pen = Pen::new(&mut drawn);
    pen.widths(&[28, 32, 15, 14, 14, 14, 12, 56, 20])?;
    folio.head(&mut pen, &name, &folio.word("merge-corrections-subtitle"))?;
    let heads = [
        ("merge-party", false),
        ("book-line", false),
        ("book-correction-column", false),
        ("book-correction-old", true),
        ("book-correction-new", true),
        ("book-correction-state", false),
        ("book-correction-confidence", false),
        ("book-correction-why", false),
        ("book-place", false),
    ];
    folio.header(&mut pen, HEADER, &heads.map(|(id, is_figure)| (folio.word(id), is_figure)))?;
    let mut at = FIRST;
    for (party, plan) in merged.plans.iter().enumerate() {
        for correction in &plan.corrections {
            draw_correction(merged, &mut pen, at, (party, plan), correction)?;
            at += 1;
        }
    }
    finish(merged, &mut pen, at, 8, "merge-corrections-none")?;
    Ok(drawn)
}

fn draw_correction(
    merged: &Merged<'_>,
    pen: &mut Pen<'_>,
    at: u32,
    (party, plan): (usize, &Examination),
    correction: &Correction,
) -> Result<(), XlsxError> {
    let folio = &merged.folio;
    let (text, faint) = (styles::ruled(styles::text()), styles::ruled(styles::faint()));
    pen.text(at, 0, &merged.named(Whose::Party(party)), &faint)?;
    pen.text(at, 1, &folio.catalogue.label(&correction.cell.label), &text)?;
    pen.text(at, 2, &words::column(&correction.cell.column, folio.catalogue), &text)?;
    for (column, amount) in [(3, correction.old), (4, Some(correction.new))] {
        match merged.value(amount) {
            Some(value) => pen.number(at, column, value, &figure(value))?,
            None => pen.text(at, column, "", &text)?,
        }
    }
    let state = corrections::state(plan, correction);
    pen.text(at, 5, &folio.word(state), &styles::after_figure(text.clone()))?;
    pen.text(at, 6, &folio.word(words::confidence(correction.confidence)), &text)?;
    pen.text(at, 7, &folio.say(&correction.why), &text)?;
    let place = correction.cell.place.as_ref().map(|place| places::words(place, folio.catalogue));
    pen.text(at, 8, &place.unwrap_or_default(), &faint)
}
