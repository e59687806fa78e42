//! The library that a host program embeds: load, check, compile, verify, link, run.

/// Source to bytecode.
pub mod build;
/// Options of a run.
pub mod config;
/// A program as the passes see it.
pub mod dump;
/// Source to checked program.
pub mod front;
/// The standard library.
mod library;
/// What the process may have.
pub mod limits;
/// A program to its end.
pub mod run;
/// The process's own output as a program's streams.
pub mod streams;
/// The tests of a package.
pub mod test;

/// What a command has to say, and the exit code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For standard output.
    pub stdout: String,
    /// For standard error.
    pub stderr: String,
    /// 0 done, 1 did not compile, 2 panicked or deadlocked, else as the program asked.
    pub exit: i32,
}

impl Outcome {
    pub(crate) fn failed(message: impl Into<String>) -> Outcome {
        Outcome { stderr: message.into(), exit: 1, ..Outcome::default() }
    }
}
