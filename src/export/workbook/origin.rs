//! The source that a plan was once read from, where the plan comes out of a workbook of ours: Underlag shows what the
//! source printed, Rättelser what was corrected when the first book was written.

use crate::finding::Correction;
use crate::plan::carried::{CarriedCorrection, CarriedOrigin, CarriedPrint};
use crate::plan::{FigureKey, Origin};

use super::book::Book;
use super::prints::Print;
use super::{corrections, words};

/// Gives each figure its first source's print and place. What a person has changed, or added, is printed in the book.
pub(super) fn overlay(prints: &mut [Print], origin: &Origin) {
    for print in prints {
        match print.key.and_then(|key| origin.prints.get(&key)) {
            Some(first) => {
                print.printed.clone_from(&first.text);
                print.place = Some(first.place.clone());
                print.amount = first.amount.or(print.amount);
            }
            None => print.in_book = true,
        }
    }
}

/// What the next reader of the book is told of the source.
pub(super) fn carried(book: &Book<'_>) -> CarriedOrigin {
    let plan = &book.examination.corrected;
    let prints = book.prints.iter().filter(|print| !print.in_book).filter_map(|print| {
        let amount = print.amount.filter(|_| print.amount != print.decided);
        let amount = amount.map(|amount| amount.decimal().normalize().to_string());
        Some(CarriedPrint(print.key?.written(), print.printed.clone(), print.place.clone().unwrap_or_default(), amount))
    });
    let earlier = plan.origin.iter().flat_map(|origin| &origin.log).map(|logged| CarriedCorrection {
        at: logged.at.map(FigureKey::written).unwrap_or_default(),
        ..logged.told.clone()
    });
    let (file, format, sha256) = match &plan.origin {
        Some(origin) => (origin.file.clone(), origin.format.clone(), origin.sha256.clone()),
        None => (plan.source.file.clone(), plan.source.format.to_owned(), plan.source.sha256.clone()),
    };
    CarriedOrigin {
        file,
        format,
        sha256,
        prints: prints.collect(),
        log: earlier.chain(book.examination.applied().map(|correction| logged(book, correction))).collect(),
    }
}

fn logged(book: &Book<'_>, correction: &Correction) -> CarriedCorrection {
    let kronor = |amount: crate::money::Amount| amount.decimal().normalize().to_string();
    let proof: Vec<String> = correction.proof.iter().map(|line| book.catalogue.say(line)).collect();
    CarriedCorrection {
        at: correction.cell.address.map(|address| FigureKey::At(address).written()).unwrap_or_default(),
        group: corrections::group(correction),
        label: book.catalogue.label(&correction.cell.label),
        column: words::column(&correction.cell.column, book.catalogue),
        old: correction.old.map(kronor),
        new: kronor(correction.new),
        operation: book.word(words::operation(correction.operation)),
        confidence: book.word(words::confidence(correction.confidence)),
        why: book.catalogue.say(&correction.why),
        proof: proof.join("\n"),
        decided: words::yes(correction.changes_decided_sum, book.catalogue),
        place: correction.cell.place.clone().unwrap_or_default(),
    }
}
