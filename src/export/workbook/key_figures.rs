//! The key figures: income, costs, result, equity, the members' shares, what the money goes to; all as formulas over
//! the budget's own cells.

use crate::plan::{Address, Category, Side};

use super::book::Book;
use super::live::Live;
use super::overview;
use super::sheets::{Sheet, Spot, a1};
use super::sides;

/// The column of amounts on Översikt.
pub(super) const AMOUNT: u16 = 1;

/// A key figure.
#[derive(Clone, Debug)]
pub(super) struct KeyFigure {
    /// The label's identifier.
    pub(super) label: &'static str,
    /// The amount, in the book's unit.
    pub(super) amount: Live,
    /// Its share of another.
    pub(super) share: Option<Live>,
    /// What the share is of, and what it is held against: an identifier.
    pub(super) against: &'static str,
    /// Whether it is a part of the figure above.
    pub(super) is_part: bool,
    /// The name that formulas can call it by.
    pub(super) name: Option<&'static str>,
}

/// The names that people ask for, and their cells.
pub(super) fn names(book: &Book<'_>) -> Vec<(&'static str, Spot)> {
    let rows = overview::first_key_figure(book)..;
    let figures = all(book);
    rows.zip(&figures)
        .filter_map(|(row, figure)| Some((figure.name?, Spot { sheet: Sheet::Overview, row, column: AMOUNT })))
        .collect()
}

/// All key figures that the plan has the figures for, in the order of their rows.
pub(super) fn all(book: &Book<'_>) -> Vec<KeyFigure> {
    let mut shelf = Shelf { first: overview::first_key_figure(book), figures: Vec::new() };
    let plan = &book.examination.corrected;
    let view = book.view(Sheet::Overview);
    let income =
        sides::in_all(plan, &view, Side::Income).map(|live| shelf.put("book-key-income", live, None, Some("Intakter")));
    let costs =
        sides::in_all(plan, &view, Side::Cost).map(|live| shelf.put("book-key-costs", live, None, Some("Kostnader")));
    if let Some(result) = income.clone().zip(costs.clone()).and_then(|(income, costs)| income.minus(costs)) {
        shelf.put("book-key-result", result, None, Some("Resultat"));
    }
    if let Some(closing) = closing(book) {
        let of = income.clone().map(|income| (income, "book-key-of-income"));
        shelf.put("book-key-equity", closing, of, Some("EgetKapitalUB"));
    }
    members(book, &mut shelf);
    let parts: [(&'static str, &[Category]); 4] = [
        ("book-key-administration", &[Category::Board, Category::Administration, Category::Audit]),
        ("book-key-individual", &[Category::Individual]),
        ("book-key-structural", &[Category::Structural]),
        ("book-key-reserve", &[Category::Reserve]),
    ];
    for (label, categories) in parts {
        if let Some(amount) = sides::of_categories(plan, &view, categories) {
            let of = costs.clone().map(|costs| (costs, "book-key-of-costs"));
            shelf.put(label, amount, of, None);
        }
    }
    shelf.figures
}

/// Key figures with their rows.
struct Shelf {
    first: u32,
    figures: Vec<KeyFigure>,
}

impl Shelf {
    /// Puts a figure on the next row; gives its own cell, for others to build on.
    fn put(
        &mut self,
        label: &'static str,
        amount: Live,
        of: Option<(Live, &'static str)>,
        name: Option<&'static str>,
    ) -> Live {
        let row = self.first.saturating_add(u32::try_from(self.figures.len()).unwrap_or(u32::MAX));
        let cell = Live::atom(a1(row, AMOUNT), amount.value());
        let against = of.as_ref().map_or("", |(_, against)| against);
        let share = of.and_then(|(whole, _)| cell.clone().over(whole));
        let is_part = against == "book-key-half" || against == "book-key-quarter";
        self.figures.push(KeyFigure { label, amount, share, against, is_part, name });
        cell
    }
}

/// The members' money and its parts: half the state's, a quarter each the regions' and the municipalities'.
fn members(book: &Book<'_>, shelf: &mut Shelf) {
    let all = [Category::State, Category::Region, Category::Municipality, Category::Members];
    let plan = &book.examination.corrected;
    let view = book.view(Sheet::Overview);
    let Some(total) = sides::of_categories(plan, &view, &all) else { return };
    let total = shelf.put("book-key-members", total, None, None);
    if sides::of_categories(plan, &view, &[Category::Members]).is_some() {
        // One line holds all members' money: their parts are not told.
        return;
    }
    let parts = [
        ("book-key-state", Category::State, "book-key-half"),
        ("book-key-region", Category::Region, "book-key-quarter"),
        ("book-key-municipality", Category::Municipality, "book-key-quarter"),
    ];
    for (label, category, against) in parts {
        if let Some(amount) = sides::of_categories(plan, &view, &[category]) {
            shelf.put(label, amount, Some((total.clone(), against)), None);
        }
    }
}

/// Closing equity of the plan's year.
fn closing(book: &Book<'_>) -> Option<Live> {
    let plan = &book.examination.corrected;
    let row = plan.equity.iter().position(|row| plan.year == Some(row.year) && row.closing.is_some())?;
    book.view(Sheet::Overview).live(&Address::Closing { row })
}
