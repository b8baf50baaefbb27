//! The child process that reads PDF files, alone: `pdf_child doc-pdf-text < FILE.pdf`. The product's own binary does
//! the same; this one is there for the tests of this crate.

fn main() -> std::process::ExitCode {
    if std::env::args().nth(1).as_deref() == Some(files::pdf::CHILD_ARGUMENT) {
        return files::pdf::child_main();
    }
    std::process::ExitCode::FAILURE
}
