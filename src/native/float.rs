//! Floating-point numbers as decimal and hexadecimal text, in Go's layouts (strconv's `FormatFloat`).
//!
//! Shortest digits are zmij's (round-trip, closest); digits of a given precision are the standard library's, which are
//! exact.

/// The decimal digits of a finite number that is not negative: `0.d1d2d3… * 10^point`, no trailing zeros.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

/// The text of `x` in the format `verb` (`b e E f g G x X`) with `prec` digits, -1 for as few as tell it apart from
/// its neighbours of `bits` (32 or 64) size.
pub(crate) fn format(x: f64, verb: u8, prec: i32, bits: u32) -> String {
    if x.is_nan() {
        return "NaN".into();
    }
    if x.is_infinite() {
        return if x > 0.0 { "+Inf".into() } else { "-Inf".into() };
    }
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let magnitude = x.abs();
    let body = match verb {
        b'b' => binary(magnitude, bits),
        b'x' | b'X' => hexadecimal(magnitude, verb, prec, bits),
        _ => decimal(magnitude, verb, prec, bits),
    };
    format!("{sign}{body}")
}

fn decimal(x: f64, verb: u8, prec: i32, bits: u32) -> String {
    let shortest = prec < 0;
    let number = if shortest { shortest_digits(x, bits) } else { rounded_digits(x, verb, prec as usize) };
    let count = number.digits.len() as i32;
    match verb {
        b'e' | b'E' => exponential(&number, if shortest { (count - 1).max(0) } else { prec }, verb),
        b'f' | b'F' => fixed(&number, if shortest { (count - number.point).max(0) } else { prec }),
        _ => {
            let mut prec = if shortest { count } else { prec.max(1) };
            let mut limit = prec;
            if limit > count && count >= number.point {
                limit = count;
            }
            if shortest {
                limit = 6;
            }
            let exponent = number.point - 1;
            if exponent < -4 || exponent >= limit {
                prec = prec.min(count);
                return exponential(&number, (prec - 1).max(0), if verb == b'G' { b'E' } else { b'e' });
            }
            fixed(&number, (count - number.point).max(0))
        }
    }
}

fn shortest_digits(x: f64, bits: u32) -> Decimal {
    if x == 0.0 {
        return Decimal { digits: Vec::new(), point: 1 };
    }
    let mut buffer = zmij::Buffer::new();
    let text = if bits == 32 { buffer.format_finite(x as f32) } else { buffer.format_finite(x) };
    parse_digits(text)
}

/// No float64 has as many digits, on either side of the point; those that a precision asks for besides are zeros.
const MOST_DIGITS: usize = 1100;

/// Digits rounded to what the verb and precision show.
fn rounded_digits(x: f64, verb: u8, prec: usize) -> Decimal {
    let prec = prec.min(MOST_DIGITS);
    let text = match verb {
        b'e' | b'E' => format!("{x:.prec$e}"),
        b'f' | b'F' => format!("{x:.prec$}"),
        _ => format!("{x:.*e}", prec.max(1) - 1),
    };
    parse_digits(&text)
}

/// Reads `123.45`, `1.2e-7`.
fn parse_digits(text: &str) -> Decimal {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    let mut point = whole.len() as i32 + exponent.parse::<i32>().unwrap_or(0);
    let zeros = digits.iter().take_while(|d| **d == b'0').count();
    digits.drain(..zeros);
    point -= zeros as i32;
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    if digits.is_empty() {
        point = 1;
    }
    Decimal { digits, point }
}

/// `d.ddde±dd`
fn exponential(number: &Decimal, prec: i32, e: u8) -> String {
    let digit = |i: usize| number.digits.get(i).map_or('0', |d| char::from(*d));
    let mut text = String::new();
    text.push(digit(0));
    if prec > 0 {
        text.push('.');
        text.extend((1..=prec as usize).map(digit));
    }
    let exponent = if number.digits.is_empty() { 0 } else { number.point - 1 };
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("{}{sign}{:02}", char::from(e), exponent.abs()));
    text
}

/// `ddd.ddd`
fn fixed(number: &Decimal, prec: i32) -> String {
    let digit = |i: i32| usize::try_from(i).ok().and_then(|i| number.digits.get(i)).map_or('0', |d| char::from(*d));
    let mut text = String::new();
    if number.point > 0 {
        text.extend((0..number.point).map(digit));
    } else {
        text.push('0');
    }
    if prec > 0 {
        text.push('.');
        text.extend((0..prec).map(|i| digit(number.point + i)));
    }
    text
}

/// Mantissa and exponent of a number that is not negative: `mantissa * 2^exponent`.
fn parts(x: f64, bits: u32) -> (u64, i32) {
    let (raw, mantissa_bits, bias) =
        if bits == 32 { (u64::from((x as f32).to_bits()), 23, 127) } else { (x.to_bits(), 52, 1023) };
    let exponent = (raw >> mantissa_bits) as i32;
    let mantissa = raw & ((1 << mantissa_bits) - 1);
    match exponent {
        0 => (mantissa, 1 - bias - mantissa_bits),
        _ => (mantissa | 1 << mantissa_bits, exponent - bias - mantissa_bits),
    }
}

/// `ddddp±dd`
fn binary(x: f64, bits: u32) -> String {
    let (mantissa, exponent) = parts(x, bits);
    format!("{mantissa}p{exponent:+}")
}

/// `0x1.yyyp±dd`
fn hexadecimal(x: f64, verb: u8, prec: i32, bits: u32) -> String {
    let (mut mantissa, mut exponent) = parts(x, bits);
    let mantissa_bits = if bits == 32 { 23 } else { 52 };
    if mantissa == 0 {
        exponent = 0;
    } else {
        exponent += mantissa_bits;
        // One digit before the point, 60 bits after it.
        mantissa <<= 60 - mantissa_bits;
        while mantissa & (1 << 60) == 0 {
            mantissa <<= 1;
            exponent -= 1;
        }
    }
    if (0..15).contains(&prec) {
        let shift = prec as u32 * 4;
        let extra = (mantissa << shift) & ((1 << 60) - 1);
        mantissa >>= 60 - shift;
        if extra | (mantissa & 1) > 1 << 59 {
            mantissa += 1;
        }
        mantissa <<= 60 - shift;
        if mantissa & (1 << 61) != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let upper = verb == b'X';
    let mut text = String::from(if upper { "0X" } else { "0x" });
    text.push(if mantissa >> 60 & 1 == 1 { '1' } else { '0' });
    let mut rest = mantissa << 4;
    let n = if prec < 0 { (64 - rest.trailing_zeros().min(64)).div_ceil(4) as i32 } else { prec };
    if n > 0 {
        text.push('.');
        for _ in 0..n {
            let digit = char::from_digit((rest >> 60) as u32, 16).expect("four bits are a digit");
            text.push(if upper { digit.to_ascii_uppercase() } else { digit });
            rest <<= 4;
        }
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("{}{sign}{:02}", if upper { 'P' } else { 'p' }, exponent.abs()));
    text
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn layouts() {
        // As go1.27 prints them.
        let cases = [
            (0.0, b'g', -1, 64, "0"),
            (1e6, b'g', -1, 64, "1e+06"),
            (100000.0, b'g', -1, 64, "100000"),
            (123456789.0, b'g', -1, 64, "1.23456789e+08"),
            (0.0001, b'g', -1, 64, "0.0001"),
            (0.00001, b'g', -1, 64, "1e-05"),
            (0.1, b'g', -1, 32, "0.1"),
            (1.0 / 3.0, b'g', 4, 64, "0.3333"),
            (100.0, b'g', 4, 64, "100"),
            (1234567.0, b'g', 4, 64, "1.235e+06"),
            (3.5, b'f', 0, 64, "4"),
            (2.5, b'f', 0, 64, "2"),
            (1.0, b'f', 6, 64, "1.000000"),
            (-1.5e300, b'e', 3, 64, "-1.500e+300"),
            (0.0, b'e', -1, 64, "0e+00"),
            (1.0, b'x', -1, 64, "0x1p+00"),
            (1.5, b'x', 3, 64, "0x1.800p+00"),
            (1.0, b'b', -1, 64, "4503599627370496p-52"),
        ];
        for (x, verb, prec, bits, want) in cases {
            assert_eq!(format(x, verb, prec, bits), want, "{x} {} {prec}", char::from(verb));
        }
    }
}
