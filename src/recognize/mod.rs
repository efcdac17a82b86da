//! Meaning: which table is a budget, which column a year, which line a sum, which list a goal. Document → Plan.

pub mod adopted;
pub mod claims;
pub mod goals;
pub mod name;
mod prose;
#[cfg(test)]
mod robust;
pub mod year;
