//! Expressions: the dispatch by kind, and what every kind has in common.
//!
//! [`Checker::raw_expr`] checks an expression of any kind and records what it found. The functions above it say what
//! the place allows: a value ([`Checker::expr`]), several ([`Checker::multi_expr`]), a value or a type
//! ([`Checker::expr_or_type`]). An operand that did not suit was reported and is invalid.

use super::operand::{Operand, OperandMode, specific_types};
use super::{Checker, Target};
use crate::base::intern::Symbol;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind, UnaryOp};
use crate::types::identical::identical;
use crate::types::object::Object;
use crate::types::ty::{Type, TypeId};

/// Whether an expression may stand as a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ExprUse {
    /// A conversion: no.
    Conversion,
    /// No.
    Expression,
    /// A call or receive operation: yes. Also what had an error.
    Statement,
}

impl<'a> Checker<'a> {
    /// A single value.
    pub(super) fn expr(&mut self, target: Option<&Target>, e: ExprId) -> Operand {
        let (mut x, _) = self.raw_expr(target, e, None, false);
        self.require_value(&mut x);
        self.single_value(&mut x);
        x
    }

    /// A single value, which may be a generic function. An element of a composite literal may be a literal without
    /// type; its type is `hint` then.
    pub(super) fn generic_expr(&mut self, e: ExprId, hint: Option<TypeId>) -> Operand {
        let (mut x, _) = self.raw_expr(None, e, hint, true);
        self.require_value(&mut x);
        self.single_value(&mut x);
        x
    }

    /// The values of `e`: several where it is a call with several results. With `allow_comma_ok`, a map element,
    /// receive or assertion also gives whether it succeeded; the second result tells whether `e` was such a one.
    pub(super) fn multi_expr(&mut self, e: ExprId, allow_comma_ok: bool) -> (Vec<Operand>, bool) {
        let (mut x, _) = self.raw_expr(None, e, None, false);
        self.require_value(&mut x);
        let (types, at) = (self.types, self.expr_span(e));
        if let Type::Tuple(vars) = types.get(x.ty)
            && x.is_valid()
        {
            let value = |(i, &var)| Operand::named(at, nth_result(i + 1), types.type_of(var));
            return (vars.iter().enumerate().map(value).collect(), false);
        }
        if allow_comma_ok && matches!(x.mode, OperandMode::MapIndex | OperandMode::CommaOk) {
            let ok = Operand::named(at, "ok value of (comma, ok) expression", TypeId::UNTYPED_BOOL);
            return (vec![x, ok], true);
        }
        (vec![x], false)
    }

    /// A single value or a type.
    pub(super) fn expr_or_type(&mut self, e: ExprId, allow_generic: bool) -> Operand {
        let (mut x, _) = self.raw_expr(None, e, None, allow_generic);
        if x.mode == OperandMode::NoValue {
            let message = format!("{} used as value or type", self.show(&x));
            self.error(code::NOT_AN_EXPRESSION, self.span_of(&x), message);
            x.invalidate();
        }
        self.single_value(&mut x);
        x
    }

    /// Reports what has no value: types, calls without results, built-in functions.
    pub(super) fn require_value(&mut self, x: &mut Operand) {
        let what = match x.mode {
            OperandMode::NoValue => "used as value",
            OperandMode::Builtin(_) => "must be called",
            OperandMode::Type => "is not an expression",
            _ => return,
        };
        let message = format!("{} {what}", self.show(x));
        self.error(code::NOT_AN_EXPRESSION, self.span_of(x), message);
        x.invalidate();
    }

    /// Reports a call with several results.
    pub(super) fn single_value(&mut self, x: &mut Operand) {
        if x.mode == OperandMode::Value && matches!(self.types.get(x.ty), Type::Tuple(_)) {
            let message = format!("multiple-value {} in single-value context", self.show(x));
            self.error(code::WRONG_RESULT_COUNT, self.span_of(x), message);
            x.invalidate();
        }
    }

    /// Checks `e` and records mode, type and value.
    pub(super) fn raw_expr(
        &mut self,
        target: Option<&Target>,
        e: ExprId,
        hint: Option<TypeId>,
        allow_generic: bool,
    ) -> (Operand, ExprUse) {
        let (mut x, usage) = super::deep(|| self.expr_internal(target, e, hint));
        if !allow_generic {
            self.non_generic(target, &mut x);
        }
        self.record(&x);
        (x, usage)
    }

    /// Reports a generic type, or a generic function whose type arguments do not follow from the target.
    pub(super) fn non_generic(&mut self, target: Option<&Target>, x: &mut Operand) {
        if !x.is_valid() || x.mode == OperandMode::NoValue {
            return;
        }
        let what = match self.types.get(x.ty) {
            Type::Signature(sig) if !sig.tparams.is_empty() => {
                if let Some(target) = target {
                    self.instantiate_for_target(target, x);
                    return;
                }
                "function"
            }
            _ if self.types.is_generic(x.ty) => "type",
            _ => return,
        };
        let message = format!("cannot use generic {what} {} without instantiation", self.show(&x.source));
        self.error(code::UNINSTANTIATED, self.span_of(x), message);
        x.invalidate();
        x.ty = TypeId::INVALID;
    }

    fn expr_internal(&mut self, target: Option<&Target>, e: ExprId, hint: Option<TypeId>) -> (Operand, ExprUse) {
        let ast = self.ast;
        let mut x = match &ast.exprs[e].kind {
            ExprKind::Bad => Operand::invalid(e),
            ExprKind::Name(_) => self.ident(e, false),
            ExprKind::Lit(lit) => self.basic_lit(e, *lit),
            ExprKind::FuncLit { .. } => self.func_lit(e),
            ExprKind::CompositeLit(lit) => self.composite_lit(e, lit, hint),
            ExprKind::Paren(inner) => {
                // A target does not reach into parentheses.
                let (mut x, usage) = self.raw_expr(None, *inner, None, false);
                x.source = super::operand::Source::Expr(e);
                return (x, usage);
            }
            ExprKind::Selector { .. } => self.selector(e, false),
            ExprKind::Index { .. } => self.index_or_instance(target, e),
            ExprKind::Slice { x, bounds, three } => self.slice_expr(e, *x, *bounds, *three),
            ExprKind::TypeAssert { x, ty } => self.type_assert(e, *x, *ty),
            ExprKind::Call(call) => return self.call_expr(e, call),
            ExprKind::Star(inner) => self.star(*inner),
            ExprKind::Unary { op, x } => self.unary(e, *op, *x),
            ExprKind::Binary { op, op_pos, x, y } => self.binary(Some(e), *x, *y, *op, *op_pos),
            ExprKind::KeyValue { .. } => {
                // The parser reports one outside composite literals.
                Operand::invalid(e)
            }
            ExprKind::ArrayType { .. }
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType { .. }
            | ExprKind::ChanType { .. } => Operand::new(OperandMode::Type, e, self.ty(e)),
        };
        x.source = super::operand::Source::Expr(e);
        let receives = matches!(ast.exprs[e].kind, ExprKind::Unary { op: UnaryOp::Recv, .. });
        let usage = if receives || !x.is_valid() { ExprUse::Statement } else { ExprUse::Expression };
        (x, usage)
    }

    /// `*x`, a dereference or a pointer type.
    fn star(&mut self, inner: ExprId) -> Operand {
        let mut x = self.expr_or_type(inner, false);
        match x.mode {
            OperandMode::Invalid => {}
            OperandMode::Type => {
                self.valid_var_type(inner, x.ty);
                x.ty = self.types.new_pointer(x.ty);
            }
            _ => match self.pointer_base(&x) {
                Some(base) if self.is_complete(base) => {
                    x.mode = OperandMode::Variable;
                    x.ty = base;
                }
                _ => x.invalidate(),
            },
        }
        x
    }

    fn pointer_base(&mut self, x: &Operand) -> Option<TypeId> {
        let types = self.types;
        let mut base = None;
        for specific in specific_types(types, x.ty) {
            let elem = match specific.map(|member| types.get(member.under)) {
                Some(Type::Pointer { elem }) => *elem,
                _ => {
                    let message = format!("invalid operation: cannot indirect {}", self.show(x));
                    self.error(code::INVALID_INDIRECTION, self.span_of(x), message);
                    return None;
                }
            };
            if base.is_some_and(|base| !identical(types, elem, base)) {
                let message = format!("invalid operation: pointers of {} must have identical base types", self.show(x));
                self.error(code::INVALID_INDIRECTION, self.span_of(x), message);
                return None;
            }
            base = Some(elem);
        }
        base
    }

    /// `x.(T)`
    fn type_assert(&mut self, e: ExprId, x_expr: ExprId, ty: Option<ExprId>) -> Operand {
        let mut x = self.expr(None, x_expr);
        if !x.is_valid() {
            return x;
        }
        let Some(ty) = ty else {
            let message = "invalid syntax tree: use of .(type) outside type switch";
            self.error(code::INVALID_ASSERTION, self.expr_span(e), message);
            return Operand::invalid(e);
        };
        let message = if self.types.is_type_param(x.ty) {
            format!("invalid operation: cannot use type assertion on type parameter value {}", self.show(&x))
        } else if !matches!(self.types.under(x.ty), Type::Interface(_)) {
            format!("invalid operation: {} is not an interface", self.show(&x))
        } else {
            let ty = self.var_type(ty);
            if !self.is_valid_type(ty) || !self.is_complete(ty) {
                return Operand::invalid(e);
            }
            self.type_assertion(e, &x, ty, false);
            x.mode = OperandMode::CommaOk;
            x.ty = ty;
            return x;
        };
        self.error(code::INVALID_ASSERTION, self.span_of(&x), message);
        Operand::invalid(e)
    }

    /// Checks that the interface `x` can hold a `ty`, in `x.(T)` or in a case of a type switch.
    pub(super) fn type_assertion(&mut self, e: ExprId, x: &Operand, ty: TypeId, type_switch: bool) {
        let Err(cause) = self.assertable_to(x.ty, ty) else { return };
        let (e_text, ty) = (self.show(&e), self.show(&ty));
        let message = if type_switch {
            let x = self.show(x);
            format!("impossible type switch case: {e_text}\n{x} cannot have dynamic type {ty} {cause}")
        } else {
            let iface = self.show(&x.ty);
            format!("impossible type assertion: {e_text}\n{ty} does not implement {iface} {cause}")
        };
        self.error(code::IMPOSSIBLE_ASSERTION, self.expr_span(e), message);
    }

    /// Checks expressions for the errors and uses in them only, where their values do not matter any more. Tells
    /// whether all were fine.
    pub(super) fn use_exprs(&mut self, list: &[ExprId]) -> bool {
        let mut fine = true;
        for &e in list {
            fine &= self.use_expr(e);
        }
        fine
    }

    /// [`Checker::use_exprs`] of one.
    pub(super) fn use_expr(&mut self, e: ExprId) -> bool {
        let inner = self.unparen(e);
        match self.ast.exprs[inner].kind {
            ExprKind::Name(Symbol::BLANK) => true,
            ExprKind::Name(_) => self.expr_or_type(inner, true).is_valid(),
            // An error in a literal's key says little: it may be a field of a type that is not known.
            ExprKind::KeyValue { value, .. } => self.use_expr(value),
            _ => self.raw_expr(None, e, None, true).0.is_valid(),
        }
    }

    /// Like [`Checker::use_exprs`] for the left side of an assignment: naming a variable there does not use it.
    pub(super) fn use_lhs(&mut self, list: &[ExprId]) -> bool {
        let mut fine = true;
        for &e in list {
            let ExprKind::Name(name) = self.ast.exprs[self.unparen(e)].kind else {
                fine &= self.use_expr(e);
                continue;
            };
            let variable = self.lookup(name).map(|obj| self.types.obj(obj)).filter(|obj| obj.as_var().is_some());
            let used = variable.is_some_and(Object::used);
            fine &= self.use_expr(e);
            if let Some(variable) = variable {
                variable.set_used(used);
            }
        }
        fine
    }

    /// Whether a type had no error.
    pub(super) fn is_valid_type(&self, ty: TypeId) -> bool {
        self.types.unalias(ty) != TypeId::INVALID
    }
}

/// `1st function result`
fn nth_result(n: usize) -> String {
    let ending = match n {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{n}{ending} function result")
}
