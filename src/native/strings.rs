//! Package strings: searching, splitting, repeating.

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::native::quote;
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

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
    native!("strings.upperASCII", upper_ascii),
    native!("strings.lowerASCII", lower_ascii),
    native!("strings.indexMarked", index_marked),
];

fn bytes_to_string(_: &mut NativeCx<'_>, (bytes,): (Slice,)) -> NativeResult<Str> {
    Ok(bytes.as_str())
}

fn place(found: Option<usize>) -> i64 {
    found.map_or(-1, |at| at as i64)
}

fn index(cx: &mut NativeCx<'_>, (s, substr): (Str, Str)) -> NativeResult<i64> {
    cx.charge((s.len() / 64) as u32);
    Ok(place(memchr::memmem::find(s.bytes(cx), substr.bytes(cx))))
}

fn last_index(cx: &mut NativeCx<'_>, (s, substr): (Str, Str)) -> NativeResult<i64> {
    cx.charge((s.len() / 64) as u32);
    Ok(place(memchr::memmem::rfind(s.bytes(cx), substr.bytes(cx))))
}

fn index_byte(cx: &mut NativeCx<'_>, (s, c): (Str, u8)) -> NativeResult<i64> {
    cx.charge((s.len() / 64) as u32);
    Ok(place(memchr::memchr(c, s.bytes(cx))))
}

fn last_index_byte(cx: &mut NativeCx<'_>, (s, c): (Str, u8)) -> NativeResult<i64> {
    cx.charge((s.len() / 64) as u32);
    Ok(place(memchr::memrchr(c, s.bytes(cx))))
}

/// The runes of a string with their places; a byte that encodes nothing is U+FFFD.
fn runes(text: &[u8]) -> impl Iterator<Item = (usize, u32, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let (rune, width) = quote::decode(rest);
        at += width;
        Some((at - width, rune, width))
    })
}

fn index_any(cx: &mut NativeCx<'_>, (s, chars): (Str, Str)) -> NativeResult<i64> {
    let wanted: Vec<u32> = runes(chars.bytes(cx)).map(|(_, rune, _)| rune).collect();
    cx.charge((s.len() / 16) as u32);
    Ok(place(runes(s.bytes(cx)).find(|(_, rune, _)| wanted.contains(rune)).map(|(at, ..)| at)))
}

fn last_index_any(cx: &mut NativeCx<'_>, (s, chars): (Str, Str)) -> NativeResult<i64> {
    let wanted: Vec<u32> = runes(chars.bytes(cx)).map(|(_, rune, _)| rune).collect();
    cx.charge((s.len() / 16) as u32);
    Ok(place(runes(s.bytes(cx)).filter(|(_, rune, _)| wanted.contains(rune)).last().map(|(at, ..)| at)))
}

fn count(cx: &mut NativeCx<'_>, (s, substr): (Str, Str)) -> NativeResult<i64> {
    let (s, substr) = (s.bytes(cx), substr.bytes(cx));
    cx.charge((s.len() / 64) as u32);
    if substr.is_empty() {
        return Ok(runes(s).count() as i64 + 1);
    }
    Ok(memchr::memmem::find_iter(s, substr).count() as i64)
}

/// Whether two runes are one but for case: by their simple foldings.
fn same_folded(a: u32, b: u32) -> bool {
    let fold = |c: u32| -> [u32; 2] {
        let Some(c) = char::from_u32(c) else { return [c, c] };
        let single = |mut mapped: Box<dyn Iterator<Item = char>>| match (mapped.next(), mapped.next()) {
            (Some(one), None) => one,
            _ => c,
        };
        let upper = single(Box::new(c.to_uppercase()));
        let lower = single(Box::new(upper.to_lowercase()));
        [upper as u32, lower as u32]
    };
    if a == b {
        return true;
    }
    let (fa, fb) = (fold(a), fold(b));
    fa[0] == fb[0] || fa[1] == fb[1]
}

fn equal_fold(cx: &mut NativeCx<'_>, (s, t): (Str, Str)) -> NativeResult<bool> {
    let (s, t) = (s.bytes(cx), t.bytes(cx));
    cx.charge((s.len() / 16) as u32);
    let (mut a, mut b) = (runes(s), runes(t));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return Ok(true),
            (Some((_, a, _)), Some((_, b, _))) if same_folded(a, b) => {}
            _ => return Ok(false),
        }
    }
}

fn replace(cx: &mut NativeCx<'_>, (s, old, new, n): (Str, Str, Str, i64)) -> NativeResult<Str> {
    let (text, old, new) = (s.bytes(cx), old.bytes(cx), new.bytes(cx));
    cx.charge((text.len() / 16) as u32);
    let limit = usize::try_from(n).unwrap_or(usize::MAX);
    let places: Vec<usize> = if old.is_empty() {
        runes(text).map(|(at, ..)| at).chain([text.len()]).take(limit).collect()
    } else {
        memchr::memmem::find_iter(text, old).take(limit).collect()
    };
    if places.is_empty() || old == new {
        return Ok(s);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut from = 0;
    for at in places {
        out.extend_from_slice(&text[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
    }
    out.extend_from_slice(&text[from..]);
    cx.new_str(&out)
}

/// unicode.IsSpace
fn is_space(rune: u32) -> bool {
    matches!(rune, 0x09..=0x0d | 0x20 | 0x85 | 0xa0 | 0x1680 | 0x2000..=0x200a | 0x2028 | 0x2029 | 0x202f | 0x205f | 0x3000)
}

fn strings(cx: &NativeCx<'_>, parts: &[Str]) -> NativeResult<Slice> {
    cx.new_slice(cx.types().basic(Kind::String), parts)
}

fn fields(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<Slice> {
    let mut parts = Vec::new();
    let mut start = None;
    cx.charge((s.len() / 16) as u32);
    for (at, rune, _) in runes(s.bytes(cx)) {
        match (is_space(rune), start) {
            (true, Some(from)) => {
                parts.push(s.substring(from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        parts.push(s.substring(from, s.len()));
    }
    strings(cx, &parts)
}

fn repeat(cx: &mut NativeCx<'_>, (s, count): (Str, i64)) -> NativeResult<Str> {
    let count = usize::try_from(count).unwrap_or(0);
    let total = s.len().saturating_mul(count);
    cx.charge((total / 64).min(1 << 20) as u32);
    let slice = cx.make_slice(cx.types().basic(Kind::Uint8), total)?;
    let text = s.bytes(cx);
    for i in 0..count.min(total) {
        slice.write_bytes(cx, i * text.len(), text);
    }
    Ok(slice.as_str())
}

fn split(cx: &mut NativeCx<'_>, (s, sep, keep, n): (Str, Str, i64, i64)) -> NativeResult<Slice> {
    let limit = usize::try_from(n).unwrap_or(usize::MAX);
    cx.charge((s.len() / 16) as u32);
    let (width, keep) = (sep.len(), keep as usize);
    let mut parts = Vec::new();
    let mut from = 0;
    for at in memchr::memmem::find_iter(s.bytes(cx), sep.bytes(cx)) {
        if parts.len() + 1 >= limit {
            break;
        }
        parts.push(s.substring(from, at + keep));
        from = at + width;
    }
    parts.push(s.substring(from, s.len()));
    strings(cx, &parts)
}

fn change_case(cx: &NativeCx<'_>, s: Str, change: fn(&u8) -> u8) -> NativeResult<(Str, bool)> {
    let text = s.bytes(cx);
    cx.charge((text.len() / 64) as u32);
    if !text.is_ascii() {
        return Ok((Str::EMPTY, false));
    }
    if text.iter().all(|b| change(b) == *b) {
        return Ok((s, true));
    }
    let changed: Vec<u8> = text.iter().map(change).collect();
    Ok((cx.new_str(&changed)?, true))
}

fn upper_ascii(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<(Str, bool)> {
    change_case(cx, s, u8::to_ascii_uppercase)
}

fn lower_ascii(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<(Str, bool)> {
    change_case(cx, s, u8::to_ascii_lowercase)
}

fn index_marked(cx: &mut NativeCx<'_>, (s, start, marks): (Str, i64, Str)) -> NativeResult<i64> {
    let (text, marks) = (s.bytes(cx), marks.bytes(cx));
    let start = start as usize;
    let found = text[start..].iter().position(|b| marks.get(usize::from(*b)).is_some_and(|m| *m != 0));
    Ok(found.map_or(text.len(), |n| start + n) as i64)
}
