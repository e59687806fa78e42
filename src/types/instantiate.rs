//! Instances of generic types, functions and aliases, and the methods of defined types.
//!
//! An instance's right-hand side and methods are made when they are asked for: an instance may be made while its
//! generic type is still being declared, and a recursive generic type has instances without end. Instances with
//! identical type arguments share one id, as long as the arguments are completely declared when they are made.

use super::Types;
use super::identical::identical;
use super::object::{Func, Object, ObjectKind};
use super::subst::Substitution;
use super::ty::{Alias, Instance, Named, ObjId, PkgId, Signature, Type, TypeId};
use crate::base::intern::Symbol;
use crate::base::span::Pos;

impl Types {
    /// The instance of a generic type, alias or function type with these arguments, as many as it has parameters. The
    /// arguments are not checked against the constraints.
    pub fn instantiate(&self, generic: TypeId, targs: Vec<TypeId>) -> TypeId {
        match self.get(generic) {
            Type::Named(_) => self.named_instance(Instance { orig: generic, targs, implicit: Vec::new() }),
            Type::Alias(_) => self.alias_instance(Instance { orig: generic, targs, implicit: Vec::new() }),
            Type::Signature(sig) => self.instantiate_signature(generic, sig, &targs),
            _ => TypeId::INVALID,
        }
    }

    /// Remembers where an instance is written, if it was not written before.
    pub fn note_position(&self, instance: TypeId, pos: Pos) {
        if let Type::Named(named) = self.get(instance)
            && !named.pos.get().is_known()
        {
            named.pos.set(pos);
        }
    }

    /// The name of a defined type where it is declared; for an instance, a name with the instance as its type that
    /// stands where the instance was first written.
    pub fn occurrence(&self, named: TypeId) -> Option<ObjId> {
        let Type::Named(n) = self.ty(named) else { return None };
        if n.inst.is_none() || !n.pos.get().is_known() {
            return Some(n.obj);
        }
        let object = self.obj(n.obj);
        let name = Object::type_name(n.pos.get(), object.pkg, object.name, Some(self.unalias(named)));
        Some(self.new_object(name))
    }

    fn instantiate_signature(&self, generic: TypeId, sig: &Signature, targs: &[TypeId]) -> TypeId {
        let substituted = self.subst(generic, &Substitution::new(&sig.tparams, targs));
        let Type::Signature(sig) = self.get(substituted) else { return TypeId::INVALID };
        self.push(Type::Signature(Signature { tparams: Vec::new(), ..sig.clone() }))
    }

    pub(super) fn named_instance(&self, inst: Instance) -> TypeId {
        let Type::Named(generic) = self.get(inst.orig) else { return TypeId::INVALID };
        let obj = generic.obj;
        self.shared_instance(inst, |inst| self.push(Type::Named(Named::new(obj, Some(inst)))))
    }

    fn alias_instance(&self, inst: Instance) -> TypeId {
        let Type::Alias(generic) = self.get(inst.orig) else { return TypeId::INVALID };
        let Some(rhs) = generic.rhs.get() else { return TypeId::INVALID };
        let tparams = self.type_params(inst.orig);
        if tparams.len() != inst.targs.len() {
            return TypeId::INVALID;
        }
        let rhs = self.subst(rhs, &Substitution::new(tparams, &inst.targs));
        let instance = self.push(Type::Alias(Alias::new(generic.obj, Some(inst))));
        self.set_alias_rhs(instance, rhs);
        instance
    }

    /// The instance that was made with identical arguments, or a new one.
    fn shared_instance(&self, inst: Instance, make: impl FnOnce(Instance) -> TypeId) -> TypeId {
        let arguments = inst.targs.iter().chain(&inst.implicit);
        let key = (inst.orig, arguments.map(|&targ| self.canonical(targ)).collect());
        if let Some(&known) = self.instances.borrow().get(&key) {
            return known;
        }
        let instance = make(inst);
        self.instances.borrow_mut().insert(key, instance);
        instance
    }

    /// The right-hand side of a declared type or of an instance; none while it is being declared.
    pub(super) fn expanded_rhs(&self, named: &Named) -> Option<TypeId> {
        let (None, Some(inst)) = (named.rhs.get(), &named.inst) else { return named.rhs.get() };
        let Type::Named(generic) = self.get(inst.orig) else { return Some(TypeId::INVALID) };
        let rhs = generic.rhs.get()?;
        if self.type_params(inst.orig).len() != inst.targs.len() {
            return Some(TypeId::INVALID);
        }
        let rhs = self.subst(rhs, &self.instance_substitution(inst));
        named.rhs.set(Some(rhs));
        Some(rhs)
    }

    fn instance_substitution(&self, inst: &Instance) -> Substitution {
        let mut substitution = Substitution::new(self.type_params(inst.orig), &inst.targs);
        for (&tparam, &targ) in self.implicit_type_params(inst.orig).iter().zip(&inst.implicit) {
            substitution.push(tparam, targ);
        }
        substitution
    }

    /// The type parameters of the generic function in which a type is declared.
    pub fn implicit_type_params(&self, ty: TypeId) -> &[TypeId] {
        match self.get(ty) {
            Type::Named(named) => named.implicit.get().map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }

    /// Declares a method of a defined type that is not an instance. The checker sees to it that names differ.
    pub fn add_method(&self, named: TypeId, method: ObjId) {
        let Type::Named(n) = self.get(named) else { unreachable!("only defined types have methods") };
        n.methods.borrow_mut().push(Some(method));
    }

    /// The number of methods that are declared for a defined type or for an instance's generic type.
    pub fn n_methods(&self, named: TypeId) -> usize {
        match self.get(self.origin_type(self.unalias(named))) {
            Type::Named(n) => n.methods.borrow().len(),
            _ => 0,
        }
    }

    /// The method number `i` of a defined type; of an instance, one whose type is expanded by [`Types::type_of`].
    pub fn method(&self, named: TypeId, i: usize) -> ObjId {
        let ty = self.unalias(named);
        let Type::Named(n) = self.get(ty) else { unreachable!("only defined types have methods") };
        let known = n.methods.borrow().get(i).copied().flatten();
        if let Some(method) = known {
            return method;
        }
        let orig = n.inst.as_ref().map_or(ty, |inst| inst.orig);
        assert!(orig != ty, "a declared type has its methods from the beginning");
        let origin = self.method(orig, i);
        let object = self.obj(origin);
        let func = Func { origin: Some(origin), recv_inst: Some(ty), ..Func::default() };
        let method = self.new_object(Object::new(ObjectKind::Func(func), object.pos, object.pkg, object.name));
        let mut methods = n.methods.borrow_mut();
        let len = self.n_methods(orig).max(methods.len());
        methods.resize(len, None);
        methods[i] = Some(method);
        method
    }

    /// The number of the declared method that `name`, written in package `pkg`, means.
    pub fn method_index(&self, named: TypeId, pkg: Option<PkgId>, name: Symbol) -> Option<usize> {
        self.find_method(named, |method| self.same_id(method, pkg, name))
    }

    /// The number of the first declared method of which `is` holds. Methods named `_` are passed over.
    pub(super) fn find_method(&self, named: TypeId, is: impl Fn(ObjId) -> bool) -> Option<usize> {
        let Type::Named(n) = self.get(self.origin_type(self.unalias(named))) else { return None };
        let methods = n.methods.borrow();
        methods.iter().position(|m| m.is_some_and(|m| self.obj(m).name != Symbol::BLANK && is(m)))
    }

    /// Whether a method's receiver is a pointer.
    pub fn has_pointer_receiver(&self, method: ObjId) -> bool {
        let object = self.obj(self.origin(method));
        let sig = object.ty().and_then(|ty| self.as_signature(ty));
        match sig.and_then(|sig| sig.recv) {
            Some(recv) => self.deref(self.type_of(recv)).1,
            None => object.as_func().is_some_and(|f| f.ptr_recv.get()),
        }
    }

    /// The type of an object; an instance's method gets its expanded signature here. The invalid type when it is not
    /// known yet: a method's origin must be declared first.
    pub fn type_of(&self, obj: ObjId) -> TypeId {
        let object = self.obj(obj);
        if let Some(ty) = object.ty() {
            return ty;
        }
        let Some(recv) = object.as_func().and_then(|f| f.recv_inst) else { return TypeId::INVALID };
        let Some(generic) = self.obj(self.origin(obj)).ty() else { return TypeId::INVALID };
        let ty = self.expand_method(generic, recv);
        object.set_ty(ty);
        ty
    }

    /// A method's signature with the receiver's type parameters replaced by the arguments of the instance `recv`.
    fn expand_method(&self, generic: TypeId, recv: TypeId) -> TypeId {
        let Type::Signature(sig) = self.get(generic) else { return TypeId::INVALID };
        let targs = self.type_args(recv);
        // A receiver with a wrong number of parameters was reported.
        let expanded = match sig.recv_tparams.len() == targs.len() {
            true => self.subst(generic, &Substitution::new(&sig.recv_tparams, targs)),
            false => generic,
        };
        let Type::Signature(expanded) = self.get(expanded) else { return TypeId::INVALID };
        let new_recv = sig.recv.map(|var| {
            let by_pointer = self.deref(self.type_of(var)).1;
            self.clone_var(var, if by_pointer { self.new_pointer(recv) } else { recv })
        });
        self.push(Type::Signature(Signature { recv: new_recv, recv_tparams: Vec::new(), ..expanded.clone() }))
    }

    /// Whether two defined types come from the same declaration.
    pub fn same_origin(&self, x: TypeId, y: TypeId) -> bool {
        match (self.as_named(x), self.as_named(y)) {
            (Some(a), Some(b)) => a.obj == b.obj,
            _ => false,
        }
    }

    /// Whether `list` has a type that is identical to `ty`.
    pub(super) fn contains_identical(&self, list: &[TypeId], ty: TypeId) -> bool {
        list.contains(&ty) || list.iter().any(|&other| identical(self, other, ty))
    }
}
