//! Package syscall: the process.

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::vm::abi::{Fault, Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("syscall.Exit", exit),
    native!("syscall.Args", args),
    native!("syscall.Getpid", getpid),
    native!("syscall.write", write),
];

fn exit(_: &mut NativeCx<'_>, (code,): (i64,)) -> NativeResult<()> {
    Err(Fault::exit(code as i32))
}

fn args(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<Slice> {
    let mut strings = Vec::new();
    for arg in cx.program_args() {
        strings.push(cx.new_str(arg.as_bytes())?);
    }
    cx.new_slice::<Str>(cx.types().basic(Kind::String), &strings)
}

fn getpid(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(i64::from(std::process::id()))
}

/// Standard output and error only; other descriptors are not open.
fn write(cx: &mut NativeCx<'_>, (fd, p): (i64, Slice)) -> NativeResult<(i64, i64)> {
    const BAD_DESCRIPTOR: i64 = 9;
    let bytes = p.to_vec(cx);
    let result = match fd {
        1 => cx.stdout().try_write(&bytes),
        2 => {
            cx.stdout().flush();
            cx.stderr().try_write(&bytes)
        }
        _ => return Ok((0, BAD_DESCRIPTOR)),
    };
    Ok(match result {
        Ok(()) => (bytes.len() as i64, 0),
        Err(error) => (0, i64::from(error.raw_os_error().unwrap_or(0))),
    })
}
