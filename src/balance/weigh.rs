//! Holding the identities against the printed figures.

use rust_decimal::Decimal;
use std::collections::BTreeMap;

use super::equation::{Equation, Identity};
use super::grain::{Grains, Source, tolerance};
use super::rounded::{Shown, told};
use crate::money::{Amount, Unit};
use crate::plan::Plan;

/// What became of an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// It holds to the last digit.
    Exact,
    /// It holds as rounded figures do; `diff` is printed less computed.
    Rounding {
        /// Printed less computed.
        diff: Amount,
    },
    /// It does not hold.
    Broken {
        /// What the parts make.
        computed: Amount,
        /// What is printed.
        printed: Amount,
        /// Printed less computed.
        diff: Amount,
    },
    /// It cannot be computed: a figure is missing, or too large.
    Unknown,
}

impl Holding {
    /// Whether it is broken.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        matches!(self, Self::Broken { .. })
    }

    /// Whether it holds, to the last digit or within rounding.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(self, Self::Exact | Self::Rounding { .. })
    }

    fn of(computed: Amount, printed: Amount, tolerance: Decimal) -> Self {
        match printed.minus(computed) {
            Some(diff) if diff.is_zero() => Self::Exact,
            Some(diff) if diff.magnitude().decimal() <= tolerance => Self::Rounding { diff },
            Some(diff) => Self::Broken { computed, printed, diff },
            None => Self::Unknown,
        }
    }
}

/// An identity and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The identity.
    pub equation: Equation,
    /// What became of it.
    pub holding: Holding,
    /// How far off still counts as rounding, in kronor.
    pub tolerance: Amount,
    /// How far off would count as rounding if one more figure were off: wider than the tolerance where the sums are
    /// exact but do not prove that nothing is rounded. In kronor.
    pub room: Amount,
}

/// Holds each identity against the figures. Whether a table is rounded is inferred from its own sums: where all
/// its sound sums are exact, nothing is excused.
#[must_use]
pub fn weigh(plan: &Plan, equations: &[Equation]) -> Vec<Weighed> {
    let grains = grains(plan, equations);
    let open = grains.unproved_as_rounded();
    equations
        .iter()
        .map(|equation| {
            let tolerance = tolerance_of(equation, &grains).unwrap_or_default();
            let holding = sides(plan, equation)
                .map_or(Holding::Unknown, |(computed, printed)| Holding::of(computed, printed, tolerance));
            let room = tolerance_of(equation, &open).unwrap_or_default();
            Weighed {
                equation: equation.clone(),
                holding,
                tolerance: Amount::kronor(tolerance),
                room: Amount::kronor(room),
            }
        })
        .collect()
}

/// The grain of each table, with what its sums tell of rounding.
#[must_use]
pub fn grains(plan: &Plan, equations: &[Equation]) -> Grains {
    let mut grains = Grains::of(plan);
    let mut sources: BTreeMap<Source, Vec<Shown>> = BTreeMap::new();
    for equation in equations {
        let inside = equation.identity == Identity::Twice;
        if equation.is_copy() && !inside {
            continue;
        }
        let Some((computed, printed)) = sides(plan, equation) else { continue };
        let Some(off) = printed.minus(computed).map(Amount::decimal) else { continue };
        let widest = tolerance(equation.addresses().map(|address| grains.at(&address).step)).unwrap_or_default();
        let near = !inside && !off.is_zero() && off.abs() <= widest;
        if off.is_zero() && !inside && !told_by_several(plan, equation) {
            continue;
        }
        sources.entry(Source::of(plan, &equation.target)).or_default().push(Shown { equation, off, near });
    }
    for (source, shown) in &sources {
        let other = sources.get(&Source { booked: !source.booked, ..*source }).map(Vec::as_slice).unwrap_or_default();
        grains.mark(*source, told(plan, source.table, grains.step(source.table), shown, other));
    }
    grains
}

/// A sum of one figure is exact in any table and tells nothing.
fn told_by_several(plan: &Plan, equation: &Equation) -> bool {
    let told = equation.parts.iter().filter(|part| plan.amount(&part.address).is_some_and(|amount| !amount.is_zero()));
    told.count() > 1
}

fn tolerance_of(equation: &Equation, grains: &Grains) -> Option<Decimal> {
    let steps = || equation.addresses().map(|address| grains.at(&address).step);
    if equation.is_copy() {
        // The same figure printed twice is compared as printed; a coarser printing is rounded from the finer.
        let (coarse, fine) = (steps().max()?, steps().min()?);
        return if coarse == fine { Some(Decimal::ZERO) } else { tolerance([coarse]) };
    }
    if grains.at(&equation.target).rounded || equation.parts.iter().any(|part| grains.at(&part.address).rounded) {
        return tolerance(steps());
    }
    let (coarse, fine) = (steps().max()?, steps().min()?);
    if coarse == fine { Some(Decimal::ZERO) } else { tolerance([coarse]) }
}

/// (computed, printed); `None` where a figure is missing or too large.
fn sides(plan: &Plan, equation: &Equation) -> Option<(Amount, Amount)> {
    let printed = plan.amount(&equation.target)?;
    let computed = equation.parts.iter().try_fold(equation.constant, |sum, part| {
        let amount = plan.amount(&part.address)?;
        if part.sign < 0 { sum.minus(amount) } else { sum.plus(amount) }
    })?;
    Some((computed, printed))
}

/// Whether plain figures agree: `target` against the sum of `terms` (already signed), all in kronor, printed in
/// `unit`, in a table that is rounded or not. For a reader that must choose between readings of a table.
#[must_use]
pub fn holds(target: Decimal, terms: &[Decimal], unit: Unit, rounded: bool) -> Holding {
    let Some(computed) = Amount::total(terms.iter().map(|term| Amount::kronor(*term))) else { return Holding::Unknown };
    let figures = if rounded { terms.len().saturating_add(1) } else { 0 };
    let width = tolerance(std::iter::repeat_n(unit.kronor(), figures)).unwrap_or_default();
    Holding::of(computed, Amount::kronor(target), width)
}
