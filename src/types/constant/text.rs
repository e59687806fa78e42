//! How constants are written: a short form for messages, and an exact one.

use std::fmt;

use super::float::BigFloat;
use super::{Constant, Float, Repr};

/// The longest string that messages show, quotes included.
const MAX_SHOWN: usize = 72;

impl fmt::Display for Constant {
    /// The form that messages show; floats are rounded to six digits, long strings cut.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constant::Unknown => f.write_str("unknown"),
            Constant::Bool(b) => write!(f, "{b}"),
            Constant::String(s) => f.write_str(&shorten(quote_bytes(&s.to_bytes()))),
            Constant::Int(n) => write!(f, "{n}"),
            Constant::Float(float) => f.write_str(&show_float(&float.to_big())),
            Constant::Complex(parts) => write!(f, "({} + {}i)", parts.0, parts.1),
        }
    }
}

impl Constant {
    /// The form that loses nothing: fractions as `1/3`, floats beyond fractions in binary, as `0x.8p+5000`.
    pub fn exact(&self) -> String {
        match self {
            Constant::String(s) => quote_bytes(&s.to_bytes()),
            Constant::Float(Float(Repr::Rational(r))) => match r.as_integer() {
                Some(n) => n.to_string(),
                None => format!("{}/{}", r.num(), r.den()),
            },
            Constant::Float(Float(Repr::Big(float))) => exact_float(float),
            Constant::Complex(parts) => format!("({} + {}i)", parts.0.exact(), parts.1.exact()),
            _ => self.to_string(),
        }
    }
}

/// A hexadecimal mantissa in [0.5, 1) and a binary exponent.
fn exact_float(float: &BigFloat) -> String {
    let Some((mantissa, _)) = float.parts() else { return "+Inf".into() };
    let sign = if float.sign() < 0 { "-" } else { "" };
    if mantissa.is_zero() {
        return "0".into();
    }
    let bits = super::BitLen::bit_len(mantissa);
    let digits = in_radix_16(&(mantissa << (bits.next_multiple_of(4) - bits)));
    format!("{sign}0x.{}p{:+}", digits.trim_end_matches('0'), float.top_exponent())
}

fn in_radix_16(n: &dashu_int::UBig) -> String {
    format!("{n:x}")
}

/// Six digits, or as many as show that it is no integer; beyond float64's range by an approximation.
fn show_float(float: &BigFloat) -> String {
    let x = float.to_f64();
    if x.is_finite() && (x == 0.0) == (float.sign() == 0) {
        let text = general(x, Some(6));
        return if !float.is_integer() && !text.contains('.') { general(x, None) } else { text };
    }
    let Some((mantissa, _)) = float.parts() else { return "+Inf".into() };
    // The value is m × 2^e with m in [0.5, 1); it is written as m' × 10^d.
    let exponent = float.top_exponent();
    let bits = super::BitLen::bit_len(mantissa) as i64;
    let mut m = BigFloat::from_scaled(mantissa.clone(), -bits, 0).to_f64() * f64::from(float.sign());
    let d = exponent as f64 * std::f64::consts::LOG10_2;
    let mut e = d.trunc() as i64;
    m *= 10f64.powf(d - e as f64);
    if m.abs() < 1.0 - 0.5e-6 {
        m *= 10.0;
        e -= 1;
    } else if m.abs() >= 10.0 {
        m /= 10.0;
        e += 1;
    }
    format!("{}e{e:+}", general(m, Some(6)))
}

/// `%.6g`, or `%g` with the fewest digits that tell the number.
pub(super) fn general(x: f64, digits: Option<usize>) -> String {
    let scientific = match digits {
        Some(n) => format!("{:.*e}", n - 1, x),
        None => format!("{x:e}"),
    };
    let (mantissa, exponent) = scientific.split_once('e').expect("the format writes an exponent");
    let exponent: i32 = exponent.parse().expect("the format writes a number");
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |m| ("-", m));
    let all: String = mantissa.chars().filter(|c| *c != '.').collect();
    let significant = match all.trim_end_matches('0') {
        "" => "0",
        some => some,
    };
    if !(-4..digits.unwrap_or(21).min(if digits.is_none() { 21 } else { 6 }) as i32).contains(&exponent) {
        let (first, rest) = significant.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{point}{rest}e{exponent_sign}{:02}", exponent.abs());
    }
    if exponent < 0 {
        return format!("{sign}0.{}{significant}", "0".repeat(-exponent as usize - 1));
    }
    let whole = exponent as usize + 1;
    if significant.len() <= whole {
        return format!("{sign}{significant}{}", "0".repeat(whole - significant.len()));
    }
    let (integer, fraction) = significant.split_at(whole);
    format!("{sign}{integer}.{fraction}")
}

/// Bytes as a quoted Go string.
pub fn quote_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 2);
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            quote_char(&mut out, c);
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out.push('"');
    out
}

fn quote_char(out: &mut String, c: char) {
    match c {
        '"' | '\\' => out.extend(['\\', c]),
        '\n' => out.push_str("\\n"),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        '\u{7}' => out.push_str("\\a"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\u{b}' => out.push_str("\\v"),
        _ if is_print(c) => out.push(c),
        _ if (c as u32) < 0x80 => out.push_str(&format!("\\x{:02x}", c as u32)),
        _ if (c as u32) < 0x10000 => out.push_str(&format!("\\u{:04x}", c as u32)),
        _ => out.push_str(&format!("\\U{:08x}", c as u32)),
    }
}

/// Whether Go's Quote leaves it as it is: letters, marks, numbers, punctuation, symbols and the ASCII space.
fn is_print(c: char) -> bool {
    if c == ' ' || is_mark(c) {
        return true;
    }
    !c.is_control() && !c.is_whitespace() && c.escape_debug().count() == 1
}

/// Whether it is one of the combining marks, which Rust's escaping does not count as printable. By blocks: an
/// unassigned character of such a block counts too.
fn is_mark(c: char) -> bool {
    let format = matches!(c as u32, 0x600..=0x605 | 0x61c | 0x6dd | 0x70f | 0x890..=0x891 | 0x8e2);
    let block = matches!(c as u32,
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5c7 | 0x610..=0xecf | 0x135d..=0x135f | 0x1712..=0x17dd
        | 0x1a17..=0x1aff | 0x1b00..=0x1cff | 0x1dc0..=0x1dff | 0x20d0..=0x20f0 | 0x2cef..=0x2cf1 | 0x302a..=0x302f
        | 0x3099..=0x309a | 0xa66f..=0xa672 | 0xa67c..=0xa67d | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f
        | 0xe0100..=0xe01ef);
    block && !format && c.escape_debug().count() > 1
}

fn shorten(quoted: String) -> String {
    if quoted.chars().count() <= MAX_SHOWN {
        return quoted;
    }
    let mut shown: String = quoted.chars().take(MAX_SHOWN - 3).collect();
    shown.push_str("...");
    shown
}
