//! Terminating statements: after which no other statement of the same block is executed.

use super::Checker;
use crate::base::intern::Symbol;
use crate::syntax::ast::{BlockId, BranchKind, ExprKind, StmtId, StmtKind};

impl Checker<'_> {
    /// Whether a list of statements ends in a terminating statement. `label` labels the statement to which the list
    /// belongs.
    pub(super) fn is_terminating_list(&self, list: &[StmtId], label: Option<Symbol>) -> bool {
        let last = list.iter().rev().find(|&&s| !matches!(self.ast.stmts[s].kind, StmtKind::Empty));
        last.is_some_and(|&s| self.is_terminating(s, label))
    }

    fn is_terminating(&self, s: StmtId, label: Option<Symbol>) -> bool {
        super::deep(|| self.is_terminating_kind(s, label))
    }

    fn is_terminating_kind(&self, s: StmtId, label: Option<Symbol>) -> bool {
        match &self.ast.stmts[s].kind {
            StmtKind::Labeled { label, stmt } => self.is_terminating(*stmt, Some(label.name)),
            StmtKind::Expr(e) => {
                let call = self.unparen(*e);
                matches!(self.ast.exprs[call].kind, ExprKind::Call(_)) && self.panics.contains(&call)
            }
            StmtKind::Return(_) | StmtKind::Bad => true,
            StmtKind::Branch { kind, .. } => matches!(kind, BranchKind::Goto | BranchKind::Fallthrough),
            StmtKind::Block(block) => self.is_terminating_block(*block),
            StmtKind::If(stmt) => {
                stmt.other.is_some_and(|other| self.is_terminating(other, None)) && self.is_terminating_block(stmt.then)
            }
            StmtKind::Switch(stmt) => {
                let clauses = stmt.clauses.iter().map(|c| (c.exprs.is_none(), c.body));
                self.is_terminating_switch(clauses, label)
            }
            StmtKind::TypeSwitch(stmt) => {
                let clauses = stmt.clauses.iter().map(|c| (c.exprs.is_none(), c.body));
                self.is_terminating_switch(clauses, label)
            }
            StmtKind::Select(stmt) => stmt.clauses.iter().all(|c| self.is_terminating_clause(c.body, label)),
            StmtKind::For(stmt) => stmt.cond.is_none() && !self.block_breaks(stmt.body, label, true),
            _ => false,
        }
    }

    fn is_terminating_block(&self, block: BlockId) -> bool {
        self.is_terminating_list(&self.ast.blocks[block].stmts, None)
    }

    fn is_terminating_clause(&self, body: BlockId, label: Option<Symbol>) -> bool {
        self.is_terminating_block(body) && !self.block_breaks(body, label, true)
    }

    fn is_terminating_switch(&self, mut clauses: impl Iterator<Item = (bool, BlockId)>, label: Option<Symbol>) -> bool {
        let mut has_default = false;
        let all = clauses.all(|(is_default, body)| {
            has_default |= is_default;
            self.is_terminating_clause(body, label)
        });
        all && has_default
    }

    /// Whether a block has a break statement that refers to `label` or, if `implicit`, has no label and is not inside
    /// another statement that can be left by break.
    fn block_breaks(&self, block: BlockId, label: Option<Symbol>, implicit: bool) -> bool {
        self.ast.blocks[block].stmts.iter().any(|&s| self.breaks(s, label, implicit))
    }

    fn breaks(&self, s: StmtId, label: Option<Symbol>, implicit: bool) -> bool {
        super::deep(|| self.breaks_kind(s, label, implicit))
    }

    fn breaks_kind(&self, s: StmtId, label: Option<Symbol>, implicit: bool) -> bool {
        match &self.ast.stmts[s].kind {
            StmtKind::Labeled { stmt, .. } => self.breaks(*stmt, label, implicit),
            StmtKind::Branch { kind: BranchKind::Break, label: None } => implicit,
            StmtKind::Branch { kind: BranchKind::Break, label: Some(to) } => Some(to.name) == label,
            StmtKind::Block(block) => self.block_breaks(*block, label, implicit),
            StmtKind::If(stmt) => {
                self.block_breaks(stmt.then, label, implicit)
                    || stmt.other.is_some_and(|other| self.breaks(other, label, implicit))
            }
            // Inside these, only a break with the label counts.
            _ if label.is_none() => false,
            StmtKind::Switch(stmt) => stmt.clauses.iter().any(|c| self.block_breaks(c.body, label, false)),
            StmtKind::TypeSwitch(stmt) => stmt.clauses.iter().any(|c| self.block_breaks(c.body, label, false)),
            StmtKind::Select(stmt) => stmt.clauses.iter().any(|c| self.block_breaks(c.body, label, false)),
            StmtKind::For(stmt) => self.block_breaks(stmt.body, label, false),
            StmtKind::Range(stmt) => self.block_breaks(stmt.body, label, false),
            _ => false,
        }
    }
}
