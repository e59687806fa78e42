//! Package strconv: integers and floats as text.

use crate::native;
use crate::native::float;
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("strconv.Itoa", itoa),
    native!("strconv.formatInt", format_int),
    native!("strconv.formatUint", format_uint),
    native!("strconv.appendInt", append_int),
    native!("strconv.appendUint", append_uint),
    native!("strconv.scanDigits", scan_digits),
    native!("strconv.formatFloat", format_float),
];

fn itoa(cx: &mut NativeCx<'_>, (i,): (i64,)) -> NativeResult<Str> {
    cx.new_str(signed(i, 10).as_bytes())
}

fn format_int(cx: &mut NativeCx<'_>, (i, base): (i64, i64)) -> NativeResult<Str> {
    cx.new_str(signed(i, base as u64).as_bytes())
}

fn format_uint(cx: &mut NativeCx<'_>, (u, base): (u64, i64)) -> NativeResult<Str> {
    cx.new_str(unsigned(u, base as u64).as_bytes())
}

fn append_int(cx: &mut NativeCx<'_>, (dst, i, base): (Slice, i64, i64)) -> NativeResult<Slice> {
    cx.append_bytes(dst, signed(i, base as u64).as_bytes())
}

fn append_uint(cx: &mut NativeCx<'_>, (dst, u, base): (Slice, u64, i64)) -> NativeResult<Slice> {
    cx.append_bytes(dst, unsigned(u, base as u64).as_bytes())
}

fn signed(i: i64, base: u64) -> String {
    let text = unsigned(i.unsigned_abs(), base);
    if i < 0 { format!("-{text}") } else { text }
}

fn unsigned(mut u: u64, base: u64) -> String {
    if base == 10 {
        return u.to_string();
    }
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((u % base) as u32, base as u32).unwrap_or('?'));
        u /= base;
        if u == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

fn scan_digits(
    cx: &mut NativeCx<'_>,
    (s, base, underscores, limit): (Str, i64, bool, u64),
) -> NativeResult<(u64, i64)> {
    let base = base as u64;
    let mut n = 0_u64;
    for &byte in s.bytes(cx) {
        if byte == b'_' && underscores {
            continue;
        }
        let Some(digit) = char::from(byte).to_digit(36).map(u64::from).filter(|d| *d < base) else { return Ok((n, 1)) };
        match n.checked_mul(base).and_then(|n| n.checked_add(digit)).filter(|n| *n <= limit) {
            Some(next) => n = next,
            None => return Ok((n, 2)),
        }
    }
    Ok((n, 0))
}

fn format_float(cx: &mut NativeCx<'_>, (f, verb, prec, bits): (f64, u8, i64, i64)) -> NativeResult<Str> {
    if !b"beEfgGxX".contains(&verb) {
        let mut text = vec![b'%'];
        text.extend_from_slice(char::from(verb).to_string().as_bytes());
        return cx.new_str(&text);
    }
    let f = if bits == 32 { f64::from(f as f32) } else { f };
    let prec = prec.clamp(-1, 1 << 20) as i32;
    cx.new_str(float::format(f, verb, prec, bits as u32).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_in_every_base() {
        assert_eq!(signed(i64::MIN, 2).len(), 65);
        assert_eq!(signed(-255, 16), "-ff");
        assert_eq!(unsigned(u64::MAX, 36), "3w5e11264sgsf");
    }
}
