//! How a figure or a rule's outcome came about: formulas with their values, down to the printed figures with their
//! places, and what would have to be another for a rule to hold.

use rust_decimal::Decimal;

use super::report::indented;
use super::trials::outcome_word;
use super::{figures, places, style};
use crate::finding::Message;
use crate::formula::{
    Dimension, Expr, LiveCheck, Reading, Sheet, Test, Words, relation_sign, written, written_condition,
};
use crate::money::amount::swedish_number;
use crate::money::{Amount, Unit};
use crate::plan::Address;
use crate::rules::Judged;
use crate::text::Catalogue;
use crate::{Examination, Named, reading};

/// A sum of more figures than this tells its first ones and its last.
const MOST: usize = 8;

/// Deeper than this a figure's precedents are not told.
const DEEPEST: usize = 12;

/// No more figures than this are offered for a change.
const OFFERS: usize = 5;

/// All that is needed to tell of a plan's figures.
struct Teller<'a> {
    examination: &'a Examination,
    sheet: Sheet,
    names: Vec<Named>,
    catalogue: &'a Catalogue,
    unit: Unit,
    width: usize,
}

impl Words for Teller<'_> {
    fn name(&self, address: &Address) -> String {
        match self.names.iter().find(|named| named.address == *address) {
            Some(named) => style::clean(&self.catalogue.label(&named.label)),
            None => self.catalogue.word("explain-unnamed"),
        }
    }

    fn number(&self, value: Decimal, dimension: Dimension) -> String {
        number(value, dimension, self.unit)
    }
}

fn number(value: Decimal, dimension: Dimension, unit: Unit) -> String {
    match dimension {
        Dimension::Money => {
            let amount = Amount::kronor(value);
            Amount::of(amount.in_unit(unit).round_dp(2), unit).unwrap_or(amount).swedish(unit)
        }
        Dimension::Plain => swedish_number(value.round_dp(4)),
        Dimension::Date => crate::rules::day_of(value).map_or_else(|| swedish_number(value), |day| day.to_string()),
    }
}

impl<'a> Teller<'a> {
    fn new(examination: &'a Examination, catalogue: &'a Catalogue, width: usize) -> Self {
        let plan = &examination.corrected;
        let main = plan.main_column().and_then(|(budget, _)| plan.budgets.get(budget));
        let unit = main.map(|budget| budget.unit).unwrap_or_default();
        Self { examination, sheet: examination.sheet(), names: examination.named(), catalogue, unit, width }
    }

    /// `Revision (budget 2025)`.
    fn title(&self, named: &Named) -> String {
        let label = style::clean(&self.catalogue.label(&named.label));
        let column = figures::column(named.column, self.catalogue);
        if column.is_empty() { label } else { format!("{label} ({column})") }
    }

    fn title_of(&self, address: &Address) -> String {
        let named = self.names.iter().find(|named| named.address == *address);
        named.map_or_else(|| self.name(address), |named| self.title(named))
    }

    fn value(&self, address: &Address, unit: Unit) -> String {
        match self.sheet.value(address) {
            Ok(span) => number(span.value, Dimension::Money, unit),
            Err(_) => "–".to_owned(),
        }
    }

    /// Where a figure is printed, and how.
    fn origin(&self, address: &Address) -> Option<String> {
        let seen = crate::balance::seen(&self.examination.printed, address)?;
        Some(places::full(&self.examination.document, &seen.place, self.catalogue))
    }

    /// A figure and, one step in, what it is computed from, down to what is printed.
    fn tree(&self, address: &Address, depth: usize, lines: &mut Vec<String>) {
        let mut line = format!("{}: {}", self.title_of(address), self.value(address, self.unit));
        if let Some(origin) = self.origin(address) {
            line.push_str(&format!(" ({origin})"));
        }
        lines.extend(indented(&line, 2 + depth * 2, self.width));
        if depth < DEEPEST {
            for below in self.sheet.rests_on(address) {
                self.tree(&below, depth + 1, lines);
            }
        }
    }

    fn say(&self, message: &Message) -> String {
        self.catalogue.say(message)
    }

    fn heading(&self, word: &str) -> String {
        style::strong(&self.catalogue.word(word))
    }
}

/// A figure: its value, where it is printed, what it is computed from, what reads it.
pub(in crate::cli) fn explained_cell(
    examination: &Examination,
    named: &Named,
    catalogue: &Catalogue,
    width: usize,
) -> String {
    let teller = Teller::new(examination, catalogue, width);
    let at = &named.address;
    let mut lines = vec![format!("{}: {}", style::heading(&teller.title(named)), teller.value(at, named.unit))];
    if let (Some(seen), Some(origin)) = (crate::balance::seen(&examination.printed, at), teller.origin(at)) {
        let printed = seen.amount.swedish(named.unit);
        let message = Message::new("explain-printed").text("printed", printed).text("place", origin);
        lines.extend(indented(&teller.say(&message), 2, width));
    } else {
        lines.push(format!("  {}", catalogue.word("explain-derived")));
    }
    for correction in examination.corrections.iter().filter(|one| one.cell.address == Some(*at)) {
        if examination.is_applied(correction) {
            lines.extend(indented(&teller.say(&correction.why), 2, width));
        }
    }
    if let Some(formula) = teller.sheet.formula(at) {
        lines.push(teller.heading("explain-computed"));
        lines.extend(indented(&format!("= {}", written(formula, &teller, MOST)), 2, width));
        for below in teller.sheet.rests_on(at) {
            teller.tree(&below, 0, &mut lines);
        }
    }
    let readers: Vec<String> = teller.sheet.readers(at).map(|reader| teller.title_of(&reader)).collect();
    if !readers.is_empty() {
        lines.push(teller.heading("explain-read-by"));
        lines.extend(indented(&readers.join(", "), 2, width));
    }
    lines.push(teller.heading("explain-rules"));
    let before = lines.len();
    for judged in examination.listed().iter().filter(|judged| reads(&teller.sheet, judged, at)) {
        lines.extend(indented(&standing(judged, catalogue), 2, width));
    }
    if lines.len() == before {
        lines.push(format!("  {}", catalogue.word("explain-no-rules")));
    }
    format!("{}\n", lines.join("\n"))
}

/// Whether a rule reads a figure, itself or through sums; or has found something at it.
fn reads(sheet: &Sheet, judged: &Judged, at: &Address) -> bool {
    let mut open = judged.live.as_ref().map(LiveCheck::precedents).unwrap_or_default();
    let mut seen = Vec::new();
    while let Some(next) = open.pop() {
        if next == *at {
            return true;
        }
        if !seen.contains(&next) {
            open.extend(sheet.rests_on(&next));
            seen.push(next);
        }
    }
    judged.finding.as_ref().is_some_and(|finding| finding.cells.iter().any(|cell| cell.address == Some(*at)))
}

/// `equity-cap  Eget kapital högst …: inte uppfylld`.
fn standing(judged: &Judged, catalogue: &Catalogue) -> String {
    let check = &judged.check;
    let outcome = catalogue.word(outcome_word(check.outcome));
    format!("{}  {}: {outcome}", style::clean(&check.rule), style::clean(&catalogue.say(&check.title)))
}

/// How checks under one code came out, and why.
pub(in crate::cli) fn explained_rules(
    examination: &Examination,
    own: &[&Judged],
    catalogue: &Catalogue,
    width: usize,
) -> String {
    let teller = Teller::new(examination, catalogue, width);
    let parts: Vec<String> = own.iter().map(|judged| explained(&teller, judged)).collect();
    format!("{}\n", parts.join("\n\n"))
}

fn explained(teller: &Teller<'_>, judged: &Judged) -> String {
    let (catalogue, width) = (teller.catalogue, teller.width);
    let mut lines = vec![style::heading(&standing(judged, catalogue))];
    lines.extend(indented(&catalogue.say(&judged.check.why), 2, width));
    let source = catalogue.say(&judged.check.source);
    if !source.is_empty() {
        lines.extend(indented(&format!("{}: {source}", catalogue.word("level-source")), 2, width));
    }
    match &judged.live {
        None => {
            lines.extend(indented(&catalogue.word("explain-no-formula"), 2, width));
            let cells = judged.finding.iter().flat_map(|finding| &finding.cells);
            for cell in cells {
                let place =
                    cell.place.as_ref().map(|place| places::full(&teller.examination.document, place, catalogue));
                let label = style::clean(&catalogue.label(&cell.label));
                lines.extend(indented(&format!("{label} ({})", place.unwrap_or_default()), 2, width));
            }
        }
        Some(check) => live(teller, judged, check, &mut lines),
    }
    lines.join("\n")
}

fn live(teller: &Teller<'_>, judged: &Judged, check: &LiveCheck, lines: &mut Vec<String>) {
    let width = teller.width;
    let read = reading(judged, &teller.sheet).map_or(Reading::Live, |(reading, _)| reading);
    if let Some(applies) = &check.applies {
        lines.push(teller.heading("explain-applies"));
        lines.extend(indented(&written_condition(applies, teller, MOST), 2, width));
    }
    match check.sides() {
        Some(test) => {
            for (word, own, other) in
                [("explain-left", &test.left, &test.right), ("explain-right", &test.right, &test.left)]
            {
                let value = teller.sheet.side(own, other, read);
                let value = value.map_or_else(|_| "–".to_owned(), |value| teller.number(value, own.dimension()));
                lines.push(format!("{} {value}", teller.heading(word)));
                side(teller, own, other, read, lines);
            }
            lines.push(comparison(teller, test, read));
        }
        None => {
            lines.push(teller.heading("explain-holds"));
            lines.extend(indented(&written_condition(&check.holds, teller, MOST), 2, width));
            for at in check.precedents() {
                teller.tree(&at, 0, lines);
            }
        }
    }
    offers(teller, check, read, lines);
}

/// A side's formula and its figures. A sum held against its own lines is the printed one, and is told so.
fn side(teller: &Teller<'_>, own: &Expr, other: &Expr, read: Reading, lines: &mut Vec<String>) {
    let at = own.precedents();
    if !matches!(own, Expr::Cell(_)) {
        lines.extend(indented(&format!("= {}", written(own, teller, MOST)), 2, teller.width));
    }
    let decided = teller.sheet.side(own, other, read).ok()
        != own.evaluate(&teller.sheet.view(Reading::Live)).ok().map(|span| span.value);
    let covered = matches!(own, Expr::Cell(at) if teller.sheet.rests_on(at).iter().any(|below| other.precedents().contains(below)));
    for address in at {
        if decided || covered {
            let place = teller.origin(&address).unwrap_or_default();
            let line = format!("{} ({place})", teller.title_of(&address));
            lines.extend(indented(&line, 2, teller.width));
        } else {
            teller.tree(&address, 0, lines);
        }
    }
}

/// `2 900 tkr ≤ 1 705,6 tkr; skillnad 1 194,4 tkr`.
fn comparison(teller: &Teller<'_>, test: &Test, read: Reading) -> String {
    let of = |own: &Expr, other: &Expr| {
        let value = teller.sheet.side(own, other, read);
        value.map_or_else(|_| "–".to_owned(), |value| teller.number(value, own.dimension()))
    };
    let (left, right) = (of(&test.left, &test.right), of(&test.right, &test.left));
    let off = teller.sheet.off(test, read).unwrap_or_default();
    let message = Message::new("explain-difference")
        .text("left", left)
        .text("relation", relation_sign(test.relation))
        .text("right", right)
        .text("difference", teller.number(off, test.left.dimension()))
        .text("tolerance", teller.number(test.tolerance, test.left.dimension()));
    teller.say(&message)
}

/// What would have to change for a failed comparison to hold: one figure at a time.
fn offers(teller: &Teller<'_>, check: &LiveCheck, read: Reading, lines: &mut Vec<String>) {
    let fails = |verdict: Option<crate::formula::Verdict>| verdict.is_some_and(|verdict| !verdict.passes());
    if !teller.sheet.judge(check, read).is_ok_and(fails) {
        return;
    }
    let mut precedents = check.precedents();
    // A decided sum that is held against its lines can be changed too.
    precedents.sort_by_key(|at| !matches!(at, Address::Opening { .. } | Address::Closing { .. }));
    let step = teller.unit.kronor();
    let found = teller.sheet.roots(&precedents).into_iter().filter_map(|at| {
        let needed = teller.sheet.needed(check, read, at, step)?;
        let now = teller.sheet.value(&at).ok()?.value;
        let off = needed.checked_sub(now)?.abs();
        Some((at, now, needed, off))
    });
    // A figure that would have to turn its sign is no way out anyone can take.
    let mut found: Vec<_> =
        found.filter(|(_, now, needed, _)| now.is_sign_negative() == needed.is_sign_negative()).collect();
    found.sort_by(|left, right| left.3.cmp(&right.3).then_with(|| left.0.cmp(&right.0)));
    lines.push(teller.heading("explain-needed"));
    if found.is_empty() {
        lines.push(format!("  {}", teller.catalogue.word("explain-needed-none")));
    }
    for (at, now, needed, _) in found.into_iter().take(OFFERS) {
        let message = Message::new("explain-offer")
            .text("label", teller.title_of(&at))
            .text("old", teller.number(now, Dimension::Money))
            .text("new", teller.number(needed, Dimension::Money));
        lines.extend(indented(&teller.say(&message), 2, teller.width));
    }
}
