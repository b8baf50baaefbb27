//! The PDF reader in a process of its own: what a hostile file can take is that process's memory and ten seconds.

use super::{TIME_LIMIT, text_in_this_process};
use crate::source::{ReadError, SourceDocument};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;

/// First argument by which the program knows that it is the child.
pub const CHILD_ARGUMENT: &str = "doc-pdf-text";

/// Address space of the child, in KiB.
#[cfg(unix)]
const MEMORY_KIB: u32 = 1024 * 1024;
/// Processor seconds of the child.
#[cfg(unix)]
const CPU_SECONDS: u32 = 10;
/// Most bytes taken from the child's answer.
const MAX_ANSWER: u64 = 64 * 1024 * 1024;

/// What the child answers on standard output, as JSON.
#[derive(Serialize, Deserialize)]
enum Answer {
    Read(SourceDocument),
    Refused(String),
}

/// The whole life of the child: a PDF on standard input, the answer on standard output.
pub fn child_main() -> ExitCode {
    let mut bytes = Vec::new();
    if std::io::stdin().lock().take(crate::read::MAX_BYTES + 1).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let answer = match text_in_this_process(&bytes) {
        Ok(document) => Answer::Read(document),
        Err(error) => Answer::Refused(error.code.to_owned()),
    };
    match serde_json::to_writer(std::io::stdout().lock(), &answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Has `program` (this very binary, as a rule) read the PDF.
///
/// # Errors
/// As the reader itself; `unpacks_too_large` when the child died or took too long.
pub(crate) fn text_in_a_child(program: &Path, bytes: &[u8]) -> Result<SourceDocument, ReadError> {
    let mut child = command(program)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| ReadError::pdf_too_complex())?;
    let answer = converse(&mut child, bytes);
    // Killing a child that has ended already is no error that matters.
    let _ = child.kill();
    let _ = child.wait();
    match answer.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
        Some(Answer::Read(document)) => Ok(document),
        Some(Answer::Refused(code)) => Err(refusal(&code)),
        None => Err(ReadError::pdf_too_complex()),
    }
}

/// A shell sets the limits and then becomes the program, so that no unsafe code is needed here.
#[cfg(unix)]
fn command(program: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    let script = format!("ulimit -v {MEMORY_KIB}; ulimit -t {CPU_SECONDS}; ulimit -c 0; exec \"$0\" {CHILD_ARGUMENT}");
    command.arg("-c").arg(script).arg(program);
    command
}

#[cfg(not(unix))]
fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg(CHILD_ARGUMENT);
    command
}

/// Writes and reads at once, so that neither side waits for the other, and gives up when the time is over.
fn converse(child: &mut Child, bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    let bytes = bytes.to_vec();
    let writer = std::thread::spawn(move || {
        // A child that dies early closes the pipe; its missing answer says so.
        let _ = stdin.write_all(&bytes);
    });
    let (send, receive) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut answer = Vec::new();
        let complete = stdout.take(MAX_ANSWER).read_to_end(&mut answer).is_ok();
        let _ = send.send(complete.then_some(answer));
    });
    let answer = receive.recv_timeout(TIME_LIMIT).ok().flatten();
    let _ = child.kill();
    let _ = writer.join();
    let _ = reader.join();
    answer
}

fn refusal(code: &str) -> ReadError {
    match code {
        "encrypted" => ReadError::encrypted("Tệp PDF"),
        "no_text_layer" => ReadError::no_text_layer(),
        "damaged" => ReadError::damaged_pdf(None),
        _ => ReadError::pdf_too_complex(),
    }
}
