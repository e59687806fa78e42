//! Lists in brackets.

use std::cell::Cell;

use chumsky::prelude::*;

use super::recover::{CLOSERS, skip_to, spelled, unexpected, want};
use super::{Extra, In, Input, NoElement, Tokens};
use crate::base::span::Pos;
use crate::syntax::token::Tok;

/// How a list is written.
pub(super) struct List {
    /// What it is called in messages.
    pub(super) what: &'static str,
    /// What separates its elements: [`Tok::Comma`], or [`Tok::Semi`] for both kinds of semicolons.
    pub(super) separator: Tok,
    /// What ends it.
    pub(super) close: Tok,
}

impl List {
    fn is_separator(&self, tok: Tok) -> bool {
        tok == self.separator || self.separator == Tok::Semi && tok.is_semi()
    }
}

/// The elements of a list whose opening bracket was taken, and where its closing bracket begins. `element` is called
/// where the list has not ended and gives nothing where no further element is allowed.
///
/// list = [ element { separator element } [ separator ] ] close .
pub(super) fn list<'s, T>(
    i: &mut In<'s, '_>,
    list: &List,
    element: impl Fn(&mut In<'s, '_>) -> Option<T>,
) -> (Vec<T>, Pos) {
    let after_element = Cell::new(false);
    let element = custom(|i: &mut In<'s, '_>| {
        let tok = i.tok();
        if tok == list.close || tok == Tok::Eof {
            return Err(NoElement);
        }
        let element = element(i).ok_or(NoElement);
        after_element.set(element.is_ok());
        element
    });
    let separator = custom(|i: &mut In<'s, '_>| {
        if !list.is_separator(i.tok()) {
            return Err(NoElement);
        }
        after_element.set(false);
        i.bump();
        Ok(())
    });
    let elements = elements(element, separator);
    let elements = i.parse(elements).expect("a list may be empty");
    (elements, close(i, list, after_element.get()))
}

fn elements<'s, T>(
    element: impl Parser<'s, Tokens<'s>, T, Extra<'s>>,
    separator: impl Parser<'s, Tokens<'s>, (), Extra<'s>>,
) -> impl Parser<'s, Tokens<'s>, Vec<T>, Extra<'s>> {
    element.separated_by(separator).allow_trailing().collect()
}

/// Takes the closing bracket; says what is missing, which is not the same after an element as after a separator.
fn close(i: &mut In<'_, '_>, list: &List, after_element: bool) -> Pos {
    if after_element && !i.at(list.close) {
        let (what, separator, close) = (list.what, spelled(list.separator), spelled(list.close));
        unexpected(i, &format!(" in {what}; possibly missing {separator} or {close}"));
        skip_to(i, CLOSERS);
        if !i.at(list.close) {
            return i.pos();
        }
    }
    let pos = i.pos();
    want(i, list.close);
    pos
}
