//! A rule's own examples, passing and failing, in small JSON files beside its pack.
//!
//! A pack's `examples/plan.json` is a plan that all its rules are content with; `examples/RULE.json` changes what the
//! rule looks at, one change an example.

use serde::Deserialize;
use serde_json::{Map, Value as Json};
use thiserror::Error;

use super::source::PackSource;
use crate::document::{Cell, Document, Place, Row};
use crate::finding::{Message, Outcome};
use crate::plan::Plan;

mod made;

/// What is wrong with an example.
#[derive(Debug, Error)]
pub enum ExampleError {
    /// It is not the JSON that was expected.
    #[error("{path}: {error}")]
    Json {
        /// The file.
        path: String,
        /// What the parser says.
        error: serde_json::Error,
    },
    /// A number or a category that means nothing.
    #[error("{path}: {word}")]
    Word {
        /// The file.
        path: String,
        /// The word.
        word: String,
    },
}

impl ExampleError {
    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        let told = |path: &str, why: String| Message::new("rules-example-wrong").text("file", path).text("why", why);
        match self {
            Self::Json { path, error } => told(path, error.to_string()),
            Self::Word { path, word } => Message::new("rules-example-word").text("file", path).text("word", word),
        }
    }
}

/// One example.
#[derive(Clone, Debug)]
pub struct Example {
    /// The rule.
    pub rule: String,
    /// What it shows.
    pub shows: String,
    /// What the rule should say of it.
    pub expected: Outcome,
    /// The plan.
    pub plan: Plan,
    /// Its running text.
    pub document: Document,
}

/// The file of a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    passes: Vec<Map<String, Json>>,
    #[serde(default)]
    fails: Vec<Map<String, Json>>,
    #[serde(default)]
    not_applicable: Vec<Map<String, Json>>,
    #[serde(default)]
    not_evaluated: Vec<Map<String, Json>>,
}

/// A plan as an example writes it. Amounts are in `unit`; lines are `[category, label, amount]`, a group's lines
/// `[category, label, amount, group]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Sketch {
    shows: String,
    forbund: Option<String>,
    year: Option<i32>,
    unit: String,
    adopted: Option<String>,
    income: Vec<Vec<Json>>,
    cost: Vec<Vec<Json>>,
    /// The printed sum of income, own equity among it.
    income_total: Option<i64>,
    /// `[year, opening, closing]`, null where not printed.
    equity: Vec<(i32, Option<i64>, Option<i64>)>,
    /// `[year, costs]`.
    years: Vec<(i32, Option<i64>)>,
    goals: Vec<SketchedGoal>,
    /// `[words, percent]`.
    shares: Vec<(String, i64)>,
    text: String,
}

/// A goal as an example writes it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SketchedGoal {
    text: String,
    activities: Vec<String>,
    measures: Vec<String>,
}

/// The examples of a pack's rule; none where it has no file.
///
/// # Errors
/// Where a file is not what it should be.
pub fn examples(pack: &str, rule: &str, source: &dyn PackSource) -> Result<Vec<Example>, ExampleError> {
    let base = format!("{pack}/examples/plan.json");
    let path = format!("{pack}/examples/{rule}.json");
    let Some(text) = source.read(&path) else { return Ok(Vec::new()) };
    let base: Map<String, Json> = match source.read(&base) {
        Some(text) => serde_json::from_str(&text).map_err(|error| ExampleError::Json { path: base, error })?,
        None => Map::new(),
    };
    let failed = |error| ExampleError::Json { path: path.clone(), error };
    let file: File = serde_json::from_str(&text).map_err(failed)?;
    let kinds = [
        (Outcome::Passed, file.passes),
        (Outcome::Failed, file.fails),
        (Outcome::NotApplicable, file.not_applicable),
        (Outcome::NotEvaluated, file.not_evaluated),
    ];
    let mut found = Vec::new();
    for (expected, changes) in kinds {
        for change in changes {
            let mut whole = base.clone();
            whole.extend(change);
            let sketch: Sketch = serde_json::from_value(Json::Object(whole)).map_err(failed)?;
            let plan = made::plan(&sketch).map_err(|word| ExampleError::Word { path: path.clone(), word })?;
            let document = document(&sketch.text);
            found.push(Example { rule: rule.to_owned(), shows: sketch.shows, expected, plan, document });
        }
    }
    Ok(found)
}

fn document(text: &str) -> Document {
    let rows = text.lines().zip(1..).map(|(text, line)| {
        let cell = Cell { text: text.to_owned(), place: Place::text(line, 1), span: 1, ..Cell::default() };
        Row { cells: vec![cell], ..Row::default() }
    });
    Document { rows: rows.collect(), ..Document::default() }
}
