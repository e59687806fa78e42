//! Quoted strings and characters as Go writes them, and decoding of UTF-8 by Go's rules.

use crate::native::unicode;

/// The first rune of `bytes` (not empty) and its width; U+FFFD and 1 for an invalid byte.
pub(crate) fn decode(bytes: &[u8]) -> (u32, usize) {
    let first = bytes[0];
    if first < 0x80 {
        return (u32::from(first), 1);
    }
    let n = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return (0xfffd, 1),
    };
    match bytes.get(..n).and_then(|part| std::str::from_utf8(part).ok()).and_then(|s| s.chars().next()) {
        Some(c) => (c as u32, n),
        None => (0xfffd, 1),
    }
}

/// Whether Go's strconv.IsPrint holds: letters, marks, numbers, punctuation, symbols and the space.
pub(crate) fn is_print(c: char) -> bool {
    if c.is_ascii() { (' '..='~').contains(&c) } else { unicode::category_of(c as u32) < unicode::SPACE_SEPARATOR }
}

/// Which runes stand for themselves between quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Those of IsPrint.
    Printable,
    /// Those of ASCII.
    Ascii,
    /// Those of IsGraphic: spaces besides.
    Graphic,
}

impl Keep {
    fn has(self, c: char) -> bool {
        match self {
            Keep::Printable => is_print(c),
            Keep::Ascii => c.is_ascii() && is_print(c),
            Keep::Graphic => is_print(c) || unicode::category_of(c as u32) == unicode::SPACE_SEPARATOR,
        }
    }
}

/// Whether the text can stand between backquotes as it is.
pub(crate) fn can_backquote(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    text.chars().all(|c| c != '\u{feff}' && c != '`' && c != '\u{7f}' && (c >= ' ' || c == '\t'))
}

/// The text between quotes; `ascii` escapes everything else.
pub(crate) fn quote(text: &[u8], quote: char, ascii: bool) -> String {
    quote_keeping(text, quote, if ascii { Keep::Ascii } else { Keep::Printable })
}

/// The text between quotes; what is not kept is escaped.
pub(crate) fn quote_keeping(text: &[u8], quote: char, keep: Keep) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    let mut at = 0;
    while at < text.len() {
        let (rune, width) = decode(&text[at..]);
        if width == 1 && rune == 0xfffd {
            out.push_str(&format!("\\x{:02x}", text[at]));
        } else {
            push_escaped(&mut out, rune, quote, keep);
        }
        at += width;
    }
    out.push(quote);
    out
}

fn push_escaped(out: &mut String, rune: u32, quote: char, keep: Keep) {
    let Some(c) = char::from_u32(rune) else { return out.push_str("\\ufffd") };
    if c == quote || c == '\\' {
        out.push('\\');
        return out.push(c);
    }
    if keep.has(c) {
        return out.push(c);
    }
    match c {
        '\u{7}' => out.push_str("\\a"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{b}' => out.push_str("\\v"),
        c if c < ' ' || c == '\u{7f}' => out.push_str(&format!("\\x{:02x}", c as u32)),
        c if (c as u32) < 0x10000 => out.push_str(&format!("\\u{:04x}", c as u32)),
        c => out.push_str(&format!("\\U{:08x}", c as u32)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_as_go_does() {
        assert_eq!(quote("a\"b\\\n\u{1}é☺\u{10ffff}".as_bytes(), '"', false), r#""a\"b\\\n\x01é☺\U0010ffff""#);
        assert_eq!(quote_keeping("\u{a0}\u{2028}".as_bytes(), '"', Keep::Graphic), "\"\u{a0}\\u2028\"");
        assert_eq!(quote("é☺".as_bytes(), '"', true), r#""\u00e9\u263a""#);
        assert_eq!(quote(b"\xff\x00", '"', false), r#""\xff\x00""#);
        assert_eq!(quote(b"'", '\'', false), r"'\''");
        assert!(is_print('\u{301}') && !is_print('\u{a0}') && !is_print('\u{ad}'));
    }
}
