//! Packages: those that are checked whole, and library packages, of which only what something names is parsed and
//! checked.
//!
//! A library package is known by its path alone until one of its members is looked up. Then its [`Library`] is asked
//! for: a table of names, each with the piece of source that declares it. A name's piece is parsed and its objects made
//! when the name is looked up; a type's methods get objects without being parsed, and are parsed when their type is
//! asked for.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::resolve::Collected;
use super::{Checker, DeclInfo, DeclKind, Environment};
use crate::base::intern::Symbol;
use crate::base::source::{SourceFile, SourceMap};
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{Decl, ExprId, FuncDeclId};
use crate::syntax::scan::{self, DeclSlice};
use crate::types::object::{Object, ObjectKind};
use crate::types::ty::{ObjId, PkgId, ScopeId, TypeId};

/// Finds library packages.
pub trait Importer {
    /// The library package with this path; its files have been added to `sources`. `None` if there is no such package.
    fn library(&mut self, path: &str, sources: &SourceMap) -> Option<Library>;

    /// Whether there is a library package with this path.
    fn exists(&self, path: &str) -> bool;

    /// The paths of all library packages that programs may import.
    fn paths(&self) -> Vec<String>;

    /// The paths of the library packages with this name, the one that is imported by being named first: the shortest.
    fn paths_named(&self, name: &str) -> Vec<String> {
        let mut named = self.paths();
        named.retain(|path| package_name(path) == name);
        named.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        named
    }
}

/// The declarations of a library package.
#[derive(Debug, Default)]
pub struct Library {
    /// Its files.
    pub files: Vec<LibraryFile>,
}

/// The declarations of a file.
#[derive(Debug)]
pub struct LibraryFile {
    /// The text.
    pub source: Arc<SourceFile>,
    /// Its declarations, as [`scan_decls`](crate::syntax::scan::scan_decls) finds them.
    pub decls: Vec<DeclSlice>,
}

/// How the files of a package are checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether it is a script: its top-level statements are main's body.
    pub script: bool,
    /// Whether unused variables and imports are only warned about.
    pub lenient: bool,
    /// Whether library packages are imported by being named.
    pub auto_import: bool,
    /// Whether it is a library package itself, which may import internal ones.
    pub library: bool,
}

/// The packages of a session.
pub(super) struct Packages<'a> {
    pub(super) importer: Box<dyn Importer + 'a>,
    by_path: FxHashMap<String, PkgId>,
    kinds: FxHashMap<PkgId, Kind>,
}

enum Kind {
    /// A package that is checked whole.
    User(Options),
    /// A library package of which nothing has been looked up.
    Known,
    /// A library package.
    Loaded(Rc<Table>),
    /// A package that could not be imported: nothing is reported about its members.
    Fake,
    /// Package unsafe.
    Unsafe,
}

/// A library package's declarations by name.
struct Table {
    files: Vec<TableFile>,
    /// Names, each with its declaration.
    names: FxHashMap<Symbol, Place>,
    /// The methods of each type, in source order.
    methods: FxHashMap<Symbol, Vec<LibraryMethod>>,
    inits: Vec<Place>,
}

struct TableFile {
    source: Arc<SourceFile>,
    decls: Vec<DeclSlice>,
    imports: Vec<Place>,
    /// The file's scope, with its imports; made when the first of its declarations is parsed.
    scope: std::cell::Cell<Option<ScopeId>>,
}

/// A method that has not been parsed.
#[derive(Clone, Copy)]
struct LibraryMethod {
    name: Symbol,
    pointer: bool,
    pos: Pos,
    place: Place,
}

/// A declaration of a library package: the number of its file, and its number in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    file: usize,
    decl: usize,
}

impl<'a> Packages<'a> {
    pub(super) fn new(importer: Box<dyn Importer + 'a>, unsafe_pkg: PkgId) -> Packages<'a> {
        let by_path = FxHashMap::from_iter([("unsafe".into(), unsafe_pkg)]);
        Packages { importer, by_path, kinds: FxHashMap::from_iter([(unsafe_pkg, Kind::Unsafe)]) }
    }
}

impl<'a> Checker<'a> {
    /// Makes a package that is to be checked whole.
    pub(super) fn new_user_package(&mut self, path: &str, name: Symbol, options: Options) -> PkgId {
        let pkg = self.types.new_package(path, name);
        self.packages.by_path.insert(path.into(), pkg);
        let library = options.library;
        self.packages.kinds.insert(pkg, Kind::User(options));
        if !library {
            self.info.user_packages.push(pkg);
        }
        pkg
    }

    /// How the current package is checked; none for one of the library.
    pub(super) fn options(&self) -> Option<Options> {
        match self.packages.kinds.get(&self.pkg()) {
            Some(Kind::User(options)) => Some(*options),
            _ => None,
        }
    }

    /// Whether the package is checked whole.
    pub(super) fn is_user_package(&self, pkg: PkgId) -> bool {
        matches!(self.packages.kinds.get(&pkg), Some(Kind::User(_)))
    }

    /// Whether unused things are only warned about.
    pub(super) fn is_lenient(&self) -> bool {
        self.options().is_none_or(|options| options.lenient)
    }

    /// Whether the current package is a script.
    pub(super) fn is_script(&self) -> bool {
        self.options().is_some_and(|options| options.script)
    }

    /// Whether the package could not be imported.
    pub(super) fn is_fake_package(&self, pkg: PkgId) -> bool {
        matches!(self.packages.kinds.get(&pkg), Some(Kind::Fake))
    }

    /// The package with this path, imported at `at`.
    pub(super) fn import_package(&mut self, path: &str, at: Span) -> Option<PkgId> {
        if let Some(&known) = self.packages.by_path.get(path) {
            return Some(known);
        }
        let from_library = self.options().is_none_or(|options| options.library);
        let is_internal = path.split('/').any(|part| part == "internal");
        if path.starts_with('/') {
            let message = format!("could not import {path} (import path cannot be absolute path)");
            self.error(code::INVALID_IMPORT, at, message);
        } else if is_internal && !from_library {
            self.error(code::INVALID_IMPORT, at, format!("use of internal package {path} not allowed"));
        } else if self.packages.importer.exists(path) {
            return Some(self.library_package(path));
        } else {
            self.error(code::PACKAGE_NOT_FOUND, at, not_found(path));
        }
        let pkg = self.types.new_package(path, self.types.intern(package_name(path)));
        self.packages.by_path.insert(path.into(), pkg);
        self.packages.kinds.insert(pkg, Kind::Fake);
        Some(pkg)
    }

    /// The library package with this path, which exists.
    fn library_package(&mut self, path: &str) -> PkgId {
        if let Some(&known) = self.packages.by_path.get(path) {
            return known;
        }
        let pkg = self.types.new_package(path, self.types.intern(package_name(path)));
        self.packages.by_path.insert(path.into(), pkg);
        self.packages.kinds.insert(pkg, Kind::Known);
        pkg
    }

    /// The package that the name `e` denotes, in a selector with `member`. A library package is imported by being named
    /// where nothing else has the name.
    pub(super) fn package_named(&mut self, e: ExprId, name: Symbol, member: Symbol) -> Option<PkgId> {
        let obj = match self.lookup(name) {
            Some(obj) => obj,
            None => self.auto_import(e, name, member)?,
        };
        let object = self.types.obj(obj);
        let ObjectKind::PkgName { imported } = object.kind else { return None };
        object.set_used(true);
        self.record_use(e, obj);
        Some(imported)
    }

    /// Imports the library package called `name`; where several have that name, the one that has `member`.
    fn auto_import(&mut self, e: ExprId, name: Symbol, member: Symbol) -> Option<ObjId> {
        if !self.options().is_some_and(|options| options.auto_import) {
            return None;
        }
        if let Some(&known) = self.auto_imports.get(&(self.pkg(), name, member)) {
            return Some(known);
        }
        let paths = self.packages.importer.paths_named(&self.types.name(name));
        let pkgs: Vec<PkgId> = paths.iter().map(|path| self.library_package(path)).collect();
        let has = |check: &mut Self, pkg| {
            check.types.is_exported_name(member) && check.package_member_names(pkg).contains(&member)
        };
        let pkg = match pkgs.iter().find(|&&pkg| has(self, pkg)) {
            Some(&pkg) => pkg,
            // In a Go file, what Go says is clearer: the name is undefined.
            None if !self.is_script() => return None,
            None => *pkgs.first()?,
        };
        self.add_import(pkg);
        let object = Object::pkg_name(self.expr_pos(e), Some(self.pkg()), name, pkg);
        let obj = self.types.new_object(object);
        self.auto_imports.insert((self.pkg(), name, member), obj);
        Some(obj)
    }

    /// The package-level object `name` of `pkg`, with its type.
    pub(super) fn package_member(&mut self, pkg: PkgId, name: Symbol) -> Option<ObjId> {
        let obj = self.package_object(pkg, name)?;
        self.obj_decl(obj);
        Some(obj)
    }

    /// The package-level object `name` of `pkg`.
    pub(super) fn package_object(&mut self, pkg: PkgId, name: Symbol) -> Option<ObjId> {
        let scope = self.types.pkg(pkg).scope;
        if let Some(obj) = self.types.scope(scope).lookup(name) {
            return Some(obj);
        }
        let table = self.table(pkg)?;
        let &place = table.names.get(&name)?;
        self.declare_library(pkg, &table, place);
        self.types.scope(scope).lookup(name)
    }

    /// The names that `pkg` declares.
    pub(super) fn package_member_names(&mut self, pkg: PkgId) -> Vec<Symbol> {
        let mut names = match self.table(pkg) {
            Some(table) => table.names.keys().copied().collect(),
            None => self.types.sorted_names(self.types.pkg(pkg).scope),
        };
        names.sort();
        names
    }

    /// The table of a library package.
    fn table(&mut self, pkg: PkgId) -> Option<Rc<Table>> {
        match self.packages.kinds.get(&pkg)? {
            Kind::Loaded(table) => return Some(Rc::clone(table)),
            Kind::Known => {}
            Kind::User(_) | Kind::Fake | Kind::Unsafe => return None,
        }
        let library = self.packages.importer.library(&self.types.pkg(pkg).path, self.sources).unwrap_or_default();
        let table = Rc::new(self.new_table(library));
        self.packages.kinds.insert(pkg, Kind::Loaded(Rc::clone(&table)));
        let inits: Vec<FuncDeclId> =
            table.inits.iter().flat_map(|&place| self.declare_library(pkg, &table, place).inits).collect();
        self.init_functions.insert(pkg, inits);
        Some(table)
    }

    fn new_table(&self, library: Library) -> Table {
        let mut table =
            Table { files: Vec::new(), names: FxHashMap::default(), methods: FxHashMap::default(), inits: Vec::new() };
        for (file, library_file) in library.files.into_iter().enumerate() {
            let imports = self.add_file(file, &library_file, &mut table);
            let scope = std::cell::Cell::new(None);
            table.files.push(TableFile { source: library_file.source, decls: library_file.decls, imports, scope });
        }
        table
    }

    /// Adds the names that a file declares to the table; returns its imports.
    fn add_file(&self, file: usize, library_file: &LibraryFile, table: &mut Table) -> Vec<Place> {
        let text = &library_file.source.text;
        let bytes = |range: &Range<u32>| text.get(range.start as usize..range.end as usize).unwrap_or_default();
        let intern = |range: &Range<u32>| self.types.intern(&String::from_utf8_lossy(bytes(range)));
        let mut imports = Vec::new();
        for (decl, slice) in library_file.decls.iter().enumerate() {
            let place = Place { file, decl };
            match (slice.kind, &slice.receiver, slice.names.first()) {
                (scan::DeclKind::Package, ..) => {}
                (scan::DeclKind::Import, ..) => imports.push(place),
                (_, Some(receiver), Some(name)) => {
                    let before = bytes(&(slice.range.start..receiver.start)).trim_ascii_end();
                    let pos = library_file.source.pos(name.start);
                    let method = LibraryMethod { name: intern(name), pointer: before.ends_with(b"*"), pos, place };
                    table.methods.entry(intern(receiver)).or_default().push(method);
                }
                (scan::DeclKind::Func, None, Some(name)) if bytes(name) == b"init" => table.inits.push(place),
                _ => table.names.extend(slice.names.iter().map(|name| (intern(name), place))),
            }
        }
        imports
    }

    /// Parses a declaration of a library package and makes its objects.
    fn declare_library(&mut self, pkg: PkgId, table: &Table, place: Place) -> Collected<'a> {
        let Some(file) = table.files.get(place.file) else { return Collected::default() };
        let saved = std::mem::replace(&mut self.env, Environment::new(pkg, self.types.pkg(pkg).scope));
        let scope = self.library_file_scope(table, file);
        let collected = self.collect_library(file, scope, place);
        for &obj in &collected.objects {
            let object = self.types.obj(obj);
            if object.is_type_name() {
                self.add_library_methods(obj, table.methods.get(&object.name).map_or(&[], Vec::as_slice), table);
            }
        }
        self.env = saved;
        collected
    }

    fn library_file_scope(&mut self, table: &Table, file: &TableFile) -> ScopeId {
        if let Some(scope) = file.scope.get() {
            return scope;
        }
        let scope = self.types.new_scope(self.env.scope, Span::NONE);
        file.scope.set(Some(scope));
        for &place in &file.imports {
            debug_assert!(table.files.get(place.file).is_some());
            self.collect_library(file, scope, place);
        }
        scope
    }

    fn collect_library(&mut self, file: &TableFile, scope: ScopeId, place: Place) -> Collected<'a> {
        let mut collected = Collected::default();
        let Some(slice) = file.decls.get(place.decl) else { return collected };
        for decl in self.parse(&file.source, slice) {
            self.collect_decl(decl, scope, &mut collected);
        }
        collected
    }

    /// Parses a piece of a library file.
    fn parse(&mut self, source: &SourceFile, slice: &DeclSlice) -> &'a [Decl] {
        let mut next = self.ast.successor();
        let mut names = self.types.names.borrow_mut();
        let decls = crate::syntax::parse_decl(&mut next, &mut names, source, &mut self.sink, slice);
        drop(names);
        self.ast.append(next);
        self.ast.keep(decls)
    }

    /// Makes objects for the methods of a library type, to be parsed when their type is asked for.
    fn add_library_methods(&mut self, base: ObjId, methods: &[LibraryMethod], table: &Table) {
        for method in methods {
            let object = Object::func(method.pos, Some(self.pkg()), method.name, None);
            let obj = self.types.new_object(object);
            if let Some(func) = self.types.obj(obj).as_func() {
                func.ptr_recv.set(method.pointer);
            }
            let Some(file) = table.files.get(method.place.file) else { continue };
            let scope = self.library_file_scope(table, file);
            let info = self.decl_info(scope, DeclKind::LibraryMethod(method.place));
            self.decls.insert(obj, info);
            self.methods.entry(base).or_default().push(obj);
        }
    }

    /// Parses the method `obj` of a library type.
    pub(super) fn parse_method(&mut self, obj: ObjId, decl: &DeclInfo<'a>, place: Place) -> Rc<DeclInfo<'a>> {
        let table = self.table(decl.pkg);
        let saved = std::mem::replace(&mut self.env, Environment::new(decl.pkg, decl.file));
        let mut kind = DeclKind::LibraryMethod(place);
        if let Some(file) = table.as_ref().and_then(|table| table.files.get(place.file))
            && let Some(slice) = file.decls.get(place.decl)
            && let [Decl::Func(func)] = self.parse(&file.source, slice)
        {
            kind = DeclKind::Func(*func);
        }
        let info = self.decl_info(decl.file, kind);
        self.decls.insert(obj, Rc::clone(&info));
        self.env = saved;
        info
    }

    /// `time.Duration`, the type of the duration literal or argument `e`.
    pub(super) fn duration_type(&mut self, e: ExprId) -> Option<TypeId> {
        if !self.packages.importer.exists("time") {
            let message = "package time is not in std";
            self.error(code::PACKAGE_NOT_FOUND, self.expr_span(e), message);
            return None;
        }
        let time = self.library_package("time");
        let duration = self.package_member(time, self.types.intern("Duration"))?;
        self.add_import(time);
        Some(self.types.type_of(duration))
    }

    /// Notes that the current package needs `pkg`.
    pub(super) fn add_import(&self, pkg: PkgId) {
        let mut imports = self.types.pkg(self.pkg()).imports.borrow_mut();
        if !imports.contains(&pkg) && pkg != self.pkg() {
            imports.push(pkg);
        }
    }

    /// What the scope of the current package has not yet, if it is a library package.
    pub(super) fn library_name(&mut self, scope: ScopeId, name: Symbol) -> Option<ObjId> {
        let pkg = self.pkg();
        if self.types.pkg(pkg).scope != scope || !matches!(self.packages.kinds.get(&pkg), Some(Kind::Loaded(_))) {
            return None;
        }
        self.package_object(pkg, name)
    }
}

/// Go's words for an import of nothing.
pub fn not_found(path: &str) -> String {
    match path.split('/').next().is_some_and(|first| first.contains('.')) {
        true => format!("no required module provides package {path}"),
        false => format!("package {path} is not in std"),
    }
}

/// The name of a library package: the last part of its path that is no version.
pub(super) fn package_name(path: &str) -> &str {
    let is_version = |part: &str| part.strip_prefix('v').is_some_and(|n| n.parse::<u32>().is_ok());
    let mut parts = path.trim_end_matches('/').rsplit('/');
    match parts.next() {
        Some(last) if is_version(last) => parts.next().unwrap_or(last),
        last => last.unwrap_or(path),
    }
}
