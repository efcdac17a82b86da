//! A part of a year: a month, a quarter, a tertial, half a year, the year until a month's end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The months of a part of a year, first and last, from 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// Its first month.
    pub from: u8,
    /// Its last month.
    pub to: u8,
}

impl Period {
    /// The months between two, where there are such.
    #[must_use]
    pub fn new(from: u8, to: u8) -> Option<Self> {
        (1 <= from && from <= to && to <= 12).then_some(Self { from, to })
    }

    /// The part of a year that comes `number`th where a year has so many alike: the second quarter is the second of 4.
    #[must_use]
    pub fn part(number: u8, of: u8) -> Option<Self> {
        let length = 12_u8.checked_div(of)?;
        Self::new(number.checked_sub(1)?.checked_mul(length)?.checked_add(1)?, number.checked_mul(length)?)
    }

    /// The words of the catalogue for its first month, and its last one where that is another.
    #[must_use]
    pub fn words(self) -> (&'static str, Option<&'static str>) {
        (word(self.from), (self.from != self.to).then(|| word(self.to)))
    }

    /// Whether it is the whole year.
    #[must_use]
    pub fn is_whole(self) -> bool {
        (self.from, self.to) == (1, 12)
    }
}

fn word(month: u8) -> &'static str {
    match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        _ => "month-12",
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn parts_of_a_year_are_months() {
        let months = |period: Option<Period>| period.map(|period| (period.from, period.to));
        assert_eq!(months(Period::part(2, 4)), Some((4, 6)));
        assert_eq!(months(Period::part(3, 3)), Some((9, 12)));
        assert_eq!(months(Period::part(2, 2)), Some((7, 12)));
        assert_eq!(months(Period::new(1, 8)), Some((1, 8)));
        for none in [Period::part(5, 4), Period::part(0, 4), Period::part(1, 0), Period::new(0, 3), Period::new(8, 13)]
        {
            assert_eq!(none, None);
        }
    }
}
