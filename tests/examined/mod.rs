//! Examined plans built by hand, for tests of what is written of them. Each is unlike the others on purpose.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    reason = "a test may fail"
)]
#![allow(dead_code, reason = "each test file uses its own part")]

mod builder;
mod deficit;
mod mixed_units;
mod three_columns;

pub(crate) use deficit::deficit;
pub(crate) use mixed_units::mixed_units;
pub(crate) use three_columns::three_columns;

/// All of them, by name.
pub(crate) fn all() -> Vec<(&'static str, plankoll::Examination)> {
    vec![("mixed_units", mixed_units()), ("three_columns", three_columns()), ("deficit", deficit())]
}
