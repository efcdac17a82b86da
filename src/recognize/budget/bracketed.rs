//! Another year's figures in parentheses behind this year's, with a sentence that says so and no header.

use crate::document::Document;
use crate::plan::Kind;

use super::super::columns::Columns;
use super::super::header::{self, Word};
use super::super::region::Region;

/// So many rows above a table the sentence may stand.
const REACH: usize = 10;

/// Names the second of two columns by the sentence; whether there was one.
pub(super) fn name(document: &Document, region: &Region, laid: &mut Columns, money: &[usize]) -> bool {
    let [first, second] = money else { return false };
    let bare = |at: &usize| laid.heads.get(*at).is_some_and(|head| head.year.is_none() && head.kind.is_none());
    if !bare(first) || !bare(second) || in_brackets(document, laid, *first) || !in_brackets(document, laid, *second) {
        return false;
    }
    let Some((year, kind)) = told(document, region) else { return false };
    if let Some(head) = laid.heads.get_mut(*second) {
        head.year = Some(year);
        head.kind = kind;
    }
    true
}

/// Whether most of a column's figures stand in parentheses.
fn in_brackets(document: &Document, laid: &Columns, column: usize) -> bool {
    let cells = laid.layouts.iter().filter_map(|layouts| layouts.first()?.get(column)?.as_ref());
    let (mut all, mut own) = (0usize, 0usize);
    for cell in cells {
        let text = document.rows.get(cell.row).map(|row| row.text()).unwrap_or_default();
        all += 1;
        own += usize::from(text.chars().nth(cell.start) == Some('('));
    }
    own * 2 > all
}

/// `Inom parentes står 2030 års budget.`
fn told(document: &Document, region: &Region) -> Option<(i32, Option<Kind>)> {
    let from = region.rows.start.saturating_sub(REACH);
    let rows = document.rows.get(from..region.rows.end)?;
    let text = rows.iter().map(|row| row.text()).collect::<Vec<_>>().join(" ");
    let behind = text.get(text.to_lowercase().find("parentes")?..)?;
    let sentence = behind.split(". ").next().unwrap_or(behind).to_owned();
    let cell = crate::document::Cell { text: sentence, ..Default::default() };
    let words = header::tokens(&crate::document::Row { cells: vec![cell], ..Default::default() });
    let year = words.iter().find_map(|token| match token.word {
        Word::Year(year) => Some(year),
        _ => None,
    })?;
    let kind = words.iter().find_map(|token| match token.word {
        Word::Kind(kind) => Some(kind),
        _ => None,
    });
    Some((year, kind))
}
