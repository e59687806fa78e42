//! Select statements.

use super::Checker;
use crate::diag::code;
use crate::syntax::ast::{ExprKind, SelectStmt, StmtId, StmtKind, UnaryOp};

impl<'a> Checker<'a> {
    /// `select { clauses }`
    pub(super) fn select_stmt(&mut self, stmt: &'a SelectStmt) {
        self.multiple_defaults(stmt.clauses.iter().map(|c| (c.comm.is_none(), c.span)));
        let ast = self.ast;
        for clause in &stmt.clauses {
            if let Some(comm) = clause.comm.filter(|&comm| !self.is_communication(comm)) {
                let message = "select case must be send or receive (possibly with assignment)";
                let at = match ast.stmts[comm].kind {
                    StmtKind::Expr(e) => self.node_span(e),
                    _ => ast.stmts[comm].span,
                };
                self.error(code::INVALID_SELECT, at, message);
                continue;
            }
            let scope = self.env.scope;
            self.open_scope(clause.span);
            clause.comm.into_iter().for_each(|comm| self.stmt(comm));
            self.stmt_list(&ast.blocks[clause.body].stmts);
            self.env.scope = scope;
        }
    }

    /// Whether a statement is a send or receive.
    fn is_communication(&self, s: StmtId) -> bool {
        let received = match &self.ast.stmts[s].kind {
            // An error was reported.
            StmtKind::Bad | StmtKind::Send { .. } => return true,
            StmtKind::Assign { rhs, op: None, .. } | StmtKind::ShortVarDecl { rhs, .. } => match rhs[..] {
                [e] => e,
                _ => return false,
            },
            StmtKind::Expr(e) => *e,
            _ => return false,
        };
        matches!(self.ast.exprs[self.unparen(received)].kind, ExprKind::Unary { op: UnaryOp::Recv, .. })
    }
}
