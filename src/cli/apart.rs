//! Foreign parsers apart: a PDF, an xls or an xlsb is read in a process of plankoll itself, with caps on time and
//! memory, so that a file made to do harm stops that process and not this one.
//!
//! The program starts itself with a word that no user types; bytes go in by standard input, rows come out by standard
//! output as JSON. Nothing that is slow to set up may come before [`serve`].

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

use crate::document::{Document, Row};
use crate::read::{self, CAP, ReadError};

/// What the child is called with.
const WORD: &str = "--read-apart";

/// No plan takes longer.
const SECONDS: u64 = 10;

/// No plan needs more memory.
const MEMORY: u64 = 512_000_000;

/// No plan's rows are longer, written as JSON.
const ANSWER: u64 = 512_000_000;

/// Reads a source, in a process of its own where its format asks for it.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Document, ReadError> {
    let format = read::format_of(bytes)?;
    if !read::is_foreign(format) {
        return read::read(bytes, name);
    }
    let rows = answer(bytes, format)?;
    Ok(read::document(bytes, name, format, rows))
}

fn answer(bytes: &[u8], format: &'static str) -> Result<Vec<Row>, ReadError> {
    let fault = |error: std::io::Error| ReadError::NotStarted { why: error.to_string() };
    let program = std::env::current_exe().map_err(fault)?;
    let mut command = Command::new(program);
    command.arg(WORD).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(fault)?;
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        let said = scope.spawn(|| all_of(output, ANSWER));
        let told = scope.spawn(|| all_of(errors, 10_000));
        // A child that reads slowly or not at all holds up its input, never this process.
        scope.spawn(move || input.map(|mut input| input.write_all(bytes)));
        let ended = child.wait_timeout(Duration::from_secs(SECONDS));
        let Ok(Some(status)) = ended else {
            stop(&mut child);
            return Err(ReadError::TooSlow { seconds: SECONDS });
        };
        let (said, told) = (said.join().unwrap_or_default(), told.join().unwrap_or_default());
        if status.success() {
            return serde_json::from_slice(&said).unwrap_or(Err(ReadError::BrokeDown { format }));
        }
        Err(reason(&String::from_utf8_lossy(&told), is_out_of_time(status), format))
    })
}

fn stop(child: &mut Child) {
    // It may have ended by itself just now.
    let _ = child.kill();
    let _ = child.wait();
}

fn reason(told: &str, out_of_time: bool, format: &'static str) -> ReadError {
    if out_of_time {
        ReadError::TooSlow { seconds: SECONDS }
    } else if told.contains("memory allocation of") || told.contains("capacity overflow") {
        ReadError::TooMuchMemory { cap: MEMORY }
    } else {
        ReadError::BrokeDown { format }
    }
}

/// Whether the system stopped it for using up its processor time.
#[cfg(unix)]
fn is_out_of_time(status: std::process::ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const OUT_OF_TIME: i32 = 24;
    status.signal() == Some(OUT_OF_TIME)
}

#[cfg(not(unix))]
fn is_out_of_time(_: std::process::ExitStatus) -> bool {
    false
}

fn all_of(stream: Option<impl Read>, cap: u64) -> Vec<u8> {
    let mut all = Vec::new();
    if let Some(mut stream) = stream {
        // What was said before a break is still said.
        let _ = stream.by_ref().take(cap).read_to_end(&mut all);
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    }
    all
}

/// In the child: reads standard input and answers; `None` in any other process.
pub(super) fn serve(args: &[OsString]) -> Option<ExitCode> {
    if args.get(1).map(OsString::as_os_str) != Some(OsStr::new(WORD)) || args.len() != 2 {
        return None;
    }
    confine();
    let mut bytes = Vec::new();
    if std::io::stdin().lock().take(CAP + 1).read_to_end(&mut bytes).is_err() {
        return Some(ExitCode::FAILURE);
    }
    #[cfg(debug_assertions)]
    probe(&bytes);
    let answer = read::read(&bytes, "").map(|document| document.rows);
    drop(bytes);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = serde_json::to_writer(&mut out, &answer).is_ok() && out.flush().is_ok();
    Some(if written { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Caps on this process itself. Where the system has none, time alone is capped, by the parent.
fn confine() {
    #[cfg(unix)]
    {
        // A system that refuses a cap still lets us read: the parent's cap on time stands.
        let _ = rlimit::Resource::AS.set(MEMORY, MEMORY);
        let _ = rlimit::Resource::CPU.set(SECONDS, SECONDS.saturating_add(1));
        let _ = rlimit::Resource::CORE.set(0, 0);
    }
}

/// What a parser may do at its worst, for the tests of debug builds: a PDF that says so.
#[cfg(debug_assertions)]
fn probe(bytes: &[u8]) {
    let says = |word: &str| bytes.starts_with(format!("%PDF-probe-{word}").as_bytes());
    if says("hang") {
        thread::sleep(Duration::from_secs(600));
    } else if says("spin") {
        while says("spin") {
            std::hint::spin_loop();
        }
    } else if says("abort") {
        std::process::abort();
    } else if says("memory") {
        let mut held: Vec<Vec<u8>> = Vec::new();
        while says("memory") {
            held.push(vec![1; 1 << 20]);
        }
    }
}
