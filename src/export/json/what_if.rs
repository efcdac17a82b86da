//! What if: `plankoll/what-if-1`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Outcome;
use crate::money::Amount;
use crate::plan::{Address, Column};
use crate::text::Catalogue;
use crate::{Examination, Named, WhatIf};

/// What would follow from other figures, as other programs read it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "plankoll/what-if-1")]
pub struct WhatIfWire {
    /// Always `plankoll/what-if-1`.
    pub schema: &'static str,
    /// The figures that are changed.
    pub changes: Vec<MovedWire>,
    /// The sums and derived figures that follow.
    pub moved: Vec<MovedWire>,
    /// Every check, before and after.
    pub checks: Vec<TurnWire>,
}

/// A figure before and after, in kronor.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MovedWire {
    /// Its label.
    pub label: String,
    /// Its column.
    pub column: Column,
    /// As it is.
    pub before: Option<String>,
    /// As it would be.
    pub after: String,
}

/// A check before and after.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TurnWire {
    /// The rule's code.
    pub rule: String,
    /// Its title.
    pub title: String,
    /// How it stands.
    pub before: Outcome,
    /// How it would stand.
    pub after: Outcome,
    /// Whether it turns.
    pub turns: bool,
    /// Whether the workbook says the same by formulas.
    pub live: bool,
}

/// The wire form.
#[must_use]
pub fn wire(
    examination: &Examination,
    changes: &[(Named, Amount)],
    told: &WhatIf,
    catalogue: &Catalogue,
) -> WhatIfWire {
    let all = examination.named();
    let moved = |address: &Address, after: Amount| {
        let named = all.iter().find(|named| named.address == *address);
        MovedWire {
            label: named.map(|named| catalogue.label(&named.label)).unwrap_or_default(),
            column: named.map(|named| named.column).unwrap_or_default(),
            before: told.before.value(address).ok().map(|span| Amount::kronor(span.value).to_string()),
            after: after.to_string(),
        }
    };
    let turns = told.turns.iter().map(|turn| TurnWire {
        rule: turn.judged.check.rule.clone(),
        title: catalogue.say(&turn.judged.check.title),
        before: turn.before.outcome,
        after: turn.after.outcome,
        turns: turn.turns(),
        live: turn.live,
    });
    WhatIfWire {
        schema: "plankoll/what-if-1",
        changes: changes.iter().map(|(named, amount)| moved(&named.address, *amount)).collect(),
        moved: told.moved().iter().map(|(at, _, after)| moved(at, *after)).collect(),
        checks: turns.collect(),
    }
}
