//! Package bytes' natives: what is faster here than in csp.
//!
//! Other goroutines may write what a slice leads to, so everything works on copies: of all of it where all of it is
//! looked at, else of a piece at a time.

use std::cmp::Ordering;
use std::ops::Range;

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::native::quote::decode;
use crate::native::strings::{charge, make_room_for_parts, place, repeated};
use crate::native::text::{self, Case, RuneSet};
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("bytes.Equal", equal),
    native!("bytes.Compare", compare),
    native!("bytes.Index", index),
    native!("bytes.LastIndex", last_index),
    native!("bytes.IndexByte", index_byte),
    native!("bytes.LastIndexByte", last_index_byte),
    native!("bytes.IndexAny", index_any),
    native!("bytes.LastIndexAny", last_index_any),
    native!("bytes.Count", count),
    native!("bytes.EqualFold", equal_fold),
    native!("bytes.Fields", fields),
    native!("bytes.repeat", repeat),
    native!("bytes.split", split),
    native!("bytes.ToUpper", to_upper),
    native!("bytes.ToLower", to_lower),
    native!("bytes.trimmed", trimmed),
    native!("bytes.withoutSpace", without_space),
];

/// Bytes that are copied at once.
const PIECE: usize = 1024;

/// The pieces of `len` bytes, each with `more` bytes of the next.
fn pieces(len: usize, more: usize) -> impl DoubleEndedIterator<Item = Range<usize>> {
    let size = PIECE.max(2 * more);
    (0..len.div_ceil(size)).map(move |i| i * size..((i + 1) * size + more).min(len))
}

/// Copies of pieces, in one buffer.
struct Reader {
    bytes: Slice,
    buffer: Vec<u8>,
}

impl Reader {
    fn new(bytes: Slice) -> Reader {
        Reader { bytes, buffer: Vec::new() }
    }

    fn read(&mut self, cx: &NativeCx<'_>, range: Range<usize>) -> &[u8] {
        self.buffer.resize(range.len(), 0);
        self.bytes.read_bytes(cx, range.start, &mut self.buffer);
        &self.buffer
    }
}

fn first_difference(cx: &NativeCx<'_>, a: Slice, b: Slice) -> Ordering {
    let n = a.len().min(b.len());
    charge(cx, n);
    let (mut a_reader, mut b_reader) = (Reader::new(a), Reader::new(b));
    let compared = pieces(n, 0).map(|range| a_reader.read(cx, range.clone()).cmp(b_reader.read(cx, range)));
    compared.into_iter().find(|order| order.is_ne()).unwrap_or(a.len().cmp(&b.len()))
}

fn equal(cx: &mut NativeCx<'_>, (a, b): (Slice, Slice)) -> NativeResult<bool> {
    Ok(a.len() == b.len() && (a.address() == b.address() || first_difference(cx, a, b).is_eq()))
}

fn compare(cx: &mut NativeCx<'_>, (a, b): (Slice, Slice)) -> NativeResult<i64> {
    Ok(first_difference(cx, a, b) as i64)
}

fn index(cx: &mut NativeCx<'_>, (s, sep): (Slice, Slice)) -> NativeResult<i64> {
    let sep = sep.to_vec(cx);
    if sep.is_empty() {
        return Ok(0);
    }
    charge(cx, s.len());
    let finder = memchr::memmem::Finder::new(&sep);
    let mut reader = Reader::new(s);
    let find = |range: Range<usize>| Some(range.start + finder.find(reader.read(cx, range.clone()))?);
    Ok(place(pieces(s.len(), sep.len() - 1).find_map(find)))
}

fn last_index(cx: &mut NativeCx<'_>, (s, sep): (Slice, Slice)) -> NativeResult<i64> {
    let sep = sep.to_vec(cx);
    if sep.is_empty() {
        return Ok(s.len() as i64);
    }
    charge(cx, s.len());
    let finder = memchr::memmem::FinderRev::new(&sep);
    let mut reader = Reader::new(s);
    let find = |range: Range<usize>| Some(range.start + finder.rfind(reader.read(cx, range.clone()))?);
    Ok(place(pieces(s.len(), sep.len() - 1).rev().find_map(find)))
}

fn index_byte(cx: &mut NativeCx<'_>, (s, byte): (Slice, u8)) -> NativeResult<i64> {
    let mut reader = Reader::new(s);
    let find = |range: Range<usize>| Some(range.start + memchr::memchr(byte, reader.read(cx, range.clone()))?);
    let found = pieces(s.len(), 0).find_map(find);
    charge(cx, found.unwrap_or(s.len()));
    Ok(place(found))
}

fn last_index_byte(cx: &mut NativeCx<'_>, (s, byte): (Slice, u8)) -> NativeResult<i64> {
    let mut reader = Reader::new(s);
    let find = |range: Range<usize>| Some(range.start + memchr::memrchr(byte, reader.read(cx, range.clone()))?);
    let found = pieces(s.len(), 0).rev().find_map(find);
    charge(cx, s.len() - found.unwrap_or(0));
    Ok(place(found))
}

fn index_any(cx: &mut NativeCx<'_>, (s, chars): (Slice, Str)) -> NativeResult<i64> {
    charge(cx, s.len());
    Ok(place(text::index_any(&s.to_vec(cx), chars.bytes(cx))))
}

fn last_index_any(cx: &mut NativeCx<'_>, (s, chars): (Slice, Str)) -> NativeResult<i64> {
    charge(cx, s.len());
    Ok(place(text::last_index_any(&s.to_vec(cx), chars.bytes(cx))))
}

fn count(cx: &mut NativeCx<'_>, (s, sep): (Slice, Slice)) -> NativeResult<i64> {
    charge(cx, s.len());
    Ok(text::count(&s.to_vec(cx), &sep.to_vec(cx)) as i64)
}

fn equal_fold(cx: &mut NativeCx<'_>, (s, t): (Slice, Slice)) -> NativeResult<bool> {
    charge(cx, s.len());
    Ok(text::equal_fold(&s.to_vec(cx), &t.to_vec(cx)))
}

fn fields(cx: &mut NativeCx<'_>, (s,): (Slice,)) -> NativeResult<Slice> {
    charge(cx, s.len());
    cx.make_room(s.len())?;
    let ranges = text::fields(&s.to_vec(cx));
    let parts: Vec<Slice> = ranges.into_iter().map(|part| s.byte_range(part.clone(), part.len())).collect();
    byte_slices(cx, &parts)
}

fn split(cx: &mut NativeCx<'_>, (s, sep, keep, n): (Slice, Slice, i64, i64)) -> NativeResult<Slice> {
    charge(cx, s.len());
    cx.make_room(s.len())?;
    make_room_for_parts(cx, s.len(), || text::count(&s.to_vec(cx), &sep.to_vec(cx)))?;
    let ranges = text::split(&s.to_vec(cx), &sep.to_vec(cx), keep as usize, n);
    let last = ranges.len() - 1;
    let part = |(i, part): (usize, Range<usize>)| {
        let cap = if i == last { s.cap() - part.start } else { part.len() };
        s.byte_range(part, cap)
    };
    let parts: Vec<Slice> = ranges.into_iter().enumerate().map(part).collect();
    byte_slices(cx, &parts)
}

/// A `[][]byte`.
fn byte_slices(cx: &NativeCx<'_>, parts: &[Slice]) -> NativeResult<Slice> {
    let types = cx.types();
    cx.new_slice(types.slice(types.basic(Kind::Uint8)), parts)
}

fn repeat(cx: &mut NativeCx<'_>, (bytes, n): (Slice, i64)) -> NativeResult<Slice> {
    repeated(cx, &bytes.to_vec(cx), n as usize)
}

fn to_upper(cx: &mut NativeCx<'_>, (s,): (Slice,)) -> NativeResult<Slice> {
    to_case(cx, s, Case::Upper)
}

fn to_lower(cx: &mut NativeCx<'_>, (s,): (Slice,)) -> NativeResult<Slice> {
    to_case(cx, s, Case::Lower)
}

fn to_case(cx: &NativeCx<'_>, s: Slice, case: Case) -> NativeResult<Slice> {
    charge(cx, s.len());
    cx.make_room(s.len().saturating_mul(2))?;
    let bytes = s.to_vec(cx);
    cx.new_bytes(&text::to_case(&bytes, case).unwrap_or(bytes))
}

/// Where what is left begins and ends when the runes of `cutset` at the beginning (`sides` 1), at the end (2) or both (3)
/// are gone.
fn trimmed(cx: &mut NativeCx<'_>, (s, cutset, sides): (Slice, Str, i64)) -> NativeResult<(i64, i64)> {
    let set = RuneSet::new(cutset.bytes(cx));
    Ok(ends(cx, s, sides, |rune| set.has(rune)))
}

fn without_space(cx: &mut NativeCx<'_>, (s,): (Slice,)) -> NativeResult<(i64, i64)> {
    Ok(ends(cx, s, 3, text::is_space))
}

fn ends(cx: &NativeCx<'_>, s: Slice, sides: i64, goes: impl Fn(u32) -> bool) -> (i64, i64) {
    let (mut from, mut to) = (0, s.len());
    let mut buffer = [0; 4];
    while sides & 1 != 0 && from < to {
        let piece = &mut buffer[..4.min(to - from)];
        s.read_bytes(cx, from, piece);
        let (rune, width) = decode(piece);
        if !goes(rune) {
            break;
        }
        from += width;
    }
    while sides & 2 != 0 && from < to {
        let n = 4.min(to - from);
        let piece = &mut buffer[..n];
        s.read_bytes(cx, to - n, piece);
        let (rune, width) = text::decode_last(piece);
        if !goes(rune) {
            break;
        }
        to -= width;
    }
    charge(cx, s.len() - (to - from));
    (from as i64, to as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_overlap_and_cover_all() {
        assert_eq!(pieces(0, 3).count(), 0);
        assert!(pieces(10, 3).eq(std::iter::once(0..10)));
        assert_eq!(pieces(2050, 2).collect::<Vec<_>>(), [0..1026, 1024..2050, 2048..2050]);
        assert_eq!(pieces(5000, 1000).collect::<Vec<_>>(), [0..3000, 2000..5000, 4000..5000]);
    }
}
