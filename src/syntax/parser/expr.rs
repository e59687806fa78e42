//! Expressions. Types are expressions here: an operand may be a type literal, and what stands in brackets or as an
//! argument may be a type. The checker decides what a node was.

use std::cell::Cell;

use super::list::{List, list};
use super::recover::{CLOSERS, SEMIS, error_here, skip_to, unexpected, want};
use super::ty::{func_signature, ty, type_opt};
use super::{Brace, In, Input, State, bracketed, deepen, name, nested, stmt, take_name};
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{Call, ChanDir, CompositeLit, ExprId, ExprKind, Lit, UnaryOp};
use crate::syntax::expr_string::expr_string;
use crate::syntax::token::{Tok, TokSet};

const ARGUMENTS: List = List { what: "argument list", separator: Tok::Comma, close: Tok::RParen };
const ELEMENTS: List = List { what: "composite literal", separator: Tok::Comma, close: Tok::RBrace };

/// Expression = UnaryExpr | Expression binary_op Expression .
pub(super) fn expr(i: &mut In<'_, '_>) -> ExprId {
    nested(i, |i| {
        let first = unary(i);
        binary(i, first, 0)
    })
}

/// ExpressionList = Expression { "," Expression } .
pub(super) fn expr_list(i: &mut In<'_, '_>) -> Vec<ExprId> {
    let first = expr(i);
    expr_list_after(i, first)
}

/// An expression list whose first expression was parsed.
pub(super) fn expr_list_after(i: &mut In<'_, '_>, first: ExprId) -> Vec<ExprId> {
    let mut exprs = vec![first];
    while i.eat(Tok::Comma) {
        exprs.push(expr(i));
    }
    exprs
}

/// The rest of an expression that begins with the name or operand `x`.
pub(super) fn expr_after(i: &mut In<'_, '_>, x: ExprId) -> ExprId {
    let x = primary_after(i, x);
    binary(i, x, 0)
}

/// An operand with the operators after it that bind more closely than `precedence`, by precedence climbing.
fn binary(i: &mut In<'_, '_>, mut x: ExprId, precedence: u8) -> ExprId {
    let depth = i.state().depth;
    while let Some(op) = i.tok().binary()
        && op.precedence() > precedence
    {
        deepen(i);
        let op_pos = i.bump().span.start;
        let y = unary(i);
        let y = binary(i, y, op.precedence());
        x = i.expr_after(x, ExprKind::Binary { op, op_pos, x, y });
    }
    i.state().depth = depth;
    x
}

/// UnaryExpr = PrimaryExpr | unary_op UnaryExpr .
fn unary(i: &mut In<'_, '_>) -> ExprId {
    let op = match i.tok() {
        Tok::Arrow => return nested(i, receive),
        Tok::Star => None,
        Tok::Add => Some(UnaryOp::Plus),
        Tok::Sub => Some(UnaryOp::Neg),
        Tok::Not => Some(UnaryOp::Not),
        Tok::Xor => Some(UnaryOp::Xor),
        Tok::Tilde => Some(UnaryOp::Tilde),
        Tok::And => Some(UnaryOp::And),
        _ => return primary(i),
    };
    nested(i, |i| {
        let start = i.bump().span.start;
        let x = unary(i);
        i.expr(start, op.map_or(ExprKind::Star(x), |op| ExprKind::Unary { op, x }))
    })
}

/// `<-x`, or `<-chan T`. Which of them is known only afterwards: in `<-chan T(x)` the operand is a conversion.
fn receive(i: &mut In<'_, '_>) -> ExprId {
    let start = i.bump().span.start;
    let x = unary(i);
    if !matches!(i.state().ast.exprs[x].kind, ExprKind::ChanType { .. }) {
        return i.expr(start, ExprKind::Unary { op: UnaryOp::Recv, x });
    }
    reassociate_arrow(i, start, x);
    x
}

/// Gives the arrow at `start` to the channel type after it: `<-(chan<- (chan T))` becomes `<-chan (<-chan T)`.
fn reassociate_arrow(i: &mut In<'_, '_>, start: Pos, chan: ExprId) {
    let mut start = Some(start);
    let mut at = chan;
    loop {
        at = unparen(i.state(), at);
        let node = &mut i.state().ast.exprs[at];
        let ExprKind::ChanType { dir, elem } = &mut node.kind else {
            // The same is said of `type _ <-chan<-E`.
            let state = i.state();
            let text = expr_string(state.ast, state.names, at);
            return error_here(i, code::INVALID_TYPE_SYNTAX, &format!("unexpected {text}, expected chan"));
        };
        let (was, elem) = (std::mem::replace(dir, ChanDir::Recv), *elem);
        node.span.start = start.take().unwrap_or(node.span.start);
        match was {
            ChanDir::Both => return,
            ChanDir::Send => at = elem,
            ChanDir::Recv => return error_here(i, code::INVALID_TYPE_SYNTAX, "unexpected <-, expected chan"),
        }
    }
}

/// `x` without parentheses around it.
pub(super) fn unparen(state: &State<'_>, mut x: ExprId) -> ExprId {
    while let ExprKind::Paren(inner) = state.ast.exprs[x].kind {
        x = inner;
    }
    x
}

/// PrimaryExpr = Operand { Selector | Index | Slice | TypeAssertion | Arguments | LiteralValue } .
pub(super) fn primary(i: &mut In<'_, '_>) -> ExprId {
    let x = operand(i);
    primary_after(i, x)
}

fn primary_after(i: &mut In<'_, '_>, mut x: ExprId) -> ExprId {
    let depth = i.state().depth;
    loop {
        x = match i.tok() {
            Tok::Dot => selector(i, x),
            Tok::LBrack => index(i, x),
            Tok::LParen => call(i, x),
            Tok::LBrace if begins_literal(i, x) => literal_of(i, x),
            _ => break,
        };
        deepen(i);
    }
    i.state().depth = depth;
    x
}

/// Operand = Literal | OperandName | FunctionLit | TypeLit | "(" Expression ")" .
fn operand(i: &mut In<'_, '_>) -> ExprId {
    match i.tok() {
        Tok::Name => name_expr(i),
        tok if tok.is_literal() => literal(i),
        Tok::LParen => {
            let start = i.bump().span.start;
            let x = bracketed(i, expr);
            want(i, Tok::RParen);
            i.expr(start, ExprKind::Paren(x))
        }
        Tok::Func => func_lit(i),
        Tok::LBrack | Tok::Chan | Tok::Map | Tok::Struct | Tok::Interface => ty(i),
        _ => {
            let bad = bad(i);
            unexpected(i, ", expected expression");
            skip_to(i, CLOSERS);
            bad
        }
    }
}

/// A node for what is missing at the next token.
pub(super) fn bad(i: &mut In<'_, '_>) -> ExprId {
    let at = i.pos();
    i.state().add_expr(ExprKind::Bad, Span::at(at))
}

/// A name as an expression.
pub(super) fn name_expr(i: &mut In<'_, '_>) -> ExprId {
    let name = take_name(i);
    i.state().add_expr(ExprKind::Name(name.name), name.span)
}

/// BasicLit = int_lit | float_lit | imaginary_lit | rune_lit | string_lit | duration_lit .
fn literal(i: &mut In<'_, '_>) -> ExprId {
    let token = i.bump();
    let kind = match token.tok.literal() {
        Some(kind) => ExprKind::Lit(Lit { kind, text: i.state().symbol(token.span) }),
        None => ExprKind::Bad,
    };
    i.state().add_expr(kind, token.span)
}

/// FunctionLit = "func" Signature FunctionBody . Without a body it is a function type.
fn func_lit(i: &mut In<'_, '_>) -> ExprId {
    let start = i.bump().span.start;
    let ty = func_signature(i, "function type");
    if !i.at(Tok::LBrace) {
        return ty;
    }
    let body = bracketed(i, stmt::func_body);
    i.expr(start, ExprKind::FuncLit { ty, body })
}

/// Selector = "." identifier .
/// TypeAssertion = "." "(" Type ")" .
/// TypeSwitchGuard = "." "(" "type" ")" .
fn selector(i: &mut In<'_, '_>, x: ExprId) -> ExprId {
    i.bump();
    match i.tok() {
        Tok::Name => {
            let sel = take_name(i);
            i.expr_after(x, ExprKind::Selector { x, sel })
        }
        Tok::LParen => {
            i.bump();
            let ty = if i.eat(Tok::Type) { None } else { Some(ty(i)) };
            want(i, Tok::RParen);
            i.expr_after(x, ExprKind::TypeAssert { x, ty })
        }
        _ => {
            unexpected(i, ", expected name or (");
            skip_to(i, SEMIS.or(TokSet::of(&[Tok::RParen])));
            x
        }
    }
}

/// Index = "[" ( Expression | TypeList ) [ "," ] "]" .
/// Slice = "[" [ Expression ] ":" [ Expression ] "]" | "[" [ Expression ] ":" Expression ":" Expression "]" .
fn index(i: &mut In<'_, '_>, x: ExprId) -> ExprId {
    let lbrack = i.bump().span.start;
    let mut low = None;
    if !i.at(Tok::Colon) {
        let (indices, comma) = if i.at(Tok::RBrack) {
            unexpected(i, ", expected operand");
            (vec![bad(i)], false)
        } else {
            expr_or_types(i)
        };
        if comma || i.at(Tok::RBrack) {
            want(i, Tok::RBrack);
            return i.expr_after(x, ExprKind::Index { x, indices, lbrack });
        }
        low = indices.first().copied();
    }
    bracketed(i, |i| slice(i, x, lbrack, low))
}

/// A slice expression at its first colon. Go's compiler takes its bracket for its position.
fn slice(i: &mut In<'_, '_>, x: ExprId, lbrack: Pos, low: Option<ExprId>) -> ExprId {
    if !i.eat(Tok::Colon) {
        unexpected(i, ", expected comma, : or ]");
        skip_to(i, TokSet::of(&[Tok::Comma, Tok::Colon, Tok::RBrack]));
    }
    let mut bounds = [low, None, None];
    if !matches!(i.tok(), Tok::Colon | Tok::RBrack) {
        bounds[1] = Some(expr(i));
    }
    let three = i.at(Tok::Colon);
    if three {
        if bounds[1].is_none() {
            bounds[1] = Some(missing_bound(i, "middle index required in 3-index slice"));
        }
        i.bump();
        bounds[2] =
            Some(if i.at(Tok::RBrack) { missing_bound(i, "final index required in 3-index slice") } else { expr(i) });
    }
    want(i, Tok::RBrack);
    i.expr(lbrack, ExprKind::Slice { x, bounds, three })
}

fn missing_bound(i: &mut In<'_, '_>, message: &str) -> ExprId {
    let span = i.token().span;
    i.state().report(code::UNEXPECTED_TOKEN, span, message);
    bad(i)
}

/// Indices or type arguments, the first of which may be any expression; whether there was a comma.
pub(super) fn expr_or_types(i: &mut In<'_, '_>) -> (Vec<ExprId>, bool) {
    bracketed(i, |i| {
        let first = expr(i);
        types_after(i, first)
    })
}

/// The rest of a list of types; whether there was a comma.
///
/// TypeList = Type { "," Type } [ "," ] .
pub(super) fn types_after(i: &mut In<'_, '_>, first: ExprId) -> (Vec<ExprId>, bool) {
    let mut types = vec![first];
    let comma = i.at(Tok::Comma);
    while i.eat(Tok::Comma) {
        match type_opt(i) {
            Some(ty) => types.push(ty),
            None => break,
        }
    }
    (types, comma)
}

/// Arguments = "(" [ ExpressionList [ "..." ] [ "," ] ] ")" .
fn call(i: &mut In<'_, '_>, fun: ExprId) -> ExprId {
    let lparen = i.bump().span.start;
    bracketed(i, |i| {
        let ellipsis = Cell::new(None);
        let (args, rparen) = list(i, &ARGUMENTS, |i| {
            if ellipsis.get().is_some() {
                return None;
            }
            let arg = expr(i);
            if i.at(Tok::Ellipsis) {
                ellipsis.set(Some(i.bump().span.start));
            }
            Some(arg)
        });
        i.expr_after(fun, ExprKind::Call(Call { fun, args, ellipsis: ellipsis.get(), lparen, rparen }))
    })
}

/// Whether the `{` that comes next belongs to a composite literal of type `x`, and not to a block.
fn begins_literal(i: &mut In<'_, '_>, x: ExprId) -> bool {
    let brace = *i.ctx();
    let state = i.state();
    let ty = unparen(state, x);
    match state.ast.exprs[ty].kind {
        ExprKind::Name(_) | ExprKind::Selector { .. } => brace == Brace::Literal,
        ExprKind::Index { .. } => brace == Brace::Literal && !is_value(state, ty),
        ExprKind::ArrayType { .. } | ExprKind::StructType(_) | ExprKind::MapType { .. } => true,
        _ => false,
    }
}

/// Whether `x` cannot be a type.
fn is_value(state: &State<'_>, x: ExprId) -> bool {
    let mut unseen = vec![x];
    while let Some(x) = unseen.pop() {
        match &state.ast.exprs[x].kind {
            ExprKind::Lit(_)
            | ExprKind::CompositeLit(_)
            | ExprKind::FuncLit { .. }
            | ExprKind::Slice { .. }
            | ExprKind::TypeAssert { .. }
            | ExprKind::Call(_)
            | ExprKind::Unary { .. }
            | ExprKind::Binary { .. } => return true,
            ExprKind::Paren(x) => unseen.push(*x),
            ExprKind::Index { x, indices, .. } => {
                unseen.push(*x);
                if let [index] = indices.as_slice() {
                    unseen.push(*index);
                }
            }
            _ => {}
        }
    }
    false
}

/// A composite literal of type `x`.
fn literal_of(i: &mut In<'_, '_>, x: ExprId) -> ExprId {
    if matches!(i.state().ast.exprs[x].kind, ExprKind::Paren(_)) {
        error_here(i, code::UNEXPECTED_TOKEN, "cannot parenthesize type in composite literal");
    }
    literal_value(i, Some(x))
}

/// LiteralValue = "{" [ Element { "," Element } [ "," ] ] "}" .
fn literal_value(i: &mut In<'_, '_>, ty: Option<ExprId>) -> ExprId {
    let lbrace = i.bump().span.start;
    let start = ty.map_or(lbrace, |ty| i.span_of(ty).start);
    bracketed(i, |i| {
        let (elems, rbrace) = list(i, &ELEMENTS, |i| Some(keyed_element(i)));
        i.expr(start, ExprKind::CompositeLit(CompositeLit { ty, elems, lbrace, rbrace }))
    })
}

/// KeyedElement = [ Element ":" ] Element .
fn keyed_element(i: &mut In<'_, '_>) -> ExprId {
    let key = element(i);
    if !i.eat(Tok::Colon) {
        return key;
    }
    let value = element(i);
    i.expr_after(key, ExprKind::KeyValue { key, value })
}

/// Element = Expression | LiteralValue .
fn element(i: &mut In<'_, '_>) -> ExprId {
    if i.at(Tok::LBrace) { nested(i, |i| literal_value(i, None)) } else { expr(i) }
}

/// The operand of `go` and `defer`, which should be a call.
pub(super) fn deferred_call(i: &mut In<'_, '_>, keyword: Tok) -> ExprId {
    let x = primary(i);
    let call = unparen(i.state(), x);
    if call != x {
        let span = i.span_of(x);
        let message = format!("expression in {} must not be parenthesized", keyword.text());
        i.state().report(code::INVALID_DEFER_OR_GO, span, message);
    }
    call
}

/// QualifiedIdent = [ PackageName "." ] identifier . The first name was parsed.
pub(super) fn selector_of(i: &mut In<'_, '_>, x: ExprId) -> ExprId {
    i.bump();
    let sel = name(i);
    i.expr_after(x, ExprKind::Selector { x, sel })
}
