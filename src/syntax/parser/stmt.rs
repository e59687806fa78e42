//! Statements.

use super::expr::{bad, deferred_call, expr, expr_list, expr_list_after};
use super::header::{for_stmt, if_stmt, select_stmt, switch_stmt};
use super::recover::{SEMIS, error, skip_to, unexpected, want};
use super::{In, Input, decl, name, nested, take_name};
use crate::base::span::Pos;
use crate::diag::code;
use crate::syntax::ast::{BlockId, BranchKind, ExprId, ExprKind, Ident, StmtId, StmtKind};
use crate::syntax::token::{Tok, TokSet};

/// What ends a list of statements.
const LIST_END: TokSet = TokSet::of(&[Tok::RBrace, Tok::Case, Tok::Default]);

/// FunctionBody = Block .
pub(super) fn func_body(i: &mut In<'_, '_>) -> BlockId {
    i.state().functions += 1;
    let body = block(i, "");
    i.state().functions -= 1;
    body
}

/// Block = "{" StatementList "}" . `after` names what it follows, for the message when there is none.
pub(super) fn block(i: &mut In<'_, '_>, after: &str) -> BlockId {
    let start = i.pos();
    if !i.eat(Tok::LBrace) {
        unexpected(i, &format!(", expected {{ after {after}"));
        skip_to(i, TokSet::of(&[Tok::Name, Tok::RBrace]));
        if i.eat(Tok::RBrace) {
            return i.block(start, Vec::new());
        }
    }
    let stmts = stmt_list(i);
    want(i, Tok::RBrace);
    i.block(start, stmts)
}

/// StatementList = { Statement ";" } .
pub(super) fn stmt_list(i: &mut In<'_, '_>) -> Vec<StmtId> {
    let mut stmts = Vec::new();
    while !i.at(Tok::Eof) && !LIST_END.contains(i.tok()) {
        let Some(stmt) = stmt(i) else { break };
        stmts.push(stmt);
        stmt_end(i);
    }
    stmts
}

/// The semicolon after a statement, which may be omitted before a closing brace.
pub(super) fn stmt_end(i: &mut In<'_, '_>) {
    if !i.eat_semi() && !i.at(Tok::RBrace) {
        unexpected(i, " at end of statement");
        skip_to(i, LIST_END.or(SEMIS));
        i.eat_semi();
    }
}

/// Statement = Declaration | LabeledStmt | SimpleStmt | GoStmt | ReturnStmt | BreakStmt | ContinueStmt | GotoStmt |
///     FallthroughStmt | Block | IfStmt | SwitchStmt | SelectStmt | ForStmt | DeferStmt .
///
/// Nothing where none begins.
pub(super) fn stmt(i: &mut In<'_, '_>) -> Option<StmtId> {
    nested(i, |i| {
        let start = i.pos();
        if i.at(Tok::Name) {
            return stmt_after_name(i, start);
        }
        let kind = stmt_kind(i)?;
        Some(i.stmt(start, kind))
    })
}

/// A statement that does not begin with a name.
fn stmt_kind(i: &mut In<'_, '_>) -> Option<StmtKind> {
    Some(match i.tok() {
        Tok::Var | Tok::Const | Tok::Type => StmtKind::Decl(decl::group(i)),
        Tok::LBrace => StmtKind::Block(block(i, "")),
        Tok::For => for_stmt(i),
        Tok::Switch => switch_stmt(i),
        Tok::Select => StmtKind::Select(select_stmt(i)),
        Tok::If => StmtKind::If(if_stmt(i)),
        Tok::Return => StmtKind::Return(results(i)),
        Tok::Break => branch(i, BranchKind::Break),
        Tok::Continue => branch(i, BranchKind::Continue),
        Tok::Fallthrough => branch(i, BranchKind::Fallthrough),
        Tok::Goto => branch(i, BranchKind::Goto),
        Tok::Go => {
            i.bump();
            StmtKind::Go(deferred_call(i, Tok::Go))
        }
        Tok::Defer => {
            i.bump();
            StmtKind::Defer(deferred_call(i, Tok::Defer))
        }
        Tok::Semi | Tok::AutoSemi => StmtKind::Empty,
        tok if SIMPLE_STMT.contains(tok) => simple_stmt(i, Keyword::None).kind(),
        _ => return None,
    })
}

/// What a simple statement begins with, names apart.
const SIMPLE_STMT: TokSet = TokSet::of(&[
    Tok::Int,
    Tok::Float,
    Tok::Imag,
    Tok::Duration,
    Tok::Char,
    Tok::String,
    Tok::BadLit,
    Tok::Func,
    Tok::LParen,
    Tok::LBrack,
    Tok::Struct,
    Tok::Map,
    Tok::Chan,
    Tok::Interface,
    Tok::Arrow,
    Tok::Add,
    Tok::Sub,
    Tok::Star,
    Tok::And,
    Tok::Xor,
    Tok::Not,
]);

/// ReturnStmt = "return" [ ExpressionList ] .
fn results(i: &mut In<'_, '_>) -> Vec<ExprId> {
    i.bump();
    if i.tok().is_semi() || i.at(Tok::RBrace) { Vec::new() } else { expr_list(i) }
}

/// BreakStmt, ContinueStmt, GotoStmt, FallthroughStmt = keyword [ Label ] .
fn branch(i: &mut In<'_, '_>, kind: BranchKind) -> StmtKind {
    i.bump();
    let label = match kind {
        BranchKind::Goto => Some(name(i)),
        BranchKind::Break | BranchKind::Continue if i.at(Tok::Name) => Some(take_name(i)),
        _ => None,
    };
    StmtKind::Branch { kind, label }
}

/// LabeledStmt = Label ":" Statement ; or a simple statement.
fn stmt_after_name(i: &mut In<'_, '_>, start: Pos) -> Option<StmtId> {
    if i.tok_after(1) == Tok::Colon {
        let label = take_name(i);
        return labeled(i, label);
    }
    let kind = simple_stmt(i, Keyword::None).kind();
    Some(i.stmt(start, kind))
}

fn labeled(i: &mut In<'_, '_>, label: Ident) -> Option<StmtId> {
    let start = label.span.start;
    let colon = i.bump().span;
    let stmt = if i.at(Tok::RBrace) {
        // A statement is needed; before a closing brace its semicolon may be omitted, so it can be an empty one.
        let at = i.pos();
        Some(i.stmt(at, StmtKind::Empty))
    } else {
        stmt(i)
    };
    let Some(stmt) = stmt else {
        error(i, code::UNEXPECTED_TOKEN, colon, "missing statement after label");
        return None;
    };
    Some(i.stmt(start, StmtKind::Labeled { label, stmt }))
}

/// The keyword in whose header a simple statement stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    /// It stands alone, or where the keyword does not matter.
    None,
    If,
    For,
    Switch,
}

/// A simple statement, before it is known what the header makes of it.
pub(super) enum Simple {
    /// Statement, and where Go reports errors about it.
    Stmt(StmtKind, Pos),
    /// `lhs := range x`, in the header of `for`.
    Range { lhs: Vec<ExprId>, define: bool, range_pos: Pos, x: ExprId },
    /// `bind := x.(type)`, in the header of `switch`; `x` is the assertion.
    Guard { bind: Ident, x: ExprId },
}

impl Simple {
    /// The statement that this is where the header gives it no other meaning.
    pub(super) fn kind(self) -> StmtKind {
        match self {
            Simple::Stmt(kind, _) => kind,
            Simple::Guard { x, .. } | Simple::Range { x, .. } => StmtKind::Expr(x),
        }
    }
}

/// SimpleStmt = ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl .
pub(super) fn simple_stmt(i: &mut In<'_, '_>, keyword: Keyword) -> Simple {
    if keyword == Keyword::For && i.at(Tok::Range) {
        return range_clause(i, Vec::new(), false);
    }
    let first = expr(i);
    let tok = i.tok();
    match tok {
        Tok::Comma | Tok::Assign | Tok::Define => {
            let lhs = expr_list_after(i, first);
            assignment(i, keyword, lhs)
        }
        Tok::Inc | Tok::Dec => {
            let op_pos = i.bump().span.start;
            Simple::Stmt(StmtKind::IncDec { x: first, inc: tok == Tok::Inc, op_pos }, op_pos)
        }
        Tok::Arrow => {
            let arrow = i.bump().span.start;
            let value = expr(i);
            Simple::Stmt(StmtKind::Send { chan: first, value, arrow }, arrow)
        }
        _ => match tok.assign_op() {
            Some(op) => {
                let op_pos = i.bump().span.start;
                let rhs = vec![expr(i)];
                Simple::Stmt(StmtKind::Assign { lhs: vec![first], op: Some(op), op_pos, rhs }, op_pos)
            }
            None => Simple::Stmt(StmtKind::Expr(first), i.span_of(first).start),
        },
    }
}

/// Assignment = ExpressionList "=" ExpressionList .
/// ShortVarDecl = IdentifierList ":=" ExpressionList .
fn assignment(i: &mut In<'_, '_>, keyword: Keyword, lhs: Vec<ExprId>) -> Simple {
    let define = i.at(Tok::Define);
    if !define && !i.at(Tok::Assign) {
        unexpected(i, ", expected := or = or comma");
        skip_to(i, SEMIS.or(TokSet::of(&[Tok::RBrace])));
        let first = lhs.first().copied().unwrap_or_else(|| bad(i));
        return Simple::Stmt(StmtKind::Expr(first), i.span_of(first).start);
    }
    let op_pos = i.bump().span.start;
    if keyword == Keyword::For && i.at(Tok::Range) {
        return range_clause(i, lhs, define);
    }
    let rhs = expr_list(i);
    if !define {
        return Simple::Stmt(StmtKind::Assign { lhs, op: None, op_pos, rhs }, op_pos);
    }
    if keyword == Keyword::Switch
        && let Some(guard) = guard(i, &lhs, &rhs)
    {
        return guard;
    }
    Simple::Stmt(StmtKind::ShortVarDecl { lhs, op_pos, rhs }, op_pos)
}

/// TypeSwitchGuard = identifier ":=" PrimaryExpr "." "(" "type" ")" .
fn guard(i: &mut In<'_, '_>, lhs: &[ExprId], rhs: &[ExprId]) -> Option<Simple> {
    let ([bind], [x]) = (lhs, rhs) else { return None };
    let exprs = &i.state().ast.exprs;
    let (ExprKind::Name(name), ExprKind::TypeAssert { ty: None, .. }) = (&exprs[*bind].kind, &exprs[*x].kind) else {
        return None;
    };
    Some(Simple::Guard { bind: Ident { name: *name, span: exprs[*bind].span }, x: *x })
}

/// RangeClause = [ ExpressionList "=" | IdentifierList ":=" ] "range" Expression .
fn range_clause(i: &mut In<'_, '_>, lhs: Vec<ExprId>, define: bool) -> Simple {
    let range_pos = i.bump().span.start;
    let x = expr(i);
    Simple::Range { lhs, define, range_pos, x }
}
