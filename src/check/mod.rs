//! Findings out of the identities, the prose and the tables held against each other; one cause, one finding.
