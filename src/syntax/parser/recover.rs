//! What is said when something is wrong, and where the parse goes on.
//!
//! The parser resumes where Go's compiler resumes, so that the errors after the first one are Go's too.

use super::{In, Input, MAX_DEPTH};
use crate::base::span::Span;
use crate::diag::code::{self, Code};
use crate::syntax::token::{Tok, TokSet};

/// Keywords that begin a statement: within a function the parse resumes there.
const STATEMENT_KEYWORDS: TokSet = TokSet::of(&[
    Tok::Break,
    Tok::Const,
    Tok::Continue,
    Tok::Defer,
    Tok::Fallthrough,
    Tok::For,
    Tok::Go,
    Tok::Goto,
    Tok::If,
    Tok::Return,
    Tok::Select,
    Tok::Switch,
    Tok::Type,
    Tok::Var,
]);

/// Both kinds of semicolons.
pub(super) const SEMIS: TokSet = TokSet::of(&[Tok::Semi, Tok::AutoSemi]);

/// The closing brackets.
pub(super) const CLOSERS: TokSet = TokSet::of(&[Tok::RParen, Tok::RBrack, Tok::RBrace]);

/// Reports `unexpected X` at the next token; `what` follows: `, expected name` or ` at end of statement`.
#[cold]
pub(super) fn unexpected(i: &mut In<'_, '_>, what: &str) {
    let token = i.token();
    let text = String::from_utf8_lossy(i.state().bytes(token.span));
    let found = match token.tok {
        Tok::Name => format!("name {text}"),
        Tok::AutoSemi if text.is_empty() => "EOF".into(),
        Tok::AutoSemi => "newline".into(),
        Tok::Semi => "semicolon".into(),
        tok if tok.is_literal() => format!("literal {text}"),
        tok => spelled(tok),
    };
    error(i, code::UNEXPECTED_TOKEN, token.span, &format!("unexpected {found}{what}"));
}

/// A token as messages name it.
pub(super) fn spelled(tok: Tok) -> String {
    match tok {
        Tok::Comma => "comma".into(),
        Tok::Semi | Tok::AutoSemi => "semicolon or newline".into(),
        tok if tok.is_keyword() => format!("keyword {}", tok.text()),
        tok => tok.text().into(),
    }
}

/// Reports a syntax error at the next token.
#[cold]
pub(super) fn error_here(i: &mut In<'_, '_>, code: Code, message: &str) {
    let span = i.token().span;
    error(i, code, span, message);
}

/// Reports a syntax error. At the end of the file only if it is the first: it would follow from the others.
#[cold]
pub(super) fn error(i: &mut In<'_, '_>, code: Code, span: Span, message: &str) {
    // Asked at each error, so that those of the lexer are reported in their turn.
    let is_follow_up = i.has_errors();
    if is_follow_up && i.at(Tok::Eof) {
        return;
    }
    i.state().report(code, span, format!("syntax error: {message}"));
}

/// Takes `tok`. Where it is missing that is reported and one token is skipped.
pub(super) fn want(i: &mut In<'_, '_>, tok: Tok) {
    if !i.eat(tok) {
        missing(i, tok);
    }
}

/// Takes a semicolon, written or not. Where it is missing that is reported and one token is skipped.
pub(super) fn want_semi(i: &mut In<'_, '_>) {
    if !i.eat_semi() {
        missing(i, Tok::Semi);
    }
}

#[cold]
fn missing(i: &mut In<'_, '_>, tok: Tok) {
    unexpected(i, &format!(", expected {}", spelled(tok)));
    i.bump();
}

/// Skips to a token in `follow`, or in a function to a keyword that begins a statement, or to the end.
#[cold]
pub(super) fn skip_to(i: &mut In<'_, '_>, follow: TokSet) {
    let stop = if i.state().functions > 0 { follow.or(STATEMENT_KEYWORDS) } else { follow };
    while !i.at(Tok::Eof) && !stop.contains(i.tok()) {
        i.bump();
    }
}

/// Reports that the limit of nesting is reached, and skips the rest of the file.
#[cold]
pub(super) fn too_deep(i: &mut In<'_, '_>) {
    let span = i.token().span;
    if i.at(Tok::Eof) {
        return;
    }
    error(i, code::NESTED_TOO_DEEPLY, span, "expression nested too deeply");
    let note = format!("the limit is {MAX_DEPTH} levels of brackets, operators, blocks and types");
    if let Some(diagnostic) = i.state().sink.last_mut() {
        diagnostic.note(note);
    }
    while !i.at(Tok::Eof) {
        i.bump();
    }
}
