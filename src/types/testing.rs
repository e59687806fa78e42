//! Declarations for tests, from Go source: a small reader for types, type declarations and bodiless functions.
//!
//! It resolves names in the order of the text, and trusts its input: anything unexpected panics.

use super::Types;
use super::display::{Qualifier, type_string};
use super::object::{Object, VarKind};
use super::ty::{ChanDir, Interface, ObjId, PkgId, ScopeId, Signature, Struct, Term, Type, TypeId};
use crate::base::span::{Pos, Span};

/// A store with a package that tests fill.
pub(super) struct World {
    pub(super) types: Types,
    pub(super) pkg: PkgId,
}

impl World {
    /// A world with these declarations in package main.
    pub(super) fn new(source: &str) -> World {
        let types = Types::default();
        let pkg = types.new_package("main", types.intern("main"));
        let world = World { types, pkg };
        world.declare(pkg, source);
        world
    }

    /// Another package with these declarations.
    pub(super) fn package(&self, path: &str, source: &str) -> PkgId {
        let name = path.rsplit('/').next().expect("a path is not empty");
        let pkg = self.types.new_package(path, self.types.intern(name));
        self.declare(pkg, source);
        pkg
    }

    fn declare(&self, pkg: PkgId, source: &str) {
        let scope = self.types.pkg(pkg).scope;
        Reader::new(&self.types, pkg, scope, source).declare_names();
        Reader::new(&self.types, pkg, scope, source).declarations();
    }

    /// The type that `text` means in package main.
    pub(super) fn ty(&self, text: &str) -> TypeId {
        self.ty_in(self.pkg, text)
    }

    /// The type that `text` means in a package.
    pub(super) fn ty_in(&self, pkg: PkgId, text: &str) -> TypeId {
        Reader::new(&self.types, pkg, self.types.pkg(pkg).scope, text).ty()
    }

    /// The object called `name` in package main.
    pub(super) fn obj(&self, name: &str) -> ObjId {
        let scope = self.types.scope(self.types.pkg(self.pkg).scope);
        scope.lookup(self.types.intern(name)).unwrap_or_else(|| panic!("{name} is declared"))
    }

    /// The type of the object called `name`.
    pub(super) fn type_of(&self, name: &str) -> TypeId {
        self.types.type_of(self.obj(name))
    }

    /// Messages of package main.
    pub(super) fn qualifier(&self) -> Qualifier<'static> {
        Qualifier { pkg: Some(self.pkg), sources: None }
    }

    /// The type as messages of package main write it.
    pub(super) fn show(&self, ty: TypeId) -> String {
        type_string(&self.types, ty, &self.qualifier())
    }
}

struct Reader<'a> {
    types: &'a Types,
    pkg: PkgId,
    scope: ScopeId,
    tokens: Vec<&'a str>,
    at: usize,
}

fn tokenize(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let len = match first {
            _ if word(first) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            '`' => rest[1..].find('`').expect("a tag ends") + 2,
            '.' if rest.starts_with("...") => 3,
            '<' if rest.starts_with("<-") => 2,
            _ => first.len_utf8(),
        };
        tokens.push(&rest[..len]);
        rest = rest[len..].trim_start();
    }
    tokens
}

impl<'a> Reader<'a> {
    fn new(types: &'a Types, pkg: PkgId, scope: ScopeId, text: &'a str) -> Reader<'a> {
        Reader { types, pkg, scope, tokens: tokenize(text), at: 0 }
    }

    fn peek(&self) -> &'a str {
        self.tokens.get(self.at).copied().unwrap_or("")
    }

    fn next(&mut self) -> &'a str {
        self.at += 1;
        self.tokens.get(self.at - 1).copied().unwrap_or("")
    }

    fn accept(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &str) {
        let found = self.next();
        assert_eq!(found, token, "at token {} of {:?}", self.at - 1, self.tokens);
    }

    fn is_name(&self) -> bool {
        let keyword = ["func", "map", "chan", "struct", "interface", "type"].contains(&self.peek());
        !keyword && self.peek().starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    /// Declares the types without their right-hand sides.
    fn declare_names(&mut self) {
        while self.at < self.tokens.len() {
            if self.next() != "type" {
                continue;
            }
            let name = self.types.intern(self.next());
            let obj = self.types.new_object(Object::type_name(Pos::NONE, Some(self.pkg), name, None));
            let mut depth = 0;
            while self.peek() == "[" || depth > 0 {
                // An array type begins with a bracket too, but its length is no name.
                if depth == 0 && !self.tokens[self.at + 1].starts_with(char::is_alphabetic) {
                    break;
                }
                match self.next() {
                    "[" => depth += 1,
                    "]" => depth -= 1,
                    _ => {}
                }
            }
            let alias = self.peek() == "=";
            let ty = if alias { self.types.new_alias(obj) } else { self.types.new_named(obj) };
            self.types.obj(obj).set_ty(ty);
            assert_eq!(self.types.insert(self.scope, obj), None);
        }
    }

    fn declarations(&mut self) {
        while self.at < self.tokens.len() {
            match self.next() {
                "type" => self.type_declaration(),
                "func" => self.func_declaration(),
                ";" => {}
                other => panic!("a declaration begins with {other}"),
            }
        }
    }

    fn lookup(&mut self, name: &str) -> TypeId {
        let symbol = self.types.intern(name);
        let found = self.types.lookup_parent(self.scope, symbol, Pos::NONE);
        self.types.type_of(found.unwrap_or_else(|| panic!("{name} is declared")).1)
    }

    fn type_declaration(&mut self) {
        let name = self.next();
        let ty = self.lookup(name);
        let outer = self.scope;
        if self.peek() == "[" && self.tokens[self.at + 1].starts_with(char::is_alphabetic) {
            let tparams = self.type_params();
            self.types.set_type_params(ty, tparams);
        }
        if self.accept("=") {
            let rhs = self.ty();
            self.types.set_alias_rhs(ty, rhs);
        } else {
            let rhs = self.ty();
            self.types.set_rhs(ty, rhs);
        }
        self.scope = outer;
    }

    /// `[P, Q any, R interface{ … }]`, in a new scope.
    fn type_params(&mut self) -> Vec<TypeId> {
        self.expect("[");
        self.scope = self.types.new_scope(self.scope, Span::NONE);
        let start = self.at;
        let mut groups: Vec<Vec<TypeId>> = vec![Vec::new()];
        // The names first: constraints may mention later ones.
        let mut depth = 0;
        let mut naming = true;
        while depth > 0 || self.peek() != "]" {
            let token = self.next();
            match token {
                "[" | "{" | "(" => depth += 1,
                "]" | "}" | ")" => depth -= 1,
                "," if depth == 0 => naming = true,
                _ if naming && depth == 0 => {
                    naming = false;
                    groups.last_mut().expect("there is one").push(self.declare_type_param(token));
                    if self.peek() != "," {
                        groups.push(Vec::new());
                    }
                }
                _ => {}
            }
        }
        self.at = start;
        for group in groups.iter().filter(|group| !group.is_empty()) {
            for _ in group {
                self.next();
                if group.len() > 1 {
                    self.accept(",");
                }
            }
            let bound = self.constraint();
            group.iter().for_each(|&tparam| self.types.set_bound(tparam, bound));
            self.accept(",");
        }
        self.expect("]");
        let all: Vec<TypeId> = groups.concat();
        self.types.bind_type_params(&all);
        all
    }

    fn declare_type_param(&mut self, name: &str) -> TypeId {
        let name = self.types.intern(name);
        let obj = self.types.new_object(Object::type_name(Pos::NONE, Some(self.pkg), name, None));
        let tparam = self.types.new_type_param(obj, TypeId::EMPTY_INTERFACE);
        self.types.obj(obj).set_ty(tparam);
        self.types.insert(self.scope, obj);
        tparam
    }

    /// A constraint element: a type, or a union.
    fn constraint(&mut self) -> TypeId {
        let mut terms = Vec::new();
        loop {
            let tilde = self.accept("~");
            terms.push(Term { tilde, ty: self.ty() });
            if !self.accept("|") {
                break;
            }
        }
        match terms.as_slice() {
            [Term { tilde: false, ty }] => *ty,
            _ => self.types.push(Type::Union(terms)),
        }
    }

    fn func_declaration(&mut self) {
        let outer = self.scope;
        if self.peek() == "(" {
            self.method();
        } else {
            let name = self.types.intern(self.next());
            let tparams = if self.peek() == "[" { self.type_params() } else { Vec::new() };
            let sig = self.signature();
            let sig = self.types.push(Type::Signature(Signature { tparams, ..sig }));
            let obj = self.types.new_object(Object::func(Pos::NONE, Some(self.pkg), name, Some(sig)));
            self.types.insert(outer, obj);
        }
        self.scope = outer;
    }

    /// `(*T[P]) name[Q any](params) results`
    fn method(&mut self) {
        self.expect("(");
        let pointer = self.accept("*");
        let name = self.next();
        let base = self.lookup(name);
        let mut recv_tparams = Vec::new();
        if self.accept("[") {
            self.scope = self.types.new_scope(self.scope, Span::NONE);
            while !self.accept("]") {
                let name = self.next();
                recv_tparams.push(self.declare_type_param(name));
                self.accept(",");
            }
            self.types.bind_type_params(&recv_tparams);
        }
        self.expect(")");
        let recv = match recv_tparams.as_slice() {
            [] => base,
            targs => self.types.instantiate(base, targs.to_vec()),
        };
        let recv = if pointer { self.types.new_pointer(recv) } else { recv };
        let name = self.types.intern(self.next());
        let tparams = if self.peek() == "[" { self.type_params() } else { Vec::new() };
        let sig = self.signature();
        let recv = self.var(VarKind::Recv, "", recv);
        let sig = Signature { recv: Some(recv), recv_tparams, tparams, ..sig };
        let sig = self.types.push(Type::Signature(sig));
        let obj = self.types.new_object(Object::func(Pos::NONE, Some(self.pkg), name, Some(sig)));
        self.types.add_method(base, obj);
    }

    fn var(&mut self, kind: VarKind, name: &str, ty: TypeId) -> ObjId {
        let name = self.types.intern(name);
        self.types.new_object(Object::var(kind, Pos::NONE, Some(self.pkg), name, Some(ty)))
    }

    fn signature(&mut self) -> Signature {
        let mut sig = Signature::default();
        self.expect("(");
        let mut params = Vec::new();
        while !self.accept(")") {
            let name = self.parameter_name();
            sig.variadic = self.accept("...");
            let ty = self.ty();
            let ty = if sig.variadic { self.types.new_slice(ty) } else { ty };
            params.push(self.var(VarKind::Param, name, ty));
            self.accept(",");
        }
        sig.params = self.types.new_tuple(params);
        let mut results = Vec::new();
        if self.accept("(") {
            while !self.accept(")") {
                let name = self.parameter_name();
                let ty = self.ty();
                results.push(self.var(VarKind::Result, name, ty));
                self.accept(",");
            }
        } else if self.is_name()
            || ["*", "[", "func", "map", "chan", "struct", "interface", "<-"].contains(&self.peek())
        {
            let ty = self.ty();
            results.push(self.var(VarKind::Result, "", ty));
        }
        sig.results = self.types.new_tuple(results);
        sig
    }

    /// A name before a type: `x int`. A lone word is a type.
    fn parameter_name(&mut self) -> &'a str {
        let after = self.tokens.get(self.at + 1).copied().unwrap_or("");
        let ends = [",", ")", "[", "."].contains(&after);
        if self.is_name() && !ends { self.next() } else { "" }
    }

    fn list(&mut self, close: &str) -> Vec<TypeId> {
        let mut list = Vec::new();
        while !self.accept(close) {
            list.push(self.ty());
            self.accept(",");
        }
        list
    }

    fn ty(&mut self) -> TypeId {
        match self.next() {
            "*" => {
                let elem = self.ty();
                self.types.new_pointer(elem)
            }
            "(" => {
                let ty = self.ty();
                self.expect(")");
                ty
            }
            "[" => self.array_or_slice(),
            "map" => {
                self.expect("[");
                let key = self.ty();
                self.expect("]");
                let elem = self.ty();
                self.types.new_map(key, elem)
            }
            "chan" => {
                let dir = if self.accept("<-") { ChanDir::Send } else { ChanDir::Both };
                let elem = self.ty();
                self.types.new_chan(dir, elem)
            }
            "<-" => {
                self.expect("chan");
                let elem = self.ty();
                self.types.new_chan(ChanDir::Recv, elem)
            }
            "func" => {
                let sig = self.signature();
                self.types.push(Type::Signature(sig))
            }
            "struct" => self.struct_type(),
            "interface" => self.interface_type(),
            name => self.named_type(name),
        }
    }

    fn array_or_slice(&mut self) -> TypeId {
        if self.accept("]") {
            let elem = self.ty();
            return self.types.new_slice(elem);
        }
        let len = self.next().parse().expect("an array has a length");
        self.expect("]");
        let elem = self.ty();
        self.types.new_array(len, elem)
    }

    fn named_type(&mut self, name: &str) -> TypeId {
        if self.accept(".") {
            let member = self.types.intern(self.next());
            let pkg = self.types.packages.iter().find(|p| *self.types.name(p.name) == *name);
            let scope = pkg.unwrap_or_else(|| panic!("package {name}")).scope;
            let obj = self.types.scope(scope).lookup(member).expect("the package declares it");
            return self.types.type_of(obj);
        }
        let ty = self.lookup(name);
        if self.types.is_generic(ty) && self.accept("[") {
            let targs = self.list("]");
            return self.types.instantiate(ty, targs);
        }
        ty
    }

    fn struct_type(&mut self) -> TypeId {
        self.expect("{");
        let mut s = Struct::default();
        while !self.accept("}") {
            let start = self.at;
            let name = self.types.intern(self.next());
            let digit = |token: &str| token.starts_with(|c: char| c.is_ascii_digit());
            let generic = self.peek() == "[" && self.tokens[self.at + 1] != "]" && !digit(self.tokens[self.at + 1]);
            let embedded = self.tokens[start] == "*" || generic || [";", "}", "."].contains(&self.peek());
            let object = if embedded {
                self.at = start;
                let ty = self.ty();
                let first = start + usize::from(self.tokens[start] == "*");
                let word = self.tokens[if self.tokens[first + 1] == "." { first + 2 } else { first }];
                Object::embedded_field(Pos::NONE, Some(self.pkg), self.types.intern(word), ty)
            } else {
                let ty = self.ty();
                Object::field(Pos::NONE, Some(self.pkg), name, ty)
            };
            s.fields.push(self.types.new_object(object));
            let tag = self.peek().strip_prefix('`').map(|tag| self.types.intern(tag.trim_end_matches('`')));
            self.at += usize::from(tag.is_some());
            s.tags.push(tag);
            self.accept(";");
        }
        self.types.push(Type::Struct(s))
    }

    fn interface_type(&mut self) -> TypeId {
        self.expect("{");
        let mut iface = Interface::default();
        while !self.accept("}") {
            if self.is_name() && self.tokens[self.at + 1] == "(" {
                let name = self.types.intern(self.next());
                let sig = self.signature();
                let sig = self.types.push(Type::Signature(sig));
                let object = Object::func(Pos::NONE, Some(self.pkg), name, Some(sig));
                iface.methods.push(self.types.new_object(object));
            } else {
                iface.embeddeds.push(self.constraint());
            }
            self.accept(";");
        }
        self.types.push(Type::Interface(iface))
    }
}
