//! The plan and the report as others read them: JSON, workbook, memo. Siblings that read the same model.

pub(crate) mod diff_words;
pub mod json;
#[cfg(feature = "memo")]
pub mod memo;
mod places;
mod words;
pub mod workbook;
