//! Types that contain themselves: `type T struct { t T }`.

use rustc_hash::FxHashSet;

use super::Types;
use super::identical::identical;
use super::ty::{Named, Type, TypeId};

/// Types nested deeper than this are taken to be nested without end: `type T[P any] struct { t T[[]P] }` before it is
/// found to be invalid.
pub(super) const MAX_NESTING: usize = 10_000;

/// The defined types along a cycle through which `ty` contains itself without a pointer between; none if it does not.
///
/// Generic types are followed into their arguments: `type A[P any] struct { p P }; type B struct { a A[B] }` is a cycle.
/// The checker reports it and makes the generic (or only) type at the head of the cycle invalid: see
/// [`Types::origin_type`] and [`Types::set_rhs`].
///
/// `valid` are defined types that were found to be valid; those that are found now are added. Without it, types whose
/// parts share parts would take exponential time.
pub fn invalid_cycle(types: &Types, ty: TypeId, valid: &mut FxHashSet<TypeId>) -> Option<Vec<TypeId>> {
    Walk { types, valid, path: Vec::new(), incomplete: false }.cycle(ty, &mut Vec::new())
}

struct Walk<'t> {
    types: &'t Types,
    valid: &'t mut FxHashSet<TypeId>,
    /// The defined types from the first to the current one.
    path: Vec<TypeId>,
    /// Whether a type was met that is still being declared: what it is part of is not known to be valid.
    incomplete: bool,
}

impl Walk<'_> {
    /// `nest` holds the defined types whose memory encloses the current type; where a type argument is followed, it is
    /// shorter than the path.
    fn cycle(&mut self, ty: TypeId, nest: &mut Vec<TypeId>) -> Option<Vec<TypeId>> {
        let ty = self.types.unalias(ty);
        stacker::maybe_grow(64 << 10, 1 << 20, || match self.types.get(ty) {
            Type::Array { elem, .. } => self.cycle(*elem, nest),
            Type::Struct(s) => s.fields.iter().find_map(|&field| self.cycle(self.types.type_of(field), nest)),
            Type::Union(terms) => terms.iter().find_map(|term| self.cycle(term.ty, nest)),
            Type::Interface(iface) => iface.embeddeds.iter().find_map(|&elem| self.cycle(elem, nest)),
            Type::Named(named) => self.named(ty, named, nest),
            Type::TypeParam(_) => self.argument(ty, nest),
            _ => None,
        })
    }

    fn named(&mut self, ty: TypeId, named: &Named, nest: &mut Vec<TypeId>) -> Option<Vec<TypeId>> {
        let types = self.types;
        if self.valid.contains(&ty) {
            return None;
        }
        let same = |&outer: &TypeId| outer == ty || named.inst.is_some() && identical(types, outer, ty);
        if nest.iter().any(same) {
            let start = self.path.iter().position(|&outer| identical(types, outer, ty))?;
            return Some(self.path[start..].to_vec());
        }
        let generic = named.inst.as_ref().map_or(ty, |inst| inst.orig);
        let Some(rhs) = types.rhs(generic) else {
            self.incomplete = true;
            return None;
        };
        nest.push(ty);
        self.path.push(ty);
        let cycle = self.cycle(rhs, nest);
        self.path.pop();
        nest.pop();
        if cycle.is_none() && !self.incomplete {
            self.valid.insert(ty);
        }
        cycle
    }

    /// A type parameter stands for the argument of the instance that it is in. The argument was written outside of that
    /// instance.
    fn argument(&mut self, tparam: TypeId, nest: &mut Vec<TypeId>) -> Option<Vec<TypeId>> {
        let inst = *nest.last()?;
        let i = self.types.type_params(inst).iter().position(|&p| p == tparam)?;
        let targ = *self.types.type_args(inst).get(i)?;
        nest.pop();
        let cycle = self.cycle(targ, nest);
        nest.push(inst);
        cycle
    }
}
