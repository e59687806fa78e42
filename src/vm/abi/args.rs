//! Arguments and results: between slots and Rust values, checked against the declaration when linked.

use std::fmt;

use crate::bytecode::rtype::{LeafKind, Repr, TypeRef};
use crate::vm::abi::values::{Chan, Func, Iface, Map, Ptr, Slice, Str};
use crate::vm::abi::{NativeCx, NativeResult};

/// What the slots of a value hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ValueKind {
    Word,
    Ptr,
    Str,
    Slice,
    Iface,
}

/// What a native takes and gives: its parameters and results, flattened into their parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    params: Vec<ValueKind>,
    results: Vec<ValueKind>,
}

impl Layout {
    /// Of a Rust function.
    pub fn of<A: Args, R: Results>(_: fn(&mut NativeCx<'_>, A) -> NativeResult<R>) -> Layout {
        let mut layout = Layout::default();
        A::kinds(&mut layout.params);
        R::kinds(&mut layout.results);
        layout
    }

    /// Of a declaration.
    pub fn of_types(params: &[TypeRef], results: &[TypeRef]) -> Layout {
        let parts = |types: &[TypeRef]| types.iter().flat_map(|ty| kinds_of(*ty)).collect();
        Layout { params: parts(params), results: parts(results) }
    }
}

fn kinds_of(ty: TypeRef) -> Vec<ValueKind> {
    if ty.repr == Repr::Cell {
        return vec![ValueKind::Ptr];
    }
    let kind = |leaf: LeafKind| match leaf {
        LeafKind::Ptr => ValueKind::Ptr,
        LeafKind::Str => ValueKind::Str,
        LeafKind::Slice => ValueKind::Slice,
        LeafKind::Iface => ValueKind::Iface,
        _ => ValueKind::Word,
    };
    ty.leaves.iter().map(|leaf| kind(leaf.kind)).collect()
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} -> {:?}", self.params, self.results)
    }
}

/// A value that natives take and give.
pub trait SlotValue: Copy {
    /// What its slots hold.
    const KIND: ValueKind;

    /// From its slots: two, or one and something.
    fn from_slots(slots: [u64; 2]) -> Self;

    /// To its slots; the second is ignored for values of one.
    fn to_slots(self) -> [u64; 2];
}

/// How many slots a kind of value takes.
pub(crate) fn width(kind: ValueKind) -> usize {
    if matches!(kind, ValueKind::Word | ValueKind::Ptr) { 1 } else { 2 }
}

macro_rules! words {
    ($($ty:ty),*) => {$(
        impl SlotValue for $ty {
            const KIND: ValueKind = ValueKind::Word;

            #[inline(always)]
            fn from_slots(slots: [u64; 2]) -> Self {
                crate::vm::slots::SlotValue::from_slot(slots[0])
            }

            #[inline(always)]
            fn to_slots(self) -> [u64; 2] {
                [crate::vm::slots::SlotValue::to_slot(self), 0]
            }
        }
    )*};
}

words!(i8, i16, i32, i64, u8, u16, u32, u64, bool, f32, f64);

macro_rules! pointers {
    ($($ty:ident),*) => {$(
        impl SlotValue for $ty {
            const KIND: ValueKind = ValueKind::Ptr;

            #[inline(always)]
            fn from_slots(slots: [u64; 2]) -> Self {
                $ty(slots[0])
            }

            #[inline(always)]
            fn to_slots(self) -> [u64; 2] {
                [self.0, 0]
            }
        }
    )*};
}

pointers!(Ptr, Func, Map, Chan);

macro_rules! pairs {
    ($($ty:ident),*) => {$(
        impl SlotValue for $ty {
            const KIND: ValueKind = ValueKind::$ty;

            #[inline(always)]
            fn from_slots([lo, hi]: [u64; 2]) -> Self {
                $ty(crate::heap::value::$ty::from_pair(crate::heap::value::Pair { lo, hi }))
            }

            #[inline(always)]
            fn to_slots(self) -> [u64; 2] {
                let pair = self.0.to_pair();
                [pair.lo, pair.hi]
            }
        }
    )*};
}

pairs!(Str, Slice, Iface);

/// Reads the value at `slots`.
///
/// # Safety
/// As many slots as the value takes lie there, and hold a whole value of its kind.
#[expect(unsafe_code, reason = "slots are raw")]
#[inline(always)]
pub(crate) unsafe fn read<T: SlotValue>(slots: *const u64) -> T {
    // SAFETY: the caller's promise.
    let second = if width(T::KIND) == 2 { unsafe { *slots.add(1) } } else { 0 };
    // SAFETY: as above.
    T::from_slots([unsafe { *slots }, second])
}

/// Writes a value to `slots`.
///
/// # Safety
/// As many slots as the value takes lie there, and nobody else uses them.
#[expect(unsafe_code, reason = "slots are raw")]
#[inline(always)]
pub(crate) unsafe fn write<T: SlotValue>(slots: *mut u64, value: T) {
    let [first, second] = value.to_slots();
    // SAFETY: the caller's promise.
    unsafe {
        *slots = first;
        if width(T::KIND) == 2 {
            *slots.add(1) = second;
        }
    }
}

/// The arguments of a native or of a callback: a tuple.
pub trait Args: Sized {
    /// Appends the kinds of its values.
    fn kinds(kinds: &mut Vec<ValueKind>);

    /// How many slots they take.
    fn n_slots() -> usize {
        let mut kinds = Vec::new();
        Self::kinds(&mut kinds);
        kinds.into_iter().map(width).sum()
    }

    /// Reads them from a frame.
    ///
    /// # Safety
    /// The frame begins with values of these kinds.
    #[expect(unsafe_code, reason = "slots are raw")]
    unsafe fn read(frame: *const u64) -> Self;

    /// Writes them to a frame.
    ///
    /// # Safety
    /// The frame has room for them, and nobody else uses it.
    #[expect(unsafe_code, reason = "slots are raw")]
    unsafe fn write(self, frame: *mut u64);
}

/// The results of a native or of a callback: nothing, a value, a tuple.
pub trait Results: Sized {
    /// Appends the kinds of its values.
    fn kinds(kinds: &mut Vec<ValueKind>);

    /// Reads them from a frame.
    ///
    /// # Safety
    /// The frame begins with values of these kinds.
    #[expect(unsafe_code, reason = "slots are raw")]
    unsafe fn read(frame: *const u64) -> Self;

    /// Writes them to a frame.
    ///
    /// # Safety
    /// The frame has room for them, and nobody else uses it.
    #[expect(unsafe_code, reason = "slots are raw")]
    unsafe fn write(self, frame: *mut u64);
}

impl<T: SlotValue> Results for T {
    fn kinds(kinds: &mut Vec<ValueKind>) {
        kinds.push(T::KIND);
    }

    #[expect(unsafe_code, reason = "slots are raw")]
    unsafe fn read(frame: *const u64) -> Self {
        // SAFETY: the caller's promise.
        unsafe { read(frame) }
    }

    #[expect(unsafe_code, reason = "slots are raw")]
    unsafe fn write(self, frame: *mut u64) {
        // SAFETY: the caller's promise.
        unsafe { write(frame, self) }
    }
}

macro_rules! tuples {
    ($(($($T:ident),*))*) => {$(
        tuples!(@one Args ($($T),*));
        tuples!(@one Results ($($T),*));
    )*};
    (@one $Trait:ident ($($T:ident),*)) => {
        #[allow(non_snake_case, reason = "generated: the variables are named as their types")]
        #[allow(
            unused_variables,
            unused_mut,
            unused_assignments,
            clippy::unused_unit,
            reason = "generated: the empty tuple"
        )]
        impl<$($T: SlotValue),*> $Trait for ($($T,)*) {
            fn kinds(kinds: &mut Vec<ValueKind>) {
                $(kinds.push($T::KIND);)*
            }

            #[expect(unsafe_code, reason = "slots are raw")]
            unsafe fn read(mut frame: *const u64) -> Self {
                $(
                    // SAFETY: the caller's promise.
                    let $T = unsafe { read::<$T>(frame) };
                    // SAFETY: as above: the next value lies behind this one.
                    frame = unsafe { frame.add(width($T::KIND)) };
                )*
                ($($T,)*)
            }

            #[expect(unsafe_code, reason = "slots are raw")]
            unsafe fn write(self, mut frame: *mut u64) {
                let ($($T,)*) = self;
                $(
                    // SAFETY: the caller's promise.
                    unsafe { write(frame, $T) };
                    // SAFETY: as above: the next value lies behind this one.
                    frame = unsafe { frame.add(width($T::KIND)) };
                )*
            }
        }
    };
}

tuples! {
    ()
    (A)
    (A, B)
    (A, B, C)
    (A, B, C, D)
    (A, B, C, D, E)
    (A, B, C, D, E, F)
    (A, B, C, D, E, F, G)
    (A, B, C, D, E, F, G, H)
    (A, B, C, D, E, F, G, H, J)
    (A, B, C, D, E, F, G, H, J, K)
    (A, B, C, D, E, F, G, H, J, K, L)
    (A, B, C, D, E, F, G, H, J, K, L, M)
}
