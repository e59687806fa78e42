//! Which types have `==`, and which have nil.
//!
//! Spec: boolean, numeric, string, pointer and channel types are comparable; interface types are; struct types are if
//! all their field types are; array types are if their element types are; type parameters are strictly comparable if
//! all types in their type sets are. Slice, map and function types are not.

use super::Types;
use super::display::{Qualifier, type_string};
use super::ty::{BasicKind, Type, TypeId};
use super::valid_type::MAX_NESTING;

/// Whether values of type `ty` can be compared with `==` (interfaces can, and may panic).
pub fn comparable(types: &Types, ty: TypeId) -> bool {
    Walk { types, dynamic: true, seen: Vec::new() }.fault(ty).is_none()
}

/// Whether values of type `ty` can be compared and comparing cannot panic.
pub fn strictly_comparable(types: &Types, ty: TypeId) -> bool {
    Walk { types, dynamic: false, seen: Vec::new() }.fault(ty).is_none()
}

/// Why values of type `ty` cannot be compared: an empty text when there is nothing to say beyond the type itself, as in
/// `struct containing []int cannot be compared`. None when they can.
pub fn incomparable_cause(types: &Types, ty: TypeId, qualifier: &Qualifier) -> Option<String> {
    let fault = Walk { types, dynamic: true, seen: Vec::new() }.fault(ty)?;
    Some(match fault {
        Fault::Kind => String::new(),
        Fault::Field(field) => format!("struct containing {} cannot be compared", type_string(types, field, qualifier)),
        Fault::Elem => format!("{} cannot be compared", type_string(types, ty, qualifier)),
        Fault::EmptySet => "empty type set".into(),
        Fault::InSet => "incomparable types in type set".into(),
    })
}

/// Whether `nil` is a value of `ty`.
pub fn has_nil(types: &Types, ty: TypeId) -> bool {
    match types.under(ty) {
        Type::Basic(basic) => basic.kind == BasicKind::UnsafePointer,
        Type::Slice { .. } | Type::Pointer { .. } | Type::Signature(_) | Type::Map { .. } | Type::Chan { .. } => true,
        Type::Interface(_) if types.as_type_param(ty).is_some() => {
            let set = types.type_set(types.underlying(ty));
            set.has_terms() && set.specific().iter().all(|term| has_nil(types, term.ty))
        }
        Type::Interface(_) => true,
        _ => false,
    }
}

enum Fault {
    Kind,
    Field(TypeId),
    Elem,
    EmptySet,
    InSet,
}

struct Walk<'t> {
    types: &'t Types,
    /// Whether interfaces that are not type parameters count as comparable.
    dynamic: bool,
    seen: Vec<TypeId>,
}

impl Walk<'_> {
    fn fault(&mut self, ty: TypeId) -> Option<Fault> {
        if self.seen.contains(&ty) || self.seen.len() > MAX_NESTING {
            return None;
        }
        self.seen.push(ty);
        stacker::maybe_grow(64 << 10, 1 << 20, || self.fault_in(ty))
    }

    fn fault_in(&mut self, ty: TypeId) -> Option<Fault> {
        let types = self.types;
        let under = types.underlying(ty);
        match types.get(under) {
            // An invalid type was reported.
            Type::Basic(basic) => (basic.kind == BasicKind::UntypedNil).then_some(Fault::Kind),
            Type::Pointer { .. } | Type::Chan { .. } => None,
            Type::Struct(s) => {
                let mut fields = s.fields.iter().map(|&f| types.type_of(f));
                fields.find(|&field| self.fault(field).is_some()).map(Fault::Field)
            }
            Type::Array { elem, .. } => self.fault(*elem).map(|_| Fault::Elem),
            Type::Interface(_) if self.dynamic && types.as_type_param(ty).is_none() => None,
            Type::Interface(_) => self.fault_in_set(under),
            _ => Some(Fault::Kind),
        }
    }

    fn fault_in_set(&mut self, iface: TypeId) -> Option<Fault> {
        let set = self.types.type_set(iface);
        if set.is_empty() {
            return Some(Fault::EmptySet);
        }
        let mut strict = Walk { types: self.types, dynamic: false, seen: std::mem::take(&mut self.seen) };
        let fine = match set.specific() {
            [] => set.comparable,
            terms => terms.iter().all(|term| strict.fault(term.ty).is_none()),
        };
        self.seen = strict.seen;
        (!fine).then_some(Fault::InSet)
    }
}
