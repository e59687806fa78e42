//! Package time's clocks and sleep.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::vm::abi::{Native, NativeCx, NativeResult};
use crate::{native, waiting};

pub(super) const NATIVES: &[Native] =
    &[native!("time.now", now), native!("time.monotonic", monotonic), waiting!("time.Sleep", sleep)];

/// Wall clock in seconds and nanoseconds since 1970, and the monotonic clock.
fn now(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<(i64, i32, i64)> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok((since.as_secs() as i64, since.subsec_nanos() as i32, cx.now()))
}

fn monotonic(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    Ok(cx.now())
}

/// Waits for at least `d` nanoseconds; not at all when that is not positive.
fn sleep(cx: &mut NativeCx<'_>, (d,): (i64,)) -> NativeResult<()> {
    if d <= 0 {
        return Ok(());
    }
    let when = cx.now().saturating_add(d);
    cx.sleep_until(when)
}
