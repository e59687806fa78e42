//! The worker loop: find a task, run it, and when there is none, sleep.
//!
//! A worker is a thread that holds a P. The thread that calls `run` is one too, so a program with one goroutine starts
//! no thread. Where work comes from, in order: due timers; every 61st time the global queue; run-next, with what is
//! left of the budget; the P's own queue; a fair share of the global queue; half of another P's queue.

pub use super::context::WorkerCx;

use super::context::Found;
use super::crew::{EXIT, OVER, SHRINK, STOP};
use super::idle::Woken;
use super::inject::GlobalQueue;
use super::park::Sleeper;
use super::proc::count;
use super::shared::Shared;
use super::steal::steal;
use super::task::{Budget, Ending, ProcId, Task, TaskPtr, Verdict, World, Yield};
use super::{Mode, Outcome, timer};
use crate::sync::Arc;
use crate::sync::atomic::Ordering;

/// Whose thread a worker runs on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The host's, in `run`: leaves when the run has an outcome.
    Runner,
    /// Its own: leaves when the scheduler is shut down.
    Helper,
}

/// How often the global queue comes first.
const GLOBAL_EVERY: u32 = 61;
/// How often the timers are looked at when slices are short.
const TIMERS_EVERY: u32 = 16;
/// What a hand-over costs the budget that is inherited, so that no chain of them lasts for ever.
const SWITCH_COST: u32 = 8;

/// The life of a worker that starts with `proc`, or without a P.
pub(super) fn work<T: Task>(shared: &Arc<Shared<T>>, me: &Arc<Sleeper>, proc: Option<ProcId>, role: Role) {
    let leave = || role == Role::Runner && shared.crew.requests() & OVER != 0;
    let mut dispatched = role == Role::Helper;
    let proc = match proc {
        Some(proc) => proc,
        None => match shared.crew.rest(shared.crew.core.lock(), me, &**shared, leave) {
            Woken::Dispatched(proc) => {
                dispatched = true;
                proc
            }
            Woken::Itself(proc) => proc,
            Woken::Leave => return,
        },
    };
    let mut cx = WorkerCx::new(shared, proc, dispatched);
    loop {
        let requests = shared.crew.requests();
        if requests & EXIT != 0 || leave() {
            return; // Dropping the context gives up the P.
        }
        if requests & STOP != 0 {
            shared.crew.gate();
        }
        let found = if requests & SHRINK == 0 { cx.find() } else { None };
        match found {
            Some(found) => cx.run(found),
            None => match cx.sleep(me, leave) {
                Woken::Dispatched(proc) => cx.take(proc, true),
                Woken::Itself(proc) => cx.take(proc, false),
                Woken::Leave => return,
            },
        }
    }
}

impl<T: Task> WorkerCx<'_, T> {
    /// The next task, and what it may spend.
    #[inline]
    fn find(&mut self) -> Option<Found<T>> {
        let rest = std::mem::take(&mut self.rest);
        if let Some(task) = self.own().run_next.take() {
            if rest > 0 {
                self.forget_patience();
                return Some(Found { task, budget: rest });
            }
            self.push_last(task);
        }
        let task = self.find_fresh()?;
        self.forget_patience();
        Some(Found { task, budget: self.shared.config.budget })
    }

    /// A task for a new slice.
    fn find_fresh(&mut self) -> Option<TaskPtr<T>> {
        let own = self.own();
        own.tick = own.tick.wrapping_add(1);
        let tick = own.tick;
        count(&self.proc.counts.slices);
        if self.shared.next_timer.any() && (self.look_at_timers || tick.is_multiple_of(TIMERS_EVERY)) {
            self.run_timers();
        }
        if tick.is_multiple_of(GLOBAL_EVERY)
            && !self.shared.global.is_empty()
            && let Some(task) = self.shared.global.pop()
        {
            return Some(self.found_work(task));
        }
        if let Some(task) = self.own().queue.pop() {
            return Some(self.found_work(task));
        }
        self.find_elsewhere()
    }

    /// The P's own queue is empty.
    fn find_elsewhere(&mut self) -> Option<TaskPtr<T>> {
        let shared = self.shared;
        if !shared.global.is_empty() {
            let n_procs = shared.procs.len();
            if let Some(task) = shared.global.pop_share(&self.own().queue, n_procs) {
                return Some(self.found_work(task));
            }
        }
        if shared.next_timer.any()
            && self.run_timers() > 0
            && let Some(task) = self.own().run_next.take().or_else(|| self.own().queue.pop())
        {
            return Some(self.found_work(task));
        }
        let random = self.random();
        let proc = self.proc.id;
        let task = steal(&shared.procs, proc, &self.own().queue, random)?;
        Some(self.found_work(task))
    }

    #[inline]
    fn found_work(&mut self, task: TaskPtr<T>) -> TaskPtr<T> {
        if std::mem::take(&mut self.searching) {
            self.shared.crew.stop_searching();
        }
        task
    }

    /// Does what is due; returns how much that was.
    fn run_timers(&mut self) -> usize {
        self.look_at_timers = false;
        let now = self.shared.clock.now();
        if self.shared.next_timer.is_due(now) { timer::run_due(self, now) } else { 0 }
    }

    /// Runs a task until it parks, ends, or has used up its budget.
    #[inline]
    fn run(&mut self, found: Found<T>) {
        let Found { task, mut budget } = found;
        task.header().start_running();
        loop {
            let give = self.begin_portion(budget);
            // SAFETY: the task came from a queue, so this worker owns it, and it is marked running.
            let reason = unsafe { T::resume(task.record(), self, Budget(give)) };
            match reason {
                Yield::Park(park) => {
                    let left = self.end_portion(SWITCH_COST);
                    task.header().park(park.reason);
                    // SAFETY: the task is off its registers, and this is the one call.
                    let verdict = unsafe { (park.commit)(task, park.arg) };
                    // From here on the task may run elsewhere.
                    if verdict == Verdict::Parked {
                        self.rest = left;
                        return;
                    }
                    task.header().unpark();
                    budget = left.max(1);
                }
                Yield::Preempted => {
                    let held_back = self.held_back;
                    let left = self.end_portion(0);
                    if held_back == 0 || left != held_back || self.shared.crew.requests() != 0 {
                        return self.end_slice(task);
                    }
                    budget = left; // The end of a portion, not of the slice.
                }
                Yield::Gosched => return self.give_way(task),
                Yield::Done(ending) => return self.end_task(task, ending),
                Yield::Exit(code) => return self.shared.finish(Outcome::Exit(code)),
            }
        }
    }

    /// The budget is used up: run-next goes to the queue's end, and the task itself to the end of all that waits, which
    /// is the global queue's if that has overflowed: else a task that starts others faster than they run would come
    /// first again and again, and they would pile up.
    fn end_slice(&mut self, task: TaskPtr<T>) {
        self.shared.world.slice_end();
        self.rest = 0;
        self.look_at_timers = true;
        if let Some(next) = self.own().run_next.take() {
            self.push_last(next);
        }
        task.header().preempt();
        if self.shared.global.is_empty() {
            self.push_last(task);
        } else {
            self.shared.global.push(task);
        }
    }

    /// The task lets all others go first.
    fn give_way(&mut self, task: TaskPtr<T>) {
        self.rest = self.end_portion(SWITCH_COST);
        task.header().preempt();
        self.shared.global.push(task);
    }

    fn end_task(&mut self, task: TaskPtr<T>, ending: Ending) {
        self.rest = self.end_portion(SWITCH_COST);
        let is_main = self.shared.main.load(Ordering::Relaxed) == task.as_ptr();
        if is_main && ending == Ending::Returned {
            self.shared.finish(Outcome::MainReturned);
        } else if is_main {
            self.shared.main.store(std::ptr::null_mut(), Ordering::Relaxed);
        }
        task.header().finish();
        count(&self.proc.counts.finished);
        // SAFETY: the task is over; nobody else owns it.
        unsafe { T::retire(task.record(), self) };
    }

    /// Gives up the P, whose queues are empty or are emptied here, and sleeps.
    #[cold]
    fn sleep(&mut self, me: &Arc<Sleeper>, leave: impl Fn() -> bool) -> Woken {
        self.shared.world.before_idle();
        self.empty_queues();
        if std::mem::take(&mut self.searching) {
            self.shared.crew.stop_searching();
        }
        self.holds = false;
        self.shared.crew.sleep(me, self.proc.id, &**self.shared, leave)
    }

    /// Takes the P that came with a signal.
    fn take(&mut self, proc: ProcId, searching: bool) {
        self.proc = self.shared.procs.get(proc);
        self.holds = true;
        self.searching = searching;
        self.look_at_timers = true;
    }

    /// Moves all that is queued here to the global queue.
    pub(super) fn empty_queues(&mut self) {
        let global: &GlobalQueue<T> = &self.shared.global;
        let own = self.own();
        let next = own.run_next.take();
        while let Some(task) = own.queue.pop() {
            global.push(task);
        }
        if let Some(task) = next {
            global.push(task);
        }
    }

    /// What is left when the worker leaves: others get its tasks, unless nothing is to run any more.
    pub(super) fn release(&mut self) {
        if std::mem::take(&mut self.searching) {
            self.shared.crew.stop_searching();
        }
        if !self.holds {
            return;
        }
        self.empty_queues();
        self.holds = false;
        let shared = self.shared;
        shared.crew.put_idle(&mut shared.crew.core.lock(), self.proc.id);
        if shared.config.mode == Mode::Session && !shared.global.is_empty() {
            shared.notice();
        }
    }
}
