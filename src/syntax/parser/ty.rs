//! Types.

use super::expr::{bad, expr, expr_or_types, name_expr, selector_of, types_after};
use super::func::{Params, param_list, type_params};
use super::list::{List, list};
use super::recover::{CLOSERS, SEMIS, error_here, skip_to, unexpected, want};
use super::{In, Input, bracketed, nested, take_name};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{
    ArrayLen, BinaryOp, ChanDir, ExprId, ExprKind, Field, FuncType, Ident, InterfaceElem, InterfaceType, Param,
    StructType, UnaryOp,
};
use crate::syntax::token::{Tok, TokSet};

const FIELDS: List = List { what: "struct type", separator: Tok::Semi, close: Tok::RBrace };
const ELEMENTS: List = List { what: "interface type", separator: Tok::Semi, close: Tok::RBrace };

/// Type = TypeName [ TypeArgs ] | TypeLit | "(" Type ")" .
pub(super) fn ty(i: &mut In<'_, '_>) -> ExprId {
    type_opt(i).unwrap_or_else(|| {
        let bad = bad(i);
        unexpected(i, ", expected type");
        skip_to(i, CLOSERS.or(SEMIS).or(TokSet::of(&[Tok::Comma, Tok::Colon])));
        bad
    })
}

/// A type, if one comes next.
///
/// TypeLit = ArrayType | StructType | PointerType | FunctionType | InterfaceType | SliceType | MapType | ChannelType .
pub(super) fn type_opt(i: &mut In<'_, '_>) -> Option<ExprId> {
    let production = match i.tok() {
        Tok::Name => type_name,
        Tok::Star => pointer_type,
        Tok::LBrack => array_or_slice_type,
        Tok::Func => func_type,
        Tok::Chan | Tok::Arrow => chan_type,
        Tok::Map => map_type,
        Tok::Struct => struct_type,
        Tok::Interface => interface_type,
        Tok::LParen => paren_type,
        _ => return None,
    };
    Some(nested(i, production))
}

/// PointerType = "*" BaseType .
fn pointer_type(i: &mut In<'_, '_>) -> ExprId {
    let start = i.bump().span.start;
    let base = ty(i);
    i.expr(start, ExprKind::Star(base))
}

/// `(T)` where only a type can stand is `T`, as in Go's compiler; in an expression the parentheses have a node.
fn paren_type(i: &mut In<'_, '_>) -> ExprId {
    i.bump();
    let inner = ty(i);
    want(i, Tok::RParen);
    inner
}

/// ArrayType = "[" ( Expression | "..." ) "]" ElementType .
/// SliceType = "[" "]" ElementType .
fn array_or_slice_type(i: &mut In<'_, '_>) -> ExprId {
    let start = i.bump().span.start;
    if i.eat(Tok::RBrack) { slice_type(i, start) } else { array_type(i, start, None) }
}

/// A slice type after its brackets.
pub(super) fn slice_type(i: &mut In<'_, '_>, start: Pos) -> ExprId {
    let elem = ty(i);
    i.expr(start, ExprKind::ArrayType { len: ArrayLen::Slice, elem })
}

/// An array type after its opening bracket, or after its length.
pub(super) fn array_type(i: &mut In<'_, '_>, start: Pos, len: Option<ExprId>) -> ExprId {
    let len = match len {
        Some(len) => ArrayLen::Expr(len),
        None if i.at(Tok::Ellipsis) => ArrayLen::Ellipsis(i.bump().span.start),
        None => ArrayLen::Expr(bracketed(i, expr)),
    };
    if i.at(Tok::Comma) {
        error_here(i, code::INVALID_TYPE_SYNTAX, "unexpected comma; expected ]");
        i.bump();
    }
    want(i, Tok::RBrack);
    let elem = ty(i);
    i.expr(start, ExprKind::ArrayType { len, elem })
}

/// MapType = "map" "[" KeyType "]" ElementType .
fn map_type(i: &mut In<'_, '_>) -> ExprId {
    let start = i.bump().span.start;
    want(i, Tok::LBrack);
    let key = ty(i);
    want(i, Tok::RBrack);
    let value = ty(i);
    i.expr(start, ExprKind::MapType { key, value })
}

/// ChannelType = ( "chan" | "chan" "<-" | "<-" "chan" ) ElementType .
fn chan_type(i: &mut In<'_, '_>) -> ExprId {
    let first = i.bump();
    let dir = if first.tok == Tok::Arrow {
        want(i, Tok::Chan);
        ChanDir::Recv
    } else if i.eat(Tok::Arrow) {
        ChanDir::Send
    } else {
        ChanDir::Both
    };
    let elem = type_opt(i).unwrap_or_else(|| {
        error_here(i, code::INVALID_TYPE_SYNTAX, "missing channel element type");
        bad(i)
    });
    i.expr(first.span.start, ExprKind::ChanType { dir, elem })
}

/// FunctionType = "func" Signature .
fn func_type(i: &mut In<'_, '_>) -> ExprId {
    i.bump();
    func_signature(i, "function type")
}

/// The signature of a function that may not have type parameters; `what` it is.
pub(super) fn func_signature(i: &mut In<'_, '_>, what: &str) -> ExprId {
    let start = i.pos();
    if i.at(Tok::LBrack) {
        error_here(i, code::INVALID_TYPE_SYNTAX, &format!("{what} must have no type parameters"));
    }
    let signature = signature(i);
    i.expr(start, ExprKind::FuncType(signature))
}

/// Signature = [ TypeParameters ] Parameters [ Result ] .
/// Result = Parameters | Type .
pub(super) fn signature(i: &mut In<'_, '_>) -> FuncType {
    let mut tparams = Vec::new();
    if i.eat(Tok::LBrack) {
        if i.at(Tok::RBrack) {
            error_here(i, code::INVALID_PARAMS, "empty type parameter list");
            i.bump();
        } else {
            tparams = type_params(i, None);
        }
    }
    want(i, Tok::LParen);
    let (params, rparen) = param_list(i, Params::Arguments);
    let results = if i.eat(Tok::LParen) {
        param_list(i, Params::Results).0
    } else {
        type_opt(i).map(|ty| Param { name: None, ty, variadic: None }).into_iter().collect()
    };
    FuncType { tparams, params, results, rparen }
}

/// TypeName [ TypeArgs ], where TypeName = identifier | PackageName "." identifier .
pub(super) fn type_name(i: &mut In<'_, '_>) -> ExprId {
    if i.at(Tok::Name) {
        let x = name_expr(i);
        return type_name_after(i, x);
    }
    let at = i.pos();
    let blank = i.state().add_expr(ExprKind::Name(Symbol::BLANK), Span::at(at));
    unexpected(i, ", expected name");
    skip_to(i, SEMIS.or(TokSet::of(&[Tok::Dot, Tok::RBrace])));
    type_name_after(i, blank)
}

/// The rest of a type name whose first name was parsed.
pub(super) fn type_name_after(i: &mut In<'_, '_>, mut x: ExprId) -> ExprId {
    if i.at(Tok::Dot) {
        x = selector_of(i, x);
    }
    if !i.at(Tok::LBrack) {
        return x;
    }
    // TypeArgs = "[" TypeList [ "," ] "]" .
    let lbrack = i.bump().span.start;
    let indices = if i.at(Tok::RBrack) {
        unexpected(i, ", expected type argument list");
        vec![bad(i)]
    } else {
        bracketed(i, |i| {
            let first = ty(i);
            types_after(i, first).0
        })
    };
    want(i, Tok::RBrack);
    i.expr_after(x, ExprKind::Index { x, indices, lbrack })
}

/// What `name "["` begins in a field or parameter list.
pub(super) enum ArrayOrArgs {
    /// A type, the name is a field or parameter: `a [n]T`
    Array(ExprId),
    /// Type arguments, the name is a type: `T[P]`
    Args(Vec<ExprId>, Pos),
}

/// An array type or type arguments after a name; which is known after the closing bracket.
pub(super) fn array_or_args(i: &mut In<'_, '_>) -> ArrayOrArgs {
    let lbrack = i.bump().span.start;
    if i.eat(Tok::RBrack) {
        return ArrayOrArgs::Array(slice_type(i, lbrack));
    }
    let (indices, comma) = expr_or_types(i);
    want(i, Tok::RBrack);
    if let ([len], false) = (indices.as_slice(), comma)
        && let Some(elem) = type_opt(i)
    {
        return ArrayOrArgs::Array(i.expr(lbrack, ExprKind::ArrayType { len: ArrayLen::Expr(*len), elem }));
    }
    ArrayOrArgs::Args(indices, lbrack)
}

/// StructType = "struct" "{" { FieldDecl ";" } "}" .
fn struct_type(i: &mut In<'_, '_>) -> ExprId {
    let start = i.bump().span.start;
    want(i, Tok::LBrace);
    let (groups, _) = list(i, &FIELDS, |i| Some(field_decl(i)));
    i.expr(start, ExprKind::StructType(StructType { fields: groups.into_iter().flatten().collect() }))
}

/// FieldDecl = ( IdentifierList Type | EmbeddedField ) [ Tag ] .
fn field_decl(i: &mut In<'_, '_>) -> Vec<Field> {
    match i.tok() {
        Tok::Name => field_after_name(i),
        Tok::Star | Tok::LParen => {
            let ty = embedded_field(i);
            embedded(i, ty)
        }
        _ => {
            unexpected(i, ", expected field name or embedded type");
            skip_to(i, SEMIS.or(TokSet::of(&[Tok::RBrace])));
            Vec::new()
        }
    }
}

fn field_after_name(i: &mut In<'_, '_>) -> Vec<Field> {
    let first = take_name(i);
    let tok = i.tok();
    if tok == Tok::Dot || tok.is_literal() || tok.is_semi() || tok == Tok::RBrace {
        let x = i.state().add_expr(ExprKind::Name(first.name), first.span);
        let ty = type_name_after(i, x);
        return embedded(i, ty);
    }
    let mut names = vec![first];
    while i.eat(Tok::Comma) {
        names.push(super::name(i));
    }
    let ty = if names.len() == 1 && i.at(Tok::LBrack) {
        match array_or_args(i) {
            ArrayOrArgs::Array(ty) => ty,
            ArrayOrArgs::Args(indices, lbrack) => {
                let ty = instance(i, first, indices, lbrack);
                return embedded(i, ty);
            }
        }
    } else {
        ty(i)
    };
    let tag = tag(i);
    names.into_iter().map(|name| Field { name, ty, embedded: false, tag }).collect()
}

/// The instantiated type `name[indices]`.
pub(super) fn instance(i: &mut In<'_, '_>, name: Ident, indices: Vec<ExprId>, lbrack: Pos) -> ExprId {
    let x = i.state().add_expr(ExprKind::Name(name.name), name.span);
    i.expr_after(x, ExprKind::Index { x, indices, lbrack })
}

/// EmbeddedField = [ "*" ] TypeName [ TypeArgs ] . One that begins with a star or, wrongly, with a parenthesis.
fn embedded_field(i: &mut In<'_, '_>) -> ExprId {
    let mut paren = reject_paren(i);
    let star = i.at(Tok::Star).then(|| i.bump().span.start);
    paren |= star.is_some() && !paren && reject_paren(i);
    let mut ty = type_name(i);
    if let Some(star) = star {
        ty = i.expr(star, ExprKind::Star(ty));
    }
    if paren {
        i.eat(Tok::RParen);
    }
    ty
}

fn reject_paren(i: &mut In<'_, '_>) -> bool {
    let found = i.at(Tok::LParen);
    if found {
        error_here(i, code::INVALID_TYPE_SYNTAX, "cannot parenthesize embedded type");
        i.bump();
    }
    found
}

/// An embedded field of type `ty`, which also gives its name.
fn embedded(i: &mut In<'_, '_>, ty: ExprId) -> Vec<Field> {
    let tag = tag(i);
    let name = embedded_name(i, ty);
    vec![Field { name, ty, embedded: true, tag }]
}

fn embedded_name(i: &mut In<'_, '_>, mut ty: ExprId) -> Ident {
    loop {
        let node = &i.state().ast.exprs[ty];
        ty = match &node.kind {
            ExprKind::Name(name) => return Ident { name: *name, span: node.span },
            ExprKind::Selector { sel, .. } => return *sel,
            ExprKind::Star(x) | ExprKind::Index { x, .. } | ExprKind::Paren(x) => *x,
            _ => return Ident { name: Symbol::BLANK, span: node.span },
        };
    }
}

/// Tag = string_lit . Other literals are the checker's to reject.
fn tag(i: &mut In<'_, '_>) -> Option<(Symbol, Span)> {
    if !i.tok().is_literal() {
        return None;
    }
    let token = i.bump();
    (token.tok != Tok::BadLit).then(|| (i.state().symbol(token.span), token.span))
}

/// InterfaceType = "interface" "{" { InterfaceElem ";" } "}" .
fn interface_type(i: &mut In<'_, '_>) -> ExprId {
    let start = i.bump().span.start;
    want(i, Tok::LBrace);
    let (elems, _) = list(i, &ELEMENTS, |i| Some(interface_elem(i)));
    i.expr(start, ExprKind::InterfaceType(InterfaceType { elems }))
}

/// InterfaceElem = MethodElem | TypeElem .
/// MethodElem = MethodName Signature .
fn interface_elem(i: &mut In<'_, '_>) -> InterfaceElem {
    if !i.at(Tok::Name) {
        return InterfaceElem::Embedded(type_elem(i));
    }
    let name = take_name(i);
    let embedded = match i.tok() {
        Tok::LParen => return method(i, name),
        Tok::LBrack => match method_or_instance(i, name) {
            InterfaceElem::Embedded(ty) => ty,
            method => return method,
        },
        _ => {
            let x = i.state().add_expr(ExprKind::Name(name.name), name.span);
            type_name_after(i, x)
        }
    };
    InterfaceElem::Embedded(type_elem_after(i, embedded))
}

fn method(i: &mut In<'_, '_>, name: Ident) -> InterfaceElem {
    InterfaceElem::Method { name, ty: func_signature(i, "interface method") }
}

/// `name "["`: a method with type parameters, which is not allowed, or an embedded instantiated type. A list of type
/// arguments looks like a list of parameters that are all types: that is parsed, and then decided.
fn method_or_instance(i: &mut In<'_, '_>, name: Ident) -> InterfaceElem {
    let lbrack = i.bump().span;
    if i.at(Tok::RBrack) {
        let at = i.bump().span;
        let is_method = i.at(Tok::LParen);
        let what = if is_method { "parameter" } else { "argument" };
        i.state().report(code::INVALID_PARAMS, at, format!("empty type {what} list"));
        return method_or_name(i, name);
    }
    let (params, _) = param_list(i, Params::TypeArgumentsOrParameters);
    match params.first() {
        None => method_or_name(i, name),
        Some(first) if first.name.is_some() => {
            let method = method(i, name);
            let message = "interface method must have no type parameters";
            i.state().report(code::INVALID_METHOD_SYNTAX, lbrack, message);
            method
        }
        Some(_) => {
            let indices = params.iter().map(|param| param.ty).collect();
            InterfaceElem::Embedded(instance(i, name, indices, lbrack.start))
        }
    }
}

fn method_or_name(i: &mut In<'_, '_>, name: Ident) -> InterfaceElem {
    if i.at(Tok::LParen) {
        return method(i, name);
    }
    InterfaceElem::Embedded(i.state().add_expr(ExprKind::Name(name.name), name.span))
}

/// TypeElem = TypeTerm { "|" TypeTerm } .
pub(super) fn type_elem(i: &mut In<'_, '_>) -> ExprId {
    let first = type_term(i);
    type_elem_after(i, first)
}

/// The rest of a union whose first term was parsed.
pub(super) fn type_elem_after(i: &mut In<'_, '_>, mut x: ExprId) -> ExprId {
    let depth = i.state().depth;
    while i.at(Tok::Or) {
        super::deepen(i);
        let op_pos = i.bump().span.start;
        let y = type_term(i);
        x = i.expr_after(x, ExprKind::Binary { op: BinaryOp::Or, op_pos, x, y });
    }
    i.state().depth = depth;
    x
}

/// TypeTerm = Type | "~" Type .
fn type_term(i: &mut In<'_, '_>) -> ExprId {
    if i.at(Tok::Tilde) {
        let start = i.bump().span.start;
        let x = ty(i);
        return i.expr(start, ExprKind::Unary { op: UnaryOp::Tilde, x });
    }
    type_opt(i).unwrap_or_else(|| {
        let bad = bad(i);
        unexpected(i, ", expected ~ term or type");
        skip_to(i, OPERATORS.or(CLOSERS).or(SEMIS));
        bad
    })
}

/// The operators among which Go resumes after a term that is missing: all binary and unary ones but `*` and `<-`.
const OPERATORS: TokSet = TokSet::of(&[
    Tok::Not,
    Tok::Tilde,
    Tok::LOr,
    Tok::LAnd,
    Tok::Eq,
    Tok::Ne,
    Tok::Lt,
    Tok::Le,
    Tok::Gt,
    Tok::Ge,
    Tok::Add,
    Tok::Sub,
    Tok::Or,
    Tok::Xor,
    Tok::Div,
    Tok::Rem,
    Tok::And,
    Tok::AndNot,
    Tok::Shl,
    Tok::Shr,
]);
