//! Which files form which package.
//!
//! A program is a file, or the files of a folder. Packages of the same module are found by the `go.mod` above it; all
//! other imports are the library's. The packages are parsed and put into an order in which each comes after those that
//! it imports.

mod constraint;
/// The library's sources, compiled into the binary.
pub mod embed;
/// What examples should print.
pub mod example;
mod module;
/// Folders by pattern.
pub mod pattern;
/// Where source texts come from.
pub mod provider;
/// The files of tests, and the program that runs them.
pub mod test_program;

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::base::intern::Interner;
use crate::base::source::SourceMap;
use crate::base::span::Span;
use crate::diag::code;
use crate::diag::sink::Sink;
use crate::syntax::ast::{Ast, Decl, File, ImportDecl};
use crate::syntax::{Mode, parse_file};
use constraint::{is_built, is_for_this_system};
use module::{Module, may_import, module};
use provider::SourceProvider;

/// A parsed package.
#[derive(Debug)]
pub struct Package {
    /// The import path; `main` for the program's.
    pub path: String,
    /// The files, sorted by name.
    pub files: Vec<File>,
}

/// What loading writes to.
pub struct Output<'a> {
    /// The tree.
    pub ast: &'a mut Ast,
    /// Names.
    pub names: &'a mut Interner,
    /// Texts.
    pub sources: &'a SourceMap,
    /// Errors.
    pub sink: &'a mut Sink,
}

/// A program that cannot be loaded at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadError {
    /// What is wrong, with the path.
    pub message: String,
}

/// Loads the program that `paths` name, a folder or files, and the packages of its module that it imports, each after
/// those that it imports itself. The program's package is the last one.
///
/// # Errors
/// When the program's own files cannot be read, or are not of one package.
pub fn load(provider: &dyn SourceProvider, paths: &[PathBuf], output: Output<'_>) -> Result<Vec<Package>, LoadError> {
    let folder = paths.first().filter(|path| paths.len() == 1 && provider.is_dir(path));
    let files = match folder {
        Some(dir) => package_files(provider, dir)?,
        None => paths.to_vec(),
    };
    let first = folder.or(paths.first()).map_or(Path::new("."), |path| path);
    let dir = if folder.is_some() { first } else { folder_of(first) };
    let is_go = folder.is_some() || first.extension().is_some_and(|ending| ending == "go");
    // A script belongs to no module; it may still import packages of the one that it lies in.
    let module = module(provider, dir).or_else(|message| if is_go { Err(LoadError { message }) } else { Ok(None) })?;
    let mut loader = Loader::new(provider, output, module);
    // What is named on the command line is built, whatever its constraints say.
    let constraints = if folder.is_some() { Constraints::Hold } else { Constraints::Ignored };
    let parsed = loader.parse("main", &files, constraints)?;
    if parsed.files.is_empty() {
        return Err(LoadError { message: format!("no Go files in {}", first.display()) });
    }
    let own = loader.module.as_ref().map_or_else(|| "main".to_string(), |module| module.import_path(dir));
    loader.finish(&own, parsed);
    Ok(loader.done)
}

/// The folder that a file is in.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|dir| *dir != Path::new("")).unwrap_or(Path::new("."))
}

/// Whether build constraints count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Constraints {
    Hold,
    Ignored,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Done,
}

struct Loader<'a> {
    provider: &'a dyn SourceProvider,
    output: Output<'a>,
    module: Option<Module>,
    states: FxHashMap<String, State>,
    done: Vec<Package>,
    /// The packages that are being loaded, each with the file that imports the next one.
    stack: Vec<(String, String)>,
    /// The paths on the first cycle of imports that was found, each with the file that imports the next one.
    cycle: Vec<(String, String)>,
    /// Imports that are none of the module.
    foreign: Vec<(String, Span)>,
}

impl<'a> Loader<'a> {
    fn new(provider: &'a dyn SourceProvider, output: Output<'a>, module: Option<Module>) -> Loader<'a> {
        Loader {
            provider,
            output,
            module,
            states: FxHashMap::default(),
            done: Vec::new(),
            stack: Vec::new(),
            cycle: Vec::new(),
            foreign: Vec::new(),
        }
    }

    /// Parses a file; `None` if its constraints do not hold.
    fn parse_one(&mut self, path: &Path, mode: Mode, constraints: Constraints) -> Result<Option<File>, LoadError> {
        let shown = path.display().to_string();
        let text = self.provider.read(path).map_err(|e| unreadable(path, &e))?;
        let Output { ast, names, sources, sink } = &mut self.output;
        let Some(source) = sources.add(shown.as_str(), text) else {
            return Err(LoadError { message: format!("{shown}: the sources are larger than 4 GiB") });
        };
        let file = parse_file(ast, names, &source, sink, mode);
        Ok((constraints == Constraints::Ignored || is_built(&file.directives, names)).then_some(file))
    }

    /// The name in a file's package clause; "" for a script.
    fn package_name(&self, file: &File) -> String {
        file.package.as_ref().map_or_else(String::new, |package| self.output.names.name(package.name).to_string())
    }

    fn parse(&mut self, path: &str, files: &[PathBuf], constraints: Constraints) -> Result<Package, LoadError> {
        let mut parsed: Vec<File> = Vec::with_capacity(files.len());
        let mut first: Option<(String, &Path)> = None;
        for path_of_file in files {
            // A file alone that has no package clause is a script.
            let mode = if files.len() == 1 && path == "main" { Mode::Auto } else { Mode::Go };
            let Some(file) = self.parse_one(path_of_file, mode, constraints)? else { continue };
            let package = self.package_name(&file);
            match &first {
                Some((name, before)) if *name != package => {
                    let dir = folder_of(before);
                    return Err(two_packages((name, before), (&package, path_of_file), dir));
                }
                Some(_) => {}
                None => first = Some((package, path_of_file)),
            }
            parsed.push(file);
        }
        Ok(Package { path: path.into(), files: parsed })
    }

    /// Loads what a package with this import path imports, then adds the package.
    fn finish(&mut self, path: &str, package: Package) {
        self.states.insert(path.into(), State::Loading);
        let imports: Vec<(String, Span)> =
            package.files.iter().flat_map(|file| &file.decls).filter_map(|decl| self.import(decl)).collect();
        for (import, at) in imports {
            let file = self.output.sources.file(at.start).map_or("", |file| &file.name);
            self.stack.push((path.into(), file_name(Path::new(file))));
            self.load_import(path, &import, at);
            self.stack.pop();
        }
        self.states.insert(path.into(), State::Done);
        self.done.push(package);
    }

    fn import(&self, decl: &Decl) -> Option<(String, Span)> {
        let Decl::Import(ImportDecl { path, path_span, .. }) = decl else { return None };
        let text = self.output.names.name(*path);
        let path = text.get(1..text.len().checked_sub(1)?)?;
        Some((path.into(), *path_span))
    }

    fn load_import(&mut self, importer: &str, path: &str, at: Span) {
        let dir = self.module.as_ref().and_then(|module| module.folder(path));
        if dir.is_some() && !may_import(importer, path) {
            let message = format!("use of internal package {path} not allowed");
            self.output.sink.report(code::INVALID_IMPORT, at).message(message);
            return;
        }
        match self.states.get(path) {
            Some(State::Done) => return,
            Some(State::Loading) => {
                let from = self.stack.iter().position(|(on_stack, _)| on_stack == path).unwrap_or(0);
                if self.cycle.is_empty() {
                    self.cycle = self.stack.get(from..).unwrap_or_default().to_vec();
                }
                self.output.sink.report(code::IMPORT_CYCLE, at).message("import cycle not allowed");
                return;
            }
            None => {}
        }
        let files = dir.as_ref().and_then(|dir| package_files(self.provider, dir).ok()).unwrap_or_default();
        if files.is_empty() {
            self.foreign.push((path.into(), at));
            return;
        }
        match self.parse(path, &files, Constraints::Hold) {
            Ok(package) if package.files.is_empty() => {
                let dir = dir.unwrap_or_default();
                let message = format!("build constraints exclude all Go files in {}", dir.display());
                self.output.sink.report(code::INVALID_IMPORT, at).message(message);
            }
            Ok(package) if package.files.first().is_some_and(|file| self.package_name(file) == "main") => {
                let message = format!("import {path:?} is a program, not an importable package");
                self.output.sink.report(code::INVALID_IMPORT, at).message(message);
            }
            Ok(package) => self.finish(path, package),
            Err(error) => {
                self.output.sink.report(code::UNREADABLE_FILE, at).message(error.message);
            }
        }
    }

    /// The first cycle of imports, if `path`, whose tests are loaded, is on it, as `go test` tells it.
    fn cycle_of(&self, path: &str) -> Option<String> {
        let at = self.cycle.iter().position(|(on_cycle, _)| on_cycle == path)?;
        let (tail, head) = self.cycle.split_at(at);
        let ring: Vec<&(String, String)> = head.iter().chain(tail).collect();
        let mut text = format!("package {path}");
        for (i, (_, file)) in ring.iter().enumerate() {
            let next = ring.get(i + 1).map_or(path, |(next, _)| next);
            text.push_str(&format!("\n\timports {next} from {file}"));
        }
        let in_test = ring.first().is_some_and(|(_, file)| file.contains("_test."));
        Some(text + ": import cycle not allowed" + if in_test { " in test" } else { "" })
    }
}

/// The last part of a path.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.display().to_string())
}

/// Go's words for files of two packages in one folder.
fn two_packages(a: (&str, &Path), b: (&str, &Path), dir: &Path) -> LoadError {
    let (of_a, of_b, dir) = (file_name(a.1), file_name(b.1), dir.display());
    LoadError { message: format!("found packages {} ({of_a}) and {} ({of_b}) in {dir}", a.0, b.0) }
}

/// What the system says about a file, without the number that Rust adds.
fn unreadable(path: &Path, error: &std::io::Error) -> LoadError {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default().to_lowercase();
    LoadError { message: format!("{}: {text}", path.display()) }
}

/// The files of a folder that belong to its package.
fn package_files(provider: &dyn SourceProvider, dir: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let files = provider.files(dir).map_err(|e| unreadable(dir, &e))?;
    let belongs = |path: &PathBuf| {
        let name = file_name(path);
        name.strip_suffix(".go")
            .is_some_and(|stem| !stem.ends_with("_test") && !name.starts_with(['_', '.']) && is_for_this_system(stem))
    };
    Ok(files.into_iter().filter(belongs).collect())
}

#[cfg(test)]
mod tests {
    use super::provider::Memory;
    use super::*;

    fn loaded(files: &[(&str, &str)], main: &str) -> (Vec<String>, Vec<String>) {
        let mut memory = Memory::default();
        files.iter().for_each(|(path, text)| memory.add(*path, *text));
        let (mut ast, mut names, sources, mut sink) =
            (Ast::default(), Interner::default(), SourceMap::default(), Sink::new());
        let output = Output { ast: &mut ast, names: &mut names, sources: &sources, sink: &mut sink };
        let packages = load(&memory, &[main.into()], output).expect("the files are there");
        let show = |package: Package| format!("{} {}", package.path, package.files.len());
        let errors = sink.finish(&sources).into_iter().map(|d| d.message);
        (packages.into_iter().map(show).collect(), errors.collect())
    }

    #[test]
    fn packages_come_after_those_that_they_import() {
        let files = [
            ("/m/go.mod", "module example.com/m // mine\n\ngo 1.27\n"),
            ("/m/main.go", "package main\nimport (\n\"fmt\"\n\"example.com/m/a\"\n\"example.com/m/b\"\n)\n"),
            ("/m/a/a.go", "package a\nimport \"example.com/m/b\"\n"),
            ("/m/a/a_test.go", "package a\n"),
            ("/m/a/a_windows.go", "package a\n"),
            ("/m/b/b.go", "package b\n"),
            ("/m/b/b_linux_amd64.go", "package b\n"),
            ("/m/b/no.go", "//go:build ignore || (!linux && go1.1)\n\npackage b\n"),
        ];
        let (packages, errors) = loaded(&files, "/m");
        assert_eq!(packages, ["example.com/m/b 2", "example.com/m/a 1", "main 1"]);
        assert!(errors.is_empty());
    }

    #[test]
    fn files_are_of_one_package() {
        let mut memory = Memory::default();
        memory.add("/m/a.go", "package main\n");
        memory.add("/m/b.go", "package b\n");
        let (mut ast, mut names, sources, mut sink) =
            (Ast::default(), Interner::default(), SourceMap::default(), Sink::new());
        let output = Output { ast: &mut ast, names: &mut names, sources: &sources, sink: &mut sink };
        let error = load(&memory, &["/m".into()], output).expect_err("two packages");
        assert_eq!(error.message, "found packages main (a.go) and b (b.go) in /m");
    }

    #[test]
    fn import_cycles_are_reported() {
        let files = [
            ("/m/go.mod", "module m\n"),
            ("/m/main.go", "package main\nimport \"m/a\"\n"),
            ("/m/a/a.go", "package a\nimport \"m/b\"\n"),
            ("/m/b/b.go", "package b\nimport \"m/a\"\n"),
        ];
        let (packages, errors) = loaded(&files, "/m/main.go");
        assert_eq!(packages, ["m/b 1", "m/a 1", "main 1"]);
        assert_eq!(errors, ["import cycle not allowed"]);
    }
}
