//! The identities over a plan's figures, and whether they hold. One tolerance, shared with [`crate::correct`].
