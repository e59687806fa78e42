//! Whether a type has the methods of an interface, and what is wrong with the first that it has not.

use super::display::{Qualifier, method_string, method_string_with_paths, type_string};
use super::identical::identical;
use super::lookup::{Lookup, Operand, Selector, lookup_in};
use super::object::ObjectKind;
use super::ty::{ObjId, Type, TypeId};
use super::{Cx, Types};

/// A method that a type lacks.
#[derive(Clone, Copy, Debug)]
pub struct Missing {
    /// The interface's method.
    pub method: ObjId,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is none.
    NotFound,
    /// There is one whose name differs in case.
    WrongName(ObjId),
    /// There is one that another package does not export.
    Unexported,
    /// There is one of another type.
    WrongType(ObjId),
    /// There are several at the same depth.
    Ambiguous,
    /// It is one of the pointer type.
    PointerReceiver,
    /// The name is a field's.
    Field,
}

/// How far an interface must have another one's methods.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Completeness {
    /// All must be there.
    All,
    /// Those that both have must agree: the value may have more than its static type says.
    Shared,
}

/// Compares methods while the methods of a type are looked up.
pub(super) trait Matcher {
    /// Makes sure that a method has its type.
    fn declare(&mut self, method: ObjId);
    /// Whether a method of type `found` will do where `wanted` is wanted.
    fn equivalent(&mut self, found: TypeId, wanted: TypeId) -> bool;
}

struct Identical<'a> {
    types: &'a Types,
    cx: &'a mut dyn Cx,
}

impl Matcher for Identical<'_> {
    fn declare(&mut self, method: ObjId) {
        self.cx.declare(self.types.origin(method));
    }

    fn equivalent(&mut self, found: TypeId, wanted: TypeId) -> bool {
        identical(self.types, found, wanted)
    }
}

/// The first method of interface `t` that `v` lacks.
pub fn missing_method(
    types: &Types,
    cx: &mut dyn Cx,
    v: TypeId,
    t: TypeId,
    completeness: Completeness,
) -> Option<Missing> {
    find_missing(types, &mut Identical { types, cx }, v, t, completeness)
}

pub(super) fn find_missing(
    types: &Types,
    matcher: &mut dyn Matcher,
    v: TypeId,
    t: TypeId,
    completeness: Completeness,
) -> Option<Missing> {
    let methods = &types.type_set(types.underlying(t)).methods;
    let from_interface = types.is_interface(v);
    methods.iter().find_map(|&method| {
        let fault = match from_interface {
            true => fault_in_interface(types, matcher, v, method, completeness),
            false => fault_in_type(types, matcher, v, method),
        };
        fault.map(|fault| Missing { method, fault })
    })
}

fn selector(types: &Types, method: ObjId) -> Selector {
    let object = types.obj(method);
    Selector::new(object.pkg, object.name)
}

fn fault_in_interface(
    types: &Types,
    matcher: &mut dyn Matcher,
    v: TypeId,
    method: ObjId,
    completeness: Completeness,
) -> Option<Fault> {
    match types.type_set_method(types.underlying(v), selector(types, method)) {
        None => (completeness == Completeness::All).then_some(Fault::NotFound),
        Some((_, found)) => {
            let same = matcher.equivalent(types.type_of(found), types.type_of(method));
            (!same).then_some(Fault::WrongType(found))
        }
    }
}

fn fault_in_type(types: &Types, matcher: &mut dyn Matcher, v: TypeId, method: ObjId) -> Option<Fault> {
    let selector = selector(types, method);
    let found = match lookup_in(types, v, Operand::Value, selector) {
        Lookup::Found(selection) => selection.obj,
        Lookup::Ambiguous(_) => return Some(Fault::Ambiguous),
        Lookup::PointerReceiver => return Some(Fault::PointerReceiver),
        Lookup::NotFound => return Some(similar(types, matcher, v, selector)),
    };
    if !matches!(types.obj(found).kind, ObjectKind::Func(_)) {
        return Some(Fault::Field);
    }
    matcher.declare(found);
    let same = matcher.equivalent(types.type_of(found), types.type_of(method));
    (!same).then_some(Fault::WrongType(found))
}

/// What is wrong if there is no such method: perhaps another spelling was meant.
fn similar(types: &Types, matcher: &mut dyn Matcher, v: TypeId, selector: Selector) -> Fault {
    match lookup_in(types, v, Operand::Value, selector.folded()).obj() {
        Some(obj) if matches!(types.obj(obj).kind, ObjectKind::Func(_)) => {
            matcher.declare(obj);
            if types.obj(obj).name == selector.name { Fault::Unexported } else { Fault::WrongName(obj) }
        }
        _ => Fault::NotFound,
    }
}

impl Missing {
    /// Whether the method is there, but of another type or with a pointer receiver.
    pub fn is_wrong_type(&self) -> bool {
        matches!(self.fault, Fault::WrongType(_) | Fault::PointerReceiver)
    }

    /// What is wrong, in parentheses and with `have` and `want` where that helps. `v` lacks a method of `t`.
    pub fn cause(&self, types: &Types, v: TypeId, t: TypeId, qualifier: &Qualifier) -> String {
        let name = types.name(types.obj(self.method).name);
        let both = |found| (method_string(types, found, qualifier), method_string(types, self.method, qualifier));
        match self.fault {
            Fault::NotFound => match [v, t].into_iter().find(|&ty| types.is_interface_pointer(ty)) {
                Some(pointer) => format!("({})", interface_pointer_cause(types, pointer, qualifier)),
                None => format!("(missing method {name})"),
            },
            Fault::WrongName(found) => {
                let (have, want) = both(found);
                format!("(missing method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Fault::Unexported => format!("(unexported method {name})"),
            Fault::WrongType(found) => {
                let (mut have, mut want) = both(found);
                if have == want {
                    have = method_string_with_paths(types, found, qualifier);
                    want = method_string_with_paths(types, self.method, qualifier);
                }
                if have == want {
                    return format!("(wrong type for method {name})");
                }
                format!("(wrong type for method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Fault::Ambiguous => format!("(ambiguous selector {}.{name})", type_string(types, v, qualifier)),
            Fault::PointerReceiver => format!("(method {name} has pointer receiver)"),
            Fault::Field => format!("({}.{name} is a field, not a method)", type_string(types, v, qualifier)),
        }
    }
}

/// Why a pointer to an interface has no methods.
pub fn interface_pointer_cause(types: &Types, ty: TypeId, qualifier: &Qualifier) -> String {
    let shown = type_string(types, ty, qualifier);
    match types.under(ty) {
        Type::Pointer { elem } if types.is_type_param(*elem) => {
            format!("type {shown} is pointer to type parameter, not type parameter")
        }
        _ => format!("type {shown} is pointer to interface, not interface"),
    }
}

/// Like [`missing_method`], but a type with an error, or one that embeds such a type, lacks nothing: nobody knows.
pub fn lacks_method(
    types: &Types,
    cx: &mut dyn Cx,
    v: TypeId,
    t: TypeId,
    completeness: Completeness,
) -> Option<Missing> {
    find_lacking(types, &mut Identical { types, cx }, v, t, completeness)
}

pub(super) fn find_lacking(
    types: &Types,
    matcher: &mut dyn Matcher,
    v: TypeId,
    t: TypeId,
    completeness: Completeness,
) -> Option<Missing> {
    if !types.is_valid(v) {
        return None;
    }
    let missing = find_missing(types, matcher, v, t, completeness)?;
    (!has_invalid_embedded_fields(types, v, &mut Vec::new())).then_some(missing)
}

fn has_invalid_embedded_fields(types: &Types, ty: TypeId, seen: &mut Vec<TypeId>) -> bool {
    let under = types.underlying(types.deref_struct_pointer(ty));
    let Type::Struct(s) = types.get(under) else { return false };
    if seen.contains(&under) {
        return false;
    }
    seen.push(under);
    let embedded = s.fields.iter().filter(|&&field| types.obj(field).is_embedded());
    embedded
        .map(|&field| types.type_of(field))
        .any(|field| !types.is_valid(field) || has_invalid_embedded_fields(types, field, seen))
}
