//! Exit codes: 0 done, 1 did not compile or wrong usage, 2 panicked or deadlocked, 70 internal error, `os.Exit(n)` as
//! asked.

use std::process::ExitCode;

/// The program or the command line is wrong.
pub(super) const FAILED: ExitCode = ExitCode::FAILURE;

/// The process's exit code for a program's: the low 8 bits, as the system has it.
pub(super) fn code(exit: i32) -> ExitCode {
    ExitCode::from((exit & 0xff) as u8)
}
