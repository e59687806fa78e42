//! The order in which maps are printed: package internal/fmtsort's rules.

use std::sync::Arc;

use crate::bytecode::rtype::{Kind, TypeRef};
use crate::vm::abi::{NativeCx, View};

/// Sorts the entries of a map by their keys. These are read once: a racy program may change the map meanwhile, and
/// what is sorted must not change.
pub(crate) fn sort_entries(cx: &NativeCx<'_>, entries: &mut [(View, View)]) {
    entries.sort_by_cached_key(|(key, _)| sort_key(cx, *key));
}

/// What a key is sorted by. Keys of one type are of one variant, those of an interface type are [`SortKey::Nil`] or
/// [`SortKey::Dynamic`].
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SortKey<'a> {
    Nil,
    Int(i64),
    Uint(u64),
    Text(&'a [u8]),
    Parts(Vec<SortKey<'a>>),
    Dynamic(TypeRank, Box<SortKey<'a>>),
}

/// Numbers and strings by value, NaN first, false before true, pointers and channels by address, structs and arrays
/// part by part, interfaces by type and then by value, nil first.
fn sort_key<'a>(cx: &'a NativeCx<'_>, key: View) -> SortKey<'a> {
    match key.kind() {
        Kind::Bool => SortKey::Uint(u64::from(key.bool())),
        Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => SortKey::Int(key.int()),
        Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr => {
            SortKey::Uint(key.uint())
        }
        Kind::Float32 | Kind::Float64 => float(key.float()),
        Kind::Complex64 | Kind::Complex128 => {
            let (re, im) = key.complex();
            SortKey::Parts(vec![float(re), float(im)])
        }
        Kind::String => SortKey::Text(key.str().bytes(cx)),
        Kind::Pointer | Kind::Chan | Kind::UnsafePointer => SortKey::Uint(key.ptr().address()),
        Kind::Struct => SortKey::Parts((0..key.fields().len()).map(|i| sort_key(cx, key.field(i))).collect()),
        Kind::Array => SortKey::Parts(key.elements().map(|elem| sort_key(cx, elem)).collect()),
        Kind::Interface => match key.elem() {
            None => SortKey::Nil,
            Some(elem) => SortKey::Dynamic(type_rank(&elem.ty()), Box::new(sort_key(cx, elem))),
        },
        Kind::Func | Kind::Map | Kind::Slice => SortKey::Nil,
    }
}

/// A number that stands among others as a float does among floats, NaN first.
fn float(x: f64) -> SortKey<'static> {
    if x.is_nan() {
        return SortKey::Int(i64::MIN);
    }
    // Both zeros are one value; of a negative number a larger magnitude is less.
    let bits = (x + 0.0).to_bits() as i64;
    SortKey::Int(if bits < 0 { bits ^ i64::MAX } else { bits })
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
fn type_rank(ty: &TypeRef) -> TypeRank {
    let predeclared = PREDECLARED.iter().position(|kind| *kind == ty.kind());
    let (group, place) = match (ty.named.is_some(), predeclared) {
        (false, None) => (0, 0),
        (true, Some(_)) => (1, 0),
        (false, Some(place)) => (2, place),
        (true, None) => (3, 0),
    };
    (group, place, Arc::clone(&ty.name), ty.address())
}

/// What [`type_rank`] gives.
type TypeRank = (u8, usize, Arc<str>, usize);

#[cfg(test)]
mod tests {
    use super::float;

    #[test]
    fn floats_stand_by_value_and_nan_first() {
        let ordered = [f64::NAN, f64::NEG_INFINITY, -2.0, -1.5, -f64::MIN_POSITIVE, 0.0, 1e-300, 3.0, f64::INFINITY];
        assert!(ordered.windows(2).all(|pair| float(pair[0]) < float(pair[1])));
        assert!(float(0.0) == float(-0.0));
    }
}
