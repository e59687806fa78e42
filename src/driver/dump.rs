//! A program as the passes see it, for people and tools: `csp dump`.
//!
//! Tokens and types are a line each, in columns with tabs between them, the place (`file:line:column`) first. Texts that
//! hold line ends or tabs are shown with `\n` and `\t`.

use std::cmp::Reverse;
use std::fmt::Write;
use std::path::PathBuf;

use crate::base::span::{Pos, Span};
use crate::bytecode::disasm;
use crate::check::Checker;
use crate::check::info::{Mode, TypeAndValue};
use crate::compile::Style;
use crate::diag::diagnostic::{Diagnostic, Severity};
use crate::diag::render::render;
use crate::driver::Outcome;
use crate::driver::build::{Tables, build};
use crate::driver::front::{self, Parsed};
use crate::load::provider::SourceProvider;
use crate::syntax::ast::{ExprId, ExprKind, File};
use crate::syntax::lexer::lex;
use crate::syntax::print;
use crate::syntax::token::Tok;
use crate::types::display::{Qualifier, object_string, type_string};
use crate::types::object::ObjectKind;
use crate::types::ty::{ObjId, TypeId};

/// What is shown of a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// The tokens: place, kind, text.
    Tokens,
    /// The tree, a node a pair of parentheses.
    Tree,
    /// What names and expressions are: place, what, source text, type, object.
    Types,
    /// The code, with its source lines.
    Bytecode,
}

/// Shows the program that `paths` name. Tokens and trees are those of its own files, also where they have errors.
pub fn dump(provider: &dyn SourceProvider, paths: &[PathBuf], form: Form) -> Outcome {
    if form == Form::Bytecode {
        return match build(provider, paths, Style::Fast, false, Tables::Freed) {
            Ok((program, _)) => Outcome { stdout: disasm::listing(&program), ..Outcome::default() },
            Err(outcome) => outcome,
        };
    }
    let parsed = match front::parse(provider, paths) {
        Ok(parsed) => parsed,
        Err(message) => return Outcome::failed(format!("csp: {message}\n")),
    };
    if form == Form::Types {
        return types(&parsed);
    }
    let files = parsed.main_files();
    let mut stdout = String::new();
    for file in files {
        match form {
            Form::Tokens => tokens(&parsed, file, &mut stdout),
            _ if files.len() == 1 => stdout.push_str(&tree(&parsed, file)),
            _ => {
                let _ = write!(stdout, "# {}\n{}", name(&parsed, file), tree(&parsed, file));
            }
        }
    }
    let errors: Vec<&Diagnostic> =
        parsed.load_errors().iter().filter(|error| error.severity == Severity::Error).collect();
    let mut stderr = String::new();
    errors.iter().for_each(|error| render(&parsed.sources, error, &mut stderr));
    Outcome { stdout, stderr, exit: i32::from(!errors.is_empty()) }
}

fn name(parsed: &Parsed, file: &File) -> String {
    parsed.sources.file(file.span.start).map_or_else(String::new, |source| source.name.to_string())
}

fn tree(parsed: &Parsed, file: &File) -> String {
    print::dump_file(&parsed.ast, &parsed.types.names.borrow(), file)
}

fn tokens(parsed: &Parsed, file: &File, out: &mut String) {
    let Some(source) = parsed.sources.file(file.span.start) else { return };
    for token in lex(source, 0..source.text.len() as u32).tokens {
        let text = source_text(parsed, token.span);
        let (kind, text) = match token.tok {
            Tok::Name => ("name", text),
            Tok::Int => ("int", text),
            Tok::Float => ("float", text),
            Tok::Imag => ("imaginary", text),
            Tok::Duration => ("duration", text),
            Tok::Char => ("rune", text),
            Tok::String => ("string", text),
            Tok::BadLit => ("bad", text),
            Tok::AutoSemi if token.span.start == token.span.end => ("semicolon", "EOF".into()),
            Tok::AutoSemi => ("semicolon", "newline".into()),
            Tok::Semi => ("semicolon", text),
            Tok::Eof => ("EOF", text),
            tok if tok.text().starts_with(|c: char| c.is_ascii_lowercase()) => ("keyword", text),
            _ => ("operator", text),
        };
        let _ = writeln!(out, "{}\t{kind}\t{text}", place(parsed, token.span.start));
    }
}

fn place(parsed: &Parsed, pos: Pos) -> String {
    parsed.sources.place(pos).map_or_else(|| "-".into(), |place| place.to_string())
}

/// The source of a span in one line.
fn source_text(parsed: &Parsed, span: Span) -> String {
    let text = String::from_utf8_lossy(parsed.sources.text(span));
    text.replace('\n', "\\n").replace('\t', "\\t").replace('\r', "\\r")
}

/// What the checker knows about the program's own files.
fn types(parsed: &Parsed) -> Outcome {
    let checked = parsed.check();
    if !checked.is_ok() {
        let mut stderr = String::new();
        checked.diagnostics.iter().for_each(|d| render(&parsed.sources, d, &mut stderr));
        return Outcome::failed(stderr);
    }
    let qualifier = Qualifier { pkg: Some(checked.main), sources: None };
    let mut rows = Rows { parsed, checker: &checked.checker, qualifier, rows: Vec::new() };
    for file in parsed.main_files() {
        rows.definitions(file.span);
        rows.expressions(file.span);
    }
    rows.rows.sort();
    rows.rows.dedup();
    let lines = rows.rows.into_iter().map(|row| row.text + "\n");
    Outcome { stdout: lines.collect(), ..Outcome::default() }
}

/// A line, and where it belongs: what is outside comes before what is in it, definitions before other things.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    start: Pos,
    is_expr: bool,
    shorter_than: Reverse<Pos>,
    text: String,
}

struct Rows<'a, 'p> {
    parsed: &'p Parsed,
    checker: &'a Checker<'p>,
    /// The program's names stand alone.
    qualifier: Qualifier<'a>,
    rows: Vec<Row>,
}

impl Rows<'_, '_> {
    fn definitions(&mut self, file: Span) {
        let (info, types) = (&self.checker.info, self.checker.types);
        // What `switch v := x.(type)` declares is another variable in each clause.
        let of_clauses = info.clause_vars.values().map(|&obj| (types.obj(obj).pos, obj));
        let definitions = info.defs.iter().map(|(&pos, &obj)| (pos, obj)).chain(of_clauses);
        for (pos, obj) in definitions.filter(|(pos, _)| file.start <= *pos && *pos < file.end) {
            let name = types.name(types.obj(obj).name);
            let (ty, object) = (self.type_of_object(obj), self.object(obj));
            let text = format!("{}\tdef\t{name}\t{ty}\t{object}", place(self.parsed, pos));
            self.rows.push(Row { start: pos, is_expr: false, shorter_than: Reverse(pos), text });
        }
    }

    fn expressions(&mut self, file: Span) {
        let ast = self.checker.ast;
        for e in ast.exprs.indices() {
            let span = ast.exprs[e].span;
            if file.start <= span.start && span.start < file.end {
                self.expression(e, span);
            }
        }
    }

    fn expression(&mut self, e: ExprId, span: Span) {
        let info = &self.checker.info;
        let found = info.exprs.get(e).and_then(Option::as_ref);
        let selected = info.selections.get(&e).map(|selection| selection.obj);
        let object = info.uses.get(&e).copied().or(selected);
        if found.is_none() && object.is_none() {
            return;
        }
        let is_package = |obj: ObjId| matches!(self.checker.types.obj(obj).kind, ObjectKind::PkgName { .. });
        let without_type = if object.is_some_and(is_package) { "package" } else { "name" };
        let what = found.map_or(without_type, |found| mode(found.mode));
        let ty = found.map_or_else(|| "-".into(), |found| self.type_and_value(found));
        let object = object.map_or_else(|| "-".into(), |obj| self.used(obj));
        // Of a selector the whole counts, also where it begins at the operand.
        let span = match &self.checker.ast.exprs[e].kind {
            ExprKind::Selector { sel, .. } => Span::new(span.start, sel.span.end),
            _ => span,
        };
        let source = source_text(self.parsed, span);
        let text = format!("{}\t{what}\t{source}\t{ty}\t{object}", place(self.parsed, span.start));
        self.rows.push(Row { start: span.start, is_expr: true, shorter_than: Reverse(span.end), text });
    }

    fn type_and_value(&self, found: &TypeAndValue) -> String {
        if found.ty == TypeId::INVALID {
            // A built-in function that was calculated has none.
            return "-".into();
        }
        let ty = type_string(self.checker.types, found.ty, &self.qualifier);
        match &found.value {
            Some(value) if found.mode == Mode::Const => format!("{ty} = {}", value.exact()),
            _ => ty,
        }
    }

    fn type_of_object(&self, obj: ObjId) -> String {
        let types = self.checker.types;
        let object = types.obj(obj);
        match &object.kind {
            ObjectKind::PkgName { .. } | ObjectKind::Label => "-".into(),
            ObjectKind::Const(value) => {
                let ty = type_string(types, types.type_of(obj), &self.qualifier);
                format!("{ty} = {}", value.borrow().exact())
            }
            _ => type_string(types, types.type_of(obj), &self.qualifier),
        }
    }

    fn object(&self, obj: ObjId) -> String {
        object_string(self.checker.types, obj, &self.qualifier)
    }

    /// An object, and where the program declares it.
    fn used(&self, obj: ObjId) -> String {
        let pos = self.checker.types.obj(obj).pos;
        match self.parsed.package_of(pos) {
            Some(_) => format!("{} at {}", self.object(obj), place(self.parsed, pos)),
            None => self.object(obj),
        }
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::NoValue => "no value",
        Mode::Builtin(_) => "builtin",
        Mode::Type => "type",
        Mode::Const => "constant",
        Mode::Nil => "nil",
        Mode::Variable => "variable",
        Mode::MapIndex => "map element",
        Mode::Value => "value",
        Mode::CommaOk => "value, ok",
    }
}
