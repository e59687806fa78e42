//! The scheduler's part of a goroutine's record: its state word, number and generation.
//!
//! Concepts. A [`TaskHeader`] is the first field of the embedder's record. Its state word holds the phase and, in
//! the same word, the reason of the wait, so that a traceback reads both at once.
//!
//! Invariants.
//!  1. Exactly one party owns a task at any time, and only the owner moves the state: the worker that runs it, the
//!     queue it stands in (that is, whoever takes it out), or, while it waits, the one who takes it out of the
//!     wait queue under that queue's lock.
//!  2. So transitions are plain stores; ownership passes through the queues' and locks' own release and acquire.
//!     Debug builds swap and check that the state before was the expected one: a task made ready twice is found there.
//!  3. The generation changes when the record is given to a new goroutine; it tells a stale [`TaskRef`].
//!
//! ```text
//!              prepare            start_running              finish
//!     Idle ───────────► Runnable ◄──────────────► Running ───────────► Idle
//!                           ▲        preempt         │
//!                           │ ready                  │ park
//!                           └──────── Waiting ◄──────┘
//! ```
//!
//! Rejected: compare-and-swap on each transition, as Go has (casgstatus): two locked instructions per hand-over for
//! a state that has one owner anyhow; Go needs them because its collector scans stacks while others run.
//!
//! [`TaskRef`]: super::task::TaskRef

use super::wait::WaitReason;
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// Where a task stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Phase {
    /// The record is in its pool, or its goroutine is being built: the all-zero state.
    Idle,
    /// In a run queue.
    Runnable,
    /// On a worker.
    Running,
    /// Parked.
    Waiting,
}

/// The scheduler's fields of a goroutine's record. All-zero memory is a valid, idle header.
#[derive(Debug)]
#[repr(C)]
pub struct TaskHeader {
    /// Phase in bits 0 to 7, wait reason in bits 8 to 15.
    state: AtomicU32,
    /// Counts the goroutines that have used this record.
    generation: AtomicU32,
    /// The goroutine's number, as tracebacks show it.
    id: AtomicU64,
}

impl Default for TaskHeader {
    fn default() -> Self {
        Self::new()
    }
}

impl TaskHeader {
    /// An idle header.
    pub fn new() -> Self {
        TaskHeader { state: AtomicU32::new(0), generation: AtomicU32::new(0), id: AtomicU64::new(0) }
    }

    /// The goroutine's number.
    pub fn id(&self) -> u64 {
        self.id.load(Ordering::Relaxed)
    }

    /// How many goroutines have used the record before this one.
    pub fn generation(&self) -> u32 {
        self.generation.load(Ordering::Relaxed)
    }

    /// Where the task stands and, if it waits, why. A snapshot, unless the world is stopped.
    pub fn phase(&self) -> (Phase, WaitReason) {
        let word = self.state.load(Ordering::Relaxed);
        let phase = match word & 0xff {
            0 => Phase::Idle,
            1 => Phase::Runnable,
            2 => Phase::Running,
            _ => Phase::Waiting,
        };
        (phase, WaitReason::from_number((word >> 8) as u8))
    }

    /// A built goroutine gets its number and becomes runnable. The caller hands it to a queue at once.
    pub(super) fn prepare(&self, id: u64) {
        self.id.store(id, Ordering::Relaxed);
        self.step(Phase::Idle, Phase::Runnable, WaitReason::None);
    }

    /// A worker that took the task from a queue runs it.
    #[inline]
    pub(super) fn start_running(&self) {
        self.step(Phase::Runnable, Phase::Running, WaitReason::None);
    }

    /// The worker puts the running task back into a queue.
    #[inline]
    pub(super) fn preempt(&self) {
        self.step(Phase::Running, Phase::Runnable, WaitReason::None);
    }

    /// The worker marks the task as waiting, before the commit lets wakers see it.
    #[inline]
    pub(super) fn park(&self, reason: WaitReason) {
        self.step(Phase::Running, Phase::Waiting, reason);
    }

    /// The commit found the reason gone: the worker goes on with the task.
    #[inline]
    pub(super) fn unpark(&self) {
        self.step(Phase::Waiting, Phase::Running, WaitReason::None);
    }

    /// Whoever took the task out of its wait queue makes it runnable and hands it to a run queue.
    #[inline]
    pub(super) fn ready(&self) {
        self.step(Phase::Waiting, Phase::Runnable, WaitReason::None);
    }

    /// The goroutine is over; its record goes back to the pool.
    pub(super) fn finish(&self) {
        self.step(Phase::Running, Phase::Idle, WaitReason::None);
        let next = self.generation.load(Ordering::Relaxed).wrapping_add(1);
        self.generation.store(next, Ordering::Relaxed);
    }

    /// One transition by the task's owner.
    #[inline(always)]
    fn step(&self, from: Phase, to: Phase, reason: WaitReason) {
        let word = to as u32 | (reason as u32) << 8;
        if cfg!(debug_assertions) {
            let before = self.state.swap(word, Ordering::Relaxed) & 0xff;
            assert_eq!(before, from as u32, "goroutine {}: {from:?} to {to:?}", self.id());
        } else {
            // Relaxed: the queue or lock through which the task changes hands orders it.
            self.state.store(word, Ordering::Relaxed);
        }
    }
}

#[cfg(all(test, not(any(loom, shuttle))))]
mod tests {
    use super::*;

    #[test]
    fn a_life() {
        let h = TaskHeader::new();
        assert_eq!(h.phase(), (Phase::Idle, WaitReason::None));
        h.prepare(7);
        h.start_running();
        h.park(WaitReason::Sleep);
        assert_eq!(h.phase(), (Phase::Waiting, WaitReason::Sleep));
        h.ready();
        h.start_running();
        h.preempt();
        h.start_running();
        h.finish();
        assert_eq!((h.phase().0, h.generation(), h.id()), (Phase::Idle, 1, 7));
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "Waiting to Runnable")]
    fn ready_twice_is_found() {
        let h = TaskHeader::new();
        h.prepare(1);
        h.start_running();
        h.park(WaitReason::ChanReceive);
        h.ready();
        h.ready();
    }
}
