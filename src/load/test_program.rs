//! The files of tests, and the program that runs them.
//!
//! Files whose names end in `_test` are of the folder's package, or of one whose name is that one's with `_test` behind
//! it. As `go test` does, the first are added to the package, the others are a package that imports it, and a package
//! main is written that hands all tests to package testing.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::constraint::is_for_this_system;
use super::example::{Expected, expected};
use super::module::module;
use super::provider::SourceProvider;
use super::{Constraints, LoadError, Loader, Output, Package, two_packages, unreadable};
use crate::base::intern::Interner;
use crate::base::source::SourceMap;
use crate::base::span::Span;
use crate::syntax::ast::{Ast, Decl, ExprKind, File, FuncDecl, FuncType};
use crate::syntax::{Mode, parse_file};

/// A package with its tests, and what runs them.
#[derive(Debug)]
pub struct TestProgram {
    /// The import path of what is tested.
    pub path: String,
    /// Whether there are files of tests; if not, the package is all there is.
    pub has_tests: bool,
    /// Each package after those that it imports. Where there are tests, the last is the one that runs them.
    pub packages: Vec<Package>,
    /// Imports that are none of the module, with their places.
    pub imports: Vec<(String, Span)>,
}

/// The name of the file that is written.
pub const MAIN_FILE: &str = "_testmain.go";

/// The import path of a folder. Without a module it is one that nothing can import.
pub fn import_path(provider: &dyn SourceProvider, dir: &Path) -> String {
    module(provider, dir).ok().flatten().map_or_else(
        || format!("_{}", std::path::absolute(dir).unwrap_or_default().display()),
        |module| module.import_path(dir),
    )
}

/// Loads the package in `dir` with its tests.
///
/// # Errors
/// When there are no such files, when they are not of one package, or when a test is declared wrongly, in Go's words.
pub fn load(provider: &dyn SourceProvider, dir: &Path, output: Output<'_>) -> Result<TestProgram, LoadError> {
    let path = import_path(provider, dir);
    let module = module(provider, dir).map_err(|message| LoadError { message })?;
    let mut loader = Loader::new(provider, output, module);
    let parts = Parts::load(&mut loader, dir)?;
    let mut tests = Tests::default();
    for (package, files) in [(PackageName::Own, &parts.inside), (PackageName::External, &parts.outside)] {
        for file in files {
            tests.collect(package, file, loader.output.ast, loader.output.names, loader.output.sources)?;
        }
    }
    let has_tests = !parts.inside.is_empty() || !parts.outside.is_empty();
    let has_package = !parts.package.is_empty() || !parts.inside.is_empty();
    let external = format!("{path}_test");
    if has_package {
        let files = parts.package.into_iter().chain(parts.inside).collect();
        loader.finish(&path, Package { path: path.clone(), files });
    }
    let has_external = !parts.outside.is_empty();
    if has_external {
        loader.finish(&external, Package { path: external.clone(), files: parts.outside });
    }
    if let Some(message) = loader.cycle_of(&path) {
        return Err(LoadError { message });
    }
    if has_tests {
        let text = tests.main(&path, has_package, has_external.then_some(&external));
        let Output { ast, names, sources, sink } = &mut loader.output;
        if let Some(source) = sources.add(MAIN_FILE, text.into_bytes()) {
            let file = parse_file(ast, names, &source, sink, Mode::Go);
            loader.done.push(Package { path: "main".into(), files: vec![file] });
        }
    }
    Ok(TestProgram { path, has_tests, packages: loader.done, imports: loader.foreign })
}

/// The files of a folder, by what they are.
#[derive(Default)]
struct Parts {
    package: Vec<File>,
    /// Tests of the package itself.
    inside: Vec<File>,
    /// Tests of the package that imports it.
    outside: Vec<File>,
}

impl Parts {
    fn load(loader: &mut Loader<'_>, dir: &Path) -> Result<Parts, LoadError> {
        let files = loader.provider.files(dir).map_err(|e| unreadable(dir, &e))?;
        let absolute = std::path::absolute(dir).unwrap_or_default();
        let mut parts = Parts::default();
        let mut package: Option<(String, PathBuf)> = None;
        let (mut found, mut ignored) = (0, 0);
        for path in files {
            let Some(is_test) = kind(&path) else { continue };
            found += 1;
            let Some(file) = loader.parse_one(&path, Mode::Go, Constraints::Hold)? else {
                ignored += 1;
                continue;
            };
            let name = loader.package_name(&file);
            let outside = name.strip_suffix("_test").filter(|_| is_test);
            match &package {
                Some((known, first)) if *known != *outside.unwrap_or(&name) && !name.is_empty() => {
                    return Err(two_packages((known, first), (&name, &path), &absolute));
                }
                Some(_) => {}
                None => package = Some((outside.unwrap_or(&name).to_owned(), path)),
            }
            match (is_test, outside) {
                (true, Some(_)) => parts.outside.push(file),
                (true, None) => parts.inside.push(file),
                (false, _) => parts.package.push(file),
            }
        }
        let shown = absolute;
        match found - ignored {
            0 if ignored > 0 => {
                Err(LoadError { message: format!("build constraints exclude all Go files in {}", shown.display()) })
            }
            0 => Err(LoadError { message: format!("no Go files in {}", shown.display()) }),
            _ => Ok(parts),
        }
    }
}

/// Whether a file is one of tests; `None` if it is no source file, or one for another system.
fn kind(path: &Path) -> Option<bool> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    if name.starts_with(['_', '.']) {
        return None;
    }
    let (stem, is_go) = match name.strip_suffix(".go") {
        Some(stem) => (stem, true),
        None => (name.strip_suffix(".csp")?, false),
    };
    let (stem, is_test) = match stem.strip_suffix("_test") {
        Some(stem) => (stem, true),
        None => (stem, false),
    };
    // A script is no part of a package.
    ((is_go || is_test) && is_for_this_system(stem)).then_some(is_test)
}

/// Which package a test is of, as the program calls it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PackageName {
    Own,
    External,
}

impl PackageName {
    fn text(self) -> &'static str {
        match self {
            PackageName::Own => "_test",
            PackageName::External => "_xtest",
        }
    }
}

/// What package testing calls.
#[derive(Default)]
struct Tests {
    main: Option<(PackageName, &'static str)>,
    tests: Vec<(PackageName, String)>,
    benchmarks: Vec<(PackageName, String)>,
    fuzz_targets: Vec<(PackageName, String)>,
    examples: Vec<(PackageName, String, Expected)>,
}

impl Tests {
    fn collect(
        &mut self,
        package: PackageName,
        file: &File,
        ast: &Ast,
        names: &Interner,
        sources: &SourceMap,
    ) -> Result<(), LoadError> {
        let mut examples = Vec::new();
        for decl in &file.decls {
            let Decl::Func(id) = decl else { continue };
            let func = &ast.funcs[*id];
            let name = names.name(func.name.name);
            let ExprKind::FuncType(ty) = &ast.exprs[func.ty].kind else { continue };
            if func.recv.is_some() {
                continue;
            }
            let signature = Signature { func, ty, ast, names, sources };
            if name == "TestMain" && !signature.takes("T") {
                signature.check("M")?;
                if self.main.replace((package, "TestMain")).is_some() {
                    return Err(LoadError { message: "multiple definitions of TestMain".into() });
                }
            } else if is_named(name, "Test") {
                signature.check("T")?;
                self.tests.push((package, name.into()));
            } else if is_named(name, "Benchmark") {
                signature.check("B")?;
                self.benchmarks.push((package, name.into()));
            } else if is_named(name, "Fuzz") {
                signature.check("F")?;
                self.fuzz_targets.push((package, name.into()));
            } else if is_named(name, "Example") && ty.params.is_empty() {
                let body = func.body.map(|body| ast.blocks[body].span);
                let found = body.and_then(|body| expected(sources.file(body.start)?, body));
                examples.extend(found.map(|expected| (package, name.to_string(), expected)));
            }
        }
        self.examples.extend(examples);
        Ok(())
    }

    /// The text of the package that runs the tests.
    fn main(&self, path: &str, has_package: bool, external: Option<&String>) -> String {
        let is_named = |package| {
            self.main.is_some_and(|(of, _)| of == package)
                || [&self.tests, &self.benchmarks, &self.fuzz_targets].iter().any(|l| l.iter().any(|t| t.0 == package))
                || self.examples.iter().any(|(of, ..)| *of == package)
        };
        let import = |package: PackageName, path: &str| {
            let name = if is_named(package) { package.text() } else { "_" };
            format!("import {name} {}\n", quoted(path))
        };
        let mut text = "package main\n\nimport \"os\"\nimport \"testing\"\n".to_owned();
        text.extend(has_package.then(|| import(PackageName::Own, path)));
        text.extend(external.map(|path| import(PackageName::External, path)));
        text.push_str("\ntype program struct{ exitCode int }\n\n");
        let _ = writeln!(text, "func (*program) ImportPath() string {{ return {} }}\n", quoted(path));
        text.push_str("func (p *program) Exits(code int) { p.exitCode = code }\n\nfunc main() {\n\tp := &program{}\n");
        let list = |text: &mut String, name: &str, ty: &str, list: &[(PackageName, String)]| {
            let _ = writeln!(text, "\t{name} := []testing.{ty}{{");
            for (package, name) in list {
                let _ = writeln!(text, "\t\t{{\"{name}\", {}.{name}}},", package.text());
            }
            text.push_str("\t}\n");
        };
        list(&mut text, "tests", "InternalTest", &self.tests);
        list(&mut text, "benchmarks", "InternalBenchmark", &self.benchmarks);
        list(&mut text, "fuzzTargets", "InternalFuzzTarget", &self.fuzz_targets);
        text.push_str("\texamples := []testing.InternalExample{\n");
        for (package, name, Expected { output, unordered }) in &self.examples {
            let function = format!("{}.{name}", package.text());
            let _ = writeln!(text, "\t\t{{\"{name}\", {function}, {}, {unordered}}},", quoted(output));
        }
        text.push_str("\t}\n\tm := testing.MainStart(p, tests, benchmarks, fuzzTargets, examples)\n");
        match self.main {
            Some((package, name)) => {
                let _ = writeln!(text, "\t{}.{name}(m)\n\tos.Exit(p.exitCode)\n}}", package.text());
            }
            None => text.push_str("\tos.Exit(m.Run())\n}\n"),
        }
        text
    }
}

/// A function whose name says that it is a test of some kind, and what is needed to look at it.
struct Signature<'a> {
    func: &'a FuncDecl,
    ty: &'a FuncType,
    ast: &'a Ast,
    names: &'a Interner,
    sources: &'a SourceMap,
}

impl Signature<'_> {
    /// Whether its one parameter is `*testing.ARG`, as far as can be seen before anything is checked.
    fn takes(&self, arg: &str) -> bool {
        let ([param], []) = (&self.ty.params[..], &self.ty.results[..]) else { return false };
        let ExprKind::Star(elem) = self.ast.exprs[param.ty].kind else { return false };
        let name = match &self.ast.exprs[elem].kind {
            ExprKind::Name(name) => *name,
            ExprKind::Selector { sel, .. } => sel.name,
            _ => return false,
        };
        param.variadic.is_none() && self.names.name(name) == arg
    }

    fn check(&self, arg: &str) -> Result<(), LoadError> {
        let name = self.names.name(self.func.name.name);
        let why = if !self.ty.tparams.is_empty() {
            "test functions cannot have type parameters".into()
        } else if !self.takes(arg) {
            format!("must be: func {name}({} *testing.{arg})", arg.to_lowercase())
        } else {
            return Ok(());
        };
        let place = self.sources.place(self.func.span.start).map(|place| {
            let file = std::path::absolute(&*place.file).unwrap_or_default();
            format!("{}:{}:{}: ", file.display(), place.line, place.column)
        });
        let place = place.unwrap_or_default();
        Err(LoadError { message: format!("{place}wrong signature for {name}, {why}") })
    }
}

/// Whether a name is `prefix`, or that and something that does not begin with a small letter.
fn is_named(name: &str, prefix: &str) -> bool {
    name.strip_prefix(prefix).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_lowercase))
}

/// A literal of Go for a text.
fn quoted(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            c if c.is_control() || c == '\u{FEFF}' => {
                let _ = write!(literal, "\\U{:08x}", u32::from(c));
            }
            c => literal.push(c),
        }
    }
    literal + "\""
}
