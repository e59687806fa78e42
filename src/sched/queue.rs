//! The queue of runnable tasks that belongs to one P: first in, first out, stolen from by others.
//!
//! crossbeam's deque holds the tasks; this file adds the bound of 256 and the overflow of half to the global queue.
//! Under a model checker a locked queue of four slots stands in for the deque, so that the models prove our
//! protocol around it, not the deque.

use super::inject::GlobalQueue;
use super::task::TaskPtr;

#[cfg(not(any(loom, shuttle)))]
pub(super) use crossbeam_deque as deque;

#[cfg(any(loom, shuttle))]
#[path = "model_deque.rs"]
pub(super) mod deque;

/// How many tasks a P's own queue holds before half of them move to the global queue.
pub(super) const CAPACITY: usize = if cfg!(any(loom, shuttle)) { 4 } else { 256 };

/// The owner's end of a P's queue.
pub(super) struct LocalQueue<T> {
    tasks: deque::Worker<TaskPtr<T>>,
}

/// The thieves' end of a P's queue.
pub(super) struct Stealer<T> {
    pub(super) tasks: deque::Stealer<TaskPtr<T>>,
}

impl<T> LocalQueue<T> {
    pub(super) fn new() -> Self {
        LocalQueue { tasks: deque::Worker::new_fifo() }
    }

    /// Where a thief puts what it takes.
    pub(super) fn tasks(&self) -> &deque::Worker<TaskPtr<T>> {
        &self.tasks
    }

    pub(super) fn stealer(&self) -> Stealer<T> {
        Stealer { tasks: self.tasks.stealer() }
    }

    /// Appends `task`; when the queue is full, its older half moves to the global queue first.
    #[inline]
    pub(super) fn push(&self, task: TaskPtr<T>, global: &GlobalQueue<T>) {
        if self.tasks.len() >= CAPACITY {
            self.overflow(global);
        }
        self.tasks.push(task);
    }

    #[cold]
    #[inline(never)]
    fn overflow(&self, global: &GlobalQueue<T>) {
        for _ in 0..CAPACITY / 2 {
            let Some(task) = self.tasks.pop() else { break };
            global.push(task);
        }
    }

    #[inline]
    pub(super) fn pop(&self) -> Option<TaskPtr<T>> {
        self.tasks.pop()
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.tasks.len()
    }
}
