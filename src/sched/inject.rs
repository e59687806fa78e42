//! The global queue: what overflows from the Ps, what is readied outside the workers, what gives way (Gosched).

use super::queue::{LocalQueue, deque};
use super::task::TaskPtr;

/// A queue that anybody may push to and any P may take from.
pub(super) struct GlobalQueue<T> {
    tasks: deque::Injector<TaskPtr<T>>,
}

impl<T> GlobalQueue<T> {
    pub(super) fn new() -> Self {
        GlobalQueue { tasks: deque::Injector::new() }
    }

    pub(super) fn push(&self, task: TaskPtr<T>) {
        self.tasks.push(task);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Takes the oldest task.
    pub(super) fn pop(&self) -> Option<TaskPtr<T>> {
        loop {
            match self.tasks.steal() {
                deque::Steal::Success(task) => return Some(task),
                deque::Steal::Empty => return None,
                deque::Steal::Retry => {}
            }
        }
    }

    /// Takes the oldest task, and moves to `queue` as many more as are the fair share of one of `n_procs` Ps.
    pub(super) fn pop_share(&self, queue: &LocalQueue<T>, n_procs: usize) -> Option<TaskPtr<T>> {
        let share = (self.len() / n_procs.max(1) + 1).min(super::queue::CAPACITY / 2);
        loop {
            match self.tasks.steal_batch_with_limit_and_pop(queue.tasks(), share) {
                deque::Steal::Success(task) => return Some(task),
                deque::Steal::Empty => return None,
                deque::Steal::Retry => {}
            }
        }
    }
}
