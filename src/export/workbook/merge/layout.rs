//! Where everything stands on the sheet of the joint budget, before anything is drawn.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Merged;
use crate::export::workbook::folio::{FIRST, at};
use crate::export::workbook::live::Live;
use crate::export::workbook::page::Paper;
use crate::merge::{Group, Joint, Section};
use crate::plan::Category;
use crate::text::Catalogue;

/// The column of the first party.
pub(super) const PARTY: u16 = 2;

/// A row of the joint budget.
#[derive(Clone, Copy, Debug)]
pub(super) enum BudgetRow {
    /// A section's heading.
    Heading(Section),
    /// A category's sum; which group, and its lines' first and last row.
    Group(usize, u32, u32),
    /// A line of a group.
    Line(usize, usize),
    /// A section's sum.
    Total(Section),
    /// Income less costs.
    Result,
}

/// The rows of the sheet of the joint budget, and its name.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) name: String,
    pub(super) rows: Vec<(u32, BudgetRow)>,
    pub(super) totals: BTreeMap<Section, u32>,
    pub(super) groups: BTreeMap<usize, u32>,
    pub(super) result: u32,
    /// The column of the sum of all parties.
    pub(super) together: u16,
}

impl Layout {
    pub(super) fn of(joint: &Joint, catalogue: &Catalogue) -> Self {
        let mut layout = Self {
            name: catalogue.word("book-sheet-budget"),
            rows: Vec::new(),
            totals: BTreeMap::new(),
            groups: BTreeMap::new(),
            result: FIRST,
            together: PARTY.saturating_add(u16::try_from(joint.parties.len()).unwrap_or(u16::MAX)),
        };
        let mut row = FIRST;
        let mut put = |layout: &mut Self, held: BudgetRow| {
            layout.rows.push((row, held));
            row += 1;
            row - 1
        };
        for section in Section::ALL {
            let own = || joint.groups.iter().enumerate().filter(move |(_, group)| group.section == section);
            if own().next().is_none() {
                continue;
            }
            put(&mut layout, BudgetRow::Heading(section));
            for (index, group) in own() {
                let count = u32::try_from(group.lines.len()).unwrap_or(u32::MAX);
                let place = put(&mut layout, BudgetRow::Group(index, 0, 0));
                if let Some((_, held)) = layout.rows.last_mut() {
                    *held = BudgetRow::Group(index, place + 1, place.saturating_add(count));
                }
                layout.groups.insert(index, place);
                for line in 0..group.lines.len() {
                    put(&mut layout, BudgetRow::Line(index, line));
                }
            }
            if section != Section::Other {
                let place = put(&mut layout, BudgetRow::Total(section));
                layout.totals.insert(section, place);
            }
            if section == Section::Cost {
                layout.result = put(&mut layout, BudgetRow::Result);
            }
        }
        layout
    }
}

/// The identifier of a section's heading.
pub(super) fn heading(section: Section) -> &'static str {
    match section {
        Section::Income => "merge-income",
        Section::Financing => "merge-financing",
        Section::Cost => "merge-costs",
        Section::Other => "merge-other",
    }
}

/// The identifier of the word for a section's sum.
pub(super) fn total(section: Section) -> &'static str {
    match section {
        Section::Income => "merge-total-income",
        Section::Financing => "merge-total-financing",
        Section::Cost | Section::Other => "merge-total-costs",
    }
}

/// Whose figure: one party's, or all parties' together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Party(usize),
    All,
}

impl Merged<'_> {
    /// All parties, then all together.
    pub(super) fn everyone(&self) -> Vec<Whose> {
        (0..self.joint.parties.len()).map(Whose::Party).chain([Whose::All]).collect()
    }

    /// Few columns stand upright, more lie on their side.
    pub(super) fn paper(&self) -> Paper {
        if self.joint.parties.len() > 3 { Paper::Landscape } else { Paper::Portrait }
    }

    /// The column of the joint budget, and of all sheets with a column for each.
    pub(super) fn column(&self, whose: Whose) -> u16 {
        match whose {
            Whose::Party(party) => PARTY.saturating_add(u16::try_from(party).unwrap_or(u16::MAX)),
            Whose::All => self.layout.together,
        }
    }

    /// The name over a column.
    pub(super) fn named(&self, whose: Whose) -> String {
        match whose {
            Whose::Party(party) => self.joint.parties.get(party).map(|party| party.name.clone()).unwrap_or_default(),
            Whose::All => self.folio.word("merge-together"),
        }
    }

    /// An amount in the book's unit.
    pub(super) fn value(&self, amount: Option<crate::money::Amount>) -> Option<Decimal> {
        amount.map(|amount| amount.in_unit(self.unit))
    }

    /// The sum of what each party has.
    pub(super) fn sum(&self, whose: Whose, of: impl Fn(usize) -> Option<crate::money::Amount>) -> Decimal {
        let amount = match whose {
            Whose::Party(party) => of(party),
            Whose::All => crate::money::Amount::total((0..self.joint.parties.len()).filter_map(of)),
        };
        self.value(amount).unwrap_or_default()
    }

    /// A section's sum as a reference into the joint budget; nothing is zero.
    pub(super) fn section(&self, section: Section, whose: Whose) -> Live {
        let value = self.sum(whose, |party| self.joint.of_party(section, party));
        match self.layout.totals.get(&section) {
            Some(row) => Live::atom(at(&self.layout.name, *row, self.column(whose)), value),
            None => Live::number(Decimal::ZERO),
        }
    }

    /// The result as a reference.
    pub(super) fn result(&self, whose: Whose) -> Live {
        let value = self.sum(whose, |party| self.joint.result(party));
        if self.layout.totals.contains_key(&Section::Cost) {
            Live::atom(at(&self.layout.name, self.layout.result, self.column(whose)), value)
        } else {
            self.section(Section::Income, whose)
        }
    }

    /// Some categories in all; `None` where no plan has them.
    pub(super) fn categories(&self, categories: &[Category], whose: Whose) -> Option<Live> {
        let fits = |group: &Group| group.category.is_some_and(|category| categories.contains(&category));
        let rows = self.joint.groups.iter().enumerate().filter(|(_, group)| fits(group));
        let terms: Vec<Live> = rows
            .filter_map(|(index, group)| {
                let row = self.layout.groups.get(&index)?;
                Some(Live::atom(at(&self.layout.name, *row, self.column(whose)), self.group(group, whose)))
            })
            .collect();
        if terms.is_empty() { None } else { Live::total(terms) }
    }

    /// A group's sum.
    pub(super) fn group(&self, group: &Group, whose: Whose) -> Decimal {
        self.sum(whose, |party| {
            crate::money::Amount::total(
                group.lines.iter().filter_map(|line| line.amounts.get(party).copied().flatten()),
            )
        })
    }
}
