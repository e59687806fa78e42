//! Package encoding/json's natives: what goes over each byte of a text. They take what is well-formed; faults are told in
//! csp.

use crate::native;
use crate::native::quote::decode;
use crate::native::strings::charge;
use crate::vm::abi::{Native, NativeCx, NativeResult, Slice, Str};

pub(super) const NATIVES: &[Native] = &[
    native!("encoding/json.endOfValue", end_of_value),
    native!("encoding/json.readString", read_string),
    native!("encoding/json.appendString", append_string),
];

/// How deep arrays and objects may be nested.
const MAX_DEPTH: usize = 10_000;

/// A place that natives were given, within the text.
fn within(text: &[u8], at: i64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX).min(text.len())
}

fn end_of_value(cx: &mut NativeCx<'_>, (text, at, depth): (Str, i64, i64)) -> NativeResult<i64> {
    let text = text.bytes(cx);
    let start = within(text, at);
    let mut reader = Reader { text, at: start };
    let end = reader.value(usize::try_from(depth).unwrap_or(MAX_DEPTH));
    charge(cx, reader.at - start);
    Ok(end.map_or(-1, |()| reader.at as i64))
}

/// Goes over JSON. Its methods return `None` where it is not well-formed or ends early.
struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// The byte at hand.
    fn byte(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Goes over white space; the byte that follows.
    fn space(&mut self) -> Option<u8> {
        while matches!(self.byte()?, b' ' | b'\n' | b'\t' | b'\r') {
            self.at += 1;
        }
        self.byte()
    }

    /// Goes over a value within `depth` arrays and objects.
    fn value(&mut self, depth: usize) -> Option<()> {
        let mut open = Vec::new();
        loop {
            match self.space()? {
                bracket @ (b'{' | b'[') => {
                    if depth + open.len() >= MAX_DEPTH {
                        return None;
                    }
                    self.at += 1;
                    // In ASCII, a closing bracket is two behind the opening one.
                    if self.space()? != bracket + 2 {
                        open.push(bracket);
                        self.key(bracket)?;
                        continue;
                    }
                    self.at += 1;
                }
                b'"' => self.string()?,
                b't' => self.word(b"true")?,
                b'f' => self.word(b"false")?,
                b'n' => self.word(b"null")?,
                _ => self.number()?,
            }
            if self.ends(&mut open)? {
                return Some(());
            }
        }
    }

    /// After a value: goes over the brackets that end what is open, and over the comma and key before the next value.
    /// Whether there is no next value.
    fn ends(&mut self, open: &mut Vec<u8>) -> Option<bool> {
        while let Some(bracket) = open.last().copied() {
            match self.space()? {
                b',' => {
                    self.at += 1;
                    self.key(bracket)?;
                    return Some(false);
                }
                byte if byte == bracket + 2 => {
                    self.at += 1;
                    open.pop();
                }
                _ => return None,
            }
        }
        Some(true)
    }

    /// In an object, goes over a key and its colon.
    fn key(&mut self, bracket: u8) -> Option<()> {
        if bracket == b'[' {
            return Some(());
        }
        if self.space()? != b'"' {
            return None;
        }
        self.string()?;
        let colon = self.space()? == b':';
        self.at += 1;
        colon.then_some(())
    }

    /// Goes over a string.
    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            let rest = self.text.get(self.at..)?;
            let run = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
            self.at += run + 1;
            match rest[run] {
                b'"' => return Some(()),
                b'\\' => self.escape()?,
                _ => return None,
            }
        }
    }

    /// Goes over what follows a backslash.
    fn escape(&mut self) -> Option<()> {
        match self.byte()? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                unit(self.text.get(self.at + 1..)?)?;
                self.at += 5;
            }
            _ => return None,
        }
        Some(())
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.text[self.at..].starts_with(word).then(|| self.at += word.len())
    }

    fn number(&mut self) -> Option<()> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    /// Goes over digits, one at least.
    fn digits(&mut self) -> Option<()> {
        let n = self.text[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += n;
        (n > 0).then_some(())
    }
}

/// The number that four hexadecimal digits are.
fn unit(digits: &[u8]) -> Option<u32> {
    let digits = digits.get(..4)?;
    digits.iter().try_fold(0, |n, digit| Some(n << 4 | char::from(*digit).to_digit(16)?))
}

fn read_string(cx: &mut NativeCx<'_>, (text, at, own): (Str, i64, bool)) -> NativeResult<(Str, i64)> {
    let bytes = text.bytes(cx);
    let start = within(bytes, at.saturating_add(1));
    let rest = &bytes[start..];
    let run = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
    charge(cx, run);
    if rest.get(run) != Some(&b'\\') && std::str::from_utf8(&rest[..run]).is_ok() {
        let end = (start + run + 1) as i64;
        return Ok((if own { cx.new_str(&rest[..run])? } else { text.substring(start, start + run) }, end));
    }
    let (unquoted, len) = unquote(rest);
    charge(cx, len);
    Ok((cx.new_str(&unquoted)?, (start + len) as i64))
}

/// What a string means that is valid in JSON, up to its quote, and its length with that.
fn unquote(text: &[u8]) -> (Vec<u8>, usize) {
    let mut out = Vec::with_capacity(text.len().min(64));
    let mut at = 0;
    while at < text.len() && text[at] != b'"' {
        let (rune, width) = if text[at] == b'\\' { escaped(&text[at..]) } else { decode(&text[at..]) };
        let rune = char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER);
        out.extend_from_slice(rune.encode_utf8(&mut [0; 4]).as_bytes());
        at += width;
    }
    (out, (at + 1).min(text.len()))
}

/// The rune that begins with a backslash, and the length of what stands for it. Half a surrogate pair is no rune.
fn escaped(text: &[u8]) -> (u32, usize) {
    let simple = match text.get(1) {
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'n') => 10,
        Some(b'r') => 13,
        Some(b't') => 9,
        Some(b'u') => {
            let Some(first) = text.get(2..).and_then(unit) else { return (0xfffd, 2) };
            let second = text.get(6..).and_then(|rest| rest.strip_prefix(b"\\u")).and_then(unit);
            return match (first, second) {
                (0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) => {
                    (0x10000 + ((first - 0xd800) << 10 | (low - 0xdc00)), 12)
                }
                _ => (first, 6),
            };
        }
        Some(byte) => u32::from(*byte),
        None => return (0xfffd, 1),
    };
    (simple, 2)
}

fn append_string(cx: &mut NativeCx<'_>, (dst, s, html): (Slice, Str, bool)) -> NativeResult<Slice> {
    charge(cx, s.len());
    cx.make_room(s.len())?;
    let quoted = quote(s.bytes(cx), html);
    cx.append_bytes(dst, &quoted)
}

/// The text as a string in JSON; `html` escapes also `<`, `>` and `&`.
fn quote(text: &[u8], html: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    out.push(b'"');
    let mut at = 0;
    while at < text.len() {
        let stays = |byte: &u8| {
            matches!(byte, 0x20..0x80) && !matches!(byte, b'"' | b'\\') && !(html && matches!(byte, b'<' | b'>' | b'&'))
        };
        let run = text[at..].iter().take_while(|byte| stays(byte)).count();
        out.extend_from_slice(&text[at..at + run]);
        at += run;
        if at < text.len() {
            let (rune, width) = decode(&text[at..]);
            push_escaped(&mut out, rune);
            at += width;
        }
    }
    out.push(b'"');
    out
}

/// Appends a rune that may have to be escaped.
fn push_escaped(out: &mut Vec<u8>, rune: u32) {
    let short = match rune {
        0x22 | 0x5c => rune as u8,
        8 => b'b',
        9 => b't',
        10 => b'n',
        12 => b'f',
        13 => b'r',
        0..0x80 | 0x2028 | 0x2029 => {
            out.extend_from_slice(format!("\\u{rune:04x}").as_bytes());
            return;
        }
        _ => {
            let rune = char::from_u32(rune).unwrap_or(char::REPLACEMENT_CHARACTER);
            out.extend_from_slice(rune.encode_utf8(&mut [0; 4]).as_bytes());
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, Reader, quote, unquote};

    fn end(text: &str) -> Option<usize> {
        let mut reader = Reader { text: text.as_bytes(), at: 0 };
        reader.value(0).map(|()| reader.at)
    }

    #[test]
    fn values_end() {
        for text in ["1", "-0.5e+7", "true", "[]", "{ }", r#"[1 , {"a" : [ ] , "é\u12aF" : null}]"#, r#""\"""#] {
            assert_eq!(end(text), Some(text.len()), "{text}");
            assert_eq!(end(&format!(" {text} x")), Some(text.len() + 1), "{text}");
        }
    }

    #[test]
    fn what_is_no_value_has_no_end() {
        for text in [
            "",
            " ",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "{",
            r#"{"a"}"#,
            r#"{"a":}"#,
            "{1:2}",
            r#"{"a":1,}"#,
            "[1}",
            "}",
            "tru",
        ] {
            assert_eq!(end(text), None, "{text}");
        }
        for text in
            ["-", ".5", "1.", "1e", "+1", r#"""#, r#""\"#, r#""\x""#, r#""\u12""#, "\"\n\"", r#"{"a" 1}"#, "[1 2]"]
        {
            assert_eq!(end(text), None, "{text}");
        }
    }

    #[test]
    fn depth_has_a_limit() {
        let nested = |n| "[".repeat(n) + &"]".repeat(n);
        assert_eq!(end(&nested(MAX_DEPTH)), Some(2 * MAX_DEPTH));
        assert_eq!(end(&nested(MAX_DEPTH + 1)), None);
    }

    #[test]
    fn strings_both_ways() {
        for (text, json) in [("", r#""""#), ("a\"\\/\n\u{1}é", r#""a\"\\/\n\u0001é""#), ("\u{2028}", r#""\u2028""#)] {
            assert_eq!(String::from_utf8_lossy(&quote(text.as_bytes(), true)), json);
            assert_eq!(unquote(&json.as_bytes()[1..]), (text.as_bytes().to_vec(), json.len() - 1));
        }
        assert_eq!(quote(b"<\xff>", true), b"\"\\u003c\xef\xbf\xbd\\u003e\"");
        assert_eq!(quote(b"<", false), b"\"<\"");
        let unquoted = |json: &[u8]| String::from_utf8_lossy(&unquote(json).0).into_owned();
        assert_eq!(unquoted(br#"\ud83d\ude00 \ud83d \ud83dx \ude00"#), "😀 \u{fffd} \u{fffd}x \u{fffd}");
        assert_eq!(unquoted(b"\xff\xed\xa0\x80\""), "\u{fffd}".repeat(4));
    }
}
