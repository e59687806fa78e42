//! Package runtime: the scheduler and the collector as programs see them.

use crate::native;
use crate::vm::abi::{Fault, Native, NativeCx, NativeResult};

pub(super) const NATIVES: &[Native] = &[
    native!("runtime.GOMAXPROCS", gomaxprocs),
    native!("runtime.NumCPU", num_cpu),
    native!("runtime.NumGoroutine", num_goroutine),
    native!("runtime.Gosched", gosched),
    native!("runtime.Goexit", goexit),
    native!("runtime.GC", gc),
];

fn gomaxprocs(cx: &mut NativeCx<'_>, (n,): (i64,)) -> NativeResult<i64> {
    let old = match usize::try_from(n) {
        Ok(n) if n > 0 => cx.set_procs(n),
        _ => cx.n_procs(),
    };
    Ok(old as i64)
}

fn num_cpu(_: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as i64)
}

fn num_goroutine(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(cx.n_goroutines() as i64)
}

fn gosched(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Err(cx.then_gosched())
}

fn goexit(_: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Err(Fault::goexit())
}

fn gc(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    Err(cx.then_collect())
}
