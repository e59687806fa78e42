//! Operators: unary, binary, comparisons, shifts.

use super::Checker;
use super::operand::{Operand, OperandMode, Source};
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};
use crate::types::Types;
use crate::types::comparable::{comparable, has_nil, incomparable_cause};
use crate::types::constant::{Comparison, Constant, Operator, Unary};
use crate::types::identical::identical;
use crate::types::ty::{BasicKind, ChanDir, Type, TypeId};
use crate::types::under::{Member, common_under};

/// The greatest count of a constant shift: enough to write the smallest float64.
const MAX_SHIFT: u64 = 1023 - 1 + 52;

/// The operands of a binary operation as they are written, for messages.
#[derive(Clone, Copy, Debug)]
struct BinaryExpr {
    /// The whole expression; none for `x op= y`.
    whole: Option<ExprId>,
    /// Left.
    x: ExprId,
    /// Right.
    y: ExprId,
    /// The operator.
    op: BinaryOp,
    /// Where the operator stands.
    op_pos: Pos,
}

impl Checker<'_> {
    /// `op x`
    pub(super) fn unary(&mut self, e: ExprId, op: UnaryOp, x_expr: ExprId) -> Operand {
        if op == UnaryOp::And && matches!(self.ast.exprs[x_expr].kind, ExprKind::Paren(_)) {
            // As Go's parser does: parentheses are not part of what the address is taken of.
            return self.unary_of_paren(e, x_expr);
        }
        let mut x = self.expr(None, x_expr);
        if !x.is_valid() {
            return x;
        }
        match op {
            UnaryOp::And => self.address_of(&mut x, x_expr),
            UnaryOp::Recv => self.receive(&mut x),
            UnaryOp::Tilde => {
                let hint =
                    if self.types.all(x.ty, BasicKind::is_integer) { " (use ^ for bitwise complement)" } else { "" };
                let message = format!("cannot use ~ outside of interface or type constraint{hint}");
                self.error(code::INVALID_CONSTRAINT, self.expr_span(e), message);
                if hint.is_empty() {
                    x.invalidate();
                } else {
                    self.unary_arithmetic(&mut x, e, UnaryOp::Xor);
                }
            }
            UnaryOp::Plus | UnaryOp::Neg | UnaryOp::Not | UnaryOp::Xor => self.unary_arithmetic(&mut x, e, op),
        }
        x
    }

    /// `&(x)`
    fn unary_of_paren(&mut self, e: ExprId, mut paren: ExprId) -> Operand {
        let inner = self.unparen(paren);
        let x = self.unary(e, UnaryOp::And, inner);
        let recorded = self.info.exprs.get(inner).cloned().flatten();
        while let ExprKind::Paren(next) = self.ast.exprs[paren].kind {
            self.info.exprs[paren] = recorded.clone();
            paren = next;
        }
        x
    }

    /// For an operand x of type T, the address operation &x generates a pointer of type *T to x. The operand must be
    /// addressable; as an exception x may also be a (possibly parenthesized) composite literal.
    fn address_of(&mut self, x: &mut Operand, x_expr: ExprId) {
        let literal = matches!(self.ast.exprs[x_expr].kind, ExprKind::CompositeLit(_));
        if !literal && x.mode != OperandMode::Variable {
            let message = format!("invalid operation: cannot take address of {}", self.show(x));
            self.error(code::UNADDRESSABLE, self.span_of(x), message);
            return x.invalidate();
        }
        if !literal {
            self.mark_address_taken(x_expr);
        }
        x.mode = OperandMode::Value;
        x.ty = self.types.new_pointer(x.ty);
    }

    fn receive(&mut self, x: &mut Operand) {
        match self.chan_elem(self.span_of(x), x, true) {
            Some(elem) if self.is_complete(elem) => {
                x.mode = OperandMode::CommaOk;
                x.ty = elem;
                self.env.has_call_or_recv = true;
            }
            _ => x.invalidate(),
        }
    }

    fn unary_arithmetic(&mut self, x: &mut Operand, e: ExprId, op: UnaryOp) {
        let types = self.types;
        let defined = match op {
            UnaryOp::Xor => types.all(x.ty, BasicKind::is_integer),
            UnaryOp::Not => types.all(x.ty, BasicKind::is_boolean),
            _ => types.all(x.ty, BasicKind::is_numeric),
        };
        if !defined {
            self.undefined_operator(x, op.text());
            return x.invalidate();
        }
        if !x.is_const() {
            x.mode = OperandMode::Value;
            return;
        }
        if matches!(x.value, Constant::Unknown) {
            return;
        }
        x.value = x.value.unary(unary_operator(op), unsigned_bits(types, x.ty));
        x.source = Source::Expr(e);
        self.overflow(x, self.expr_span(e));
    }

    fn undefined_operator(&mut self, x: &Operand, op: &str) {
        let message = format!("invalid operation: operator {op} not defined on {}", self.show(x));
        self.error(code::UNDEFINED_OPERATOR, self.span_of(x), message);
    }

    /// The element type of the channel `x` for a send or a receive, which is reported at `at` if it is not allowed.
    pub(super) fn chan_elem(&mut self, at: Span, x: &Operand, recv: bool) -> Option<TypeId> {
        let types = self.types;
        let condition = |member: Option<Member>| {
            let Some(member) = member else { return Err("no specific channel type".into()) };
            let fault = match (types.get(member.under), recv) {
                (Type::Chan { dir: ChanDir::Send, .. }, true) => "send-only channel",
                (Type::Chan { dir: ChanDir::Recv, .. }, false) => "receive-only channel",
                (Type::Chan { .. }, _) => return Ok(()),
                _ => "non-channel",
            };
            Err(format!("{fault} {}", self.show(&member.ty)))
        };
        let cause = match common_under(types, x.ty, &self.qualifier(), condition) {
            Ok(under) => match types.get(under) {
                Type::Chan { elem, .. } => return Some(*elem),
                _ => unreachable!("every type of the set is a channel"),
            },
            Err(cause) => cause,
        };
        let verb = if recv { "receive from" } else { "send to" };
        let x_text = self.show(x);
        let message = if types.is_type_param(x.ty) {
            format!("invalid operation: cannot {verb} {x_text}: {cause}")
        } else {
            format!("invalid operation: cannot {verb} {cause} {x_text}")
        };
        self.error(code::INVALID_CHANNEL_OP, at, message);
        None
    }

    /// `x op y`; without `whole`, `x op= y`.
    pub(super) fn binary(&mut self, whole: Option<ExprId>, x: ExprId, y: ExprId, op: BinaryOp, op_pos: Pos) -> Operand {
        let e = BinaryExpr { whole, x, y, op, op_pos };
        let mut x = self.expr(None, e.x);
        let mut y = self.expr(None, e.y);
        if !x.is_valid() {
            return x;
        }
        if !y.is_valid() {
            x.invalidate();
            x.source = y.source;
            return x;
        }
        if e.op.is_shift() {
            self.shift(&mut x, &mut y, &e);
            return x;
        }
        self.match_types(&mut x, &mut y);
        if !x.is_valid() {
            return x;
        }
        if e.op.is_comparison() {
            self.comparison(&mut x, &y, e.op, false);
        } else {
            self.arithmetic(&mut x, &mut y, &e);
        }
        x
    }

    fn arithmetic(&mut self, x: &mut Operand, y: &mut Operand, e: &BinaryExpr) {
        let types = self.types;
        if !identical(types, x.ty, y.ty) {
            self.mismatched_operands(x, y, e);
            return x.invalidate();
        }
        let defined = match e.op {
            BinaryOp::Add => types.all(x.ty, |kind| kind.is_numeric() || kind.is_string()),
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => types.all(x.ty, BasicKind::is_numeric),
            BinaryOp::LAnd | BinaryOp::LOr => types.all(x.ty, BasicKind::is_boolean),
            _ => types.all(x.ty, BasicKind::is_integer),
        };
        if !defined {
            self.undefined_operator(x, e.op.text());
            return x.invalidate();
        }
        if matches!(e.op, BinaryOp::Div | BinaryOp::Rem) && self.divides_by_zero(x, y) {
            self.error(code::DIVISION_BY_ZERO, self.span_of(y), "invalid operation: division by zero");
            return x.invalidate();
        }
        if !x.is_const() || !y.is_const() {
            x.mode = OperandMode::Value;
            return;
        }
        if matches!(x.value, Constant::Unknown) || matches!(y.value, Constant::Unknown) {
            x.value = Constant::Unknown;
            return;
        }
        x.value = match e.op {
            BinaryOp::Div if types.is(x.ty, BasicKind::is_integer) => {
                Constant::binary(&x.value, Operator::IntQuo, &y.value)
            }
            op => Constant::binary(&x.value, binary_operator(op), &y.value),
        };
        // A complex divisor so small that its square is zero.
        if x.value.is_unknown() && e.op == BinaryOp::Div && types.is(x.ty, BasicKind::is_complex) {
            self.error(code::DIVISION_BY_ZERO, self.span_of(y), "invalid operation: division by zero");
            return x.invalidate();
        }
        if let Some(whole) = e.whole {
            x.source = Source::Expr(whole);
        }
        self.overflow(x, Span::at(e.op_pos));
    }

    fn mismatched_operands(&mut self, x: &Operand, y: &Operand, e: &BinaryExpr) {
        // Otherwise an error was reported elsewhere.
        if !self.is_valid_type(x.ty) || !self.is_valid_type(y.ty) {
            return;
        }
        let operation = match e.whole {
            Some(whole) => self.show(&whole),
            None => format!("{} {}= {}", self.show(&e.x), e.op.text(), self.show(&e.y)),
        };
        let (x_type, y_type) = (self.show(&x.ty), self.show(&y.ty));
        let message = format!("invalid operation: {operation} (mismatched types {x_type} and {y_type})");
        self.error(code::MISMATCHED_TYPES, self.span_of(x), message);
    }

    /// If the divisor is a constant, it must not be zero; floats that are no constants may be divided by it.
    fn divides_by_zero(&self, x: &Operand, y: &Operand) -> bool {
        if !y.is_const() || !(x.is_const() || self.types.all(x.ty, BasicKind::is_integer)) {
            return false;
        }
        // A complex division divides by the sum of the squares, which may be too small for a constant.
        let vanishes = |part: Constant| Constant::binary(&part, Operator::Mul, &part).sign() == 0;
        let complex = self.types.is(x.ty, BasicKind::is_complex);
        y.value.sign() == 0 || x.is_const() && complex && vanishes(y.value.real()) && vanishes(y.value.imag())
    }

    /// Converts untyped operands so that both have the same type, where that is possible at all.
    pub(super) fn match_types(&mut self, x: &mut Operand, y: &mut Operand) {
        if !self.may_convert(x, y) {
            return;
        }
        self.convert_untyped(x, y.ty);
        if !x.is_valid() {
            return;
        }
        self.convert_untyped(y, x.ty);
        if !y.is_valid() {
            x.invalidate();
        }
    }

    /// Whether converting one operand to the other's type may succeed. Where it cannot, "mismatched types" is the
    /// better message.
    fn may_convert(&self, x: &Operand, y: &Operand) -> bool {
        let types = self.types;
        if !types.is_untyped(x.ty) && !types.is_untyped(y.ty) {
            return false;
        }
        if types.all(x.ty, BasicKind::is_numeric) != types.all(y.ty, BasicKind::is_numeric) {
            return false;
        }
        if types.is_non_type_param_interface(x.ty) || types.is_non_type_param_interface(y.ty) {
            return true;
        }
        if types.all(x.ty, BasicKind::is_boolean) != types.all(y.ty, BasicKind::is_boolean)
            || types.all(x.ty, BasicKind::is_string) != types.all(y.ty, BasicKind::is_string)
        {
            return false;
        }
        if x.is_nil() {
            return has_nil(types, y.ty);
        }
        if y.is_nil() {
            return has_nil(types, x.ty);
        }
        let pointer = |ty| matches!(types.under(ty), Type::Pointer { .. });
        !pointer(x.ty) && !pointer(y.ty)
    }

    /// `x op y` for a comparison operator, or `switch y { case x: }`. The result, in `x`, is an untyped boolean.
    pub(super) fn comparison(&mut self, x: &mut Operand, y: &Operand, op: BinaryOp, switch_case: bool) {
        let types = self.types;
        if !self.is_valid_type(x.ty) || !self.is_valid_type(y.ty) {
            return x.invalidate();
        }
        let op = if switch_case { BinaryOp::Eq } else { op };
        if let Err(fault) = self.check_comparison(x, y, op) {
            self.comparison_error(x, y, (op, switch_case), &fault);
            return x.invalidate();
        }
        if x.is_const() && y.is_const() {
            // The operands never come to life; their types stay.
            x.value = Constant::Bool(Constant::compare(&x.value, comparison_operator(op), &y.value));
        } else {
            x.mode = OperandMode::Value;
            self.finalize_type(x, types.default_type(x.ty));
            self.finalize_type(y, types.default_type(y.ty));
        }
        x.ty = TypeId::UNTYPED_BOOL;
    }

    /// In any comparison, the first operand must be assignable to the type of the second operand, or vice versa.
    fn check_comparison(&mut self, x: &Operand, y: &Operand, op: BinaryOp) -> Result<(), ComparisonFault> {
        let types = self.types;
        if self.assignable_to(x, y.ty).is_err() && self.assignable_to(y, x.ty).is_err() {
            // That the types do not fit is known after the second operand only.
            let cause = format!("mismatched types {} and {}", self.show(&x.ty), self.show(&y.ty));
            return Err(ComparisonFault { side: Side::Right, cause, code: code::MISMATCHED_TYPES });
        }
        let fault = |side, cause| Err(ComparisonFault { side, cause, code: code::NOT_COMPARABLE });
        if matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            if x.is_nil() || y.is_nil() {
                let other = if x.is_nil() { y.ty } else { x.ty };
                return if has_nil(types, other) { Ok(()) } else { fault(Side::Right, String::new()) };
            }
            if !comparable(types, x.ty) {
                return fault(Side::Left, self.incomparable_cause(x.ty));
            }
            if !comparable(types, y.ty) {
                return fault(Side::Right, self.incomparable_cause(y.ty));
            }
        } else if !types.all(x.ty, BasicKind::is_ordered) {
            return fault(Side::Left, String::new());
        } else if !types.all(y.ty, BasicKind::is_ordered) {
            return fault(Side::Right, String::new());
        }
        Ok(())
    }

    fn comparison_error(
        &mut self,
        x: &Operand,
        y: &Operand,
        (op, switch_case): (BinaryOp, bool),
        fault: &ComparisonFault,
    ) {
        let types = self.types;
        let op = op.text();
        let mut at = if fault.side == Side::Left { x } else { y };
        let mut cause = fault.cause.clone();
        if cause.is_empty() && (types.is_type_param(x.ty) || types.is_type_param(y.ty)) {
            if !types.is_type_param(x.ty) {
                at = y;
            }
            cause = format!("type parameter {} cannot use operator {op}", self.show(&at.ty));
        } else if cause.is_empty() {
            let what = match types.composite_kind(at.ty) {
                "" => self.show(&at.ty),
                kind => kind.into(),
            };
            cause = format!("operator {op} not defined on {what}");
        }
        let (x_text, y_text) = (self.show(&x.source), self.show(&y.source));
        if switch_case {
            let message = format!("invalid case {x_text} in switch on {y_text} ({cause})");
            self.error(fault.code, self.span_of(x), message);
        } else {
            let message = format!("invalid operation: {x_text} {op} {y_text} ({cause})");
            self.error(fault.code, self.span_of(at), message);
        }
    }

    /// Why values of `ty` cannot be compared; empty if there is nothing more to say than that.
    pub(super) fn incomparable_cause(&self, ty: TypeId) -> String {
        if let kind @ ("slice" | "func" | "map") = self.types.composite_kind(ty) {
            return format!("{kind} can only be compared to nil");
        }
        incomparable_cause(self.types, ty, &self.qualifier()).unwrap_or_default()
    }

    /// `x << y`, `x >> y`; the result is in `x`.
    fn shift(&mut self, x: &mut Operand, y: &mut Operand, e: &BinaryExpr) {
        let types = self.types;
        let integer = x.is_const() && !x.value.to_int().is_unknown();
        if !(types.all(x.ty, BasicKind::is_integer) || types.is_untyped(x.ty) && integer) {
            return self.invalid_shifted(x);
        }
        if !self.check_shift_count(y) {
            return x.invalidate();
        }
        if x.is_const() && y.is_const() {
            return self.constant_shift(x, y, e);
        }
        if x.is_const() && types.is_untyped(x.ty) {
            // If the left operand of a non-constant shift expression is an untyped constant, it is first implicitly
            // converted to the type it would assume if the shift expression were replaced by its left operand alone.
            self.mark_shifted(x);
            x.mode = OperandMode::Value;
            return;
        }
        if !types.all(x.ty, BasicKind::is_integer) {
            return self.invalid_shifted(x);
        }
        // A constant shift takes any count with an integer value; here its type matters.
        if y.is_const() && !types.is_untyped(y.ty) && !self.check_integer_count(y) {
            return x.invalidate();
        }
        x.mode = OperandMode::Value;
    }

    fn invalid_shifted(&mut self, x: &mut Operand) {
        let message = format!("invalid operation: shifted operand {} must be integer", self.show(x));
        self.error(code::INVALID_SHIFT, self.span_of(x), message);
        x.invalidate();
    }

    /// The right operand in a shift expression must have integer type or be an untyped constant representable by a
    /// value of type uint.
    fn check_shift_count(&mut self, y: &mut Operand) -> bool {
        let types = self.types;
        if y.is_const() {
            if matches!(y.value.to_int(), int @ Constant::Int(_) if int.sign() < 0) {
                let message = format!("invalid operation: negative shift count {}", self.show(y));
                self.error(code::INVALID_SHIFT, self.span_of(y), message);
                return false;
            }
            if types.is_untyped(y.ty) {
                // Checked, not converted.
                self.representable(y, TypeId::UINT);
                return y.is_valid();
            }
            return true;
        }
        if types.is_untyped(y.ty) {
            self.convert_untyped(y, TypeId::UINT);
            return y.is_valid();
        }
        self.check_integer_count(y)
    }

    fn check_integer_count(&mut self, y: &Operand) -> bool {
        if self.types.all(y.ty, BasicKind::is_integer) {
            return true;
        }
        let message = format!("invalid operation: shift count {} must be integer", self.show(y));
        self.error(code::INVALID_SHIFT, self.span_of(y), message);
        false
    }

    fn constant_shift(&mut self, x: &mut Operand, y: &Operand, e: &BinaryExpr) {
        if !self.types.is(x.ty, BasicKind::is_integer) {
            // An untyped constant such as 2.0.
            x.ty = TypeId::UNTYPED_INT;
        }
        if matches!(x.value, Constant::Unknown) || matches!(y.value, Constant::Unknown) {
            x.value = Constant::Unknown;
            return;
        }
        let Some(count) = y.value.to_int().as_u64().filter(|&count| count <= MAX_SHIFT) else {
            let message = format!("invalid operation: invalid shift count {}", self.show(y));
            self.error(code::INVALID_SHIFT, self.span_of(y), message);
            return x.invalidate();
        };
        let value = x.value.to_int();
        let count = count as usize;
        x.value = if e.op == BinaryOp::Shl { value.shift_left(count) } else { value.shift_right(count) };
        if let Some(whole) = e.whole {
            x.source = Source::Expr(whole);
        }
        self.overflow(x, Span::at(e.op_pos));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

struct ComparisonFault {
    side: Side,
    cause: String,
    code: code::Code,
}

fn unary_operator(op: UnaryOp) -> Unary {
    match op {
        UnaryOp::Neg => Unary::Neg,
        UnaryOp::Not => Unary::Not,
        UnaryOp::Xor => Unary::Xor,
        _ => Unary::Plus,
    }
}

/// The size of an unsigned type, to which `^` limits its result; 0 for other types.
fn unsigned_bits(types: &Types, ty: TypeId) -> usize {
    match types.basic_kind(ty) {
        Some(BasicKind::Uint8) => 8,
        Some(BasicKind::Uint16) => 16,
        Some(BasicKind::Uint32) => 32,
        Some(BasicKind::Uint | BasicKind::Uint64 | BasicKind::Uintptr) => 64,
        _ => 0,
    }
}

fn binary_operator(op: BinaryOp) -> Operator {
    match op {
        BinaryOp::Add => Operator::Add,
        BinaryOp::Sub => Operator::Sub,
        BinaryOp::Mul => Operator::Mul,
        BinaryOp::Div => Operator::Quo,
        BinaryOp::Rem => Operator::Rem,
        BinaryOp::And => Operator::And,
        BinaryOp::Or => Operator::Or,
        BinaryOp::Xor => Operator::Xor,
        BinaryOp::AndNot => Operator::AndNot,
        BinaryOp::LAnd => Operator::LogicalAnd,
        BinaryOp::LOr => Operator::LogicalOr,
        _ => unreachable!("comparisons and shifts have functions of their own"),
    }
}

fn comparison_operator(op: BinaryOp) -> Comparison {
    match op {
        BinaryOp::Ne => Comparison::Ne,
        BinaryOp::Lt => Comparison::Lt,
        BinaryOp::Le => Comparison::Le,
        BinaryOp::Gt => Comparison::Gt,
        BinaryOp::Ge => Comparison::Ge,
        _ => Comparison::Eq,
    }
}
