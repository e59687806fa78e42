//! Statements.

use std::rc::Rc;

use super::expr::ExprUse;
use super::operand::{Operand, OperandMode};
use super::report::ErrorLines;
use super::{Checker, DeclInfo, Environment, deep};
use crate::base::intern::Symbol;
use crate::base::span::{Pos, Span};
use crate::diag::code;
use crate::syntax::ast::{BlockId, ExprId, ExprKind, ForStmt, IfStmt, StmtId, StmtKind};
use crate::types::display::object_string;
use crate::types::ty::{BasicKind, ObjId, ScopeId, TypeId};

/// A function's body and what it needs to be checked.
#[derive(Clone)]
pub(super) struct Body<'a> {
    /// The package-level declaration to which it belongs.
    pub(super) decl: Option<Rc<DeclInfo<'a>>>,
    /// The function's type.
    pub(super) sig: TypeId,
    /// The function's scope.
    pub(super) scope: ScopeId,
    /// The body.
    pub(super) block: BlockId,
}

impl<'a> Checker<'a> {
    /// Checks a function's body; `iota` has a value in function literals in constant declarations.
    pub(super) fn func_body(&mut self, body: &Body<'a>, iota: Option<i64>) {
        deep(|| self.func_body_here(body, iota));
    }

    fn func_body_here(&mut self, body: &Body<'a>, iota: Option<i64>) {
        let pkg = body.decl.as_ref().map_or(self.env.pkg, |decl| decl.pkg);
        let mut env = Environment::new(pkg, body.scope);
        env.decl = body.decl.clone();
        env.iota = iota;
        env.sig = Some(body.sig);
        let saved = std::mem::replace(&mut self.env, env);
        let ast = self.ast;
        let block = &ast.blocks[body.block];
        self.types.scope(body.scope).span.set(block.span);
        self.stmt_list(&block.stmts);
        self.check_branches(&block.stmts, block.span);
        let has_results = self.types.as_signature(body.sig).is_some_and(|sig| sig.results != TypeId::EMPTY_TUPLE);
        if has_results && !self.is_terminating_list(&block.stmts, None) {
            let brace = Pos(block.span.end.0.saturating_sub(1));
            self.error(code::MISSING_RETURN, Span::new(brace, block.span.end), "missing return");
        }
        self.usage(body.scope);
        self.env = saved;
    }

    /// Opens a scope inside the current one; whoever does so restores the current one afterwards.
    pub(super) fn open_scope(&mut self, span: Span) {
        self.env.scope = self.types.new_block_scope(self.env.scope, span);
    }

    /// The statements of a block, in a scope of their own.
    pub(super) fn block(&mut self, block: BlockId) {
        let ast = self.ast;
        let scope = self.env.scope;
        self.open_scope(ast.blocks[block].span);
        self.stmt_list(&ast.blocks[block].stmts);
        self.env.scope = scope;
    }

    pub(super) fn stmt_list(&mut self, list: &'a [StmtId]) {
        list.iter().for_each(|&s| self.stmt(s));
    }

    pub(super) fn stmt(&mut self, s: StmtId) {
        let top = self.delayed.len();
        let scope = self.env.scope;
        deep(|| self.stmt_kind(s));
        // Function literals see the scope as it was; declarations have done this already.
        self.process_delayed(top);
        debug_assert_eq!(scope, self.env.scope, "a statement closes the scopes that it opens");
    }

    fn stmt_kind(&mut self, s: StmtId) {
        let ast = self.ast;
        let span = ast.stmts[s].span;
        match &ast.stmts[s].kind {
            StmtKind::Bad | StmtKind::Empty | StmtKind::Branch { .. } => {}
            StmtKind::Decl(decls) => self.decl_stmt(decls),
            StmtKind::Labeled { stmt, .. } => self.stmt(*stmt),
            StmtKind::Expr(e) => self.expr_stmt(*e),
            StmtKind::Send { chan, value, .. } => self.send_stmt(span, *chan, *value),
            StmtKind::IncDec { x, inc, .. } => self.inc_dec(*x, *inc),
            StmtKind::Assign { lhs, op: None, rhs, .. } => self.assign_vars(lhs, rhs),
            StmtKind::Assign { lhs, op: Some(op), op_pos, rhs } => {
                let (&[l], &[r]) = (&lhs[..], &rhs[..]) else {
                    let message = format!("assignment operation {}= requires single-valued expressions", op.text());
                    return self.error(code::WRONG_ASSIGN_COUNT, span, message);
                };
                let mut x = self.binary(None, l, r, *op, *op_pos);
                self.assign_operand(l, &mut x, "assignment");
            }
            StmtKind::ShortVarDecl { lhs, op_pos, rhs } => self.short_var_decl(Span::at(*op_pos), lhs, rhs),
            StmtKind::Go(call) => self.suspended_call("go", *call),
            StmtKind::Defer(call) => self.suspended_call("defer", *call),
            StmtKind::Return(results) => self.return_stmt(span, results),
            StmtKind::Block(block) => self.block(*block),
            StmtKind::If(stmt) => self.if_stmt(span, stmt),
            StmtKind::Switch(stmt) => self.switch_stmt(span, stmt),
            StmtKind::TypeSwitch(stmt) => self.type_switch_stmt(span, stmt),
            StmtKind::Select(stmt) => self.select_stmt(stmt),
            StmtKind::For(stmt) => self.for_stmt(span, stmt),
            StmtKind::Range(stmt) => self.range_stmt(span, stmt),
        }
    }

    /// Spec: with the exception of specific built-in functions, function and method calls and receive operations can
    /// appear in statement context.
    fn expr_stmt(&mut self, e: ExprId) {
        let (x, kind) = self.raw_expr(None, e, None, false);
        let (what, code) = match x.mode {
            OperandMode::Invalid => return,
            OperandMode::Builtin(_) => ("must be called", code::UNUSED_RESULT),
            OperandMode::Type => ("is not an expression", code::NOT_AN_EXPRESSION),
            _ if kind == ExprUse::Statement => return,
            _ => ("is not used", code::UNUSED_RESULT),
        };
        let message = format!("{} {what}", self.show(&x));
        self.error(code, self.span_of(&x), message);
    }

    fn send_stmt(&mut self, span: Span, chan: ExprId, value: ExprId) {
        let chan = self.expr(None, chan);
        let mut value = self.generic_expr(value, None);
        if !chan.is_valid() || !value.is_valid() {
            return;
        }
        if let Some(elem) = self.chan_elem(span, &chan, false) {
            self.assignment(&mut value, Some(elem), "send");
        }
    }

    fn inc_dec(&mut self, e: ExprId, inc: bool) {
        let mut x = self.expr(None, e);
        if !x.is_valid() {
            return;
        }
        if !self.types.all(x.ty, BasicKind::is_numeric) {
            let op = if inc { "++" } else { "--" };
            let message = format!("invalid operation: {}{op} (non-numeric type {})", self.show(&e), self.show(&x.ty));
            return self.error(code::INVALID_INC_DEC, self.expr_span(e), message);
        }
        self.assign_operand(e, &mut x, "assignment");
    }

    /// The call of a `go` or `defer` statement.
    fn suspended_call(&mut self, keyword: &str, e: ExprId) {
        let call = self.unparen(e);
        if call != e {
            let message = format!("expression in {keyword} must not be parenthesized");
            self.error(code::INVALID_DEFER_OR_GO, self.expr_span(e), message);
        }
        if !matches!(self.ast.exprs[call].kind, ExprKind::Call(_)) {
            if !matches!(self.ast.exprs[call].kind, ExprKind::Bad) {
                let message = format!("expression in {keyword} must be function call");
                self.error(code::INVALID_DEFER_OR_GO, self.expr_span(call), message);
            }
            self.use_exprs(&[call]);
            return;
        }
        let (x, kind) = self.raw_expr(None, call, None, false);
        let (what, code) = match kind {
            ExprUse::Statement => return,
            ExprUse::Conversion => ("requires function call, not conversion", code::INVALID_DEFER_OR_GO),
            ExprUse::Expression => ("discards result of", code::UNUSED_RESULT),
        };
        if x.is_valid() {
            let message = format!("{keyword} {what} {}", self.show(&x));
            self.error(code, self.span_of(&x), message);
        }
    }

    fn return_stmt(&mut self, span: Span, values: &'a [ExprId]) {
        let types = self.types;
        let results = self.env.sig.and_then(|sig| types.as_signature(sig)).map(|sig| sig.results);
        let results: &[ObjId] = results.map_or(&[], |results| types.tuple(results));
        let named = results.first().is_some_and(|&v| types.obj(v).name != Symbol::EMPTY);
        if !values.is_empty() || !named {
            if !values.is_empty() || !results.is_empty() {
                self.return_values(span, results, values);
            }
            return;
        }
        // Spec: a compiler may disallow an empty expression list if a different entity with the same name as a result
        // parameter is in scope at the place of the return.
        for &result in results {
            let name = types.obj(result).name;
            if let Some(other) = self.lookup(name).filter(|&other| other != result) {
                let text = types.name(name);
                let message = format!("result parameter {text} not in scope at return");
                let mut error = ErrorLines::new(code::OUT_OF_SCOPE_RESULT, span, message);
                error.add(
                    self.obj_span(other),
                    format!("inner declaration of {}", object_string(types, result, &self.qualifier())),
                );
                self.report(error);
            }
        }
    }

    fn return_values(&mut self, span: Span, results: &[ObjId], values: &[ExprId]) {
        if !results.is_empty() || !values.is_empty() {
            self.init_vars(results, values, Some(span));
        }
    }

    pub(super) fn condition(&mut self, e: ExprId, of: &str) {
        let x: Operand = self.expr(None, e);
        if x.is_valid() && !self.types.all(x.ty, BasicKind::is_boolean) {
            let message = format!("non-boolean condition in {of} statement");
            self.error(code::INVALID_CONDITION, self.expr_span(e), message);
        }
    }

    fn if_stmt(&mut self, span: Span, stmt: &'a IfStmt) {
        let scope = self.env.scope;
        self.open_scope(span);
        stmt.init.into_iter().for_each(|init| self.stmt(init));
        self.condition(stmt.cond, "if");
        self.block_stmt(stmt.then);
        stmt.other.into_iter().for_each(|other| self.stmt(other));
        self.env.scope = scope;
    }

    /// A block that is a statement of its own: what was put off in it is done at its end.
    pub(super) fn block_stmt(&mut self, block: BlockId) {
        let top = self.delayed.len();
        self.block(block);
        self.process_delayed(top);
    }

    fn for_stmt(&mut self, span: Span, stmt: &'a ForStmt) {
        let scope = self.env.scope;
        self.open_scope(span);
        stmt.init.into_iter().for_each(|init| self.stmt(init));
        stmt.cond.into_iter().for_each(|cond| self.condition(cond, "for"));
        stmt.post.into_iter().for_each(|post| self.stmt(post));
        self.block_stmt(stmt.body);
        self.env.scope = scope;
    }
}
