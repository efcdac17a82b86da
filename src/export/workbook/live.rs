//! A formula and its value, built together so that they cannot part.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::pen::Entry;

/// How tightly a formula's outermost operator binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    Sum,
    Product,
    Atom,
}

/// An Excel formula (without `=`) with the value it has now.
#[derive(Clone, Debug)]
pub(super) struct Live {
    text: String,
    value: Decimal,
    bond: Bond,
}

impl Live {
    /// A cell or a function call.
    pub(super) fn atom(text: String, value: Decimal) -> Self {
        Self { text, value, bond: Bond::Atom }
    }

    /// A sum of function calls.
    pub(super) fn sum(text: String, value: Decimal) -> Self {
        Self { text, value, bond: Bond::Sum }
    }

    /// A constant.
    pub(super) fn number(value: Decimal) -> Self {
        let bond = if value.is_sign_negative() { Bond::Sum } else { Bond::Atom };
        Self { text: value.normalize().to_string(), value, bond }
    }

    /// The sum of many; nothing is zero. `None` on overflow.
    pub(super) fn total(terms: Vec<Self>) -> Option<Self> {
        let mut terms = terms.into_iter();
        let first = terms.next().unwrap_or_else(|| Self::number(Decimal::ZERO));
        // The text grows in place: a sum may have thousands of terms.
        terms.try_fold(first, |mut sum, term| {
            sum.value = sum.value.checked_add(term.value)?;
            if !term.text.starts_with('-') {
                sum.text.push('+');
            }
            sum.text.push_str(&term.text);
            sum.bond = Bond::Sum;
            Some(sum)
        })
    }

    /// This less the other.
    pub(super) fn minus(self, other: Self) -> Option<Self> {
        let value = self.value.checked_sub(other.value)?;
        Some(Self { text: format!("{}-{}", self.text, other.wrapped(Bond::Product)), value, bond: Bond::Sum })
    }

    /// This divided by the other; `None` where the other is zero.
    pub(super) fn over(self, other: Self) -> Option<Self> {
        let value = self.value.checked_div(other.value)?;
        let text = format!("{}/{}", self.wrapped(Bond::Product), other.wrapped(Bond::Atom));
        Some(Self { text, value, bond: Bond::Product })
    }

    /// A cell's content counted in another unit or with the other sign: `factor` is 1000, 0.001, −1, …
    pub(super) fn scaled(self, factor: Decimal) -> Option<Self> {
        let value = self.value.checked_mul(factor)?;
        let text = match self.scaled_text(factor.abs())? {
            text if factor.is_sign_negative() => format!("-{text}"),
            text => text,
        };
        let bond = match factor {
            one if one == Decimal::ONE => self.bond,
            _ if factor.is_sign_negative() => Bond::Sum,
            _ => Bond::Product,
        };
        Some(Self { text, value, bond })
    }

    fn scaled_text(&self, size: Decimal) -> Option<String> {
        let cell = self.wrapped(Bond::Product);
        Some(match size.cmp(&Decimal::ONE) {
            Ordering::Equal => cell,
            Ordering::Less => format!("{cell}/{}", Decimal::ONE.checked_div(size)?.normalize()),
            Ordering::Greater => format!("{cell}*{}", size.normalize()),
        })
    }

    fn wrapped(&self, least: Bond) -> String {
        if self.bond < least { format!("({})", self.text) } else { self.text.clone() }
    }

    /// The formula as a factor or a divisor writes it, without `=`.
    pub(super) fn text_in_product(&self) -> String {
        self.wrapped(Bond::Atom)
    }

    /// The formula, without `=`.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The value.
    pub(super) fn value(&self) -> Decimal {
        self.value
    }

    /// As a cell's content; a bare constant is no formula.
    pub(super) fn entry(self) -> Entry {
        if self.text.parse::<Decimal>().is_ok() {
            return Entry::Fixed(self.value);
        }
        Entry::Live { formula: self.text, value: self.value }
    }
}

#[cfg(test)]
mod tests {
    use super::Live;
    use rust_decimal::Decimal;

    fn cell(name: &str, value: i64) -> Live {
        Live::atom(name.into(), Decimal::from(value))
    }

    #[test]
    fn binds_as_excel_does() {
        let difference = cell("A1", 7).minus(cell("B1", 3).minus(cell("C1", 1)).unwrap()).unwrap();
        assert_eq!((difference.text(), difference.value()), ("A1-(B1-C1)", Decimal::from(5)));
        let share = cell("A1", 6).over(Live::total(vec![cell("B1", 1), cell("C1", 2)]).unwrap()).unwrap();
        assert_eq!((share.text(), share.value()), ("A1/(B1+C1)", Decimal::from(2)));
        let deep = cell("A1", 8).over(cell("B1", 4).over(cell("C1", 2)).unwrap()).unwrap();
        assert_eq!((deep.text(), deep.value()), ("A1/(B1/C1)", Decimal::from(4)));
    }

    #[test]
    fn another_unit_and_sign_are_written_out() {
        let kronor = cell("A1", 293_000).scaled(Decimal::new(1, 3)).unwrap();
        assert_eq!((kronor.text(), kronor.value()), ("A1/1000", Decimal::from(293)));
        let cost = cell("A1", -90).scaled(-Decimal::ONE).unwrap();
        assert_eq!(cell("B1", 1).minus(cost.clone()).unwrap().text(), "B1-(-A1)");
        assert_eq!(Live::total(vec![cell("B1", 1), cost]).unwrap().text(), "B1-A1");
    }

    #[test]
    fn nothing_divides_by_zero() {
        assert!(cell("A1", 1).over(cell("B1", 0)).is_none());
    }
}
