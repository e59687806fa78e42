//! Names: what they denote where they are used.

use super::Checker;
use super::captures::Found;
use super::operand::{Operand, OperandMode};
use crate::base::intern::Symbol;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind};
use crate::types::object::{ObjectKind, VarKind};
use crate::types::ty::{ObjId, Type, TypeId};

impl<'a> Checker<'a> {
    /// The object that `name` denotes here.
    pub(super) fn lookup(&mut self, name: Symbol) -> Option<ObjId> {
        self.lookup_scope(name).map(|found| found.obj)
    }

    /// The object that `name` denotes here, the scope that has it, and which functions' scopes lie in between.
    pub(super) fn lookup_scope(&mut self, name: Symbol) -> Option<Found> {
        let mut at = Some(self.env.scope);
        let mut functions = Vec::new();
        while let Some(id) = at {
            let scope = self.types.scope(id);
            if let Some(obj) = scope.lookup(name).or_else(|| self.library_name(id, name)) {
                return Some(Found { obj, scope: id, functions });
            }
            if scope.is_func.get() || scope.is_loop_body.get() {
                functions.push(id);
            }
            at = scope.outer();
        }
        None
    }

    /// What the name `e` denotes. With `want_type` it should be a type.
    pub(super) fn ident(&mut self, e: ExprId, want_type: bool) -> Operand {
        let mut x = Operand::invalid(e);
        let ExprKind::Name(name) = self.ast.exprs[e].kind else { return x };
        let Some(found) = self.lookup_scope(name) else {
            self.undefined(e, name);
            return x;
        };
        let obj = found.obj;
        self.record_use(e, obj);
        let types = self.types;
        let object = types.obj(obj);
        if want_type && !object.is_type_name() {
            let message = format!("{} ({}) is not a type", types.name(name), self.object_kind(obj));
            self.error(code::NOT_A_TYPE, self.expr_span(e), message);
            object.set_used(true);
            return x;
        }
        if object.ty().is_none() || want_type && object.pkg == Some(self.pkg()) {
            self.obj_decl(obj);
        }
        self.use_dot_import(found.scope, name);
        let ty = types.type_of(obj);
        if let Some(mode) = self.name_mode(e, &found, &mut x) {
            x.mode = mode;
            x.ty = ty;
        }
        x
    }

    /// The mode of the name `e`; none if it had an error.
    fn name_mode(&mut self, e: ExprId, found: &Found, x: &mut Operand) -> Option<OperandMode> {
        let object = self.types.obj(found.obj);
        let valid = object.ty() != Some(TypeId::INVALID);
        match &object.kind {
            ObjectKind::PkgName { .. } => {
                let message = format!("use of package {} not in selector", self.types.name(object.name));
                self.error(code::MISUSED_PACKAGE, self.expr_span(e), message);
                None
            }
            ObjectKind::Const(_) => {
                self.add_decl_dep(found.obj);
                if found.obj != self.universe_iota {
                    x.value = object.value();
                    return valid.then_some(OperandMode::Const);
                }
                let Some(iota) = self.env.iota else {
                    let message = "cannot use iota outside constant declaration";
                    self.error(code::MISPLACED_IOTA, self.expr_span(e), message);
                    return None;
                };
                x.value = crate::types::constant::Constant::int(iota);
                Some(OperandMode::Const)
            }
            ObjectKind::TypeName => Some(OperandMode::Type),
            ObjectKind::Var(_) => {
                object.set_used(true);
                self.add_decl_dep(found.obj);
                self.capture(found);
                valid.then_some(OperandMode::Variable)
            }
            ObjectKind::Func(_) => {
                self.add_decl_dep(found.obj);
                Some(OperandMode::Value)
            }
            ObjectKind::Builtin(id) => Some(OperandMode::Builtin(*id)),
            ObjectKind::Nil => Some(OperandMode::Nil),
            ObjectKind::Label => None,
        }
    }

    fn undefined(&mut self, e: ExprId, name: Symbol) {
        if name == Symbol::BLANK {
            let message = "cannot use _ as value or type";
            return self.error(code::INVALID_BLANK, self.expr_span(e), message);
        }
        let text = self.types.name(name);
        self.error(code::UNDEFINED, self.expr_span(e), format!("undefined: {text}"));
        self.suggest_name(name);
    }
}

impl Checker<'_> {
    /// The kind of an object in messages.
    pub(super) fn object_kind(&self, obj: ObjId) -> &'static str {
        let types = self.types;
        match &types.obj(obj).kind {
            ObjectKind::PkgName { .. } => "package name",
            ObjectKind::Const(_) => "constant",
            ObjectKind::TypeName => match types.get(types.type_of(obj)) {
                Type::Alias(_) => "type alias",
                Type::TypeParam(_) => "type parameter",
                _ => "defined type",
            },
            ObjectKind::Var(var) => match var.kind {
                VarKind::Package => "package-level variable",
                VarKind::Local => "local variable",
                VarKind::Recv => "receiver",
                VarKind::Param => "parameter",
                VarKind::Result => "result variable",
                VarKind::Field => "struct field",
            },
            ObjectKind::Func(_) if types.as_signature(types.type_of(obj)).is_some_and(|sig| sig.recv.is_some()) => {
                "method"
            }
            ObjectKind::Func(_) => "function",
            ObjectKind::Label => "label",
            ObjectKind::Builtin(_) => "built-in function",
            ObjectKind::Nil => "untyped nil",
        }
    }
}
