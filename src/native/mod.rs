//! Rust halves of stdlib packages, one file per package.
//!
//! A bodiless declaration in `stdlib/` is the only statement of a native's type; the linker compares it with the
//! entry here, and a test demands that each side has the other.

mod errno;
mod float;
mod fmt;
mod order;
mod quote;
mod sync;
mod time;

use crate::vm::abi::Native;

/// The natives of all packages.
pub static ALL: &[&[Native]] = &[fmt::NATIVES, sync::NATIVES, time::NATIVES];
