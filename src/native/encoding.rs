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
    let digit = |value: u8| HEX_DIGITS[usize::from(value)];
    let digits: Vec<u8> = src.to_vec(cx).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
    dst.write_bytes(cx, 0, &digits);
    Ok(())
}

fn hex_decode(cx: &mut NativeCx<'_>, (dst, src): (Slice, Slice)) -> NativeResult<i64> {
    charge(cx, src.len());
    let value = |digit: &u8| char::from(*digit).to_digit(16).map(|value| value as u8);
    let values: Vec<u8> = src.to_vec(cx).iter().map_while(value).collect();
    let (pairs, _) = values.as_chunks::<2>();
    let bytes: Vec<u8> = pairs.iter().take(dst.len()).map(|[high, low]| high << 4 | low).collect();
    dst.write_bytes(cx, 0, &bytes);
    Ok(values.len() as i64)
}

fn encode_triples(cx: &mut NativeCx<'_>, (dst, src, symbols): (Slice, Slice, Str)) -> NativeResult<()> {
    charge(cx, src.len());
    let src = src.to_vec(cx);
    let symbols = symbols.bytes(cx);
    let mut out = Vec::with_capacity(src.len() / 3 * 4);
    for [a, b, c] in src.as_chunks::<3>().0 {
        let bits = u32::from(*a) << 16 | u32::from(*b) << 8 | u32::from(*c);
        out.extend([18, 12, 6, 0].map(|shift| symbols[(bits >> shift & 63) as usize]));
    }
    dst.write_bytes(cx, 0, &out);
    Ok(())
}

fn decode_quads(cx: &mut NativeCx<'_>, (dst, src, values): (Slice, Slice, Str)) -> NativeResult<i64> {
    let values = values.bytes(cx);
    let quads = (src.len() / 4).min(dst.len() / 3);
    let mut source = vec![0; quads * 4];
    src.read_bytes(cx, 0, &mut source);
    let mut out = Vec::with_capacity(quads * 3);
    for quad in source.as_chunks::<4>().0 {
        let parts = quad.map(|symbol| values[usize::from(symbol)]);
        if parts.iter().any(|part| *part > 63) {
            break;
        }
        let bits = parts.iter().fold(0, |bits, part| bits << 6 | u32::from(*part));
        out.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    charge(cx, out.len());
    dst.write_bytes(cx, 0, &out);
    Ok((out.len() / 3) as i64)
}
