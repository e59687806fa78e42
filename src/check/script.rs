//! Scripts: files whose top level is the body of main; and function literals.
//!
//! The statements are checked in textual order, before the bodies of functions, which see all top-level variables. The
//! variables are declared in the package's scope; one that a function names lives at package level, the others are
//! locals of main ([`VarUse::global`](super::info::VarUse::global)).

use super::captures::InnerFunction;
use super::operand::{Operand, OperandMode};
use super::stmt::Body;
use super::{Checker, Environment};
use crate::syntax::ast::{ExprId, ExprKind, File};
use crate::types::ty::{ObjId, Signature, Type};

impl<'a> Checker<'a> {
    /// Checks the top-level statements of a script.
    pub(super) fn script_body(&mut self, file: &'a File) {
        if file.script.is_empty() {
            return;
        }
        let scope = self.types.pkg(self.pkg()).scope;
        let sig = self.types.push(Type::Signature(Signature::default()));
        let mut env = Environment::new(self.pkg(), scope);
        env.sig = Some(sig);
        let saved = std::mem::replace(&mut self.env, env);
        self.stmt_list(&file.script);
        self.env = saved;
        self.check_branches(&file.script, file.span);
        self.script_usage.push(scope);
    }

    /// Declares a local variable in the current scope.
    pub(super) fn declare_local(&mut self, obj: ObjId) {
        self.declare(self.env.scope, obj);
    }

    /// `func(params) results { body }`
    pub(super) fn func_lit(&mut self, e: ExprId) -> Operand {
        let ExprKind::FuncLit { ty, body } = self.ast.exprs[e].kind else { return Operand::invalid(e) };
        let sig = self.ty(ty);
        let Some(&scope) = self.func_scopes.get(&sig) else { return Operand::invalid(e) };
        self.inner_functions.insert(scope, InnerFunction::Literal(e));
        self.info.captures.entry(e).or_default();
        // The body is part of the declaration that contains it. It is checked later because it may name what is being
        // declared, but before the enclosing scope changes.
        let (decl, iota, enclosing) = (self.env.decl.clone(), self.env.iota, self.env.scope);
        self.later(move |check| {
            debug_assert_eq!(check.types.scope(scope).parent, Some(enclosing));
            let body = Body { decl, sig, scope, block: body };
            check.func_body(&body, iota);
        });
        Operand::new(OperandMode::Value, e, sig)
    }
}
