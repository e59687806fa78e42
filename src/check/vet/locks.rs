//! Values that must not be copied: locks, and what contains one.
//!
//! A lock is a type that has methods Lock and Unlock only through a pointer. Types of the library that are no locks and
//! must not be copied have a field of such a type, `noCopy`.

use crate::base::intern::Symbol;
use crate::check::Checker;
use crate::check::info::Mode;
use crate::diag::code;
use crate::syntax::ast::{Call, CompositeLit, Decl, ExprId, ExprKind, Param, RangeStmt};
use crate::types::lookup::{Lookup, Operand, Selector, lookup_field_or_method};
use crate::types::ty::{Type, TypeId};

impl Checker<'_> {
    /// `b = a`, `b := a`
    pub(super) fn vet_assignment_of_locks(&mut self, lhs: &[ExprId], rhs: &[ExprId]) {
        for (&to, &value) in lhs.iter().zip(rhs) {
            if let Some(path) = self.copied_lock(value) {
                let message = format!("assignment copies lock value to {}: {path}", self.show(&to));
                self.warn(code::COPIED_LOCK, self.expr_span(value), message);
            }
        }
    }

    /// `var b = a`
    pub(super) fn vet_variables(&mut self, decls: &[Decl]) {
        for decl in decls {
            let Decl::Var(var) = decl else { continue };
            for (name, &value) in var.names.iter().zip(&var.values) {
                if let Some(path) = self.copied_lock(value) {
                    let message =
                        format!("variable declaration copies lock value to {}: {path}", self.show(&name.name));
                    self.warn(code::COPIED_LOCK, self.expr_span(value), message);
                }
            }
        }
    }

    /// `f(a)`
    pub(super) fn vet_arguments(&mut self, call: &Call) {
        // Of the predeclared functions, those that take values pass them on; conversions copy as their context does.
        if !matches!(self.type_and_value(call.fun).map(|fun| fun.mode), Some(Mode::Value | Mode::Variable)) {
            return;
        }
        for &arg in &call.args {
            if let Some(path) = self.copied_lock(arg) {
                let message = format!("call of {} copies lock value: {path}", self.show(&call.fun));
                self.warn(code::COPIED_LOCK, self.expr_span(arg), message);
            }
        }
    }

    /// `T{a}`
    pub(super) fn vet_elements(&mut self, literal: &CompositeLit) {
        for &elem in &literal.elems {
            let value = if let ExprKind::KeyValue { value, .. } = self.ast.exprs[elem].kind { value } else { elem };
            let text = self.show(&value);
            self.vet_copy(value, &format!("literal copies lock value from {text}"));
        }
    }

    /// `func f(a T)`
    pub(super) fn vet_parameters(&mut self, ty: ExprId, name: &str) {
        let ExprKind::FuncType(ty) = &self.ast.exprs[ty].kind else { return };
        ty.params.iter().for_each(|param| self.vet_parameter(param, name));
    }

    pub(super) fn vet_parameter(&mut self, param: &Param, name: &str) {
        let Some(path) = self.vetted_type(param.ty).and_then(|ty| self.lock_path(ty)) else { return };
        if param.variadic.is_none() {
            self.warn(code::COPIED_LOCK, self.expr_span(param.ty), format!("{name} passes lock by value: {path}"));
        }
    }

    /// `for _, a := range list`
    pub(super) fn vet_range_of_locks(&mut self, range: &RangeStmt) {
        for var in [range.key, range.value].into_iter().flatten() {
            let ty = match self.ast.exprs[var].kind {
                ExprKind::Name(Symbol::BLANK) => None,
                _ if range.define => {
                    self.info.defs.get(&self.ast.exprs[var].span.start).map(|&v| self.types.type_of(v))
                }
                _ => self.vetted_type(var),
            };
            if let Some(path) = ty.and_then(|ty| self.lock_path(ty)) {
                let message = format!("range var {} copies lock: {path}", self.show(&var));
                self.warn(code::COPIED_LOCK, self.expr_span(var), message);
            }
        }
    }

    /// Warns with `what` if `value` is copied and holds a lock.
    pub(super) fn vet_copy(&mut self, value: ExprId, what: &str) {
        if let Some(path) = self.copied_lock(value) {
            self.warn(code::COPIED_LOCK, self.expr_span(value), format!("{what}: {path}"));
        }
    }

    /// The lock in the value of `e`, unless that is a fresh one: a literal, or the result of a call.
    fn copied_lock(&self, e: ExprId) -> Option<String> {
        let e = self.unparen(e);
        let fresh = match self.ast.exprs[e].kind {
            ExprKind::CompositeLit(_) | ExprKind::Call(_) => true,
            ExprKind::Star(x) => matches!(self.ast.exprs[self.unparen(x)].kind, ExprKind::Call(_)),
            _ => false,
        };
        let value = self.type_and_value(e)?;
        let is_value = matches!(value.mode, Mode::Value | Mode::Variable | Mode::MapIndex | Mode::CommaOk);
        if fresh || !is_value { None } else { self.lock_path(value.ty) }
    }

    /// How a lock is contained in `ty`: `T contains sync.Mutex`.
    fn lock_path(&self, ty: TypeId) -> Option<String> {
        let mut path = Vec::new();
        self.find_lock(ty, &mut path).then(|| path.join(" contains "))
    }

    /// Pushes the types on the way to a lock in `ty`.
    fn find_lock(&self, ty: TypeId, path: &mut Vec<String>) -> bool {
        crate::check::deep(|| {
            path.push(self.full_name(ty));
            let found = self.is_lock(ty)
                || match self.types.under(ty) {
                    Type::Struct(ty) => ty.fields.iter().any(|&field| self.find_lock(self.types.type_of(field), path)),
                    Type::Array { elem, .. } => {
                        path.pop();
                        return self.find_lock(*elem, path);
                    }
                    _ => false,
                };
            if !found {
                path.pop();
            }
            found
        })
    }

    /// A type as vet writes it: with its package's path, unless that is the current one.
    fn full_name(&self, ty: TypeId) -> String {
        let types = self.types;
        let object = types.as_named(ty).map(|named| types.obj(named.obj));
        match object.and_then(|object| Some((object.pkg?, object.name))) {
            Some((pkg, name)) if pkg != self.pkg() => format!("{}.{}", types.pkg(pkg).path, types.name(name)),
            _ => self.show(&ty),
        }
    }

    /// Whether a pointer to `ty` has methods Lock and Unlock, and `ty` has not.
    fn is_lock(&self, ty: TypeId) -> bool {
        let types = self.types;
        if types.as_named(ty).is_none() || matches!(types.under(ty), Type::Interface(_)) {
            return false;
        }
        ["Lock", "Unlock"].iter().all(|name| {
            let selector = Selector::new(Some(self.pkg()), types.intern(name));
            let found = lookup_field_or_method(types, ty, Operand::Value, selector);
            matches!(found, Lookup::PointerReceiver)
        })
    }
}
