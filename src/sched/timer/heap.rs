//! A four-way heap of deadlines; each armed timer knows its place in it.
//!
//! Two timers with one deadline fire in the order in which they were armed.

use super::What;
use crate::sched::task::Task;

/// One deadline.
pub(super) struct Entry<T: Task> {
    pub(super) when: i64,
    /// Orders equal deadlines.
    pub(super) number: u64,
    pub(super) what: What<T>,
}

/// The heap. Whoever has a `&mut` holds the lock that protects the places of its timers.
pub(super) struct Heap<T: Task> {
    entries: Vec<Entry<T>>,
    n_armed: u64,
}

const WAYS: usize = 4;

impl<T: Task> Heap<T> {
    pub(super) const fn new() -> Self {
        Heap { entries: Vec::new(), n_armed: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry<T>> {
        self.entries.iter()
    }

    /// The earliest deadline; `i64::MAX` if there is none.
    pub(super) fn earliest(&self) -> i64 {
        self.entries.first().map_or(i64::MAX, |entry| entry.when)
    }

    pub(super) fn first(&self) -> Option<&Entry<T>> {
        self.entries.first()
    }

    pub(super) fn push(&mut self, when: i64, what: What<T>) {
        self.n_armed += 1;
        self.entries.push(Entry { when, number: self.n_armed, what });
        self.sift_up(self.entries.len() - 1);
    }

    /// Removes the entry at `at`.
    pub(super) fn remove(&mut self, at: usize) -> Entry<T> {
        let entry = self.entries.swap_remove(at);
        entry.what.set_place(None);
        if at < self.entries.len() {
            self.settle(at);
        }
        entry
    }

    /// Gives the entry at `at` another deadline.
    pub(super) fn change(&mut self, at: usize, when: i64) {
        self.n_armed += 1;
        let entry = &mut self.entries[at];
        (entry.when, entry.number) = (when, self.n_armed);
        self.settle(at);
    }

    fn settle(&mut self, at: usize) {
        if self.sift_up(at) == at {
            self.sift_down(at);
        }
    }

    fn before(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.entries[a], &self.entries[b]);
        (a.when, a.number) < (b.when, b.number)
    }

    fn sift_up(&mut self, mut at: usize) -> usize {
        while at > 0 {
            let parent = (at - 1) / WAYS;
            if !self.before(at, parent) {
                break;
            }
            self.swap(at, parent);
            at = parent;
        }
        self.note(at);
        at
    }

    fn sift_down(&mut self, mut at: usize) {
        loop {
            let first = at * WAYS + 1;
            let children = first..(first + WAYS).min(self.entries.len());
            let Some(least) = children.reduce(|a, b| if self.before(b, a) { b } else { a }) else { break };
            if !self.before(least, at) {
                break;
            }
            self.swap(at, least);
            at = least;
        }
        self.note(at);
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.entries.swap(a, b);
        self.note(a);
        self.note(b);
    }

    fn note(&self, at: usize) {
        self.entries[at].what.set_place(Some(at));
    }
}
