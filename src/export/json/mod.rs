//! The contract's JSON: the plan and the report as other programs read them, and the schemas of both.
//!
//! The wire types are apart from the model's, so that the model can grow without the contract moving. Amounts are
//! decimal strings in kronor. Nothing is decided here; texts come worded from the catalogue.

pub mod diff;
pub mod goals;
pub mod merge;
pub mod plan;
pub mod report;
pub mod schema;
pub mod what_if;
pub mod years;

#[cfg(test)]
pub(crate) mod sample;
