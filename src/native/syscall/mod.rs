//! Package syscall: the process, its environment and its files. What may take long runs on the blocking pool.

mod at;
mod environment;
mod file;
mod path;
mod poll;
mod process;
mod spawn;

use std::ffi::{CStr, CString};
use std::io;

use crate::bytecode::rtype::Kind;
use crate::vm::abi::{NativeCx, NativeResult, Slice, Str};

pub(super) use at::NATIVES as AT;
pub(super) use environment::NATIVES as ENVIRONMENT;
pub(super) use file::NATIVES as FILES;
pub(super) use path::NATIVES as PATHS;
pub(super) use poll::NATIVES as POLL;
pub(super) use process::NATIVES as PROCESS;
pub(super) use spawn::NATIVES as SPAWN;

/// The number of the system's error of the last call on this thread.
fn last_errno() -> i64 {
    errno_of(&io::Error::last_os_error())
}

fn errno_of(error: &io::Error) -> i64 {
    i64::from(error.raw_os_error().unwrap_or(libc::EIO))
}

/// Calls the system until no signal interrupts it: its answer, -1 with an error, and the error's number.
fn retry(mut call: impl FnMut() -> i64) -> (i64, i64) {
    loop {
        let answer = call();
        if answer >= 0 {
            return (answer, 0);
        }
        let errno = last_errno();
        if errno != i64::from(libc::EINTR) {
            return (-1, errno);
        }
    }
}

/// Makes a call of the system on the blocking pool.
fn call(cx: &mut NativeCx<'_>, work: impl FnMut() -> i64 + Send + 'static) -> NativeResult<(i64, i64)> {
    cx.block(move || retry(work))
}

/// The text as the system takes it; `None` if it holds a zero byte, which the library has asked before.
fn c_string(cx: &NativeCx<'_>, text: Str) -> Option<CString> {
    CString::new(text.bytes(cx)).ok()
}

/// Makes a call about a path on the blocking pool.
fn on_path(
    cx: &mut NativeCx<'_>,
    path: Str,
    mut work: impl FnMut(&CStr) -> i64 + Send + 'static,
) -> NativeResult<(i64, i64)> {
    match c_string(cx, path) {
        Some(path) => call(cx, move || work(&path)),
        None => Ok((-1, i64::from(libc::EINVAL))),
    }
}

/// A `[]string`.
fn strings<'t>(cx: &NativeCx<'_>, texts: impl Iterator<Item = &'t [u8]>) -> NativeResult<Slice> {
    let strings = texts.map(|text| cx.new_str(text)).collect::<NativeResult<Vec<Str>>>()?;
    cx.new_slice(cx.types().basic(Kind::String), &strings)
}

/// A text, or the error.
fn text_or_errno(cx: &NativeCx<'_>, result: io::Result<Vec<u8>>) -> NativeResult<(Str, i64)> {
    match result {
        Ok(text) => Ok((cx.new_str(&text)?, 0)),
        Err(error) => Ok((Str::EMPTY, errno_of(&error))),
    }
}
