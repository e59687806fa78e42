//! Stopping the world: a handshake, not a signal.
//!
//! Protocol. The one who wants the world stopped sets the request and waits until every P is idle or held by a worker
//! at the gate. Workers see the request when a slice ends (`Crew::requests`) and come to the gate; a P that is idle
//! stays so, because nobody may take it while `stopping`. Then the stopper owns everything that Ps own. To start the
//! world again it clears the request and opens the gate.
//!
//! If two want it at once, the second goes to the gate like everybody else, with its own goroutine's state saved, and
//! is told so: what it wanted may have been done by the first ([`Stopped::ByAnother`]).
//!
//! Workers at the gate can be given work: [`Crew::help`] runs a closure on them, on sleeping threads and, if there are
//! not enough, on new ones, each in the guise of a worker that came to the gate with one of the idle Ps. The collector
//! marks in parallel that way.

use super::crew::{Core, Crew, EXIT, STOP, Start};
use crate::sync::MutexGuard;

/// How a request to stop the world ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stopped<R> {
    /// It was stopped, the closure ran with this result, and it goes on.
    Done(R),
    /// Another had it stopped in the meantime, and it goes on: look again whether it is still wanted.
    ByAnother,
}

/// Work for the workers at the gate. `'static` is a lie told by [`Crew::help`], which outlasts every use.
#[derive(Clone, Copy)]
pub(super) struct Job {
    work: &'static (dyn Fn(usize) + Sync),
    /// Tells it from the job before.
    number: u64,
    /// How many have begun, the stopper included.
    n_begun: usize,
    n_active: usize,
    wanted: usize,
}

impl Crew {
    /// Stops the world. `holding` is 1 when the caller holds a P, else 0. False: another did, and it is over.
    pub(super) fn stop(&self, holding: usize) -> bool {
        let mut core = self.core.lock();
        if core.stopping {
            drop(self.wait_at_gate(core, holding));
            return false;
        }
        core.stopping = true;
        self.request(&core, STOP);
        while core.idle.len() + core.n_stopped + holding < core.n_procs {
            core = self.arrived.wait(core);
        }
        true
    }

    /// Starts the world again. `has_work` is asked whether somebody should be woken for what came in meanwhile.
    pub(super) fn restart(&self, has_work: impl FnOnce() -> bool, start: Start<'_>) {
        let mut core = self.core.lock();
        core.stopping = false;
        self.withdraw(&core, STOP);
        self.gate.notify_all();
        if core.idle.is_empty() || self.requests() & EXIT != 0 || !has_work() {
            return;
        }
        let proc = self.take_idle(&mut core).expect("not empty, as just seen under this lock");
        self.start_searching();
        self.dispatch(core, proc, start);
    }

    /// A worker that holds a P has seen the request: waits until the world goes on.
    pub(super) fn gate(&self) {
        let core = self.core.lock();
        if core.stopping {
            drop(self.wait_at_gate(core, 1));
        }
    }

    fn wait_at_gate<'a>(&'a self, mut core: MutexGuard<'a, Core>, holding: usize) -> MutexGuard<'a, Core> {
        core.n_stopped += holding;
        self.arrived.notify_all();
        let mut helped = 0;
        while core.stopping {
            core = match core.job {
                Some(job) if job.number != helped && job.n_begun < job.wanted => {
                    helped = job.number;
                    self.take_part(core)
                }
                _ => self.gate.wait(core),
            };
        }
        core.n_stopped -= holding;
        core
    }

    /// Does one share of the job that is on.
    fn take_part<'a>(&'a self, mut core: MutexGuard<'a, Core>) -> MutexGuard<'a, Core> {
        let job = core.job.as_mut().expect("the caller saw it under this lock");
        let (work, index) = (job.work, job.n_begun);
        job.n_begun += 1;
        job.n_active += 1;
        drop(core);
        let share = Share { crew: self };
        work(index);
        drop(share);
        self.core.lock()
    }

    /// Runs `work(0)` here and `work(1)`, … on up to `wanted - 1` other threads, while the world is stopped by the
    /// caller. A helper that comes too late takes no part; returns when all that began are done.
    pub(super) fn help(&self, wanted: usize, work: &(dyn Fn(usize) + Sync), start: Start<'_>) {
        // SAFETY: only the lifetime changes. The reference is in `core.job` from here to the end of this function,
        // which waits until nobody uses it, also when `work` panics (see `JobEnd`).
        let work: &'static (dyn Fn(usize) + Sync) = unsafe { std::mem::transmute(work) };
        let mut core = self.core.lock();
        debug_assert!(core.stopping && core.job.is_none());
        core.n_jobs += 1;
        core.job = Some(Job { work, number: core.n_jobs, n_begun: 1, n_active: 0, wanted });
        self.gate.notify_all();
        let mut missing = wanted.saturating_sub(1 + core.n_stopped);
        while missing > 0 {
            let Some(proc) = self.take_idle(&mut core) else { break };
            self.start_searching();
            self.dispatch(core, proc, start);
            core = self.core.lock();
            missing -= 1;
        }
        drop(core);
        let _end = JobEnd { crew: self };
        work(0);
    }
}

/// Ends the job when the stopper's own share is done, or has panicked.
struct JobEnd<'a> {
    crew: &'a Crew,
}

impl Drop for JobEnd<'_> {
    fn drop(&mut self) {
        let mut core = self.crew.core.lock();
        if let Some(job) = core.job.as_mut() {
            job.wanted = 0;
        }
        while core.job.is_some_and(|job| job.n_active > 0) {
            core = self.crew.arrived.wait(core);
        }
        core.job = None;
    }
}

/// A helper's part in the job, until it is done or has panicked.
struct Share<'a> {
    crew: &'a Crew,
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut core = self.crew.core.lock();
        core.job.as_mut().expect("a job stays until nobody is active in it").n_active -= 1;
        self.crew.arrived.notify_all();
    }
}
