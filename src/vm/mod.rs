//! Runs bytecode on a goroutine's stack.
//!
//! ```text
//!  engine ─► link ─► image: code, functions, strings, package variables
//!    │
//!    └─► sched ─► goroutine::resume ─► dispatch ─► ops ─► call, defer, panic, fiber, chans, collect …
//!                                                   │
//!                                             slots, heap::access
//! ```
//!
//! Rules for every handler:
//!
//!  1. It reads all its operands before it writes any.
//!  2. It has no effect before its last allocation, because at the memory limit it is executed again.
//!  3. It calls nothing on its common path unless calling is what it does; what is rare is reached by
//!     [`machine::stop`], what is long by [`machine::outline`]. No local of its has its address taken across its end.
//!  4. Slots are reached through [`slots`] only, shared memory through [`crate::heap::access`] only.
//!  5. Nobody keeps an address into a stack across a safepoint.

/// The only door for native code.
pub mod abi;
/// The machine as a host uses it.
pub mod engine;
/// A program's output streams.
pub mod output;

/// Writing to descriptors without waiting.
pub mod ready;
/// How much a program that fails tells.
pub mod tracing;

/// Program and natives to a runnable image.
pub mod link;
/// Signals of the system.
pub mod signals;

mod call;
mod callers;
mod chans;
mod collect;
mod defer;
mod dispatch;
mod errors;
mod fatal;
mod fiber;
mod finalize;
mod frames;
mod goroutine;
mod handles;
mod history;
mod image;
mod implements;
mod live;
mod machine;
mod native_stack;
mod ops;
mod panic;
mod print;
mod slots;
mod stack;
mod state;
mod timers;
mod traceback;
mod trap;
mod world;

#[cfg(test)]
mod tests;
