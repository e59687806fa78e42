//! Tests of channels, select and semaphores with scripted toys, on real threads.

use super::channel::CloseError;
use super::script::{Chan, Env, On, script};
use super::select::Otherwise;
use super::sema::{NotifyList, SemaTable};
use crate::sched::deadlock::Deadlock;
use crate::sched::task::Yield;
use crate::sched::toy::{Toy, run, scheduler};
use crate::sched::wait::WaitReason;
use crate::sched::{Config, Outcome};
use crate::sync::Arc;
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// Runs a script as main, with 1, 2 and 8 Ps, whole slices and tiny ones.
fn everywhere<F: Future<Output = ()> + 'static>(main: impl Fn(Env) -> F + Clone + Send + 'static) {
    for procs in [1, 2, 8] {
        for budget in [8000, 1] {
            let outcome = run_with(Config { procs, budget, ..Config::default() }, main.clone());
            assert!(matches!(outcome, Outcome::MainReturned), "{outcome:?} with {procs} Ps, budget {budget}");
        }
    }
}

fn run_with<F: Future<Output = ()> + 'static>(config: Config, main: impl Fn(Env) -> F + Send + 'static) -> Outcome {
    let s = scheduler(config);
    let mut step = script(main);
    run(&s, move |turn| step(turn))
}

fn deadlocks<F: Future<Output = ()> + 'static>(main: impl Fn(Env) -> F + Clone + Send + 'static) {
    for procs in [1, 2] {
        let outcome = run_with(Config { procs, ..Config::default() }, main.clone());
        assert!(matches!(outcome, Outcome::Deadlock(Deadlock::AllAsleep)), "{outcome:?}");
    }
}

#[test]
fn ping_pong() {
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
            for n in 0..2000 {
                assert!(env.send(&ping, n).await);
                assert_eq!(env.receive(&pong).await, Some(n + 1));
            }
            env.close(&ping).expect("it is open");
            assert_eq!(env.receive(&pong).await, None);
        });
    }
}

#[test]
fn every_value_arrives_once_and_in_order() {
    for cap in [0, 1, 7, 100] {
        everywhere(move |env| async move {
            const SENDERS: u64 = 4;
            const EACH: u64 = 500;
            let (values, done) = (Chan::new(cap), Chan::new(0));
            for sender in 0..SENDERS {
                let (values, done) = (values.clone(), done.clone());
                env.go(script(move |env| async move {
                    for n in 0..EACH {
                        assert!(env.send(&values, sender * EACH + n).await);
                    }
                    env.send(&done, 0).await;
                }));
            }
            let sum = Arc::new(AtomicU64::new(0));
            let results = Chan::new(2);
            for _ in 0..2 {
                let (values, results, sum) = (values.clone(), results.clone(), sum.clone());
                env.go(script(move |env| async move {
                    let mut last = [None; SENDERS as usize];
                    while let Some(value) = env.receive(&values).await {
                        let last = &mut last[(value / EACH) as usize];
                        assert!(last.is_none_or(|last| last < value));
                        *last = Some(value);
                        sum.fetch_add(value + 1, Ordering::Relaxed);
                    }
                    env.send(&results, 0).await;
                }));
            }
            for _ in 0..SENDERS {
                env.receive(&done).await;
            }
            env.close(&values).expect("it is open");
            for _ in 0..2 {
                env.receive(&results).await;
            }
            let n = SENDERS * EACH;
            assert_eq!(sum.load(Ordering::Relaxed), n * (n + 1) / 2);
        });
    }
}

#[test]
fn a_closed_channel_gives_what_it_holds_and_then_zeros() {
    everywhere(|env| async move {
        let chan = Chan::new(3);
        env.send(&chan, 1).await;
        env.send(&chan, 2).await;
        assert_eq!(env.close(&chan), Ok(()));
        assert_eq!(env.close(&chan), Err(CloseError::Closed));
        assert_eq!(chan.len(), 2);
        assert_eq!(env.receive(&chan).await, Some(1));
        assert_eq!(env.receive(&chan).await, Some(2));
        assert_eq!(env.receive(&chan).await, None);
        assert!(!env.send(&chan, 3).await);
    });
}

#[test]
fn closing_wakes_all_who_wait() {
    everywhere(|env| async move {
        let (values, sends, done) = (Chan::new(0), Chan::new(0), Chan::new(8));
        for _ in 0..4 {
            let (values, received) = (values.clone(), done.clone());
            env.go(script(|env| async move {
                assert_eq!(env.receive(&values).await, None);
                env.send(&received, 1).await;
            }));
            let (sends, sent) = (sends.clone(), done.clone());
            env.go(script(|env| async move {
                assert!(!env.send(&sends, 9).await);
                env.send(&sent, 1).await;
            }));
        }
        for _ in 0..20 {
            env.leave(Yield::Gosched).await;
        }
        env.close(&values).expect("it is open");
        env.close(&sends).expect("it is open");
        for _ in 0..8 {
            assert_eq!(env.receive(&done).await, Some(1));
        }
    });
}

#[test]
fn nil_channels_block_for_ever() {
    let close = |env: &Env| {
        // SAFETY: nil needs nothing.
        env.with(|turn| unsafe { super::channel::close::<super::script::Word>(std::ptr::null_mut(), turn.cx) })
    };
    deadlocks(move |env| async move {
        assert_eq!(close(&env), Err(CloseError::Nil));
        env.select(&[On::Nil, On::Nil], Otherwise::Wait).await;
    });
    deadlocks(|env| async move {
        assert_eq!(env.select(&[On::Nil], Otherwise::Default).await, None);
        env.select(&[], Otherwise::Wait).await;
    });
}

#[test]
fn a_deadlock_shows_what_each_waits_for() {
    let s = scheduler(Config::default());
    let chan = Chan::new(0);
    let (receiver, tasks) = (chan.clone(), Arc::new(crate::sync::Lock::new(Vec::new())));
    let seen = tasks.clone();
    let mut step = script(move |env: Env| async move {
        let task = env.with(|turn| {
            let mut step = script(move |env| async move { assert_eq!(env.receive(&receiver).await, None) });
            turn.go(move |turn| step(turn))
        });
        tasks.lock().extend([task, env.me()]);
        env.select(&[On::Receive(chan.clone()), On::Nil], Otherwise::Wait).await;
    });
    assert!(matches!(run(&s, move |turn| step(turn)), Outcome::Deadlock(Deadlock::AllAsleep)));
    let reasons: Vec<WaitReason> = seen.lock().iter().map(|task| task.header().phase().1).collect();
    assert_eq!(reasons, [WaitReason::ChanReceive, WaitReason::Select]);
}

#[test]
fn select_takes_what_is_ready() {
    everywhere(|env| async move {
        let (a, b) = (Chan::new(1), Chan::new(1));
        let ons = [On::Receive(a.clone()), On::Send(b.clone(), 7), On::Nil];
        assert_eq!(env.select(&ons, Otherwise::Wait).await, Some((1, None)));
        assert_eq!(env.select(&ons, Otherwise::Default).await, None);
        env.send(&a, 5).await;
        assert_eq!(env.select(&ons, Otherwise::Wait).await, Some((0, Some(5))));
        env.close(&a).expect("it is open");
        assert_eq!(env.select(&ons, Otherwise::Wait).await, Some((0, None)));
        assert_eq!(env.receive(&b).await, Some(7));
    });
}

#[test]
fn select_is_fair() {
    everywhere(|env| async move {
        let chans: Vec<Arc<Chan>> = (0..4).map(|_| Chan::new(1)).collect();
        let ons: Vec<On> = chans.iter().cloned().map(On::Receive).collect();
        let mut counts = [0_u32; 4];
        for _ in 0..4000 {
            for chan in &chans {
                if chan.len() == 0 {
                    env.send(chan, 1).await;
                }
            }
            let (case, _) = env.select(&ons, Otherwise::Wait).await.expect("one is ready");
            counts[case] += 1;
        }
        assert!(counts.iter().all(|&n| (800..1200).contains(&n)), "{counts:?}");
    });
}

#[test]
fn fan_in_with_select() {
    everywhere(|env| async move {
        const EACH: u64 = 400;
        let chans: Vec<Arc<Chan>> = (0..3).map(Chan::new).collect();
        for (n, chan) in chans.iter().cloned().enumerate() {
            env.go(script(move |env| async move {
                for value in 0..EACH {
                    env.send(&chan, value * 3 + n as u64).await;
                }
            }));
        }
        let ons: Vec<On> = chans.iter().cloned().map(On::Receive).collect();
        let mut sum = 0;
        for _ in 0..3 * EACH {
            let (case, value) = env.select(&ons, Otherwise::Wait).await.expect("it waits");
            let value = value.expect("nobody closes");
            assert_eq!(value % 3, case as u64);
            sum += value;
        }
        assert_eq!(sum, (0..3 * EACH).sum());
    });
}

#[test]
fn selects_on_both_sides() {
    everywhere(|env| async move {
        // Everybody selects over all channels in both directions: what is sent is received once.
        let chans: Vec<Arc<Chan>> = (0..2).map(|_| Chan::new(0)).collect();
        let (sent, received) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let (done, gate) = (Chan::new(4), Chan::new(0));
        for n in 0..4_u64 {
            let (chans, done, gate) = (chans.clone(), done.clone(), gate.clone());
            let (sent, received) = (sent.clone(), received.clone());
            env.go(script(move |env| async move {
                let ons: Vec<On> =
                    (0..2).flat_map(|c| [On::Send(chans[c].clone(), n + 1), On::Receive(chans[c].clone())]).collect();
                for _ in 0..300 {
                    let Some((case, value)) = env.select(&ons, Otherwise::Default).await else {
                        env.leave(Yield::Gosched).await;
                        continue;
                    };
                    match value {
                        Some(value) => received.fetch_add(value, Ordering::SeqCst),
                        None => {
                            assert_eq!(case % 2, 0);
                            sent.fetch_add(n + 1, Ordering::SeqCst)
                        }
                    };
                }
                // Four that wait make two pairs.
                env.send(&done, 0).await;
                env.receive(&gate).await;
                if let Some((_, Some(value))) = env.select(&ons, Otherwise::Wait).await {
                    received.fetch_add(value, Ordering::SeqCst);
                } else {
                    sent.fetch_add(n + 1, Ordering::SeqCst);
                }
                env.send(&done, 0).await;
            }));
        }
        for _ in 0..4 {
            env.receive(&done).await;
        }
        env.close(&gate).expect("it is open");
        for _ in 0..4 {
            env.receive(&done).await;
        }
        assert_eq!(sent.load(Ordering::SeqCst), received.load(Ordering::SeqCst));
    });
}

#[test]
fn a_semaphore_is_a_mutex() {
    everywhere(|env| async move {
        let table: Arc<SemaTable<Toy>> = Arc::new(SemaTable::new());
        let word = Arc::new(AtomicU32::new(1));
        let counter = Arc::new(AtomicU64::new(0));
        let done = Chan::new(8);
        for _ in 0..8 {
            let (table, word, counter, done) = (table.clone(), word.clone(), counter.clone(), done.clone());
            env.go(script(|env| async move {
                for _ in 0..300 {
                    env.acquire(&table, &word).await;
                    let before = counter.load(Ordering::Relaxed);
                    env.charge(3).await;
                    counter.store(before + 1, Ordering::Relaxed);
                    env.release(&table, &word);
                }
                env.send(&done, 0).await;
            }));
        }
        for _ in 0..8 {
            env.receive(&done).await;
        }
        assert_eq!(counter.load(Ordering::Relaxed), 2400);
        assert_eq!(word.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn a_notify_list_tells_those_who_asked_before() {
    everywhere(|env| async move {
        let table: Arc<SemaTable<Toy>> = Arc::new(SemaTable::new());
        let list = Arc::new(NotifyList::new());
        let done = Chan::new(6);
        let asked = Arc::new(AtomicU32::new(0));
        for _ in 0..6 {
            let (table, list, done, asked) = (table.clone(), list.clone(), done.clone(), asked.clone());
            env.go(script(|env| async move {
                let ticket = list.add();
                asked.fetch_add(1, Ordering::SeqCst);
                env.charge(1).await;
                env.wait(&table, &list, ticket).await;
                env.send(&done, 0).await;
            }));
        }
        while asked.load(Ordering::SeqCst) < 6 {
            env.leave(Yield::Gosched).await;
        }
        env.with(|turn| {
            table.notify_one(&list, turn.cx);
            table.notify_one(&list, turn.cx);
        });
        for _ in 0..2 {
            env.receive(&done).await;
        }
        assert_eq!(env.select(&[On::Receive(done.clone())], Otherwise::Default).await, None);
        env.with(|turn| table.notify_all(&list, turn.cx));
        for _ in 0..4 {
            env.receive(&done).await;
        }
        // Nobody is left to be told.
        env.with(|turn| {
            table.notify_one(&list, turn.cx);
            table.notify_all(&list, turn.cx);
        });
    });
}

#[test]
fn a_hundred_thousand_may_wait() {
    for procs in [1, 2] {
        let outcome = run_with(Config { procs, ..Config::default() }, |env| async move {
            const N: u64 = 100_000;
            let (start, done) = (Chan::new(0), Chan::new(64));
            for n in 0..N {
                let (start, done) = (start.clone(), done.clone());
                env.go(script(move |env| async move {
                    assert_eq!(env.receive(&start).await, None);
                    env.send(&done, n).await;
                }));
                env.charge(1).await;
            }
            env.close(&start).expect("it is open");
            let mut sum = 0;
            for _ in 0..N {
                sum += env.receive(&done).await.expect("nobody closes");
            }
            assert_eq!(sum, (0..N).sum());
        });
        assert!(matches!(outcome, Outcome::MainReturned));
    }
}

#[test]
fn sleeping_and_waiting_mix() {
    everywhere(|env| async move {
        let ticks = Chan::new(0);
        for n in 1..=3 {
            let ticks = ticks.clone();
            env.go(script(move |env| async move {
                for _ in 0..3 {
                    env.sleep(n * 300_000).await;
                    env.send(&ticks, n as u64).await;
                }
            }));
        }
        let mut sum = 0;
        for _ in 0..9 {
            sum += env.receive(&ticks).await.expect("nobody closes");
        }
        assert_eq!(sum, 18);
    });
}
