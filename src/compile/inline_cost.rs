//! Which functions are small enough to stand in place of their calls, by what their source looks like.

use crate::syntax::ast::{Ast, BlockId, Decl, ExprId, ExprKind, FuncDeclId, StmtId, StmtKind};
use crate::types::Types;

/// What a body may cost: about twice its number of instructions.
const BUDGET: u32 = 70;

/// A call stays a call: what is saved is then a small part.
const CALL: u32 = 12;

/// Whether a function has a body that may be inlined.
pub(super) fn is_small(ast: &Ast, types: &Types, decl: FuncDeclId) -> bool {
    let func = &ast.funcs[decl];
    let kept = |text| matches!(&*types.name(text), "//go:noinline" | "//go:uintptrescapes" | "//go:uintptrkeepalive");
    let Some(body) = func.body else { return false };
    !func.directives.iter().any(|d| kept(d.text)) && Cost { ast, types, left: BUDGET }.block(body).is_some()
}

/// A walk over a body that ends with `None` where it is too long or holds what cannot be inlined.
struct Cost<'a> {
    ast: &'a Ast,
    types: &'a Types,
    left: u32,
}

impl Cost<'_> {
    fn spend(&mut self, cost: u32) -> Option<()> {
        self.left = self.left.checked_sub(cost)?;
        Some(())
    }

    fn block(&mut self, block: BlockId) -> Option<()> {
        self.ast.blocks[block].stmts.iter().try_for_each(|&stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: StmtId) -> Option<()> {
        self.spend(1)?;
        match &self.ast.stmts[stmt].kind {
            StmtKind::Empty => Some(()),
            StmtKind::Decl(decls) => decls.iter().try_for_each(|decl| match decl {
                Decl::Var(var) => self.exprs(&var.values),
                _ => None,
            }),
            StmtKind::Expr(x) | StmtKind::IncDec { x, .. } => self.expr(*x),
            StmtKind::Assign { lhs, rhs, .. } | StmtKind::ShortVarDecl { lhs, rhs, .. } => {
                self.exprs(lhs)?;
                self.exprs(rhs)
            }
            StmtKind::Return(results) => self.exprs(results),
            StmtKind::Block(block) => self.block(*block),
            StmtKind::If(s) => {
                s.init.into_iter().try_for_each(|init| self.stmt(init))?;
                self.expr(s.cond)?;
                self.block(s.then)?;
                s.other.into_iter().try_for_each(|other| self.stmt(other))
            }
            StmtKind::Switch(s) => {
                s.init.into_iter().try_for_each(|init| self.stmt(init))?;
                s.tag.into_iter().try_for_each(|tag| self.expr(tag))?;
                s.clauses.iter().try_for_each(|clause| {
                    clause.exprs.iter().try_for_each(|exprs| self.exprs(exprs))?;
                    self.block(clause.body)
                })
            }
            _ => None,
        }
    }

    fn exprs(&mut self, exprs: &[ExprId]) -> Option<()> {
        exprs.iter().try_for_each(|&e| self.expr(e))
    }

    fn expr(&mut self, e: ExprId) -> Option<()> {
        self.spend(1)?;
        match &self.ast.exprs[e].kind {
            ExprKind::Name(name) => (&*self.types.name(*name) != "recover").then_some(()),
            ExprKind::Lit(_) => Some(()),
            ExprKind::CompositeLit(lit) => self.exprs(&lit.elems),
            ExprKind::KeyValue { value, .. } => self.expr(*value),
            ExprKind::Paren(x) | ExprKind::Selector { x, .. } | ExprKind::Star(x) | ExprKind::Unary { x, .. } => {
                self.expr(*x)
            }
            ExprKind::Index { x, indices, .. } => {
                self.expr(*x)?;
                self.exprs(indices)
            }
            ExprKind::Slice { x, bounds, .. } => {
                self.expr(*x)?;
                bounds.iter().flatten().try_for_each(|&bound| self.expr(bound))
            }
            ExprKind::TypeAssert { x, .. } => self.expr(*x),
            ExprKind::Call(call) => {
                self.spend(CALL)?;
                self.expr(call.fun)?;
                self.exprs(&call.args)
            }
            ExprKind::Binary { x, y, .. } => {
                self.expr(*x)?;
                self.expr(*y)
            }
            ExprKind::ArrayType { .. } | ExprKind::MapType { .. } | ExprKind::ChanType { .. } => Some(()),
            _ => None,
        }
    }
}
