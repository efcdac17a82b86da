//! A deviation that a person has accepted.

use jiff::civil::Date;

/// Who accepted a failed check, when and why. It holds as long as the figures are those that were accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule's code.
    pub rule: String,
    /// Who accepted it.
    pub who: String,
    /// When; `None` where it was not written down.
    pub when: Option<Date>,
    /// Why.
    pub why: String,
    /// The fingerprint of the figures that were accepted: [`crate::rules::fingerprint`].
    pub figures: String,
}
