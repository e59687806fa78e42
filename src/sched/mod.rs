//! The M:N scheduler: runs anything that implements [`task::Task`]; knows no opcode.
//!
//! # Concepts
//!
//! - G, a *task*: a goroutine's record, owned by the machine, resumed through a raw pointer (`task.rs`, `state.rs`).
//! - P, a *proc*: the right to run tasks, with a queue, a run-next slot, timers and the machine's allocation cache
//!   (`proc.rs`, `queue.rs`). There are GOMAXPROCS of them.
//! - M, a *worker*: a thread that holds a P (`worker.rs`). The host's thread is one while it is in `run`; others are
//!   started when there is more to do than one can do. Calls that block run elsewhere (`blocking.rs`).
//! - The *crew*: the Ps nobody holds and the threads that sleep, under one lock (`crew.rs`, `idle.rs`, `stop.rs`).
//!
//! # Invariants
//!
//! 1. A task has one owner: a worker, a queue, or the waiter record through which it will be readied.
//! 2. A P has one holder: a worker, the idle list, or whoever has stopped the world.
//! 3. No lock is held while a task is made ready, but a channel's own, under which no other is taken.
//! 4. Whoever pushes to its own P's queue will look at it again; whoever pushes to the global queue and will not look
//!    again calls `notice`.
//!
//! # Protocol
//!
//! - Parking has two phases: `task.rs`.
//! - Sleeping and waking: `idle.rs`. Whom to wake, and when not to: `preempt.rs`.
//! - Stopping the world: `stop.rs`.
//! - The end: `shared.rs`. Main's return, an exit and a deadlock are outcomes of `run`; in a session the workers stay
//!   and what was started goes on.
//!
//! # Rejected
//!
//! One queue under one lock (a contended line per hand-over). A thread per P for good, without the notion of a P (no
//! way to hand one over from a call that blocks, nor to change GOMAXPROCS). Spinning workers. Reference counts on
//! tasks.
//!
//! # Models
//!
//! The protocols are explored by loom and the whole scheduler by shuttle, with a locked stand-in of four slots for the
//! deque: `RUSTFLAGS="--cfg loom" cargo test --release --lib loom_` and
//! `RUSTFLAGS="--cfg shuttle" cargo test --release --lib shuttle_`, both best in a target folder of their own.
//! `CSP_SCHEDULES=n` has shuttle try n schedules per test.
#![allow(unsafe_code, reason = "the contract with the machine is unsafe: tasks are raw records resumed on any thread")]

mod blocking;
mod context;
mod crew;
/// When a program can never go on.
pub mod deadlock;
/// The scheduler as seen from outside the workers.
pub mod handle;
mod idle;
mod inject;
mod park;
mod preempt;
mod proc;
mod queue;
mod shared;
/// The scheduler's part of a goroutine's record.
pub mod state;
/// Figures about the workers.
pub mod stats;
mod steal;
/// Stopping the world.
pub mod stop;
/// The contract with the machine: what is resumed, how it parks, who readies it.
pub mod task;
/// Timers.
pub mod timer;
/// Why a goroutine waits, in Go's words.
pub mod wait;
/// The worker loop.
pub mod worker;

#[cfg(all(test, loom))]
mod loom_tests;
#[cfg(all(test, shuttle))]
pub(crate) mod shuttle_tests;
#[cfg(all(test, not(any(loom, shuttle))))]
mod tests;
#[cfg(test)]
#[cfg_attr(loom, allow(dead_code, reason = "models use a part of it"))]
pub(crate) mod toy;

use std::any::Any;

/// How the scheduler behaves.
#[derive(Clone, Debug)]
pub struct Config {
    /// GOMAXPROCS at the start; at least 1 is taken.
    pub procs: usize,
    /// A slice, in reductions. 1 preempts at every safepoint.
    pub budget: u32,
    /// For how many reductions work may wait while a P is idle.
    pub clip: u32,
    /// Where every random choice starts.
    pub seed: u64,
    /// What main's return ends.
    pub mode: Mode,
    /// Whether time jumps to the next timer when all are idle, instead of passing. For tests.
    pub frozen_clock: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config { procs: 1, budget: 8000, clip: 500, seed: 1, mode: Mode::Program, frozen_clock: false }
    }
}

/// What ends when a run does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Everything.
    Program,
    /// The run only: other goroutines go on, and another run may follow.
    Session,
}

/// How a run ended.
#[derive(Debug)]
pub enum Outcome {
    /// Main returned.
    MainReturned,
    /// A task yielded `Exit` with this code.
    Exit(i32),
    /// Nothing can go on. All workers are idle.
    Deadlock(deadlock::Deadlock),
    /// `Remote::interrupt` was called, or the scheduler was shut down.
    Interrupted,
    /// A worker panicked, which is an internal error; the panic's payload.
    Panicked(Box<dyn Any + Send>),
}
