//! Ways that plans are kept in Word and Excel which no sample shows whole: read to their budgets and goals.

#![cfg(test)]

#[path = "word/archive.rs"]
#[allow(dead_code, reason = "shared with the tests of Word documents")]
mod archive;

mod as_they_come {
    use plankoll::plan::Plan;
    use plankoll::{Options, examine};
    use rust_xlsxwriter::Workbook;

    use super::archive::{docx, p, tc};

    const LINES: [&[&str]; 8] = [
        &["Tkr", "Budget 2030", "Budget 2031"],
        &["Intäkter"],
        &["Försäkringskassan", "1 000", "1 050"],
        &["Åmynne kommun", "1 000", "1 050"],
        &["Summa intäkter", "2 000", "2 100"],
        &["Kostnader"],
        &["Kansli", "2 000", "2 100"],
        &["Summa kostnader", "2 000", "2 100"],
    ];

    fn plan(bytes: &[u8]) -> Plan {
        examine(bytes, "plan", &Options::default()).unwrap().printed
    }

    /// The labels and amounts of a plan's only budget.
    fn lines(plan: &Plan) -> Vec<String> {
        assert_eq!(plan.budgets.len(), 1, "{:?}", plan.budgets);
        let line = |line: &plankoll::plan::Line| {
            let amounts: Vec<String> = line.cells.iter().flatten().map(|figure| figure.amount.to_string()).collect();
            format!("{}: {}", line.label, amounts.join(" "))
        };
        plan.budgets[0].lines.iter().map(line).collect()
    }

    const READ: [&str; 5] = [
        "Försäkringskassan: 1000000 1050000",
        "Åmynne kommun: 1000000 1050000",
        "Summa intäkter: 2000000 2100000",
        "Kansli: 2000000 2100000",
        "Summa kostnader: 2000000 2100000",
    ];

    #[test]
    fn paragraphs_with_tabs_are_a_table_to_the_eye() {
        let paragraph = |cells: &&[&str]| {
            let runs: Vec<String> = cells.iter().map(|cell| format!("<w:t>{cell}</w:t>")).collect();
            format!("<w:p><w:r>{}</w:r></w:p>", runs.join("<w:tab/>"))
        };
        let body = [p("Finsam Åmynne"), p("Verksamhetsplan 2031"), LINES.iter().map(paragraph).collect()].concat();
        assert_eq!(lines(&plan(&docx(&body, &[]))), READ);
    }

    #[test]
    fn content_controls_around_tables_rows_cells_and_runs_change_nothing() {
        let control = |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
        let cell = |(at, text): (usize, &&str)| {
            let run = format!("<w:p>{}</w:p>", control(&format!("<w:r><w:t>{text}</w:t></w:r>")));
            let within = format!("<w:tc><w:tcPr/>{}</w:tc>", control(&run));
            if at == 1 { control(&within) } else { within }
        };
        let row = |cells: &&[&str]| {
            let mut whole: Vec<&str> = cells.to_vec();
            whole.resize(3, "");
            control(&format!("<w:tr>{}</w:tr>", whole.iter().enumerate().map(cell).collect::<String>()))
        };
        let table = control(&format!("<w:tbl>{}</w:tbl>", LINES.iter().map(row).collect::<String>()));
        let body = [control(&p("Finsam Åmynne")), p("Verksamhetsplan 2031"), table].concat();
        assert_eq!(lines(&plan(&docx(&body, &[]))), READ);
    }

    #[test]
    fn a_budget_within_a_table_s_cell_is_read() {
        let row = |cells: &&[&str]| {
            let mut whole: Vec<&str> = cells.to_vec();
            whole.resize(3, "");
            format!("<w:tr>{}</w:tr>", whole.iter().map(|text| tc("", text)).collect::<String>())
        };
        let inner = format!("<w:tbl>{}</w:tbl>", LINES.iter().map(row).collect::<String>());
        let frame = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("Verksamhetsplan 2031"), p(""));
        assert_eq!(lines(&plan(&docx(&[p("Finsam Åmynne"), frame].concat(), &[]))), READ);
    }

    /// A workbook of text and figures, cell by cell.
    fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
        let mut book = Workbook::new();
        for (name, rows) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name).unwrap();
            for (row, cells) in (0..).zip(*rows) {
                for (column, text) in (0..).zip(*cells) {
                    match text.replace(' ', "").parse::<u32>() {
                        Ok(number) => sheet.write_number(row, column, number).unwrap(),
                        Err(_) => sheet.write_string(row, column, *text).unwrap(),
                    };
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn goals_as_labelled_rows_of_a_sheet() {
        let goals: [&[&str]; 10] = [
            &["Finsam Åmynne, mål 2031"],
            &[],
            &["Mål 1", "Fler unga kommer i arbete"],
            &["Aktivitet", "Vi öppnar en mottagning i Amsele"],
            &["Indikator", "Andel i arbete efter insats"],
            &["Målvärde", "minst 40 %"],
            &["Källa", "Enkät till deltagarna"],
            &["Mål 2", "Parterna samverkar bättre"],
            &["Aktivitet", "Gemensam utbildning två gånger om året"],
            &["Indikator", "Antal deltagande chefer: minst 25"],
        ];
        let plan = plan(&book(&[("Budget 2031", &LINES), ("Mål", &goals)]));
        assert_eq!(lines(&plan), READ);
        let told: Vec<(Option<&str>, usize, usize, usize)> = plan
            .goals
            .iter()
            .map(|goal| (goal.number.as_deref(), goal.activities.len(), goal.indicators.len(), goal.sources.len()))
            .collect();
        assert_eq!(told, [(Some("1"), 1, 1, 1), (Some("2"), 1, 1, 0)]);
    }

    #[test]
    fn a_unit_in_the_corner_and_a_column_of_comments() {
        let rows: [&[&str]; 8] = [
            &["mkr", "Budget 2031", "Kommentar"],
            &["Intäkter"],
            &["Försäkringskassan", "2", "preliminärt besked, 1 950 tkr i fjol"],
            &["Åmynne kommun", "1"],
            &["Summa intäkter", "3"],
            &["Kostnader"],
            &["Kansli", "3", "två tjänster"],
            &["Summa kostnader", "3"],
        ];
        let plan = plan(&book(&[("Blad1", &rows)]));
        assert_eq!(
            lines(&plan),
            [
                "Försäkringskassan: 2000000",
                "Åmynne kommun: 1000000",
                "Summa intäkter: 3000000",
                "Kansli: 3000000",
                "Summa kostnader: 3000000"
            ]
        );
    }
}
