//! crossbeam-deque's interface over a lock, for model checkers, which cannot see into the real one.

use crate::sync::{Arc, Lock};
use std::collections::VecDeque;

type Queue<T> = Arc<Lock<VecDeque<T>>>;

/// The outcome of a theft.
pub(crate) enum Steal<T> {
    Success(T),
    Empty,
    #[expect(dead_code, reason = "the real deque asks for retries; the stand-in never does")]
    Retry,
}

/// The owner's end.
pub(crate) struct Worker<T>(Queue<T>);

/// The thieves' end.
pub(crate) struct Stealer<T>(Queue<T>);

/// A queue that anybody may push to.
pub(crate) struct Injector<T>(Queue<T>);

impl<T> Worker<T> {
    pub(crate) fn new_fifo() -> Self {
        Worker(Arc::new(Lock::new(VecDeque::new())))
    }

    pub(crate) fn stealer(&self) -> Stealer<T> {
        Stealer(self.0.clone())
    }

    pub(crate) fn push(&self, item: T) {
        self.0.lock().push_back(item);
    }

    pub(crate) fn pop(&self) -> Option<T> {
        self.0.lock().pop_front()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.lock().len()
    }
}

impl<T> Stealer<T> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.lock().is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.lock().len()
    }

    pub(crate) fn steal_batch_with_limit_and_pop(&self, dest: &Worker<T>, limit: usize) -> Steal<T> {
        let mut items = self.0.lock();
        let n = items.len().div_ceil(2).min(limit);
        let batch: Vec<T> = items.drain(..n).collect();
        drop(items);
        deliver(batch, dest)
    }
}

impl<T> Injector<T> {
    pub(crate) fn new() -> Self {
        Injector(Arc::new(Lock::new(VecDeque::new())))
    }

    pub(crate) fn push(&self, item: T) {
        self.0.lock().push_back(item);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.lock().is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.lock().len()
    }

    pub(crate) fn steal(&self) -> Steal<T> {
        self.0.lock().pop_front().map_or(Steal::Empty, Steal::Success)
    }

    pub(crate) fn steal_batch_with_limit_and_pop(&self, dest: &Worker<T>, limit: usize) -> Steal<T> {
        let mut items = self.0.lock();
        let n = items.len().min(limit);
        let batch: Vec<T> = items.drain(..n).collect();
        drop(items);
        deliver(batch, dest)
    }
}

fn deliver<T>(batch: Vec<T>, dest: &Worker<T>) -> Steal<T> {
    let mut batch = batch.into_iter();
    let Some(first) = batch.next() else { return Steal::Empty };
    dest.0.lock().extend(batch);
    Steal::Success(first)
}
