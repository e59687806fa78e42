//! Signals of the system, as Go programs know them.
//!
//! A program that has the process to itself blocks these signals in all threads before it starts and has one thread
//! that waits for them ([`watch`]). What the program has asked for (`os/signal`) is queued for it; of the rest, HUP,
//! INT and TERM end the process by that same signal after the standard output is flushed, QUIT prints where all
//! goroutines are and ends it with status 2, and the others are ignored, as Go ignores them. Signals that the process
//! was told to ignore when it was started stay ignored.
//!
//! Rejected: handlers. What has to be done (flushing, stopping the world) takes locks.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::collections::VecDeque;
use std::io::Write;
use std::mem::MaybeUninit;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::sched::handle::Remote;
use crate::sched::stop::Stopped;
use crate::vm::goroutine::Goroutine;
use crate::vm::{fatal, traceback};

/// The signals that are waited for; all others do to the process what they always do.
const WATCHED: &[i32] = &[
    libc::SIGHUP,
    libc::SIGINT,
    libc::SIGQUIT,
    libc::SIGTERM,
    libc::SIGUSR1,
    libc::SIGUSR2,
    libc::SIGALRM,
    libc::SIGCHLD,
    libc::SIGURG,
    libc::SIGWINCH,
    libc::SIGIO,
];

/// Once one of these was ignored, at the start or later, that is its default, as in Go.
const CAN_STAY_IGNORED: &[i32] = &[libc::SIGHUP, libc::SIGINT];

/// What the program has asked for. Signals belong to the process, and so does this.
static WANTED: Mutex<Wanted> = Mutex::new(Wanted { notified: 0, ignored: 0, stay_ignored: 0, queue: VecDeque::new() });
/// The report of SIGQUIT is being made.
static DUMPING: Mutex<bool> = Mutex::new(false);
/// A signal was queued.
static QUEUED: Condvar = Condvar::new();

struct Wanted {
    /// Signals that are queued, as bits.
    notified: u64,
    /// Signals that are ignored, as bits.
    ignored: u64,
    /// Signals whose default it is to be ignored, as bits.
    stay_ignored: u64,
    queue: VecDeque<i32>,
}

/// Under a model checker, too, this is the process's own lock.
fn wanted() -> MutexGuard<'static, Wanted> {
    WANTED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn bit(signal: i32) -> u64 {
    u32::try_from(signal).ok().and_then(|n| 1_u64.checked_shl(n)).unwrap_or(0)
}

/// What the program wants of a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// To be told.
    Notify,
    /// That nothing happens.
    Ignore,
    /// What happens by default.
    Default,
}

/// Sets what the program wants of a signal.
pub fn set(signal: i32, wish: Wish) {
    let mut wanted = wanted();
    wanted.notified &= !bit(signal);
    wanted.ignored &= !bit(signal);
    match wish {
        Wish::Notify => wanted.notified |= bit(signal),
        Wish::Ignore => {
            wanted.ignored |= bit(signal);
            if CAN_STAY_IGNORED.contains(&signal) {
                wanted.stay_ignored |= bit(signal);
            }
        }
        Wish::Default => wanted.ignored |= wanted.stay_ignored & bit(signal),
    }
}

/// Whether a signal is ignored.
pub fn is_ignored(signal: i32) -> bool {
    wanted().ignored & bit(signal) != 0
}

/// Waits for the next signal that the program is to be told of.
pub fn next() -> i32 {
    let mut wanted = wanted();
    loop {
        if let Some(signal) = wanted.queue.pop_front() {
            return signal;
        }
        wanted = QUEUED.wait(wanted).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Whether the process was started with this signal ignored.
fn starts_ignored(signal: i32) -> bool {
    let mut action = MaybeUninit::<libc::sigaction>::uninit();
    // SAFETY: without a new action it only fills in the old one, which is used if it did.
    unsafe {
        libc::sigaction(signal, std::ptr::null(), action.as_mut_ptr()) == 0
            && action.assume_init().sa_sigaction == libc::SIG_IGN
    }
}

fn set_of(signals: &[i32]) -> libc::sigset_t {
    let mut set = MaybeUninit::uninit();
    // SAFETY: `sigemptyset` makes it a set.
    unsafe {
        libc::sigemptyset(set.as_mut_ptr());
        for signal in signals {
            libc::sigaddset(set.as_mut_ptr(), *signal);
        }
        set.assume_init()
    }
}

/// Blocks the signals on this thread and those that it starts from now on, and waits for them on a thread of their own.
pub(crate) fn watch(remote: Remote<Goroutine>) {
    CAN_STAY_IGNORED.iter().filter(|signal| starts_ignored(**signal)).for_each(|signal| set(*signal, Wish::Ignore));
    let blocked = set_of(WATCHED);
    // SAFETY: the set is one.
    unsafe { libc::pthread_sigmask(libc::SIG_BLOCK, &raw const blocked, std::ptr::null_mut()) };
    let serve = move || {
        loop {
            let mut signal = 0;
            // SAFETY: the set is one, and the signals in it are blocked.
            if unsafe { libc::sigwait(&raw const blocked, &raw mut signal) } == 0 {
                deliver(signal, &remote);
            }
        }
    };
    if thread::Builder::new().name("csp-signals".to_owned()).stack_size(64 << 10).spawn(serve).is_err() {
        // Without the thread the signals do what they always do.
        // SAFETY: the set is one.
        unsafe { libc::pthread_sigmask(libc::SIG_UNBLOCK, &raw const blocked, std::ptr::null_mut()) };
    }
}

fn deliver(signal: i32, remote: &Remote<Goroutine>) {
    let mut wanted = wanted();
    if wanted.notified & bit(signal) != 0 {
        // As in Go, a signal that is not yet taken is not queued again.
        if !wanted.queue.contains(&signal) {
            wanted.queue.push_back(signal);
        }
        QUEUED.notify_one();
    } else if wanted.ignored & bit(signal) == 0 {
        drop(wanted);
        match signal {
            libc::SIGHUP | libc::SIGINT | libc::SIGTERM => {
                remote.world().stdout().finish_within(&[], fatal::PATIENCE);
                die_of(signal);
            }
            libc::SIGQUIT => dump(remote),
            _ => {}
        }
    }
}

/// Prints where all goroutines are and ends the process. A second SIGQUIT ends it at once: the world may not stop.
fn dump(remote: &Remote<Goroutine>) {
    let again = remote.clone();
    let report = move || {
        let mut traces = Vec::new();
        if again.world().tracing().get().shows_any() {
            while again.stop_the_world(|stopped| traces = traceback::of_all(stopped.world(), 0, usize::MAX))
                == Stopped::ByAnother
            {}
        }
        again.world().stdout().finish_within(&[], fatal::PATIENCE);
        let text = format!("SIGQUIT: quit\nPC=0x0 m=0 sigcode=0\n\n{}", traces.join("\n"));
        let _ = std::io::stderr().write_all(text.as_bytes());
        fatal::abort_if_wanted(again.world());
        // SAFETY: it has no conditions.
        unsafe { libc::_exit(fatal::FAILED) }
    };
    let mut begun = DUMPING.lock().unwrap_or_else(PoisonError::into_inner);
    if std::mem::replace(&mut begun, true) || thread::Builder::new().spawn(report).is_err() {
        die_of(libc::SIGQUIT);
    }
}

/// Ends the process by a signal, as if nobody had ever looked at it.
pub fn die_of(signal: i32) -> ! {
    let only = set_of(&[signal]);
    // SAFETY: the set is one; the default action of these signals ends the process. Should it not, the exit does.
    unsafe {
        libc::signal(signal, libc::SIG_DFL);
        libc::pthread_sigmask(libc::SIG_UNBLOCK, &raw const only, std::ptr::null_mut());
        libc::raise(signal);
        libc::_exit(128 + signal)
    }
}

/// Prints a line about the scheduler every so often: `GODEBUG=schedtrace=N`.
pub(crate) fn trace_scheduler(remote: Remote<Goroutine>, every: Duration) {
    let print = move || {
        loop {
            let line = format!("{}\n", remote.stats());
            let _ = std::io::stderr().write_all(line.as_bytes());
            thread::sleep(every);
        }
    };
    // A program without the lines is still a program.
    let _ = thread::Builder::new().name("csp-schedtrace".to_owned()).spawn(print);
}
