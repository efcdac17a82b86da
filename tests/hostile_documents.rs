//! Documents made to harm, and documents that came to harm: each gives a message, in time and within memory.

#![cfg(test)]

#[path = "word/archive.rs"]
#[allow(dead_code)]
mod archive;

mod hostile {
    use std::io::{Cursor, Write};
    use std::time::{Duration, Instant};

    use plankoll::read::{ReadError, read};
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::archive::{W, document, docx, p, tc, zip};

    /// Ten times as long as a release build may take, for a build without optimization on a busy machine.
    const TIME: Duration = Duration::from_secs(60);

    fn stopped(bytes: &[u8]) -> ReadError {
        let began = Instant::now();
        let error = read(bytes, "plan.docx").map(|document| document.rows.len()).unwrap_err();
        assert!(began.elapsed() < TIME, "{:?}", began.elapsed());
        error
    }

    /// A Word document whose main part is written piece by piece.
    fn written(pieces: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("word/document.xml", SimpleFileOptions::default().large_file(true)).unwrap();
        for piece in pieces {
            writer.write_all(&piece).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_bomb_of_paragraphs_is_not_unpacked() {
        let head = format!("<w:document xmlns:w=\"{W}\"><w:body>").into_bytes();
        let piece = "<w:p/>".repeat(200_000).into_bytes();
        let bomb = written(std::iter::once(head).chain(std::iter::repeat_n(piece, 60)));
        assert!(bomb.len() < 1_000_000);
        assert!(matches!(stopped(&bomb), ReadError::Unpacked { .. }));
    }

    #[test]
    fn a_size_that_lies_is_found_out() {
        let head = format!("<w:document xmlns:w=\"{W}\"><w:body>").into_bytes();
        let piece = "<w:p/>".repeat(200_000).into_bytes();
        let mut bomb = written(std::iter::once(head).chain(std::iter::repeat_n(piece, 60)));
        // The sizes in the local header and in the central directory say 1 000 bytes.
        for (mark, at) in [(&b"PK\x03\x04"[..], 22), (b"PK\x01\x02", 24)] {
            let found = bomb.windows(4).rposition(|window| window == mark).unwrap();
            bomb[found + at..found + at + 4].copy_from_slice(&1_000u32.to_le_bytes());
        }
        assert!(matches!(stopped(&bomb), ReadError::Damaged { .. } | ReadError::Unpacked { .. }));
    }

    #[test]
    fn more_rows_than_any_plan() {
        let many = docx(&"<w:p/>".repeat(300_000), &[]);
        assert!(matches!(stopped(&many), ReadError::Crowded { .. }));
        let wide = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc/>".repeat(300_000));
        assert!(matches!(stopped(&docx(&wide, &[])), ReadError::Crowded { .. }));
    }

    #[test]
    fn entities_are_refused() {
        let bomb = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"{0}\"><!ENTITY b \"{1}\">]><w:document xmlns:w=\"{W}\">\
             <w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>",
            "x".repeat(1_000),
            "&a;".repeat(1_000)
        );
        assert_eq!(stopped(&zip(&[("word/document.xml", bomb.as_bytes())])), ReadError::Entities);
        let styles = "<!DOCTYPE s SYSTEM \"file:///etc/passwd\"><s/>";
        assert_eq!(stopped(&docx(&p("text"), &[("styles.xml", styles)])), ReadError::Entities);
        let unknown = docx("<w:p><w:r><w:t>&okänd;</w:t></w:r></w:p>", &[]);
        assert_eq!(stopped(&unknown), ReadError::Damaged { format: "docx" });
    }

    #[test]
    fn a_million_elements_within_each_other() {
        for name in ["w:p", "w:tbl", "w:sdt", "w:txbxContent", "x"] {
            let deep = document(&format!("<{name}>").repeat(1_000_000));
            let error = stopped(&zip(&[("word/document.xml", deep.as_bytes())]));
            assert_eq!(error, ReadError::Nested { format: "docx" }, "{name}");
        }
    }

    #[test]
    fn six_hundred_tables_within_each_other_are_read() {
        let open = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>nivå</w:t></w:r></w:p>";
        let body = format!("{}{}", open.repeat(600), "</w:tc></w:tr></w:tbl>".repeat(600));
        let document = read(&docx(&body, &[]), "plan.docx").unwrap();
        let tables: Vec<u32> = document.rows.iter().filter_map(|row| row.table).map(|table| table.number).collect();
        assert_eq!(tables, (0..600).collect::<Vec<u32>>());
    }

    #[test]
    fn spans_and_blanks_that_are_said_to_be_huge() {
        let cell = tc("<w:gridSpan w:val=\"4294967295\"/>", "100");
        let row = format!("<w:trPr><w:gridBefore w:val=\"4000000000\"/></w:trPr>{cell}{cell}");
        let document = read(&docx(&format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>"), &[]), "plan").unwrap();
        assert_eq!(document.rows[0].text(), "100\t100");
        let html = b"<table><tr><td colspan=4294967295 rowspan=4294967295>1<td>2<tr><td>3</table>";
        assert!(read(html, "plan").is_ok());
        let odt = "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><o:body><o:text><t:p>a<t:s t:c=\"4000000000\"/>b\
             </t:p></o:text></o:body></o:document-content>";
        let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", odt.as_bytes())]);
        assert!(read(&odt, "plan").unwrap().rows[0].text().len() < 1_000);
    }

    #[test]
    fn styles_and_lists_that_run_in_circles() {
        let chain: String = (0..20_000)
            .map(|at| format!("<w:style w:styleId=\"s{at}\"><w:basedOn w:val=\"s{}\"/></w:style>", (at + 1) % 20_000))
            .collect();
        let styles = format!("<w:styles xmlns:w=\"{W}\">{chain}</w:styles>");
        let body = "<w:p><w:pPr><w:pStyle w:val=\"s0\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".repeat(2_000);
        let began = Instant::now();
        assert_eq!(read(&docx(&body, &[("styles.xml", &styles)]), "plan").unwrap().rows.len(), 2_000);
        assert!(began.elapsed() < TIME);
    }

    #[test]
    fn truncated_at_every_97th_byte() {
        let body = format!("{}<w:tbl><w:tr>{}{}</w:tr></w:tbl>", p("Budget 2025"), tc("", "Hyra"), tc("", "100"));
        let word = docx(&body.repeat(40), &[("styles.xml", "<x/>"), ("numbering.xml", "<x/>")]);
        let text = zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"<a><b/></a>"),
            ("META-INF/manifest.xml", b"<m/>"),
        ]);
        for whole in [word, text] {
            for length in (97..whole.len()).step_by(97) {
                let error = stopped(&whole[..length]);
                assert!(
                    matches!(error, ReadError::Damaged { .. } | ReadError::NotReadYet { format: "zip" }),
                    "{length}: {error:?}"
                );
            }
        }
    }

    #[test]
    fn the_main_part_truncated_within() {
        let whole = document(&format!("{}<w:tbl><w:tr>{}</w:tr></w:tbl>", p("Budget"), tc("", "100")));
        for length in (0..whole.len()).step_by(7) {
            let cut: String = whole.chars().take(length).collect();
            let error = stopped(&zip(&[("word/document.xml", cut.as_bytes())]));
            assert!(matches!(error, ReadError::Damaged { .. } | ReadError::Empty), "{length}: {error:?}");
        }
    }

    #[test]
    fn bytes_changed_one_by_one_never_panic() {
        let body = format!("{}<w:tbl><w:tr>{}</w:tr></w:tbl>", p("Budget"), tc("<w:gridSpan w:val=\"2\"/>", "100"));
        let whole = docx(&body, &[("numbering.xml", "<x/>")]);
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            let _ = read(&changed, "plan");
        }
        let html = b"<html><table><tr><td rowspan=2>a&amp;<ul><li>b</table><p>c<!-- -->";
        for at in 0..html.len() {
            for by in [1, 0x1f, 0x55, 0xff] {
                let mut changed = html.to_vec();
                changed[at] ^= by;
                let _ = read(&changed, "plan");
            }
        }
    }

    /// Whatever a text holds, it is refused or recognized in time.
    fn survived(text: &str) {
        let began = Instant::now();
        if let Ok(document) = read(text.as_bytes(), "plan.txt") {
            let _ = plankoll::recognize::recognize(&document, &plankoll::plan::Hints::default());
        }
        assert!(began.elapsed() < TIME, "{:?}", began.elapsed());
    }

    /// A row of a hundred thousand figures overflowed the stack, and splits that end in nothing never ended.
    #[test]
    fn rows_of_more_figures_than_any_table_has() {
        survived(&format!("Budget 2025, tkr\nRevision {}\n", "90 ".repeat(40_000)));
        survived(&format!("Budget 2025, tkr\nHyra {}+\nHyra 1 2\n", "100 200 300 ".repeat(20)));
        survived(&format!("Budget 2025, tkr\nHyra {}slut +\n", "100 200 300 ".repeat(50)));
        survived(&format!("Hyra{}\n", "\t100 200".repeat(10_000)));
        survived(&format!("Hyra|{}\n", "100 200|".repeat(10_000)));
    }

    #[test]
    fn a_text_larger_than_any_plan_is_refused() {
        let long = format!("Budget 2025\n{}\n", "Revision 90 ".repeat(20_000));
        assert!(matches!(stopped(long.as_bytes()), ReadError::LongLine { .. }));
        assert!(matches!(stopped(&docx(&p(&long), &[])), ReadError::LongLine { .. }));
        assert!(matches!(stopped("Revision 90\n".repeat(200_000).as_bytes()), ReadError::Crowded { .. }));
        let wide = format!("{}\n", "Styrelsen ".repeat(10_000)).repeat(100);
        assert!(matches!(stopped(wide.as_bytes()), ReadError::MuchText { .. }));
        // Two hundred megabytes on one line are never looked at.
        assert!(matches!(stopped(&vec![b'9'; 200_000_000]), ReadError::TooLarge { .. }));
    }

    #[test]
    fn archives_with_a_password_say_so() {
        let mut locked = docx(&p("Budget 2025"), &[]);
        // The flag of encryption in the local headers and in the central directory.
        for (mark, at) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
            let places: Vec<usize> =
                locked.windows(4).enumerate().filter(|(_, window)| *window == mark).map(|(at, _)| at).collect();
            places.into_iter().for_each(|place| locked[place + at] |= 1);
        }
        assert_eq!(stopped(&locked), ReadError::Encrypted);
    }

    #[test]
    fn encrypted_documents_say_so() {
        let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        compound.resize(2_048, 0);
        compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(stopped(&compound), ReadError::Encrypted);
        let manifest = "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry>\
             <m:encryption-data/></m:file-entry></m:manifest>";
        let odt = zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", b"\x01\x02\x03"),
            ("META-INF/manifest.xml", manifest.as_bytes()),
        ]);
        assert_eq!(stopped(&odt), ReadError::Encrypted);
    }

    #[test]
    fn content_decides_and_not_the_name() {
        let word = docx(&p("Budget 2025"), &[]);
        assert_eq!(read(&word, "plan.txt").unwrap().source.format, "docx");
        // A workbook that holds a Word document within it, and is named as one.
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override \
             PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
        let book = zip(&[
            ("word/document.xml", b"<x/>"),
            ("[Content_Types].xml", types.as_bytes()),
            ("xl/workbook.xml", b"<x/>"),
        ]);
        assert_eq!(plankoll::read::format_of(&book), Ok("xlsx"));
        let page = b"\xEF\xBB\xBF\r\n<!DOCTYPE html><html><body><p>Budget</body></html>";
        assert_eq!(read(page, "plan.docx").unwrap().source.format, "html");
    }

    #[test]
    fn html_that_never_ends() {
        for piece in ["<div>", "<table><tr><td>", "<ul><li>", "<b>", "<!--", "&amp", "<a b='"] {
            let text = format!("<html>{}", piece.repeat(400_000));
            let began = Instant::now();
            let _ = read(text.as_bytes(), "plan");
            assert!(began.elapsed() < TIME, "{piece}: {:?}", began.elapsed());
        }
    }
}
