//! Tests of the scheduler with a toy task, on real threads.

use super::deadlock::Deadlock;
use super::state::Phase;
use super::stop::Stopped;
use super::task::{Ending, Park, Ready, TaskPtr, Verdict, Yield};
use super::timer::{Alarm, Firing, Timer};
use super::toy::{Toy, Turn, run, scheduler};
use super::wait::WaitReason;
use super::worker::WorkerCx;
use super::{Config, Mode, Outcome};
use crate::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use crate::sync::{Arc, Lock};
use std::ptr::NonNull;
use std::time::Duration;

fn config(procs: usize) -> Config {
    Config { procs, ..Config::default() }
}

/// Parks for ever.
fn forever() -> Yield<Toy> {
    Yield::Park(Park::forever(WaitReason::SelectNoCases))
}

/// Parks main until `n` has counted down to zero, by polling with Gosched.
fn wait_for_zero(n: Arc<AtomicUsize>) -> impl FnMut(&mut Turn<'_, '_>) -> Yield<Toy> + Send {
    move |turn| if n.load(Ordering::SeqCst) == 0 { turn.done() } else { Yield::Gosched }
}

#[test]
fn main_returns() {
    let s = scheduler(config(1));
    assert!(matches!(run(&s, |turn| turn.done()), Outcome::MainReturned));
    assert_eq!(s.remote().stats().n_threads, 1);
}

#[test]
fn exit_ends_everything_at_once() {
    for procs in [1, 2, 8] {
        let s = scheduler(config(procs));
        let outcome = run(&s, |turn| {
            for _ in 0..20 {
                turn.go(|_| Yield::Preempted);
            }
            turn.go(|_| Yield::Exit(3));
            forever()
        });
        assert!(matches!(outcome, Outcome::Exit(3)));
    }
}

#[test]
fn one_goroutine_starts_no_thread() {
    let s = scheduler(config(8));
    let mut n = 0;
    let outcome = run(&s, move |turn| {
        n += 1;
        if n < 1000 { Yield::Preempted } else { turn.done() }
    });
    assert!(matches!(outcome, Outcome::MainReturned));
    assert_eq!(s.remote().stats().n_threads, 1);
}

#[test]
fn spawned_goroutines_all_run() {
    for procs in [1, 2, 8] {
        let s = scheduler(config(procs));
        let left = Arc::new(AtomicUsize::new(10_000));
        let mut wait = wait_for_zero(left.clone());
        let mut spawned = 0;
        let outcome = run(&s, move |turn| {
            while spawned < 10_000 {
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
            wait(turn)
        });
        assert!(matches!(outcome, Outcome::MainReturned));
        assert!(s.remote().n_tasks() <= 1 + procs);
    }
}

#[test]
fn parallel_work_uses_all_workers() {
    let s = scheduler(config(4));
    let seen = Arc::new(Lock::new(std::collections::HashSet::new()));
    let left = Arc::new(AtomicUsize::new(8));
    let (seen2, left2) = (seen.clone(), left.clone());
    let mut wait = wait_for_zero(left);
    let mut first = true;
    let outcome = run(&s, move |turn| {
        for _ in 0..if std::mem::take(&mut first) { 8 } else { 0 } {
            let (seen, left) = (seen2.clone(), left2.clone());
            turn.go(move |turn| {
                seen.lock().insert(turn.cx.proc_id());
                // Busy until four Ps have been seen at work.
                if seen.lock().len() < 4 {
                    return Yield::Preempted;
                }
                left.fetch_sub(1, Ordering::SeqCst);
                turn.done()
            });
        }
        wait(turn)
    });
    assert!(matches!(outcome, Outcome::MainReturned));
    assert_eq!(seen.lock().len(), 4);
}

#[test]
fn endless_loops_starve_nobody() {
    for procs in [1, 2] {
        let s = scheduler(config(procs));
        let mut ticks = 0;
        let outcome = run(&s, move |turn| {
            if ticks == 0 {
                for _ in 0..4 {
                    turn.go(|_| Yield::Preempted);
                }
            }
            ticks += 1;
            if ticks < 1000 { Yield::Preempted } else { turn.done() }
        });
        assert!(matches!(outcome, Outcome::MainReturned));
    }
}

#[test]
fn a_pair_that_readies_each_other_starves_nobody() {
    let s = scheduler(config(1));
    let slot: Arc<Lock<Option<TaskPtr<Toy>>>> = Arc::default();
    let done = Arc::new(AtomicBool::new(false));
    let (slot2, done2) = (slot, done.clone());
    let mut first = true;
    let outcome = run(&s, move |turn| {
        if std::mem::take(&mut first) {
            let done = done2.clone();
            turn.go(move |turn| {
                done.store(true, Ordering::SeqCst);
                turn.done()
            });
            for _ in 0..2 {
                let slot = slot2.clone();
                turn.go(move |turn| baton(turn, &slot));
            }
        }
        if done.load(Ordering::SeqCst) { turn.done() } else { Yield::Preempted }
    });
    assert!(matches!(outcome, Outcome::MainReturned));
}

/// Readies the one who waits in the slot, if any, and waits there itself.
fn baton(turn: &mut Turn<'_, '_>, slot: &Arc<Lock<Option<TaskPtr<Toy>>>>) -> Yield<Toy> {
    if let Some(other) = slot.lock().take() {
        // SAFETY: it was parked by the commit below, and taken out of its one place.
        unsafe { turn.cx.ready(other) };
    }
    unsafe fn commit(task: TaskPtr<Toy>, arg: *mut ()) -> Verdict {
        // SAFETY: the slot outlives the run.
        *unsafe { &*arg.cast::<Lock<Option<TaskPtr<Toy>>>>() }.lock() = Some(task);
        Verdict::Parked
    }
    // SAFETY: whoever takes the task out of the slot readies it.
    Yield::Park(unsafe { Park::new(WaitReason::ChanReceive, commit, Arc::as_ptr(slot).cast_mut().cast()) })
}

#[test]
fn a_commit_may_refuse() {
    let s = scheduler(config(2));
    let mut n = 0;
    let outcome = run(&s, move |turn| {
        n += 1;
        assert_eq!(turn.me.header().phase().0, Phase::Running);
        if n == 100 {
            return turn.done();
        }
        // SAFETY: the commit leaves the task with the worker.
        Yield::Park(unsafe { Park::new(WaitReason::ChanSend, |_, _| Verdict::Resume, std::ptr::null_mut()) })
    });
    assert!(matches!(outcome, Outcome::MainReturned));
}

#[test]
fn deadlock_is_found() {
    for procs in [1, 2, 8] {
        let s = scheduler(config(procs));
        let mut first = true;
        let outcome = run(&s, move |turn| {
            if std::mem::take(&mut first) {
                for _ in 0..3 {
                    turn.go(|_| forever());
                }
            }
            forever()
        });
        assert!(matches!(outcome, Outcome::Deadlock(Deadlock::AllAsleep)), "{outcome:?}");
    }
}

#[test]
fn goexit_of_main_lets_others_go_on() {
    for procs in [1, 2] {
        let s = scheduler(config(procs));
        let ran = Arc::new(AtomicBool::new(false));
        let ran2 = ran.clone();
        let outcome = run(&s, move |turn| {
            let ran = ran2.clone();
            let mut first = true;
            turn.go(move |turn| {
                if std::mem::take(&mut first) {
                    let when = turn.cx.now() + 2_000_000;
                    return Yield::Park(turn.cx.sleep_until(when));
                }
                ran.store(true, Ordering::SeqCst);
                turn.done()
            });
            Yield::Done(Ending::Goexit)
        });
        assert!(matches!(outcome, Outcome::Deadlock(Deadlock::NoGoroutines)), "{outcome:?}");
        assert!(ran.load(Ordering::SeqCst));
    }
}

#[test]
fn sleepers_wake_in_order_of_their_deadlines() {
    for procs in [1, 2] {
        let s = scheduler(Config { frozen_clock: true, ..config(procs) });
        let order = Arc::new(Lock::new(Vec::new()));
        let order2 = order.clone();
        let mut state = 0;
        let outcome = run(&s, move |turn| {
            state += 1;
            if state == 2 {
                return turn.done();
            }
            for n in [5, 1, 4, 2, 3_u32] {
                let order = order2.clone();
                let mut slept = false;
                turn.go(move |turn| {
                    if !std::mem::replace(&mut slept, true) {
                        return Yield::Park(turn.cx.sleep_until(i64::from(n) * 1_000_000_000));
                    }
                    order.lock().push((n, turn.cx.now() / 1_000_000_000));
                    turn.done()
                });
            }
            Yield::Park(turn.cx.sleep_until(3600 * 1_000_000_000))
        });
        assert!(matches!(outcome, Outcome::MainReturned));
        assert_eq!(*order.lock(), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]);
    }
}

#[test]
fn a_sleep_lasts_as_long_as_it_should() {
    for procs in [1, 2] {
        let s = scheduler(config(procs));
        let mut until = 0;
        let outcome = run(&s, move |turn| {
            let now = turn.cx.now();
            if until == 0 {
                until = now + 20_000_000;
                return Yield::Park(turn.cx.sleep_until(until));
            }
            assert!(now >= until);
            turn.done()
        });
        assert!(matches!(outcome, Outcome::MainReturned));
    }
}

/// A timer with a counter.
struct Counting {
    timer: Timer<Toy>,
    fired: AtomicU64,
    wake: Lock<Option<TaskPtr<Toy>>>,
}

unsafe fn count_and_wake(cx: &mut WorkerCx<'_, Toy>, firing: Firing) {
    // SAFETY: the test keeps the counter until the scheduler is gone.
    let counting = unsafe { &*firing.arg.cast::<Counting>() };
    let n = counting.fired.fetch_add(1, Ordering::SeqCst) + 1;
    if n == firing.seq
        && let Some(task) = counting.wake.lock().take()
    {
        // SAFETY: it parked with `wait_for_timer`, and is taken out once.
        unsafe { cx.ready(task) };
    }
}

unsafe fn wait_for_timer(task: TaskPtr<Toy>, arg: *mut ()) -> Verdict {
    // SAFETY: as above.
    *unsafe { &*arg.cast::<Counting>() }.wake.lock() = Some(task);
    Verdict::Parked
}

#[test]
fn a_periodic_timer_fires_until_it_is_stopped() {
    let s = scheduler(Config { frozen_clock: true, ..config(2) });
    let counting: &'static Counting = Box::leak(Box::new(Counting {
        timer: Timer::new(super::task::ProcId(0)),
        fired: AtomicU64::new(0),
        wake: Lock::new(None),
    }));
    let mut state = 0;
    let outcome = run(&s, move |turn| {
        state += 1;
        let timer = NonNull::from(&counting.timer);
        let arg = std::ptr::from_ref(counting).cast_mut().cast();
        if state == 1 {
            let alarm = Alarm { when: 10, period: 10, fire: count_and_wake, arg, seq: 3 };
            // SAFETY: the timer and what it counts in are never freed.
            assert!(!unsafe { turn.cx.arm(timer, alarm) });
            // SAFETY: the third firing readies the task.
            return Yield::Park(unsafe { Park::new(WaitReason::ChanReceive, wait_for_timer, arg) });
        }
        assert_eq!(turn.cx.now(), 30);
        // SAFETY: as above.
        assert!(unsafe { turn.cx.disarm(timer) });
        // SAFETY: as above.
        assert!(!unsafe { turn.cx.disarm(timer) });
        Yield::Park(Park::forever(WaitReason::ChanReceive))
    });
    // A stopped timer keeps nothing alive.
    assert!(matches!(outcome, Outcome::Deadlock(Deadlock::AllAsleep)));
    assert_eq!(counting.fired.load(Ordering::SeqCst), 3);
}

#[test]
fn a_blocking_call_holds_no_worker_and_keeps_the_program_alive() {
    let s = scheduler(config(1));
    let others = Arc::new(AtomicU64::new(0));
    let mut state = 0;
    let outcome = run(&s, move |turn| {
        state += 1;
        if state == 1 {
            let count = others.clone();
            turn.go(move |_| {
                count.fetch_add(1, Ordering::SeqCst);
                Yield::Preempted
            });
            let seen = others.clone();
            let call = move || {
                while seen.load(Ordering::SeqCst) < 100 {
                    std::thread::yield_now()
                }
            };
            return Yield::Park(turn.cx.call_blocking(WaitReason::Syscall, call));
        }
        assert!(others.load(Ordering::SeqCst) >= 100);
        turn.done()
    });
    assert!(matches!(outcome, Outcome::MainReturned));

    let s = scheduler(config(2));
    let mut state = 0;
    let outcome = run(&s, move |turn| {
        state += 1;
        if state == 1 {
            let call = || std::thread::sleep(Duration::from_millis(20));
            return Yield::Park(turn.cx.call_blocking(WaitReason::Syscall, call));
        }
        turn.done()
    });
    assert!(matches!(outcome, Outcome::MainReturned));
}

#[test]
fn whoever_is_alive_outside_puts_off_the_deadlock() {
    let s = scheduler(config(2));
    let alive = s.remote().keep_alive();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(10));
        drop(alive);
    });
    let outcome = run(&s, |_| forever());
    assert!(matches!(outcome, Outcome::Deadlock(Deadlock::AllAsleep)));
    assert!(thread.is_finished() || thread.join().is_ok());
}

#[test]
fn a_stopped_world_stands_still() {
    for procs in [1, 2, 4] {
        let s = scheduler(config(procs));
        let counter = Arc::new(AtomicU64::new(0));
        let mut stops = 0;
        let outcome = run(&s, move |turn| {
            if stops == 0 {
                for _ in 0..6 {
                    let counter = counter.clone();
                    turn.go(move |turn| {
                        counter.fetch_add(1, Ordering::Relaxed);
                        *turn.cx.local() += 1;
                        if turn.charge(100) { Yield::Preempted } else { Yield::Gosched }
                    });
                }
            }
            stops += 1;
            let stopped = turn.cx.stop_the_world(|world| {
                let before = counter.load(Ordering::SeqCst);
                let mut sum = 0;
                world.for_each_local(|_, local| sum += *local);
                assert_eq!(sum, before);
                std::thread::sleep(Duration::from_micros(200));
                assert_eq!(counter.load(Ordering::SeqCst), before);
            });
            assert_eq!(stopped, Stopped::Done(()));
            if stops < 200 { Yield::Preempted } else { turn.done() }
        });
        assert!(matches!(outcome, Outcome::MainReturned));
    }
}

#[test]
fn two_may_want_the_world_stopped() {
    let s = scheduler(config(4));
    let inside = Arc::new(AtomicUsize::new(0));
    let left = Arc::new(AtomicUsize::new(4));
    let mut wait = wait_for_zero(left.clone());
    let mut first = true;
    let outcome = run(&s, move |turn| {
        for _ in 0..if std::mem::take(&mut first) { 4 } else { 0 } {
            let (inside, left) = (inside.clone(), left.clone());
            let mut n = 0;
            turn.go(move |turn| {
                n += 1;
                turn.cx.stop_the_world(|_| {
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                    assert_eq!(inside.fetch_sub(1, Ordering::SeqCst), 1);
                });
                if n < 200 {
                    return Yield::Preempted;
                }
                left.fetch_sub(1, Ordering::SeqCst);
                turn.done()
            });
        }
        wait(turn)
    });
    assert!(matches!(outcome, Outcome::MainReturned));
}

#[test]
fn stopped_workers_and_sleeping_ones_help() {
    for procs in [1, 2, 4] {
        let s = scheduler(config(procs));
        let mut n = 0;
        let outcome = run(&s, move |turn| {
            n += 1;
            turn.cx.stop_the_world(|world| {
                // Everybody comes: nobody is done before all have begun.
                let began = AtomicUsize::new(0);
                world.help(procs, &|_| {
                    began.fetch_add(1, Ordering::SeqCst);
                    while began.load(Ordering::SeqCst) < procs {
                        std::thread::yield_now();
                    }
                });
                assert_eq!(began.load(Ordering::SeqCst), procs);
                // Those who come too late are not waited for.
                world.help(procs, &|_| {});
            });
            if n < 50 { Yield::Preempted } else { turn.done() }
        });
        assert!(matches!(outcome, Outcome::MainReturned));
    }
}

#[test]
fn the_host_can_stop_the_world_too() {
    let s = scheduler(config(2));
    let stop = Arc::new(AtomicBool::new(false));
    let (remote, stop2) = (s.remote().clone(), stop.clone());
    let thread = std::thread::spawn(move || {
        for _ in 0..50 {
            assert_eq!(remote.stop_the_world(|_| 1), Stopped::Done(1));
        }
        stop2.store(true, Ordering::SeqCst);
    });
    let outcome = run(&s, move |turn| if stop.load(Ordering::SeqCst) { turn.done() } else { Yield::Preempted });
    assert!(matches!(outcome, Outcome::MainReturned));
    thread.join().expect("the host's thread does not panic");
}

#[test]
fn gomaxprocs_changes_at_run_time() {
    let s = scheduler(config(1));
    let counter = Arc::new(AtomicU64::new(0));
    let mut n = 0;
    let outcome = run(&s, move |turn| {
        if n == 0 {
            for _ in 0..16 {
                let counter = counter.clone();
                turn.go(move |_| {
                    counter.fetch_add(1, Ordering::Relaxed);
                    Yield::Preempted
                });
            }
        }
        n += 1;
        let want = [1, 4, 2, 8, 3][n % 5];
        turn.cx.set_procs(want);
        assert_eq!(turn.cx.n_procs(), want);
        if n < 2000 { Yield::Preempted } else { turn.done() }
    });
    assert!(matches!(outcome, Outcome::MainReturned));
    assert!(s.remote().stats().slices.len() <= 8);
}

#[test]
fn a_session_goes_on_between_runs() {
    for procs in [1, 2] {
        let s = scheduler(Config { mode: Mode::Session, ..config(procs) });
        let counter = Arc::new(AtomicU64::new(0));
        let counted = counter.clone();
        let outcome = run(&s, move |turn| {
            let counter = counter.clone();
            turn.go(move |_| {
                counter.fetch_add(1, Ordering::SeqCst);
                Yield::Preempted
            });
            turn.done()
        });
        assert!(matches!(outcome, Outcome::MainReturned));
        let before = counted.load(Ordering::SeqCst);
        while counted.load(Ordering::SeqCst) < before + 100 {
            std::thread::yield_now();
        }
        let mut n = 0;
        let outcome = run(&s, move |turn| {
            n += 1;
            if n < 100 { Yield::Preempted } else { turn.done() }
        });
        assert!(matches!(outcome, Outcome::MainReturned));
        assert!(matches!(run(&s, |_| Yield::Exit(1)), Outcome::Exit(1)));
    }
}

#[test]
fn a_session_survives_a_deadlock_and_an_interrupt() {
    let s = scheduler(Config { mode: Mode::Session, ..config(2) });
    for _ in 0..3 {
        assert!(matches!(run(&s, |_| forever()), Outcome::Deadlock(Deadlock::AllAsleep)));
    }
    let remote = s.remote().clone();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(5));
        remote.interrupt();
    });
    assert!(matches!(run(&s, |_| Yield::Preempted), Outcome::Interrupted));
    thread.join().expect("the host's thread does not panic");
    assert!(matches!(run(&s, |turn| turn.done()), Outcome::MainReturned));
}

#[test]
fn a_panicking_worker_ends_the_run() {
    for procs in [1, 4] {
        let s = scheduler(config(procs));
        let mut first = true;
        let outcome = run(&s, move |turn| {
            for n in 0..if std::mem::take(&mut first) { 8 } else { 0 } {
                let mut turns = 0;
                turn.go(move |_| {
                    turns += 1;
                    if n == 5 && turns == 50 {
                        std::panic::resume_unwind(Box::new("found"));
                    }
                    Yield::Preempted
                });
            }
            Yield::Preempted
        });
        let Outcome::Panicked(payload) = outcome else { panic!("{outcome:?}") };
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"found"));
    }
}

#[test]
fn a_hundred_thousand_may_sleep() {
    let s = scheduler(Config { frozen_clock: true, ..config(2) });
    const N: usize = 100_000;
    let left = Arc::new(AtomicUsize::new(N));
    let mut wait = wait_for_zero(left.clone());
    let mut n = 0;
    let outcome = run(&s, move |turn| {
        while n < N {
            n += 1;
            let left = left.clone();
            let mut slept = false;
            turn.go(move |turn| {
                if !std::mem::replace(&mut slept, true) {
                    return Yield::Park(turn.cx.sleep_until(1 + (n as i64 * 7919) % 1000));
                }
                left.fetch_sub(1, Ordering::SeqCst);
                turn.done()
            });
            if turn.charge(10) {
                return Yield::Preempted;
            }
        }
        if left.load(Ordering::SeqCst) > 0 {
            return Yield::Park(turn.cx.sleep_until(2000));
        }
        wait(turn)
    });
    assert!(matches!(outcome, Outcome::MainReturned));
}

#[test]
fn a_sleeping_program_does_not_look_for_work() {
    let s = scheduler(config(2));
    let mut slept = false;
    let outcome = run(&s, move |turn| {
        if !std::mem::replace(&mut slept, true) {
            let when = turn.cx.now() + 100_000_000;
            return Yield::Park(turn.cx.sleep_until(when));
        }
        turn.done()
    });
    assert!(matches!(outcome, Outcome::MainReturned));
    let slices: u64 = s.remote().stats().slices.iter().sum();
    assert!(slices < 10, "{slices} slices");
}
