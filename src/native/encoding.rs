//! Packages encoding/hex's and encoding/base64's natives: whole groups of symbols; faults are told in csp.

use crate::native;
use crate::native::strings::charge;
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("encoding/hex.encode", hex_encode),
    native!("encoding/hex.decode", hex_decode),
    native!("encoding/base64.encodeTriples", encode_triples),
    native!("encoding/base64.decodeQuads", decode_quads),
];

const HEX_DIGITS: &[u8; 16] = b"0123456789abcdef";

fn hex_encode(cx: &mut NativeCx<'_>, (dst, src): (Slice, Slice)) -> NativeResult<()> {
    charge(cx, src.len());
    let src = src.to_vec(cx);
    let mut digits = vec![0; src.len() * 2];
    for (byte, pair) in src.iter().zip(digits.as_chunks_mut::<2>().0) {
        *pair = [byte >> 4, byte & 15].map(|value| HEX_DIGITS[usize::from(value)]);
    }
    dst.write_bytes(cx, 0, &digits);
    Ok(())
}

/// The values of hexadecimal digits by byte; `NO_DIGIT` for others.
static HEX_VALUES: [u8; 256] = hex_values();

const NO_DIGIT: u8 = 0xff;

const fn hex_values() -> [u8; 256] {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        let digit = HEX_DIGITS[value as usize];
        values[digit as usize] = value;
        values[digit.to_ascii_uppercase() as usize] = value;
        value += 1;
    }
    values
}

fn hex_decode(cx: &mut NativeCx<'_>, (dst, src): (Slice, Slice)) -> NativeResult<i64> {
    charge(cx, src.len());
    let src = src.to_vec(cx);
    let value = |digit: u8| HEX_VALUES[usize::from(digit)];
    let good = src.iter().position(|digit| value(*digit) == NO_DIGIT).unwrap_or(src.len());
    let mut bytes = vec![0; (good / 2).min(dst.len())];
    for (byte, [high, low]) in bytes.iter_mut().zip(src.as_chunks::<2>().0) {
        *byte = value(*high) << 4 | value(*low);
    }
    dst.write_bytes(cx, 0, &bytes);
    Ok(good as i64)
}

fn encode_triples(cx: &mut NativeCx<'_>, (dst, src, symbols): (Slice, Slice, Str)) -> NativeResult<()> {
    charge(cx, src.len());
    let src = src.to_vec(cx);
    let mut table = [0; 64];
    table.copy_from_slice(&symbols.bytes(cx)[..64]);
    let (triples, _) = src.as_chunks::<3>();
    let mut out = vec![0; triples.len() * 4];
    for ([a, b, c], quad) in triples.iter().zip(out.as_chunks_mut::<4>().0) {
        let bits = u32::from(*a) << 16 | u32::from(*b) << 8 | u32::from(*c);
        *quad = [18, 12, 6, 0].map(|shift| table[(bits >> shift & 63) as usize]);
    }
    dst.write_bytes(cx, 0, &out);
    Ok(())
}

fn decode_quads(cx: &mut NativeCx<'_>, (dst, src, values): (Slice, Slice, Str)) -> NativeResult<i64> {
    let mut table = [0; 256];
    table.copy_from_slice(&values.bytes(cx)[..256]);
    let quads = (src.len() / 4).min(dst.len() / 3);
    let mut source = vec![0; quads * 4];
    src.read_bytes(cx, 0, &mut source);
    let mut out = vec![0; quads * 3];
    let mut good = 0;
    for (quad, triple) in source.as_chunks::<4>().0.iter().zip(out.as_chunks_mut::<3>().0) {
        let [a, b, c, d] = quad.map(|symbol| table[usize::from(symbol)]);
        // What is no symbol has a value of more than six bits.
        if (a | b | c | d) > 63 {
            break;
        }
        let bits = u32::from(a) << 18 | u32::from(b) << 12 | u32::from(c) << 6 | u32::from(d);
        let [_, bytes @ ..] = bits.to_be_bytes();
        *triple = bytes;
        good += 1;
    }
    charge(cx, good * 3);
    dst.write_bytes(cx, 0, &out[..good * 3]);
    Ok(good as i64)
}
