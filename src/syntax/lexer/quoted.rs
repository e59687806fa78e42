//! Rune and string literals.

use std::ops::Range;

use logos::Lexer;

use super::{Chars, code_point, quoted_char};
use crate::diag::code::{self, Code};
use crate::syntax::token::Tok;

/// `'` was found: takes the rest of the literal.
///
/// rune_lit = "'" ( unicode_value | byte_value ) "'" .
pub(in crate::syntax) fn rune(lexer: &mut Lexer<'_, Tok>) -> Tok {
    let start = lexer.span().start;
    let mut chars = Chars::new(lexer.source(), lexer.span().end);
    let mut good = true;
    let mut n_chars = 0;
    let fault = loop {
        match chars.ch {
            Some('\'') => {
                let end = chars.at + 1;
                let fault = match n_chars {
                    0 => Some((chars.at..end, code::INVALID_RUNE, "empty rune literal or unescaped '")),
                    1 => None,
                    _ => Some((start..end, code::INVALID_RUNE, "more than one character in rune literal")),
                };
                chars.advance();
                break fault;
            }
            Some('\n') => break Some((chars.at..chars.at + 1, code::UNTERMINATED_LITERAL, "newline in rune literal")),
            None => break Some((start..start + 1, code::UNTERMINATED_LITERAL, "rune literal not terminated")),
            Some('\\') => good &= escape_in(lexer, &mut chars, '\''),
            Some(_) => chars.advance(),
        }
        n_chars += 1;
    };
    finish(lexer, chars.at, Tok::Char, good, fault)
}

/// `"` was found: takes the rest of the literal.
///
/// interpreted_string_lit = `"` { unicode_value | byte_value } `"` .
pub(in crate::syntax) fn string(lexer: &mut Lexer<'_, Tok>) -> Tok {
    let start = lexer.span().start;
    let mut at = lexer.span().end;
    let mut good = true;
    let fault = loop {
        let rest = lexer.source().get(at..).unwrap_or_default();
        at += rest.iter().position(|b| matches!(b, b'"' | b'\\' | b'\n')).unwrap_or(rest.len());
        match lexer.source().get(at) {
            Some(b'"') => {
                at += 1;
                break None;
            }
            Some(b'\n') => break Some((at..at + 1, code::UNTERMINATED_LITERAL, "newline in string")),
            None => break Some((start..start + 1, code::UNTERMINATED_LITERAL, "string not terminated")),
            Some(_) => {
                let mut chars = Chars::new(lexer.source(), at);
                good &= escape_in(lexer, &mut chars, '"');
                at = chars.at;
            }
        }
    };
    // These two are reported even after a bad escape, unlike a rune literal's.
    let unterminated = fault.is_some();
    let tok = finish(lexer, at, Tok::String, true, fault);
    if good && !unterminated { tok } else { Tok::BadLit }
}

/// `` ` `` was found: takes the rest of the literal.
///
/// raw_string_lit = "`" { unicode_char | newline } "`" .
pub(in crate::syntax) fn raw_string(lexer: &mut Lexer<'_, Tok>) -> Tok {
    let start = lexer.span().start;
    let rest = lexer.remainder();
    let (length, fault) = match rest.iter().position(|b| *b == b'`') {
        Some(at) => (at + 1, None),
        None => (rest.len(), Some((start..start + 1, code::UNTERMINATED_LITERAL, "string not terminated"))),
    };
    finish(lexer, lexer.span().end + length, Tok::String, true, fault)
}

/// Ends the literal at `end`. `good` says that no error was reported in it; a further one would be noise.
fn finish(
    lexer: &mut Lexer<'_, Tok>,
    end: usize,
    tok: Tok,
    good: bool,
    fault: Option<(Range<usize>, Code, &'static str)>,
) -> Tok {
    lexer.bump(end - lexer.span().end);
    match fault {
        None if good => tok,
        None => Tok::BadLit,
        Some((range, code, message)) => {
            if good {
                lexer.extras.fault(code, range, message);
            }
            Tok::BadLit
        }
    }
}

/// Takes an escape sequence, of which `chars` is at the backslash; reports what is wrong with it.
fn escape_in(lexer: &mut Lexer<'_, Tok>, chars: &mut Chars<'_>, quote: char) -> bool {
    chars.advance();
    match escape(chars, quote) {
        Ok(()) => true,
        Err(message) => {
            let end = chars.at + chars.ch.map_or(0, char::len_utf8);
            lexer.extras.fault(code::INVALID_ESCAPE, chars.at..end, message);
            false
        }
    }
}

/// An escape sequence after its backslash. At the end of the text all is well: the literal's end is reported.
fn escape(chars: &mut Chars<'_>, quote: char) -> Result<(), String> {
    let Some(kind) = chars.ch else { return Ok(()) };
    let (n_digits, radix, name, max) = match kind {
        'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '\\' => {
            chars.advance();
            return Ok(());
        }
        c if c == quote => {
            chars.advance();
            return Ok(());
        }
        '0'..='7' => (3, 8, "octal", 0xFF),
        'x' => (2, 16, "hexadecimal", 0xFF),
        'u' => (4, 16, "hexadecimal", u32::from(char::MAX)),
        'U' => (8, 16, "hexadecimal", u32::from(char::MAX)),
        _ => return Err("unknown escape".into()),
    };
    if radix == 16 {
        chars.advance();
    }
    let mut value: u32 = 0;
    for _ in 0..n_digits {
        let Some(c) = chars.ch else { return Ok(()) };
        let Some(digit) = c.to_digit(radix) else {
            return Err(format!("invalid character {} in {name} escape", quoted_char(c)));
        };
        value = value << radix.ilog2() | digit;
        chars.advance();
    }
    if value > max && radix == 8 {
        return Err(format!("octal escape value {value} > 255"));
    }
    if value > max || (0xD800..0xE000).contains(&value) {
        let point = char::from_u32(value).map_or_else(|| format!("U+{value:04X}"), code_point);
        return Err(format!("escape is invalid Unicode code point {point}"));
    }
    Ok(())
}
