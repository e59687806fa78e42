//! Variables that are declared and not used, and imports.

use super::Checker;
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::types::object::{ObjectKind, VarKind};
use crate::types::ty::{ObjId, ScopeId};

impl Checker<'_> {
    /// Reports the unused variables of a function's scope and the scopes in it. Those of function literals are reported
    /// with them.
    pub(super) fn usage(&mut self, scope: ScopeId) {
        let types = self.types;
        let mut unused: Vec<ObjId> = types.scope(scope).objects();
        unused.retain(|&obj| self.is_unused_variable(obj));
        unused.sort_by_key(|&obj| types.obj(obj).pos);
        for obj in unused {
            let name = types.name(types.obj(obj).name);
            self.unused_variable(self.obj_span(obj), format!("declared and not used: {name}"));
        }
        for child in types.scope(scope).children() {
            if !types.scope(child).is_func.get() {
                super::deep(|| self.usage(child));
            }
        }
    }

    fn is_unused_variable(&self, obj: ObjId) -> bool {
        let object = self.types.obj(obj);
        matches!(&object.kind, ObjectKind::Var(var) if var.kind == VarKind::Local) && !object.used()
    }

    /// Reports an unused variable: an error, in a script a warning.
    pub(super) fn unused_variable(&mut self, at: Span, message: String) {
        if self.is_lenient() {
            self.warn(code::UNUSED_VARIABLE, at, message);
        } else {
            self.error(code::UNUSED_VARIABLE, at, message);
        }
    }

    /// Reports the imports of the package that nothing uses.
    ///
    /// Spec: it is illegal to directly import a package without referring to any of its exported identifiers.
    pub(super) fn unused_imports(&mut self, imports: &[(ObjId, Span)]) {
        for &(obj, at) in imports {
            let object = self.types.obj(obj);
            let ObjectKind::PkgName { imported } = object.kind else { continue };
            if object.used() || object.name == Symbol::BLANK {
                continue;
            }
            let path = &self.types.pkg(imported).path;
            let last = path.rsplit('/').next().unwrap_or(path);
            let name = self.types.name(object.name);
            let message = match &*name {
                "." | "" => format!("{path:?} imported and not used"),
                name if name == last => format!("{path:?} imported and not used"),
                name => format!("{path:?} imported as {name} and not used"),
            };
            if self.is_lenient() {
                self.warn(code::UNUSED_IMPORT, at, message);
            } else {
                self.error(code::UNUSED_IMPORT, at, message);
            }
        }
    }
}
