//! The test suite over data files: each file is one named test.
//!
//! - `golden/`: programs with their expected output in the file, run by the `csp` command. Every program also runs in
//!   the matrix of [`matrix`]: 1, 2 and 8 workers, a budget of one reduction, a collection at every safepoint, tiny
//!   stacks.
//! - `check/`: programs that must not compile, annotated at the line.
//! - `process/`: the command as a process: arguments, streams, signals, exit status.
//! - `limits/`: programs that want more memory than there is, and streams that nobody reads.
//! - `differential/`: generated programs, which must do the same in the matrix, and what real Go does.
//! - `traces/`: what a program that fails tells of its goroutines.
//! - `testing/`: `csp test`, compared with what `go test` has said.
//! - `snapshots/`: trees and bytecode of small programs.
//! - `dumps/`: what `csp dump` shows.
//! - `bad_input`: texts that are no programs, and programs that no person writes ([`bad_input`]).
//! - `examples/`: must print what they say at their end.
//! - `census/`: every function of the library has a test.
//! - `instructions/`: `docs/instructions.md` says what the table of instructions says.
//! - README.md and `docs/`: the programs in them.
//!
//! `cargo test --test suite chan/` runs a part.

mod bad_input;
mod census;
mod check;
mod differential;
mod directives;
mod docs;
mod generate;
mod golden;
mod instructions;
mod limits;
mod matrix;
mod process;
mod runner;
mod shapes;
mod snapshots;
mod test_command;
mod traces;

use libtest_mimic::{Arguments, Trial};

fn main() {
    let args = Arguments::from_args();
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(golden::trials());
    trials.extend(check::trials());
    trials.extend(process::trials());
    trials.extend(limits::trials());
    trials.extend(traces::trials());
    trials.extend(differential::trials());
    trials.extend(bad_input::trials());
    trials.extend(snapshots::trials());
    trials.extend(test_command::trials());
    trials.extend(directives::self_tests());
    trials.extend(census::trials());
    trials.extend(instructions::trials());
    trials.extend(docs::trials());
    trials.extend(docs::self_tests());
    libtest_mimic::run(&args, trials).exit();
}
