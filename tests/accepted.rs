//! A deviation that a person accepts in the sheet Kontroller: it is told, does not count, and lapses when its figures
//! change.

mod office;
mod typing;

#[cfg(test)]
mod accepted {
    use std::fs;
    use std::process::{Command, Output};

    use assert_cmd::cargo::CommandCargoExt;
    use plankoll::export::workbook;
    use plankoll::finding::Outcome;
    use plankoll::text::{Catalogue, Language};
    use plankoll::{Examination, Options, examine};

    use crate::typing::{Key, Sheet, typed};

    /// A loan among the lines, and costs above income with no equity to cover them.
    const PLAN: &str = "Finsam Ekdalen\nVerksamhetsplan och budget 2025\n\nBudget 2025 (tkr)\nIntäkter\nStaten            1 000\nRegionen            500\nKommunen            500\nSumma intäkter    2 000\n\nKostnader\nAdministration      400\nVägen in          1 500\nRevision            100\nAmortering av lån   100\nSumma kostnader   2 100\n";

    fn read(bytes: &[u8], name: &str) -> Examination {
        examine(bytes, name, &Options::default()).unwrap()
    }

    fn book(examination: &Examination) -> Vec<u8> {
        workbook::bytes(examination, &Catalogue::new(Language::Swedish)).unwrap()
    }

    fn outcome(examination: &Examination, rule: &str) -> Outcome {
        examination.judged.iter().find(|judged| judged.check.rule == rule).unwrap().check.outcome
    }

    /// The book in which someone has accepted the checks of these titles.
    fn signed(book: &[u8], titles: &[&str]) -> Vec<u8> {
        let sheet = Sheet::of(book, "Kontroller");
        titles.iter().fold(book.to_vec(), |book, title| {
            let row = sheet.row('A', title);
            let cells = [('M', "Anna Ek"), ('N', "2025-02-01"), ('O', "Beslutat av medlemmarna")];
            let cells: Vec<(String, Key)> =
                cells.iter().map(|(column, text)| (format!("{column}{row}"), Key::Text(text))).collect();
            let cells: Vec<(&str, Key)> = cells.iter().map(|(cell, key)| (cell.as_str(), key.clone())).collect();
            typed(&book, "Kontroller", &cells)
        })
    }

    const LOAN: &str = "Inga lån i budgeten";
    const COVERS: &str = "Intäkterna täcker kostnaderna";

    fn check(name: &str, bytes: &[u8], args: &[&str]) -> (Output, String) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        let mut command = Command::cargo_bin("plankoll").unwrap();
        command.current_dir(&folder).env("COLUMNS", "100").env("XDG_CONFIG_HOME", folder.path());
        let output = command.arg("check").arg(name).args(args).output().unwrap();
        // Broken lines are put together again.
        let told = String::from_utf8(output.stdout.clone()).unwrap();
        (output, told.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_signed_for_no_longer_counts_and_says_who() {
        let plain = book(&read(PLAN.as_bytes(), "plan.txt"));
        let before = read(&plain, "bok.xlsx");
        assert_eq!((outcome(&before, "no-loans"), before.has_errors_left()), (Outcome::Failed, true));
        assert_eq!(check("bok.xlsx", &plain, &[]).0.status.code(), Some(1));

        let signed = signed(&plain, &[LOAN, COVERS]);
        let after = read(&signed, "bok.xlsx");
        assert_eq!((outcome(&after, "no-loans"), after.has_errors_left()), (Outcome::Accepted, false));
        assert_eq!(outcome(&after, "income-covers-cost"), Outcome::Accepted);
        let (output, told) = check("bok.xlsx", &signed, &[]);
        assert_eq!(output.status.code(), Some(0), "{told}");
        assert!(told.contains("godtagen[no-loans]"), "{told}");
        assert!(told.contains("godtagen av: Anna Ek den 2025-02-01: Beslutat av medlemmarna"), "{told}");
        assert!(told.contains("2 godtagna"), "{told}");
        let (_, json) = check("bok.xlsx", &signed, &["--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["rules"]["accepted"], 2);
        assert_eq!(json["acceptances"][0]["who"], "Anna Ek");
        assert_eq!(json["acceptances"][0]["holds"], true);

        // Written anew the book says so, and keeps who, when and why.
        let again = book(&after);
        let sheet = Sheet::of(&again, "Kontroller");
        for title in [LOAN, COVERS] {
            let row = sheet.row('A', title);
            assert_eq!(sheet.text(&format!("B{row}")), "ACCEPTERAD");
            assert_eq!(sheet.text(&format!("M{row}")), "Anna Ek");
            assert_eq!(sheet.text(&format!("O{row}")), "Beslutat av medlemmarna");
        }
        assert_eq!(outcome(&read(&again, "bok.xlsx"), "no-loans"), Outcome::Accepted);
    }

    #[test]
    fn it_lapses_when_its_figures_change_and_the_report_says_so() {
        let plain = book(&read(PLAN.as_bytes(), "plan.txt"));
        let signed = signed(&plain, &[LOAN, COVERS]);
        let sheet = Sheet::of(&signed, "Budget");
        let loan = format!("B{}", sheet.row('A', "Amortering av lån"));
        let inside = format!("B{}", sheet.row('A', "Administration"));
        // The loan is another, and what the costs exceed income by is the same.
        let changed =
            typed(&signed, "Budget", &[(loan.as_str(), Key::Number("150")), (inside.as_str(), Key::Number("350"))]);
        let after = read(&changed, "bok.xlsx");
        assert_eq!((outcome(&after, "no-loans"), after.has_errors_left()), (Outcome::Failed, true));
        assert_eq!(outcome(&after, "income-covers-cost"), Outcome::Accepted, "its own sides are the same");
        let (output, told) = check("bok.xlsx", &changed, &[]);
        assert_eq!(output.status.code(), Some(1));
        assert!(told.contains("[acceptance-lapsed]"), "{told}");
        assert!(told.contains("Inga lån i budgeten. Anna Ek godtog den 2025-02-01"), "{told}");
        // Written anew the book no longer says that it is accepted, and keeps what was written.
        let again = book(&after);
        let row = Sheet::of(&again, "Kontroller").row('A', LOAN);
        assert_eq!(Sheet::of(&again, "Kontroller").text(&format!("B{row}")), "AVVIKER");
        assert_eq!(Sheet::of(&again, "Kontroller").text(&format!("M{row}")), "");
        let left = Sheet::of(&again, "Ej överfört").texts().join(" | ");
        assert!(left.contains("Anna Ek") && left.contains("Beslutat av medlemmarna"), "{left}");
        // Should the loan be what it was, the acceptance holds again.
        let back = Sheet::of(&again, "Budget");
        let loan = format!("B{}", back.row('A', "Amortering av lån"));
        let restored = typed(&again, "Budget", &[(loan.as_str(), Key::Number("100"))]);
        let restored = read(&restored, "bok.xlsx");
        assert_eq!(outcome(&restored, "no-loans"), Outcome::Accepted);
    }

    #[test]
    fn a_changed_difference_is_told_with_both_figures_and_can_be_accepted_anew() {
        let plain = book(&read(PLAN.as_bytes(), "plan.txt"));
        let signed = signed(&plain, &[COVERS]);
        let line = format!("B{}", Sheet::of(&signed, "Budget").row('A', "Administration"));
        let changed = typed(&signed, "Budget", &[(line.as_str(), Key::Number("425"))]);
        let after = read(&changed, "bok.xlsx");
        assert_eq!(outcome(&after, "income-covers-cost"), Outcome::Failed);
        let (_, told) = check("bok.xlsx", &changed, &[]);
        assert!(told.contains("skillnaden var då −100 tkr och är nu −125 tkr"), "{told}");
        // The person writes the new difference beside it.
        let row = Sheet::of(&changed, "Kontroller").row('A', COVERS);
        let anew = typed(&changed, "Kontroller", &[(format!("P{row}").as_str(), Key::Number("-125"))]);
        assert_eq!(outcome(&read(&anew, "bok.xlsx"), "income-covers-cost"), Outcome::Accepted);
    }

    #[test]
    fn one_without_a_reason_accepts_nothing_and_is_told() {
        let plain = book(&read(PLAN.as_bytes(), "plan.txt"));
        let row = Sheet::of(&plain, "Kontroller").row('A', LOAN);
        let half = typed(&plain, "Kontroller", &[(format!("M{row}").as_str(), Key::Text("Anna Ek"))]);
        let after = read(&half, "bok.xlsx");
        assert_eq!((outcome(&after, "no-loans"), after.has_errors_left()), (Outcome::Failed, true));
        assert!(after.findings.iter().any(|finding| finding.rule == "acceptance-incomplete"));
        let again = book(&after);
        assert_eq!(Sheet::of(&again, "Kontroller").text(&format!("M{row}")), "Anna Ek", "it stays to be completed");
        assert!(Sheet::of(&again, "Kontroller").text(&format!("B{row}")) == "AVVIKER");
    }

    /// What LibreOffice makes of a check's status in books that someone has typed into.
    #[test]
    #[ignore = "needs LibreOffice"]
    fn libreoffice_says_the_same_of_every_book() {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("accepted");
        let _ = fs::remove_dir_all(&folder);
        let (ours, theirs) = (folder.join("ours"), folder.join("theirs"));
        fs::create_dir_all(&ours).unwrap();
        fs::create_dir_all(&theirs).unwrap();
        let plain = book(&read(PLAN.as_bytes(), "plan.txt"));
        let signed = signed(&plain, &[COVERS, LOAN]);
        let row = Sheet::of(&signed, "Kontroller").row('A', COVERS);
        let own = format!("B{}", Sheet::of(&signed, "Budget").row('A', "Administration"));
        let other = format!("B{}", Sheet::of(&signed, "Budget").row('A', "Vägen in"));
        let figure = |book: &[u8], amount| typed(book, "Budget", &[(own.as_str(), Key::Number(amount))]);
        let difference =
            |book: &[u8], off| typed(book, "Kontroller", &[(format!("P{row}").as_str(), Key::Number(off))]);
        let unsigned = typed(&signed, "Kontroller", &[(format!("O{row}").as_str(), Key::Nothing)]);
        let moved = typed(&figure(&signed, "450"), "Budget", &[(other.as_str(), Key::Number("1450"))]);
        let books = [
            ("plain", plain.clone(), Outcome::Failed),
            ("signed", signed.clone(), Outcome::Accepted),
            ("unsigned", unsigned, Outcome::Failed),
            ("changed", figure(&signed, "425"), Outcome::Failed),
            ("moved", moved, Outcome::Accepted),
            ("anew", difference(&figure(&signed, "425"), "-125"), Outcome::Accepted),
            ("wrong", difference(&signed, "-90"), Outcome::Failed),
            ("mended", figure(&signed, "300"), Outcome::Passed),
            ("rewritten", book(&read(&signed, "bok.xlsx")), Outcome::Accepted),
        ];
        let path = |name: &str| ours.join(format!("{name}.xlsx"));
        let files: Vec<_> = books.iter().map(|(name, ..)| path(name)).collect();
        for (name, bytes, _) in &books {
            fs::write(path(name), bytes).unwrap();
        }
        crate::office::convert(&folder, "xlsx:Calc MS Excel 2007 XML", &files, &theirs);
        for (name, bytes, outcome_wanted) in &books {
            let theirs = fs::read(theirs.join(format!("{name}.xlsx"))).unwrap();
            let sheet = Sheet::of(&theirs, "Kontroller");
            let word = match outcome_wanted {
                Outcome::Accepted => "ACCEPTERAD",
                Outcome::Passed => "OK",
                _ => "AVVIKER",
            };
            assert_eq!(sheet.text(&format!("B{}", sheet.row('A', COVERS))), word, "{name} in LibreOffice");
            assert_eq!(outcome(&read(bytes, "bok.xlsx"), "income-covers-cost"), *outcome_wanted, "{name} here");
            // And what LibreOffice saved is read as it was typed.
            assert_eq!(outcome(&read(&theirs, "bok.xlsx"), "income-covers-cost"), *outcome_wanted, "{name} saved");
        }
    }
}
