//! The printed figures that a person looks at for a quantity: a side's printed total rather than its every line, and
//! for what is derived the figure it is derived from.

use super::bind::Binder;
use super::quantity::Quantity;
use crate::plan::{Address, Side, Value};

/// How many lines stand for a sum that is not printed itself.
const LINES: usize = 4;

/// The figures to show, in order, each once.
pub(super) fn landmarks(binder: &Binder<'_>, quantity: &Quantity) -> Vec<Address> {
    let mut found = Vec::new();
    gather(binder, quantity, &mut found);
    found.into_iter().map(|at| printed_root(binder, at)).collect()
}

/// A closing that follows stands where the opening it follows from is printed.
fn printed_root(binder: &Binder<'_>, address: Address) -> Address {
    let Address::Closing { row } = address else { return address };
    let derived = |value: &Option<Value>| value.as_ref().is_none_or(Value::is_derived);
    let found = binder.subject.plan.equity.get(row);
    let climbs = found.is_some_and(|found| derived(&found.closing) && !derived(&found.opening));
    if climbs { Address::Opening { row } } else { address }
}

fn gather(binder: &Binder<'_>, quantity: &Quantity, found: &mut Vec<Address>) {
    let mut add = |address: Address| {
        if !found.contains(&address) {
            found.push(address);
        }
    };
    match quantity {
        Quantity::Total(side) => match printed_total(binder, *side) {
            Some(total) => add(total),
            None => cells(binder, quantity).into_iter().take(LINES).for_each(add),
        },
        // A derived closing rests on the opening that is printed; the result beside it is told in words.
        Quantity::Equity(_) => {
            let own = cells(binder, quantity);
            let of_equity: Vec<_> = own
                .iter()
                .filter(|at| matches!(at, Address::Opening { .. } | Address::Closing { .. }))
                .copied()
                .collect();
            let shown = if of_equity.is_empty() { own } else { of_equity };
            shown.into_iter().for_each(add);
        }
        Quantity::Computed(_, parts) => parts.iter().for_each(|part| gather(binder, part, found)),
        Quantity::Either(parts) => {
            gather(binder, &parts.1, found);
            gather(binder, &parts.2, found);
        }
        other => cells(binder, other).into_iter().for_each(add),
    }
}

fn cells(binder: &Binder<'_>, quantity: &Quantity) -> Vec<Address> {
    binder.quantity(quantity).map(|expr| expr.precedents()).unwrap_or_default()
}

fn printed_total(binder: &Binder<'_>, side: Side) -> Option<Address> {
    let (budget, column) = binder.column().ok()?;
    binder.printed_total(budget, column, side)
}
