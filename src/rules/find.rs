//! Which packs a plan is weighed by.

use std::sync::Arc;

use super::error::{Fault, PackError};
use super::names::{did_you_mean, same_forbund};
use super::pack::Pack;
use super::source::{BuiltIn, PackSource, script_path};

/// The pack of the law.
pub const LAW: &str = "finsam";

/// A user's packs before the built-in ones.
struct Both {
    extra: Arc<dyn PackSource>,
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
}

/// All names of packs, the user's before the built-in ones.
#[must_use]
pub fn names(extra: Arc<dyn PackSource>) -> Vec<String> {
    Both { extra }.names()
}

/// The packs for a plan: the law first, then the one of the förbund that bears the name, or the one that `chosen`
/// names. Without one of its own a förbund gets the law, and [`super::judge`] says so.
///
/// # Errors
/// Where a pack cannot be used, and where no pack has the chosen name.
pub fn find(name: Option<&str>, chosen: Option<&str>, extra: Arc<dyn PackSource>) -> Result<Vec<Pack>, PackError> {
    let source: Arc<dyn PackSource> = Arc::new(Both { extra });
    let mut packs = vec![by_name(LAW, &source)?];
    if let Some(chosen) = chosen {
        if chosen != LAW {
            packs.push(by_name(chosen, &source)?);
        }
        return Ok(packs);
    }
    let Some(name) = name else { return Ok(packs) };
    for other in source.names().iter().filter(|other| *other != LAW) {
        let pack = by_name(other, &source)?;
        if pack.forbund.iter().any(|known| same_forbund(known, name)) {
            packs.push(pack);
            break;
        }
    }
    Ok(packs)
}

/// The law, and a pack that stands in a file of its own.
///
/// # Errors
/// Where a pack cannot be used.
pub fn with_script(name: &str, text: &str, extra: Arc<dyn PackSource>) -> Result<Vec<Pack>, PackError> {
    let source: Arc<dyn PackSource> = Arc::new(Both { extra });
    Ok(vec![by_name(LAW, &source)?, Pack::load(name, text, &source)?])
}

fn by_name(name: &str, source: &Arc<dyn PackSource>) -> Result<Pack, PackError> {
    let text = script_path(name).and_then(|path| source.read(&path)).ok_or_else(|| {
        let names = source.names();
        PackError::whole(name, Fault::Unknown { meant: did_you_mean(name, names.iter().map(String::as_str)) })
    })?;
    Pack::load(name, &text, source)
}
