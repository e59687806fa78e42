//! Collecting the declarations of a package: every package-level name gets its object, every method its receiver's type.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::decl::{Arity, repeated};
use super::report::ErrorLines;
use super::{Checker, DeclInfo, DeclKind};
use crate::base::intern::Symbol;
use crate::base::span::Span;
use crate::diag::code;
use crate::syntax::ast::{ConstDecl, Decl, ExprId, ExprKind, File, FuncDecl, FuncDeclId, Ident, ImportDecl, VarDecl};
use crate::types::constant::Constant;
use crate::types::object::{Object, ObjectKind, VarKind};
use crate::types::ty::{ObjId, ScopeId};

/// What is collected from the files of a package.
#[derive(Default)]
pub(super) struct Collected<'a> {
    /// All objects that have a declaration, methods and init functions included, in source order.
    pub(super) objects: Vec<ObjId>,
    /// The names of imported packages, with the places where unused ones are reported.
    pub(super) imports: Vec<(ObjId, Span)>,
    /// The init functions.
    pub(super) inits: Vec<FuncDeclId>,
    /// Scopes of files.
    file_scopes: Vec<ScopeId>,
    /// Methods whose receiver has a name.
    methods: Vec<Method>,
    /// The last constant specification that has values, in the current group.
    last_const: Option<&'a ConstDecl>,
}

struct Method {
    obj: ObjId,
    pointer: bool,
    base: Symbol,
}

impl<'a> Checker<'a> {
    /// Collects the declarations of the current package's files.
    pub(super) fn collect_objects(&mut self, files: &[&'a File]) -> Collected<'a> {
        let mut collected = Collected::default();
        for &file in files {
            let scope = self.types.new_scope(self.types.pkg(self.pkg()).scope, file.span);
            collected.file_scopes.push(scope);
            collected.last_const = None;
            for decl in &file.decls {
                self.collect_decl(decl, scope, &mut collected);
            }
        }
        self.check_file_scopes(&collected.file_scopes);
        self.associate_methods(std::mem::take(&mut collected.methods));
        collected
    }

    /// Makes the objects of a package-level declaration in the file with this scope.
    pub(super) fn collect_decl(&mut self, decl: &'a Decl, file: ScopeId, to: &mut Collected<'a>) {
        match decl {
            Decl::Import(spec) => self.collect_import(spec, file, to),
            Decl::Const(spec) => self.collect_consts(spec, file, to),
            Decl::Var(spec) => self.collect_vars(spec, file, to),
            Decl::Type(spec) => {
                let object = Object::type_name(spec.name.pos(), Some(self.pkg()), spec.name.name, None);
                let obj = self.types.new_object(object);
                let info = self.decl_info(file, DeclKind::Type(spec));
                self.declare_package_object(spec.name, obj, info, to);
            }
            Decl::Func(func) => self.collect_func(*func, file, to),
        }
    }

    pub(super) fn decl_info(&self, file: ScopeId, kind: DeclKind<'a>) -> Rc<DeclInfo<'a>> {
        Rc::new(DeclInfo { pkg: self.pkg(), file, kind, deps: RefCell::default() })
    }

    /// Declares an object that is no function in the package's scope.
    fn declare_package_object(&mut self, name: Ident, obj: ObjId, info: Rc<DeclInfo<'a>>, to: &mut Collected<'a>) {
        let is_main = name.name == self.symbols.main && self.types.pkg(self.pkg()).name == self.symbols.main;
        if name.name == self.symbols.init || is_main && !self.is_script() {
            let message = format!("cannot declare {} - must be func", self.types.name(name.name));
            return self.error(code::INVALID_MAIN_OR_INIT, name.span, message);
        }
        self.declare(self.types.pkg(self.pkg()).scope, obj);
        self.add_object(obj, info, to);
    }

    fn add_object(&mut self, obj: ObjId, info: Rc<DeclInfo<'a>>, to: &mut Collected<'a>) {
        self.decls.insert(obj, info);
        to.objects.push(obj);
    }

    fn collect_consts(&mut self, spec: &'a ConstDecl, file: ScopeId, to: &mut Collected<'a>) {
        let origin = repeated(spec, &mut to.last_const);
        let inherited = !std::ptr::eq(spec, origin);
        for (i, &name) in spec.names.iter().enumerate() {
            let object = Object::constant(name.pos(), Some(self.pkg()), name.name, None, Constant::Unknown);
            let obj = self.types.new_object(object);
            let init = origin.values.get(i).copied();
            let kind = DeclKind::Const { ty: origin.ty, init, inherited, iota: i64::from(spec.iota) };
            let info = self.decl_info(file, kind);
            self.declare_package_object(name, obj, info, to);
        }
        let at = spec.names.first().map_or(spec.span, |name| name.span);
        self.arity(at, &spec.names, &origin.values, Arity::Const { inherited });
    }

    fn collect_vars(&mut self, spec: &'a VarDecl, file: ScopeId, to: &mut Collected<'a>) {
        let new_var = |name: &Ident| {
            self.types.new_object(Object::var(VarKind::Package, name.pos(), Some(self.pkg()), name.name, None))
        };
        let objs: Vec<ObjId> = spec.names.iter().map(new_var).collect();
        // Variables with one value for all share their declaration.
        let shared = (spec.values.len() == 1 && objs.len() > 1).then(|| {
            let init = spec.values.first().copied();
            self.decl_info(file, DeclKind::Var { lhs: objs.clone(), ty: spec.ty, init })
        });
        for (i, (&name, &obj)) in spec.names.iter().zip(&objs).enumerate() {
            let info = shared.clone().unwrap_or_else(|| {
                let init = spec.values.get(i).copied();
                self.decl_info(file, DeclKind::Var { lhs: Vec::new(), ty: spec.ty, init })
            });
            self.declare_package_object(name, obj, info, to);
        }
        if spec.ty.is_none() || !spec.values.is_empty() {
            self.arity(spec.span, &spec.names, &spec.values, Arity::Var);
        }
    }

    fn collect_func(&mut self, id: FuncDeclId, file: ScopeId, to: &mut Collected<'a>) {
        let ast = self.ast;
        let func = &ast.funcs[id];
        let name = func.name;
        let obj = self.types.new_object(Object::func(name.pos(), Some(self.pkg()), name.name, None));
        let info = self.decl_info(file, DeclKind::Func(id));
        if let Some(recv) = &func.recv {
            self.check_receiver_count(recv.params.len(), name);
            if let Some(param) = recv.params.first() {
                let parts = self.receiver_parts(param.ty);
                if let Some(func) = self.types.obj(obj).as_func() {
                    func.ptr_recv.set(parts.pointer);
                }
                if let ExprKind::Name(base) = ast.exprs[parts.base].kind
                    && name.name != Symbol::BLANK
                {
                    to.methods.push(Method { obj, pointer: parts.pointer, base });
                }
            }
            self.record_def(name.pos(), obj);
        } else {
            self.check_special_function(func);
            if name.name == self.symbols.init {
                // Init functions cannot be named.
                self.types.obj(obj).set_parent(self.types.pkg(self.pkg()).scope);
                self.record_def(name.pos(), obj);
                to.inits.push(id);
            } else {
                self.declare(self.types.pkg(self.pkg()).scope, obj);
            }
        }
        self.add_object(obj, info, to);
    }

    fn check_receiver_count(&mut self, n: usize, name: Ident) {
        let message = match n {
            0 => "method has no receiver",
            1 => return,
            _ => "method has multiple receivers",
        };
        self.error(code::INVALID_RECEIVER, name.span, message);
    }

    /// Checks what only init and main must obey.
    fn check_special_function(&mut self, func: &FuncDecl) {
        let name = func.name;
        let is_main_package = self.types.pkg(self.pkg()).name == self.symbols.main;
        if name.name != self.symbols.init && (name.name != self.symbols.main || !is_main_package) {
            return;
        }
        let text = self.types.name(name.name);
        let ExprKind::FuncType(ftype) = &self.ast.exprs[func.ty].kind else { return };
        if let Some(tparam) = ftype.tparams.first() {
            let message = format!("func {text} must have no type parameters");
            self.error(code::INVALID_MAIN_OR_INIT, tparam.name.span, message);
        }
        if !ftype.params.is_empty() || !ftype.results.is_empty() {
            let message = format!("func {text} must have no arguments and no return values");
            self.error(code::INVALID_MAIN_OR_INIT, name.span, message);
        }
        if name.name == self.symbols.init && func.body.is_none() {
            self.error(code::MISSING_FUNCTION_BODY, name.span, "func init must have a body");
        }
    }

    fn collect_import(&mut self, spec: &'a ImportDecl, file: ScopeId, to: &mut Collected<'a>) {
        let Some(path) = self.import_path(spec) else { return };
        let Some(imported) = self.import_package(&path, spec.path_span) else { return };
        let package = self.types.pkg(imported);
        let name = spec.name.map_or(package.name, |name| name.name);
        let at = spec.name.map_or(spec.path_span, |name| name.span);
        if name == self.symbols.init {
            let message = "cannot import package as init - init must be a func";
            return self.error(code::INVALID_IMPORT, at, message);
        }
        self.add_import(imported);
        let object = Object::pkg_name(at.start, Some(self.pkg()), name, imported);
        let obj = self.types.new_object(object);
        self.record_def(at.start, obj);
        if self.is_fake_package(imported) {
            self.types.obj(obj).set_used(true);
        }
        to.imports.push((obj, at));
        if name == self.symbols.dot {
            self.import_names(imported, obj, at, file);
        } else {
            self.insert(file, obj);
        }
    }

    /// `import . "path"`
    fn import_names(&mut self, imported: crate::types::ty::PkgId, pkg_name: ObjId, at: Span, file: ScopeId) {
        for name in self.package_member_names(imported) {
            if !self.types.is_exported_name(name) {
                continue;
            }
            let Some(obj) = self.package_object(imported, name) else { continue };
            if let Some(other) = self.types.scope(file).lookup(name) {
                let message = format!("{} redeclared in this block", self.types.name(name));
                let mut error = ErrorLines::new(code::REDECLARED, at, message);
                self.add_other_decl(&mut error, other);
                self.report(error);
            } else {
                self.types.insert(file, obj);
                self.dot_imports.insert((file, name), pkg_name);
            }
        }
    }

    /// Notes that a name that was found in `scope` uses the package that was imported into it by a dot.
    pub(super) fn use_dot_import(&self, scope: ScopeId, name: Symbol) {
        if let Some(&pkg_name) = self.dot_imports.get(&(scope, name)) {
            self.types.obj(pkg_name).set_used(true);
        }
    }

    /// The path of an import, if it is well-formed.
    fn import_path(&mut self, spec: &ImportDecl) -> Option<String> {
        let text = self.types.name(spec.path);
        // A malformed literal was reported.
        let bytes = crate::types::constant::string_literal(&text)?;
        let path = String::from_utf8_lossy(&bytes).into_owned();
        let fault = if path.is_empty() {
            "empty string".into()
        } else {
            let c = path.chars().find(|&c| is_illegal_in_path(c));
            match c {
                None => return Some(path),
                Some(c) if c.is_control() => format!("invalid character U+{:04X}", c as u32),
                Some(c) => format!("invalid character U+{:04X} '{c}'", c as u32),
            }
        };
        self.error(code::INVALID_IMPORT, spec.path_span, format!("invalid import path ({fault})"));
        None
    }

    /// Names of imports must differ from those at package level.
    fn check_file_scopes(&mut self, scopes: &[ScopeId]) {
        let package_scope = self.types.pkg(self.pkg()).scope;
        for &scope in scopes {
            for name in self.types.sorted_names(scope) {
                let Some(obj) = self.types.scope(scope).lookup(name) else { continue };
                let Some(other) = self.types.scope(package_scope).lookup(name) else { continue };
                let text = self.types.name(name);
                let (how, of) = match self.types.obj(obj).kind {
                    ObjectKind::PkgName { imported } => ("import", Some(imported)),
                    _ => ("dot-import", self.types.obj(obj).pkg),
                };
                let of = of.map_or(String::new(), |pkg| {
                    let package = self.types.pkg(pkg);
                    format!("package {} ({:?})", self.types.name(package.name), package.path)
                });
                let message = format!("{text} already declared through {how} of {of}");
                let mut error = ErrorLines::new(code::REDECLARED, self.obj_span(other), message);
                self.add_other_decl(&mut error, obj);
                self.report(error);
            }
        }
    }

    /// Finds the types of the methods' receivers. Methods whose receiver is invalid are checked as functions.
    fn associate_methods(&mut self, methods: Vec<Method>) {
        for method in methods {
            if let Some((pointer, base)) = self.receiver_base(method.pointer, method.base) {
                if let Some(func) = self.types.obj(method.obj).as_func() {
                    func.ptr_recv.set(pointer);
                }
                self.methods.entry(base).or_default().push(method.obj);
            }
        }
    }

    /// The defined type that `name` means through aliases that are not generic, and whether there is a pointer on the
    /// way.
    fn receiver_base(&self, mut pointer: bool, mut name: Symbol) -> Option<(bool, ObjId)> {
        let scope = self.types.pkg(self.pkg()).scope;
        let mut seen = FxHashSet::default();
        loop {
            let obj = self.types.scope(scope).lookup(name)?;
            if !self.types.obj(obj).is_type_name() || !seen.insert(obj) {
                return None;
            }
            let DeclKind::Type(decl) = &self.decls.get(&obj)?.kind else { return None };
            if !decl.alias {
                return Some((pointer, obj));
            }
            if !decl.tparams.is_empty() {
                return None;
            }
            let mut target: ExprId = self.unparen(decl.ty);
            if let ExprKind::Star(x) = self.ast.exprs[target].kind {
                if std::mem::replace(&mut pointer, true) {
                    return None;
                }
                target = self.unparen(x);
            }
            let ExprKind::Name(next) = self.ast.exprs[target].kind else { return None };
            name = next;
        }
    }

    /// Checks all declarations of the package but the bodies of functions.
    pub(super) fn package_objects(&mut self, objects: &[ObjId]) {
        // Aliases after other types: then the types that they name are there in most cases.
        let rank = |&obj: &ObjId| match self.decls.get(&obj).map(|decl| &decl.kind) {
            Some(DeclKind::Type(decl)) if !decl.alias => 0,
            Some(DeclKind::Type(_)) => 1,
            _ => 2,
        };
        let mut ordered: Vec<(u8, ObjId)> = objects.iter().map(|obj| (rank(obj), *obj)).collect();
        ordered.sort_by_key(|(rank, _)| *rank);
        ordered.into_iter().for_each(|(_, obj)| self.obj_decl(obj));
        // What is left of this package belongs to receivers that were not found, which was reported with the methods.
        let pkg = self.pkg();
        self.methods.retain(|&base, _| self.types.obj(base).pkg != Some(pkg));
    }
}

/// Whether Go's compiler refuses `c` in an import path.
fn is_illegal_in_path(c: char) -> bool {
    c.is_control() || c.is_whitespace() || "!\"#$%&'()*,:;<=>?[\\]^{|}`\u{FFFD}".contains(c)
}
