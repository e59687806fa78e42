//! The bridge for whole values of any type: between slots and memory, in and out of interfaces.
//!
//! [`access::load_agg`] and [`access::store_agg`] do it for spread values. A value of a type with
//! [`Repr::Cell`] is one slot that leads to its packed form: whoever writes such a slot makes a fresh cell, whoever
//! reads it copies from there.

use super::access;
use super::alloc::AllocCache;
use super::error::HeapError;
use super::string;
use super::value::Iface;
use crate::bytecode::rtype::{Kind, LeafKind, Repr, TypeRef};

/// Reads the value of type `ty` at `ptr` into slots.
///
/// # Safety
/// The contract of [`access`]; `slots` are as many slots as the type takes.
#[inline]
pub unsafe fn load_value(cache: &AllocCache, slots: *mut u64, ptr: *const u8, ty: TypeRef) -> Result<(), HeapError> {
    // SAFETY: the caller's promise.
    unsafe {
        match ty.repr {
            Repr::Spread => access::load_agg(slots, ptr, &ty.leaves),
            Repr::Cell => *slots = new_cell(cache, ptr, ty)?,
        }
    }
    Ok(())
}

/// Writes the value of type `ty` in slots to `ptr`.
///
/// # Safety
/// The contract of [`access`]; `slots` are as many slots as the type takes.
#[inline]
pub unsafe fn store_value(ptr: *mut u8, slots: *const u64, ty: TypeRef) {
    // SAFETY: the caller's promise.
    unsafe {
        match ty.repr {
            Repr::Spread => access::store_agg(ptr, slots, &ty.leaves),
            Repr::Cell => access::copy(ptr, *slots as *const u8, ty, 1),
        }
    }
}

/// The zero value of type `ty` in slots.
///
/// # Safety
/// `slots` are as many slots as the type takes.
#[inline]
pub unsafe fn zero_value(cache: &AllocCache, slots: *mut u64, ty: TypeRef) -> Result<(), HeapError> {
    // SAFETY: the caller's promise.
    unsafe {
        match ty.repr {
            Repr::Spread => slots.write_bytes(0, usize::from(ty.slots)),
            Repr::Cell => *slots = cache.alloc(ty)?.as_ptr() as u64,
        }
    }
    Ok(())
}

/// A fresh cell with a copy of the value at `ptr`: its address.
///
/// # Safety
/// The contract of [`access`] for `ptr`.
pub unsafe fn new_cell(cache: &AllocCache, ptr: *const u8, ty: TypeRef) -> Result<u64, HeapError> {
    let cell = cache.alloc(ty)?.as_ptr();
    // SAFETY: the new object has the type's size.
    unsafe { access::copy(cell, ptr, ty, 1) };
    Ok(cell as u64)
}

/// The value of type `ty` in slots as an interface; boxes what does not fit a word.
///
/// # Safety
/// `slots` are as many slots as the type takes, holding a whole value.
#[inline]
pub unsafe fn make_iface(cache: &AllocCache, slots: *const u64, ty: TypeRef) -> Result<Iface, HeapError> {
    let type_word = ty.address() as u64;
    if ty.direct {
        // SAFETY: the caller's promise: one slot, or none.
        return Ok(Iface { ty: type_word, data: if ty.slots == 0 { 0 } else { unsafe { *slots } } });
    }
    // SAFETY: the caller's promise.
    unsafe {
        if ty.kind == Kind::String && *slots.add(1) == 0 {
            return Ok(Iface { ty: type_word, data: string::empty_box() as u64 });
        }
        let object = cache.alloc(ty)?.as_ptr();
        store_value(object, slots, ty);
        Ok(Iface { ty: type_word, data: object as u64 })
    }
}

/// The value of type `ty` at `ptr` as an interface; boxes a copy of what does not fit a word. Of an interface type:
/// the interface that is there.
///
/// # Safety
/// The contract of [`access`] for `ptr`.
pub unsafe fn iface_from_mem(cache: &AllocCache, ptr: *const u8, ty: TypeRef) -> Result<Iface, HeapError> {
    // SAFETY: the caller's promise.
    unsafe {
        if ty.kind == Kind::Interface {
            return Ok(super::value::load_iface(ptr));
        }
        let type_word = ty.address() as u64;
        if ty.direct {
            let mut data = 0;
            access::load_agg(&raw mut data, ptr, &ty.leaves);
            return Ok(Iface { ty: type_word, data });
        }
        Ok(Iface { ty: type_word, data: new_cell(cache, ptr, ty)? })
    }
}

/// The value of an interface, whose dynamic type is `ty`, into slots.
///
/// # Safety
/// `value` is whole and of that type; `slots` are as many slots as the type takes.
#[inline]
pub unsafe fn unbox(cache: &AllocCache, slots: *mut u64, value: Iface, ty: TypeRef) -> Result<(), HeapError> {
    debug_assert_eq!(value.ty, ty.address() as u64);
    // SAFETY: the caller's promise; a box holds the packed value.
    unsafe {
        if ty.direct {
            if ty.slots != 0 {
                *slots = value.data;
            }
            return Ok(());
        }
        load_value(cache, slots, value.data as *const u8, ty)
    }
}

/// Writes the value of an interface, whose dynamic type is `ty`, to memory: for reflection.
///
/// # Safety
/// `value` is whole and of that type; the contract of [`access`] for `ptr`.
pub unsafe fn unbox_to_mem(ptr: *mut u8, value: Iface, ty: TypeRef) {
    // SAFETY: the caller's promise; a box holds the packed value.
    unsafe {
        if ty.direct {
            access::store_agg(ptr, &raw const value.data, &ty.leaves);
        } else {
            access::copy(ptr, value.data as *const u8, ty, 1);
        }
    }
}

/// The one part of a type that is a single word or pair: lets an instruction skip the list of parts.
#[inline(always)]
pub fn single_leaf(ty: TypeRef) -> Option<LeafKind> {
    match ty.leaves[..] {
        [leaf] if leaf.offset == 0 => Some(leaf.kind),
        _ => None,
    }
}
