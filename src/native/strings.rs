//! Package strings' natives: what is faster here than in csp.

use std::ops::Range;

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::native::text::{self, Case};
use crate::vm::abi::{Fault, Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("strings.bytesToString", bytes_to_string),
    native!("strings.Index", index),
    native!("strings.LastIndex", last_index),
    native!("strings.IndexByte", index_byte),
    native!("strings.LastIndexByte", last_index_byte),
    native!("strings.IndexAny", index_any),
    native!("strings.LastIndexAny", last_index_any),
    native!("strings.Count", count),
    native!("strings.EqualFold", equal_fold),
    native!("strings.Replace", replace),
    native!("strings.Fields", fields),
    native!("strings.repeat", repeat),
    native!("strings.split", split),
    native!("strings.ToUpper", to_upper),
    native!("strings.ToLower", to_lower),
    native!("strings.indexMarked", index_marked),
    native!("strings.TrimSpace", trim_space),
    native!("strings.Trim", trim),
    native!("strings.TrimLeft", trim_left),
    native!("strings.TrimRight", trim_right),
];

/// A place as Go has it.
pub(super) fn place(found: Option<usize>) -> i64 {
    found.map_or(-1, |at| at as i64)
}

/// Charges for work on `len` bytes.
pub(super) fn charge(cx: &NativeCx<'_>, len: usize) {
    cx.charge(u32::try_from(len / 64).unwrap_or(u32::MAX));
}

fn bytes_to_string(_: &mut NativeCx<'_>, (bytes,): (Slice,)) -> NativeResult<Str> {
    Ok(bytes.as_str())
}

fn trim_space(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<Str> {
    trimmed(cx, s, true, true, |_, rune| text::is_space(rune))
}

fn trim(cx: &mut NativeCx<'_>, (s, cutset): (Str, Str)) -> NativeResult<Str> {
    trimmed(cx, s, true, true, |cx, rune| text::has_rune(cutset.bytes(cx), rune))
}

fn trim_left(cx: &mut NativeCx<'_>, (s, cutset): (Str, Str)) -> NativeResult<Str> {
    trimmed(cx, s, true, false, |cx, rune| text::has_rune(cutset.bytes(cx), rune))
}

fn trim_right(cx: &mut NativeCx<'_>, (s, cutset): (Str, Str)) -> NativeResult<Str> {
    trimmed(cx, s, false, true, |cx, rune| text::has_rune(cutset.bytes(cx), rune))
}

/// `s` without the runes at its beginning, its end or both that are to go.
fn trimmed(
    cx: &mut NativeCx<'_>,
    s: Str,
    left: bool,
    right: bool,
    goes: impl Fn(&NativeCx<'_>, u32) -> bool,
) -> NativeResult<Str> {
    let bytes = s.bytes(cx);
    let from = if left { text::trimmed_start(bytes, |rune| goes(cx, rune)) } else { 0 };
    let to = if right { from + text::trimmed_end(&bytes[from..], |rune| goes(cx, rune)) } else { bytes.len() };
    charge(cx, s.len() - (to - from));
    Ok(s.substring(from, to))
}

fn index(cx: &mut NativeCx<'_>, (s, part): (Str, Str)) -> NativeResult<i64> {
    let found = memchr::memmem::find(s.bytes(cx), part.bytes(cx));
    charge(cx, found.unwrap_or(s.len()));
    Ok(place(found))
}

fn last_index(cx: &mut NativeCx<'_>, (s, part): (Str, Str)) -> NativeResult<i64> {
    let found = memchr::memmem::rfind(s.bytes(cx), part.bytes(cx));
    charge(cx, s.len() - found.unwrap_or(0));
    Ok(place(found))
}

fn index_byte(cx: &mut NativeCx<'_>, (s, byte): (Str, u8)) -> NativeResult<i64> {
    let found = memchr::memchr(byte, s.bytes(cx));
    charge(cx, found.unwrap_or(s.len()));
    Ok(place(found))
}

fn last_index_byte(cx: &mut NativeCx<'_>, (s, byte): (Str, u8)) -> NativeResult<i64> {
    let found = memchr::memrchr(byte, s.bytes(cx));
    charge(cx, s.len() - found.unwrap_or(0));
    Ok(place(found))
}

fn index_any(cx: &mut NativeCx<'_>, (s, chars): (Str, Str)) -> NativeResult<i64> {
    charge(cx, s.len());
    Ok(place(text::index_any(s.bytes(cx), chars.bytes(cx))))
}

fn last_index_any(cx: &mut NativeCx<'_>, (s, chars): (Str, Str)) -> NativeResult<i64> {
    charge(cx, s.len());
    Ok(place(text::last_index_any(s.bytes(cx), chars.bytes(cx))))
}

fn count(cx: &mut NativeCx<'_>, (s, part): (Str, Str)) -> NativeResult<i64> {
    charge(cx, s.len());
    Ok(text::count(s.bytes(cx), part.bytes(cx)) as i64)
}

fn equal_fold(cx: &mut NativeCx<'_>, (s, t): (Str, Str)) -> NativeResult<bool> {
    charge(cx, s.len());
    Ok(text::equal_fold(s.bytes(cx), t.bytes(cx)))
}

fn replace(cx: &mut NativeCx<'_>, (s, old, new, n): (Str, Str, Str, i64)) -> NativeResult<Str> {
    charge(cx, s.len());
    // To count what is replaced is worth it only where the result may be large.
    if (s.len() + 1).saturating_mul(new.len()) > 1 << 20 {
        cx.make_room(text::replaced_len(s.bytes(cx), old.bytes(cx), new.len(), n))?;
    }
    match text::replace(s.bytes(cx), old.bytes(cx), new.bytes(cx), n) {
        Some(bytes) => cx.new_str(&bytes),
        None => Ok(s),
    }
}

fn fields(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<Slice> {
    charge(cx, s.len());
    // Every other byte a word.
    cx.make_room(s.len() / 2 * PART_BYTES)?;
    parts(cx, s, &text::fields(s.bytes(cx)))
}

fn split(cx: &mut NativeCx<'_>, (s, sep, keep, n): (Str, Str, i64, i64)) -> NativeResult<Slice> {
    charge(cx, s.len());
    make_room_for_parts(cx, s.len(), || text::count(s.bytes(cx), sep.bytes(cx)))?;
    parts(cx, s, &text::split(s.bytes(cx), sep.bytes(cx), keep as usize, n))
}

/// What is kept of each part until all are known.
const PART_BYTES: usize = size_of::<Range<usize>>();

/// Makes room for the parts of a text of `len` bytes; counts them only where there may be many.
pub(super) fn make_room_for_parts(cx: &NativeCx<'_>, len: usize, count: impl Fn() -> usize) -> NativeResult<()> {
    const MANY: usize = 64 << 10;
    if len < MANY { Ok(()) } else { cx.make_room((count() + 1).saturating_mul(PART_BYTES)) }
}

/// A `[]string` of parts of `s`.
fn parts(cx: &NativeCx<'_>, s: Str, ranges: &[Range<usize>]) -> NativeResult<Slice> {
    let parts = cx.make_slice(cx.types().basic(Kind::String), ranges.len())?;
    for (i, range) in ranges.iter().enumerate() {
        let part = if range.is_empty() { Str::EMPTY } else { s.substring(range.start, range.end) };
        parts.set(cx, i, part);
    }
    Ok(parts)
}

fn repeat(cx: &mut NativeCx<'_>, (s, n): (Str, i64)) -> NativeResult<Str> {
    let copies = repeated(cx, s.bytes(cx), n as usize)?;
    Ok(copies.as_str())
}

/// A length, in bytes, that Go does not try to allocate on machines like this one.
const MAX_ALLOC: usize = 1 << 48;

/// A new `[]byte` of `n` copies of `bytes`.
pub(super) fn repeated(cx: &NativeCx<'_>, bytes: &[u8], n: usize) -> NativeResult<Slice> {
    let len = bytes.len().saturating_mul(n);
    if len > MAX_ALLOC {
        return Err(cx.plain_error("runtime error: makeslice: len out of range"));
    }
    if u32::try_from(len).is_err() {
        return Err(Fault::fatal("runtime: out of memory"));
    }
    charge(cx, len);
    let out = cx.make_slice(cx.types().basic(Kind::Uint8), len)?;
    // Short texts are written many at a time.
    let unit = bytes.repeat((4096 / bytes.len().max(1)).clamp(1, n.max(1)));
    let mut at = 0;
    while at < len {
        let n = unit.len().min(len - at);
        out.write_bytes(cx, at, &unit[..n]);
        at += n;
    }
    Ok(out)
}

fn to_upper(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<Str> {
    to_case(cx, s, Case::Upper)
}

fn to_lower(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<Str> {
    to_case(cx, s, Case::Lower)
}

fn to_case(cx: &NativeCx<'_>, s: Str, case: Case) -> NativeResult<Str> {
    charge(cx, s.len());
    cx.make_room(s.len())?;
    match text::to_case(s.bytes(cx), case) {
        None => Ok(s),
        Some(bytes) => cx.new_str(&bytes),
    }
}

fn index_marked(cx: &mut NativeCx<'_>, (s, start, marks): (Str, i64, Str)) -> NativeResult<i64> {
    let (bytes, marks) = (s.bytes(cx), marks.bytes(cx));
    let start = start as usize;
    let found = bytes[start..].iter().position(|byte| marks[usize::from(*byte)] != 0);
    let end = found.map_or(bytes.len(), |at| start + at);
    charge(cx, end - start);
    Ok(end as i64)
}
