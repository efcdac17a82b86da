//! Word documents by hand: what stands in the XML against what is read.

#![cfg(test)]

#[path = "word/archive.rs"]
mod archive;
#[path = "word/shown.rs"]
mod shown;

mod word {
    use super::archive::{W, document, docx, p, tc, zip};
    use super::shown::shown;

    #[test]
    fn paragraphs_with_tabs_and_line_breaks_are_rows_of_cells() {
        let body = "<w:p><w:r><w:t>Revision</w:t><w:tab/><w:t>-90</w:t><w:tab/><w:t>-1025</w:t></w:r></w:p>\
             <w:p/><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Summa</w:t><w:br/><w:t>Resultat</w:t></w:r><w:r><w:t>\
             0</w:t></w:r></w:p><w:p><w:r><w:tab/><w:t>Hyra</w:t></w:r></w:p>";
        insta::assert_snapshot!(shown(&docx(body, &[])), @r"
        1:1 |0| Revision |1| -90 |2| -1025

        2:1 |0| *Summa
        2:7 |0| Resultat0
        >4 3:1 |0|  |1| Hyra
        ");
    }

    #[test]
    fn a_table_keeps_its_columns_whatever_is_merged() {
        let rows = [
            [tc("<w:gridSpan w:val=\"2\"/>", "Bokslut"), tc("<w:vMerge w:val=\"restart\"/>", "Budget")].concat(),
            [tc("", "Staten"), tc("", "2 725"), tc("<w:vMerge/>", "dold")].concat(),
            [tc("", "Region"), tc("", ""), tc("", "1 400")].concat(),
        ];
        let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
        let late = format!("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>{}</w:tr>", tc("", "5"));
        let body = format!("{}<w:tbl>{rows}{late}</w:tbl>{}", p("före"), p("efter"));
        insta::assert_snapshot!(shown(&docx(&body, &[])), @r"
        1:1 |0| före
        [t0 1:1] |0+1| Bokslut |2| Budget
        [t0 1:2] |0| Staten |1| 2 725 |2|
        [t0 1:3] |0| Region |1|  |2| 1 400
        [t0 1:4] |2| 5
        2:1 |0| efter
        ");
    }

    #[test]
    fn a_nested_table_follows_its_row() {
        let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "Hyra"), tc("", "50"));
        let body = format!(
            "<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc>{}</w:tr><w:tr>{}</w:tr></w:tbl>",
            p("ram"),
            p("slut"),
            tc("", "bredvid"),
            tc("", "nästa")
        );
        insta::assert_snapshot!(shown(&docx(&body, &[])), @r"
        [t0 1:1] |0| ram⏎slut |1| bredvid
        [t1 2:1] |0| Hyra |1| 50
        [t0 1:2] |0| nästa
        ");
    }

    #[test]
    fn tracked_changes_are_read_as_accepted() {
        let body = format!(
            "<w:p><w:r><w:t xml:space=\"preserve\">Ram </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>7 000</w:delText>\
             </w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>8 562</w:t></w:r></w:ins></w:p>\
             <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Kost</w:t></w:r></w:p>\
             <w:p><w:r><w:t>nader</w:t></w:r></w:p>\
             <w:moveFrom w:id=\"4\"><w:r><w:t>flyttad</w:t></w:r></w:moveFrom>\
             <w:tbl><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr>{}</w:tr><w:tr>{}</w:tr></w:tbl>\
             <w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>mager</w:t></w:r></w:p>",
            tc("", "struken 100"),
            tc("", "kvar 200")
        );
        insta::assert_snapshot!(shown(&docx(&body, &[])), @r"
        1:1 |0| Ram 8 562
        2:1 |0| Kostnader
        [t0 1:1] |0| kvar 200
        3:1 |0| mager
        ");
    }

    #[test]
    fn a_text_box_is_read_once_and_after_its_anchor() {
        let boxed = |text: &str| format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p(text));
        let body = format!(
            "<w:p><w:r><w:t>ankare</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{0}</mc:Choice>\
             <mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space=\"preserve\"> slut</w:t></w:r>\
             </w:p><w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"okänd\"/><mc:Fallback>{1}</mc:Fallback>\
             </mc:AlternateContent></w:r></w:p>",
            boxed("ruta 500"),
            boxed("reserv")
        );
        insta::assert_snapshot!(shown(&docx(&body, &[])), @r"
        1:1 |0| ankare slut
        2:1 |0| ruta 500

        3:1 |0| reserv
        ");
    }

    #[test]
    fn content_controls_fields_symbols_and_hidden_text() {
        let body = format!(
            "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{}<w:tbl><w:sdt><w:sdtContent><w:tr>\
             <w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>\
             <w:p><w:r><w:t xml:space=\"preserve\">Sida </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
             <w:r><w:instrText>PAGE</w:instrText><w:t>IF</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
             <w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\
             <w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t xml:space=\"preserve\"> klart 8</w:t>\
             <w:noBreakHyphen/><w:t>9</w:t><w:softHyphen/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>\
             <w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r></w:p>",
            p("styrd"),
            tc("", "cell")
        );
        insta::assert_snapshot!(shown(&docx(&body, &[])), @r"
        1:1 |0| styrd
        [t0 1:1] |0| cell
        2:1 |0| Sida 3
        3:1 |0| ✓ klart 8-9 ¹
        ");
    }

    #[test]
    fn headings_by_level_name_and_inheritance() {
        let styles = format!(
            "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"/>\
             <w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl \
             w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"Egen\"><w:name w:val=\"Förbundets rubrik\"/><w:basedOn \
             w:val=\"Rubrik1\"/></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"Ring\"><w:basedOn w:val=\"Ring\"/></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"Inneh\"><w:basedOn w:val=\"Rubrik1\"/><w:pPr><w:outlineLvl \
             w:val=\"9\"/></w:pPr></w:style></w:styles>"
        );
        let styled = |style: &str, text: &str| {
            format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
        };
        let body = [
            styled("Rubrik1", "Budget 2025"),
            styled("Egen", "Mål"),
            styled("Ring", "rund"),
            styled("Inneh", "Innehåll"),
            styled("Heading2", "utan stil"),
            "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/><w:ind w:left=\"480\" w:hanging=\"240\"/></w:pPr><w:r><w:t>nivå tre\
             </w:t><w:br/><w:t>på två rader</w:t></w:r></w:p>"
                .to_owned(),
            "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>".to_owned(),
            styled("Rubrik1", "Ny sida"),
        ]
        .concat();
        insta::assert_snapshot!(shown(&docx(&body, &[("styles.xml", &styles)])), @r"
        h1 1:1 |0| *Budget 2025
        h1 2:1 |0| *Mål
        3:1 |0| rund
        4:1 |0| *Innehåll
        h2 5:1 |0| utan stil
        h3 >2 6:1 |0| nivå tre på två rader

        === h1 7:1 |0| *Ny sida
        ");
    }

    #[test]
    fn lists_have_the_markers_that_word_prints() {
        let numbering = format!(
            "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"0\">\
             <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Mål %1.\"/></w:lvl>\
             <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl>\
             </w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>\
             <w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>\
             </w:lvlOverride></w:num></w:numbering>"
        );
        let item = |list: u32, level: u32, text: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r>\
                 <w:t>{text}</w:t></w:r></w:p>"
            )
        };
        let items = [
            (1, 0, "ett"),
            (1, 1, "a"),
            (1, 1, "b"),
            (2, 0, "punkt"),
            (1, 0, "två"),
            (1, 1, "a igen"),
            (3, 0, "sju"),
            (3, 0, "åtta"),
            (0, 0, "ingen"),
            (9, 0, "okänd"),
        ];
        let mut body: String = items.iter().map(|(list, level, text)| item(*list, *level, text)).collect();
        body.push_str(&format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", item(2, 0, "i"), item(2, 0, "cell")));
        insta::assert_snapshot!(shown(&docx(&body, &[("numbering.xml", &numbering)])), @r"
        <Mål 1.> 1:1 |0| ett
        >1 <1.a)> 2:1 |0| a
        >1 <1.b)> 3:1 |0| b
        <•> 4:1 |0| punkt
        <Mål 2.> 5:1 |0| två
        >1 <2.a)> 6:1 |0| a igen
        <Mål 7.> 7:1 |0| sju
        <Mål 8.> 8:1 |0| åtta
        9:1 |0| ingen
        10:1 |0| okänd
        [t0 1:1] |0| • i⏎• cell
        ");
    }

    #[test]
    fn notes_follow_at_the_end() {
        let notes = format!(
            "<w:footnotes xmlns:w=\"{W}\"><w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"2\">\
             <w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Varav 130 tkr från ESF</w:t></w:r></w:p>\
             </w:footnote></w:footnotes>",
            p("streck")
        );
        let body = "<w:p><w:r><w:t>Bidrag 8 562</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
        insta::assert_snapshot!(shown(&docx(body, &[("footnotes.xml", &notes)])), @r"
        1:1 |0| Bidrag 8 562 ¹

        2:1 |0| ¹ Varav 130 tkr från ESF
        ");
    }

    #[test]
    fn any_prefix_the_strict_namespace_and_another_main_part() {
        let strict = "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:r><d:t>\
             Å &amp; Ä &#8722;45</d:t></d:r></d:p></d:body></d:document>";
        let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
             Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" \
             Target=\"/word/document2.xml\"/></Relationships>";
        let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(strict.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for main in [strict.as_bytes(), &wide] {
            let bytes = zip(&[("_rels/.rels", rels.as_bytes()), ("word/document2.xml", main)]);
            assert_eq!(shown(&bytes), "1:1 |0| Å & Ä −45");
        }
        let bare = zip(&[("word/document.xml", document(&p("utan relationer")).as_bytes())]);
        assert_eq!(shown(&bare), "1:1 |0| utan relationer");
    }
}
