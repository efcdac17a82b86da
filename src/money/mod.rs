//! Money: exact amounts in kronor, the units they are printed in, and how wide a printed figure is.
//!
//! The room for what an amount *is* and how it is written. Nothing about plans, tables or people may come in.
//! A float crosses here only, in [`border`].

pub mod amount;
pub mod border;
pub mod interval;
pub mod unit;

pub use amount::Amount;
pub use interval::Interval;
pub use unit::Unit;
