//! The result of checking: what the compiler and the tools read. Tables are keyed by nodes of the session's tree.
//!
//! Bodies of generic functions are checked once, with their type parameters; the compiler substitutes the type
//! arguments of each instance.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::index::IndexVec;
use crate::base::span::Pos;
use crate::syntax::ast::{BlockId, ExprId, FuncDeclId};
use crate::types::constant::Constant;
use crate::types::ty::{ObjId, PkgId, TypeId};
use crate::types::universe::Builtin;

/// What the checker found out.
#[derive(Debug, Default)]
pub struct Info {
    /// Mode, type and constant value of each expression and type expression, after untyped operands have got their
    /// final type. Expressions that are no values (package names, the left side of `:=`, keys of struct literals,
    /// blank identifiers that are assigned to) have no entry.
    pub exprs: IndexVec<ExprId, Option<TypeAndValue>>,
    /// The object that a name denotes where it is used; for a selector the selected object when `x` is a package
    /// name, and nothing otherwise (see `selections`). Names in `:=` that are assigned to, not declared, are uses.
    pub uses: FxHashMap<ExprId, ObjId>,
    /// The object that an identifier declares, by the identifier's position: variables, constants, types, functions,
    /// parameters, results, receivers, labels, imports; type parameters.
    pub defs: FxHashMap<Pos, ObjId>,
    /// What `x.sel` selects where `x` is a value or a type.
    pub selections: FxHashMap<ExprId, Selection>,
    /// The type arguments of each use of a generic function: by the `Name` or `Selector` node that names it, explicit
    /// and inferred ones together. For a generic method these are the method's own, the receiver's are in its type.
    pub instances: FxHashMap<ExprId, Vec<TypeId>>,
    /// The variable that each clause of `switch v := x.(type)` declares, by the clause's body.
    pub clause_vars: FxHashMap<BlockId, ObjId>,
    /// Facts about local variables that decide where they live; those that are absent are plain.
    pub vars: FxHashMap<ObjId, VarUse>,
    /// The variables of enclosing functions that each function literal names, directly or in literals within it.
    pub captures: FxHashMap<ExprId, Vec<ObjId>>,
    /// The same for the loops over functions, whose bodies are compiled as functions: by the body.
    pub loop_captures: FxHashMap<BlockId, Vec<ObjId>>,
    /// Package variables in the order in which they are initialised, per checked package, packages in dependency
    /// order.
    pub inits: Vec<PackageInit>,
    /// The packages that are checked whole: the program's, not the library's.
    pub user_packages: Vec<PkgId>,
    /// The function object of each declaration.
    pub funcs: FxHashMap<FuncDeclId, ObjId>,
    /// The declaration of each function object that has one.
    pub decls: FxHashMap<ObjId, FuncDeclId>,
    /// The functions whose bodies have been checked.
    pub checked: FxHashSet<FuncDeclId>,
}

/// Mode, type and value of an expression.
#[derive(Clone, Debug)]
pub struct TypeAndValue {
    /// What it is.
    pub mode: Mode,
    /// Its type; of a call with several results a tuple.
    pub ty: TypeId,
    /// Its value, if it is a constant.
    pub value: Option<Constant>,
}

/// What an expression is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A call without results.
    NoValue,
    /// A built-in function.
    Builtin(Builtin),
    /// A type.
    Type,
    /// A constant.
    Const,
    /// `nil`
    Nil,
    /// An addressable operand.
    Variable,
    /// An element of a map: assignable, not addressable; allows `v, ok =`.
    MapIndex,
    /// A value.
    Value,
    /// A receive or type assertion: allows `v, ok =`. The compiler tells from the context whether it is used so.
    CommaOk,
}

/// What `x.sel` selects.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Which kind.
    pub kind: SelectionKind,
    /// The type of `x` (for a method expression the type itself).
    pub recv: TypeId,
    /// The field or method; of an instantiated type the instantiated one.
    pub obj: ObjId,
    /// Field indices from `recv` through embedded fields; the last one is the field's or method's own index.
    pub path: Vec<u32>,
    /// Whether a pointer is followed on the way, `recv` included.
    pub indirect: bool,
}

/// Kinds of selections.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionKind {
    /// `x.f`
    Field,
    /// `x.m`, called or as a method value
    Method,
    /// `T.m`
    MethodExpr,
}

/// How a local variable is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct VarUse {
    /// A function literal names it.
    pub captured: bool,
    /// Its address is taken: `&v`, `v.ptrMethod`, `v[:]` of an array, also of a part `&v.f`, `&v[i]`.
    pub address_taken: bool,
    /// It, or a part of it, is assigned to after its declaration.
    pub reassigned: bool,
    /// It is declared at the top level of a script and a function of the script names it: it lives at package level.
    pub global: bool,
}

/// The initialisation of a package.
#[derive(Debug, Default)]
pub struct PackageInit {
    /// The import path; `main`'s is last.
    pub path: String,
    /// The variables, in order. A library package lists only those that something reachable names.
    pub vars: Vec<VarInit>,
    /// The `init` functions in source order.
    pub inits: Vec<FuncDeclId>,
}

/// `lhs = rhs` at package level.
#[derive(Clone, Debug)]
pub struct VarInit {
    /// The variables; `_` has an object too.
    pub lhs: Vec<ObjId>,
    /// The value: one, or a call with as many results.
    pub rhs: ExprId,
}
