//! What is told at the end: how many plans came out how, what could not be read, where the answers are.

use super::{REPORTS, SUMMARY};
use crate::cli::args::BatchArgs;
use crate::cli::draw;
use crate::export::workbook::batch::{Entry, Status};
use crate::finding::{Arg, Message};
use crate::text::Catalogue;

/// How many files are named; the summary has them all.
const NAMED: usize = 12;

pub(super) fn told(entries: &[Entry], own: usize, args: &BatchArgs, catalogue: &Catalogue, width: usize) -> String {
    let of = |status: Status| entries.iter().filter(move |entry| entry.status == status).count();
    let count = |id: &'static str, count: usize| {
        catalogue.say(&Message::new(id).with("count", Arg::Number(rust_decimal::Decimal::from(count))))
    };
    let mut parts = vec![draw::strong(&count("batch-told-files", entries.len()))];
    let counted = [
        ("batch-told-sound", of(Status::Sound)),
        ("batch-told-errors", of(Status::ErrorsLeft)),
        ("batch-told-no-plan", of(Status::NoPlan)),
        ("batch-told-unreadable", of(Status::Unreadable)),
        ("batch-told-not-written", of(Status::NotWritten)),
    ];
    parts.extend(counted.iter().filter(|(_, held)| *held > 0).map(|(id, held)| format!("  {}", count(id, *held))));
    let twice = entries.iter().filter(|entry| entry.same_as.is_some()).count();
    for (id, held) in [("batch-told-twice", twice), ("batch-told-own", own)] {
        if held > 0 {
            parts.push(format!("  {}", count(id, held)));
        }
    }
    let broken: Vec<&Entry> = entries.iter().filter(|entry| !entry.why.is_empty()).collect();
    if !broken.is_empty() {
        parts.push(String::new());
        for entry in broken.iter().take(NAMED) {
            parts.extend(draw::hanging(&entry.why, width));
        }
        if let Some(more) = broken.len().checked_sub(NAMED).filter(|more| *more > 0) {
            parts.push(format!("  {}", count("batch-told-more", more)));
        }
    }
    parts.push(String::new());
    let summary = args.output.join(SUMMARY);
    let reports = args.output.join(REPORTS);
    for (id, path) in
        [("batch-wrote-summary", summary), ("batch-wrote-reports", reports), ("batch-wrote-books", args.output.clone())]
    {
        parts.push(catalogue.say(&Message::new(id).text("path", path.to_string_lossy())));
    }
    format!("{}\n", parts.join("\n"))
}
