//! What the rules are asked about: a plan, the text it was read from, and how wide its figures are.

use crate::document::Document;
use crate::formula::{Figures, PlanFigures, Rounding, ToTheUnit, Unrounded};
use crate::money::Unit;
use crate::plan::Plan;

/// A plan with what is needed to weigh it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The text it was read from, for rules on what the prose says; without it they cannot be evaluated.
    pub document: Option<&'a Document>,
    /// How wide its printed figures are.
    pub rounding: &'a dyn Rounding,
    /// The plan as it was printed, where this one is corrected: what only failed by the correction follows from the
    /// printed fault.
    pub printed: Option<&'a Plan>,
    /// Last year's plan, where it was given.
    pub previous: Option<&'a Plan>,
}

impl<'a> Subject<'a> {
    /// A plan alone, with figures that are what they say.
    #[must_use]
    pub fn of(plan: &'a Plan) -> Self {
        Self { plan, document: None, rounding: &Unrounded, printed: None, previous: None }
    }

    /// With the text it was read from.
    #[must_use]
    pub fn with_document(self, document: &'a Document) -> Self {
        Self { document: Some(document), ..self }
    }

    /// With widths.
    #[must_use]
    pub fn with_rounding(self, rounding: &'a dyn Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// With the plan as it was printed.
    #[must_use]
    pub fn with_printed(self, printed: &'a Plan) -> Self {
        Self { printed: Some(printed), ..self }
    }

    /// With last year's plan.
    #[must_use]
    pub fn with_previous(self, previous: Option<&'a Plan>) -> Self {
        Self { previous, ..self }
    }

    /// The budget year: the plan's own, else that of its main column.
    pub(super) fn year(&self) -> Option<i32> {
        self.plan.year.or_else(|| {
            let (budget, column) = self.plan.main_column()?;
            self.plan.budgets.get(budget)?.columns.get(column)?.year
        })
    }

    /// The unit that its budget is printed in.
    pub(super) fn unit(&self) -> Unit {
        self.plan
            .main_column()
            .and_then(|(budget, _)| self.plan.budgets.get(budget))
            .map(|budget| budget.unit)
            .unwrap_or_default()
    }

    /// Its figures; all as wide as their unit where a rule asks for that.
    pub(super) fn figures(&self, to_the_unit: bool) -> impl Figures + use<'a> {
        PlanFigures { plan: self.plan, rounding: if to_the_unit { &ToTheUnit } else { self.rounding } }
    }
}
