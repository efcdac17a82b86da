//! What a plan does not say, so that a rule cannot be weighed.

use crate::finding::{Arg, Message};
use crate::formula::Stuck;
use crate::plan::{Category, Side};

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    Budget,
    Side(Side),
    Category(Vec<Category>),
    Line(String),
    Group(String),
    Opening,
    Closing,
    Adoption,
    Year,
    Share(String),
    Stuck(Stuck),
}

impl Lack {
    /// In words.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Budget => Message::new("rules-lack-budget"),
            Self::Side(Side::Income) => Message::new("rules-lack-income"),
            Self::Side(_) => Message::new("rules-lack-cost"),
            Self::Category(which) => {
                let word = which.first().map_or("rules-category-other", |category| category_word(*category));
                Message::new("rules-lack-category").with("category", Arg::Word(word))
            }
            Self::Line(label) => Message::new("rules-lack-line").text("label", label),
            Self::Group(label) => Message::new("rules-lack-group").text("label", label),
            Self::Opening => Message::new("rules-lack-opening"),
            Self::Closing => Message::new("rules-lack-closing"),
            Self::Adoption => Message::new("rules-lack-adoption"),
            Self::Year => Message::new("rules-lack-year"),
            Self::Share(words) => Message::new("rules-lack-share").text("words", words),
            Self::Stuck(Stuck::DivisionByZero) => Message::new("rules-division-by-zero"),
            Self::Stuck(Stuck::Overflow) => Message::new("rules-overflow"),
            Self::Stuck(Stuck::Absent(_)) => Message::new("rules-lack-figure"),
        }
    }
}

impl From<Stuck> for Lack {
    fn from(stuck: Stuck) -> Self {
        Self::Stuck(stuck)
    }
}

/// The catalogue's word for a category.
pub(super) fn category_word(category: Category) -> &'static str {
    match category {
        Category::State => "rules-category-state",
        Category::Region => "rules-category-region",
        Category::Municipality => "rules-category-municipality",
        Category::Members => "rules-category-members",
        Category::Grant => "rules-category-grant",
        Category::OwnEquity => "rules-category-own-equity",
        Category::Reserve => "rules-category-reserve",
        Category::Administration => "rules-category-administration",
        _ => "rules-category-other",
    }
}
