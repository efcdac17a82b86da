//! A message that is not yet worded: an identifier of the catalogue with its arguments, or a pack's own words.

use rust_decimal::Decimal;

use crate::money::{Amount, Unit};

/// An argument of a message. How it is written is the catalogue's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text as it is.
    Text(String),
    /// An amount, to be shown in a unit.
    Amount(Amount, Unit),
    /// A bare number.
    Number(Decimal),
    /// A percentage.
    Percent(Decimal),
    /// A word of the catalogue itself.
    Word(&'static str),
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// An entry of the catalogue.
    Entry {
        /// Its identifier.
        id: &'static str,
        /// Its arguments by name.
        args: Vec<(&'static str, Arg)>,
    },
    /// A pack's own words, as they are.
    Raw(String),
    /// A pack's own words in both languages.
    Told {
        /// As the pack says it.
        swedish: Box<str>,
        /// As its English phrases say it.
        english: Box<str>,
    },
}

impl Message {
    /// An entry without arguments.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self::Entry { id, args: Vec::new() }
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        if let Self::Entry { args, .. } = &mut self {
            args.push((name, arg));
        }
        self
    }

    /// With a text argument.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Arg::Text(text.into()))
    }

    /// With an amount.
    #[must_use]
    pub fn amount(self, name: &'static str, amount: Amount, unit: Unit) -> Self {
        self.with(name, Arg::Amount(amount, unit))
    }
}
