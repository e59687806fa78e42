//! Declarations: how an object gets its type.
//!
//! An object is in one of three states: its type is not known, and it is not on the path of objects that are being
//! declared (white); it is on that path (grey); its type is known, and it is not on the path (black). Whoever needs a
//! white object's type declares it. Meeting a grey object is a cycle, which may be valid ([`super::cycles`]).

use std::rc::Rc;

use super::report::ErrorLines;
use super::stmt::Body;
use super::{Checker, DeclInfo, DeclKind, Environment, deep};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{ConstDecl, Decl, ExprId, FuncDeclId, Ident, TypeDecl, VarDecl};
use crate::types::constant::Constant;
use crate::types::object::{Object, ObjectKind, VarKind};
use crate::types::ty::{BasicKind, ObjId, ScopeId, Type, TypeId};

impl<'a> Checker<'a> {
    /// Declares `obj` in `scope`, unless it is blank, and records it at the place of its name.
    pub(super) fn declare(&mut self, scope: ScopeId, obj: ObjId) {
        if self.insert(scope, obj) {
            self.record_def(self.types.obj(obj).pos, obj);
        }
    }

    /// Declares `obj` in `scope`, unless it is blank. Reports whether it could.
    pub(super) fn insert(&mut self, scope: ScopeId, obj: ObjId) -> bool {
        let object = self.types.obj(obj);
        if object.name == Symbol::BLANK {
            return true;
        }
        let Some(other) = self.types.insert(scope, obj) else { return true };
        let message = format!("{} redeclared in this block", self.types.name(object.name));
        let mut error = ErrorLines::new(code::REDECLARED, self.obj_span(obj), message);
        self.add_other_decl(&mut error, other);
        self.report(error);
        false
    }

    /// Makes sure that `obj` has its type, if it is a package-level object or a method.
    pub(super) fn obj_decl(&mut self, obj: ObjId) {
        if self.path_index.contains_key(&obj) {
            return self.grey_object(obj);
        }
        if self.types.obj(obj).ty().is_none() {
            deep(|| self.declare_object(obj));
        }
    }

    /// An object whose declaration depends on itself: its type becomes invalid unless the cycle is valid.
    fn grey_object(&mut self, obj: ObjId) {
        let valid = self.valid_cycle(obj);
        let object = self.types.obj(obj);
        match object.kind {
            ObjectKind::Const(_) | ObjectKind::Var(_) if !valid || object.ty().is_none() => {
                object.set_ty(TypeId::INVALID);
            }
            ObjectKind::TypeName if !valid => object.set_ty(TypeId::INVALID),
            _ => {}
        }
    }

    fn declare_object(&mut self, obj: ObjId) {
        let Some(mut decl) = self.decls.get(&obj).map(Rc::clone) else {
            return self.types.obj(obj).set_ty(TypeId::INVALID);
        };
        if let DeclKind::LibraryMethod(entry) = &decl.kind {
            decl = self.parse_method(obj, &decl, *entry);
        }
        self.push_object(obj);
        let env = Environment::new(decl.pkg, decl.file);
        let saved = std::mem::replace(&mut self.env, env);
        match &decl.kind {
            DeclKind::Const { ty, init, inherited, iota } => {
                self.env.decl = Some(Rc::clone(&decl));
                self.const_decl(obj, *ty, *init, (*inherited, *iota));
            }
            DeclKind::Var { lhs, ty, init } => {
                self.env.decl = Some(Rc::clone(&decl));
                self.var_decl(obj, lhs, *ty, *init);
            }
            DeclKind::Type(tdecl) => {
                self.type_decl(obj, tdecl);
                self.collect_methods(obj);
            }
            DeclKind::Func(func) => self.func_decl(obj, &decl, *func),
            DeclKind::LibraryMethod(_) => self.types.obj(obj).set_ty(TypeId::INVALID),
        }
        self.env = saved;
        self.pop_object();
    }

    pub(super) fn push_object(&mut self, obj: ObjId) {
        self.path_index.insert(obj, self.obj_path.len());
        self.obj_path.push(obj);
    }

    pub(super) fn pop_object(&mut self) {
        if let Some(obj) = self.obj_path.pop() {
            self.path_index.remove(&obj);
        }
    }

    /// A constant; `how` is whether type and value are an earlier specification's, and the value of iota.
    fn const_decl(&mut self, obj: ObjId, ty: Option<ExprId>, init: Option<ExprId>, how: (bool, i64)) {
        let (inherited, iota) = how;
        let saved = (self.env.iota.replace(iota), std::mem::replace(&mut self.env.errpos, Pos::NONE));
        self.const_decl_here(obj, ty, init, inherited);
        (self.env.iota, self.env.errpos) = saved;
    }

    fn const_decl_here(&mut self, obj: ObjId, ty: Option<ExprId>, init: Option<ExprId>, inherited: bool) {
        let types = self.types;
        let object = types.obj(obj);
        if let Some(e) = ty {
            let ty = self.ty(e);
            if !types.is(ty, BasicKind::is_const_type) {
                if types.underlying(ty) != TypeId::INVALID {
                    let message = format!("invalid constant type {}", self.show(&ty));
                    self.error(code::INVALID_CONST_TYPE, self.expr_span(e), message);
                }
                return object.set_ty(TypeId::INVALID);
            }
            object.set_ty(ty);
        }
        let Some(init) = init else {
            if object.ty().is_none() {
                object.set_ty(TypeId::INVALID);
            }
            return;
        };
        if inherited {
            // Errors in a repeated expression concern this constant.
            self.env.errpos = object.pos;
        }
        let mut x = self.expr(None, init);
        self.init_const(obj, &mut x);
    }

    /// A variable; `lhs` are all variables that one value initialises, or nothing.
    fn var_decl(&mut self, obj: ObjId, lhs: &[ObjId], ty: Option<ExprId>, init: Option<ExprId>) {
        let object = self.types.obj(obj);
        if let Some(e) = ty {
            let ty = self.var_type(e);
            object.set_ty(ty);
        }
        let Some(init) = init else {
            if ty.is_none() {
                object.set_ty(TypeId::INVALID);
            }
            return;
        };
        if lhs.len() <= 1 {
            let target = self.target(object.ty(), &self.types.name(object.name));
            let mut x = self.expr(target.as_ref(), init);
            return self.init_var(obj, &mut x, "variable declaration");
        }
        if let Some(ty) = object.ty() {
            lhs.iter().for_each(|&v| self.types.obj(v).set_ty(ty));
        }
        self.init_vars(lhs, &[init], None);
    }

    pub(super) fn type_decl(&mut self, obj: ObjId, decl: &'a TypeDecl) {
        self.later(move |check| {
            let ty = check.types.type_of(obj);
            if check.types.as_named(ty).is_some() {
                check.valid_type(check.types.unalias(ty));
            }
        });
        let ty = if decl.alias { self.types.new_alias(obj) } else { self.types.new_named(obj) };
        self.types.obj(obj).set_ty(ty);
        let scope = self.env.scope;
        if !decl.tparams.is_empty() {
            self.open_scope(decl.span);
            let tparams = self.declare_type_params(&decl.tparams);
            self.types.set_type_params(ty, tparams.clone());
            self.collect_bounds(&tparams, &decl.tparams);
        }
        let rhs = self.declared_type(decl.ty, Some(obj));
        self.env.scope = scope;
        if decl.alias { self.set_alias(ty, rhs, decl.ty) } else { self.set_definition(ty, rhs, decl.ty) }
    }

    fn set_alias(&mut self, alias: TypeId, mut rhs: TypeId, e: ExprId) {
        if self.types.type_params(alias).contains(&rhs) {
            let message = "cannot use type parameter declared in alias declaration as RHS";
            self.error(code::INVALID_CONSTRAINT, self.expr_span(e), message);
            rhs = TypeId::INVALID;
        }
        // A cycle that was reported made the alias invalid.
        if self.types.rhs(alias).is_none() {
            self.types.set_alias_rhs(alias, rhs);
        }
    }

    fn set_definition(&mut self, named: TypeId, mut rhs: TypeId, e: ExprId) {
        if self.types.as_type_param(rhs).is_some() {
            let message = "cannot use a type parameter as RHS in type declaration";
            self.error(code::INVALID_CONSTRAINT, self.expr_span(e), message);
            rhs = TypeId::INVALID;
        }
        self.types.set_rhs(named, rhs);
    }

    /// Declares type parameters in the current scope; their constraints follow by [`Checker::collect_bounds`].
    pub(super) fn declare_type_params(&mut self, list: &[crate::syntax::ast::TypeParam]) -> Vec<TypeId> {
        list.iter().map(|tparam| self.declare_type_param(tparam.name)).collect()
    }

    pub(super) fn declare_type_param(&mut self, name: Ident) -> TypeId {
        let obj = self.types.new_object(Object::type_name(name.pos(), Some(self.pkg()), name.name, None));
        let tparam = self.types.new_type_param(obj, TypeId::INVALID);
        self.types.obj(obj).set_ty(tparam);
        self.declare(self.env.scope, obj);
        tparam
    }

    /// Sets the constraints of type parameters that have been declared.
    pub(super) fn collect_bounds(&mut self, tparams: &[TypeId], list: &[crate::syntax::ast::TypeParam]) {
        let saved = std::mem::replace(&mut self.env.in_tparam_list, true);
        let mut last: Option<(ExprId, TypeId)> = None;
        for (&tparam, field) in tparams.iter().zip(list) {
            let bound = match last {
                Some((e, bound)) if e == field.constraint => bound,
                _ => self.bound(field.constraint),
            };
            last = Some((field.constraint, bound));
            self.types.set_bound(tparam, bound);
        }
        self.env.in_tparam_list = saved;
    }

    fn bound(&mut self, e: ExprId) -> TypeId {
        let bound = if self.is_union(e) { self.implicit_interface(e) } else { self.ty(e) };
        if self.types.as_type_param(bound).is_some() {
            let message = "cannot use a type parameter as constraint";
            self.error(code::INVALID_CONSTRAINT, self.expr_span(e), message);
            return TypeId::INVALID;
        }
        bound
    }

    fn func_decl(&mut self, obj: ObjId, decl: &Rc<DeclInfo<'a>>, func: FuncDeclId) {
        let ast = self.ast;
        let fdecl = &ast.funcs[func];
        // The type is known to exist before it is complete: a signature may refer to its function.
        let sig = self.types.reserve();
        self.types.obj(obj).set_ty(sig);
        let scope = self.func_type(sig, fdecl.recv.as_ref(), fdecl.ty);
        let generic = self.types.as_signature(sig).is_some_and(|sig| !sig.tparams.is_empty());
        self.info.funcs.insert(func, obj);
        self.info.decls.insert(obj, func);
        let Some(body) = fdecl.body else {
            if generic {
                let message = "generic function is missing function body";
                let at = fdecl.recv.as_ref().map_or(fdecl.name.span, |recv| recv.span);
                self.error(code::MISSING_FUNCTION_BODY, at, message);
            } else if self.is_user_package(decl.pkg) {
                self.bodyless.push(obj);
            }
            return;
        };
        self.add_body(obj, Body { decl: Some(Rc::clone(decl)), sig, scope, block: body });
    }

    /// Adds the methods that are declared for the type `obj` to it.
    pub(super) fn collect_methods(&mut self, obj: ObjId) {
        let Some(methods) = self.methods.remove(&obj) else { return };
        let types = self.types;
        let ty = types.unalias(types.type_of(obj));
        let is_named = types.as_named(ty).is_some();
        if is_named {
            self.later(move |check| check.check_field_uniqueness(ty));
        }
        let mut seen: rustc_hash::FxHashMap<Symbol, ObjId> = rustc_hash::FxHashMap::default();
        for method in methods {
            let name = types.obj(method).name;
            if let Some(&other) = seen.get(&name) {
                let at = self.place(types.obj(other).pos);
                let (ty, name) = (types.name(types.obj(obj).name), types.name(name));
                let message = format!("method {ty}.{name} already declared at {at}");
                self.error(code::DUPLICATE_METHOD, self.obj_span(method), message);
                continue;
            }
            seen.insert(name, method);
            if is_named {
                types.add_method(ty, method);
            }
        }
    }

    /// Spec: if the base type is a struct type, the non-blank method and field names must be distinct.
    fn check_field_uniqueness(&mut self, ty: TypeId) {
        let types = self.types;
        let Type::Struct(fields) = types.under(ty) else { return };
        for &field in &fields.fields {
            let name = types.obj(field).name;
            let mut methods = (0..types.n_methods(ty)).map(|i| types.method(ty, i));
            let Some(method) = methods.find(|&m| types.obj(m).name == name && name != Symbol::BLANK) else {
                continue;
            };
            let message = format!("field and method with the same name {}", types.name(name));
            let mut error = ErrorLines::new(code::DUPLICATE_METHOD, self.obj_span(method), message);
            self.add_other_decl(&mut error, field);
            self.report(error);
        }
    }

    /// Declarations in a function.
    pub(super) fn decl_stmt(&mut self, decls: &'a [Decl]) {
        let mut last: Option<&'a ConstDecl> = None;
        for decl in decls {
            match decl {
                Decl::Const(spec) => {
                    let origin = repeated(spec, &mut last);
                    self.local_consts(spec, origin);
                }
                Decl::Var(spec) => self.local_vars(spec),
                Decl::Type(spec) => self.local_type(spec),
                Decl::Import(_) | Decl::Func(_) => {}
            }
        }
    }

    fn local_consts(&mut self, spec: &'a ConstDecl, origin: &'a ConstDecl) {
        let top = self.delayed.len();
        let inherited = !std::ptr::eq(spec, origin);
        let mut objs = Vec::with_capacity(spec.names.len());
        for (i, name) in spec.names.iter().enumerate() {
            let object = Object::constant(name.pos(), Some(self.pkg()), name.name, None, Constant::Unknown);
            let obj = self.types.new_object(object);
            let how = (inherited, i64::from(spec.iota));
            self.const_decl(obj, origin.ty, origin.values.get(i).copied(), how);
            objs.push(obj);
        }
        self.arity(
            spec.names.first().map_or(spec.span, |n| n.span),
            &spec.names,
            &origin.values,
            Arity::Const { inherited },
        );
        // The scope of a constant or variable begins after its specification.
        self.process_delayed(top);
        objs.into_iter().for_each(|obj| self.declare(self.env.scope, obj));
    }

    fn local_vars(&mut self, spec: &'a VarDecl) {
        let top = self.delayed.len();
        let new_var = |name: &Ident| {
            self.types.new_object(Object::var(VarKind::Local, name.pos(), Some(self.pkg()), name.name, None))
        };
        let objs: Vec<ObjId> = spec.names.iter().map(new_var).collect();
        for (i, &obj) in objs.iter().enumerate() {
            if spec.values.len() == 1 && objs.len() != 1 {
                // One value for all: they are all initialised with the first.
                self.var_decl(obj, &objs, spec.ty, spec.values.first().copied());
                break;
            }
            self.var_decl(obj, &[], spec.ty, spec.values.get(i).copied());
        }
        if spec.ty.is_none() || !spec.values.is_empty() {
            self.arity(spec.span, &spec.names, &spec.values, Arity::Var);
        }
        self.process_delayed(top);
        objs.into_iter().for_each(|obj| self.declare_local(obj));
    }

    fn local_type(&mut self, spec: &'a TypeDecl) {
        let object = Object::type_name(spec.name.pos(), Some(self.pkg()), spec.name.name, None);
        let obj = self.types.new_object(object);
        if !spec.alias {
            let n = self.n_local_types.entry(self.pkg()).or_default();
            *n += 1;
            self.types.obj(obj).set_local_number(*n);
        }
        self.declare(self.env.scope, obj);
        self.push_object(obj);
        self.type_decl(obj, spec);
        self.pop_object();
    }

    /// Checks that a specification has as many values as names.
    pub(super) fn arity(&mut self, at: Span, names: &[Ident], values: &[ExprId], arity: Arity) {
        let (n_names, n_values) = (names.len(), values.len());
        if let Some(&extra) = values.get(n_names) {
            if let Arity::Const { inherited: true } = arity {
                let message = format!("extra init expr at {}", self.place(self.expr_pos(extra)));
                return self.error(code::WRONG_ASSIGN_COUNT, at, message);
            }
            let message = format!("extra init expr {}", self.show(&extra));
            self.error(code::WRONG_ASSIGN_COUNT, self.expr_span(extra), message);
        } else if let Some(missing) = names.get(n_values)
            && (arity != Arity::Var || n_values != 1)
        {
            let message = format!("missing init expr for {}", self.types.name(missing.name));
            self.error(code::WRONG_ASSIGN_COUNT, missing.span, message);
        }
    }
}

/// What a specification declares, for counting its values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Arity {
    /// Constants, perhaps with the values of an earlier specification.
    Const { inherited: bool },
    /// Variables: one value may stand for several.
    Var,
}

/// The specification from which `spec` takes type and values: itself, or the last one in its group that has any.
pub(super) fn repeated<'a>(spec: &'a ConstDecl, last: &mut Option<&'a ConstDecl>) -> &'a ConstDecl {
    if spec.ty.is_some() || !spec.values.is_empty() {
        *last = Some(spec);
        return spec;
    }
    match *last {
        Some(origin) if origin.group == spec.group => origin,
        _ => {
            *last = Some(spec);
            spec
        }
    }
}
