//! What packages sync and internal/random stand on: semaphores, random numbers.

use crate::native;
use crate::vm::abi::{Fault, Iface, Native, NativeCx, NativeResult, Ptr, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("internal/sync.Semacquire", semacquire),
    native!("internal/sync.Semrelease", semrelease),
    native!("internal/sync.Nanotime", nanotime),
    native!("internal/sync.Fatal", fatal),
    native!("sync.collections", collections),
    native!("sync.mustHash", must_hash),
    native!("internal/random.Uint64", random),
];

fn semacquire(cx: &mut NativeCx<'_>, (addr, reason, first): (Ptr, i64, bool)) -> NativeResult<()> {
    cx.then_acquire(addr, reason, first)
}

/// A permit always goes to the one who has waited longest, who then runs next, so a hand-off needs no more.
fn semrelease(cx: &mut NativeCx<'_>, (addr, _handoff): (Ptr, bool)) -> NativeResult<()> {
    cx.give_permit(addr)
}

fn nanotime(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(cx.now() + 1)
}

fn fatal(cx: &mut NativeCx<'_>, (text,): (Str,)) -> NativeResult<()> {
    Err(Fault::fatal(text.text(cx)))
}

fn collections(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<u32> {
    Ok(cx.heap_stats().num_gc)
}

fn must_hash(cx: &mut NativeCx<'_>, (key,): (Iface,)) -> NativeResult<()> {
    cx.check_hashable(key)
}

fn random(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<u64> {
    Ok(cx.random())
}
