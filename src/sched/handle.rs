//! The scheduler as seen from outside the workers: by the host, the blocking pool, the poller, the collector.

use super::blocking::Call;
use super::shared::Shared;
use super::stats::Stats;
use super::stop::Stopped;
use super::task::{Park, ProcId, Ready, Task, TaskPtr, Verdict, World};
use super::timer::Timer;
use super::wait::WaitReason;
use super::{Config, Outcome};
use crate::sync::Arc;
use crate::sync::atomic::Ordering;
use std::ptr::NonNull;

/// The scheduler. Dropping it ends all workers and waits for their threads.
pub struct Scheduler<T: Task> {
    remote: Remote<T>,
}

impl<T: Task> Scheduler<T> {
    /// A scheduler without threads; the first is whoever calls `run`.
    pub fn new(config: Config, world: T::World) -> Self {
        Scheduler { remote: Remote::new(Shared::new(config, world)) }
    }

    /// Runs `main` on this thread, and what it starts on this and others, until there is an outcome.
    ///
    /// # Safety
    /// The record is idle, complete, and named by nobody else; records stay allocated while `self` lives.
    pub unsafe fn run(&self, main: TaskPtr<T>) -> Outcome {
        self.remote.shared.run(main)
    }

    /// A handle that can be given to other threads.
    pub fn remote(&self) -> &Remote<T> {
        &self.remote
    }

    /// What the workers share.
    pub fn world(&self) -> &T::World {
        &self.remote.shared.world
    }
}

impl<T: Task> Drop for Scheduler<T> {
    fn drop(&mut self) {
        self.remote.shared.shut_down();
    }
}

/// A handle for threads that are no workers.
pub struct Remote<T: Task> {
    shared: Arc<Shared<T>>,
}

impl<T: Task> Clone for Remote<T> {
    fn clone(&self) -> Self {
        Remote { shared: self.shared.clone() }
    }
}

impl<T: Task> Remote<T> {
    pub(super) fn new(shared: Arc<Shared<T>>) -> Self {
        Remote { shared }
    }

    /// What the workers share.
    pub fn world(&self) -> &T::World {
        &self.shared.world
    }

    /// Makes a built goroutine runnable.
    ///
    /// # Safety
    /// The record is idle, complete, and named by nobody else.
    pub unsafe fn spawn(&self, task: TaskPtr<T>) {
        self.shared.spawn_outside(task);
    }

    /// Ends the run with `Outcome::Interrupted`, as soon as its thread's slice ends.
    pub fn interrupt(&self) {
        self.shared.finish(Outcome::Interrupted);
    }

    /// Keeps the program from counting as deadlocked while the answer lives: somebody outside will ready a goroutine.
    pub fn keep_alive(&self) -> Alive<T> {
        self.shared.n_alive.fetch_add(1, Ordering::SeqCst);
        Alive { shared: self.shared.clone() }
    }

    /// As [`super::worker::WorkerCx::stop_the_world`], for a thread that holds no P.
    pub fn stop_the_world<R>(&self, f: impl FnOnce(&mut StoppedWorld<'_, T>) -> R) -> Stopped<R> {
        StoppedWorld::with(&self.shared, 0, f)
    }

    /// Nanoseconds on the scheduler's clock.
    pub fn now(&self) -> i64 {
        self.shared.clock.now()
    }

    /// GOMAXPROCS.
    pub fn n_procs(&self) -> usize {
        self.shared.crew.n_procs()
    }

    /// Changes GOMAXPROCS and returns what it was.
    pub fn set_procs(&self, n: usize) -> usize {
        self.shared.set_procs(n)
    }

    /// How many goroutines there are.
    pub fn n_tasks(&self) -> usize {
        self.shared.n_tasks()
    }

    /// Figures about the workers.
    pub fn stats(&self) -> Stats {
        Stats::of(&self.shared)
    }
}

impl<T: Task> Ready<T> for Remote<T> {
    unsafe fn ready(&mut self, task: TaskPtr<T>) {
        task.header().ready();
        self.shared.global.push(task);
        self.shared.notice();
    }
}

/// While it lives, the program is not deadlocked.
pub struct Alive<T: Task> {
    shared: Arc<Shared<T>>,
}

impl<T: Task> Drop for Alive<T> {
    fn drop(&mut self) {
        if self.shared.n_alive.fetch_sub(1, Ordering::SeqCst) == 1 {
            let mut core = self.shared.crew.core.lock();
            self.shared.look_for_deadlock(&mut core);
        }
    }
}

impl<T: Task> Shared<T> {
    pub(super) fn set_procs(self: &Arc<Self>, n: usize) -> usize {
        let n = n.clamp(1, super::proc::MAX_PROCS);
        let before = self.crew.set_procs(n, &mut || self.procs.add(&self.world));
        if n > before {
            self.notice();
        }
        before
    }
}

/// A call on its way to the blocking pool.
struct Submission<T: Task> {
    remote: Remote<T>,
    call: Call,
}

/// Parks the running task while `call` runs on a thread of the blocking pool.
pub(super) fn call_blocking<T: Task>(shared: &Arc<Shared<T>>, reason: WaitReason, call: Call) -> Park<T> {
    let submission = Box::new(Submission { remote: Remote::new(shared.clone()), call });
    // SAFETY: the commit takes the box back, once; the pool readies the task, once.
    unsafe { Park::new(reason, submit, Box::into_raw(submission).cast()) }
}

/// The commit of a blocking call.
///
/// # Safety
/// `arg` comes from `call_blocking`, and is used once.
unsafe fn submit<T: Task>(task: TaskPtr<T>, arg: *mut ()) -> Verdict {
    // SAFETY: as the caller says.
    let submission = unsafe { Box::from_raw(arg.cast::<Submission<T>>()) };
    let Submission { mut remote, call } = *submission;
    let alive = remote.keep_alive();
    let pool = remote.shared.blocking.clone();
    pool.submit(Box::new(move || {
        call();
        // SAFETY: the task was parked by the commit, and only this call readies it.
        unsafe { remote.ready(task) };
        drop(alive);
    }));
    Verdict::Parked
}

/// The world, stopped: every other worker waits at a safepoint or sleeps, and the caller owns what the Ps own.
pub struct StoppedWorld<'a, T: Task> {
    shared: &'a Arc<Shared<T>>,
}

impl<T: Task> StoppedWorld<'_, T> {
    pub(super) fn with<R>(
        shared: &Arc<Shared<T>>,
        holding: usize,
        f: impl FnOnce(&mut StoppedWorld<'_, T>) -> R,
    ) -> Stopped<R> {
        if !shared.crew.stop(holding) {
            return Stopped::ByAnother;
        }
        let restart = Restart { shared };
        let result = f(&mut StoppedWorld { shared });
        drop(restart);
        Stopped::Done(result)
    }

    /// What the workers share.
    pub fn world(&self) -> &T::World {
        &self.shared.world
    }

    /// Calls `f` with the embedder's part of each P that was ever in use.
    pub fn for_each_local(&mut self, mut f: impl FnMut(ProcId, &mut <T::World as World>::Local)) {
        for proc in self.shared.procs.iter() {
            // SAFETY: the world is stopped, so what Ps own is the stopper's; `&mut self` makes the reference unique.
            f(proc.id, unsafe { &mut proc.own().as_mut().local });
        }
    }

    /// Calls `f` with each armed timer: they are roots.
    pub fn for_each_timer(&mut self, mut f: impl FnMut(NonNull<Timer<T>>)) {
        for proc in self.shared.procs.iter() {
            proc.timers.for_each_armed(&mut f);
        }
    }

    /// GOMAXPROCS: how many threads may work at once.
    pub fn n_procs(&self) -> usize {
        self.shared.crew.n_procs()
    }

    /// Calls `work(0)` here and `work(1)` … on at most `n - 1` other workers, and returns when all that began are done.
    /// Fewer may come than were asked for, and later: `work` takes its share from a common store until that is empty.
    pub fn help(&mut self, n: usize, work: &(dyn Fn(usize) + Sync)) {
        self.shared.crew.help(n, work, &|proc| self.shared.start(proc));
    }
}

/// Lets the world go on, also after a panic.
struct Restart<'a, T: Task> {
    shared: &'a Arc<Shared<T>>,
}

impl<T: Task> Drop for Restart<'_, T> {
    fn drop(&mut self) {
        let shared = self.shared;
        shared.crew.restart(|| shared.anything_to_watch(), &|proc| shared.start(proc));
        // A worker that went to sleep in the meantime did not look.
        shared.look_for_deadlock(&mut shared.crew.core.lock());
    }
}
