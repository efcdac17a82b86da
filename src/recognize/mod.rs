//! Meaning: which table is a budget, which column a year, which line a sum, which list a goal. Document → Plan.

mod no_plan;

pub use no_plan::{Found, Nearest, NoPlan};
