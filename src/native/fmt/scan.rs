//! What scanning needs of run-time types.

use crate::bytecode::rtype::Kind;
use crate::native;
use crate::vm::abi::{Iface, Native, NativeCx, NativeResult, Str, View};

pub(in crate::native) const NATIVES: &[Native] =
    &[native!("fmt.scanVariable", scan_variable), native!("fmt.plainToken", plain_token)];

/// What [`scan_variable`] finds; the declaration of `fmt.scanVariable` has the same numbers.
const IS_VARIABLE: i64 = 0;
const NO_POINTER: i64 = 1;
const OTHER_TYPE: i64 = 2;

fn scan_variable(cx: &mut NativeCx<'_>, (arg,): (Iface,)) -> NativeResult<(Iface, i64)> {
    let Some(pointer) = View::of(arg).filter(|view| view.kind() == Kind::Pointer) else {
        return Ok((Iface::NIL, NO_POINTER));
    };
    let Some(variable) = pointer.elem() else { return Ok((Iface::NIL, OTHER_TYPE)) };
    let types = cx.types();
    let ty = match variable.kind() {
        kind if kind <= Kind::Complex128 || kind == Kind::String => types.basic(kind),
        Kind::Slice if variable.ty().elem().is_some_and(|elem| elem.kind() == Kind::Uint8) => {
            types.slice(types.basic(Kind::Uint8))
        }
        _ => return Ok((Iface::NIL, OTHER_TYPE)),
    };
    Ok((cx.to_iface(types.pointer(ty), pointer.ptr())?, IS_VARIABLE))
}

/// Where the first token of `text` begins and ends, (0, 0) if it is not plain or may go on behind the text.
fn plain_token(cx: &mut NativeCx<'_>, (text, newlines, whole): (Str, bool, bool)) -> NativeResult<(i64, i64)> {
    let (from, to) = token(text.bytes(cx), newlines, whole).unwrap_or((0, 0));
    cx.charge((to / 64) as u32);
    Ok((from as i64, to as i64))
}

/// The first run of printable ASCII, with space after it, or the end if the text is `whole`. Newlines may stand before
/// it if they are space.
fn token(text: &[u8], newlines: bool, whole: bool) -> Option<(usize, usize)> {
    let from = text.iter().position(|b| !matches!(b, b' ' | b'\t'..=b'\r') || *b == b'\n' && !newlines)?;
    let rest = &text[from..];
    let length = rest.iter().position(|b| !b.is_ascii_graphic());
    let ends = match length {
        Some(at) => matches!(rest[at], b' ' | b'\t'..=b'\r'),
        None => whole,
    };
    let length = length.unwrap_or(rest.len());
    (ends && length > 0).then_some((from, from + length))
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn plain_tokens() {
        assert_eq!(token(b" \r\n12 3", true, false), Some((3, 5)));
        assert_eq!(token(b" \n12 3", false, false), None);
        assert_eq!(token(b"12", true, false), None);
        assert_eq!(token(b"12", true, true), Some((0, 2)));
        assert_eq!(token("1é ".as_bytes(), true, true), None);
        assert_eq!(token(b"a\x00 ", true, true), None);
        assert_eq!(token(b"  ", true, true), None);
    }
}
