//! Slices: make, growth as Go's append grows, copy, clear.
//!
//! What a program sees as cap() is worked out with Go's sizes of elements and of allocations ([`Go`'s size
//! classes](GO_CLASSES)), so that it prints what Go prints; the memory itself is as large as our elements need.

use super::access;
use super::alloc::{AllocCache, publish, zero_sized};
use super::error::HeapError;
use super::value::{MAX_LEN, Slice, Str};
use crate::bytecode::rtype::TypeRef;

/// More bytes are no slice in Go: its address space.
const GO_MAX_ALLOC: u64 = 1 << 48;
/// The sizes that Go rounds allocations up to; larger ones are rounded to pages.
const GO_CLASSES: [u16; 67] = [
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480,
    512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864,
    5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480,
    21760, 24576, 27264, 28672, 32768,
];
const GO_PAGE: u64 = 8192;
/// Go keeps a header of 8 bytes with objects that hold pointers and are larger than this.
const GO_HEADER_FROM: u64 = 512;
const GO_HEADER: u64 = 8;

/// The bytes that Go allocates for `bytes` bytes.
fn go_round_up(bytes: u64, pointer_free: bool) -> u64 {
    if bytes > u64::from(GO_CLASSES[GO_CLASSES.len() - 1]) - GO_HEADER {
        return bytes.checked_next_multiple_of(GO_PAGE).unwrap_or(bytes);
    }
    let header = if !pointer_free && bytes > GO_HEADER_FROM { GO_HEADER } else { 0 };
    let class = GO_CLASSES.partition_point(|class| u64::from(*class) < bytes + header);
    u64::from(GO_CLASSES[class]) - header
}

/// How much Go makes room for when a slice of capacity `cap` must hold `needed` elements; unlimited.
fn grown_cap(cap: u64, needed: u64, elem: TypeRef) -> u64 {
    const DOUBLE_BELOW: u64 = 256;
    let wanted = if needed > 2 * cap {
        needed
    } else if cap < DOUBLE_BELOW {
        2 * cap
    } else {
        let mut grown = cap;
        while grown < needed {
            grown += (grown + 3 * DOUBLE_BELOW) / 4;
        }
        grown
    };
    if elem.go_size == 0 {
        return needed;
    }
    go_round_up(wanted.saturating_mul(elem.go_size), elem.is_pointer_free()) / elem.go_size
}

/// The capacity of a conversion's result with `len` elements of `size` bytes without pointers.
pub(super) fn converted_cap(len: usize, size: u64) -> u32 {
    (go_round_up(len as u64 * size, true) / size).min(MAX_LEN) as u32
}

fn fits(n: i64, elem: TypeRef) -> bool {
    u64::try_from(n).is_ok_and(|n| n <= MAX_LEN && n.checked_mul(elem.go_size).is_some_and(|b| b <= GO_MAX_ALLOC))
}

/// `make([]elem, len, cap)`.
pub fn make(cache: &AllocCache, elem: TypeRef, len: i64, cap: i64) -> Result<Slice, HeapError> {
    if !fits(cap, elem) || len < 0 || len > cap {
        return Err(if fits(len, elem) { HeapError::MakeSliceCap } else { HeapError::MakeSliceLen });
    }
    let ptr = cache.alloc_array(elem, cap as usize)?.as_ptr();
    Ok(Slice { ptr, len: len as u32, cap: cap as u32 })
}

/// `slice` with room for `extra` more elements, its length unchanged.
///
/// # Safety
/// `slice` is a whole value of element type `elem`.
#[inline]
pub unsafe fn reserve(cache: &AllocCache, slice: Slice, extra: usize, elem: TypeRef) -> Result<Slice, HeapError> {
    if extra <= (slice.cap - slice.len) as usize {
        return Ok(slice);
    }
    // SAFETY: the caller's promise.
    unsafe { grow(cache, slice, extra, elem) }
}

/// [`reserve`] when there is no room.
///
/// # Safety
/// As [`reserve`].
#[cold]
#[inline(never)]
pub unsafe fn grow(cache: &AllocCache, slice: Slice, extra: usize, elem: TypeRef) -> Result<Slice, HeapError> {
    let needed = u64::from(slice.len) + extra as u64;
    if needed > MAX_LEN || needed.saturating_mul(elem.go_size) > GO_MAX_ALLOC {
        return Err(HeapError::GrowSliceLen);
    }
    let cap = grown_cap(u64::from(slice.cap), needed, elem).min(MAX_LEN);
    let ptr = cache.alloc_array_filled(elem, cap as usize, slice.len as usize)?.as_ptr();
    // SAFETY: the old slice holds `len` elements, the new one has room for more.
    unsafe { access::copy(ptr, slice.ptr, elem, slice.len as usize) };
    publish();
    Ok(Slice { ptr, len: slice.len, cap: cap as u32 })
}

/// `append(a, b...)`.
///
/// # Safety
/// Both are whole values of element type `elem`.
pub unsafe fn append(cache: &AllocCache, a: Slice, b: Slice, elem: TypeRef) -> Result<Slice, HeapError> {
    // SAFETY: the caller's promise; after `reserve` there is room behind the elements of `a`.
    unsafe {
        let mut grown = reserve(cache, a, b.len as usize, elem)?;
        access::copy(grown.ptr.add(a.len as usize * elem.size as usize), b.ptr, elem, b.len as usize);
        grown.len += b.len;
        Ok(grown)
    }
}

/// `append(a, s...)` of a string to bytes; `elem` is the byte type.
///
/// # Safety
/// Both are whole values.
pub unsafe fn append_str(cache: &AllocCache, a: Slice, s: Str, elem: TypeRef) -> Result<Slice, HeapError> {
    // SAFETY: the caller's promise; after `reserve` there is room behind the bytes of `a`.
    unsafe {
        let mut grown = reserve(cache, a, s.len, elem)?;
        access::copy_bytes(grown.ptr.add(a.len as usize), s.ptr, s.len);
        grown.len += s.len as u32;
        Ok(grown)
    }
}

/// `slice` with `n` more zero elements.
///
/// # Safety
/// It is a whole value of element type `elem`.
pub unsafe fn append_zero(cache: &AllocCache, slice: Slice, n: usize, elem: TypeRef) -> Result<Slice, HeapError> {
    // SAFETY: the caller's promise; after `reserve` there is room.
    unsafe {
        let mut grown = reserve(cache, slice, n, elem)?;
        // Fresh memory is zero; old memory behind the length may not be.
        if grown.ptr == slice.ptr {
            access::zero(grown.ptr.add(slice.len as usize * elem.size as usize), elem, n);
        }
        grown.len += n as u32;
        Ok(grown)
    }
}

/// `copy(dst, src)`: how many elements.
///
/// # Safety
/// Both are whole values of element type `elem`.
pub unsafe fn copy(dst: Slice, src: Slice, elem: TypeRef) -> u32 {
    let n = dst.len.min(src.len);
    // SAFETY: both hold that many elements.
    unsafe { access::copy(dst.ptr, src.ptr, elem, n as usize) };
    n
}

/// `copy(dst, s)` from a string: how many bytes.
///
/// # Safety
/// Both are whole values.
pub unsafe fn copy_str(dst: Slice, s: Str) -> u32 {
    let n = (dst.len as usize).min(s.len);
    // SAFETY: both hold that many bytes.
    unsafe { access::copy_bytes(dst.ptr, s.ptr, n) };
    n as u32
}

/// `clear(slice)`.
///
/// # Safety
/// It is a whole value of element type `elem`.
pub unsafe fn clear(slice: Slice, elem: TypeRef) {
    // SAFETY: it holds `len` elements.
    unsafe { access::zero(slice.ptr, elem, slice.len as usize) };
}

/// A slice over fresh memory for `len` elements without pointers, which the caller writes; capacity as Go's conversions
/// have it.
pub(super) fn make_converted(cache: &AllocCache, elem: TypeRef, len: usize) -> Result<Slice, HeapError> {
    if len == 0 {
        return Ok(Slice { ptr: zero_sized().as_ptr(), len: 0, cap: 0 });
    }
    let cap = converted_cap(len, elem.go_size);
    let ptr = cache.alloc_array_filled(elem, cap as usize, len)?.as_ptr();
    Ok(Slice { ptr, len: len as u32, cap })
}

#[cfg(test)]
mod tests;
