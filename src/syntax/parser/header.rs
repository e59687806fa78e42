//! Statements with a header: if, for, switch; and select.

use super::expr::{bad, expr_list};
use super::recover::{error, error_here, skip_to, unexpected, want, want_semi};
use super::stmt::{Keyword, Simple, block, simple_stmt, stmt_list};
use super::{Brace, In, Input, nested, with_brace};
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{
    BlockId, CaseClause, CommClause, ExprId, ExprKind, ForStmt, Ident, IfStmt, RangeStmt, SelectStmt, StmtId, StmtKind,
    SwitchStmt, TypeSwitchStmt,
};
use crate::syntax::expr_string;
use crate::syntax::token::{Tok, TokSet};

const CASES: TokSet = TokSet::of(&[Tok::Case, Tok::Default, Tok::RBrace]);

/// IfStmt = "if" [ SimpleStmt ";" ] Expression Block [ "else" ( IfStmt | Block ) ] .
pub(super) fn if_stmt(i: &mut In<'_, '_>) -> IfStmt {
    let header = header(i, Keyword::If);
    let cond = header.cond.unwrap_or_else(|| bad(i));
    let then = block(i, "if clause");
    let other = if i.eat(Tok::Else) { else_branch(i) } else { None };
    IfStmt { init: header.init, cond, then, other }
}

fn else_branch(i: &mut In<'_, '_>) -> Option<StmtId> {
    let start = i.pos();
    let kind = match i.tok() {
        Tok::If => StmtKind::If(nested(i, if_stmt)),
        Tok::LBrace => StmtKind::Block(block(i, "")),
        _ => {
            error_here(i, code::UNEXPECTED_TOKEN, "else must be followed by if or statement block");
            skip_to(i, TokSet::of(&[Tok::Name, Tok::RBrace]));
            return None;
        }
    };
    Some(i.stmt(start, kind))
}

/// ForStmt = "for" [ Condition | ForClause | RangeClause ] Block .
pub(super) fn for_stmt(i: &mut In<'_, '_>) -> StmtKind {
    let header = header(i, Keyword::For);
    let body = block(i, "for clause");
    let Some(range) = header.range else {
        return StmtKind::For(ForStmt { init: header.init, cond: header.cond, post: header.post, body });
    };
    let mut vars = range.lhs.into_iter();
    let (key, value) = (vars.next(), vars.next());
    StmtKind::Range(RangeStmt {
        key,
        value,
        extra: vars.collect(),
        define: range.define,
        range_pos: range.range_pos,
        x: range.x,
        body,
    })
}

/// SwitchStmt = "switch" [ SimpleStmt ";" ] [ Expression | TypeSwitchGuard ] "{" { CaseClause } "}" .
pub(super) fn switch_stmt(i: &mut In<'_, '_>) -> StmtKind {
    let header = header(i, Keyword::Switch);
    let lbrace = clauses_begin(i, "switch");
    let mut clauses = Vec::new();
    while more_clauses(i) {
        clauses.push(case_clause(i));
    }
    let rbrace = i.pos();
    want(i, Tok::RBrace);
    let init = header.init;
    let Some(guard) = header.guard else {
        return StmtKind::Switch(SwitchStmt { init, tag: header.cond, clauses, lbrace, rbrace });
    };
    let Guard { bind, x, span } = guard;
    StmtKind::TypeSwitch(TypeSwitchStmt { init, bind, x, guard: span, clauses, lbrace, rbrace })
}

/// SelectStmt = "select" "{" { CommClause } "}" .
pub(super) fn select_stmt(i: &mut In<'_, '_>) -> SelectStmt {
    i.bump();
    clauses_begin(i, "select");
    let mut clauses = Vec::new();
    while more_clauses(i) {
        clauses.push(comm_clause(i));
    }
    let rbrace = i.pos();
    want(i, Tok::RBrace);
    SelectStmt { clauses, rbrace }
}

/// Takes the brace before the clauses, and says where it was.
fn clauses_begin(i: &mut In<'_, '_>, keyword: &str) -> Pos {
    let lbrace = i.pos();
    if !i.eat(Tok::LBrace) {
        error_here(i, code::INVALID_HEADER, &format!("missing {{ after {keyword} clause"));
        skip_to(i, CASES);
    }
    lbrace
}

fn more_clauses(i: &mut In<'_, '_>) -> bool {
    !matches!(i.tok(), Tok::RBrace | Tok::Eof)
}

/// ExprCaseClause, TypeCaseClause = ( "case" ( ExpressionList | TypeList ) | "default" ) ":" StatementList .
fn case_clause(i: &mut In<'_, '_>) -> CaseClause {
    let start = i.pos();
    let exprs = clause_label(i, expr_list);
    let (colon, body) = clause_body(i);
    CaseClause { exprs, body, span: Span::new(start, i.end().max(start)), colon }
}

/// CommClause = ( "case" ( SendStmt | RecvStmt ) | "default" ) ":" StatementList .
fn comm_clause(i: &mut In<'_, '_>) -> CommClause {
    let start = i.pos();
    let comm = clause_label(i, |i| {
        let part = part(i, Keyword::None);
        finish(i, part)
    });
    let (colon, body) = clause_body(i);
    CommClause { comm, body, span: Span::new(start, i.end().max(start)), colon }
}

/// What stands between `case` and the colon; nothing for `default`.
fn clause_label<'s, T>(i: &mut In<'s, '_>, label: impl Fn(&mut In<'s, '_>) -> T) -> Option<T> {
    match i.tok() {
        Tok::Case => {
            i.bump();
            Some(label(i))
        }
        Tok::Default => {
            i.bump();
            None
        }
        _ => {
            unexpected(i, ", expected case or default or }");
            skip_to(i, CASES.or(TokSet::of(&[Tok::Colon])));
            None
        }
    }
}

/// The colon of a clause and the statements after it.
fn clause_body(i: &mut In<'_, '_>) -> (Pos, BlockId) {
    let colon = i.pos();
    want(i, Tok::Colon);
    let start = i.pos();
    let stmts = stmt_list(i);
    (colon, i.block(start, stmts))
}

/// What stands between a keyword and its block.
#[derive(Default)]
struct Header {
    init: Option<StmtId>,
    cond: Option<ExprId>,
    post: Option<StmtId>,
    range: Option<RangeClause>,
    guard: Option<Guard>,
}

struct RangeClause {
    lhs: Vec<ExprId>,
    define: bool,
    range_pos: Pos,
    x: ExprId,
}

struct Guard {
    bind: Option<Ident>,
    x: ExprId,
    span: Span,
}

/// A simple statement in a header, with its place.
struct Part {
    stmt: Simple,
    start: Pos,
}

/// The semicolon after the first part of a header.
#[derive(Clone, Copy)]
struct Separator {
    span: Span,
    is_newline: bool,
}

/// The keyword and what stands between it and the block.
fn header(i: &mut In<'_, '_>, keyword: Keyword) -> Header {
    let word = i.bump().tok.text();
    if i.at(Tok::LBrace) {
        let mut header = Header::default();
        if keyword == Keyword::If {
            error_here(i, code::INVALID_HEADER, "missing condition in if statement");
            header.cond = Some(bad(i));
        }
        return header;
    }
    with_brace(i, Brace::Block, |i| header_parts(i, keyword, word))
}

fn header_parts(i: &mut In<'_, '_>, keyword: Keyword, word: &str) -> Header {
    let first = if i.tok().is_semi() { None } else { Some(first_part(i, keyword, word)) };
    if let Some(Part { stmt: Simple::Range { lhs, define, range_pos, x }, .. }) = first {
        return Header { range: Some(RangeClause { lhs, define, range_pos, x }), ..Header::default() };
    }
    let mut header = Header::default();
    if i.at(Tok::LBrace) {
        condition(i, keyword, first, None, &mut header);
        return header;
    }
    header.init = first.map(|part| finish(i, part));
    let separator = separator(i);
    let mut cond = None;
    if keyword == Keyword::For {
        if i.at(Tok::LBrace) {
            unexpected(i, ", expected for loop condition");
        } else {
            if !i.tok().is_semi() {
                cond = Some(part(i, Keyword::None));
            }
            want_semi(i);
            if !i.at(Tok::LBrace) {
                header.post = Some(post_stmt(i));
            }
        }
    } else if !i.at(Tok::LBrace) {
        cond = Some(part(i, keyword));
    }
    condition(i, keyword, cond, separator, &mut header);
    header
}

fn first_part(i: &mut In<'_, '_>, keyword: Keyword, word: &str) -> Part {
    if i.at(Tok::Var) {
        let message = format!("var declaration not allowed in {word} initializer");
        i.bump();
        error_here(i, code::INVALID_HEADER, &message);
    }
    part(i, keyword)
}

fn part(i: &mut In<'_, '_>, keyword: Keyword) -> Part {
    let start = i.pos();
    Part { stmt: simple_stmt(i, keyword), start }
}

/// The statement of a part that is no condition.
fn finish(i: &mut In<'_, '_>, part: Part) -> StmtId {
    let kind = part.stmt.kind();
    i.stmt(part.start, kind)
}

/// Takes the semicolon after the first part. Where it is missing a brace is asked for, which is what is usually meant.
fn separator(i: &mut In<'_, '_>) -> Option<Separator> {
    let token = i.token();
    if i.eat_semi() {
        return Some(Separator { span: token.span, is_newline: token.tok == Tok::AutoSemi });
    }
    want(i, Tok::LBrace);
    if !i.at(Tok::LBrace) {
        skip_to(i, TokSet::of(&[Tok::LBrace, Tok::RBrace]));
    }
    None
}

fn post_stmt(i: &mut In<'_, '_>) -> StmtId {
    let part = part(i, Keyword::None);
    if let Simple::Stmt(StmtKind::ShortVarDecl { op_pos, .. }, _) = part.stmt {
        let span = Span::new(op_pos, op_pos.offset(2));
        error(i, code::INVALID_HEADER, span, "cannot declare in post statement of for loop");
    }
    finish(i, part)
}

/// Makes `part` the header's condition, tag or guard; says what is wrong when it cannot be one.
fn condition(
    i: &mut In<'_, '_>,
    keyword: Keyword,
    part: Option<Part>,
    separator: Option<Separator>,
    header: &mut Header,
) {
    let Some(Part { stmt, start }) = part else {
        if let (Keyword::If, Some(separator)) = (keyword, separator) {
            missing_condition(i, separator);
            header.cond = Some(i.state().add_expr(ExprKind::Bad, separator.span));
        }
        return;
    };
    match stmt {
        Simple::Stmt(StmtKind::Expr(x), _) => match i.state().ast.exprs[x].kind {
            ExprKind::TypeAssert { x: operand, ty: None } if keyword == Keyword::Switch => {
                header.guard = Some(Guard { bind: None, x: operand, span: i.span_of(x) });
            }
            _ => header.cond = Some(x),
        },
        Simple::Guard { bind, x } => {
            let span = Span::new(start, i.span_of(x).end);
            let ExprKind::TypeAssert { x, .. } = i.state().ast.exprs[x].kind else { return };
            header.guard = Some(Guard { bind: Some(bind), x, span });
        }
        Simple::Stmt(kind, at) => {
            let state = i.state();
            let message = format!("cannot use {} as value", expr_string::misused_stmt(state.ast, state.names, &kind));
            error(i, code::INVALID_HEADER, Span::at(at), &message);
        }
        Simple::Range { .. } => {}
    }
}

fn missing_condition(i: &mut In<'_, '_>, separator: Separator) {
    let message = match (separator.is_newline, separator.span.start == separator.span.end) {
        (true, true) => "unexpected EOF, expected { after if clause",
        (true, false) => "unexpected newline, expected { after if clause",
        (false, _) => "missing condition in if statement",
    };
    error(i, code::INVALID_HEADER, separator.span, message);
}
