//! What code that runs on a worker may ask of it.

use super::inject::GlobalQueue;
use super::queue::LocalQueue;
use super::task::{Budget, ProcId, Ready, Task, TaskPtr, World};
use crate::sync::Arc;
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::ptr::NonNull;

/// What all workers share.
pub(super) struct Shared<T: Task> {
    pub(super) world: T::World,
    pub(super) global: GlobalQueue<T>,
    pub(super) n_idle: AtomicUsize,
    pub(super) stop: AtomicBool,
}

/// What belongs to whoever holds the P.
pub(super) struct Own<T: Task> {
    pub(super) queue: LocalQueue<T>,
    pub(super) run_next: Option<TaskPtr<T>>,
    pub(super) local: <T::World as World>::Local,
    pub(super) next_id: u64,
}

/// A worker while it holds a P: the scheduler, as seen by the task that it runs.
pub struct WorkerCx<'a, T: Task> {
    shared: &'a Arc<Shared<T>>,
    own: NonNull<Own<T>>,
    proc: ProcId,
    left: Budget,
    held_back: u32,
}

impl<T: Task> WorkerCx<'_, T> {
    /// What all workers share.
    #[inline]
    pub fn world(&self) -> &T::World {
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
        self.proc
    }

    /// The running task says, before it returns from `resume`, what remains of its budget: a task that it readied and
    /// that runs next inherits it.
    #[inline]
    pub fn set_left(&mut self, left: Budget) {
        self.left = left;
    }

    /// To be applied by the running task to its counter after it may have readied another: when another P is idle the
    /// counter is cut, so that the worker looks soon whether the other still waits. The rest is given back then.
    #[inline]
    pub fn clip(&mut self, left: Budget) -> Budget {
        if self.held_back == 0 { left } else { self.clip_slow(left) }
    }

    #[cold]
    fn clip_slow(&mut self, left: Budget) -> Budget {
        left
    }

    /// Whether somebody wants the world stopped, or the program to end: natives that charge end their slice then.
    #[inline]
    pub fn stop_requested(&self) -> bool {
        self.shared.stop.load(Ordering::Relaxed)
    }

    /// Makes a built goroutine runnable on this P, next in turn. It gets its number here.
    ///
    /// # Safety
    /// The record is idle, complete, and named by nobody else.
    pub unsafe fn spawn(&mut self, task: TaskPtr<T>) {
        let id = self.own().next_id;
        self.own().next_id += 1;
        task.header().prepare(id);
        self.run_next(task);
    }

    /// Puts `task` into the run-next slot; the one before it goes to the queue's end.
    #[inline]
    fn run_next(&mut self, task: TaskPtr<T>) {
        let shared = self.shared;
        let own = self.own();
        if let Some(before) = own.run_next.replace(task) {
            own.queue.push(before, &shared.global);
        }
        if shared.n_idle.load(Ordering::Relaxed) != 0 {
            self.held_back = 1;
        }
    }

    #[inline(always)]
    fn own(&mut self) -> &mut Own<T> {
        // SAFETY: a `WorkerCx` exists only while its worker holds the P, whose holder owns this part of it; the
        // reference ends with the borrow of the context.
        unsafe { self.own.as_mut() }
    }
}

impl<T: Task> Ready<T> for WorkerCx<'_, T> {
    #[inline]
    unsafe fn ready(&mut self, task: TaskPtr<T>) {
        task.header().ready();
        self.run_next(task);
    }
}
