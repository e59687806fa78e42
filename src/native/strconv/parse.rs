//! Numbers from text: digits in any base, floating-point numbers decimal and hexadecimal, correctly rounded.

/// The number that the digits of `s` make in a base, and what is wrong: 1 for a byte that is no digit, 2 for a number
/// above `limit`. Underscores are passed over where that is wanted.
pub(super) fn digits(s: &[u8], base: u32, underscores: bool, limit: u64) -> (u64, i64) {
    let mut n: u64 = 0;
    for &byte in s {
        if byte == b'_' && underscores {
            continue;
        }
        let Some(digit) = char::from(byte).to_digit(base) else { return (n, 1) };
        let next = n.checked_mul(u64::from(base)).and_then(|n| n.checked_add(u64::from(digit)));
        match next.filter(|next| *next <= limit) {
            Some(next) => n = next,
            None => return (n, 2),
        }
    }
    (n, 0)
}

/// A decimal integer of at most 18 digits, with a sign or without.
pub(super) fn decimal(s: &[u8]) -> Option<i64> {
    let digits = s.strip_prefix(b"-").or_else(|| s.strip_prefix(b"+")).unwrap_or(s);
    if digits.is_empty() || digits.len() > 18 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let n = digits.iter().fold(0, |n, digit| n * 10 + i64::from(digit - b'0'));
    Some(if s[0] == b'-' { -n } else { n })
}

/// The longest prefix of `s` that is a floating-point number: its value, rounded to 32 or 64 bits, its length, and
/// whether it is too large. `None` if there is no such prefix.
pub(super) fn float_prefix(s: &[u8], single: bool) -> Option<(f64, usize, bool)> {
    if let Some((value, size)) = special(s) {
        // A NaN loses its low bits on the way through 32.
        let value = if single && value.is_nan() { f64::from_bits(NAN & !0xffff_ffff) } else { value };
        return Some((value, size, false));
    }
    let number = scan(s)?;
    let value = if number.hexadecimal { number.hexadecimal_value(single) } else { number.decimal_value(s, single) };
    Some((if number.negative { -value } else { value }, number.size, value.is_infinite()))
}

/// The bits of math.NaN().
const NAN: u64 = 0x7ff8_0000_0000_0001;

/// Infinities and NaN.
fn special(s: &[u8]) -> Option<(f64, usize)> {
    let (sign, rest) = match s {
        [b'+', rest @ ..] => (Some(1.0), rest),
        [b'-', rest @ ..] => (Some(-1.0), rest),
        _ => (None, s),
    };
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()));
    let n_sign = usize::from(sign.is_some());
    let infinity = sign.unwrap_or(1.0) * f64::INFINITY;
    if begins("infinity") {
        return Some((infinity, n_sign + 8));
    }
    if begins("inf") {
        return Some((infinity, n_sign + 3));
    }
    (sign.is_none() && begins("nan")).then_some((f64::from_bits(NAN), 3))
}

/// What stands in a number.
struct Number {
    negative: bool,
    hexadecimal: bool,
    /// The digits' value up to the first 16 hexadecimal ones that count, with a last bit that says whether others
    /// followed that are not zero.
    mantissa: u64,
    /// The binary exponent of `mantissa`.
    exponent: i64,
    /// Where the mantissa begins and where the number ends.
    start: usize,
    size: usize,
    underscores: bool,
}

/// No number is written with an exponent beyond this.
const MAX_EXPONENT: i64 = 10_000;

fn scan(s: &[u8]) -> Option<Number> {
    let at = |i: usize| s.get(i).copied().unwrap_or(0);
    let mut i = usize::from(matches!(at(0), b'+' | b'-'));
    let hexadecimal = at(i) == b'0' && at(i + 1) | 0x20 == b'x';
    if hexadecimal {
        i += 2;
    }
    let mut number = Number {
        negative: at(0) == b'-',
        hexadecimal,
        mantissa: 0,
        exponent: 0,
        start: i,
        size: 0,
        underscores: false,
    };
    let base = if hexadecimal { 16 } else { 10 };
    let (mut any, mut point) = (false, false);
    loop {
        match at(i) {
            b'_' => number.underscores = true,
            b'.' if !point => point = true,
            byte => {
                let Some(digit) = char::from(byte).to_digit(base) else { break };
                any = true;
                if hexadecimal {
                    number.push(digit, point);
                }
            }
        }
        i += 1;
    }
    if !any {
        return None;
    }
    if at(i) | 0x20 == if hexadecimal { b'p' } else { b'e' } {
        let sign = usize::from(matches!(at(i + 1), b'+' | b'-'));
        let first = i + 1 + sign;
        if at(first).is_ascii_digit() {
            let mut exponent = 0;
            let mut end = first;
            while at(end).is_ascii_digit() || at(end) == b'_' {
                match at(end) {
                    b'_' => number.underscores = true,
                    digit => exponent = (exponent * 10 + i64::from(digit - b'0')).min(MAX_EXPONENT),
                }
                end += 1;
            }
            number.exponent += if at(i + 1) == b'-' { -exponent } else { exponent };
            i = end;
        } else if hexadecimal {
            return None;
        }
    } else if hexadecimal {
        return None;
    }
    number.size = i;
    (!number.underscores || well_placed(&s[..i])).then_some(number)
}

/// Whether underscores stand only between two digits, or the prefix and a digit.
fn well_placed(s: &[u8]) -> bool {
    let s = s.strip_prefix(b"+").or(s.strip_prefix(b"-")).unwrap_or(s);
    let hexadecimal = s.len() > 2 && s[0] == b'0' && s[1] | 0x20 == b'x';
    let rest = if hexadecimal { &s[2..] } else { s };
    let base = if hexadecimal { 16 } else { 10 };
    let is_digit = |byte: Option<&u8>| byte.is_some_and(|byte| char::from(*byte).is_digit(base));
    rest.iter().enumerate().filter(|(_, byte)| **byte == b'_').all(|(i, _)| {
        let before = if i == 0 { hexadecimal } else { is_digit(rest.get(i - 1)) };
        before && is_digit(rest.get(i + 1))
    })
}

impl Number {
    /// Adds a hexadecimal digit.
    fn push(&mut self, digit: u32, after_point: bool) {
        if self.mantissa >> 60 == 0 {
            self.mantissa = self.mantissa << 4 | u64::from(digit);
            self.exponent -= if after_point { 4 } else { 0 };
        } else {
            self.mantissa |= u64::from(digit != 0);
            self.exponent += if after_point { 0 } else { 4 };
        }
    }

    /// The value without its sign; infinite if it is too large.
    fn hexadecimal_value(&self, single: bool) -> f64 {
        let (bits, min_exponent) = if single { (24, -149) } else { (53, -1074) };
        if self.mantissa == 0 {
            return 0.0;
        }
        // As many bits as there are, fewer for what is subnormal.
        let top = 64 - i64::from(self.mantissa.leading_zeros()) + self.exponent;
        let exponent = (top - bits).max(min_exponent);
        let shift = exponent - self.exponent;
        let rounded = round_shifted(self.mantissa, shift);
        let value = scale(rounded as f64, exponent);
        if single && value > f64::from(f32::MAX) { f64::INFINITY } else { value }
    }

    /// The value without its sign; infinite if it is too large.
    fn decimal_value(&self, s: &[u8], single: bool) -> f64 {
        let digits = s[self.start..self.size].iter().filter(|byte| **byte != b'_');
        let text: String = digits.map(|byte| char::from(*byte)).collect();
        let value = if single { text.parse::<f32>().map(f64::from) } else { text.parse::<f64>() };
        value.expect("the standard library reads digits, a point and an exponent")
    }
}

/// `mantissa / 2^shift`, rounded to the nearest, ties to even.
fn round_shifted(mantissa: u64, shift: i64) -> u64 {
    match shift {
        ..=0 => mantissa << -shift,
        1..=63 => {
            let (kept, rest) = (mantissa >> shift, mantissa & ((1 << shift) - 1));
            let half = 1 << (shift - 1);
            kept + u64::from(rest > half || rest == half && kept & 1 == 1)
        }
        64 => u64::from(mantissa > 1 << 63),
        _ => 0,
    }
}

/// `x * 2^exponent`, where the result needs no rounding or is too large.
fn scale(x: f64, exponent: i64) -> f64 {
    let power = |n: i64| f64::from_bits(((n + 1023) as u64) << 52);
    let mut x = x;
    let mut left = exponent.clamp(-2200, 2200);
    while left > 1000 {
        (x, left) = (x * power(1000), left - 1000);
    }
    while left < -1000 {
        (x, left) = (x * power(-1000), left + 1000);
    }
    x * power(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_limits() {
        assert_eq!(digits(b"ff", 16, false, u64::MAX), (255, 0));
        assert_eq!(digits(b"1_0", 10, true, u64::MAX), (10, 0));
        assert_eq!(digits(b"1_0", 10, false, u64::MAX).1, 1);
        assert_eq!(digits(b"18446744073709551615", 10, false, u64::MAX), (u64::MAX, 0));
        assert_eq!(digits(b"18446744073709551616x", 10, false, u64::MAX).1, 2);
        assert_eq!(digits(b"12x", 10, false, 5).1, 2);
        assert_eq!(digits(b"", 10, false, 5), (0, 0));
    }

    #[test]
    fn floats() {
        let cases: &[(&str, f64, usize)] = &[
            ("1.5x", 1.5, 3),
            ("-.5e", -0.5, 3),
            ("1e+", 1.0, 1),
            ("5.", 5.0, 2),
            ("+1e3", 1000.0, 4),
            ("INFinit", f64::INFINITY, 3),
            ("-infinity", f64::NEG_INFINITY, 9),
            ("0x1p-2", 0.25, 6),
            ("0x1.8p1", 3.0, 7),
            ("0x_1_0p0", 16.0, 8),
            ("0x.8p0", 0.5, 6),
            ("1_0", 10.0, 3),
            ("1e1_0", 1e10, 5),
            ("0x1p1_0", 1024.0, 7),
            ("0x1p-1074", 5e-324, 9),
            ("0x1.8p-1074", 1e-323, 11),
            ("0x1p-1075", 0.0, 9),
            ("0x1.00000000000008p0", 1.0, 20),
            ("0x1.000000000000081p0", 1.000_000_000_000_000_2, 21),
            ("0x1.fffffffffffffp1023", f64::MAX, 22),
            ("1e-400", 0.0, 6),
        ];
        for &(text, value, size) in cases {
            assert_eq!(float_prefix(text.as_bytes(), false), Some((value, size, false)), "{text}");
        }
        for text in ["", "+", ".", "e1", "1_", "0x", "0x1", "0x1p", "0x1_p0", "0x1p_0", "0_x1p0", "+nan", "x", "1__0"] {
            assert_eq!(float_prefix(text.as_bytes(), false), None, "{text}");
        }
    }

    #[test]
    fn ranges_and_singles() {
        assert_eq!(float_prefix(b"-1e400", false), Some((f64::NEG_INFINITY, 6, true)));
        assert_eq!(float_prefix(b"0x1p1024", false), Some((f64::INFINITY, 8, true)));
        assert_eq!(float_prefix(b"1e39", true), Some((f64::INFINITY, 4, true)));
        assert_eq!(float_prefix(b"0x1.ffffffp127", true), Some((f64::INFINITY, 14, true)));
        assert_eq!(float_prefix(b"0x1.fffffep127", true), Some((f64::from(f32::MAX), 14, false)));
        assert_eq!(float_prefix(b"0.1", true), Some((f64::from(0.1_f32), 3, false)));
        assert_eq!(float_prefix(b"0x1p-150", true), Some((0.0, 8, false)));
    }
}
