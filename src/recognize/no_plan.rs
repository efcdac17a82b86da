//! What is said of a document that is no plan: what was looked for, and what was found instead.

use rust_decimal::Decimal;

use crate::document::Place;
use crate::finding::{Arg, Message};

/// A document in which no budget table was found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NoPlan {
    /// What was looked for, one message each; empty for what every plan has.
    pub looked_for: Vec<Message>,
    /// What was found instead.
    pub found: Found,
}

/// What a document without a budget holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Found {
    /// Lines with text.
    pub lines: usize,
    /// The first headings, as printed.
    pub headings: Vec<String>,
    /// Figures of any kind.
    pub figures: usize,
    /// Figures that can be amounts of money.
    pub amounts: usize,
    /// What the other figures are, by a word of the catalogue (`no-plan-years`, `no-plan-percentages`, …) and how many.
    pub others: Vec<(&'static str, usize)>,
    /// The table that came nearest to a budget.
    pub nearest: Option<Nearest>,
}

/// The table that came nearest to a budget, and why it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Its title or first words.
    pub title: String,
    /// Where it begins.
    pub place: Place,
    /// Why it was refused.
    pub why: Message,
}

impl NoPlan {
    /// What is wrong.
    #[must_use]
    pub fn message(&self, file: &str) -> Message {
        Message::new("no-plan").text("file", file)
    }

    /// What was looked for, a line each.
    #[must_use]
    pub fn looked_for(&self) -> Vec<Message> {
        if self.looked_for.is_empty() { vec![Message::new("no-plan-looked-for")] } else { self.looked_for.clone() }
    }

    /// What was found instead, a line each.
    #[must_use]
    pub fn found(&self) -> Vec<Message> {
        let found = &self.found;
        let mut lines = vec![
            Message::new("no-plan-figures")
                .with("lines", number(found.lines))
                .with("figures", number(found.figures))
                .with("amounts", number(found.amounts)),
        ];
        lines.extend(
            found
                .others
                .iter()
                .filter(|(_, count)| *count > 0)
                .map(|(id, count)| Message::new(id).with("count", number(*count))),
        );
        if !found.headings.is_empty() {
            lines.push(Message::new("no-plan-headings").text("headings", quoted(&found.headings)));
        }
        if let Some(nearest) = &found.nearest {
            lines.push(Message::new("no-plan-nearest").text("title", nearest.title.clone()));
            lines.push(nearest.why.clone());
        }
        lines
    }

    /// The way out.
    #[must_use]
    pub fn way_out(&self) -> Message {
        Message::new("no-plan-help")
    }
}

fn number(count: usize) -> Arg {
    Arg::Number(Decimal::from(count))
}

fn quoted(headings: &[String]) -> String {
    headings.iter().take(5).map(|heading| format!("”{}”", heading.trim())).collect::<Vec<_>>().join(", ")
}
