//! The plan and the report as others read them: JSON and workbook. Siblings that read the same model.

pub(crate) mod diff_words;
pub mod json;
pub mod workbook;
