//! Number literals, and csp's duration literals.

use std::ops::Range;

use logos::Lexer;

use crate::diag::code;
use crate::syntax::token::Tok;

/// A digit was found: takes the rest of the number.
pub(in crate::syntax) fn number(lexer: &mut Lexer<'_, Tok>) -> Tok {
    literal(lexer, false)
}

/// A point and a digit were found: takes the rest of the number.
pub(in crate::syntax) fn fraction(lexer: &mut Lexer<'_, Tok>) -> Tok {
    literal(lexer, true)
}

fn literal(lexer: &mut Lexer<'_, Tok>, begins_with_point: bool) -> Tok {
    let start = lexer.span().start;
    let text = lexer.source().get(start..).unwrap_or_default();
    let mut scan = Scan { text, at: 0, kind: Tok::Int, seen: Seen::default(), fault: None };
    let base = scan.scan(begins_with_point);
    if base.takes_unit()
        && scan.fault.is_none()
        && let Some(end) = duration_end(text, scan.at)
    {
        scan.at = end;
        scan.kind = Tok::Duration;
    }
    scan.check_digits(&base);
    let (at, kind) = (scan.at, scan.kind);
    let fault = scan.fault.take();
    lexer.bump(start + at - lexer.span().end);
    let Some((range, message)) = fault else { return kind };
    lexer.extras.fault(code::INVALID_NUMBER, start + range.start..start + range.end, message);
    Tok::BadLit
}

/// A number's base, and how it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    Binary,
    Octal,
    /// Octal when it is an integer: `0644`.
    LeadingZero,
    Decimal,
    Hexadecimal,
    /// Decimal, with an exponent.
    Scientific,
}

impl Base {
    fn radix(self) -> u8 {
        match self {
            Base::Binary => 2,
            Base::Octal | Base::LeadingZero => 8,
            Base::Decimal | Base::Scientific => 10,
            Base::Hexadecimal => 16,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Base::Binary => "binary",
            Base::Octal | Base::LeadingZero => "octal",
            Base::Decimal | Base::Scientific => "decimal",
            Base::Hexadecimal => "hexadecimal",
        }
    }

    /// Whether a unit may follow, which makes it a duration.
    fn takes_unit(self) -> bool {
        matches!(self, Base::LeadingZero | Base::Decimal)
    }
}

/// What was met in a sequence of digits.
#[derive(Clone, Copy, Default)]
struct Seen {
    digit: bool,
    separator: bool,
    /// Where the first digit stands that is too large for the base.
    too_large: Option<usize>,
}

/// The state of scanning one number. Only its first error is reported.
struct Scan<'a> {
    text: &'a [u8],
    at: usize,
    kind: Tok,
    seen: Seen,
    fault: Option<(Range<usize>, String)>,
}

impl Scan<'_> {
    /// Scans a whole number, duration units apart.
    fn scan(&mut self, begins_with_point: bool) -> Base {
        let base = if begins_with_point { Base::Decimal } else { self.prefix() };
        self.digits(base.radix());
        if self.peek() == b'.' {
            self.point(base);
        }
        if !self.seen.digit {
            self.complain(format!("{} literal has no digits", base.name()));
        }
        let base = self.exponent(base);
        if self.peek() == b'i' {
            self.at += 1;
            self.kind = Tok::Imag;
            return Base::Scientific;
        }
        base
    }

    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or_default()
    }

    /// Notes an error at the current character.
    fn complain(&mut self, message: String) {
        self.complain_at(self.at, message);
    }

    fn complain_at(&mut self, at: usize, message: String) {
        self.fault.get_or_insert((at..at + 1, message));
    }

    fn prefix(&mut self) -> Base {
        if self.peek() != b'0' {
            return Base::Decimal;
        }
        self.at += 1;
        let base = match self.peek().to_ascii_lowercase() {
            b'x' => Base::Hexadecimal,
            b'o' => Base::Octal,
            b'b' => Base::Binary,
            _ => {
                self.seen.digit = true;
                return Base::LeadingZero;
            }
        };
        self.at += 1;
        base
    }

    /// Takes digits and separators. All decimal digits are taken in smaller bases too, and checked later.
    fn digits(&mut self, radix: u8) {
        loop {
            match self.peek() {
                b'_' => self.seen.separator = true,
                digit @ b'0'..=b'9' => {
                    self.seen.digit = true;
                    if digit - b'0' >= radix {
                        self.seen.too_large.get_or_insert(self.at);
                    }
                }
                b'a'..=b'f' | b'A'..=b'F' if radix == 16 => self.seen.digit = true,
                _ => return,
            }
            self.at += 1;
        }
    }

    fn point(&mut self, base: Base) {
        if matches!(base, Base::Octal | Base::Binary) {
            self.complain(format!("invalid radix point in {} literal", base.name()));
        }
        self.at += 1;
        self.kind = Tok::Float;
        self.digits(base.radix());
    }

    fn exponent(&mut self, base: Base) -> Base {
        let letter = self.peek();
        match (letter.to_ascii_lowercase(), base) {
            (b'e', Base::Decimal | Base::LeadingZero) | (b'p', Base::Hexadecimal) => {}
            (b'e', _) => {
                self.complain(format!("'{}' exponent requires decimal mantissa", char::from(letter)));
            }
            (b'p', _) => {
                self.complain(format!("'{}' exponent requires hexadecimal mantissa", char::from(letter)));
            }
            (_, Base::Hexadecimal) if self.kind == Tok::Float => {
                self.complain("hexadecimal mantissa requires a 'p' exponent".into());
                return base;
            }
            _ => return base,
        }
        self.at += 1;
        self.kind = Tok::Float;
        if matches!(self.peek(), b'+' | b'-') {
            self.at += 1;
        }
        self.seen.digit = false;
        let too_large = self.seen.too_large;
        self.digits(10);
        self.seen.too_large = too_large;
        if !self.seen.digit {
            self.complain("exponent has no digits".into());
        }
        if base == Base::Hexadecimal { base } else { Base::Scientific }
    }

    /// Digits that are too large, and separators in wrong places.
    fn check_digits(&mut self, base: &Base) {
        if self.kind == Tok::Int
            && let Some(at) = self.seen.too_large
        {
            let digit = char::from(self.text.get(at).copied().unwrap_or_default());
            self.complain_at(at, format!("invalid digit '{digit}' in {} literal", base.name()));
        }
        if self.seen.separator
            && let Some(at) = misplaced_separator(self.text.get(..self.at).unwrap_or_default())
        {
            self.complain_at(at, "'_' must separate successive digits".into());
        }
    }
}

/// The offset of the first `_` that does not stand between two digits; a base prefix counts as a digit.
fn misplaced_separator(literal: &[u8]) -> Option<usize> {
    let prefix = matches!(literal, [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..]);
    let is_hex = matches!(literal, [b'0', b'x' | b'X', ..]);
    let is_digit = |b: &u8| b.is_ascii_digit() || is_hex && b.is_ascii_hexdigit();
    let first = if prefix { 2 } else { 0 };
    let mut after_digit = prefix;
    for (at, b) in literal.iter().enumerate().skip(first) {
        let before_digit = literal.get(at + 1).is_some_and(is_digit);
        // Of several in a row, Go names the second; of one before something else, that one.
        if *b == b'_' && (!after_digit || !before_digit && literal.get(at + 1) != Some(&b'_')) {
            return Some(at);
        }
        after_digit = is_digit(b);
    }
    None
}

/// The end of the duration whose first number ends at `at`: a unit, and further numbers with units.
///
/// duration_lit = decimal_number unit { decimal_number unit } .
/// unit = "h" | "m" | "s" | "ms" | "us" | "µs" | "ns" .
fn duration_end(text: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += unit_length(text.get(at..)?)?;
        let rest = text.get(at..)?;
        let digits = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
        match rest.first() {
            Some(b'0'..=b'9') => at += digits(rest),
            Some(b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80..) => return None,
            _ => return Some(at),
        }
        if let Some([b'.', fraction @ ..]) = text.get(at..) {
            at += 1 + digits(fraction);
        }
    }
}

fn unit_length(text: &[u8]) -> Option<usize> {
    // The two spellings of micro are U+00B5 and U+03BC.
    let units = ["ns", "us", "\u{B5}s", "\u{3BC}s", "ms", "s", "m", "h"];
    units.iter().map(|unit| unit.as_bytes()).find(|unit| text.starts_with(unit)).map(<[u8]>::len)
}
