//! Which values may be converted to which types.

use super::assignable::{Value, assign, put_before};
use super::constant::Constant;
use super::display::type_string;
use super::identical::{identical, identical_ignore_tags};
use super::ty::{BasicKind, Type, TypeId};
use super::{Cx, Types};

/// Whether `T(x)` is allowed for a value that is not a constant, or a type that has no constants. The error gives
/// details for the message and may be empty.
///
/// Spec: a non-constant value x can be converted to type T in any of these cases: x is assignable to T; ignoring struct
/// tags, x's type and T are not type parameters but have identical underlying types; ignoring struct tags, x's type and
/// T are pointer types that are not named types, and their pointer base types are not type parameters but have identical
/// underlying types; both are integer or floating point types; both are complex types; x is an integer or a slice of
/// bytes or runes and T is a string type; x is a string and T is a slice of bytes or runes; x is a slice, T is an array
/// or a pointer to an array, and the slice and array types have identical element types.
pub fn convertible(types: &Types, cx: &mut dyn Cx, x: Value<'_>, t: TypeId) -> Result<(), String> {
    let mut cause = String::new();
    if convert(types, cx, x, t, &mut cause) { Ok(()) } else { Err(cause) }
}

fn convert(types: &Types, cx: &mut dyn Cx, x: Value<'_>, t: TypeId, cause: &mut String) -> bool {
    if assign(types, cx, x, t, cause).is_ok() {
        return true;
    }
    let (v, t_declared, t) = (types.unalias(x.ty), t, types.unalias(t));
    let (v_param, t_param) = (types.is_type_param(v), types.is_type_param(t));
    if literally_convertible(types, v, t) {
        return true;
    }
    if !v_param && !t_param {
        return false;
    }
    let (v_members, t_members) = (types.members(v), types.members(t));
    let pairs = v_members.iter().flat_map(|from| t_members.iter().map(move |to| (from.ty, to.ty)));
    for (from, to) in pairs {
        // A constant stays one where only the target varies.
        let value = if v_param { Value::new(from) } else { x };
        if !convert(types, cx, value, if t_param { to } else { t }, cause) {
            let qualifier = cx.qualifier();
            let show = |ty| type_string(types, ty, &qualifier);
            let from = if v_param { format!("{} (in {})", show(from), show(v)) } else { show(x.ty) };
            let to = if t_param { format!("{} (in {})", show(to), show(t)) } else { show(t_declared) };
            put_before(cause, format!("cannot convert {from} to type {to}"));
            return false;
        }
    }
    !v_members.is_empty() && !t_members.is_empty()
}

/// The rules beyond assignability that look at the types themselves.
fn literally_convertible(types: &Types, v: TypeId, t: TypeId) -> bool {
    let (v_under, t_under) = (types.underlying(v), types.underlying(t));
    let a_param = types.is_type_param(v) || types.is_type_param(t);
    if !a_param && identical_ignore_tags(types, v_under, t_under) {
        return true;
    }
    if let (Type::Pointer { elem: a }, Type::Pointer { elem: b }) = (types.get(v), types.get(t))
        && !types.is_type_param(*a)
        && !types.is_type_param(*b)
        && identical_ignore_tags(types, types.underlying(*a), types.underlying(*b))
    {
        return true;
    }
    let real = |kind: BasicKind| kind.is_integer() || kind.is_float();
    types.is(v, real) && types.is(t, real)
        || types.is(v, BasicKind::is_complex) && types.is(t, BasicKind::is_complex)
        || (types.is(v, BasicKind::is_integer) || types.is_bytes_or_runes(v)) && types.is(t, BasicKind::is_string)
        || types.is(v, BasicKind::is_string) && types.is_bytes_or_runes(t)
        || unsafe_convertible(types, v, t)
        || unsafe_convertible(types, t, v)
        || slice_to_array(types, v, t)
}

/// Spec (package unsafe): any pointer or value of underlying type uintptr can be converted to a type of underlying type
/// Pointer and vice versa.
fn unsafe_convertible(types: &Types, pointer: TypeId, unsafe_pointer: TypeId) -> bool {
    let address = types.is(pointer, |kind| kind == BasicKind::Uintptr);
    let is_pointer = matches!(types.under(pointer), Type::Pointer { .. });
    (address || is_pointer) && types.is(unsafe_pointer, |kind| kind == BasicKind::UnsafePointer)
}

fn slice_to_array(types: &Types, v: TypeId, t: TypeId) -> bool {
    let Type::Slice { elem } = types.under(v) else { return false };
    let array = match types.under(t) {
        Type::Pointer { elem: base } => types.under(*base),
        array => array,
    };
    matches!(array, Type::Array { elem: b, .. } if identical(types, *elem, *b))
}

/// The constant `value` of type `ty` converted to the basic type under `t`: `T(c)`, a constant again. None if it is not
/// representable there and no integer that becomes a string.
pub fn convert_constant(types: &Types, value: &Constant, ty: TypeId, t: TypeId) -> Option<Constant> {
    let kind = types.basic_kind(t)?;
    value.represent(kind).or_else(|| {
        let to_string = types.is(ty, BasicKind::is_integer) && kind.is_string();
        to_string.then(|| {
            let code = value.as_u64().and_then(|n| u32::try_from(n).ok()).and_then(char::from_u32);
            Constant::string(code.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]))
        })
    })
}
