//! The form of the facts, in the contract's terms.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facts {
    pub(crate) file: String,
    /// The file is no plan: nothing else is given.
    #[serde(default)]
    pub(crate) no_plan: bool,
    #[serde(default)]
    pub(crate) forbund: Option<String>,
    /// For plans whose words may not be repeated: the name's mark.
    #[serde(default)]
    pub(crate) forbund_mark: Option<String>,
    #[serde(default)]
    pub(crate) year: Option<i32>,
    #[serde(default)]
    pub(crate) adopted: Option<String>,
    #[serde(default)]
    pub(crate) budgets: Vec<Budget>,
    /// `null`: more than one reading is right, not compared. Likewise equity and goals.
    #[serde(default)]
    pub(crate) multi_year: Option<Vec<Year>>,
    #[serde(default)]
    pub(crate) equity: Option<Vec<Equity>>,
    #[serde(default)]
    pub(crate) goals: Option<Vec<Goal>>,
    #[serde(default)]
    pub(crate) claims: Vec<Claim>,
    #[serde(default)]
    pub(crate) faults: Vec<Fault>,
    /// Nothing in it is an error.
    #[serde(default)]
    pub(crate) clean: bool,
    /// Why a fact is as it is.
    #[serde(default, rename = "notes")]
    pub(crate) _notes: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    pub(crate) unit: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Column {
    pub(crate) year: Option<i32>,
    pub(crate) kind: Option<String>,
    /// The plan does not say the kind: unknown is right as well.
    #[serde(default)]
    pub(crate) or_unknown: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    #[serde(default)]
    pub(crate) label: Option<String>,
    /// Other labels that are right as well: the group's for a bare "Summa".
    #[serde(default)]
    pub(crate) also_label: Vec<String>,
    /// Instead of a label that may not be repeated.
    #[serde(default)]
    pub(crate) mark: Option<String>,
    pub(crate) side: String,
    pub(crate) role: String,
    /// Another role that is right as well.
    #[serde(default)]
    pub(crate) also_role: Option<String>,
    /// Given where it is `own_equity`.
    #[serde(default)]
    pub(crate) category: Option<String>,
    pub(crate) amounts: Vec<Option<String>>,
}

#[derive(Deserialize)]
pub(crate) struct Year {
    pub(crate) year: i32,
    #[serde(flatten)]
    pub(crate) figures: std::collections::BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Equity {
    pub(crate) year: i32,
    #[serde(default)]
    pub(crate) opening: Option<String>,
    #[serde(default)]
    pub(crate) closing: Option<String>,
}

/// Counts that are `null` are a matter of taste and not compared.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Goal {
    pub(crate) number: Option<String>,
    #[serde(default)]
    pub(crate) level: Option<String>,
    pub(crate) activities: Option<usize>,
    pub(crate) indicators: Option<usize>,
    pub(crate) sources: Option<usize>,
    pub(crate) follow_up: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    pub(crate) amount: String,
    pub(crate) about: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    /// `unit`, `sum`, `sign`, `swap`, `digit`.
    #[serde(rename = "what")]
    pub(crate) _what: String,
    #[serde(default)]
    pub(crate) budget: usize,
    pub(crate) label: String,
    pub(crate) column: usize,
    pub(crate) printed: Option<String>,
    pub(crate) right: Option<String>,
}
