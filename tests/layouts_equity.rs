//! Equity and years in tables of their own, incomes and costs apart or side by side: each in several layouts.

#[cfg(test)]
mod layouts_equity {
    use plankoll::plan::{Hints, Plan};

    const BUDGET: &str = "Verksamhetsplan 2031 för Samordningsförbundet Ekby\n\nBudget 2031 (tkr)\n\n";

    fn plan(text: &str, file: &str) -> Plan {
        let document = plankoll::read::read(text.as_bytes(), file).unwrap();
        plankoll::recognize::recognize(&document, &Hints::default()).unwrap()
    }

    /// A small budget, one cell a row or in columns.
    fn budget(stacked: bool) -> String {
        let rows = [
            ("Intäkter", ""),
            ("Försäkringskassan", "2 000"),
            ("Region Ekby", "1 000"),
            ("Summa intäkter", "3 000"),
            ("Kostnader", ""),
            ("Kansli", "1 280"),
            ("Lotsen", "1 820"),
            ("Summa kostnader", "3 100"),
            ("Årets resultat", "-100"),
        ];
        let line = |(label, amount): &(&str, &str)| {
            if stacked { format!("{label}\n{amount}").trim_end().to_owned() } else { format!("{label:<24}{amount:>8}") }
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Year, opening and closing in tkr.
    fn equity(plan: &Plan) -> Vec<String> {
        let value = |value: &Option<plankoll::plan::Value>| {
            let amount = value.as_ref().map(|value| value.amount.in_unit(plankoll::money::Unit::Tkr).normalize());
            amount.map_or("–".to_owned(), |amount| amount.to_string())
        };
        plan.equity.iter().map(|row| format!("{} {} {}", row.year, value(&row.opening), value(&row.closing))).collect()
    }

    const ROLL: [&str; 3] = ["2031 2040 1940", "2032 1940 1890", "2033 1890 1870"];

    fn rolls(table: &str, file: &str, stacked: bool, name: &str) {
        let found = plan(&format!("{BUDGET}{}\n\nFörbundets eget kapital (tkr)\n\n{table}\n", budget(stacked)), file);
        assert_eq!(equity(&found), ROLL, "{name}");
        assert_eq!(found.budgets.len(), 1, "{name}");
        assert_eq!(found.budgets[0].lines.len(), 7, "{name}");
        assert!(found.unread.is_empty(), "{name}: {:?}", found.unread);
    }

    #[test]
    fn heads_of_years_with_and_without_a_kind_are_heads() {
        for heads in [
            ["År", "2031", "Plan 2032", "2033"],
            ["År", "Budget 2031", "2032", "2033"],
            ["tkr", "2031", "Plan 2032", "Plan 2033"],
        ] {
            let rows = [
                heads,
                ["Eget kapital IB", "2040", "1940", "1890"],
                ["Resultat", "-100", "-50", "-20"],
                ["Eget kapital UB", "1940", "1890", "1870"],
            ];
            let joined = |by: &str| rows.iter().map(|row| row.join(by)).collect::<Vec<_>>().join("\n");
            let bars = |row: &[&str; 4]| format!("| {} |", row.join(" | "));
            let mut markdown: Vec<String> = rows.iter().map(bars).collect();
            markdown.insert(1, "|---|---|---|---|".to_owned());
            rolls(&joined("\t"), "plan.txt", false, "tabs");
            rolls(&joined(";"), "plan.txt", false, "semicolons");
            rolls(&markdown.join("\n"), "plan.md", false, "markdown");
            rolls(&joined("\n"), "plan.txt", true, "one cell a row");
        }
    }

    #[test]
    fn years_as_rows_under_heads_of_equity() {
        for heads in [
            ["Budgetår", "Ingående eget kapital", "Resultat", "Utgående eget kapital"],
            ["År", "IB eget kapital", "Budgeterat resultat", "UB eget kapital"],
            ["", "Eget kapital IB", "Årets resultat", "Eget kapital UB"],
            ["Budgetår", "Eget kapital vid årets ingång", "Budgeterat resultat", "Eget kapital vid årets utgång"],
        ] {
            let rows = [
                heads,
                ["2031", "2 040", "-100", "1 940"],
                ["2032", "1 940", "-50", "1 890"],
                ["2033", "1 890", "-20", "1 870"],
            ];
            let joined =
                |by: &str| rows.iter().map(|row| row.join(by).trim().to_owned()).collect::<Vec<_>>().join("\n");
            let wide = |row: &[&str; 4]| format!("{:<14}{:>34}{:>24}{:>34}", row[0], row[1], row[2], row[3]);
            rolls(&rows.iter().map(wide).collect::<Vec<_>>().join("\n"), "plan.txt", false, "aligned");
            rolls(&joined(";").replace("\nEget", "\n;Eget"), "plan.txt", false, "semicolons");
            rolls(&joined("\n"), "plan.txt", true, "one cell a row");
            rolls(&joined(" "), "plan.txt", false, "single blanks");
        }
    }

    #[test]
    fn the_last_figure_of_a_file_is_no_page_number() {
        let lines = "\nEget kapital vid årets ingång\n1 030\nEget kapital vid årets utgång\n376\n";
        let text = format!("{BUDGET}Budget 2031\n{}{lines}", budget(true).replace("-100", "-654"));
        assert_eq!(equity(&plan(&text, "plan.txt")), ["2031 1030 376"]);
        let tabs = lines.trim().replace("ingång\n", "ingång\t").replace("utgång\n", "utgång\t");
        let text = format!("{BUDGET}{}\n{tabs}\n", budget(false).replace("-100", "-654"));
        assert_eq!(equity(&plan(&text, "plan.txt")), ["2031 1030 376"]);
        let aligned = "Eget kapital vid årets ingång   1 030\nEget kapital vid årets utgång     376\n";
        let text = format!("{BUDGET}{}\n{aligned}", budget(false).replace("-100", "-654"));
        assert_eq!(equity(&plan(&text, "plan.txt")), ["2031 1030 376"]);
    }

    /// Contributions, other incomes, costs, result by year.
    fn years(plan: &Plan) -> Vec<String> {
        use plankoll::plan::YearField::{Contributions, Costs, Grants, Result};
        let fields = [Contributions, Grants, Costs, Result];
        let row = |row: &plankoll::plan::MultiYearRow| {
            let told = |field| {
                let amount = row.amount(field).map(|amount| amount.in_unit(plankoll::money::Unit::Tkr).normalize());
                amount.map_or("–".to_owned(), |amount| amount.to_string())
            };
            format!("{} {}", row.year, fields.map(told).join(" "))
        };
        plan.multi_year.iter().map(row).collect()
    }

    const YEARS: [&str; 3] = ["2031 2950 50 3100 -100", "2032 2980 50 3080 -50", "2033 3000 0 3020 -20"];

    #[test]
    fn a_head_that_had_no_room_on_its_line_is_told_by_the_results() {
        let wide = "Verksamhetsår     Bidrag från parterna     Övriga intäkter     Kostnader     Resultat\nUB\n\
            2031              2 950                    50                  -3 100        -100         1 940\n\
            2032              2 980                    50                  -3 080        -50          1 890\n\
            2033              3 000                    0                   -3 020        -20          1 870\n";
        let stacked = "Parternas bidrag\nÖvriga intäkter\nSumma kostnader\nBudgeterat resultat\nEK vid årets slut\n\
            2031\n2 950\n50\n3 100\n-100\n1 940\n2032\n2 980\n50\n3 080\n-50\n1 890\n2033\n3 000\n0\n3 020\n-20\n1 870\n";
        let columns = "Budgetår\n2031\n2032\n2033\nMedlemsavgifter\n2 950\n2 980\n3 000\nAndra intäkter\n50\n50\n0\n\
            Utgifter\n3 100\n3 080\n3 020\nÖver-/underskott\n-100\n-50\n-20\nEget kapital 31 dec\n1 940\n1 890\n1 870\n";
        for (table, cells) in [(wide, false), (stacked, true), (columns, true)] {
            let text = format!("{BUDGET}{}\n\nEkonomisk plan 2031–2033 (tkr)\n\n{table}", budget(cells));
            let found = plan(&text, "plan.txt");
            assert_eq!(years(&found), YEARS, "{table}");
            let closing: Vec<String> =
                equity(&found).iter().filter_map(|row| row.split(' ').nth(2).map(str::to_owned)).collect();
            assert_eq!(closing, ["1940", "1890", "1870"], "{table}");
        }
    }

    /// Side, role and label.
    fn roles(plan: &Plan) -> Vec<String> {
        let lines = plan.budgets.iter().flat_map(|budget| &budget.lines);
        lines.map(|line| format!("{:?} {:?} {}", line.side, line.role, line.label).to_lowercase()).collect()
    }

    const APART: [&str; 7] = [
        "income item försäkringskassan",
        "income item region ekby",
        "income total totalt",
        "cost item kansli",
        "cost item revision",
        "cost item lotsen",
        "cost total totalt",
    ];

    #[test]
    fn two_tables_whose_titles_tell_the_side_the_year_and_the_unit() {
        let incomes =
            [["Part", "Budget 2031"], ["Försäkringskassan", "2499"], ["Region Ekby", "1261"], ["Totalt", "3760"]];
        let costs = [
            ["Verksamhet", "Budget 2031"],
            ["Kansli", "898"],
            ["Revision", "68"],
            ["Lotsen", "1033"],
            ["Totalt", "1999"],
        ];
        let head = "Verksamhetsplan 2031 för Samordningsförbundet Ekby";
        let layout = |by: &str, rule: bool| {
            let part = |rows: &[[&str; 2]]| {
                let mut lines: Vec<String> = rows.iter().map(|row| row.join(by)).collect();
                if rule {
                    lines.iter_mut().for_each(|line| *line = format!("| {line} |"));
                    lines.insert(1, "|---|---|".to_owned());
                }
                lines.join("\n")
            };
            let (incomes, costs) = (part(&incomes), part(&costs));
            format!(
                "{head}\n\nBudgeterade intäkter 2031, tkr\n\n{incomes}\n\nBudgeterade kostnader 2031, tkr\n\n{costs}\n"
            )
        };
        for (text, file) in
            [(layout("\t", false), "plan.txt"), (layout(";", false), "plan.csv"), (layout(" | ", true), "plan.md")]
        {
            let found = plan(&text, file);
            assert_eq!(roles(&found), APART, "{file}");
        }
    }

    #[test]
    fn side_by_side_whatever_the_table_is_written_with() {
        let rows = [
            ["Intäkter", "Belopp", "Kostnader", "Belopp"],
            ["Försäkringskassan", "2 499", "Kansli", "898"],
            ["Region Ekby", "1 261", "Revision", "68"],
            ["", "", "Lotsen", "2 794"],
            ["Totalt", "3 760", "Totalt", "3 760"],
        ];
        let joined = |by: &str| rows.iter().map(|row| row.join(by)).collect::<Vec<_>>().join("\n");
        let mut bars: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
        bars.insert(1, "|---|---:|---|---:|".to_owned());
        let aligned = |row: &[&str; 4]| format!("{:<20}{:>8}    {:<20}{:>8}", row[0], row[1], row[2], row[3]);
        let aligned = rows.iter().map(aligned).collect::<Vec<_>>().join("\n");
        for (table, file) in [(bars.join("\n"), "plan.md"), (joined(";"), "plan.csv"), (aligned, "plan.txt")] {
            assert_eq!(roles(&plan(&format!("{BUDGET}{table}\n"), file)), APART, "{file}");
        }
    }

    #[test]
    fn parts_of_a_year_as_heads() {
        let rows = [
            ["tkr", "Tertial 1", "Tertial 2", "Tertial 3", "Budget 2031"],
            ["Försäkringskassan", "600", "600", "800", "2 000"],
            ["Region Ekby", "300", "300", "400", "1 000"],
            ["Summa intäkter", "900", "900", "1 200", "3 000"],
            ["Kansli", "400", "400", "480", "1 280"],
            ["Lotsen", "500", "500", "720", "1 720"],
            ["Summa kostnader", "900", "900", "1 200", "3 000"],
        ];
        let joined = |by: &str| rows.iter().map(|row| row.join(by)).collect::<Vec<_>>().join("\n");
        for (name, table) in [("one cell a row", joined("\n")), ("single blanks", joined(" ")), ("tabs", joined("\t"))]
        {
            let found = plan(&format!("{BUDGET}{table}\n"), "plan.txt");
            let columns: Vec<_> = found.budgets[0]
                .columns
                .iter()
                .map(|column| (column.year, column.period.map(|part| (part.from, part.to))))
                .collect();
            let wanted = [(None, Some((1, 4))), (None, Some((5, 8))), (None, Some((9, 12))), (Some(2031), None)];
            assert_eq!(columns, wanted, "{name}");
            let kansli = &found.budgets[0].lines[3];
            let printed: Vec<&str> = kansli.cells.iter().flatten().map(|figure| figure.printed.as_str()).collect();
            assert_eq!((kansli.label.as_str(), printed), ("Kansli", vec!["400", "400", "480", "1 280"]), "{name}");
        }
    }
}
