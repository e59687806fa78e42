//! What code that runs on a worker may ask of it.

use super::handle::{Remote, StoppedWorld};
use super::proc::{Own, Proc, Procs, count};
use super::shared::Shared;
use super::stop::Stopped;
use super::task::{Budget, Park, ProcId, Ready, Task, TaskPtr, World};
use super::timer::{Alarm, Next, Timer, Timers};
use super::wait::WaitReason;
use crate::sync::Arc;
use crate::sync::atomic::Ordering;
use std::ptr::NonNull;

/// How many goroutine numbers a P takes at once.
const IDS: u64 = 16;

/// A worker while it holds a P: the scheduler, as seen by the task that it runs.
pub struct WorkerCx<'a, T: Task> {
    pub(super) shared: &'a Arc<Shared<T>>,
    pub(super) proc: &'a Proc<T>,
    /// Whether this worker holds the P: not while it sleeps.
    pub(super) holds: bool,
    /// Whether it was woken to look for work and has not found any.
    pub(super) searching: bool,
    /// Whether the clock should be read before the next slice.
    pub(super) look_at_timers: bool,
    /// What the last task left of its budget, for the task in run-next.
    pub(super) rest: u32,
    /// What the task that runs has left, as it said itself.
    left: Budget,
    /// The part of the budget that the running task was not given yet.
    pub(super) held_back: u32,
    /// What was left when `patience` was last reckoned.
    pub(super) reckoned: u32,
    /// For how long yet work may wait for this P while another is idle; 0 when nothing waits, or no P is idle.
    pub(super) patience: u32,
    /// Whether the running task readied another while a P was idle, and has not clipped its counter since.
    pub(super) clip_wanted: bool,
}

/// A task and what it may spend.
pub(super) struct Found<T> {
    pub(super) task: TaskPtr<T>,
    pub(super) budget: u32,
}

impl<'a, T: Task> WorkerCx<'a, T> {
    pub(super) fn new(shared: &'a Arc<Shared<T>>, proc: ProcId, searching: bool) -> Self {
        WorkerCx {
            shared,
            proc: shared.procs.get(proc),
            holds: true,
            searching,
            look_at_timers: true,
            rest: 0,
            left: Budget(0),
            held_back: 0,
            reckoned: 0,
            patience: 0,
            clip_wanted: false,
        }
    }

    /// All Ps.
    pub(super) fn procs(&self) -> &'a Procs<T> {
        &self.shared.procs
    }

    /// The earliest deadline.
    pub(super) fn next_timer(&self) -> &'a Next {
        &self.shared.next_timer
    }

    #[inline(always)]
    pub(super) fn own(&mut self) -> &mut Own<T> {
        debug_assert!(self.holds);
        // SAFETY: the worker holds the P, whose holder owns this part of it; the reference ends with the borrow of the
        // context, before anything that could pass the P on.
        unsafe { self.proc.own().as_mut() }
    }

    /// Appends `task` to the P's queue.
    #[inline]
    pub(super) fn push_last(&mut self, task: TaskPtr<T>) {
        let shared = self.shared;
        self.own().queue.push(task, &shared.global);
    }

    /// Makes the parked `task` runnable after all that is queued here.
    ///
    /// # Safety
    /// As for [`Ready::ready`].
    pub(super) unsafe fn ready_last(&mut self, task: TaskPtr<T>) {
        task.header().ready();
        self.push_last(task);
        self.want_clip();
    }

    /// Puts `task` into the run-next slot; the one before it goes to the queue's end.
    #[inline]
    fn run_next(&mut self, task: TaskPtr<T>) {
        let shared = self.shared;
        let own = self.own();
        if let Some(before) = own.run_next.replace(task) {
            own.queue.push(before, &shared.global);
        }
        self.want_clip();
    }

    #[inline]
    fn want_clip(&mut self) {
        if self.patience == 0 && self.shared.crew.n_idle() != 0 {
            self.clip_wanted = true;
        }
    }

    /// What remains of the running task's budget, as it said.
    pub(super) fn take_left(&mut self) -> u32 {
        std::mem::take(&mut self.left).0
    }

    /// What all workers share.
    #[inline]
    pub fn world(&self) -> &'a T::World {
        &self.shared.world
    }

    /// The embedder's part of the current P.
    #[inline]
    pub fn local(&mut self) -> &mut <T::World as World>::Local {
        &mut self.own().local
    }

    /// The current P.
    #[inline]
    pub fn proc_id(&self) -> ProcId {
        self.proc.id
    }

    /// The running task says, before it returns from `resume`, what remains of its budget: a task that it readied and
    /// that runs next inherits it.
    #[inline]
    pub fn set_left(&mut self, left: Budget) {
        self.left = left;
    }

    /// To be applied by the running task to its counter after it may have readied or spawned another: when a P is idle
    /// the counter is cut, so that the worker looks soon whether the other still waits. The rest is given back then.
    #[inline]
    pub fn clip(&mut self, left: Budget) -> Budget {
        if self.clip_wanted { Budget(self.clip_now(left.0)) } else { left }
    }

    /// Whether the world is to be stopped or the program to end: natives that charge end their slice then.
    #[inline]
    pub fn interrupted(&self) -> bool {
        self.shared.crew.requests() != 0
    }

    /// Makes a built goroutine runnable on this P, next in turn. It gets its number here.
    ///
    /// # Safety
    /// The record is idle, complete, and named by nobody else.
    pub unsafe fn spawn(&mut self, task: TaskPtr<T>) {
        task.header().prepare(self.new_id());
        count(&self.proc.counts.spawned);
        self.run_next(task);
    }

    fn new_id(&mut self) -> u64 {
        let shared = self.shared;
        let ids = &mut self.own().ids;
        if ids.0 == ids.1 {
            let first = shared.next_id.fetch_add(IDS, Ordering::Relaxed);
            *ids = (first, first + IDS);
        }
        ids.0 += 1;
        ids.0 - 1
    }

    /// A pseudo-random number, from the run's seed.
    #[inline]
    pub fn random(&mut self) -> u64 {
        let state = &mut self.own().random;
        let mut x = *state;
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        *state = x;
        x.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Nanoseconds on the scheduler's clock, the one that timers go by.
    pub fn now(&self) -> i64 {
        self.shared.clock.now()
    }

    /// Parks the running task until `when` on the scheduler's clock (time.Sleep).
    pub fn sleep_until(&mut self, when: i64) -> Park<T> {
        self.proc.timers.set_parking(when);
        let timers = std::ptr::from_ref(&self.proc.timers).cast_mut().cast();
        // SAFETY: the commit is called on this worker, right after the handler that makes this returns.
        unsafe { Park::new(WaitReason::Sleep, Timers::commit_sleep, timers) }
    }

    /// A timer that is at home on the current P.
    pub fn new_timer(&self) -> Timer<T> {
        Timer::new(self.proc.id)
    }

    /// Arms `timer`, or changes it if it is armed already. Returns whether it was.
    ///
    /// # Safety
    /// The timer is valid, stays so while it is armed, and `alarm.fire` may be called with `alarm.arg` on any worker.
    pub unsafe fn arm(&mut self, timer: NonNull<Timer<T>>, alarm: Alarm<T>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { self.shared.procs.get(timer.as_ref().home()).timers.arm(timer, alarm) }
    }

    /// Stops `timer`. Returns whether it was armed; if not, its `fire` may be under way on another worker.
    ///
    /// # Safety
    /// The timer is valid.
    pub unsafe fn disarm(&mut self, timer: NonNull<Timer<T>>) -> bool {
        // SAFETY: the caller's promise.
        unsafe { self.shared.procs.get(timer.as_ref().home()).timers.disarm(timer) }
    }

    /// Parks the running task while `call` runs on a thread of the blocking pool. `call` must not panic; what it finds
    /// out it leaves where the task will look.
    pub fn call_blocking(&mut self, reason: WaitReason, call: impl FnOnce() + Send + 'static) -> Park<T> {
        super::handle::call_blocking(self.shared, reason, Box::new(call))
    }

    /// To be called by a native before work that may take long and does not charge: lets another worker have what
    /// waits here.
    pub fn before_long_work(&mut self) {
        self.share_work();
    }

    /// The scheduler, for use outside the workers.
    pub fn remote(&self) -> Remote<T> {
        Remote::new(self.shared.clone())
    }

    /// GOMAXPROCS.
    pub fn n_procs(&self) -> usize {
        self.shared.crew.n_procs()
    }

    /// Changes GOMAXPROCS and returns what it was.
    pub fn set_procs(&mut self, n: usize) -> usize {
        self.shared.set_procs(n)
    }

    /// How many goroutines there are.
    pub fn n_tasks(&self) -> usize {
        self.shared.n_tasks()
    }

    /// Stops the world, calls `f`, and lets the world go on. The running task has saved all its state, as at a yield:
    /// another worker may do this first, and look at this task while it waits.
    ///
    /// If another did, `f` is not called; look again whether it is still needed.
    pub fn stop_the_world<R>(&mut self, f: impl FnOnce(&mut StoppedWorld<'_, T>) -> R) -> Stopped<R> {
        StoppedWorld::with(self.shared, 1, f)
    }
}

impl<T: Task> Ready<T> for WorkerCx<'_, T> {
    #[inline]
    unsafe fn ready(&mut self, task: TaskPtr<T>) {
        task.header().ready();
        self.run_next(task);
    }
}

impl<T: Task> Drop for WorkerCx<'_, T> {
    fn drop(&mut self) {
        self.release();
    }
}
