//! The plan and the report as others read them: JSON and workbook. Siblings that read the same model.

pub mod json;
pub mod workbook;
