//! Timers: sleeping goroutines and what time.Timer, Ticker and AfterFunc stand on.
//!
//! Concepts. Each P has a heap of deadlines under a lock of its own; a [`Timer`] belongs to one heap for life (its
//! *home*), so that heap's lock protects the timer too. A sleeping goroutine is an entry without a timer: it cannot be
//! stopped. Who looks: a running worker when a slice ends, for all Ps; a sleeping worker, the watcher, at the earliest
//! deadline (`idle.rs`).
//!
//! Invariants.
//!  1. `Timers::next` is the earliest deadline of its heap whenever the heap's lock is free.
//!  2. `Next::at` is never later than the earliest deadline of all; it may be earlier (a timer was stopped).
//!  3. An armed timer's memory stays valid: the embedder keeps armed timers alive (`for_each_armed`), and its memory
//!     may be reused once it is disarmed and its `fire` has returned.
//!
//! `fire` runs on a worker without the heap's lock. It may race with a stop or a reset that came after its timer was
//! due; whoever must tell passes a number in `seq`, changes it when resetting, and compares in `fire`.
//!
//! Rejected: one heap for all (a lock that every time.After would meet on); a wheel (stopping is common, deadlines
//! are few, and a heap tells exactly whether anything is armed, which the report of a deadlock needs).

pub(crate) mod clock;
mod heap;

use super::task::{ProcId, Task, TaskPtr, Verdict};
use super::worker::WorkerCx;
use crate::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use crate::sync::{Arc, Lock};
use heap::Heap;
use std::cell::UnsafeCell;
use std::ptr::NonNull;

/// A timer that can be armed, changed and stopped. All-zero memory is a timer that is not armed.
///
/// It may live in the embedder's heap; see the module's third invariant.
#[repr(C)]
pub struct Timer<T: Task> {
    /// The P whose heap it belongs to.
    home: AtomicU32,
    /// Protected by the lock of the home's heap.
    inner: UnsafeCell<Inner<T>>,
}

#[repr(C)]
struct Inner<T: Task> {
    /// Its place in the heap, plus one; 0 when it is not armed.
    place: u32,
    period: i64,
    seq: u64,
    fire: Option<FireFn<T>>,
    arg: *mut (),
}

/// What a timer does when it is due, on a worker, with no lock held. It must not block.
pub type FireFn<T> = unsafe fn(cx: &mut WorkerCx<'_, T>, firing: Firing);

/// What `fire` is told.
#[derive(Clone, Copy, Debug)]
pub struct Firing {
    /// As given when the timer was armed.
    pub arg: *mut (),
    /// As given when the timer was armed.
    pub seq: u64,
    /// When it was due.
    pub when: i64,
    /// The time, on the scheduler's clock.
    pub now: i64,
}

/// How a timer is armed.
pub struct Alarm<T: Task> {
    /// When to fire, on the scheduler's clock.
    pub when: i64,
    /// Every how many nanoseconds to fire again; 0 for once.
    pub period: i64,
    /// What to do.
    pub fire: FireFn<T>,
    /// Passed to `fire`.
    pub arg: *mut (),
    /// Passed to `fire`.
    pub seq: u64,
}

// SAFETY: the inner part is only touched under the lock of the home's heap.
unsafe impl<T: Task> Sync for Timer<T> {}
// SAFETY: as above; nothing in it belongs to a thread.
unsafe impl<T: Task> Send for Timer<T> {}

impl<T: Task> Timer<T> {
    /// A timer at home in the heap of `home`, not armed.
    pub fn new(home: ProcId) -> Self {
        let inner = Inner { place: 0, period: 0, seq: 0, fire: None, arg: std::ptr::null_mut() };
        Timer { home: AtomicU32::new(home.0), inner: UnsafeCell::new(inner) }
    }

    /// Whose heap it belongs to.
    pub(super) fn home(&self) -> ProcId {
        ProcId(self.home.load(Ordering::Relaxed))
    }
}

/// What an entry of a heap stands for.
enum What<T: Task> {
    /// A sleeping goroutine, to be made ready.
    Sleeper(TaskPtr<T>),
    /// A timer.
    Timer(NonNull<Timer<T>>),
}

impl<T: Task> What<T> {
    /// Tells a timer its place in the heap, whose lock the caller holds.
    fn set_place(&self, place: Option<usize>) {
        if let What::Timer(timer) = self {
            // SAFETY: the entry is in the heap or is being taken out, so the timer is valid (invariant 3), and the
            // lock that protects its inner part is held.
            unsafe { (*timer.as_ref().inner.get()).place = place.map_or(0, |at| at as u32 + 1) };
        }
    }
}

/// The earliest deadline of all Ps, or an earlier time.
pub(super) struct Next {
    at: AtomicI64,
}

impl Next {
    pub(super) fn new() -> Self {
        Next { at: AtomicI64::new(i64::MAX) }
    }

    /// Whether any timer may be armed.
    #[inline]
    pub(super) fn any(&self) -> bool {
        self.at.load(Ordering::Relaxed) != i64::MAX
    }

    #[inline]
    pub(super) fn is_due(&self, now: i64) -> bool {
        self.at.load(Ordering::Relaxed) <= now
    }

    /// SeqCst, here and in `begin_scan`: a deadline that a scan has missed is lowered after the scan began, so that
    /// its `fetch_min` comes after the reset and stays.
    fn lower(&self, when: i64) {
        if when < self.at.load(Ordering::SeqCst) {
            self.at.fetch_min(when, Ordering::SeqCst);
        }
    }

    fn begin_scan(&self) {
        self.at.store(i64::MAX, Ordering::SeqCst);
    }
}

/// The deadlines of one P.
pub(super) struct Timers<T: Task> {
    heap: Lock<Heap<T>>,
    /// The earliest deadline of the heap; written under its lock.
    next: AtomicI64,
    /// Of all Ps.
    all: Arc<Next>,
    /// The deadline of the goroutine that the P's holder is parking; only between a handler and its commit.
    parking: AtomicI64,
}

impl<T: Task> Timers<T> {
    pub(super) fn new(all: Arc<Next>) -> Self {
        Timers { heap: Lock::new(Heap::new()), next: AtomicI64::new(i64::MAX), all, parking: AtomicI64::new(0) }
    }

    /// The earliest deadline.
    pub(super) fn next(&self) -> i64 {
        self.next.load(Ordering::SeqCst)
    }

    /// How many are armed, sleepers included.
    pub(super) fn len(&self) -> usize {
        self.heap.lock().len()
    }

    /// Calls `f` with the heap and writes down its earliest deadline afterwards.
    fn with_heap<R>(&self, f: impl FnOnce(&mut Heap<T>) -> R) -> R {
        let mut heap = self.heap.lock();
        let result = f(&mut heap);
        let earliest = heap.earliest();
        self.next.store(earliest, Ordering::SeqCst);
        drop(heap);
        self.all.lower(earliest);
        result
    }

    /// Remembers the deadline for `commit_sleep`.
    pub(super) fn set_parking(&self, when: i64) {
        self.parking.store(when, Ordering::Relaxed);
    }

    /// The commit of a sleep: `arg` is the `Timers` of the worker's P.
    ///
    /// # Safety
    /// Called on the worker that called `set_parking`, right after it.
    pub(super) unsafe fn commit_sleep(task: TaskPtr<T>, arg: *mut ()) -> Verdict {
        // SAFETY: `arg` was made from a `&Timers` of a P, and Ps live as long as the scheduler.
        let timers = unsafe { &*arg.cast::<Timers<T>>() };
        let when = timers.parking.load(Ordering::Relaxed);
        timers.with_heap(|heap| heap.push(when, What::Sleeper(task)));
        Verdict::Parked
    }

    /// Arms `timer`, whose home this is, or changes it if it is armed. Returns whether it was.
    ///
    /// # Safety
    /// The timer is valid and stays so while it is armed.
    pub(super) unsafe fn arm(&self, timer: NonNull<Timer<T>>, alarm: Alarm<T>) -> bool {
        self.with_heap(|heap| {
            // SAFETY: the timer is valid, and its home's lock is held.
            let inner = unsafe { &mut *timer.as_ref().inner.get() };
            let place = inner.place;
            (inner.period, inner.seq, inner.fire, inner.arg) = (alarm.period, alarm.seq, Some(alarm.fire), alarm.arg);
            match place {
                0 => heap.push(alarm.when, What::Timer(timer)),
                place => heap.change(place as usize - 1, alarm.when),
            }
            place != 0
        })
    }

    /// Stops `timer`, whose home this is. Returns whether it was armed.
    ///
    /// # Safety
    /// The timer is valid.
    pub(super) unsafe fn disarm(&self, timer: NonNull<Timer<T>>) -> bool {
        self.with_heap(|heap| {
            // SAFETY: the timer is valid, and its home's lock is held.
            let place = unsafe { (*timer.as_ref().inner.get()).place };
            if place != 0 {
                heap.remove(place as usize - 1);
            }
            place != 0
        })
    }

    /// Takes out the first entry if it is due; a periodic one stays, with its next deadline.
    fn take_due(&self, now: i64) -> Option<Due<T>> {
        if self.next() > now {
            return None;
        }
        self.with_heap(|heap| {
            let first = heap.first().filter(|first| first.when <= now)?;
            let when = first.when;
            let What::Timer(timer) = first.what else {
                let What::Sleeper(task) = heap.remove(0).what else { unreachable!("it was no timer") };
                return Some(Due::Wake(task));
            };
            // SAFETY: the timer is armed, hence valid, and this is its home's lock.
            let inner = unsafe { timer.as_ref().inner.get() };
            // SAFETY: as above; the copies are made before the heap may write the place.
            let (period, seq, fire, arg) = unsafe { ((*inner).period, (*inner).seq, (*inner).fire, (*inner).arg) };
            if period > 0 {
                heap.change(0, when.saturating_add(period * (1 + (now - when) / period)));
            } else {
                heap.remove(0);
            }
            Some(Due::Fire(fire?, Firing { arg, seq, when, now }))
        })
    }

    /// Calls `f` with each armed timer: they are roots.
    pub(super) fn for_each_armed(&self, mut f: impl FnMut(NonNull<Timer<T>>)) {
        for entry in self.heap.lock().iter() {
            if let What::Timer(timer) = entry.what {
                f(timer);
            }
        }
    }
}

/// What a due entry asks for.
enum Due<T: Task> {
    Wake(TaskPtr<T>),
    Fire(FireFn<T>, Firing),
}

/// Does all that is due, on a worker. Returns how many there were.
pub(super) fn run_due<T: Task>(cx: &mut WorkerCx<'_, T>, now: i64) -> usize {
    let mut n_due = 0;
    let procs = cx.procs();
    cx.next_timer().begin_scan();
    for proc in procs.iter() {
        while let Some(due) = proc.timers.take_due(now) {
            n_due += 1;
            match due {
                // SAFETY: the task slept, and was taken out of the heap, under its lock.
                Due::Wake(task) => unsafe { cx.ready_last(task) },
                // SAFETY: whoever armed the timer promised that it may be called like this.
                Due::Fire(fire, firing) => unsafe { fire(cx, firing) },
            }
        }
        cx.next_timer().lower(proc.timers.next());
    }
    n_due
}
