//! Untyped operands: how constants, comparisons and shifts get their final type.
//!
//! An expression without a type of its own (`1`, `x < y`, `1 << n`) is remembered when it is checked and recorded in
//! the results when its type is final: when it is assigned or used with an operand that has a type, or at the end of
//! the run. [`Checker::update_expr_type`] walks down the expression again and gives the operands their type too; for
//! the left operand of a shift that is the moment when it turns out whether the shift is one of integers.

use super::Checker;
use super::info::TypeAndValue;
use super::operand::{Operand, OperandMode};
use crate::base::span::Span;
use crate::diag::code::{self, Code};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};
use crate::types::assignable::{Unrepresentable, Value, implicit_type, representation};
use crate::types::constant::Constant;
use crate::types::ty::{BasicKind, TypeId};

/// The greatest number of bits of an untyped integer.
const MAX_BITS: usize = 512;

/// The greatest length of a constant string; the limit of Go's compiler.
const MAX_STRING: usize = 2_000_000_000;

/// An untyped expression that has no final type yet.
#[derive(Clone, Debug)]
pub(super) struct Untyped {
    /// Whether it is the left operand of a shift that is no constant.
    shifted: bool,
    mode: OperandMode,
    ty: TypeId,
    value: Option<Constant>,
}

/// Why a constant has no representation in a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Misfit {
    /// It would lose its fraction.
    Truncated,
    /// It is out of range.
    Overflow,
    /// Its kind is another.
    Kind,
}

impl From<Unrepresentable> for Misfit {
    fn from(fault: Unrepresentable) -> Misfit {
        match fault {
            Unrepresentable::Truncated => Misfit::Truncated,
            Unrepresentable::Overflows => Misfit::Overflow,
            Unrepresentable::Kind | Unrepresentable::Conversion => Misfit::Kind,
        }
    }
}

impl Misfit {
    /// The code of the error.
    pub(super) fn code(self) -> Code {
        match self {
            Misfit::Truncated => code::CONSTANT_TRUNCATED,
            Misfit::Overflow => code::CONSTANT_OVERFLOW,
            Misfit::Kind => code::NOT_CONVERTIBLE,
        }
    }
}

impl Checker<'_> {
    /// Records mode, type and value of `x`, at once or, when it is untyped, for later.
    pub(super) fn record(&mut self, x: &Operand) {
        let Some(e) = x.expr() else { return };
        let value = x.is_const().then(|| x.value.clone());
        if x.is_valid() && x.mode != OperandMode::NoValue && self.types.is_untyped(x.ty) {
            let untyped = Untyped { shifted: false, mode: x.mode, ty: x.ty, value };
            self.untyped.insert(e, untyped);
        } else {
            let ty = if x.mode == OperandMode::NoValue { TypeId::EMPTY_TUPLE } else { x.ty };
            self.record_type_and_value(e, x.mode, ty, value);
        }
    }

    /// Records what stayed untyped to the end.
    pub(super) fn record_untyped(&mut self) {
        for (e, untyped) in std::mem::take(&mut self.untyped) {
            self.record_type_and_value(e, untyped.mode, untyped.ty, untyped.value);
        }
    }

    /// Records a result; an expression with an error has none.
    pub(super) fn record_type_and_value(&mut self, e: ExprId, mode: OperandMode, ty: TypeId, value: Option<Constant>) {
        let Some(mode) = mode.recorded() else { return };
        let n_exprs = self.ast.exprs.len();
        self.info.exprs.grow_to(n_exprs, || None);
        self.info.exprs[e] = Some(TypeAndValue { mode, ty, value });
    }

    /// Marks `x`, the left operand of a shift that is no constant: its final type must be an integer type.
    pub(super) fn mark_shifted(&mut self, x: &Operand) {
        if let Some(untyped) = x.expr().and_then(|e| self.untyped.get_mut(&e)) {
            untyped.shifted = true;
        }
    }

    /// Sets the value of an untyped expression.
    pub(super) fn update_expr_value(&mut self, x: &Operand, value: &Constant) {
        if let Some(untyped) = x.expr().and_then(|e| self.untyped.get_mut(&e)) {
            untyped.value = Some(value.clone());
        }
    }

    /// Gives the expression of `x`, which so far was untyped, the type `ty` for good.
    pub(super) fn finalize_type(&mut self, x: &Operand, ty: TypeId) {
        if let Some(e) = x.expr() {
            self.update_expr_type(e, ty, true);
        }
    }

    /// Gives `e` and its operands the type `ty`. If `ty` is untyped too and not `last`, more is to come.
    pub(super) fn update_expr_type(&mut self, e: ExprId, ty: TypeId, last: bool) {
        let Some(old) = self.untyped.get(&e).cloned() else { return };
        super::deep(|| self.update_operands(e, &old, ty, last));
        if !last && self.types.is_untyped(ty) {
            if let Some(untyped) = self.untyped.get_mut(&e) {
                untyped.ty = self.types.underlying(ty);
            }
            return;
        }
        self.untyped.remove(&e);
        // That it is representable as an integer if it is a constant was seen when the shift was checked.
        if old.shifted && !self.types.all(ty, BasicKind::is_integer) {
            let message = format!(
                "invalid operation: shifted operand {} (type {}) must be integer",
                self.show(&e),
                self.show(&ty)
            );
            return self.error(code::INVALID_SHIFT, self.expr_span(e), message);
        }
        if let Some(value) = &old.value {
            let mut x = Operand::constant(e, old.ty, value.clone());
            self.convert_untyped(&mut x, ty);
            if !x.is_valid() {
                return;
            }
        }
        self.record_type_and_value(e, old.mode, ty, old.value);
    }

    /// Updates the operands of `e` whose type follows from `e`'s. Those of a constant never come to life and keep
    /// theirs.
    fn update_operands(&mut self, e: ExprId, old: &Untyped, ty: TypeId, last: bool) {
        match &self.ast.exprs[e].kind {
            ExprKind::Paren(x) => self.update_expr_type(*x, ty, last),
            ExprKind::Unary { op, x } if old.value.is_none() && *op != UnaryOp::Recv => {
                self.update_expr_type(*x, ty, last);
            }
            ExprKind::Binary { op, x, y, .. } if old.value.is_none() => {
                if op.is_comparison() {
                    // The operands have their final types, which say nothing about the result's.
                } else if op.is_shift() {
                    self.update_expr_type(*x, ty, last);
                } else {
                    self.update_expr_type(*x, ty, last);
                    self.update_expr_type(*y, ty, last);
                }
            }
            _ => {}
        }
    }

    /// The type that `x` takes where a `target` is expected, and the value a constant has there. A typed operand keeps
    /// its type.
    pub(super) fn implicit_type_and_value(
        &self,
        x: &Operand,
        target: TypeId,
    ) -> Result<(TypeId, Option<Constant>), Misfit> {
        if !x.is_valid() {
            return Ok((x.ty, None));
        }
        let constant = x.is_const().then_some(&x.value);
        implicit_type(self.types, Value { ty: x.ty, constant }, target).map_err(Misfit::from)
    }

    /// Gives an untyped `x` the type `target`, or reports that it cannot have it.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand, target: TypeId) {
        match self.implicit_type_and_value(x, target) {
            Ok((ty, value)) => self.set_implicit(x, ty, value),
            Err(misfit) => {
                let types = self.types;
                let shown = if types.is_type_param(target) { target } else { types.underlying(target) };
                self.invalid_conversion(misfit, x, shown);
                x.invalidate();
            }
        }
    }

    /// Takes over what [`Checker::implicit_type_and_value`] found.
    pub(super) fn set_implicit(&mut self, x: &mut Operand, ty: TypeId, value: Option<Constant>) {
        if let Some(value) = value {
            self.update_expr_value(x, &value);
            x.value = value;
        }
        if ty != x.ty {
            x.ty = ty;
            if let Some(e) = x.expr() {
                self.update_expr_type(e, ty, false);
            }
        }
    }

    /// Gives the constant `x` its value in the basic type `ty`, or reports that it has none.
    pub(super) fn representable(&mut self, x: &mut Operand, ty: TypeId) {
        let kind = self.types.basic_kind(ty).expect("constants have basic types");
        match representation(self.types, &x.value, x.ty, kind) {
            Ok(value) => x.value = value,
            Err(fault) => {
                self.invalid_conversion(fault.into(), x, ty);
                x.invalidate();
            }
        }
    }

    fn invalid_conversion(&mut self, misfit: Misfit, x: &Operand, target: TypeId) {
        let (x_text, target) = (self.show(x), self.show(&target));
        let message = match misfit {
            Misfit::Truncated => format!("{x_text} truncated to {target}"),
            Misfit::Overflow => format!("{x_text} overflows {target}"),
            Misfit::Kind => format!("cannot convert {x_text} to type {target}"),
        };
        self.error(misfit.code(), self.span_of(x), message);
    }

    /// Checks that the constant `x`, the result of the operation at `at`, fits its type; an untyped one must not grow
    /// without limit.
    pub(super) fn overflow(&mut self, x: &mut Operand, at: Span) {
        if matches!(x.value, Constant::Unknown) {
            return self.error(code::CONSTANT_OVERFLOW, at, "constant result is not representable");
        }
        if !self.types.is_untyped(x.ty) {
            return self.representable(x, self.types.underlying(x.ty));
        }
        if x.value.bit_len() > MAX_BITS {
            let operation = x.expr().map_or("", |e| operation_name(&self.ast.exprs[e].kind));
            let space = if operation.is_empty() { "" } else { " " };
            self.error(code::CONSTANT_OVERFLOW, at, format!("constant {operation}{space}overflow"));
            x.value = Constant::Unknown;
        } else if let Constant::String(text) = &x.value
            && text.len() > MAX_STRING
        {
            let len = text.len();
            let message = format!("constant string too long ({len} bytes > {MAX_STRING} bytes)");
            self.error(code::CONSTANT_OVERFLOW, at, message);
            x.value = Constant::Unknown;
        }
    }
}

/// The name of an operation that can overflow.
fn operation_name(kind: &ExprKind) -> &'static str {
    match kind {
        ExprKind::Unary { op: UnaryOp::Xor, .. } => "bitwise complement",
        ExprKind::Binary { op, .. } => match op {
            BinaryOp::Add => "addition",
            BinaryOp::Sub => "subtraction",
            BinaryOp::Xor => "bitwise XOR",
            BinaryOp::Mul => "multiplication",
            BinaryOp::Shl => "shift",
            _ => "",
        },
        _ => "",
    }
}
