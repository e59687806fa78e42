//! A channel: a ring of values and two queues of waiting tasks.
//!
//! Invariants, while the lock is free:
//!  1. At most one of `senders` and `receivers` has waiters, those of selects apart.
//!  2. A buffered value implies that `receivers` has none; a free place in the ring implies that `senders` has none
//!     (selects apart: one that has been woken may still stand in a queue).
//!  3. A closed channel has no waiters but such.
//!
//! A value goes directly from the sender's slots to those of a parked receiver, or the other way round; the ring is
//! used only when nobody waits. No lock is held while a task is made ready: the scheduler may take its own there.
//!
//! A channel is an object of the collected heap without a destructor: its header is [`Channel`], the ring is an object
//! of its own. The collector marks the ring; what waiting senders hold is in their own slots.

use super::lock::ChanLock;
use super::waitq::{NOWHERE, Party, Place, WaitQueue, Waits, Wakeup, Woken, tell};
use crate::sched::task::{Park, Ready, TaskPtr, Verdict};
use crate::sched::wait::WaitReason;
use crate::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};
use crate::sync::cell::UnsafeCell;
use std::ptr::NonNull;

/// How the values of a channel are moved. The machine's is a type descriptor.
///
/// # Safety
/// The routines move whole values between the places they are given, for values of `size` bytes in the ring.
pub unsafe trait Element: Copy {
    /// Whose slots.
    type Task: Party;

    /// How many bytes a value takes in the ring.
    fn size(self) -> usize;

    /// Copies the value in the slots `from` to `ring`.
    ///
    /// # Safety
    /// `ring` is a place in a channel's ring that is held by the caller; the task of `from` runs here or is parked.
    unsafe fn store(self, ring: *mut u8, from: Place<Self::Task>);

    /// Copies the value at `ring` to the slots `to`.
    ///
    /// # Safety
    /// As for `store`.
    unsafe fn load(self, to: Place<Self::Task>, ring: *const u8);

    /// Clears the place at `ring`, so that nothing is kept alive by it.
    ///
    /// # Safety
    /// As for `store`.
    unsafe fn clear(self, ring: *mut u8);

    /// Copies the value in the slots `from` to the slots `to`, of another task.
    ///
    /// # Safety
    /// Each of the two tasks runs here or is parked.
    unsafe fn pass(self, to: Place<Self::Task>, from: Place<Self::Task>);

    /// Sets the slots `to` to the zero value.
    ///
    /// # Safety
    /// The task runs here or is parked.
    unsafe fn zero(self, to: Place<Self::Task>);
}

/// The header of a channel. In zeroed memory it is an open channel without a ring, but for `elem`.
#[repr(C)]
pub struct Channel<E: Element> {
    lock: ChanLock,
    /// Written under the lock.
    closed: AtomicBool,
    elem: E,
    /// How many values the ring can hold.
    cap: usize,
    /// An object of the embedder's that belongs to the channel; null for most.
    companion: AtomicPtr<u8>,
    /// How many it holds. Written under the lock.
    count: AtomicUsize,
    ring: *mut u8,
    /// Protected by the lock.
    head: UnsafeCell<usize>,
    receivers: WaitQueue<E::Task>,
    senders: WaitQueue<E::Task>,
}

/// How a send went.
pub enum SendStep<T> {
    /// It is done.
    Sent,
    /// The channel is closed: the program panics.
    Closed,
    /// The task waits; when it goes on, [`wakeup`] says whether it was sent.
    Park(Park<T>),
}

/// How a receive went.
pub enum RecvStep<T> {
    /// It is done; false: the channel is closed, and the slots hold the zero value.
    Received(bool),
    /// The task waits; when it goes on, the value is in its slots, and [`wakeup`] says whether it is one.
    Park(Park<T>),
}

/// Why a channel cannot be closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CloseError {
    /// It is nil.
    Nil,
    /// It is closed already.
    Closed,
}

/// What a task that goes on after a send or a receive is told.
///
/// # Safety
/// The task runs on the calling worker, and parked in this module before.
#[inline]
pub unsafe fn wakeup<T: Party>(task: TaskPtr<T>) -> Wakeup {
    // SAFETY: the record is valid, and only its own task touches this part while it runs.
    unsafe { T::waits(task).as_ref().wakeup() }
}

impl<E: Element> Channel<E> {
    /// A channel for values of `elem`, with room for `cap` of them at `ring`.
    ///
    /// # Safety
    /// `ring` is `cap * elem.size()` bytes of zeroed memory that lives as long as the channel; null if that is 0.
    pub unsafe fn new(elem: E, cap: usize, ring: *mut u8) -> Self {
        Channel {
            lock: ChanLock::new(),
            closed: AtomicBool::new(false),
            elem,
            cap,
            companion: AtomicPtr::new(std::ptr::null_mut()),
            count: AtomicUsize::new(0),
            ring,
            head: UnsafeCell::new(0),
            receivers: WaitQueue::new(),
            senders: WaitQueue::new(),
        }
    }

    /// How values are moved.
    pub fn elem(&self) -> E {
        self.elem
    }

    /// How many values are buffered.
    #[inline]
    pub fn len(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }

    /// Whether no value is buffered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many values can be buffered.
    #[inline]
    pub fn cap(&self) -> usize {
        self.cap
    }

    /// The embedder's object that belongs to the channel, or null.
    #[inline]
    pub fn companion(&self) -> *mut u8 {
        // Acquire: pairs with the release in `set_companion`.
        self.companion.load(Ordering::Acquire)
    }

    /// Sets the embedder's object. The embedder's collector looks after it.
    pub fn set_companion(&self, companion: *mut u8) {
        self.companion.store(companion, Ordering::Release);
    }

    /// The ring: `cap` places of `elem.size()` bytes; a place without a value holds nothing that the collector would follow.
    pub fn ring(&self) -> *mut u8 {
        self.ring
    }

    /// Whether a send seems possible, or would panic. A guess without the lock.
    #[inline]
    pub(super) fn may_send(&self) -> bool {
        self.closed.load(Ordering::Relaxed) || !self.receivers.is_empty() || self.len() < self.cap
    }

    /// Whether a receive seems possible. A guess without the lock.
    #[inline]
    pub(super) fn may_receive(&self) -> bool {
        !self.is_empty() || !self.senders.is_empty() || self.closed.load(Ordering::Acquire)
    }

    #[inline(always)]
    pub(super) fn lock(&self) {
        self.lock.lock();
    }

    #[inline(always)]
    pub(super) fn unlock(&self) {
        self.lock.unlock();
    }

    pub(super) fn receivers(&self) -> &WaitQueue<E::Task> {
        &self.receivers
    }

    pub(super) fn senders(&self) -> &WaitQueue<E::Task> {
        &self.senders
    }

    /// The `n`th place from the ring's head, under the lock.
    #[inline]
    fn place(&self, n: usize) -> *mut u8 {
        let head = self.head.with(|head| {
            // SAFETY: the lock is held.
            unsafe { *head }
        });
        let at = head + n;
        let at = if at >= self.cap { at - self.cap } else { at };
        self.ring.wrapping_add(at * self.elem.size())
    }

    #[inline]
    fn advance(&self) {
        self.head.with_mut(|head| {
            // SAFETY: the lock is held.
            unsafe { *head = if *head + 1 == self.cap { 0 } else { *head + 1 } }
        });
    }

    /// Sends under the lock, if that needs no waiting. Whoever is to be readied, after the lock is released.
    ///
    /// # Safety
    /// The lock is held and the task of `from` runs here.
    #[inline(always)]
    pub(super) unsafe fn send_locked(&self, from: Place<E::Task>) -> Attempt<E::Task> {
        if self.closed.load(Ordering::Relaxed) {
            return Attempt::Closed;
        }
        // SAFETY: the lock is held, so a popped waiter's task is parked and this caller's to wake; a place of the ring
        // below `cap` is the caller's.
        unsafe {
            if let Some(receiver) = self.receivers.pop() {
                let to = receiver.as_ref().place();
                if to.slot != NOWHERE {
                    self.elem.pass(to, from);
                }
                return Attempt::Woke(tell(receiver, true));
            }
            let count = self.len();
            if count < self.cap {
                self.elem.store(self.place(count), from);
                self.count.store(count + 1, Ordering::Relaxed);
                return Attempt::Done;
            }
        }
        Attempt::Wait
    }

    /// Receives under the lock, if that needs no waiting.
    ///
    /// # Safety
    /// The lock is held and the task of `to` runs here.
    #[inline(always)]
    pub(super) unsafe fn receive_locked(&self, to: Place<E::Task>) -> Attempt<E::Task> {
        let count = self.len();
        // SAFETY: as in `send_locked`.
        unsafe {
            if count > 0 {
                let place = self.place(0);
                if to.slot != NOWHERE {
                    self.elem.load(to, place);
                }
                self.advance();
                // The ring is full if a sender waits: its value takes the place that became free, which is now last.
                if let Some(sender) = self.senders.pop() {
                    self.elem.store(place, sender.as_ref().place());
                    return Attempt::Woke(tell(sender, true));
                }
                self.elem.clear(place);
                self.count.store(count - 1, Ordering::Relaxed);
                return Attempt::Done;
            }
            if let Some(sender) = self.senders.pop() {
                if to.slot != NOWHERE {
                    self.elem.pass(to, sender.as_ref().place());
                }
                return Attempt::Woke(tell(sender, true));
            }
            if self.closed.load(Ordering::Relaxed) {
                if to.slot != NOWHERE {
                    self.elem.zero(to);
                }
                return Attempt::Closed;
            }
        }
        Attempt::Wait
    }
}

/// What could be done at once.
pub(super) enum Attempt<T> {
    /// It is done.
    Done,
    /// It is done, and this task is to be readied.
    Woke(TaskPtr<T>),
    /// The channel is closed: a send panics, a receive has the zero value.
    Closed,
    /// Nothing.
    Wait,
}

/// Sends the value in the slots `from`; its task runs here. `chan` may be nil.
///
/// # Safety
/// `chan` is nil or a live channel; the task of `from` runs on the calling worker, and returns the `Park`, if there is
/// one, to the worker next, with the value still in its slots.
#[inline(always)]
pub unsafe fn send<E: Element>(
    chan: *mut Channel<E>,
    from: Place<E::Task>,
    cx: &mut impl Ready<E::Task>,
) -> SendStep<E::Task> {
    // SAFETY: live, as the caller says.
    let Some(channel) = (unsafe { chan.as_ref() }) else {
        return SendStep::Park(Park::forever(WaitReason::ChanSendNil));
    };
    channel.lock();
    // SAFETY: the lock is held.
    match unsafe { channel.send_locked(from) } {
        Attempt::Done => {
            channel.unlock();
            SendStep::Sent
        }
        Attempt::Woke(task) => {
            channel.unlock();
            // SAFETY: taken out of the channel's queue, under its lock.
            unsafe { cx.ready(task) };
            SendStep::Sent
        }
        Attempt::Closed => {
            channel.unlock();
            SendStep::Closed
        }
        // SAFETY: the lock is held, and stays so until the commit.
        Attempt::Wait => SendStep::Park(unsafe { wait(chan, &channel.senders, from, WaitReason::ChanSend) }),
    }
}

/// Receives a value into the slots `to`; its task runs here. `chan` may be nil.
///
/// # Safety
/// `chan` is nil or a live channel; the task of `to` runs on the calling worker, and returns the `Park`, if there is
/// one, to the worker next.
#[inline(always)]
pub unsafe fn receive<E: Element>(
    chan: *mut Channel<E>,
    to: Place<E::Task>,
    cx: &mut impl Ready<E::Task>,
) -> RecvStep<E::Task> {
    // SAFETY: live, as the caller says.
    let Some(channel) = (unsafe { chan.as_ref() }) else {
        return RecvStep::Park(Park::forever(WaitReason::ChanReceiveNil));
    };
    channel.lock();
    // SAFETY: the lock is held.
    match unsafe { channel.receive_locked(to) } {
        Attempt::Done => {
            channel.unlock();
            RecvStep::Received(true)
        }
        Attempt::Woke(task) => {
            channel.unlock();
            // SAFETY: taken out of the channel's queue, under its lock.
            unsafe { cx.ready(task) };
            RecvStep::Received(true)
        }
        Attempt::Closed => {
            channel.unlock();
            RecvStep::Received(false)
        }
        // SAFETY: the lock is held, and stays so until the commit.
        Attempt::Wait => RecvStep::Park(unsafe { wait(chan, &channel.receivers, to, WaitReason::ChanReceive) }),
    }
}

/// Queues the running task at `chan`; its lock is released by the commit.
///
/// # Safety
/// The channel's lock is held; `queue` is one of its two.
#[inline]
unsafe fn wait<E: Element>(
    chan: *mut Channel<E>,
    queue: &WaitQueue<E::Task>,
    place: Place<E::Task>,
    reason: WaitReason,
) -> Park<E::Task> {
    // SAFETY: the task runs here, so its waiter is in no queue and its own; then it is the queue's, under the lock.
    unsafe {
        let waits: *mut Waits<E::Task> = E::Task::waits(place.task).as_ptr();
        let waiter = &raw mut (*waits).alone;
        (*waiter).task = place.task.as_ptr();
        (*waiter).slot = place.slot;
        queue.push(waiter);
        // The waiter can be found only when the commit has released the lock; whoever finds it readies the task once.
        Park::new(reason, release::<E>, chan.cast())
    }
}

/// The commit of a send or receive: lets others see the waiter.
///
/// # Safety
/// `arg` is the channel, live because the task that waits refers to it, and locked by this worker.
unsafe fn release<E: Element>(_task: TaskPtr<E::Task>, arg: *mut ()) -> Verdict {
    // SAFETY: as above.
    unsafe { (*arg.cast::<Channel<E>>()).unlock() };
    Verdict::Parked
}

/// Closes the channel: receivers get what is buffered and then zero values, senders panic.
///
/// # Safety
/// `chan` is nil or a live channel.
pub unsafe fn close<E: Element>(chan: *mut Channel<E>, cx: &mut impl Ready<E::Task>) -> Result<(), CloseError> {
    // SAFETY: live, as the caller says.
    let channel = unsafe { chan.as_ref() }.ok_or(CloseError::Nil)?;
    channel.lock();
    if channel.closed.load(Ordering::Relaxed) {
        channel.unlock();
        return Err(CloseError::Closed);
    }
    // Release: whoever sees it without the lock sees what happened before, too.
    channel.closed.store(true, Ordering::Release);
    let mut woken = Woken::new();
    // SAFETY: the lock is held; popped waiters are this caller's to wake.
    unsafe {
        while let Some(receiver) = channel.receivers.pop() {
            let to = receiver.as_ref().place();
            if to.slot != NOWHERE {
                channel.elem.zero(to);
            }
            tell(receiver, false);
            woken.push(receiver);
        }
        while let Some(sender) = channel.senders.pop() {
            tell(sender, false);
            woken.push(sender);
        }
    }
    channel.unlock();
    while let Some(waiter) = woken.pop() {
        // SAFETY: popped above, and readied once.
        unsafe { cx.ready(waiter.as_ref().task()) };
    }
    Ok(())
}

/// `len(chan)`.
///
/// # Safety
/// `chan` is nil or a live channel.
pub unsafe fn len<E: Element>(chan: *const Channel<E>) -> usize {
    // SAFETY: live, as the caller says.
    unsafe { NonNull::new(chan.cast_mut()).map_or(0, |channel| channel.as_ref().len()) }
}

/// `cap(chan)`.
///
/// # Safety
/// `chan` is nil or a live channel.
pub unsafe fn cap<E: Element>(chan: *const Channel<E>) -> usize {
    // SAFETY: live, as the caller says.
    unsafe { NonNull::new(chan.cast_mut()).map_or(0, |channel| channel.as_ref().cap()) }
}
