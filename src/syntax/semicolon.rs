//! Automatic semicolon insertion, the specification's rule in one place.
//!
//! "When the input is broken into tokens, a semicolon is automatically inserted into the token stream immediately
//! after a line's final token if that token is an identifier, a literal, one of the keywords `break`, `continue`,
//! `fallthrough` or `return`, one of the operators `++` and `--` or one of the closing brackets."
//!
//! The second rule of the specification (a semicolon may be omitted before a closing bracket) is the parser's.

use super::token::{Tok, TokSet};

const FINAL: TokSet = TokSet::of(&[
    Tok::Name,
    Tok::Int,
    Tok::Float,
    Tok::Imag,
    Tok::Duration,
    Tok::Char,
    Tok::String,
    Tok::BadLit,
    Tok::Break,
    Tok::Continue,
    Tok::Fallthrough,
    Tok::Return,
    Tok::Inc,
    Tok::Dec,
    Tok::RParen,
    Tok::RBrack,
    Tok::RBrace,
]);

/// Whether a line end after `tok` stands for a semicolon.
pub(super) fn follows(tok: Tok) -> bool {
    FINAL.contains(tok)
}
