//! Source to bytecode.

use std::fmt::Write;
use std::path::PathBuf;

use crate::base::memory;
use crate::base::source::SourceMap;
use crate::bytecode::function::Program;
use crate::bytecode::verify;
use crate::check::Checker;
use crate::check::info::Info;
use crate::compile::{self, Main, Source, Style};
use crate::diag::render::render;
use crate::driver::Outcome;
use crate::driver::front::{self, Checked, Parsed};
use crate::load::provider::SourceProvider;
use crate::syntax::ast::{Ast, FuncDeclId};
use crate::types::Types;
use crate::types::ty::{ObjId, PkgId};

/// Checks the program that `paths` name: its errors, or its warnings where it has none.
pub fn check(provider: &dyn SourceProvider, paths: &[PathBuf]) -> Outcome {
    match front::check_file(provider, paths) {
        Ok((text, ok)) => Outcome { stderr: text, exit: i32::from(!ok), ..Outcome::default() },
        Err(message) => Outcome::failed(format!("csp: {message}\n")),
    }
}

/// Compiles the program and has the bytecode verified: its errors. What the verifier refuses is a fault of csp's, exit
/// code 70.
pub fn verify_bytecode(provider: &dyn SourceProvider, paths: &[PathBuf], style: Style) -> Outcome {
    let parsed = match front::parse(provider, paths) {
        Ok(parsed) => parsed,
        Err(message) => return Outcome::failed(format!("csp: {message}\n")),
    };
    let mut checked = parsed.check();
    if !checked.is_ok() {
        return Outcome::failed(diagnostics(&parsed, &checked));
    }
    match compile(&parsed, &mut checked, style).map(|program| verify::verify(&program)) {
        Ok(Ok(())) => Outcome::default(),
        Ok(Err(fault)) => Outcome { stderr: format!("csp: {fault}\n"), exit: 70, ..Outcome::default() },
        Err(outcome) => outcome,
    }
}

/// What was reported about a program, as it is shown.
fn diagnostics(parsed: &Parsed, checked: &Checked<'_>) -> String {
    let mut text = String::new();
    checked.diagnostics.iter().for_each(|d| render(&parsed.sources, d, &mut text));
    text
}

/// What becomes of the tree and its tables once a program is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tables {
    /// They are freed.
    Freed,
    /// The process ends with the program and takes them along, if they are small: to free them takes longer than many a
    /// program runs.
    LeftIfSmall,
}

/// A process that has taken less than this many bytes has small tables.
const SMALL: u64 = 2 << 20;

/// Source to program, with the warnings about it if they are wanted.
pub(super) fn build(
    provider: &dyn SourceProvider,
    paths: &[PathBuf],
    style: Style,
    warn: bool,
    tables: Tables,
) -> Result<(Program, String), Outcome> {
    let mut parsed = front::parse(provider, paths).map_err(|message| Outcome::failed(format!("csp: {message}\n")))?;
    parsed.warn = warn;
    build_parsed(parsed, style, tables)
}

/// A parsed program to bytecode, with the warnings about it if they are wanted.
pub(super) fn build_parsed(parsed: Parsed, style: Style, tables: Tables) -> Result<(Program, String), Outcome> {
    let mut checked = parsed.check();
    let text = if parsed.warn || !checked.is_ok() { diagnostics(&parsed, &checked) } else { String::new() };
    if !checked.is_ok() {
        return Err(Outcome::failed(text));
    }
    let mut program = compile(&parsed, &mut checked, style)?;
    for file in &mut program.files {
        *file = parsed.shown_at_run_time(file);
    }
    if tables == Tables::LeftIfSmall && memory::in_use() < SMALL {
        std::mem::forget(checked);
        std::mem::forget(parsed);
    } else {
        drop(checked);
        drop(parsed);
        memory::give_back();
    }
    Ok((program, text))
}

/// Compiles a program that was checked.
///
/// # Errors
/// What is to be said when it has no main function, or something that is not supported.
pub fn compile<'a>(parsed: &'a Parsed, checked: &mut Checked<'a>, style: Style) -> Result<Program, Outcome> {
    let main = match (checked.main_function(), checked.files) {
        (None, [script]) if script.package.is_none() => Main::Script(&script.script),
        (_, [file, ..]) if !checked.is_main_package(file) => {
            return Err(Outcome::failed("csp: package command-line-arguments is not a main package\n"));
        }
        (Some(decl), _) => Main::Func(decl),
        (None, _) => return Err(Outcome::failed("csp: function main is undeclared in the main package\n")),
    };
    let mut source = CheckedSource { checker: &mut checked.checker, main: checked.main };
    compile::compile(&mut source, main, style).map_err(|unsupported| {
        let mut text = String::new();
        for fault in unsupported {
            if let Some(place) = parsed.sources.place(fault.pos) {
                let _ = write!(text, "{}:{}:{}: ", place.file, place.line, place.column);
            }
            let _ = writeln!(text, "csp does not support this yet: {}", fault.what);
        }
        Outcome::failed(text)
    })
}

/// Gives the compiler what has been checked, and has more checked.
struct CheckedSource<'c, 'a> {
    checker: &'c mut Checker<'a>,
    main: PkgId,
}

impl<'a> Source<'a> for CheckedSource<'_, 'a> {
    fn ast(&self) -> &'a Ast {
        self.checker.ast
    }

    fn info(&self) -> &Info {
        &self.checker.info
    }

    fn types(&self) -> &'a Types {
        self.checker.types
    }

    fn ensure_body(&mut self, decl: FuncDeclId) {
        // A library's init function is declared when it is listed; its type is known only now.
        let info = &self.checker.info;
        let name = self.checker.ast.funcs[decl].name.pos();
        if let Some(&obj) = info.funcs.get(&decl).or_else(|| info.defs.get(&name)) {
            self.checker.ensure_body(obj);
        }
    }

    fn ensure_declared(&mut self, obj: ObjId) {
        self.checker.ensure_declared(obj);
    }

    fn order_initialisation(&mut self) {
        self.checker.order_initialisation(self.main);
    }

    fn library_function(&mut self, path: &str, name: &str) -> Option<FuncDeclId> {
        let obj = self.checker.library_member(path, name)?;
        self.checker.ensure_declared(obj);
        self.checker.info.decls.get(&obj).copied()
    }

    fn sources(&self) -> &'a SourceMap {
        self.checker.sources
    }
}
