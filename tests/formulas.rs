//! A workbook's own formulas are evidence: what SUM says it covers is the group, and a sum that leaves out a line is
//! found, with its formula as the cause.

#[cfg(test)]
#[path = "workbooks/typed.rs"]
#[allow(dead_code)]
mod typed;

#[cfg(test)]
#[path = "word/archive.rs"]
#[allow(dead_code)]
mod archive;

#[cfg(test)]
#[path = "workbooks/binary.rs"]
mod binary;

#[cfg(test)]
mod formulas {
    use plankoll::finding::{Confidence, Finding};
    use plankoll::plan::{Budget, Role, Side};
    use plankoll::text::{Catalogue, Language};
    use plankoll::{Examination, Options, examine};

    use crate::typed::Book;

    const TOP: &str = "Samordningsförbundet Norra Dalen\nBudget 2025\nBelopp i tkr\n";
    const INCOME: &str = "\
        INTÄKTER | |
        Statsbidrag | 2000 | 2100
        Region Norr | 1000 | 1050
        Dalens kommun | 1000 | 1050
        Summa intäkter | =SUM(B{1}:B{3}) 4000 | =SUM(C{1}:C{3}) 4200";

    /// A budget with these costs, whose rows count on from 0.
    fn book(costs: &str) -> Book {
        Book::new().sheet("Budget").rows(TOP).rows("Post | Budget 2024 | Budget 2025").rows(INCOME).rows(costs)
    }

    fn examined(book: Book) -> Examination {
        examine(&book.bytes(), "bok.xlsx", &Options::default()).unwrap()
    }

    /// What each sum covers, by labels.
    fn groups(budget: &Budget) -> Vec<String> {
        let label = |line: usize| budget.lines[line].label.as_str();
        budget
            .sums
            .iter()
            .filter(|sum| budget.lines[sum.line].side == Side::Cost)
            .map(|sum| {
                let terms: Vec<&str> = sum.terms.iter().map(|term| label(term.line)).collect();
                format!("{} = {}", label(sum.line), terms.join(" + "))
            })
            .collect()
    }

    fn said(finding: &Finding) -> String {
        Catalogue::new(Language::Swedish).say(&finding.message)
    }

    fn finding<'a>(found: &'a Examination, rule: &str) -> &'a Finding {
        found.findings.iter().find(|finding| finding.rule == rule).unwrap_or_else(|| panic!("{:#?}", found.findings))
    }

    /// The corrections as lines: label, old, new, grade.
    fn corrections(found: &Examination) -> Vec<String> {
        let tell = |one: &plankoll::finding::Correction| {
            let old = one.old.map(|old| old.in_unit(one.unit).normalize().to_string()).unwrap_or_default();
            format!("{} {old} → {} {:?}", one.cell.label, one.new.in_unit(one.unit).normalize(), one.confidence)
        };
        found.corrections.iter().map(tell).collect()
    }

    #[test]
    fn a_line_without_a_word_for_it_is_a_sum_where_its_formula_says_so() {
        let found = examined(book(
            "KOSTNADER | |
             Förbundschef | 700 | 720
             Administratör | 300 | 310
             Kansliet | =SUM(B{1}:B{2}) 1000 | =SUM(C{1}:C{2}) 1030
             Vägen fram | 1500 | 1570
             Ung kraft | 1500 | 1600
             Insatserna | =B{4}+B{5} 3000 | =C{4}+C{5} 3170
             Summa kostnader | =B{3}+B{6} 4000 | =C{3}+C{6} 4200",
        ));
        let budget = &found.printed.budgets[0];
        assert_eq!(
            groups(budget),
            [
                "Kansliet = Förbundschef + Administratör",
                "Insatserna = Vägen fram + Ung kraft",
                "Summa kostnader = Kansliet + Insatserna"
            ]
        );
        assert!(budget.sums.iter().all(|sum| sum.by_layout));
        assert!(corrections(&found).is_empty());
    }

    #[test]
    fn sums_above_their_lines() {
        let found = examined(book(
            "KOSTNADER | =SUBTOTAL(9,B{1}:B{7}) 4000 | =SUBTOTAL(9,C{1}:C{7}) 4200
             Kansliet | =SUBTOTAL(9,B{2}:B{3}) 1000 | =SUBTOTAL(9,C{2}:C{3}) 1030
             Förbundschef | 700 | 720
             Administratör | 300 | 310
             Insatserna | =SUBTOTAL(9,B{5}:B{7}) 3000 | =SUBTOTAL(9,C{5}:C{7}) 3170
             Vägen fram | 1500 | 1570
             Ung kraft | 1000 | 1100
             Mötesplatsen | 500 | 500",
        ));
        let budget = &found.printed.budgets[0];
        let mut groups = groups(budget);
        groups.sort();
        assert_eq!(
            groups,
            [
                "Insatserna = Vägen fram + Ung kraft + Mötesplatsen",
                "KOSTNADER = Kansliet + Insatserna",
                "Kansliet = Förbundschef + Administratör",
            ]
        );
        assert!(!found.has_errors_left(), "{:#?}", found.findings);
    }

    /// By chance the chief costs what the two lines below cost together: a typed figure among formulas is no sum.
    #[test]
    fn a_typed_figure_among_formulas_is_no_sum() {
        let found = examined(book(
            "KOSTNADER | |
             Förbundschef | 700 | 720
             Lokaler | 300 | 320
             Revision | 400 | 400
             Summa kansli | =SUM(B{1}:B{3}) 1400 | =SUM(C{1}:C{3}) 1440
             Vägen fram | 2600 | 2760
             Summa kostnader | =SUM(B{4}:B{5}) 4000 | =SUM(C{4}:C{5}) 4200",
        ));
        let budget = &found.printed.budgets[0];
        assert_eq!(
            groups(budget),
            ["Summa kansli = Förbundschef + Lokaler + Revision", "Summa kostnader = Summa kansli + Vägen fram"]
        );
        assert!(budget.lines.iter().any(|line| line.label == "Förbundschef" && line.role == Role::Item));
    }

    /// A row was put in above the sum, and no formula was drawn out: all columns leave it out.
    #[test]
    fn a_line_that_all_formulas_leave_out_is_offered() {
        let found = examined(book(
            "KOSTNADER | |
             Kansli | 1000 | 1030
             Insatser | 2500 | 2600
             Reserv | 500 | 570
             Summa kostnader | =SUM(B{1}:B{2}) 3500 | =SUM(C{1}:C{2}) 3630
             Årets resultat | =B10-B{4} 500 | =C10-C{4} 570",
        ));
        let told = said(finding(&found, "total-mismatch"));
        assert!(told.contains("utelämnar Reserv"), "{told}");
        assert!(
            found.corrections.iter().all(|one| one.confidence != Confidence::Certain),
            "{:#?}",
            corrections(&found)
        );
        assert!(!found.corrections.is_empty());
    }

    /// One column leaves it out, the other has it, and nothing else is printed: likely, not certain.
    #[test]
    fn a_line_that_one_formula_leaves_out_is_likely() {
        let found = examined(book(
            "KOSTNADER | |
             Kansli | 1000 | 1030
             Insatser | 2500 | 2600
             Reserv | 500 | 570
             Summa kostnader | =SUM(B{1}:B{3}) 4000 | =SUM(C{1}:C{2}) 3630",
        ));
        assert_eq!(corrections(&found), ["Summa kostnader 3630 → 4200 Likely"]);
        let told = said(finding(&found, "total-mismatch"));
        assert_eq!(
            told.replace(['\u{a0}', '\u{202f}'], " "),
            "Formeln för Summa kostnader räknar C12:C13 och utelämnar Reserv, 570 tkr: den ger \
             3 630 tkr, men ska ge 4 200 tkr."
        );
        let reasons = &finding(&found, "total-mismatch").reasons;
        assert!(reasons.iter().any(|reason| reason.place.a1.as_deref() == Some("C14")), "{reasons:#?}");
    }

    /// Two printings of the same total beside the lines themselves prove it.
    #[test]
    fn a_line_left_out_is_certain_where_another_table_prints_the_total() {
        let costs = "KOSTNADER | |
             Kansli | 1000 | 1030
             Insatser | 2500 | 2600
             Reserv | 500 | 570
             Summa kostnader | =SUM(B{1}:B{3}) 4000 | =SUM(C{1}:C{2}) 3630
             Årets resultat | 0 | =C10-C{4} 570";
        let years =
            "Flerårsplan, tkr\n\nÅr | Intäkter | Kostnader | Resultat\n2025 | 4200 | 4200 | 0\n2026 | 4300 | 4300 | 0";
        let found = examined(book(costs).sheet("Plan").rows(years));
        assert_eq!(
            corrections(&found),
            ["Summa kostnader 3630 → 4200 Certain", "Årets resultat 570 → 0 Certain"],
            "{:#?}",
            found.findings
        );
        assert!(!found.has_errors_left());
    }

    #[test]
    fn a_line_added_twice_is_told_with_its_formula() {
        let found = examined(book(
            "KOSTNADER | |
             Kansli | 1000 | 1030
             Insatser | 2500 | 2600
             Reserv | 500 | 570
             Summa kostnader | =SUM(B{1}:B{3}) 4000 | =SUM(C{1}:C{3})+C{3} 4770",
        ));
        let told = said(finding(&found, "total-mismatch"));
        assert!(told.contains("tar med Reserv") && told.contains("två gånger"), "{told}");
    }

    #[test]
    fn a_formula_that_is_right_by_luck_is_remarked_on() {
        let found = examined(book(
            "KOSTNADER | |
             Kansli | 1000 | 1200
             Insatser | 2500 | 3000
             Reserv | 500 | 0
             Summa kostnader | =SUM(B{1}:B{3}) 4000 | =SUM(C{1}:C{2}) 4200",
        ));
        let told = said(finding(&found, "formula-narrow"));
        assert!(told.contains("C12:C13") && told.contains("Reserv"), "{told}");
        assert!(!found.has_errors_left());
    }

    #[test]
    fn a_sum_typed_among_formulas_is_remarked_on() {
        let costs = |total: &str| {
            format!(
                "KOSTNADER | | |
                 Kansli | 1000 | 1030 | 1060
                 Insatser | 3000 | 3170 | 3240
                 Summa kostnader | =SUM(B{{1}}:B{{2}}) 4000 | =SUM(C{{1}}:C{{2}}) 4200 | {total}"
            )
        };
        let book = |total: &str| {
            let income = "INTÄKTER | | |\nParternas bidrag | 4000 | 4200 | 4300\n";
            let heads = "Post | Budget 2024 | Budget 2025 | Plan 2026";
            Book::new().sheet("Budget").rows(TOP).rows(heads).rows(income).rows(&costs(total))
        };
        let found = examined(book("4300"));
        assert_eq!(finding(&found, "sum-typed").cells[0].place.as_ref().unwrap().a1.as_deref(), Some("D12"));
        let found = examined(book("=SUM(D{1}:D{2}) 4300"));
        assert!(!found.findings.iter().any(|finding| finding.rule == "sum-typed"));
    }

    #[test]
    fn hidden_rows_are_counted_and_told() {
        let costs = "KOSTNADER | |
             Kansli | 1000 | 1030
             Insatser | 2500 | 2600
             Reserv | 500 | 570
             Summa kostnader | =SUM(B{1}:B{3}) 4000 | =SUM(C{1}:C{3}) 4200";
        let found = examined(book(costs).hide(13));
        let told = said(finding(&found, "hidden-rows"));
        assert_eq!(told, "En rad är dold i arbetsboken men räknas med: Reserv.");
        assert!(!found.has_errors_left());
        // A sum of what is shown alone covers what is shown.
        let shown = costs.replace("=SUM(C{1}:C{3}) 4200", "=SUBTOTAL(109,C{1}:C{3}) 3630");
        let found = examined(book(&shown).hide(13));
        assert!(said(finding(&found, "total-mismatch")).contains("utelämnar Reserv"));
    }

    #[test]
    fn hidden_columns_are_read_and_told() {
        let costs = "KOSTNADER | |
             Kansli | 1000 | 1030
             Insatser | 3000 | 3170
             Summa kostnader | =SUM(B{1}:B{2}) 4000 | =SUM(C{1}:C{2}) 4200";
        let found = examined(book(costs).hide_column(1));
        assert_eq!(found.printed.budgets[0].columns.len(), 2);
        assert_eq!(said(finding(&found, "hidden-columns")), "En kolumn är dold i arbetsboken men läst: B.");
    }

    #[test]
    fn a_comment_with_a_figure_is_never_lost() {
        let costs = "KOSTNADER | |
             Kansli | 1000 | 1030
             Insatser | 3000 | 3170
             Summa kostnader | =SUM(B{1}:B{2}) 4000 | =SUM(C{1}:C{2}) 4200";
        let book = book(costs)
            .note(12, 2, "Styrelsen har beslutat om 250 tkr till ESF-ansökan.")
            .note(11, 2, "Två tjänster från 1 mars, se avtal 4711")
            .note(11, 1, "Fråga Karin");
        let found = examined(book);
        let cell = |a1: &str| {
            let mut cells = found.document.rows.iter().flat_map(|row| &row.cells);
            cells.find(|cell| cell.place.a1.as_deref() == Some(a1)).unwrap().comment.clone()
        };
        assert_eq!(cell("B12").as_deref(), Some("Fråga Karin"));
        let claims: Vec<_> = found.printed.claims.iter().map(|claim| claim.place.a1.clone().unwrap()).collect();
        assert_eq!(claims, ["C13"], "{:#?}", found.printed.claims);
        let unread: Vec<_> =
            found.printed.unread.iter().map(|one| (one.place.a1.as_deref().unwrap(), one.why)).collect();
        assert_eq!(unread, [("C12", "unread-comment")]);
        assert_eq!(found.printed.budgets[0].lines.len(), 7);
    }

    /// What LibreOffice writes: a row and a column that are not shown, a cell repeated, an annotation, a sum of ranges.
    #[test]
    fn an_open_document_tells_the_same() {
        let cell = |value: &str| match value.split_once('~') {
            Some((formula, result)) => format!(
                "<table:table-cell table:formula=\"of:={formula}\" office:value-type=\"float\" office:value=\"{result}\"/>"
            ),
            None if value.parse::<i64>().is_ok() => {
                format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
                )
            }
            None => {
                format!("<table:table-cell office:value-type=\"string\"><text:p>{value}</text:p></table:table-cell>")
            }
        };
        let row = |attr: &str, cells: &[&str]| {
            let cells: String = cells.iter().map(|value| cell(value)).collect();
            format!("<table:table-row{attr}>{cells}</table:table-row>")
        };
        let hidden = " table:visibility=\"collapse\"";
        let note = "<table:table-row><table:table-cell office:value-type=\"string\"><office:annotation>\
            <dc:creator>Namn</dc:creator><dc:date>2025-01-02T03:04:05</dc:date><text:list><text:list-item><text:p>Avtal \
            2214</text:p></text:list-item></text:list><text:p>löper ut</text:p></office:annotation><text:p>Insatser</text:p>\
            </table:table-cell><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" \
            office:value=\"2600\"/></table:table-row>";
        let rows = [
            row("", &["Samordningsförbundet Norra Dalen"]),
            row("", &["Budget 2025, tkr"]),
            row("", &["Post", "Budget 2024", "Budget 2025"]),
            row("", &["INTÄKTER"]),
            row("", &["Parternas bidrag", "4170", "4200"]),
            row("", &["KOSTNADER"]),
            row("", &["Kansli", "1000", "1030"]),
            note.to_owned(),
            row(hidden, &["Reserv", "570", "570"]),
            row("", &["Summa kostnader", "SUM([.B7:.B8];[.B9])~4170", "SUM([.C7:.C8];[.C9])~4200"]),
        ];
        let names = ["office", "table", "text"];
        let spaces: String = names
            .iter()
            .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
            .collect();
        let content = format!(
            "<office:document-content{spaces} xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:body><office:spreadsheet>\
             <table:table table:name=\"Budget\"><table:table-column/><table:table-column table:visibility=\"collapse\"/>{}\
             </table:table></office:spreadsheet></office:body></office:document-content>",
            rows.concat()
        );
        let bytes = crate::archive::zip(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content.as_bytes()),
        ]);
        let found = examine(&bytes, "bok.ods", &Options::default()).unwrap();
        assert_eq!(groups(&found.printed.budgets[0]), ["Summa kostnader = Kansli + Insatser + Reserv"]);
        assert!(!found.has_errors_left(), "{:#?}", found.findings);
        assert!(said(finding(&found, "hidden-rows")).ends_with("räknas med: Reserv."));
        assert!(said(finding(&found, "hidden-columns")).ends_with("läst: B."));
        let mut comments =
            found.document.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.comment.as_deref());
        assert_eq!(comments.next(), Some("Avtal 2214\nlöper ut"));
        let unread: Vec<_> = found.printed.unread.iter().map(|one| one.place.a1.as_deref().unwrap()).collect();
        assert_eq!(unread, ["A8"]);
    }

    #[test]
    fn a_binary_workbook_is_read_with_its_formulas() {
        use crate::binary::Held::{Number, Sum, Text};
        let line = |label, old, new| vec![Some(Text(label)), Some(Number(old)), Some(Number(new))];
        let rows = [
            vec![Some(Text("Samordningsförbundet Norra Dalen"))],
            vec![Some(Text("Budget 2025, tkr"))],
            vec![Some(Text("Post")), Some(Text("Budget 2024")), Some(Text("Budget 2025"))],
            vec![Some(Text("INTÄKTER"))],
            line("Parternas bidrag", 4070.0, 4100.5),
            vec![Some(Text("KOSTNADER"))],
            line("Kansli", 1000.0, 1030.0),
            line("Insatser", 2500.0, 2500.5),
            line("Reserv", 570.0, 570.0),
            vec![Some(Text("Summa kostnader")), Some(Sum(6, 8, 4070.0)), Some(Sum(6, 7, 3530.5))],
        ];
        let bytes = crate::binary::xlsb("Budget", &rows);
        let found = examine(&bytes, "bok.xlsb", &Options::default()).unwrap();
        assert_eq!(found.document.source.format, "xlsb");
        let budget = &found.printed.budgets[0];
        assert_eq!(groups(budget), ["Summa kostnader = Kansli + Insatser + Reserv"]);
        assert_eq!(crate::typed::amounts(budget)[0].1, "4070 4100.5");
        let told = said(finding(&found, "total-mismatch"));
        assert!(told.contains("C7:C8") && told.contains("utelämnar Reserv"), "{told}");
        for at in (0..bytes.len()).step_by(97) {
            assert!(plankoll::read::read(&bytes[..at], "bok.xlsb").is_err(), "cut at {at}");
        }
    }
}
