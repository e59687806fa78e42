//! Figures about the workers: `GODEBUG=schedtrace` and the tests read them.

use super::shared::Shared;
use super::task::Task;
use crate::sync::atomic::Ordering;
use std::fmt;

/// A snapshot, exact only while the world is stopped.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stats {
    /// Milliseconds since the start.
    pub millis: i64,
    /// GOMAXPROCS.
    pub n_procs: usize,
    /// Ps that nobody holds.
    pub n_idle: usize,
    /// Worker threads, the one that called `run` included.
    pub n_threads: usize,
    /// Workers that were woken and have not found work.
    pub n_searching: usize,
    /// Worker threads that sleep.
    pub n_sleeping: usize,
    /// Tasks in the global queue.
    pub n_global: usize,
    /// Tasks in the queue of each P.
    pub n_queued: Vec<usize>,
    /// Fresh slices that each P has begun.
    pub slices: Vec<u64>,
    /// How often each P has stolen.
    pub stolen: Vec<u64>,
    /// Armed timers and sleeping goroutines.
    pub n_timers: usize,
    /// Goroutines.
    pub n_tasks: usize,
}

impl Stats {
    pub(super) fn of<T: Task>(shared: &Shared<T>) -> Self {
        let core = shared.crew.core.lock();
        let (n_procs, n_idle) = (core.n_procs, core.idle.len());
        let (n_threads, n_sleeping) = (core.n_threads + 1, core.sleepers.len());
        drop(core);
        let counts = || shared.procs.iter().map(|proc| &proc.counts);
        Stats {
            millis: shared.clock.now() / 1_000_000,
            n_procs,
            n_idle,
            n_threads,
            n_searching: shared.crew.n_searching(),
            n_sleeping,
            n_global: shared.global.len(),
            n_queued: shared.procs.iter().map(|proc| proc.stealer.len()).collect(),
            slices: counts().map(|c| c.slices.load(Ordering::Relaxed)).collect(),
            stolen: counts().map(|c| c.stolen.load(Ordering::Relaxed)).collect(),
            n_timers: shared.procs.iter().map(|proc| proc.timers.len()).sum(),
            n_tasks: shared.n_tasks(),
        }
    }
}

/// One line in the format of `GODEBUG=schedtrace`.
impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SCHED {}ms: gomaxprocs={} idleprocs={} ", self.millis, self.n_procs, self.n_idle)?;
        write!(f, "threads={} spinningthreads={} needspinning=0 ", self.n_threads, self.n_searching)?;
        write!(f, "idlethreads={} runqueue={} [", self.n_sleeping, self.n_global)?;
        for n in &self.n_queued {
            write!(f, " {n}")?;
        }
        write!(f, " ] schedticks=[")?;
        for n in &self.slices {
            write!(f, " {n}")?;
        }
        write!(f, " ]")
    }
}
