//! The order of operands, as gc has it.
//!
//! Spec: function calls, method calls, receive operations and binary logical operations are evaluated in lexical
//! left-to-right order; when the other operands are evaluated is left open. gc goes over the operands of a statement
//! twice. First it makes the [steps](FuncCx::is_step), in lexical order: calls, and all else whose result it keeps in a
//! temporary. Then it evaluates the rest, from left to right. So in `x + f()` the x is read after the call, and
//! `s[i] + f()` panics after it, but `len(x) + f()` looks at x before. The operands of a step have the same order among
//! themselves, and so has each side of `&&` and `||`.
//!
//! What is evaluated together, the operands of a statement or of a step, is a *region*. Where an operand that is no step
//! precedes a step, and which is first can be told, the region begins with its steps, whose results wait in registers
//! until [`FuncCx::value`] asks for them; else it is evaluated from left to right. Every [`FuncCx::value`] outside of a
//! region begins one, and so does every step in one; statements with several operands begin theirs themselves.

use crate::check::info::Mode;
use crate::compile::function::{Dest, FuncCx};
use crate::compile::steps::Operand;
use crate::syntax::ast::{ExprId, ExprKind};

/// What has been seen of a region so far.
#[derive(Default)]
struct Seen {
    /// An operand, no step, whose value depends on when it is evaluated.
    unsettled: bool,
    /// A step after such an operand.
    late_step: bool,
}

impl FuncCx<'_, '_> {
    /// Runs `body`, which evaluates `operands`, in their order: in the region of which they are part, if they are, else
    /// in one of their own.
    pub(super) fn in_order<R>(&mut self, operands: &[Operand], body: impl FnOnce(&mut Self) -> R) -> R {
        if self.f.in_region { body(self) } else { self.region(operands, body) }
    }

    /// Runs `body`, which evaluates `operands` from left to right, in a region of their own.
    pub(super) fn region<R>(&mut self, operands: &[Operand], body: impl FnOnce(&mut Self) -> R) -> R {
        let mut seen = Seen::default();
        operands.iter().for_each(|&operand| self.look(operand, &mut seen));
        self.steps_first(if seen.late_step { operands } else { &[] }, body)
    }

    /// Makes the steps in `operands`, in order, then runs `body`, which evaluates them in whatever order.
    pub(super) fn steps_first<R>(&mut self, operands: &[Operand], body: impl FnOnce(&mut Self) -> R) -> R {
        let inside = std::mem::replace(&mut self.f.in_region, true);
        let n_made = self.f.made.len();
        self.make_steps(operands);
        let result = body(self);
        debug_assert!(self.f.made.len() <= n_made, "what has been made is used in its region");
        self.f.in_region = inside;
        result
    }

    /// Runs `body` outside of the region, so that what it evaluates has its own.
    pub(super) fn outside<R>(&mut self, body: impl FnOnce(&mut Self) -> R) -> R {
        let inside = std::mem::replace(&mut self.f.in_region, false);
        let result = body(self);
        self.f.in_region = inside;
        result
    }

    /// Makes the steps in `operands`, in order.
    pub(super) fn make_steps(&mut self, operands: &[Operand]) {
        operands.iter().for_each(|&operand| self.make_steps_of(operand));
    }

    /// Looks at an operand and at what it is made of, in the order of evaluation from left to right.
    fn look(&mut self, operand: Operand, seen: &mut Seen) {
        let e = operand.e;
        if seen.late_step || self.is_fixed(e) || self.f.made.contains_key(&e) {
            return;
        }
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            if self.is_step(operand) {
                seen.late_step = seen.unsettled && !self.is_settled(e);
                // What is a step only for how it is taken does not begin a region when it is evaluated.
                if !self.is_step_itself(e) {
                    let mut inside = Seen::default();
                    self.parts(e).into_iter().for_each(|part| self.look(part, &mut inside));
                    seen.late_step |= inside.late_step;
                }
                return;
            }
            self.parts(e).into_iter().for_each(|part| self.look(part, seen));
            seen.unsettled |= self.is_unsettled_itself(e);
        });
    }

    fn make_steps_of(&mut self, operand: Operand) {
        let e = operand.e;
        if self.is_fixed(e) || self.f.made.contains_key(&e) {
            return;
        }
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || {
            if !self.is_step(operand) {
                let parts = self.parts(e);
                return self.make_steps(&parts);
            }
            // A settled one may as well be made when its result is used.
            if !self.is_settled(e) {
                self.make_early(e);
            }
        });
    }

    /// Evaluates an operand now; [`FuncCx::value`] gives the result when its turn comes.
    pub(super) fn make_early(&mut self, e: ExprId) {
        let slots = self.outside(|cx| cx.made_values(e));
        self.f.made.insert(e, slots);
    }

    /// The values of `e` in registers of their own.
    fn made_values(&mut self, e: ExprId) -> Vec<u16> {
        match self.tuple_of(e) {
            Some(parts) if parts.len() != 1 => self.tuple_values(e, &parts, &[]),
            // A call gives registers that nothing else names.
            _ if self.is_call(e) => vec![self.value(e, Dest::Any)],
            _ => {
                let ty = self.type_of(e);
                let slot = self.take(ty);
                self.scoped(|cx| cx.owned(e, ty, Dest::To(slot)));
                vec![slot]
            }
        }
    }

    fn is_call(&self, e: ExprId) -> bool {
        let ExprKind::Call(call) = &self.ast.exprs[e].kind else { return false };
        !matches!(self.mode(call.fun), Mode::Type | Mode::Builtin(_))
    }
}
