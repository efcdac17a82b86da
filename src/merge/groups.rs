//! The lines of all plans by category: what bears the same name in one category stands on one row.

use crate::document::Place;
use crate::money::Amount;
use crate::plan::{Category, Line, Plan, Role, Side};

/// What a group of lines counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Income.
    Income,
    /// Equity used as financing: no income.
    Financing,
    /// Costs.
    Cost,
    /// Neither; in no sum.
    Other,
}

impl Section {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Income, Self::Financing, Self::Cost, Self::Other];

    fn of(line: &Line) -> Self {
        match (line.side, line.category) {
            (Side::Income, Some(Category::OwnEquity)) => Self::Financing,
            (Side::Income, _) => Self::Income,
            (Side::Cost, _) => Self::Cost,
            (Side::None, _) => Self::Other,
        }
    }
}

/// One row of the joint budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointLine {
    /// Its name, as the first plan writes it.
    pub label: String,
    /// Its amount in each plan, in kronor.
    pub amounts: Vec<Option<Amount>>,
    /// Where each stands in its plan.
    pub places: Vec<Option<Place>>,
    /// Each as printed.
    pub printed: Vec<Option<String>>,
}

/// The lines of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they count as.
    pub section: Section,
    /// The category; `None` where a plan's line has none.
    pub category: Option<Category>,
    /// The lines: those of the first plan in its order, then what only the others have.
    pub lines: Vec<JointLine>,
}

/// The order of categories: as the enumeration gives them; lines without one last.
pub(super) fn groups(plans: &[&Plan]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (party, plan) in plans.iter().enumerate() {
        let Some((at, column)) = plan.main_column() else { continue };
        let Some(budget) = plan.budgets.get(at) else { continue };
        for line in budget.lines.iter().filter(|line| line.role == Role::Item) {
            let Some(figure) = line.cells.get(column).and_then(Option::as_ref) else { continue };
            let (section, category) = (Section::of(line), line.category);
            let is_it = |group: &Group| group.section == section && group.category == category;
            let place = groups.iter().position(is_it).unwrap_or(groups.len());
            if place == groups.len() {
                groups.push(Group { section, category, lines: Vec::new() });
            }
            let Some(group) = groups.get_mut(place) else { continue };
            let row = row_of(group, &line.label, party, plans.len());
            let Some(row) = group.lines.get_mut(row) else { continue };
            if let Some(amount) = row.amounts.get_mut(party) {
                *amount = Some(figure.amount);
            }
            if let Some(place) = row.places.get_mut(party) {
                *place = Some(figure.place.clone());
            }
            if let Some(printed) = row.printed.get_mut(party) {
                *printed = Some(figure.printed.clone());
            }
        }
    }
    groups.sort_by_key(|group| (group.section, group.category.is_none(), group.category));
    groups
}

/// The row of that name that this plan has not filled yet: a name that stands twice in a plan has two rows.
fn row_of(group: &mut Group, label: &str, party: usize, parties: usize) -> usize {
    let free = |line: &JointLine| plain(&line.label) == plain(label) && line.amounts.get(party) == Some(&None);
    group.lines.iter().position(free).unwrap_or_else(|| {
        group.lines.push(JointLine {
            label: label.to_owned(),
            amounts: vec![None; parties],
            places: vec![None; parties],
            printed: vec![None; parties],
        });
        group.lines.len() - 1
    })
}

fn plain(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
