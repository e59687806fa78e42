//! Package strconv's natives: numbers and quoting.

mod parse;

use crate::native;
use crate::native::strings::charge;
use crate::native::{float, quote};
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("strconv.parseDecimal", parse_decimal),
    native!("strconv.Itoa", itoa),
    native!("strconv.formatInt", format_int),
    native!("strconv.formatUint", format_uint),
    native!("strconv.appendInt", append_int),
    native!("strconv.appendUint", append_uint),
    native!("strconv.scanDigits", scan_digits),
    native!("strconv.parseFloatPrefix", parse_float_prefix),
    native!("strconv.formatFloat", format_float),
    native!("strconv.appendQuoted", append_quoted),
];

/// Digits of a number, from the end of a buffer on.
struct Digits {
    buffer: [u8; 65],
    start: usize,
}

impl Digits {
    fn new(negative: bool, mut magnitude: u64, base: u64) -> Digits {
        const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
        let mut digits = Digits { buffer: [0; 65], start: 65 };
        loop {
            digits.push(DIGITS[(magnitude % base) as usize]);
            magnitude /= base;
            if magnitude == 0 {
                break;
            }
        }
        if negative {
            digits.push(b'-');
        }
        digits
    }

    fn of_int(i: i64, base: i64) -> Digits {
        Digits::new(i < 0, i.unsigned_abs(), base as u64)
    }

    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.buffer[self.start] = byte;
    }

    fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..]
    }
}

fn itoa(cx: &mut NativeCx<'_>, (i,): (i64,)) -> NativeResult<Str> {
    cx.new_str(Digits::of_int(i, 10).bytes())
}

fn format_int(cx: &mut NativeCx<'_>, (i, base): (i64, i64)) -> NativeResult<Str> {
    cx.new_str(Digits::of_int(i, base).bytes())
}

fn format_uint(cx: &mut NativeCx<'_>, (u, base): (u64, i64)) -> NativeResult<Str> {
    cx.new_str(Digits::new(false, u, base as u64).bytes())
}

fn append_int(cx: &mut NativeCx<'_>, (dst, i, base): (Slice, i64, i64)) -> NativeResult<Slice> {
    cx.append_bytes(dst, Digits::of_int(i, base).bytes())
}

fn append_uint(cx: &mut NativeCx<'_>, (dst, u, base): (Slice, u64, i64)) -> NativeResult<Slice> {
    cx.append_bytes(dst, Digits::new(false, u, base as u64).bytes())
}

fn scan_digits(
    cx: &mut NativeCx<'_>,
    (s, base, underscores, limit): (Str, i64, bool, u64),
) -> NativeResult<(u64, i64)> {
    charge(cx, s.len());
    Ok(parse::digits(s.bytes(cx), base as u32, underscores, limit))
}

fn parse_decimal(cx: &mut NativeCx<'_>, (s,): (Str,)) -> NativeResult<(i64, bool)> {
    Ok(parse::decimal(s.bytes(cx)).map_or((0, false), |n| (n, true)))
}

fn parse_float_prefix(cx: &mut NativeCx<'_>, (s, bits): (Str, i64)) -> NativeResult<(f64, i64, i64)> {
    charge(cx, s.len());
    let parsed = parse::float_prefix(s.bytes(cx), bits == 32);
    Ok(parsed.map_or((0.0, 0, 1), |(f, size, range)| (f, size as i64, if range { 2 } else { 0 })))
}

fn format_float(cx: &mut NativeCx<'_>, (f, verb, prec, bits): (f64, u8, i64, i64)) -> NativeResult<Str> {
    let f = if bits == 32 { f64::from(f as f32) } else { f };
    if !b"beEfgGxX".contains(&verb) {
        // What Go does with NaN and infinities comes before it looks at the format.
        let text = if f.is_finite() { vec![b'%', verb] } else { float::format(f, b'g', -1, 64).into_bytes() };
        return cx.new_str(&text);
    }
    let prec = prec.clamp(-1, i64::from(i32::MAX)) as i32;
    cx.new_str(float::format(f, verb, prec, bits as u32).as_bytes())
}

fn append_quoted(cx: &mut NativeCx<'_>, (dst, s, mark, keep): (Slice, Str, u8, i64)) -> NativeResult<Slice> {
    charge(cx, s.len());
    let keep = match keep {
        0 => quote::Keep::Printable,
        1 => quote::Keep::Ascii,
        _ => quote::Keep::Graphic,
    };
    cx.make_room(s.len())?;
    let quoted = quote::quote_keeping(s.bytes(cx), char::from(mark), keep);
    cx.append_bytes(dst, quoted.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn integers_in_bases() {
        let text = |i, base| String::from_utf8_lossy(Digits::of_int(i, base).bytes()).into_owned();
        assert_eq!(text(0, 10), "0");
        assert_eq!(text(i64::MIN, 2), format!("-1{}", "0".repeat(63)));
        assert_eq!(text(-35, 36), "-z");
        assert_eq!(String::from_utf8_lossy(Digits::new(false, u64::MAX, 16).bytes()), "ffffffffffffffff");
    }
}
