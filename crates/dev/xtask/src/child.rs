//! Programs run for the test: quiet while all is well, everything shown when not, a sign of life in between.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How often a long run says that it is alive when nobody watches a terminal.
const SIGN_OF_LIFE: Duration = Duration::from_secs(60);

/// What a program did.
pub struct Ran {
    pub ok: bool,
    /// Standard output, line by line.
    pub out: Vec<String>,
    /// Standard output and standard error in the order in which they came.
    pub all: Vec<String>,
}

impl Ran {
    /// Prints everything the program said.
    pub fn show(&self) {
        self.all.iter().for_each(|line| println!("   | {line}"));
    }
}

/// Runs a program to its end without input.
///
/// # Errors
/// The program could not be started.
pub fn run(command: &mut Command) -> Result<Ran, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name} could not be started: {error}"))?;
    let (send, receive) = channel();
    forward(child.stdout.take(), true, send.clone());
    forward(child.stderr.take(), false, send);
    let mut ran = Ran { ok: false, out: Vec::new(), all: Vec::new() };
    collect(&receive, &mut ran);
    ran.ok = child.wait().map_err(|error| format!("{name}: {error}"))?.success();
    Ok(ran)
}

/// Runs a program; `Ok` when it succeeded, else its last words.
///
/// # Errors
/// The program failed or could not be started.
pub fn succeed(command: &mut Command) -> Result<Vec<String>, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let ran = run(command)?;
    if ran.ok {
        return Ok(ran.out);
    }
    let tail = ran.all.len().saturating_sub(15);
    Err(format!("{name} failed:\n   | {}", ran.all[tail..].join("\n   | ")))
}

/// Reads one stream in a thread; bytes that are not UTF-8 are replaced.
fn forward(stream: Option<impl Read + Send + 'static>, is_out: bool, send: Sender<(bool, String)>) {
    let Some(stream) = stream else { return };
    std::thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_string();
            line.clear();
            if send.send((is_out, text)).is_err() {
                return;
            }
        }
    });
}

/// Gathers the lines until both streams end, showing the newest one on a terminal or now and then in a log.
fn collect(receive: &Receiver<(bool, String)>, ran: &mut Ran) {
    let terminal = std::io::stdout().is_terminal();
    let (begun, mut spoke) = (Instant::now(), Instant::now());
    loop {
        match receive.recv_timeout(SIGN_OF_LIFE) {
            Ok((is_out, line)) => {
                if is_out {
                    ran.out.push(line.clone());
                }
                ran.all.push(line);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        let newest = ran.all.iter().rev().find(|line| !line.trim().is_empty() && !line.starts_with('{'));
        let newest: String = newest.map(|line| line.trim().chars().take(90).collect()).unwrap_or_default();
        if terminal {
            print!("\r\x1b[2K   … {newest}");
            std::io::stdout().flush().ok();
        } else if spoke.elapsed() >= SIGN_OF_LIFE {
            spoke = Instant::now();
            println!("   … {:.0} s: {newest}", begun.elapsed().as_secs_f64());
        }
    }
    if terminal {
        print!("\r\x1b[2K");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_and_status_are_kept() {
        let ran = run(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"])).unwrap();
        assert!(!ran.ok);
        assert_eq!(ran.out, ["one"]);
        assert_eq!(ran.all.len(), 2);
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).err().unwrap();
        assert!(error.contains("no-such-program-here"));
    }

    #[test]
    fn a_failure_brings_its_last_words() {
        let error = succeed(Command::new("sh").args(["-c", "echo because; exit 1"])).err().unwrap();
        assert!(error.contains("because"));
    }
}
