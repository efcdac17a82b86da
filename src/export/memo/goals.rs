//! The goals with what is done, measured and followed up.

use super::pen::Pen;
use crate::plan::{Goal, Level};

pub(super) fn write(pen: &mut Pen<'_>) {
    pen.heading("book-sheet-goals");
    let goals = &pen.examination.corrected.goals;
    if goals.is_empty() {
        let none = pen.word("book-goals-none");
        pen.text(&none);
    }
    for one in goals {
        goal(pen, one);
    }
}

fn goal(pen: &mut Pen<'_>, goal: &Goal) {
    let name = match (goal.level, &goal.number) {
        (Level::Overall, _) => pen.word("book-goal-overall"),
        (Level::Goal, Some(number)) => format!("{} {number}", pen.word("book-goal-goal")),
        (Level::Goal, None) => pen.word("book-goal-goal"),
    };
    pen.subheading(&name);
    pen.text(&goal.text);
    let texts = |notes: &[crate::plan::Note]| notes.iter().map(|note| note.text.clone()).collect::<Vec<_>>();
    let indicators = goal.indicators.iter().map(|one| one.text.clone()).collect();
    for (id, points) in [
        ("book-goal-activity", texts(&goal.activities)),
        ("book-goal-indicator", indicators),
        ("book-goal-source", texts(&goal.sources)),
        ("book-goal-follow-up", texts(&goal.follow_up)),
    ] {
        for point in points {
            let point = format!("{}: {point}", pen.word(id));
            pen.point(&point);
        }
    }
}
