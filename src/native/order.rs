//! The order in which maps are printed: package internal/fmtsort's rules.

use std::cmp::Ordering;

use crate::bytecode::rtype::{Kind, TypeRef};
use crate::vm::abi::{NativeCx, View};

/// Sorts the entries of a map by their keys.
pub(crate) fn sort_entries(cx: &NativeCx<'_>, entries: &mut [(View, View)]) {
    entries.sort_by(|a, b| compare(cx, a.0, b.0));
}

/// Numbers and strings by value, NaN first, false before true, pointers and channels by address, structs and arrays
/// part by part, interfaces by type and then by value, nil first.
fn compare(cx: &NativeCx<'_>, a: View, b: View) -> Ordering {
    match a.kind() {
        Kind::Bool => a.bool().cmp(&b.bool()),
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => a.int().cmp(&b.int()),
        Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
            a.uint().cmp(&b.uint())
        }
        Kind::Float32 | Kind::Float64 => floats(a.float(), b.float()),
        Kind::Complex64 | Kind::Complex128 => {
            let ((ar, ai), (br, bi)) = (a.complex(), b.complex());
            floats(ar, br).then(floats(ai, bi))
        }
        Kind::String => a.str().bytes(cx).cmp(b.str().bytes(cx)),
        Kind::Pointer | Kind::Chan | Kind::UnsafePointer => a.ptr().address().cmp(&b.ptr().address()),
        Kind::Struct => parts(cx, a.fields().len(), |i| (a.field(i), b.field(i))),
        Kind::Array => parts(cx, a.len(), |i| (element(a, i), element(b, i))),
        Kind::Interface => match (a.elem(), b.elem()) {
            (None, None) => Ordering::Equal,
            (None, _) => Ordering::Less,
            (_, None) => Ordering::Greater,
            (Some(a), Some(b)) if a.ty() != b.ty() => type_rank(&a.ty()).cmp(&type_rank(&b.ty())),
            (Some(a), Some(b)) => compare(cx, a, b),
        },
        Kind::Func | Kind::Map | Kind::Slice => Ordering::Equal,
    }
}

fn element(array: View, i: usize) -> View {
    array.get(i).expect("both are of one type")
}

/// The predeclared types in the order that gc lays their descriptors out.
const PREDECLARED: [Kind; 17] = [
    Kind::String,
    Kind::Int8,
    Kind::Uint8,
    Kind::Int16,
    Kind::Uint16,
    Kind::Int32,
    Kind::Uint32,
    Kind::Int64,
    Kind::Uint64,
    Kind::Int,
    Kind::Uint,
    Kind::Uintptr,
    Kind::Complex64,
    Kind::Complex128,
    Kind::Float32,
    Kind::Float64,
    Kind::Bool,
];

/// Where the keys of a type stand among keys of other types. Go compares the addresses of descriptors: that puts
/// composite types first, then the program's own numbers and strings, then the predeclared types in their fixed order,
/// then the program's other types. Within a group, where Go's order is that of its linker, names decide here.
fn type_rank(ty: &TypeRef) -> (u8, usize, &str, usize) {
    let predeclared = PREDECLARED.iter().position(|kind| *kind == ty.kind());
    let (group, place) = match (ty.named.is_some(), predeclared) {
        (false, None) => (0, 0),
        (true, Some(_)) => (1, 0),
        (false, Some(place)) => (2, place),
        (true, None) => (3, 0),
    };
    (group, place, &ty.name, ty.address())
}

fn parts(cx: &NativeCx<'_>, n: usize, part: impl Fn(usize) -> (View, View)) -> Ordering {
    (0..n).map(part).map(|(a, b)| compare(cx, a, b)).find(|o| *o != Ordering::Equal).unwrap_or(Ordering::Equal)
}

fn floats(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
}
