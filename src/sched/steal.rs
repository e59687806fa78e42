//! Taking work from other Ps.
//!
//! Whoever finds nothing of its own goes round all Ps from a random start and takes half of the first queue that is
//! not empty. The run-next slot of another is never taken: its holder moves the task to the queue when it has waited
//! for a while and a P is idle. Rejected: stealing run-next after a grace period, as Go does, which needs a locked
//! instruction per hand-over on the holder's side and a sleep on the thief's.

use super::proc::{Procs, count};
use super::queue::{CAPACITY, LocalQueue, Stealer, deque};
use super::task::{ProcId, Task, TaskPtr};

impl<T> Stealer<T> {
    pub(super) fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.tasks.len()
    }

    /// Moves half of the tasks to `queue` and takes the first of them.
    fn take_half(&self, queue: &LocalQueue<T>) -> Option<TaskPtr<T>> {
        loop {
            match self.tasks.steal_batch_with_limit_and_pop(queue.tasks(), CAPACITY / 2) {
                deque::Steal::Success(task) => return Some(task),
                deque::Steal::Empty => return None,
                deque::Steal::Retry => {}
            }
        }
    }
}

/// Steals for the P `thief`, whose queue is `queue`; `random` chooses the first victim.
pub(super) fn steal<T: Task>(
    procs: &Procs<T>,
    thief: ProcId,
    queue: &LocalQueue<T>,
    random: u64,
) -> Option<TaskPtr<T>> {
    let n = procs.len();
    let start = (random % n as u64) as usize;
    for at in 0..n {
        let victim = procs.get(ProcId(((start + at) % n) as u32));
        if victim.id == thief || victim.stealer.is_empty() {
            continue;
        }
        if let Some(task) = victim.stealer.take_half(queue) {
            count(&procs.get(thief).counts.stolen);
            return Some(task);
        }
    }
    None
}
