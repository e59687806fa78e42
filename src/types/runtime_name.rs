//! How a running program writes a type: what `%T` and reflect's String give.
//!
//! Aliases do not exist at run time, packages are written by name, and `interface {}` and `struct {}` have a space.
//! Type arguments are written as the linker knows them: packages by path, unexported names with their package, types
//! declared in functions with their number: `main.Pair[main.T·1,[]uint8]`.

use std::fmt::Write;

use super::Types;
use super::ty::{ChanDir, Named, ObjId, Signature, Struct, Type, TypeId};

/// `ty`, which contains no type parameters, as `%T` writes it.
pub fn runtime_name(types: &Types, ty: TypeId) -> String {
    let mut writer = Writer { types, out: String::new(), linker: false };
    writer.ty(ty);
    writer.out
}

struct Writer<'t> {
    types: &'t Types,
    out: String,
    /// Whether a type argument is being written.
    linker: bool,
}

impl Writer<'_> {
    fn ty(&mut self, ty: TypeId) {
        let ty = self.types.unalias(ty);
        stacker::maybe_grow(64 << 10, 1 << 20, || self.ty_in(ty));
    }

    fn prefixed(&mut self, prefix: &str, ty: TypeId) {
        self.out.push_str(prefix);
        self.ty(ty);
    }

    fn ty_in(&mut self, ty: TypeId) {
        match self.types.get(ty) {
            Type::Basic(_) if ty == TypeId::UNSAFE_POINTER => self.out.push_str("unsafe.Pointer"),
            Type::Basic(basic) => self.out.push_str(basic.kind.name()),
            Type::Array { len, elem } => self.prefixed(&format!("[{len}]"), *elem),
            Type::Slice { elem } => self.prefixed("[]", *elem),
            Type::Pointer { elem } => self.prefixed("*", *elem),
            Type::Map { key, elem } => {
                self.prefixed("map[", *key);
                self.prefixed("]", *elem);
            }
            Type::Chan { dir, elem } => self.chan(*dir, *elem),
            Type::Struct(s) => self.struct_type(s),
            Type::Signature(sig) => {
                self.out.push_str("func");
                self.signature(sig);
            }
            Type::Interface(_) => self.interface(ty),
            Type::Named(named) => self.named(ty, named),
            Type::TypeParam(p) => self.out.push_str(&self.types.name(self.types.obj(p.obj).name)),
            Type::Tuple(vars) => self.vars(vars, false),
            // Neither is a type at run time.
            Type::Union(_) | Type::Alias(_) => self.out.push_str("invalid type"),
        }
    }

    fn package(&mut self, obj: ObjId) {
        let Some(pkg) = self.types.obj(obj).pkg else { return };
        let package = self.types.pkg(pkg);
        let name = if self.linker { package.path.as_str().into() } else { self.types.name(package.name) };
        self.out.push_str(&name);
        self.out.push('.');
    }

    fn name(&mut self, obj: ObjId) {
        self.out.push_str(&self.types.name(self.types.obj(obj).name));
    }

    fn named(&mut self, ty: TypeId, named: &Named) {
        self.package(named.obj);
        self.name(named.obj);
        if let Some(inst) = self.types.instance(ty) {
            let outer = std::mem::replace(&mut self.linker, true);
            self.out.push('[');
            self.list(&inst.implicit);
            if !inst.implicit.is_empty() && !inst.targs.is_empty() {
                self.out.push(';');
            }
            self.list(&inst.targs);
            self.out.push(']');
            self.linker = outer;
        }
        let object = self.types.obj(named.obj);
        let package_scope = object.pkg.map(|pkg| self.types.pkg(pkg).scope);
        let local = object.pkg.is_some() && object.parent().is_some() && object.parent() != package_scope;
        if self.linker && local && object.order() > 0 {
            let _ = write!(self.out, "·{}", object.order());
        }
    }

    fn list(&mut self, targs: &[TypeId]) {
        for (i, &targ) in targs.iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.ty(targ);
        }
    }

    fn chan(&mut self, dir: ChanDir, elem: TypeId) {
        let inner = matches!(self.types.ty(elem), Type::Chan { dir: ChanDir::Recv, .. });
        match dir {
            ChanDir::Both if inner => {
                self.prefixed("chan (", elem);
                self.out.push(')');
            }
            ChanDir::Both => self.prefixed("chan ", elem),
            ChanDir::Send => self.prefixed("chan<- ", elem),
            ChanDir::Recv => self.prefixed("<-chan ", elem),
        }
    }

    fn struct_type(&mut self, s: &Struct) {
        self.out.push_str("struct {");
        for (i, &field) in s.fields.iter().enumerate() {
            self.out.push_str(if i > 0 { "; " } else { " " });
            self.field(field);
            if let Some(tag) = s.tag(i) {
                self.out.push(' ');
                self.out.push_str(&super::constant::quote_bytes(self.types.name(tag).as_bytes()));
            }
        }
        self.out.push_str(if s.fields.is_empty() { "}" } else { " }" });
    }

    fn field(&mut self, field: ObjId) {
        let ty = self.types.type_of(field);
        let embedded = self.types.obj(field).is_embedded();
        if embedded && !(self.linker && self.renamed(field, ty)) {
            return self.ty(ty);
        }
        if self.linker && !self.types.is_exported(field) {
            self.package(field);
        }
        self.name(field);
        self.prefixed(if embedded { " = " } else { " " }, ty);
    }

    /// Whether an embedded field's name is not what its type is written as.
    fn renamed(&self, field: ObjId, ty: TypeId) -> bool {
        let base = self.types.unalias(self.types.deref(ty).0);
        let name = self.types.name(self.types.obj(field).name);
        match self.types.get(base) {
            Type::Named(named) => named.inst.is_some() || self.types.name(self.types.obj(named.obj).name) != name,
            Type::Basic(basic) => basic.kind.name() != &*name,
            _ => true,
        }
    }

    fn interface(&mut self, ty: TypeId) {
        let methods = &self.types.type_set(ty).methods;
        self.out.push_str("interface {");
        for (i, &method) in methods.iter().enumerate() {
            self.out.push_str(if i > 0 { "; " } else { " " });
            if !self.types.is_exported(method) {
                self.package(method);
            }
            self.name(method);
            if let Some(sig) = self.types.as_signature(self.types.type_of(method)) {
                self.signature(sig);
            }
        }
        self.out.push_str(if methods.is_empty() { "}" } else { " }" });
    }

    fn signature(&mut self, sig: &Signature) {
        self.vars(self.types.tuple(sig.params), sig.variadic);
        match self.types.tuple(sig.results) {
            [] => {}
            [one] => self.prefixed(" ", self.types.type_of(*one)),
            results => {
                self.out.push(' ');
                self.vars(results, false);
            }
        }
    }

    fn vars(&mut self, vars: &[ObjId], variadic: bool) {
        self.out.push('(');
        for (i, &var) in vars.iter().enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            let ty = self.types.type_of(var);
            match self.types.ty(ty) {
                Type::Slice { elem } if variadic && i + 1 == vars.len() => self.prefixed("...", *elem),
                _ => self.ty(ty),
            }
        }
        self.out.push(')');
    }
}
