//! Package time's clocks and sleep.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::native;
use crate::vm::abi::{Chan, Func, Native, NativeCx, NativeResult, Ptr, TimerSpec};

pub(super) const NATIVES: &[Native] = &[
    native!("time.now", now),
    native!("time.monotonic", monotonic),
    native!("time.Sleep", sleep),
    native!("time.startTimer", start_timer),
    native!("time.stopTimer", stop_timer),
    native!("time.resetTimer", reset_timer),
];

/// Wall clock in seconds and nanoseconds since 1970, and the monotonic clock.
fn now(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<(i64, i32, i64)> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok((since.as_secs() as i64, since.subsec_nanos() as i32, cx.now() + 1))
}

fn monotonic(cx: &mut NativeCx<'_>, (): ()) -> NativeResult<i64> {
    // Never 0.
    Ok(cx.now() + 1)
}

/// Waits for at least `d` nanoseconds; not at all when that is not positive.
fn sleep(cx: &mut NativeCx<'_>, (d,): (i64,)) -> NativeResult<()> {
    if d <= 0 {
        return Ok(());
    }
    Err(cx.then_sleep_until(cx.now().saturating_add(d)))
}

/// What the library passes of a timer: key, when, period, channel, location, function.
type TimerArgs = (Ptr, i64, i64, Chan, Ptr, Func);

fn start_timer(cx: &mut NativeCx<'_>, args: TimerArgs) -> NativeResult<()> {
    reset_timer(cx, args).map(|_| ())
}

fn reset_timer(cx: &mut NativeCx<'_>, (key, when, period, chan, local, f): TimerArgs) -> NativeResult<bool> {
    cx.start_timer(key, TimerSpec { when: when - 1, period, chan, local, f })
}

fn stop_timer(cx: &mut NativeCx<'_>, (key, _chan): (Ptr, Chan)) -> NativeResult<bool> {
    Ok(cx.stop_timer(key))
}
