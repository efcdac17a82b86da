//! The words of the field: what Swedish economists call incomes, costs, sums, results, equity and categories.
//!
//! Only general terms of municipal budgets and of the law may stand here; a förbund's own words belong to its pack.

mod words;

use crate::plan::{Category, Side};

use words::{Label, Word};

/// What a label says that its row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// The sum of a side, or of a group whose name follows the sum's word.
    Sum(Option<Side>),
    /// A bare `Summa`, `Delsumma`.
    BareSum,
    /// A result.
    Result,
    /// Equity.
    Equity,
    /// A part of another line.
    OfWhich,
    /// Nothing beyond its own name.
    Nothing,
}

/// What a label says of its row.
#[must_use]
pub fn says(label: &str) -> Says {
    let label = label.trim();
    let heard = Label::of(label);
    if heard.hits(Word::OfWhich) {
        return Says::OfWhich;
    }
    if heard.hits(Word::Bare) {
        return Says::BareSum;
    }
    if heard.hits(Word::Sum)
        && !(heard.hits(Word::Result) && !heard.hits(Word::IncomeHead) && !heard.hits(Word::CostHead))
    {
        if heard.hits(Word::Equity) && !heard.hits(Word::CostHead) && !heard.hits(Word::IncomeHead) {
            return Says::Equity;
        }
        // `Medlemsbidrag totalt` sums a group; only a side's own word sums the side.
        let lower = label.to_lowercase();
        let side = ["intäkt", "inkomst", "finansiering", "kostnad", "utgift", "användning"]
            .iter()
            .any(|word| lower.contains(word))
            && !lower.contains("medlemsintäkt");
        return Says::Sum(side_head(label).filter(|_| side));
    }
    if heard.hits(Word::Edge) || heard.hits(Word::Equity) && !label.to_lowercase().starts_with("resultat") {
        return Says::Equity;
    }
    if heard.hits(Word::Result) && !heard.hits(Word::NotResult) {
        return Says::Result;
    }
    Says::Nothing
}

/// The side that a heading or a sum names: `INTÄKTER`, `Summa kostnader`.
#[must_use]
pub fn side_head(label: &str) -> Option<Side> {
    let heard = Label::of(undated(label.trim().trim_end_matches(':')));
    if heard.hits(Word::CostHead) {
        Some(Side::Cost)
    } else if heard.hits(Word::IncomeHead) {
        Some(Side::Income)
    } else {
        None
    }
}

/// `Budgeterade kostnader 2031, tkr`: the words without the year and the unit behind them.
fn undated(label: &str) -> &str {
    let mut text = label;
    while let Some((front, last)) = text.rsplit_once(' ') {
        let word = last.trim_matches(['(', ')', ',', '.']);
        let year = word.len() == 4 && word.starts_with("20") && word.chars().all(|c| c.is_ascii_digit());
        if !year && crate::money::Unit::from_word(word).is_none() {
            break;
        }
        text = front.trim_end_matches([',', ' ', '–', '-']);
    }
    text
}

/// Which side an item's own words speak for: above zero income, below zero cost.
#[must_use]
pub fn leaning(label: &str) -> i32 {
    let heard = Label::of(label);
    match own_category(&heard) {
        Some(
            Category::State
            | Category::Region
            | Category::Municipality
            | Category::Members
            | Category::Interest
            | Category::OtherIncome,
        ) => 2,
        Some(Category::Grant) => 1,
        Some(Category::OwnEquity) => 1,
        Some(_) => -2,
        None => i32::from(heard.hits(Word::Income)) - i32::from(heard.hits(Word::Cost)),
    }
}

/// Whether a text speaks of a budget's title.
#[must_use]
pub fn is_title(text: &str) -> bool {
    Word::Title.is_in(text)
}

/// Whether equity in an income section is money used as financing.
#[must_use]
pub fn is_used_equity(label: &str) -> bool {
    Word::Used.is_in(label) || Word::Equity.is_in(label)
}

/// Whether a label speaks of equity that is taken or set aside, not of what is there.
#[must_use]
pub fn moves_equity(label: &str) -> bool {
    Word::Moved.is_in(label)
}

/// Opening (`Some(true)`) or closing (`Some(false)`) equity, where the label says.
#[must_use]
pub fn opens(label: &str) -> Option<bool> {
    if Word::Opening.is_in(label) {
        Some(true)
    } else if Word::Closing.is_in(label) {
        Some(false)
    } else {
        None
    }
}

/// Whether a label speaks of all members' money at once.
#[must_use]
pub fn is_members(label: &str) -> bool {
    Word::Members.is_in(label)
}

/// Whether a label speaks of a year's beginning or end, and of nothing else: what is there then is equity.
#[must_use]
pub fn is_edge(label: &str) -> bool {
    Word::Edge.is_in(label.trim())
}

/// Whether a label speaks of equity.
#[must_use]
pub fn is_equity(label: &str) -> bool {
    Word::Equity.is_in(label)
}

/// Whether a text holds a word of money that only budgets have.
#[must_use]
pub fn is_money(text: &str) -> bool {
    let heard = Label::of(text);
    heard.hits(Word::Income)
        || heard.hits(Word::IncomeHead)
        || heard.hits(Word::CostHead)
        || says_kostnad(text)
        || heard.hits(Word::Equity)
}

fn says_kostnad(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("kostnad") || lower.contains("utgift")
}

/// The category that an item's own words name, whatever its side: income words first.
#[must_use]
pub fn category_of(label: &str) -> Option<Category> {
    own_category(&Label::of(label))
}

fn own_category(heard: &Label<'_>) -> Option<Category> {
    income(heard).or_else(|| cost(heard))
}

/// The category of an income.
#[must_use]
pub fn income_category(label: &str) -> Option<Category> {
    income(&Label::of(label))
}

fn income(heard: &Label<'_>) -> Option<Category> {
    Some(
        if heard.hits(Word::Equity)
            || (heard.hits(Word::Used)
                && !heard.hits(Word::State)
                && !heard.hits(Word::Members)
                && !heard.hits(Word::Region)
                && !heard.hits(Word::Municipality))
        {
            Category::OwnEquity
        } else if heard.hits(Word::Interest) {
            Category::Interest
        } else if heard.hits(Word::StateGrant) && !heard.hits(Word::Members) {
            Category::State
        } else if heard.hits(Word::Grant) {
            Category::Grant
        } else if heard.hits(Word::State) {
            Category::State
        } else if heard.hits(Word::Region) {
            Category::Region
        } else if heard.hits(Word::Municipality) {
            Category::Municipality
        } else if heard.hits(Word::Members) {
            Category::Members
        } else {
            return None;
        },
    )
}

/// The category of a cost by its own words.
#[must_use]
pub fn cost_category(label: &str) -> Option<Category> {
    cost(&Label::of(label))
}

fn cost(heard: &Label<'_>) -> Option<Category> {
    const TABLE: [(Word, Category); 9] = [
        (Word::Reserve, Category::Reserve),
        (Word::Audit, Category::Audit),
        (Word::Board, Category::Board),
        (Word::Evaluation, Category::Evaluation),
        (Word::Process, Category::Process),
        (Word::Structural, Category::Structural),
        (Word::Individual, Category::Individual),
        (Word::Competence, Category::Competence),
        (Word::Admin, Category::Administration),
    ];
    TABLE.iter().find(|(word, _)| heard.hits(*word)).map(|(_, category)| *category)
}

#[cfg(test)]
mod tests {
    use super::{Says, says, side_head};
    use crate::plan::Side;

    #[test]
    fn sums_results_and_equity() {
        assert_eq!(says("Summa intäkter"), Says::Sum(Some(Side::Income)));
        assert_eq!(says("Summa totala kostnader"), Says::Sum(Some(Side::Cost)));
        assert_eq!(says("Summa insatser"), Says::Sum(None));
        assert_eq!(says("Summa Kansli-/administrativa kostnader"), Says::Sum(None));
        assert_eq!(says("S:a"), Says::BareSum);
        assert_eq!(says("RESULTAT"), Says::Result);
        assert_eq!(says("Årets resultat"), Says::Result);
        assert_eq!(says("Över-/underskott"), Says::Result);
        assert_eq!(says("Prognos eget kapital"), Says::Equity);
        assert_eq!(says("varav lön"), Says::OfWhich);
        assert_eq!(says("Resultatuppföljning"), Says::Nothing);
        assert_eq!(side_head("INTÄKTER"), Some(Side::Income));
        assert_eq!(side_head("Kringkostnader"), None);
        assert_eq!(side_head("Verksamhetens kostnader"), Some(Side::Cost));
    }
}
