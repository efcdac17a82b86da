use super::bytes;
use crate::export::json::sample;
use crate::text::{Catalogue, Language};

fn memo(language: Language) -> Vec<u8> {
    bytes(&sample::examination(), &Catalogue::new(language)).unwrap()
}

fn lines(bytes: &[u8]) -> String {
    let document = crate::read::read(bytes, "pm.docx").unwrap();
    document.rows.iter().map(|row| format!("{}\n", row.text())).collect()
}

#[test]
fn a_memo_in_swedish() {
    insta::assert_snapshot!(lines(&memo(Language::Swedish)));
}

#[test]
fn a_memo_in_english() {
    insta::assert_snapshot!(lines(&memo(Language::English)));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert_eq!(memo(Language::Swedish), memo(Language::Swedish));
}

#[test]
fn control_characters_of_a_plan_do_not_break_the_document() {
    let mut examination = sample::examination();
    examination.corrected.forbund = Some("Finsam \u{b}<Ö&\u{0}>".to_owned());
    let bytes = bytes(&examination, &Catalogue::new(Language::Swedish)).unwrap();
    assert!(lines(&bytes).contains("Finsam <Ö&>"));
    assert!(docx_rs::read_docx(&bytes).is_ok());
}
