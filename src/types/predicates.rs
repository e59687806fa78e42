//! Questions about one type.
//!
//! `is_x` look at the underlying type and are false for type parameters; `all_x` ask it of every specific type of a
//! type parameter's type set.

use super::Types;
use super::ty::{BasicKind, Type, TypeId};

impl Types {
    /// Whether it is a type that had no error.
    pub fn is_valid(&self, ty: TypeId) -> bool {
        self.unalias(ty) != TypeId::INVALID
    }

    /// Whether the underlying type is a basic type of which `is` holds: `types.is(ty, BasicKind::is_integer)`.
    pub fn is(&self, ty: TypeId, is: impl Fn(BasicKind) -> bool) -> bool {
        self.basic_kind(ty).is_some_and(is)
    }

    /// Like [`Types::is`]; of a type parameter, whether it holds of all specific types and there are some.
    pub fn all(&self, ty: TypeId, is: impl Fn(BasicKind) -> bool) -> bool {
        match self.as_type_param(ty) {
            Some(_) => {
                let terms = self.type_set(self.underlying(ty)).specific();
                !terms.is_empty() && terms.iter().all(|term| self.is(term.ty, &is))
            }
            None => self.is(ty, is),
        }
    }

    /// Whether it is the type of an untyped constant, an untyped boolean, or nil.
    pub fn is_untyped(&self, ty: TypeId) -> bool {
        matches!(self.get(ty), Type::Basic(basic) if basic.kind.is_untyped())
    }

    /// Whether it is the opposite of [`Types::is_untyped`].
    pub fn is_typed(&self, ty: TypeId) -> bool {
        !self.is_untyped(ty)
    }

    /// Whether it is an untyped integer, rune, float or complex type.
    pub fn is_untyped_numeric(&self, ty: TypeId) -> bool {
        matches!(self.get(ty), Type::Basic(basic) if basic.kind.is_untyped() && basic.kind.is_numeric())
    }

    /// Whether it has a name: predeclared and defined types and type parameters have.
    pub fn has_name(&self, ty: TypeId) -> bool {
        matches!(self.ty(ty), Type::Basic(_) | Type::Named(_) | Type::TypeParam(_))
    }

    /// Whether it is a type literal or a basic type.
    pub fn is_type_literal(&self, ty: TypeId) -> bool {
        !matches!(self.ty(ty), Type::Named(_) | Type::TypeParam(_))
    }

    /// Whether it is a type parameter.
    pub fn is_type_param(&self, ty: TypeId) -> bool {
        self.as_type_param(ty).is_some()
    }

    /// Whether its underlying type is an interface; a type parameter's is.
    pub fn is_interface(&self, ty: TypeId) -> bool {
        self.as_interface(ty).is_some()
    }

    /// Whether it is an interface and no type parameter.
    pub fn is_non_type_param_interface(&self, ty: TypeId) -> bool {
        !self.is_type_param(ty) && self.is_interface(ty)
    }

    /// Whether it is a pointer to an interface or to a type parameter: a common mistake.
    pub fn is_interface_pointer(&self, ty: TypeId) -> bool {
        matches!(self.under(ty), Type::Pointer { elem } if self.is_interface(*elem))
    }

    /// Whether it is a generic type or alias that is not instantiated.
    pub fn is_generic(&self, ty: TypeId) -> bool {
        let generic = |ty| self.instance(ty).is_none() && !self.type_params(ty).is_empty();
        match self.get(ty) {
            Type::Alias(_) if generic(ty) => true,
            _ => matches!(self.ty(ty), Type::Named(_)) && generic(self.unalias(ty)),
        }
    }

    /// Whether it is a type parameter whose constraint no type satisfies.
    pub fn has_empty_type_set(&self, ty: TypeId) -> bool {
        self.is_type_param(ty) && self.type_set(self.underlying(ty)).is_empty()
    }

    /// Whether it is a slice of bytes or runes.
    pub fn is_bytes_or_runes(&self, ty: TypeId) -> bool {
        let is = |kind| matches!(kind, BasicKind::Uint8 | BasicKind::Int32);
        matches!(self.under(ty), Type::Slice { elem } if self.is(*elem, is))
    }

    /// The type that an untyped value gets where nothing else asks for one; other types stay.
    pub fn default_type(&self, ty: TypeId) -> TypeId {
        match self.get(ty) {
            Type::Basic(basic) => match basic.kind {
                BasicKind::UntypedBool => TypeId::BOOL,
                BasicKind::UntypedInt => TypeId::INT,
                BasicKind::UntypedRune => TypeId::RUNE,
                BasicKind::UntypedFloat => TypeId::FLOAT64,
                BasicKind::UntypedComplex => TypeId::COMPLEX128,
                BasicKind::UntypedString => TypeId::STRING,
                _ => ty,
            },
            _ => ty,
        }
    }

    /// The larger of two untyped numeric types (integer, rune, floating-point, complex); the type itself if both are the
    /// same.
    pub fn max_type(&self, x: TypeId, y: TypeId) -> Option<TypeId> {
        if x == y {
            return Some(x);
        }
        (self.is_untyped_numeric(x) && self.is_untyped_numeric(y)).then(|| x.max(y))
    }

    /// The word for what sort of type it is: `struct`, `map` …; empty for basic types.
    pub fn composite_kind(&self, ty: TypeId) -> &'static str {
        match self.under(ty) {
            Type::Array { .. } => "array",
            Type::Slice { .. } => "slice",
            Type::Struct(_) => "struct",
            Type::Pointer { .. } => "pointer",
            Type::Signature(_) => "func",
            Type::Interface(_) => "interface",
            Type::Map { .. } => "map",
            Type::Chan { .. } => "chan",
            Type::Tuple(_) => "tuple",
            Type::Union(_) => "union",
            _ => "",
        }
    }

    /// The base type of a pointer type that is not defined, and whether it was one.
    pub fn deref(&self, ty: TypeId) -> (TypeId, bool) {
        match self.ty(ty) {
            Type::Pointer { elem } => (*elem, true),
            _ => (ty, false),
        }
    }

    /// The struct type to which a pointer type (defined or not) points; other types stay.
    pub fn deref_struct_pointer(&self, ty: TypeId) -> TypeId {
        match self.under(ty) {
            Type::Pointer { elem } if self.as_struct(*elem).is_some() => *elem,
            _ => ty,
        }
    }
}
