//! What a visible cell says, held against what was written into it.

use rust_decimal::Decimal;

use crate::document::Cell;
use crate::money::{Amount, Unit};
use crate::plan::Figure;

/// Decimals of a krona that a computed cell is read with.
const FINEST: u32 = 4;

/// How a sheet shows amounts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// The unit of its cells.
    pub(super) unit: Unit,
    /// `-1` where they have the other sign than the plan's.
    pub(super) sign: i8,
}

/// A figure as a cell shows it.
#[derive(Clone, Debug)]
pub(super) enum Seen {
    /// Nothing.
    Empty,
    /// A figure, and whether it is another than was written.
    Figure(Figure, bool),
    /// Something that is no number.
    Word(String),
}

/// What a cell says, `written` being what plankoll wrote there, in kronor.
pub(super) fn seen(cell: Option<&Cell>, written: Option<Amount>, shown: Shown) -> Seen {
    let Some(cell) = cell.filter(|cell| !cell.text.trim().is_empty()) else { return Seen::Empty };
    let Some(number) = cell.number.or_else(|| number(&cell.text)) else { return Seen::Word(cell.text.clone()) };
    let sign = Decimal::from(shown.sign);
    let whole = number.checked_mul(sign).and_then(|number| Amount::of(number, shown.unit));
    let Some(amount) = whole else { return Seen::Word(cell.text.clone()) };
    // A program that sums floats leaves a tail far below an öre.
    let computed = cell.formula.is_some();
    let amount = if computed { Amount::kronor(amount.decimal().round_dp(FINEST).normalize()) } else { amount };
    // A cell holds fifteen digits; what was written there may have more.
    let same = written.is_some_and(|written| written == amount);
    let amount = written.filter(|_| same).unwrap_or(amount);
    let figure = Figure { amount, printed: cell.text.trim().to_owned(), place: cell.place.clone() };
    Seen::Figure(figure, !same)
}

/// A number written as text: one that a cell's own number cannot hold, or one that a person typed as words.
fn number(text: &str) -> Option<Decimal> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = bare.replace(['\u{2212}', '\u{2013}'], "-").replace(',', ".");
    plain.parse::<Decimal>().ok()
}

/// An amount as it is carried.
pub(super) fn carried(text: &str) -> Option<Amount> {
    text.parse::<Decimal>().ok().map(Amount::kronor)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Seen, Shown, seen};
    use crate::document::Cell;
    use crate::money::{Amount, Unit};

    fn cell(text: &str, number: Option<i64>) -> Cell {
        Cell { text: text.to_owned(), number: number.map(Decimal::from), ..Cell::default() }
    }

    #[test]
    fn a_cell_is_held_against_what_was_written() {
        let costs = Shown { unit: Unit::Tkr, sign: -1 };
        let whole = Amount::kronor(Decimal::from(90_000));
        let written = Some(whole);
        let Seen::Figure(same, false) = seen(Some(&cell("-90", Some(-90))), written, costs) else { panic!() };
        assert_eq!((same.amount, same.printed.as_str()), (whole, "-90"));
        let Seen::Figure(other, true) = seen(Some(&cell("−1 095,5", None)), written, costs) else { panic!() };
        assert_eq!(other.amount, Amount::kronor(Decimal::from(1_095_500)));
        let tail = Cell {
            number: "-90.00000000001".parse().ok(),
            formula: Some("SUM(B2:B3)".to_owned()),
            ..cell("-90", None)
        };
        assert!(matches!(seen(Some(&tail), written, costs), Seen::Figure(_, false)));
        assert!(matches!(seen(None, written, costs), Seen::Empty));
        assert!(matches!(seen(Some(&cell("se not", None)), written, costs), Seen::Word(_)));
    }
}
