//! A line of the budget.

use std::collections::BTreeSet;

use rhai::{Array, Dynamic, Engine, EvalAltResult};

use super::{optional, texts};
use crate::finding::Cell;
use crate::money::Amount;
use crate::plan::{Address, Budget, Category, Line, Plan, Side};
use crate::rules::names::has_word;

/// A line with its amount in the year's column.
#[derive(Clone, Debug)]
pub(in crate::rules::vocabulary) struct LineView {
    pub(super) label: String,
    group: String,
    side: Side,
    category: Option<Category>,
    pub(super) amount: Option<Amount>,
    pub(super) index: usize,
    cell: Cell,
}

impl LineView {
    pub(super) fn new(plan: &Plan, budget: usize, column: usize, index: usize, line: &Line) -> Self {
        let address = Address::Line { budget, line: index, column };
        Self {
            label: line.label.clone(),
            group: line.path.last().cloned().unwrap_or_default(),
            side: line.side,
            category: line.category,
            amount: plan.amount(&address),
            index,
            cell: crate::rules::spot::cell(plan, &address),
        }
    }

    pub(in crate::rules::vocabulary) fn cell(&self) -> Cell {
        self.cell.clone()
    }

    /// Whether a sum of the table covers the line, through other sums too.
    pub(super) fn is_under(&self, budget: &Budget, sum: usize) -> bool {
        covers(budget, sum, self.index)
    }
}

fn covers(budget: &Budget, sum: usize, line: usize) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![sum]);
    while let Some(sum) = open.pop() {
        if !seen.insert(sum) {
            continue;
        }
        let terms = budget.sums.iter().filter(|found| found.line == sum).flat_map(|found| &found.terms);
        for term in terms {
            if term.line == line {
                return true;
            }
            open.push(term.line);
        }
    }
    false
}

pub(super) fn teach(engine: &mut Engine) {
    engine.register_type_with_name::<LineView>("line of the budget");
    engine.register_get("label", |line: &mut LineView| line.label.clone());
    engine.register_get("group", |line: &mut LineView| line.group.clone());
    engine.register_get("side", |line: &mut LineView| line.side);
    engine.register_get("category", |line: &mut LineView| optional(line.category));
    engine.register_get("amount", |line: &mut LineView| -> Dynamic { optional(line.amount.map(Amount::decimal)) });
    engine.register_fn("has_word", |line: LineView, words: Array| {
        Ok::<_, Box<EvalAltResult>>(has_word(&line.label, &texts(words)?))
    });
}
