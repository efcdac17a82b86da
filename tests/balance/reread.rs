//! Sums whose lines the layout does not tell: as a reader of plans does, the reading under which most of the printed
//! figures agree is taken, with the fault in them; the right one is not known to it.

use super::dice::Dice;
use plankoll::balance::{Holding, Weighed, equations, weigh};
use plankoll::plan::{Budget, Plan, Role, Side, Sum, Term};

/// Reads such sums anew in the faulty plan.
pub fn reread(plan: &mut Plan, dice: &mut Dice) {
    for at in 0..plan.budgets[0].sums.len() {
        if !plan.budgets[0].sums[at].by_layout {
            let readings = readings(&plan.budgets[0], at);
            let holding: Vec<u32> = readings.iter().map(|sums| holding(plan, sums)).collect();
            let best: Vec<usize> =
                (0..readings.len()).filter(|at| Some(&holding[*at]) == holding.iter().max()).collect();
            plan.budgets[0].sums.clone_from(&readings[dice.one_of(&best)]);
        }
    }
}

/// What a sum may cover: what it does; a line less, which then stands under the sum above; or a line more that stands
/// under the sum above.
fn readings(table: &Budget, at: usize) -> Vec<Vec<Sum>> {
    let own = &table.sums[at];
    let above = table.sums.iter().position(|sum| sum.terms.iter().any(|term| term.line == own.line));
    let mut found = vec![table.sums.clone()];
    for (number, term) in own.terms.iter().enumerate().filter(|_| own.terms.len() > 1) {
        let mut sums = table.sums.clone();
        sums[at].terms.remove(number);
        if let Some(above) = above {
            sums[above].terms.push(*term);
        }
        found.push(sums);
    }
    let Some(above) = above else { return found };
    for (number, term) in table.sums[above].terms.iter().enumerate() {
        if term.line != own.line && may_cover(table, own, term) {
            let mut sums = table.sums.clone();
            sums[above].terms.remove(number);
            sums[at].terms.push(*term);
            found.push(sums);
        }
    }
    found
}

fn may_cover(table: &Budget, own: &Sum, term: &Term) -> bool {
    let (sum, line) = (&table.lines[own.line], &table.lines[term.line]);
    sum.side == line.side && sum.side != Side::None && matches!(line.role, Role::Item | Role::Subtotal)
}

/// In how many columns the sums hold, exact before rounded.
fn holding(plan: &Plan, sums: &[Sum]) -> u32 {
    let mut tried = plan.clone();
    tried.budgets[0].sums = sums.to_vec();
    let worth = |one: &Weighed| match one.holding {
        Holding::Exact => 3,
        Holding::Rounding { .. } => 2,
        _ => 0,
    };
    weigh(&tried, &equations(&tried)).iter().map(worth).sum()
}
