//! How a command ends when it could not do its work.

use std::process::ExitCode;

/// Why a command failed, in words for the person at the command line.
#[derive(Debug)]
pub enum Failure {
    /// What was given is wrong: exit status 2.
    Input(String),
    /// Something else is wrong: exit status 1.
    Fault(String),
}

impl Failure {
    /// Says why on standard error.
    pub fn report(&self) -> ExitCode {
        match self {
            Failure::Input(text) => {
                eprintln!("Lỗi: {text}");
                ExitCode::from(2)
            }
            Failure::Fault(text) => {
                eprintln!("Lỗi: {text}");
                ExitCode::FAILURE
            }
        }
    }
}

impl From<db::DbError> for Failure {
    fn from(error: db::DbError) -> Self {
        Failure::Fault(chain(&error))
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Failure::Fault(format!("{error:#}"))
    }
}

/// The error with its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
