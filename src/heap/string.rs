//! Strings: joining, conversions, runes.
//!
//! The bytes of a string are written once, before its address is known to anyone else, and never change.

use super::access;
use super::alloc::{AllocCache, publish};
use super::error::HeapError;
use super::slice;
use super::value::{MAX_LEN, Pair, Slice, Str};
use crate::bytecode::rtype::TypeRef;

/// What stands for invalid bytes and invalid runes.
pub const REPLACEMENT: u32 = 0xfffd;

/// All bytes: strings of one byte need no memory.
static BYTES: [u8; 256] = {
    let mut all = [0; 256];
    let mut n = 0;
    while n < 256 {
        all[n] = n as u8;
        n += 1;
    }
    all
};

/// A box that holds the empty string.
#[repr(align(16))]
struct EmptyBox([u64; 2]);

static EMPTY_BOX: EmptyBox = EmptyBox([0; 2]);

/// The address of a packed empty string.
pub(super) fn empty_box() -> *const u8 {
    EMPTY_BOX.0.as_ptr().cast()
}

/// A new string of `len` bytes that `fill` writes.
fn new_string(cache: &AllocCache, len: usize, fill: impl FnOnce(*mut u8)) -> Result<Str, HeapError> {
    if len as u64 > MAX_LEN {
        return Err(HeapError::StringTooLong);
    }
    let ptr = cache.alloc_bytes(len)?.as_ptr();
    fill(ptr);
    publish();
    Ok(Str { ptr, len })
}

/// A string with a copy of `bytes`.
pub fn from_bytes(cache: &AllocCache, bytes: &[u8]) -> Result<Str, HeapError> {
    match bytes {
        [] => Ok(Str::default()),
        [byte] => Ok(single(*byte)),
        _ => new_string(cache, bytes.len(), |ptr| {
            // SAFETY: the new string has that many bytes, and nobody else knows it.
            unsafe { ptr.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
        }),
    }
}

fn single(byte: u8) -> Str {
    Str { ptr: &raw const BYTES[usize::from(byte)], len: 1 }
}

/// `a + b`.
///
/// # Safety
/// Both are whole values whose bytes are reachable.
#[inline]
pub unsafe fn concat2(cache: &AllocCache, a: Str, b: Str) -> Result<Str, HeapError> {
    if a.len == 0 {
        return Ok(b);
    }
    if b.len == 0 {
        return Ok(a);
    }
    new_string(cache, a.len + b.len, |ptr| {
        // SAFETY: the new string has room for both.
        unsafe {
            access::copy_bytes(ptr, a.ptr, a.len);
            access::copy_bytes(ptr.add(a.len), b.ptr, b.len);
        }
    })
}

/// The `n` strings in slots from `slots` on, joined.
///
/// # Safety
/// `slots` leads to `n` strings whose bytes are reachable.
pub unsafe fn concat(cache: &AllocCache, slots: *const u64, n: usize) -> Result<Str, HeapError> {
    // SAFETY: the caller's promise.
    let part = |i: usize| Str::from_pair(unsafe { Pair::from_slots(slots.add(2 * i)) });
    let len = (0..n).map(|i| part(i).len).sum();
    let Some(longest) = (0..n).map(part).max_by_key(|s| s.len) else { return Ok(Str::default()) };
    if longest.len == len {
        return Ok(longest);
    }
    new_string(cache, len, |mut ptr| {
        for s in (0..n).map(part) {
            // SAFETY: the new string has room for all.
            unsafe {
                access::copy_bytes(ptr, s.ptr, s.len);
                ptr = ptr.add(s.len);
            }
        }
    })
}

/// `string(src)` of bytes.
///
/// # Safety
/// `src` is a whole slice of bytes.
pub unsafe fn from_byte_slice(cache: &AllocCache, src: Slice) -> Result<Str, HeapError> {
    // SAFETY: the slice holds `len` bytes.
    unsafe {
        match src.len {
            0 => Ok(Str::default()),
            1 => Ok(single(access::load_u8(src.ptr) as u8)),
            len => new_string(cache, len as usize, |ptr| access::copy_bytes(ptr, src.ptr, len as usize)),
        }
    }
}

/// `[]byte(src)`; `elem` is the byte type.
///
/// # Safety
/// `src` is a whole value whose bytes are reachable.
pub unsafe fn to_byte_slice(cache: &AllocCache, src: Str, elem: TypeRef) -> Result<Slice, HeapError> {
    let made = slice::make_converted(cache, elem, src.len)?;
    // SAFETY: the new slice has that many bytes.
    unsafe { access::copy_bytes(made.ptr, src.ptr, src.len) };
    Ok(made)
}

/// `string(src)` of runes.
///
/// # Safety
/// `src` is a whole slice of 32-bit integers.
pub unsafe fn from_rune_slice(cache: &AllocCache, src: Slice) -> Result<Str, HeapError> {
    // SAFETY: the slice holds `len` runes.
    let rune = |i: u32| unsafe { access::load_i32(src.ptr.add(4 * i as usize)) as i64 };
    let len: usize = (0..src.len).map(|i| encoded_len(rune(i))).sum();
    if len == 0 {
        return Ok(Str::default());
    }
    new_string(cache, len, |ptr| {
        let mut at = 0;
        for i in 0..src.len {
            let mut buffer = [0; 4];
            let encoded = encode(rune(i), &mut buffer);
            // Others may have written longer runes since they were counted.
            let encoded = &encoded[..encoded.len().min(len - at)];
            // SAFETY: `at + encoded.len() <= len`, which is the string's length.
            unsafe { access::write_bytes(ptr.add(at), encoded) };
            at += encoded.len();
        }
        // SAFETY: as above; they may have written shorter ones, too.
        unsafe { access::zero_bytes(ptr.add(at), len - at) };
    })
}

/// `[]rune(src)`; `elem` is the rune type.
///
/// # Safety
/// `src` is a whole value whose bytes are reachable.
pub unsafe fn to_rune_slice(cache: &AllocCache, src: Str, elem: TypeRef) -> Result<Slice, HeapError> {
    // SAFETY: the caller's promise.
    let bytes = unsafe { src.bytes() };
    let made = slice::make_converted(cache, elem, count_runes(bytes))?;
    let (mut at, mut n) = (0, 0);
    while at < bytes.len() {
        let (rune, size) = decode(&bytes[at..]);
        // SAFETY: the new slice has as many elements as there are runes.
        unsafe { access::store_32(made.ptr.add(4 * n), u64::from(rune)) };
        n += 1;
        at += size;
    }
    Ok(made)
}

/// `string(rune)`.
pub fn from_rune(cache: &AllocCache, rune: i64) -> Result<Str, HeapError> {
    from_bytes(cache, encode(rune, &mut [0; 4]))
}

/// How many runes the bytes hold; each invalid byte counts as one.
pub fn count_runes(bytes: &[u8]) -> usize {
    let (mut at, mut n) = (0, 0);
    while at < bytes.len() {
        at += decode(&bytes[at..]).1;
        n += 1;
    }
    n
}

fn encoded_len(rune: i64) -> usize {
    valid(rune).len_utf8()
}

fn encode(rune: i64, buffer: &mut [u8; 4]) -> &[u8] {
    valid(rune).encode_utf8(buffer).as_bytes()
}

/// The rune, or what stands for it when it is none.
fn valid(rune: i64) -> char {
    u32::try_from(rune).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The rune at byte `at` and the index of the byte after it.
///
/// # Safety
/// `s` is a whole value whose bytes are reachable, and `at < s.len`.
#[inline(always)]
pub unsafe fn rune_at(s: Str, at: usize) -> (u32, usize) {
    debug_assert!(at < s.len);
    // SAFETY: the caller's promise.
    let byte = unsafe { *s.ptr.add(at) };
    if byte < 0x80 {
        return (u32::from(byte), at + 1);
    }
    // SAFETY: the caller's promise.
    let (rune, size) = decode(unsafe { &s.bytes()[at..] });
    (rune, at + size)
}

/// The first rune of `bytes`, which are not empty, and how many bytes it takes; [`REPLACEMENT`] and 1 when they do
/// not begin with a rune.
pub fn decode(bytes: &[u8]) -> (u32, usize) {
    let first = bytes[0];
    if first < 0x80 {
        return (u32::from(first), 1);
    }
    let size = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return (REPLACEMENT, 1),
    };
    let Some(rest) = bytes.get(1..size) else { return (REPLACEMENT, 1) };
    // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
    let second = match first {
        0xe0 => 0xa0..=0xbf,
        0xed => 0x80..=0x9f,
        0xf0 => 0x90..=0xbf,
        0xf4 => 0x80..=0x8f,
        _ => 0x80..=0xbf,
    };
    if !second.contains(&rest[0]) || rest[1..].iter().any(|byte| !(0x80..=0xbf).contains(byte)) {
        return (REPLACEMENT, 1);
    }
    let lead = u32::from(first) & (0x7f >> size);
    (rest.iter().fold(lead, |rune, byte| rune << 6 | u32::from(byte & 0x3f)), size)
}

#[cfg(test)]
mod tests;
