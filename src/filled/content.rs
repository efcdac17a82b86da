//! Typed cells as data.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Beside, OwnSheet, Part, Stood, category_word};
use crate::finding::Acceptance;
use crate::money::{Amount, Unit};
use crate::plan::Category;
use crate::text::{Catalogue, Language};

/// What stands in a typed cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Money.
    Amount(Amount),
    /// A formula of figures alone, such as `120+35`, with what it gives.
    Formula {
        /// Without `=`.
        text: String,
        /// Its value.
        amount: Amount,
        /// The unit that its figures count in.
        unit: Unit,
    },
    /// Another number.
    Number(Decimal),
    /// A number shown in percent.
    Share(Decimal),
    /// Text; a date as `2025-03-31`.
    Text(String),
}

/// One typed cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The sheet.
    pub part: Part,
    /// The row's identity; empty for a row that a person has added.
    pub row: String,
    /// What the row is called, for people.
    pub label: String,
    /// The head of its column: an entry of the catalogue, or the head as it stands.
    pub column: String,
    /// What the book said of the row when it was written.
    pub stamp: String,
    /// What stands there.
    pub content: Content,
    /// Whether the book computes the cell, so that there is no place for anything else.
    pub computed: bool,
    /// Why the value alone was kept: the formula as it stood, where it read other cells.
    pub formula: Option<String>,
}

/// All that people have typed into a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filled {
    /// The cells, in the order of the book.
    pub typed: Vec<Typed>,
    /// The identities of all rows of the book that people may fill.
    pub rows: BTreeSet<String>,
    /// What stands beside the book's own.
    pub beside: Vec<Beside>,
    /// The sheets that people have added.
    pub sheets: Vec<OwnSheet>,
    /// Where the source of the book has each goal and each part of one, in the book's words, by the row's identity.
    pub goal_places: BTreeMap<String, String>,
}

impl Filled {
    /// How many cells hold something of a person's.
    #[must_use]
    pub fn count(&self) -> usize {
        let own: usize = self.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        self.typed.len().saturating_add(self.beside.len()).saturating_add(own)
    }

    /// The deviations that are signed for, wholly or in part.
    #[must_use]
    pub fn acceptances(&self) -> Vec<Acceptance> {
        let mut all: Vec<Acceptance> = Vec::new();
        for typed in self.typed.iter().filter(|typed| typed.part == Part::Checks && !typed.row.is_empty()) {
            let stood = Stood::read(&typed.stamp);
            let at = all.iter().position(|held| held.check == typed.row && held.figures == stood.figures);
            let at = at.unwrap_or_else(|| {
                all.push(Acceptance {
                    rule: typed.row.split('#').next().unwrap_or_default().to_owned(),
                    check: typed.row.clone(),
                    label: typed.label.clone(),
                    figures: stood.figures.clone(),
                    off: stood.off,
                    accepted: stood.off,
                    unit: stood.unit,
                    ..Acceptance::default()
                });
                all.len().saturating_sub(1)
            });
            let Some(own) = all.get_mut(at) else { continue };
            let said = match &typed.content {
                Content::Text(text) => text.trim().to_owned(),
                Content::Number(number) | Content::Share(number) => number.normalize().to_string(),
                Content::Amount(amount) | Content::Formula { amount, .. } => amount.to_string(),
            };
            match typed.column.as_str() {
                "book-check-accepted-by" => own.who = said,
                "book-check-accepted-when" => own.when = said,
                "book-check-accepted-why" => own.why = said,
                _ => {
                    if let Content::Number(number) | Content::Share(number) = typed.content {
                        own.accepted = Some(number);
                    }
                }
            }
        }
        // A figure without a name beside it says nothing.
        all.retain(|own| !(own.who.is_empty() && own.when.is_empty() && own.why.is_empty()));
        all
    }

    /// The categories that were chosen, by line id. A word that is no category in either language is none.
    pub fn categories(&self) -> impl Iterator<Item = (&str, Category)> {
        let chosen = |typed: &&Typed| typed.part == Part::Budget && typed.column == "book-category";
        let mut known: Vec<(String, Category)> = Vec::new();
        if self.typed.iter().any(|typed| chosen(&typed)) {
            for language in [Language::Swedish, Language::English] {
                let catalogue = Catalogue::new(language);
                known.extend(Category::ALL.map(|category| (catalogue.word(category_word(category)), category)));
            }
        }
        self.typed.iter().filter(chosen).filter_map(move |typed| {
            let Content::Text(word) = &typed.content else { return None };
            let found = known.iter().find(|(own, _)| own == word)?;
            Some((typed.row.as_str(), found.1))
        })
    }
}
