//! Files: Go's, and scripts.

use super::decl::{self, begins_group, drop_directives, func_decl, group};
use super::recover::{error, error_here, skip_to, unexpected, want_semi};
use super::stmt::{stmt, stmt_end};
use super::{In, Input, name};
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{Decl, Directive, File, Ident, StmtId, StmtKind};
use crate::syntax::token::{Tok, TokSet};

const DECL_KEYWORDS: TokSet = TokSet::of(&[Tok::Import, Tok::Const, Tok::Type, Tok::Var, Tok::Func]);

/// SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" } .
pub(super) fn go_file(i: &mut In<'_, '_>) -> File {
    let start = i.pos();
    let directives = all_directives(i);
    let (package, decls) = match package_clause(i) {
        Some(package) => (Some(package), top_level_decls(i)),
        None => {
            // Nothing that follows would be reported with confidence.
            give_up(i);
            (None, Vec::new())
        }
    };
    File { package, decls, script: Vec::new(), directives, span: whole(i, start) }
}

/// PackageClause = "package" PackageName .
fn package_clause(i: &mut In<'_, '_>) -> Option<Ident> {
    if !i.at(Tok::Package) {
        error_here(i, code::MISPLACED_DECL, "package statement must be first");
        return None;
    }
    i.bump();
    let package = name(i);
    drop_directives(i);
    want_semi(i);
    (!i.has_errors()).then_some(package)
}

fn give_up(i: &mut In<'_, '_>) {
    while !i.at(Tok::Eof) {
        i.bump();
    }
    i.state().faults = Vec::new().into_iter().peekable();
}

fn whole(i: &mut In<'_, '_>, start: Pos) -> Span {
    Span::new(start, i.pos().max(start))
}

fn all_directives(i: &mut In<'_, '_>) -> Vec<Directive> {
    let state = i.state();
    let spans = state.directives;
    spans.iter().map(|span| Directive { text: state.symbol(*span), span: *span }).collect()
}

/// The declarations of a file, or of a part of one, to the end of the tokens.
pub(super) fn top_level_decls(i: &mut In<'_, '_>) -> Vec<Decl> {
    let mut decls = Vec::new();
    let mut imports_allowed = true;
    while !i.at(Tok::Eof) {
        let tok = i.tok();
        if tok == Tok::Import && !imports_allowed {
            error_here(i, code::MISPLACED_DECL, "imports must appear before other declarations");
        }
        imports_allowed = tok == Tok::Import;
        if begins_group(tok) {
            decls.append(&mut group(i));
        } else if tok == Tok::Func {
            decls.push(Decl::Func(func_decl(i)));
        } else {
            misplaced_statement(i, decls.last());
            skip_to(i, DECL_KEYWORDS);
            continue;
        }
        drop_directives(i);
        if !i.at(Tok::Eof) && !i.eat_semi() {
            unexpected(i, " after top level declaration");
            skip_to(i, DECL_KEYWORDS);
        }
    }
    decls
}

/// One specification of a group whose keyword is `keyword`, to the end of the tokens.
pub(super) fn lone_spec(i: &mut In<'_, '_>, keyword: Tok) -> Vec<Decl> {
    let decl = decl::lone_spec(i, keyword);
    if !i.eat_semi() || !i.at(Tok::Eof) {
        unexpected(i, " after top level declaration");
        skip_to(i, TokSet::of(&[]));
    }
    vec![decl]
}

fn misplaced_statement(i: &mut In<'_, '_>, last: Option<&Decl>) {
    let after_bodyless_func = match last {
        Some(Decl::Func(id)) => i.state().ast.funcs[*id].body.is_none(),
        _ => false,
    };
    if after_bodyless_func && i.at(Tok::LBrace) {
        error_here(i, code::UNEXPECTED_TOKEN, "unexpected semicolon or newline before {");
    } else {
        error_here(i, code::MISPLACED_STATEMENT, "non-declaration statement outside function body");
    }
}

/// Script = { ( Statement | TopLevelDecl | ImportDecl ) ";" } .
pub(super) fn script(i: &mut In<'_, '_>) -> File {
    let start = i.pos();
    let directives = all_directives(i);
    let (mut decls, mut stmts) = (Vec::new(), Vec::new());
    // Within statements the parse resumes as it does in a function.
    i.state().functions += 1;
    while !i.at(Tok::Eof) {
        if is_hoisted(i) {
            hoisted_decls(i, &mut decls);
        } else if let Some(stmt) = script_stmt(i) {
            stmts.push(stmt);
        } else {
            continue;
        }
        drop_directives(i);
        stmt_end(i);
    }
    i.state().functions -= 1;
    stmts.retain(|id| !matches!(i.state().ast.stmts[*id].kind, StmtKind::Empty));
    File { package: None, decls, script: stmts, directives, span: whole(i, start) }
}

/// Whether a declaration comes next that is hoisted: visible in the whole script.
fn is_hoisted(i: &mut In<'_, '_>) -> bool {
    match i.tok() {
        Tok::Import | Tok::Const | Tok::Type => true,
        Tok::Func => match i.tok_after(1) {
            Tok::Name => true,
            Tok::LParen => is_method(i),
            _ => false,
        },
        _ => false,
    }
}

fn hoisted_decls(i: &mut In<'_, '_>, decls: &mut Vec<Decl>) {
    if i.at(Tok::Func) {
        decls.push(Decl::Func(func_decl(i)));
    } else {
        decls.append(&mut group(i));
    }
}

/// Whether `func (` begins a method and not a function literal: after the parentheses come a name, perhaps type
/// parameters, and parameters. A literal could have `Name` or `Name[T]` as its result there, but not a `(` after it.
fn is_method(i: &mut In<'_, '_>) -> bool {
    let Some(name) = after_brackets(i, 1) else { return false };
    if i.tok_after(name) != Tok::Name {
        return false;
    }
    match i.tok_after(name + 1) {
        Tok::LParen => true,
        Tok::LBrack => after_brackets(i, name + 1).is_some_and(|n| i.tok_after(n) == Tok::LParen),
        _ => false,
    }
}

/// The number of the token after the brackets that open at token `n`, counted from the next token.
fn after_brackets(i: &mut In<'_, '_>, mut n: usize) -> Option<usize> {
    let mut depth = 0;
    loop {
        match i.tok_after(n) {
            Tok::LParen | Tok::LBrack | Tok::LBrace => depth += 1,
            Tok::RParen | Tok::RBrack | Tok::RBrace => depth -= 1,
            Tok::Eof => return None,
            _ => {}
        }
        n += 1;
        if depth == 0 {
            return Some(n);
        }
    }
}

/// A statement at the top level of a script; what is none is reported and skipped.
fn script_stmt(i: &mut In<'_, '_>) -> Option<StmtId> {
    if i.at(Tok::Package) {
        error_here(i, code::MISPLACED_DECL, "package statement must be first");
        skip_to(i, super::recover::SEMIS);
        return None;
    }
    let stmt = stmt(i);
    if stmt.is_none() && !i.at(Tok::Eof) {
        let span = i.token().span;
        let text = String::from_utf8_lossy(i.state().bytes(span)).into_owned();
        error(i, code::UNEXPECTED_TOKEN, span, &format!("unexpected {text}, expected statement"));
        i.bump();
    }
    stmt
}
