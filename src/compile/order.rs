//! The order of operands, as gc has it.
//!
//! Spec: function calls, method calls, receive operations and binary logical operations are evaluated in lexical
//! left-to-right order; when the other operands are evaluated is left open. gc makes all calls first: in `x + f()` the x
//! is read after the call, and `s[i] + f()` panics after it. So where a call follows an operand that it may change, or
//! that may panic, the calls of the whole expression are made first, and their results wait in registers.

use crate::check::info::Mode;
use crate::compile::function::{Dest, FuncCx, VarLoc};
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};

/// What has been seen of the operands so far.
#[derive(Default)]
struct Seen {
    /// An operand whose value depends on when it is evaluated.
    unstable: bool,
    /// A call after such an operand.
    late_call: bool,
}

impl FuncCx<'_, '_> {
    /// Makes the calls in `operands`, which are evaluated next, if they come first. The result is for
    /// [`Self::end_operands`].
    pub(super) fn begin_operands(&mut self, operands: &[ExprId]) -> bool {
        // Those of a part of an expression have been made with those of the whole.
        if std::mem::replace(&mut self.f.in_operands, true) {
            return true;
        }
        let mut seen = Seen::default();
        operands.iter().for_each(|&e| self.look(e, &mut seen));
        if seen.late_call {
            operands.iter().for_each(|&e| self.make_calls(e));
        }
        false
    }

    /// The operands have been evaluated.
    pub(super) fn end_operands(&mut self, was_inside: bool) {
        self.f.in_operands = was_inside;
    }

    /// Whether `e` is evaluated in its order among calls.
    fn is_call(&self, e: ExprId) -> bool {
        match &self.ast.exprs[e].kind {
            ExprKind::Call(call) => !matches!(self.mode(call.fun), Mode::Type | Mode::Builtin(_)),
            ExprKind::Unary { op: UnaryOp::Recv, .. } => true,
            ExprKind::Binary { op: BinaryOp::LAnd | BinaryOp::LOr, .. } => !self.is_simple(e),
            _ => false,
        }
    }

    /// The operands of `e`, in order; nothing for what is no operation.
    fn parts(&self, e: ExprId) -> Vec<ExprId> {
        match &self.ast.exprs[e].kind {
            ExprKind::Paren(x) | ExprKind::Star(x) => vec![*x],
            ExprKind::Selector { x, .. } if !self.info.uses.contains_key(&e) => vec![*x],
            ExprKind::Index { x, indices, .. } if self.mode(*x) != Mode::Type => {
                std::iter::once(*x).chain(indices.iter().copied()).collect()
            }
            ExprKind::Slice { x, bounds, .. } => std::iter::once(*x).chain(bounds.iter().flatten().copied()).collect(),
            ExprKind::TypeAssert { x, .. } => vec![*x],
            ExprKind::Unary { x, .. } => vec![*x],
            ExprKind::Binary { x, y, .. } => vec![*x, *y],
            ExprKind::CompositeLit(lit) => lit.elems.clone(),
            ExprKind::KeyValue { key, value } => match self.ast.exprs[*key].kind {
                ExprKind::Name(_) if self.recorded(*key).is_none() => vec![*value],
                _ => vec![*key, *value],
            },
            ExprKind::Call(call) => call.args.clone(),
            _ => Vec::new(),
        }
    }

    fn is_fixed(&self, e: ExprId) -> bool {
        self.recorded(e).is_some_and(|tv| tv.value.is_some() || matches!(tv.mode, Mode::Type | Mode::Nil))
    }

    fn look(&self, e: ExprId, seen: &mut Seen) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            if self.is_fixed(e) || seen.late_call {
                return;
            }
            if self.is_call(e) {
                seen.late_call = seen.unstable;
                return;
            }
            self.parts(e).into_iter().for_each(|part| self.look(part, seen));
            seen.unstable |= match &self.ast.exprs[e].kind {
                ExprKind::Name(_) => {
                    (self.info.uses.get(&e)).is_some_and(|obj| !matches!(self.f.vars.get(obj), Some(VarLoc::Reg(_))))
                }
                ExprKind::Star(_)
                | ExprKind::Selector { .. }
                | ExprKind::Index { .. }
                | ExprKind::Slice { .. }
                | ExprKind::TypeAssert { .. } => true,
                ExprKind::Binary { op, .. } => matches!(op, BinaryOp::Div | BinaryOp::Rem),
                _ => false,
            };
        });
    }

    /// Makes the calls in `e`, which has one value.
    fn make_calls(&mut self, e: ExprId) {
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            if self.is_fixed(e) {
                return;
            }
            if !self.is_call(e) {
                return self.parts(e).into_iter().for_each(|part| self.make_calls(part));
            }
            let ty = self.type_of(e);
            if self.tuple_of(e).is_some_and(|parts| parts.len() != 1) {
                return;
            }
            let slot = self.take(ty);
            let inside = std::mem::replace(&mut self.f.in_operands, false);
            self.scoped(|cx| cx.value(e, Dest::To(slot)));
            self.f.in_operands = inside;
            self.f.made_calls.insert(e, slot);
        });
    }
}
