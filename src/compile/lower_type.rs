//! Types of the checker to run-time descriptors.
//!
//! A type is lowered in an [`Env`], which gives the type parameters of the instance that is being compiled their
//! arguments; so the compiler needs no substitution of its own, and everything after this file works on descriptors.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::base::index::Idx;
use crate::base::intern::Symbol;
use crate::bytecode::rtype::{IMethod, Kind, MethodId, RChanDir, RField, TypeRef};
use crate::compile::unit::Unit;
use crate::types::Types;
use crate::types::ty::{BasicKind, ChanDir, ObjId, PkgId, ScopeId, Signature, Struct, Type, TypeId};

/// The type arguments of an instance.
#[derive(Debug, Default)]
pub(super) struct Env {
    params: FxHashMap<TypeId, TypeRef>,
    /// All arguments, outermost first: they tell types that are declared in an instance apart.
    pub(super) args: Vec<TypeRef>,
}

impl Env {
    /// `self` with further parameters.
    pub(super) fn extended(&self, tparams: &[TypeId], args: &[TypeRef]) -> Env {
        let mut params = self.params.clone();
        params.extend(tparams.iter().copied().zip(args.iter().copied()));
        Env { params, args: self.args.iter().chain(args).copied().collect() }
    }

    /// Whether it gives no type parameter an argument.
    pub(super) fn is_empty(&self) -> bool {
        self.params.is_empty()
    }
}

/// Where a named descriptor comes from.
#[derive(Clone, Debug)]
pub(super) struct NamedSource {
    /// The defined type; of an instance the generic one.
    pub(super) origin: TypeId,
    /// Its type arguments.
    pub(super) args: Rc<[TypeRef]>,
    /// The environment of its declaration, its own parameters included.
    pub(super) env: Rc<Env>,
}

impl Unit<'_> {
    /// The descriptor of `ty` in `env`.
    pub(super) fn lower(&mut self, types: &Types, env: &Env, ty: TypeId) -> TypeRef {
        if env.is_empty()
            && let Some(&known) = self.lowered.get(&ty)
        {
            return known;
        }
        let lowered = stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.lower_new(types, env, ty));
        if env.is_empty() {
            self.lowered.insert(ty, lowered);
        }
        lowered
    }

    fn lower_new(&mut self, types: &Types, env: &Env, ty: TypeId) -> TypeRef {
        let table = std::sync::Arc::clone(&self.table);
        match types.ty(ty) {
            Type::Basic(basic) => table.basic(basic_kind(basic.kind)),
            Type::Array { len, elem } => table.array(self.lower(types, env, *elem), (*len).max(0) as u64),
            Type::Slice { elem } => table.slice(self.lower(types, env, *elem)),
            Type::Struct(s) => self.lower_struct(types, env, s),
            Type::Pointer { elem } => table.pointer(self.lower(types, env, *elem)),
            Type::Tuple(vars) => {
                // The type of a call with several results: a record that is never stored.
                let parts: Vec<TypeRef> = vars.iter().map(|v| self.lower_var(types, env, *v)).collect();
                table.record(&parts)
            }
            Type::Signature(sig) => self.lower_signature(types, env, sig),
            Type::Interface(_) => self.lower_interface(types, env, types.unalias(ty)),
            Type::Map { key, elem } => table.map(self.lower(types, env, *key), self.lower(types, env, *elem)),
            Type::Chan { dir, elem } => {
                let dir = match dir {
                    ChanDir::Both => RChanDir::Both,
                    ChanDir::Send => RChanDir::Send,
                    ChanDir::Recv => RChanDir::Recv,
                };
                table.chan(self.lower(types, env, *elem), dir)
            }
            Type::Named(_) => self.lower_named(types, env, types.unalias(ty)),
            Type::TypeParam(_) => {
                *env.params.get(&types.unalias(ty)).expect("an instance gives every type parameter an argument")
            }
            Type::Union(_) | Type::Alias(_) => {
                unreachable!("a union is no type of a value; aliases are looked through")
            }
        }
    }

    /// The descriptor of a variable's, field's or parameter's type.
    pub(super) fn lower_var(&mut self, types: &Types, env: &Env, var: ObjId) -> TypeRef {
        self.lower(types, env, types.obj(var).ty().expect("variables have types once they are checked"))
    }

    fn lower_struct(&mut self, types: &Types, env: &Env, s: &Struct) -> TypeRef {
        let fields = (s.fields.iter().enumerate())
            .map(|(i, &field)| {
                let obj = types.obj(field);
                RField {
                    name: types.name(obj.name),
                    pkg: unexported_pkg(types, obj.name, obj.pkg),
                    ty: self.lower_var(types, env, field),
                    embedded: obj.is_embedded(),
                    tag: s.tag(i).map_or_else(|| "".into(), |tag| types.name(tag)),
                    offset: 0,
                    slot: 0,
                }
            })
            .collect();
        self.table.struct_type(fields)
    }

    /// The descriptor of a function type, receiver left out.
    pub(super) fn lower_signature(&mut self, types: &Types, env: &Env, sig: &Signature) -> TypeRef {
        let params = self.lower_tuple(types, env, sig.params);
        let results = self.lower_tuple(types, env, sig.results);
        self.table.func(params, results, sig.variadic)
    }

    /// The descriptors of a tuple's parts.
    pub(super) fn lower_tuple(&mut self, types: &Types, env: &Env, tuple: TypeId) -> Vec<TypeRef> {
        match types.get(tuple) {
            Type::Tuple(vars) => vars.iter().map(|v| self.lower_var(types, env, *v)).collect(),
            _ => vec![self.lower(types, env, tuple)],
        }
    }

    fn lower_interface(&mut self, types: &Types, env: &Env, ty: TypeId) -> TypeRef {
        let methods: Vec<ObjId> = types.type_set(ty).methods.clone();
        let methods = methods
            .into_iter()
            .map(|m| {
                let obj = types.obj(m);
                let id = self.method_id(types, obj.name, obj.pkg);
                let sig = types.type_of(m);
                let Type::Signature(sig) = types.ty(sig) else { unreachable!("methods have signatures") };
                IMethod { id, ty: self.lower_signature(types, env, sig) }
            })
            .collect();
        self.table.interface(methods)
    }

    /// The number of a method name.
    pub(super) fn method_id(&mut self, types: &Types, name: Symbol, pkg: Option<PkgId>) -> MethodId {
        let package = unexported_pkg(types, name, pkg);
        if let (Some(path), Some(pkg)) = (&package, pkg) {
            self.table.name_package(path, &types.name(types.pkg(pkg).name));
        }
        let id = self.table.method_id(&types.name(name), package.as_deref());
        self.method_symbols.entry(id).or_insert((name, pkg));
        id
    }

    fn lower_named(&mut self, types: &Types, env: &Env, ty: TypeId) -> TypeRef {
        let named = types.as_named(ty).expect("the caller asked");
        let origin = types.origin_type(ty);
        let args: Vec<TypeRef> =
            types.type_args(ty).to_vec().into_iter().map(|arg| self.lower(types, env, arg)).collect();
        let obj = types.obj(named.obj);
        let local = obj.parent().is_some_and(|scope| is_local(types, scope));
        // A type declared in a generic function is another one in each instance of it.
        let outer: &[TypeRef] = if local { &env.args } else { &[] };
        let key: Vec<TypeRef> = outer.iter().chain(&args).copied().collect();
        let name = format!("{}{}", types.name(obj.name), self.type_arguments(types, outer, &args));
        let (pkg_name, pkg_path) = match obj.pkg {
            Some(pkg) => (types.name(types.pkg(pkg).name).to_string(), types.pkg(pkg).path.clone()),
            None => Default::default(),
        };
        let (descriptor, new) = self.table.named(named.obj.index() as u64, &key, &name, &pkg_name, &pkg_path);
        if new {
            let base = if local { env } else { &Env::default() };
            let inner = Rc::new(base.extended(types.type_params(origin), &args));
            self.named.insert(descriptor, NamedSource { origin, args: args.into(), env: Rc::clone(&inner) });
            let underlying = self.lower(types, &inner, types.underlying(origin));
            self.table.complete(descriptor, underlying);
        }
        descriptor
    }
}

fn is_local(types: &Types, scope: ScopeId) -> bool {
    // Universe and package scopes are at depth 0 and 1.
    types.scope(scope).parent.is_some_and(|p| p != types.universe)
}

/// The package path of a name that is not exported.
fn unexported_pkg(types: &Types, name: Symbol, pkg: Option<PkgId>) -> Option<std::sync::Arc<str>> {
    let pkg = pkg?;
    (!types.is_exported_name(name)).then(|| types.pkg(pkg).path.as_str().into())
}

fn basic_kind(kind: BasicKind) -> Kind {
    match kind {
        BasicKind::Bool | BasicKind::UntypedBool => Kind::Bool,
        BasicKind::Int | BasicKind::UntypedInt => Kind::Int,
        BasicKind::Int8 => Kind::Int8,
        BasicKind::Int16 => Kind::Int16,
        BasicKind::Int32 | BasicKind::UntypedRune => Kind::Int32,
        BasicKind::Int64 => Kind::Int64,
        BasicKind::Uint => Kind::Uint,
        BasicKind::Uint8 => Kind::Uint8,
        BasicKind::Uint16 => Kind::Uint16,
        BasicKind::Uint32 => Kind::Uint32,
        BasicKind::Uint64 => Kind::Uint64,
        BasicKind::Uintptr => Kind::Uintptr,
        BasicKind::Float32 => Kind::Float32,
        BasicKind::Float64 | BasicKind::UntypedFloat => Kind::Float64,
        BasicKind::Complex64 => Kind::Complex64,
        BasicKind::Complex128 | BasicKind::UntypedComplex => Kind::Complex128,
        BasicKind::String | BasicKind::UntypedString => Kind::String,
        BasicKind::UnsafePointer | BasicKind::UntypedNil => Kind::UnsafePointer,
        BasicKind::Invalid => unreachable!("a program with errors is not compiled"),
    }
}
