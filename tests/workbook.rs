//! Workbooks written and read back by another library.

mod examined;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use plankoll::Examination;
use plankoll::export::workbook;
use plankoll::text::{Catalogue, Language};

fn written(examination: &Examination, language: Language) -> Vec<u8> {
    workbook::bytes(examination, &Catalogue::new(language)).unwrap()
}

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn dump() {
    let Ok(folder) = std::env::var("PLANKOLL_BOOKS") else { return };
    for (name, examination) in examined::all() {
        std::fs::write(format!("{folder}/{name}.xlsx"), written(&examination, Language::Swedish)).unwrap();
    }
    let english = written(&examined::mixed_units(), Language::English);
    std::fs::write(format!("{folder}/english.xlsx"), english).unwrap();
}

#[test]
fn sheets_stand_in_their_order() {
    let book = opened(written(&examined::mixed_units(), Language::Swedish));
    let expected = ["Översikt", "Budget", "Flerårsplan", "Mål", "Kontroller", "Rättelser", "Underlag"];
    assert_eq!(book.sheet_names(), expected);
    let _ = Data::Empty;
}
