//! When a program can never go on.
//!
//! Asked when every P is idle, under the crew's lock, by the last worker to go to sleep, and when the last thing that
//! kept the program alive ends. It is a deadlock if the queues are empty and none of these exists:
//!
//! - an armed timer: a sleeping goroutine, an AfterFunc, a channel's timer. A channel's timer is armed only while a
//!   goroutine waits for it, so a Ticker that nobody waits for does not count;
//! - a call on the blocking pool;
//! - a goroutine that waits in the poller, or a registration for signals: whoever has one holds an `Alive`.

use super::idle::Outlook;
use super::shared::Shared;
use super::task::Task;
use crate::sync::atomic::Ordering;

/// Why nothing can go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deadlock {
    /// Every goroutine waits for another.
    AllAsleep,
    /// Main called runtime.Goexit, and the others are over too.
    NoGoroutines,
}

impl Deadlock {
    /// Go's words.
    pub fn text(self) -> &'static str {
        match self {
            Deadlock::AllAsleep => "all goroutines are asleep - deadlock!",
            Deadlock::NoGoroutines => "no goroutines (main called runtime.Goexit) - deadlock!",
        }
    }
}

/// The verdict, given that every P is idle and the crew's lock is held.
pub(super) fn find<T: Task>(shared: &Shared<T>) -> Option<Deadlock> {
    // The order matters: what is alive pushes to a queue first and ends then.
    if shared.n_alive.load(Ordering::SeqCst) != 0 || shared.next_timer() != i64::MAX || shared.has_work() {
        return None;
    }
    Some(if shared.n_tasks() == 0 { Deadlock::NoGoroutines } else { Deadlock::AllAsleep })
}
