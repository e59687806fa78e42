//! Type declarations, and the question whether `type T[P …` begins an array type or type parameters.

use super::expr::{bad, expr_after, name_expr};
use super::func::type_params;
use super::recover::{SEMIS, skip_to, unexpected};
use super::ty::{array_type, slice_type, type_opt};
use super::{In, Input, State, bracketed, decl, name};
use crate::base::span::{Pos, Span};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, Ident, TypeDecl, TypeParam, UnaryOp};
use crate::syntax::token::{Tok, TokSet};

/// TypeSpec = identifier [ TypeParameters ] [ "=" ] Type .
pub(super) fn type_spec(i: &mut In<'_, '_>) -> TypeDecl {
    let start = i.pos();
    let name = name(i);
    let (tparams, alias, ty) = if i.at(Tok::LBrack) {
        let lbrack = i.bump().span.start;
        array_or_generic(i, lbrack)
    } else {
        let alias = decl::eat_assign(i);
        (Vec::new(), alias, type_opt(i))
    };
    let ty = ty.unwrap_or_else(|| {
        let bad = bad(i);
        unexpected(i, " in type declaration");
        skip_to(i, SEMIS.or(TokSet::of(&[Tok::RParen])));
        bad
    });
    let span = Span::new(start, i.end().max(start));
    TypeDecl { name, tparams, alias, ty, span }
}

/// What follows `type T "["`: the length of an array type, the bracket of a slice type, or type parameters.
fn array_or_generic(i: &mut In<'_, '_>, lbrack: Pos) -> (Vec<TypeParam>, bool, Option<ExprId>) {
    match i.tok() {
        Tok::RBrack => {
            i.bump();
            (Vec::new(), false, Some(slice_type(i, lbrack)))
        }
        Tok::Name => {
            let x = length_or_first_param(i);
            let followed_by_comma = i.at(Tok::Comma);
            match split_param(i.state(), x, followed_by_comma) {
                // A lone name before the closing bracket is a length.
                Some((_, None)) if i.at(Tok::RBrack) => (Vec::new(), false, Some(array_type(i, lbrack, Some(x)))),
                Some(first) => {
                    let tparams = type_params(i, Some(first));
                    let alias = decl::eat_assign(i);
                    (tparams, alias, type_opt(i))
                }
                None => (Vec::new(), false, Some(array_type(i, lbrack, Some(x)))),
            }
        }
        _ => (Vec::new(), false, Some(array_type(i, lbrack, None))),
    }
}

/// A name and, unless a bracket follows, the expression that it begins. `P []E` would not be one; but an index or a
/// slice expression is never a length, so a bracket after a name can only begin a constraint.
fn length_or_first_param(i: &mut In<'_, '_>) -> ExprId {
    let x = name_expr(i);
    if i.at(Tok::LBrack) { x } else { bracketed(i, |i| expr_after(i, x)) }
}

/// Takes the expression `x` apart into the name of a type parameter and, if there is more, its constraint: `P *C`,
/// `P (C)` and `P *C | D` read as products, calls and sums. Where that may as well be a length it is taken for one,
/// unless `force` is set (a comma follows).
fn split_param(state: &mut State<'_>, x: ExprId, force: bool) -> Option<(Ident, Option<ExprId>)> {
    let span = state.ast.exprs[x].span;
    match &state.ast.exprs[x].kind {
        ExprKind::Name(name) => Some((Ident { name: *name, span }, None)),
        ExprKind::Binary { op: BinaryOp::Mul, op_pos, x: left, y } => {
            let (op_pos, left, y) = (*op_pos, *left, *y);
            let name = as_name(state, left)?;
            if !force && !is_type_elem(state, y) {
                return None;
            }
            let span = Span::new(op_pos, span.end);
            Some((name, Some(state.add_expr(ExprKind::Star(y), span))))
        }
        ExprKind::Binary { op: BinaryOp::Or, op_pos, x: left, y } => {
            let (op_pos, left, y) = (*op_pos, *left, *y);
            let force = force || is_type_elem(state, y);
            let (name, Some(left)) = split_union(state, left, force)? else { return None };
            let span = Span::new(state.ast.exprs[left].span.start, span.end);
            let union = ExprKind::Binary { op: BinaryOp::Or, op_pos, x: left, y };
            Some((name, Some(state.add_expr(union, span))))
        }
        ExprKind::Call(call) => {
            let ([arg], None) = (call.args.as_slice(), call.ellipsis) else { return None };
            let (arg, fun) = (*arg, call.fun);
            let name = as_name(state, fun)?;
            (force || is_type_elem(state, arg)).then_some((name, Some(arg)))
        }
        _ => None,
    }
}

/// [`split_param`] for the left side of a union, which may be a long chain.
fn split_union(state: &mut State<'_>, x: ExprId, force: bool) -> Option<(Ident, Option<ExprId>)> {
    stacker::maybe_grow(super::STACK_RESERVE, super::STACK_SEGMENT, || split_param(state, x, force))
}

fn as_name(state: &State<'_>, x: ExprId) -> Option<Ident> {
    let node = &state.ast.exprs[x];
    let ExprKind::Name(name) = node.kind else { return None };
    Some(Ident { name, span: node.span })
}

/// Whether `x` can only be a type, not a value.
fn is_type_elem(state: &State<'_>, x: ExprId) -> bool {
    let mut unseen = vec![x];
    while let Some(x) = unseen.pop() {
        match state.ast.exprs[x].kind {
            ExprKind::ArrayType { .. }
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. }
            | ExprKind::Unary { op: UnaryOp::Tilde, .. } => return true,
            ExprKind::Binary { x, y, .. } => unseen.extend([x, y]),
            ExprKind::Unary { x, .. } | ExprKind::Star(x) | ExprKind::Paren(x) => unseen.push(x),
            _ => {}
        }
    }
    false
}
