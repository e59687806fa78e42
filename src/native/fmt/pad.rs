//! What a verb's flags do to text: padding, signs, bases. Knows no values.

use crate::native::{float, quote};

/// The flags, width and precision of a verb.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Spec {
    pub(super) width: Option<i32>,
    pub(super) prec: Option<i32>,
    pub(super) minus: bool,
    pub(super) plus: bool,
    pub(super) sharp: bool,
    pub(super) space: bool,
    pub(super) zero: bool,
    /// `%+v`
    pub(super) plus_v: bool,
    /// `%#v`
    pub(super) sharp_v: bool,
}

/// The lower-case and upper-case digits.
const LOWER: &[u8; 17] = b"0123456789abcdefx";
const UPPER: &[u8; 17] = b"0123456789ABCDEFX";

/// Text under construction.
#[derive(Default, Debug)]
pub(super) struct Text {
    pub(super) bytes: Vec<u8>,
    pub(super) spec: Spec,
}

impl Text {
    pub(super) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Appends text padded to the width, which counts runes.
    pub(super) fn padded(&mut self, text: &[u8]) {
        let width = self.spec.width.unwrap_or(0).max(0) as usize;
        let missing = width.saturating_sub(count_runes(text));
        // Zeros pad on the left only.
        let fill = if self.spec.zero && !self.spec.minus { b'0' } else { b' ' };
        if !self.spec.minus {
            self.bytes.resize(self.bytes.len() + missing, fill);
        }
        self.bytes.extend_from_slice(text);
        if self.spec.minus {
            self.bytes.resize(self.bytes.len() + missing, b' ');
        }
    }

    pub(super) fn bool(&mut self, value: bool) {
        self.padded(if value { b"true" } else { b"false" });
    }

    /// `%U`
    pub(super) fn unicode(&mut self, value: u64) {
        let digits = self.spec.prec.filter(|p| *p > 4).unwrap_or(4) as usize;
        let mut text = format!("U+{value:0digits$X}");
        if self.spec.sharp
            && let Some(c) = u32::try_from(value).ok().and_then(char::from_u32)
            && quote::is_print(c)
        {
            text.push_str(&format!(" '{c}'"));
        }
        let zero = std::mem::replace(&mut self.spec.zero, false);
        self.padded(text.as_bytes());
        self.spec.zero = zero;
    }

    /// An integer; `value` holds the bits of a signed one.
    pub(super) fn integer(&mut self, value: u64, base: u64, signed: bool, verb: char, upper: bool) {
        let negative = signed && (value as i64) < 0;
        let magnitude = if negative { (value as i64).unsigned_abs() } else { value };
        let mut least = 0_usize;
        if let Some(prec) = self.spec.prec {
            least = prec.max(0) as usize;
            if prec == 0 && magnitude == 0 {
                let zero = std::mem::replace(&mut self.spec.zero, false);
                let width = self.spec.width.unwrap_or(0).max(0) as usize;
                self.bytes.resize(self.bytes.len() + width, b' ');
                self.spec.zero = zero;
                return;
            }
        } else if self.spec.zero && !self.spec.minus && self.spec.width.is_some() {
            least = self.spec.width.unwrap_or(0).max(0) as usize;
            if negative || self.spec.plus || self.spec.space {
                least = least.saturating_sub(1);
            }
        }
        let text = digits(magnitude, base, least, upper, self.spec.sharp, verb);
        let sign: &[u8] = match () {
            () if negative => b"-",
            () if self.spec.plus => b"+",
            () if self.spec.space => b" ",
            () => b"",
        };
        let zero = std::mem::replace(&mut self.spec.zero, false);
        self.padded(&[sign, &text].concat());
        self.spec.zero = zero;
    }

    /// A string cut to the precision, in runes.
    pub(super) fn truncate<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        let Some(prec) = self.spec.prec else { return text };
        let mut left = prec.max(0);
        let mut at = 0;
        while at < text.len() && left > 0 {
            at += quote::decode(&text[at..]).1;
            left -= 1;
        }
        &text[..at]
    }

    /// `%x`, `%X` of bytes.
    pub(super) fn hex(&mut self, bytes: &[u8], upper: bool) {
        let table = if upper { UPPER } else { LOWER };
        let mut length = bytes.len();
        if let Some(prec) = self.spec.prec {
            length = length.min(prec.max(0) as usize);
        }
        let mut text = Vec::new();
        let prefix = [b'0', table[16]];
        if length > 0 && self.spec.sharp {
            text.extend_from_slice(&prefix);
        }
        for (i, byte) in bytes[..length].iter().enumerate() {
            if self.spec.space && i > 0 {
                text.push(b' ');
                if self.spec.sharp {
                    text.extend_from_slice(&prefix);
                }
            }
            text.extend_from_slice(&[table[usize::from(byte >> 4)], table[usize::from(byte & 15)]]);
        }
        self.padded(&text);
    }

    /// `%q` of a string.
    pub(super) fn quoted(&mut self, text: &[u8]) {
        let text = self.truncate(text);
        if self.spec.sharp && quote::can_backquote(text) {
            let quoted = [b"`", text, b"`"].concat();
            return self.padded(&quoted);
        }
        let quoted = quote::quote(text, '"', self.spec.plus);
        self.padded(quoted.as_bytes());
    }

    /// `%c`
    pub(super) fn char(&mut self, value: u64) {
        let c = u32::try_from(value).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.padded(c.to_string().as_bytes());
    }

    /// `%q` of an integer.
    pub(super) fn quoted_char(&mut self, value: u64) {
        let c = u32::try_from(value).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        let quoted = quote::quote(c.to_string().as_bytes(), '\'', self.spec.plus);
        self.padded(quoted.as_bytes());
    }

    /// A float; `prec` is what the verb means without a precision.
    pub(super) fn float(&mut self, value: f64, bits: u32, verb: char, prec: i32) {
        let prec = self.spec.prec.unwrap_or(prec);
        let mut num = float::format(value, verb as u8, prec, bits);
        if !num.starts_with(['-', '+']) {
            num.insert(0, '+');
        }
        if self.spec.space && num.starts_with('+') && !self.spec.plus {
            num.replace_range(0..1, " ");
        }
        if matches!(num.as_bytes().get(1), Some(b'I' | b'N')) {
            let zero = std::mem::replace(&mut self.spec.zero, false);
            if num.as_bytes()[1] == b'N' && !self.spec.space && !self.spec.plus {
                num.remove(0);
            }
            self.padded(num.as_bytes());
            self.spec.zero = zero;
            return;
        }
        if self.spec.sharp && verb != 'b' {
            num = sharp_float(&num, verb, prec);
        }
        if self.spec.plus || !num.starts_with('+') {
            let width = self.spec.width.unwrap_or(0).max(0) as usize;
            if self.spec.zero && !self.spec.minus && width > num.len() {
                // The sign stands before the zeros.
                self.bytes.push(num.as_bytes()[0]);
                self.bytes.resize(self.bytes.len() + width - num.len(), b'0');
                self.push(&num[1..]);
                return;
            }
            return self.padded(num.as_bytes());
        }
        self.padded(&num.as_bytes()[1..]);
    }
}

/// `%#g` and the like keep the decimal point and, but for `%e` and `%f`, trailing zeros.
fn sharp_float(num: &str, verb: char, prec: i32) -> String {
    let mut digits = match verb {
        'v' | 'g' | 'G' | 'x' if prec < 0 => 6,
        'v' | 'g' | 'G' | 'x' => prec,
        _ => 0,
    };
    let is_hex = matches!(verb, 'x' | 'X');
    let mut out = String::from(&num[..1]);
    let mut tail = "";
    let mut saw_point = false;
    let mut saw_nonzero = false;
    for (i, c) in num.char_indices().skip(1) {
        match c {
            '.' => {
                saw_point = true;
                out.push(c);
            }
            'p' | 'P' => {
                tail = &num[i..];
                break;
            }
            'e' | 'E' if !is_hex => {
                tail = &num[i..];
                break;
            }
            c => {
                saw_nonzero |= c != '0';
                // Leading zeros do not count.
                if saw_nonzero {
                    digits -= 1;
                }
                out.push(c);
            }
        }
    }
    if !saw_point {
        // A lone zero counts as one digit.
        if out.len() == 2 && out.ends_with('0') {
            digits -= 1;
        }
        out.push('.');
    }
    for _ in 0..digits {
        out.push('0');
    }
    out + tail
}

/// The digits of a magnitude with at least `least` of them, and the prefix that `#` or `%O` asks for.
fn digits(mut value: u64, base: u64, least: usize, upper: bool, sharp: bool, verb: char) -> Vec<u8> {
    let table = if upper { UPPER } else { LOWER };
    let mut reversed = Vec::new();
    loop {
        reversed.push(table[(value % base) as usize]);
        value /= base;
        if value == 0 {
            break;
        }
    }
    while reversed.len() < least {
        reversed.push(b'0');
    }
    if sharp {
        match base {
            2 => reversed.extend_from_slice(b"b0"),
            8 if reversed.last() != Some(&b'0') => reversed.push(b'0'),
            16 => reversed.extend_from_slice(&[table[16], b'0']),
            _ => {}
        }
    }
    if verb == 'O' {
        reversed.extend_from_slice(b"o0");
    }
    reversed.reverse();
    reversed
}

fn count_runes(text: &[u8]) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let (mut at, mut n) = (0, 0);
    while at < text.len() {
        at += quote::decode(&text[at..]).1;
        n += 1;
    }
    n
}
