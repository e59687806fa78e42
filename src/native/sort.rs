//! Natives of packages sort and slices.

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::vm::abi::{Elem, Iface, Native, NativeCx, NativeResult, Slice, Str, View};

pub(super) const NATIVES: &[Native] = &[
    native!("sort.inspect", inspect),
    native!("sort.swapElements", swap_elements),
    native!("slices.sortNative", sort),
];

/// The name of a kind, as package reflect has it.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "bool",
        Kind::Int => "int",
        Kind::Int8 => "int8",
        Kind::Int16 => "int16",
        Kind::Int32 => "int32",
        Kind::Int64 => "int64",
        Kind::Uint => "uint",
        Kind::Uint8 => "uint8",
        Kind::Uint16 => "uint16",
        Kind::Uint32 => "uint32",
        Kind::Uint64 => "uint64",
        Kind::Uintptr => "uintptr",
        Kind::Float32 => "float32",
        Kind::Float64 => "float64",
        Kind::Complex64 => "complex64",
        Kind::Complex128 => "complex128",
        Kind::Array => "array",
        Kind::Chan => "chan",
        Kind::Func => "func",
        Kind::Interface => "interface",
        Kind::Map => "map",
        Kind::Pointer => "ptr",
        Kind::Slice => "slice",
        Kind::String => "string",
        Kind::Struct => "struct",
        Kind::UnsafePointer => "unsafe.Pointer",
    }
}

fn inspect(_: &mut NativeCx<'_>, (x,): (Iface,)) -> NativeResult<(i64, Str)> {
    let Some(view) = View::of(x) else { return Ok((-1, Str::EMPTY)) };
    let has_len = matches!(view.kind(), Kind::Array | Kind::Chan | Kind::Map | Kind::Slice | Kind::String);
    let len = if has_len { view.len() as i64 } else { -1 };
    Ok((len, Str::from_static(kind_name(view.kind()))))
}

fn swap_elements(_: &mut NativeCx<'_>, (x, i, j): (Iface, i64, i64)) -> NativeResult<()> {
    if let Some(view) = View::of(x).filter(|view| view.kind() == Kind::Slice) {
        view.swap(i as usize, j as usize);
    }
    Ok(())
}

/// Sorts what has no order among equal elements.
fn sort(cx: &mut NativeCx<'_>, (x,): (Iface,)) -> NativeResult<bool> {
    let Some(view) = View::of(x).filter(|view| view.kind() == Kind::Slice) else { return Ok(false) };
    let slice = view.slice();
    let Some(elem) = view.ty().elem() else { return Ok(false) };
    cx.charge(u32::try_from(slice.len()).unwrap_or(u32::MAX));
    if slice.len() > LONG {
        cx.before_long_work();
    }
    cx.make_room(slice.len().saturating_mul(elem.size as usize))?;
    match elem.kind() {
        Kind::Int | Kind::Int64 => ordered::<i64>(cx, slice),
        Kind::Int8 => ordered::<i8>(cx, slice),
        Kind::Int16 => ordered::<i16>(cx, slice),
        Kind::Int32 => ordered::<i32>(cx, slice),
        Kind::Uint | Kind::Uint64 | Kind::Uintptr => ordered::<u64>(cx, slice),
        Kind::Uint8 => ordered::<u8>(cx, slice),
        Kind::Uint16 => ordered::<u16>(cx, slice),
        Kind::Uint32 => ordered::<u32>(cx, slice),
        Kind::String => {
            let mut strings = load::<Str>(cx, slice);
            strings.sort_unstable_by(|a, b| a.bytes(cx).cmp(b.bytes(cx)));
            store(cx, slice, &strings);
        }
        Kind::Float64 => return Ok(floats::<f64>(cx, slice, |x| x)),
        Kind::Float32 => return Ok(floats::<f32>(cx, slice, f64::from)),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Sorting more elements takes more than a slice's time.
const LONG: usize = 10_000;

fn load<T: Elem>(cx: &NativeCx<'_>, slice: Slice) -> Vec<T> {
    (0..slice.len()).map(|i| slice.get(cx, i)).collect()
}

fn store<T: Elem>(cx: &NativeCx<'_>, slice: Slice, values: &[T]) {
    for (i, value) in values.iter().enumerate() {
        slice.set(cx, i, *value);
    }
}

fn ordered<T: Elem + Ord>(cx: &NativeCx<'_>, slice: Slice) {
    let mut values = load::<T>(cx, slice);
    values.sort_unstable();
    store(cx, slice, &values);
}

/// Sorts unless there are values whose order is not total, or that are equal and differ.
fn floats<T: Elem>(cx: &NativeCx<'_>, slice: Slice, wide: impl Fn(T) -> f64) -> bool {
    let mut values = load::<T>(cx, slice);
    let odd = |x: f64| x.is_nan() || x == 0.0 && x.is_sign_negative();
    if values.iter().any(|x| odd(wide(*x))) {
        return false;
    }
    values.sort_unstable_by(|a, b| wide(*a).total_cmp(&wide(*b)));
    store(cx, slice, &values);
    true
}
