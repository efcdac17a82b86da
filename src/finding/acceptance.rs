//! A deviation that a person has accepted.

use rust_decimal::Decimal;

use crate::money::Unit;

/// Who accepted a failed check, when and why. It holds as long as the figures are those that were accepted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Acceptance {
    /// The rule's code.
    pub rule: String,
    /// Which of the rule's checks: the rule and the figure it is about.
    pub check: String,
    /// What the check is called.
    pub label: String,
    /// Who accepted it, as written.
    pub who: String,
    /// When, as written.
    pub when: String,
    /// Why.
    pub why: String,
    /// The fingerprint of the figures that the book was written with: [`crate::rules::fingerprint`].
    pub figures: String,
    /// The difference of both sides that the book was written with, in `unit` where it is money; `None` where the check
    /// has no two sides.
    pub off: Option<Decimal>,
    /// The difference that was accepted; another than `off` where the figures were changed in the book.
    pub accepted: Option<Decimal>,
    /// What money counts in.
    pub unit: Unit,
}

impl Acceptance {
    /// Whether it says who, when and why; one that does not accepts nothing.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        [&self.who, &self.when, &self.why].iter().all(|said| !said.trim().is_empty())
    }
}
