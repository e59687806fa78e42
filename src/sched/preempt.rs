//! Budgets: when a task makes room for others, and when another worker is woken for what waits here.
//!
//! A slice is `Config::budget` reductions. A task that is readied goes to run-next and inherits what is left of the
//! slice, less the cost of the hand-over; so a pair that plays ping-pong never wakes anybody, nor starves the queue: at
//! the slice's end both go to its tail.
//!
//! *Patience.* Work may wait for this P while another is idle, for `Config::clip` reductions. The slice is given to the
//! tasks in portions, so that the worker looks when patience ends: if work still waits and a P is still idle, it moves
//! run-next to the queue, where it can be stolen, and wakes one worker. If the queue ran empty in the meantime, nothing
//! was needed and nothing was spent.
//!
//! Rejected: waking a worker for every goroutine made ready, as Go does. On two cores that makes a buffered channel
//! twice as slow as on one, and a contended mutex three times.

use super::context::WorkerCx;
use super::task::Task;

impl<T: Task> WorkerCx<'_, T> {
    /// How much of `budget` to give to the task now.
    #[inline]
    pub(super) fn begin_portion(&mut self, budget: u32) -> u32 {
        self.reckoned = budget;
        self.clip_wanted = false;
        if self.shared.crew.n_idle() == 0 {
            self.patience = 0;
            self.held_back = 0;
            return budget;
        }
        self.begin_watched_portion(budget)
    }

    fn begin_watched_portion(&mut self, budget: u32) -> u32 {
        if self.patience == 0 && self.work_waits() {
            self.patience = self.shared.config.clip;
        }
        let give = if self.patience == 0 { budget } else { budget.min(self.patience) };
        self.held_back = budget - give;
        give
    }

    /// The task yielded: what is left of its budget, less `cost`. Wakes a worker if patience is at its end.
    #[inline]
    pub(super) fn end_portion(&mut self, cost: u32) -> u32 {
        let left = (self.take_left() + std::mem::take(&mut self.held_back)).saturating_sub(cost);
        if self.patience != 0 {
            self.reckon(left);
        }
        left
    }

    fn reckon(&mut self, left: u32) {
        let spent = self.reckoned.saturating_sub(left);
        self.patience = self.patience.saturating_sub(spent);
        if self.patience == 0 {
            self.share_work();
        }
    }

    /// The running task has `left` and readied another while a P is idle: it gets no more than patience allows now.
    #[cold]
    pub(super) fn clip_now(&mut self, left: u32) -> u32 {
        self.clip_wanted = false;
        let patience = self.shared.config.clip;
        let give = left.min(patience);
        self.reckoned = left + self.held_back;
        self.held_back += left - give;
        self.patience = patience;
        give
    }

    /// Before a task runs: if it was all that waited here, there is nothing to be impatient about.
    #[inline]
    pub(super) fn forget_patience(&mut self) {
        if self.patience != 0 && !self.work_waits() {
            self.patience = 0;
        }
    }

    /// Whether anything waits that another worker could take.
    fn work_waits(&mut self) -> bool {
        let shared = self.shared;
        let own = self.own();
        own.run_next.is_some() || own.queue.len() != 0 || !shared.global.is_empty()
    }

    /// Lets another worker have what waits here, if a P is idle.
    pub(super) fn share_work(&mut self) {
        if self.shared.crew.n_idle() == 0 || !self.work_waits() {
            return;
        }
        if let Some(next) = self.own().run_next.take() {
            self.push_last(next);
        }
        self.shared.wake_one();
    }
}
