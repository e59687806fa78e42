//! Exit codes: 0 done, 1 did not compile or wrong usage, 2 panicked or deadlocked, 70 internal error, `os.Exit(n)` as
//! asked.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::PanicHookInfo;
use std::process::ExitCode;

/// The exit code of a fault of csp itself: `EX_SOFTWARE` of sysexits.
const INTERNAL: i32 = 70;

/// The program or the command line is wrong.
pub(super) const FAILED: ExitCode = ExitCode::FAILURE;

/// The process's exit code for a program's: the low 8 bits, as the system has it.
pub(super) fn code(exit: i32) -> ExitCode {
    ExitCode::from((exit & 0xff) as u8)
}

/// Makes a fault of csp itself end the process at once, with its text and its own exit code. It must not unwind: above a
/// worker there is code that cannot be unwound, and other workers would go on with half a change.
pub(super) fn on_internal_error() {
    std::panic::set_hook(Box::new(|fault| {
        // Nobody may be there to read it.
        let _ = std::io::stderr().write_all(text(fault).as_bytes());
        std::process::exit(INTERNAL)
    }));
}

fn text(fault: &PanicHookInfo<'_>) -> String {
    let what = fault.payload_as_str().unwrap_or("no text");
    let at = fault.location().map_or(String::new(), |at| format!(" ({}:{})", at.file(), at.line()));
    let mut text = format!(
        "csp: internal error: {what}{at}\nThis is a fault of csp, not of the program. Please report it, with the program.\n"
    );
    // Where RUST_BACKTRACE asks for it.
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        text += &backtrace.to_string();
    }
    text
}
