//! What an object is: the number that stands beside each object in the table of shapes.
//!
//! 0 is no object. The next numbers are *kinds*: objects that are no value of a type, traced by a function of their
//! owner (maps here, channels in the machine). From [`FIRST_TYPE`] on it is the number of a type descriptor, and the
//! object is an array of values of that type, as many as fit into it; memory behind the last one is zero.

use std::ptr::NonNull;

use super::gc::Marker;
use crate::bytecode::rtype::TypeRef;

/// The number beside an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Shape(pub(super) u32);

/// The first number of a type.
const FIRST_TYPE: u32 = 256;

/// A kind of object that its owner traces, as [`Heap::register_kind`](super::Heap::register_kind) numbered it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KindId(pub(super) u8);

/// How to treat the objects of a kind.
#[derive(Clone, Copy, Debug)]
pub struct CustomKind {
    /// For dumps and the checker.
    pub name: &'static str,
    /// Marks what piece `piece` of the object refers to. The world is stopped, so plain reads of the object itself
    /// are fine; other objects are handed to the marker and not looked into, since a stale pointer may have led here.
    /// An all-zero object is a fresh one: nothing to mark.
    pub trace: unsafe fn(marker: &mut Marker<'_>, object: NonNull<u8>, piece: u32),
    /// How many pieces a large object is traced in. `None`: one.
    pub pieces: Option<unsafe fn(object: NonNull<u8>) -> u32>,
    /// Called once when an object is found dead, before its memory is used again, on any thread; must not touch
    /// other objects.
    pub release: Option<unsafe fn(object: NonNull<u8>)>,
}

impl Shape {
    /// No object.
    pub(super) const FREE: Shape = Shape(0);
    /// Plain bytes, such as those of a string.
    pub(super) const BYTES: Shape = Shape(1);
    /// The kinds from here on are in the table.
    pub(super) const FIRST_KIND: u32 = 2;

    /// An array of values of a type.
    #[inline(always)]
    pub fn of_type(ty: TypeRef) -> Shape {
        Shape(ty.id + FIRST_TYPE)
    }

    /// An object of a kind.
    #[inline(always)]
    pub fn of_kind(kind: KindId) -> Shape {
        Shape(u32::from(kind.0) + Shape::FIRST_KIND)
    }

    /// What it is.
    #[inline(always)]
    pub(super) fn decode(self) -> Decoded {
        match self.0 {
            0 => Decoded::Free,
            1 => Decoded::Bytes,
            n if n >= FIRST_TYPE => Decoded::Type(n - FIRST_TYPE),
            n => Decoded::Kind(KindId((n - Shape::FIRST_KIND) as u8)),
        }
    }
}

/// A shape taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Decoded {
    /// No object.
    Free,
    /// Plain bytes.
    Bytes,
    /// An object of a kind.
    Kind(KindId),
    /// Values of the type with this number.
    Type(u32),
}

/// The kinds, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Kinds(Vec<CustomKind>);

impl Kinds {
    /// Adds a kind. Panics beyond the 254th: kinds are a closed list of the machine.
    pub(super) fn add(&mut self, kind: CustomKind) -> KindId {
        assert!((self.0.len() as u32) < FIRST_TYPE - Shape::FIRST_KIND, "fewer than 254 kinds of objects");
        self.0.push(kind);
        KindId(self.0.len() as u8 - 1)
    }

    /// The kind with this number.
    #[inline(always)]
    pub(super) fn get(&self, id: KindId) -> &CustomKind {
        &self.0[usize::from(id.0)]
    }
}
