//! An amount in both plans.

use rust_decimal::Decimal;

use crate::money::Amount;

/// An amount in both plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Money {
    /// In the earlier plan, in kronor.
    pub before: Option<Amount>,
    /// In the later plan, in kronor.
    pub after: Option<Amount>,
}

impl Money {
    /// The later less the earlier; what is not there is nothing. `None` where neither is there, and on overflow.
    #[must_use]
    pub fn change(&self) -> Option<Amount> {
        self.before.or(self.after)?;
        self.after.unwrap_or_default().minus(self.before.unwrap_or_default())
    }

    /// By how many percent of the earlier amount; `None` where that is nothing.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        let before = self.before.filter(|amount| !amount.is_zero())?;
        self.after?;
        let share = self.change()?.decimal().checked_div(before.magnitude().decimal())?;
        share.checked_mul(Decimal::ONE_HUNDRED)
    }

    /// Whether the two differ, as far as both are told.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.before.zip(self.after).is_some_and(|(before, after)| before != after)
    }

    /// The same seen from the other plan.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self { before: self.after, after: self.before }
    }
}
