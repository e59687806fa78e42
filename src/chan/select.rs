//! Select: wait at several channels, proceed with one.
//!
//! Protocol.
//!  1. Without locks, guess which cases could proceed, choose one of them at random and try it alone. This settles
//!     nearly every select whose channels are busy, with one lock.
//!  2. Else lock all channels, in the order of their addresses, and look again: choose at random among those that can
//!     proceed. If there are none: the default clause, or one waiter per case.
//!  3. The commit releases the locks. The first waker sets `fired`, hands over the value, and readies the task; others
//!     pass its waiters over.
//!  4. When the task goes on ([`finish`]), it takes its other waiters out of their queues.
//!
//! Every choice among those that can proceed is uniform, from the caller's random number.
//!
//! The lists in the task's record (`SelectWaits`) are read by the commit while the first waker may already have
//! readied the task. That is safe: the commit reads nothing after it releases the last lock, and `finish` takes each of
//! the other channels' locks before the lists are used again. If the last lock is that of the channel that fired, it
//! was released before it could fire.

use super::channel::{Attempt, Channel, Element};
use super::waitq::{Party, Place, SelectWaits, Waiter, Wakeup};
use crate::sched::task::{Park, Ready, TaskPtr, Verdict};
use crate::sched::wait::WaitReason;
use crate::sync::atomic::Ordering;

/// The direction of a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dir {
    /// `case c <- v`
    Send,
    /// `case v = <-c`
    Receive,
}

/// One case; its operands are evaluated.
pub struct Case<E: Element> {
    /// The channel; nil never proceeds.
    pub chan: *mut Channel<E>,
    /// Send or receive.
    pub dir: Dir,
    /// The value to be sent, or where to put what is received.
    pub slot: u32,
}

/// What to do when no case can proceed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Otherwise {
    /// Wait until one can.
    Wait,
    /// Take the default clause.
    Default,
}

/// How a select went.
pub enum SelectStep<T> {
    /// This case proceeded; `ok` as for a receive.
    Chosen(Wakeup),
    /// The default clause.
    Default,
    /// The chosen case sends on a closed channel: the program panics.
    Closed,
    /// The task waits; when it goes on, it calls [`finish`].
    Park(Park<T>),
}

/// Selects among `cases`; the running task is `task`.
///
/// # Safety
/// Channels are nil or live. `task` runs on the calling worker, and returns the `Park`, if there is one, to the worker
/// next; its slots stay as they are.
pub unsafe fn select<E: Element>(
    task: TaskPtr<E::Task>,
    cases: &[Case<E>],
    otherwise: Otherwise,
    random: u64,
    cx: &mut impl Ready<E::Task>,
) -> SelectStep<E::Task> {
    let mut choice = Choice(random | 1);
    // SAFETY: channels that are not nil are live.
    if let Some(n) = choice.among(cases, |case| unsafe { may_proceed(case) }) {
        let case = &cases[n];
        // SAFETY: it may proceed, so its channel is not nil.
        let channel = unsafe { &*case.chan };
        channel.lock();
        // SAFETY: the lock is held.
        let attempt = unsafe { try_case(task, case) };
        channel.unlock();
        // SAFETY: the lock was held.
        if let Some(step) = unsafe { conclude(attempt, case.dir, n, cx) } {
            return step;
        }
    } else if otherwise == Otherwise::Default && cases.len() == 1 {
        return SelectStep::Default;
    }
    // SAFETY: as the caller says.
    unsafe { select_locked(task, cases, otherwise, choice, cx) }
}

/// The second step: with all locks.
unsafe fn select_locked<E: Element>(
    task: TaskPtr<E::Task>,
    cases: &[Case<E>],
    otherwise: Otherwise,
    mut choice: Choice,
    cx: &mut impl Ready<E::Task>,
) -> SelectStep<E::Task> {
    // SAFETY: the task runs here, so the lists are its own.
    let lists = unsafe { lists::<E>(task) };
    // SAFETY: as above; the lists are in a box of their own.
    let order = unsafe { &mut (*lists).order };
    order.clear();
    order.extend((0..cases.len() as u16).filter(|&n| !cases[usize::from(n)].chan.is_null()));
    order.sort_unstable_by_key(|&n| cases[usize::from(n)].chan.addr());
    order.dedup_by_key(|n| cases[usize::from(*n)].chan.addr());
    let channel = |&n: &u16| {
        // SAFETY: nil channels were left out.
        unsafe { &*cases[usize::from(n)].chan }
    };
    order.iter().map(channel).for_each(Channel::lock);
    // SAFETY: as in `select`; with all locks held, a guess is knowledge, selects that were woken apart.
    while let Some(n) = choice.among(cases, |case| unsafe { may_proceed(case) }) {
        // SAFETY: the lock is held.
        let attempt = unsafe { try_case(task, &cases[n]) };
        if matches!(attempt, Attempt::Wait) {
            continue; // Only waiters of selects that were woken stood there; they are gone from the queue now.
        }
        order.iter().map(channel).for_each(Channel::unlock);
        // SAFETY: the lock was held.
        return unsafe { conclude(attempt, cases[n].dir, n, cx) }.expect("the attempt is no wait");
    }
    if otherwise == Otherwise::Default {
        order.iter().map(channel).for_each(Channel::unlock);
        return SelectStep::Default;
    }
    // SAFETY: all locks are held.
    unsafe { enqueue(task, cases, lists, choice) };
    let reason = reason(cases);
    // SAFETY: the waiters can be found only when the commit has released the locks; the first who sets `fired` readies
    // the task.
    SelectStep::Park(unsafe { Park::new(reason, release::<E>, lists.cast()) })
}

/// What a select waits for, as Go tells it: of one case it makes a send or receive.
fn reason<E: Element>(cases: &[Case<E>]) -> WaitReason {
    match cases {
        [] => WaitReason::SelectNoCases,
        [case] => match (case.dir, case.chan.is_null()) {
            (Dir::Receive, false) => WaitReason::ChanReceive,
            (Dir::Receive, true) => WaitReason::ChanReceiveNil,
            (Dir::Send, false) => WaitReason::ChanSend,
            (Dir::Send, true) => WaitReason::ChanSendNil,
        },
        _ => WaitReason::Select,
    }
}

/// Whether a case seems able to proceed.
///
/// # Safety
/// The channel is nil or live.
#[inline]
unsafe fn may_proceed<E: Element>(case: &Case<E>) -> bool {
    // SAFETY: as the caller says.
    unsafe { case.chan.as_ref() }.is_some_and(|channel| match case.dir {
        Dir::Send => channel.may_send(),
        Dir::Receive => channel.may_receive(),
    })
}

/// Sends or receives, if that needs no waiting.
///
/// # Safety
/// The channel is live and locked, and `task` runs here.
#[inline]
unsafe fn try_case<E: Element>(task: TaskPtr<E::Task>, case: &Case<E>) -> Attempt<E::Task> {
    let place = Place { task, slot: case.slot };
    // SAFETY: as the caller says.
    unsafe {
        match case.dir {
            Dir::Send => (*case.chan).send_locked(place),
            Dir::Receive => (*case.chan).receive_locked(place),
        }
    }
}

/// What an attempt at case `n` means, after the locks are released; `None` if it has to wait.
///
/// # Safety
/// The attempt was made under the lock, and is concluded once.
#[inline]
unsafe fn conclude<T: Party>(attempt: Attempt<T>, dir: Dir, n: usize, cx: &mut impl Ready<T>) -> Option<SelectStep<T>> {
    let ok = match attempt {
        Attempt::Wait => return None,
        Attempt::Done => true,
        Attempt::Woke(task) => {
            // SAFETY: taken out of its queue, under its lock.
            unsafe { cx.ready(task) };
            true
        }
        Attempt::Closed if dir == Dir::Send => return Some(SelectStep::Closed),
        Attempt::Closed => false,
    };
    Some(SelectStep::Chosen(Wakeup { case: n as u16, ok }))
}

/// The task's lists for selects.
///
/// # Safety
/// The task runs here.
unsafe fn lists<E: Element>(task: TaskPtr<E::Task>) -> *mut SelectWaits<E::Task> {
    // SAFETY: the task's record is valid, and nobody else uses this part while it runs.
    let select = unsafe { &mut (*E::Task::waits(task).as_ptr()).select };
    &raw mut **select.get_or_insert_with(|| Box::new(SelectWaits { waiters: Vec::new(), order: Vec::new() }))
}

/// One waiter per case. Which of several cases that wait at one channel stands before the others is left to chance.
///
/// # Safety
/// All channels are locked; `lists` are those of the running task.
unsafe fn enqueue<E: Element>(
    task: TaskPtr<E::Task>,
    cases: &[Case<E>],
    lists: *mut SelectWaits<E::Task>,
    mut choice: Choice,
) {
    // SAFETY: the lists are the task's own; from the moment a waiter is in a queue, only under its lock.
    unsafe {
        // Relaxed: wakers come after the locks are released.
        (*E::Task::waits(task).as_ptr()).fired.store(0, Ordering::Relaxed);
        let waiters = &mut (*lists).waiters;
        waiters.clear();
        waiters.resize_with(cases.len(), Waiter::new);
        let put = |n: usize| {
            let case = &cases[n];
            let Some(channel) = case.chan.as_ref() else { return };
            let waiter = waiters.as_mut_ptr().add(n);
            (*waiter).task = task.as_ptr();
            (*waiter).at = case.chan.cast();
            (*waiter).slot = case.slot;
            (*waiter).case = n as u16;
            (*waiter).of_select = true;
            match case.dir {
                Dir::Send => channel.senders().push(waiter),
                Dir::Receive => channel.receivers().push(waiter),
            }
        };
        let n_waiting = cases.iter().filter(|case| !case.chan.is_null()).count();
        if (*lists).order.len() == n_waiting {
            (0..cases.len()).for_each(put);
        } else {
            choice.shuffled(cases.len()).into_iter().for_each(put);
        }
    }
}

/// The commit: releases the locks.
///
/// # Safety
/// `arg` are the lists of the task, whose channels are locked by this worker.
unsafe fn release<E: Element>(_task: TaskPtr<E::Task>, arg: *mut ()) -> Verdict {
    // SAFETY: see the module's last paragraph: each entry is read before the lock is released that protects it.
    unsafe {
        let lists = arg.cast::<SelectWaits<E::Task>>();
        let (order, waiters) = ((*lists).order.as_ptr(), (*lists).waiters.as_ptr());
        let n = (*lists).order.len();
        let channel = |at: usize| (*waiters.add(usize::from(*order.add(at)))).at.cast::<Channel<E>>();
        let mut next = if n > 0 { channel(0) } else { std::ptr::null_mut() };
        for at in 1..=n {
            let this = next;
            if at < n {
                next = channel(at);
            }
            (*this).unlock();
        }
    }
    Verdict::Parked
}

/// Ends a select that has waited: takes the task's other waiters out of their queues, and says which case proceeded.
/// If that is a send and `ok` is false, its channel was closed: the program panics.
///
/// # Safety
/// `task` runs on the calling worker, after it parked in [`select`]; its channels are live.
pub unsafe fn finish<E: Element>(task: TaskPtr<E::Task>, cases: &[Case<E>]) -> Wakeup {
    // SAFETY: the task runs here; its waiters are in no queue or in the one they were put in, whose lock is taken.
    unsafe {
        let wakeup = super::channel::wakeup(task);
        let waiters = (*lists::<E>(task)).waiters.as_mut_ptr();
        for (n, case) in cases.iter().enumerate() {
            let Some(channel) = case.chan.as_ref().filter(|_| n != usize::from(wakeup.case)) else { continue };
            channel.lock();
            match case.dir {
                Dir::Send => channel.senders().remove(waiters.add(n)),
                Dir::Receive => channel.receivers().remove(waiters.add(n)),
            }
            channel.unlock();
        }
        wakeup
    }
}

/// A source of uniform choices.
struct Choice(u64);

impl Choice {
    /// One of the cases that `can` proceed, each with the same chance.
    #[inline]
    fn among<E: Element>(&mut self, cases: &[Case<E>], can: impl Fn(&Case<E>) -> bool) -> Option<usize> {
        let mut chosen = None;
        let mut n_able = 0;
        for (n, case) in cases.iter().enumerate() {
            if can(case) {
                n_able += 1;
                if n_able == 1 || self.below(n_able) == 0 {
                    chosen = Some(n);
                }
            }
        }
        chosen
    }

    /// The numbers below `n` in an order of which each is as likely.
    fn shuffled(&mut self, n: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            numbers.swap(last, self.below(last as u32 + 1) as usize);
        }
        numbers
    }

    fn below(&mut self, n: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (((self.0 >> 32) * u64::from(n)) >> 32) as u32
    }
}
