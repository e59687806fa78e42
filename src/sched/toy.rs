//! A task for tests and models: a closure that is called again and again.

use super::handle::Scheduler;
use super::state::TaskHeader;
use super::task::{Budget, Ending, ProcId, Task, TaskPtr, World, Yield};
use super::worker::WorkerCx;
use super::{Config, Outcome};
use crate::sync::Lock;
use std::ptr::NonNull;

/// What a toy does: one step, with the budget it may spend.
pub(crate) type Step = Box<dyn FnMut(&mut Turn<'_, '_>) -> Yield<Toy> + Send>;

/// A goroutine's record.
#[repr(C)]
pub(crate) struct Toy {
    header: TaskHeader,
    /// What the channels keep for it.
    pub(crate) waits: crate::chan::waitq::Waits<Toy>,
    /// Where values are delivered.
    pub(crate) slots: [crate::sync::cell::UnsafeCell<u64>; 4],
    step: Option<Step>,
}

/// One resumption of a toy.
pub(crate) struct Turn<'a, 'b> {
    pub(crate) cx: &'a mut WorkerCx<'b, Toy>,
    pub(crate) me: TaskPtr<Toy>,
    pub(crate) budget: u32,
}

impl Turn<'_, '_> {
    /// Uses up some of the budget; true when it is exhausted.
    pub(crate) fn charge(&mut self, n: u32) -> bool {
        self.budget = self.budget.saturating_sub(n);
        self.budget == 0
    }

    /// Starts another toy.
    pub(crate) fn go(&mut self, step: impl FnMut(&mut Turn<'_, '_>) -> Yield<Toy> + Send + 'static) -> TaskPtr<Toy> {
        let task = self.cx.world().make(Box::new(step));
        // SAFETY: the record was just made or taken from the pool.
        unsafe { self.cx.spawn(task) };
        self.budget = self.cx.clip(Budget(self.budget)).0;
        task
    }

    /// The goroutine is over.
    pub(crate) fn done(&self) -> Yield<Toy> {
        Yield::Done(Ending::Returned)
    }
}

// SAFETY: `repr(C)` with the header first; records live as long as the `ToyWorld`, which the scheduler owns; the
// closures are `Send`.
unsafe impl Task for Toy {
    type World = ToyWorld;

    unsafe fn resume(this: NonNull<Self>, cx: &mut WorkerCx<'_, Self>, budget: Budget) -> Yield<Self> {
        let mut turn = Turn { cx, me: TaskPtr::new(this), budget: budget.0 };
        // SAFETY: only the worker that resumes a toy touches its step, and wakers touch other fields.
        let step = unsafe { &mut *std::ptr::addr_of_mut!((*this.as_ptr()).step) };
        let reason = step.as_mut().expect("a toy that runs has a step")(&mut turn);
        let left = if matches!(reason, Yield::Preempted) { 0 } else { turn.budget };
        cx.set_left(Budget(left));
        reason
    }

    unsafe fn retire(this: NonNull<Self>, cx: &mut WorkerCx<'_, Self>) {
        // SAFETY: the toy is over.
        unsafe { (*this.as_ptr()).step = None };
        cx.world().pool.lock().free.push(TaskPtr::new(this));
    }
}

/// The records.
#[derive(Default)]
pub(crate) struct ToyWorld {
    pool: Lock<Pool>,
}

#[derive(Default)]
struct Pool {
    all: Vec<TaskPtr<Toy>>,
    free: Vec<TaskPtr<Toy>>,
}

impl ToyWorld {
    /// A record with this step.
    pub(crate) fn make(&self, step: Step) -> TaskPtr<Toy> {
        let mut pool = self.pool.lock();
        if let Some(task) = pool.free.pop() {
            // SAFETY: the record is in the pool, so it is nobody's.
            unsafe { (*task.as_ptr()).step = Some(step) };
            return task;
        }
        let toy = Box::new(Toy {
            header: TaskHeader::new(),
            waits: crate::chan::waitq::Waits::new(),
            slots: std::array::from_fn(|_| crate::sync::cell::UnsafeCell::new(0)),
            step: Some(step),
        });
        let task = TaskPtr::new(NonNull::from(Box::leak(toy)));
        pool.all.push(task);
        task
    }
}

impl Drop for ToyWorld {
    fn drop(&mut self) {
        for task in self.pool.lock().all.drain(..) {
            // SAFETY: made by `Box::leak` in `make`; the scheduler is gone.
            drop(unsafe { Box::from_raw(task.as_ptr()) });
        }
    }
}

// SAFETY: the field of the record.
unsafe impl crate::chan::waitq::Party for Toy {
    fn waits(task: TaskPtr<Self>) -> NonNull<crate::chan::waitq::Waits<Self>> {
        // SAFETY: records are valid while the world lives; only the address is taken.
        unsafe { NonNull::new_unchecked(&raw mut (*task.as_ptr()).waits) }
    }
}

impl World for ToyWorld {
    type Local = u64;

    fn new_local(&self, _proc: ProcId) -> u64 {
        0
    }
}

/// A scheduler for toys.
pub(crate) fn scheduler(config: Config) -> Scheduler<Toy> {
    Scheduler::new(config, ToyWorld::default())
}

/// Runs a toy as main.
pub(crate) fn run(
    scheduler: &Scheduler<Toy>,
    main: impl FnMut(&mut Turn<'_, '_>) -> Yield<Toy> + Send + 'static,
) -> Outcome {
    let main = scheduler.world().make(Box::new(main));
    // SAFETY: the record was just made, and lives as long as the scheduler's world.
    unsafe { scheduler.run(main) }
}
