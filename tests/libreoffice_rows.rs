//! What a person does to a workbook in a spreadsheet program: a line put in inside a group is caught by its sum, and
//! what is written beside the book's own stays where rows and columns have been put in. LibreOffice does it.

mod office;
mod typing;

#[cfg(test)]
mod put_in {
    use std::fs;
    use std::path::PathBuf;

    use plankoll::export::workbook;
    use plankoll::plan::Role;
    use plankoll::text::{Catalogue, Language};
    use plankoll::{Examination, Options, examine};
    use rust_decimal::Decimal;

    use crate::office::changed;
    use crate::typing::Sheet;

    const OUTSIDE: &str = "Raden vid summan räknas inte in: flytta den över den smala raden";

    fn folder(name: &str) -> PathBuf {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn examined(name: &str) -> Examination {
        let file = format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"));
        examine(&fs::read(file).unwrap(), name, &Options::default()).unwrap()
    }

    fn number(sheet: &Sheet, cell: &str) -> Decimal {
        let text = sheet.text(cell);
        text.parse::<f64>().ok().and_then(|number| Decimal::try_from(number).ok()).unwrap_or_default().round_dp(6)
    }

    /// In each sum of a plan's first table one line more: the sum grows by it; where it cannot, the book says so.
    #[test]
    #[ignore = "needs LibreOffice"]
    fn a_line_put_in_inside_a_group_is_caught_by_its_sum() {
        let folder = folder("rows");
        let mut tried = 0;
        for name in ["finsam-exempelbygden-2025.txt", "solviken-2025.xlsx", "rikstad-2025.txt"] {
            let examination = examined(name);
            let book = workbook::bytes(&examination, &Catalogue::new(Language::Swedish)).unwrap();
            let (from, into) = (folder.join("from.xlsx"), folder.join("into.xlsx"));
            fs::write(&from, &book).unwrap();
            let budget = &examination.corrected.budgets[0];
            let before = Sheet::of(&book, "Budget");
            let column = budget.columns.len();
            let letter = char::from_u32(u32::from(b'A') + u32::try_from(column).unwrap()).unwrap();
            let row_of = |line: usize| {
                let label = &budget.lines[line].label;
                (5..=before.size().0).find(|row| before.text(&format!("A{row}")).ends_with(label.as_str())).unwrap()
            };
            for sum in budget.sums.iter().filter(|sum| budget.lines[sum.line].role == Role::Subtotal) {
                let below = row_of(sum.line);
                let first = sum.terms.iter().map(|term| row_of(term.line)).min().unwrap();
                if sum.terms.len() < 2 || below < first {
                    continue;
                }
                // After the first line, on the thin row, and between that and the sum, where no range reaches.
                for at in [first + 1, below - 1, below] {
                    let _ = fs::remove_file(&into);
                    let steps = [
                        "sheet = doc.Sheets.getByName(\"Budget\")".to_owned(),
                        format!("sheet.Rows.insertByIndex({}, 1)", at - 1),
                        format!("sheet.getCellByPosition(0, {}).String = \"Inskjuten rad\"", at - 1),
                        format!("sheet.getCellByPosition({column}, {}).Value = 1000", at - 1),
                    ];
                    changed(&folder, &from, &steps, &into);
                    let after = fs::read(&into).unwrap();
                    let sheet = Sheet::of(&after, "Budget");
                    let was = number(&before, &format!("{letter}{below}"));
                    let is = number(&sheet, &format!("{letter}{}", below + 1));
                    let label = &budget.lines[sum.line].label;
                    let said = sheet.row_texts(below).contains(&OUTSIDE.to_owned());
                    assert_eq!(said, at == below, "{name}: {label}, row {at}");
                    if at == below {
                        assert_eq!(is, was, "{name}: {label}");
                        continue;
                    }
                    assert_eq!((is - was).abs(), Decimal::from(1000), "{name}: {label}, row {at}");
                    let plan = examine(&after, "bok.xlsx", &Options::default()).unwrap().corrected;
                    let own = plan.budgets[0].lines.iter().position(|line| line.label == "Inskjuten rad").unwrap();
                    let holds = |sum: &plankoll::plan::Sum| sum.terms.iter().any(|term| term.line == own);
                    let owner = plan.budgets[0].sums.iter().find(|sum| holds(sum)).unwrap();
                    assert_eq!(plan.budgets[0].lines[owner.line].label, *label, "{name}");
                    tried += 1;
                }
            }
        }
        assert!(tried >= 6, "{tried}");
    }

    /// Notes beside the book's own, then rows and columns put in: all stay.
    #[test]
    #[ignore = "needs LibreOffice"]
    fn notes_stay_where_rows_and_columns_were_put_in() {
        let folder = folder("beside");
        let book = workbook::bytes(&examined("finsam-exempelbygden-2025.txt"), &Catalogue::new(Language::Swedish));
        let (from, into) = (folder.join("from.xlsx"), folder.join("into.xlsx"));
        fs::write(&from, book.unwrap()).unwrap();
        let text = |sheet: &str, column: u32, row: u32, text: &str| {
            format!("doc.Sheets.getByName(\"{sheet}\").getCellByPosition({column}, {row}).String = \"{text}\"")
        };
        let steps = [
            text("Översikt", 8, 9, "ett"),
            "doc.Sheets.getByName(\"Översikt\").Rows.insertByIndex(5, 2)".to_owned(),
            text("Översikt", 0, 5, "två"),
            text("Rättelser", 14, 4, "tre"),
            "doc.Sheets.getByName(\"Underlag\").Rows.insertByIndex(10, 1)".to_owned(),
            text("Underlag", 1, 10, "fyra"),
            text("Underlag", 10, 20, "fem"),
            "doc.Sheets.getByName(\"Uppföljning\").Columns.insertByIndex(4, 1)".to_owned(),
            text("Uppföljning", 4, 10, "sex"),
            text("Kontroller", 9, 1, "sju"),
            "doc.Sheets.insertNewByName(\"Mitt blad\", 2)".to_owned(),
            text("Mitt blad", 1, 1, "åtta"),
            "position = doc.Sheets.getByName(\"Insatser\").getCellByPosition(0, 7).CellAddress".to_owned(),
            "doc.Sheets.getByName(\"Insatser\").Annotations.insertNew(position, \"nio\")".to_owned(),
        ];
        changed(&folder, &from, &steps, &into);
        let examination = examine(&fs::read(&into).unwrap(), "bok.xlsx", &Options::default()).unwrap();
        let filled = &examination.filled;
        let told: Vec<String> =
            filled.beside.iter().map(|beside| format!("{} {:?}", beside.sheet, beside.said)).collect();
        assert_eq!((filled.beside.len(), filled.sheets.len(), filled.typed.len()), (8, 1, 0), "{told:#?} {filled:?}");
        let updated = workbook::updated(&examination, &Catalogue::new(Language::Swedish), None).unwrap();
        // A row that was put in between two of the book's own is not in the new book.
        let left: Vec<&str> = updated.left.iter().map(|left| left.content.as_str()).collect();
        for (sheet, said) in [
            ("Översikt", "ett"),
            ("Översikt", "två"),
            ("Rättelser", "tre"),
            ("Underlag", "fyra"),
            ("Underlag", "fem"),
            ("Uppföljning", "sex"),
            ("Kontroller", "sju"),
            ("Mitt blad", "åtta"),
        ] {
            let stands = Sheet::of(&updated.bytes, sheet).cell_of(said).is_some();
            assert!(stands || left.contains(&said), "{said} is lost: {left:?}");
        }
        assert_eq!(left, ["två", "fyra"]);
        // As LibreOffice saves the book again nothing else has become a note.
        let again = examine(&updated.bytes, "bok.xlsx", &Options::default()).unwrap();
        assert_eq!(again.filled.count(), filled.count());
    }
}
