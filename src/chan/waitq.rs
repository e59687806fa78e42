//! Who waits at a channel or semaphore.
//!
//! Invariants.
//!  1. A [`Waiter`] is in at most one queue; its links and what it names are protected by that queue's lock.
//!  2. Waiters live in the goroutine's record ([`Waits`]), not in the collected heap: a queue holds plain pointers,
//!     valid while the goroutine is parked. A waiter names its value by (task, slot), because stacks move.
//!  3. A select's waiters share one `fired` word: of all who would wake the goroutine, the one who sets it does.
//!  4. `wakeup` is written by the waker, before it readies the task, and read by the task.
//!
//! All-zero memory is a valid `Waits` and an empty queue.

use crate::sched::task::{Task, TaskPtr};
use crate::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

/// A task that can wait at channels and semaphores.
///
/// # Safety
/// `waits` is the address of a field of the task's record, the same each time.
pub unsafe trait Party: Task {
    /// The record's part that belongs to channels and semaphores.
    fn waits(task: TaskPtr<Self>) -> NonNull<Waits<Self>>;
}

/// Where a value is: a slot of a task. What a slot is, the embedder says.
pub struct Place<T> {
    /// Whose slot.
    pub task: TaskPtr<T>,
    /// Its offset in the task's stack; [`NOWHERE`] for a value that is not wanted.
    pub slot: u32,
}

/// The slot of a received value that nobody wants.
pub const NOWHERE: u32 = u32::MAX;

impl<T> Clone for Place<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Place<T> {}

/// What a parked task is told when it goes on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wakeup {
    /// Of a select: which case proceeded, as an index into the cases it was given.
    pub case: u16,
    /// Of a receive: whether a value came, rather than the channel's end. Of a send: whether the value went; if not,
    /// the channel was closed.
    pub ok: bool,
}

/// What channels and semaphores keep in a goroutine's record.
#[repr(C)]
pub struct Waits<T> {
    /// For all that waits at one place.
    pub(super) alone: Waiter<T>,
    /// Set by the one who wakes a select.
    pub(super) fired: AtomicU32,
    pub(super) wakeup: Cell<Wakeup>,
    /// For a select; kept for the next one.
    pub(super) select: Option<Box<SelectWaits<T>>>,
}

/// One waiter per case, and the cases in the order in which their channels are locked.
pub(super) struct SelectWaits<T> {
    pub(super) waiters: Vec<Waiter<T>>,
    pub(super) order: Vec<u16>,
}

/// One entry in a queue of waiting tasks.
#[repr(C)]
pub struct Waiter<T> {
    next: *mut Waiter<T>,
    prev: *mut Waiter<T>,
    /// Whom it stands for.
    pub(super) task: *mut T,
    /// What it waits at: a channel, or the address that is a semaphore's name.
    pub(super) at: *mut (),
    /// The value to be sent, or where to put the one that is received; the ticket of a notify list.
    pub(super) slot: u32,
    /// Which case of a select.
    pub(super) case: u16,
    /// Whether it is one of several, so that `fired` decides.
    pub(super) of_select: bool,
    linked: bool,
}

#[cfg(not(any(loom, shuttle)))]
const _: () = assert!(size_of::<Waiter<u64>>() == 40 && size_of::<Waits<u64>>() == 56);

// SAFETY: a waiter's fields are protected by its queue's lock, or belong to the task that is being run.
unsafe impl<T> Send for Waiter<T> {}
// SAFETY: as above.
unsafe impl<T> Send for Waits<T> {}
// SAFETY: as above; `wakeup` passes from waker to task through the run queue.
unsafe impl<T> Sync for Waits<T> {}

impl<T> Waiter<T> {
    /// A waiter in no queue.
    pub(super) const fn new() -> Self {
        Waiter {
            next: null_mut(),
            prev: null_mut(),
            task: null_mut(),
            at: null_mut(),
            slot: 0,
            case: 0,
            of_select: false,
            linked: false,
        }
    }

    /// Whom it stands for.
    pub(super) fn task(&self) -> TaskPtr<T> {
        TaskPtr::new(NonNull::new(self.task).expect("a queued waiter has a task"))
    }

    /// Where its value is.
    pub(super) fn place(&self) -> Place<T> {
        Place { task: self.task(), slot: self.slot }
    }
}

impl<T> Default for Waits<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Waits<T> {
    /// Of a task that waits for nothing.
    pub fn new() -> Self {
        Waits {
            alone: Waiter::new(),
            fired: AtomicU32::new(0),
            wakeup: Cell::new(Wakeup { case: 0, ok: false }),
            select: None,
        }
    }

    /// What the waker said.
    #[inline]
    pub fn wakeup(&self) -> Wakeup {
        self.wakeup.get()
    }

    /// Whether the caller is the one who wakes the select.
    fn fire(&self) -> bool {
        // AcqRel: a second waker must not be ordered before the reset at the select's start, which it has seen through
        // the channel's lock anyhow.
        self.fired.compare_exchange(0, 1, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }
}

/// First in, first out; anybody may leave from the middle. Protected by the lock of what it belongs to.
#[repr(C)]
pub(super) struct WaitQueue<T> {
    /// Read without the lock to see whether somebody seems to wait.
    first: AtomicPtr<Waiter<T>>,
    last: Cell<*mut Waiter<T>>,
}

impl<T> WaitQueue<T> {
    pub(super) fn new() -> Self {
        WaitQueue { first: AtomicPtr::new(null_mut()), last: Cell::new(null_mut()) }
    }

    /// Whether nobody waits; a guess without the lock.
    #[inline(always)]
    pub(super) fn is_empty(&self) -> bool {
        self.first.load(Ordering::Relaxed).is_null()
    }

    /// The first in line.
    pub(super) fn first(&self) -> *mut Waiter<T> {
        self.first.load(Ordering::Relaxed)
    }

    /// Appends `waiter`.
    ///
    /// # Safety
    /// The queue's lock is held; the waiter is valid, in no queue, and stays where it is until it has left this one.
    #[inline]
    pub(super) unsafe fn push(&self, waiter: *mut Waiter<T>) {
        // SAFETY: valid, and protected by the lock, as the caller says.
        unsafe {
            debug_assert!(!(*waiter).linked);
            let last = self.last.replace(waiter);
            ((*waiter).next, (*waiter).prev, (*waiter).linked) = (null_mut(), last, true);
            match last.as_mut() {
                Some(last) => last.next = waiter,
                None => self.first.store(waiter, Ordering::Relaxed),
            }
        }
    }

    /// Puts `waiter` first.
    ///
    /// # Safety
    /// As for `push`.
    pub(super) unsafe fn push_first(&self, waiter: *mut Waiter<T>) {
        // SAFETY: as in `push`.
        unsafe {
            debug_assert!(!(*waiter).linked);
            let first = self.first.load(Ordering::Relaxed);
            ((*waiter).next, (*waiter).prev, (*waiter).linked) = (first, null_mut(), true);
            self.first.store(waiter, Ordering::Relaxed);
            match first.as_mut() {
                Some(first) => first.prev = waiter,
                None => self.last.set(waiter),
            }
        }
    }

    /// Takes `waiter` out; it may have left already.
    ///
    /// # Safety
    /// The queue's lock is held; the waiter is valid, and is in this queue or in none.
    #[inline]
    pub(super) unsafe fn remove(&self, waiter: *mut Waiter<T>) {
        // SAFETY: valid, and protected by the lock, as are its neighbours.
        unsafe {
            if !std::mem::replace(&mut (*waiter).linked, false) {
                return;
            }
            let (next, prev) = ((*waiter).next, (*waiter).prev);
            match prev.as_mut() {
                Some(prev) => prev.next = next,
                None => self.first.store(next, Ordering::Relaxed),
            }
            match next.as_mut() {
                Some(next) => next.prev = prev,
                None => self.last.set(prev),
            }
        }
    }

    /// The waiter after `waiter`, or null.
    ///
    /// # Safety
    /// The queue's lock is held, and the waiter is in the queue.
    pub(super) unsafe fn after(&self, waiter: *mut Waiter<T>) -> *mut Waiter<T> {
        // SAFETY: as the caller says.
        unsafe { (*waiter).next }
    }
}

impl<T: Party> WaitQueue<T> {
    /// Takes out the first whom the caller is to wake. A select that another has woken already is passed over.
    ///
    /// # Safety
    /// The queue's lock is held.
    #[inline]
    pub(super) unsafe fn pop(&self) -> Option<NonNull<Waiter<T>>> {
        loop {
            let waiter = NonNull::new(self.first.load(Ordering::Relaxed))?;
            // SAFETY: a waiter in the queue is valid, and the lock is held.
            unsafe {
                self.remove(waiter.as_ptr());
                let w = waiter.as_ref();
                if !w.of_select || T::waits(w.task()).as_ref().fire() {
                    return Some(waiter);
                }
            }
        }
    }
}

/// Tells the owner of `waiter`, which is out of its queue, how it went. The caller readies the task after that.
///
/// # Safety
/// The waiter was popped by the caller, and its task has not been readied.
#[inline]
pub(super) unsafe fn tell<T: Party>(waiter: NonNull<Waiter<T>>, ok: bool) -> TaskPtr<T> {
    // SAFETY: the task is parked, so its record's part is only touched by the one who wakes it.
    unsafe {
        let task = waiter.as_ref().task();
        T::waits(task).as_ref().wakeup.set(Wakeup { case: waiter.as_ref().case, ok });
        task
    }
}

/// Waiters that were taken out of their queues and are to be readied, the last one first.
pub(super) struct Woken<T> {
    first: *mut Waiter<T>,
}

impl<T: Party> Woken<T> {
    pub(super) fn new() -> Self {
        Woken { first: null_mut() }
    }

    /// Adds a waiter.
    ///
    /// # Safety
    /// The caller popped it; nobody else will use its links until its task is readied.
    pub(super) unsafe fn push(&mut self, waiter: NonNull<Waiter<T>>) {
        // SAFETY: as the caller says.
        unsafe { (*waiter.as_ptr()).next = self.first };
        self.first = waiter.as_ptr();
    }

    /// The next to be readied.
    pub(super) fn pop(&mut self) -> Option<NonNull<Waiter<T>>> {
        let waiter = NonNull::new(self.first)?;
        // SAFETY: pushed, and its task has not been readied: the record is still.
        self.first = unsafe { waiter.as_ref().next };
        Some(waiter)
    }
}
