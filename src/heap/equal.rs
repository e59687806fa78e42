//! `==` and hashing of values, by the comparison program of their type.
//!
//! Memory that is compared may be shared: parts are read as scalars and pairs. What a racing program reads may be of
//! two times, but each part is whole.

use std::cmp::Ordering;

use super::access;
use super::error::HeapError;
use super::hash::{self, fold};
use super::value::{Iface, Pair, Str, load_iface, load_str};
use crate::bytecode::rtype::{EqOp, Repr, TypeRef};

/// Whether two strings are equal.
///
/// # Safety
/// Both are whole values whose bytes are reachable.
#[inline(always)]
pub unsafe fn equal_str(a: Str, b: Str) -> bool {
    // SAFETY: the caller's promise.
    a.len == b.len && (a.ptr == b.ptr || unsafe { a.bytes() == b.bytes() })
}

/// Compares two strings bytewise.
///
/// # Safety
/// Both are whole values whose bytes are reachable.
#[inline]
pub unsafe fn compare_str(a: Str, b: Str) -> Ordering {
    // SAFETY: the caller's promise.
    unsafe { a.bytes().cmp(b.bytes()) }
}

/// Whether two interfaces are equal: same dynamic type, equal values.
///
/// # Safety
/// Both are whole values whose boxes are reachable.
#[inline]
pub unsafe fn equal_iface(a: Iface, b: Iface) -> Result<bool, HeapError> {
    if a.ty != b.ty {
        return Ok(false);
    }
    // SAFETY: the caller's promise.
    let Some(ty) = (unsafe { a.dynamic_type() }) else { return Ok(true) };
    if ty.direct {
        // SAFETY: of a direct type the data word is its one slot.
        return unsafe { equal_slots(&raw const a.data, &raw const b.data, ty) };
    }
    // SAFETY: otherwise it leads to the packed value.
    unsafe { equal_mem(a.data as *const u8, b.data as *const u8, ty) }
}

/// Whether two values of type `ty` in memory are equal.
///
/// # Safety
/// Both lead to a whole value of the type; the contract of [`access`].
pub unsafe fn equal_mem(a: *const u8, b: *const u8, ty: TypeRef) -> Result<bool, HeapError> {
    let Some(program) = &ty.eq else { return Err(HeapError::Uncomparable(ty)) };
    for op in program {
        // SAFETY: the caller's promise; the offsets are those of the type.
        let equal = unsafe {
            match *op {
                EqOp::Mem { offset, len } => equal_plain(a.add(offset as usize), b.add(offset as usize), len as usize),
                EqOp::F32(at) => {
                    float32(access::load_u32(a.add(at as usize))) == float32(access::load_u32(b.add(at as usize)))
                }
                EqOp::F64(at) => {
                    float64(access::load_64(a.add(at as usize))) == float64(access::load_64(b.add(at as usize)))
                }
                EqOp::Str(at) => equal_str(load_str(a.add(at as usize)), load_str(b.add(at as usize))),
                EqOp::Iface(at) => equal_iface(load_iface(a.add(at as usize)), load_iface(b.add(at as usize)))?,
                EqOp::Array { offset, count, stride, elem } => {
                    equal_array((a.add(offset as usize), b.add(offset as usize)), count, stride, elem)?
                }
            }
        };
        if !equal {
            return Ok(false);
        }
    }
    Ok(true)
}

unsafe fn equal_array(
    (a, b): (*const u8, *const u8),
    count: u32,
    stride: u32,
    elem: TypeRef,
) -> Result<bool, HeapError> {
    for at in (0..count as usize).map(|n| n * stride as usize) {
        // SAFETY: the caller's promise: `count` elements lie there.
        if !unsafe { equal_mem(a.add(at), b.add(at), elem) }? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether two values of type `ty` in slots are equal.
///
/// # Safety
/// Both lead to as many slots as the type takes, holding a whole value each.
pub unsafe fn equal_slots(a: *const u64, b: *const u64, ty: TypeRef) -> Result<bool, HeapError> {
    if ty.repr == Repr::Cell {
        // SAFETY: the slot of a cell leads to the packed value.
        return unsafe { equal_mem(*a as *const u8, *b as *const u8, ty) };
    }
    let Some(program) = &ty.eq else { return Err(HeapError::Uncomparable(ty)) };
    for op in program {
        // SAFETY: the caller's promise; slots are those of the type's parts.
        let equal = unsafe {
            match *op {
                // Slots hold narrow scalars extended: equal exactly when the memory is.
                EqOp::Mem { offset, len } => ty
                    .leaves
                    .iter()
                    .filter(|leaf| (offset..offset + len).contains(&leaf.offset))
                    .all(|leaf| *a.add(usize::from(leaf.slot)) == *b.add(usize::from(leaf.slot))),
                EqOp::F32(at) => {
                    let slot = slot_at(ty, at);
                    float32(*a.add(slot)) == float32(*b.add(slot))
                }
                EqOp::F64(at) => {
                    let slot = slot_at(ty, at);
                    float64(*a.add(slot)) == float64(*b.add(slot))
                }
                EqOp::Str(at) => {
                    let slot = slot_at(ty, at);
                    equal_str(Str::from_pair(pair_at(a, slot)), Str::from_pair(pair_at(b, slot)))
                }
                EqOp::Iface(at) => {
                    let slot = slot_at(ty, at);
                    equal_iface(Iface::from_pair(pair_at(a, slot)), Iface::from_pair(pair_at(b, slot)))?
                }
                EqOp::Array { .. } => unreachable!("arrays that are compared by a loop are cells"),
            }
        };
        if !equal {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The slot of the part at a memory offset.
fn slot_at(ty: TypeRef, offset: u32) -> usize {
    let leaf = ty.leaves.iter().find(|leaf| leaf.offset == offset);
    usize::from(leaf.expect("what is compared is a part").slot)
}

unsafe fn pair_at(slots: *const u64, slot: usize) -> Pair {
    // SAFETY: the caller's promise: two slots are there.
    unsafe { Pair::from_slots(slots.add(slot)) }
}

fn float32(bits: u64) -> f32 {
    f32::from_bits(bits as u32)
}

fn float64(bits: u64) -> f64 {
    f64::from_bits(bits)
}

/// Whether `len` bytes are equal.
unsafe fn equal_plain(a: *const u8, b: *const u8, len: usize) -> bool {
    // SAFETY: the caller's promise: `len` bytes at both; `each_word` keeps to it.
    unsafe {
        let mut at = 0;
        while at < len {
            let step = step_at(a.addr() | b.addr() | at, len - at);
            if load_step(a.add(at), step) != load_step(b.add(at), step) {
                return false;
            }
            at += step;
        }
    }
    true
}

/// The widest scalar that may be read at an alignment with `left` bytes to go.
#[inline(always)]
fn step_at(alignment: usize, left: usize) -> usize {
    let widest = if left >= 8 { 8 } else { 1 << left.ilog2() };
    1 << (alignment | widest).trailing_zeros()
}

#[inline(always)]
unsafe fn load_step(ptr: *const u8, step: usize) -> u64 {
    // SAFETY: the caller's promise: `step` aligned bytes.
    unsafe {
        match step {
            8 => access::load_64(ptr),
            4 => access::load_u32(ptr),
            2 => access::load_u16(ptr),
            _ => access::load_u8(ptr),
        }
    }
}

/// What begins a hash.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// The seed of the heap.
    pub seed: u64,
    /// What is mixed into the hash of a NaN, so that many of them do not collide: no two are equal anyway.
    pub nan: u64,
}

/// Hashes a value of type `ty` in memory; equal values have equal hashes.
///
/// # Safety
/// `ptr` leads to a whole value of the type; the contract of [`access`].
pub unsafe fn hash_mem(ptr: *const u8, ty: TypeRef, seed: Seed) -> Result<u64, HeapError> {
    let Some(program) = &ty.eq else { return Err(HeapError::Unhashable(ty)) };
    let mut hash = seed.seed;
    for op in program {
        // SAFETY: the caller's promise; the offsets are those of the type.
        hash = unsafe {
            match *op {
                EqOp::Mem { offset, len } => hash_plain(ptr.add(offset as usize), len as usize, hash),
                EqOp::F32(at) => hash_float(f64::from(float32(access::load_u32(ptr.add(at as usize)))), hash, seed),
                EqOp::F64(at) => hash_float(float64(access::load_64(ptr.add(at as usize))), hash, seed),
                EqOp::Str(at) => hash::hash_bytes(load_str(ptr.add(at as usize)).bytes(), hash),
                EqOp::Iface(at) => {
                    let part = Seed { seed: hash, ..seed };
                    hash_iface(load_iface(ptr.add(at as usize)), part)?
                }
                EqOp::Array { offset, count, stride, elem } => {
                    let mut part = Seed { seed: hash, ..seed };
                    for n in 0..count as usize {
                        part.seed = hash_mem(ptr.add(offset as usize + n * stride as usize), elem, part)?;
                    }
                    part.seed
                }
            }
        };
    }
    Ok(fold(hash ^ hash::K1, hash::K2))
}

/// Hashes an interface.
///
/// # Safety
/// It is a whole value whose box is reachable.
pub unsafe fn hash_iface(value: Iface, seed: Seed) -> Result<u64, HeapError> {
    // SAFETY: the caller's promise.
    let Some(ty) = (unsafe { value.dynamic_type() }) else { return Ok(fold(seed.seed ^ hash::K0, hash::K1)) };
    let part = Seed { seed: fold(seed.seed ^ value.ty, hash::K0), ..seed };
    if !ty.direct {
        // SAFETY: the data word leads to the packed value.
        return unsafe { hash_mem(value.data as *const u8, ty, part) };
    }
    match ty.eq.as_deref() {
        None => Err(HeapError::Unhashable(ty)),
        Some([EqOp::F32(_)]) => Ok(hash_float(f64::from(float32(value.data)), part.seed, seed)),
        Some([EqOp::F64(_)]) => Ok(hash_float(float64(value.data), part.seed, seed)),
        // A blank field takes no part.
        Some([]) => Ok(part.seed),
        Some(_) => Ok(hash::hash_word(value.data, part.seed)),
    }
}

fn hash_float(value: f64, hash: u64, seed: Seed) -> u64 {
    if value == 0.0 {
        hash::hash_word(0, hash)
    } else if value.is_nan() {
        hash::hash_word(seed.nan, hash)
    } else {
        hash::hash_word(value.to_bits(), hash)
    }
}

/// Hashes `len` bytes; by words where the alignment allows, which is the same for all values of a type in a map.
unsafe fn hash_plain(ptr: *const u8, len: usize, mut hash: u64) -> u64 {
    // SAFETY: the caller's promise: `len` bytes.
    unsafe {
        let mut at = 0;
        while at < len {
            let mut word = 0;
            let mut filled = 0;
            // The word is put together from what alignment allows, so that its value does not depend on the address.
            while filled < 8 && at < len {
                let step = step_at(ptr.addr() | at | filled, (len - at).min(8 - filled));
                word |= load_step(ptr.add(at), step) << (8 * filled);
                filled += step;
                at += step;
            }
            hash = hash::hash_word(word, hash);
        }
    }
    hash
}

#[cfg(test)]
mod tests;
