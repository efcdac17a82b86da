//! What people type into a workbook stays: with the same plan, with another, in each kind of cell; what finds no place
//! is listed, never dropped.

mod office;
mod typing;

#[cfg(test)]
mod filled_book {
    use std::collections::BTreeSet;
    use std::fs;
    use std::process::{Command, Output};

    use assert_cmd::cargo::CommandCargoExt;
    use plankoll::export::workbook::{self, Written};
    use plankoll::filled::{Content, Filled, Part};
    use plankoll::money::Unit;
    use plankoll::plan::Category;
    use plankoll::text::{Catalogue, Language};
    use plankoll::{Options, examine};

    use crate::typing::{Key, Sheet, typed};

    const PLAN: &str = "Finsam Ekdalen\nVerksamhetsplan och budget 2025\n\nMål 1: Fler i arbete\nAktiviteter:\n- Vägen in\nIndikatorer:\n- Minst 60 % av deltagarna går vidare till arbete\n\nBudget 2025 (tkr)\nIntäkter\nStaten             1 000\nRegionen             500\nEkdalens kommun      500\nSumma intäkter     2 000\n\nKostnader\nAdministration\n5010 Lokalhyra       100\n5410 Förbrukning      50\nRevision              50\nSumma administration 200\nIndividinriktade insatser\nVägen in           1 000\nSteget               800\nSumma insatser     1 800\nSumma kostnader    2 000\n";

    fn book_of(plan: &str) -> Vec<u8> {
        let examination = examine(plan.as_bytes(), "plan.txt", &Options::default()).unwrap();
        assert!(examination.corrections.is_empty(), "{:?}", examination.corrections);
        workbook::bytes(&examination, &Catalogue::new(Language::Swedish)).unwrap()
    }

    /// Types into a sheet by the words of its rows: `("Vägen in", 'G', 12)`.
    fn fill(book: &[u8], sheet: &str, words: char, cells: &[(&str, char, Key)]) -> Vec<u8> {
        let rows = Sheet::of(book, sheet);
        let cells: Vec<(String, Key)> =
            cells.iter().map(|(row, at, key)| (format!("{at}{}", rows.row(words, row)), key.clone())).collect();
        let cells: Vec<(&str, Key)> = cells.iter().map(|(cell, key)| (cell.as_str(), key.clone())).collect();
        typed(book, sheet, &cells)
    }

    /// The book with something in each kind of cell that people fill.
    fn filled() -> Vec<u8> {
        let book = book_of(PLAN);
        let book = typed(&book, "Uppföljning", &[("D4", Key::Number("3"))]);
        let book = fill(
            &book,
            "Uppföljning",
            'B',
            &[
                ("5010 Lokalhyra", 'A', Key::Text("5010")),
                ("5010 Lokalhyra", 'C', Key::Number("95")),
                ("5010 Lokalhyra", 'E', Key::Number("-5")),
                ("5010 Lokalhyra", 'G', Key::Number("8.5")),
                ("5010 Lokalhyra", 'H', Key::Formula("4+4.5", "8.5")),
                ("5010 Lokalhyra", 'R', Key::Number("9")),
                ("Steget", 'I', Key::Formula("G20*2", "130")),
                ("Steget", 'X', Key::Number("760")),
                ("Steget", 'Z', Key::Text("Startar senare")),
                ("Summa insatser", 'Z', Key::Text("Följs varje kvartal")),
            ],
        );
        let book = fill(
            &book,
            "Insatser",
            'A',
            &[
                ("Vägen in", 'C', Key::Text("2024-12-10")),
                ("Vägen in", 'D', Key::Text("2025-01-01")),
                ("Vägen in", 'E', Key::Text("2025-12-31")),
                ("Vägen in", 'G', Key::Number("950")),
                ("Vägen in", 'H', Key::Number("400")),
                ("Vägen in", 'J', Key::Text("Enligt avtal")),
            ],
        );
        // A row left for what is decided during the year.
        let spare = Sheet::of(&book, "Insatser").row('A', "Steget") + 1;
        let cell = |column: char| format!("{column}{spare}");
        let book = typed(
            &book,
            "Insatser",
            &[
                (&cell('A'), Key::Text("Ny väg")),
                (&cell('B'), Key::Text("Individinriktat")),
                (&cell('F'), Key::Number("40")),
                (&cell('G'), Key::Number("35")),
            ],
        );
        let book = fill(
            &book,
            "Medlemsbidrag",
            'A',
            &[
                ("Regionen", 'C', Key::Number("510")),
                ("Regionen", 'E', Key::Number("250")),
                ("Regionen", 'F', Key::Number("125")),
                ("Regionen", 'I', Key::Text("Två fakturor")),
            ],
        );
        let goals = Sheet::of(&book, "Mål");
        let activity = goals.row('B', "Aktivitet");
        let indicator = goals.row('B', "Indikator");
        let book = typed(
            &book,
            "Mål",
            &[
                (&format!("E{activity}"), Key::Text("Pågår")),
                (&format!("E{indicator}"), Key::Number("58")),
                (&format!("F{indicator}"), Key::Text("Mätt i april")),
            ],
        );
        let book = fill(&book, "Budget", 'A', &[("5410 Förbrukning", 'C', Key::Text("Övrig kostnad"))]);
        let row = Sheet::of(&book, "Kontroller").row('A', "Plan för tre år med budgetåret först");
        let cell = |column: char| format!("{column}{row}");
        typed(
            &book,
            "Kontroller",
            &[
                (&cell('M'), Key::Text("Styrelsen")),
                (&cell('N'), Key::Text("2025-02-03")),
                (&cell('O'), Key::Text("Nytt förbund nästa år")),
            ],
        )
    }

    fn read(book: &[u8]) -> Filled {
        plankoll::read::typed(book).unwrap().unwrap()
    }

    /// Each typed cell in one line.
    fn told(kept: &Filled) -> BTreeSet<String> {
        kept.typed
            .iter()
            .map(|typed| format!("{:?} {} {} {:?}", typed.part, typed.label, typed.column, typed.content))
            .collect()
    }

    fn update(book: &[u8], plan: Option<&str>) -> Written {
        let options = Options { filled: plan.map(|_| read(book)), ..Options::default() };
        let bytes = plan.map_or_else(|| book.to_vec(), |plan| plan.as_bytes().to_vec());
        let examination = examine(&bytes, "plan", &options).unwrap();
        workbook::updated(&examination, &Catalogue::new(Language::Swedish), None).unwrap()
    }

    #[test]
    fn a_book_that_nobody_filled_has_nothing_typed() {
        for language in [Language::Swedish, Language::English] {
            let mut all = vec![PLAN.to_owned()];
            let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/");
            for name in ["finsam-exempelbygden-2025.txt", "kustlandet-2024.txt", "solviken-2025.xlsx"] {
                let bytes = fs::read(format!("{samples}{name}")).unwrap();
                let examination = examine(&bytes, name, &Options::default()).unwrap();
                let book = workbook::bytes(&examination, &Catalogue::new(language)).unwrap();
                assert_eq!(told(&read(&book)), BTreeSet::new(), "{name}");
                let again = examine(&book, "bok.xlsx", &Options::default()).unwrap();
                assert_eq!(again.filled.typed, Vec::new(), "{name}");
            }
            all.clear();
        }
        assert_eq!(plankoll::read::typed(PLAN.as_bytes()), Ok(None), "a plan is no workbook of ours");
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let kept = read(&filled());
        let all = told(&kept);
        assert_eq!(all.len(), 32, "{all:#?}");
        for part in [Part::Budget, Part::FollowUp, Part::Activities, Part::Members, Part::Goals, Part::Checks] {
            assert!(kept.typed.iter().any(|typed| typed.part == part), "{part:?}");
        }
        insta::assert_snapshot!(all.into_iter().collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn with_the_same_plan_everything_stays() {
        let book = filled();
        let before = told(&read(&book));
        for plan in [None, Some(PLAN)] {
            let updated = update(&book, plan);
            assert_eq!(updated.left, Vec::new());
            // A formula that reads other cells is kept as its value.
            let after = told(&read(&updated.bytes));
            assert_eq!(after, before);
            let once_more = update(&updated.bytes, plan);
            assert!(once_more.bytes == updated.bytes || plan.is_none(), "a second update changes nothing");
        }
    }

    #[test]
    fn what_follows_from_the_typed_cells_is_computed() {
        let updated = update(&filled(), None);
        let sheet = Sheet::of(&updated.bytes, "Uppföljning");
        let row = |label: &str| sheet.row('B', label);
        let cell = |column: char, label: &str| sheet.text(&format!("{column}{}", row(label)));
        assert_eq!(sheet.text("D4"), "3");
        // 100 − 5 = 95 valid; outcome of three months 17; a fourth of 95 is 23,75.
        let rent = ['F', 'S', 'T', 'U', 'W', 'X'].map(|column| cell(column, "5010 Lokalhyra"));
        assert_eq!(rent, ["95", "17", "23.75", "6.75", "78", "88.25"]);
        assert_eq!((cell('E', "Summa administration"), cell('S', "Summa administration")), ("-5".into(), "17".into()));
        // The forecast of the whole: 88,25 + 100 × ¾ + 1 000 × ¾ + 760.
        assert_eq!(cell('X', "Summa kostnader"), "1673.25");
        let members = Sheet::of(&updated.bytes, "Medlemsbidrag");
        let all = members.row('A', "Medlemmarna tillsammans");
        let told = ['C', 'E', 'F', 'G', 'H'].map(|column| members.text(&format!("{column}{all}")));
        assert_eq!(told, ["2010", "250", "125", "1760", "125"]);
        let activities = Sheet::of(&updated.bytes, "Insatser");
        assert_eq!((activities.text("B5"), activities.text("B6")), ("1785".to_owned(), "15".to_owned()));
    }

    #[test]
    fn a_chosen_category_is_the_plan_s() {
        let book = filled();
        let examination = examine(&book, "bok.xlsx", &Options::default()).unwrap();
        let line = examination.corrected.budgets[0].lines.iter().find(|line| line.label.contains("5410")).unwrap();
        assert_eq!(line.category, Some(Category::OtherCost));
    }

    #[test]
    fn another_plan_keeps_what_has_a_row_and_lists_the_rest() {
        // A line under another name with the same account, one gone, one moved to another group, a goal renumbered.
        let plan = PLAN
            .replace("5010 Lokalhyra       100", "5010 Hyra av lokal   110")
            .replace("Steget               800\n", "")
            .replace("Summa insatser     1 800", "Summa insatser     1 000")
            .replace("Summa administration 200", "Summa administration 210")
            .replace("Summa kostnader    2 000", "Summa kostnader    1 210")
            .replace("Mål 1:", "Mål 2:");
        let updated = update(&filled(), Some(&plan));
        let sheet = Sheet::of(&updated.bytes, "Uppföljning");
        let row = sheet.row('B', "5010 Hyra av lokal");
        assert_eq!(
            ['C', 'D', 'E', 'G'].map(|column| sheet.text(&format!("{column}{row}"))),
            ["95", "110", "-5", "8.5"]
        );
        let goals = Sheet::of(&updated.bytes, "Mål");
        assert_eq!(goals.text(&format!("F{}", goals.row('B', "Indikator"))), "Mätt i april");
        let left: Vec<String> = updated
            .left
            .iter()
            .map(|left| format!("{} {} {}: {}", left.sheet, left.row, left.column, left.content))
            .collect();
        assert_eq!(
            left,
            [
                "Uppföljning Steget Mar: 130 tkr",
                "Uppföljning Steget Prognos helår: 760 tkr",
                "Uppföljning Steget Kommentar: Startar senare",
            ]
        );
        assert!(updated.left.iter().all(|left| left.why == "Raden finns inte längre på bladet."), "{:?}", updated.left);
        let all = told(&read(&updated.bytes));
        assert!(told(&read(&filled())).len() == all.len(), "nothing is lost: {all:#?}");
        // When the line comes back so do its cells.
        let back = update(&updated.bytes, Some(PLAN));
        assert_eq!(back.left, Vec::new());
        assert_eq!(told(&read(&back.bytes)), told(&read(&filled())));
    }

    #[test]
    fn what_is_typed_over_a_formula_or_outside_the_table_is_listed() {
        let book = book_of(PLAN);
        let book = fill(
            &book,
            "Uppföljning",
            'B',
            &[("Steget", 'S', Key::Number("70")), ("Summa insatser", 'G', Key::Number("150"))],
        );
        let updated = update(&book, None);
        let left: Vec<(&str, &str)> =
            updated.left.iter().map(|left| (left.content.as_str(), left.why.as_str())).collect();
        assert_eq!(
            left,
            [("70 tkr", "Cellen räknas ut av arbetsboken."), ("150 tkr", "Cellen räknas ut av arbetsboken.")]
        );
        assert_eq!(update(&updated.bytes, None).left, updated.left, "they stay listed");
    }

    #[test]
    fn another_unit_and_another_language_keep_the_amounts() {
        let kept = read(&filled());
        let options = Options { filled: Some(kept.clone()), ..Options::default() };
        let examination = examine(PLAN.as_bytes(), "plan.txt", &options).unwrap();
        let english = Catalogue::new(Language::English);
        let in_kronor = workbook::updated(&examination, &english, Some(Unit::Kr)).unwrap();
        assert_eq!(in_kronor.left, Vec::new());
        let again = read(&in_kronor.bytes);
        assert_eq!(again.typed.len(), kept.typed.len());
        let amount = |kept: &Filled| {
            let january = kept.typed.iter().find(|typed| typed.column == "book-month-1").unwrap();
            january.content.clone()
        };
        assert_eq!(amount(&again), amount(&kept));
        assert!(matches!(amount(&again), Content::Amount(amount) if amount.to_string() == "8500"));
    }

    fn run(args: &[&str], folder: &std::path::Path) -> (Output, String) {
        let mut command = Command::cargo_bin("plankoll").unwrap();
        command.current_dir(folder).env("COLUMNS", "120").env("XDG_CONFIG_HOME", folder);
        let output = command.args(args).output().unwrap();
        let told = [&output.stdout, &output.stderr].map(|stream| String::from_utf8_lossy(stream).into_owned()).concat();
        (output, told.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn the_command_writes_a_new_book_and_leaves_the_old_one_alone() {
        let folder = tempfile::tempdir().unwrap();
        let book = filled();
        fs::write(folder.path().join("bok.xlsx"), &book).unwrap();
        fs::write(folder.path().join("ny.txt"), PLAN.replace("Steget ", "Stegen ")).unwrap();
        let (output, told) = run(&["update", "bok.xlsx"], folder.path());
        assert!(matches!(output.status.code(), Some(0 | 1)), "{told}");
        assert!(told.contains("32 ifyllda celler är överförda."), "{told}");
        assert!(told.contains("Uppföljning · Steget · Mar: 130 tkr. Formeln G20*2 läser andra celler"), "{told}");
        assert!(told.contains("Arbetsboken är skriven: bok.uppdaterad.xlsx"), "{told}");
        assert_eq!(fs::read(folder.path().join("bok.xlsx")).unwrap(), book);
        let (output, told) = run(&["update", "bok.xlsx"], folder.path());
        assert_eq!(output.status.code(), Some(2), "what exists is replaced only by force: {told}");
        let (_, told) = run(&["update", "bok.xlsx", "-o", "bok.xlsx", "--force"], folder.path());
        assert!(told.contains("skrivs aldrig över"), "{told}");
        assert_eq!(fs::read(folder.path().join("bok.xlsx")).unwrap(), book);

        let (output, told) = run(&["update", "bok.xlsx", "--from", "ny.txt", "-o", "ut.xlsx"], folder.path());
        assert!(matches!(output.status.code(), Some(0 | 1)), "{told}");
        assert!(told.contains("29 ifyllda celler är överförda. 3 ifyllda celler fick ingen plats."), "{told}");
        assert!(
            told.contains("- Uppföljning · Steget · Kommentar: Startar senare. Raden finns inte längre på bladet."),
            "{told}"
        );

        let (output, told) = run(&["update", "ny.txt"], folder.path());
        assert_eq!(output.status.code(), Some(2));
        assert!(told.contains("ny.txt är ingen arbetsbok från plankoll"), "{told}");
        let (_, told) = run(&["convert", "bok.xlsx", "-o", "igen.xlsx"], folder.path());
        assert!(told.contains("32 ifyllda celler är överförda."), "convert keeps them too: {told}");
    }

    #[test]
    fn a_figure_changed_in_the_budget_is_the_plan_s_and_is_told_where_another_plan_overrules_it() {
        let book = fill(&book_of(PLAN), "Budget", 'A', &[("Steget", 'B', Key::Number("820"))]);
        let alone = update(&book, None);
        assert_eq!(alone.left, Vec::new());
        let budget = Sheet::of(&alone.bytes, "Budget");
        assert_eq!(budget.text(&format!("B{}", budget.row('A', "Steget"))), "820");
        let with_plan = update(&book, Some(PLAN));
        let left: Vec<_> =
            with_plan.left.iter().map(|left| (&*left.row, &*left.column, &*left.content, &*left.why)).collect();
        assert_eq!(left, [("Steget", "Budget 2025", "820 tkr", "Planen har ett annat belopp, och planen gäller.")]);
        assert_eq!(update(&with_plan.bytes, None).left, with_plan.left, "it stays listed");
        let same = PLAN.replace("Steget               800", "Steget               820");
        assert_eq!(update(&book, Some(&same)).left, Vec::new(), "a plan that has the same overrules nothing");
    }

    /// What LibreOffice computes of a book with everything typed into it is what was written.
    #[test]
    #[ignore = "needs LibreOffice"]
    fn libreoffice_computes_what_follows_from_typed_cells() {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let written = update(&filled(), None).bytes;
        let path = folder.join("bok.xlsx");
        fs::write(&path, &written).unwrap();
        let theirs = folder.join("theirs");
        fs::create_dir_all(&theirs).unwrap();
        crate::office::convert(&folder, "xlsx:Calc MS Excel 2007 XML", &[path], &theirs);
        let theirs = fs::read(theirs.join("bok.xlsx")).unwrap();
        for sheet in ["Översikt", "Budget", "Uppföljning", "Insatser", "Medlemsbidrag", "Mål", "Kontroller"] {
            let (own, other) = (Sheet::of(&written, sheet).texts(), Sheet::of(&theirs, sheet).texts());
            assert_eq!(own.len(), other.len(), "{sheet}");
            for (own, other) in own.iter().zip(&other) {
                let near = |text: &str| text.parse::<rust_decimal::Decimal>().map(|number| number.round_dp(9)).ok();
                assert!(
                    own == other || (near(own).is_some() && near(own) == near(other)),
                    "{sheet}: {own} became {other}"
                );
            }
        }
        assert_eq!(told(&read(&theirs)), told(&read(&written)), "what LibreOffice saves is read as it was typed");
        // Saved as an OpenDocument workbook it is read just so.
        let ods = folder.join("ods");
        fs::create_dir_all(&ods).unwrap();
        crate::office::convert(&folder, "ods", &[folder.join("bok.xlsx")], &ods);
        let ods = fs::read(ods.join("bok.ods")).unwrap();
        assert_eq!(told(&read(&ods)), told(&read(&written)), "ods");
    }
}
