//! The words for categories, as the lists of the workbook offer them.

use crate::plan::Category;

/// The catalogue's entry of a category.
#[must_use]
pub fn category_word(category: Category) -> &'static str {
    match category {
        Category::State => "book-category-state",
        Category::Region => "book-category-region",
        Category::Municipality => "book-category-municipality",
        Category::Members => "book-category-members",
        Category::Grant => "book-category-grant",
        Category::Interest => "book-category-interest",
        Category::OwnEquity => "book-category-own-equity",
        Category::OtherIncome => "book-category-other-income",
        Category::Board => "book-category-board",
        Category::Administration => "book-category-administration",
        Category::Audit => "book-category-audit",
        Category::Individual => "book-category-individual",
        Category::Structural => "book-category-structural",
        Category::Competence => "book-category-competence",
        Category::Process => "book-category-process",
        Category::Evaluation => "book-category-evaluation",
        Category::Reserve => "book-category-reserve",
        Category::OtherCost => "book-category-other-cost",
    }
}
