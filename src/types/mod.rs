//! What a type is; no rules about programs.
//!
//! [`Types`] is the store: every type, object, scope and package of a session, append-only, named by ids. All methods
//! take `&self`: what changes after creation sits in cells, so a reader may hold `&Type` while new types are made.
//! Names and structure follow go/types, one relation per file.
//!
//! A function or method may be declared (its [`ObjId`] exists) before its signature is known. The relations that need
//! signatures of methods take a [`Cx`], through which the checker completes a method on demand and says how types are
//! written in the reasons that the relations give.

/// Which values may be assigned to variables of which types.
pub mod assignable;
mod canonical;
/// Which types have `==`, and which have nil.
pub mod comparable;
/// Exact constants.
pub mod constant;
/// Which values may be converted to which types.
pub mod convertible;
/// How types and objects are written to users.
pub mod display;
/// When two types are the same.
pub mod identical;
/// Whether a type implements an interface or satisfies a constraint.
pub mod implements;
/// Finding the type arguments that a use of a generic function leaves out.
pub mod infer;
mod instantiate;
/// Finding the field or method that a selector means.
pub mod lookup;
/// All methods of a type.
pub mod method_set;
/// Whether a type has the methods of an interface.
pub mod missing_method;
/// Whether a package's generic code has finitely many instances.
pub mod mono;
mod named;
/// Declared things.
pub mod object;
mod predicates;
/// Scopes.
pub mod scope;
/// Sizes and offsets that unsafe tells programs.
pub mod sizes;
/// Replacing type parameters by types.
pub mod subst;
/// The kinds of types, and their ids.
pub mod ty;
/// Type sets of interfaces.
pub mod typeset;
/// The underlying types of a type set, and what they have in common.
pub mod under;
/// Making two types equal by finding types for type parameters.
pub mod unify;
/// What is predeclared.
pub mod universe;
/// Types that contain themselves.
pub mod valid_type;

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use elsa::FrozenVec;

use crate::base::index::Idx;
use crate::base::intern::{Interner, Symbol};
use crate::base::span::Span;
use canonical::Canon;
use display::Qualifier;
use object::{Object, Package};
use scope::Scope;
use ty::{ChanDir, ObjId, PkgId, ScopeId, Type, TypeId};

/// What the relations ask of their caller.
pub trait Cx {
    /// Makes sure that `obj`, a function or method, has its type. Does nothing if it has.
    fn declare(&mut self, obj: ObjId);

    /// How types are written in messages.
    fn qualifier(&self) -> Qualifier<'_> {
        Qualifier::default()
    }
}

/// For when everything is declared, as after checking.
#[derive(Clone, Copy, Debug, Default)]
pub struct AllDeclared;

impl Cx for AllDeclared {
    fn declare(&mut self, _: ObjId) {}
}

/// The store of types, objects, scopes and packages.
pub struct Types {
    /// The names of everything. The parser borrows it mutably; nothing here keeps it borrowed.
    pub names: RefCell<Interner>,
    /// The outermost scope.
    pub universe: ScopeId,
    /// Package unsafe.
    pub unsafe_pkg: PkgId,
    /// A cell is empty between [`Types::reserve`] and [`Types::complete`].
    types: FrozenVec<Box<OnceCell<Type>>>,
    objects: FrozenVec<Box<Object>>,
    scopes: FrozenVec<Box<Scope>>,
    packages: FrozenVec<Box<Package>>,
    /// Literal types that were made before: most identical literal types share an id.
    literals: RefCell<FxHashMap<Literal, TypeId>>,
    /// Instances by origin and canonical arguments.
    instances: RefCell<FxHashMap<(TypeId, Vec<TypeId>), TypeId>>,
    canon: RefCell<Canon>,
}

/// The literal types that are shared when they are made of the same ids.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Literal {
    Array(i64, TypeId),
    Slice(TypeId),
    Pointer(TypeId),
    Map(TypeId, TypeId),
    Chan(ChanDir, TypeId),
}

impl std::fmt::Debug for Types {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Types({} types, {} objects)", self.types.len(), self.objects.len())
    }
}

impl Default for Types {
    fn default() -> Self {
        Types::new(Interner::default())
    }
}

impl Types {
    /// A store that holds what is predeclared.
    pub fn new(mut names: Interner) -> Types {
        let unsafe_name = names.intern("unsafe");
        let (universe, unsafe_scope) = (ScopeId::new(0), ScopeId::new(1));
        let types = Types {
            names: RefCell::new(names),
            universe,
            unsafe_pkg: PkgId::new(0),
            types: FrozenVec::new(),
            objects: FrozenVec::new(),
            scopes: FrozenVec::new(),
            packages: FrozenVec::new(),
            literals: RefCell::default(),
            instances: RefCell::default(),
            canon: RefCell::default(),
        };
        types.push_scope(Scope::new(None, Span::NONE));
        types.push_scope(Scope::new(Some(universe), Span::NONE));
        types.packages.push(Box::new(Package {
            path: "unsafe".into(),
            name: unsafe_name,
            scope: unsafe_scope,
            imports: RefCell::default(),
        }));
        types.declare_fixed_types();
        types.declare_universe(unsafe_scope);
        types
    }

    /// The symbol of `name`.
    pub fn intern(&self, name: &str) -> Symbol {
        self.names.borrow_mut().intern(name)
    }

    /// The string of `symbol`.
    pub fn name(&self, symbol: Symbol) -> Arc<str> {
        self.names.borrow().shared(symbol)
    }

    /// The type `id`. A reserved type that is not complete yet shows as the invalid type.
    pub fn get(&self, id: TypeId) -> &Type {
        let cell = self.types.get(id.index()).expect("ids come from this store");
        match cell.get() {
            Some(ty) => ty,
            None => self.get(TypeId::INVALID),
        }
    }

    /// The object `id`.
    pub fn obj(&self, id: ObjId) -> &Object {
        self.objects.get(id.index()).expect("ids come from this store")
    }

    /// The scope `id`.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        self.scopes.get(id.index()).expect("ids come from this store")
    }

    /// The package `id`.
    pub fn pkg(&self, id: PkgId) -> &Package {
        self.packages.get(id.index()).expect("ids come from this store")
    }

    /// The number of types; ids are dense below it.
    pub fn n_types(&self) -> usize {
        self.types.len()
    }

    /// The number of objects; ids are dense below it.
    pub fn n_objects(&self) -> usize {
        self.objects.len()
    }

    /// Adds a type.
    pub fn push(&self, ty: Type) -> TypeId {
        let id = TypeId::new(self.types.len());
        self.types.push(Box::new(OnceCell::from(ty)));
        id
    }

    /// An id for a type that refers to itself (an interface through its methods' receivers, a function's signature).
    /// [`Types::complete`] must follow.
    pub fn reserve(&self) -> TypeId {
        let id = TypeId::new(self.types.len());
        self.types.push(Box::new(OnceCell::new()));
        id
    }

    /// Gives a reserved type its content.
    pub fn complete(&self, id: TypeId, ty: Type) {
        let cell = self.types.get(id.index()).expect("ids come from this store");
        cell.set(ty).expect("a reserved type is completed once");
    }

    /// Whether `id` is not reserved only.
    pub fn is_complete(&self, id: TypeId) -> bool {
        self.types.get(id.index()).is_some_and(|cell| cell.get().is_some())
    }

    /// Adds an object.
    pub fn new_object(&self, object: Object) -> ObjId {
        let id = ObjId::new(self.objects.len());
        self.objects.push(Box::new(object));
        id
    }

    /// Adds a package; its scope is made in the universe.
    pub fn new_package(&self, path: &str, name: Symbol) -> PkgId {
        let id = PkgId::new(self.packages.len());
        let scope = self.new_scope(self.universe, Span::NONE);
        self.packages.push(Box::new(Package { path: path.into(), name, scope, imports: RefCell::default() }));
        id
    }

    fn push_scope(&self, scope: Scope) -> ScopeId {
        let id = ScopeId::new(self.scopes.len());
        self.scopes.push(Box::new(scope));
        id
    }

    fn literal(&self, key: Literal) -> TypeId {
        if let Some(&id) = self.literals.borrow().get(&key) {
            return id;
        }
        let id = self.push(match key {
            Literal::Array(len, elem) => Type::Array { len, elem },
            Literal::Slice(elem) => Type::Slice { elem },
            Literal::Pointer(elem) => Type::Pointer { elem },
            Literal::Map(key, elem) => Type::Map { key, elem },
            Literal::Chan(dir, elem) => Type::Chan { dir, elem },
        });
        self.literals.borrow_mut().insert(key, id);
        id
    }

    /// `[len]elem`
    pub fn new_array(&self, len: i64, elem: TypeId) -> TypeId {
        self.literal(Literal::Array(len, elem))
    }

    /// `[]elem`
    pub fn new_slice(&self, elem: TypeId) -> TypeId {
        self.literal(Literal::Slice(elem))
    }

    /// `*elem`
    pub fn new_pointer(&self, elem: TypeId) -> TypeId {
        self.literal(Literal::Pointer(elem))
    }

    /// `map[key]elem`
    pub fn new_map(&self, key: TypeId, elem: TypeId) -> TypeId {
        self.literal(Literal::Map(key, elem))
    }

    /// `chan elem`
    pub fn new_chan(&self, dir: ChanDir, elem: TypeId) -> TypeId {
        self.literal(Literal::Chan(dir, elem))
    }

    /// A tuple of variables.
    pub fn new_tuple(&self, vars: Vec<ObjId>) -> TypeId {
        if vars.is_empty() { TypeId::EMPTY_TUPLE } else { self.push(Type::Tuple(vars)) }
    }
}

#[cfg(test)]
mod infer_tests;
#[cfg(test)]
mod relation_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
