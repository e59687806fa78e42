//! csp: Go as a scripting language for concurrency.
//!
//! The modules in reading order. The front end ends in [`bytecode`], the machine begins there; only
//! [`driver`] knows both halves. Who may import whom is a test (`tests/tidy.rs`).

/// Positions, sources, interned names, typed indices: what every layer may name.
pub mod base;
/// The contract between the compiler and the machine.
pub mod bytecode;
/// Channels and select, generic in the element.
pub mod chan;
/// The static checker, in go/types' structure.
pub mod check;
/// The command line.
pub mod cli;
/// Checked tree to bytecode.
pub mod compile;
/// What can be said to the user, and how it is drawn.
pub mod diag;
/// Load, check, compile, link, run: the library that a host program embeds.
pub mod driver;
/// Values, allocation, the collector.
pub mod heap;
/// Which files form which package.
pub mod load;
/// Rust halves of the standard library.
pub mod native;
/// The M:N scheduler: runs anything that is a task; knows no opcode.
pub mod sched;
/// `std::sync` in production, a model checker's under test.
pub mod sync;
/// Text to tokens to tree.
pub mod syntax;
/// What a type is; no rules about programs.
pub mod types;
/// Runs bytecode on a goroutine's stack.
pub mod vm;
