//! The command line.
//!
//! This layer alone reads arguments and environment variables, prints, and ends the process.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line is where csp prints")]

mod args;
mod exit;

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use crate::driver::config::Config;
use crate::driver::{self, Outcome, build};
use crate::load::provider::Disk;
use args::{Command, Invocation};

/// Runs the command line of this process and gives its exit code.
pub fn main() -> ExitCode {
    match args::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => {
            println!("{}", args::HELP);
            ExitCode::SUCCESS
        }
        Ok(Command::Version) => {
            println!("csp {} (Go 1.27)", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        Ok(Command::Run(invocation)) => run(&invocation),
        Ok(Command::Check(file)) => report(&build::check(&Disk, Path::new(&file))),
        Ok(Command::DumpBytecode(file)) => report(&build::dump_bytecode(&Disk, Path::new(&file))),
        Err(message) => {
            eprintln!("csp: {message}\nRun 'csp --help' for usage.");
            exit::FAILED
        }
    }
}

fn run(invocation: &Invocation) -> ExitCode {
    let mut config = match Config::from_env(|name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(message) => {
            eprintln!("csp: {message}");
            return exit::FAILED;
        }
    };
    config.args = std::iter::once(invocation.file.clone().into()).chain(invocation.args.iter().cloned()).collect();
    config.warn = invocation.warn || std::io::stderr().is_terminal();
    report(&driver::run::run(
        &Disk,
        Path::new(&invocation.file),
        &config,
        driver::streams::standard(|| std::process::exit(exit::READER_GONE)),
    ))
}

/// Prints what a command has to say and gives its exit code.
fn report(outcome: &Outcome) -> ExitCode {
    use std::io::Write;
    // A reader that has gone away is no error of ours.
    let _ = std::io::stdout().write_all(outcome.stdout.as_bytes());
    let _ = std::io::stderr().write_all(outcome.stderr.as_bytes());
    exit::code(outcome.exit)
}
