//! Package os/signal.

use crate::vm::abi::signals::{self, Wish};
use crate::vm::abi::{Native, NativeCx, NativeResult};
use crate::{native, waiting};

pub(super) const NATIVES: &[Native] = &[
    native!("os/signal.set", set),
    native!("os/signal.ignored", ignored),
    waiting!("os/signal.receive", receive),
    waiting!("os/signal.waitForAll", wait_for_all),
];

fn set(_: &mut NativeCx<'_>, (signal, wish): (i64, i64)) -> NativeResult<()> {
    let wish = match wish {
        1 => Wish::Notify,
        2 => Wish::Ignore,
        _ => Wish::Default,
    };
    signals::set(signal as i32, wish);
    Ok(())
}

fn ignored(_: &mut NativeCx<'_>, (signal,): (i64,)) -> NativeResult<bool> {
    Ok(signals::is_ignored(signal as i32))
}

fn receive(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(i64::from(cx.block(signals::next)?))
}

fn wait_for_all(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<()> {
    cx.block(signals::wait_for_all)
}
