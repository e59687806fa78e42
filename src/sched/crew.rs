//! Who works: the Ps nobody holds, the threads that sleep, and what all of them are asked to do.
//!
//! Everything rare is under one lock (Go's `sched.lock`): going to sleep, being woken, stopping the world, the end of
//! a run. What is looked at often is beside it in two words: [`Crew::n_idle`] and [`Crew::requests`].
//!
//! Invariants, while the lock is free:
//!  1. Every active P is in `idle`, or held by a thread that runs, or held by one that waits at the gate (`n_stopped`).
//!  2. `n_idle` is the length of `idle`.
//!  3. While `stopping`, nobody takes a P out of `idle` but the one who stopped the world.
//!  4. A sleeping thread's sleeper is in `sleepers` until somebody gives it a signal.

use super::park::{Signal, Sleeper};
use super::stop::Job;
use super::task::ProcId;
use crate::sync::atomic::{AtomicU32, AtomicUsize, Ordering, fence};
use crate::sync::{Arc, Condition, Lock, MutexGuard};

/// The world is to stop: workers go to the gate.
pub(super) const STOP: u32 = 1;
/// Everything is to end: workers leave.
pub(super) const EXIT: u32 = 2;
/// The current run has an outcome: the thread that runs it leaves.
pub(super) const OVER: u32 = 4;
/// There are more Ps than GOMAXPROCS: a worker gives up its own.
pub(super) const SHRINK: u32 = 8;

/// The workers' common state.
pub(super) struct Crew {
    /// What the workers are asked to do, a set of the bits above. Written under the lock; read without it at every
    /// slice, where being late does no harm: whoever asks waits, under the lock, for the answer.
    requests: AtomicU32,
    /// How many Ps are idle. Written under the lock. Pairs with the fences in `sleep` and `notice`.
    n_idle: AtomicUsize,
    /// How many woken workers have not found work yet: while there is one, nobody need be woken.
    n_searching: AtomicUsize,
    pub(super) core: Lock<Core>,
    /// Told to the one who stops the world whenever a P goes idle or to the gate, and when a helper is done.
    pub(super) arrived: Condition,
    /// Waited on by workers at the gate.
    pub(super) gate: Condition,
}

/// What the crew's lock protects.
pub(super) struct Core {
    /// Ps that nobody holds.
    pub(super) idle: Vec<ProcId>,
    /// Threads that sleep for want of a P or of work; the last to lie down is the first to be woken.
    pub(super) sleepers: Vec<Arc<Sleeper>>,
    /// How many Ps are active: GOMAXPROCS, and those in `excess`.
    pub(super) n_procs: usize,
    /// How many Ps are too many: whoever gives one up next gives it up for good.
    excess: usize,
    /// Ps that are not active now.
    spare: Vec<ProcId>,
    /// How many worker threads there are, the one that runs `run` apart.
    pub(super) n_threads: usize,
    /// Until when a sleeping worker watches the timers; `i64::MAX` when none does.
    pub(super) watched: i64,
    /// Whether the world is stopped or about to be.
    pub(super) stopping: bool,
    /// How many Ps are held by threads that wait at the gate.
    pub(super) n_stopped: usize,
    /// Work that the stopped workers help with.
    pub(super) job: Option<Job>,
    /// How many such jobs there have been.
    pub(super) n_jobs: u64,
}

/// Starts a worker thread with a P.
pub(super) type Start<'a> = &'a dyn Fn(ProcId) -> bool;

impl Crew {
    /// A crew of `n_procs` Ps, all idle.
    pub(super) fn new(n_procs: usize) -> Self {
        let idle: Vec<ProcId> = (0..n_procs as u32).rev().map(ProcId).collect();
        Crew {
            requests: AtomicU32::new(0),
            n_idle: AtomicUsize::new(n_procs),
            n_searching: AtomicUsize::new(0),
            core: Lock::new(Core {
                idle,
                sleepers: Vec::new(),
                n_procs,
                excess: 0,
                spare: Vec::new(),
                n_threads: 0,
                watched: i64::MAX,
                stopping: false,
                n_stopped: 0,
                job: None,
                n_jobs: 0,
            }),
            arrived: Condition::new(),
            gate: Condition::new(),
        }
    }

    /// The requests, as of a moment ago.
    #[inline]
    pub(super) fn requests(&self) -> u32 {
        self.requests.load(Ordering::Relaxed)
    }

    /// Adds or removes a request. Under the lock, so a plain read and write would do; readers take no lock.
    pub(super) fn request(&self, _core: &Core, bits: u32) {
        self.requests.fetch_or(bits, Ordering::Relaxed);
    }

    pub(super) fn withdraw(&self, _core: &Core, bits: u32) {
        self.requests.fetch_and(!bits, Ordering::Relaxed);
    }

    /// How many Ps are idle, as of a moment ago.
    #[inline]
    pub(super) fn n_idle(&self) -> usize {
        self.n_idle.load(Ordering::Relaxed)
    }

    /// How many woken workers look for work, as of a moment ago.
    pub(super) fn n_searching(&self) -> usize {
        self.n_searching.load(Ordering::Relaxed)
    }

    /// Records a P that nobody holds any more; its queues are empty if it may be in excess.
    pub(super) fn put_idle(&self, core: &mut Core, proc: ProcId) {
        if core.excess > 0 {
            core.excess -= 1;
            core.n_procs -= 1;
            core.spare.push(proc);
            if core.excess == 0 {
                self.withdraw(core, SHRINK);
            }
        } else {
            core.idle.push(proc);
            self.n_idle.store(core.idle.len(), Ordering::Relaxed);
        }
        if core.stopping {
            self.arrived.notify_all();
        }
    }

    /// Changes GOMAXPROCS; `more` makes a P that was not there before. Idle Ps go at once; held ones when their
    /// workers see the request. Returns what it was.
    pub(super) fn set_procs(&self, n: usize, more: &mut dyn FnMut() -> ProcId) -> usize {
        let mut core = self.core.lock();
        let before = core.n_procs - core.excess;
        core.excess = 0;
        self.withdraw(&core, SHRINK);
        while core.n_procs < n {
            core.n_procs += 1;
            let proc = core.spare.pop().unwrap_or_else(&mut *more);
            self.put_idle(&mut core, proc);
        }
        while core.n_procs > n
            && let Some(proc) = self.take_idle(&mut core)
        {
            core.n_procs -= 1;
            core.spare.push(proc);
        }
        if core.n_procs > n {
            core.excess = core.n_procs - n;
            self.request(&core, SHRINK);
        }
        before
    }

    /// GOMAXPROCS.
    pub(super) fn n_procs(&self) -> usize {
        let core = self.core.lock();
        core.n_procs - core.excess
    }

    /// Takes a P for the thread that runs `run`, if one is idle.
    pub(super) fn take_first(&self) -> Option<ProcId> {
        let mut core = self.core.lock();
        if core.stopping { None } else { self.take_idle(&mut core) }
    }

    /// Takes a P that nobody holds.
    pub(super) fn take_idle(&self, core: &mut Core) -> Option<ProcId> {
        let proc = core.idle.pop()?;
        self.n_idle.store(core.idle.len(), Ordering::Relaxed);
        Some(proc)
    }

    /// To be called after work was published by somebody who will not look at it again: wakes a worker if a P is idle.
    pub(super) fn notice(&self, start: Start<'_>) {
        // Pairs with the fence in `sleep`: either this sees the idle P, or that worker's last look sees the work.
        fence(Ordering::SeqCst);
        if self.n_idle() != 0 {
            self.wake_one(start);
        }
    }

    /// Wakes a worker, unless one is on its way already.
    pub(super) fn wake_one(&self, start: Start<'_>) {
        // Pairs with the fence in `stop_searching`: a searcher that is passed over here looks again after it stops searching.
        if self.n_searching.load(Ordering::SeqCst) != 0 {
            return;
        }
        let mut core = self.core.lock();
        if core.stopping || self.requests() & EXIT != 0 {
            return; // Whoever starts the world again looks at the queues.
        }
        let Some(proc) = self.take_idle(&mut core) else { return };
        self.start_searching();
        self.dispatch(core, proc, start);
    }

    /// Gives `proc` to a sleeping thread, or to a new one.
    pub(super) fn dispatch(&self, mut core: MutexGuard<'_, Core>, proc: ProcId, start: Start<'_>) {
        if let Some(sleeper) = core.sleepers.pop() {
            sleeper.set(Signal::Run(proc));
            drop(core);
            sleeper.cond.notify_one();
            return;
        }
        core.n_threads += 1;
        drop(core);
        if !start(proc) {
            let mut core = self.core.lock();
            core.n_threads -= 1;
            self.put_idle(&mut core, proc);
            self.n_searching.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// A worker is about to be woken to look for work.
    pub(super) fn start_searching(&self) {
        self.n_searching.fetch_add(1, Ordering::SeqCst);
    }

    /// A woken worker stops searching: it found work, or goes to sleep, after which it looks once more.
    pub(super) fn stop_searching(&self) {
        self.n_searching.fetch_sub(1, Ordering::SeqCst);
        // Pairs with the fence in `notice`: work that was published while this one searched is seen after this.
        fence(Ordering::SeqCst);
    }

    /// Wakes everybody to leave.
    pub(super) fn dismiss(&self, core: &mut Core) {
        self.request(core, EXIT);
        for sleeper in core.sleepers.drain(..) {
            sleeper.set(Signal::Leave);
            sleeper.cond.notify_one();
        }
        self.gate.notify_all();
    }

    /// Wakes one sleeper, if it sleeps, to leave.
    pub(super) fn call_home(&self, core: &mut Core, sleeper: &Arc<Sleeper>) {
        if let Some(at) = core.sleepers.iter().position(|s| Arc::ptr_eq(s, sleeper)) {
            core.sleepers.remove(at);
            sleeper.set(Signal::Leave);
            sleeper.cond.notify_one();
        }
    }
}
