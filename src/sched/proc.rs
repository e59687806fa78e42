//! A P: the right to run tasks, and what belongs to whoever has it.

use super::queue::{LocalQueue, Stealer};
use super::task::{ProcId, Task, TaskPtr, World};
use super::timer::{Next, Timers};
use crate::sync::Arc;
use crate::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::cell::UnsafeCell;
use std::ptr::{NonNull, null_mut};

/// The most Ps there can be.
pub(super) const MAX_PROCS: usize = if cfg!(any(loom, shuttle)) { 4 } else { 1024 };

/// One P. Never freed while the scheduler lives.
pub(super) struct Proc<T: Task> {
    pub(super) id: ProcId,
    /// Belongs to the holder of the P; while the world is stopped, to the one who stopped it.
    own: UnsafeCell<Own<T>>,
    pub(super) stealer: Stealer<T>,
    pub(super) timers: Timers<T>,
    pub(super) counts: Counts,
}

/// What the holder of a P owns.
pub(super) struct Own<T: Task> {
    pub(super) queue: LocalQueue<T>,
    /// What runs next, with the rest of the current budget. Nobody steals it: the holder itself moves it to the queue
    /// when it has waited for long enough and a P is idle (`preempt.rs`).
    pub(super) run_next: Option<TaskPtr<T>>,
    pub(super) local: <T::World as World>::Local,
    /// Counts fresh slices.
    pub(super) tick: u32,
    /// The state of a xorshift generator.
    pub(super) random: u64,
    /// Goroutine numbers that are free to give: next, end.
    pub(super) ids: (u64, u64),
}

/// What the holder counts. Written by the holder only (a plain load and store), read by anybody.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) spawned: AtomicU64,
    pub(super) finished: AtomicU64,
    pub(super) stolen: AtomicU64,
    pub(super) slices: AtomicU64,
}

// SAFETY: `own` is only reached by the P's holder, and holding is passed on under the crew's lock; all else is atomics,
// locks and a stealer.
unsafe impl<T: Task> Sync for Proc<T> {}
// SAFETY: as above; `World::Local` is `Send` and tasks may be resumed anywhere.
unsafe impl<T: Task> Send for Proc<T> {}

impl<T: Task> Proc<T> {
    fn new(id: ProcId, world: &T::World, seed: u64, next: Arc<Next>) -> Self {
        let queue = LocalQueue::new();
        let stealer = queue.stealer();
        let random = (seed ^ (u64::from(id.0) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1;
        let own = Own { queue, run_next: None, local: world.new_local(id), tick: 0, random, ids: (0, 0) };
        Proc { id, own: UnsafeCell::new(own), stealer, timers: Timers::new(next), counts: Counts::default() }
    }

    /// What the holder owns.
    #[inline(always)]
    pub(super) fn own(&self) -> NonNull<Own<T>> {
        // SAFETY: `UnsafeCell::get` is never null.
        unsafe { NonNull::new_unchecked(self.own.get()) }
    }
}

/// Adds one to a counter that only the caller writes.
#[inline]
pub(super) fn count(counter: &AtomicU64) {
    counter.store(counter.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
}

/// All Ps that were ever made.
pub(super) struct Procs<T: Task> {
    table: Box<[AtomicPtr<Proc<T>>]>,
    n: AtomicUsize,
    seed: u64,
    next: Arc<Next>,
}

impl<T: Task> Procs<T> {
    pub(super) fn new(n: usize, world: &T::World, seed: u64, next: Arc<Next>) -> Self {
        let table = (0..MAX_PROCS).map(|_| AtomicPtr::new(null_mut())).collect();
        let procs = Procs { table, n: AtomicUsize::new(0), seed, next };
        for _ in 0..n {
            procs.add(world);
        }
        procs
    }

    /// Makes one more. By one thread at a time: under the crew's lock, or at the start.
    pub(super) fn add(&self, world: &T::World) -> ProcId {
        let n = self.n.load(Ordering::Relaxed);
        let id = ProcId(n as u32);
        let proc = Box::new(Proc::new(id, world, self.seed, self.next.clone()));
        self.table[n].store(Box::into_raw(proc), Ordering::Release);
        // Release: pairs with the load in `iter`.
        self.n.store(n + 1, Ordering::Release);
        id
    }

    pub(super) fn get(&self, id: ProcId) -> &Proc<T> {
        // Acquire: pairs with the store in `add`.
        let proc = self.table[id.index()].load(Ordering::Acquire);
        debug_assert!(!proc.is_null());
        // SAFETY: ids are made by `add`, which has stored the pointer before, and boxes are freed in `drop` only.
        unsafe { &*proc }
    }

    pub(super) fn len(&self) -> usize {
        self.n.load(Ordering::Acquire)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Proc<T>> {
        (0..self.len() as u32).map(|n| self.get(ProcId(n)))
    }
}

impl<T: Task> Drop for Procs<T> {
    fn drop(&mut self) {
        for at in 0..self.len() {
            // SAFETY: the pointers below `n` come from `Box::into_raw` in `add`, and nobody has a reference any more.
            drop(unsafe { Box::from_raw(self.table[at].load(Ordering::Acquire)) });
        }
    }
}
