//! The JSON Schemas, out of the wire types themselves.

use super::diff::DiffWire;
use super::merge::MergeWire;
use super::plan::PlanWire;
use super::report::ReportWire;
use super::what_if::WhatIfWire;

/// The schema of `plankoll/plan-1`.
#[must_use]
pub fn plan() -> serde_json::Value {
    schemars::schema_for!(PlanWire).to_value()
}

/// The schema of `plankoll/report-1`.
#[must_use]
pub fn report() -> serde_json::Value {
    schemars::schema_for!(ReportWire).to_value()
}

/// The schema of `plankoll/what-if-1`.
#[must_use]
pub fn what_if() -> serde_json::Value {
    schemars::schema_for!(WhatIfWire).to_value()
}

/// The schema of `plankoll/diff-1`.
#[must_use]
pub fn diff() -> serde_json::Value {
    schemars::schema_for!(DiffWire).to_value()
}

/// The schema of `plankoll/merge-1`.
#[must_use]
pub fn merge() -> serde_json::Value {
    schemars::schema_for!(MergeWire).to_value()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schemas_name_what_they_describe() {
        assert_eq!(super::plan()["title"], "plankoll/plan-1");
        assert_eq!(super::report()["title"], "plankoll/report-1");
        insta::assert_json_snapshot!("plan", super::plan());
        assert_eq!(super::diff()["title"], "plankoll/diff-1");
        insta::assert_json_snapshot!("report", super::report());
        assert_eq!(super::what_if()["title"], "plankoll/what-if-1");
        insta::assert_json_snapshot!("what-if", super::what_if());
        insta::assert_json_snapshot!("diff", super::diff());
        assert_eq!(super::merge()["title"], "plankoll/merge-1");
        insta::assert_json_snapshot!("merge", super::merge());
    }
}
