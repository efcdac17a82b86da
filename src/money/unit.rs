//! The units a plan prints money in.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What one printed unit is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Kronor.
    #[default]
    Kr,
    /// Thousands of kronor.
    Tkr,
    /// Millions of kronor.
    Mkr,
}

impl Unit {
    /// Kronor in one unit.
    #[must_use]
    pub fn kronor(self) -> Decimal {
        match self {
            Self::Kr => Decimal::ONE,
            Self::Tkr => Decimal::ONE_THOUSAND,
            Self::Mkr => Decimal::new(1_000_000, 0),
        }
    }

    /// The sign economists write: `kr`, `tkr`, `mkr`.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Kr => "kr",
            Self::Tkr => "tkr",
            Self::Mkr => "mkr",
        }
    }

    /// The unit that a word names, whatever its case: kr, kronor, SEK, tkr, kkr, ksek, tusental, mkr, mnkr, msek, milj.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        Some(match word.as_str() {
            "kr" | "kronor" | "krona" | "sek" => Self::Kr,
            "tkr" | "kkr" | "ksek" | "tsek" | "tusental" | "tusentals" | "tusen" => Self::Tkr,
            "mkr" | "mnkr" | "msek" | "milj" | "miljoner" | "mnsek" | "miljon" => Self::Mkr,
            _ => return None,
        })
    }
}
