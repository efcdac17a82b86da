//! The exit codes of the contract.

use std::process::ExitCode;

/// How it went; the worse is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// 0: no error is left.
    Sound,
    /// 1: some are.
    ErrorsLeft,
    /// 2: the job could not be done.
    NotDone,
}

impl Exit {
    /// The code after an examination.
    pub(super) fn after(examination: &crate::Examination) -> Self {
        if examination.has_errors_left() { Self::ErrorsLeft } else { Self::Sound }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Sound => 0,
            Exit::ErrorsLeft => 1,
            Exit::NotDone => 2,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;
    use crate::Apply;
    use crate::export::json::sample;
    use crate::finding::Severity;

    #[test]
    fn an_error_that_an_applied_correction_settles_does_not_count() {
        let mut found = sample::examination();
        assert_eq!(Exit::after(&found), Exit::ErrorsLeft);
        found.findings.retain(|finding| finding.severity != Severity::Error || finding.resolved_by.is_some());
        assert_eq!(Exit::after(&found), Exit::Sound);
        found.apply = Apply::None;
        assert_eq!(Exit::after(&found), Exit::ErrorsLeft);
    }
}
