//! The tests of a package: loaded, checked, run.

use std::path::Path;

use crate::diag::code::{self, Code};
use crate::diag::diagnostic::{Diagnostic, Severity};
use crate::diag::render::render;
use crate::driver::config::Config;
use crate::driver::front::Parsed;
use crate::driver::{Outcome, build, library, run};
use crate::load::provider::SourceProvider;
use crate::load::test_program::{self, TestProgram};
use crate::vm::engine::Streams;

/// The findings about probable mistakes for which `go test` does not run a package's tests.
const VETTED: &[Code] = &[code::PRINTF_ARGUMENT, code::MALFORMED_TEST];

/// A package and its tests, loaded.
pub struct Tests {
    /// The import path.
    pub path: String,
    /// Whether there are files of tests.
    pub has_tests: bool,
    parsed: Parsed,
}

impl Tests {
    /// Loads the package in `dir`. Its path is [`path_of`] it.
    ///
    /// # Errors
    /// Why its tests cannot be set up, in lines.
    pub fn load(provider: &dyn SourceProvider, dir: &Path) -> Result<Tests, String> {
        let (parsed, program) = Parsed::load_tests(provider, dir).map_err(|message| message + "\n")?;
        let TestProgram { path, has_tests, imports, .. } = program;
        let mut text = String::new();
        let errors = parsed.load_errors().iter().filter(|error| error.severity == Severity::Error);
        errors.for_each(|error| render(&parsed.sources, error, &mut text));
        let importer = library::importer();
        for (import, at) in imports.iter().filter(|(import, _)| import != "unsafe" && !importer.exists(import)) {
            let message = crate::check::packages::not_found(import);
            render(&parsed.sources, &Diagnostic::error(code::PACKAGE_NOT_FOUND, *at, message), &mut text);
        }
        if text.is_empty() { Ok(Tests { path, has_tests, parsed }) } else { Err(text) }
    }

    /// Checks the package and its tests, as `go test` does with the findings of `go vet` that are nearly always right.
    ///
    /// # Errors
    /// What is wrong, each package's faults below its name.
    pub fn check(&self, vet: bool) -> Result<(), String> {
        let diagnostics = self.parsed.check().diagnostics;
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
        let mut text = self.by_package(errors, |path, tests| format!("# {path}{tests}\n"));
        if vet && text.is_empty() {
            let findings = diagnostics.iter().filter(|d| VETTED.contains(&d.code)).collect();
            text = self.by_package(findings, |path, _| format!("# {path}\n# [{path}]\n"));
        }
        if text.is_empty() { Ok(()) } else { Err(text) }
    }

    /// Lists faults below the packages that they are in. Those of the program that is written follow from others.
    fn by_package(&self, faults: Vec<&Diagnostic>, head: impl Fn(&str, &str) -> String) -> String {
        let mut text = String::new();
        for path in self.parsed.package_paths() {
            let is_last = path == "main" && !text.is_empty();
            let mut own = faults.iter().filter(|d| self.parsed.package_of(d.span.start) == Some(path)).peekable();
            if is_last || own.peek().is_none() {
                continue;
            }
            let tests =
                if self.is_tested(path) && self.has_tests { format!(" [{}.test]", self.path) } else { String::new() };
            text.push_str(&head(path, &tests));
            for fault in own {
                let fault = Diagnostic { severity: Severity::Error, ..(*fault).clone() };
                render(&self.parsed.sources, &fault, &mut text);
            }
        }
        text
    }

    fn is_tested(&self, path: &str) -> bool {
        path.strip_prefix(&self.path).is_some_and(|rest| rest.is_empty() || rest == "_test")
    }
}

/// The import path of the package in `dir`.
pub fn path_of(provider: &dyn SourceProvider, dir: &Path) -> String {
    test_program::import_path(provider, dir)
}

/// Runs the tests of the package in `dir` in this process, as the program that `go test` builds would.
pub fn run(provider: &dyn SourceProvider, dir: &Path, config: &Config, streams: Streams) -> Outcome {
    let tests = match Tests::load(provider, dir) {
        Ok(mut tests) if tests.has_tests => {
            tests.parsed.warn = false;
            tests
        }
        Ok(tests) => return Outcome::failed(format!("csp: {} has no test files\n", tests.path)),
        Err(text) => return Outcome::failed(text),
    };
    match build::build_parsed(tests.parsed, config.style, config.tables()) {
        Ok((program, _)) => run::execute(program, config, streams),
        Err(outcome) => outcome,
    }
}
