//! What all workers share, and the course of a run from `main` to its outcome.

use super::blocking::Blocking;
use super::crew::{Core, Crew, OVER};
use super::deadlock;
use super::idle::{Outlook, Until};
use super::inject::GlobalQueue;
use super::park::Sleeper;
use super::proc::Procs;
use super::task::{ProcId, Task, TaskPtr};
use super::timer::Next;
use super::timer::clock::Clock;
use super::worker;
use super::{Config, Mode, Outcome};
use crate::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use crate::sync::{Arc, Lock, thread};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::null_mut;

/// What all workers share.
pub(super) struct Shared<T: Task> {
    pub(super) world: T::World,
    pub(super) config: Config,
    pub(super) procs: Procs<T>,
    pub(super) global: GlobalQueue<T>,
    pub(super) crew: Crew,
    pub(super) next_timer: Arc<Next>,
    pub(super) clock: Clock,
    pub(super) blocking: Blocking,
    /// Main's task while a run is on, else null. Read at each goroutine's end.
    pub(super) main: AtomicPtr<T>,
    /// Lock order: the crew's lock first.
    pub(super) run: Lock<Run>,
    /// What can still make a goroutine ready though none runs: calls under way, registrations.
    pub(super) n_alive: AtomicUsize,
    /// The next goroutine number that no P has taken. Main's is 1.
    pub(super) next_id: AtomicU64,
    /// Goroutines made outside the workers.
    pub(super) spawned: AtomicU64,
    threads: Lock<Vec<thread::JoinHandle<()>>>,
}

/// The run that is on.
#[derive(Default)]
pub(super) struct Run {
    /// The thread that waits for its outcome; none between runs.
    pub(super) runner: Option<Arc<Sleeper>>,
    pub(super) outcome: Option<Outcome>,
}

impl<T: Task> Shared<T> {
    pub(super) fn new(config: Config, world: T::World) -> Arc<Self> {
        let next_timer = Arc::new(Next::new());
        let n = config.procs.clamp(1, super::proc::MAX_PROCS);
        Arc::new(Shared {
            procs: Procs::new(n, &world, config.seed, next_timer.clone()),
            world,
            global: GlobalQueue::new(),
            crew: Crew::new(n),
            next_timer,
            clock: if config.frozen_clock { Clock::frozen() } else { Clock::real() },
            blocking: Blocking::new(),
            main: AtomicPtr::new(null_mut()),
            run: Lock::new(Run::default()),
            n_alive: AtomicUsize::new(0),
            next_id: AtomicU64::new(1),
            spawned: AtomicU64::new(0),
            threads: Lock::new(Vec::new()),
            config,
        })
    }

    /// Starts a worker thread with `proc`; false if the system gives none.
    pub(super) fn start(self: &Arc<Self>, proc: ProcId) -> bool {
        let shared = self.clone();
        let body = move || {
            let me = Arc::new(Sleeper::new());
            let work = AssertUnwindSafe(|| worker::work(&shared, &me, Some(proc), worker::Role::Helper));
            if let Err(payload) = catch_unwind(work) {
                shared.finish(Outcome::Panicked(payload));
            }
        };
        match thread::Builder::new().name("csp-worker".to_owned()).spawn(body) {
            Ok(handle) => {
                self.threads.lock().push(handle);
                true
            }
            Err(_) => false,
        }
    }

    /// Wakes a worker for what was just published by somebody who will not look at it again.
    pub(super) fn notice(self: &Arc<Self>) {
        self.crew.notice(&|proc| self.start(proc));
    }

    /// Wakes a worker, unless one is on its way or no P is idle.
    pub(super) fn wake_one(self: &Arc<Self>) {
        self.crew.wake_one(&|proc| self.start(proc));
    }

    /// The run is over.
    pub(super) fn finish(&self, outcome: Outcome) {
        let mut core = self.crew.core.lock();
        self.finish_locked(&mut core, outcome);
    }

    pub(super) fn finish_locked(&self, core: &mut Core, outcome: Outcome) {
        let mut run = self.run.lock();
        let Some(runner) = run.runner.clone().filter(|_| run.outcome.is_none()) else { return };
        run.outcome = Some(outcome);
        drop(run);
        self.crew.request(core, OVER);
        match self.config.mode {
            Mode::Program => self.crew.dismiss(core),
            Mode::Session => self.crew.call_home(core, &runner),
        }
    }

    /// Ends the run if all Ps are idle and nothing is left that could ever make a goroutine ready.
    pub(super) fn look_for_deadlock(&self, core: &mut Core) {
        if core.idle.len() == core.n_procs
            && !core.stopping
            && let Some(kind) = deadlock::find(self)
        {
            self.finish_locked(core, Outcome::Deadlock(kind));
        }
    }

    /// How many goroutines there are.
    pub(super) fn n_tasks(&self) -> usize {
        let mut n = self.spawned.load(Ordering::Relaxed);
        for proc in self.procs.iter() {
            n = n.wrapping_add(proc.counts.spawned.load(Ordering::Relaxed));
            n = n.wrapping_sub(proc.counts.finished.load(Ordering::Relaxed));
        }
        n as usize
    }

    /// Makes `task`, which nobody else names, runnable from outside the workers.
    pub(super) fn spawn_outside(self: &Arc<Self>, task: TaskPtr<T>) {
        self.spawned.fetch_add(1, Ordering::Relaxed);
        task.header().prepare(self.next_id.fetch_add(1, Ordering::Relaxed));
        self.global.push(task);
        self.notice();
    }

    /// Runs `main` on this thread and whatever it starts on this and others, until there is an outcome.
    pub(super) fn run(self: &Arc<Self>, main: TaskPtr<T>) -> Outcome {
        let me = Arc::new(Sleeper::new());
        {
            let core = self.crew.core.lock();
            let mut run = self.run.lock();
            assert!(run.runner.is_none(), "one run at a time");
            *run = Run { runner: Some(me.clone()), outcome: None };
            self.crew.withdraw(&core, OVER);
            self.main.store(main.as_ptr(), Ordering::Relaxed);
        }
        self.spawned.fetch_add(1, Ordering::Relaxed);
        main.header().prepare(self.next_id.fetch_add(1, Ordering::Relaxed));
        self.global.push(main);
        let proc = self.crew.take_first();
        let result = catch_unwind(AssertUnwindSafe(|| worker::work(self, &me, proc, worker::Role::Runner)));
        self.main.store(null_mut(), Ordering::Relaxed);
        let core = self.crew.core.lock();
        self.crew.withdraw(&core, OVER);
        let mut run = self.run.lock();
        run.runner = None;
        match (result, run.outcome.take()) {
            (Err(payload), _) => Outcome::Panicked(payload),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Outcome::Interrupted, // The scheduler was shut down.
        }
    }

    /// Ends everything and waits for the worker threads.
    pub(super) fn shut_down(&self) {
        self.crew.dismiss(&mut self.crew.core.lock());
        self.blocking.close();
        let threads = std::mem::take(&mut *self.threads.lock());
        for handle in threads {
            // A worker's panic was caught and is the run's outcome.
            let _ = handle.join();
        }
    }

    /// Whether a worker is needed: for a task, or to watch the timers.
    pub(super) fn anything_to_watch(&self) -> bool {
        self.has_work() || self.next_timer() != i64::MAX
    }
}

impl<T: Task> Outlook for Shared<T> {
    fn has_work(&self) -> bool {
        !self.global.is_empty() || self.procs.iter().any(|proc| !proc.stealer.is_empty())
    }

    fn next_timer(&self) -> i64 {
        self.procs.iter().map(|proc| proc.timers.next()).min().unwrap_or(i64::MAX)
    }

    fn until(&self, deadline: i64, all_idle: bool) -> Until {
        self.clock.until(deadline, all_idle)
    }

    fn all_idle(&self, core: &mut Core) {
        self.look_for_deadlock(core);
    }
}
