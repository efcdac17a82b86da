//! What may be typed into a cell: a number where a number belongs, a category out of the list.

use rust_xlsxwriter::{DataValidation, DataValidationRule, XlsxError};

use crate::plan::{Category, Side};

use super::book::Book;
use super::words;

/// Beyond any budget, and within what a cell holds exactly.
const MOST: f64 = 1e12;
/// The same below zero.
const LEAST: f64 = -1e12;

const INCOME: [Category; 8] = [
    Category::State,
    Category::Region,
    Category::Municipality,
    Category::Members,
    Category::Grant,
    Category::Interest,
    Category::OwnEquity,
    Category::OtherIncome,
];

const COST: [Category; 10] = [
    Category::Board,
    Category::Administration,
    Category::Audit,
    Category::Individual,
    Category::Structural,
    Category::Competence,
    Category::Process,
    Category::Evaluation,
    Category::Reserve,
    Category::OtherCost,
];

/// The categories of a side, in the order they are shown.
pub(super) fn of_side(side: Side) -> &'static [Category] {
    match side {
        Side::Income => &INCOME,
        Side::Cost => &COST,
        Side::None => &[],
    }
}

/// A number and nothing else.
pub(super) fn number(book: &Book<'_>) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(LEAST, MOST))
        .set_error_title(book.word("book-refused"))?
        .set_error_message(book.word("book-refused-number"))
}

/// A whole number between two others.
pub(super) fn whole(book: &Book<'_>, least: i32, most: i32, message: &str) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_whole_number(DataValidationRule::Between(least, most))
        .set_error_title(book.word("book-refused"))?
        .set_error_message(book.word(message))?
        .set_input_message(book.word(message))
}

/// A category of a side.
pub(super) fn categories(book: &Book<'_>, side: Side) -> Result<DataValidation, XlsxError> {
    let words: Vec<String> = of_side(side).iter().map(|category| book.word(words::category(*category))).collect();
    DataValidation::new()
        .allow_list_strings(&words)?
        .set_error_title(book.word("book-refused"))?
        .set_error_message(book.word("book-refused-category"))
}
