//! Small files that stand for gigabytes: ten gigabytes packed, a text that every cell says again, a format that every
//! cell has anew. Each is refused by its own words, with half a gigabyte of memory and no more.
#![cfg(all(feature = "cli", not(windows)))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "hostile/packed.rs"]
mod packed;
#[path = "hostile/parts.rs"]
mod parts;
#[path = "hostile/tried.rs"]
mod tried;

use packed::{Member, bomb, sound};
use parts::{OPEN, SHEET, WORD, body, content, document, open, sheet, strings, workbook, workbook_named};
use tried::{no_plan, refused};

/// Ten gigabytes of each part that a reader reads.
const TIMES: usize = 10_000;
const UNPACKED: &str = "packas upp till mer än";

/// Rows of a label and a figure, without end.
fn rows(count: usize) -> String {
    (2..count + 2)
        .map(|row| {
            format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>Hyra</v></c><c r=\"B{row}\"><v>7</v></c></row>")
        })
        .collect()
}

/// Each part of ten gigabytes, and what it declares.
fn ten_gigabytes(declared: Option<u64>) -> Vec<(&'static str, Vec<u8>)> {
    let part = |name, head: &str, piece: &str| bomb(name, head, piece, TIMES, declared);
    let row = "<row><c t=\"str\"><v>Hyra</v></c><c><v>7</v></c></row>";
    let worksheet = format!("<worksheet xmlns=\"{SHEET}\"><sheetData>");
    let table = format!("<sst xmlns=\"{SHEET}\">");
    let words = format!("<w:document xmlns:w=\"{WORD}\"><w:body>");
    let open_head = |kind| format!("<office:document-content {OPEN}><office:body><office:{kind}>");
    vec![
        ("bok.xlsx", workbook(vec![part("xl/worksheets/sheet1.xml", &worksheet, row)])),
        (
            "texter.xlsx",
            workbook(vec![sheet("", &rows(9)), part("xl/sharedStrings.xml", &table, "<si><t>Hyra</t></si>")]),
        ),
        ("plan.docx", document(vec![part("word/document.xml", &words, "<w:p><w:r><w:t>Hyra 7</w:t></w:r></w:p>")])),
        ("plan.odt", open("text", part("content.xml", &open_head("text"), "<t:p>Hyra 7</t:p>"))),
        ("bok.ods", open("spreadsheet", part("content.xml", &open_head("spreadsheet"), "<table:table/>"))),
    ]
}

#[test]
fn ten_gigabytes_that_are_declared_are_not_unpacked() {
    for (name, bytes) in ten_gigabytes(None) {
        assert!(bytes.len() < 80_000_000, "{name}: {}", bytes.len());
        refused(name, &bytes, UNPACKED);
    }
}

#[test]
fn ten_gigabytes_that_say_they_are_a_thousand_bytes_are_damage() {
    for (name, bytes) in ten_gigabytes(Some(1_000)) {
        refused(name, &bytes, "är skadad");
    }
}

#[test]
fn a_text_that_every_cell_says_again() {
    let shared: String =
        (2..20_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let long = strings(&format!("<si><t>{}</t></si>", "ö".repeat(32_000)));
    refused("bok.xlsx", &workbook(vec![sheet("", &shared), long]), "mer än 6 MB text");
    let cell =
        format!("<table:table-cell office:value-type=\"string\"><t:p>{}</t:p></table:table-cell>", "ö".repeat(32_000));
    let repeated = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"400000\">{cell}</table:table-row></table:table>"
    );
    refused("bok.ods", &open("spreadsheet", content("spreadsheet", &repeated)), "mer än 6 MB text");
}

#[test]
fn a_formula_that_every_cell_has_again() {
    let written = format!("{}B2", "1+".repeat(4_000));
    let first =
        format!("<row r=\"2\"><c r=\"A2\"><f t=\"shared\" ref=\"A2:A90000\" si=\"0\">{written}</f><v>1</v></c></row>");
    let others: String = (3..60_000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>"))
        .collect();
    refused("bok.xlsx", &workbook(vec![sheet("", &format!("{first}{others}"))]), "mer än 16 MB text eller formler");
    let cell =
        format!("<table:table-cell table:formula=\"of:={written}\" office:value-type=\"float\" office:value=\"1\"/>");
    let repeated = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"400000\">{cell}</table:table-row></table:table>"
    );
    refused("bok.ods", &open("spreadsheet", content("spreadsheet", &repeated)), "mer än 16 MB text eller formler");
}

/// Each cell says on which sheet it stands.
#[test]
fn a_sheet_s_name_that_is_a_book() {
    let name = "Å".repeat(30_000);
    no_plan("bok.xlsx", &workbook_named(&name, vec![sheet("", &rows(20_000))]));
    let row = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"7\"/></table:table-row>";
    let table = format!("<table:table table:name=\"{name}\">{}</table:table>", row.repeat(20_000));
    no_plan("bok.ods", &open("spreadsheet", content("spreadsheet", &table)));
}

#[test]
fn more_formats_than_excel_has() {
    const MANY: &str = "fler än 66 000 cellformat";
    let styles = |inner: &str| sound("xl/styles.xml", &format!("<styleSheet xmlns=\"{SHEET}\">{inner}</styleSheet>"));
    let tried = |inner: &str| refused("bok.xlsx", &workbook(vec![sheet("", &rows(9)), styles(inner)]), MANY);
    tried(&format!("<cellXfs>{}</cellXfs>", "<xf/>".repeat(1_000_000)));
    tried(&format!("<fonts>{}</fonts><cellXfs><xf/></cellXfs>", "<font/>".repeat(1_000_000)));
    // A code of a megabyte that each format has a copy of.
    let code = format!("<numFmts><numFmt numFmtId=\"200\" formatCode=\"{}\"/></numFmts>", "0".repeat(1_000_000));
    tried(&format!("{code}<cellXfs>{}</cellXfs>", "<xf numFmtId=\"200\"/>".repeat(60_000)));
    // As many as Excel allows are read.
    let all = format!("<cellXfs>{}</cellXfs>", "<xf numFmtId=\"3\"/>".repeat(65_000));
    no_plan("bok.xlsx", &workbook(vec![sheet("", &rows(9)), styles(&all)]));
}

#[test]
fn hidden_columns_and_blank_columns_without_end() {
    let hidden: String = (20_000..220_000).map(|at| format!("<col min=\"{at}\" max=\"{at}\" hidden=\"1\"/>")).collect();
    no_plan("bok.xlsx", &workbook(vec![sheet(&format!("<cols>{hidden}</cols>"), &rows(10_000))]));
    let cell = |row: usize, column: usize| format!("<c r=\"{}{row}\"><v>5</v></c>", letters(column));
    let steps: String = (1..20_000)
        .map(|row| {
            format!("<row r=\"{row}\">{}{}</row>", cell(row, 2 * row % 16_000), cell(row, (2 * row + 2) % 16_000))
        })
        .collect();
    no_plan("bok.xlsx", &workbook(vec![sheet("", &steps)]));
}

fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap());
    match column {
        0..26 => letter(column).to_string(),
        _ => letters(column / 26 - 1) + &letter(column).to_string(),
    }
}

#[test]
fn a_marker_that_every_item_prints_again() {
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    let list = format!(
        "<w:numbering xmlns:w=\"{WORD}\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt \
         w:val=\"decimal\"/><w:lvlText w:val=\"{}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId \
         w:val=\"1\"/></w:num></w:numbering>",
        "ö".repeat(60_000)
    );
    let plan = document(vec![body(&item.repeat(20_000)), sound("word/numbering.xml", &list)]);
    no_plan("plan.docx", &plan);
}

/// Each paragraph and each run asks what its style is.
#[test]
fn a_style_s_name_that_is_a_book() {
    let named = |size: usize| {
        let styles = format!(
            "<w:styles xmlns:w=\"{WORD}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"{}\"><w:name \
             w:val=\"{}\"/></w:style></w:styles>",
            "s".repeat(size),
            "n".repeat(size)
        );
        let text = "<w:p><w:r><w:t>a</w:t></w:r><w:r/><w:r/></w:p>".repeat(20_000);
        document(vec![body(&text), sound("word/styles.xml", &styles)])
    };
    no_plan("plan.docx", &named(10_000_000));
    no_plan("plan.docx", &named(900));
}

#[test]
fn blanks_and_tabs_without_end() {
    const LONG: &str = "en rad eller ett stycke på mer än 132 000 tecken";
    let tabs = body(&format!("<w:p><w:r>{}</w:r></w:p>", "<w:tab/>".repeat(1_000_000)));
    refused("plan.docx", &document(vec![tabs]), LONG);
    let blanks = "<t:s t:c=\"1000\"/>";
    let text = format!("<t:p>a{}b</t:p>", blanks.repeat(1_000_000));
    refused("plan.odt", &open("text", content("text", &text)), LONG);
    let cell = format!(
        "<table:table><table:table-row><table:table-cell>{text}</table:table-cell></table:table-row></table:table>"
    );
    refused("bok.ods", &open("spreadsheet", content("spreadsheet", &cell)), LONG);
    let short = format!("<t:p>a{}b</t:p>", blanks.repeat(600)).repeat(1_000);
    refused("plan.odt", &open("text", content("text", &short)), "mer än 6 MB text");
}

#[test]
fn sheets_without_end() {
    let one = "<table:table table:name=\"B\"/>";
    let many = open("spreadsheet", content("spreadsheet", &one.repeat(100_000)));
    refused("bok.ods", &many, "fler än 1 000 blad");
}

/// A member that is never read costs nothing, but is counted.
#[test]
fn a_picture_of_ten_gigabytes() {
    let plan = |picture: Member| document(vec![body("<w:p><w:r><w:t>Budget</w:t></w:r></w:p>"), picture]);
    refused("plan.docx", &plan(bomb("word/media/bild.png", "", " ", TIMES, None)), UNPACKED);
    no_plan("plan.docx", &plan(bomb("word/media/bild.png", "", " ", TIMES, Some(1_000))));
}
