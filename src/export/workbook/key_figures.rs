//! The key figures: income, costs, result, equity, the members' shares, what the money goes to; all as formulas over
//! the budget's own cells.

use crate::plan::{Address, Category, Side};

use super::book::Book;
use super::cap;
use super::compared;
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
    pub(super) share: Option<(Live, Live)>,
    /// What the share is of, and what it is held against: an identifier.
    pub(super) against: &'static str,
    /// Whether it is a part of the figure above.
    pub(super) is_part: bool,
    /// The same in the column it is compared with.
    pub(super) before: Option<Live>,
    /// The name that formulas can call it by.
    pub(super) name: Option<&'static str>,
}

/// The names that people ask for, and their cells.
pub(super) fn names(book: &Book<'_>) -> Vec<(&'static str, Spot)> {
    let rows = overview::first_key_figure(book)..;
    rows.zip(all(book))
        .filter_map(|(row, figure)| Some((figure.name?, Spot { sheet: Sheet::Overview, row, column: AMOUNT })))
        .collect()
}

/// All key figures that the plan has the figures for, in the order of their rows.
pub(super) fn all<'a>(book: &'a Book<'_>) -> &'a [KeyFigure] {
    book.key_figures.get_or_init(|| made(book))
}

fn made(book: &Book<'_>) -> Vec<KeyFigure> {
    let mut shelf = Shelf { first: overview::first_key_figure(book), figures: Vec::new() };
    let plan = &book.examination.corrected;
    let view = book.view(Sheet::Overview);
    let before = before(book);
    let side_before =
        |side| before.and_then(|column| sides::in_column(plan, &view, side, plan.main_column()?.0, column));
    let side = |shelf: &mut Shelf, side, label, name| {
        let live = sides::in_all(plan, &view, side)?;
        Some(shelf.put(Put { name: Some(name), before: side_before(side), ..Put::new(label, live) }))
    };
    let income = side(&mut shelf, Side::Income, "book-key-income", "Intakter");
    let costs = side(&mut shelf, Side::Cost, "book-key-costs", "Kostnader");
    if let Some(result) = income.clone().zip(costs.clone()).and_then(|(income, costs)| income.minus(costs)) {
        let before = side_before(Side::Income).zip(side_before(Side::Cost)).and_then(|(plus, less)| plus.minus(less));
        shelf.put(Put { name: Some("Resultat"), before, ..Put::new("book-key-result", result) });
    }
    equity(book, &mut shelf, income.as_ref());
    members(book, &mut shelf);
    let parts: [(&'static str, &[Category]); 4] = [
        ("book-key-administration", &[Category::Board, Category::Administration, Category::Audit]),
        ("book-key-individual", &[Category::Individual]),
        ("book-key-structural", &[Category::Structural]),
        ("book-key-reserve", &[Category::Reserve]),
    ];
    for (label, categories) in parts {
        if let Some((amount, before)) = of_categories(book, categories) {
            let of = costs.clone().map(|costs| (costs, "book-key-of-costs"));
            shelf.put(Put { of, before, ..Put::new(label, amount) });
        }
    }
    shelf.figures
}

/// The column of the main table that key figures are compared with.
pub(super) fn before(book: &Book<'_>) -> Option<usize> {
    let plan = &book.examination.corrected;
    compared::pair(plan, plan.main_column()?.0).map(|pair| pair.before)
}

/// Some categories in all, now and in the column they are compared with.
fn of_categories(book: &Book<'_>, categories: &[Category]) -> Option<(Live, Option<Live>)> {
    let (_, column) = book.examination.corrected.main_column()?;
    let amount = sides::of_categories(book, Sheet::Overview, categories, column)?;
    let before = before(book).and_then(|column| sides::of_categories(book, Sheet::Overview, categories, column));
    Some((amount, before))
}

/// Closing equity, its cap, and what must be used before the year's end to come under it.
fn equity(book: &Book<'_>, shelf: &mut Shelf, income: Option<&Live>) {
    let Some(closing) = closing(book) else { return };
    let of = income.map(|income| (income.clone(), "book-key-of-income"));
    let closing = shelf.put(Put { of, name: Some("EgetKapitalUB"), ..Put::new("book-key-equity", closing) });
    let Some(cap) = cap::live(book, &book.view(Sheet::Overview)) else { return };
    let value = cap.value();
    let own = Live::atom(a1(shelf.next_row(), AMOUNT), value);
    let cap = shelf.put(Put {
        share: Some((closing.clone(), own)),
        against: "book-key-of-cap",
        name: Some("EgetKapitalTak"),
        ..Put::new("book-key-cap", cap)
    });
    let over = closing.value().checked_sub(value).unwrap_or_default().max(rust_decimal::Decimal::ZERO);
    let text = format!("MAX(0,{}-{})", closing.text(), cap.text());
    shelf.put(Put {
        against: "book-key-under-cap",
        name: Some("AttAnvanda"),
        ..Put::new("book-key-to-use", Live::atom(text, over))
    });
}

/// A figure to be put on its row.
struct Put {
    label: &'static str,
    amount: Live,
    of: Option<(Live, &'static str)>,
    share: Option<(Live, Live)>,
    against: &'static str,
    before: Option<Live>,
    name: Option<&'static str>,
}

impl Put {
    fn new(label: &'static str, amount: Live) -> Self {
        Self { label, amount, of: None, share: None, against: "", before: None, name: None }
    }
}

/// Key figures with their rows.
struct Shelf {
    first: u32,
    figures: Vec<KeyFigure>,
}

impl Shelf {
    fn next_row(&self) -> u32 {
        self.first.saturating_add(u32::try_from(self.figures.len()).unwrap_or(u32::MAX))
    }

    /// Puts a figure on the next row; gives its own cell, for others to build on.
    fn put(&mut self, put: Put) -> Live {
        let Put { label, amount, of, share, against, before, name } = put;
        let row = self.next_row();
        let cell = Live::atom(a1(row, AMOUNT), amount.value());
        let against = of.as_ref().map_or(against, |(_, against)| against);
        let share = share.or_else(|| of.map(|(whole, _)| (cell.clone(), whole)));
        let is_part = against == "book-key-half" || against == "book-key-quarter";
        self.figures.push(KeyFigure { label, amount, share, against, is_part, before, name });
        cell
    }
}

/// The members' money and its parts: half the state's, a quarter each the regions' and the municipalities'.
fn members(book: &Book<'_>, shelf: &mut Shelf) {
    let all = [Category::State, Category::Region, Category::Municipality, Category::Members];
    let Some((total, before)) = of_categories(book, &all) else { return };
    let total = shelf.put(Put { before, ..Put::new("book-key-members", total) });
    if of_categories(book, &[Category::Members]).is_some() {
        // One line holds all members' money: their parts are not told.
        return;
    }
    let parts = [
        ("book-key-state", Category::State, "book-key-half"),
        ("book-key-region", Category::Region, "book-key-quarter"),
        ("book-key-municipality", Category::Municipality, "book-key-quarter"),
    ];
    for (label, category, against) in parts {
        if let Some((amount, before)) = of_categories(book, &[category]) {
            shelf.put(Put { of: Some((total.clone(), against)), before, ..Put::new(label, amount) });
        }
    }
}

/// Closing equity of the plan's year.
fn closing(book: &Book<'_>) -> Option<Live> {
    let plan = &book.examination.corrected;
    let row = plan.equity.iter().position(|row| plan.year == Some(row.year) && row.closing.is_some())?;
    book.view(Sheet::Overview).live(&Address::Closing { row })
}
