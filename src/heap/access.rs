//! Every access to memory that goroutines may share.
//!
//! A program with data races must never corrupt the machine. What keeps it whole:
//!
//! 1. A scalar or pointer is naturally aligned and moved by one relaxed atomic access of its width.
//! 2. A pair (string, slice, interface) is 16-byte aligned and moved by one 16-byte instruction, so that a pointer
//!    never meets another value's length, nor data another value's type. LLVM may split or delete the intrinsics, so
//!    the instructions stand in `asm!`. x86-64 processors with AVX guarantee that an aligned 16-byte move is atomic
//!    (and those without have been seen to keep it); elsewhere a striped lock does it.
//! 3. A copy of typed memory moves pairs by 16 and the rest by words: the type's descriptor chooses
//!    ([`copy`]). Memory without pointers is copied by any means that never splits an aligned word of up to 8
//!    bytes: nothing in the machine trusts its contents.
//!
//! `asm!` blocks and relaxed atomics are also what makes racing accesses defined for the compiler: no function here
//! does a plain access through a shared pointer.
//!
//! Slots of frames are not shared: they are read and written plainly.
//!
//! # Safety
//!
//! One contract for the whole file: `ptr` (and `src`, `dst`) point to as many valid bytes as the access takes, in
//! the heap or in static memory of the program that is only written here, and are aligned for the access: scalars by
//! their size, pairs by 16. The compiler's field offsets, the 16-byte alignment of objects and the bounds checks of
//! the machine give that; a `debug_assert!` watches alignment.
#![allow(unsafe_op_in_unsafe_fn, reason = "one safety contract for the whole file, stated above")]

use super::value::Pair;
use crate::bytecode::rtype::{Leaf, LeafKind, TypeRef};
use crate::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering::Relaxed};

#[cfg(all(target_arch = "x86_64", not(miri)))]
#[path = "access/x86_64.rs"]
mod arch;
#[cfg(not(all(target_arch = "x86_64", not(miri))))]
#[path = "access/portable.rs"]
mod arch;

/// Begins to fetch the line at an address, which may be any.
#[inline(always)]
pub(super) fn prefetch<T>(ptr: *const T) {
    #[cfg(all(target_arch = "x86_64", not(miri)))]
    // SAFETY: a prefetch has no effect but on the cache.
    unsafe {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        _mm_prefetch::<_MM_HINT_T0>(ptr.cast());
    }
    #[cfg(not(all(target_arch = "x86_64", not(miri))))]
    let _ = ptr;
}

macro_rules! loads {
    ($($(#[$doc:meta])* $name:ident: $Atomic:ident as $Value:ty as $Wide:ty;)*) => {$(
        $(#[$doc])*
        ///
        /// # Safety
        /// The contract of this file.
        #[inline(always)]
        pub unsafe fn $name(ptr: *const u8) -> u64 {
            debug_assert!(ptr.addr().is_multiple_of(size_of::<$Atomic>()));
            // SAFETY: valid and aligned by the contract; all accesses to shared memory are atomic.
            let value = unsafe { $Atomic::from_ptr(ptr.cast_mut().cast()).load(Relaxed) };
            value as $Value as $Wide as u64
        }
    )*};
}

loads! {
    /// One byte, sign-extended.
    load_i8: AtomicU8 as i8 as i64;
    /// One byte, zero-extended.
    load_u8: AtomicU8 as u8 as u64;
    /// Two bytes, sign-extended.
    load_i16: AtomicU16 as i16 as i64;
    /// Two bytes, zero-extended.
    load_u16: AtomicU16 as u16 as u64;
    /// Four bytes, sign-extended.
    load_i32: AtomicU32 as i32 as i64;
    /// Four bytes, zero-extended.
    load_u32: AtomicU32 as u32 as u64;
    /// Eight bytes.
    load_64: AtomicU64 as u64 as u64;
}

macro_rules! stores {
    ($($(#[$doc:meta])* $name:ident: $Atomic:ident as $Value:ty;)*) => {$(
        $(#[$doc])*
        ///
        /// # Safety
        /// The contract of this file.
        #[inline(always)]
        pub unsafe fn $name(ptr: *mut u8, value: u64) {
            debug_assert!(ptr.addr().is_multiple_of(size_of::<$Atomic>()));
            // SAFETY: valid and aligned by the contract; all accesses to shared memory are atomic.
            unsafe { $Atomic::from_ptr(ptr.cast()).store(value as $Value, Relaxed) }
        }
    )*};
}

stores! {
    /// The low byte.
    store_8: AtomicU8 as u8;
    /// The low two bytes.
    store_16: AtomicU16 as u16;
    /// The low four bytes.
    store_32: AtomicU32 as u32;
    /// Eight bytes, no pointer.
    store_64: AtomicU64 as u64;
}

/// Stores a pointer: the place of a write barrier.
///
/// # Safety
/// The contract of this file.
#[inline(always)]
pub unsafe fn store_ptr(ptr: *mut u8, value: u64) {
    store_64(ptr, value);
}

/// A pair, in one move.
///
/// # Safety
/// The contract of this file.
#[inline(always)]
pub unsafe fn load_pair(ptr: *const u8) -> Pair {
    debug_assert!(ptr.addr().is_multiple_of(16));
    arch::load_pair(ptr)
}

/// Stores a pair in one move: the place of a write barrier.
///
/// # Safety
/// The contract of this file.
#[inline(always)]
pub unsafe fn store_pair(ptr: *mut u8, pair: Pair) {
    debug_assert!(ptr.addr().is_multiple_of(16));
    arch::store_pair(ptr, pair);
}

/// Stores `new` if `old` is there, bit for bit, in one step; whether it was. Sequentially consistent.
///
/// # Safety
/// The contract of this file.
#[inline]
pub unsafe fn compare_exchange_pair(ptr: *mut u8, old: Pair, new: Pair) -> bool {
    debug_assert!(ptr.addr().is_multiple_of(16));
    arch::compare_exchange_pair(ptr, old, new)
}

/// Moves a pair from memory into two slots.
///
/// # Safety
/// The contract of this file; `slots` are two slots of the running frame.
#[inline(always)]
pub unsafe fn load_pair_to_slots(slots: *mut u64, ptr: *const u8) {
    debug_assert!(ptr.addr().is_multiple_of(16));
    arch::load_pair_to_slots(slots, ptr);
}

/// Moves a pair from two slots into memory.
///
/// # Safety
/// The contract of this file; `slots` are two slots of the running frame.
#[inline(always)]
pub unsafe fn store_pair_from_slots(ptr: *mut u8, slots: *const u64) {
    debug_assert!(ptr.addr().is_multiple_of(16));
    arch::store_pair_from_slots(ptr, slots);
}

/// Loads one part of a value: `slots` is the part's first slot.
///
/// # Safety
/// The contract of this file; `slots` are as many slots as the part takes.
#[inline(always)]
pub unsafe fn load_leaf(slots: *mut u64, ptr: *const u8, kind: LeafKind) {
    *slots = match kind {
        LeafKind::W64 | LeafKind::Ptr => load_64(ptr),
        LeafKind::Str | LeafKind::Slice | LeafKind::Iface => return load_pair_to_slots(slots, ptr),
        LeafKind::I8 => load_i8(ptr),
        LeafKind::I16 => load_i16(ptr),
        LeafKind::I32 => load_i32(ptr),
        LeafKind::U8 => load_u8(ptr),
        LeafKind::U16 => load_u16(ptr),
        LeafKind::U32 | LeafKind::F32 => load_u32(ptr),
    };
}

/// Stores one part of a value: `slots` is the part's first slot.
///
/// # Safety
/// The contract of this file; `slots` are as many slots as the part takes.
#[inline(always)]
pub unsafe fn store_leaf(ptr: *mut u8, slots: *const u64, kind: LeafKind) {
    match kind {
        LeafKind::W64 => store_64(ptr, *slots),
        LeafKind::Ptr => store_ptr(ptr, *slots),
        LeafKind::Str | LeafKind::Slice | LeafKind::Iface => store_pair_from_slots(ptr, slots),
        LeafKind::I8 | LeafKind::U8 => store_8(ptr, *slots),
        LeafKind::I16 | LeafKind::U16 => store_16(ptr, *slots),
        LeafKind::I32 | LeafKind::U32 | LeafKind::F32 => store_32(ptr, *slots),
    }
}

/// Spreads a packed value over slots. Not for cells: they have no leaves.
///
/// # Safety
/// The contract of this file; `leaves` are those of the type at `ptr`, `slots` as many slots as it takes.
#[inline(always)]
pub unsafe fn load_agg(slots: *mut u64, ptr: *const u8, leaves: &[Leaf]) {
    for leaf in leaves {
        load_leaf(slots.add(usize::from(leaf.slot)), ptr.add(leaf.offset as usize), leaf.kind);
    }
}

/// Packs slots into memory. Not for cells: they have no leaves.
///
/// # Safety
/// The contract of this file; `leaves` are those of the type at `ptr`, `slots` as many slots as it takes.
#[inline(always)]
pub unsafe fn store_agg(ptr: *mut u8, slots: *const u64, leaves: &[Leaf]) {
    for leaf in leaves {
        store_leaf(ptr.add(leaf.offset as usize), slots.add(usize::from(leaf.slot)), leaf.kind);
    }
}

/// `*dst = *src` for `count` values of type `ty`; the ranges may overlap.
///
/// # Safety
/// The contract of this file.
#[inline]
pub unsafe fn copy(dst: *mut u8, src: *const u8, ty: TypeRef, count: usize) {
    let bytes = ty.size as usize * count;
    match Grain::of(ty) {
        Grain::Pair => copy_pairs(dst, src, bytes),
        Grain::Word => copy_words(dst, src, bytes),
        Grain::Byte => copy_bytes(dst, src, bytes),
    }
}

/// Zeroes `count` values of type `ty`.
///
/// # Safety
/// The contract of this file.
#[inline]
pub unsafe fn zero(ptr: *mut u8, ty: TypeRef, count: usize) {
    let bytes = ty.size as usize * count;
    match Grain::of(ty) {
        Grain::Pair => arch::zero_pairs(ptr, bytes),
        Grain::Word => {
            for at in (0..bytes).step_by(8) {
                store_64(ptr.add(at), 0);
            }
        }
        Grain::Byte => zero_bytes(ptr, bytes),
    }
}

/// In what pieces a type's memory must be moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grain {
    /// It may hold pairs: 16 bytes at a time. Its size and alignment are multiples of 16.
    Pair,
    /// It holds pointers, but no pairs: 8 bytes at a time. Its size and alignment are multiples of 8.
    Word,
    /// It holds no pointers.
    Byte,
}

impl Grain {
    /// The grain of a type.
    #[inline(always)]
    pub fn of(ty: TypeRef) -> Grain {
        if ty.trace.is_empty() {
            Grain::Byte
        } else if ty.align >= 16 {
            Grain::Pair
        } else {
            Grain::Word
        }
    }
}

/// Moves `bytes` bytes, 16 at a time; both ends and `bytes` are multiples of 16. The ranges may overlap.
///
/// # Safety
/// The contract of this file.
#[inline]
pub unsafe fn copy_pairs(dst: *mut u8, src: *const u8, bytes: usize) {
    debug_assert!(dst.addr().is_multiple_of(16) && src.addr().is_multiple_of(16) && bytes.is_multiple_of(16));
    if dst.addr().wrapping_sub(src.addr()) >= bytes {
        for at in (0..bytes).step_by(16) {
            arch::move_pair(dst.add(at), src.add(at));
        }
    } else {
        for at in (0..bytes).step_by(16).rev() {
            arch::move_pair(dst.add(at), src.add(at));
        }
    }
}

/// Moves `bytes` bytes, 8 at a time; both ends and `bytes` are multiples of 8. The ranges may overlap.
///
/// # Safety
/// The contract of this file.
#[inline]
pub unsafe fn copy_words(dst: *mut u8, src: *const u8, bytes: usize) {
    debug_assert!(dst.addr().is_multiple_of(8) && src.addr().is_multiple_of(8) && bytes.is_multiple_of(8));
    if dst.addr().wrapping_sub(src.addr()) >= bytes {
        for at in (0..bytes).step_by(8) {
            store_64(dst.add(at), load_64(src.add(at)));
        }
    } else {
        for at in (0..bytes).step_by(8).rev() {
            store_64(dst.add(at), load_64(src.add(at)));
        }
    }
}

/// Moves pointer-free memory. The ranges may overlap.
///
/// # Safety
/// The contract of this file.
#[inline]
pub unsafe fn copy_bytes(dst: *mut u8, src: *const u8, bytes: usize) {
    arch::copy_bytes(dst, src, bytes);
}

/// Zeroes pointer-free memory.
///
/// # Safety
/// The contract of this file.
#[inline]
pub unsafe fn zero_bytes(ptr: *mut u8, bytes: usize) {
    arch::zero_bytes(ptr, bytes);
}

/// Copies shared pointer-free memory out, to memory that is not shared.
///
/// # Safety
/// `src` as by the contract of this file, for `out.len()` bytes.
pub unsafe fn read_bytes(src: *const u8, out: &mut [u8]) {
    arch::copy_bytes(out.as_mut_ptr(), src, out.len());
}

/// Copies bytes into shared pointer-free memory.
///
/// # Safety
/// `dst` as by the contract of this file, for `bytes.len()` bytes.
pub unsafe fn write_bytes(dst: *mut u8, bytes: &[u8]) {
    arch::copy_bytes(dst, bytes.as_ptr(), bytes.len());
}

#[cfg(test)]
mod tests;
