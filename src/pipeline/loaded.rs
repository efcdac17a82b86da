//! Packs that were run once and serve all plans of a run.

use std::fmt;
use std::sync::Arc;

use super::{Clock, Options, Packs, Script, Timed};
use crate::rules::Shelf;

/// The packs of some [`Options`], run no more than once, for as many plans as there are.
#[derive(Clone)]
pub struct Loaded {
    packs: Vec<Script>,
    clock: Option<Clock>,
    shelf: Arc<Shelf>,
}

impl Loaded {
    /// Those of `options`; each is run when a plan first asks for it.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        let source = Timed { packs: Packs(options.packs.clone()), clock: options.clock };
        Self { packs: options.packs.clone(), clock: options.clock, shelf: Arc::new(Shelf::new(Arc::new(source))) }
    }

    /// The packs of `options`: the held ones where they are of the same scripts.
    pub(super) fn shelf(options: &Options) -> Arc<Shelf> {
        let same = |held: &&Self| held.packs == options.packs && held.clock == options.clock;
        let held = options.loaded.as_ref().filter(same).cloned();
        held.unwrap_or_else(|| Self::new(options)).shelf
    }
}

impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loaded").finish_non_exhaustive()
    }
}

/// What is held changes nothing of what comes out.
impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        self.packs == other.packs && self.clock == other.clock
    }
}

impl Eq for Loaded {}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::{Loaded, Options};
    use crate::{Examination, Packs, Script, examine};

    const PLAN: &str = "Finsam Ekdalen\nVerksamhetsplan och budget 2025\n\nBudget 2025 (tkr)\nStaten 500\nRegionen 250\nEkdalens kommun 250\nSumma intäkter 1 000\nProjekt 700\nRevision 300\nSumma kostnader 1 000\n";

    fn own(limit: u32) -> Options {
        let text = format!(
            "forbund(\"Finsam Ekdalen\");\n\n/// Projekten kostar högst {limit} tkr\n///\n/// Prövar: projekten.\n/// Varför: beslutat.\n/// Gör: ändra.\nfn projects_low() {{\n    check(line(\"Projekt\") <= {limit}.tkr).warning()\n}}\n"
        );
        Options { packs: vec![Script { name: "ekdalen/pack".to_owned(), text }], ..Options::default() }
    }

    fn told(examination: &Examination) -> String {
        format!("{:?} {:?} {:?}", examination.packs, examination.judged, examination.findings)
    }

    #[test]
    fn what_is_held_weighs_every_plan_as_what_is_new() {
        let options = own(600);
        let alone = told(&examine(PLAN.as_bytes(), "plan.txt", &options).unwrap());
        let shared = Options { loaded: Some(Loaded::new(&options)), ..options };
        thread::scope(|scope| {
            let walk = || told(&examine(PLAN.as_bytes(), "plan.txt", &shared).unwrap());
            let all: Vec<_> = (0..6).map(|_| scope.spawn(walk)).collect();
            for one in all {
                assert_eq!(one.join().unwrap(), alone);
            }
        });
    }

    #[test]
    fn packs_of_other_scripts_are_not_taken_for_these() {
        let held = Loaded::new(&own(600));
        let other = Options { loaded: Some(held), ..own(900) };
        assert!(Packs(other.packs.clone()).0[0].text.contains("900"));
        let told = |options: &Options| told(&examine(PLAN.as_bytes(), "plan.txt", options).unwrap());
        assert_eq!(told(&other), told(&own(900)));
        assert_ne!(told(&other), told(&own(600)));
    }
}
