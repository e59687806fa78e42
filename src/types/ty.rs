//! The kinds of types, and their ids.
//!
//! A type is named by a [`TypeId`] into [`Types`](super::Types). Literal types (`[]T`, `map[K]V`, `func()` …) never
//! change once they are made; what is filled in while a program is checked (a defined type's right-hand side, a type
//! parameter's constraint) sits in cells and is set through the store, once.
//!
//! Two ids may stand for identical types: ask [`identical`](super::identical), not `==`.

use std::cell::{Cell, OnceCell, RefCell};
use std::num::NonZeroU32;

use super::typeset::TypeSet;
use crate::base::intern::Symbol;
use crate::base::span::Pos;

crate::define_index! {
    /// A type.
    pub struct TypeId;
    /// A declared thing.
    pub struct ObjId;
    /// A scope.
    pub struct ScopeId;
    /// A package.
    pub struct PkgId;
}

/// The predeclared types have fixed ids: the basic types in the order of [`BasicKind`], then the rest.
impl TypeId {
    const fn at(n: u32) -> TypeId {
        TypeId(NonZeroU32::new(n + 1).expect("n + 1 is not 0"))
    }

    /// The basic type of `kind` under its canonical name (`uint8`, not `byte`).
    pub const fn basic(kind: BasicKind) -> TypeId {
        TypeId::at(kind as u32)
    }

    /// The type of what had an error; it suppresses further errors.
    pub const INVALID: TypeId = TypeId::basic(BasicKind::Invalid);
    /// `bool`
    pub const BOOL: TypeId = TypeId::basic(BasicKind::Bool);
    /// `int`
    pub const INT: TypeId = TypeId::basic(BasicKind::Int);
    /// `int8`
    pub const INT8: TypeId = TypeId::basic(BasicKind::Int8);
    /// `int16`
    pub const INT16: TypeId = TypeId::basic(BasicKind::Int16);
    /// `int32`
    pub const INT32: TypeId = TypeId::basic(BasicKind::Int32);
    /// `int64`
    pub const INT64: TypeId = TypeId::basic(BasicKind::Int64);
    /// `uint`
    pub const UINT: TypeId = TypeId::basic(BasicKind::Uint);
    /// `uint8`
    pub const UINT8: TypeId = TypeId::basic(BasicKind::Uint8);
    /// `uint16`
    pub const UINT16: TypeId = TypeId::basic(BasicKind::Uint16);
    /// `uint32`
    pub const UINT32: TypeId = TypeId::basic(BasicKind::Uint32);
    /// `uint64`
    pub const UINT64: TypeId = TypeId::basic(BasicKind::Uint64);
    /// `uintptr`
    pub const UINTPTR: TypeId = TypeId::basic(BasicKind::Uintptr);
    /// `float32`
    pub const FLOAT32: TypeId = TypeId::basic(BasicKind::Float32);
    /// `float64`
    pub const FLOAT64: TypeId = TypeId::basic(BasicKind::Float64);
    /// `complex64`
    pub const COMPLEX64: TypeId = TypeId::basic(BasicKind::Complex64);
    /// `complex128`
    pub const COMPLEX128: TypeId = TypeId::basic(BasicKind::Complex128);
    /// `string`
    pub const STRING: TypeId = TypeId::basic(BasicKind::String);
    /// `unsafe.Pointer`
    pub const UNSAFE_POINTER: TypeId = TypeId::basic(BasicKind::UnsafePointer);
    /// The type of `1 < 2`.
    pub const UNTYPED_BOOL: TypeId = TypeId::basic(BasicKind::UntypedBool);
    /// The type of `1`.
    pub const UNTYPED_INT: TypeId = TypeId::basic(BasicKind::UntypedInt);
    /// The type of `'a'`.
    pub const UNTYPED_RUNE: TypeId = TypeId::basic(BasicKind::UntypedRune);
    /// The type of `1.5`.
    pub const UNTYPED_FLOAT: TypeId = TypeId::basic(BasicKind::UntypedFloat);
    /// The type of `1i`.
    pub const UNTYPED_COMPLEX: TypeId = TypeId::basic(BasicKind::UntypedComplex);
    /// The type of `"s"`.
    pub const UNTYPED_STRING: TypeId = TypeId::basic(BasicKind::UntypedString);
    /// The type of `nil`.
    pub const UNTYPED_NIL: TypeId = TypeId::basic(BasicKind::UntypedNil);
    /// `byte`: identical to `uint8`, written as `byte`.
    pub const BYTE: TypeId = TypeId::at(N_BASIC_KINDS);
    /// `rune`: identical to `int32`, written as `rune`.
    pub const RUNE: TypeId = TypeId::at(N_BASIC_KINDS + 1);
    /// `interface{}`
    pub const EMPTY_INTERFACE: TypeId = TypeId::at(N_BASIC_KINDS + 2);
    /// `any`: an alias of [`TypeId::EMPTY_INTERFACE`].
    pub const ANY: TypeId = TypeId::at(N_BASIC_KINDS + 3);
    /// `error`
    pub const ERROR: TypeId = TypeId::at(N_BASIC_KINDS + 4);
    /// `comparable`
    pub const COMPARABLE: TypeId = TypeId::at(N_BASIC_KINDS + 5);
    /// `struct{}`
    pub const EMPTY_STRUCT: TypeId = TypeId::at(N_BASIC_KINDS + 6);
    /// `()`: no parameters, no results.
    pub const EMPTY_TUPLE: TypeId = TypeId::at(N_BASIC_KINDS + 7);
}

/// The basic types.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "each is the Go type of its name")]
#[repr(u8)]
pub enum BasicKind {
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

pub(super) const N_BASIC_KINDS: u32 = BasicKind::UntypedNil as u32 + 1;

impl BasicKind {
    /// All kinds, in order.
    pub const ALL: [BasicKind; N_BASIC_KINDS as usize] = {
        use BasicKind::*;
        [
            Invalid,
            Bool,
            Int,
            Int8,
            Int16,
            Int32,
            Int64,
            Uint,
            Uint8,
            Uint16,
            Uint32,
            Uint64,
            Uintptr,
            Float32,
            Float64,
            Complex64,
            Complex128,
            String,
            UnsafePointer,
            UntypedBool,
            UntypedInt,
            UntypedRune,
            UntypedFloat,
            UntypedComplex,
            UntypedString,
            UntypedNil,
        ]
    };

    /// The name as it is written to users; `untyped int` for the type of `1`.
    pub fn name(self) -> &'static str {
        match self {
            BasicKind::Invalid => "invalid type",
            BasicKind::Bool => "bool",
            BasicKind::Int => "int",
            BasicKind::Int8 => "int8",
            BasicKind::Int16 => "int16",
            BasicKind::Int32 => "int32",
            BasicKind::Int64 => "int64",
            BasicKind::Uint => "uint",
            BasicKind::Uint8 => "uint8",
            BasicKind::Uint16 => "uint16",
            BasicKind::Uint32 => "uint32",
            BasicKind::Uint64 => "uint64",
            BasicKind::Uintptr => "uintptr",
            BasicKind::Float32 => "float32",
            BasicKind::Float64 => "float64",
            BasicKind::Complex64 => "complex64",
            BasicKind::Complex128 => "complex128",
            BasicKind::String => "string",
            BasicKind::UnsafePointer => "Pointer",
            BasicKind::UntypedBool => "untyped bool",
            BasicKind::UntypedInt => "untyped int",
            BasicKind::UntypedRune => "untyped rune",
            BasicKind::UntypedFloat => "untyped float",
            BasicKind::UntypedComplex => "untyped complex",
            BasicKind::UntypedString => "untyped string",
            BasicKind::UntypedNil => "untyped nil",
        }
    }

    /// Whether it is the type of an untyped constant, an untyped boolean result or nil.
    pub fn is_untyped(self) -> bool {
        self >= BasicKind::UntypedBool
    }

    /// Whether it is `bool` or untyped bool.
    pub fn is_boolean(self) -> bool {
        matches!(self, BasicKind::Bool | BasicKind::UntypedBool)
    }

    /// Whether it is an integer type, signed or not, untyped int and rune included.
    pub fn is_integer(self) -> bool {
        (BasicKind::Int..=BasicKind::Uintptr).contains(&self)
            || matches!(self, BasicKind::UntypedInt | BasicKind::UntypedRune)
    }

    /// Whether it is an unsigned integer type.
    pub fn is_unsigned(self) -> bool {
        (BasicKind::Uint..=BasicKind::Uintptr).contains(&self)
    }

    /// Whether it is a floating-point type, untyped float included.
    pub fn is_float(self) -> bool {
        matches!(self, BasicKind::Float32 | BasicKind::Float64 | BasicKind::UntypedFloat)
    }

    /// Whether it is a complex type, untyped complex included.
    pub fn is_complex(self) -> bool {
        matches!(self, BasicKind::Complex64 | BasicKind::Complex128 | BasicKind::UntypedComplex)
    }

    /// Whether it is `string` or untyped string.
    pub fn is_string(self) -> bool {
        matches!(self, BasicKind::String | BasicKind::UntypedString)
    }

    /// Whether it is an integer, floating-point or complex type.
    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    /// Whether there are constants of it.
    pub fn is_const_type(self) -> bool {
        self.is_boolean() || self.is_numeric() || self.is_string()
    }

    /// Whether `<` is defined.
    pub fn is_ordered(self) -> bool {
        self.is_integer() || self.is_float() || self.is_string()
    }
}

/// A type.
#[derive(Debug)]
pub enum Type {
    /// `int`, `string`, untyped kinds …
    Basic(Basic),
    /// `[len]elem`
    Array {
        /// The length; -1 when it is unknown because of an error.
        len: i64,
        /// The element type.
        elem: TypeId,
    },
    /// `[]elem`
    Slice {
        /// The element type.
        elem: TypeId,
    },
    /// `struct { fields }`
    Struct(Struct),
    /// `*elem`
    Pointer {
        /// The base type.
        elem: TypeId,
    },
    /// The parameters or results of a function, or the type of a call with several results.
    Tuple(Vec<ObjId>),
    /// `func(params) results`
    Signature(Signature),
    /// `interface { … }`
    Interface(Interface),
    /// `map[key]elem`
    Map {
        /// The key type.
        key: TypeId,
        /// The value type.
        elem: TypeId,
    },
    /// `chan elem`
    Chan {
        /// The direction.
        dir: ChanDir,
        /// The element type.
        elem: TypeId,
    },
    /// A defined type, or an instance of a generic one.
    Named(Named),
    /// A type parameter.
    TypeParam(TypeParam),
    /// `~A | B` in a constraint.
    Union(Vec<Term>),
    /// `type A = …`, or an instance of a generic alias.
    Alias(Alias),
}

/// A basic type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basic {
    /// What it is.
    pub kind: BasicKind,
    /// How it is written: `byte` and `rune` have the kinds of `uint8` and `int32`.
    pub name: &'static str,
}

/// The direction of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Recv,
}

/// A struct type.
#[derive(Debug, Default)]
pub struct Struct {
    /// The fields: [`ObjectKind::Var`](super::ObjectKind::Var) objects.
    pub fields: Vec<ObjId>,
    /// The fields' tags, unquoted. Shorter than `fields` when the rest have none.
    pub tags: Vec<Option<Symbol>>,
}

impl Struct {
    /// The tag of field `i`.
    pub fn tag(&self, i: usize) -> Option<Symbol> {
        self.tags.get(i).copied().flatten()
    }
}

/// A function type. The receiver does not count for identity.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The receiver, for a method (of a defined type or of an interface).
    pub recv: Option<ObjId>,
    /// The type parameters that the receiver of a generic type's method declares.
    pub recv_tparams: Vec<TypeId>,
    /// The function's (or generic method's) own type parameters.
    pub tparams: Vec<TypeId>,
    /// The parameters: a [`Type::Tuple`].
    pub params: TypeId,
    /// The results: a [`Type::Tuple`].
    pub results: TypeId,
    /// Whether the last parameter is written `...T`; its type here is then `[]T` (or, for append, a string).
    pub variadic: bool,
}

impl Default for Signature {
    fn default() -> Self {
        Signature {
            recv: None,
            recv_tparams: Vec::new(),
            tparams: Vec::new(),
            params: TypeId::EMPTY_TUPLE,
            results: TypeId::EMPTY_TUPLE,
            variadic: false,
        }
    }
}

/// An interface type.
#[derive(Debug, Default)]
pub struct Interface {
    /// The methods that are written in it: [`ObjectKind::Func`](super::ObjectKind::Func) objects, in source order.
    pub methods: Vec<ObjId>,
    /// The embedded elements, in source order.
    pub embeddeds: Vec<TypeId>,
    /// Where the embedded elements stand; as long as `embeddeds` or empty.
    pub embed_pos: Vec<Pos>,
    /// Whether it wraps a constraint that was written without `interface` (`[T ~int]`).
    pub implicit: bool,
    pub(super) set: OnceCell<TypeSet>,
    pub(super) set_in_progress: Cell<bool>,
}

/// A defined type, or an instance of a generic defined type.
#[derive(Debug)]
pub struct Named {
    /// The type's name; an instance has its origin's.
    pub obj: ObjId,
    /// For an instance, the generic type and the type arguments.
    pub inst: Option<Instance>,
    /// Where an instance was first written.
    pub(super) pos: Cell<Pos>,
    /// What stands on the right of the declaration; for an instance, that with the arguments substituted.
    pub(super) rhs: Cell<Option<TypeId>>,
    pub(super) underlying: Cell<Option<TypeId>>,
    pub(super) tparams: OnceCell<Vec<TypeId>>,
    /// The type parameters of the generic function in which the type is declared.
    pub(super) implicit: OnceCell<Vec<TypeId>>,
    /// The declared methods; for an instance, the expanded ones in the origin's order, made when they are asked for.
    pub(super) methods: RefCell<Vec<Option<ObjId>>>,
}

/// From what an instance was made.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The generic type or alias.
    pub orig: TypeId,
    /// The type arguments.
    pub targs: Vec<TypeId>,
    /// For a type that is declared in a generic function: what stands for that function's type parameters. Only
    /// monomorphisation makes such instances.
    pub implicit: Vec<TypeId>,
}

/// A type parameter.
#[derive(Debug)]
pub struct TypeParam {
    /// Its name.
    pub obj: ObjId,
    /// Its number in its list, from 0; `usize::MAX` until it is bound to a declaration.
    pub(super) index: Cell<usize>,
    /// Its constraint.
    pub(super) bound: Cell<TypeId>,
    pub(super) bound_iface: Cell<Option<TypeId>>,
    /// The declared type parameter in whose place this one was made.
    pub(super) origin: Cell<Option<TypeId>>,
}

/// A term of a union or type set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Whether it is `~T`.
    pub tilde: bool,
    /// `T`
    pub ty: TypeId,
}

/// An alias, or an instance of a generic alias.
#[derive(Debug)]
pub struct Alias {
    /// The alias's name.
    pub obj: ObjId,
    /// For an instance, the generic alias and the type arguments.
    pub inst: Option<Instance>,
    pub(super) rhs: Cell<Option<TypeId>>,
    pub(super) actual: Cell<Option<TypeId>>,
    pub(super) tparams: OnceCell<Vec<TypeId>>,
}
