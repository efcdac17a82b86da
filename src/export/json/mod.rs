//! The contract's JSON.
