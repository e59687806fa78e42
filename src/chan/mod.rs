//! Channels, select and semaphores: generic in the element, so that they can be modelled.
//!
//! # Concepts
//!
//! A [`channel::Channel`] is an object of the collected heap. How its values are moved between its ring and the slots
//! of tasks is the embedder's business ([`channel::Element`]). Who waits is named by a [`waitq::Waiter`] in the
//! goroutine's record.
//!
//! An operation either succeeds at once, readying another task where that is due, or queues the running task and
//! returns a `Park` that its handler must return to the worker. A task that goes on finds its value delivered, and
//! learns by [`channel::wakeup`] or [`select::finish`] how it went.
//!
//! # Invariants
//!
//! 1. The lock of a channel is never held while a task is made ready, nor across anything that allocates in the heap.
//! 2. From the moment a task queues itself until its worker has run the commit, the lock is held: nobody resumes a task
//!    that is still on its registers, and nobody needs a second look.
//! 3. Locks of channels are taken in the order of their addresses; no other lock is taken under one.
//!
//! # Rejected
//!
//! A lock-free channel: with hand-over between parked tasks and select it is a research topic, and an uncontended lock
//! costs 5 ns. Waiters in the heap: they would have to be marked, and need barriers. Notifying a parked task to try
//! again instead of handing the value over: two more turns of the scheduler per value.
#![allow(unsafe_code, reason = "waiters and channels are raw: the collected heap and the records own them")]

/// The channel.
pub mod channel;
mod lock;
/// Waiting at several channels.
pub mod select;
/// Semaphores and notify lists.
pub mod sema;
/// Who waits.
pub mod waitq;

#[cfg(all(test, loom))]
mod loom_tests;
#[cfg(test)]
#[cfg_attr(any(loom, shuttle), allow(dead_code, reason = "models use a part of it"))]
pub(crate) mod script;
#[cfg(all(test, shuttle))]
mod shuttle_tests;
#[cfg(all(test, not(any(loom, shuttle))))]
mod tests;
