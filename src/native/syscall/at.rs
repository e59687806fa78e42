//! Calls on names in an open directory, which never follow a symbolic link in the last part of a name.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::ffi::CStr;
use std::io;

use crate::native::syscall::{c_string, file, on_path, path::read_link_with, text_or_errno};
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};
use crate::waiting;

pub(in crate::native) const NATIVES: &[Native] = &[
    waiting!("syscall.openat", openat),
    waiting!("syscall.statat", statat),
    waiting!("syscall.mkdirat", mkdirat),
    waiting!("syscall.unlinkat", unlinkat),
    waiting!("syscall.renameat", renameat),
    waiting!("syscall.linkat", linkat),
    waiting!("syscall.symlinkat", symlinkat),
    waiting!("syscall.readlinkat", readlinkat),
    waiting!("syscall.chmodat", chmodat),
    waiting!("syscall.chownat", chownat),
    waiting!("syscall.utimesat", utimesat),
];

const INVALID: i64 = libc::EINVAL as i64;

/// The error of a call about a name.
fn errno(cx: &mut NativeCx<'_>, name: Str, mut work: impl FnMut(&CStr) -> i32 + Send + 'static) -> NativeResult<i64> {
    Ok(on_path(cx, name, move |name| i64::from(work(name)))?.1)
}

fn openat(cx: &mut NativeCx<'_>, (dir, name, flags, mode): (i64, Str, i64, u32)) -> NativeResult<(i64, i64)> {
    let flags = flags as i32 | libc::O_CLOEXEC | libc::O_NOFOLLOW;
    // SAFETY: here and below: the names end with a zero byte.
    on_path(cx, name, move |name| i64::from(unsafe { libc::openat(dir as i32, name.as_ptr(), flags, mode) }))
}

fn statat(cx: &mut NativeCx<'_>, (dir, name, fields): (i64, Str, Slice)) -> NativeResult<i64> {
    let Some(name) = c_string(cx, name) else { return Ok(INVALID) };
    let call = move |st| {
        // SAFETY: as above; there is room for a stat.
        unsafe { libc::fstatat(dir as i32, name.as_ptr(), st, libc::AT_SYMLINK_NOFOLLOW) }
    };
    let stat = cx.block(move || file::stat_with(call))?;
    Ok(file::give_stat(cx, fields, stat))
}

fn mkdirat(cx: &mut NativeCx<'_>, (dir, name, mode): (i64, Str, u32)) -> NativeResult<i64> {
    // SAFETY: as above.
    errno(cx, name, move |name| unsafe { libc::mkdirat(dir as i32, name.as_ptr(), mode) })
}

fn unlinkat(cx: &mut NativeCx<'_>, (dir, name, directory): (i64, Str, bool)) -> NativeResult<i64> {
    let flags = if directory { libc::AT_REMOVEDIR } else { 0 };
    // SAFETY: as above.
    errno(cx, name, move |name| unsafe { libc::unlinkat(dir as i32, name.as_ptr(), flags) })
}

fn renameat(cx: &mut NativeCx<'_>, (from_dir, from, to_dir, to): (i64, Str, i64, Str)) -> NativeResult<i64> {
    let Some(to) = c_string(cx, to) else { return Ok(INVALID) };
    errno(cx, from, move |from| {
        // SAFETY: as above.
        unsafe { libc::renameat(from_dir as i32, from.as_ptr(), to_dir as i32, to.as_ptr()) }
    })
}

fn linkat(cx: &mut NativeCx<'_>, (from_dir, from, to_dir, to): (i64, Str, i64, Str)) -> NativeResult<i64> {
    let Some(to) = c_string(cx, to) else { return Ok(INVALID) };
    errno(cx, from, move |from| {
        // SAFETY: as above.
        unsafe { libc::linkat(from_dir as i32, from.as_ptr(), to_dir as i32, to.as_ptr(), 0) }
    })
}

fn symlinkat(cx: &mut NativeCx<'_>, (target, dir, name): (Str, i64, Str)) -> NativeResult<i64> {
    let Some(target) = c_string(cx, target) else { return Ok(INVALID) };
    // SAFETY: as above.
    errno(cx, name, move |name| unsafe { libc::symlinkat(target.as_ptr(), dir as i32, name.as_ptr()) })
}

fn readlinkat(cx: &mut NativeCx<'_>, (dir, name): (i64, Str)) -> NativeResult<(Str, i64)> {
    let Some(name) = c_string(cx, name) else { return Ok((Str::EMPTY, INVALID)) };
    let target: io::Result<Vec<u8>> = cx.block(move || {
        read_link_with(|buffer| {
            // SAFETY: as above; the buffer has that many bytes.
            unsafe { libc::readlinkat(dir as i32, name.as_ptr(), buffer.as_mut_ptr().cast(), buffer.len()) }
        })
    })?;
    text_or_errno(cx, target)
}

fn chmodat(cx: &mut NativeCx<'_>, (dir, name, mode): (i64, Str, u32)) -> NativeResult<i64> {
    errno(cx, name, move |name| {
        // SAFETY: as above.
        unsafe { libc::fchmodat(dir as i32, name.as_ptr(), mode as libc::mode_t, libc::AT_SYMLINK_NOFOLLOW) }
    })
}

fn chownat(cx: &mut NativeCx<'_>, (dir, name, uid, gid): (i64, Str, i64, i64)) -> NativeResult<i64> {
    let (uid, gid) = (uid as libc::uid_t, gid as libc::gid_t);
    errno(cx, name, move |name| {
        // SAFETY: as above.
        unsafe { libc::fchownat(dir as i32, name.as_ptr(), uid, gid, libc::AT_SYMLINK_NOFOLLOW) }
    })
}

/// Seconds and nanoseconds of the last access and the last change.
type Times = (i64, Str, i64, i64, i64, i64);

fn utimesat(cx: &mut NativeCx<'_>, (dir, name, access, access_nsec, change, change_nsec): Times) -> NativeResult<i64> {
    let time = |tv_sec, tv_nsec| libc::timespec { tv_sec, tv_nsec };
    let times = [time(access, access_nsec), time(change, change_nsec)];
    errno(cx, name, move |name| {
        // SAFETY: as above; there are two times.
        unsafe { libc::utimensat(dir as i32, name.as_ptr(), times.as_ptr(), libc::AT_SYMLINK_NOFOLLOW) }
    })
}
