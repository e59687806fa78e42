//! Waiting for descriptors that never block: until one is ready, a time has come, or another goroutine says so.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::time::{Duration, Instant};

use crate::native::syscall::{last_errno, retry};
use crate::vm::abi::{Native, NativeCx, NativeResult};
use crate::{native, waiting};

pub(in crate::native) const NATIVES: &[Native] = &[
    native!("syscall.setNonblock", set_nonblock),
    native!("syscall.neverBlocks", never_blocks),
    native!("syscall.newEvent", new_event),
    native!("syscall.signalEvent", signal_event),
    waiting!("syscall.awaitReady", await_ready),
];

fn set_nonblock(_: &mut NativeCx<'_>, (fd, on): (i64, bool)) -> NativeResult<i64> {
    let fd = fd as i32;
    // SAFETY: it has no conditions.
    let (flags, errno) = retry(|| i64::from(unsafe { libc::fcntl(fd, libc::F_GETFL) }));
    if errno != 0 {
        return Ok(errno);
    }
    let flags = if on { flags as i32 | libc::O_NONBLOCK } else { flags as i32 & !libc::O_NONBLOCK };
    // SAFETY: it has no conditions.
    Ok(retry(|| i64::from(unsafe { libc::fcntl(fd, libc::F_SETFL, flags) })).1)
}

fn never_blocks(_: &mut NativeCx<'_>, (fd,): (i64,)) -> NativeResult<bool> {
    Ok(super::file::never_blocks(fd as i32))
}

/// A descriptor that is ready for reading once `signal_event` was called with it.
fn new_event(_: &mut NativeCx<'_>, (): ()) -> NativeResult<(i64, i64)> {
    // SAFETY: it has no conditions.
    Ok(retry(|| i64::from(unsafe { libc::eventfd(0, libc::EFD_CLOEXEC | libc::EFD_NONBLOCK) })))
}

fn signal_event(_: &mut NativeCx<'_>, (event,): (i64,)) -> NativeResult<()> {
    let one = 1_u64.to_ne_bytes();
    // SAFETY: there are that many bytes. It fails only if the event was signalled 2^64 times.
    let _ = retry(|| unsafe { libc::write(event as i32, one.as_ptr().cast(), one.len()) } as i64);
    Ok(())
}

/// Waits until `fd` can be read or written, `event` is signalled, or so many nanoseconds are over; less than 0 stands
/// for no such limit.
fn await_ready(cx: &mut NativeCx<'_>, (fd, event, writing, limit): (i64, i64, bool, i64)) -> NativeResult<i64> {
    let wanted = if writing { libc::POLLOUT } else { libc::POLLIN };
    let mut polled = [
        libc::pollfd { fd: fd as i32, events: wanted, revents: 0 },
        libc::pollfd { fd: event as i32, events: libc::POLLIN, revents: 0 },
    ];
    let end = u64::try_from(limit).ok().map(|limit| Instant::now() + Duration::from_nanos(limit));
    cx.block(move || {
        loop {
            let rest = end.map(|end| end.saturating_duration_since(Instant::now()));
            // Rounded up, so that the time has come afterwards.
            let millis = rest.map_or(-1, |rest| rest.as_nanos().div_ceil(1_000_000).min(i32::MAX as u128) as i32);
            // SAFETY: there are that many entries.
            let n = unsafe { libc::poll(polled.as_mut_ptr(), polled.len() as libc::nfds_t, millis) };
            match (n, last_errno()) {
                (0, _) if rest.is_some_and(|rest| !rest.is_zero()) => {}
                (0.., _) => return 0,
                (_, errno) if errno == i64::from(libc::EINTR) => {}
                (_, errno) => return errno,
            }
        }
    })
}
