//! A goal as it stands in lines, before it is mended.

use super::labels::Kind;
use crate::document::Place;
use crate::recognize::prose::Line;

/// A line's worth of text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub row: usize,
    pub text: String,
    pub place: Place,
}

/// One item under a goal.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub kind: Kind,
    pub pieces: Vec<Piece>,
    /// How many labels stand above it under its goal.
    pub labels: usize,
}

/// What a goal was told by, firmest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Born {
    /// `Mål 1`, a number, an announced area, an overall goal.
    Head,
    /// A row of a goal table.
    Table,
    /// A label `Mål: …`.
    Label,
    /// A heading without a number.
    Heading,
    /// An item of a list.
    List,
}

/// A goal as it stands in lines.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub number: Option<String>,
    pub overall: bool,
    pub born: Born,
    pub row: usize,
    pub place: Place,
    pub head: Vec<Piece>,
    pub items: Vec<Item>,
    /// The labels under it: what they name, and whether text stands on their own line.
    pub labels: Vec<(Kind, bool)>,
    /// Whether its head names an area, whose goal may be said under it: `Mål: …`.
    pub area: bool,
}

impl Draft {
    /// An empty draft.
    pub fn born(born: Born) -> Self {
        Self {
            number: None,
            overall: false,
            born,
            row: 0,
            place: Place::default(),
            head: Vec::new(),
            items: Vec::new(),
            labels: Vec::new(),
            area: false,
        }
    }
}

/// What is left of a piece when its beginning is cut off; `None` where nothing is.
pub(super) fn tail(piece: &Piece, rest: &str) -> Option<Piece> {
    let cut = piece.text.chars().count().saturating_sub(rest.chars().count());
    let mut place = piece.place.clone();
    place.column = place.column.map(|column| column.saturating_add(u32::try_from(cut).unwrap_or(0)));
    (!rest.trim().is_empty()).then(|| Piece { row: piece.row, text: rest.to_owned(), place })
}

/// The place of a line's byte.
pub(super) fn shifted(line: &Line, bytes: usize) -> Place {
    let characters = line.text.get(..bytes).map_or(0, |before| before.chars().count());
    let mut place = line.place.clone();
    place.column = place.column.map(|column| column.saturating_add(u32::try_from(characters).unwrap_or(0)));
    place
}
