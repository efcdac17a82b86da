//! Points by area, and what went wrong.

#[derive(Default)]
pub(crate) struct Score {
    areas: Vec<(&'static str, usize, usize)>,
    misses: Vec<String>,
}

impl Score {
    /// One point, and its difference where it is missed.
    pub(crate) fn check(&mut self, area: &'static str, holds: bool, why: impl FnOnce() -> String) {
        let at = self.areas.iter().position(|(name, ..)| *name == area).unwrap_or_else(|| {
            self.areas.push((area, 0, 0));
            self.areas.len() - 1
        });
        let (_, hits, all) = &mut self.areas[at];
        *all += 1;
        if holds {
            *hits += 1;
        } else {
            self.misses.push(format!("{area}: {}", why()));
        }
    }

    pub(crate) fn hits(&self) -> usize {
        self.areas.iter().map(|(_, hits, _)| hits).sum()
    }

    pub(crate) fn all(&self) -> usize {
        self.areas.iter().map(|(_, _, all)| all).sum()
    }

    pub(crate) fn misses(&self) -> impl Iterator<Item = &String> {
        self.misses.iter()
    }

    pub(crate) fn summary(&self) -> String {
        let areas: Vec<String> = self.areas.iter().map(|(name, hits, all)| format!("{name} {hits}/{all}")).collect();
        let percent = (self.hits() * 100).checked_div(self.all()).unwrap_or(0);
        format!("{percent:>3} %  {}", areas.join("  "))
    }
}
