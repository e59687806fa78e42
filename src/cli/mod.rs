//! The command line.
//!
//! This layer alone reads arguments and environment variables, prints, and ends the process.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is where csp prints")]

mod args;
mod exit;
mod help;
mod test;

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::driver::config::Config;
use crate::driver::{self, Outcome, build, dump};
use crate::load::provider::{Disk, SourceProvider, WithText};
use args::{Command, Invocation, Program};

/// Runs the command line of this process and gives its exit code.
pub fn main() -> ExitCode {
    exit::on_internal_error();
    let command = match args::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            eprintln!("csp: {message}\nRun 'csp help' for usage.");
            return exit::FAILED;
        }
    };
    let outcome = match command {
        Command::Help(text) => Ok(Outcome { stdout: text, ..Outcome::default() }),
        Command::Version => {
            let version = format!("csp {} (Go 1.27)\n", env!("CARGO_PKG_VERSION"));
            Ok(Outcome { stdout: version, ..Outcome::default() })
        }
        Command::Run(invocation) => run(invocation),
        Command::Check(program) => source(program).map(|source| build::check(&*source.provider, &source.paths)),
        Command::Test(options) => test::test(&options).map(|ok| Outcome { exit: i32::from(!ok), ..Outcome::default() }),
        Command::TestProgram(args) => run_tests(args),
        Command::Dump(form, program) => {
            source(program).map(|source| dump::dump(&*source.provider, &source.paths, form))
        }
    };
    match outcome {
        Ok(outcome) => report(&outcome),
        Err(message) => {
            eprintln!("csp: {message}");
            exit::FAILED
        }
    }
}

fn run(invocation: Invocation) -> Result<Outcome, String> {
    let mut config = Config::from_env(|name| std::env::var(name).ok())?;
    let source = source(invocation.program)?;
    let name = source.paths.first().map_or_else(OsString::new, |path| path.clone().into());
    config.args = std::iter::once(name).chain(invocation.args).collect();
    config.warn = invocation.warn || std::io::stderr().is_terminal();
    config.max_mem = invocation.max_mem;
    config.own_process = true;
    Ok(driver::run::run(&*source.provider, &source.paths, &config, driver::streams::standard()))
}

/// Runs the tests of a package in this process. The arguments are its folder, and the test program's own, its name
/// first: the script that starts it.
fn run_tests(mut args: VecDeque<OsString>) -> Result<Outcome, String> {
    let mut config = Config::from_env(|name| std::env::var(name).ok())?;
    let dir = args.pop_front().unwrap_or_else(|| ".".into());
    config.executable = args.front().map(PathBuf::from).filter(|script| script.is_absolute());
    config.args = args.into();
    config.own_process = true;
    Ok(driver::test::run(&Disk, Path::new(&dir), &config, driver::streams::standard()))
}

/// Where a program's texts are.
struct SourceFiles {
    provider: Box<dyn SourceProvider>,
    paths: Vec<PathBuf>,
}

fn source(program: Program) -> Result<SourceFiles, String> {
    let text = |name: &str, text: Vec<u8>| {
        let path = PathBuf::from(name);
        SourceFiles { provider: Box::new(WithText { path: path.clone(), text }), paths: vec![path] }
    };
    Ok(match program {
        Program::Files(paths) => SourceFiles { provider: Box::new(Disk), paths },
        Program::Code(code) => text("-e", code.into_bytes()),
        Program::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(|e| format!("standard input: {e}"))?;
            text("-", bytes)
        }
    })
}

/// Prints what a command has to say and gives its exit code.
fn report(outcome: &Outcome) -> ExitCode {
    use std::io::Write;
    // A reader that has gone away is no error of ours.
    let _ = std::io::stdout().write_all(outcome.stdout.as_bytes());
    let _ = std::io::stderr().write_all(outcome.stderr.as_bytes());
    exit::code(outcome.exit)
}
