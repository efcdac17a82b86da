//! Workbooks made to hurt: each ends in a message or a document, none in a panic, a hang or a full memory.

#[cfg(test)]
mod hostile {
    use std::io::{Cursor, Write};
    use std::time::{Duration, Instant};

    use plankoll::document::Document;
    use plankoll::read::{ReadError, read};
    use rust_xlsxwriter::{Formula, Workbook};
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    /// A workbook of one sheet with these rows of XML, and shared strings.
    fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
        let sheet = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
        );
        xlsx_of(&[("xl/worksheets/sheet1.xml", sheet.as_bytes()), ("xl/sharedStrings.xml", strings.as_bytes())])
    }

    fn xlsx_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
        let package = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{main}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        let book = format!(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{main}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let relations = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{main}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{main}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
        );
        let mut all: Vec<(&str, &[u8])> = vec![
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", package.as_bytes()),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ];
        all.extend(parts.iter().filter(|(_, bytes)| !bytes.is_empty()));
        zipped(&all)
    }

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in parts {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// Reads within the time that is allowed.
    fn quickly(bytes: &[u8]) -> Result<Document, ReadError> {
        let start = Instant::now();
        let found = read(bytes, "bok.xlsx");
        assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());
        found
    }

    fn good() -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..30u32 {
            sheet.write_string(row, 0, format!("Rad {row}")).unwrap();
            sheet.write_number(row, 1, f64::from(row)).unwrap();
            sheet
                .write_formula(row, 2, Formula::new(format!("B{}*2", row + 1)).set_result((row * 200).to_string()))
                .unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    fn ods(content: &str) -> Vec<u8> {
        let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
        let content = format!(
            "<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name=\"Blad1\">{content}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
    }

    #[test]
    fn the_corners_of_a_sheet_cost_nothing() {
        let document = quickly(&xlsx(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
            "",
        ))
        .unwrap();
        let cells: Vec<_> =
            document.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.number.is_some()).collect();
        assert_eq!(cells.len(), 2);
        assert_eq!(cells[1].place.a1.as_deref(), Some("XFD1048576"));
        assert!(document.rows.len() < 10);
        let far = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/></table:table-row><table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"16383\"/><table:table-cell office:value-type=\"float\" office:value=\"2\"/></table:table-row>";
        let document = quickly(&ods(far)).unwrap();
        assert_eq!(document.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.number.is_some()).count(), 2);
    }

    #[test]
    fn repeated_cells_are_counted() {
        let many = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
        assert!(matches!(quickly(&ods(many)), Err(ReadError::ManyCells { .. })));
    }

    #[test]
    fn bombs_are_refused() {
        // Half a gigabyte of blanks; declared sizes are summed before anything is unpacked.
        let blanks = vec![b' '; 90_000_000];
        let bomb =
            xlsx_of(&[("xl/worksheets/sheet1.xml", &blanks), ("xl/sharedStrings.xml", &blanks), ("xl/a.xml", &blanks)]);
        assert!(bomb.len() < 2_000_000);
        assert!(matches!(quickly(&bomb), Err(ReadError::Unpacked { .. })));
        // One that declares ten bytes and holds eighty million.
        let mut lying = xlsx_of(&[("xl/worksheets/sheet1.xml", &blanks)]);
        let declared = 90_000_000u32.to_le_bytes();
        for at in 0..lying.len() - 4 {
            if lying[at..at + 4] == declared {
                lying[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
            }
        }
        assert!(quickly(&lying).is_err());
        // One that declares ten gigabytes.
        let mut boasting = good();
        let central = boasting.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        boasting[central + 24..central + 28].copy_from_slice(&0xFFFF_0000u32.to_le_bytes());
        assert!(matches!(quickly(&boasting), Err(ReadError::Unpacked { .. })));
    }

    #[test]
    fn false_references_are_damage_or_nothing() {
        for rows in [
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999999999</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
            "<row r=\"0\"><c r=\"A0\"><v>7</v></c></row>",
            "<row r=\"99999999999\"><c r=\"ZZZZZZZZ99999999999\"><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" si=\"4294967295\">B1</f><v>7</v></c><c r=\"B1\"><f t=\"shared\" si=\"99999999999999\"/><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" s=\"4294967295\"><v>1e999</v></c><c r=\"B1\"><v>NaN</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#MITT!</v></c><c r=\"B1\" t=\"b\"><v>7</v></c></row>",
        ] {
            let _ = quickly(&xlsx(
                rows,
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>a</t></si></sst>",
            ));
        }
    }

    #[test]
    fn entities_and_depth_are_refused() {
        let lol = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><worksheet><sheetData/></worksheet>";
        assert!(quickly(&xlsx_of(&[("xl/worksheets/sheet1.xml", lol.as_bytes())])).is_err());
        let deep = "<a>".repeat(1_000_000);
        assert!(quickly(&xlsx_of(&[("xl/worksheets/sheet1.xml", deep.as_bytes())])).is_err());
        assert!(quickly(&ods(&deep)).is_err());
    }

    #[test]
    fn broken_off_anywhere_is_damage() {
        let whole = good();
        for at in (0..whole.len()).step_by(97) {
            assert!(quickly(&whole[..at]).is_err(), "cut at {at}");
        }
        let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Rad</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"17\"><text:p>17</text:p></table:table-cell></table:table-row>";
        let whole = ods(&row.repeat(40));
        assert!(quickly(&whole).is_ok());
        for at in (0..whole.len()).step_by(97) {
            assert!(quickly(&whole[..at]).is_err(), "cut at {at}");
        }
        // The part itself broken off, in a sound archive: calamine's own reader of ods never ends on this.
        let broken =
            zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a><b>")]);
        assert!(quickly(&broken).is_err());
        for at in (0..900).step_by(97) {
            let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>".repeat(20);
            let _ = quickly(&xlsx_of(&[("xl/worksheets/sheet1.xml", &sheet.as_bytes()[..at])]));
        }
    }

    /// Whatever a plan's text begins with, the workbook that is written of it holds it as text.
    #[test]
    fn no_text_of_a_plan_becomes_a_formula() {
        let texts =
            ["=SUMMA(A1:A2)", "+konsultstöd", "@samordnare", "-avdrag", "=HYPERLINK(\"http://x\")", "=1+1 blir två"];
        let mut plan = String::from(
            "Samordningsförbundet =1+1\nBudget 2025, tkr\n\n | Budget 2025 |\nINTÄKTER | |\nBidrag | 600 |\nKOSTNADER | |\n",
        );
        for text in texts {
            plan.push_str(&format!("{text} | 100 |\n"));
        }
        plan.push_str("Summa kostnader | 600 |\n\nMål\n\nMål 1: =1+1 ska bli två\nAktivitet: @alla bjuds in\nIndikator: +30 % fler deltagare\n");
        let found = plankoll::examine(plan.as_bytes(), "=plan.txt", &plankoll::Options::default()).unwrap();
        let labels: Vec<&str> = found.printed.budgets[0].lines.iter().map(|line| line.label.as_str()).collect();
        assert!(labels.contains(&"=SUMMA(A1:A2)") && labels.contains(&"@samordnare"), "{labels:?}");
        let words = plankoll::text::Catalogue::new(plankoll::text::Language::Swedish);
        let written = plankoll::export::workbook::bytes(&found, &words).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(written.as_slice())).unwrap();
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .filter(|name| name.contains("worksheets/sheet"))
            .collect();
        for name in names {
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut archive.by_name(&name).unwrap(), &mut xml).unwrap();
            for foreign in ["SUMMA(A1:A2)", "HYPERLINK(", "<f>1+1", "<f>@", "<f>+", "<f>-avdrag"] {
                assert!(!xml.contains(foreign), "{name}: {foreign}");
            }
        }
        let document = read(&written, "ut.xlsx").unwrap();
        let texts: Vec<&str> = document.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect();
        assert!(texts.iter().any(|text| text.starts_with("=SUMMA(A1:A2)")), "{texts:?}");
    }

    /// Empty cells and rows, comments, and formulas that all add the whole column: each has its bound.
    #[test]
    fn much_of_nothing_is_refused_or_read() {
        let cells = format!("<row>{}</row>", "<c/>".repeat(4_100_000));
        assert!(matches!(quickly_enough(&xlsx(&cells, "")), Err(ReadError::ManyCells { .. })));
        let adds = |row: u32| {
            format!(
                "<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>Hyra</v></c><c r=\"B{row}\"><f>SUM(B1:B{row})</f><v>{row}</v></c></row>"
            )
        };
        let all: String = (1..3_000).map(adds).collect();
        let document = quickly_enough(&xlsx(&all, "")).unwrap();
        let began = Instant::now();
        let _ = plankoll::recognize::recognize(&document, &plankoll::plan::Hints::default());
        assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    }

    /// Ten times as long as a release build may take.
    fn quickly_enough(bytes: &[u8]) -> Result<Document, ReadError> {
        let start = Instant::now();
        let found = read(bytes, "bok.xlsx");
        assert!(start.elapsed() < Duration::from_secs(60), "took {:?}", start.elapsed());
        found
    }

    #[test]
    fn long_texts_and_formulas_come_through() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let long = "ö".repeat(32_767);
        sheet.write_string(0, 0, &long).unwrap();
        let formula = format!("1{}", "+1".repeat(4_095));
        sheet.write_formula(1, 0, Formula::new(&formula).set_result("4096")).unwrap();
        sheet.write_string(1, 1, "text").unwrap();
        let document = quickly(&book.save_to_buffer().unwrap()).unwrap();
        let cells: Vec<_> = document.rows.iter().flat_map(|row| &row.cells).collect();
        assert!(cells.iter().any(|cell| cell.text == long));
        assert!(cells.iter().any(|cell| cell.formula.as_deref() == Some(formula.as_str())));
    }

    #[test]
    fn a_shared_formula_moves_from_where_it_was_written() {
        // The range begins left of and above the cell that holds the formula.
        let rows = "<row r=\"2\"><c r=\"B2\"><f t=\"shared\" ref=\"A1:B4\" si=\"0\">C2*2</f><v>1</v></c></row><row r=\"4\"><c r=\"B4\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>";
        let document = quickly(&xlsx(rows, "")).unwrap();
        let formulas: Vec<_> =
            document.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.formula.as_deref()).collect();
        assert_eq!(formulas, ["C2*2", "C4*2"]);
    }

    #[test]
    fn locked_workbooks_say_so() {
        let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        compound.resize(512, 0);
        compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(quickly(&compound), Err(ReadError::Encrypted));
        let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
        let locked = zipped(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", manifest.as_bytes()),
            ("content.xml", b"\x00\x01\x02"),
        ]);
        assert_eq!(quickly(&locked), Err(ReadError::Encrypted));
    }
}
