//! Meaning: which table is a budget, which column a year, which line a sum, which list a goal. Document → Plan.

mod budget;
mod category;
mod columns;
mod entry;
mod equity;
pub mod figures;
mod header;
pub mod label;
pub mod lexicon;
mod measure;
mod region;
mod shape;
mod structure;
mod unit;
mod years;
