//! What was read, and from where: the tables, the goals, and what found no home.

use super::pen::Pen;
use crate::export::{places, words};
use crate::finding::{Arg, Message};

pub(super) fn write(pen: &mut Pen<'_>) {
    pen.heading("memo-read");
    let plan = &pen.examination.corrected;
    let source = Message::new("memo-source").text("file", plan.source.file.clone());
    let source = pen.say(&source);
    pen.told("book-fact-source", &source);
    pen.told("book-fact-hash", &plan.source.sha256);
    if let Some(adopted) = &plan.adopted {
        pen.told("book-fact-adopted", &adopted.date.to_string());
    }
    let packs =
        if pen.examination.packs.is_empty() { pen.word("book-packs-none") } else { pen.examination.packs.join(", ") };
    pen.told("book-fact-packs", &packs);
    for budget in &plan.budgets {
        let columns: Vec<_> = budget.columns.iter().map(|column| words::column(column, pen.catalogue)).collect();
        let title = budget.title.clone().unwrap_or_else(|| pen.word("plan-untitled"));
        let told = Message::new("memo-read-budget")
            .text("title", title)
            .with("lines", Arg::Number(budget.lines.len().into()))
            .text("columns", columns.join(", "))
            .text("unit", budget.unit.symbol());
        let told = pen.say(&told);
        pen.point(&told);
    }
    let goals = Message::new("memo-read-goals").with("goals", Arg::Number(plan.goals.len().into()));
    let goals = pen.say(&goals);
    pen.point(&goals);
    if plan.unread.is_empty() {
        let nothing = pen.word("memo-read-all");
        pen.point(&nothing);
        return;
    }
    let unread = Message::new("memo-unread").with("count", Arg::Number(plan.unread.len().into()));
    let unread = pen.say(&unread);
    pen.point(&unread);
    for found in &plan.unread {
        let why = pen.say(&Message::new(found.why));
        let place = places::words(&found.place, pen.catalogue);
        pen.styled("Note", &format!("”{}”, {place}: {why}", found.text));
    }
}
