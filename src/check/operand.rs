//! Operands: what the checker knows about an expression while it is checked, and how messages describe it.
//!
//! An operand in mode [`OperandMode::Invalid`] had an error that was reported; it never leads to another one.

use std::rc::Rc;

use super::Checker;
use super::info::Mode;
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::syntax::ast::{CompositeLit, ExprId, ExprKind};
use crate::syntax::expr_string::expr_string;
use crate::types::Types;
use crate::types::constant::Constant;
use crate::types::display::type_string;
use crate::types::ty::{Type, TypeId};
use crate::types::under::Member;
use crate::types::universe::Builtin;

/// What an operand is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum OperandMode {
    /// It had an error.
    Invalid,
    /// A call of a function without results.
    NoValue,
    /// A predeclared function.
    Builtin(Builtin),
    /// A type.
    Type,
    /// A constant; the value is in [`Operand::value`].
    Const,
    /// `nil`
    Nil,
    /// Addressable.
    Variable,
    /// An element of a map: assignable, not addressable, allows `v, ok =`.
    MapIndex,
    /// A computed value.
    Value,
    /// A computed value that allows `v, ok =`.
    CommaOk,
}

impl OperandMode {
    fn text(self) -> &'static str {
        match self {
            OperandMode::Invalid => "invalid operand",
            OperandMode::NoValue => "no value",
            OperandMode::Builtin(_) => "built-in",
            OperandMode::Type => "type",
            OperandMode::Const => "constant",
            OperandMode::Nil => "nil",
            OperandMode::Variable => "variable",
            OperandMode::MapIndex => "map index expression",
            OperandMode::Value => "value",
            OperandMode::CommaOk => "comma, ok expression",
        }
    }

    /// The mode that the results list; none for what had an error.
    pub(super) fn recorded(self) -> Option<Mode> {
        Some(match self {
            OperandMode::Invalid => return None,
            OperandMode::NoValue => Mode::NoValue,
            OperandMode::Builtin(id) => Mode::Builtin(id),
            OperandMode::Type => Mode::Type,
            OperandMode::Const => Mode::Const,
            OperandMode::Nil => Mode::Nil,
            OperandMode::Variable => Mode::Variable,
            OperandMode::MapIndex => Mode::MapIndex,
            OperandMode::Value => Mode::Value,
            OperandMode::CommaOk => Mode::CommaOk,
        })
    }
}

/// What an operand stands for in the source.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// An expression.
    Expr(ExprId),
    /// Something without an expression of its own, as the second result of a call.
    Named {
        /// Where it is reported.
        at: Span,
        /// How it is called.
        name: Rc<str>,
    },
}

/// What is known about an expression.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    /// What it is.
    pub(super) mode: OperandMode,
    /// What it stands for.
    pub(super) source: Source,
    /// Its type. Of a call without results the type of the function, which some messages show.
    pub(super) ty: TypeId,
    /// The value of a constant.
    pub(super) value: Constant,
}

impl Operand {
    /// The operand of an expression that had an error.
    pub(super) fn invalid(e: ExprId) -> Operand {
        Operand::new(OperandMode::Invalid, e, TypeId::INVALID)
    }

    /// An operand that is not a constant.
    pub(super) fn new(mode: OperandMode, e: ExprId, ty: TypeId) -> Operand {
        Operand { mode, source: Source::Expr(e), ty, value: Constant::Unknown }
    }

    /// A constant.
    pub(super) fn constant(e: ExprId, ty: TypeId, value: Constant) -> Operand {
        Operand { mode: OperandMode::Const, source: Source::Expr(e), ty, value }
    }

    /// A value that messages call by name.
    pub(super) fn named(at: Span, name: impl Into<Rc<str>>, ty: TypeId) -> Operand {
        let source = Source::Named { at, name: name.into() };
        Operand { mode: OperandMode::Value, source, ty, value: Constant::Unknown }
    }

    /// Whether it had no error.
    pub(super) fn is_valid(&self) -> bool {
        self.mode != OperandMode::Invalid
    }

    /// Marks it as having had an error.
    pub(super) fn invalidate(&mut self) {
        self.mode = OperandMode::Invalid;
    }

    /// Whether it is `nil`.
    pub(super) fn is_nil(&self) -> bool {
        self.mode == OperandMode::Nil
    }

    /// Whether it is a constant.
    pub(super) fn is_const(&self) -> bool {
        self.mode == OperandMode::Const
    }

    /// Its expression, if it has one.
    pub(super) fn expr(&self) -> Option<ExprId> {
        match self.source {
            Source::Expr(e) => Some(e),
            Source::Named { .. } => None,
        }
    }
}

/// What can be put into messages.
pub(super) trait Show {
    /// How messages write it.
    fn show(&self, cx: &Checker<'_>) -> String;
}

impl Show for TypeId {
    fn show(&self, cx: &Checker<'_>) -> String {
        type_string(cx.types, *self, &cx.qualifier())
    }
}

impl Show for ExprId {
    fn show(&self, cx: &Checker<'_>) -> String {
        expr_string(cx.ast, &cx.types.names.borrow(), *self)
    }
}

impl Show for Symbol {
    fn show(&self, cx: &Checker<'_>) -> String {
        cx.types.name(*self).to_string()
    }
}

impl Show for &str {
    fn show(&self, _: &Checker<'_>) -> String {
        (*self).to_owned()
    }
}

/// What an argument is assigned to: the parameter of what this expression denotes.
#[derive(Clone, Copy)]
pub(super) struct ArgumentTo(pub(super) ExprId);

impl Show for ArgumentTo {
    fn show(&self, cx: &Checker<'_>) -> String {
        format!("argument to {}", self.0.show(cx))
    }
}

impl Show for Source {
    fn show(&self, cx: &Checker<'_>) -> String {
        match self {
            Source::Expr(e) => e.show(cx),
            Source::Named { name, .. } => name.to_string(),
        }
    }
}

/// An operand is written as `x (variable of type int)`, `1 (untyped int constant)`, `c (constant 1 of type int)`.
impl Show for Operand {
    fn show(&self, cx: &Checker<'_>) -> String {
        if self.mode == OperandMode::Nil {
            return match self.ty {
                TypeId::UNTYPED_NIL => "nil".into(),
                TypeId::INVALID => "nil (with invalid type)".into(),
                ty => format!("nil (of type {})", cx.show(&ty)),
            };
        }
        let source = cx.show(&self.source);
        let mut text = format!("{source} (");
        let has_type = !matches!(
            self.mode,
            OperandMode::Invalid | OperandMode::NoValue | OperandMode::Builtin(_) | OperandMode::Type
        );
        let untyped = cx.types.is_untyped(self.ty);
        if has_type && untyped {
            text += &cx.show(&self.ty);
            text.push(' ');
        }
        text += self.mode.text();
        if self.mode == OperandMode::Const {
            let value = self.value.to_string();
            if value != source {
                text.push(' ');
                text += &value;
            }
        }
        if has_type && !untyped {
            text += &type_description(cx, self.ty);
        }
        text.push(')');
        text
    }
}

/// ` of type int`, ` of struct type T`, ` of type P constrained by C`.
fn type_description(cx: &Checker<'_>, ty: TypeId) -> String {
    let types = cx.types;
    if types.unalias(ty) == TypeId::INVALID {
        return " with invalid type".into();
    }
    let mut kind = String::new();
    if types.is_generic(ty) {
        kind += "generic ";
    }
    let tparam = types.as_type_param(ty);
    if tparam.is_none() && matches!(types.get(ty), Type::Alias(_) | Type::Named(_)) {
        kind += match types.under(ty) {
            Type::Basic(basic) => basic.name,
            _ => types.composite_kind(ty),
        };
        kind.push(' ');
    }
    let mut text = format!(" of {kind}type {}", cx.show(&ty));
    if let Some(tparam) = tparam {
        text += &format!(" constrained by {}", cx.show(&tparam.bound()));
        if types.has_empty_type_set(ty) {
            text += " with empty type set";
        }
    }
    text
}

/// The members of `ty`'s type set; a single `None` where a constraint names no types.
pub(super) fn specific_types(types: &Types, ty: TypeId) -> Vec<Option<Member>> {
    let members = types.members(ty);
    if members.is_empty() { vec![None] } else { members.into_iter().map(Some).collect() }
}

impl Checker<'_> {
    /// How messages write `thing`.
    pub(super) fn show(&self, thing: &impl Show) -> String {
        thing.show(self)
    }

    /// Where `x` stands.
    pub(super) fn span_of(&self, x: &Operand) -> Span {
        match x.source {
            Source::Expr(e) => self.expr_span(e),
            Source::Named { at, .. } => at,
        }
    }

    /// Where errors about `e` are reported: at its leftmost byte, except that Go's compiler reports what begins with a
    /// slice expression at the bracket of that.
    pub(super) fn expr_span(&self, e: ExprId) -> Span {
        let span = self.ast.exprs[e].span;
        let mut at = e;
        loop {
            at = match &self.ast.exprs[at].kind {
                ExprKind::CompositeLit(CompositeLit { ty: Some(x), .. })
                | ExprKind::Selector { x, .. }
                | ExprKind::Index { x, .. }
                | ExprKind::TypeAssert { x, .. }
                | ExprKind::Binary { x, .. } => *x,
                ExprKind::Call(call) => call.fun,
                ExprKind::Slice { x, .. } => return Span::new(self.ast.exprs[*x].span.end, span.end),
                _ => return span,
            };
        }
    }

    /// The leftmost position of `e`.
    pub(super) fn expr_pos(&self, e: ExprId) -> Pos {
        self.expr_span(e).start
    }
}
