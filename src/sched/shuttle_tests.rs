//! Models of the whole scheduler under random schedules of its threads.

use super::stop::Stopped;
use super::task::Yield;
use super::toy::{Toy, Turn, run, scheduler};
use super::wait::WaitReason;
use super::{Config, Outcome};
use crate::sync::Arc;
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How many schedules to explore: `CSP_SCHEDULES`, 300 unless told.
fn n_schedules() -> usize {
    std::env::var("CSP_SCHEDULES").ok().and_then(|n| n.parse().ok()).unwrap_or(300)
}

/// Runs `f` under random schedules.
pub(crate) fn explore(f: impl Fn() + Clone + Send + Sync + 'static) {
    shuttle::check_random(f, n_schedules());
}

/// Runs `f` under schedules with few switches in random places (PCT): for models in which nobody polls, since a thread
/// that polls before all others would do so for ever, and that have more than one thread.
pub(crate) fn explore_switches(f: impl Fn() + Clone + Send + Sync + 'static) {
    shuttle::check_pct(f, n_schedules(), 3);
}

fn config(procs: usize) -> Config {
    Config { procs, budget: 3, clip: 2, frozen_clock: true, ..Config::default() }
}

/// Main's end: waits for `left` to reach zero by letting others go first.
fn until_zero(left: &AtomicUsize, turn: &Turn<'_, '_>) -> Yield<Toy> {
    if left.load(Ordering::SeqCst) == 0 { turn.done() } else { Yield::Gosched }
}

#[test]
fn shuttle_all_that_is_spawned_runs() {
    explore(|| {
        let s = scheduler(config(3));
        let left = Arc::new(AtomicUsize::new(6));
        let mut spawned = 0;
        let outcome = run(&s, move |turn| {
            while spawned < 6 {
                spawned += 1;
                let left = left.clone();
                turn.go(move |turn| {
                    left.fetch_sub(1, Ordering::SeqCst);
                    turn.done()
                });
                if turn.charge(1) {
                    return Yield::Preempted;
                }
            }
            until_zero(&left, turn)
        });
        assert!(matches!(outcome, Outcome::MainReturned), "{outcome:?}");
    });
}

#[test]
fn shuttle_a_stopped_world_stands_still() {
    explore(|| {
        let s = scheduler(config(3));
        let (stopped, left) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(2)));
        let (mut stops, mut started) = (0, false);
        let outcome = run(&s, move |turn| {
            for _ in 0..if std::mem::replace(&mut started, true) { 0 } else { 2 } {
                let (stopped, left) = (stopped.clone(), left.clone());
                let mut turns = 0;
                turn.go(move |turn| {
                    assert!(!stopped.load(Ordering::SeqCst), "a worker runs in a stopped world");
                    turns += 1;
                    if turns < 4 {
                        return Yield::Preempted;
                    }
                    left.fetch_sub(1, Ordering::SeqCst);
                    turn.done()
                });
            }
            if stops < 2 {
                stops += 1;
                let result = turn.cx.stop_the_world(|_| {
                    stopped.store(true, Ordering::SeqCst);
                    stopped.store(false, Ordering::SeqCst);
                });
                assert_eq!(result, Stopped::Done(()));
                return Yield::Preempted;
            }
            until_zero(&left, turn)
        });
        assert!(matches!(outcome, Outcome::MainReturned), "{outcome:?}");
    });
}

#[test]
fn shuttle_stopped_workers_help() {
    explore(|| {
        let s = scheduler(config(3));
        let (shares, left) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(2)));
        let (mut helped, mut started) = (false, false);
        let outcome = run(&s, move |turn| {
            for _ in 0..if std::mem::replace(&mut started, true) { 0 } else { 2 } {
                let left = left.clone();
                turn.go(move |turn| {
                    left.fetch_sub(1, Ordering::SeqCst);
                    turn.done()
                });
            }
            if !std::mem::replace(&mut helped, true) {
                let shares2 = shares.clone();
                turn.cx.stop_the_world(|world| {
                    world.help(3, &|_| {
                        shares2.fetch_add(1, Ordering::SeqCst);
                    });
                });
                assert!((1..=3).contains(&shares.load(Ordering::SeqCst)));
                return Yield::Preempted;
            }
            until_zero(&left, turn)
        });
        assert!(matches!(outcome, Outcome::MainReturned), "{outcome:?}");
    });
}

#[test]
fn shuttle_gomaxprocs_may_change() {
    explore(|| {
        let s = scheduler(config(3));
        let left = Arc::new(AtomicUsize::new(4));
        let mut step = 0;
        let outcome = run(&s, move |turn| {
            step += 1;
            if step <= 4 {
                let left = left.clone();
                turn.go(move |turn| {
                    left.fetch_sub(1, Ordering::SeqCst);
                    turn.done()
                });
                turn.cx.set_procs([1, 3, 2, 1][step - 1]);
                return Yield::Preempted;
            }
            until_zero(&left, turn)
        });
        assert!(matches!(outcome, Outcome::MainReturned), "{outcome:?}");
    });
}

#[test]
fn shuttle_a_blocking_call_comes_back() {
    explore(|| {
        let s = scheduler(config(2));
        let called = Arc::new(AtomicBool::new(false));
        let mut begun = false;
        let outcome = run(&s, move |turn| {
            if std::mem::replace(&mut begun, true) {
                assert!(called.load(Ordering::SeqCst));
                return turn.done();
            }
            let called = called.clone();
            Yield::Park(turn.cx.call_blocking(WaitReason::Syscall, move || called.store(true, Ordering::SeqCst)))
        });
        assert!(matches!(outcome, Outcome::MainReturned), "{outcome:?}");
    });
}

#[test]
fn shuttle_a_deadlock_is_found() {
    explore(|| {
        let s = scheduler(config(2));
        let mut started = false;
        let outcome = run(&s, move |turn| {
            for _ in 0..if std::mem::replace(&mut started, true) { 0 } else { 2 } {
                turn.go(|_| Yield::Park(super::task::Park::forever(WaitReason::ChanReceive)));
            }
            Yield::Park(super::task::Park::forever(WaitReason::ChanReceive))
        });
        assert!(matches!(outcome, Outcome::Deadlock(_)), "{outcome:?}");
    });
}
