//! The global queue: what overflows from the Ps, what is readied outside the workers, what gives way (Gosched).

use super::queue::deque;
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
}
