//! The workbook: one file a sheet.
