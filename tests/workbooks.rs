//! Budgets in workbooks as varied as people make them: what is read is what stands there.

#[cfg(test)]
#[path = "workbooks/samples.rs"]
mod samples;
#[cfg(test)]
#[path = "workbooks/typed.rs"]
#[allow(dead_code)] // other tests type with more of it
mod typed;

#[cfg(test)]
mod workbooks {
    use plankoll::plan::{Hints, Kind, Plan};
    use plankoll::read::{ReadError, read};
    use plankoll::recognize::recognize;

    use crate::samples;
    use crate::typed::{Book, amounts, label};

    fn plan(book: Book) -> Plan {
        plan_of(&book.bytes())
    }

    fn plan_of(bytes: &[u8]) -> Plan {
        recognize(&read(bytes, "bok.xlsx").unwrap(), &Hints::default()).unwrap()
    }

    const LINES: &str = "\
        INTÄKTER | |
        Statsbidrag | 2000 | 2100
        Region Norr | 1000 | 1050
        Kommunerna | 1000 | 1050
        Summa intäkter | =SUM(B{1}:B{3}) 4000 | =SUM(C{1}:C{3}) 4200
        KOSTNADER | |
        Kansli | -900 | -950
        Revision | -60 | -60
        Insatser | -3040 | -3190
        Summa kostnader | =SUM(B{6}:B{8}) -4000 | =SUM(C{6}:C{8}) -4200
        Årets resultat | =B{4}+B{9} 0 | =C{4}+C{9} 0";

    fn is_the_budget(plan: &Plan) {
        assert_eq!(plan.budgets.len(), 1, "{:#?}", plan.budgets);
        assert_eq!(
            amounts(&plan.budgets[0]),
            [
                ("Statsbidrag", "2000 2100"),
                ("Region Norr", "1000 1050"),
                ("Kommunerna", "1000 1050"),
                ("Summa intäkter", "4000 4200"),
                ("Kansli", "900 950"),
                ("Revision", "60 60"),
                ("Insatser", "3040 3190"),
                ("Summa kostnader", "4000 4200"),
                ("Årets resultat", "0 0"),
            ]
            .map(|(label, amounts)| (label.to_owned(), amounts.to_owned()))
        );
        let columns: Vec<_> = plan.budgets[0].columns.iter().map(|column| (column.year, column.kind)).collect();
        assert_eq!(columns, [(Some(2024), Some(Kind::Actual)), (Some(2025), Some(Kind::Budget))]);
    }

    #[test]
    fn a_budget_anywhere_on_a_sheet_under_its_titles() {
        for (row, column) in [(0, 0), (6, 3), (200, 20)] {
            let book = Book::new()
                .sheet("Blad1")
                .at(row, column)
                .rows("Samordningsförbundet Norra Dalen\nBudget 2025\nBelopp i tkr\n")
                .rows("Post | Utfall 2024 | Budget 2025")
                .rows(LINES);
            let plan = plan(book);
            is_the_budget(&plan);
            assert_eq!(plan.forbund.as_deref(), Some("Samordningsförbundet Norra Dalen"));
            assert_eq!(plan.budgets[0].title.as_deref(), Some("Budget 2025"));
        }
    }

    #[test]
    fn a_place_is_a_cell() {
        let plan = plan(Book::new().sheet("Budget 25").at(2, 1).rows("tkr | Utfall 2024 | Budget 2025").rows(LINES));
        assert_eq!(amounts(&plan.budgets[0]).len(), 9, "{:?}", amounts(&plan.budgets[0]));
        let cell = plan.budgets[0].lines[1].cells[1].as_ref().unwrap();
        assert_eq!(cell.place.sheet.as_deref(), Some("Budget 25"));
        assert_eq!(cell.place.a1.as_deref(), Some("D6"));
        assert_eq!(cell.printed, "1050");
    }

    #[test]
    fn heads_on_two_rows_and_merged() {
        is_the_budget(&plan(
            Book::new().sheet("Blad1").rows("Belopp i tkr").rows(" | Utfall | Budget\n | 2024 | 2025").rows(LINES),
        ));
        // One merged head over two years each.
        let merged = Book::new()
            .sheet("Blad1")
            .rows("tkr | Utfall | | Budget |")
            .merge(0, 1, 2, "Utfall")
            .merge(0, 3, 2, "Budget")
            .rows(" | 2023 | 2024 | 2025 | 2026\nIntäkter | | | |\nBidrag | 90 | 95 | 100 | 110\nRänta | 5 | 5 | 10 | 10\nSumma intäkter | 95 | 100 | 110 | 120")
            .rows("Kostnader | | | |\nKansli | 50 | 60 | 60 | 70\nInsatser | 45 | 40 | 50 | 50\nSumma kostnader | 95 | 100 | 110 | 120\nResultat | 0 | 0 | 0 | 0");
        let plan = plan(merged);
        let columns: Vec<_> = plan.budgets[0].columns.iter().map(|column| (column.year, column.kind)).collect();
        assert_eq!(columns[..2], [(Some(2023), Some(Kind::Actual)), (Some(2024), Some(Kind::Actual))]);
        assert_eq!(columns[2], (Some(2025), Some(Kind::Budget)));
        assert_eq!(label(&plan, "Bidrag"), "90 95 100 110");
    }

    #[test]
    fn figures_as_text_in_all_their_forms() {
        let plan = plan(Book::new().sheet("Budget 2025").rows(
            "Belopp i tkr | Budget 2025\nIntäkter |\nBidrag | '1 250,5\nRänta | '(120)\nSumma intäkter | '1 130,5\nKostnader |\nKansli | '−45\nInsatser | '-1 085,5\nSumma kostnader | '−1 130,5\nResultat | 0",
        ));
        assert_eq!(label(&plan, "Bidrag"), "1250.5");
        assert_eq!(label(&plan, "Kansli"), "45");
        assert_eq!(label(&plan, "Insatser"), "1085.5");
        assert_eq!(label(&plan, "Ränta"), "-120");
    }

    #[test]
    fn columns_that_are_no_money() {
        let plan = plan(Book::new().sheet("Blad1").rows(
            "Konto | Benämning | Not | Budget 2024 | Budget 2025 | Differens | % | Kommentar\n\
             | Intäkter | | | | | |\n\
             3010 | Staten | 1 | 2000 | 2100 | 100 | 5% | Enligt avtal med Försäkringskassan 2024\n\
             3020 | Kommunerna | 1 | 2000 | 2100 | 100 | 5% |\n\
             | Summa intäkter | | 4000 | 4200 | 200 | 5% |\n\
             | Kostnader | | | | | |\n\
             4010 | Kansli | 2 | 900 | 950 | 50 | 5,5% | Ny tjänst 20 %\n\
             5010 | Insatser | | 3100 | 3250 | 150 | 4,8% |\n\
             | Summa kostnader | | 4000 | 4200 | 200 | 5% |\n\
             | Resultat | | 0 | 0 | 0 | |",
        ));
        let kinds: Vec<_> = plan.budgets[0].columns.iter().map(|column| (column.year, column.kind)).collect();
        assert_eq!(
            kinds,
            [(Some(2024), Some(Kind::Budget)), (Some(2025), Some(Kind::Budget)), (None, Some(Kind::Deviation))]
        );
        assert_eq!(label(&plan, "Staten"), "2000 2100 100");
        assert_eq!(label(&plan, "Kansli"), "900 950 50");
    }

    #[test]
    fn hidden_rows_are_lines_too() {
        let book = Book::new().sheet("Blad1").rows("tkr | Utfall 2024 | Budget 2025").rows(LINES).hide(3).hide(8);
        is_the_budget(&plan(book));
    }

    #[test]
    fn years_side_by_side_in_any_order() {
        let plan = plan(Book::new().sheet("Ekonomi").rows(
            "tkr | Budget 2026 | Bokslut 2024 | Prognos 2025 | Budget 2025\nIntäkter | | | |\nBidrag | 120 | 100 | 108 | 110\nSumma intäkter | 120 | 100 | 108 | 110\nKostnader | | | |\nKansli | 70 | 50 | 60 | 60\nInsatser | 50 | 50 | 48 | 50\nSumma kostnader | 120 | 100 | 108 | 110\nResultat | 0 | 0 | 0 | 0",
        ));
        let kinds: Vec<_> =
            plan.budgets[0].columns.iter().map(|column| (column.year.unwrap(), column.kind.unwrap())).collect();
        assert_eq!(kinds, [(2026, Kind::Budget), (2024, Kind::Actual), (2025, Kind::Forecast), (2025, Kind::Budget)]);
        assert_eq!(label(&plan, "Kansli"), "70 50 60 60");
    }

    #[test]
    fn tables_on_one_sheet_stay_apart() {
        let plan = plan(
            Book::new()
                .sheet("Budget")
                .rows("Budget 2025 (tkr) | Utfall 2024 | Budget 2025")
                .rows(LINES)
                .rows("\n\nFlerårsplan\nÅr | Intäkter | Kostnader | Resultat | Eget kapital UB\n2025 | 4200 | 4200 | 0 | 800\n2026 | 4300 | 4400 | -100 | 700\n2027 | 4400 | 4500 | -100 | 600")
                .rows("\nDeltagare | Kvinnor | Män\nVägen | 20 | 31\nSteget | 12 | 9"),
        );
        is_the_budget(&plan);
        let years: Vec<i32> = plan.multi_year.iter().map(|row| row.year).collect();
        assert_eq!(years, [2025, 2026, 2027]);
        assert_eq!(
            plan.equity.iter().find(|row| row.year == 2027).unwrap().closing.as_ref().unwrap().amount.to_string(),
            "600000"
        );
    }

    #[test]
    fn sides_apart_by_blank_rows_are_one_budget() {
        let apart = LINES.replace("KOSTNADER", "\n\nKOSTNADER").replace("{6}", "{8}");
        let book =
            Book::new().sheet("Budget 2025").rows("tkr | Utfall 2024 | Budget 2025\n").rows(&apart.replace("=", "'="));
        let _ = book;
        let spaced: String = LINES
            .lines()
            .map(
                |line| if line.trim().starts_with("KOSTNADER") { format!("\n\n{line}\n") } else { format!("{line}\n") },
            )
            .collect();
        let values: String = spaced
            .lines()
            .map(|line| {
                line.split('|')
                    .map(|cell| {
                        cell.trim()
                            .rsplit(' ')
                            .next()
                            .filter(|_| cell.trim().starts_with('='))
                            .unwrap_or(cell)
                            .to_owned()
                    })
                    .collect::<Vec<_>>()
                    .join("|")
                    + "\n"
            })
            .collect();
        is_the_budget(&plan(Book::new().sheet("Blad1").rows("tkr | Utfall 2024 | Budget 2025\n").rows(&values)));
    }

    #[test]
    fn goals_on_a_sheet_of_their_own() {
        let plan = plan(Book::new().sheet("Budget").rows("tkr | Utfall 2024 | Budget 2025").rows(LINES).sheet("Mål 2025").rows(
            "Mål för verksamheten\n\nMål | Aktivitet | Indikator | Målvärde | Källa\n1. Fler deltagare går vidare till arbete | Stöd i grupp | Andel som går vidare | minst 40 % | Uppföljning vid avslut\n | Stöd från arbetsgivare | Antal arbetsgivare | 12 | Kansliets lista\n2. Parterna samverkar bättre | Gemensamma möten | Andel nöjda parter | minst 80 % | Enkät",
        ));
        let goals: Vec<_> = plan
            .goals
            .iter()
            .map(|goal| (goal.number.as_deref(), goal.activities.len(), goal.indicators.len(), goal.sources.len()))
            .collect();
        assert_eq!(goals, [(Some("1"), 2, 2, 2), (Some("2"), 1, 1, 1)]);
    }

    #[test]
    fn equity_beside_the_years() {
        let plan = plan(
            Book::new()
                .sheet("Budget")
                .rows("tkr | Utfall 2024 | Budget 2025")
                .rows(LINES)
                .rows("IB eget kapital | 800 | 800\nUB eget kapital | 800 | 800"),
        );
        let closing: Vec<_> =
            plan.equity.iter().map(|row| (row.year, row.closing.as_ref().unwrap().amount.to_string())).collect();
        assert_eq!(closing, [(2024, "800000".to_owned()), (2025, "800000".to_owned())]);
    }

    #[test]
    fn formats_say_units_and_percent() {
        let plan = plan(
            Book::new().sheet("Blad1").formatted("#,##0 \"tkr\"").rows("Post | Utfall 2024 | Budget 2025").rows(LINES),
        );
        assert_eq!(plan.budgets[0].unit, plankoll::money::Unit::Tkr);
        is_the_budget(&plan);
    }

    #[test]
    fn a_workbook_without_results_says_so() {
        let uncalculated =
            LINES.replace(" 4000", " 0").replace(" 4200", " 0").replace(" -4000", " 0").replace(" -4200", " 0");
        let book = Book::new().sheet("Blad1").rows("tkr | Utfall 2024 | Budget 2025").rows(&uncalculated);
        assert_eq!(read(&book.bytes(), "bok.xlsx"), Err(ReadError::NotCalculated));
    }

    #[test]
    fn texts_that_begin_like_formulas_stay_texts() {
        let document =
            read(&Book::new().sheet("Blad1").rows("'=1+1 | '+46 70 | '-minus | '@namn").bytes(), "bok.txt").unwrap();
        assert_eq!(document.source.format, "xlsx");
        assert_eq!(document.rows.iter().find(|row| row.table.is_some()).unwrap().text(), "=1+1\t+46 70\t-minus\t@namn");
        assert!(document.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.formula.is_none()));
    }

    #[test]
    #[ignore = "writes the samples anew"]
    fn write_the_samples() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for (name, book) in [
            ("nordanskog-2026.xlsx", samples::nordanskog()),
            ("solviken-2025.xlsx", samples::solviken()),
            ("ekhult-2024.xlsx", samples::ekhult()),
            ("myrheden-2025.xlsx", samples::myrheden()),
            ("algmarken-2025.xlsx", samples::algmarken()),
            ("sandholm-2026.xlsx", samples::sandholm()),
        ] {
            // One that is there has its fingerprint in a snapshot; take it away to have it anew.
            if !folder.join(name).exists() {
                std::fs::write(folder.join(name), book.bytes()).unwrap();
            }
        }
    }
}
