//! Models of the whole machine below the VM: scheduler, channels, select, semaphores, under random schedules.
//!
//! Each test explores some hundred schedules of its threads; `CSP_SCHEDULES` asks for more.

use super::script::{Chan, Env, On, script};
use super::select::Otherwise;
use super::sema::SemaTable;
use crate::sched::shuttle_tests::{explore, explore_switches};
use crate::sched::task::Yield;
use crate::sched::toy::{Toy, run, scheduler};
use crate::sched::{Config, Outcome};
use crate::sync::Arc;
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// Runs a script as main under many schedules, with 1, 2 and 3 Ps, whole slices and tiny ones.
fn everywhere<F: Future<Output = ()> + 'static>(main: impl Fn(Env) -> F + Clone + Send + Sync + 'static) {
    for (procs, budget) in [(1, 1), (2, 8000), (2, 1), (3, 3)] {
        let main = main.clone();
        let once = move || {
            let s = scheduler(Config { procs, budget, clip: 2, frozen_clock: true, ..Config::default() });
            let mut step = script(main.clone());
            let outcome = run(&s, move |turn| step(turn));
            assert!(matches!(outcome, Outcome::MainReturned), "{outcome:?} with {procs} Ps, budget {budget}");
        };
        explore(once.clone());
        if procs > 1 {
            explore_switches(once);
        }
    }
}

#[test]
fn shuttle_ping_pong() {
    for cap in [0, 1] {
        everywhere(move |env| async move {
            let (ping, pong) = (Chan::new(cap), Chan::new(cap));
            let (ping2, pong2) = (ping.clone(), pong.clone());
            env.go(script(|env| async move {
                while let Some(n) = env.receive(&ping2).await {
                    assert!(env.send(&pong2, n + 1).await);
                }
                env.close(&pong2).expect("it is open");
            }));
            for n in 0..4 {
                assert!(env.send(&ping, n).await);
                assert_eq!(env.receive(&pong).await, Some(n + 1));
            }
            env.close(&ping).expect("it is open");
            assert_eq!(env.receive(&pong).await, None);
        });
    }
}

#[test]
fn shuttle_every_value_arrives_once() {
    for cap in [0, 2] {
        everywhere(move |env| async move {
            let (values, sums) = (Chan::new(cap), Chan::new(0));
            for sender in 0..2_u64 {
                let values = values.clone();
                env.go(script(move |env| async move {
                    for n in 0..3 {
                        assert!(env.send(&values, 1 << (3 * sender + n)).await);
                    }
                }));
            }
            for _ in 0..2 {
                let (values, sums) = (values.clone(), sums.clone());
                env.go(script(move |env| async move {
                    let mut sum = 0;
                    for _ in 0..3 {
                        sum += env.receive(&values).await.expect("it is open");
                    }
                    assert!(env.send(&sums, sum).await);
                }));
            }
            let first = env.receive(&sums).await.expect("it is open");
            let second = env.receive(&sums).await.expect("it is open");
            assert_eq!(first + second, 0b11_1111);
        });
    }
}

#[test]
fn shuttle_selects_meet_sends_receives_and_closes() {
    everywhere(|env| async move {
        let [a, b, quit] = Chan::family([0, 1, 0]);
        let total = Arc::new(AtomicU64::new(0));
        let finished = Chan::new(2);
        for chan in [&a, &b] {
            let (chan, quit, finished) = (chan.clone(), quit.clone(), finished.clone());
            env.go(script(move |env| async move {
                for n in 1.. {
                    let ons = [On::Send(chan.clone(), n), On::Receive(quit.clone())];
                    if let Some((1, None)) = env.select(&ons, Otherwise::Wait).await {
                        break;
                    }
                }
                assert!(env.send(&finished, 1).await);
            }));
        }
        for _ in 0..4 {
            let ons = [On::Receive(a.clone()), On::Receive(b.clone()), On::Nil];
            let (_, value) = env.select(&ons, Otherwise::Wait).await.expect("there is no default");
            total.fetch_add(value.expect("they are open"), Ordering::Relaxed);
        }
        env.close(&quit).expect("it is open");
        assert_eq!(env.receive(&finished).await, Some(1));
        assert_eq!(env.receive(&finished).await, Some(1));
        assert!(total.load(Ordering::Relaxed) >= 6);
    });
}

#[test]
fn shuttle_a_semaphore_is_a_lock() {
    everywhere(|env| async move {
        let shared = Arc::new((SemaTable::<Toy>::new(), AtomicU32::new(1), AtomicU32::new(0)));
        let done = Chan::new(0);
        for _ in 0..3 {
            let (shared, done) = (shared.clone(), done.clone());
            env.go(script(move |env| async move {
                let (table, word, inside) = &*shared;
                for _ in 0..2 {
                    env.acquire(table, word).await;
                    assert_eq!(inside.fetch_add(1, Ordering::Relaxed), 0);
                    env.leave(Yield::Gosched).await;
                    inside.fetch_sub(1, Ordering::Relaxed);
                    env.release(table, word);
                }
                assert!(env.send(&done, 1).await);
            }));
        }
        for _ in 0..3 {
            assert_eq!(env.receive(&done).await, Some(1));
        }
        assert_eq!(shared.1.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn shuttle_sleepers_wake() {
    everywhere(|env| async move {
        let done = Chan::new(0);
        for n in 1..=3 {
            let done = done.clone();
            env.go(script(move |env| async move {
                env.sleep(n * 1000).await;
                assert!(env.send(&done, n as u64).await);
            }));
        }
        for _ in 0..3 {
            assert!(env.receive(&done).await.is_some());
        }
    });
}
