//! Defined types, type parameters and aliases: how they are made, completed and looked through.

use std::cell::{Cell, OnceCell, RefCell};

use super::Types;
use super::ty::{
    Alias, Basic, BasicKind, Instance, Interface, Named, ObjId, Signature, Struct, Type, TypeId, TypeParam,
};
use crate::base::span::Pos;

impl Types {
    /// A new defined type with the name `obj`. Its right-hand side follows by [`Types::set_rhs`]. Does not set the
    /// object's type.
    pub fn new_named(&self, obj: ObjId) -> TypeId {
        self.push(Type::Named(Named::new(obj, None)))
    }

    /// A new alias with the name `obj`. Its right-hand side follows by [`Types::set_alias_rhs`].
    pub fn new_alias(&self, obj: ObjId) -> TypeId {
        self.push(Type::Alias(Alias::new(obj, None)))
    }

    /// A new type parameter with the name `obj`, not yet bound to a declaration. Does not set the object's type.
    pub fn new_type_param(&self, obj: ObjId, bound: TypeId) -> TypeId {
        self.push(Type::TypeParam(TypeParam {
            obj,
            index: Cell::new(usize::MAX),
            bound: Cell::new(bound),
            bound_iface: Cell::new(None),
            origin: Cell::new(None),
        }))
    }

    /// Sets what stands on the right of a type declaration; it may be a defined type or an alias itself. A second call
    /// replaces it (an error was found: the invalid type), also as underlying type.
    pub fn set_rhs(&self, named: TypeId, rhs: TypeId) {
        let Type::Named(n) = self.get(named) else { unreachable!("set_rhs of a type that is not defined") };
        n.rhs.set(Some(rhs));
        n.underlying.set(None);
    }

    /// What stands on the right of a type declaration, once it is set.
    pub fn rhs(&self, named: TypeId) -> Option<TypeId> {
        match self.get(named) {
            Type::Named(n) => n.rhs.get(),
            Type::Alias(a) => a.rhs.get(),
            _ => None,
        }
    }

    /// Sets what an alias stands for. A second call replaces it.
    pub fn set_alias_rhs(&self, alias: TypeId, rhs: TypeId) {
        let Type::Alias(a) = self.get(alias) else { unreachable!("set_alias_rhs of a type that is not an alias") };
        a.rhs.set(Some(rhs));
        a.actual.set(None);
    }

    /// Sets the type parameters of a generic type or alias and binds them.
    pub fn set_type_params(&self, generic: TypeId, tparams: Vec<TypeId>) {
        self.bind_type_params(&tparams);
        match self.get(generic) {
            Type::Named(Named { tparams: cell, .. }) | Type::Alias(Alias { tparams: cell, .. }) => {
                cell.set(tparams).expect("type parameters are declared once");
            }
            _ => unreachable!("set_type_params of a type that has no name"),
        }
    }

    /// Says that a type is declared in a generic function with these type parameters (a method's receiver's included).
    pub fn set_implicit_type_params(&self, named: TypeId, tparams: Vec<TypeId>) {
        let Type::Named(n) = self.get(named) else { unreachable!("only defined types are declared") };
        n.implicit.set(tparams).expect("a type is declared once");
    }

    /// Numbers the type parameters of one list.
    pub fn bind_type_params(&self, tparams: &[TypeId]) {
        for (i, &tparam) in tparams.iter().enumerate() {
            if let Type::TypeParam(p) = self.get(tparam) {
                p.index.set(i);
            }
        }
    }

    /// Sets a type parameter's constraint.
    pub fn set_bound(&self, tparam: TypeId, bound: TypeId) {
        if let Type::TypeParam(p) = self.get(tparam) {
            p.bound.set(bound);
            p.bound_iface.set(None);
        }
    }

    /// The declared type parameter in whose place `tparam` was made; `tparam` itself if it is declared.
    pub fn type_param_origin(&self, tparam: TypeId) -> TypeId {
        match self.get(tparam) {
            Type::TypeParam(p) => p.origin.get().unwrap_or(tparam),
            _ => tparam,
        }
    }

    /// The type parameters of a generic type or alias, of an instance's origin, or of a signature.
    pub fn type_params(&self, ty: TypeId) -> &[TypeId] {
        match self.get(ty) {
            Type::Named(Named { inst: Some(inst), .. }) | Type::Alias(Alias { inst: Some(inst), .. }) => {
                self.type_params(inst.orig)
            }
            Type::Named(Named { tparams, .. }) | Type::Alias(Alias { tparams, .. }) => {
                tparams.get().map_or(&[], Vec::as_slice)
            }
            Type::Signature(sig) => &sig.tparams,
            _ => &[],
        }
    }

    /// The type arguments of an instance; empty for other types.
    pub fn type_args(&self, ty: TypeId) -> &[TypeId] {
        self.instance(ty).map_or(&[], |inst| inst.targs.as_slice())
    }

    /// From what an instance was made; none for other types. Aliases are not looked through.
    pub fn instance(&self, ty: TypeId) -> Option<&Instance> {
        match self.get(ty) {
            Type::Named(Named { inst, .. }) | Type::Alias(Alias { inst, .. }) => inst.as_ref(),
            _ => None,
        }
    }

    /// The generic type of an instance; `ty` itself for other types.
    pub fn origin_type(&self, ty: TypeId) -> TypeId {
        self.instance(ty).map_or(ty, |inst| inst.orig)
    }

    /// The type that is not an alias to which a chain of aliases leads. The invalid type when one is incomplete.
    pub fn unalias(&self, ty: TypeId) -> TypeId {
        self.known_unalias(ty).unwrap_or(TypeId::INVALID)
    }

    fn known_unalias(&self, ty: TypeId) -> Option<TypeId> {
        let Type::Alias(first) = self.get(ty) else { return Some(ty) };
        if first.actual.get().is_some() {
            return first.actual.get();
        }
        let mut at = ty;
        while let Type::Alias(alias) = self.get(at) {
            at = alias.rhs.get()?;
        }
        first.actual.set(Some(at));
        Some(at)
    }

    /// The type itself, aliases looked through.
    pub fn ty(&self, ty: TypeId) -> &Type {
        self.get(self.unalias(ty))
    }

    /// The underlying type: never a defined type or an alias; a type parameter's is its constraint interface.
    ///
    /// Spec: each type T has an underlying type. If T is one of the predeclared boolean, numeric, or string types, or a
    /// type literal, the corresponding underlying type is T itself. Otherwise, T's underlying type is the underlying
    /// type of the type to which T refers in its declaration. For a type parameter that is the underlying type of its
    /// type constraint, which is always an interface.
    pub fn underlying(&self, ty: TypeId) -> TypeId {
        self.known_underlying(ty).unwrap_or(TypeId::INVALID)
    }

    /// The underlying type, unless it leads to a declaration whose right-hand side is not set yet.
    pub fn known_underlying(&self, ty: TypeId) -> Option<TypeId> {
        if let Type::Named(named) = self.get(ty)
            && let known @ Some(_) = named.underlying.get()
        {
            return known;
        }
        let mut at = self.known_unalias(ty)?;
        let mut path = Vec::new();
        let result = loop {
            match self.get(at) {
                Type::Named(named) => {
                    if let Some(known) = named.underlying.get() {
                        break Some(known);
                    }
                    if path.contains(&at) {
                        break Some(TypeId::INVALID);
                    }
                    path.push(at);
                    match self.expanded_rhs(named) {
                        Some(rhs) => at = self.known_unalias(rhs)?,
                        None => break None,
                    }
                }
                Type::TypeParam(_) => break Some(self.bound_interface(at)),
                _ => break Some(at),
            }
        };
        let result = result?;
        for named in path {
            if let Type::Named(n) = self.get(named) {
                n.underlying.set(Some(result));
            }
        }
        Some(result)
    }

    /// The underlying type itself.
    pub fn under(&self, ty: TypeId) -> &Type {
        self.get(self.underlying(ty))
    }

    /// The defined type that `ty` is, aliases looked through.
    pub fn as_named(&self, ty: TypeId) -> Option<&Named> {
        match self.ty(ty) {
            Type::Named(named) => Some(named),
            _ => None,
        }
    }

    /// The type parameter that `ty` is, aliases looked through.
    pub fn as_type_param(&self, ty: TypeId) -> Option<&TypeParam> {
        match self.ty(ty) {
            Type::TypeParam(tparam) => Some(tparam),
            _ => None,
        }
    }

    /// The signature that `ty` is, aliases and names not looked through.
    pub fn as_signature(&self, ty: TypeId) -> Option<&Signature> {
        match self.ty(ty) {
            Type::Signature(sig) => Some(sig),
            _ => None,
        }
    }

    /// The basic type that underlies `ty`.
    pub fn basic(&self, ty: TypeId) -> Option<Basic> {
        match self.under(ty) {
            Type::Basic(basic) => Some(*basic),
            _ => None,
        }
    }

    /// The kind of the basic type that underlies `ty`.
    pub fn basic_kind(&self, ty: TypeId) -> Option<BasicKind> {
        self.basic(ty).map(|b| b.kind)
    }

    /// The interface that underlies `ty` (a type parameter's constraint counts).
    pub fn as_interface(&self, ty: TypeId) -> Option<&Interface> {
        match self.under(ty) {
            Type::Interface(iface) => Some(iface),
            _ => None,
        }
    }

    /// The struct that underlies `ty`.
    pub fn as_struct(&self, ty: TypeId) -> Option<&Struct> {
        match self.under(ty) {
            Type::Struct(s) => Some(s),
            _ => None,
        }
    }

    /// The variables of a tuple; nothing for other types.
    pub fn tuple(&self, ty: TypeId) -> &[ObjId] {
        match self.get(ty) {
            Type::Tuple(vars) => vars,
            _ => &[],
        }
    }
}

impl TypeParam {
    /// Its number in its list; `usize::MAX` until it is bound to a declaration.
    pub fn index(&self) -> usize {
        self.index.get()
    }

    /// Its constraint as it was declared.
    pub fn bound(&self) -> TypeId {
        self.bound.get()
    }
}

impl Alias {
    pub(super) fn new(obj: ObjId, inst: Option<Instance>) -> Alias {
        Alias { obj, inst, rhs: Cell::new(None), actual: Cell::new(None), tparams: OnceCell::new() }
    }
}

impl Named {
    pub(super) fn new(obj: ObjId, inst: Option<Instance>) -> Named {
        Named {
            obj,
            inst,
            pos: Cell::new(Pos::NONE),
            rhs: Cell::new(None),
            underlying: Cell::new(None),
            tparams: OnceCell::new(),
            implicit: OnceCell::new(),
            methods: RefCell::default(),
        }
    }
}
