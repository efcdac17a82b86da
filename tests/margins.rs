//! Headers and footers of text documents: kept apart from the text, never part of a table, and never lost.

#![cfg(test)]

#[path = "word/archive.rs"]
#[allow(dead_code, reason = "shared with the tests of Word documents")]
mod archive;

mod margins {
    use plankoll::document::Document;
    use plankoll::plan::{Hints, Plan};
    use plankoll::read::read;
    use plankoll::recognize::recognize;

    use super::archive::{W, docx, p, tc, zip};

    /// The namespaces of OpenDocument.
    const OPEN: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
        xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";

    const TABLE: [[&str; 3]; 8] = [
        ["tkr", "Budget", "Utfall"],
        ["Intäkter", "", ""],
        ["Staten", "1 000", "1 000"],
        ["Kommunen", "1 000", "1 000"],
        ["Summa intäkter", "2 000", "2 000"],
        ["Kostnader", "", ""],
        ["Kansli", "2 000", "1 900"],
        ["Summa kostnader", "2 000", "1 900"],
    ];

    fn word(header: &str, footer: &str) -> Document {
        let part = |kind: &str, body: &str| format!("<w:{kind} xmlns:w=\"{W}\">{body}</w:{kind}>");
        let relation = |id: u32, kind: &str| {
            format!(
                "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
                 Target=\"{kind}1.xml\"/>"
            )
        };
        let relations = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}</Relationships>",
            relation(1, "header"),
            relation(2, "footer")
        );
        let rows = TABLE.map(|row| format!("<w:tr>{}</w:tr>", row.map(|cell| tc("", cell)).concat())).concat();
        let body = format!("{}<w:tbl>{rows}</w:tbl>{}", p("Vår budget"), p("Slut."));
        let parts = [
            ("_rels/document.xml.rels", relations),
            ("header1.xml", part("hdr", header)),
            ("footer1.xml", part("ftr", footer)),
        ];
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        read(&docx(&body, &parts), "plan.docx").unwrap()
    }

    fn told(document: &Document) -> Vec<String> {
        document.margins.iter().map(|row| row.text().into_owned()).collect()
    }

    fn labels(plan: &Plan) -> Vec<&str> {
        plan.budgets.iter().flat_map(|budget| &budget.lines).map(|line| line.label.as_str()).collect()
    }

    /// A header as a table, with a logotype's text box, and its page's number as a field.
    fn header() -> String {
        let field = "<w:p><w:r><w:t xml:space=\"preserve\">Sida </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
                     <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
                     <w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        let tabs = "<w:p><w:pPr><w:tabs><w:tab w:val=\"right\"/></w:tabs></w:pPr><w:r><w:t>Verksamhetsplan 2031</w:t>\
                    <w:tab/><w:t>Antagen 2030-11-28</w:t></w:r></w:p>";
        format!("<w:tbl><w:tr>{}</w:tr></w:tbl>{tabs}{field}", tc("", "Samordningsförbundet Åmynne"))
    }

    #[test]
    fn a_name_a_year_and_a_date_that_stand_only_in_the_header_are_found() {
        let document = word(&header(), &p("Samordningsförbundet Åmynne"));
        assert_eq!(
            told(&document),
            ["Samordningsförbundet Åmynne", "Verksamhetsplan 2031   Antagen 2030-11-28", "Sida 3"]
        );
        let text: Vec<String> = document.rows.iter().map(|row| row.text().into_owned()).collect();
        assert!(!text.concat().contains("Åmynne"), "{text:?}");
        let plan = recognize(&document, &Hints::default()).unwrap();
        assert_eq!(plan.forbund.as_deref(), Some("Samordningsförbundet Åmynne"));
        assert_eq!(plan.year, Some(2031));
        assert_eq!(plan.adopted.map(|dated| dated.date.to_string()).as_deref(), Some("2030-11-28"));
        assert!(plan.unread.is_empty(), "{:?}", plan.unread);
    }

    #[test]
    fn a_figure_in_the_footer_is_no_line_and_is_said() {
        let footer =
            [p("Reserv\t1 250 000"), p("Org.nr 222000-1234, tel 0977-200 10"), p("Budgetram 8 562 tkr")].concat();
        let with = word(&header(), &footer);
        let plan = recognize(&with, &Hints::default()).unwrap();
        let without = recognize(&word(&header(), ""), &Hints::default()).unwrap();
        assert_eq!(labels(&plan), labels(&without));
        let unread: Vec<(&str, &str)> = plan.unread.iter().map(|unread| (unread.text.as_str(), unread.why)).collect();
        assert_eq!(unread, [("Reserv 1 250 000", "unread-margin"), ("Budgetram 8 562 tkr", "unread-margin")]);
    }

    #[test]
    fn a_deleted_figure_in_the_header_never_returns() {
        let header = "<w:p><w:del w:id=\"1\"><w:r><w:delText>9 999 tkr</w:delText></w:r></w:del><w:r><w:t>Plan</w:t></w:r></w:p>";
        assert_eq!(told(&word(header, "")), ["Plan"]);
    }

    #[test]
    fn what_the_text_says_itself_goes_before_its_margins() {
        let rows = TABLE.map(|row| format!("<w:tr>{}</w:tr>", row.map(|cell| tc("", cell)).concat())).concat();
        let body = format!("{}<w:tbl>{rows}</w:tbl>", p("Finsam Ekby, verksamhetsplan med budget 2032"));
        let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
            <Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" \
            Target=\"header1.xml\"/></Relationships>";
        let header = format!("<w:hdr xmlns:w=\"{W}\">{}</w:hdr>", p("Mall för Finsam Sverige, verksamhetsplan 2019"));
        let parts = [("_rels/document.xml.rels", relations), ("header1.xml", header.as_str())];
        let plan = recognize(&read(&docx(&body, &parts), "plan.docx").unwrap(), &Hints::default()).unwrap();
        assert_eq!((plan.forbund.as_deref(), plan.year), (Some("Finsam Ekby"), Some(2032)));
    }

    #[test]
    fn opendocument_keeps_its_margins_in_the_styles() {
        let rows: String = TABLE
            .map(|row| {
                let cells = row.map(|cell| format!("<table:table-cell><text:p>{cell}</text:p></table:table-cell>"));
                format!("<table:table-row>{}</table:table-row>", cells.concat())
            })
            .concat();
        let content = format!(
            "<office:document-content {OPEN}><office:body><office:text><text:p>Vår budget</text:p>\
             <table:table>{rows}</table:table></office:text></office:body></office:document-content>"
        );
        let styles = format!(
            "<office:document-styles {OPEN}><office:automatic-styles><style:page-layout><style:header-style/>\
             </style:page-layout></office:automatic-styles><office:master-styles><style:master-page>\
             <style:header><text:p>Finsam <text:span>Åmynne</text:span><text:tab/>Verksamhetsplan 2031</text:p></style:header>\
             <style:footer><text:p>Sida <text:page-number>2</text:page-number></text:p><text:p>Ram 8 562 tkr</text:p>\
             </style:footer></style:master-page></office:master-styles></office:document-styles>"
        );
        let file = zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content.as_bytes()),
            ("styles.xml", styles.as_bytes()),
        ]);
        let document = read(&file, "plan.odt").unwrap();
        assert_eq!(told(&document), ["Finsam Åmynne   Verksamhetsplan 2031", "Sida 2", "Ram 8 562 tkr"]);
        let plan = recognize(&document, &Hints::default()).unwrap();
        assert_eq!((plan.forbund.as_deref(), plan.year), (Some("Finsam Åmynne"), Some(2031)));
        assert_eq!(plan.unread.iter().filter(|unread| unread.why == "unread-margin").count(), 1);
    }

    /// A workbook with its pages' margins, as Excel writes it.
    fn book() -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(TABLE) {
            for (column, text) in (0..).zip(cells) {
                match text.replace(' ', "").parse::<u32>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, text).unwrap(),
                };
            }
        }
        sheet.set_header("&L&\"Arial,Bold\"&8Finsam Åmynne&C&KFF0000Verksamhetsplan 2031&RForskning && stöd");
        sheet.set_footer("&LRam 8 562 tkr&RSida &P av &N");
        book.save_to_buffer().unwrap()
    }

    /// The document has those margins and no cell of them, and its plan knows the förbund and the year by them.
    fn is_told_by_its_margins(document: &Document) {
        assert_eq!(
            told(document),
            ["Finsam Åmynne", "Verksamhetsplan 2031", "Forskning & stöd", "Ram 8 562 tkr", "Sida  av"]
        );
        let text: Vec<String> = document.rows.iter().map(|row| row.text().into_owned()).collect();
        let text = text.concat();
        assert!(["Åmynne", "2031", "8 562", "Sida"].iter().all(|word| !text.contains(word)), "{text}");
        let plan = recognize(document, &Hints::default()).unwrap();
        assert_eq!((plan.forbund.as_deref(), plan.year), (Some("Finsam Åmynne"), Some(2031)));
        let unread: Vec<(&str, &str)> = plan.unread.iter().map(|unread| (unread.text.as_str(), unread.why)).collect();
        assert_eq!(unread, [("Ram 8 562 tkr", "unread-margin")]);
    }

    #[test]
    fn a_workbook_keeps_what_its_printed_pages_have() {
        is_told_by_its_margins(&read(&book(), "plan.xlsx").unwrap());
    }

    /// The same workbook with macros: another type of its main part, and a part of macros.
    #[test]
    fn a_workbook_with_macros_does_too() {
        let book = book();
        let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(book.as_slice())).unwrap();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for at in 0..archive.len() {
            let mut member = archive.by_index(at).unwrap();
            let (name, mut bytes) = (member.name().unwrap().into_owned(), Vec::new());
            std::io::Read::read_to_end(&mut member, &mut bytes).unwrap();
            if name == "[Content_Types].xml" {
                let types = String::from_utf8(bytes).unwrap();
                let plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
                assert!(types.contains(plain), "{types}");
                bytes = types.replace(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml").into_bytes();
            }
            parts.push((name, bytes));
        }
        parts.push(("xl/vbaProject.bin".to_owned(), vec![0xD0, 0xCF, 0x11, 0xE0]));
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let document = read(&zip(&parts), "plan.xlsm").unwrap();
        assert_eq!(document.source.format, "xlsx");
        is_told_by_its_margins(&document);
    }

    /// LibreOffice keeps them in the styles of its pages, in three regions each; the name of a sheet is a field there.
    #[test]
    fn an_opendocument_workbook_does_too() {
        let rows: String = TABLE
            .map(|row| {
                let cells = row.map(|cell| match cell.replace(' ', "").parse::<u32>() {
                    Ok(number) => format!(
                        "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{cell}</text:p></table:table-cell>"
                    ),
                    Err(_) => format!(
                        "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"
                    ),
                });
                format!("<table:table-row>{}</table:table-row>", cells.concat())
            })
            .concat();
        let content = format!(
            "<office:document-content {OPEN}><office:body><office:spreadsheet><table:table table:name=\"Blad1\">{rows}\
             </table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let region =
            |side: &str, text: &str| format!("<style:region-{side}><text:p>{text}</text:p></style:region-{side}>");
        let header = [
            region("left", "<text:span>Finsam Åmynne</text:span>"),
            region("center", "Verksamhetsplan 2031"),
            region("right", "Forskning &amp; stöd"),
        ]
        .concat();
        let footer = [
            region("left", "Ram 8 562 tkr"),
            region("right", "Sida <text:page-number/> av<text:page-count>99</text:page-count>"),
        ]
        .concat();
        let styles = format!(
            "<office:document-styles {OPEN}><office:styles><style:style><text:p>Standard 4 711</text:p></style:style>\
             </office:styles><office:automatic-styles><style:page-layout><style:header-style/></style:page-layout>\
             </office:automatic-styles><office:master-styles><style:master-page style:name=\"Default\"><style:header>{header}\
             </style:header><style:header-left style:display=\"false\">{}</style:header-left><style:footer>{footer}</style:footer>\
             </style:master-page></office:master-styles></office:document-styles>",
            region("left", "Gammal mall 2019, 9 999 tkr")
        );
        let file = zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content.as_bytes()),
            ("styles.xml", styles.as_bytes()),
        ]);
        let document = read(&file, "plan.ods").unwrap();
        assert_eq!(document.source.format, "ods");
        is_told_by_its_margins(&document);
    }
}
