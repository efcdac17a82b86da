//! The headings that a line stands under.

use std::cell::OnceCell;
use std::rc::Rc;

use crate::plan::Side;

use super::super::entry::Entry;
use super::name::Name;

/// How deep headings stand within each other.
const DEEPEST: usize = 4;

/// A heading, open for lines.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) name: Name,
    style: (bool, bool, u32),
    filled: bool,
}

impl Heading {
    pub(super) fn of(entry: &Entry, name: &Name, filled: bool) -> Self {
        Self { name: name.clone(), style: (entry.caps, entry.bold, entry.indent / 2), filled }
    }
}

/// The open headings, outermost first.
#[derive(Debug, Default)]
pub(super) struct Path {
    headings: Vec<Heading>,
    /// The labels as lines of income, of cost and of neither have them.
    labels: [OnceCell<Rc<[Name]>>; 3],
}

impl Path {
    fn changed(&mut self) {
        self.labels = Default::default();
    }

    pub(super) fn clear(&mut self) {
        self.headings.clear();
        self.changed();
    }

    /// The only heading from now on.
    pub(super) fn begin(&mut self, heading: Heading) {
        self.headings.clear();
        self.push(heading);
    }

    pub(super) fn push(&mut self, heading: Heading) {
        self.headings.push(heading);
        self.changed();
    }

    pub(super) fn pop(&mut self) {
        self.headings.pop();
        self.changed();
    }

    pub(super) fn truncate(&mut self, depth: usize) {
        if depth < self.headings.len() {
            self.headings.truncate(depth);
            self.changed();
        }
    }

    pub(super) fn len(&self) -> usize {
        self.headings.len()
    }

    pub(super) fn first(&self) -> Option<&Name> {
        self.headings.first().map(|heading| &heading.name)
    }

    pub(super) fn last(&self) -> Option<&Name> {
        self.headings.last().map(|heading| &heading.name)
    }

    /// How many headings name a side: the others stand below.
    pub(super) fn floor(&self) -> usize {
        usize::from(self.first().is_some_and(Name::names_side))
    }

    /// How deep the heading of this slug stands.
    pub(super) fn depth_of(&self, slug: &str) -> Option<usize> {
        self.headings.iter().position(|heading| !slug.is_empty() && heading.name.slug() == slug)
    }

    /// A line stands under all headings.
    pub(super) fn fill(&mut self) {
        self.headings.iter_mut().for_each(|heading| heading.filled = true);
    }

    /// A heading right below another stands inside it; one after lines takes the place of its like.
    pub(super) fn open(&mut self, heading: Heading) {
        let floor = self.floor();
        if self.headings.last().is_some_and(|last| last.filled) {
            let like = self.headings.iter().skip(floor).position(|other| other.style == heading.style);
            let like = like.map(|found| found + floor);
            let keep = like.unwrap_or(self.headings.len().saturating_sub(1)).max(floor);
            self.truncate(keep);
        }
        if self.headings.len() < DEEPEST {
            self.push(heading);
        }
    }

    /// The labels that a line of a side stands under; `names` are those of income and cost themselves.
    pub(super) fn labels(&self, side: Side, names: &[Name; 2]) -> Rc<[Name]> {
        let [income, cost] = names;
        let [of_income, of_cost, of_none] = &self.labels;
        let (shown, own) = match side {
            Side::Income => (of_income, Some(income)),
            Side::Cost => (of_cost, Some(cost)),
            Side::None => (of_none, None),
        };
        let named = self.floor() > 0;
        let all = || match own {
            None if !named => Rc::default(),
            own => {
                let own = own.filter(|_| !named).cloned();
                own.into_iter().chain(self.headings.iter().map(|heading| heading.name.clone())).collect()
            }
        };
        Rc::clone(shown.get_or_init(all))
    }
}
