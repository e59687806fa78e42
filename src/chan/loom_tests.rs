//! Models of the channel's protocol: every interleaving of two or three goroutines, weak memory included.
//!
//! Each goroutine has a thread of its own that plays its worker: it runs the commit of a park and sleeps until the
//! goroutine is made ready. The scheduler's part is modelled in `sched::loom_tests`.

use super::channel::{self, CloseError, RecvStep, SendStep};
use super::lock::SpinLock;
use super::script::{Chan, On, Word};
use super::select::{Case, Dir, Otherwise, SelectStep, finish, select};
use super::sema::{Line, SemaStep, SemaTable};
use super::waitq::{NOWHERE, Place};
use crate::sched::task::{Park, Ready, TaskPtr, Verdict};
use crate::sched::toy::{Toy, ToyWorld};
use crate::sched::wait::WaitReason;
use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sync::{Arc, Condition, Lock, thread};
use std::ptr::null_mut;

/// Explores `f`, with at most `preemptions` switches that nothing forces: beyond three, little is found and much time
/// is spent (loom's documentation).
fn model(preemptions: usize, f: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(preemptions);
    builder.check(f);
}

/// Where a goroutine's thread waits to be readied.
struct Bed {
    task: TaskPtr<Toy>,
    ready: Lock<bool>,
    cond: Condition,
}

/// The goroutines of a model.
struct Crowd {
    beds: Vec<Bed>,
    /// Owns the records.
    _world: ToyWorld,
}

impl Crowd {
    /// `n` goroutines, each with the worker that runs it.
    fn new<const N: usize>() -> [Worker; N] {
        let world = ToyWorld::default();
        let task = |_| world.make(Box::new(|_| unreachable!("the model's threads play the workers")));
        let tasks: Vec<TaskPtr<Toy>> = (0..N).map(task).collect();
        let bed = |task| Bed { task, ready: Lock::new(false), cond: Condition::new() };
        let crowd = Arc::new(Crowd { beds: tasks.into_iter().map(bed).collect(), _world: world });
        std::array::from_fn(|n| Worker { crowd: crowd.clone(), me: n })
    }
}

/// One goroutine's thread.
struct Worker {
    crowd: Arc<Crowd>,
    me: usize,
}

impl Ready<Toy> for Worker {
    unsafe fn ready(&mut self, task: TaskPtr<Toy>) {
        let bed = self.crowd.beds.iter().find(|bed| bed.task == task).expect("it is one of the crowd");
        let before = std::mem::replace(&mut *bed.ready.lock(), true);
        assert!(!before, "readied twice");
        bed.cond.notify_one();
    }
}

impl Worker {
    fn task(&self) -> TaskPtr<Toy> {
        self.crowd.beds[self.me].task
    }

    fn park(&mut self, park: Park<Toy>) {
        // SAFETY: the goroutine does nothing until it is readied.
        if unsafe { park.commit(self.task()) } == Verdict::Resume {
            return;
        }
        let bed = &self.crowd.beds[self.me];
        let mut ready = bed.ready.lock();
        while !*ready {
            ready = bed.cond.wait(ready);
        }
        *ready = false;
    }

    fn set(&self, n: usize, value: u64) {
        // SAFETY: the goroutine runs here, so its slots are its own.
        unsafe { (*self.task().as_ptr()).slots[n].with_mut(|p| *p = value) }
    }

    fn get(&self, n: usize) -> u64 {
        // SAFETY: as above.
        unsafe { (*self.task().as_ptr()).slots[n].with(|p| *p) }
    }

    fn send(&mut self, chan: &Chan, value: u64) -> bool {
        self.set(0, value);
        let place = Place { task: self.task(), slot: 0 };
        // SAFETY: the channel is live, and what parks is committed at once.
        match unsafe { channel::send(chan.ptr(), place, self) } {
            SendStep::Sent => true,
            SendStep::Closed => false,
            SendStep::Park(park) => {
                self.park(park);
                // SAFETY: the goroutine runs again.
                unsafe { channel::wakeup(self.task()) }.ok
            }
        }
    }

    fn receive(&mut self, chan: &Chan) -> Option<u64> {
        let place = Place { task: self.task(), slot: 1 };
        // SAFETY: as in `send`.
        let ok = match unsafe { channel::receive(chan.ptr(), place, self) } {
            RecvStep::Received(ok) => ok,
            RecvStep::Park(park) => {
                self.park(park);
                // SAFETY: as in `send`.
                unsafe { channel::wakeup(self.task()) }.ok
            }
        };
        ok.then(|| self.get(1))
    }

    fn close(&mut self, chan: &Chan) -> Result<(), CloseError> {
        // SAFETY: the channel is live.
        unsafe { channel::close(chan.ptr(), self) }
    }

    /// The case that proceeded and the value that came with it.
    fn select(&mut self, ons: &[On], otherwise: Otherwise) -> Option<(usize, Option<u64>)> {
        let case = |(n, on): (usize, &On)| match on {
            On::Send(chan, value) => {
                self.set(n, *value);
                Case { chan: chan.ptr(), dir: Dir::Send, slot: n as u32 }
            }
            On::Receive(chan) => Case { chan: chan.ptr(), dir: Dir::Receive, slot: n as u32 },
            On::Nil => Case { chan: null_mut(), dir: Dir::Receive, slot: NOWHERE },
        };
        let cases: Vec<Case<Word>> = ons.iter().enumerate().map(case).collect();
        let me = self.task();
        // SAFETY: the channels are live, and what parks is committed at once.
        let wakeup = match unsafe { select(me, &cases, otherwise, 1, self) } {
            SelectStep::Chosen(wakeup) => wakeup,
            SelectStep::Default => return None,
            SelectStep::Closed => panic!("a model sends on a closed channel"),
            SelectStep::Park(park) => {
                self.park(park);
                // SAFETY: the goroutine runs again, and has parked in `select`.
                unsafe { finish(me, &cases) }
            }
        };
        let n = usize::from(wakeup.case);
        Some((n, (matches!(ons[n], On::Receive(_)) && wakeup.ok).then(|| self.get(n))))
    }
}

#[test]
fn loom_the_spin_lock_excludes() {
    model(3, || {
        let shared = Arc::new((SpinLock::new(), AtomicU32::new(0)));
        let add = |shared: &(SpinLock, AtomicU32)| {
            shared.0.lock();
            let n = shared.1.load(Ordering::Relaxed);
            shared.1.store(n + 1, Ordering::Relaxed);
            shared.0.unlock();
        };
        let there = shared.clone();
        let thread = thread::spawn(move || add(&there));
        add(&shared);
        thread.join().expect("it does not panic");
        assert_eq!(shared.1.load(Ordering::Relaxed), 2);
    });
}

#[test]
fn loom_a_value_is_handed_over() {
    model(3, || {
        let [mut sender, mut receiver] = Crowd::new();
        let chan = Chan::new(0);
        let there = chan.clone();
        let thread = thread::spawn(move || assert!(sender.send(&there, 7)));
        assert_eq!(receiver.receive(&chan), Some(7));
        thread.join().expect("it does not panic");
    });
}

#[test]
fn loom_a_buffer_keeps_the_order() {
    model(2, || {
        let [mut sender, mut receiver] = Crowd::new();
        let chan = Chan::new(1);
        let there = chan.clone();
        let thread = thread::spawn(move || {
            for n in 1..=3 {
                assert!(sender.send(&there, n));
            }
        });
        for n in 1..=3 {
            assert_eq!(receiver.receive(&chan), Some(n));
        }
        thread.join().expect("it does not panic");
    });
}

#[test]
fn loom_closing_wakes_a_receiver() {
    model(3, || {
        let [mut closer, mut receiver] = Crowd::new();
        let chan = Chan::new(0);
        let there = chan.clone();
        let thread = thread::spawn(move || assert_eq!(closer.close(&there), Ok(())));
        assert_eq!(receiver.receive(&chan), None);
        thread.join().expect("it does not panic");
    });
}

#[test]
fn loom_closing_fails_a_sender() {
    model(3, || {
        let [mut closer, mut sender] = Crowd::new();
        let chan = Chan::new(0);
        let there = chan.clone();
        let thread = thread::spawn(move || assert_eq!(closer.close(&there), Ok(())));
        assert!(!sender.send(&chan, 1));
        thread.join().expect("it does not panic");
    });
}

#[test]
fn loom_a_select_takes_one_and_leaves_the_other() {
    model(2, || {
        let [mut selecting, mut first, mut second] = Crowd::new();
        let [a, b] = Chan::family([1, 1]);
        let (to_a, to_b) = (a.clone(), b.clone());
        let threads = [
            thread::spawn(move || assert!(first.send(&to_a, 1))),
            thread::spawn(move || assert!(second.send(&to_b, 2))),
        ];
        let ons = [On::Receive(a.clone()), On::Receive(b.clone())];
        let (case, value) = selecting.select(&ons, Otherwise::Wait).expect("there is no default");
        assert_eq!(value, Some(case as u64 + 1));
        let other = if case == 0 { &b } else { &a };
        assert_eq!(selecting.receive(other), Some(2 - case as u64));
        threads.into_iter().for_each(|thread| thread.join().expect("it does not panic"));
    });
}

#[test]
fn loom_two_selects_meet() {
    model(2, || {
        let [mut here, mut there] = Crowd::new();
        let [a, b] = Chan::family([0, 0]);
        // The same two channels in opposite order and directions: locks are taken by address.
        let ons_there = [On::Receive(b.clone()), On::Send(a.clone(), 5)];
        let thread = thread::spawn(move || there.select(&ons_there, Otherwise::Wait).expect("there is no default"));
        let here = here.select(&[On::Receive(a), On::Send(b, 6)], Otherwise::Wait).expect("there is no default");
        let there = thread.join().expect("it does not panic");
        assert!(matches!((here, there), ((0, Some(5)), (1, None)) | ((1, None), (0, Some(6)))), "{here:?} {there:?}");
    });
}

#[test]
fn loom_a_select_with_default_never_waits() {
    model(3, || {
        let [mut polling, mut sender] = Crowd::new();
        let chan = Chan::new(1);
        let there = chan.clone();
        let thread = thread::spawn(move || assert!(sender.send(&there, 3)));
        let polled = polling.select(&[On::Receive(chan.clone())], Otherwise::Default);
        thread.join().expect("it does not panic");
        match polled {
            None => assert_eq!(chan.len(), 1),
            Some(taken) => assert_eq!(taken, (0, Some(3))),
        }
    });
}

#[test]
fn loom_a_semaphore_loses_no_release() {
    model(3, || {
        let [mut releasing, mut acquiring] = Crowd::new();
        let shared = Arc::new((SemaTable::<Toy>::new(), AtomicU32::new(0)));
        let there = shared.clone();
        let thread = thread::spawn(move || {
            there.0.release(&there.1, &mut releasing);
        });
        // SAFETY: the word outlives the wait, and what parks is committed at once.
        let step = unsafe { shared.0.acquire(acquiring.task(), &shared.1, Line::Last, WaitReason::Semacquire) };
        if let SemaStep::Park(park) = step {
            acquiring.park(park);
        }
        thread.join().expect("it does not panic");
        assert_eq!(shared.1.load(Ordering::Relaxed), 0);
    });
}
