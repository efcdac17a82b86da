//! Where the plan of a workbook of ours had come from, when it is read back: the source, what it printed where, and
//! what was corrected.

use std::collections::BTreeMap;

use super::carried::{CarriedCorrection, CarriedOrigin};
use super::{Address, YearField};
use crate::document::Place;
use crate::money::Amount;

/// A figure that a source printed: one with an address, or one of those that have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKey {
    /// One with an address.
    At(Address),
    /// The result among a year's equity, by its row.
    EquityResult(usize),
    /// What found no home, by its number.
    Unread(usize),
}

impl FigureKey {
    /// As a workbook carries it: `0.12.3` for a table's line and column, a letter before the number of anything else.
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::At(Address::Line { budget, line, column }) => format!("{budget}.{line}.{column}"),
            Self::At(Address::Repeat { budget, repeat }) => format!("r{budget}.{repeat}"),
            Self::At(Address::Year { row, field }) => format!("y{row}.{}", field.name()),
            Self::At(Address::Opening { row }) => format!("o{row}"),
            Self::At(Address::Closing { row }) => format!("c{row}"),
            Self::At(Address::Claim { claim }) => format!("t{claim}"),
            Self::EquityResult(row) => format!("e{row}"),
            Self::Unread(at) => format!("u{at}"),
        }
    }

    /// As it is read back.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let kind = text.chars().next().filter(char::is_ascii_alphabetic);
        let rest = kind.map_or(text, |kind| text.trim_start_matches(kind));
        let mut parts = rest.split('.');
        let mut number = || parts.next()?.parse::<usize>().ok();
        let first = number()?;
        Some(match kind {
            None => Self::At(Address::Line { budget: first, line: number()?, column: number()? }),
            Some('r') => Self::At(Address::Repeat { budget: first, repeat: number()? }),
            Some('y') => {
                let name = rest.split('.').nth(1)?;
                let field = YearField::ALL.into_iter().find(|field| field.name() == name)?;
                Self::At(Address::Year { row: first, field })
            }
            Some('o') => Self::At(Address::Opening { row: first }),
            Some('c') => Self::At(Address::Closing { row: first }),
            Some('t') => Self::At(Address::Claim { claim: first }),
            Some('e') => Self::EquityResult(first),
            Some('u') => Self::Unread(first),
            Some(_) => return None,
        })
    }
}

/// A figure as its source printed it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Printed {
    /// As printed.
    pub text: String,
    /// Where.
    pub place: Place,
    /// The amount, where it is another than the decided one.
    pub amount: Option<Amount>,
}

/// A correction that was applied before the workbook was written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Logged {
    /// The figure, where the plan still has it.
    pub at: Option<FigureKey>,
    /// In the words of the workbook.
    pub told: CarriedCorrection,
}

/// What a workbook of ours tells of the source that its plan was read from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file's name.
    pub file: String,
    /// Its format.
    pub format: String,
    /// Its fingerprint.
    pub sha256: String,
    /// What it printed, less what a person has changed since.
    pub prints: BTreeMap<FigureKey, Printed>,
    /// What was corrected, in the order of the log.
    pub log: Vec<Logged>,
}

impl Origin {
    /// What a workbook carries, with each figure where `now` says that it stands; `None` where it stands no longer.
    #[must_use]
    pub fn read(carried: &CarriedOrigin, now: impl Fn(FigureKey) -> Option<FigureKey>) -> Self {
        let amount = |text: &String| text.parse().ok().map(Amount::kronor);
        let prints = carried.prints.iter().filter_map(|print| {
            let key = now(FigureKey::read(&print.0)?)?;
            let amount = print.3.as_ref().and_then(amount);
            Some((key, Printed { text: print.1.clone(), place: print.2.clone(), amount }))
        });
        let log =
            carried.log.iter().map(|told| Logged { at: FigureKey::read(&told.at).and_then(&now), told: told.clone() });
        Self {
            file: carried.file.clone(),
            format: carried.format.clone(),
            sha256: carried.sha256.clone(),
            prints: prints.collect(),
            log: log.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, FigureKey, YearField};

    #[test]
    fn every_key_is_read_as_it_is_written() {
        let keys = [
            FigureKey::At(Address::Line { budget: 1, line: 20, column: 3 }),
            FigureKey::At(Address::Repeat { budget: 0, repeat: 2 }),
            FigureKey::At(Address::Year { row: 4, field: YearField::Costs }),
            FigureKey::At(Address::Opening { row: 0 }),
            FigureKey::At(Address::Closing { row: 1 }),
            FigureKey::At(Address::Claim { claim: 7 }),
            FigureKey::EquityResult(2),
            FigureKey::Unread(9),
        ];
        for key in keys {
            assert_eq!(FigureKey::read(&key.written()), Some(key));
        }
        assert_eq!([FigureKey::read(""), FigureKey::read("x1"), FigureKey::read("1.2")], [None, None, None]);
    }
}
