//! What people write beside the book's own stays when a workbook is updated: notes in free cells of every sheet, notes
//! at cells, sheets of their own; and the book goes on saying where its plan came from and what was corrected.

mod typing;

#[cfg(test)]
mod own_cells {
    use std::collections::BTreeSet;
    use std::fs;

    use plankoll::export::workbook::{self, Written};
    use plankoll::filled::{Filled, Said};
    use plankoll::money::Unit;
    use plankoll::text::{Catalogue, Language};
    use plankoll::{Examination, Options, examine};

    use crate::typing::{Key, Sheet, noted, typed, with_sheet};

    const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/finsam-exempelbygden-2025.txt");

    fn examined() -> Examination {
        examine(&fs::read(SAMPLE).unwrap(), "finsam-exempelbygden-2025.txt", &Options::default()).unwrap()
    }

    fn book(language: Language) -> Vec<u8> {
        workbook::bytes(&examined(), &Catalogue::new(language)).unwrap()
    }

    fn read(book: &[u8]) -> Filled {
        plankoll::read::typed(book).unwrap().unwrap()
    }

    fn update(book: &[u8]) -> Written {
        let examination = examine(book, "bok.xlsx", &Options::default()).unwrap();
        workbook::updated(&examination, &Catalogue::new(Language::Swedish), None).unwrap()
    }

    const SHEETS: [&str; 10] = [
        "Översikt",
        "Budget",
        "Flerårsplan",
        "Uppföljning",
        "Insatser",
        "Medlemsbidrag",
        "Mål",
        "Kontroller",
        "Rättelser",
        "Underlag",
    ];

    /// A column to the right of all that a sheet holds, hidden columns too, and its last row.
    fn edge(sheet: &Sheet) -> (String, u32) {
        let (rows, columns) = sheet.size();
        (letters(columns + 4), rows)
    }

    fn letters(at: u32) -> String {
        let letter = |at: u32| char::from_u32(u32::from(b'A') + at).unwrap();
        if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at % 26)) }
    }

    /// The book with a note on each sheet: to the right of a row, below all, and at the very top.
    fn with_notes(book: &[u8]) -> Vec<u8> {
        let mut out = book.to_vec();
        for name in SHEETS {
            let (right, last) = edge(&Sheet::of(&out, name));
            out = typed(
                &out,
                name,
                &[
                    (&format!("{right}1"), Key::Text("Överst")),
                    (&format!("{right}5"), Key::Text("Vid en rad")),
                    (&format!("{right}6"), Key::Number("12.5")),
                    (&format!("A{}", last + 2), Key::Text("Under allt")),
                    (&format!("B{}", last + 3), Key::Formula("2*21", "42")),
                ],
            );
        }
        out
    }

    #[test]
    fn a_book_as_it_was_written_has_nothing_beside() {
        let samples = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/samples")).unwrap();
        let mut files: Vec<_> = samples.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let mut books = 0;
        for file in files {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let Ok(examination) = examine(&fs::read(&file).unwrap(), &name, &Options::default()) else { continue };
            for (language, unit) in [(Language::Swedish, None), (Language::English, Some(Unit::Kr))] {
                let book = workbook::bytes_in(&examination, &Catalogue::new(language), unit).unwrap();
                let kept = read(&book);
                assert_eq!((kept.beside, kept.sheets), (Vec::new(), Vec::new()), "{name}");
                books += 1;
            }
        }
        assert!(books > 40);
    }

    #[test]
    fn notes_on_every_sheet_stay() {
        let book = with_notes(&book(Language::Swedish));
        let kept = read(&book);
        assert_eq!(kept.count(), 5 * SHEETS.len(), "{kept:#?}");
        // What is written under the activities is an activity more, with its category.
        assert_eq!(kept.typed.len(), 2, "{:?}", kept.typed);
        let updated = update(&book);
        assert_eq!(updated.left, Vec::new());
        assert_eq!(updated.kept, 5 * SHEETS.len());
        for name in SHEETS {
            let (before, after) = (Sheet::of(&book, name), Sheet::of(&updated.bytes, name));
            for text in ["Överst", "Vid en rad", "Under allt"] {
                let [was, is] = [&before, &after].map(|sheet| sheet.cell_of(text));
                assert!(is.is_some(), "{name}: {text}");
                if text != "Under allt" {
                    let row =
                        |cell: Option<(u32, u32)>, sheet: &Sheet| sheet.row_texts(cell.unwrap().0).first().cloned();
                    assert_eq!(row(was, &before), row(is, &after), "{name}: {text}");
                }
            }
            assert!(after.texts().contains(&"42".to_owned()) && after.texts().contains(&"12.5".to_owned()), "{name}");
        }
        assert_eq!(update(&updated.bytes).bytes, updated.bytes, "a second update changes nothing");
    }

    #[test]
    fn notes_follow_their_rows() {
        // The remark stands at a line; a new plan has another line above it, and another figure.
        let text = fs::read_to_string(SAMPLE).unwrap();
        let book = book(Language::Swedish);
        let budget = Sheet::of(&book, "Budget");
        let row = budget.row('A', "Revision");
        let (right, _) = edge(&budget);
        let book = typed(&book, "Budget", &[(&format!("{right}{row}"), Key::Text("Offert på gång"))]);
        let options = Options { filled: Some(read(&book)), ..Options::default() };
        let changed = text.replace("Verksamhetsplan", "Verksamhetsplan, reviderad,");
        let examination = examine(changed.as_bytes(), "ny.txt", &options).unwrap();
        let updated = workbook::updated(&examination, &Catalogue::new(Language::English), Some(Unit::Kr)).unwrap();
        assert_eq!(updated.left, Vec::new());
        let budget = Sheet::of(&updated.bytes, "Budget");
        assert_eq!(budget.cell_of("Offert på gång").unwrap().0 + 1, budget.row('A', "Revision"));
    }

    #[test]
    fn a_sheet_of_one_s_own_and_a_note_at_a_cell_stay() {
        let book = with_sheet(
            &book(Language::Swedish),
            "Minnesanteckningar",
            &[
                ("A1", Key::Text("Att göra")),
                ("B2", Key::Number("3")),
                ("B3", Key::Formula("B2*2", "6")),
                ("B4", Key::Formula("Budget!B6*2", "8")),
            ],
        );
        let book = noted(&book, "xl/comments1.xml", "A6", "Ring revisorn");
        let kept = read(&book);
        assert_eq!(kept.sheets.len(), 1);
        assert!(kept.beside.iter().any(|beside| beside.said == Said::Note("Ring revisorn".to_owned())), "{kept:?}");
        let updated = update(&book);
        assert_eq!(updated.left, Vec::new());
        let own = Sheet::of(&updated.bytes, "Minnesanteckningar");
        assert_eq!(["A1", "B2", "B3", "B4"].map(|cell| own.text(cell)), ["Att göra", "3", "6", "8"]);
        assert_eq!(updated.as_values.len(), 1, "{:?}", updated.as_values);
        let again = read(&updated.bytes);
        assert_eq!(again.sheets[0].cells[2].formula.as_deref(), Some("B2*2"));
        assert_eq!(again.sheets[0].cells[3].formula, None);
        assert!(again.beside.iter().any(|beside| beside.said == Said::Note("Ring revisorn".to_owned())));
    }

    #[test]
    fn what_stood_at_a_row_that_is_gone_is_listed_and_comes_back() {
        let text = fs::read_to_string(SAMPLE).unwrap();
        let book = book(Language::Swedish);
        let goals = Sheet::of(&book, "Mål");
        let (right, _) = edge(&goals);
        let row = goals.row('B', "Aktivitet");
        let activity = goals.text(&format!("C{row}"));
        let book = typed(&book, "Mål", &[(&format!("{right}{row}"), Key::Text("Drar igång i maj"))]);
        let options = Options { filled: Some(read(&book)), ..Options::default() };
        let without = Options { filled: options.filled.clone(), ..Options::default() };
        let gone = text.replace(&activity, "Något helt annat");
        assert_ne!(gone, text);
        let examination = examine(gone.as_bytes(), "ny.txt", &without).unwrap();
        let swedish = Catalogue::new(Language::Swedish);
        let updated = workbook::updated(&examination, &swedish, None).unwrap();
        let told: Vec<_> = updated.left.iter().map(|left| (left.sheet.as_str(), left.content.as_str())).collect();
        assert_eq!(told, [("Mål", "Drar igång i maj")], "{:?}", updated.left);
        assert_eq!(updated.left[0].why, "Raden som cellen stod vid finns inte längre på bladet.");
        let options = Options { filled: Some(read(&updated.bytes)), ..Options::default() };
        let examination = examine(text.as_bytes(), "plan.txt", &options).unwrap();
        let back = workbook::updated(&examination, &swedish, None).unwrap();
        assert_eq!(back.left, Vec::new());
        let goals = Sheet::of(&back.bytes, "Mål");
        assert_eq!(goals.cell_of("Drar igång i maj").unwrap().0 + 1, goals.row('C', &activity));
    }

    #[test]
    fn an_updated_book_still_says_where_its_plan_came_from_and_what_was_corrected() {
        let first = book(Language::Swedish);
        let log = |book: &[u8]| -> BTreeSet<String> {
            let sheet = Sheet::of(book, "Rättelser");
            let (rows, _) = sheet.size();
            let row = |row: u32| ['D', 'E', 'F', 'G', 'J', 'M'].map(|column| sheet.text(&format!("{column}{row}")));
            let applied = (5..=rows).filter(|row| sheet.text(&format!("B{row}")) == "Tillämpad");
            applied.map(|at| row(at).join(" | ")).collect()
        };
        assert!(!log(&first).is_empty());
        let printed = |book: &[u8]| -> Vec<[String; 4]> {
            let sheet = Sheet::of(book, "Underlag");
            let (rows, _) = sheet.size();
            (5..=rows).map(|row| ['B', 'E', 'F', 'I'].map(|column| sheet.text(&format!("{column}{row}")))).collect()
        };
        let goals = |book: &[u8]| -> Vec<[String; 2]> {
            let sheet = Sheet::of(book, "Mål");
            let (rows, _) = sheet.size();
            (5..=rows).map(|row| ['C', 'H'].map(|column| sheet.text(&format!("{column}{row}")))).collect()
        };
        let mut book = first.clone();
        for _ in 0..2 {
            book = update(&book).bytes;
            assert_eq!(log(&book), log(&first));
            assert_eq!(printed(&book), printed(&first));
            assert_eq!(goals(&book), goals(&first));
            let overview = Sheet::of(&book, "Översikt");
            assert!(overview.texts().iter().any(|text| text == "finsam-exempelbygden-2025.txt"));
            assert!(overview.texts().iter().any(|text| text == "bok.xlsx"));
        }
        // A figure that a person has changed is printed in the book alone.
        let budget = Sheet::of(&first, "Budget");
        let cell = format!("B{}", budget.row('A', "Revision"));
        let changed = update(&typed(&first, "Budget", &[(&cell, Key::Number("91"))])).bytes;
        let places: Vec<String> = printed(&changed).into_iter().map(|[.., place]| place).collect();
        let own: Vec<&String> = places.iter().filter(|place| place.starts_with("bok.xlsx, ")).collect();
        assert_eq!(own, [&format!("bok.xlsx, blad Budget, {cell}")]);
    }
}
