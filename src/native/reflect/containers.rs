//! Slices, maps and channels.

use crate::bytecode::rtype::Kind;
use crate::native::reflect::{Part, part, type_of};
use crate::vm::abi::{ChanOp, Fault, Iface, Native, NativeCx, NativeResult, Ptr, Slice, View};
use crate::{native, waiting};

pub(crate) const NATIVES: &[Native] = &[
    native!("reflect.makeSlice", make_slice),
    native!("reflect.reslice", reslice),
    native!("reflect.grown", grown),
    native!("reflect.copyElements", copy_elements),
    native!("reflect.swapElements", swap_elements),
    native!("reflect.makeMap", make_map),
    native!("reflect.mapGet", map_get),
    native!("reflect.mapSet", map_set),
    native!("reflect.mapDelete", map_delete),
    native!("reflect.mapClear", map_clear),
    native!("reflect.mapEntries", map_entries),
    native!("reflect.makeChan", make_chan),
    native!("reflect.closeChan", close_chan),
    native!("reflect.tryCases", try_cases),
    waiting!("reflect.waitForCases", wait_for_cases),
];

fn make_slice(cx: &mut NativeCx<'_>, (ty, len, cap): (u64, i64, i64)) -> NativeResult<Iface> {
    cx.make_slice_of(type_of(cx, ty)?, len, cap)
}

/// `x[i:j:k]` as a value of slice type `ty`.
fn reslice(cx: &mut NativeCx<'_>, (value, led, ty, i, j, k): (Iface, bool, u64, i64, i64, i64)) -> NativeResult<Iface> {
    let view = part(cx, (value, led))?;
    let bounds = [i, j, k].map(|bound| usize::try_from(bound).unwrap_or(usize::MAX));
    cx.reslice(view, type_of(cx, ty)?, bounds)
}

fn grown(cx: &mut NativeCx<'_>, (value, led, extra): (Iface, bool, i64)) -> NativeResult<Iface> {
    let view = part(cx, (value, led))?;
    cx.grown(view, usize::try_from(extra).unwrap_or(0))
}

fn copy_elements(cx: &mut NativeCx<'_>, (dst, to_led, src, led): (Iface, bool, Iface, bool)) -> NativeResult<i64> {
    let (dst, src) = (part(cx, (dst, to_led))?, part(cx, (src, led))?);
    Ok(cx.copy_elements(dst, src)? as i64)
}

/// Exchanges two elements of a slice; both are there.
fn swap_elements(cx: &mut NativeCx<'_>, (slice, i, j): (Iface, i64, i64)) -> NativeResult<()> {
    let view = part(cx, (slice, false))?;
    let n = if view.kind() == Kind::Slice { view.len() as i64 } else { 0 };
    if !(0..n).contains(&i) || !(0..n).contains(&j) {
        return Err(cx.panic_text("reflect: slice index out of range"));
    }
    view.swap(i as usize, j as usize);
    Ok(())
}

fn make_map(cx: &mut NativeCx<'_>, (ty, n): (u64, i64)) -> NativeResult<Iface> {
    cx.make_map(type_of(cx, ty)?, n)
}

/// A pointer to a copy of `m[key]`; nil where there is none.
fn map_get(cx: &mut NativeCx<'_>, (value, led, key): (Iface, bool, Iface)) -> NativeResult<Iface> {
    let map = part(cx, (value, led))?;
    Ok(cx.map_get(map, key)?.unwrap_or(Iface::NIL))
}

fn map_set(cx: &mut NativeCx<'_>, (map, led, key, value): (Iface, bool, Iface, Iface)) -> NativeResult<()> {
    let map = part(cx, (map, led))?;
    cx.map_set(map, key, value)
}

fn map_delete(cx: &mut NativeCx<'_>, (map, led, key): (Iface, bool, Iface)) -> NativeResult<()> {
    let map = part(cx, (map, led))?;
    cx.map_delete(map, key)
}

fn map_clear(cx: &mut NativeCx<'_>, map: Part) -> NativeResult<()> {
    let map = part(cx, map)?;
    cx.map_clear(map)
}

/// Pointers to copies of all keys and of their values.
fn map_entries(cx: &mut NativeCx<'_>, map: Part) -> NativeResult<(Slice, Slice)> {
    let map = part(cx, map)?;
    if map.kind() != Kind::Map {
        return Err(cx.panic_text("reflect: value of another type"));
    }
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for (key, value) in map.entries(cx)? {
        keys.push(cx.new_copy(key)?);
        values.push(cx.new_copy(value)?);
    }
    cx.charge(keys.len() as u32);
    let any = cx.types().interface(Vec::new());
    Ok((cx.new_slice(any, &keys)?, cx.new_slice(any, &values)?))
}

fn make_chan(cx: &mut NativeCx<'_>, (ty, n): (u64, i64)) -> NativeResult<Iface> {
    cx.make_chan(type_of(cx, ty)?, usize::try_from(n).unwrap_or(0))
}

fn close_chan(cx: &mut NativeCx<'_>, channel: Part) -> NativeResult<()> {
    let view = part(cx, channel)?;
    if view.kind() != Kind::Chan {
        return Err(cx.panic_text("reflect: value of another type"));
    }
    cx.close(view.chan())
}

/// Cases of a select: channels, pointers to the variables that are sent or received to, and which ones are sent.
type Cases = (Slice, Slice, Slice);

fn operations(cx: &NativeCx<'_>, (chans, places, sends): Cases) -> NativeResult<Vec<ChanOp>> {
    let operation = |i: usize| {
        let chan = chans.get::<Iface>(cx, i);
        // A case without a channel never proceeds.
        let Some(channel) = View::of(chan) else { return Ok(ChanOp::Receive(crate::vm::abi::Chan::NIL, Ptr::NIL)) };
        let place = part(cx, (places.get::<Iface>(cx, i), true))?;
        if channel.kind() != Kind::Chan || channel.ty().elem() != Some(place.ty()) {
            return Err(cx.panic_text("reflect: value of another type"));
        }
        let place = place.address().unwrap_or(Ptr::NIL);
        Ok(if sends.get::<bool>(cx, i) {
            ChanOp::Send(channel.chan(), place)
        } else {
            ChanOp::Receive(channel.chan(), place)
        })
    };
    if places.len() < chans.len() || sends.len() < chans.len() {
        return Err(Fault::nil_deref());
    }
    (0..chans.len()).map(operation).collect()
}

/// Does one of the cases, if it can be done at once; else -1.
fn try_cases(cx: &mut NativeCx<'_>, cases: Cases) -> NativeResult<(i64, bool)> {
    let operations = operations(cx, cases)?;
    cx.select(&operations, true)
}

/// Does one of the cases, when it can be done.
fn wait_for_cases(cx: &mut NativeCx<'_>, cases: Cases) -> NativeResult<(i64, bool)> {
    let operations = operations(cx, cases)?;
    cx.select(&operations, false)
}
