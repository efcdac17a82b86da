//! What an archive is, by its own table of contents.

use super::Package;

/// The words of a part's type, and the format they tell.
const TYPES: &[(&str, &str)] = &[
    ("wordprocessingml", "docx"),
    ("ms-word.", "docx"),
    ("ms-excel.sheet.binary", "xlsb"),
    ("spreadsheetml", "xlsx"),
    ("ms-excel.", "xlsx"),
    ("presentationml", "pptx"),
    ("ms-powerpoint.", "pptx"),
];

/// The format that an archive says it is; `None` where it can't be opened or says nothing.
pub(in crate::read) fn kind(bytes: &[u8]) -> Option<&'static str> {
    let mut package = Package::open(bytes, "zip").ok()?;
    if let Ok(Some(mimetype)) = package.text("mimetype") {
        let kind = mimetype.trim().strip_prefix("application/vnd.oasis.opendocument.")?.to_owned();
        return [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")]
            .into_iter()
            .find(|(word, _)| kind.starts_with(word))
            .map(|(_, format)| format);
    }
    let main = package.main_part(".main+xml").ok()??;
    let plain = super::plain(&main);
    let overrides = package.overrides().unwrap_or_default();
    let by_type = overrides
        .iter()
        .find(|(part, _)| super::plain(part) == plain)
        .and_then(|(_, kind)| TYPES.iter().find(|(word, _)| kind.contains(word)).map(|(_, format)| *format));
    let by_folder = || {
        [("word/", "docx"), ("xl/workbook.bin", "xlsb"), ("xl/", "xlsx"), ("ppt/", "pptx")]
            .into_iter()
            .find(|(folder, _)| plain.starts_with(folder))
            .map(|(_, format)| format)
    };
    by_type.or_else(by_folder)
}
