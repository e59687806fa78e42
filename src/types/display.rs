//! How types and objects are written to users.

use std::fmt::Write;

use super::Types;
use super::constant::quote_bytes;
use super::object::{Object, ObjectKind};
use super::ty::{Alias, ChanDir, Interface, Named, ObjId, PkgId, Signature, Struct, Term, Type, TypeId};
use crate::base::intern::Symbol;
use crate::base::source::SourceMap;

/// How packages and positions are written in messages.
#[derive(Clone, Copy, Default)]
pub struct Qualifier<'a> {
    /// The package that is checked: its names stand alone. Others are written with their package's name, or with their
    /// quoted path where that name has two meanings.
    pub pkg: Option<PkgId>,
    /// Gives positions; without it they are left out.
    pub sources: Option<&'a SourceMap>,
}

/// `ty` as messages write it.
pub fn type_string(types: &Types, ty: TypeId, qualifier: &Qualifier) -> String {
    let mut writer = Writer::new(types, qualifier);
    writer.ty(ty);
    writer.out
}

/// Types as messages write them: `[int, string]`.
pub fn type_list_string(types: &Types, list: &[TypeId], qualifier: &Qualifier) -> String {
    let mut writer = Writer::new(types, qualifier);
    writer.out.push('[');
    writer.separated(", ", list, |w, &ty| w.ty(ty));
    writer.out.push(']');
    writer.out
}

/// The parameters and results of a signature: `(x int) error`.
pub fn signature_string(types: &Types, sig: &Signature, qualifier: &Qualifier) -> String {
    let mut writer = Writer::new(types, qualifier);
    writer.signature(sig);
    writer.out
}

/// A tuple: `(int, error)`.
pub fn tuple_string(types: &Types, tuple: TypeId, qualifier: &Qualifier) -> String {
    let mut writer = Writer::new(types, qualifier);
    writer.vars(types.tuple(tuple), false);
    writer.out
}

/// A method's name and signature without the names of parameters: `M(int) error`.
pub fn method_string(types: &Types, method: ObjId, qualifier: &Qualifier) -> String {
    method_text(types, method, Writer::new(types, qualifier))
}

/// Like [`method_string`], with every package written by its path, to tell names apart.
pub fn method_string_with_paths(types: &Types, method: ObjId, qualifier: &Qualifier) -> String {
    method_text(types, method, Writer { paths: true, ..Writer::new(types, qualifier) })
}

fn method_text(types: &Types, method: ObjId, mut writer: Writer<'_>) -> String {
    writer.no_names = true;
    writer.name(types.obj(method));
    if let Some(sig) = types.as_signature(types.type_of(method)) {
        writer.signature(sig);
    }
    writer.out
}

/// Terms of a type set: `~int | string`.
pub fn terms_string(types: &Types, terms: &[Term]) -> String {
    let mut writer = Writer { paths: true, ..Writer::new(types, &Qualifier { pkg: None, sources: None }) };
    writer.separated(" | ", terms, Writer::term);
    writer.out
}

/// A declared thing as messages write it: `var x int`, `func (T).M()`, `package fmt`.
pub fn object_string(types: &Types, obj: ObjId, qualifier: &Qualifier) -> String {
    let mut writer = Writer::new(types, qualifier);
    writer.object(obj);
    writer.out
}

/// The prefix that a name of package `pkg` gets: empty, `fmt.` or `"a/fmt".`.
pub fn package_prefix(types: &Types, pkg: Option<PkgId>, qualifier: &Qualifier) -> String {
    let Some(pkg) = pkg.filter(|&p| Some(p) != qualifier.pkg) else { return String::new() };
    let package = types.pkg(pkg);
    let ambiguous = qualifier.pkg.is_some_and(|from| types.name_is_ambiguous(from, package.name));
    if ambiguous { format!("{:?}.", package.path) } else { format!("{}.", types.name(package.name)) }
}

struct Writer<'a> {
    types: &'a Types,
    qualifier: &'a Qualifier<'a>,
    out: String,
    /// Whether packages are written by their paths.
    paths: bool,
    /// Whether names of parameters and results are left out.
    no_names: bool,
    /// Types that are being written: a cycle through anonymous interfaces ends here.
    open: Vec<TypeId>,
}

impl<'a> Writer<'a> {
    fn new(types: &'a Types, qualifier: &'a Qualifier<'a>) -> Self {
        Writer { types, qualifier, out: String::new(), paths: false, no_names: false, open: Vec::new() }
    }

    fn separated<T>(&mut self, separator: &str, list: &[T], mut item: impl FnMut(&mut Self, &T)) {
        for (i, x) in list.iter().enumerate() {
            if i > 0 {
                self.out.push_str(separator);
            }
            item(self, x);
        }
    }

    fn ty(&mut self, ty: TypeId) {
        // Only named types and interfaces can be part of a cycle.
        let can_cycle = matches!(self.types.get(ty), Type::Interface(_));
        if can_cycle && self.open.contains(&ty) {
            return self.out.push_str("<cycle to *Interface>");
        }
        if can_cycle {
            self.open.push(ty);
        }
        stacker::maybe_grow(64 << 10, 1 << 20, || self.ty_in(ty));
        if can_cycle {
            self.open.pop();
        }
    }

    fn ty_in(&mut self, ty: TypeId) {
        match self.types.get(ty) {
            Type::Basic(_) if ty == TypeId::UNSAFE_POINTER => self.out.push_str("unsafe.Pointer"),
            Type::Basic(basic) => self.out.push_str(basic.name),
            Type::Array { len, elem } => {
                let _ = write!(self.out, "[{len}]");
                self.ty(*elem);
            }
            Type::Slice { elem } => self.prefixed("[]", *elem),
            Type::Struct(s) => self.struct_type(s),
            Type::Pointer { elem } => self.prefixed("*", *elem),
            Type::Tuple(vars) => self.vars(vars, false),
            Type::Signature(sig) => {
                self.out.push_str("func");
                self.signature(sig);
            }
            Type::Union(terms) => self.separated(" | ", terms, Self::term),
            Type::Interface(iface) => self.interface(ty, iface),
            Type::Map { key, elem } => {
                self.prefixed("map[", *key);
                self.prefixed("]", *elem);
            }
            Type::Chan { dir, elem } => self.chan(*dir, *elem),
            Type::Named(Named { obj, .. }) | Type::Alias(Alias { obj, .. }) => self.named(ty, *obj),
            Type::TypeParam(p) => self.type_param(p.obj),
        }
    }

    fn prefixed(&mut self, prefix: &str, ty: TypeId) {
        self.out.push_str(prefix);
        self.ty(ty);
    }

    fn name(&mut self, obj: &Object) {
        self.out.push_str(self.types.names.borrow().name(obj.name));
    }

    fn type_name(&mut self, obj: ObjId) {
        let object = self.types.obj(obj);
        match object.pkg {
            Some(pkg) if self.paths => {
                self.out.push_str(&self.types.pkg(pkg).path);
                self.out.push('.');
            }
            pkg => self.out.push_str(&package_prefix(self.types, pkg, self.qualifier)),
        }
        self.name(object);
    }

    fn struct_type(&mut self, s: &Struct) {
        self.out.push_str("struct{");
        for (i, &field) in s.fields.iter().enumerate() {
            if i > 0 {
                self.out.push_str("; ");
            }
            let object = self.types.obj(field);
            if !object.is_embedded() {
                self.name(object);
                self.out.push(' ');
            }
            self.ty(self.types.type_of(field));
            if let Some(tag) = s.tag(i) {
                self.out.push(' ');
                self.out.push_str(&quote_bytes(self.types.name(tag).as_bytes()));
            }
        }
        self.out.push('}');
    }

    fn term(&mut self, term: &Term) {
        if term.tilde {
            self.out.push('~');
        }
        self.ty(term.ty);
    }

    fn interface(&mut self, ty: TypeId, iface: &Interface) {
        if ty == self.types.underlying(TypeId::COMPARABLE) {
            return self.out.push_str("interface{comparable}");
        }
        if iface.implicit && iface.methods.is_empty() && iface.embeddeds.len() == 1 {
            return self.ty(iface.embeddeds[0]);
        }
        self.out.push_str("interface{");
        self.separated("; ", &iface.methods, |w, &method| {
            w.name(w.types.obj(method));
            if let Some(sig) = w.types.as_signature(w.types.type_of(method)) {
                w.signature(sig);
            }
        });
        if !iface.methods.is_empty() && !iface.embeddeds.is_empty() {
            self.out.push_str("; ");
        }
        self.separated("; ", &iface.embeddeds, |w, &elem| w.ty(elem));
        self.out.push('}');
    }

    fn chan(&mut self, dir: ChanDir, elem: TypeId) {
        self.out.push_str(match dir {
            ChanDir::Both => "chan ",
            ChanDir::Send => "chan<- ",
            ChanDir::Recv => "<-chan ",
        });
        let inner = matches!(self.types.get(elem), Type::Chan { dir: ChanDir::Recv, .. });
        if dir == ChanDir::Both && inner {
            self.prefixed("(", elem);
            self.out.push(')');
        } else {
            self.ty(elem);
        }
    }

    fn named(&mut self, ty: TypeId, obj: ObjId) {
        self.type_name(obj);
        match self.types.type_args(ty) {
            [] if !self.types.type_params(ty).is_empty() => self.type_param_list(self.types.type_params(ty)),
            [] => {}
            targs => {
                self.out.push('[');
                self.separated(", ", targs, |w, &targ| w.ty(targ));
                self.out.push(']');
            }
        }
    }

    fn type_param(&mut self, obj: ObjId) {
        let object = self.types.obj(obj);
        self.name(object);
        // A type parameter that hides a predeclared name says so.
        if self.types.scope(self.types.universe).lookup(object.name).is_some() {
            let place = self.qualifier.sources.and_then(|sources| sources.place(object.pos));
            if let Some(place) = place {
                let name = self.types.name(object.name);
                let _ = write!(self.out, " /* with {name} declared at {place} */");
            }
        }
    }

    fn type_param_list(&mut self, list: &[TypeId]) {
        self.out.push('[');
        let mut previous = None;
        for (i, &tparam) in list.iter().enumerate() {
            let bound = self.types.as_type_param(tparam).map(|p| p.bound());
            if i > 0 {
                if let Some(written) = previous.filter(|_| bound != previous) {
                    self.prefixed(" ", written);
                }
                self.out.push_str(", ");
            }
            previous = bound;
            self.ty(tparam);
        }
        if let Some(bound) = previous {
            self.prefixed(" ", bound);
        }
        self.out.push(']');
    }

    fn signature(&mut self, sig: &Signature) {
        if !sig.tparams.is_empty() {
            self.type_param_list(&sig.tparams);
        }
        self.vars(self.types.tuple(sig.params), sig.variadic);
        match self.types.tuple(sig.results) {
            [] => {}
            [only] if self.types.obj(*only).name == Symbol::EMPTY => {
                self.prefixed(" ", self.types.type_of(*only));
            }
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
            let object = self.types.obj(var);
            if object.name != Symbol::EMPTY && !self.no_names {
                self.name(object);
                self.out.push(' ');
            }
            let ty = self.types.type_of(var);
            match self.types.get(ty) {
                Type::Slice { elem } if variadic && i + 1 == vars.len() => self.prefixed("...", *elem),
                _ if variadic && i + 1 == vars.len() => {
                    self.ty(ty);
                    self.out.push_str("...");
                }
                _ => self.ty(ty),
            }
        }
        self.out.push(')');
    }

    fn object(&mut self, obj: ObjId) {
        let object = self.types.obj(obj);
        let ty = object.ty();
        match &object.kind {
            ObjectKind::PkgName { imported } => {
                self.out.push_str("package ");
                self.name(object);
                let package = self.types.pkg(*imported);
                if *package.path != *self.types.name(object.name) {
                    let _ = write!(self.out, " ({:?})", package.path);
                }
                return;
            }
            ObjectKind::Func(_) => return self.func(obj),
            ObjectKind::Nil => return self.out.push_str("nil"),
            ObjectKind::Const(_) => self.out.push_str("const "),
            ObjectKind::TypeName if ty.is_some_and(|t| self.types.as_type_param(t).is_some()) => {
                self.out.push_str("type parameter ");
            }
            ObjectKind::TypeName => self.out.push_str("type "),
            ObjectKind::Var(_) if object.is_field() => self.out.push_str("field "),
            ObjectKind::Var(_) => self.out.push_str("var "),
            ObjectKind::Label => self.out.push_str("label "),
            ObjectKind::Builtin(_) => self.out.push_str("builtin "),
        }
        if object.pkg.is_some_and(|pkg| object.parent() == Some(self.types.pkg(pkg).scope)) {
            self.out.push_str(&package_prefix(self.types, object.pkg, self.qualifier));
        }
        self.name(object);
        if matches!(object.kind, ObjectKind::Label | ObjectKind::Builtin(_)) {
            return;
        }
        match ty {
            Some(ty) if object.is_type_name() => self.type_details(obj, ty),
            Some(ty) => self.prefixed(" ", ty),
            None => {}
        }
    }

    fn type_details(&mut self, obj: ObjId, ty: TypeId) {
        match self.types.get(ty) {
            Type::Basic(_) => {}
            Type::TypeParam(p) => self.prefixed(" ", p.bound()),
            Type::Named(named) if named.obj == obj => {
                if !self.types.type_params(ty).is_empty() {
                    self.type_param_list(self.types.type_params(ty));
                }
                self.prefixed(" ", self.types.underlying(ty));
            }
            Type::Alias(_) => {
                if !self.types.type_params(ty).is_empty() {
                    self.type_param_list(self.types.type_params(ty));
                }
                self.prefixed(" = ", self.types.rhs(ty).unwrap_or(TypeId::INVALID));
            }
            _ => self.prefixed(" = ", ty),
        }
    }

    fn func(&mut self, obj: ObjId) {
        let object = self.types.obj(obj);
        self.out.push_str("func ");
        let sig = object.ty().and_then(|_| self.types.as_signature(self.types.type_of(obj)));
        match sig.and_then(|sig| sig.recv) {
            Some(recv) => {
                self.out.push('(');
                let recv = self.types.type_of(recv);
                match self.types.get(recv) {
                    // A method of an anonymous interface.
                    Type::Interface(_) => self.out.push_str("interface"),
                    _ => self.ty(recv),
                }
                self.out.push_str(").");
            }
            None => self.out.push_str(&package_prefix(self.types, object.pkg, self.qualifier)),
        }
        self.name(object);
        if let Some(sig) = sig {
            self.signature(sig);
        }
    }
}

impl Types {
    /// Whether two packages called `name` are imported, directly or not, by `from`.
    fn name_is_ambiguous(&self, from: PkgId, name: Symbol) -> bool {
        let (mut seen, mut todo, mut count) = (vec![from], vec![from], 0);
        while let Some(pkg) = todo.pop() {
            let package = self.pkg(pkg);
            count += usize::from(package.name == name);
            for &import in package.imports.borrow().iter() {
                if !seen.contains(&import) {
                    seen.push(import);
                    todo.push(import);
                }
            }
        }
        count > 1
    }
}
