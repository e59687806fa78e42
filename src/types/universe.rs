//! What is predeclared: types, constants, nil, builtins, and package unsafe.

use super::Types;
use super::constant::Constant;
use super::object::{Object, ObjectKind, VarKind};
use super::ty::{Basic, BasicKind, Interface, N_BASIC_KINDS, ScopeId, Signature, Struct, Type, TypeId};
use crate::base::index::Idx;
use crate::base::span::Pos;

/// The predeclared functions, and those of package unsafe.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "each is the predeclared function of its name")]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    /// `sleep(d)`: csp's own, of type `func(time.Duration)`.
    Sleep,
    UnsafeAdd,
    UnsafeAlignof,
    UnsafeOffsetof,
    UnsafeSizeof,
    UnsafeSlice,
    UnsafeSliceData,
    UnsafeString,
    UnsafeStringData,
}

/// How a call of a builtin may stand as a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BuiltinUse {
    /// Only as an expression.
    Expression,
    /// Only as a statement: it has no value.
    Statement,
    /// As either.
    Either,
}

/// What every call of a builtin must obey.
#[derive(Clone, Copy, Debug)]
pub struct BuiltinInfo {
    /// The function.
    pub id: Builtin,
    /// Its name.
    pub name: &'static str,
    /// The least number of arguments.
    pub n_args: usize,
    /// Whether it takes more.
    pub variadic: bool,
    /// Where a call may stand.
    pub usage: BuiltinUse,
}

const fn row(id: Builtin, name: &'static str, n_args: usize, variadic: bool, usage: BuiltinUse) -> BuiltinInfo {
    BuiltinInfo { id, name, n_args, variadic, usage }
}

use BuiltinUse::{Either, Expression, Statement};

/// The predeclared functions.
pub const BUILTINS: &[BuiltinInfo] = &[
    row(Builtin::Append, "append", 1, true, Expression),
    row(Builtin::Cap, "cap", 1, false, Expression),
    row(Builtin::Clear, "clear", 1, false, Statement),
    row(Builtin::Close, "close", 1, false, Statement),
    row(Builtin::Complex, "complex", 2, false, Expression),
    row(Builtin::Copy, "copy", 2, false, Either),
    row(Builtin::Delete, "delete", 2, false, Statement),
    row(Builtin::Imag, "imag", 1, false, Expression),
    row(Builtin::Len, "len", 1, false, Expression),
    row(Builtin::Make, "make", 1, true, Expression),
    // Its one argument too few is reported by its own rule, so that the text speaks of operands.
    row(Builtin::Max, "max", 1, true, Expression),
    row(Builtin::Min, "min", 1, true, Expression),
    row(Builtin::New, "new", 1, false, Expression),
    row(Builtin::Panic, "panic", 1, false, Statement),
    row(Builtin::Print, "print", 0, true, Statement),
    row(Builtin::Println, "println", 0, true, Statement),
    row(Builtin::Real, "real", 1, false, Expression),
    row(Builtin::Recover, "recover", 0, false, Either),
    row(Builtin::Sleep, "sleep", 1, false, Statement),
];

/// The functions of package unsafe.
pub const UNSAFE_BUILTINS: &[BuiltinInfo] = &[
    row(Builtin::UnsafeAdd, "Add", 2, false, Expression),
    row(Builtin::UnsafeAlignof, "Alignof", 1, false, Expression),
    row(Builtin::UnsafeOffsetof, "Offsetof", 1, false, Expression),
    row(Builtin::UnsafeSizeof, "Sizeof", 1, false, Expression),
    row(Builtin::UnsafeSlice, "Slice", 2, false, Expression),
    row(Builtin::UnsafeSliceData, "SliceData", 1, false, Expression),
    row(Builtin::UnsafeString, "String", 2, false, Expression),
    row(Builtin::UnsafeStringData, "StringData", 1, false, Expression),
];

impl Builtin {
    /// What every call of it must obey.
    pub fn info(self) -> &'static BuiltinInfo {
        let mut rows = BUILTINS.iter().chain(UNSAFE_BUILTINS);
        rows.find(|row| row.id == self).expect("the two tables list every builtin")
    }
}

impl Types {
    /// Makes the types with fixed ids. The store is empty.
    pub(super) fn declare_fixed_types(&self) {
        for kind in BasicKind::ALL {
            let id = self.push(Type::Basic(Basic { kind, name: kind.name() }));
            debug_assert_eq!(id, TypeId::basic(kind));
        }
        self.push(Type::Basic(Basic { kind: BasicKind::Uint8, name: "byte" }));
        self.push(Type::Basic(Basic { kind: BasicKind::Int32, name: "rune" }));
        let empty = self.push(Type::Interface(Interface::default()));
        debug_assert_eq!(empty, TypeId::EMPTY_INTERFACE);
        for name in ["any", "error", "comparable"] {
            let obj = self.new_object(Object::type_name(Pos::NONE, None, self.intern(name), None));
            let ty = if name == "any" { self.new_alias(obj) } else { self.new_named(obj) };
            self.obj(obj).set_ty(ty);
            self.insert(self.universe, obj);
        }
        let id = self.push(Type::Struct(Struct::default()));
        debug_assert_eq!(id, TypeId::EMPTY_STRUCT);
        let id = self.push(Type::Tuple(Vec::new()));
        debug_assert_eq!(id, TypeId::EMPTY_TUPLE);
        debug_assert_eq!(id.index() as u32, N_BASIC_KINDS + 7);
        self.set_alias_rhs(TypeId::ANY, TypeId::EMPTY_INTERFACE);
        self.define_error();
        self.set_rhs(TypeId::COMPARABLE, self.new_comparable());
    }

    /// `type error interface{ Error() string }`
    fn define_error(&self) {
        let recv = Object::var(VarKind::Recv, Pos::NONE, None, self.intern(""), Some(TypeId::ERROR));
        let recv = self.new_object(recv);
        let result = Object::var(VarKind::Result, Pos::NONE, None, self.intern(""), Some(TypeId::STRING));
        let results = self.new_tuple(vec![self.new_object(result)]);
        let sig = self.push(Type::Signature(Signature { recv: Some(recv), results, ..Signature::default() }));
        let method = self.new_object(Object::func(Pos::NONE, None, self.intern("Error"), Some(sig)));
        let iface = self.push(Type::Interface(Interface { methods: vec![method], ..Interface::default() }));
        self.set_rhs(TypeId::ERROR, iface);
    }

    /// Declares the basic types, constants, nil, builtins and package unsafe.
    pub(super) fn declare_universe(&self, unsafe_scope: ScopeId) {
        for kind in BasicKind::ALL {
            if kind != BasicKind::Invalid && kind != BasicKind::UnsafePointer && !kind.is_untyped() {
                self.declare_type(self.universe, kind.name(), TypeId::basic(kind));
            }
        }
        self.declare_type(self.universe, "byte", TypeId::BYTE);
        self.declare_type(self.universe, "rune", TypeId::RUNE);
        for (name, value) in [("true", true), ("false", false)] {
            self.declare_const(name, TypeId::UNTYPED_BOOL, Constant::Bool(value));
        }
        self.declare_const("iota", TypeId::UNTYPED_INT, Constant::int(0));
        let nil = Object::new(ObjectKind::Nil, Pos::NONE, None, self.intern("nil"));
        nil.set_ty(TypeId::UNTYPED_NIL);
        self.insert(self.universe, self.new_object(nil));
        self.declare_builtins(self.universe, BUILTINS);
        self.declare_type(unsafe_scope, "Pointer", TypeId::UNSAFE_POINTER);
        self.declare_builtins(unsafe_scope, UNSAFE_BUILTINS);
    }

    fn declare_type(&self, scope: ScopeId, name: &str, ty: TypeId) {
        let pkg = (scope != self.universe).then_some(self.unsafe_pkg);
        let obj = self.new_object(Object::type_name(Pos::NONE, pkg, self.intern(name), Some(ty)));
        self.insert(scope, obj);
    }

    fn declare_const(&self, name: &str, ty: TypeId, value: Constant) {
        let obj = self.new_object(Object::constant(Pos::NONE, None, self.intern(name), Some(ty), value));
        self.insert(self.universe, obj);
    }

    fn declare_builtins(&self, scope: ScopeId, rows: &[BuiltinInfo]) {
        let pkg = (scope != self.universe).then_some(self.unsafe_pkg);
        for row in rows {
            let object = Object::new(ObjectKind::Builtin(row.id), Pos::NONE, pkg, self.intern(row.name));
            object.set_ty(TypeId::INVALID);
            self.insert(scope, self.new_object(object));
        }
    }
}
