//! Package encoding/binary's natives: values of any type of fixed size to bytes and back.

use crate::bytecode::rtype::{Kind, RField, Shape, TypeRef};
use crate::native;
use crate::native::access::Access;
use crate::native::strings::charge;
use crate::vm::abi::{Fault, Iface, Native, NativeCx, NativeResult, Ptr, Slice, View};

pub(super) const NATIVES: &[Native] = &[
    native!("encoding/binary.size", size),
    native!("encoding/binary.widths", widths),
    native!("encoding/binary.put", put),
    native!("encoding/binary.get", get),
];

/// How many bytes values of a type take; `None` if it has none of fixed size.
fn type_size(ty: TypeRef) -> Option<usize> {
    if let Shape::Array { elem, len } = &ty.shape {
        return Some(type_size(*elem)? * *len as usize);
    }
    Some(match ty.kind() {
        Kind::Bool | Kind::Int8 | Kind::Uint8 => 1,
        Kind::Int16 | Kind::Uint16 => 2,
        Kind::Int32 | Kind::Uint32 | Kind::Float32 => 4,
        Kind::Int64 | Kind::Uint64 | Kind::Float64 | Kind::Complex64 => 8,
        Kind::Complex128 => 16,
        Kind::Struct => ty.fields().iter().map(|field| type_size(field.ty)).sum::<Option<usize>>()?,
        _ => return None,
    })
}

/// What is encoded for `data`: what it points to if it is a pointer.
fn content(data: Iface) -> Option<View> {
    let view = View::of(data)?;
    if view.kind() == Kind::Pointer { view.elem() } else { Some(view) }
}

/// A negative number if `data` is of no fixed size, or cannot be decoded to when it is to be a target.
fn size(_: &mut NativeCx<'_>, (data, target): (Iface, bool)) -> NativeResult<i64> {
    let is_target = |view: &View| matches!(view.kind(), Kind::Pointer | Kind::Slice);
    let fits = View::of(data).is_some_and(|view| !target || is_target(&view));
    let found = content(data).filter(|_| fits).and_then(|view| match view.kind() {
        Kind::Slice => Some(type_size(view.ty().elem()?)? * view.len()),
        _ => type_size(view.ty()),
    });
    Ok(found.map_or(-1, |size| size as i64))
}

/// How a number was reached.
#[derive(Clone, Copy)]
enum Reach {
    /// It is part of a blank field.
    Blank,
    /// It is not.
    Through(Access),
}

impl Reach {
    fn of_field(self, field: &RField) -> Reach {
        match self {
            Reach::Through(access) if &*field.name != "_" => Reach::Through(access.of_field(field)),
            _ => Reach::Blank,
        }
    }

    fn of_element(self) -> Reach {
        match self {
            Reach::Through(access) => Reach::Through(access.inside()),
            Reach::Blank => Reach::Blank,
        }
    }
}

/// Calls `visit` with each number in a value, in order, and with how it was reached.
fn each(view: View, reach: Reach, visit: &mut impl FnMut(View, Reach) -> NativeResult<()>) -> NativeResult<()> {
    match view.kind() {
        Kind::Array | Kind::Slice => view.elements().try_for_each(|elem| each(elem, reach.of_element(), visit)),
        Kind::Struct => (view.fields().iter().enumerate())
            .try_for_each(|(i, field)| each(view.field(i), reach.of_field(field), visit)),
        _ => visit(view, reach),
    }
}

fn widths(cx: &mut NativeCx<'_>, (data,): (Iface,)) -> NativeResult<Slice> {
    let mut widths: Vec<u8> = Vec::new();
    if let Some(view) = content(data) {
        each(view, Reach::Through(Access::Open), &mut |number, _| {
            let width = type_size(number.ty()).expect("size has been asked for") as u8;
            match number.kind() {
                Kind::Complex64 | Kind::Complex128 => widths.extend([width / 2; 2]),
                _ => widths.push(width),
            }
            Ok(())
        })?;
    }
    charge(cx, 8 * widths.len());
    cx.new_bytes(&widths)
}

/// The bits of the one or two numbers that a number is made of, and how many bytes each has.
fn bits(view: View) -> (Vec<u64>, usize) {
    let width = type_size(view.ty()).expect("size has been asked for");
    match view.kind() {
        Kind::Bool => (vec![u64::from(view.bool())], width),
        Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => (vec![view.int() as u64], width),
        Kind::Float32 => (vec![u64::from((view.float() as f32).to_bits())], width),
        Kind::Float64 => (vec![view.float().to_bits()], width),
        Kind::Complex64 => {
            let (re, im) = view.complex();
            ([re, im].map(|part| u64::from((part as f32).to_bits())).to_vec(), 4)
        }
        Kind::Complex128 => {
            let (re, im) = view.complex();
            ([re, im].map(f64::to_bits).to_vec(), 8)
        }
        _ => (vec![view.uint()], width),
    }
}

fn put(cx: &mut NativeCx<'_>, (dst, data, big): (Slice, Iface, bool)) -> NativeResult<()> {
    let mut out = Vec::with_capacity(dst.len());
    if let Some(view) = content(data) {
        each(view, Reach::Through(Access::Open), &mut |number, reach| {
            let (parts, width) = bits(number);
            for part in parts {
                let part = if matches!(reach, Reach::Blank) { 0 } else { part };
                if big {
                    out.extend_from_slice(&part.to_be_bytes()[8 - width..]);
                } else {
                    out.extend_from_slice(&part.to_le_bytes()[..width]);
                }
            }
            Ok(())
        })?;
    }
    charge(cx, 8 * out.len());
    // A slice that somebody else changes may have grown since its size was asked for.
    out.truncate(dst.len());
    dst.write_bytes(cx, 0, &out);
    Ok(())
}

/// The numbers in some bytes, one after the other.
struct Source {
    bytes: Vec<u8>,
    at: usize,
    big: bool,
}

impl Source {
    /// The next number; 0 where there are no more bytes, because somebody else has changed what is read into.
    fn take(&mut self, width: usize) -> u64 {
        let mut part = [0; 8];
        let Some(bytes) = self.bytes.get(self.at..self.at + width) else { return 0 };
        self.at += width;
        if self.big {
            part[8 - width..].copy_from_slice(bytes);
            u64::from_be_bytes(part)
        } else {
            part[..width].copy_from_slice(bytes);
            u64::from_le_bytes(part)
        }
    }
}

fn get(cx: &mut NativeCx<'_>, (src, data, big): (Slice, Iface, bool)) -> NativeResult<()> {
    charge(cx, 8 * src.len());
    let mut source = Source { bytes: src.to_vec(cx), at: 0, big };
    let Some(view) = content(data) else { return Ok(()) };
    each(view, Reach::Through(Access::Open), &mut |number, reach| {
        let width = type_size(number.ty()).expect("size has been asked for");
        match reach {
            Reach::Blank => source.at += width,
            Reach::Through(Access::Open) => set(cx, number, &mut source, width)?,
            Reach::Through(_) => return Err(unexported(cx, number.kind())),
        }
        Ok(())
    })
}

/// The panic of reflect's method that would set a number, when the number is not to be set.
fn unexported(cx: &NativeCx<'_>, kind: Kind) -> Fault {
    let method = match kind {
        Kind::Bool => "SetBool",
        Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => "SetInt",
        Kind::Float32 | Kind::Float64 => "SetFloat",
        Kind::Complex64 | Kind::Complex128 => "SetComplex",
        _ => "SetUint",
    };
    cx.panic_text(&format!("reflect: reflect.Value.{method} using value obtained using unexported field"))
}

fn set(cx: &NativeCx<'_>, number: View, source: &mut Source, width: usize) -> NativeResult<()> {
    if let (Kind::Complex64 | Kind::Complex128, Some(at)) = (number.kind(), number.address()) {
        return set_complex(cx, at, source, width);
    }
    let bits = source.take(width);
    match (number.kind(), width) {
        (Kind::Bool, _) => number.set(bits != 0),
        (_, 1) => number.set(bits as u8),
        (_, 2) => number.set(bits as u16),
        (Kind::Float32, _) => number.set(f32::from_bits(bits as u32)),
        (_, 4) => number.set(bits as u32),
        _ => number.set(bits),
    }
}

fn set_complex(cx: &NativeCx<'_>, at: Ptr, source: &mut Source, width: usize) -> NativeResult<()> {
    for offset in [0, width / 2] {
        let bits = source.take(width / 2);
        if width == 8 {
            at.store(cx, offset, f32::from_bits(bits as u32))?;
        } else {
            at.store(cx, offset, f64::from_bits(bits))?;
        }
    }
    Ok(())
}
