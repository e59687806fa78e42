//! Declarations.

use std::cell::Cell;

use super::expr::expr_list;
use super::func::{Params, param_list};
use super::list::{List, list};
use super::recover::{SEMIS, error, error_here, skip_to, unexpected};
use super::ty::{signature, ty, type_opt};
use super::{In, Input, name_list, stmt, take_name, type_decl};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{
    ConstDecl, Decl, Directive, ExprKind, FuncDecl, FuncDeclId, FuncType, Ident, ImportDecl, Receiver, VarDecl,
};
use crate::syntax::token::{Tok, TokSet};

const GROUP: List = List { what: "grouped declaration", separator: Tok::Semi, close: Tok::RParen };

/// A specification's place in its group.
struct Place {
    /// Where the group's keyword stands.
    keyword: Pos,
    /// The number of specifications before it.
    index: u32,
}

/// Whether `tok` begins a declaration that may be a group.
pub(super) fn begins_group(tok: Tok) -> bool {
    matches!(tok, Tok::Import | Tok::Const | Tok::Type | Tok::Var)
}

/// The declarations of a keyword for which [`begins_group`] holds.
///
/// Decl = keyword ( Spec | "(" { Spec ";" } ")" ) .
pub(super) fn group(i: &mut In<'_, '_>) -> Vec<Decl> {
    let keyword = i.bump();
    let index = Cell::new(0);
    let spec = |i: &mut In<'_, '_>| {
        let place = Place { keyword: keyword.span.start, index: index.get() };
        index.set(place.index + 1);
        match keyword.tok {
            Tok::Import => import_spec(i).map(Decl::Import),
            Tok::Const => Some(Decl::Const(const_spec(i, &place))),
            Tok::Type => Some(Decl::Type(type_decl::type_spec(i))),
            _ => Some(Decl::Var(var_spec(i))),
        }
    };
    if i.eat(Tok::LParen) {
        let (decls, _) = list(i, &GROUP, |i| Some(spec(i)));
        return decls.into_iter().flatten().collect();
    }
    spec(i).into_iter().collect()
}

/// One specification of a group of types or variables.
pub(super) fn lone_spec(i: &mut In<'_, '_>, keyword: Tok) -> Decl {
    if keyword == Tok::Type { Decl::Type(type_decl::type_spec(i)) } else { Decl::Var(var_spec(i)) }
}

/// ImportSpec = [ "." | PackageName ] ImportPath .
fn import_spec(i: &mut In<'_, '_>) -> Option<ImportDecl> {
    let name = match i.tok() {
        Tok::Name => Some(take_name(i)),
        Tok::Dot => {
            let span = i.bump().span;
            Some(Ident { name: i.state().symbol(span), span })
        }
        _ => None,
    };
    let path = i.token();
    if !path.tok.is_literal() {
        error_here(i, code::INVALID_IMPORT, "missing import path");
        skip_to(i, SEMIS.or(TokSet::of(&[Tok::RParen])));
        return None;
    }
    i.bump();
    match path.tok {
        Tok::String => Some(ImportDecl { name, path: i.state().symbol(path.span), path_span: path.span }),
        Tok::BadLit => None,
        _ => {
            error(i, code::INVALID_IMPORT, path.span, "import path must be a string");
            None
        }
    }
}

/// ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] .
fn const_spec(i: &mut In<'_, '_>, place: &Place) -> ConstDecl {
    let start = i.pos();
    let names = name_list(i);
    let (mut ty, mut values) = (None, Vec::new());
    if !matches!(i.tok(), Tok::Eof | Tok::Semi | Tok::AutoSemi | Tok::RParen) {
        ty = type_opt(i);
        if eat_assign(i) {
            values = expr_list(i);
        }
    }
    let span = Span::new(start, i.end().max(start));
    ConstDecl { names, ty, values, iota: place.index, group: place.keyword, span }
}

/// VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) .
fn var_spec(i: &mut In<'_, '_>) -> VarDecl {
    let start = i.pos();
    let names = name_list(i);
    let (mut declared, mut values) = (None, Vec::new());
    let mut has_values = eat_assign(i);
    if !has_values {
        declared = Some(ty(i));
        has_values = eat_assign(i);
    }
    if has_values {
        values = expr_list(i);
    }
    let span = Span::new(start, i.end().max(start));
    VarDecl { names, ty: declared, values, span }
}

/// Takes `=`; also `:=`, which is reported.
pub(super) fn eat_assign(i: &mut In<'_, '_>) -> bool {
    if i.at(Tok::Define) {
        unexpected(i, ", expected =");
        i.bump();
        return true;
    }
    i.eat(Tok::Assign)
}

/// FunctionDecl = "func" FunctionName [ TypeParameters ] Signature [ FunctionBody ] .
/// MethodDecl = "func" Receiver MethodName [ TypeParameters ] Signature [ FunctionBody ] .
pub(super) fn func_decl(i: &mut In<'_, '_>) -> FuncDeclId {
    let start = i.pos();
    let directives = directives_before(i, start);
    i.bump();
    let lparen = i.pos();
    let (has_parens, recv) = if i.eat(Tok::LParen) { (true, receiver(i, lparen)) } else { (false, None) };
    let at = i.token().span;
    let (name, type_start, signature) = if i.at(Tok::Name) {
        (take_name(i), i.pos(), signature(i))
    } else {
        unexpected(i, if has_parens { ", expected name" } else { ", expected name or (" });
        skip_to(i, SEMIS.or(TokSet::of(&[Tok::LBrace])));
        let empty = FuncType { tparams: Vec::new(), params: Vec::new(), results: Vec::new(), rparen: at.start };
        (Ident { name: Symbol::BLANK, span: at }, at.start, empty)
    };
    let ty = i.expr(type_start, ExprKind::FuncType(signature));
    let body = i.at(Tok::LBrace).then(|| stmt::func_body(i));
    let span = Span::new(start, i.end().max(start));
    i.state().ast.funcs.push(FuncDecl { name, recv, ty, body, directives, span })
}

/// Receiver = Parameters . Exactly one parameter is allowed.
fn receiver(i: &mut In<'_, '_>, lparen: Pos) -> Option<Receiver> {
    let (mut params, _) = param_list(i, Params::Results);
    let span = Span::new(lparen, i.end().max(lparen));
    if params.len() != 1 {
        let what = if params.is_empty() { "no receiver" } else { "multiple receivers" };
        let at = i.token().span;
        i.state().report(code::INVALID_METHOD_SYNTAX, at, format!("method has {what}"));
    }
    params.truncate(1);
    (!params.is_empty()).then_some(Receiver { params, span })
}

/// The `//go:` directives since the last declaration that are not taken yet.
fn directives_before(i: &mut In<'_, '_>, end: Pos) -> Vec<Directive> {
    let state = i.state();
    let n_before = state.directives.partition_point(|span| span.start < end);
    let (before, after) = state.directives.split_at(n_before);
    state.directives = after;
    let go_directives = before.iter().filter(|span| state.bytes(**span).starts_with(b"//go:"));
    let spans: Vec<Span> = go_directives.copied().collect();
    spans.into_iter().map(|span| Directive { text: i.state().symbol(span), span }).collect()
}

/// Forgets the directives before the next token: what was parsed takes none.
pub(super) fn drop_directives(i: &mut In<'_, '_>) {
    let end = i.pos();
    let state = i.state();
    let n_before = state.directives.partition_point(|span| span.start < end);
    state.directives = state.directives.get(n_before..).unwrap_or_default();
}
