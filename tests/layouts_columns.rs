//! Columns beside the money – notes, percentages, comments – and cells that are empty or look like years: the same
//! table in several layouts must give the same lines.

#[cfg(test)]
mod layouts_columns {
    use plankoll::plan::{Hints, Plan};

    /// A name, and rows set that way.
    type Layout = (&'static str, fn(&[Vec<String>]) -> String);

    const HEAD: &str = "Verksamhetsplan 2031 för Samordningsförbundet Ekby\n\nBudget 2031 (tkr)\n\n";

    fn plan(text: &str, file: &str) -> Plan {
        let document = plankoll::read::read(text.as_bytes(), file).unwrap();
        plankoll::recognize::recognize(&document, &Hints::default()).unwrap()
    }

    /// Side, role, label and amounts in the table's unit.
    fn lines(plan: &Plan) -> Vec<String> {
        let budgets = plan.budgets.iter().enumerate();
        let rows = budgets.flat_map(|(at, budget)| budget.lines.iter().map(move |line| (at, budget, line)));
        rows.map(|(at, budget, line)| {
            let amount = |cell: &Option<plankoll::plan::Figure>| {
                cell.as_ref()
                    .map_or("–".to_owned(), |figure| figure.amount.in_unit(budget.unit).normalize().to_string())
            };
            let amounts: Vec<String> = line.cells.iter().map(amount).collect();
            format!("{at} {:?} {:?} {}: {}", line.side, line.role, line.label, amounts.join(" ")).to_lowercase()
        })
        .collect()
    }

    fn columns(plan: &Plan) -> Vec<(Option<i32>, String)> {
        let columns = plan.budgets.iter().flat_map(|budget| &budget.columns);
        columns.map(|column| (column.year, format!("{:?}", column.kind).to_lowercase())).collect()
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let mut rows: Vec<Vec<String>> = text.lines().map(cells).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or(1);
        rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        rows
    }

    /// Right-aligned columns.
    fn aligned(rows: &[Vec<String>]) -> String {
        let wide = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let line = |row: &Vec<String>| {
            let cells = row.iter().enumerate().map(|(at, cell)| match at {
                0 => format!("{cell:<w$}", w = wide(0).unwrap_or(0)),
                _ => format!("{cell:>w$}", w = wide(at).unwrap_or(0) + 4),
            });
            cells.collect::<String>().trim_end().to_owned()
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn joined(rows: &[Vec<String>], by: &str) -> String {
        rows.iter().map(|row| row.join(by)).collect::<Vec<_>>().join("\n")
    }

    /// Single blanks: an empty cell leaves no trace.
    fn tight(rows: &[Vec<String>]) -> String {
        let line =
            |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn stacked(rows: &[Vec<String>]) -> String {
        rows.iter().flatten().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join("\n")
    }

    fn markdown(rows: &[Vec<String>]) -> String {
        let width = rows.iter().map(Vec::len).max().unwrap_or(1);
        let line = |row: &Vec<String>| {
            let mut cells = row.clone();
            cells.resize(width, String::new());
            format!("| {} |", cells.join(" | "))
        };
        let mut out: Vec<String> = rows.iter().map(line).collect();
        out.insert(1, format!("|{}", "---|".repeat(width)));
        out.join("\n")
    }

    fn all(table: &str, layouts: &[Layout]) -> Vec<(String, Plan)> {
        let rows = rows(table);
        let read = |(name, set): &Layout| {
            let file = if *name == "markdown" { "plan.md" } else { "plan.txt" };
            ((*name).to_owned(), plan(&format!("{HEAD}{}\n", set(&rows)), file))
        };
        layouts.iter().map(read).collect()
    }

    fn tabbed(rows: &[Vec<String>]) -> String {
        joined(rows, "\t")
    }

    fn semicolons(rows: &[Vec<String>]) -> String {
        joined(rows, ";")
    }

    #[test]
    fn a_sum_above_its_lines_covers_them_past_varav_and_empty_cells() {
        let table = "\
 | Budget 2031 | Budget 2030
Intäkter
Försäkringskassan | 2 500 | 2 400
Region Ekby | 1 250 | 1 200
Summa intäkter | 3 750 | 3 600
Kostnader
Administration | 1 310 | 1 150
Förbundschef | 980 | 950
varav löner | 700 | 680
Lokaler | 330 | 200
Insatser | 1 900 | 1 240
Lotsen | 1 300 | 1 240
Stegen | 600 | -
Summa kostnader | 3 210 | 2 390
Resultat | 540 | 1 210";
        let wanted = [
            "0 cost subtotal administration: 1310 1150",
            "0 cost item förbundschef: 980 950",
            "0 cost ofwhich varav löner: 700 680",
            "0 cost item lokaler: 330 200",
            "0 cost subtotal insatser: 1900 1240",
            "0 cost item lotsen: 1300 1240",
            "0 cost item stegen: 600 –",
            "0 cost total summa kostnader: 3210 2390",
        ];
        let layouts: [Layout; 6] = [
            ("aligned", aligned),
            ("tabs", tabbed),
            ("semicolons", semicolons),
            ("markdown", markdown),
            ("one cell a row", stacked),
            ("single blanks", tight),
        ];
        for (name, plan) in all(table, &layouts) {
            assert_eq!(lines(&plan)[3..11], wanted, "{name}");
        }
    }

    #[test]
    fn notes_stand_before_the_money_and_are_none() {
        let table = "\
 | Not | Bokslut 2029 | Budget 2030 | Budget 2031
Intäkter
Försäkringskassan | 1 | 2 306 | 2 088 | 2 101
Region Ekby | | 1 152 | 1 044 | 1 050
Summa intäkter | | 3 458 | 3 132 | 3 151
Kostnader
Kansli | 2 | 1 867 | 1 798 | 1 763
Lotsen | 10 | 499 | - | 413
Stegen | 11 | 255 | 238 | 232
Summa kostnader | | 2 621 | 2 036 | 2 408
Resultat | 12 | 837 | 1 096 | 743";
        let wanted = [
            "0 income item försäkringskassan: 2306 2088 2101",
            "0 income item region ekby: 1152 1044 1050",
            "0 income total summa intäkter: 3458 3132 3151",
            "0 cost item kansli: 1867 1798 1763",
            "0 cost item lotsen: 499 – 413",
            "0 cost item stegen: 255 238 232",
            "0 cost total summa kostnader: 2621 2036 2408",
            "0 none result resultat: 837 1096 743",
        ];
        let layouts: [Layout; 5] = [
            ("aligned", aligned),
            ("tabs", tabbed),
            ("semicolons", semicolons),
            ("markdown", markdown),
            ("single blanks", tight),
        ];
        for (name, plan) in all(table, &layouts) {
            assert_eq!(lines(&plan), wanted, "{name}");
        }
        // Aligned with nothing where the column is empty.
        let blank = table.replace("| 499 | - |", "| 499 | |");
        for (name, plan) in all(&blank, &layouts[..1]) {
            assert_eq!(lines(&plan), wanted, "{name}");
        }
    }

    #[test]
    fn percentages_beside_the_money_take_no_line_away() {
        let table = "\
 | Budget 2031 | Andel %
Intäkter
Försäkringskassan | 2 500 000 | 57 %
Region Ekby | 1 890 000 | 43 %
Summa intäkter | 4 390 000 | 100 %
Kostnader
Kansli | 1 100 000 | 25 %
Lotsen | 3 290 000 | 75 %
Summa kostnader | 4 390 000 | 100 %
Resultat | 0 | 0 %";
        let wanted = [
            "0 income item försäkringskassan: 2500000",
            "0 income item region ekby: 1890000",
            "0 income total summa intäkter: 4390000",
            "0 cost item kansli: 1100000",
            "0 cost item lotsen: 3290000",
            "0 cost total summa kostnader: 4390000",
            "0 none result resultat: 0",
        ];
        let layouts: [Layout; 5] = [
            ("aligned", aligned),
            ("tabs", tabbed),
            ("markdown", markdown),
            ("one cell a row", stacked),
            ("single blanks", tight),
        ];
        for (name, plan) in all(table, &layouts) {
            assert_eq!(lines(&plan), wanted, "{name}");
        }
    }

    #[test]
    fn what_stands_behind_the_figures_is_a_comment() {
        let table = "\
 | Budget 2031 | Budget 2030 | Kommentar
Intäkter
Försäkringskassan | 2 500 | 2 400 | enligt avtal
Region Ekby | 1 250 | 1 200 | se avsnitt 4
Summa intäkter | 3 750 | 3 600
Kostnader
Kansli | 1 310 | 1 150 | § 47
Lotsen | 2 440 | 2 450 | ny insats
Summa kostnader | 3 750 | 3 600 | se avsnitt 5
Resultat | 0 | 0";
        let wanted = [
            "0 income item försäkringskassan: 2500 2400",
            "0 income item region ekby: 1250 1200",
            "0 income total summa intäkter: 3750 3600",
            "0 cost item kansli: 1310 1150",
            "0 cost item lotsen: 2440 2450",
            "0 cost total summa kostnader: 3750 3600",
            "0 none result resultat: 0 0",
        ];
        let layouts: [Layout; 4] =
            [("tabs", tabbed), ("semicolons", semicolons), ("markdown", markdown), ("single blanks", tight)];
        for (name, plan) in all(table, &layouts) {
            assert_eq!(lines(&plan), wanted, "{name}");
        }
    }

    #[test]
    fn amounts_that_look_like_years_are_amounts() {
        let table = "\
 | Budget 2031 | Budget 2030
Intäkter
Försäkringskassan | 2 480 | 2048
Region Ekby | 520 | 512
Summa intäkter | 3 000 | 2 560
Kostnader
Kansli | 990 | 520
Lotsen | 2010 | 2040
Summa kostnader | 3 000 | 2 560
Resultat | 0 | 0";
        let layouts: [Layout; 5] = [
            ("aligned", aligned),
            ("tabs", tabbed),
            ("semicolons", semicolons),
            ("markdown", markdown),
            ("one cell a row", stacked),
        ];
        for (name, plan) in all(table, &layouts) {
            let found = lines(&plan);
            assert_eq!(found[0], "0 income item försäkringskassan: 2480 2048", "{name}");
            assert_eq!(found[4], "0 cost item lotsen: 2010 2040", "{name}");
            assert_eq!(found.len(), 7, "{name}: {found:?}");
        }
        let single = "\
 | Budget 2031
Intäkter
Försäkringskassan | 1999
Region Ekby | 521
Totalt | 2520
Kostnader
Insatser
Lotsen | 1241
Stegen | 799
Summa insatser | 2040
Kansli | 480
Summa kostnader | 2520
Resultat | 0";
        for (name, plan) in all(single, &layouts) {
            let found = lines(&plan);
            assert_eq!(found[0], "0 income item försäkringskassan: 1999", "{name}");
            assert_eq!(found[5], "0 cost subtotal summa insatser: 2040", "{name}");
            assert_eq!(found.len(), 9, "{name}: {found:?}");
        }
    }

    #[test]
    fn heads_of_kinds_over_years_keep_their_order() {
        let table = "\
 | Budget | Budget | Utfall | Andel %
 | 2031 | 2030 | 2029
Försäkringskassan | 2 480 | 2 060 | 2 011 | 83 %
Region Ekby | 520 | 500 | 490 | 17 %
Summa intäkter | 3 000 | 2 560 | 2 501 | 100 %
Kansli | 990 | 520 | 480 | 33 %
Lotsen | 2 010 | 2 040 | 1 999 | 67 %
Summa kostnader | 3 000 | 2 560 | 2 479 | 100 %
Resultat | 0 | 0 | 22 | 0 %";
        let wanted = [
            (Some(2031), "some(budget)".to_owned()),
            (Some(2030), "some(budget)".to_owned()),
            (Some(2029), "some(actual)".to_owned()),
        ];
        let layouts: [Layout; 5] = [
            ("aligned", aligned),
            ("tabs", tabbed),
            ("markdown", markdown),
            ("one cell a row", stacked),
            ("single blanks", tight),
        ];
        for (name, plan) in all(table, &layouts) {
            assert_eq!(columns(&plan), wanted, "{name}");
            assert_eq!(lines(&plan)[2], "0 income total summa intäkter: 3000 2560 2501", "{name}");
        }
    }

    #[test]
    fn a_new_page_repeats_the_heads_and_takes_nothing_apart() {
        let first = "                     Not   Budget 2031\nIntäkter\nFörsäkringskassan     1         2 480\n\
            Region Ekby                       520\nSumma intäkter        2         3 000\nKostnader\n\
            Administration                    990\n";
        let rest = "Kansli                            640\nRevision                          350\n\
            Lotsen               12         2 010\nSumma kostnader                 3 000\nResultat                            0\n";
        let heads = "                     Not   Budget 2031\n";
        let end = "\n                    5\n\u{c}Samordningsförbundet Ekby\n\nMål för året\n";
        for between in ["", "\n", "\n\n"] {
            let text = format!(
                "{HEAD}{first}\n                    4\n\u{c}Samordningsförbundet Ekby\n{between}{heads}{rest}{end}"
            );
            let found = lines(&plan(&text, "plan.txt"));
            assert_eq!(
                found,
                [
                    "0 income item försäkringskassan: 2480",
                    "0 income item region ekby: 520",
                    "0 income total summa intäkter: 3000",
                    "0 cost subtotal administration: 990",
                    "0 cost item kansli: 640",
                    "0 cost item revision: 350",
                    "0 cost item lotsen: 2010",
                    "0 cost total summa kostnader: 3000",
                    "0 none result resultat: 0",
                ]
            );
        }
    }

    #[test]
    fn a_sheet_goes_on_with_sums_that_look_like_years() {
        let rows: [(&str, &[f64]); 9] = [
            ("Intäkter", &[]),
            ("Försäkringskassan", &[2898.0, 2669.0]),
            ("Region Ekby", &[1000.0, 1000.0]),
            ("Summa intäkter", &[3898.0, 3669.0]),
            ("Kansli", &[1061.0, 1034.0]),
            ("Lotsen", &[1005.0, 949.0]),
            ("", &[]),
            ("Summa kostnader", &[2066.0, 1983.0]),
            ("Årets resultat", &[1832.0, 1686.0]),
        ];
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Budget 2031 för Samordningsförbundet Ekby").unwrap();
        for (column, head) in ["tkr", "Budget 2031", "Budget 2030"].into_iter().enumerate() {
            sheet.write(2, u16::try_from(column).unwrap(), head).unwrap();
        }
        for (row, (label, amounts)) in rows.iter().enumerate() {
            let row = u32::try_from(row + 3).unwrap();
            if !label.is_empty() {
                sheet.write(row, 0, *label).unwrap();
            }
            for (column, amount) in amounts.iter().enumerate() {
                sheet.write(row, u16::try_from(column + 1).unwrap(), *amount).unwrap();
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let document = plankoll::read::read(&bytes, "budget.xlsx").unwrap();
        let found = plankoll::recognize::recognize(&document, &Hints::default()).unwrap();
        let lines = lines(&found);
        assert_eq!(lines.len(), 7, "{lines:?}");
        assert_eq!(lines[5], "0 cost total summa kostnader: 2066 1983");
    }

    #[test]
    fn an_outcome_that_is_foretold_is_a_forecast() {
        let table = "\
 | Utfall 2029 | Budget 2030 | Prognostiserat utfall 2030 | Budget 2031
Intäkter
Försäkringskassan | 1 152 | 1 044 | 1 044 | 1 050
Kostnader
Kansli | 1 067 | 998 | 1 003 | 1 050
Resultat | 85 | 46 | 41 | 0";
        let wanted = [
            (Some(2029), "some(actual)".to_owned()),
            (Some(2030), "some(budget)".to_owned()),
            (Some(2030), "some(forecast)".to_owned()),
            (Some(2031), "some(budget)".to_owned()),
        ];
        let layouts: [Layout; 4] =
            [("aligned", aligned), ("tabs", tabbed), ("semicolons", semicolons), ("markdown", markdown)];
        for words in ["Prognostiserat utfall", "Beräknat utfall", "Förväntat årsutfall"] {
            for (name, plan) in all(&table.replace("Prognostiserat utfall", words), &layouts) {
                assert_eq!(columns(&plan), wanted, "{words} {name}");
            }
        }
    }
}
