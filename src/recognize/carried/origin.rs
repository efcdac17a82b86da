//! Where each figure that a book carries stands in the plan as it is read back.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::carried::Carried;
use crate::plan::{Address, FigureKey, Origin, Plan};

/// Where the lines of a table stand now: its place among the budgets, and each line's.
pub(super) type Lines = Option<(usize, Vec<Option<usize>>)>;

/// The places of what a book carries in the plan that is read of it.
pub(super) struct Now<'a> {
    /// The tables.
    pub(super) tables: &'a [Lines],
    /// The years, by what they were.
    pub(super) years: &'a BTreeMap<usize, usize>,
    /// The same of equity.
    pub(super) equity: &'a BTreeMap<usize, usize>,
    /// How many of what is unread the sheets themselves have brought.
    pub(super) unread: usize,
}

impl Now<'_> {
    /// The source that the plan was read from; `None` in an older book, which carries nothing of it.
    pub(super) fn origin(&self, carried: &Carried, plan: &Plan) -> Option<Origin> {
        let typed: BTreeSet<&Address> = plan.typed.iter().collect();
        // What a person has changed is printed in the book alone.
        let own = |key: &FigureKey| !matches!(key, FigureKey::At(address) if typed.contains(address));
        let mut origin = Origin::read(&carried.origin, |key| self.key(key));
        origin.prints.retain(|key, _| own(key));
        (!origin.file.is_empty()).then_some(origin)
    }

    fn key(&self, key: FigureKey) -> Option<FigureKey> {
        let address = match key {
            FigureKey::At(address) => address,
            FigureKey::EquityResult(row) => return self.equity.get(&row).copied().map(FigureKey::EquityResult),
            FigureKey::Unread(at) => return at.checked_add(self.unread).map(FigureKey::Unread),
        };
        let table = |at: usize| self.tables.get(at)?.as_ref();
        let address = match address {
            Address::Line { budget, line, column } => {
                let (budget, lines) = table(budget)?;
                Address::Line { budget: *budget, line: lines.get(line).copied().flatten()?, column }
            }
            // Those of a line that is gone are gone with it, and the others have moved up.
            Address::Repeat { budget, repeat } => {
                let (budget, lines) = table(budget)?;
                lines.iter().all(Option::is_some).then_some(Address::Repeat { budget: *budget, repeat })?
            }
            Address::Year { row, field } => Address::Year { row: *self.years.get(&row)?, field },
            Address::Opening { row } => Address::Opening { row: *self.equity.get(&row)? },
            Address::Closing { row } => Address::Closing { row: *self.equity.get(&row)? },
            Address::Claim { claim } => Address::Claim { claim },
        };
        Some(FigureKey::At(address))
    }
}
