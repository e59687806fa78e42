//! Names beyond ASCII.

use logos::{Filter, Lexer, Logos};

use super::{Chars, code_point};
use crate::diag::code;
use crate::syntax::token::Tok;

/// The two classes of characters, besides `_`, that a name is made of.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    /// Unicode's categories Lu, Ll, Lt, Lm and Lo.
    #[regex(r"\p{L}")]
    Letter,
    /// Unicode's category Nd.
    #[regex(r"\p{Nd}")]
    Digit,
}

fn class(c: char) -> Option<Class> {
    Class::lexer(c.encode_utf8(&mut [0; 4])).next()?.ok()
}

/// A run of bytes was found that are part of names in ASCII, or NUL, or not ASCII: reports what is no letter or digit.
/// It belongs to the name nevertheless, so that there is one error and no second one after it.
///
/// identifier = letter { letter | unicode_digit } .
pub(in crate::syntax) fn name(lexer: &mut Lexer<'_, Tok>) -> Filter<Tok> {
    let end = lexer.span().end;
    let mut chars = Chars::new(lexer.source(), lexer.span().start);
    let start = chars.at;
    if start >= end {
        return Filter::Skip;
    }
    lexer.extras.skipped = start - lexer.span().start;
    if lexer.extras.skipped > 0
        && let Some(keyword) = lexer.source().get(start..end).and_then(Tok::keyword)
    {
        return Filter::Emit(keyword);
    }
    while let Some(c) = chars.ch
        && chars.at < end
    {
        let range = chars.at..chars.at + c.len_utf8();
        let class = if c.is_ascii() { Some(Class::Letter) } else { class(c) };
        let message = match class {
            Some(Class::Letter) => None,
            Some(Class::Digit) if chars.at > start => None,
            Some(Class::Digit) => Some(format!("identifier cannot begin with digit {}", code_point(c))),
            None => Some(format!("invalid character {} in identifier", code_point(c))),
        };
        if let Some(message) = message {
            lexer.extras.fault(code::INVALID_CHARACTER, range, message);
        }
        chars.advance();
    }
    Filter::Emit(Tok::Name)
}
