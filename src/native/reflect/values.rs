//! Values: what they hold, their parts, and setting them.

use crate::bytecode::rtype::{Kind, Shape, TypeRef};
use crate::native;
use crate::native::reflect::types::same_underlying;
use crate::native::reflect::{Part, part, type_of};
use crate::vm::abi::{Fault, Iface, Native, NativeCx, NativeResult, Ptr, Str, View};

pub(crate) const NATIVES: &[Native] = &[
    native!("reflect.kindOf", kind_of),
    native!("reflect.word", word),
    native!("reflect.pointer", pointer),
    native!("reflect.complexParts", complex_parts),
    native!("reflect.text", text),
    native!("reflect.sizes", sizes),
    native!("reflect.isNil", is_nil),
    native!("reflect.pack", pack),
    native!("reflect.fieldOf", field_of),
    native!("reflect.elementOf", element_of),
    native!("reflect.follow", follow),
    native!("reflect.addressOf", address_of),
    native!("reflect.newOf", new_of),
    native!("reflect.copyOf", copy_of),
    native!("reflect.set", set),
    native!("reflect.setWord", set_word),
    native!("reflect.setComplex", set_complex),
    native!("reflect.setText", set_text),
    native!("reflect.setPointer", set_pointer),
    native!("reflect.arrayIn", array_in),
    native!("reflect.setZero", set_zero),
    native!("reflect.retype", retype),
];

fn wrong(cx: &NativeCx<'_>) -> Fault {
    cx.panic_text("reflect: value of another type")
}

/// A part, and its kind.
type Found = (Iface, bool, i64);

fn found(cx: &NativeCx<'_>, view: View) -> Found {
    let (value, led) = view.into_parts(cx);
    (value, led, view.kind() as i64)
}

fn kind_of(_: &mut NativeCx<'_>, (x,): (Iface,)) -> NativeResult<i64> {
    Ok(x.ty().map_or(0, |ty| ty.kind() as i64))
}

/// A bool, an integer (sign-extended), a float (as bits of a float64), an address.
fn word(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<u64> {
    let view = part(cx, value)?;
    Ok(match view.kind() {
        Kind::Bool => u64::from(view.bool()),
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => view.int() as u64,
        Kind::Float32 | Kind::Float64 => view.float().to_bits(),
        Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => view.uint(),
        Kind::Chan | Kind::Func | Kind::Map | Kind::Pointer | Kind::UnsafePointer => view.ptr().address(),
        _ => return Err(wrong(cx)),
    })
}

/// A pointer, or where a map, channel, slice, string or the code of a func value is.
fn pointer(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<Ptr> {
    let view = part(cx, value)?;
    match view.kind() {
        Kind::Func => Ok(view.code()),
        Kind::Chan | Kind::Map | Kind::Pointer | Kind::UnsafePointer => Ok(view.ptr()),
        Kind::Slice => Ok(view.slice().first()),
        Kind::String => Ok(view.str().first()),
        _ => Err(wrong(cx)),
    }
}

fn complex_parts(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<(f64, f64)> {
    let view = part(cx, value)?;
    if matches!(view.kind(), Kind::Complex64 | Kind::Complex128) { Ok(view.complex()) } else { Err(wrong(cx)) }
}

fn text(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<Str> {
    let view = part(cx, value)?;
    if view.kind() == Kind::String { Ok(view.str()) } else { Err(wrong(cx)) }
}

/// Length and capacity.
fn sizes(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<(i64, i64)> {
    let view = part(cx, value)?;
    let cap = match view.kind() {
        Kind::Slice => view.slice().cap(),
        Kind::Chan => view.chan_cap(),
        _ => view.len(),
    };
    Ok((view.len() as i64, cap as i64))
}

fn is_nil(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<bool> {
    let view = part(cx, value)?;
    Ok(match view.kind() {
        Kind::Chan | Kind::Func | Kind::Map | Kind::Pointer | Kind::UnsafePointer => view.ptr().is_nil(),
        Kind::Slice => view.slice().is_nil(),
        Kind::Interface => view.iface().is_nil(),
        _ => return Err(wrong(cx)),
    })
}

/// The value as an interface; of an interface type the interface itself.
fn pack(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<Iface> {
    part(cx, value)?.to_iface(cx)
}

fn field_of(cx: &mut NativeCx<'_>, (value, led, i): (Iface, bool, i64)) -> NativeResult<Found> {
    let view = part(cx, (value, led))?;
    let i = usize::try_from(i).ok().filter(|i| view.kind() == Kind::Struct && *i < view.fields().len());
    Ok(found(cx, view.field(i.ok_or_else(|| wrong(cx))?)))
}

/// Element `i` of a slice or array.
fn element_of(cx: &mut NativeCx<'_>, (value, led, i): (Iface, bool, i64)) -> NativeResult<Found> {
    let view = part(cx, (value, led))?;
    let i = usize::try_from(i).ok().filter(|_| matches!(view.kind(), Kind::Slice | Kind::Array));
    let elem = i.and_then(|i| view.get(i)).ok_or_else(|| wrong(cx))?;
    Ok(found(cx, elem))
}

/// What a pointer leads to, or the value in an interface; nil for nil.
fn follow(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<Found> {
    let view = part(cx, value)?;
    Ok(match (view.kind(), view.elem()) {
        (_, None) => (Iface::NIL, false, 0),
        (Kind::Interface, Some(elem)) => (view.iface(), false, elem.kind() as i64),
        (_, Some(elem)) => found(cx, elem),
    })
}

/// A pointer to the value, whose type is `*T` without a name; the value must lie in memory.
fn address_of(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<Iface> {
    match part(cx, value)?.into_parts(cx) {
        (pointer, true) => Ok(pointer),
        _ => Err(wrong(cx)),
    }
}

/// `new(T)`
fn new_of(cx: &mut NativeCx<'_>, (ty,): (u64,)) -> NativeResult<Iface> {
    cx.new_variable(type_of(cx, ty)?)
}

/// A pointer to a new variable with a copy of the value.
fn copy_of(cx: &mut NativeCx<'_>, value: Part) -> NativeResult<Iface> {
    let view = part(cx, value)?;
    cx.new_copy(view)
}

/// Sets what a pointer leads to, to a value for its type.
fn set(cx: &mut NativeCx<'_>, (place, value): (Iface, Iface)) -> NativeResult<()> {
    cx.set_value(place, value)
}

fn variable(cx: &NativeCx<'_>, place: Iface) -> NativeResult<View> {
    part(cx, (place, true))
}

/// Sets a bool, an integer (cut to its size), a float (from bits of a float64).
fn set_word(cx: &mut NativeCx<'_>, (place, word): (Iface, u64)) -> NativeResult<()> {
    let view = variable(cx, place)?;
    match view.kind() {
        Kind::Bool => view.set(word != 0),
        Kind::Int8 => view.set(word as i8),
        Kind::Int16 => view.set(word as i16),
        Kind::Int32 => view.set(word as i32),
        Kind::Int | Kind::Int64 => view.set(word as i64),
        Kind::Uint8 => view.set(word as u8),
        Kind::Uint16 => view.set(word as u16),
        Kind::Uint32 => view.set(word as u32),
        Kind::Uint | Kind::Uint64 | Kind::Uintptr => view.set(word),
        Kind::Float32 => view.set(f64::from_bits(word) as f32),
        Kind::Float64 => view.set(f64::from_bits(word)),
        _ => Err(wrong(cx)),
    }
}

fn set_complex(cx: &mut NativeCx<'_>, (place, re, im): (Iface, f64, f64)) -> NativeResult<()> {
    let view = variable(cx, place)?;
    let at = view.address().unwrap_or(Ptr::NIL);
    match view.kind() {
        Kind::Complex64 => {
            at.store(cx, 0, re as f32)?;
            at.store(cx, 4, im as f32)
        }
        Kind::Complex128 => {
            at.store(cx, 0, re)?;
            at.store(cx, 8, im)
        }
        _ => Err(wrong(cx)),
    }
}

fn set_text(cx: &mut NativeCx<'_>, (place, text): (Iface, Str)) -> NativeResult<()> {
    let view = variable(cx, place)?;
    if view.kind() == Kind::String { view.set(text) } else { Err(wrong(cx)) }
}

fn set_pointer(cx: &mut NativeCx<'_>, (place, pointer): (Iface, Ptr)) -> NativeResult<()> {
    let view = variable(cx, place)?;
    if view.kind() == Kind::UnsafePointer { view.set(pointer) } else { Err(wrong(cx)) }
}

/// A pointer to the array type `ty` that leads to the first elements of a slice, which is long enough.
fn array_in(cx: &mut NativeCx<'_>, (value, led, ty): (Iface, bool, u64)) -> NativeResult<Iface> {
    let (view, ty) = (part(cx, (value, led))?, type_of(cx, ty)?);
    let Shape::Array { elem, len } = *ty.made_of() else { return Err(wrong(cx)) };
    if view.kind() != Kind::Slice || view.ty().elem() != Some(elem) || (view.len() as u64) < len {
        return Err(wrong(cx));
    }
    let array = View::at(view.slice().first(), ty).ok_or_else(|| wrong(cx))?;
    Ok(array.into_parts(cx).0)
}

fn set_zero(cx: &mut NativeCx<'_>, (place,): (Iface,)) -> NativeResult<()> {
    let view = variable(cx, place)?;
    view.clear();
    Ok(())
}

/// The value as one of another type with the same underlying type, or of a channel type of another direction, or of a
/// pointer type whose base has the same underlying type, or of another type of slices of bytes or runes.
fn retype(cx: &mut NativeCx<'_>, (value, led, ty): (Iface, bool, u64)) -> NativeResult<Part> {
    let (view, ty) = (part(cx, (value, led))?, type_of(cx, ty)?);
    if !same_memory(view.ty(), ty) {
        return Err(wrong(cx));
    }
    Ok(view.with_type(ty).into_parts(cx))
}

fn same_memory(a: TypeRef, b: TypeRef) -> bool {
    let elems = || a.elem().zip(b.elem());
    same_underlying(a, b)
        || match (a.kind(), b.kind()) {
            (Kind::Chan, Kind::Chan) => elems().is_some_and(|(a, b)| a == b),
            (Kind::Pointer, Kind::Pointer) => elems().is_some_and(|(a, b)| same_underlying(a, b)),
            (Kind::Slice, Kind::Slice) => {
                elems().is_some_and(|(a, b)| a.kind() == b.kind() && matches!(a.kind(), Kind::Uint8 | Kind::Int32))
            }
            _ => false,
        }
}
