//! Statements that nothing leads to.

use crate::check::Checker;
use crate::diag::code;
use crate::syntax::ast::{BranchKind, Decl, StmtId, StmtKind};

impl Checker<'_> {
    /// Reports statements of a list that come after one that never ends, and are no target of a jump; of several in a
    /// row the first.
    pub(super) fn vet_reachable(&mut self, list: &[StmtId]) {
        let mut dead = false;
        for &stmt in list {
            match &self.ast.stmts[stmt].kind {
                StmtKind::Empty => continue,
                // Functions of a script are declared wherever they stand.
                StmtKind::Decl(decls) if !decls.iter().any(|decl| matches!(decl, Decl::Var(_))) => continue,
                kind if dead && !matches!(kind, StmtKind::Labeled { .. }) => {
                    self.warn(code::UNREACHABLE, self.ast.stmts[stmt].span, "unreachable code");
                }
                _ => {}
            }
            dead = self.never_ends(stmt);
        }
    }

    fn never_ends(&self, stmt: StmtId) -> bool {
        let leaves = |kind| matches!(kind, BranchKind::Break | BranchKind::Continue);
        match &self.ast.stmts[stmt].kind {
            StmtKind::Branch { kind, .. } if leaves(*kind) => true,
            _ => self.is_terminating_list(&[stmt], None),
        }
    }
}
