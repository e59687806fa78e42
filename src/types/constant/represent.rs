//! Which constants are values of which basic types.

use dashu_int::IBig;

use super::{Constant, Kind};
use crate::types::ty::BasicKind;

impl Constant {
    /// The constant as a value of a basic type: rounded for floating-point and complex types, an integer for integer
    /// types. None if it is not representable. The unknown constant is.
    ///
    /// Spec: a constant value x is representable by a value of type T if x is in the set of values determined by T, or T
    /// is a floating-point type and x can be rounded to T's precision without overflow, or T is a complex type and
    /// real(x) and imag(x) are representable by values of T's component type.
    pub fn represent(&self, kind: BasicKind) -> Option<Constant> {
        match self {
            Constant::Unknown => Some(Constant::Unknown),
            _ if kind.is_integer() => {
                let value = self.to_int();
                fits(value.as_int()?, kind).then_some(value)
            }
            _ if kind.is_float() => {
                let value = self.to_float();
                if value.is_unknown() { None } else { round(&value, kind) }
            }
            _ if kind.is_complex() => {
                let value = self.to_complex();
                if value.is_unknown() {
                    return None;
                }
                let part = match kind {
                    BasicKind::Complex64 => BasicKind::Float32,
                    BasicKind::Complex128 => BasicKind::Float64,
                    _ => return Some(value),
                };
                Some(Constant::complex(round(&value.real(), part)?, round(&value.imag(), part)?))
            }
            _ if kind.is_string() => (self.kind() == Kind::String).then(|| self.clone()),
            _ if kind.is_boolean() => (self.kind() == Kind::Bool).then(|| self.clone()),
            _ => None,
        }
    }
}

fn fits(n: &IBig, kind: BasicKind) -> bool {
    match kind {
        BasicKind::Int | BasicKind::Int64 => i64::try_from(n).is_ok(),
        BasicKind::Int8 => i8::try_from(n).is_ok(),
        BasicKind::Int16 => i16::try_from(n).is_ok(),
        BasicKind::Int32 => i32::try_from(n).is_ok(),
        BasicKind::Uint | BasicKind::Uint64 | BasicKind::Uintptr => u64::try_from(n).is_ok(),
        BasicKind::Uint8 => u8::try_from(n).is_ok(),
        BasicKind::Uint16 => u16::try_from(n).is_ok(),
        BasicKind::Uint32 => u32::try_from(n).is_ok(),
        BasicKind::UntypedInt => true,
        // Go: an untyped rune is never asked for; conversions go to int32 or untyped int.
        _ => kind == BasicKind::UntypedRune,
    }
}

fn round(value: &Constant, kind: BasicKind) -> Option<Constant> {
    let rounded = match kind {
        BasicKind::Float32 => f64::from(value.as_f32()?),
        BasicKind::Float64 => value.as_f64()?,
        _ => return Some(value.clone()),
    };
    // The negative zero does not exist among constants.
    rounded.is_finite().then(|| Constant::float64(rounded + 0.0))
}
