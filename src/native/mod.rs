//! Rust halves of stdlib packages, one file per package.
//!
//! A bodiless declaration in `stdlib/` is the only statement of a native's type; the linker compares it with the
//! entry here, and a test demands that each side has the other.

mod errno;
mod float;
mod fmt;
mod math;
mod order;
mod quote;
mod runtime;
mod slices;
mod strconv;
mod strings;
mod sync;
mod syscall;
mod time;

use crate::vm::abi::Native;

/// The natives of all packages.
pub static ALL: &[&[Native]] = &[
    fmt::NATIVES,
    math::NATIVES,
    runtime::NATIVES,
    slices::NATIVES,
    strconv::NATIVES,
    strings::NATIVES,
    sync::NATIVES,
    syscall::NATIVES,
    time::NATIVES,
];
