//! Meaning: which table is a budget, which column a year, which line a sum, which list a goal. Document → Plan.

pub mod goals;
mod prose;
pub mod adopted;
pub mod name;
pub mod year;
pub mod claims;
