//! The work list: what is compiled, in which order, and the start of the program.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::span::Pos;
use crate::bytecode::function::{FuncId, Function, Program};
use crate::bytecode::insn::decoded as op;
use crate::bytecode::rtype::{Kind, MethodId, RMethod, Shape as RShape, TypeRef, TypeTable};
use crate::check::info::VarInit;
use crate::compile::call::{Arg, Callee, Prepared};
use crate::compile::function::{FuncCx, FuncState, Shape, Unfinished};
use crate::compile::lower_type::Env;
use crate::compile::methods::{FoundMethod, MethodTarget, declared_name_and_env, is_library, receiver_name};
use crate::compile::unit::{FuncKey, Unit};
use crate::compile::{Main, Source, Style, Unsupported};
use crate::syntax::ast::{ExprId, ExprKind, FuncDecl, FuncDeclId};
use crate::types::ty::{ObjId, Type};

/// Methods that natives call by name.
const CALLED_BY_NATIVES: &[&str] = &["Error", "String", "GoString", "Format", "RuntimeError"];

/// Library functions that natives call: needed when a dynamic type has the method.
const CALLBACKS: &[(&str, &str, &str)] = &[("Format", "fmt", "callFormat")];

pub(super) fn compile<'s>(
    source: &mut dyn Source<'s>,
    main: Main<'s>,
    style: Style,
) -> Result<Program, Vec<Unsupported>> {
    let mut work = Work {
        unit: Unit::new(source.sources(), Arc::new(TypeTable::new()), style),
        source,
        main,
        inits: Inits::default(),
        callbacks: Vec::new(),
        made: Vec::new(),
        n_instances: FxHashMap::default(),
    };
    let entry = work.unit.func(FuncKey::Entrypoint);
    for name in CALLED_BY_NATIVES {
        let symbol = work.source.types().intern(name);
        let id = work.unit.method_id(work.source.types(), symbol, None);
        work.unit.called.insert(id);
    }
    work.run();
    work.finish(entry)
}

/// The functions that initialise package variables, by the initialising expression.
type Inits = FxHashMap<ExprId, Init>;

struct Init {
    func: FuncId,
    var: VarInit,
    /// The function's name.
    name: Arc<str>,
}

struct Work<'w, 's> {
    unit: Unit<'s>,
    source: &'w mut dyn Source<'s>,
    main: Main<'s>,
    inits: Inits,
    /// The functions that natives call.
    callbacks: Vec<(Arc<str>, FuncId)>,
    /// For types of functions, the code of functions that reflection makes.
    made: Vec<(TypeRef, FuncId)>,
    /// How many instances of each generic function there are.
    n_instances: FxHashMap<FuncDeclId, u32>,
}

impl<'s> Work<'_, 's> {
    fn run(&mut self) {
        // The start of the program depends on what is reached, so it is compiled last.
        loop {
            while let Some(wanted) = self.unit.queue.pop_front() {
                if self.is_explosion(&wanted.key) {
                    return;
                }
                if wanted.key != FuncKey::Entrypoint {
                    self.function(wanted.id, &wanted.key);
                }
            }
            self.reach_globals();
            self.reach_init_functions();
            self.reach_methods();
            if self.unit.queue.is_empty() && self.unit.new_globals.is_empty() {
                return;
            }
        }
    }

    /// Whether there are instances without end in sight: the checker refuses those of infinite depth, but type arguments
    /// that double at each level, or levels that have two next ones, are too many after a few. Then that is reported.
    fn is_explosion(&mut self, key: &FuncKey) -> bool {
        /// The longest name of a type argument, in bytes.
        const MAX_NAME: usize = 1 << 20;
        /// The most instances of one function.
        const MAX_INSTANCES: u32 = 10_000;
        /// The most functions that wait to be compiled.
        const MAX_WAITING: usize = 100_000;
        let FuncKey::Decl(decl, args) = key else { return false };
        if args.is_empty() {
            return false;
        }
        let n = self.n_instances.entry(*decl).or_default();
        *n += 1;
        let what = if args.iter().any(|arg| arg.name.len() > MAX_NAME) {
            "instances of this function with ever larger type arguments"
        } else if *n > MAX_INSTANCES || self.unit.queue.len() > MAX_WAITING {
            "so many instances of generic functions"
        } else {
            return false;
        };
        self.unit.unsupported.push((self.source.ast().funcs[*decl].name.span.start, what.to_string()));
        true
    }

    /// Initialisations of package variables that were named since the last time.
    fn reach_globals(&mut self) {
        for var in std::mem::take(&mut self.unit.new_globals) {
            self.source.ensure_declared(var);
        }
        self.source.order_initialisation();
        for package in &self.source.info().inits {
            let mut name: Option<Arc<str>> = None;
            for var in &package.vars {
                if self.inits.contains_key(&var.rhs) {
                    continue;
                }
                let name = name.get_or_insert_with(|| format!("{}.init", package.path).into());
                let func = self.unit.func(FuncKey::VarInit(var.rhs));
                self.inits.insert(var.rhs, Init { func, var: var.clone(), name: Arc::clone(name) });
            }
        }
    }

    fn reach_init_functions(&mut self) {
        let decls: Vec<FuncDeclId> = self.source.info().inits.iter().flat_map(|p| p.inits.clone()).collect();
        for decl in decls {
            self.unit.func(FuncKey::Decl(decl, Rc::from([])));
        }
        self.unit.func(main_key(self.main));
    }

    /// Methods of dynamic types that something calls through an interface.
    fn reach_methods(&mut self) {
        let mut next = 0;
        while let Some(&ty) = self.unit.dynamic.get(next) {
            next += 1;
            for (id, found) in self.unit.method_set(self.source.types(), ty) {
                self.declare(&found);
                if self.has_own_type_parameters(&found) {
                    continue;
                }
                if self.is_called(id) {
                    self.entry_of(ty, id, &found);
                    self.reach_callbacks(id);
                }
                if self.unit.reflection.calls_methods {
                    self.reach_method_types(ty, &found);
                }
            }
        }
        self.reach_made();
    }

    /// Whether it is a method that no interface can have. That was not known of a method of the library before its type was.
    fn has_own_type_parameters(&self, found: &FoundMethod) -> bool {
        let MethodTarget::Declared { obj, .. } = found.target else { return false };
        let types = self.source.types();
        types.as_signature(types.type_of(obj)).is_some_and(|sig| !sig.tparams.is_empty())
    }

    /// Whether something may call a method through an interface, or by its name.
    fn is_called(&self, id: MethodId) -> bool {
        self.unit.called.contains(&id)
            || self.unit.reflection.calls_methods && self.unit.table.method_name(id).1.is_none()
    }

    /// The types of a method's value and of its expression: reflection makes functions of these.
    fn reach_method_types(&mut self, ty: TypeRef, found: &FoundMethod) {
        let sig = self.signature(found);
        self.unit.needs_methods(sig);
        let RShape::Func { params, results, variadic } = sig.made_of() else { unreachable!("methods are functions") };
        let params = [&[ty], &**params].concat();
        let expression = self.unit.table.func(params, results.to_vec(), *variadic);
        self.unit.needs_methods(expression);
    }

    /// The code of functions that reflection makes, for every type that it can name.
    fn reach_made(&mut self) {
        if !self.unit.reflection.makes_functions {
            return;
        }
        for i in 0..self.unit.dynamic.len() {
            let ty = self.unit.dynamic[i];
            if ty.kind() == Kind::Func && !self.made.iter().any(|(known, _)| *known == ty) {
                let func = self.unit.func(FuncKey::Made(ty));
                self.made.push((ty, func));
            }
        }
    }

    /// The type of a method, without receiver.
    fn signature(&mut self, found: &FoundMethod) -> TypeRef {
        match &found.target {
            MethodTarget::Interface { sig } => *sig,
            MethodTarget::Declared { obj, args, .. } => {
                self.unit.declared_sig(self.source.types(), *obj, found.recv, args)
            }
        }
    }

    fn reach_callbacks(&mut self, id: MethodId) {
        let (method, _) = self.unit.table.method_name(id);
        for (_, path, name) in CALLBACKS.iter().filter(|(trigger, ..)| *trigger == &*method) {
            let full = format!("{path}.{name}");
            if !self.callbacks.iter().any(|(known, _)| **known == *full)
                && let Some(decl) = self.source.library_function(path, name)
            {
                let func = self.unit.func(FuncKey::Decl(decl, Rc::from([])));
                self.callbacks.push((full.into(), func));
            }
        }
    }

    fn declare(&mut self, found: &FoundMethod) {
        if let MethodTarget::Declared { obj, .. } = found.target {
            self.source.ensure_declared(obj);
        }
    }

    /// The function that interfaces call for a method: the method itself where the data word is its receiver.
    fn entry_of(&mut self, ty: TypeRef, id: MethodId, found: &FoundMethod) -> FuncId {
        if let MethodTarget::Declared { obj, ptr_recv, args, .. } = &found.target
            && found.path.is_empty()
            && ty.slots == 1
            && ty.direct
            && *ptr_recv == (ty != found.recv)
            && let Some(&decl) = self.source.info().decls.get(obj)
            && self.source.ast().funcs[decl].body.is_some()
        {
            return self.unit.func(FuncKey::Decl(decl, Rc::clone(args)));
        }
        self.unit.func(FuncKey::Entry(ty, id))
    }

    fn function(&mut self, id: FuncId, key: &FuncKey) {
        match key {
            FuncKey::Decl(decl, _) => self.source.ensure_body(*decl),
            FuncKey::VarInit(_) | FuncKey::Script | FuncKey::Entrypoint => {}
            FuncKey::Thunk(..) | FuncKey::Deferred(_) | FuncKey::Made(_) => {}
            FuncKey::Entry(ty, id) | FuncKey::Bound(ty, id) | FuncKey::MethodExpr(ty, id) => {
                if let Some(found) = self.unit.find_method(self.source.types(), *ty, *id) {
                    self.declare(&found);
                }
            }
        }
        self.unit.literals.clear();
        let mut long_jumps = self.unit.is_plain();
        loop {
            match self.attempt(key, long_jumps) {
                Ok(_) if self.check_inlinable() => {}
                Ok(function) => {
                    self.unit.funcs[id] = Some(function);
                    return;
                }
                Err((Unfinished::JumpTooLong, _)) if !long_jumps => long_jumps = true,
                Err((_, pos)) => {
                    let what = "function needs more registers than a frame may have".to_string();
                    self.unit.unsupported.push((pos, what));
                    return;
                }
            }
        }
    }

    /// Checks the functions that could be inlined once they are; whether there are any.
    fn check_inlinable(&mut self) -> bool {
        let unchecked = std::mem::take(&mut self.unit.unchecked);
        for &decl in &unchecked {
            self.source.ensure_body(decl);
            if !self.source.info().checked.contains(&decl) {
                self.unit.small.insert(decl, false);
            }
        }
        !unchecked.is_empty()
    }

    fn attempt(&mut self, key: &FuncKey, long_jumps: bool) -> Result<Function, (Unfinished, Pos)> {
        let types = self.source.types();
        let ast = self.source.ast();
        let (name, env) = self.name_and_env(key);
        let mut state = FuncState::new(name, env, long_jumps);
        state.trusted = matches!(key, FuncKey::Decl(decl, _) if is_library(types, self.source.info(), *decl));
        let mut cx = FuncCx { ast, info: self.source.info(), types, unit: &mut self.unit, f: state };
        let (shape, pos) = match key {
            FuncKey::Decl(decl, _) => {
                (cx.declared_function(&ast.funcs[*decl], *decl), ast.funcs[*decl].name.span.start)
            }
            FuncKey::Entry(ty, id) => (cx.entry_function(*ty, *id), Pos::NONE),
            FuncKey::Bound(ty, id) => (cx.bound_function(*ty, *id), Pos::NONE),
            FuncKey::MethodExpr(ty, id) => (cx.method_expr_function(*ty, *id), Pos::NONE),
            FuncKey::Thunk(e, params) => (cx.thunk_function(*e, params), ast.exprs[*e].span.start),
            FuncKey::Deferred(params) => (cx.deferred_function(params), Pos::NONE),
            FuncKey::Made(ty) => (cx.made_function(*ty), Pos::NONE),
            FuncKey::VarInit(rhs) => (cx.init_function(&self.inits[rhs].var), ast.exprs[*rhs].span.start),
            FuncKey::Script => (cx.script(self.main), Pos::NONE),
            FuncKey::Entrypoint => (cx.entrypoint(self.main, &self.inits), Pos::NONE),
        };
        let empty = FuncState::new("".into(), Rc::default(), false);
        let state = std::mem::replace(&mut cx.f, empty);
        cx.finish(state, shape, pos).map_err(|e| (e, pos))
    }

    fn name_and_env(&mut self, key: &FuncKey) -> (Arc<str>, Rc<Env>) {
        match key {
            FuncKey::Decl(decl, args) => declared_name_and_env(self.source.types(), self.source.info(), *decl, args),
            FuncKey::Entry(ty, id) | FuncKey::MethodExpr(ty, id) => {
                (format!("{}.{}", receiver_name(*ty), self.unit.table.method_name(*id).0).into(), Rc::default())
            }
            FuncKey::Bound(ty, id) => {
                (format!("{}.{}-fm", receiver_name(*ty), self.unit.table.method_name(*id).0).into(), Rc::default())
            }
            FuncKey::Thunk(..) | FuncKey::Deferred(_) => ("main.main.deferwrap".into(), Rc::default()),
            FuncKey::Made(_) => ("reflect.makeFuncStub".into(), Rc::default()),
            FuncKey::VarInit(rhs) => (Arc::clone(&self.inits[rhs].name), Rc::default()),
            FuncKey::Script => ("main.main".into(), Rc::default()),
            FuncKey::Entrypoint => ("runtime.main".into(), Rc::default()),
        }
    }

    fn finish(mut self, entry: FuncId) -> Result<Program, Vec<Unsupported>> {
        self.function(entry, &FuncKey::Entrypoint);
        self.run();
        self.set_methods();
        if !self.unit.unsupported.is_empty() {
            let list = self.unit.unsupported.into_iter();
            return Err(list.map(|(pos, what)| Unsupported { pos, what }).collect());
        }
        let unit = self.unit;
        let mut funcs = crate::base::index::IndexVec::new();
        for function in unit.funcs.into_items() {
            funcs.push(function.expect("everything on the work list was compiled"));
        }
        Ok(Program {
            types: unit.table,
            funcs,
            natives: unit.natives,
            globals: unit.globals,
            strings: unit.strings,
            files: unit.files,
            callbacks: self.callbacks,
            made: self.made,
            entry,
        })
    }

    /// Gives every dynamic type the table of its methods.
    fn set_methods(&mut self) {
        for i in 0..self.unit.dynamic.len() {
            let ty = self.unit.dynamic[i];
            let mut methods = Vec::new();
            for (id, found) in self.unit.method_set(self.source.types(), ty) {
                let sig = self.signature(&found);
                let func = self.is_called(id).then(|| self.entry_of(ty, id, &found));
                methods.push(RMethod { id, func, ty: sig });
            }
            ty.set_methods(methods);
        }
    }
}

impl<'s> FuncCx<'_, 's> {
    /// A function or method of the source.
    fn declared_function(&mut self, decl: &'s FuncDecl, id: FuncDeclId) -> Shape {
        self.at(decl.name.span.start);
        let ExprKind::FuncType(sig) = &self.ast.exprs[decl.ty].kind else { unreachable!("a function has a signature") };
        let Some(body) = decl.body else {
            let obj = *self.info.funcs.get(&id).expect("a declared function has an object");
            return self.native_wrapper(obj);
        };
        let obj = *self.info.funcs.get(&id).expect("a declared function has an object");
        let recv = decl.recv.as_ref().and_then(|recv| recv.params.first());
        let recv = recv.map(|param| (param.name.and_then(|name| self.declared(name)), self.receiver_type(obj)));
        self.f.inlining.decls.push(id);
        let params = self.declare_params(recv, &sig.params);
        self.declare_results(&sig.results, body);
        self.body(body);
        Shape { params, has_context: false, wrapper: false }
    }

    fn receiver_type(&mut self, method: ObjId) -> TypeRef {
        let ty = self.types.type_of(method);
        let Type::Signature(sig) = self.types.ty(ty) else { unreachable!("methods have signatures") };
        let recv = sig.recv.expect("a method has a receiver");
        self.lower(self.types.obj(recv).ty().expect("receivers have types"))
    }

    fn native_wrapper(&mut self, obj: ObjId) -> Shape {
        let ty = self.types.type_of(obj);
        let Type::Signature(sig) = self.types.ty(ty) else { unreachable!("functions have signatures") };
        let recv = sig.recv.map(|recv| self.types.obj(recv).ty().expect("receivers have types"));
        let recv = recv.map(|ty| self.lower(ty));
        let sig = self.lower(ty);
        self.native_function(obj, sig, recv)
    }

    /// `lhs = rhs` at package level.
    fn init_function(&mut self, init: &VarInit) -> Shape {
        let rhs = init.rhs;
        self.at(self.ast.exprs[rhs].span.start);
        self.scoped(|cx| {
            if let [only] = init.lhs[..] {
                let place = cx.var_place(only);
                return cx.store_value(place, rhs);
            }
            let values = cx.multi_values(rhs, init.lhs.len());
            for (&var, (slot, have)) in init.lhs.iter().zip(values) {
                let place = cx.var_place(var);
                let value = cx.convert_assignable(slot, have, place.ty, crate::compile::function::Dest::Any);
                cx.store(place, value);
            }
        });
        self.emit(op::Return {});
        Shape { params: Vec::new(), has_context: false, wrapper: false }
    }

    /// Initialises all packages in order, then runs `main`.
    fn entrypoint(&mut self, main: Main<'s>, inits: &Inits) -> Shape {
        let info = self.info;
        for package in &info.inits {
            for var in &package.vars {
                if let Some(init) = inits.get(&var.rhs) {
                    self.call_plain(init.func);
                }
            }
            for &decl in &package.inits {
                let id = self.unit.func(FuncKey::Decl(decl, Rc::from([])));
                self.call_plain(id);
            }
        }
        let main = self.unit.func(main_key(main));
        self.call_plain(main);
        self.emit(op::Return {});
        Shape { params: Vec::new(), has_context: false, wrapper: true }
    }

    /// The top-level statements of a script: its function main.
    fn script(&mut self, main: Main<'s>) -> Shape {
        let Main::Script(stmts) = main else { unreachable!("only scripts have top-level statements") };
        self.prepare_defers(stmts);
        for &stmt in stmts {
            self.stmt(stmt);
        }
        self.end_of_body();
        Shape { params: Vec::new(), has_context: false, wrapper: false }
    }

    fn call_plain(&mut self, id: FuncId) {
        let prepared = Prepared { callee: Callee::Func(id), args: Vec::<Arg>::new(), results: Vec::new() };
        self.make_call(&prepared, 0);
    }
}

fn main_key(main: Main<'_>) -> FuncKey {
    match main {
        Main::Func(decl) => FuncKey::Decl(decl, Rc::from([])),
        Main::Script(_) => FuncKey::Script,
    }
}
