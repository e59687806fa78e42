//! The program under construction: what has been compiled, what is wanted next, what is shared by all functions.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::index::IndexVec;
use crate::base::intern::Symbol;
use crate::base::source::SourceMap;
use crate::base::span::Pos;
use crate::bytecode::function::{FuncId, Function, Global, GlobalId, NativeDecl, NativeId, StrId};
use crate::bytecode::rtype::{Kind, MethodId, RField, Shape, TypeRef, TypeTable};
use crate::compile::Style;
use crate::compile::escape::Escapes;
use crate::compile::lower_type::{Env, NamedSource};
use crate::syntax::ast::{ExprId, FuncDeclId};
use crate::types::ty::{ObjId, TypeId};

/// What a function of the program is made from; equal keys are one function.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum FuncKey {
    /// A declared function or method with the type arguments of its receiver and its own.
    Decl(FuncDeclId, Rc<[TypeRef]>),
    /// Method `name` of a dynamic type, called with the data word of an interface.
    Entry(TypeRef, MethodId),
    /// `recv.name` as a func value: the receiver is captured.
    Bound(TypeRef, MethodId),
    /// `T.name` as a function whose first parameter is the receiver.
    MethodExpr(TypeRef, MethodId),
    /// The initialisation of package variables.
    VarInit(ExprId),
    /// A predeclared function or a method of an interface with its arguments, for `go` and `defer`: by the call.
    Thunk(ExprId, Rc<[TypeRef]>),
    /// Calls the func value in its closure with the arguments there, which have these types.
    Deferred(Rc<[TypeRef]>),
    /// A function of this type, made by reflection: hands its arguments in one record to the func value in its closure.
    Made(TypeRef),
    /// The top-level statements of a script.
    Script,
    /// The start of the program.
    Entrypoint,
}

/// A function that is wanted and not compiled yet.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) id: FuncId,
    pub(super) key: FuncKey,
}

/// What package reflect is used for: the program must hold more then.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Reflection {
    /// It looks at types: methods of pointers to dynamic types and of what functions take and give count, too.
    pub(super) looks: bool,
    /// It names methods of values: all exported ones can be called.
    pub(super) calls_methods: bool,
    /// It makes functions.
    pub(super) makes_functions: bool,
}

/// The program under construction.
pub(super) struct Unit<'s> {
    style: Style,
    pub(super) table: Arc<TypeTable>,
    pub(super) sources: &'s SourceMap,
    pub(super) funcs: IndexVec<FuncId, Option<Function>>,
    func_ids: FxHashMap<FuncKey, FuncId>,
    /// Function literals, and bodies of loops over functions, of the declared function that is being compiled.
    pub(super) literals: FxHashMap<(ExprId, bool), FuncId>,
    pub(super) queue: VecDeque<Wanted>,
    pub(super) natives: IndexVec<NativeId, NativeDecl>,
    native_ids: FxHashMap<Arc<str>, NativeId>,
    pub(super) globals: IndexVec<GlobalId, Global>,
    global_ids: FxHashMap<ObjId, GlobalId>,
    /// Package variables that were named for the first time since the driver of the work list looked.
    pub(super) new_globals: Vec<ObjId>,
    pub(super) strings: IndexVec<StrId, Box<[u8]>>,
    string_ids: FxHashMap<Box<[u8]>, StrId>,
    pub(super) files: Vec<Arc<str>>,
    file_ids: FxHashMap<Arc<str>, u32>,
    /// Where named descriptors come from.
    pub(super) named: FxHashMap<TypeRef, NamedSource>,
    /// Lowered types that name no type parameter.
    pub(super) lowered: FxHashMap<TypeId, TypeRef>,
    /// Types whose values may be in an interface, in the order they were found.
    pub(super) dynamic: Vec<TypeRef>,
    dynamic_set: FxHashSet<TypeRef>,
    /// Methods that are called through an interface.
    pub(super) called: FxHashSet<MethodId>,
    /// What package reflect is used for.
    pub(super) reflection: Reflection,
    /// Whether a function is small enough to be inlined, by what its source looks like.
    pub(super) small: FxHashMap<FuncDeclId, bool>,
    /// Which parameters let go of what is passed to them.
    pub(super) escapes: Escapes,
    /// Functions that would be inlined if their bodies had been checked.
    pub(super) unchecked: Vec<FuncDeclId>,
    /// Errors of things that csp does not do yet.
    pub(super) unsupported: Vec<(Pos, String)>,
    /// Names of methods for error-free look-up by symbol.
    pub(super) method_symbols: FxHashMap<MethodId, (Symbol, Option<crate::types::ty::PkgId>)>,
}

impl<'s> Unit<'s> {
    /// Whether an operation is one instruction ([`Style::Plain`]). Plain functions have long jumps, too, so that no jump
    /// does more than jump.
    pub(super) fn is_plain(&self) -> bool {
        self.style == Style::Plain
    }

    pub(super) fn new(sources: &'s SourceMap, table: Arc<TypeTable>, style: Style) -> Unit<'s> {
        Unit {
            style,
            table,
            sources,
            funcs: IndexVec::new(),
            func_ids: FxHashMap::default(),
            literals: FxHashMap::default(),
            queue: VecDeque::new(),
            natives: IndexVec::new(),
            native_ids: FxHashMap::default(),
            globals: IndexVec::new(),
            global_ids: FxHashMap::default(),
            new_globals: Vec::new(),
            strings: IndexVec::new(),
            string_ids: FxHashMap::default(),
            files: Vec::new(),
            file_ids: FxHashMap::default(),
            named: FxHashMap::default(),
            lowered: FxHashMap::default(),
            dynamic: Vec::new(),
            dynamic_set: FxHashSet::default(),
            called: FxHashSet::default(),
            reflection: Reflection::default(),
            small: FxHashMap::default(),
            escapes: Escapes::default(),
            unchecked: Vec::new(),
            unsupported: Vec::new(),
            method_symbols: FxHashMap::default(),
        }
    }

    /// The function for `key`; it is compiled later if it is new.
    pub(super) fn func(&mut self, key: FuncKey) -> FuncId {
        if let Some(&id) = self.func_ids.get(&key) {
            return id;
        }
        let id = self.funcs.push(None);
        self.func_ids.insert(key.clone(), id);
        self.queue.push_back(Wanted { id, key });
        id
    }

    /// A function literal of the function that is being compiled. It may be compiled several times, like that.
    pub(super) fn literal(&mut self, literal: ExprId) -> FuncId {
        *self.literals.entry((literal, false)).or_insert_with(|| self.funcs.push(None))
    }

    /// The function for the body of a loop over the function `x`.
    pub(super) fn loop_body(&mut self, x: ExprId) -> FuncId {
        *self.literals.entry((x, true)).or_insert_with(|| self.funcs.push(None))
    }

    /// The number of a string constant.
    pub(super) fn string(&mut self, bytes: &[u8]) -> StrId {
        if let Some(&id) = self.string_ids.get(bytes) {
            return id;
        }
        let id = self.strings.push(bytes.into());
        self.string_ids.insert(bytes.into(), id);
        id
    }

    /// The number of a native function.
    pub(super) fn native(&mut self, name: &str, params: Vec<TypeRef>, results: Vec<TypeRef>) -> NativeId {
        if let Some(&id) = self.native_ids.get(name) {
            return id;
        }
        self.note_reflection(name);
        let name: Arc<str> = name.into();
        let id = self.natives.push(NativeDecl { name: Arc::clone(&name), params, results });
        self.native_ids.insert(name, id);
        id
    }

    /// A native of package reflect says what the package is used for.
    fn note_reflection(&mut self, native: &str) {
        let Some(name) = native.strip_prefix("reflect.") else { return };
        self.reflection.calls_methods |= name == "keepMethods";
        self.reflection.makes_functions |= name == "makeFunc";
        if !std::mem::replace(&mut self.reflection.looks, true) {
            self.dynamic_set.clear();
            for ty in std::mem::take(&mut self.dynamic) {
                self.needs_methods(ty);
            }
        }
    }

    /// The number of a package variable.
    pub(super) fn global(&mut self, obj: ObjId, make: impl FnOnce(&mut Self) -> Global) -> GlobalId {
        if let Some(&id) = self.global_ids.get(&obj) {
            return id;
        }
        let global = make(self);
        let id = self.globals.push(global);
        self.global_ids.insert(obj, id);
        self.new_globals.push(obj);
        id
    }

    /// The number of a file and the line of `pos`; file 0 and line 0 where there is none.
    pub(super) fn line(&mut self, pos: Pos) -> (u32, u32) {
        let Some(place) = self.sources.place(pos) else { return (self.file("<autogenerated>"), 1) };
        (self.file(&place.file), place.line)
    }

    fn file(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.file_ids.get(name) {
            return id;
        }
        let name: Arc<str> = name.into();
        let id = self.files.len() as u32;
        self.files.push(Arc::clone(&name));
        self.file_ids.insert(name, id);
        id
    }

    /// Values of this type may be in an interface: its methods, and those of its parts (which fmt reaches), are needed.
    pub(super) fn needs_methods(&mut self, ty: TypeRef) {
        let mut pending = vec![ty];
        while let Some(ty) = pending.pop() {
            if !self.dynamic_set.insert(ty) {
                continue;
            }
            self.dynamic.push(ty);
            pending.extend(ty.elem());
            pending.extend(ty.key());
            if ty.kind() == Kind::Struct {
                // Nobody but reflection gets at the methods of what unexported fields hold.
                let looks = self.reflection.looks;
                let open = |f: &&RField| looks || f.pkg.is_none() || f.embedded;
                pending.extend(ty.fields().iter().filter(open).map(|f| f.ty));
            }
            if self.reflection.looks {
                if ty.named.is_some() {
                    pending.push(self.table.pointer(ty));
                }
                if let Shape::Func { params, results, .. } = ty.made_of() {
                    pending.extend(params.iter().chain(results));
                }
            }
        }
    }

    /// The environment in which the methods and fields of a named type were written.
    pub(super) fn env_of(&self, ty: TypeRef) -> Option<&Rc<Env>> {
        self.named.get(&ty).map(|source| &source.env)
    }
}
