//! The command line.
#![allow(clippy::print_stderr, reason = "the command line is where csp prints")]

use std::path::Path;
use std::process::ExitCode;

use crate::driver::front::check_file;
use crate::load::provider::Disk;

/// Runs the command line of this process and gives its exit code.
pub fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [command, file] = &args[..] else {
        eprintln!("usage: csp check FILE");
        return ExitCode::FAILURE;
    };
    if command != "check" {
        eprintln!("csp: unknown command {command}");
        return ExitCode::FAILURE;
    }
    match check_file(&Disk, Path::new(file)) {
        Ok((text, ok)) => {
            eprint!("{text}");
            if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(message) => {
            eprintln!("csp: {message}");
            ExitCode::FAILURE
        }
    }
}
