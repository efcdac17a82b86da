//! Layouts of tables that plans come in, each with what must be read out of it: whole documents in, lines out.

#[cfg(test)]
mod layouts {
    use plankoll::plan::{Hints, Plan};

    fn plan(text: &str, file: &str) -> Plan {
        let document = plankoll::read::read(text.as_bytes(), file).unwrap();
        plankoll::recognize::recognize(&document, &Hints::default()).unwrap()
    }

    /// The budgets in lines: side, role, group, label, amounts in the table's unit.
    fn lines(plan: &Plan) -> Vec<String> {
        let mut out = Vec::new();
        for budget in &plan.budgets {
            let columns: Vec<String> = budget
                .columns
                .iter()
                .map(|column| {
                    let year = column.year.map_or("-".to_owned(), |year| year.to_string());
                    format!("{year} {}", column.kind.map_or("-".to_owned(), |kind| format!("{kind:?}").to_lowercase()))
                })
                .collect();
            out.push(format!("# {} {}", budget.unit.symbol(), columns.join(" | ")));
            for line in &budget.lines {
                let amounts: Vec<String> = line
                    .cells
                    .iter()
                    .map(|cell| cell.as_ref().map_or("–".to_owned(), |figure| figure.amount.to_string()))
                    .collect();
                out.push(
                    format!("{:?} {:?} {}: {}", line.side, line.role, line.label, amounts.join(" ")).to_lowercase(),
                );
            }
        }
        out
    }

    const WHOLE: [&str; 8] = [
        "income item försäkringskassan: 2000000",
        "income item region ekby: 1000000",
        "income item ekby kommun: 1000000",
        "income total summa: 4000000",
        "cost item kansli: 1280000",
        "cost item insatsen lotsen: 2720000",
        "cost total summa: 4000000",
        "none result resultat: 0",
    ];

    fn whole() -> Vec<String> {
        std::iter::once("# tkr 2031 budget").chain(WHOLE).map(str::to_owned).collect()
    }

    const HEAD: &str = "Verksamhetsplan 2031 för Samordningsförbundet Ekby\n\n";

    #[test]
    fn a_column_of_groups_before_that_of_labels() {
        let repeated = "\
| Slag | Post | Budget 2031, tkr |
|---|---|---:|
| Intäkter | Försäkringskassan | 2 000 |
| Intäkter | Region Ekby | 1 000 |
| Intäkter | Ekby kommun | 1 000 |
| Intäkter | Summa | 4 000 |
| Kostnader | Kansli | 1 280 |
| Kostnader | Insatsen Lotsen | 2 720 |
| Kostnader | Summa | 4 000 |
| Resultat | | 0 |
";
        assert_eq!(lines(&plan(&format!("{HEAD}{repeated}"), "plan.md")), whole());
        let once = "Område;Benämning;Budget 2031 (tkr)\nIntäkter;Försäkringskassan;2000\n;Region Ekby;1000\n\
            ;Ekby kommun;1000\n;Summa;4000\nKostnader;Kansli;1280\n;Insatsen Lotsen;2720\n;Summa;4000\nResultat;;0\n";
        assert_eq!(lines(&plan(once, "budget-2031.csv")), whole());
        let merged = "<h1>Verksamhetsplan 2031</h1><table><tr><th colspan=2>Tkr</th><th>Budget 2031</th></tr>\
            <tr><td rowspan=4>Intäkter</td><td>Försäkringskassan</td><td>2 000</td></tr>\
            <tr><td>Region Ekby</td><td>1 000</td></tr><tr><td>Ekby kommun</td><td>1 000</td></tr>\
            <tr><td>Summa</td><td>4 000</td></tr>\
            <tr><td rowspan=3>Kostnader</td><td>Kansli</td><td>1 280</td></tr>\
            <tr><td>Insatsen Lotsen</td><td>2 720</td></tr><tr><td>Summa</td><td>4 000</td></tr>\
            <tr><td colspan=2>Resultat</td><td>0</td></tr></table>";
        assert_eq!(lines(&plan(merged, "plan.html")), whole());
    }

    #[test]
    fn incomes_and_costs_in_tables_of_their_own_are_one_budget() {
        let tables = "\
## Finansiering 2031

| Part | Belopp, tkr |
|---|---:|
| Försäkringskassan | 2 000 |
| Region Ekby | 1 000 |
| Ekby kommun | 1 000 |
| Summa | 4 000 |

Mellan tabellerna står att förbundet fördelar medlen så här.

## Kostnader 2031

| Verksamhet | Budget, tkr |
|---|---:|
| Kansli | 1 280 |
| Insatsen Lotsen | 2 720 |
| Summa | 4 000 |

| Resultat | 0 |
|---|---:|
";
        assert_eq!(lines(&plan(&format!("{HEAD}{tables}"), "plan.md")), whole());
        let text = "\
Tabell 1. Medlemmarnas bidrag 2031, tkr

Försäkringskassan                   2 000
Region Ekby                         1 000
Ekby kommun                         1 000
Summa                               4 000

Styrelsen har beslutat att fördela medlen enligt tabell 2.

Tabell 2. Fördelning av medel 2031, tkr

Kansli                              1 280
Insatsen Lotsen                     2 720
Summa                               4 000
Resultat                                0
";
        assert_eq!(lines(&plan(&format!("{HEAD}{text}"), "plan.txt")), whole());
    }

    #[test]
    fn incomes_and_costs_side_by_side() {
        let tabs = "\
3.1\tDriftbudget 2031 (tkr)

Intäkter\tBudget 2031\tKostnader\tBudget 2031
Försäkringskassan\t2 000\tKansli\t1 280
Region Ekby\t1 000\tInsatsen Lotsen\t2 720
Ekby kommun\t1 000
Summa\t4 000\tSumma\t4 000
Resultat\t0
";
        assert_eq!(lines(&plan(&format!("{HEAD}{tabs}"), "plan.txt")), whole());
        let spaces = "\
Budget 2031 (tkr)

Intäkter                     2031    Kostnader                  2031
Försäkringskassan           2 000    Kansli                    1 280
Region Ekby                 1 000    Insatsen Lotsen           2 720
Ekby kommun                 1 000
Summa                       4 000    Summa                     4 000
Resultat                        0
";
        assert_eq!(lines(&plan(&format!("{HEAD}{spaces}"), "plan.txt")), whole());
    }

    #[test]
    fn the_bare_word_of_a_side_below_its_lines_is_their_sum() {
        let table = "\
| Mkr | Budget 2031 |
|---|---:|
| Försäkringskassan | 2,00 |
| Region Ekby | 2,00 |
| Intäkter | 4,00 |
| Kansli | 1,28 |
| Lotsen | 2,72 |
| Kostnader | 4,00 |
";
        let expected = [
            "# mkr 2031 budget",
            "income item försäkringskassan: 2000000",
            "income item region ekby: 2000000",
            "income total intäkter: 4000000",
            "cost item kansli: 1280000",
            "cost item lotsen: 2720000",
            "cost total kostnader: 4000000",
        ];
        assert_eq!(lines(&plan(&format!("{HEAD}{table}"), "plan.md")), expected);
    }

    #[test]
    fn amounts_that_could_be_years_are_amounts() {
        let single = "\
Budget 2031 (tkr)

Intäkter
Staten                    2031
Regionen                  2019
Summa intäkter            4050
Kostnader
Kansli                    2045
Lotsen                    2005
Summa kostnader           4050
";
        let expected = [
            "# tkr 2031 budget",
            "income item staten: 2031000",
            "income item regionen: 2019000",
            "income total summa intäkter: 4050000",
            "cost item kansli: 2045000",
            "cost item lotsen: 2005000",
            "cost total summa kostnader: 4050000",
        ];
        assert_eq!(lines(&plan(&format!("{HEAD}{single}"), "plan.txt")), expected);
        let double = "\
Budget 2031 (tkr)
                        2030    2031
Intäkter
Staten                  2000    2031
Regionen                2000    2019
Summa intäkter          4000    4050
Kostnader
Kansli                  2010    2045
Lotsen                  1990    2005
Summa kostnader         4000    4050
";
        let found = lines(&plan(&format!("{HEAD}{double}"), "plan.txt"));
        assert_eq!(found[4], "cost item kansli: 2010000 2045000");
        assert_eq!(found.len(), 7);
    }

    #[test]
    fn heads_of_many_kinds() {
        let heads = |header: &str, row: &str| {
            let rows =
                format!("{row}\n{}\n{}", row.replace("Staten", "Regionen"), row.replace("Staten", "Summa intäkter"));
            lines(&plan(&format!("{HEAD}Budget, tkr\n\n{header}\nINTÄKTER\n{rows}\n"), "plan.txt"))[..2].join("; ")
        };
        let short = "                    Budget 31   Budget 30   Utfall 29";
        let row = "Staten                  2 400       2 350       2 300";
        assert_eq!(
            heads(short, row),
            "# tkr 2031 budget | 2030 budget | 2029 actual; income item staten: 2400000 2350000 2300000"
        );
        let share = "Part               Andel i %       Belopp i tkr";
        let row = "Staten                    50              2 500";
        assert_eq!(heads(share, row), "# tkr 2031 budget; income item staten: 2500000");
        let difference = "                     Budget     Budget       Diff      Diff\n                       2030       2031    31 – 30         %";
        let row = "Staten                5 200      5 400        200       3,8";
        assert_eq!(
            heads(difference, row),
            "# tkr 2030 budget | 2031 budget | - deviation; income item staten: 5200000 5400000 200000"
        );
        let changed =
            "              Ursprunglig     Ändring   Reviderad\n              budget                    budget";
        let row = "Staten             1 500         20       1 520";
        assert_eq!(
            heads(changed, row),
            "# tkr 2031 budget | - deviation | 2031 budget; income item staten: 1500000 20000 1520000"
        );
    }

    #[test]
    fn figures_as_they_are_written() {
        let table = "\
Belopp i kronor                              Utfall          Budget
                                               2030            2031
Intäkter
Staten                                   1 740 000        1774 500
Bidrag från Europeiska socialfonden,
projekt Unga                               412 300         430 000
Summa intäkter                           2 152 300       2 204 500
Kostnader
Samordnare 75 %                         -  512 006      -  540 000
Revision 1)                             -   68 750      -   72 000
Insatser                                         0     - 1 592 500
Summa kostnader                         -  580 756     - 2 204 500
";
        let expected = [
            "# kr 2030 actual | 2031 budget",
            "income item staten: 1740000 1774500",
            "income item bidrag från europeiska socialfonden, projekt unga: 412300 430000",
            "income total summa intäkter: 2152300 2204500",
            "cost item samordnare 75 %: 512006 540000",
            "cost item revision 1): 68750 72000",
            "cost item insatser: 0 1592500",
            "cost total summa kostnader: 580756 2204500",
        ];
        assert_eq!(lines(&plan(&format!("{HEAD}{table}"), "plan.txt")), expected);
    }

    #[test]
    fn last_year_s_figures_in_parentheses() {
        let table = "\
Här är budgeten för 2031. Inom parentes står 2030 års budget. Belopp i kronor.

INTÄKTER, totalt .......................... 2 000 000   (1 900 000)
   Staten ................................. 1 000 000     (950 000)
   Regionen ............................... 1 000 000     (950 000)

KOSTNADER, totalt ......................... 2 000 000   (1 900 000)
   Samordnare ............................... 500 000     (450 000)
   Lotsen ................................. 1 500 000   (1 450 000)
";
        let expected = [
            "# kr 2031 budget | 2030 budget",
            "income total intäkter, totalt: 2000000 1900000",
            "income item staten: 1000000 950000",
            "income item regionen: 1000000 950000",
            "cost total kostnader, totalt: 2000000 1900000",
            "cost item samordnare: 500000 450000",
            "cost item lotsen: 1500000 1450000",
        ];
        assert_eq!(lines(&plan(&format!("{HEAD}{table}"), "plan.txt")), expected);
    }

    const BUDGET: &str = "\nBudget 2031 (tkr)\n\nIntäkter\nStaten        2 000\nRegionen      2 000\n\
        Summa intäkter    4 000\nKostnader\nLotsen        4 000\nSumma kostnader   4 000\n\n";

    #[test]
    fn contents_applications_and_people_are_no_budget() {
        let contents = "Fastställd 2030-11-20 § 41\n\nInnehåll\n1. Om förbundet ........ 2\n2. Mål ........ 2\n\
            3. Budget 2031 ........ 3\n\n";
        let seats = "Plats\tOrdinarie\tErsättare\nStaten\t1\t1\nRegionen\t2\t2\nKommunerna\t2\t2\nSumma\t5\t5\n\n";
        let asked = "Sökande\tInsats\tSökt (kr)\tBeslut\nEkby kommun\tTrädgård\t620 000\tAvslag\n\
            Region Ekby\tSmärtskola\t480 000\tBordlagd\n\n";
        let found = plan(&format!("{HEAD}{contents}{seats}{BUDGET}{asked}"), "plan.txt");
        let amounts: usize = found.budgets.iter().map(|budget| budget.lines.len()).sum();
        assert_eq!((found.budgets.len(), amounts), (1, 5), "{:?}", lines(&found));
        let adopted = found.adopted.map(|dated| dated.date.to_string());
        assert_eq!(adopted.as_deref(), Some("2030-11-20"));
    }

    #[test]
    fn a_column_of_parts_is_listed() {
        let table = "<h1>Budget 2031, Samordningsförbundet Ekby</h1><table>\
            <tr><th>Post</th><th>Budget 2031 kr</th><th>Varav ESF kr</th></tr>\
            <tr><td>Försäkringskassan</td><td>1 500 000</td><td></td></tr>\
            <tr><td>ESF</td><td>300 000</td><td>300 000</td></tr>\
            <tr><td>Summa intäkter</td><td>1 800 000</td><td>300 000</td></tr>\
            <tr><td>Kansli</td><td>700 000</td><td></td></tr>\
            <tr><td>Projekt Ung</td><td>1 100 000</td><td>310 000</td></tr>\
            <tr><td>Summa kostnader</td><td>1 800 000</td><td>310 000</td></tr></table>";
        let found = plan(table, "plan.html");
        assert_eq!(lines(&found).len(), 7);
        let unread: Vec<&str> = found.unread.iter().map(|unread| unread.text.as_str()).collect();
        assert_eq!(unread, ["300 000", "300 000", "310 000", "310 000"]);
    }

    #[test]
    fn equity_in_tables_and_sentences() {
        let equity = |text: &str| -> Vec<String> {
            let rows = plan(&format!("{HEAD}{BUDGET}{text}"), "plan.txt").equity;
            let shown = |value: &Option<plankoll::plan::Value>| {
                value
                    .as_ref()
                    .filter(|value| !value.is_derived())
                    .map_or("–".to_owned(), |value| value.amount.to_string())
            };
            rows.iter().map(|row| format!("{} {} {}", row.year, shown(&row.opening), shown(&row.closing))).collect()
        };
        let table = "4. Eget kapital\n\nÅr                     IB     Resultat           UB\n\
            2029                1 320          747        2 067\n2030 (prognos)      2 067          660        2 727\n\
            2031                2 727            0        2 727\n";
        assert_eq!(equity(table), ["2029 1320000 2067000", "2030 2067000 2727000", "2031 2727000 2727000"]);
        let prose = "Eget kapital väntas vara 1 645 tkr vid årets ingång och 1 320 tkr vid dess utgång.";
        assert_eq!(equity(prose), ["2031 1645000 1320000"]);
        let aimed = "Målet är att eget kapital vid årets slut ska vara högst 1 350 tkr.";
        assert_eq!(equity(aimed), Vec::<String>::new());
    }

    #[test]
    fn a_budget_told_in_sentences() {
        let prose = "Förbundets medlemmar bidrar 2031 med sammanlagt 2 100 000 kronor. Kostnaderna beräknas till \
            2 250 000 kronor. Resultatet blir ett underskott på 150 000 kronor.\n";
        let found = plan(&format!("{HEAD}{prose}"), "plan.txt");
        assert!(found.budgets.is_empty() && found.claims.len() == 3, "{:?}", found.claims);
        let document =
            plankoll::read::read(b"Protokoll\n\nStyrelsen gick igenom kostnaderna, 20 000 kr.", "a.txt").unwrap();
        assert!(plankoll::recognize::recognize(&document, &Hints::default()).is_err());
    }

    #[test]
    fn a_title_over_the_labels_is_no_column() {
        let text = "\
Budget 2031 (tkr)             Not   Budget   Budget   Skillnad
                                      2031     2030  2030–2031

Medlemsbidrag                   1    4 200    4 100        100
Projektmedel                           200        -        200
Summa intäkter                       4 400    4 100        300

Kansli                          2    1 050    1 020         30
Lotsen                               1 900    1 800        100
Summa kostnader                      2 950    2 820        130
Resultat                             1 450    1 280        170
";
        let lines = lines(&plan(&format!("{HEAD}{text}"), "plan.txt"));
        assert_eq!(lines[0], "# tkr 2031 budget | 2030 budget | - deviation");
        assert_eq!(lines[1], "income item medlemsbidrag: 4200000 4100000 100000");
        assert_eq!(lines[2], "income item projektmedel: 200000 – 200000");
    }

    #[test]
    fn a_sum_over_the_last_groups_leaves_out_the_first() {
        let groups = [
            ("Kansli", 900),
            ("Revision", 150),
            ("Summa förvaltning", 1050),
            ("Lotsen", 1900),
            ("Steget", 200),
            ("Summa individ", 2100),
            ("Nätverk", 980),
            ("Kurser", 150),
            ("Summa struktur", 1130),
            ("Summa insatser", 3230),
            ("Reserv", 200),
            ("Summa kostnader", 4480),
        ];
        let line = |(label, amount): &(&str, i32)| format!("{label};{amount}\n");
        let text: String = groups.iter().map(line).collect();
        let text =
            format!("Finsam Ekby;\nBudget 2031, tkr;\nMedlemsbidrag;4480\nSumma intäkter;4480\nKostnader;\n{text}");
        let examination = plankoll::examine(text.as_bytes(), "budget.csv", &plankoll::Options::default()).unwrap();
        assert!(examination.findings.iter().all(|finding| !finding.rule.contains("mismatch")));
        let spaced = text.replace(';', "      ");
        let examination = plankoll::examine(spaced.as_bytes(), "plan.txt", &plankoll::Options::default()).unwrap();
        assert!(examination.findings.iter().all(|finding| !finding.rule.contains("mismatch")));
    }

    /// One budget in tables of one group each, in markdown, with tabs and in a page of HTML.
    #[test]
    fn tables_of_single_groups_are_one_budget_where_their_totals_say_so() {
        let tables: [(&str, &[(&str, i32)]); 4] = [
            ("Intäkter", &[("Staten", 2100), ("Region Ekby", 1050), ("Ekby kommun", 1050)]),
            ("Kansli", &[("Förbundschef", 740), ("Lokaler", 100), ("Summa kansli", 840)]),
            ("Insatser", &[("Lotsen", 1650), ("Bryggan", 1300), ("Summa insatser", 2950)]),
            ("Helheten", &[("Reserv", 460), ("Summa intäkter", 4200), ("Summa kostnader", 4250), ("Resultat", -50)]),
        ];
        let written = |before: &str, row: fn(&str, i32) -> String, after: &str| -> String {
            let table = |(title, rows): &(&str, &[(&str, i32)])| {
                let rows: String = rows.iter().map(|(label, amount)| row(label, *amount)).collect();
                before.replace("TITEL", title) + rows.as_str() + after
            };
            tables.iter().map(table).collect()
        };
        let forms = [
            (
                written(
                    "### TITEL (tkr)\n\n| Post | Budget 2031 |\n|---|--:|\n",
                    |l, a| format!("| {l} | {a} |\n"),
                    "\n",
                ),
                "p.md",
            ),
            (written("Budget 2031: TITEL\ntkr\tBudget 2031\n", |l, a| format!("{l}\t{a}\n"), "\n\n"), "p.txt"),
            (
                written(
                    "<h3>TITEL, tkr</h3><table><tr><th>Post</th><th>Budget 2031</th></tr>",
                    |l, a| format!("<tr><td>{l}</td><td>{a}</td></tr>"),
                    "</table>",
                ),
                "p.html",
            ),
        ];
        for (text, file) in forms {
            let head = if file == "p.html" { format!("<html><body><p>{HEAD}</p>") } else { HEAD.to_owned() };
            let plan = plan(&format!("{head}{text}"), file);
            assert_eq!(plan.budgets.len(), 1, "{file}");
            let lines = lines(&plan);
            assert!(lines.contains(&"cost total summa kostnader: 4250000".to_owned()), "{file}: {lines:#?}");
            assert!(lines.contains(&"cost subtotal summa insatser: 2950000".to_owned()), "{file}: {lines:#?}");
        }
    }

    /// How equity rolls on, by the heading's word alone, by dates, and among other tables.
    #[test]
    fn a_table_of_equity_alone_is_no_budget() {
        let budget = "Budget 2031, tkr\nIntäkter\nMedlemsbidrag   4 200\nSumma intäkter   4 200\nKostnader\nKansli   4 150\n\
                      Summa kostnader   4 150\nResultat   50\n\n";
        let names = [
            ("Vid årets ingång", "Används under året", "Vid årets utgång"),
            ("Den 1 januari", "Förändring", "Den 31 december"),
            ("Ingående eget kapital", "Årets resultat", "Utgående eget kapital"),
        ];
        for (opening, change, closing) in names {
            let table = format!(
                "Eget kapital, tkr      2030     2031     2032\n{opening}      1 110    1 145    1 195\n\
                 {change}         35       50      -95\n{closing}      1 145    1 195    1 100\n"
            );
            let plan = plan(&format!("{HEAD}{budget}{table}"), "plan.txt");
            assert_eq!(plan.budgets.len(), 1, "{opening}");
            let closing: Vec<String> = plan
                .equity
                .iter()
                .filter_map(|row| row.closing.as_ref())
                .map(|value| value.amount.to_string())
                .collect();
            assert_eq!(closing, ["1145000", "1195000", "1100000"], "{opening}");
        }
    }

    /// Eight lines and their amounts in tkr, costs as they are.
    const ROWS: [(&str, &str); 8] = [
        ("Försäkringskassan", "2 000"),
        ("Region Ekby", "1 000"),
        ("Ekby kommun", "1 000"),
        ("Summa intäkter", "4 000"),
        ("Kansli", "1 280"),
        ("Insatsen Lotsen", "2 720"),
        ("Summa kostnader", "4 000"),
        ("Resultat", "0"),
    ];

    /// The lines as they were read, sums by their own names.
    fn read_rows(plan: &Plan) -> Vec<String> {
        let [budget] = plan.budgets.as_slice() else { return Vec::new() };
        let amount = |line: &plankoll::plan::Line| {
            let figures =
                line.cells.iter().map(|cell| cell.as_ref().map_or("–".to_owned(), |f| f.amount.to_string()));
            figures.collect::<Vec<_>>().join(" ")
        };
        budget.lines.iter().map(|line| format!("{} {}", line.label, amount(line))).collect()
    }

    fn wanted(amounts: impl Fn(&str) -> String) -> Vec<String> {
        ROWS.iter().map(|(label, amount)| format!("{label} {}", amounts(amount))).collect()
    }

    fn kronor(tkr: &str) -> String {
        let thousands: i64 = tkr.replace(' ', "").parse().unwrap();
        (thousands * 1000).to_string()
    }

    #[test]
    fn dots_lead_to_a_figure() {
        for leader in ["........................", "________________________", "…………", "························"]
        {
            let rows: String = ROWS.iter().map(|(label, amount)| format!("{label}{leader}{amount}\n")).collect();
            let found = plan(&format!("{HEAD}Budget 2031 (tkr)\n{rows}"), "plan.txt");
            assert_eq!(read_rows(&found), wanted(kronor), "{leader}");
        }
    }

    #[test]
    fn codes_before_a_label_are_no_part_of_it() {
        let codes =
            ["3511  9000  9200", "3512  9000  9200", "3513  9000  9200", "", "5010  9010  9210", "4610  9030  9230"];
        let code = |at: usize| codes.get(at).copied().unwrap_or("");
        let text: String = ROWS
            .iter()
            .enumerate()
            .map(|(at, (label, amount))| format!("{:<20}{label:<30}{amount:>8}\n", code(at)))
            .collect();
        let head = format!("{:<20}{:<30}{:>8}\n", "Konto Ansvar Verks.", "Benämning", "Budget 2031");
        let found = plan(&format!("{HEAD}Budget 2031, tkr\n\n{head}{text}"), "plan.txt");
        assert_eq!(read_rows(&found), wanted(kronor));
        for (separator, file) in [(";", "plan.csv"), ("\t", "plan.txt")] {
            let row = |(at, (label, amount)): (usize, &(&str, &str))| {
                let own: Vec<&str> = code(at).split_whitespace().chain(["", "", ""]).take(3).collect();
                format!("{}{separator}{label}{separator}{amount}\n", own.join(separator))
            };
            let text: String = ROWS.iter().enumerate().map(row).collect();
            let head = ["Konto", "Ansvar", "Verks.", "Benämning", "Budget 2031, tkr"].join(separator);
            let found = plan(&format!("Finsam Ekby budget 2031\n{head}\n{text}"), file);
            assert_eq!(read_rows(&found), wanted(kronor), "{file}");
        }
    }

    #[test]
    fn a_title_above_heads_one_a_row_is_no_head() {
        for title in ["Budget 2031", "Detaljbudget 2031", "Budget 2031, tkr"] {
            let rows: String = ROWS.iter().map(|(label, amount)| format!("{label}\n{amount}\n{amount}\n")).collect();
            let text = format!("{HEAD}Beloppen är i tkr.\n\n{title}\nBudget 2031\nPrognos 2030\n{rows}");
            let found = plan(&text, "plan.txt");
            assert_eq!(read_rows(&found), wanted(|tkr| format!("{0} {0}", kronor(tkr))), "{title}");
            assert_eq!(
                found.budgets[0].columns.iter().map(|own| own.year).collect::<Vec<_>>(),
                [Some(2031), Some(2030)]
            );
        }
    }

    #[test]
    fn a_surplus_is_plus_where_the_figures_say_so() {
        for (result, file) in [("100", "plan.txt"), ("-100", "plan.txt"), ("100", "plan.md"), ("-100", "plan.csv")] {
            let rows = [("Medlemsbidrag", "-4 000"), ("Summa intäkter", "-4 000"), ("Kansli", "1 180")];
            let more = [("Insatsen Lotsen", "2 720"), ("Summa kostnader", "3 900"), ("Resultat", result)];
            let row = |(label, amount): (&str, &str)| match file {
                "plan.md" => format!("| {label} | {amount} |\n"),
                "plan.csv" => format!("{label};{amount}\n"),
                _ => format!("{label:<30}{amount:>10}\n"),
            };
            let table: String = rows.into_iter().chain(more).map(row).collect();
            let head = match file {
                "plan.md" => "| tkr | Budget 2031 |\n|---|---|\n",
                "plan.csv" => "tkr;Budget 2031\n",
                _ => "Budget 2031, tkr\n\n",
            };
            let found = plan(&format!("{HEAD}{head}{table}"), file);
            assert_eq!(read_rows(&found).last().map(String::as_str), Some("Resultat 100000"), "{result} {file}");
        }
    }

    #[test]
    fn the_kind_over_the_labels_is_every_column_s() {
        let both = |tkr: &str| format!("{0} {0}", kronor(tkr));
        let tables = [
            ("plan.md", "| Budget, tkr | 2030 | 2031 |\n|---|---:|---:|\n", "| ", " | ", " |\n"),
            ("plan.csv", "Budget, tkr;2030;2031\n", "", ";", "\n"),
            ("plan.txt", "Budget, tkr\t2030\t2031\n", "", "\t", "\n"),
            (
                "plan.html",
                "<html><body><h1>Finsam Ekby, budget 2031</h1><table><tr><th>Budget, tkr</th><th>2030</th><th>2031</th></tr>",
                "<tr><td>",
                "</td><td>",
                "</td></tr>",
            ),
        ];
        for (file, head, open, between, close) in tables {
            let row =
                |(label, amount): &(&str, &str)| format!("{open}{label}{between}{amount}{between}{amount}{close}");
            let table: String = ROWS.iter().map(row).collect();
            let text = if file == "plan.html" {
                format!("{head}{table}</table></body></html>")
            } else {
                format!("{HEAD}{head}{table}")
            };
            let found = plan(&text, file);
            assert_eq!(read_rows(&found), wanted(both), "{file}");
            let columns: Vec<_> = found.budgets[0].columns.iter().map(|own| (own.year, own.kind)).collect();
            let budget = Some(plankoll::plan::Kind::Budget);
            assert_eq!(columns, [(Some(2030), budget), (Some(2031), budget)], "{file}");
        }
    }

    #[test]
    fn years_one_a_row_are_heads() {
        let budget: String = ROWS.iter().map(|(label, amount)| format!("{label}\n{amount}\n")).collect();
        for (title, years, costs) in [
            ("Flerårsbudget 2031–2033", ["2031", "2032", "2033"], "Kostnader"),
            ("Plan för flera år", ["2031", "2032", "2033"], "Summa kostnader"),
            ("Treårsplan 2031–2033, tkr", ["2031", "2032", "2033"], "Utgifter"),
        ] {
            let rows = [("Medlemsbidrag", "4 000"), (costs, "4 100"), ("Resultat", "-100")];
            let rows: String =
                rows.iter().map(|(label, amount)| format!("{label}\n{}", format!("{amount}\n").repeat(3))).collect();
            let text =
                format!("{HEAD}Beloppen är i tkr.\n\nBudget 2031\n{budget}{title}\n{}\n{rows}", years.join("\n"));
            let found = plan(&text, "plan.txt");
            assert_eq!(read_rows(&found), wanted(kronor), "{title}");
            let costs: Vec<(i32, String)> = found
                .multi_year
                .iter()
                .filter_map(|row| Some((row.year, row.get(plankoll::plan::YearField::Costs)?.amount.to_string())))
                .collect();
            assert_eq!(costs, [2031, 2032, 2033].map(|year| (year, "4100000".to_owned())), "{title}");
        }
    }

    #[test]
    fn words_behind_a_year_s_figures_are_a_comment() {
        let budget = ROWS.iter().map(|(label, amount)| format!("{label};{amount}\n")).collect::<String>();
        let rows = [
            ("2030", "800", "100", "900", "Bokslut"),
            ("2031", "900", "0", "900", "Budget"),
            ("2032", "900", "-50", "850", "Plan"),
        ];
        for (separator, file) in [(";", "plan.csv"), ("\t", "plan.txt"), ("", "plan.txt")] {
            let set = |cells: [&str; 5]| match separator {
                "" => format!("{:<8}{:>12}{:>18}{:>12}    {}\n", cells[0], cells[1], cells[2], cells[3], cells[4]),
                _ => cells.join(separator) + "\n",
            };
            let table: String = rows.iter().map(|row| set([row.0, row.1, row.2, row.3, row.4])).collect();
            let head = set(["År", "IB", "Årets resultat", "UB", "Anm."]);
            let separator = if separator.is_empty() { "      " } else { separator };
            let text = format!(
                "Finsam Ekby\nBudget 2031, tkr\n{}\nEget kapital, tkr\n{head}{table}",
                budget.replace(';', separator)
            );
            let found = plan(&text, file);
            let closing: Vec<String> =
                found.equity.iter().filter_map(|row| Some(row.closing.as_ref()?.amount.to_string())).collect();
            assert_eq!(closing, ["900000", "900000", "850000"], "{file} {separator:?}");
        }
    }

    #[test]
    fn long_heads_of_a_plan_for_several_years() {
        let heads = [
            ["År", "Bidrag från medlemmar", "Övriga intäkter", "Kostnader", "Årets resultat", "Utgående eget kapital"],
            ["Budgetår", "Medlemsavgifter", "Andra intäkter", "Utgifter", "Över-/underskott", "Eget kapital 31 dec"],
            ["", "Parternas bidrag", "Övriga intäkter", "Summa kostnader", "Budgeterat resultat", "EK vid årets slut"],
        ];
        let rows = [
            ["2031", "4 000", "50", "4 150", "-100", "800"],
            ["2032", "4 100", "50", "4 200", "-50", "750"],
            ["2033", "4 200", "40", "4 240", "0", "750"],
        ];
        let budget: String = ROWS.iter().map(|(label, amount)| format!("{label:<30}{amount:>10}\n")).collect();
        for (head, title) in heads.iter().flat_map(|head| {
            ["Flerårsplan 2031–2033, tkr\n", "5.2 Plan för kommande år\nBelopp i tkr\n\n"].map(|title| (head, title))
        }) {
            for wide in [true, false] {
                let line = |cells: &[&str; 6]| match wide {
                    true => cells.iter().map(|cell| format!("{cell:>26}")).collect::<String>() + "\n",
                    false => cells.join(" ").trim_start().to_owned() + "\n",
                };
                let table: String = std::iter::once(head).chain(&rows).map(line).collect();
                let found = plan(&format!("{HEAD}Budget 2031, tkr\n\n{budget}\n{title}{table}"), "plan.txt");
                let read: Vec<String> = found
                    .multi_year
                    .iter()
                    .map(|row| {
                        let of = |field| row.get(field).map_or("–".to_owned(), |figure| figure.amount.to_string());
                        use plankoll::plan::YearField::{Contributions, Costs, Grants, Result};
                        format!("{} {} {} {} {}", row.year, of(Contributions), of(Grants), of(Costs), of(Result))
                    })
                    .collect();
                let wanted = [
                    "2031 4000000 50000 4150000 -100000",
                    "2032 4100000 50000 4200000 -50000",
                    "2033 4200000 40000 4240000 0",
                ];
                assert_eq!(read, wanted, "{head:?} {title} {wide}");
                let closing: Vec<String> =
                    found.equity.iter().filter_map(|row| Some(row.closing.as_ref()?.amount.to_string())).collect();
                assert_eq!(closing, ["800000", "750000", "750000"], "{head:?} {title} {wide}");
            }
        }
    }

    #[test]
    fn one_cell_a_row_under_two_rows_of_heads() {
        for heads in ["Budget\nUtfall\n2031\n2029\n", "Budget 2031\nUtfall 2029\n", "Budget\nUtfall\n2031\n2029\ntkr\n"]
        {
            // The last figure of a line could be a year.
            let rows = ROWS.iter().map(|(label, amount)| {
                let last = if *label == "Insatsen Lotsen" { "2034" } else { *amount };
                format!("{label}\n{amount}\n{last}\n")
            });
            let text = format!("{HEAD}Beloppen är i tkr.\n\n{heads}{}", rows.collect::<String>());
            let found = plan(&text, "plan.txt");
            let columns: Vec<_> = found.budgets[0].columns.iter().map(|own| own.year).collect();
            assert_eq!(columns, [Some(2031), Some(2029)], "{heads}");
            let lines = read_rows(&found);
            assert!(lines.contains(&"Insatsen Lotsen 2720000 2034000".to_owned()), "{heads} {lines:?}");
            assert_eq!(lines.len(), ROWS.len(), "{heads} {lines:?}");
        }
    }
}
