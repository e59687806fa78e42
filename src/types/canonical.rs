//! One id for identical types.
//!
//! `canonical(a) == canonical(b)` exactly if `a` and `b` are identical, for types that are completely declared. A type
//! that is not (a defined type in the middle of its declaration is no obstacle, an interface that embeds one is) stands
//! for itself until it is. Type parameters, and signatures that declare some, stand for themselves.

use rustc_hash::FxHashMap;

use super::Types;
use super::identical::identical;
use super::ty::{Instance, Named, ObjId, PkgId, Signature, Struct, Type, TypeId};
use crate::base::intern::Symbol;

/// What was found out about canonical types so far.
#[derive(Debug, Default)]
pub(super) struct Canon {
    known: FxHashMap<TypeId, TypeId>,
    structs: FxHashMap<Vec<FieldKey>, TypeId>,
    tuples: FxHashMap<Vec<TypeId>, TypeId>,
    signatures: FxHashMap<(TypeId, TypeId, bool), TypeId>,
    /// Interfaces by the names of their methods; within one list no two are identical.
    interfaces: FxHashMap<Vec<(Symbol, Option<PkgId>)>, Vec<TypeId>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct FieldKey {
    name: Symbol,
    pkg: Option<PkgId>,
    ty: TypeId,
    tag: Option<Symbol>,
    embedded: bool,
}

impl Types {
    /// The id that stands for all types identical to `ty`.
    pub fn canonical(&self, ty: TypeId) -> TypeId {
        self.canonical_or(ty).unwrap_or(ty)
    }

    /// None when `ty` is not completely declared.
    fn canonical_or(&self, ty: TypeId) -> Option<TypeId> {
        match self.get(ty) {
            Type::Basic(basic) => return Some(TypeId::basic(basic.kind)),
            Type::TypeParam(_) | Type::Union(_) => return Some(ty),
            Type::Named(named) if named.inst.is_none() => return Some(ty),
            _ => {}
        }
        if let Some(&known) = self.canon.borrow().known.get(&ty) {
            return Some(known);
        }
        let found = stacker::maybe_grow(64 << 10, 1 << 20, || self.find_canonical(ty))?;
        let mut canon = self.canon.borrow_mut();
        canon.known.insert(found, found);
        canon.known.insert(ty, found);
        Some(found)
    }

    fn find_canonical(&self, ty: TypeId) -> Option<TypeId> {
        if !self.is_complete(ty) {
            return None;
        }
        Some(match self.get(ty) {
            Type::Array { len, elem } => self.new_array(*len, self.canonical_or(*elem)?),
            Type::Slice { elem } => self.new_slice(self.canonical_or(*elem)?),
            Type::Pointer { elem } => self.new_pointer(self.canonical_or(*elem)?),
            Type::Chan { dir, elem } => self.new_chan(*dir, self.canonical_or(*elem)?),
            Type::Map { key, elem } => self.new_map(self.canonical_or(*key)?, self.canonical_or(*elem)?),
            Type::Struct(s) => self.canonical_struct(ty, s)?,
            Type::Tuple(vars) => self.canonical_tuple(ty, vars)?,
            Type::Signature(sig) => self.canonical_signature(ty, sig)?,
            Type::Interface(_) => self.canonical_interface(ty)?,
            Type::Named(Named { inst: Some(inst), .. }) => self.canonical_instance(inst)?,
            Type::Alias(_) => match self.unalias(ty) {
                TypeId::INVALID => return None,
                actual => self.canonical_or(actual)?,
            },
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_) | Type::Union(_) => ty,
        })
    }

    fn canonical_struct(&self, ty: TypeId, s: &Struct) -> Option<TypeId> {
        let field = |(i, &field): (usize, &ObjId)| {
            let object = self.obj(field);
            Some(FieldKey {
                name: object.name,
                pkg: object.pkg.filter(|_| !self.is_exported_name(object.name)),
                ty: self.canonical_or(object.ty()?)?,
                tag: s.tag(i),
                embedded: object.is_embedded(),
            })
        };
        let key = s.fields.iter().enumerate().map(field).collect::<Option<Vec<_>>>()?;
        Some(*self.canon.borrow_mut().structs.entry(key).or_insert(ty))
    }

    fn canonical_tuple(&self, ty: TypeId, vars: &[ObjId]) -> Option<TypeId> {
        let parts = vars.iter().map(|&var| self.canonical_or(self.type_of(var)));
        let key = parts.collect::<Option<Vec<_>>>()?;
        Some(*self.canon.borrow_mut().tuples.entry(key).or_insert(ty))
    }

    /// The representative has no receiver, so that a method's type can be a function's.
    fn canonical_signature(&self, ty: TypeId, sig: &Signature) -> Option<TypeId> {
        if !sig.tparams.is_empty() {
            return Some(ty);
        }
        let (params, results) = (self.canonical_or(sig.params)?, self.canonical_or(sig.results)?);
        let key = (params, results, sig.variadic);
        if let Some(&known) = self.canon.borrow().signatures.get(&key) {
            return Some(known);
        }
        let plain = match sig.recv {
            None => ty,
            Some(_) => self.push(Type::Signature(Signature {
                params: sig.params,
                results: sig.results,
                variadic: sig.variadic,
                ..Signature::default()
            })),
        };
        self.canon.borrow_mut().signatures.insert(key, plain);
        Some(plain)
    }

    /// Interfaces may refer to themselves through their methods without a name between: they are compared.
    fn canonical_interface(&self, ty: TypeId) -> Option<TypeId> {
        let set = self.known_type_set(ty)?;
        let mut key = Vec::with_capacity(set.methods.len());
        for &method in &set.methods {
            let object = self.obj(method);
            object.ty()?;
            key.push((object.name, object.pkg.filter(|_| !self.is_exported_name(object.name))));
        }
        let others = self.canon.borrow().interfaces.get(&key).cloned().unwrap_or_default();
        if let Some(&same) = others.iter().find(|&&other| identical(self, other, ty)) {
            return Some(same);
        }
        self.canon.borrow_mut().interfaces.entry(key).or_default().push(ty);
        Some(ty)
    }

    fn canonical_instance(&self, inst: &Instance) -> Option<TypeId> {
        let all = |list: &[TypeId]| list.iter().map(|&targ| self.canonical_or(targ)).collect::<Option<Vec<_>>>();
        let (targs, implicit) = (all(&inst.targs)?, all(&inst.implicit)?);
        Some(self.named_instance(Instance { orig: inst.orig, targs, implicit }))
    }
}
