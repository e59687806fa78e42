//! The static checker; names, phases and messages follow go/types.
//!
//! # How it runs
//!
//! [`Checker::check_package`] collects the declarations of a package ([`resolve`]), checks each of them on demand
//! ([`decl`]: whoever needs an object's type asks [`Checker::obj_decl`]), then the bodies of its functions ([`stmt`]),
//! then what concerns the package as a whole: initialisation order, unused imports, instantiation cycles.
//!
//! What cannot be looked at in the middle of a declaration (a type may not be complete) is put off by
//! [`Checker::later`] to the end of the current statement or package. Bodies of function literals are put off too: they
//! may name what encloses them.
//!
//! A library package is a table of names and pieces of source ([`packages`]). Its objects come into being when
//! something names them, and the bodies of its functions are checked by [`Checker::ensure_body`] when the compiler asks.
//!
//! # Rules
//!
//! - An operand or type that had an error is invalid, and nothing is reported about what is invalid.
//! - Errors are reported at the leftmost position of the node concerned, with the words of Go's compiler.
//! - A message of several lines is one string with `\n`; the renderer indents the further lines by a tab.
//! - Source can be nested deeply: every function that recurs over the tree goes through [`deep`].

/// What the compiler and the tools read.
pub mod info;
/// Packages: those that are checked whole, and library packages.
pub mod packages;

mod arguments;
mod assign;
mod binary;
mod builtin;
mod call;
mod captures;
mod conversion;
mod cycles;
mod decl;
mod expr;
mod ident;
mod index;
mod infer;
mod init_order;
mod instantiate;
mod interface_type;
mod labels;
mod limits;
mod literal;
mod operand;
mod printf;
mod printf_args;
mod printf_format;
mod range;
mod record;
mod report;
mod resolve;
mod returns;
mod script;
mod select;
mod selector;
mod signature;
mod stmt;
mod struct_type;
mod suggest;
mod switch;
mod type_expr;
mod unsafe_;
mod untyped;
mod unused;
mod vet;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::intern::Symbol;
use crate::base::source::SourceMap;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::diag::sink::Sink;
use crate::syntax::ast::{Ast, Directive, ExprId, File, FuncDeclId, TypeDecl};
use crate::types::Types;
use crate::types::mono::MonoGraph;
use crate::types::ty::{ObjId, PkgId, ScopeId, TypeId};
use info::{Info, PackageInit};
use packages::{Importer, Options, Packages, Place};
use report::ErrorLines;
use stmt::Body;
use untyped::Untyped;

/// Runs `f` with enough stack for one more level of recursion.
fn deep<R>(f: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(128 << 10, 2 << 20, f)
}

/// The state of checking, for all packages of a session.
pub struct Checker<'a> {
    /// Types, objects, scopes and packages.
    pub types: &'a Types,
    /// The tree.
    pub ast: &'a Ast,
    /// The source texts.
    pub sources: &'a SourceMap,
    /// The results.
    pub info: Info,
    /// What was reported.
    pub sink: Sink,
    /// In which surroundings something is being checked.
    env: Environment<'a>,
    /// The packages and where library packages come from.
    packages: Packages<'a>,
    /// How package-level objects and methods are declared.
    decls: FxHashMap<ObjId, Rc<DeclInfo<'a>>>,
    /// Methods that have not been added to their types yet.
    methods: FxHashMap<ObjId, Vec<ObjId>>,
    /// How many type expressions are being checked, each within the one before.
    type_depth: usize,
    /// Work that was put off.
    delayed: Vec<Option<Delayed<'a>>>,
    /// The objects that are being declared, outermost first, for reporting cycles.
    obj_path: Vec<ObjId>,
    /// Where each of them is on that path.
    path_index: FxHashMap<ObjId, usize>,
    /// Bodies that have not been checked.
    bodies: FxHashMap<ObjId, Body<'a>>,
    /// The functions whose bodies are checked with their package, in source order.
    pending_bodies: Vec<ObjId>,
    /// The scope of each function type.
    func_scopes: FxHashMap<TypeId, ScopeId>,
    /// The function literal or loop body of each one's scope.
    inner_functions: FxHashMap<ScopeId, captures::InnerFunction>,
    /// How many types each package declares in functions so far.
    n_local_types: FxHashMap<PkgId, u32>,
    /// Untyped expressions without a final type.
    untyped: FxHashMap<ExprId, Untyped>,
    /// Calls of the predeclared panic.
    panics: FxHashSet<ExprId>,
    /// Defined types that do not contain themselves.
    valid_types: FxHashSet<TypeId>,
    /// Whether correct programs are searched for what is allowed and probably wrong.
    pub vets: bool,
    /// Calls of print functions, to be looked at when there are no errors.
    print_calls: Vec<printf::PrintCall>,
    /// Instantiations of the package that is being checked.
    mono: MonoGraph,
    /// The package names through which names in a file's scope were imported by a dot.
    dot_imports: FxHashMap<(ScopeId, Symbol), ObjId>,
    /// Packages that were imported by being named in a selector.
    auto_imports: FxHashMap<(PkgId, Symbol, Symbol), ObjId>,
    /// The init functions of each package.
    init_functions: FxHashMap<PkgId, Vec<FuncDeclId>>,
    /// The objects of packages that were checked whole, in source order.
    objects: FxHashMap<PkgId, Vec<ObjId>>,
    /// The scopes of scripts whose unused variables are still to be reported.
    script_usage: Vec<ScopeId>,
    /// Functions without a body: an error if there is no other.
    bodyless: Vec<ObjId>,
    /// The interface types that are written in the package, for finding cycles of types without names.
    interfaces: Vec<(Span, TypeId)>,
    /// The predeclared iota.
    universe_iota: ObjId,
    /// Names with a meaning.
    symbols: Symbols,
}

/// Names with a meaning.
struct Symbols {
    init: Symbol,
    main: Symbol,
    dot: Symbol,
}

/// In which surroundings something is being checked. Saved and set anew for each declaration and function body.
#[derive(Clone)]
struct Environment<'a> {
    /// The package.
    pkg: PkgId,
    /// The package-level declaration whose initialisation or body this is: names used in it are its dependencies.
    decl: Option<Rc<DeclInfo<'a>>>,
    /// The innermost scope.
    scope: ScopeId,
    /// The value of iota in a constant declaration.
    iota: Option<i64>,
    /// If known, where errors are reported: the name of a constant whose initialisation is implicitly repeated.
    errpos: Pos,
    /// Whether this is inside a list of type parameters.
    in_tparam_list: bool,
    /// The signature of the function whose body this is.
    sig: Option<TypeId>,
    /// Set when an expression has a call or a receive operation; whoever asks resets it before.
    has_call_or_recv: bool,
}

/// How a package-level object or a method is declared.
struct DeclInfo<'a> {
    /// The package.
    pkg: PkgId,
    /// The scope of the file.
    file: ScopeId,
    /// What is declared.
    kind: DeclKind<'a>,
    /// The package-level objects that its initialisation or body names.
    deps: std::cell::RefCell<Vec<ObjId>>,
}

/// What is declared.
enum DeclKind<'a> {
    /// A constant.
    Const {
        /// The type, of an earlier specification if the initialisation is repeated.
        ty: Option<ExprId>,
        /// The value.
        init: Option<ExprId>,
        /// Whether type and value are those of an earlier specification.
        inherited: bool,
        /// The value of iota.
        iota: i64,
    },
    /// A variable.
    Var {
        /// All variables on the left when there is one value for several; else nothing.
        lhs: Vec<ObjId>,
        /// The type.
        ty: Option<ExprId>,
        /// The value.
        init: Option<ExprId>,
    },
    /// A type.
    Type(&'a TypeDecl),
    /// A function or method.
    Func(FuncDeclId),
    /// A method of a library type that has not been parsed.
    LibraryMethod(Place),
}

/// Work that was put off.
struct Delayed<'a> {
    pkg: PkgId,
    action: Box<dyn FnOnce(&mut Checker<'a>) + 'a>,
}

/// The function type that a generic function is assigned to, from which its type arguments may follow.
#[derive(Clone, Debug)]
struct Target {
    /// The function type.
    sig: TypeId,
    /// How messages call it.
    description: String,
}

impl<'a> Environment<'a> {
    fn new(pkg: PkgId, scope: ScopeId) -> Environment<'a> {
        Environment {
            pkg,
            decl: None,
            scope,
            iota: None,
            errpos: Pos::NONE,
            in_tparam_list: false,
            sig: None,
            has_call_or_recv: false,
        }
    }
}

impl<'a> Checker<'a> {
    /// A checker for the packages of a session. What is imported and not checked by [`Checker::check_package`] comes
    /// from `importer`.
    pub fn new(
        types: &'a Types,
        ast: &'a Ast,
        sources: &'a SourceMap,
        importer: Box<dyn Importer + 'a>,
    ) -> Checker<'a> {
        let iota = types.scope(types.universe).lookup(types.intern("iota"));
        Checker {
            types,
            ast,
            sources,
            info: Info::default(),
            sink: Sink::new(),
            env: Environment::new(types.unsafe_pkg, types.universe),
            packages: Packages::new(importer, types.unsafe_pkg),
            decls: FxHashMap::default(),
            methods: FxHashMap::default(),
            type_depth: 0,
            delayed: Vec::new(),
            obj_path: Vec::new(),
            path_index: FxHashMap::default(),
            bodies: FxHashMap::default(),
            pending_bodies: Vec::new(),
            func_scopes: FxHashMap::default(),
            inner_functions: FxHashMap::default(),
            n_local_types: FxHashMap::default(),
            untyped: FxHashMap::default(),
            panics: FxHashSet::default(),
            valid_types: FxHashSet::default(),
            vets: true,
            print_calls: Vec::new(),
            mono: MonoGraph::new(types.unsafe_pkg),
            dot_imports: FxHashMap::default(),
            auto_imports: FxHashMap::default(),
            init_functions: FxHashMap::default(),
            objects: FxHashMap::default(),
            script_usage: Vec::new(),
            bodyless: Vec::new(),
            interfaces: Vec::new(),
            universe_iota: iota.expect("iota is predeclared"),
            symbols: Symbols { init: types.intern("init"), main: types.intern("main"), dot: types.intern(".") },
        }
    }

    /// Checks a package whole. Packages that it imports and that are not the library's have been checked before.
    pub fn check_package(&mut self, path: &str, files: &[&'a File], options: Options) -> PkgId {
        let name = self.package_name(files);
        let pkg = self.new_user_package(path, name, options);
        self.env = Environment::new(pkg, self.types.pkg(pkg).scope);
        self.mono = MonoGraph::new(pkg);
        let errors_before = self.sink.n_errors();
        let collected = self.collect_objects(files);
        self.direct_cycles(&collected.objects);
        self.package_objects(&collected.objects);
        self.process_delayed(0);
        files.iter().for_each(|file| self.script_body(file));
        self.check_pending_bodies();
        std::mem::take(&mut self.script_usage).into_iter().for_each(|scope| self.usage(scope));
        // For the errors; what else is initialised is known when all bodies have been checked.
        self.init_order(&collected.objects);
        self.unused_imports(&collected.imports);
        self.record_untyped();
        if self.sink.n_errors() == errors_before {
            if self.vets {
                self.check_print_calls();
                self.vet(files);
            }
            self.check_anonymous_cycles();
            self.check_instantiation_cycles();
            // Bodies that the library lacks are natives.
            if !options.library {
                self.report_missing_bodies();
            }
            self.check_sizes(pkg);
        }
        self.init_functions.insert(pkg, collected.inits);
        self.objects.insert(pkg, collected.objects);
        pkg
    }

    /// The name in the files' package clauses; a script is package main.
    fn package_name(&mut self, files: &[&'a File]) -> Symbol {
        let mut names = files.iter().filter_map(|file| file.package);
        let Some(first) = names.next() else { return self.symbols.main };
        if first.name == Symbol::BLANK {
            self.error(code::INVALID_BLANK, first.span, "invalid package name _");
        }
        for other in names.filter(|other| other.name != first.name) {
            let (name, expected) = (self.types.name(other.name), self.types.name(first.name));
            let message = format!("package {name}; expected package {expected}");
            self.error(code::MISMATCHED_PACKAGE, other.span, message);
        }
        first.name
    }

    /// Makes sure that the type of `obj`, a package-level object or method, is known and, if it is a function with a
    /// body, that the body has been checked. Reports whether it has a body.
    pub fn ensure_body(&mut self, obj: ObjId) -> bool {
        let origin = self.types.origin(obj);
        self.obj_decl(origin);
        self.check_body(origin);
        self.process_delayed(0);
        self.record_untyped();
        self.info.decls.get(&origin).is_some_and(|&decl| self.ast.funcs[decl].body.is_some())
    }

    /// Makes sure that the type of `obj`, a package-level object or method, is known.
    pub fn ensure_declared(&mut self, obj: ObjId) {
        self.obj_decl(self.types.origin(obj));
        self.process_delayed(0);
        self.record_untyped();
    }

    /// The member `name` of the library package `path`.
    pub fn library_member(&mut self, path: &str, name: &str) -> Option<ObjId> {
        let pkg = self.import_package(path, Span::NONE)?;
        self.package_member(pkg, self.types.intern(name))
    }

    /// Fills in [`Info::inits`] for the package `root` and all that it imports: variables of library packages are
    /// initialised if something that has been checked names them.
    pub fn order_initialisation(&mut self, root: PkgId) {
        let mut order = Vec::new();
        self.visit_imports(root, &mut FxHashSet::default(), &mut order);
        let inits = order.into_iter().map(|pkg| {
            let objects = match self.objects.get(&pkg) {
                Some(objects) => objects.clone(),
                None => self.declared_objects(pkg),
            };
            let path = self.types.pkg(pkg).path.clone();
            let inits = self.init_functions.get(&pkg).cloned().unwrap_or_default();
            PackageInit { path, vars: self.init_order(&objects), inits }
        });
        self.info.inits = inits.collect();
    }

    /// The packages that `pkg` needs, each after those that it imports.
    fn visit_imports(&self, pkg: PkgId, seen: &mut FxHashSet<PkgId>, order: &mut Vec<PkgId>) {
        if !seen.insert(pkg) {
            return;
        }
        let mut imports = self.types.pkg(pkg).imports.borrow().clone();
        imports.sort_by(|&a, &b| self.types.pkg(a).path.cmp(&self.types.pkg(b).path));
        imports.into_iter().for_each(|import| self.visit_imports(import, seen, order));
        order.push(pkg);
    }

    /// The objects of a library package that something names, in source order.
    fn declared_objects(&self, pkg: PkgId) -> Vec<ObjId> {
        let of_package = |(obj, decl): (&ObjId, &Rc<DeclInfo<'a>>)| {
            (decl.pkg == pkg && self.types.obj(*obj).ty().is_some()).then_some(*obj)
        };
        let mut objects: Vec<ObjId> = self.decls.iter().filter_map(of_package).collect();
        objects.sort_by_key(|&obj| self.types.obj(obj).pos);
        objects
    }

    fn add_body(&mut self, obj: ObjId, body: Body<'a>) {
        if body.decl.as_ref().is_some_and(|decl| self.is_user_package(decl.pkg)) {
            self.pending_bodies.push(obj);
        }
        self.bodies.insert(obj, body);
    }

    fn check_body(&mut self, obj: ObjId) {
        if let Some(body) = self.bodies.remove(&obj) {
            self.func_body(&body, None);
            self.info.checked.extend(self.info.decls.get(&obj));
        }
    }

    fn check_pending_bodies(&mut self) {
        for obj in std::mem::take(&mut self.pending_bodies) {
            self.check_body(obj);
            self.process_delayed(0);
        }
    }

    fn report_missing_bodies(&mut self) {
        let bodyless = std::mem::take(&mut self.bodyless);
        if self.sink.has_errors() {
            return;
        }
        for obj in bodyless {
            let Some(DeclKind::Func(id)) = self.decls.get(&obj).map(|decl| &decl.kind) else { continue };
            let func = &self.ast.funcs[*id];
            let at = func.recv.as_ref().map_or(func.name.span, |recv| recv.span);
            let is_linked = |d: &Directive| self.types.name(d.text).starts_with("//go:linkname");
            if !func.directives.iter().any(is_linked) {
                self.error(code::MISSING_FUNCTION_BODY, at, "missing function body");
            }
        }
    }

    /// Reports that the package needs infinitely many instances of its generic code.
    fn check_instantiation_cycles(&mut self) {
        let Some(endless) = self.mono.find_loop(self.types) else { return };
        let at = self.obj_span(endless.head);
        let mut error = ErrorLines::new(code::INSTANTIATION_CYCLE, at, "instantiation cycle:");
        for step in endless.steps {
            let name = self.types.name(self.types.obj(step.obj).name);
            let what = if step.implicit { "implicitly parameterized by" } else { "instantiated as" };
            error.add(Span::at(step.pos), format!("{name} {what} {}", self.show(&step.ty)));
        }
        self.report(error);
    }

    /// Notes an instantiation, for [`Checker::check_instantiation_cycles`].
    fn record_flow(&mut self, at: Span, tparams: &[TypeId], targs: &[TypeId], list: &[ExprId]) {
        let mut positions: Vec<Pos> = list.iter().map(|&e| self.expr_pos(e)).collect();
        positions.resize(tparams.len(), at.start);
        self.mono.record_instance(self.types, &positions, tparams, targs);
    }

    /// The package that is being checked.
    fn pkg(&self) -> PkgId {
        self.env.pkg
    }

    /// Puts `action` off to the end of the current statement, or to the end of the package's declarations.
    fn later(&mut self, action: impl FnOnce(&mut Checker<'a>) + 'a) {
        self.delayed.push(Some(Delayed { pkg: self.env.pkg, action: Box::new(action) }));
    }

    /// Does what was put off after the stack of delayed work had `top` entries.
    fn process_delayed(&mut self, top: usize) {
        let mut at = top;
        while at < self.delayed.len() {
            if let Some(delayed) = self.delayed[at].take() {
                let saved = std::mem::replace(&mut self.env.pkg, delayed.pkg);
                (delayed.action)(self);
                self.env.pkg = saved;
            }
            at += 1;
        }
        self.delayed.truncate(top);
    }

    /// Adds a dependency of the current declaration on `to`, if that is a package-level object.
    fn add_decl_dep(&mut self, to: ObjId) {
        if let Some(decl) = &self.env.decl
            && self.decls.contains_key(&to)
        {
            decl.add_dep(to);
        }
    }

    /// The target that a variable of type `ty` is for the inference of a generic function's type arguments.
    fn target(&self, ty: Option<TypeId>, description: &str) -> Option<Target> {
        let sig = self.types.underlying(ty?);
        matches!(self.types.get(sig), crate::types::ty::Type::Signature(_))
            .then(|| Target { sig, description: description.into() })
    }
}

impl DeclInfo<'_> {
    fn add_dep(&self, to: ObjId) {
        let mut deps = self.deps.borrow_mut();
        if !deps.contains(&to) {
            deps.push(to);
        }
    }
}
