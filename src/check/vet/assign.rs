//! Assignments that do nothing, and cancel functions that are thrown away.

use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::check::Checker;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind, UnaryOp};
use crate::types::ty::Type;

/// The functions of package context whose second result must be called.
const CANCELLED: &[&str] =
    &["WithCancel", "WithCancelCause", "WithDeadline", "WithDeadlineCause", "WithTimeout", "WithTimeoutCause"];

impl Checker<'_> {
    /// `x = x`
    pub(super) fn vet_self_assignment(&mut self, lhs: &[ExprId], rhs: &[ExprId], at: Span) {
        if lhs.len() != rhs.len() {
            return; // A call with several results.
        }
        let same: Vec<String> = (lhs.iter().zip(rhs))
            .filter(|(l, r)| !self.is_index_of_map(**l) && !self.has_effects(**l) && !self.has_effects(**r))
            .map(|(l, r)| (self.show(l), self.show(r)))
            .filter(|(l, r)| l == r)
            .map(|(l, _)| l)
            .collect();
        if !same.is_empty() {
            self.warn(code::SELF_ASSIGNMENT, at, format!("self-assignment of {}", same.join(", ")));
        }
    }

    /// `ctx, _ := context.WithCancel(parent)`
    pub(super) fn vet_cancel(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        let (&[_, cancel], &[value]) = (lhs, rhs) else { return };
        if !matches!(self.ast.exprs[cancel].kind, ExprKind::Name(Symbol::BLANK)) {
            return;
        }
        let ExprKind::Call(call) = &self.ast.exprs[value].kind else { return };
        let Some(&obj) = self.info.uses.get(&self.unparen(call.fun)) else { return };
        let object = self.types.obj(obj);
        let name = self.types.name(object.name);
        let in_context = object.pkg.is_some_and(|pkg| self.types.pkg(pkg).path == "context");
        if in_context && CANCELLED.contains(&&*name) {
            let message = format!(
                "the cancel function returned by context.{name} should be called, not discarded, to avoid a context leak"
            );
            self.warn(code::LOST_CANCEL, self.expr_span(cancel), message);
        }
    }

    fn is_index_of_map(&self, e: ExprId) -> bool {
        let ExprKind::Index { x, .. } = self.ast.exprs[self.unparen(e)].kind else { return false };
        self.vetted_type(x).is_some_and(|ty| matches!(self.types.under(ty), Type::Map { .. }))
    }

    /// Whether evaluating `e` may do more than give a value: it has a call or a receive in it.
    fn has_effects(&self, e: ExprId) -> bool {
        let mut todo = vec![e];
        while let Some(e) = todo.pop() {
            match &self.ast.exprs[e].kind {
                ExprKind::Name(_) | ExprKind::Lit(_) => {}
                ExprKind::Paren(x) | ExprKind::Star(x) | ExprKind::Selector { x, .. } => todo.push(*x),
                ExprKind::Unary { op, x } if *op != UnaryOp::Recv => todo.push(*x),
                ExprKind::Binary { x, y, .. } => todo.extend([*x, *y]),
                ExprKind::Index { x, indices, .. } => {
                    todo.push(*x);
                    todo.extend(indices);
                }
                _ => return true,
            }
        }
        false
    }
}
