//! How local variables are used: which function literals name them, whether their address is taken, whether they are
//! assigned to after their declaration. The compiler decides by it where they live.

use super::Checker;
use crate::syntax::ast::{BlockId, ExprId, ExprKind};
use crate::types::object::{ObjectKind, VarKind};
use crate::types::ty::{ObjId, ScopeId, Type};

/// What a name denotes.
pub(super) struct Found {
    /// The object.
    pub(super) obj: ObjId,
    /// The scope that has it.
    pub(super) scope: ScopeId,
    /// The scopes of functions between the name and that scope, innermost first.
    pub(super) functions: Vec<ScopeId>,
}

/// A function inside another one.
#[derive(Clone, Copy, Debug)]
pub(super) enum InnerFunction {
    /// `func() { … }`
    Literal(ExprId),
    /// The body of a loop over a function.
    LoopBody(BlockId),
}

impl Checker<'_> {
    /// Notes that a variable is named where it was found.
    pub(super) fn capture(&mut self, found: &Found) {
        let is_package_var = match &self.types.obj(found.obj).kind {
            ObjectKind::Var(var) => var.kind == VarKind::Package,
            _ => true,
        };
        if is_package_var || found.functions.is_empty() {
            return;
        }
        for scope in &found.functions {
            let Some(&function) = self.inner_functions.get(scope) else {
                // A declared function names a variable of its script's top level.
                self.info.vars.entry(found.obj).or_default().global = true;
                continue;
            };
            self.info.vars.entry(found.obj).or_default().captured = true;
            let captures = match function {
                InnerFunction::Literal(e) => self.info.captures.entry(e).or_default(),
                InnerFunction::LoopBody(block) => self.info.loop_captures.entry(block).or_default(),
            };
            if !captures.contains(&found.obj) {
                captures.push(found.obj);
            }
        }
    }

    /// Notes that `e`, or a part of a variable that it is, is assigned to.
    pub(super) fn mark_reassigned(&mut self, e: ExprId) {
        if let Some(obj) = self.root_variable(e) {
            self.info.vars.entry(obj).or_default().reassigned = true;
        }
    }

    /// Notes that the address of `e`, or of a part of a variable that it is, is taken.
    pub(super) fn mark_address_taken(&mut self, e: ExprId) {
        if let Some(obj) = self.root_variable(e) {
            self.info.vars.entry(obj).or_default().address_taken = true;
        }
    }

    /// The local variable of which `e` is a part: through fields and array elements, not through pointers.
    fn root_variable(&self, mut e: ExprId) -> Option<ObjId> {
        loop {
            match &self.ast.exprs[e].kind {
                ExprKind::Paren(x) => e = *x,
                ExprKind::Name(_) => {
                    let obj = *self.info.uses.get(&e)?;
                    let ObjectKind::Var(var) = &self.types.obj(obj).kind else { return None };
                    return (var.kind != VarKind::Package).then_some(obj);
                }
                ExprKind::Selector { x, .. } => {
                    let selection = self.info.selections.get(&e)?;
                    if selection.indirect {
                        return None;
                    }
                    e = *x;
                }
                ExprKind::Index { x, .. } => {
                    let recorded = self.info.exprs.get(*x)?.as_ref()?;
                    if !matches!(self.types.under(recorded.ty), Type::Array { .. }) {
                        return None;
                    }
                    e = *x;
                }
                _ => return None,
            }
        }
    }
}
