//! Methods of run-time types: which function a method name means, and through which embedded fields.
//!
//! The checker resolved selectors on the types it saw; in an instance of a generic function the receiver's type is
//! known only here, and interface tables need all methods of a type anyway. So look-up is done once more, on
//! descriptors, by the rule of the specification (section "Selectors": the shallowest depth).

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::bytecode::rtype::{Kind, MethodId, Shape, TypeRef};
use crate::check::info::Info;
use crate::compile::lower_type::Env;
use crate::compile::unit::Unit;
use crate::syntax::ast::FuncDeclId;
use crate::types::Types;
use crate::types::ty::{ObjId, Type};

/// What a method name means for a type.
#[derive(Clone, Debug)]
pub(super) struct FoundMethod {
    /// The embedded fields on the way, by index.
    pub(super) path: Vec<usize>,
    /// The type whose method it is: a named type (never a pointer to it) or an interface.
    pub(super) recv: TypeRef,
    /// What it is.
    pub(super) target: MethodTarget,
}

/// A declared method or one of an embedded interface.
#[derive(Clone, Debug)]
pub(super) enum MethodTarget {
    /// A declared method.
    Declared {
        /// The method of the generic type, not of an instance.
        obj: ObjId,
        /// Whether its receiver is a pointer.
        ptr_recv: bool,
        /// The type arguments of its receiver.
        args: Rc<[TypeRef]>,
    },
    /// A method of an interface.
    Interface {
        /// Its type.
        sig: TypeRef,
    },
}

impl Unit<'_> {
    /// The method `id` of `ty`, a pointer being looked through. Spec, "Selectors": the one at the shallowest depth; if
    /// there is not exactly one field or method of that name there, there is none.
    pub(super) fn find_method(&self, types: &Types, ty: TypeRef, id: MethodId) -> Option<FoundMethod> {
        let mut level: Vec<(TypeRef, Vec<usize>)> = vec![(self.base_of(ty), Vec::new())];
        let mut seen: FxHashSet<TypeRef> = FxHashSet::default();
        while !level.is_empty() {
            let mut found: Option<FoundMethod> = None;
            let mut n_found = 0;
            let mut next = Vec::new();
            // A type that was seen at a shallower depth is hidden; one that is there twice makes its names ambiguous.
            level.retain(|(base, _)| !seen.contains(base));
            seen.extend(level.iter().map(|(base, _)| *base));
            for (base, path) in level {
                if let Some(target) = self.own_method(types, base, id) {
                    n_found += 1;
                    found = Some(FoundMethod { path, recv: base, target });
                    continue;
                }
                n_found += usize::from(self.has_field(base, id));
                for (i, field) in embedded_fields(base) {
                    let path = path.iter().copied().chain([i]).collect();
                    next.push((self.base_of(field), path));
                }
            }
            if n_found > 0 {
                return found.filter(|_| n_found == 1);
            }
            level = next;
        }
        None
    }

    /// Whether a struct has a field with the name of a method.
    fn has_field(&self, ty: TypeRef, id: MethodId) -> bool {
        let Shape::Struct { fields } = ty.made_of() else { return false };
        let (name, pkg) = self.table.method_name(id);
        fields.iter().any(|field| field.name == name && field.pkg == pkg)
    }

    /// What a pointer points to; another type itself. A named pointer type and a pointer to an interface have no methods
    /// and are left as they are.
    fn base_of(&self, ty: TypeRef) -> TypeRef {
        match ty.elem() {
            Some(elem) if ty.kind() == Kind::Pointer && ty.named.is_none() && elem.kind() != Kind::Interface => elem,
            _ => ty,
        }
    }

    fn own_method(&self, types: &Types, ty: TypeRef, id: MethodId) -> Option<MethodTarget> {
        if ty.kind() == Kind::Interface {
            let Shape::Interface { methods } = ty.made_of() else { unreachable!("an interface has that shape") };
            let method = methods.iter().find(|m| m.id == id)?;
            return Some(MethodTarget::Interface { sig: method.ty });
        }
        let source = self.named.get(&ty)?;
        let &(name, pkg) = self.method_symbols.get(&id)?;
        let obj = types.method(source.origin, types.method_index(source.origin, pkg, name)?);
        let ptr_recv = types.has_pointer_receiver(obj);
        Some(MethodTarget::Declared { obj, ptr_recv, args: Rc::clone(&source.args) })
    }

    /// The ids and declared or embedded methods of `ty`'s whole method set: what an interface that holds a value of
    /// this type can call. Spec, "Method sets": of a type that is not a pointer, methods with pointer receivers count
    /// only when they are reached through an embedded pointer. A pointer to an interface has none.
    pub(super) fn method_set(&mut self, types: &Types, ty: TypeRef) -> Vec<(MethodId, FoundMethod)> {
        if ty.kind() == Kind::Pointer && self.base_of(ty).kind() == Kind::Interface {
            return Vec::new();
        }
        let mut names = Vec::new();
        let mut seen = FxHashSet::default();
        self.collect_names(types, ty, &mut names, &mut seen);
        names.sort_unstable();
        names.dedup();
        (names.into_iter())
            .filter_map(|id| Some((id, self.find_method(types, ty, id)?)))
            .filter(|(_, found)| self.in_method_set(ty, found))
            .collect()
    }

    fn in_method_set(&self, ty: TypeRef, found: &FoundMethod) -> bool {
        let MethodTarget::Declared { ptr_recv: true, .. } = found.target else { return true };
        let is_pointer = |ty: TypeRef| ty.kind() == Kind::Pointer && ty.named.is_none();
        let mut at = ty;
        let mut indirect = is_pointer(at);
        for &i in &found.path {
            let base = self.base_of(at);
            let Shape::Struct { fields } = base.made_of() else { unreachable!("a path leads through structs") };
            at = fields[i].ty;
            indirect |= is_pointer(at);
        }
        indirect
    }

    fn collect_names(&mut self, types: &Types, ty: TypeRef, names: &mut Vec<MethodId>, seen: &mut FxHashSet<TypeRef>) {
        let base = self.base_of(ty);
        if !seen.insert(base) {
            return;
        }
        if let Shape::Interface { methods } = base.made_of() {
            names.extend(methods.iter().map(|m| m.id));
            return;
        }
        if let Some(origin) = self.named.get(&base).map(|source| source.origin) {
            let methods = (0..types.n_methods(origin)).map(|i| types.method(origin, i));
            // A method with type parameters of its own implements no method of an interface. What has no type yet is a
            // method of the library that nothing has named, and none of those.
            let is_plain = |&method: &ObjId| {
                let ty = types.obj(method).ty();
                ty.and_then(|ty| types.as_signature(ty)).is_none_or(|sig| sig.tparams.is_empty())
            };
            for obj in methods.filter(is_plain).map(|method| types.obj(method)) {
                names.push(self.method_id(types, obj.name, obj.pkg));
            }
        }
        for (_, field) in embedded_fields(base) {
            self.collect_names(types, field, names, seen);
        }
    }
}

/// The embedded fields of a struct: index and type.
fn embedded_fields(ty: TypeRef) -> Vec<(usize, TypeRef)> {
    let Shape::Struct { fields } = ty.made_of() else { return Vec::new() };
    fields.iter().enumerate().filter(|(_, f)| f.embedded).map(|(i, f)| (i, f.ty)).collect()
}

/// Whether a function is the library's, which is trusted with package unsafe.
pub(super) fn is_library(types: &Types, info: &Info, decl: FuncDeclId) -> bool {
    let pkg = info.funcs.get(&decl).and_then(|&obj| types.obj(obj).pkg);
    pkg.is_some_and(|pkg| !info.user_packages.contains(&pkg))
}

/// Go's name of a declared function: `main.f`, `main.(*T).m`, `main.Map[...]`.
pub(super) fn declared_name_and_env(
    types: &Types,
    info: &Info,
    decl: FuncDeclId,
    args: &Rc<[TypeRef]>,
) -> (Arc<str>, Rc<Env>) {
    let obj = *info.funcs.get(&decl).expect("a declared function has an object");
    let object = types.obj(obj);
    let path = object.pkg.map_or("", |pkg| &types.pkg(pkg).path);
    let name = types.name(object.name);
    let Type::Signature(sig) = types.ty(types.type_of(obj)) else { unreachable!("functions have signatures") };
    let n_recv = sig.recv_tparams.len();
    let own = if args.len() > n_recv { "[...]" } else { "" };
    let env = Env::default().extended(&sig.recv_tparams, &args[..n_recv]).extended(&sig.tparams, &args[n_recv..]);
    let full = match sig.recv {
        None => match info.inits.iter().find_map(|p| p.inits.iter().position(|&init| init == decl)) {
            Some(n) => format!("{path}.init.{n}"),
            None => format!("{path}.{name}{own}"),
        },
        Some(recv) => {
            let mut ty = types.obj(recv).ty().expect("receivers have types");
            let pointer = matches!(types.ty(ty), Type::Pointer { .. });
            if let Type::Pointer { elem } = types.ty(ty) {
                ty = *elem;
            }
            let base = types.as_named(ty).map_or_else(|| "?".into(), |n| types.name(types.obj(n.obj).name));
            let generic = if n_recv > 0 { "[...]" } else { "" };
            if pointer {
                format!("{path}.(*{base}{generic}).{name}{own}")
            } else {
                format!("{path}.{base}{generic}.{name}{own}")
            }
        }
    };
    (full.into(), Rc::new(env))
}

/// How the names of methods begin, but for the method: `main.(*Pair[...])`.
pub(super) fn receiver_name(recv: TypeRef) -> String {
    let (star, base) = match recv.made_of() {
        Shape::Pointer { elem } if recv.named.is_none() => (true, *elem),
        _ => (false, recv),
    };
    let Some((name, path)) = &base.named else { return recv.name.to_string() };
    let generic = name.find('[').map(|at| format!("{}[...]", &name[..at]));
    let name = generic.as_deref().unwrap_or(name);
    if star { format!("{path}.(*{name})") } else { format!("{path}.{name}") }
}
