//! `sauro doc-pdf-text`: the reader of PDF files in a process of its own, called by the server, never by people.

use std::process::ExitCode;

/// Reads a PDF on standard input.
pub fn run() -> ExitCode {
    files::pdf::child_main()
}
