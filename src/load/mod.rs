//! Which files form which package.
//!
//! A program is a file, or the files of a folder. Packages of the same module are found by the `go.mod` above it; all
//! other imports are the library's. The packages are parsed and put into an order in which each comes after those that
//! it imports.

/// The library's sources, compiled into the binary.
pub mod embed;
/// Where source texts come from.
pub mod provider;

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use crate::base::intern::Interner;
use crate::base::source::SourceMap;
use crate::base::span::Span;
use crate::diag::code;
use crate::diag::sink::Sink;
use crate::syntax::ast::{Ast, Decl, Directive, File, ImportDecl};
use crate::syntax::{Mode, parse_file};
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
    let mut loader =
        Loader { provider, output, module: module(provider, dir), states: FxHashMap::default(), done: Vec::new() };
    // What is named on the command line is built, whatever its constraints say.
    let parsed =
        loader.parse("main", &files, if folder.is_some() { Constraints::Hold } else { Constraints::Ignored })?;
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

/// A module: its path, and its folder.
struct Module {
    path: String,
    dir: PathBuf,
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
}

impl Loader<'_> {
    fn parse(&mut self, path: &str, files: &[PathBuf], constraints: Constraints) -> Result<Package, LoadError> {
        let mut parsed: Vec<File> = Vec::with_capacity(files.len());
        let mut first: Option<(String, String)> = None;
        for file in files {
            let shown = file.display().to_string();
            let text = self.provider.read(file).map_err(|e| unreadable(file, &e))?;
            let Output { ast, names, sources, sink } = &mut self.output;
            let Some(source) = sources.add(shown.as_str(), text) else {
                return Err(LoadError { message: format!("{shown}: the sources are larger than 4 GiB") });
            };
            // A file alone that has no package clause is a script.
            let mode = if files.len() == 1 && path == "main" { Mode::Auto } else { Mode::Go };
            let file = parse_file(ast, names, &source, sink, mode);
            if constraints == Constraints::Hold && !is_built(&file.directives, names) {
                continue;
            }
            let package =
                file.package.as_ref().map_or_else(String::new, |package| names.name(package.name).to_string());
            match &first {
                Some((name, before)) if *name != package => {
                    return Err(LoadError { message: two_packages((name, before), (&package, &shown)) });
                }
                Some(_) => {}
                None => first = Some((package, shown)),
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
            self.load_import(path, &import, at);
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
        let is_own = self.module.as_ref().is_some_and(|module| module.folder(path).is_some());
        if is_own && !may_import(importer, path) {
            let message = format!("use of internal package {path} not allowed");
            self.output.sink.report(code::INVALID_IMPORT, at).message(message);
            return;
        }
        match self.states.get(path) {
            Some(State::Done) => return,
            Some(State::Loading) => {
                self.output.sink.report(code::IMPORT_CYCLE, at).message("import cycle not allowed");
                return;
            }
            None => {}
        }
        let Some(dir) = self.module.as_ref().and_then(|module| module.folder(path)) else { return };
        let Ok(files) = package_files(self.provider, &dir) else { return };
        if files.is_empty() {
            return;
        }
        match self.parse(path, &files, Constraints::Hold) {
            Ok(package) => self.finish(path, package),
            Err(error) => {
                self.output.sink.report(code::UNREADABLE_FILE, at).message(error.message);
            }
        }
    }
}

/// Go's words for files of two packages in one.
fn two_packages(a: (&str, &str), b: (&str, &str)) -> String {
    let file = |path: &str| Path::new(path).file_name().map_or_else(String::new, |name| name.display().to_string());
    let dir = folder_of(Path::new(a.1));
    format!("found packages {} ({}) and {} ({}) in {}", a.0, file(a.1), b.0, file(b.1), dir.display())
}

/// Whether a package may import another of its module: what lies below a folder `internal` is for those below the folder
/// that holds that one.
fn may_import(importer: &str, path: &str) -> bool {
    let mut parts = path.rmatch_indices("internal").map(|(at, part)| (at, at + part.len()));
    let is_whole = |&(at, end): &(usize, usize)| {
        (at == 0 || path[..at].ends_with('/')) && (end == path.len() || path[end..].starts_with('/'))
    };
    let Some((at, _)) = parts.find(is_whole) else { return true };
    let parent = path[..at].trim_end_matches('/');
    importer.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Module {
    /// The import path of a folder of this module.
    fn import_path(&self, dir: &Path) -> String {
        let absolute = std::path::absolute(dir).unwrap_or_default();
        let below = absolute.strip_prefix(&self.dir).unwrap_or(Path::new(""));
        let mut path = self.path.clone();
        for part in below.components() {
            path.push('/');
            path.push_str(&part.as_os_str().to_string_lossy());
        }
        path
    }

    /// The folder of a package of this module.
    fn folder(&self, path: &str) -> Option<PathBuf> {
        let rest = path.strip_prefix(&self.path)?;
        match rest.strip_prefix('/') {
            Some(inside) => Some(self.dir.join(inside)),
            None => rest.is_empty().then(|| self.dir.clone()),
        }
    }
}

/// The module in whose folder `dir` lies.
fn module(provider: &dyn SourceProvider, dir: &Path) -> Option<Module> {
    let absolute = std::path::absolute(dir).ok()?;
    let mut at = Some(absolute.as_path());
    while let Some(dir) = at {
        if let Ok(text) = provider.read(&dir.join("go.mod")) {
            let text = String::from_utf8_lossy(&text).into_owned();
            let path = text.lines().find_map(|line| line.trim().strip_prefix("module ")?.split("//").next())?;
            return Some(Module { path: path.trim().trim_matches(['"', '`']).into(), dir: dir.to_owned() });
        }
        at = dir.parent();
    }
    None
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
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.strip_suffix(".go")
            .is_some_and(|stem| !stem.ends_with("_test") && !name.starts_with(['_', '.']) && is_for_this_system(stem))
    };
    Ok(files.into_iter().filter(belongs).collect())
}

/// Operating systems and architectures that Go knows.
const SYSTEMS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "illumos",
    "ios",
    "js",
    "linux",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
];
const ARCHITECTURES: &[&str] = &[
    "386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le", "riscv64",
    "s390x", "wasm",
];

/// Whether a file whose name may end in `_GOOS`, `_GOARCH` or both is for linux on amd64.
fn is_for_this_system(stem: &str) -> bool {
    let mut parts = stem.split('_').skip(1).collect::<Vec<_>>().into_iter().rev();
    let Some(last) = parts.next() else { return true };
    if ARCHITECTURES.contains(&last) {
        let system = parts.next().filter(|part| SYSTEMS.contains(part));
        return last == "amd64" && system.is_none_or(|system| system == "linux");
    }
    !SYSTEMS.contains(&last) || last == "linux"
}

/// Whether the build constraint of a file, if it has one, holds.
fn is_built(directives: &[Directive], names: &Interner) -> bool {
    let texts = directives.iter().map(|directive| names.name(directive.text));
    let mut constraints = texts.filter_map(|text| text.strip_prefix("//go:build "));
    constraints.all(|constraint| Constraint { rest: constraint }.any())
}

/// Evaluates `a && (b || !c)`.
struct Constraint<'a> {
    rest: &'a str,
}

impl Constraint<'_> {
    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        self.rest = rest.strip_prefix(text).unwrap_or(rest);
        self.rest.len() != rest.len()
    }

    fn any(&mut self) -> bool {
        let mut holds = self.all();
        while self.eat("||") {
            holds |= self.all();
        }
        holds
    }

    fn all(&mut self) -> bool {
        let mut holds = self.one();
        while self.eat("&&") {
            holds &= self.one();
        }
        holds
    }

    fn one(&mut self) -> bool {
        if self.eat("!") {
            return !self.one();
        }
        if self.eat("(") {
            let holds = self.any();
            self.eat(")");
            return holds;
        }
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(rest.len());
        let (tag, after) = rest.split_at(end);
        self.rest = after;
        let version = tag.strip_prefix("go1.").and_then(|minor| minor.parse::<u32>().ok());
        version.is_some_and(|minor| minor <= 27) || matches!(tag, "linux" | "amd64" | "unix" | "gc")
    }
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
    fn what_is_internal_is_for_its_neighbours() {
        for (importer, path, may) in [
            ("m", "m/internal/x", true),
            ("m/cmd/a", "m/internal", true),
            ("m/a/b", "m/a/internal/x", true),
            ("m/a", "m/a/internal/x/y", true),
            ("m/b", "m/a/internal/x", false),
            ("m/ab", "m/a/internal", false),
            ("m", "m/a/internals/internalx", true),
            ("m/a/internal/x", "m/a/internal/y/internal/z", false),
        ] {
            assert_eq!(may_import(importer, path), may, "{importer} imports {path}");
        }
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
