//! Semaphores and notify lists: what sync.Mutex, RWMutex, WaitGroup and Cond park on.
//!
//! Concepts. A semaphore is a word of the program's memory, the number of permits; its name is its address, which does
//! not move. Who waits for it stands in a table, by address, so that a semaphore costs four bytes and its zero value is
//! ready for use. A [`NotifyList`] is two words, counting who has asked to wait and who has been told.
//!
//! Invariants.
//!  1. A shard's `n_waiting` is raised before its waiter looks at the word for the last time, and [`release`] raises
//!     the word before it looks at `n_waiting`: one of the two sees the other (both sequentially consistent).
//!  2. A waiter that is woken has been given its permit: it need not look again.
//!
//! Rejected: waking a waiter to compete for the permit, as Go does when no hand-off is asked for. What is built on
//! semaphores asks for one only when it must wait anyhow, so nobody would compete; and a loop on waking has a price.
//!
//! [`release`]: SemaTable::release

use super::lock::ChanLock;
use super::waitq::{Party, WaitQueue, Waits, tell};
use crate::sched::task::{Park, Ready, TaskPtr, Verdict};
use crate::sched::wait::WaitReason;
use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sync::order_for_models;
use std::ptr::NonNull;

/// Who waits for semaphores and notify lists.
pub struct SemaTable<T> {
    shards: Box<[Shard<T>]>,
}

/// The waiters of some addresses.
#[repr(align(64))]
struct Shard<T> {
    lock: ChanLock,
    /// How many wait, or are about to.
    n_waiting: AtomicU32,
    queue: WaitQueue<T>,
}

// SAFETY: the queues are protected by their shards' locks.
unsafe impl<T> Send for SemaTable<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for SemaTable<T> {}

/// The words of a sync.Cond. All-zero memory is one that nobody waits for.
#[repr(C)]
pub struct NotifyList {
    /// The next ticket.
    wait: AtomicU32,
    /// Tickets below this have been told.
    notify: AtomicU32,
}

/// How an operation that may wait went.
pub enum SemaStep<T> {
    /// It is done.
    Done,
    /// The task waits; when it goes on, it is done.
    Park(Park<T>),
}

/// Where a waiter lines up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// Behind the others.
    Last,
    /// Before them: it has waited already.
    First,
}

const SHARDS: usize = if cfg!(any(loom, shuttle)) { 1 } else { 64 };

impl<T> Default for SemaTable<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> SemaTable<T> {
    /// An empty table.
    pub fn new() -> Self {
        let shard = |_| Shard { lock: ChanLock::new(), n_waiting: AtomicU32::new(0), queue: WaitQueue::new() };
        SemaTable { shards: (0..SHARDS).map(shard).collect() }
    }

    fn shard(&self, at: *const ()) -> &Shard<T> {
        let hash = (at.addr() >> 2).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        &self.shards[hash % SHARDS]
    }
}

/// Takes a permit, if there is one.
#[inline]
fn take(word: &AtomicU32) -> bool {
    let mut permits = word.load(Ordering::SeqCst);
    while permits > 0 {
        match word.compare_exchange_weak(permits, permits - 1, Ordering::SeqCst, Ordering::SeqCst) {
            Ok(_) => return true,
            Err(now) => permits = now,
        }
    }
    false
}

impl<T: Party> SemaTable<T> {
    /// Takes a permit from `word`, or waits for one.
    ///
    /// # Safety
    /// `task` runs on the calling worker, and returns the `Park`, if there is one, to the worker next. The word stays
    /// where it is while the task waits.
    pub unsafe fn acquire(&self, task: TaskPtr<T>, word: &AtomicU32, line: Line, reason: WaitReason) -> SemaStep<T> {
        if take(word) {
            return SemaStep::Done;
        }
        let at = std::ptr::from_ref(word).cast::<()>();
        let shard = self.shard(at);
        shard.lock.lock();
        // SeqCst: before the last look at the word; see invariant 1.
        shard.n_waiting.fetch_add(1, Ordering::SeqCst);
        order_for_models();
        if take(word) {
            shard.n_waiting.fetch_sub(1, Ordering::SeqCst);
            shard.lock.unlock();
            return SemaStep::Done;
        }
        // SAFETY: the shard's lock is held, and the task runs here.
        SemaStep::Park(unsafe { shard.wait(task, at, 0, line, reason) })
    }

    /// Gives a permit to `word`, or to who has waited longest for one. Returns whether a task was readied.
    pub fn release(&self, word: &AtomicU32, cx: &mut impl Ready<T>) -> bool {
        word.fetch_add(1, Ordering::SeqCst);
        order_for_models();
        let at = std::ptr::from_ref(word).cast::<()>();
        let shard = self.shard(at);
        // SeqCst: after the word was raised; see invariant 1.
        if shard.n_waiting.load(Ordering::SeqCst) == 0 {
            return false;
        }
        shard.lock.lock();
        // SAFETY: the lock is held.
        let waiter = unsafe { shard.find(at, |_| true) };
        // Another may have taken the permit in the meantime; then the next release sees to the waiter.
        let Some(waiter) = waiter.filter(|_| take(word)) else {
            shard.lock.unlock();
            return false;
        };
        // SAFETY: the lock is held, and the waiter is in this queue.
        let task = unsafe { shard.take_out(waiter) };
        shard.lock.unlock();
        // SAFETY: taken out of the queue, under its lock.
        unsafe { cx.ready(task) };
        true
    }

    /// Waits until `ticket`, which [`NotifyList::add`] gave, has been told (sync.Cond.Wait).
    ///
    /// # Safety
    /// As for `acquire`.
    pub unsafe fn wait(&self, task: TaskPtr<T>, list: &NotifyList, ticket: u32) -> SemaStep<T> {
        let at = std::ptr::from_ref(list).cast::<()>();
        let shard = self.shard(at);
        shard.lock.lock();
        if is_before(ticket, list.notify.load(Ordering::Relaxed)) {
            shard.lock.unlock();
            return SemaStep::Done;
        }
        shard.n_waiting.fetch_add(1, Ordering::SeqCst);
        // SAFETY: the shard's lock is held, and the task runs here.
        SemaStep::Park(unsafe { shard.wait(task, at, ticket, Line::Last, WaitReason::CondWait) })
    }

    /// Tells the one who has waited longest (sync.Cond.Signal).
    pub fn notify_one(&self, list: &NotifyList, cx: &mut impl Ready<T>) {
        if list.all_told() {
            return;
        }
        let at = std::ptr::from_ref(list).cast::<()>();
        let shard = self.shard(at);
        shard.lock.lock();
        if list.all_told() {
            shard.lock.unlock();
            return;
        }
        let ticket = list.notify.load(Ordering::Relaxed);
        list.notify.store(ticket.wrapping_add(1), Ordering::SeqCst);
        // Whoever has this ticket and is not here yet will see that it has been told.
        // SAFETY: the lock is held.
        let task = unsafe { shard.find(at, |t| t == ticket).map(|waiter| shard.take_out(waiter)) };
        shard.lock.unlock();
        if let Some(task) = task {
            // SAFETY: taken out of the queue, under its lock.
            unsafe { cx.ready(task) };
        }
    }

    /// Tells all who wait (sync.Cond.Broadcast).
    pub fn notify_all(&self, list: &NotifyList, cx: &mut impl Ready<T>) {
        if list.all_told() {
            return;
        }
        let at = std::ptr::from_ref(list).cast::<()>();
        let shard = self.shard(at);
        let mut tasks = Vec::new();
        shard.lock.lock();
        list.notify.store(list.wait.load(Ordering::SeqCst), Ordering::SeqCst);
        // SAFETY: the lock is held.
        while let Some(waiter) = unsafe { shard.find(at, |_| true) } {
            // SAFETY: as above.
            tasks.push(unsafe { shard.take_out(waiter) });
        }
        shard.lock.unlock();
        for task in tasks {
            // SAFETY: taken out of the queue, under its lock.
            unsafe { cx.ready(task) };
        }
    }
}

impl NotifyList {
    /// A list that nobody waits for.
    pub fn new() -> Self {
        NotifyList { wait: AtomicU32::new(0), notify: AtomicU32::new(0) }
    }

    /// A ticket for [`SemaTable::wait`]: from now on a notification counts, though the task does not wait yet.
    pub fn add(&self) -> u32 {
        self.wait.fetch_add(1, Ordering::SeqCst)
    }

    fn all_told(&self) -> bool {
        self.wait.load(Ordering::SeqCst) == self.notify.load(Ordering::SeqCst)
    }
}

impl Default for NotifyList {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether ticket `a` was given before `b`; they wrap around.
fn is_before(a: u32, b: u32) -> bool {
    (a.wrapping_sub(b) as i32) < 0
}

impl<T: Party> Shard<T> {
    /// Queues the running task; the lock is released by the commit.
    ///
    /// # Safety
    /// The lock is held, `n_waiting` counts the task, and the task runs here.
    unsafe fn wait(&self, task: TaskPtr<T>, at: *const (), ticket: u32, line: Line, reason: WaitReason) -> Park<T> {
        // SAFETY: the waiter is the running task's, in no queue; then it is this queue's, under the lock.
        unsafe {
            let waits: *mut Waits<T> = T::waits(task).as_ptr();
            let waiter = &raw mut (*waits).alone;
            (*waiter).task = task.as_ptr();
            (*waiter).at = at.cast_mut();
            (*waiter).slot = ticket;
            match line {
                Line::Last => self.queue.push(waiter),
                Line::First => self.queue.push_first(waiter),
            }
            // The waiter can be found only when the commit has released the lock.
            Park::new(reason, release_shard::<T>, std::ptr::from_ref(self).cast_mut().cast())
        }
    }

    /// The first who waits at `at` with such a ticket.
    ///
    /// # Safety
    /// The lock is held.
    unsafe fn find(&self, at: *const (), ticket: impl Fn(u32) -> bool) -> Option<NonNull<super::waitq::Waiter<T>>> {
        let mut waiter = self.queue.first();
        // SAFETY: waiters in the queue are valid, and the lock is held.
        unsafe {
            while let Some(w) = waiter.as_ref() {
                if std::ptr::eq(w.at, at) && ticket(w.slot) {
                    break;
                }
                waiter = self.queue.after(waiter);
            }
        }
        NonNull::new(waiter)
    }

    /// Takes a waiter out; its task is to be readied after the lock is released.
    ///
    /// # Safety
    /// The lock is held, and the waiter is in this queue.
    unsafe fn take_out(&self, waiter: NonNull<super::waitq::Waiter<T>>) -> TaskPtr<T> {
        // SAFETY: as the caller says.
        unsafe {
            self.queue.remove(waiter.as_ptr());
            self.n_waiting.fetch_sub(1, Ordering::SeqCst);
            tell(waiter, true)
        }
    }
}

/// The commit: lets others see the waiter.
///
/// # Safety
/// `arg` is a shard, locked by this worker.
unsafe fn release_shard<T: Party>(_task: TaskPtr<T>, arg: *mut ()) -> Verdict {
    // SAFETY: tables live as long as the tasks that wait in them.
    unsafe { (*arg.cast::<Shard<T>>()).lock.unlock() };
    Verdict::Parked
}
