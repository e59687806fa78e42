//! csp: Go as a scripting language for concurrency.
//!
//! The modules in reading order. The front end ends in [`bytecode`], the machine begins there; only
//! [`driver`] knows both halves. Who may import whom is a test (`tests/tidy.rs`).

/// Positions, sources, interned names, typed indices: what every layer may name.
pub mod base;
/// The contract between the compiler and the machine.
#[cfg(not(any(loom, shuttle)))]
pub mod bytecode;
/// Channels and select, generic in the element.
pub mod chan;
/// The static checker, in go/types' structure.
#[cfg(not(any(loom, shuttle)))]
pub mod check;
/// The command line.
#[cfg(not(any(loom, shuttle)))]
pub mod cli;
/// Checked tree to bytecode.
#[cfg(not(any(loom, shuttle)))]
pub mod compile;
/// What can be said to the user, and how it is drawn.
#[cfg(not(any(loom, shuttle)))]
pub mod diag;
/// Load, check, compile, link, run: the library that a host program embeds.
#[cfg(not(any(loom, shuttle)))]
pub mod driver;
/// Values, allocation, the collector.
#[cfg(not(any(loom, shuttle)))]
pub mod heap;
/// Which files form which package.
#[cfg(not(any(loom, shuttle)))]
pub mod load;
/// Rust halves of the standard library.
#[cfg(not(any(loom, shuttle)))]
pub mod native;
/// The M:N scheduler: runs anything that is a task; knows no opcode.
pub mod sched;
/// `std::sync` in production, a model checker's under test.
pub mod sync;
/// Text to tokens to tree.
#[cfg(not(any(loom, shuttle)))]
pub mod syntax;
/// What a type is; no rules about programs.
#[cfg(not(any(loom, shuttle)))]
pub mod types;
/// Runs bytecode on a goroutine's stack.
#[cfg(not(any(loom, shuttle)))]
pub mod vm;
