//! The number grammar: how figures are written in plans, and every way a run of digits on a row can be split.
//!
//! `7 046 7 046 7 030` is three figures by grammar alone (a group that begins with a zero can't stand first);
//! `250 250 325` is not, and all its splits are handed on as candidates. Which is right is decided by the column
//! count and the table's own sums, never here.

mod atoms;
mod grammar;

pub use atoms::{Atom, AtomKind, atoms};
pub use grammar::{Figure, Reading, Slot, readings, readings_up_to};
