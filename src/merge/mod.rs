//! The joint budget of förbund that become one: lines by category with an amount for each, members' money anew, equity
//! together.
//!
//! Only what follows from the plans: nothing is decided that the plans leave open, and amounts are only added. How it
//! is drawn stands in the export.

mod equity;
mod groups;
mod members;
#[cfg(test)]
mod tests;

pub use equity::Equity;
pub use groups::{Group, JointLine, Section};
pub use members::Member;

use crate::money::{Amount, Unit};
use crate::plan::{Category, Plan};

/// A förbund that joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its name; where two have the same, or none, the file tells them apart.
    pub name: String,
    /// Its plan's year.
    pub year: Option<i32>,
    /// The unit its main table counts in.
    pub unit: Unit,
    /// The file.
    pub file: String,
}

/// The joint budget. All lists of amounts run parallel to the parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The förbund, in the order given.
    pub parties: Vec<Party>,
    /// The budget year, where all plans have the same.
    pub year: Option<i32>,
    /// The lines by category: income, equity used as financing, costs, what is neither.
    pub groups: Vec<Group>,
    /// The members with what each gives.
    pub members: Vec<Member>,
    /// Equity over the plans' year.
    pub equity: Vec<Equity>,
}

/// Why plans can't be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotJoined {
    /// A plan has no budget of its year; which.
    NoBudget(usize),
    /// Two are the same file.
    Same(usize, usize),
    /// They are for different years, or one tells none; what each tells.
    Years(Vec<Option<i32>>),
    /// The sums are beyond any money.
    TooLarge,
}

/// Joins the budgets of plans after their corrections. Plans of different years are joined only where that is asked for.
///
/// # Errors
/// [`NotJoined`] where the sum would say nothing.
pub fn merge(plans: &[&Plan], mixed_years: bool) -> Result<Joint, NotJoined> {
    if let Some(bare) = plans.iter().position(|plan| plan.main_column().is_none()) {
        return Err(NotJoined::NoBudget(bare));
    }
    for (at, plan) in plans.iter().enumerate() {
        let same = |other: &&Plan| !plan.source.sha256.is_empty() && other.source.sha256 == plan.source.sha256;
        if let Some(before) = plans.iter().take(at).position(same) {
            return Err(NotJoined::Same(before, at));
        }
    }
    let years: Vec<Option<i32>> = plans.iter().map(|plan| plan.year).collect();
    let year = years.first().copied().flatten().filter(|year| years.iter().all(|other| *other == Some(*year)));
    if year.is_none() && !mixed_years {
        return Err(NotJoined::Years(years));
    }
    let joint = Joint {
        parties: parties(plans),
        year,
        groups: groups::groups(plans),
        members: members::members(plans),
        equity: plans.iter().map(|plan| equity::equity(plan)).collect(),
    };
    // What adds up for each side in all adds up everywhere.
    let sums = [Section::Income, Section::Financing, Section::Cost].map(|section| joint.total(section));
    if sums.iter().any(Option::is_none) { Err(NotJoined::TooLarge) } else { Ok(joint) }
}

fn parties(plans: &[&Plan]) -> Vec<Party> {
    let twice = |name: &str| plans.iter().filter(|plan| plan.forbund.as_deref() == Some(name)).count() > 1;
    let party = |plan: &&Plan| {
        let file = plan.source.file.clone();
        let name = match &plan.forbund {
            Some(name) if twice(name) => format!("{name} ({file})"),
            Some(name) => name.clone(),
            None => file.clone(),
        };
        Party { name, year: plan.year, unit: crate::diff::own_unit(plan), file }
    };
    plans.iter().map(party).collect()
}

impl Joint {
    /// One section of one party.
    #[must_use]
    pub fn of_party(&self, section: Section, party: usize) -> Option<Amount> {
        let groups = self.groups.iter().filter(|group| group.section == section);
        Amount::total(
            groups.flat_map(|group| &group.lines).filter_map(|line| line.amounts.get(party).copied().flatten()),
        )
    }

    /// One section of all parties.
    #[must_use]
    pub fn total(&self, section: Section) -> Option<Amount> {
        (0..self.parties.len()).try_fold(Amount::ZERO, |sum, party| sum.plus(self.of_party(section, party)?))
    }

    /// Some categories of one party.
    #[must_use]
    pub fn of_categories(&self, categories: &[Category], party: usize) -> Option<Amount> {
        let fits = |group: &&Group| group.category.is_some_and(|category| categories.contains(&category));
        let lines = self.groups.iter().filter(fits).flat_map(|group| &group.lines);
        Amount::total(lines.filter_map(|line| line.amounts.get(party).copied().flatten()))
    }

    /// The result of one party: income less costs.
    #[must_use]
    pub fn result(&self, party: usize) -> Option<Amount> {
        self.of_party(Section::Income, party)?.minus(self.of_party(Section::Cost, party)?)
    }

    /// Whether a plan gives all members' money on one line, so that nobody knows whose it is.
    #[must_use]
    pub fn is_undivided(&self, party: usize) -> bool {
        let undivided = |member: &Member| member.category == Category::Members;
        self.members
            .iter()
            .filter(|member| undivided(member))
            .any(|it| it.amounts.get(party).copied().flatten().is_some())
    }
}
