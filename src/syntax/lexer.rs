//! Text to tokens: the driver of the automaton, and what it finishes by hand.
//!
//! Errors are reported where Go's compiler reports them and in its words. Bytes that no Go text may hold (NUL, a byte
//! order mark after the beginning, what is not UTF-8) are reported once for the whole text and then skipped, inside
//! and outside of tokens, as Go does it.

mod line;
mod name;
mod number;
mod quoted;

use std::ops::Range;

use logos::{Lexer, Logos};

use crate::base::source::SourceFile;
use crate::base::span::{Pos, Span};
use crate::diag::code::{self, Code};
use crate::diag::diagnostic::Diagnostic;
use crate::syntax::semicolon;
use crate::syntax::token::{Tok, Token};

pub(super) use name::name;
pub(super) use number::{fraction, number};
pub(super) use quoted::{raw_string, rune, string};

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What lexing a text gives.
#[derive(Debug)]
pub struct Lexed {
    /// The tokens, semicolons inserted; the last is [`Tok::Eof`].
    pub tokens: Vec<Token>,
    /// What was wrong, in order, each with the number of the token that was being read.
    pub faults: Vec<(usize, Diagnostic)>,
    /// Where comments stand that mean something to tools: `//go:…`, `//line …`, `/*line …*/`.
    pub directives: Vec<Span>,
}

/// What the automaton's callbacks leave behind beside the tokens.
#[derive(Debug)]
pub struct Notes {
    /// The position of the text's first byte.
    base: Pos,
    /// With the number of the token that was being read.
    faults: Vec<(usize, Diagnostic)>,
    directives: Vec<Span>,
    /// The number of the token that is being read.
    token: usize,
    /// How many bytes at the beginning of the token do not belong to it.
    skipped: usize,
}

impl Notes {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.base.offset(range.start as u32), self.base.offset(range.end as u32))
    }

    fn fault(&mut self, code: Code, range: Range<usize>, message: impl Into<String>) {
        let span = self.span(range);
        self.faults.push((self.token, Diagnostic::error(code, span, message)));
    }
}

/// Splits the bytes `range` of `file` into tokens. A byte order mark and a shebang line (`#!…`) are allowed at the
/// beginning of the file.
pub fn lex(file: &SourceFile, range: Range<u32>) -> Lexed {
    let text = file.text.get(range.start as usize..range.end as usize).unwrap_or_default();
    let mut notes =
        Notes { base: file.pos(range.start), faults: Vec::new(), directives: Vec::new(), token: 0, skipped: 0 };
    let start = if range.start == 0 { preamble(text) } else { 0 };
    check_encoding(text, &mut notes);
    let mut lexer = Tok::lexer_with_extras(text, notes);
    lexer.bump(start);
    // Go's own sources have a token every 5.5 bytes.
    let mut tokens = Vec::with_capacity(text.len() / 5 + 2);
    let encoding = std::mem::take(&mut lexer.extras.faults);
    tokenize(&mut lexer, &mut tokens);
    let mut notes = lexer.extras;
    if range.start == 0 {
        line::apply_directives(file, &mut notes);
    }
    let faults = merge_faults(&tokens, encoding, notes.faults);
    Lexed { tokens, faults, directives: notes.directives }
}

fn tokenize(lexer: &mut Lexer<'_, Tok>, tokens: &mut Vec<Token>) {
    let mut line_end_is_semi = false;
    while let Some(found) = lexer.next() {
        let mut range = lexer.span();
        range.start += std::mem::take(&mut lexer.extras.skipped);
        let span = lexer.extras.span(range.clone());
        let tok = match found {
            Ok(Tok::Newline) if line_end_is_semi => Tok::AutoSemi,
            // A comment that spans lines acts like a line end.
            Ok(Tok::Comment) if line_end_is_semi && lexer.slice().contains(&b'\n') => Tok::AutoSemi,
            Ok(Tok::Newline | Tok::Comment) => continue,
            Ok(tok) => tok,
            Err(()) => {
                // The automaton takes all bytes beyond ASCII for names.
                let c = char::from(lexer.slice().first().copied().unwrap_or_default());
                lexer.extras.fault(code::INVALID_CHARACTER, range, format!("invalid character {}", code_point(c)));
                continue;
            }
        };
        tokens.push(Token { tok, span });
        lexer.extras.token = tokens.len();
        line_end_is_semi = semicolon::follows(tok);
    }
    let end = Span::at(lexer.extras.base.offset(lexer.source().len() as u32));
    if line_end_is_semi {
        tokens.push(Token { tok: Tok::AutoSemi, span: end });
    }
    tokens.push(Token { tok: Tok::Eof, span: end });
}

/// Adds the faults in the encoding, which are found as soon as the token that they are in or directly after is read.
fn merge_faults(
    tokens: &[Token],
    encoding: Vec<(usize, Diagnostic)>,
    mut faults: Vec<(usize, Diagnostic)>,
) -> Vec<(usize, Diagnostic)> {
    for (_, fault) in encoding {
        let token = tokens.partition_point(|token| token.span.end < fault.span.start);
        faults.push((token, fault));
    }
    faults.sort_by_key(|(token, fault)| (*token, fault.span.start));
    faults
}

/// The length of what may stand before a file's first token: a byte order mark, a shebang line.
fn preamble(text: &[u8]) -> usize {
    if text.starts_with(b"#!") {
        return text.iter().position(|b| *b == b'\n').unwrap_or(text.len());
    }
    if text.starts_with("\u{FEFF}".as_bytes()) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
}

/// Reports what no Go text may hold.
fn check_encoding(text: &[u8], notes: &mut Notes) {
    let is_clean = |text: &str| !text.contains('\0') && (text.is_ascii() || !text.contains(BYTE_ORDER_MARK));
    if std::str::from_utf8(text).is_ok_and(is_clean) {
        return;
    }
    let mut at = 0;
    for chunk in text.utf8_chunks() {
        for (offset, c) in chunk.valid().char_indices() {
            let range = at + offset..at + offset + c.len_utf8();
            if c == '\0' {
                notes.fault(code::INVALID_CHARACTER, range, "invalid NUL character");
            } else if c == BYTE_ORDER_MARK && range.start > 0 {
                notes.fault(code::INVALID_CHARACTER, range, "invalid BOM in the middle of the file");
            }
        }
        at += chunk.valid().len();
        for _ in chunk.invalid() {
            notes.fault(code::INVALID_ENCODING, at..at + 1, "invalid UTF-8 encoding");
            at += 1;
        }
    }
}

/// `//` was found: takes the rest of the line.
pub(super) fn line_comment(lexer: &mut Lexer<'_, Tok>) {
    let rest = lexer.remainder();
    let length = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
    let comment = rest.get(..length).unwrap_or_default();
    lexer.bump(length);
    let range = lexer.span();
    let is_first_in_line = || range.start == 0 || lexer.source().get(range.start - 1) == Some(&b'\n');
    if comment.starts_with(b"go:") || comment.starts_with(b"line ") && is_first_in_line() {
        let span = lexer.extras.span(range);
        lexer.extras.directives.push(span);
    }
}

/// `/*` was found: takes the rest of the comment.
pub(super) fn general_comment(lexer: &mut Lexer<'_, Tok>) {
    let rest = lexer.remainder();
    if let Some(length) = rest.windows(2).position(|pair| pair == b"*/") {
        lexer.bump(length + 2);
        if rest.starts_with(b"line ") {
            let span = lexer.extras.span(lexer.span());
            lexer.extras.directives.push(span);
        }
        return;
    }
    lexer.bump(rest.len());
    let opening = lexer.span().start..lexer.span().start + 2;
    lexer.extras.fault(code::UNTERMINATED_COMMENT, opening, "comment not terminated");
}

/// A character as Go's `%#U` writes it: `U+0023 '#'`, without the second part when it cannot be printed.
fn code_point(c: char) -> String {
    let mut text = format!("U+{:04X}", u32::from(c));
    if is_printable(c) {
        text.push_str(&format!(" '{c}'"));
    }
    text
}

/// A character as Go's `%q` writes it: `'a'`, `'\n'`, `'\u200b'`.
fn quoted_char(c: char) -> String {
    match c {
        '\'' => r"'\''".into(),
        '\\' => r"'\\'".into(),
        '\u{7}' => r"'\a'".into(),
        '\u{8}' => r"'\b'".into(),
        '\u{C}' => r"'\f'".into(),
        '\n' => r"'\n'".into(),
        '\r' => r"'\r'".into(),
        '\t' => r"'\t'".into(),
        '\u{B}' => r"'\v'".into(),
        c if is_printable(c) => format!("'{c}'"),
        c if c.is_ascii() => format!(r"'\x{:02x}'", u32::from(c)),
        c if u32::from(c) < 0x1_0000 => format!(r"'\u{:04x}'", u32::from(c)),
        c => format!(r"'\U{:08x}'", u32::from(c)),
    }
}

/// Whether Go would show `c` as it is: letters, marks, numbers, punctuation, symbols, and the ASCII space.
fn is_printable(c: char) -> bool {
    // `escape_debug` also escapes the quotes and the backslash, which are printable.
    matches!(c, '\'' | '"' | '\\') || c.escape_debug().len() == 1
}

/// The characters of a text from some offset on, without those that Go skips.
struct Chars<'a> {
    text: &'a [u8],
    /// The offset of the current character; the text's length at its end.
    at: usize,
    /// The current character; `None` at the end of the text.
    ch: Option<char>,
}

impl<'a> Chars<'a> {
    fn new(text: &'a [u8], at: usize) -> Chars<'a> {
        let mut chars = Chars { text, at, ch: None };
        chars.read();
        chars
    }

    /// Goes to the next character.
    fn advance(&mut self) {
        self.at += self.ch.map_or(0, char::len_utf8);
        self.read();
    }

    fn read(&mut self) {
        while let Some((c, width)) = decode(self.text.get(self.at..).unwrap_or_default()) {
            match c {
                Some(c) if c != '\0' && c != BYTE_ORDER_MARK => {
                    self.ch = Some(c);
                    return;
                }
                _ => self.at += width,
            }
        }
        self.ch = None;
    }
}

/// The first character of `text` and its width; a byte that is not UTF-8 is no character and one byte wide.
fn decode(text: &[u8]) -> Option<(Option<char>, usize)> {
    let first = *text.first()?;
    if first.is_ascii() {
        return Some((Some(char::from(first)), 1));
    }
    let c = text.get(..text.len().min(4)).unwrap_or_default().utf8_chunks().next()?.valid().chars().next();
    Some((c, c.map_or(1, char::len_utf8)))
}
