//! Signals of the system, as Go programs know them.
//!
//! A program that has the process to itself blocks these signals in all threads before it starts and has one thread
//! that waits for them ([`watch`]). What the program has asked for (`os/signal`) is queued for it; of the rest, HUP,
//! INT and TERM end the process by that same signal after the standard output is flushed, QUIT prints where all
//! goroutines are and ends it with status 2, and the others are ignored, as Go ignores them. Signals that the process
//! was told to ignore when it was started stay ignored. What happens to a signal is what the program wanted when it was
//! sent: one that nobody has taken yet is dealt with before the wish changes (Linux only: elsewhere the thread may have
//! it in its hands). SIGPIPE does not come from the system: the writes that would raise it tell of it
//! ([`broken_pipe`]).
//!
//! Rejected: handlers. What has to be done (flushing, stopping the world) takes locks.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::collections::VecDeque;
use std::io::Write;
use std::mem::MaybeUninit;
#[cfg(target_os = "linux")]
use std::os::fd::FromRawFd;
use std::os::fd::{AsRawFd, OwnedFd};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::sched::handle::Remote;
use crate::sched::stop::Stopped;
use crate::vm::goroutine::Goroutine;
use crate::vm::{fatal, traceback};

/// The signals that are waited for, with those for real time; all others do to the process what they always do.
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
    libc::SIGCONT,
    libc::SIGVTALRM,
    libc::SIGPROF,
    #[cfg(target_os = "linux")]
    libc::SIGPWR,
];

/// The signals for real time.
#[cfg(target_os = "linux")]
fn real_time() -> impl Iterator<Item = i32> {
    libc::SIGRTMIN()..=libc::SIGRTMAX()
}

#[cfg(not(target_os = "linux"))]
fn real_time() -> impl Iterator<Item = i32> {
    std::iter::empty()
}

/// These end the process by default.
const ENDING: &[i32] = &[libc::SIGHUP, libc::SIGINT, libc::SIGQUIT, libc::SIGTERM];

/// Once one of these was ignored, at the start or later, that is its default, as in Go.
const CAN_STAY_IGNORED: &[i32] = &[libc::SIGHUP, libc::SIGINT];

/// What the program has asked for. Signals belong to the process, and so does this.
static WANTED: Mutex<Wanted> =
    Mutex::new(Wanted { notified: 0, ignored: 0, stay_ignored: 0, queue: VecDeque::new(), handed_out: false });
/// The report of SIGQUIT is being made.
static DUMPING: Mutex<bool> = Mutex::new(false);
/// A signal was queued.
static QUEUED: Condvar = Condvar::new();
/// The program has dealt with all that was queued.
static DEALT_WITH: Condvar = Condvar::new();

struct Wanted {
    /// Signals that are queued, as bits.
    notified: u64,
    /// Signals that are ignored, as bits.
    ignored: u64,
    /// Signals whose default it is to be ignored, as bits.
    stay_ignored: u64,
    queue: VecDeque<i32>,
    /// The program has taken a signal and not yet asked for the next.
    handed_out: bool,
}

/// Under a model checker, too, this is the process's own lock.
fn wanted() -> MutexGuard<'static, Wanted> {
    WANTED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn bit(signal: i32) -> u64 {
    u32::try_from(signal - 1).ok().and_then(|n| 1_u64.checked_shl(n)).unwrap_or(0)
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
    // The default of some is more than can be done here: they are left to the thread.
    let has_default = (wanted.notified | wanted.ignored) & bit(signal) == 0;
    if !(has_default && ENDING.contains(&signal)) && take(&set_of(&[signal])).is_some() {
        wanted.tell(signal);
    }
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

/// Waits for the next signal that the program is to be told of. Who asks has dealt with the one before.
pub fn next() -> i32 {
    let mut wanted = wanted();
    wanted.handed_out = false;
    loop {
        if let Some(signal) = wanted.queue.pop_front() {
            wanted.handed_out = true;
            return signal;
        }
        DEALT_WITH.notify_all();
        wanted = QUEUED.wait(wanted).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Waits until the program has dealt with the signals that have come.
pub fn wait_for_all() {
    let mut wanted = wanted();
    while wanted.handed_out || !wanted.queue.is_empty() {
        wanted = DEALT_WITH.wait(wanted).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Where a write has found that nobody reads any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// The standard output or error: a program that does not look at SIGPIPE ends.
    Standard,
    /// Another file.
    Other,
}

/// Does what SIGPIPE does in Go: tells the program, if it wants to know.
pub fn broken_pipe(which: Broken) {
    let mut wanted = wanted();
    let told = wanted.tell(libc::SIGPIPE);
    if !told && wanted.ignored & bit(libc::SIGPIPE) == 0 && which == Broken::Standard {
        drop(wanted);
        die_of(libc::SIGPIPE);
    }
}

impl Wanted {
    /// Queues a signal for the program, if it wants to be told of it.
    fn tell(&mut self, signal: i32) -> bool {
        let wants = self.notified & bit(signal) != 0;
        // As in Go, a signal that is not yet taken is not queued again.
        if wants && !self.queue.contains(&signal) {
            self.queue.push_back(signal);
        }
        if wants {
            QUEUED.notify_one();
        }
        wants
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

/// Takes a blocked signal that has come, without waiting.
#[cfg(target_os = "linux")]
fn take(signals: &libc::sigset_t) -> Option<i32> {
    let now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the set is one, and nothing is written.
    let signal = unsafe { libc::sigtimedwait(signals, std::ptr::null_mut(), &raw const now) };
    (signal > 0).then_some(signal)
}

#[cfg(not(target_os = "linux"))]
fn take(_: &libc::sigset_t) -> Option<i32> {
    None
}

/// Waits for blocked signals.
struct Waiter {
    signals: libc::sigset_t,
    /// Readable when one has come; none where the system has no such thing.
    come: Option<OwnedFd>,
}

impl Waiter {
    #[cfg(target_os = "linux")]
    fn new(signals: libc::sigset_t) -> Waiter {
        // SAFETY: the set is one, and the descriptor is new.
        let come = unsafe {
            let fd = libc::signalfd(-1, &raw const signals, libc::SFD_CLOEXEC);
            (fd >= 0).then(|| OwnedFd::from_raw_fd(fd))
        };
        Waiter { signals, come }
    }

    #[cfg(not(target_os = "linux"))]
    fn new(signals: libc::sigset_t) -> Waiter {
        Waiter { signals, come: None }
    }

    /// Waits for a signal. It is taken with the lock held, so that nobody changes what is wanted of it meanwhile.
    fn next(&mut self, deliver: impl FnOnce(i32, MutexGuard<'static, Wanted>)) {
        let mut signal = 0;
        if let Some(come) = &self.come {
            let mut poll = libc::pollfd { fd: come.as_raw_fd(), events: libc::POLLIN, revents: 0 };
            // SAFETY: there is one.
            unsafe { libc::poll(&raw mut poll, 1, -1) };
            let wanted = wanted();
            if let Some(signal) = take(&self.signals) {
                deliver(signal, wanted);
            }
        // SAFETY: the set is one, and the signals in it are blocked.
        } else if unsafe { libc::sigwait(&raw const self.signals, &raw mut signal) } == 0 {
            deliver(signal, wanted());
        }
    }
}

/// Blocks the signals on this thread and those that it starts from now on, and waits for them on a thread of their own.
pub(crate) fn watch(remote: Remote<Goroutine>) {
    CAN_STAY_IGNORED.iter().filter(|signal| starts_ignored(**signal)).for_each(|signal| set(*signal, Wish::Ignore));
    let blocked = set_of(&WATCHED.iter().copied().chain(real_time()).collect::<Vec<_>>());
    // SAFETY: the set is one.
    unsafe { libc::pthread_sigmask(libc::SIG_BLOCK, &raw const blocked, std::ptr::null_mut()) };
    let serve = move || {
        let mut waiter = Waiter::new(blocked);
        loop {
            waiter.next(|signal, wanted| deliver(signal, wanted, &remote));
        }
    };
    if thread::Builder::new().name("csp-signals".to_owned()).stack_size(64 << 10).spawn(serve).is_err() {
        // Without the thread the signals do what they always do.
        // SAFETY: the set is one.
        unsafe { libc::pthread_sigmask(libc::SIG_UNBLOCK, &raw const blocked, std::ptr::null_mut()) };
    }
}

fn deliver(signal: i32, mut wanted: MutexGuard<'static, Wanted>, remote: &Remote<Goroutine>) {
    if !wanted.tell(signal) && wanted.ignored & bit(signal) == 0 {
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
