//! The values of literals, from their source text.

use dashu_int::{IBig, UBig};

use super::float::BigFloat;
use super::rational::Rational;
use super::{Constant, MAX_EXACT_BITS};

impl Constant {
    /// The value of an integer literal: `42`, `0x2a`, `0b1`, `0o7`, `017`, `1_000`. Unknown if it is malformed.
    pub fn int_literal(text: &str) -> Constant {
        let digits = text.replace('_', "");
        let (radix, digits) = match digits.as_bytes() {
            [b'0', b'x' | b'X', ..] => (16, &digits[2..]),
            [b'0', b'o' | b'O', ..] => (8, &digits[2..]),
            [b'0', b'b' | b'B', ..] => (2, &digits[2..]),
            [b'0', _, ..] => (8, &digits[1..]),
            _ => (10, digits.as_str()),
        };
        unsigned(digits, radix).map_or(Constant::Unknown, |n| Constant::Int(IBig::from(n)))
    }

    /// The value of a floating-point literal, or of an integer one as a float: `1.5`, `1e3`, `0x1p-2`. Unknown if it is
    /// malformed or too large.
    pub fn float_literal(text: &str) -> Constant {
        let text = text.replace('_', "");
        Parts::parse(&text).map_or(Constant::Unknown, Parts::value)
    }

    /// The value of an imaginary literal: `2i`, `0x1p4i`; `0123i` is decimal. Unknown if it is malformed.
    pub fn imag_literal(text: &str) -> Constant {
        let Some(number) = text.strip_suffix('i') else { return Constant::Unknown };
        Constant::complex(Constant::int(0), Constant::float_literal(number))
    }

    /// The value of a duration literal (`10ms`, `1.5s`, `2h30m`) in nanoseconds, truncated. Unknown if it is malformed.
    pub fn duration_literal(text: &str) -> Constant {
        let mut total = Constant::int(0);
        let mut rest = text;
        while !rest.is_empty() {
            let Some(unit_at) = rest.find(|c: char| c.is_ascii_alphabetic() || c == 'µ' || c == 'μ') else {
                return Constant::Unknown;
            };
            let (number, tail) = rest.split_at(unit_at);
            let unit_len = tail.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(tail.len());
            let (unit, tail) = tail.split_at(unit_len);
            let nanoseconds: i64 = match unit {
                "ns" => 1,
                "us" | "µs" | "μs" => 1_000,
                "ms" => 1_000_000,
                "s" => 1_000_000_000,
                "m" => 60_000_000_000,
                "h" => 3_600_000_000_000,
                _ => return Constant::Unknown,
            };
            let part = Constant::float_literal(number);
            let part = Constant::binary(&part, super::Operator::Mul, &Constant::int(nanoseconds));
            total = Constant::binary(&total, super::Operator::Add, &part);
            rest = tail;
        }
        match total.to_float() {
            Constant::Float(super::Float(super::Repr::Rational(r))) => {
                Constant::Int(r.num() / IBig::from(r.den().clone()))
            }
            _ => Constant::Unknown,
        }
    }
}

fn unsigned(digits: &str, radix: u32) -> Option<UBig> {
    UBig::from_str_radix(digits, radix).ok()
}

/// A number as `mantissa × 2^exp2 × 5^exp5`.
struct Parts {
    mantissa: UBig,
    exp2: i64,
    exp5: i64,
}

impl Parts {
    fn parse(text: &str) -> Option<Parts> {
        let (radix, bits, body) = match text.as_bytes() {
            [b'0', b'x' | b'X', ..] => (16, 4, &text[2..]),
            [b'0', b'o' | b'O', ..] => (8, 3, &text[2..]),
            [b'0', b'b' | b'B', ..] => (2, 1, &text[2..]),
            _ => (10, 0, text),
        };
        let (number, exponent) = match body.find(if radix == 10 { ['e', 'E'] } else { ['p', 'P'] }) {
            Some(at) => (&body[..at], body[at + 1..].parse::<i64>().ok()?),
            None => (body, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let mantissa = unsigned(&format!("{whole}{fraction}"), radix)?;
        let places = fraction.len() as i64;
        let exp2 = if radix == 10 { exponent.checked_sub(places)? } else { exponent.checked_sub(places * bits)? };
        let exp5 = if radix == 10 { exp2 } else { 0 };
        Some(Parts { mantissa, exp2, exp5 })
    }

    fn value(self) -> Constant {
        if self.mantissa.is_zero() {
            return Constant::rational(Rational::from_int(IBig::ZERO));
        }
        // Go: exponents have 32 bits.
        if i32::try_from(self.exp2).is_err() {
            return Constant::Unknown;
        }
        let float = BigFloat::from_scaled(self.mantissa.clone(), self.exp2, self.exp5);
        if float.is_infinite() {
            return Constant::Unknown;
        }
        if float.sign() == 0 {
            return Constant::rational(Rational::from_int(IBig::ZERO));
        }
        if float.is_small() { Constant::rational(self.exact()) } else { Constant::big_float(float) }
    }

    /// As a fraction; the value is moderate, but the mantissa may have many digits.
    fn exact(self) -> Rational {
        let power =
            |base: u32, n: i64| UBig::from(base).pow(usize::try_from(n.unsigned_abs()).unwrap_or(MAX_EXACT_BITS));
        let (mut num, mut den) = (self.mantissa, UBig::ONE);
        for (base, exponent) in [(2, self.exp2), (5, self.exp5)] {
            let factor = power(base, exponent);
            if exponent < 0 { den *= factor } else { num *= factor }
        }
        Rational::new(IBig::from(num), den)
    }
}

/// The value of a character literal with its quotes: `'a'`, `'\n'`, `'\u00e9'`. None if it is malformed.
pub fn char_literal(text: &str) -> Option<Constant> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut chars = inner.chars();
    let code = match chars.next()? {
        '\\' => match escape(&mut chars, '\'')? {
            Escape::Char(c) => c as u32,
            Escape::Byte(b) => u32::from(b),
        },
        c => c as u32,
    };
    chars.next().is_none().then(|| Constant::int(code))
}

/// The bytes of a string literal with its quotes, interpreted or raw. None if it is malformed.
pub fn string_literal(text: &str) -> Option<Vec<u8>> {
    if let Some(raw) = text.strip_prefix('`') {
        let raw = raw.strip_suffix('`')?;
        return Some(raw.bytes().filter(|b| *b != b'\r').collect());
    }
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = Vec::with_capacity(inner.len());
    let mut chars = inner.chars();
    let mut utf8 = [0; 4];
    while let Some(c) = chars.next() {
        match c {
            '\\' => match escape(&mut chars, '"')? {
                Escape::Char(c) => out.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes()),
                Escape::Byte(b) => out.push(b),
            },
            c => out.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes()),
        }
    }
    Some(out)
}

enum Escape {
    Char(char),
    Byte(u8),
}

/// What follows a backslash.
fn escape(chars: &mut std::str::Chars<'_>, quote: char) -> Option<Escape> {
    let c = chars.next()?;
    let mut number = |first: Option<char>, n: usize, radix: u32| {
        let mut value = first.map_or(Some(0), |c| c.to_digit(radix))?;
        for _ in 0..n {
            value = value * radix + chars.next()?.to_digit(radix)?;
        }
        Some(value)
    };
    Some(match c {
        'a' => Escape::Byte(7),
        'b' => Escape::Byte(8),
        'f' => Escape::Byte(12),
        'n' => Escape::Byte(b'\n'),
        'r' => Escape::Byte(b'\r'),
        't' => Escape::Byte(b'\t'),
        'v' => Escape::Byte(11),
        '\\' => Escape::Byte(b'\\'),
        c if c == quote => Escape::Char(c),
        'x' => Escape::Byte(u8::try_from(number(None, 2, 16)?).ok()?),
        '0'..='7' => Escape::Byte(u8::try_from(number(Some(c), 2, 8)?).ok()?),
        'u' => Escape::Char(char::from_u32(number(None, 4, 16)?)?),
        'U' => Escape::Char(char::from_u32(number(None, 8, 16)?)?),
        _ => return None,
    })
}
