//! What stands in the margin of every page: it tells whose plan it is, and which year's, where the document itself does
//! not. No line of a table comes from there; a figure that stands there is said.

use super::name;
use super::prose::{Pattern, Prose};
use super::{adopted, year};
use crate::document::Document;
use crate::plan::{Dated, Unread};

/// An amount with its unit, or with its thousands apart.
static AMOUNT: Pattern = Pattern::new(
    r"(?i)\d ?(?:kr|tkr|kkr|mkr|mnkr|kronor|tusen|miljon(?:er)?)\b|(?:^|[^\d])[1-9]\d{0,2}(?:[ \u{a0}\u{202f}]\d{3})+(?:$|[^\d])",
);

/// How a förbund is reached, and how its papers are numbered.
static ADDRESS: Pattern = Pattern::new(
    r"(?i)\b(?:tel(?:efon)?|tfn|vxl|växel|fax|mobil|org\.? ?(?:nr|nummer)|organisationsnummer|bankgiro|bg|plusgiro|pg|box|dnr|diarienummer|postadress|besöksadress|www)\b|@",
);

/// A document's margins, read as a text of their own.
pub(super) struct Margins {
    document: Document,
    prose: Prose,
}

impl Margins {
    /// The margins of a document; `None` where nothing stands there.
    pub(super) fn of(document: &Document) -> Option<Self> {
        if document.margins.is_empty() {
            return None;
        }
        let source = document.source.clone();
        let document = Document { source, rows: document.margins.clone(), ..Document::default() };
        let prose = Prose::of(&document);
        Some(Self { document, prose })
    }

    pub(super) fn forbund(&self) -> Option<String> {
        name::in_prose(&self.document, &self.prose)
    }

    pub(super) fn year(&self) -> Option<i32> {
        year::in_prose(&self.prose)
    }

    pub(super) fn adopted(&self) -> Option<Dated> {
        adopted::in_prose(&self.document, &self.prose)
    }

    /// What looks like a figure of a budget.
    pub(super) fn unread(&self) -> Vec<Unread> {
        let rows = self.document.rows.iter();
        let told = rows.filter_map(|row| Some((row.place()?.clone(), row.text())));
        told.filter(|(_, text)| AMOUNT.is_match(text) && !ADDRESS.is_match(text))
            .map(|(place, text)| Unread {
                place,
                text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                why: "unread-margin",
            })
            .collect()
    }
}
