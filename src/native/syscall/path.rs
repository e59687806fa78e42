//! Calls on paths.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::ffi::CStr;
use std::io;

use crate::native::syscall::{c_string, file, on_path, retry, text_or_errno};
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};
use crate::waiting;

pub(in crate::native) const NATIVES: &[Native] = &[
    waiting!("syscall.open", open),
    waiting!("syscall.stat", stat),
    waiting!("syscall.mkdir", mkdir),
    waiting!("syscall.rmdir", rmdir),
    waiting!("syscall.unlink", unlink),
    waiting!("syscall.rename", rename),
    waiting!("syscall.hardLink", hard_link),
    waiting!("syscall.symlink", symlink),
    waiting!("syscall.readlink", readlink),
    waiting!("syscall.chmod", chmod),
    waiting!("syscall.chown", chown),
    waiting!("syscall.lchown", lchown),
    waiting!("syscall.truncate", truncate),
    waiting!("syscall.utimes", utimes),
    waiting!("syscall.access", access),
];

const INVALID: i64 = libc::EINVAL as i64;

/// The error of a call about a path.
fn errno(cx: &mut NativeCx<'_>, path: Str, mut work: impl FnMut(&CStr) -> i32 + Send + 'static) -> NativeResult<i64> {
    Ok(on_path(cx, path, move |path| i64::from(work(path)))?.1)
}

/// The error of a call about two paths.
fn errno_of_two(
    cx: &mut NativeCx<'_>,
    (from, to): (Str, Str),
    mut work: impl FnMut(&CStr, &CStr) -> i32 + Send + 'static,
) -> NativeResult<i64> {
    match c_string(cx, to) {
        Some(to) => errno(cx, from, move |from| work(from, &to)),
        None => Ok(INVALID),
    }
}

fn open(cx: &mut NativeCx<'_>, (path, flags, mode): (Str, i64, u32)) -> NativeResult<(i64, i64)> {
    let flags = flags as i32 | libc::O_CLOEXEC;
    // SAFETY: here and below: the path ends with a zero byte.
    on_path(cx, path, move |path| i64::from(unsafe { libc::open(path.as_ptr(), flags, mode) }))
}

fn access(cx: &mut NativeCx<'_>, (path, mode, effective): (Str, u32, bool)) -> NativeResult<i64> {
    let flags = if effective { libc::AT_EACCESS } else { 0 };
    // SAFETY: as above.
    errno(cx, path, move |path| unsafe { libc::faccessat(libc::AT_FDCWD, path.as_ptr(), mode as i32, flags) })
}

fn stat(cx: &mut NativeCx<'_>, (path, follow, fields): (Str, bool, Slice)) -> NativeResult<i64> {
    let Some(path) = c_string(cx, path) else { return Ok(INVALID) };
    let call = if follow { libc::stat } else { libc::lstat };
    // SAFETY: as above; there is room for a stat.
    let stat = cx.block(move || file::stat_with(|st| unsafe { call(path.as_ptr(), st) }))?;
    Ok(file::give_stat(cx, fields, stat))
}

fn mkdir(cx: &mut NativeCx<'_>, (path, mode): (Str, u32)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, path, move |path| unsafe { libc::mkdir(path.as_ptr(), mode as libc::mode_t) })
}

fn rmdir(cx: &mut NativeCx<'_>, (path,): (Str,)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, path, |path| unsafe { libc::rmdir(path.as_ptr()) })
}

fn unlink(cx: &mut NativeCx<'_>, (path,): (Str,)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, path, |path| unsafe { libc::unlink(path.as_ptr()) })
}

fn rename(cx: &mut NativeCx<'_>, paths: (Str, Str)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno_of_two(cx, paths, |from, to| unsafe { libc::rename(from.as_ptr(), to.as_ptr()) })
}

fn hard_link(cx: &mut NativeCx<'_>, paths: (Str, Str)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno_of_two(cx, paths, |path, link| unsafe { libc::link(path.as_ptr(), link.as_ptr()) })
}

fn symlink(cx: &mut NativeCx<'_>, paths: (Str, Str)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno_of_two(cx, paths, |path, link| unsafe { libc::symlink(path.as_ptr(), link.as_ptr()) })
}

fn readlink(cx: &mut NativeCx<'_>, (path,): (Str,)) -> NativeResult<(Str, i64)> {
    let Some(path) = c_string(cx, path) else { return Ok((Str::EMPTY, INVALID)) };
    let target = cx.block(move || read_link(&path))?;
    text_or_errno(cx, target)
}

fn read_link(path: &CStr) -> io::Result<Vec<u8>> {
    // SAFETY: the path ends with a zero byte, and the buffer has that many bytes.
    read_link_with(|buffer| unsafe { libc::readlink(path.as_ptr(), buffer.as_mut_ptr().cast(), buffer.len()) })
}

/// The target that `work` writes to a buffer, which grows until there is room.
pub(super) fn read_link_with(work: impl Fn(&mut [u8]) -> isize) -> io::Result<Vec<u8>> {
    let mut target = vec![0_u8; 128];
    loop {
        let (n, errno) = retry(|| work(&mut target) as i64);
        if errno != 0 {
            return Err(io::Error::from_raw_os_error(errno as i32));
        }
        let n = n as usize;
        if n < target.len() {
            target.truncate(n);
            return Ok(target);
        }
        target = vec![0; 2 * target.len()];
    }
}

fn chmod(cx: &mut NativeCx<'_>, (path, mode): (Str, u32)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, path, move |path| unsafe { libc::chmod(path.as_ptr(), mode as libc::mode_t) })
}

fn chown(cx: &mut NativeCx<'_>, (path, uid, gid): (Str, i64, i64)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, path, move |path| unsafe { libc::chown(path.as_ptr(), uid as libc::uid_t, gid as libc::gid_t) })
}

fn lchown(cx: &mut NativeCx<'_>, (path, uid, gid): (Str, i64, i64)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, path, move |path| unsafe { libc::lchown(path.as_ptr(), uid as libc::uid_t, gid as libc::gid_t) })
}

fn truncate(cx: &mut NativeCx<'_>, (path, len): (Str, i64)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, path, move |path| unsafe { libc::truncate(path.as_ptr(), len) })
}

/// Path and the times of the last access and change, in seconds and nanoseconds.
type Times = (Str, i64, i64, i64, i64);

fn utimes(cx: &mut NativeCx<'_>, (path, access, access_nsec, change, change_nsec): Times) -> NativeResult<i64> {
    let time = |tv_sec, tv_nsec| libc::timespec { tv_sec, tv_nsec };
    let times = [time(access, access_nsec), time(change, change_nsec)];
    // SAFETY: as above; there are two times.
    errno(cx, path, move |path| unsafe { libc::utimensat(libc::AT_FDCWD, path.as_ptr(), times.as_ptr(), 0) })
}
