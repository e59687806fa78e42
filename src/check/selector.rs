//! Selectors: names of other packages, fields, methods, method values and method expressions.

use super::Checker;
use super::info::SelectionKind;
use super::operand::{Operand, OperandMode};
use super::record::selection;
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ExprId, ExprKind, Ident};
use crate::types::lookup::{self, Lookup, Selector, lookup_field_or_method};
use crate::types::missing_method::interface_pointer_cause;
use crate::types::object::{Object, ObjectKind, VarKind, is_exported};
use crate::types::ty::{ObjId, PkgId, Signature, Type, TypeId};

impl<'a> Checker<'a> {
    /// `x.sel`. With `want_type`, only a type of another package will do.
    pub(super) fn selector(&mut self, e: ExprId, want_type: bool) -> Operand {
        let ExprKind::Selector { x: x_expr, sel } = self.ast.exprs[e].kind else { return Operand::invalid(e) };
        if let ExprKind::Name(name) = self.ast.exprs[x_expr].kind
            && let Some(pkg) = self.package_named(x_expr, name, sel.name)
        {
            return self.qualified(e, pkg, sel);
        }
        let mut x = self.expr_or_type(x_expr, false);
        if let OperandMode::Builtin(_) = x.mode {
            let message = format!("invalid use of {} in selector expression", self.show(&x));
            // At the dot.
            self.error(code::NOT_AN_EXPRESSION, Span::at(self.ast.exprs[x_expr].span.end), message);
            return Operand::invalid(e);
        }
        if !x.is_valid() || !self.is_complete(x.ty) {
            return Operand::invalid(e);
        }
        if want_type {
            let message = format!("{} is not a type", self.show(&e));
            self.error(code::NOT_A_TYPE, sel.span, message);
            return Operand::invalid(e);
        }
        if let Type::Pointer { elem } = self.types.under(x.ty)
            && !self.is_complete(*elem)
        {
            return Operand::invalid(e);
        }
        match self.member(&x, sel) {
            Some((obj, path, indirect)) => self.select(e, &mut x, sel, (obj, path, indirect)),
            None => Operand::invalid(e),
        }
    }

    /// `pkg.sel`
    fn qualified(&mut self, e: ExprId, pkg: PkgId, sel: Ident) -> Operand {
        if self.is_fake_package(pkg) {
            return Operand::invalid(e);
        }
        let Some(obj) = self.package_member(pkg, sel.name).filter(|&obj| self.types.is_exported(obj)) else {
            let mut message = format!("undefined: {}", self.show(&e));
            let similar = self.similar_member(pkg, sel.name);
            if let Some(other) = similar {
                message += &format!(" (but have {})", self.show(&other));
            }
            self.error(code::UNDEFINED, sel.span, message);
            if similar.is_none() {
                self.suggest_package_member(pkg, sel.name);
            }
            return Operand::invalid(e);
        };
        self.record_use(e, obj);
        let object = self.types.obj(obj);
        let ty = self.types.type_of(obj);
        match object.kind {
            ObjectKind::Const(_) => Operand::constant(e, ty, object.value()),
            ObjectKind::TypeName => Operand::new(OperandMode::Type, e, ty),
            ObjectKind::Var(_) => Operand::new(OperandMode::Variable, e, ty),
            ObjectKind::Func(_) => Operand::new(OperandMode::Value, e, ty),
            ObjectKind::Builtin(id) => Operand::new(OperandMode::Builtin(id), e, ty),
            ObjectKind::PkgName { .. } | ObjectKind::Label | ObjectKind::Nil => Operand::invalid(e),
        }
    }

    /// An exported member of the package that differs in case only.
    fn similar_member(&mut self, pkg: PkgId, name: Symbol) -> Option<Symbol> {
        let wanted = self.types.name(name).to_lowercase();
        let names = self.package_member_names(pkg).into_iter();
        names
            .filter(|&n| self.types.is_exported_name(n) && self.types.name(n).to_lowercase() == wanted)
            .min_by_key(|&n| self.types.name(n))
    }

    /// The field or method that `sel` names in `x`, or the reason why there is none is reported.
    fn member(&mut self, x: &Operand, sel: Ident) -> Option<(ObjId, Vec<u32>, bool)> {
        let types = self.types;
        let kind = operand_kind(x);
        match lookup_field_or_method(types, x.ty, kind, self.selector_name(sel.name)) {
            Lookup::Found(found) => Some((found.obj, path_indices(&found.path), found.indirect)),
            // The reason was reported.
            _ if !self.is_valid_type(types.underlying(x.ty)) => None,
            missing => self.no_member(x, sel, &missing),
        }
    }

    fn no_member<T>(&mut self, x: &Operand, sel: Ident, missing: &Lookup) -> Option<T> {
        let types = self.types;
        let (x_text, ty, name) = (self.show(&x.source), self.show(&x.ty), self.show(&sel.name));
        let (error, message) = match missing {
            Lookup::Ambiguous(_) => (code::AMBIGUOUS_SELECTOR, format!("ambiguous selector {x_text}.{name}")),
            Lookup::PointerReceiver if x.mode == OperandMode::Type => {
                let message = format!("invalid method expression {ty}.{name} (needs pointer receiver (*{ty}).{name})");
                (code::INVALID_METHOD_EXPR, message)
            }
            Lookup::PointerReceiver => {
                (code::INVALID_METHOD_EXPR, format!("cannot call pointer method {name} on {ty}"))
            }
            Lookup::NotFound | Lookup::Found(_) => {
                let why = if types.is_interface_pointer(x.ty) {
                    interface_pointer_cause(types, x.ty, &self.qualifier())
                } else {
                    let folded = self.selector_name(sel.name).folded();
                    let other = lookup_field_or_method(types, x.ty, operand_kind(x), folded).obj();
                    self.lookup_error(x.ty, sel.name, other)
                };
                (code::UNDEFINED_MEMBER, format!("{x_text}.{name} undefined ({why})"))
            }
        };
        let unknown = message.ends_with(&format!("has no field or method {name})"));
        self.error(error, sel.span, message);
        if unknown {
            self.suggest_member(x.ty, sel.name);
        }
        None
    }

    fn select(
        &mut self,
        e: ExprId,
        x: &mut Operand,
        sel: Ident,
        (obj, path, indirect): (ObjId, Vec<u32>, bool),
    ) -> Operand {
        let is_type = x.mode == OperandMode::Type;
        if self.types.obj(obj).as_var().is_some() {
            if is_type {
                let (name, ty) = (self.show(&sel.name), self.show(&x.ty));
                let message = format!("operand for field selector {name} must be value of type {ty}");
                self.error(code::UNDEFINED_MEMBER, self.span_of(x), message);
                return Operand::invalid(e);
            }
            self.record_selection(e, selection(SelectionKind::Field, x.ty, (obj, path, indirect)));
            let addressable = x.mode == OperandMode::Variable || indirect;
            let mode = if addressable { OperandMode::Variable } else { OperandMode::Value };
            return Operand::new(mode, e, self.types.type_of(obj));
        }
        let origin = self.types.origin(obj);
        self.obj_decl(origin);
        self.add_decl_dep(origin);
        let ty = self.types.type_of(obj);
        let Type::Signature(sig) = self.types.get(ty) else { return Operand::invalid(e) };
        if is_type {
            self.record_selection(e, selection(SelectionKind::MethodExpr, x.ty, (obj, path, indirect)));
            let ty = self.method_expr_type(sig, x.ty);
            return Operand::new(OperandMode::Value, e, ty);
        }
        self.method_value(e, x, sig, (obj, path, indirect))
    }

    /// `x.m`: the method's signature without receiver.
    fn method_value(
        &mut self,
        e: ExprId,
        x: &Operand,
        sig: &Signature,
        (obj, path, indirect): (ObjId, Vec<u32>, bool),
    ) -> Operand {
        if self.takes_address(x, obj, &path) {
            self.mark_address_taken(x.expr().unwrap_or(e));
        }
        self.record_selection(e, selection(SelectionKind::Method, x.ty, (obj, path, indirect)));
        let value = Signature { recv: None, ..sig.clone() };
        Operand::new(OperandMode::Value, e, self.types.push(Type::Signature(value)))
    }

    /// Whether selecting the method takes the address of (a part of) `x`: the method has a pointer receiver, and no
    /// pointer is followed on the way to it.
    fn takes_address(&self, x: &Operand, method: ObjId, path: &[u32]) -> bool {
        let types = self.types;
        if x.mode != OperandMode::Variable || !types.has_pointer_receiver(method) {
            return false;
        }
        let mut ty = x.ty;
        for &field in &path[..path.len().saturating_sub(1)] {
            let Type::Struct(fields) = types.under(ty) else { return false };
            let Some(&field) = fields.fields.get(field as usize) else { return false };
            ty = types.type_of(field);
        }
        !matches!(types.under(ty), Type::Pointer { .. } | Type::Interface(_))
    }

    /// `T.m`: the method's signature with the receiver as first parameter.
    fn method_expr_type(&mut self, sig: &Signature, recv: TypeId) -> TypeId {
        let types = self.types;
        let params = types.tuple(sig.params);
        // Parameters are all named or none is: messages show them.
        let named = params.first().is_some_and(|&p| types.obj(p).name != Symbol::EMPTY);
        let declared = sig.recv.map(|recv| types.obj(recv));
        let name = match declared {
            Some(declared) if named && declared.name != Symbol::EMPTY => declared.name,
            _ if named => Symbol::BLANK,
            _ => Symbol::EMPTY,
        };
        let (pos, pkg) = declared.map_or((Default::default(), None), |declared| (declared.pos, declared.pkg));
        let first = types.new_object(Object::var(VarKind::Param, pos, pkg, name, Some(recv)));
        let params = types.new_tuple(std::iter::once(first).chain(params.iter().copied()).collect());
        let function = Signature {
            recv: None,
            recv_tparams: Vec::new(),
            tparams: sig.tparams.clone(),
            params,
            results: sig.results,
            variadic: sig.variadic,
        };
        types.push(Type::Signature(function))
    }

    /// `name` as a selector that is written in the current package.
    pub(super) fn selector_name(&self, name: Symbol) -> Selector {
        Selector::new(Some(self.pkg()), name)
    }

    /// Why `ty` has no member `name`; `other` is one that differs in case or package only.
    fn lookup_error(&self, ty: TypeId, name: Symbol, other: Option<ObjId>) -> String {
        let (ty, wanted) = (self.show(&ty), self.show(&name));
        let missing = format!("type {ty} has no field or method {wanted}");
        let Some(other) = other else { return missing };
        let what = if self.types.obj(other).as_var().is_some() { "field" } else { "method" };
        let have = self.show(&self.types.obj(other).name);
        match self.similarity(name, other) {
            Similarity::None => missing,
            Similarity::Misspelled => format!("{missing}, but does have {what} {have}"),
            Similarity::Unexported => format!("{missing}, but does have unexported {what} {have}"),
            Similarity::Inaccessible => format!("cannot refer to unexported {what} {have}"),
        }
    }

    /// Why the struct under `ty`, which is written `shown`, has no field `name` to set in a literal.
    pub(super) fn unknown_literal_field(&self, ty: TypeId, shown: TypeId, name: Symbol) -> String {
        let (shown, wanted) = (self.show(&shown), self.show(&name));
        let missing = format!("unknown field {wanted} in struct literal of type {shown}");
        let folded = self.selector_name(name).folded();
        let found = lookup_field_or_method(self.types, ty, lookup::Operand::Value, folded);
        let Some(other) = found.obj() else { return missing };
        let have = self.show(&self.types.obj(other).name);
        match self.similarity(name, other) {
            Similarity::None => missing,
            Similarity::Misspelled => format!("{missing}, but does have {have}"),
            Similarity::Unexported => format!("{missing}, but does have unexported {have}"),
            Similarity::Inaccessible => {
                format!("cannot refer to unexported field {have} in struct literal of type {shown}")
            }
        }
    }

    /// How close `other`, which differs in case or package, is to `name`.
    fn similarity(&self, name: Symbol, other: ObjId) -> Similarity {
        let object = self.types.obj(other);
        let (wanted, have) = (self.types.name(name), self.types.name(object.name));
        if object.pkg == Some(self.pkg()) {
            return Similarity::Misspelled;
        }
        let same_tail = tail(&wanted) == tail(&have);
        match (is_exported(&wanted), is_exported(&have)) {
            (true, true) => Similarity::Misspelled,
            (true, false) if same_tail => Similarity::Unexported,
            (false, true) if same_tail => Similarity::Misspelled,
            (false, false) if wanted == have => Similarity::Inaccessible,
            _ => Similarity::None,
        }
    }
}

/// How close the name of another member is to the one that was looked for.
enum Similarity {
    /// Not worth telling.
    None,
    /// Different case.
    Misspelled,
    /// Only the first letter differs, so that it is not exported.
    Unexported,
    /// The same, but of another package and not exported.
    Inaccessible,
}

/// `text` without its first character.
fn tail(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

fn operand_kind(x: &Operand) -> lookup::Operand {
    if x.mode == OperandMode::Variable { lookup::Operand::Addressable } else { lookup::Operand::Value }
}

/// A path as the results list it.
pub(super) fn path_indices(path: &[usize]) -> Vec<u32> {
    path.iter().map(|&i| i as u32).collect()
}
