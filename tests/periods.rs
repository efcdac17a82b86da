//! Budgets laid out over the parts of a year: months, quarters, tertials, half-years beside the year's own column.

#![cfg(test)]

mod periods {
    use plankoll::plan::{Column, Kind, Plan};
    use plankoll::read::read;
    use plankoll::{Options, examine};

    fn plan(text: &str) -> Plan {
        examine(text.as_bytes(), "plan.txt", &Options::default()).unwrap().printed
    }

    /// The columns of the plan's first table: `budget 2025`, `4-6`.
    fn columns(plan: &Plan) -> Vec<String> {
        let told = |column: &Column| {
            let kind = column.kind.map(|kind| format!("{kind:?}").to_lowercase());
            let part = column.period.map(|part| format!("{}-{}", part.from, part.to));
            let year = column.year.map(|year| year.to_string());
            [kind, part, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        plan.budgets[0].columns.iter().map(told).collect()
    }

    /// A line's amounts in thousands.
    fn amounts(plan: &Plan, label: &str) -> Vec<Option<String>> {
        let line = plan.budgets[0].lines.iter().find(|line| line.label == label);
        let line = line.unwrap_or_else(|| panic!("no {label} in {:?}", plan.budgets[0]));
        let told = |cell: &Option<plankoll::plan::Figure>| {
            cell.as_ref().map(|figure| figure.amount.to_string().trim_end_matches("000").to_owned())
        };
        line.cells.iter().map(told).collect()
    }

    fn some(amounts: &[&str]) -> Vec<Option<String>> {
        amounts.iter().map(|amount| Some((*amount).to_owned())).collect()
    }

    /// The plan's own column is the year's budget.
    fn is_budget(plan: &Plan, at: usize) {
        assert_eq!(plan.main_column(), Some((0, at)), "{:?}", plan.budgets[0].columns);
        let column = plan.budgets[0].columns[at];
        assert_eq!((column.year, column.kind, column.period), (Some(2031), Some(Kind::Budget), None));
    }

    const QUARTERS: &str = "\
Finsam Åmynne
Verksamhetsplan med budget 2031

Budget 2031, tkr         Kv 1     Kv 2     Kv 3     Kv 4    Totalt

Intäkter
Försäkringskassan         250      250      250      250     1 000
Region Amsele             125      125      125      125       500
Åmynne kommun             125      125      125      125       500
Summa intäkter            500      500      500      500     2 000

Kostnader
Kansli                    200      210      190      200       800
Insatser                  250      300      200      350     1 100
Revision                                              100      100
Summa kostnader           450      510      390      650     2 000

Resultat                   50      -10      110     -150         0
";

    #[test]
    fn quarters_in_a_text_stand_beside_the_years_total() {
        let plan = plan(QUARTERS);
        assert_eq!(columns(&plan), ["1-3", "4-6", "7-9", "10-12", "budget 2031"]);
        is_budget(&plan, 4);
        assert_eq!(amounts(&plan, "Insatser"), some(&["250", "300", "200", "350", "1100"]));
        assert_eq!(amounts(&plan, "Revision"), [None, None, None, Some("100".to_owned()), Some("100".to_owned())]);
        assert!(plan.unread.is_empty() && plan.multi_year.is_empty(), "{:?} {:?}", plan.unread, plan.multi_year);
    }

    const TERTIALS: &str = "\
# Verksamhetsplan 2031 för Finsam Åmynne

| Tkr | Utfall t.o.m. augusti 2030 | Budget 2030 | T1 | T2 | T3 | Budget 2031 |
|---|---:|---:|---:|---:|---:|---:|
| **Intäkter** | | | | | | |
| Staten | 660 | 1 000 | 340 | 340 | 340 | 1 020 |
| Region Amsele | 330 | 500 | 170 | 170 | 170 | 510 |
| Åmynne kommun | 330 | 500 | 170 | 170 | 170 | 510 |
| Summa intäkter | 1 320 | 2 000 | 680 | 680 | 680 | 2 040 |
| **Kostnader** | | | | | | |
| Kansli | 510 | 800 | 270 | 260 | 290 | 820 |
| Insatser | 690 | 1 200 | 400 | 380 | 440 | 1 220 |
| Summa kostnader | 1 200 | 2 000 | 670 | 640 | 730 | 2 040 |
| Resultat | 120 | 0 | 10 | 40 | -50 | 0 |
";

    #[test]
    fn tertials_in_a_grid_stand_between_years() {
        let plan = plan(TERTIALS);
        assert_eq!(columns(&plan), ["actual 1-8 2030", "budget 2030", "1-4", "5-8", "9-12", "budget 2031"]);
        is_budget(&plan, 5);
        assert_eq!(amounts(&plan, "Kansli"), some(&["510", "800", "270", "260", "290", "820"]));
        assert!(plan.unread.is_empty(), "{:?}", plan.unread);
    }

    const MONTHS: [&str; 12] = [
        "Januari",
        "Februari",
        "Mars",
        "April",
        "Maj",
        "Juni",
        "Juli",
        "Augusti",
        "September",
        "Oktober",
        "November",
        "December",
    ];

    /// A sheet over twelve months, the year's column before or behind them.
    fn months(first: bool, head: &str) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "Finsam Åmynne").unwrap();
        sheet.write_string(1, 0, "Budget 2031, kronor").unwrap();
        let months = if first { 2 } else { 1 };
        let year = if first { 1 } else { 13 };
        (months..).zip(MONTHS).for_each(|(column, month)| {
            sheet.write_string(3, column, month).unwrap();
        });
        sheet.write_string(3, year, head).unwrap();
        let lines: [(&str, Option<u32>); 9] = [
            ("Intäkter", None),
            ("Staten", Some(90_000)),
            ("Region Amsele", Some(45_000)),
            ("Åmynne kommun", Some(45_000)),
            ("Summa intäkter", Some(180_000)),
            ("Kostnader", None),
            ("Kansli", Some(80_000)),
            ("Insatser", Some(100_000)),
            ("Summa kostnader", Some(180_000)),
        ];
        for (row, (label, amount)) in (4..).zip(lines) {
            sheet.write_string(row, 0, label).unwrap();
            let Some(amount) = amount else { continue };
            for column in months..months + 12 {
                sheet.write_number(row, column, amount).unwrap();
            }
            sheet.write_number(row, year, amount * 12).unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn months_of_a_sheet_stand_beside_the_whole_year() {
        for (first, head, at) in
            [(false, "Helår", 12), (true, "Helår 2031", 0), (false, "Summa", 12), (true, "Budget 2031", 0)]
        {
            let plan = examine(&months(first, head), "budget.xlsx", &Options::default()).unwrap().printed;
            let parts: Vec<String> = (1..=12).map(|month| format!("{month}-{month}")).collect();
            let mut wanted = parts.clone();
            wanted.insert(at, "budget 2031".to_owned());
            assert_eq!(columns(&plan), wanted, "{head}");
            is_budget(&plan, at);
            let insatser = amounts(&plan, "Insatser");
            assert_eq!((insatser.len(), insatser[at].as_deref()), (13, Some("1200")), "{head}");
            assert!(insatser.iter().all(Option::is_some) && plan.unread.is_empty(), "{head} {:?}", plan.unread);
            assert!(plan.multi_year.is_empty(), "{:?}", plan.multi_year);
        }
    }

    #[test]
    fn half_years_and_months_to_date_are_no_years() {
        let text = QUARTERS.replace(
            "Kv 1     Kv 2     Kv 3     Kv 4    Totalt",
            "jan–mars  april–juni  juli–sept  okt–dec  Helår 2031",
        );
        assert_eq!(columns(&plan(&text)), ["1-3", "4-6", "7-9", "10-12", "budget 2031"]);
        let halves = "<h1>Finsam Åmynne, verksamhetsplan 2031</h1><table>\
            <tr><th>Tkr</th><th>Halvår 1</th><th>Halvår 2</th><th>Budget 2031</th></tr>\
            <tr><td>Staten</td><td>500</td><td>500</td><td>1 000</td></tr>\
            <tr><td>Kommunerna</td><td>500</td><td>500</td><td>1 000</td></tr>\
            <tr><td>Summa intäkter</td><td>1 000</td><td>1 000</td><td>2 000</td></tr>\
            <tr><td>Kansli</td><td>900</td><td>900</td><td>1 800</td></tr>\
            <tr><td>Revision</td><td>100</td><td>100</td><td>200</td></tr>\
            <tr><td>Summa kostnader</td><td>1 000</td><td>1 000</td><td>2 000</td></tr></table>";
        let plan = plan(&format!("<html><body>{halves}</body></html>"));
        assert_eq!(columns(&plan), ["1-6", "7-12", "budget 2031"]);
        is_budget(&plan, 2);
    }

    #[test]
    fn a_month_in_a_title_is_no_column() {
        let text = QUARTERS.replace(
            "Budget 2031, tkr         Kv 1     Kv 2     Kv 3     Kv 4    Totalt",
            "Budget 2031, antagen i november, reviderad i maj (tkr)",
        );
        let document = read(text.as_bytes(), "plan.txt").unwrap();
        let plan = plankoll::recognize::recognize(&document, &plankoll::plan::Hints::default()).unwrap();
        assert!(plan.budgets[0].columns.iter().all(|column| column.period.is_none()), "{:?}", plan.budgets[0].columns);
    }
}
