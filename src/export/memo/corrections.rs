//! What was corrected, what is offered, what the figures cannot decide; printed and new beside each other.

use super::pen::{Look, Pen};
use crate::export::words;
use crate::finding::{Confidence, Correction};

pub(super) fn write(pen: &mut Pen<'_>) {
    pen.heading("report-corrections");
    let examination = pen.examination;
    if examination.corrections.is_empty() {
        let none = pen.word("book-corrections-none");
        pen.text(&none);
        return;
    }
    let applied = examination.corrections.iter().filter(|one| examination.is_applied(one));
    let (proved, chosen): (Vec<_>, Vec<_>) = applied.partition(|one| one.confidence == Confidence::Certain);
    let is_left = |one: &&Correction| !examination.is_applied(one) && !examination.is_passed_over(one);
    let rest = || examination.corrections.iter().filter(is_left);
    let offered: Vec<_> = rest().filter(|one| !examination.is_undecided(one.group)).collect();
    let open: Vec<_> = rest().filter(|one| examination.is_undecided(one.group)).collect();
    for (heading, help, own) in [
        ("memo-applied", "memo-applied-help", proved),
        ("memo-chosen", "memo-chosen-help", chosen),
        ("memo-offered-heading", "memo-offered-help", offered),
        ("report-open", "memo-open-help", open),
    ] {
        if own.is_empty() {
            continue;
        }
        let (heading, help) = (pen.word(heading), pen.word(help));
        pen.subheading(&heading);
        pen.text(&help);
        table(pen, &own);
    }
}

fn table(pen: &mut Pen<'_>, corrections: &[&Correction]) {
    let head = ["memo-number", "book-line", "book-correction-old", "book-correction-new", "book-correction-why"];
    let head = head.map(|id| pen.word(id)).to_vec();
    let body = corrections.iter().map(|one| (Look::Plain, row(pen, one)));
    let rows: Vec<_> = std::iter::once((Look::Head, head)).chain(body).collect();
    pen.table(&[6, 25, 13, 13, 43], &rows, false);
}

fn row(pen: &Pen<'_>, one: &Correction) -> Vec<String> {
    let number = match one.alternative {
        Some(rank) => format!("{}.{rank}", one.group),
        None => one.group.to_string(),
    };
    let label = pen.catalogue.label(&one.cell.label);
    let column = words::column(&one.cell.column, pen.catalogue);
    let old = one.old.map_or_else(|| "–".to_owned(), |old| old.swedish(one.unit));
    vec![number, format!("{label}, {column}"), old, one.new.swedish(one.unit), pen.say(&one.why)]
}
