//! Which packs a plan is weighed by.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::error::{Fault, PackError};
use super::names::{did_you_mean, same_forbund};
use super::pack::Pack;
use super::source::{BuiltIn, NoPacks, PackSource, script_path};

/// The pack of the law.
pub const LAW: &str = "finsam";

/// A user's packs before the built-in ones.
pub(super) struct Both {
    pub(super) extra: Arc<dyn PackSource>,
}

impl PackSource for Both {
    fn names(&self) -> Vec<String> {
        let mut names = self.extra.names();
        let own = BuiltIn.names().into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>();
        names.extend(own);
        names
    }

    fn read(&self, path: &str) -> Option<String> {
        self.extra.read(path).or_else(|| BuiltIn.read(path))
    }

    fn is_empty(&self) -> bool {
        self.extra.is_empty()
    }

    fn milliseconds(&self) -> Option<u64> {
        self.extra.milliseconds()
    }
}

/// All names of packs, the user's before the built-in ones.
#[must_use]
pub fn names(extra: Arc<dyn PackSource>) -> Vec<String> {
    Both { extra }.names()
}

/// The packs for a plan, and those that could not be asked.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The packs, the law first.
    pub packs: Vec<Pack>,
    /// Packs that could not be used, and why: one that is broken does not stop the others.
    pub broken: Vec<PackError>,
}

/// Packs by name; a script that stands in a file of its own also by its text.
type Held = BTreeMap<(String, Option<String>), Result<Pack, PackError>>;

/// Packs that are run once and then weigh any number of plans, from any number of threads.
pub struct Shelf {
    source: Arc<dyn PackSource>,
    held: Mutex<Held>,
}

impl Shelf {
    /// A shelf with a user's packs before the built-in ones; none is run before it is asked for.
    #[must_use]
    pub fn new(extra: Arc<dyn PackSource>) -> Self {
        Self { source: Arc::new(Both { extra }), held: Mutex::default() }
    }

    /// As [`find_all`].
    ///
    /// # Errors
    /// As [`find`].
    pub fn find_all(&self, name: Option<&str>, chosen: Option<&str>) -> Result<Found, PackError> {
        let mut found = Found { packs: vec![self.by_name(LAW)?], broken: Vec::new() };
        if let Some(chosen) = chosen {
            if chosen != LAW {
                found.packs.push(self.by_name(chosen)?);
            }
            return Ok(found);
        }
        let Some(name) = name else { return Ok(found) };
        for other in self.source.names().iter().filter(|other| *other != LAW) {
            match self.by_name(other) {
                Ok(pack) if pack.forbund.iter().any(|known| same_forbund(known, name)) => {
                    found.packs.push(pack);
                    break;
                }
                Ok(_) => {}
                Err(error) => found.broken.push(error),
            }
        }
        Ok(found)
    }

    /// Every pack there is, the law first, and those that are broken.
    #[must_use]
    pub fn every_pack(&self) -> Found {
        let mut found = Found::default();
        let others = self.source.names().into_iter().filter(|name| name != LAW);
        for name in std::iter::once(LAW.to_owned()).chain(others) {
            match self.by_name(&name) {
                Ok(pack) => found.packs.push(pack),
                Err(error) => found.broken.push(error),
            }
        }
        found
    }

    /// As [`with_script`].
    ///
    /// # Errors
    /// Where a pack cannot be used.
    pub fn with_script(&self, name: &str, text: &str) -> Result<Vec<Pack>, PackError> {
        let given = self.held((name.to_owned(), Some(text.to_owned())), || Pack::load(name, text, &self.source));
        Ok(vec![self.by_name(LAW)?, given?])
    }

    fn by_name(&self, name: &str) -> Result<Pack, PackError> {
        // A script of a user's own may come before each of the program's.
        let load = || if self.source.is_empty() { built_in(name) } else { loaded(name, &self.source) };
        self.held((name.to_owned(), None), load)
    }

    /// What is held, or what is made now; whoever else wants it waits instead of making it too.
    fn held(
        &self,
        key: (String, Option<String>),
        load: impl FnOnce() -> Result<Pack, PackError>,
    ) -> Result<Pack, PackError> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.entry(key).or_insert_with(load).clone()
    }
}

/// The packs for a plan: the law first, then the one of the förbund that bears the name, or the one that `chosen`
/// names. Without one of its own a förbund gets the law, and [`super::judge`] says so.
///
/// # Errors
/// Where the law or the chosen pack cannot be used, and where no pack has the chosen name.
pub fn find(name: Option<&str>, chosen: Option<&str>, extra: Arc<dyn PackSource>) -> Result<Vec<Pack>, PackError> {
    Ok(find_all(name, chosen, extra)?.packs)
}

/// As [`find`], with the packs that were passed by since they are broken.
///
/// # Errors
/// As [`find`].
pub fn find_all(name: Option<&str>, chosen: Option<&str>, extra: Arc<dyn PackSource>) -> Result<Found, PackError> {
    Shelf::new(extra).find_all(name, chosen)
}

/// Every pack there is, the law first, and those that are broken.
#[must_use]
pub fn every_pack(extra: Arc<dyn PackSource>) -> Found {
    Shelf::new(extra).every_pack()
}

/// The law, and a pack that stands in a file of its own.
///
/// # Errors
/// Where a pack cannot be used.
pub fn with_script(name: &str, text: &str, extra: Arc<dyn PackSource>) -> Result<Vec<Pack>, PackError> {
    Shelf::new(extra).with_script(name, text)
}

/// The packs inside the program that have been loaded, for all shelves. They are ours, and what their rules may do is
/// counted in operations: no clock need watch them.
static LOADED: Mutex<BTreeMap<String, Pack>> = Mutex::new(BTreeMap::new());

fn built_in(name: &str) -> Result<Pack, PackError> {
    let known = || LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(pack) = known().get(name) {
        return Ok(pack.clone());
    }
    let source: Arc<dyn PackSource> = Arc::new(Both { extra: Arc::new(NoPacks) });
    let pack = loaded(name, &source)?;
    known().insert(name.to_owned(), pack.clone());
    Ok(pack)
}

fn loaded(name: &str, source: &Arc<dyn PackSource>) -> Result<Pack, PackError> {
    let text = script_path(name).and_then(|path| source.read(&path)).ok_or_else(|| {
        let names = source.names();
        PackError::whole(name, Fault::Unknown { meant: did_you_mean(name, names.iter().map(String::as_str)) })
    })?;
    Pack::load(name, &text, source)
}
