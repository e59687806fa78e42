//! Rust halves of stdlib packages, one file per package.
//!
//! A bodiless declaration in `stdlib/` is the only statement of a native's type; the linker compares it with the
//! entry here, and a test demands that each side has the other.

mod atomic;
mod bits;
mod bufio;
mod bytes;
mod errno;
mod errors;
mod float;
mod fmt;
mod math;
mod order;
mod quote;
mod runtime;
mod sort;
mod strconv;
mod strings;
mod sync;
mod syscall;
mod text;
mod time;
mod unicode;
mod utf8;

use crate::vm::abi::Native;

/// The natives of all packages.
pub static ALL: &[&[Native]] = &[
    atomic::NATIVES,
    bits::NATIVES,
    bufio::NATIVES,
    bytes::NATIVES,
    errors::NATIVES,
    fmt::NATIVES,
    math::NATIVES,
    runtime::NATIVES,
    sort::NATIVES,
    strconv::NATIVES,
    strings::NATIVES,
    sync::NATIVES,
    syscall::ENVIRONMENT,
    syscall::FILES,
    syscall::PATHS,
    syscall::PROCESS,
    time::NATIVES,
    unicode::NATIVES,
    utf8::NATIVES,
];
