//! Source to checked program.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::library;
use crate::base::intern::Interner;
use crate::base::source::SourceMap;
use crate::base::span::Pos;
use crate::check::Checker;
use crate::check::packages::{Importer, Options};
use crate::diag::diagnostic::{Diagnostic, Severity};
use crate::diag::render::render;
use crate::diag::sink::Sink;
use crate::load::provider::SourceProvider;
use crate::load::test_program::{self, MAIN_FILE, TestProgram};
use crate::load::{self, Output, Package};
use crate::syntax::ast::{Ast, Decl, File, FuncDeclId};
use crate::types::Types;
use crate::types::ty::PkgId;

/// A parsed program: what the checker and the compiler share.
pub struct Parsed {
    /// The tree.
    pub ast: Ast,
    /// Types, objects, names.
    pub types: Types,
    /// The texts.
    pub sources: SourceMap,
    /// The names of the program's own files.
    own_files: Vec<Arc<str>>,
    packages: Vec<Package>,
    errors: Vec<Diagnostic>,
    /// Whether warnings about what is allowed and probably wrong are wanted.
    pub warn: bool,
}

/// A checked program.
pub struct Checked<'a> {
    /// The checker, which checks library code when it is asked for.
    pub checker: Checker<'a>,
    /// The program's package.
    pub main: PkgId,
    /// The program's files.
    pub files: &'a [File],
    /// What was reported, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads and parses the program that `paths` name.
///
/// # Errors
/// What is wrong when the program cannot be read.
pub fn parse(provider: &dyn SourceProvider, paths: &[PathBuf]) -> Result<Parsed, String> {
    let (mut ast, mut names) = (Ast::default(), Interner::default());
    let sources = SourceMap::default();
    let mut sink = Sink::new();
    let output = Output { ast: &mut ast, names: &mut names, sources: &sources, sink: &mut sink };
    let packages = load::load(provider, paths, output).map_err(|e| e.message)?;
    let errors = sink.finish(&sources);
    let own_files = sources.names().collect();
    Ok(Parsed { ast, types: Types::new(names), sources, own_files, packages, errors, warn: true })
}

/// Checks the program that `paths` name: what is to be said about it, and whether it can be run.
///
/// # Errors
/// What is wrong when the program cannot be read.
pub fn check_file(provider: &dyn SourceProvider, paths: &[PathBuf]) -> Result<(String, bool), String> {
    let parsed = parse(provider, paths)?;
    let checked = parsed.check();
    let mut text = String::new();
    checked.diagnostics.iter().for_each(|d| render(&parsed.sources, d, &mut text));
    Ok((text, checked.is_ok()))
}

impl Parsed {
    /// Reads and parses the tests of the package in `dir`; its packages are the parsed program's.
    ///
    /// # Errors
    /// What is wrong when they cannot be set up.
    pub(super) fn load_tests(provider: &dyn SourceProvider, dir: &Path) -> Result<(Parsed, TestProgram), String> {
        let (mut ast, mut names) = (Ast::default(), Interner::default());
        let sources = SourceMap::default();
        let mut sink = Sink::new();
        let output = Output { ast: &mut ast, names: &mut names, sources: &sources, sink: &mut sink };
        let mut program = test_program::load(provider, dir, output).map_err(|e| e.message)?;
        let packages = std::mem::take(&mut program.packages);
        let errors = sink.finish(&sources);
        let own_files = sources.names().filter(|name| **name != *MAIN_FILE).collect();
        Ok((Parsed { ast, types: Types::new(names), sources, own_files, packages, errors, warn: true }, program))
    }

    /// What was reported when the program was loaded.
    pub(super) fn load_errors(&self) -> &[Diagnostic] {
        &self.errors
    }

    /// The files of the program's own package.
    pub(super) fn main_files(&self) -> &[File] {
        self.packages.last().map_or(&[], |package| &package.files)
    }

    /// The paths of the program's packages.
    pub(super) fn package_paths(&self) -> impl Iterator<Item = &str> {
        self.packages.iter().map(|package| &*package.path)
    }

    /// The path of the package of the program whose source has `pos`.
    pub(super) fn package_of(&self, pos: Pos) -> Option<&str> {
        let has = |file: &File| file.span.start <= pos && pos <= file.span.end;
        let package = self.packages.iter().find(|package| package.files.iter().any(has))?;
        Some(&package.path)
    }

    /// The name of a file as tracebacks and runtime.Caller tell it: the program's own with their whole path.
    pub(super) fn shown_at_run_time(&self, file: &Arc<str>) -> Arc<str> {
        // The standard input and code of the command line are no files.
        if file.starts_with('-') || !self.own_files.contains(file) {
            return Arc::clone(file);
        }
        std::path::absolute(&**file).map_or_else(|_| Arc::clone(file), |path| path.display().to_string().into())
    }

    /// Checks the program. Like Go, stops at syntax errors.
    pub fn check(&self) -> Checked<'_> {
        self.check_with(library::importer())
    }

    /// Checks the program with library packages from `importer`.
    pub fn check_with<'a>(&'a self, importer: Box<dyn Importer + 'a>) -> Checked<'a> {
        let mut checker = Checker::new(&self.types, &self.ast, &self.sources, importer);
        checker.vets = self.warn;
        self.errors.iter().for_each(|error| {
            checker.sink.push(error.clone());
        });
        let is_syntax =
            |error: &Diagnostic| error.severity == Severity::Error && error.message.starts_with("syntax error");
        let stop = self.errors.iter().any(is_syntax);
        let mut main = self.types.unsafe_pkg;
        let mut files: &[File] = &[];
        for package in self.packages.iter().filter(|_| !stop) {
            files = &package.files;
            let script = files.iter().any(|file| file.package.is_none());
            // A file of another package may be checked alone.
            let main_name = self.types.intern("main");
            let is_main = files.iter().all(|file| file.package.as_ref().is_none_or(|name| name.name == main_name));
            let options = Options { script, lenient: script, auto_import: is_main, library: false };
            main = checker.check_package(&package.path, &files.iter().collect::<Vec<_>>(), options);
        }
        if stop {
            let places: Vec<Pos> = self.errors.iter().map(|error| error.span.start).collect();
            checker.check_branches_only(&places);
        }
        let diagnostics = std::mem::take(&mut checker.sink).finish(&self.sources);
        Checked { checker, main, files, diagnostics }
    }
}

impl Checked<'_> {
    /// Whether the program can be run.
    pub fn is_ok(&self) -> bool {
        self.diagnostics.iter().all(|d| d.severity != Severity::Error)
    }

    /// Whether a file says that it is of package main.
    pub(super) fn is_main_package(&self, file: &File) -> bool {
        let types = self.checker.types;
        file.package.as_ref().is_none_or(|package| package.name == types.intern("main"))
    }

    /// The function main.
    pub fn main_function(&self) -> Option<FuncDeclId> {
        main_function(self.checker.types, self.checker.ast, self.files)
    }
}

fn main_function(types: &Types, ast: &Ast, files: &[File]) -> Option<FuncDeclId> {
    let main = types.intern("main");
    let decls = files.iter().flat_map(|file| &file.decls);
    let mut functions = decls.filter_map(|decl| if let Decl::Func(id) = decl { Some(*id) } else { None });
    functions.find(|&id| ast.funcs[id].recv.is_none() && ast.funcs[id].name.name == main)
}
