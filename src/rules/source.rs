//! Where packs come from: those inside the program, and those that a user brings.

use include_dir::{Dir, include_dir};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// Packs by name. A pack `x` is `x/pack.rhai`, what it imports beside it `x/helpers.rhai`; the provider must not
/// leave its own folder (no links out of it either) and should not hand out more than [`super::LARGEST`] bytes.
pub trait PackSource: Send + Sync {
    /// The names of its packs.
    fn names(&self) -> Vec<String>;

    /// The text of a script by its path, `x/pack.rhai`.
    fn read(&self, path: &str) -> Option<String>;

    /// Whether it has no script at all.
    fn is_empty(&self) -> bool {
        false
    }

    /// Milliseconds since some moment, where the provider has a clock: a script is stopped that runs for too long.
    fn milliseconds(&self) -> Option<u64> {
        None
    }
}

/// The packs inside the program.
#[derive(Clone, Copy, Debug, Default)]
pub struct BuiltIn;

impl PackSource for BuiltIn {
    fn names(&self) -> Vec<String> {
        let folders = BUILT_IN.dirs().filter_map(|dir| dir.path().to_str());
        let mut names: Vec<_> = folders.filter(|name| !name.is_empty()).map(str::to_owned).collect();
        names.sort();
        names
    }

    fn read(&self, path: &str) -> Option<String> {
        BUILT_IN.get_file(path)?.contents_utf8().map(str::to_owned)
    }
}

/// No packs of a user's own.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPacks;

impl PackSource for NoPacks {
    fn names(&self) -> Vec<String> {
        Vec::new()
    }

    fn read(&self, _: &str) -> Option<String> {
        None
    }

    fn is_empty(&self) -> bool {
        true
    }
}

/// Packs that were read by someone else: each script by its path without the ending, `x`, `x/pack` or `x/helpers`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed(pub Vec<(String, String)>);

impl PackSource for Handed {
    fn names(&self) -> Vec<String> {
        let packs = self.0.iter().filter_map(|(path, _)| match path.split_once('/') {
            None => Some(path.as_str()),
            Some((pack, "pack")) => Some(pack),
            Some(_) => None,
        });
        let mut names: Vec<_> = packs.map(str::to_owned).collect();
        names.dedup();
        names
    }

    fn read(&self, path: &str) -> Option<String> {
        let bare = path.strip_suffix(".rhai").unwrap_or(path);
        let alone = bare.strip_suffix("/pack");
        let found = self.0.iter().find(|(name, _)| name == bare || Some(name.as_str()) == alone);
        found.map(|(_, text)| text.clone())
    }
}

/// The path of the script that an import or a pack's name means; `None` for what would leave the packs' folders.
pub(super) fn script_path(name: &str) -> Option<String> {
    let sound = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') && part.len() <= 64
    };
    match name.split('/').collect::<Vec<_>>().as_slice() {
        [pack] if sound(pack) => Some(format!("{pack}/pack.rhai")),
        [pack, script] if sound(pack) && sound(script) => Some(format!("{pack}/{script}.rhai")),
        _ => None,
    }
}
