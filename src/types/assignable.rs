//! Which values may be assigned to variables of which types.

use super::comparable::has_nil;
use super::constant::Constant;
use super::display::type_string;
use super::identical::identical;
use super::implements::{Purpose, implements};
use super::ty::{BasicKind, ChanDir, Type, TypeId};
use super::{Cx, Types};

/// A value as the relations see it.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// Its type.
    pub ty: TypeId,
    /// Its value if it is a constant.
    pub constant: Option<&'a Constant>,
}

impl<'a> Value<'a> {
    /// A value that is not constant.
    pub fn new(ty: TypeId) -> Value<'a> {
        Value { ty, constant: None }
    }
}

/// Why a value is not assignable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAssignable {
    /// Which rule it breaks.
    pub rule: Rule,
    /// Details for the message; may be empty.
    pub cause: String,
}

/// The rules of assignability, as error codes tell them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rule {
    /// The types do not fit.
    Types,
    /// The type does not implement the interface.
    Interface,
    /// The channel types are both defined.
    Chan,
}

/// Why an untyped value does not become a value of a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unrepresentable {
    /// A number with a fraction part, as an integer: `x truncated to int`.
    Truncated,
    /// A number that is too large: `x overflows int8`.
    Overflows,
    /// A constant of another kind: `cannot convert x to type string`.
    Kind,
    /// A value that no conversion without a name fits: `cannot convert x to type T`.
    Conversion,
}

/// Whether `x` may be assigned to a variable of type `t`.
///
/// Spec: a value x of type V is assignable to a variable of type T if one of the following conditions applies: V and T
/// are identical; V and T have identical underlying types and are not type parameters and at least one of V or T is not
/// a named type; V and T are channel types with identical element types, V is a bidirectional channel, and at least one
/// of V or T is not a named type; T is an interface type, but not a type parameter, and x implements T; x is the
/// predeclared identifier nil and T is a pointer, function, slice, map, channel, or interface type, but not a type
/// parameter; x is an untyped constant representable by a value of type T.
pub fn assignable(types: &Types, cx: &mut dyn Cx, x: Value<'_>, t: TypeId) -> Result<(), NotAssignable> {
    let mut cause = String::new();
    assign(types, cx, x, t, &mut cause).map_err(|rule| NotAssignable { rule, cause })
}

/// Like [`assignable`]. Details are put before what `cause` holds already: the inner reasons come first.
pub(super) fn assign(types: &Types, cx: &mut dyn Cx, x: Value<'_>, t: TypeId, cause: &mut String) -> Result<(), Rule> {
    let (v, t_declared, t) = (types.unalias(x.ty), t, types.unalias(t));
    if v == TypeId::INVALID || t == TypeId::INVALID || identical(types, v, t) {
        return Ok(());
    }
    let (v_under, t_under) = (types.underlying(v), types.underlying(t));
    let (v_param, t_param) = (types.is_type_param(v), types.is_type_param(t));
    if types.is_untyped(v_under) {
        return untyped_assignable(types, x, t);
    }
    let both_named = types.has_name(v) && types.has_name(t);
    if !both_named && !v_param && !t_param && identical(types, v_under, t_under) {
        return Ok(());
    }
    if types.is_non_type_param_interface(t) || types.is_interface_pointer(t_under) {
        match implements(types, cx, v, t, Purpose::Value) {
            Ok(()) => return Ok(()),
            Err(reason) if !v_param => {
                *cause = reason;
                return Err(Rule::Interface);
            }
            // A type parameter may yet be assignable by its type set.
            Err(_) => cause.clear(),
        }
    }
    if types.is_non_type_param_interface(v) && implements(types, cx, t, v, Purpose::Value).is_ok() {
        *cause = "need type assertion".into();
        return Err(Rule::Types);
    }
    if let (Type::Chan { dir: ChanDir::Both, elem: a }, Type::Chan { elem: b, .. }) =
        (types.get(v_under), types.get(t_under))
        && identical(types, *a, *b)
    {
        return if both_named { Err(Rule::Chan) } else { Ok(()) };
    }
    if !types.has_name(v) && t_param {
        return to_type_param(types, cx, x, t, cause);
    }
    if v_param && !types.has_name(t) {
        return from_type_param(types, cx, v, (t, t_declared), cause);
    }
    Err(Rule::Types)
}

/// Puts a reason before the ones that led to it.
pub(super) fn put_before(cause: &mut String, outer: String) {
    *cause = if cause.is_empty() { outer } else { format!("{outer}\n\t{cause}") };
}

fn untyped_assignable(types: &Types, x: Value<'_>, t: TypeId) -> Result<(), Rule> {
    let fits = |ty| implicit_type(types, x, ty).is_ok();
    let all = match types.is_type_param(t) {
        true => {
            let members = types.members(t);
            !members.is_empty() && members.iter().all(|member| fits(member.ty))
        }
        false => fits(t),
    };
    if all { Ok(()) } else { Err(Rule::Types) }
}

/// Spec: V is not a named type, T is a type parameter, and x is assignable to each type in T's type set.
fn to_type_param(types: &Types, cx: &mut dyn Cx, x: Value<'_>, t: TypeId, cause: &mut String) -> Result<(), Rule> {
    let members = types.members(t);
    if members.is_empty() {
        return Err(Rule::Types);
    }
    for member in members {
        assign(types, cx, x, member.ty, cause).inspect_err(|_| {
            let qualifier = cx.qualifier();
            let show = |ty| type_string(types, ty, &qualifier);
            put_before(cause, format!("cannot assign {} to {} (in {})", show(x.ty), show(member.ty), show(t)));
        })?;
    }
    Ok(())
}

/// Spec: V is a type parameter and T is not a named type, and values of each type in V's type set are assignable to T.
fn from_type_param(
    types: &Types,
    cx: &mut dyn Cx,
    v: TypeId,
    (t, t_declared): (TypeId, TypeId),
    cause: &mut String,
) -> Result<(), Rule> {
    let members = types.members(v);
    if members.is_empty() {
        return Err(Rule::Types);
    }
    for member in members {
        assign(types, cx, Value::new(member.ty), t, cause).inspect_err(|_| {
            let qualifier = cx.qualifier();
            let show = |ty| type_string(types, ty, &qualifier);
            put_before(cause, format!("cannot assign {} (in {}) to {}", show(member.ty), show(v), show(t_declared)));
        })?;
    }
    Ok(())
}

/// The type that an untyped value gets where a `target` is wanted, and its value there if it is a constant and the
/// target basic. A typed value stays as it is.
pub fn implicit_type(
    types: &Types,
    x: Value<'_>,
    target: TypeId,
) -> Result<(TypeId, Option<Constant>), Unrepresentable> {
    if types.is_typed(x.ty) || x.ty == TypeId::INVALID || !types.is_valid(target) {
        return Ok((x.ty, None));
    }
    if types.is_untyped(target) {
        return types.max_type(x.ty, target).map(|max| (max, None)).ok_or(Unrepresentable::Conversion);
    }
    if x.ty == TypeId::UNTYPED_NIL {
        return if has_nil(types, target) { Ok((target, None)) } else { Err(Unrepresentable::Conversion) };
    }
    let ok = match types.under(target) {
        Type::Basic(basic) => match x.constant {
            Some(value) => return representation(types, value, x.ty, basic.kind).map(|v| (target, Some(v))),
            None => delayed_fits(types.basic_kind(x.ty), basic.kind),
        },
        Type::Interface(_) if types.is_type_param(target) => {
            let members = types.members(target);
            !members.is_empty() && members.iter().all(|member| implicit_type(types, x, member.under).is_ok())
        }
        // The dynamic type is the default type.
        Type::Interface(_) if types.type_set(types.underlying(target)).is_all() => {
            return Ok((types.default_type(x.ty), None));
        }
        _ => false,
    };
    if ok { Ok((target, None)) } else { Err(Unrepresentable::Conversion) }
}

/// An untyped value that is not constant: the result of a comparison, or of a shift whose operand gets its type later.
fn delayed_fits(untyped: Option<BasicKind>, target: BasicKind) -> bool {
    match untyped {
        Some(BasicKind::UntypedBool) => target.is_boolean(),
        Some(BasicKind::UntypedString) => target.is_string(),
        Some(kind) => kind.is_numeric() && target.is_numeric(),
        None => false,
    }
}

/// The constant `value` of type `ty` as a value of a basic type.
pub fn representation(
    types: &Types,
    value: &Constant,
    ty: TypeId,
    kind: BasicKind,
) -> Result<Constant, Unrepresentable> {
    value.represent(kind).ok_or_else(|| {
        if !types.is(ty, BasicKind::is_numeric) || !kind.is_numeric() {
            Unrepresentable::Kind
        } else if !types.is(ty, BasicKind::is_integer) && kind.is_integer() {
            Unrepresentable::Truncated
        } else {
            Unrepresentable::Overflows
        }
    })
}
