//! # plankoll
//!
//! Reads the budget and the goals out of a samordningsförbund's yearly plan, checks them against the law, the
//! förbund's own policy and the plan's own arithmetic, mends what follows from the figures alone, and gives back a
//! workbook that goes on checking itself. One way leads through the house, and each room knows only those to its left:
//!
//! ```text
//! file ─read─▶ Document ─recognize─▶ Plan ─balance─▶ identities ─correct─▶ Plan' + log ─rules─▶ outcomes ─export─▶ workbook · JSON · terminal
//! ```

pub mod balance;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod correct;
pub mod diff;
pub mod document;
pub mod export;
pub mod filled;
pub mod finding;
pub mod formula;
pub mod merge;
pub mod money;
pub mod plan;
pub mod read;
pub mod recognize;
pub mod roll;
pub mod rules;
pub mod text;

mod pipeline;

pub use pipeline::{
    Accepted, Apply, Choice, Chosen, Clock, Examination, Fault, Loaded, Named, NotFound, Options, PackFault, Packs,
    SHOWN_MONEY, SHOWN_PLAIN, Script, Stamp, Standing, Turn, WhatIf, examine, examine_document, reading, rolled,
};
