//! The memo's head: what it is about, how it came out, the key figures.

use super::pen::{Look, Pen};
use crate::export::workbook::key_figures_in_words;
use crate::finding::{Arg, Message, Severity};

pub(super) fn write(pen: &mut Pen<'_>) {
    let plan = &pen.examination.corrected;
    let forbund = plan.forbund.clone().unwrap_or_else(|| pen.word("book-forbund-unknown"));
    let title = match plan.year {
        Some(year) => pen.say(&Message::new("memo-title-year").text("year", year.to_string())),
        None => pen.word("memo-title"),
    };
    pen.styled("Title", &title);
    pen.styled("Note", &forbund);
    pen.heading("memo-summary");
    let verdict = verdict(pen);
    pen.text(&verdict);
    let rows = key_figures_in_words(pen.examination, pen.catalogue);
    if rows.is_empty() {
        return;
    }
    let head = ["book-key-figure", "book-amount", "book-key-share", "book-key-against"].map(|id| pen.word(id)).to_vec();
    let body = rows.into_iter().map(|row| {
        let label = if row.is_part { format!("\u{a0}\u{a0}\u{a0}{}", row.label) } else { row.label };
        (Look::Plain, vec![label, row.amount, row.share, row.against])
    });
    let table: Vec<_> = std::iter::once((Look::Head, head)).chain(body).collect();
    pen.table(&[36, 14, 12, 38], &table, false);
}

/// How the plan came out, in two sentences.
fn verdict(pen: &Pen<'_>) -> String {
    let examination = pen.examination;
    let counted = |severity| examination.findings.iter().filter(|found| found.severity == severity).count();
    let errors = examination.findings.iter().filter(|found| found.severity == Severity::Error);
    let left = errors.filter(|found| !examination.is_settled(found) && !examination.is_accepted(found)).count();
    let count = |count: usize| Arg::Number(count.into());
    let judged = examination.judged.len();
    pen.say(
        &Message::new("memo-verdict")
            .with("rules", count(judged))
            .with("errors", count(counted(Severity::Error)))
            .with("warnings", count(counted(Severity::Warning)))
            .with("left", count(left)),
    )
}
