//! What a program and its user are told of the collections: runtime.MemStats, debug.ReadGCStats, `GODEBUG=gctrace=1`.

use std::fmt;

use crate::heap::stats::CycleStats;
use crate::sync::Lock;

/// The pauses that are remembered.
const KEPT: usize = 256;

/// A collection as the machine saw it. Times are in nanoseconds on the heap's clock.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Collection {
    /// When the world was asked to stop.
    pub(crate) asked: u64,
    /// When it stood.
    pub(crate) stopped: u64,
    /// When all was done but letting it go on.
    pub(crate) ended: u64,
    /// How many threads marked.
    pub(crate) n_markers: usize,
    /// GOMAXPROCS.
    pub(crate) n_procs: usize,
    /// Bytes of stacks.
    pub(crate) stacks: u64,
    /// Bytes of package variables with pointers.
    pub(crate) globals: u64,
    /// What the heap says.
    pub(crate) cycle: CycleStats,
}

impl Collection {
    fn pause(&self) -> u64 {
        self.ended.saturating_sub(self.asked)
    }

    /// The processors' time: all of them wait for the stop, the markers work.
    fn effort(&self) -> (u64, u64) {
        let stopping = self.stopped.saturating_sub(self.asked) * self.n_procs as u64;
        (stopping, self.ended.saturating_sub(self.stopped) * self.n_markers as u64)
    }
}

/// The figures of all collections.
#[derive(Clone, Debug)]
pub struct Pauses {
    /// The last ones, the one with number `n`, from 1, at `(n - 1) % 256`: how long, in nanoseconds, and when it ended,
    /// in nanoseconds since 1970.
    pub last: Box<[(u64, u64)]>,
    /// The sum of all.
    pub total_ns: u64,
    /// When the last collection ended, in nanoseconds since 1970; 0 if there was none.
    pub last_end: u64,
    /// The share of the processors' time that went into collections.
    pub share: f64,
    /// How many collections the program asked for.
    pub n_forced: u32,
}

/// Notes the collections of a program.
pub(crate) struct History {
    /// When the program began.
    started: u64,
    state: Lock<State>,
}

struct State {
    pauses: Pauses,
    /// Nanoseconds of processors' time in collections.
    effort: u64,
    /// The program has asked for the next one.
    forced: bool,
}

impl History {
    /// Of a program that begins at `now`.
    pub(crate) fn new(now: u64) -> History {
        let last = Box::default();
        let pauses = Pauses { last, total_ns: 0, last_end: 0, share: 0.0, n_forced: 0 };
        History { started: now, state: Lock::new(State { pauses, effort: 0, forced: false }) }
    }

    /// The program asks for a collection.
    pub(crate) fn ask(&self) {
        let mut state = self.state.lock();
        state.pauses.n_forced += 1;
        state.forced = true;
    }

    /// Notes a collection that ended at `wall`, in nanoseconds since 1970; the line that `gctrace=1` prints about it.
    pub(crate) fn note(&self, done: &Collection, wall: u64) -> impl fmt::Display {
        let mut state = self.state.lock();
        let (stopping, marking) = done.effort();
        state.effort += stopping + marking;
        let available = done.ended.saturating_sub(self.started).max(1) * done.n_procs as u64;
        let share = state.effort as f64 / available as f64;
        let pauses = &mut state.pauses;
        if pauses.last.is_empty() {
            pauses.last = vec![(0, 0); KEPT].into();
        }
        pauses.last[(done.cycle.number as usize).saturating_sub(1) % KEPT] = (done.pause(), wall);
        pauses.total_ns += done.pause();
        (pauses.last_end, pauses.share) = (wall, share);
        let forced = std::mem::take(&mut state.forced);
        Line { since_start: done.asked.saturating_sub(self.started), share, done: *done, forced }
    }

    /// The figures as of now.
    pub(crate) fn pauses(&self) -> Pauses {
        self.state.lock().pauses.clone()
    }
}

/// A line of Go's format. Of the phases that Go names only the two exist for which the world stops: the first is its
/// stopping, the last all the work.
struct Line {
    since_start: u64,
    share: f64,
    done: Collection,
    forced: bool,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Line { done, .. } = self;
        let seconds = self.since_start / 1_000_000;
        let percent = (self.share * 100.0) as u64;
        write!(f, "gc {} @{}.{:03}s {percent}%: ", done.cycle.number, seconds / 1000, seconds % 1000)?;
        let stopping = Millis(done.stopped.saturating_sub(done.asked));
        let working = Millis(done.ended.saturating_sub(done.stopped));
        write!(f, "{stopping}+0+{working} ms clock, ")?;
        let (stopping, working) = done.effort();
        write!(f, "{}+0/0/0+{} ms cpu, ", Millis(stopping), Millis(working))?;
        let (before, live) = (done.cycle.heap_before >> 20, done.cycle.live_bytes >> 20);
        write!(f, "{before}->{before}->{live} MB, {} MB goal, ", done.cycle.goal >> 20)?;
        write!(f, "{} MB stacks, {} MB globals, {} P", done.stacks >> 20, done.globals >> 20, done.n_procs)?;
        f.write_str(if self.forced { " (forced)\n" } else { "\n" })
    }
}

/// Nanoseconds, shown as milliseconds with two digits that count.
struct Millis(u64);

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 >= 10_000_000 {
            return write!(f, "{}", self.0 / 1_000_000);
        }
        let (mut value, mut digits, mut unit) = (self.0 / 1000, 3, 1000);
        if value == 0 {
            return f.write_str("0");
        }
        while value >= 100 {
            (value, digits, unit) = (value / 10, digits - 1, unit / 10);
        }
        match digits {
            0 => write!(f, "{value}"),
            _ => write!(f, "{}.{:0digits$}", value / unit, value % unit),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(number: u32) -> Collection {
        let cycle =
            CycleStats { number, live_bytes: 3 << 20, heap_before: 9 << 20, goal: 8 << 20, ..CycleStats::default() };
        Collection {
            asked: 1_234_000_000,
            stopped: 1_234_018_000,
            ended: 1_249_000_000,
            n_markers: 2,
            n_procs: 4,
            stacks: 1 << 20,
            globals: 0,
            cycle,
        }
    }

    #[test]
    fn a_collection_is_a_line_in_gos_format() {
        let history = History::new(1_000_000);
        assert_eq!(
            history.note(&collection(1), 0).to_string(),
            "gc 1 @1.233s 0%: 0.018+0+14 ms clock, 0.072+0/0/0+29 ms cpu, 9->9->3 MB, 8 MB goal, \
             1 MB stacks, 0 MB globals, 4 P\n"
        );
        history.ask();
        assert!(history.note(&collection(2), 0).to_string().ends_with(" 4 P (forced)\n"));
        assert!(!history.note(&collection(3), 0).to_string().contains("forced"));
    }

    #[test]
    fn times_have_two_digits_that_count() {
        let shown = [999, 1_000, 18_900, 999_999, 1_500_000, 9_999_999, 123_000_000].map(|ns| Millis(ns).to_string());
        assert_eq!(shown, ["0", "0.001", "0.018", "0.99", "1.5", "9.9", "123"]);
    }

    #[test]
    fn the_last_pauses_are_kept_in_a_ring() {
        let history = History::new(0);
        (1..=300).for_each(|number| drop(history.note(&collection(number), u64::from(number))));
        let pauses = history.pauses();
        assert_eq!((pauses.last[43], pauses.last[44].1), ((15_000_000, 300), 45));
        assert_eq!((pauses.total_ns, pauses.last_end), (300 * 15_000_000, 300));
        let share = 300.0 * (4.0 * 18_000.0 + 2.0 * 14_982_000.0) / (4.0 * 1_249_000_000.0);
        assert!((pauses.share - share).abs() < 1e-9);
    }
}
