//! Writing to descriptors without waiting for who reads, and waiting for that.
//!
//! The descriptors of a process may be shared with others, so they are not switched to non-blocking writes.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::io;
use std::os::fd::{AsRawFd, BorrowedFd};
use std::time::Duration;

/// So many bytes a descriptor takes without waiting when it is ready: POSIX says it of pipes.
const AT_ONCE: usize = libc::PIPE_BUF;

/// Writes what goes out at once; an error of kind `WouldBlock` if that is nothing.
pub fn write(fd: BorrowedFd<'_>, bytes: &[u8]) -> io::Result<usize> {
    match write_at_once(fd, bytes) {
        Err(error) if matches!(error.raw_os_error(), Some(libc::EOPNOTSUPP | libc::ENOSYS | libc::EINVAL)) => {
            if !is_ready(fd, 0) {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            let bytes = &bytes[..bytes.len().min(AT_ONCE)];
            // SAFETY: there are that many bytes.
            answer(unsafe { libc::write(fd.as_raw_fd(), bytes.as_ptr().cast(), bytes.len()) })
        }
        result => result,
    }
}

fn answer(n: isize) -> io::Result<usize> {
    usize::try_from(n).map_err(|_| io::Error::last_os_error())
}

/// Asks the system to write without waiting; not every kind of descriptor can.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn write_at_once(fd: BorrowedFd<'_>, bytes: &[u8]) -> io::Result<usize> {
    let part = libc::iovec { iov_base: bytes.as_ptr().cast_mut().cast(), iov_len: bytes.len() };
    // SAFETY: there is one part, and it has that many bytes.
    answer(unsafe { libc::pwritev2(fd.as_raw_fd(), &raw const part, 1, -1, libc::RWF_NOWAIT) })
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn write_at_once(_: BorrowedFd<'_>, _: &[u8]) -> io::Result<usize> {
    Err(io::Error::from_raw_os_error(libc::ENOSYS))
}

/// Waits until something can be written, or nobody will ever read, but not longer than `limit`.
pub fn wait(fd: BorrowedFd<'_>, limit: Duration) {
    is_ready(fd, i32::try_from(limit.as_millis()).unwrap_or(i32::MAX));
}

fn is_ready(fd: BorrowedFd<'_>, millis: i32) -> bool {
    let mut poll = libc::pollfd { fd: fd.as_raw_fd(), events: libc::POLLOUT, revents: 0 };
    // SAFETY: there is one entry.
    unsafe { libc::poll(&raw mut poll, 1, millis) > 0 }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::os::fd::AsFd;

    use super::*;

    #[test]
    fn a_full_pipe_takes_nothing() {
        let (mut reader, writer) = io::pipe().expect("the system has pipes");
        let fd = writer.as_fd();
        let mut sent = 0;
        let error = loop {
            match write(fd, &[7; 100_000]) {
                Ok(n) => sent += n,
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), io::ErrorKind::WouldBlock);
        assert!(sent >= AT_ONCE && !is_ready(fd, 0));
        let mut bytes = vec![0; sent];
        reader.read_exact(&mut bytes).expect("it was written");
        wait(fd, Duration::from_secs(60));
        assert_eq!(write(fd, &[7; 10]).expect("there is room"), 10);
    }
}
