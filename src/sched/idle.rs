//! Going to sleep without losing a wake-up, and without spinning.
//!
//! Protocol (Dekker's). Whoever publishes work for others: push, fence, look for an idle P ([`Crew::notice`]). A
//! worker that found nothing: mark the P idle, fence, look at every queue again ([`Crew::sleep`]). One of the two sees
//! the other.
//!
//! A worker that pushes to its own queue needs none of this: it looks at its queue again itself when its slice ends,
//! and wakes somebody then if the work still waits and a P is idle (`preempt.rs`). So readying a goroutine costs no
//! fence, and a waker that blocks right after has woken nobody.
//!
//! At most one sleeper watches the timers: the one that lay down when the earliest deadline was earlier than what was
//! watched. A running worker looks at the timers itself, so an earlier deadline set by one needs no wake-up.
//!
//! Rejected: spinning before sleeping, as Go does: it burns a core that a 2-core machine needs, and on the rows
//! measured it is why Go is slower with two Ps than with one.

use super::crew::{Core, Crew, EXIT};
use super::park::{Signal, Sleeper};
use super::task::ProcId;
use crate::sync::atomic::{Ordering, fence};
use crate::sync::{Arc, MutexGuard};
use std::time::Duration;

/// How a rest ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Woken {
    /// Somebody woke the worker to look for work with this P; it counts as searching.
    Dispatched(ProcId),
    /// It got up by itself and took this P.
    Itself(ProcId),
    /// It is to leave.
    Leave,
}

/// How to wait for a deadline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Until {
    /// It is due.
    Due,
    /// Sleep for so long.
    Wait(Duration),
    /// Sleep: somebody else sees to it, or time does not pass.
    Never,
}

/// What the crew asks about the work that there is.
pub(super) trait Outlook {
    /// Whether any queue holds a task.
    fn has_work(&self) -> bool;
    /// When the earliest timer fires; `i64::MAX` if there is none.
    fn next_timer(&self) -> i64;
    /// How to wait for it.
    fn until(&self, deadline: i64, all_idle: bool) -> Until;
    /// Every P is idle and no timer is armed: if nothing else is alive either, this is a deadlock.
    fn all_idle(&self, core: &mut Core);
}

impl Crew {
    /// Gives up `proc`, whose queues are empty, and sleeps until there is a P to work with. `leave` is asked before each rest.
    pub(super) fn sleep(
        &self,
        me: &Arc<Sleeper>,
        proc: ProcId,
        outlook: &impl Outlook,
        leave: impl Fn() -> bool,
    ) -> Woken {
        let mut core = self.core.lock();
        self.put_idle(&mut core, proc);
        // Pairs with the fence in `notice`: either the publisher sees the idle P, or its work is seen here.
        fence(Ordering::SeqCst);
        if !core.stopping
            && outlook.has_work()
            && let Some(proc) = self.take_idle(&mut core)
        {
            return Woken::Itself(proc);
        }
        self.rest(core, me, outlook, leave)
    }

    /// Sleeps without a P until one is given.
    pub(super) fn rest(
        &self,
        mut core: MutexGuard<'_, Core>,
        me: &Arc<Sleeper>,
        outlook: &impl Outlook,
        leave: impl Fn() -> bool,
    ) -> Woken {
        let mut lying = false;
        loop {
            match me.take() {
                Some(Signal::Run(proc)) => return Woken::Dispatched(proc),
                Some(Signal::Leave) => return Woken::Leave,
                None => {}
            }
            if self.requests() & EXIT != 0 || leave() {
                self.get_up(&mut core, me);
                return Woken::Leave;
            }
            let deadline = outlook.next_timer();
            let all_idle = core.idle.len() == core.n_procs && !core.stopping;
            if all_idle && deadline == i64::MAX {
                outlook.all_idle(&mut core);
                if self.requests() & EXIT != 0 || leave() {
                    continue;
                }
            }
            if !lying {
                core.sleepers.push(me.clone());
                lying = true;
            }
            let watches = deadline < core.watched && !core.stopping && !core.idle.is_empty();
            let until = if watches { outlook.until(deadline, all_idle) } else { Until::Never };
            core = match until {
                Until::Due => {
                    self.get_up(&mut core, me);
                    let proc = self.take_idle(&mut core).expect("not empty, as just seen under this lock");
                    return Woken::Itself(proc);
                }
                Until::Wait(limit) => {
                    core.watched = deadline;
                    let (mut core, _) = me.cond.wait_for(core, limit);
                    if core.watched == deadline {
                        core.watched = i64::MAX;
                    }
                    core
                }
                Until::Never => me.cond.wait(core),
            };
        }
    }

    /// Takes `me` out of the sleepers, if nobody has woken it.
    fn get_up(&self, core: &mut Core, me: &Arc<Sleeper>) {
        core.sleepers.retain(|s| !Arc::ptr_eq(s, me));
    }
}
