//! The only reader of time in the machine below `native`.

use crate::sched::idle::Until;
use crate::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Nanoseconds since the scheduler was made.
pub(crate) struct Clock {
    start: Instant,
    /// Whether time stands still while anything runs, and jumps to the next timer when nothing does.
    frozen: bool,
    now: AtomicI64,
}

impl Clock {
    /// The machine's monotonic clock.
    pub(crate) fn real() -> Self {
        Clock { start: Instant::now(), frozen: false, now: AtomicI64::new(0) }
    }

    /// A clock that jumps from timer to timer, for tests: sleeping takes no time.
    pub(crate) fn frozen() -> Self {
        Clock { frozen: true, ..Clock::real() }
    }

    pub(crate) fn now(&self) -> i64 {
        if self.frozen {
            return self.now.load(Ordering::SeqCst);
        }
        i64::try_from(self.start.elapsed().as_nanos()).unwrap_or(i64::MAX)
    }

    #[cfg_attr(any(loom, shuttle), allow(dead_code, reason = "models know no wall clock"))]
    /// The wall clock: seconds since 1970 UTC, and nanoseconds within the second.
    pub(crate) fn wall() -> (i64, u32) {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        (since.as_secs() as i64, since.subsec_nanos())
    }

    /// How to wait for `deadline`. A frozen clock jumps there when all are idle.
    pub(crate) fn until(&self, deadline: i64, all_idle: bool) -> Until {
        if self.frozen && all_idle {
            self.now.fetch_max(deadline, Ordering::SeqCst);
        }
        match deadline.saturating_sub(self.now()) {
            ..=0 => Until::Due,
            _ if self.frozen => Until::Never,
            left => Until::Wait(Duration::from_nanos(left as u64)),
        }
    }
}
