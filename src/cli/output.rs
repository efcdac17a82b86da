//! Writing an output whole or not at all, and never over an input.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::args::{Format, OutputArgs};
use super::session::Session;
use super::stop::Stop;
use crate::export::workbook::WorkbookError;
use crate::finding::Message;

/// Delivers a text: to the file that was asked for, else to standard output.
pub(super) fn deliver(session: &Session, args: &OutputArgs, inputs: &[PathBuf], text: &str) -> Result<(), Stop> {
    let Some(target) = &args.output else { return session.print(text) };
    check_target(args, inputs)?;
    // Colours are for terminals.
    write(target, anstream::adapter::strip_str(text).to_string().as_bytes(), args.force)
}

/// Whether the target is a workbook by its name.
pub(super) fn is_workbook(args: &OutputArgs) -> bool {
    let ending = args.output.as_ref().and_then(|target| target.extension());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

/// Writes a workbook to the target, and says so where standard output is for people.
pub(super) fn deliver_book(
    session: &Session,
    format: Format,
    args: &OutputArgs,
    bytes: Result<Vec<u8>, WorkbookError>,
) -> Result<(), Stop> {
    let Some(target) = &args.output else { return Ok(()) };
    let bytes = bytes.map_err(|error| {
        let what =
            Message::new("workbook-failed").text("file", target.to_string_lossy()).text("why", error.to_string());
        Stop::new(what, Message::new("workbook-failed-help"))
    })?;
    write(target, &bytes, args.force)?;
    let wrote = session.catalogue.say(&Message::new("wrote-workbook").text("file", target.to_string_lossy()));
    match format {
        Format::Table => session.print(&format!("\n{wrote}\n")),
        Format::Json => {
            session.tell(&format!("{wrote}\n"));
            Ok(())
        }
    }
}

/// Checks what can be known of the target before the work is done.
pub(super) fn check_target(args: &OutputArgs, inputs: &[PathBuf]) -> Result<(), Stop> {
    let Some(target) = &args.output else { return Ok(()) };
    if target.is_dir() {
        let example = target.join("plan.json");
        return Err(Stop::new(
            about("output-is-folder", target),
            Message::new("output-is-folder-help").text("example", example.to_string_lossy()),
        ));
    }
    check(target, inputs, args.force)
}

/// Whether a target may be written: its folder is there, it is no input, and it does not exist unless `force`.
pub(super) fn check(target: &Path, inputs: &[PathBuf], force: bool) -> Result<(), Stop> {
    let folder = folder_of(target);
    if !folder.is_dir() {
        let what = if folder.exists() { "output-not-folder" } else { "output-no-folder" };
        let help = if folder.exists() { "output-failed-help" } else { "output-no-folder-help" };
        return Err(Stop::new(about(what, target).text("folder", folder.to_string_lossy()), Message::new(help)));
    }
    if inputs.iter().any(|input| is_same_file(input, target)) {
        return Err(Stop::new(about("output-is-input", target), Message::new("output-is-input-help")));
    }
    if !force && fs::symlink_metadata(target).is_ok() && !is_stream(target) {
        return Err(exists(target));
    }
    Ok(())
}

/// Writes the bytes beside the target and renames them into place.
pub(super) fn write(target: &Path, bytes: &[u8], force: bool) -> Result<(), Stop> {
    let written = if is_stream(target) { write_through(target, bytes) } else { write_whole(target, bytes, force) };
    written.map_err(|error| fault(&error, target))
}

fn write_whole(target: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    // A link is followed, so that the link stays and its target is replaced.
    let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let mut file = beside(&target)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let kept = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
    kept.map(drop).map_err(|error| error.error)
}

/// A temporary file beside a target, with the permissions that the target has or would get.
pub(super) fn beside(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".plankoll-").suffix(".tmp");
    if let Some(permissions) = permissions(target) {
        builder.permissions(permissions);
    }
    builder.tempfile_in(folder_of(target))
}

/// A device or a pipe cannot be renamed over: what stands there is written to.
fn write_through(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).open(target)?;
    file.write_all(bytes)?;
    file.flush()
}

/// Those of the file replaced, or of any new file (the process's mask still holds).
#[cfg(unix)]
fn permissions(target: &Path) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::metadata(target).map(|about| about.permissions());
    Some(found.unwrap_or_else(|_| Permissions::from_mode(0o666)))
}

#[cfg(not(unix))]
fn permissions(_target: &Path) -> Option<Permissions> {
    None
}

/// Whether something stands there that is neither file, link to a file nor folder.
fn is_stream(target: &Path) -> bool {
    fs::metadata(target).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// Whether two paths lead to one file, by whatever links.
fn is_same_file(input: &Path, target: &Path) -> bool {
    let (Ok(one), Ok(other)) = (fs::canonicalize(input), fs::canonicalize(target)) else { return false };
    one == other || is_hard_linked(&one, &other)
}

#[cfg(unix)]
fn is_hard_linked(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) else { return false };
    one.dev() == other.dev() && one.ino() == other.ino()
}

#[cfg(not(unix))]
fn is_hard_linked(_one: &Path, _other: &Path) -> bool {
    false
}

/// The folder a path is in; a bare name is in the current one.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn about(id: &'static str, target: &Path) -> Message {
    Message::new(id).text("file", target.to_string_lossy())
}

fn exists(target: &Path) -> Stop {
    Stop::new(about("output-exists", target), Message::new("output-exists-help"))
}

fn fault(error: &io::Error, target: &Path) -> Stop {
    let (what, help) = match error.kind() {
        ErrorKind::AlreadyExists => return exists(target),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("output-full", "output-full-help"),
        ErrorKind::PermissionDenied if cfg!(windows) => ("output-busy", "output-busy-help"),
        ErrorKind::ResourceBusy => ("output-busy", "output-busy-help"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => ("output-denied", "output-denied-help"),
        _ => ("output-failed", "output-failed-help"),
    };
    let what = about(what, target);
    let what = if help == "output-failed-help" { what.text("why", error.to_string()) } else { what };
    Stop::new(what, Message::new(help))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{OutputArgs, Session, Stop, check, deliver, write};
    use crate::finding::Message;
    use crate::text::Language;

    fn id(stop: &Stop) -> &'static str {
        match &stop.what {
            Message::Entry { id, .. } => id,
            Message::Raw(_) | Message::Told { .. } => "raw",
        }
    }

    #[test]
    fn written_whole_and_replaced_only_by_force() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("ut.xlsx");
        write(&target, b"ett", false).unwrap();
        assert_eq!(id(&check(&target, &[], false).unwrap_err()), "output-exists");
        assert_eq!(id(&write(&target, b"tre", false).unwrap_err()), "output-exists");
        assert_eq!(fs::read(&target).unwrap(), b"ett");
        check(&target, &[], true).unwrap();
        write(&target, b"tre", true).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"tre");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        write(&ours, b"x", false).unwrap();
        fs::write(&plain, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }

    #[cfg(unix)]
    #[test]
    fn an_input_is_known_by_any_name() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("plan.txt");
        fs::write(&plan, b"plan").unwrap();
        let (linked, hard) = (folder.path().join("linked"), folder.path().join("hard"));
        std::os::unix::fs::symlink(&plan, &linked).unwrap();
        fs::hard_link(&plan, &hard).unwrap();
        let round = folder.path().join(".").join("plan.txt");
        for target in [&plan, &linked, &hard, &round] {
            assert_eq!(id(&check(target, std::slice::from_ref(&plan), true).unwrap_err()), "output-is-input");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_so_and_the_device_stays() {
        let target = Path::new("/dev/full");
        check(target, &[], false).unwrap();
        assert_eq!(id(&write(target, b"x", true).unwrap_err()), "output-full");
        assert!(!fs::metadata(target).unwrap().is_file());
    }

    #[test]
    fn a_file_has_no_colours() {
        let folder = tempfile::tempdir().unwrap();
        let args = OutputArgs { output: Some(folder.path().join("ut.txt")), force: false };
        deliver(&Session::new(Language::Swedish), &args, &[], "\u{1b}[1mfett\u{1b}[0m åäö\n").unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("ut.txt")).unwrap(), "fett åäö\n");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("saknas").join("ut.xlsx");
        assert_eq!(id(&check(&target, &[], false).unwrap_err()), "output-no-folder");
        let file = folder.path().join("fil");
        fs::write(&file, b"x").unwrap();
        assert_eq!(id(&check(&file.join("ut.xlsx"), &[], false).unwrap_err()), "output-not-folder");
    }
}
