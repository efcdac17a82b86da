//! Corrections that are proved, graded and logged.
