//! What is wrong with a file of lists.

/// A file of `law/codelists/` that cannot be used. For those who keep it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {why}")]
pub struct BrokenList {
    /// The name of the file below `law/codelists/`.
    pub file: String,
    /// What is wrong, with the line or the entry.
    pub why: String,
}

impl BrokenList {
    pub(crate) fn new(file: &str, why: impl Into<String>) -> Self {
        BrokenList { file: file.to_owned(), why: why.into() }
    }
}

/// What a file holds that comes with the program.
///
/// # Panics
/// Never in a program that passed its tests: they read every file.
pub(crate) fn shipped<T>(read: &'static Result<T, BrokenList>) -> &'static T {
    match read {
        Ok(held) => held,
        Err(broken) => panic!("a code list that comes with the program cannot be read: {broken}"),
    }
}
