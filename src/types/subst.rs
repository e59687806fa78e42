//! Replacing type parameters by types.

use rustc_hash::FxHashMap;

use super::Types;
use super::object::{Func, Object, ObjectKind, Var};
use super::ty::{Instance, Interface, Named, ObjId, Signature, Struct, Term, Type, TypeId};

/// What stands for which type parameter.
#[derive(Clone, Debug, Default)]
pub struct Substitution {
    pairs: Vec<(TypeId, TypeId)>,
}

impl Substitution {
    /// Each parameter stands for the argument at its place. Surplus ones are ignored.
    pub fn new(tparams: &[TypeId], targs: &[TypeId]) -> Substitution {
        Substitution { pairs: tparams.iter().copied().zip(targs.iter().copied()).collect() }
    }

    /// Like [`Substitution::new`]; parameters without an argument stay.
    pub fn partial(tparams: &[TypeId], targs: &[Option<TypeId>]) -> Substitution {
        let pairs = tparams.iter().zip(targs).filter_map(|(&p, &a)| Some((p, a?)));
        Substitution { pairs: pairs.collect() }
    }

    /// Adds a pair.
    pub fn push(&mut self, tparam: TypeId, targ: TypeId) {
        self.pairs.push((tparam, targ));
    }

    /// Whether it replaces nothing.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// What stands for a type parameter.
    pub fn get(&self, tparam: TypeId) -> Option<TypeId> {
        self.pairs.iter().find(|(p, _)| *p == tparam).map(|(_, a)| *a)
    }
}

impl Types {
    /// `ty` with its type parameters replaced; `ty` itself if it has none of them.
    pub fn subst(&self, ty: TypeId, substitution: &Substitution) -> TypeId {
        if substitution.is_empty() {
            return ty;
        }
        Substituter { types: self, substitution, done: FxHashMap::default() }.ty(ty)
    }

    /// A copy of a variable with another type, which remembers its origin.
    pub fn clone_var(&self, var: ObjId, ty: TypeId) -> ObjId {
        let object = self.obj(var);
        let Some(&data) = object.as_var() else { return var };
        let data = Var { origin: Some(self.origin(var)), ..data };
        let copy = Object::new(ObjectKind::Var(data), object.pos, object.pkg, object.name);
        copy.set_ty(ty);
        self.new_object(copy)
    }

    /// A copy of a function with another type, which remembers its origin.
    pub fn clone_func(&self, func: ObjId, ty: TypeId) -> ObjId {
        let object = self.obj(func);
        let data = Func { origin: Some(self.origin(func)), ..Func::default() };
        data.ptr_recv.set(object.as_func().is_some_and(|f| f.ptr_recv.get()));
        let copy = Object::new(ObjectKind::Func(data), object.pos, object.pkg, object.name);
        copy.set_ty(ty);
        self.new_object(copy)
    }

    /// New type parameters in place of `tparams`, with the same names and, among themselves, the same constraints; and
    /// the substitution that leads to them.
    pub fn fresh_type_params(&self, tparams: &[TypeId], outer: &Substitution) -> (Vec<TypeId>, Substitution) {
        let mut substitution = outer.clone();
        let mut fresh = Vec::with_capacity(tparams.len());
        for &tparam in tparams {
            let Some(p) = self.as_type_param(tparam) else { continue };
            let object = self.obj(p.obj);
            let obj = self.new_object(Object::type_name(object.pos, object.pkg, object.name, None));
            let new = self.new_type_param(obj, TypeId::EMPTY_INTERFACE);
            self.obj(obj).set_ty(new);
            if let Type::TypeParam(fresh) = self.get(new) {
                fresh.origin.set(Some(self.type_param_origin(tparam)));
            }
            substitution.push(tparam, new);
            fresh.push(new);
        }
        self.bind_type_params(&fresh);
        for (&tparam, &new) in tparams.iter().zip(&fresh) {
            if let Some(p) = self.as_type_param(tparam) {
                self.set_bound(new, self.subst(p.bound(), &substitution));
            }
        }
        (fresh, substitution)
    }
}

struct Substituter<'a> {
    types: &'a Types,
    substitution: &'a Substitution,
    /// Types that occur often are replaced once.
    done: FxHashMap<TypeId, TypeId>,
}

impl Substituter<'_> {
    fn ty(&mut self, ty: TypeId) -> TypeId {
        match self.types.get(ty) {
            Type::Basic(_) => return ty,
            Type::TypeParam(_) => return self.substitution.get(ty).unwrap_or(ty),
            Type::Named(Named { inst: None, implicit, .. }) if implicit.get().is_none() => return ty,
            _ => {}
        }
        if let Some(&done) = self.done.get(&ty) {
            return done;
        }
        let new = stacker::maybe_grow(64 << 10, 1 << 20, || self.composite(ty));
        self.done.insert(ty, new);
        new
    }

    fn composite(&mut self, ty: TypeId) -> TypeId {
        let types = self.types;
        match types.get(ty) {
            Type::Array { len, elem } => self.one(ty, *elem, |elem| types.new_array(*len, elem)),
            Type::Slice { elem } => self.one(ty, *elem, |elem| types.new_slice(elem)),
            Type::Pointer { elem } => self.one(ty, *elem, |elem| types.new_pointer(elem)),
            Type::Chan { dir, elem } => self.one(ty, *elem, |elem| types.new_chan(*dir, elem)),
            Type::Map { key, elem } => match (self.ty(*key), self.ty(*elem)) {
                (k, e) if (k, e) == (*key, *elem) => ty,
                (k, e) => types.new_map(k, e),
            },
            Type::Struct(s) => match self.vars(&s.fields) {
                Some(fields) => types.push(Type::Struct(Struct { fields, tags: s.tags.clone() })),
                None => ty,
            },
            Type::Tuple(vars) => self.vars(vars).map_or(ty, |vars| types.new_tuple(vars)),
            Type::Signature(sig) => self.signature(ty, sig),
            Type::Union(terms) => self.union(ty, terms),
            Type::Interface(iface) => self.interface(ty, iface),
            Type::Named(named) => self.named(ty, named),
            Type::Alias(alias) => match &alias.inst {
                Some(inst) => self.list(&inst.targs).map_or(ty, |targs| types.instantiate(inst.orig, targs)),
                // An alias declared in a generic function may stand for one of its type parameters.
                None => match types.unalias(ty) {
                    TypeId::INVALID => ty,
                    actual => self.one(ty, actual, |new| new),
                },
            },
            Type::Basic(_) | Type::TypeParam(_) => ty,
        }
    }

    fn named(&mut self, ty: TypeId, named: &Named) -> TypeId {
        let (orig, targs, mut implicit) = match &named.inst {
            Some(inst) => (inst.orig, inst.targs.as_slice(), inst.implicit.as_slice()),
            None => (ty, [].as_slice(), [].as_slice()),
        };
        // A wrong number of arguments was reported.
        if targs.len() != self.types.type_params(orig).len() && named.inst.is_some() {
            return TypeId::INVALID;
        }
        // Inside the generic function that declares the type, the function's own parameters stand for themselves.
        if implicit.is_empty() {
            implicit = self.types.implicit_type_params(orig);
        }
        let (new_targs, new_implicit) = (self.list(targs), self.list(implicit));
        if new_targs.is_none() && new_implicit.is_none() {
            return ty;
        }
        self.types.named_instance(Instance {
            orig,
            targs: new_targs.unwrap_or_else(|| targs.to_vec()),
            implicit: new_implicit.unwrap_or_else(|| implicit.to_vec()),
        })
    }

    fn one(&mut self, ty: TypeId, part: TypeId, make: impl FnOnce(TypeId) -> TypeId) -> TypeId {
        let new = self.ty(part);
        if new == part { ty } else { make(new) }
    }

    fn list(&mut self, list: &[TypeId]) -> Option<Vec<TypeId>> {
        let new: Vec<TypeId> = list.iter().map(|&ty| self.ty(ty)).collect();
        (new != list).then_some(new)
    }

    fn vars(&mut self, vars: &[ObjId]) -> Option<Vec<ObjId>> {
        let mut copy: Option<Vec<ObjId>> = None;
        for (i, &var) in vars.iter().enumerate() {
            let ty = self.types.type_of(var);
            let new = self.ty(ty);
            if new != ty {
                copy.get_or_insert_with(|| vars.to_vec())[i] = self.types.clone_var(var, new);
            }
        }
        copy
    }

    /// The receiver stays: it is replaced where a method is expanded. A generic method of a generic type gets type
    /// parameters of its own, since its constraints may name the receiver's.
    fn signature(&mut self, ty: TypeId, sig: &Signature) -> TypeId {
        let types = self.types;
        let own = sig.tparams.first().is_some_and(|&first| self.substitution.get(first).is_none());
        if own {
            let (tparams, inner) = types.fresh_type_params(&sig.tparams, self.substitution);
            let params = types.subst(sig.params, &inner);
            let results = types.subst(sig.results, &inner);
            return types.push(Type::Signature(Signature { tparams, params, results, ..sig.clone() }));
        }
        let (params, results) = (self.ty(sig.params), self.ty(sig.results));
        if (params, results) == (sig.params, sig.results) {
            return ty;
        }
        types.push(Type::Signature(Signature { params, results, ..sig.clone() }))
    }

    fn union(&mut self, ty: TypeId, terms: &[Term]) -> TypeId {
        let new: Vec<Term> = terms.iter().map(|term| Term { ty: self.ty(term.ty), ..*term }).collect();
        if new == terms { ty } else { self.types.push(Type::Union(new)) }
    }

    fn interface(&mut self, ty: TypeId, iface: &Interface) -> TypeId {
        let types = self.types;
        let mut methods = iface.methods.clone();
        for method in &mut methods {
            let sig = types.type_of(*method);
            let new = self.ty(sig);
            if new != sig {
                *method = types.clone_func(*method, new);
            }
        }
        let embeddeds = self.list(&iface.embeddeds);
        if methods == iface.methods && embeddeds.is_none() {
            return ty;
        }
        types.push(Type::Interface(Interface {
            methods,
            embeddeds: embeddeds.unwrap_or_else(|| iface.embeddeds.clone()),
            embed_pos: iface.embed_pos.clone(),
            implicit: iface.implicit,
            ..Interface::default()
        }))
    }
}
