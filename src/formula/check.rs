//! A check as formulas: when it applies, and what is then to hold.

use super::{Condition, Figures, Stuck, Test, Verdict};
use crate::plan::Address;

/// A check that can live in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveCheck {
    /// What must hold for it to concern the plan; `None` where it always does.
    pub applies: Option<Condition>,
    /// What is to hold.
    pub holds: Condition,
}

impl From<Test> for LiveCheck {
    fn from(test: Test) -> Self {
        Self { applies: None, holds: Condition::Is(Box::new(test)) }
    }
}

impl LiveCheck {
    /// Both sides, where it is one comparison.
    #[must_use]
    pub fn sides(&self) -> Option<&Test> {
        match &self.holds {
            Condition::Is(test) => Some(test),
            _ => None,
        }
    }

    /// The figures it reads, in order, each once: first those of what is to hold.
    #[must_use]
    pub fn precedents(&self) -> Vec<Address> {
        let mut found = self.holds.precedents();
        let more = self.applies.iter().flat_map(Condition::precedents);
        for address in more {
            if !found.contains(&address) {
                found.push(address);
            }
        }
        found
    }

    /// How it came out; `None` where it does not apply.
    ///
    /// # Errors
    /// Where a figure it needs has no value.
    pub fn evaluate(&self, figures: &dyn Figures) -> Result<Option<Verdict>, Stuck> {
        if !self.does_apply(figures)? {
            return Ok(None);
        }
        self.holds.evaluate(figures).map(Some)
    }

    /// Whether it concerns the plan.
    ///
    /// # Errors
    /// Where a figure it needs has no value.
    pub fn does_apply(&self, figures: &dyn Figures) -> Result<bool, Stuck> {
        self.applies.as_ref().map_or(Ok(true), |when| when.evaluate(figures).map(Verdict::passes))
    }
}
