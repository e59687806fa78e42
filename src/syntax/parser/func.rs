//! Parameters, results, receivers, type parameters.

use std::cell::Cell;

use super::expr::bad;
use super::list::{List, list};
use super::recover::{error, error_here, skip_to, spelled, unexpected};
use super::ty::{ArrayOrArgs, array_or_args, instance, type_elem, type_elem_after, type_name_after, type_opt};
use super::{In, Input, take_name};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind, Ident, Param, TypeParam};
use crate::syntax::token::{Tok, TokSet};

/// What a list of parameters is for, which decides what may stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Params {
    /// Parameters of a function: the last may be variadic.
    Arguments,
    /// Results, or a receiver.
    Results,
    /// Type parameters: all have names.
    Types,
    /// What follows `name "["` in an interface: either type parameters or type arguments.
    TypeArgumentsOrParameters,
}

impl Params {
    fn close(self) -> Tok {
        match self {
            Params::Arguments | Params::Results => Tok::RParen,
            Params::Types | Params::TypeArgumentsOrParameters => Tok::RBrack,
        }
    }

    /// Whether `~T` and `A | B` may stand in it.
    fn allows_type_sets(self) -> bool {
        self.close() == Tok::RBrack
    }
}

/// A parameter before it is known whether a lone name is a name or a type.
#[derive(Clone, Copy, Default)]
struct Draft {
    name: Option<Ident>,
    ty: Option<DraftType>,
}

/// A parameter's type.
#[derive(Clone, Copy)]
struct DraftType {
    ty: ExprId,
    /// Where `...` stands.
    variadic: Option<Pos>,
}

impl Draft {
    fn unnamed(ty: ExprId) -> Draft {
        Draft { name: None, ty: Some(DraftType { ty, variadic: None }) }
    }

    fn named(name: Ident, ty: ExprId) -> Draft {
        Draft { name: Some(name), ..Draft::unnamed(ty) }
    }
}

/// Parameters after the opening parenthesis, and where the closing one begins.
///
/// Parameters = "(" [ ParameterList [ "," ] ] ")" .
pub(super) fn param_list(i: &mut In<'_, '_>, kind: Params) -> (Vec<Param>, Pos) {
    params_after(i, kind, None)
}

/// Type parameters after the opening bracket. `first` is the first one's name, and its constraint, when they were
/// parsed already.
///
/// TypeParameters = "[" TypeParamDecl { "," TypeParamDecl } [ "," ] "]" .
pub(super) fn type_params(i: &mut In<'_, '_>, first: Option<(Ident, Option<ExprId>)>) -> Vec<TypeParam> {
    if let Some((name, Some(constraint))) = first
        && i.eat(Tok::RBrack)
    {
        return vec![TypeParam { name, constraint }];
    }
    let (params, _) = params_after(i, Params::Types, first);
    let blank = |param: &Param| Ident { name: Symbol::BLANK, span: Span::at(param.variadic.unwrap_or_default()) };
    let type_param = |param: Param| TypeParam { name: param.name.unwrap_or(blank(&param)), constraint: param.ty };
    params.into_iter().map(type_param).collect()
}

fn params_after(i: &mut In<'_, '_>, kind: Params, first: Option<(Ident, Option<ExprId>)>) -> (Vec<Param>, Pos) {
    let first = Cell::new(first);
    let form = List { what: "parameter list", separator: Tok::Comma, close: kind.close() };
    let (drafts, close) = list(i, &form, |i| {
        Some(match first.take() {
            Some((name, Some(ty))) => Some(Draft::named(name, ty)),
            Some((name, None)) => draft_after_name(i, kind, name),
            None => draft(i, kind),
        })
    });
    let mut drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
    distribute_types(i, kind, &mut drafts, close);
    let mut params: Vec<Param> = drafts.into_iter().filter_map(finished).collect();
    check_variadic(i, kind, &mut params);
    (params, close)
}

fn finished(draft: Draft) -> Option<Param> {
    draft.ty.map(|ty| Param { name: draft.name, ty: ty.ty, variadic: ty.variadic })
}

/// ParameterDecl = [ IdentifierList ] [ "..." ] Type . One name of it, or one type; `a, b T` are two drafts.
fn draft(i: &mut In<'_, '_>, kind: Params) -> Option<Draft> {
    if kind.allows_type_sets() && i.at(Tok::Tilde) {
        return Some(Draft::unnamed(type_elem(i)));
    }
    if i.at(Tok::Name) {
        let name = take_name(i);
        return draft_after_name(i, kind, name);
    }
    draft_type(i, kind, None)
}

/// A parameter whose first name was parsed, which may be its type's.
fn draft_after_name(i: &mut In<'_, '_>, kind: Params, name: Ident) -> Option<Draft> {
    let unnamed = match i.tok() {
        Tok::LBrack => match array_or_args(i) {
            ArrayOrArgs::Array(ty) => return Some(Draft::named(name, union_after(i, kind, ty))),
            ArrayOrArgs::Args(indices, lbrack) => instance(i, name, indices, lbrack),
        },
        Tok::Dot => {
            let x = i.state().add_expr(ExprKind::Name(name.name), name.span);
            type_name_after(i, x)
        }
        Tok::Or if kind.allows_type_sets() => i.state().add_expr(ExprKind::Name(name.name), name.span),
        _ => return draft_type(i, kind, Some(name)),
    };
    Some(Draft::unnamed(union_after(i, kind, unnamed)))
}

fn union_after(i: &mut In<'_, '_>, kind: Params, ty: ExprId) -> ExprId {
    if kind.allows_type_sets() { type_elem_after(i, ty) } else { ty }
}

/// The type of a parameter, if there is one.
fn draft_type(i: &mut In<'_, '_>, kind: Params, name: Option<Ident>) -> Option<Draft> {
    if i.at(Tok::Ellipsis) {
        let dots = i.bump().span.start;
        let ty = type_opt(i);
        let variadic = ty.map(|_| dots);
        let ty = ty.unwrap_or_else(|| {
            let bad = bad(i);
            error_here(i, code::INVALID_PARAMS, "... is missing type");
            bad
        });
        return Some(Draft { name, ty: Some(DraftType { ty, variadic }) });
    }
    if kind.allows_type_sets() && i.at(Tok::Tilde) {
        let ty = type_elem(i);
        return Some(Draft { name, ..Draft::unnamed(ty) });
    }
    let ty = type_opt(i).map(|ty| union_after(i, kind, ty));
    if name.is_some() || ty.is_some() {
        return Some(Draft { name, ty: ty.map(|ty| DraftType { ty, variadic: None }) });
    }
    unexpected(i, &format!(", expected {}", spelled(kind.close())));
    skip_to(i, TokSet::of(&[Tok::Comma]).or(TokSet::of(&[kind.close()])));
    None
}

/// "Within a list of parameters or results, the names must either all be present or all be absent." Decides which it
/// is, and gives each name the type that follows it.
fn distribute_types(i: &mut In<'_, '_>, kind: Params, drafts: &mut [Draft], close: Pos) {
    let n_typed = drafts.iter().filter(|draft| draft.ty.is_some()).count();
    let n_named = drafts.iter().filter(|draft| draft.ty.is_some() && draft.name.is_some()).count();
    if n_named == 0 && kind != Params::Types {
        for draft in drafts {
            if let Some(name) = draft.name.take() {
                *draft = Draft::unnamed(i.state().add_expr(ExprKind::Name(name.name), name.span));
            }
        }
        return;
    }
    if n_named == drafts.len() {
        return;
    }
    let Some(leftmost) = type_names_from_the_right(i, drafts) else { return };
    let (at, message) = match (n_named == n_typed, kind) {
        // There are names without a type, and those are the last ones.
        (true, Params::Types) => (close, "missing type constraint"),
        (true, _) => (close, "missing parameter type"),
        (false, Params::Types) if drafts.len() == 1 => {
            (leftmost, "missing type parameter name or invalid array length")
        }
        (false, Params::Types) => (leftmost, "missing type parameter name"),
        (false, _) => (leftmost, "missing parameter name"),
    };
    error(i, code::INVALID_PARAMS, Span::at(at), message);
}

/// Gives each name the type that follows it. Where the leftmost parameter stands that has a type and no name, or a
/// name and no type.
fn type_names_from_the_right(i: &mut In<'_, '_>, drafts: &mut [Draft]) -> Option<Pos> {
    let mut leftmost = None;
    let mut following: Option<DraftType> = None;
    for draft in drafts.iter_mut().rev() {
        if let Some(ty) = draft.ty {
            following = Some(ty);
            if draft.name.is_none() {
                let start = ty.variadic.unwrap_or(i.span_of(ty.ty).start);
                leftmost = Some(start);
                draft.name = Some(Ident { name: Symbol::BLANK, span: Span::at(start) });
            }
        } else if following.is_some() {
            draft.ty = following;
        } else if let Some(name) = draft.name {
            leftmost = Some(name.span.start);
            let ty = i.state().add_expr(ExprKind::Bad, Span::at(name.span.start));
            draft.ty = Some(DraftType { ty, variadic: None });
        }
    }
    leftmost
}

/// `...` is allowed at the last parameter of a function only. The first one elsewhere is reported; all of those are
/// taken for their element type.
fn check_variadic(i: &mut In<'_, '_>, kind: Params, params: &mut [Param]) {
    let n_checked = params.len() - usize::from(kind == Params::Arguments && !params.is_empty());
    let mut reported = false;
    for param in params.iter_mut().take(n_checked) {
        if let Some(dots) = param.variadic.take()
            && !std::mem::replace(&mut reported, true)
        {
            let span = Span::new(dots, dots.offset(3));
            let message = match kind {
                Params::Arguments => "can only use ... with final parameter",
                _ => "invalid use of ...",
            };
            i.state().report(code::INVALID_VARIADIC, span, message);
        }
    }
}
