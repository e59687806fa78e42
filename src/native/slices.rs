//! Package slices: sorting of plain elements.

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, Str, View};

pub(super) const NATIVES: &[Native] = &[native!("slices.sortNative", sort)];

fn sort(cx: &mut NativeCx<'_>, (x,): (Iface,)) -> NativeResult<bool> {
    let Some(view) = View::of(x).filter(|view| view.kind() == Kind::Slice) else { return Ok(false) };
    let n = view.len();
    let elem = view.ty().elem().expect("slices have elements");
    cx.charge((n * 4) as u32);
    match elem.kind() {
        Kind::Int | Kind::Int64 => sort_by(view, |part| part.int(), |part, value: i64| part.set(value))?,
        Kind::Uint | Kind::Uint64 | Kind::Uintptr => {
            sort_by(view, |part| part.uint(), |part, value: u64| part.set(value))?;
        }
        Kind::String => {
            let mut values: Vec<Str> = (0..n).map(|i| view.index(i).str()).collect();
            values.sort_by(|a, b| a.bytes(cx).cmp(b.bytes(cx)));
            for (i, value) in values.into_iter().enumerate() {
                view.index(i).set(value)?;
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn sort_by<T: Ord + Copy>(
    view: View,
    get: impl Fn(View) -> T,
    set: impl Fn(View, T) -> NativeResult<()>,
) -> NativeResult<()> {
    let mut values: Vec<T> = (0..view.len()).map(|i| get(view.index(i))).collect();
    values.sort_unstable();
    values.into_iter().enumerate().try_for_each(|(i, value)| set(view.index(i), value))
}
