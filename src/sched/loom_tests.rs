//! Models of the handshakes among workers: every interleaving, weak memory included.
//!
//! The crew is modelled alone, with a word in place of the queues. The whole scheduler is `shuttle_tests`' business.

use super::crew::{Core, Crew, STOP};
use super::idle::{Outlook, Until, Woken};
use super::park::Sleeper;
use super::task::ProcId;
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::cell::UnsafeCell;
use crate::sync::{Arc, thread};

/// Explores `f` with at most three switches that nothing forces.
fn model(f: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.check(f);
}

/// A crew, and a queue that is a number of tasks.
struct Model {
    crew: Crew,
    tasks: AtomicUsize,
    /// What the Ps own: written by who holds one, or has stopped the world.
    owned: [UnsafeCell<u64>; 2],
}

// SAFETY: the crew's protocol is what keeps the cells apart, and loom watches them.
unsafe impl Send for Model {}
// SAFETY: as above.
unsafe impl Sync for Model {}

impl Outlook for Model {
    fn has_work(&self) -> bool {
        self.tasks.load(Ordering::Relaxed) != 0
    }

    fn next_timer(&self) -> i64 {
        i64::MAX
    }

    fn until(&self, _deadline: i64, _all_idle: bool) -> Until {
        Until::Never
    }

    fn all_idle(&self, _core: &mut Core) {}
}

impl Model {
    fn new(n_procs: usize) -> Arc<Model> {
        let owned = [UnsafeCell::new(0), UnsafeCell::new(0)];
        Arc::new(Model { crew: Crew::new(n_procs), tasks: AtomicUsize::new(0), owned })
    }

    fn take_proc(&self) -> ProcId {
        self.crew.take_first().expect("one is idle")
    }

    fn touch(&self, proc: ProcId) {
        // SAFETY: the caller holds the P, or the world is stopped.
        self.owned[proc.0 as usize].with_mut(|p| unsafe { *p += 1 });
    }

    fn give_up(&self, proc: ProcId) {
        self.crew.put_idle(&mut self.crew.core.lock(), proc);
    }

    /// What a worker does between two slices.
    fn safepoint(&self) {
        if self.crew.requests() & STOP != 0 {
            self.crew.gate();
        }
    }
}

/// Starts no thread: the model's worker has left already when it is asked for.
fn no_thread(_: ProcId) -> bool {
    false
}

/// A worker that holds `proc` and runs `wanted` tasks, sleeping when there is none.
fn worker(m: &Arc<Model>, proc: ProcId, wanted: usize) -> thread::JoinHandle<()> {
    let m = m.clone();
    thread::spawn(move || {
        let me = Arc::new(Sleeper::new());
        let (mut proc, mut searching, mut done) = (proc, false, 0);
        while done < wanted {
            let n = m.tasks.swap(0, Ordering::Relaxed);
            done += n;
            if std::mem::take(&mut searching) {
                m.crew.stop_searching();
            }
            if n > 0 {
                continue;
            }
            match m.crew.sleep(&me, proc, &*m, || false) {
                Woken::Dispatched(given) => (proc, searching) = (given, true),
                Woken::Itself(given) => proc = given,
                Woken::Leave => unreachable!("nobody asks it to"),
            }
        }
        m.give_up(proc);
    })
}

fn publish(m: &Model) {
    m.tasks.fetch_add(1, Ordering::Relaxed);
    m.crew.notice(&no_thread);
}

#[test]
fn loom_published_work_is_found() {
    model(|| {
        let m = Model::new(1);
        let worker = worker(&m, m.take_proc(), 1);
        publish(&m);
        worker.join().expect("it does not panic");
    });
}

#[test]
fn loom_two_publishers_wake_one_who_finds_both() {
    model(|| {
        let m = Model::new(1);
        let worker = worker(&m, m.take_proc(), 2);
        let other = m.clone();
        let publisher = thread::spawn(move || publish(&other));
        publish(&m);
        publisher.join().expect("it does not panic");
        worker.join().expect("it does not panic");
    });
}

#[test]
fn loom_a_stopped_world_is_the_stoppers() {
    model(|| {
        let m = Model::new(2);
        let proc = m.take_proc();
        let worker = m.clone();
        let thread = thread::spawn(move || {
            worker.touch(proc);
            worker.safepoint();
            worker.touch(proc);
            worker.give_up(proc);
        });
        assert!(m.crew.stop(0));
        m.touch(ProcId(0));
        m.touch(ProcId(1));
        m.crew.restart(|| false, &no_thread);
        thread.join().expect("it does not panic");
    });
}

#[test]
fn loom_of_two_stoppers_both_get_through() {
    model(|| {
        let m = Model::new(2);
        let (here, there) = (m.take_proc(), m.take_proc());
        let other = m.clone();
        let stop = |m: &Model, proc: ProcId| {
            let first = m.crew.stop(1);
            if first {
                m.touch(ProcId(0));
                m.touch(ProcId(1));
                m.crew.restart(|| false, &no_thread);
            }
            m.touch(proc);
            m.give_up(proc);
            first
        };
        let thread = thread::spawn(move || stop(&other, there));
        let first = stop(&m, here);
        assert!(thread.join().expect("it does not panic") || first);
    });
}
