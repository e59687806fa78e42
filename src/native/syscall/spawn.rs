//! Other processes: starting one, becoming another program, waiting for the end of one.
//!
//! Between fork and exec the child is a copy of one thread of many, so that it may only make calls of the system: all
//! that it needs is prepared before, and nothing is allocated.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::ffi::CString;
use std::mem::MaybeUninit;
use std::os::fd::{FromRawFd, OwnedFd};
use std::ptr;

use crate::native::syscall::{c_string, last_errno, retry};
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str, signals};
use crate::{native, waiting};

pub(in crate::native) const NATIVES: &[Native] = &[
    waiting!("syscall.forkExec", fork_exec),
    native!("syscall.exec", exec),
    waiting!("syscall.awaitExit", await_exit),
    waiting!("syscall.wait4", wait4),
    native!("syscall.openProcess", open_process),
];

/// What can be asked for besides, as stdlib/syscall/exec.csp numbers it.
mod flag {
    pub(super) const SETSID: i64 = 1;
    pub(super) const SETPGID: i64 = 1 << 1;
    pub(super) const SETCTTY: i64 = 1 << 2;
    pub(super) const NOCTTY: i64 = 1 << 3;
    pub(super) const FOREGROUND: i64 = 1 << 4;
    pub(super) const CREDENTIAL: i64 = 1 << 5;
    pub(super) const KEEP_GROUPS: i64 = 1 << 6;
}

/// The texts of a `[]string`, as the system takes them.
struct Texts {
    _owned: Vec<CString>,
    /// Pointers to them, and a null one.
    pointers: Vec<*const libc::c_char>,
}

// SAFETY: the pointers are to what is owned, which does not move.
unsafe impl Send for Texts {}

impl Texts {
    fn new(cx: &NativeCx<'_>, texts: Slice) -> Texts {
        // A text with a zero byte is asked for by the library.
        let owned: Vec<CString> = (0..texts.len()).filter_map(|i| c_string(cx, texts.get(cx, i))).collect();
        let pointers = owned.iter().map(|text| text.as_ptr()).chain([ptr::null()]).collect();
        Texts { _owned: owned, pointers }
    }
}

/// A program to start, and how.
struct Plan {
    path: CString,
    argv: Texts,
    env: Texts,
    dir: Option<CString>,
    chroot: Option<CString>,
    /// Descriptor `i` of the child is this one of the parent; -1 for none.
    files: Vec<i32>,
    flags: i64,
    pgid: i32,
    ctty: i32,
    uid: u32,
    gid: u32,
    groups: Vec<u32>,
    /// By signal: whether the child ignores it.
    ignored: [bool; SIGNALS],
}

/// One more than the number of the last signal.
const SIGNALS: usize = 65;

fn fork_exec(
    cx: &mut NativeCx<'_>,
    (path, argv, env, dir, chroot, files, attributes): (Str, Slice, Slice, Str, Str, Slice, Slice),
) -> NativeResult<(i64, i64)> {
    cx.stdout().flush();
    let optional = |text: Str| (!text.is_empty()).then(|| c_string(cx, text)).flatten();
    let Some(path) = c_string(cx, path) else { return Ok((-1, i64::from(libc::EINVAL))) };
    let attribute = |i: usize| -> i64 { attributes.get(cx, i) };
    let plan = Plan {
        path,
        argv: Texts::new(cx, argv),
        env: Texts::new(cx, env),
        dir: optional(dir),
        chroot: optional(chroot),
        files: (0..files.len()).map(|i| files.get::<i64>(cx, i) as i32).collect(),
        flags: attribute(0),
        pgid: attribute(1) as i32,
        ctty: attribute(2) as i32,
        uid: attribute(3) as u32,
        gid: attribute(4) as u32,
        groups: (5..attributes.len()).map(|i| attribute(i) as u32).collect(),
        ignored: std::array::from_fn(|signal| signals::is_ignored(signal as i32)),
    };
    let started = cx.block(move || start(plan))?;
    Ok(match started {
        Ok(pid) => (pid, 0),
        Err(errno) => (-1, errno),
    })
}

/// Starts the program; its process's id or the number of the error that it met on its way.
fn start(mut plan: Plan) -> Result<i64, i64> {
    let (reader, writer) = pipe()?;
    // SAFETY: the sets are filled by the calls, and no signal reaches the child before it has its own actions.
    let pid = unsafe {
        let (mut all, mut old) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        libc::sigfillset(all.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), old.as_mut_ptr());
        let pid = libc::fork();
        if pid == 0 {
            plan.become_program(raw(&writer));
        }
        libc::pthread_sigmask(libc::SIG_SETMASK, old.as_ptr(), ptr::null_mut());
        pid
    };
    if pid < 0 {
        return Err(last_errno());
    }
    drop(writer);
    let mut errno = [0_u8; 4];
    // SAFETY: the buffer has that many bytes. The pipe closes when the program begins.
    let (n, _) = retry(|| unsafe { libc::read(raw(&reader), errno.as_mut_ptr().cast(), errno.len()) } as i64);
    if n == errno.len() as i64 {
        // SAFETY: it is the child that has just failed.
        retry(|| i64::from(unsafe { libc::waitpid(pid, ptr::null_mut(), 0) }));
        return Err(i64::from(i32::from_ne_bytes(errno)));
    }
    Ok(i64::from(pid))
}

fn raw(fd: &OwnedFd) -> i32 {
    std::os::fd::AsRawFd::as_raw_fd(fd)
}

fn pipe() -> Result<(OwnedFd, OwnedFd), i64> {
    let mut ends = [-1; 2];
    // SAFETY: there is room for two descriptors.
    let (_, errno) = retry(|| i64::from(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) }));
    match errno {
        // SAFETY: they are new, and nobody else has them.
        0 => Ok(unsafe { (OwnedFd::from_raw_fd(ends[0]), OwnedFd::from_raw_fd(ends[1])) }),
        _ => Err(errno),
    }
}

/// What a call of the child's answers: the error is reported, and the child ends.
type Step = Result<(), ()>;

fn step(answer: impl Into<i64>) -> Step {
    if answer.into() < 0 { Err(()) } else { Ok(()) }
}

impl Plan {
    /// In the child: becomes the program, or reports why not.
    ///
    /// # Safety
    ///
    /// The caller is a child of fork, with all signals blocked.
    unsafe fn become_program(&mut self, mut report: i32) -> ! {
        // SAFETY: these are calls of the system about the child alone.
        unsafe {
            if self.prepare(&mut report).is_ok() {
                self.restore_signals();
                libc::execve(self.path.as_ptr(), self.argv.pointers.as_ptr(), self.env.pointers.as_ptr());
            }
            let errno = (*libc::__errno_location()).to_ne_bytes();
            libc::write(report, errno.as_ptr().cast(), errno.len());
            libc::_exit(253)
        }
    }

    /// # Safety
    ///
    /// As for `become_program`.
    unsafe fn prepare(&mut self, report: &mut i32) -> Step {
        // SAFETY: as promised; all pointers are to what the plan owns.
        unsafe {
            self.join_group()?;
            if let Some(chroot) = &self.chroot {
                step(libc::chroot(chroot.as_ptr()))?;
            }
            if self.flags & flag::CREDENTIAL != 0 {
                self.take_credential()?;
            }
            if let Some(dir) = &self.dir {
                step(libc::chdir(dir.as_ptr()))?;
            }
            self.place_files(report)?;
            if self.flags & flag::NOCTTY != 0 {
                step(libc::ioctl(0, libc::TIOCNOTTY))?;
            }
            if self.flags & flag::SETCTTY != 0 {
                step(libc::ioctl(self.ctty, libc::TIOCSCTTY, 1))?;
            }
        }
        Ok(())
    }

    /// # Safety
    ///
    /// As for `become_program`.
    unsafe fn join_group(&self) -> Step {
        // SAFETY: these calls have no conditions.
        unsafe {
            if self.flags & flag::SETSID != 0 {
                step(libc::setsid())?;
            }
            if self.flags & (flag::SETPGID | flag::FOREGROUND) != 0 {
                step(libc::setpgid(0, self.pgid))?;
            }
            if self.flags & flag::FOREGROUND != 0 {
                let pgid = if self.pgid == 0 { libc::getpid() } else { self.pgid };
                step(libc::tcsetpgrp(self.ctty, pgid))?;
            }
        }
        Ok(())
    }

    /// By the system's own calls: those of the C library tell all threads, of which the child has copies that do not
    /// run.
    ///
    /// # Safety
    ///
    /// As for `become_program`.
    unsafe fn take_credential(&self) -> Step {
        // SAFETY: there are as many groups as are said.
        unsafe {
            if self.flags & flag::KEEP_GROUPS == 0 {
                step(libc::syscall(libc::SYS_setgroups, self.groups.len(), self.groups.as_ptr()))?;
            }
            step(libc::syscall(libc::SYS_setgid, self.gid))?;
            step(libc::syscall(libc::SYS_setuid, self.uid))
        }
    }

    /// Gives the files the numbers that they are to have.
    ///
    /// # Safety
    ///
    /// As for `become_program`.
    unsafe fn place_files(&mut self, report: &mut i32) -> Step {
        let count = self.files.len() as i32;
        let first_free = self.files.iter().copied().chain([count]).max().unwrap_or(count) + 1;
        // SAFETY: these calls are about the child's own descriptors.
        unsafe {
            // Out of the way first, so that none is overwritten before it is placed.
            *report = duplicate(*report, first_free)?;
            for (i, fd) in self.files.iter_mut().enumerate() {
                if *fd >= 0 && *fd < i as i32 {
                    *fd = duplicate(*fd, first_free)?;
                }
            }
            for (i, fd) in self.files.iter().enumerate() {
                let i = i as i32;
                match *fd {
                    // A gap is closed, as are the standard ones beyond the end.
                    -1 => _ = libc::close(i),
                    fd if fd == i => step(libc::fcntl(fd, libc::F_SETFD, 0))?,
                    fd => step(libc::dup2(fd, i))?,
                }
            }
            for i in count..3 {
                libc::close(i);
            }
        }
        Ok(())
    }

    /// What is not ignored does what it does by default, and nothing is blocked.
    ///
    /// # Safety
    ///
    /// As for `become_program`.
    unsafe fn restore_signals(&self) {
        // SAFETY: numbers that cannot be set, or do not exist, are refused.
        unsafe {
            for (signal, ignored) in self.ignored.iter().enumerate().skip(1) {
                libc::signal(signal as i32, if *ignored { libc::SIG_IGN } else { libc::SIG_DFL });
            }
            let mut none = MaybeUninit::uninit();
            libc::sigemptyset(none.as_mut_ptr());
            libc::sigprocmask(libc::SIG_SETMASK, none.as_ptr(), ptr::null_mut());
        }
    }
}

/// The same file under a number of at least `from`, which the program does not inherit.
///
/// # Safety
///
/// It has no conditions; a bad descriptor is refused.
unsafe fn duplicate(fd: i32, from: i32) -> Result<i32, ()> {
    // SAFETY: it has no conditions.
    let new = unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, from) };
    if new < 0 { Err(()) } else { Ok(new) }
}

/// Becomes another program; returns only if that fails.
fn exec(cx: &mut NativeCx<'_>, (path, argv, env): (Str, Slice, Slice)) -> NativeResult<i64> {
    cx.stdout().flush();
    let Some(path) = c_string(cx, path) else { return Ok(i64::from(libc::EINVAL)) };
    let (argv, env) = (Texts::new(cx, argv), Texts::new(cx, env));
    // SAFETY: the lists end with null pointers; the signals that the machine watches are let through in the program,
    // and blocked again if there is none.
    unsafe {
        let (mut none, mut old) = (MaybeUninit::uninit(), MaybeUninit::uninit());
        libc::sigemptyset(none.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_SETMASK, none.as_ptr(), old.as_mut_ptr());
        let pipe_action = libc::signal(libc::SIGPIPE, libc::SIG_DFL);
        libc::execve(path.as_ptr(), argv.pointers.as_ptr(), env.pointers.as_ptr());
        let errno = last_errno();
        libc::signal(libc::SIGPIPE, pipe_action);
        libc::pthread_sigmask(libc::SIG_SETMASK, old.as_ptr(), ptr::null_mut());
        Ok(errno)
    }
}

/// Waits for the end of a child, which stays to be asked for.
fn await_exit(cx: &mut NativeCx<'_>, (pid,): (i64,)) -> NativeResult<i64> {
    let work = move || {
        let mut info = MaybeUninit::<libc::siginfo_t>::uninit();
        // SAFETY: there is room for what is told.
        let wait = || unsafe {
            libc::waitid(libc::P_PID, pid as libc::id_t, info.as_mut_ptr(), libc::WEXITED | libc::WNOWAIT)
        };
        retry({
            let mut wait = wait;
            move || i64::from(wait())
        })
    };
    Ok(cx.block(work)?.1)
}

/// Waits for a child as wait4 does. `usage` becomes user and system time in seconds and microseconds, and the other 14
/// numbers of a rusage.
fn wait4(cx: &mut NativeCx<'_>, (pid, options, usage): (i64, i64, Slice)) -> NativeResult<(i64, i64, i64)> {
    let ((pid, errno), status, numbers) = cx.block(move || {
        let mut status = 0;
        // SAFETY: all-zero memory is a rusage.
        let mut rusage: libc::rusage = unsafe { std::mem::zeroed() };
        // SAFETY: there is room for what is told.
        let answer = unsafe { libc::wait4(pid as i32, &raw mut status, options as i32, &raw mut rusage) };
        // Go returns EINTR to the caller.
        let errno = if answer < 0 { last_errno() } else { 0 };
        ((i64::from(answer), errno), status, numbers_of(&rusage))
    })?;
    if usage.len() == numbers.len() {
        for (i, number) in numbers.into_iter().enumerate() {
            usage.set(cx, i, number);
        }
    }
    Ok((pid, i64::from(status), errno))
}

fn numbers_of(usage: &libc::rusage) -> [i64; 18] {
    [
        usage.ru_utime.tv_sec,
        usage.ru_utime.tv_usec,
        usage.ru_stime.tv_sec,
        usage.ru_stime.tv_usec,
        usage.ru_maxrss,
        usage.ru_ixrss,
        usage.ru_idrss,
        usage.ru_isrss,
        usage.ru_minflt,
        usage.ru_majflt,
        usage.ru_nswap,
        usage.ru_inblock,
        usage.ru_oublock,
        usage.ru_msgsnd,
        usage.ru_msgrcv,
        usage.ru_nsignals,
        usage.ru_nvcsw,
        usage.ru_nivcsw,
    ]
}

/// A descriptor that stands for a process.
fn open_process(_: &mut NativeCx<'_>, (pid,): (i64,)) -> NativeResult<(i64, i64)> {
    // SAFETY: it has no conditions.
    Ok(retry(|| unsafe { libc::syscall(libc::SYS_pidfd_open, pid as libc::pid_t, 0) }))
}
