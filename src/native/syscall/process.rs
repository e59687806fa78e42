//! The process: its ids, arguments and end.
#![allow(unsafe_code, reason = "calls of the C library")]

use std::io;
use std::os::unix::ffi::OsStringExt;

use crate::bytecode::rtype::Kind;
use crate::native::syscall::{strings, text_or_errno};
use crate::vm::abi::{Fault, Native, NativeCx, NativeResult, Slice, Str};
use crate::{native, waiting};

pub(in crate::native) const NATIVES: &[Native] = &[
    native!("syscall.Exit", exit),
    native!("syscall.Args", args),
    native!("syscall.Getpid", getpid),
    native!("syscall.Getppid", getppid),
    native!("syscall.Getuid", getuid),
    native!("syscall.Geteuid", geteuid),
    native!("syscall.Getgid", getgid),
    native!("syscall.Getegid", getegid),
    native!("syscall.getgroups", getgroups),
    native!("syscall.Getpagesize", getpagesize),
    native!("syscall.Executable", executable),
    waiting!("syscall.Hostname", hostname),
    native!("syscall.getcwd", getcwd),
    waiting!("syscall.chdir", chdir),
    native!("syscall.kill", kill),
];

fn exit(_: &mut NativeCx<'_>, (code,): (i64,)) -> NativeResult<()> {
    Err(Fault::exit(code as i32))
}

fn args(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<Slice> {
    strings(cx, cx.program_args().iter().map(String::as_bytes))
}

fn getpid(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(i64::from(unsafe { libc::getpid() }))
}

fn getppid(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(i64::from(unsafe { libc::getppid() }))
}

fn getuid(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(i64::from(unsafe { libc::getuid() }))
}

fn geteuid(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(i64::from(unsafe { libc::geteuid() }))
}

fn getgid(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(i64::from(unsafe { libc::getgid() }))
}

fn getegid(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(i64::from(unsafe { libc::getegid() }))
}

fn getgroups(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<(Slice, i64)> {
    // SAFETY: with a length of 0 nothing is written.
    let n = unsafe { libc::getgroups(0, std::ptr::null_mut()) };
    let mut groups: Vec<libc::gid_t> = vec![0; n.max(0) as usize];
    // SAFETY: there is room for as many as are said.
    let n = unsafe { libc::getgroups(groups.len() as i32, groups.as_mut_ptr()) };
    if n < 0 {
        return Ok((Slice::NIL, i64::from(io::Error::last_os_error().raw_os_error().unwrap_or(0))));
    }
    let groups: Vec<i64> = groups[..n as usize].iter().map(|group| i64::from(*group)).collect();
    Ok((cx.new_slice(cx.types().basic(Kind::Int), &groups)?, 0))
}

fn getpagesize(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    Ok(unsafe { libc::sysconf(libc::_SC_PAGESIZE) })
}

fn executable(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<(Str, i64)> {
    let path = cx.program_executable().map_or_else(std::env::current_exe, |path| Ok(path.to_path_buf()));
    text_or_errno(cx, path.map(|path| path.into_os_string().into_vec()))
}

fn hostname(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<(Str, i64)> {
    let name = cx.block(|| {
        let mut name = vec![0_u8; 256];
        // SAFETY: the buffer has that many bytes.
        match unsafe { libc::gethostname(name.as_mut_ptr().cast(), name.len()) } {
            0 => {
                name.truncate(name.iter().position(|byte| *byte == 0).unwrap_or(name.len()));
                Ok(name)
            }
            _ => Err(io::Error::last_os_error()),
        }
    })?;
    text_or_errno(cx, name)
}

fn getcwd(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<(Str, i64)> {
    text_or_errno(cx, std::env::current_dir().map(|path| path.into_os_string().into_vec()))
}

fn chdir(cx: &mut NativeCx<'_>, (path,): (Str,)) -> NativeResult<i64> {
    // SAFETY: the path ends with a zero byte.
    let (_, errno) = super::on_path(cx, path, |path| i64::from(unsafe { libc::chdir(path.as_ptr()) }))?;
    Ok(errno)
}

fn kill(_: &mut NativeCx<'_>, (pid, signal): (i64, i64)) -> NativeResult<i64> {
    // SAFETY: it has no conditions.
    let (_, errno) = super::retry(|| i64::from(unsafe { libc::kill(pid as libc::pid_t, signal as libc::c_int) }));
    Ok(errno)
}
