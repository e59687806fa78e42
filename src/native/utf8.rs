//! Package unicode/utf8's natives.

use crate::native;
use crate::native::strings::charge;
use crate::native::text;
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("unicode/utf8.RuneCount", rune_count),
    native!("unicode/utf8.RuneCountInString", rune_count_in_string),
    native!("unicode/utf8.Valid", valid),
    native!("unicode/utf8.ValidString", valid_string),
];

fn rune_count(cx: &mut NativeCx<'_>, (bytes,): (Slice,)) -> NativeResult<i64> {
    charge(cx, bytes.len());
    Ok(text::rune_count(&bytes.to_vec(cx)) as i64)
}

fn rune_count_in_string(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<i64> {
    charge(cx, s.len());
    Ok(text::rune_count(s.bytes(cx)) as i64)
}

fn valid(cx: &mut NativeCx<'_>, (bytes,): (Slice,)) -> NativeResult<bool> {
    charge(cx, bytes.len());
    Ok(std::str::from_utf8(&bytes.to_vec(cx)).is_ok())
}

fn valid_string(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<bool> {
    charge(cx, s.len());
    Ok(std::str::from_utf8(s.bytes(cx)).is_ok())
}
