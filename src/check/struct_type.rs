//! Struct types.

use rustc_hash::FxHashMap;

use super::Checker;
use super::report::ErrorLines;
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind, Field, StructType};
use crate::types::object::Object;
use crate::types::ty::{BasicKind, ObjId, Struct, Type, TypeId};

impl<'a> Checker<'a> {
    /// `struct { fields }`
    pub(super) fn struct_type(&mut self, e: &'a StructType) -> TypeId {
        let mut result = Struct::default();
        let mut seen: FxHashMap<Symbol, ObjId> = FxHashMap::default();
        let mut last: Option<(ExprId, TypeId)> = None;
        for field in &e.fields {
            // Fields of one declaration share their type.
            let ty = match last {
                Some((e, ty)) if e == field.ty => ty,
                _ => self.var_type(field.ty),
            };
            last = Some((field.ty, ty));
            self.add_field(field, ty, &mut seen, &mut result);
        }
        if result.fields.is_empty() {
            return TypeId::EMPTY_STRUCT;
        }
        self.types.push(Type::Struct(result))
    }

    fn add_field(&mut self, field: &'a Field, mut ty: TypeId, seen: &mut FxHashMap<Symbol, ObjId>, to: &mut Struct) {
        let (pkg, name) = (Some(self.pkg()), field.name);
        let tag = field.tag.and_then(|(text, _)| self.string_literal(text)).filter(|&tag| tag != Symbol::EMPTY);
        let object = if field.embedded {
            if self.is_embeddable(field.ty) {
                self.check_embedded(field.ty, ty);
            } else {
                let message = format!("invalid embedded field type {}", self.show(&field.ty));
                self.error(code::INVALID_EMBEDDED, self.expr_span(field.ty), message);
                ty = TypeId::INVALID;
            }
            Object::embedded_field(name.pos(), pkg, name.name, ty)
        } else {
            Object::field(name.pos(), pkg, name.name, ty)
        };
        let obj = self.types.new_object(object);
        if name.name != Symbol::BLANK {
            if let Some(&other) = seen.get(&name.name) {
                let message = format!("{} redeclared", self.types.name(name.name));
                let mut error = ErrorLines::new(code::REDECLARED, name.span, message);
                self.add_other_decl(&mut error, other);
                return self.report(error);
            }
            seen.insert(name.name, obj);
        }
        if tag.is_some() {
            to.tags.resize(to.fields.len(), None);
            to.tags.push(tag);
        }
        to.fields.push(obj);
        self.record_def(name.pos(), obj);
    }

    /// Whether an embedded field's type has the form `T` or `*T`, possibly with a package or type arguments.
    fn is_embeddable(&self, e: ExprId) -> bool {
        let exprs = &self.ast.exprs;
        let base = match exprs[e].kind {
            ExprKind::Star(x) => x,
            _ => e,
        };
        match &exprs[base].kind {
            ExprKind::Name(_) | ExprKind::Selector { .. } => true,
            ExprKind::Index { x, .. } => {
                matches!(exprs[*x].kind, ExprKind::Name(_) | ExprKind::Selector { .. })
            }
            _ => false,
        }
    }

    /// Spec: an embedded field must be specified as a type name T or as a pointer to a non-interface type name *T, and
    /// T itself may not be a pointer type or type parameter.
    fn check_embedded(&mut self, e: ExprId, ty: TypeId) {
        let at: Span = self.expr_span(e);
        self.later(move |check| {
            let types = check.types;
            let (base, is_pointer) = match types.ty(ty) {
                Type::Pointer { elem } => (*elem, true),
                _ => (ty, false),
            };
            let what = match types.under(base) {
                Type::Basic(basic) if basic.kind == BasicKind::UnsafePointer => "unsafe.Pointer",
                Type::Pointer { .. } => "a pointer",
                Type::Interface(_) if types.as_type_param(base).is_some() => "a (pointer to a) type parameter",
                Type::Interface(_) if is_pointer => "a pointer to an interface",
                _ => return,
            };
            check.error(code::INVALID_EMBEDDED, at, format!("embedded field type cannot be {what}"));
        });
    }

    /// The value of a string literal, interned; none if it is malformed, which was reported.
    pub(super) fn string_literal(&mut self, text: Symbol) -> Option<Symbol> {
        let value = crate::types::constant::string_literal(&self.types.name(text))?;
        let value = String::from_utf8_lossy(&value).into_owned();
        Some(self.types.intern(&value))
    }
}
