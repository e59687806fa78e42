//! What is allowed and probably wrong, in `go vet`'s words: warnings, only for programs without errors.
//!
//! The nodes of a package are looked at one by one, in the order of the arena: no recursion, whatever the depth.
//! Print calls are looked at in `check::printf`.

mod assign;
mod locks;
mod tags;
mod test_names;
mod unreachable;

use super::Checker;
use crate::base::span::{Pos, Span};
use crate::syntax::ast::{ExprId, ExprKind, File, StmtKind};

impl Checker<'_> {
    /// Looks at the package's files.
    pub(super) fn vet(&mut self, files: &[&File]) {
        let places = Places(files.iter().map(|file| file.span).collect());
        self.vet_statements(&places);
        self.vet_expressions(&places);
        self.vet_functions(&places);
        for file in files {
            self.vet_reachable(&file.script);
            self.vet_tests(file);
        }
    }

    fn vet_statements(&mut self, places: &Places) {
        let ast = self.ast;
        for block in ast.blocks.indices().filter(|&block| places.contain(ast.blocks[block].span.start)) {
            self.vet_reachable(&ast.blocks[block].stmts);
        }
        for stmt in ast.stmts.indices().map(|id| &ast.stmts[id]).filter(|stmt| places.contain(stmt.span.start)) {
            match &stmt.kind {
                StmtKind::Assign { lhs, op, rhs, .. } => {
                    self.vet_assignment_of_locks(lhs, rhs);
                    if op.is_none() {
                        self.vet_self_assignment(lhs, rhs, stmt.span);
                        self.vet_cancel(lhs, rhs);
                    }
                }
                StmtKind::ShortVarDecl { lhs, rhs, .. } => {
                    self.vet_assignment_of_locks(lhs, rhs);
                    self.vet_cancel(lhs, rhs);
                }
                StmtKind::Return(values) => {
                    values.iter().for_each(|&value| self.vet_copy(value, "return copies lock value"));
                }
                StmtKind::Range(range) => self.vet_range_of_locks(range),
                StmtKind::Decl(decls) => self.vet_variables(decls),
                _ => {}
            }
        }
    }

    fn vet_expressions(&mut self, places: &Places) {
        let ast = self.ast;
        for e in ast.exprs.indices().filter(|&e| places.contain(ast.exprs[e].span.start)) {
            match &ast.exprs[e].kind {
                ExprKind::Call(call) => self.vet_arguments(call),
                ExprKind::CompositeLit(literal) => self.vet_elements(literal),
                ExprKind::FuncLit { ty, .. } => self.vet_parameters(*ty, "func"),
                ExprKind::StructType(ty) => self.vet_tags(ty),
                _ => {}
            }
        }
    }

    fn vet_functions(&mut self, places: &Places) {
        let ast = self.ast;
        for func in ast.funcs.indices().map(|id| &ast.funcs[id]).filter(|func| places.contain(func.span.start)) {
            let name = self.types.name(func.name.name);
            if let Some(recv) = &func.recv {
                recv.params.iter().for_each(|param| self.vet_parameter(param, &name));
            }
            self.vet_parameters(func.ty, &name);
        }
    }

    /// The type of a checked expression.
    fn vetted_type(&self, e: ExprId) -> Option<crate::types::ty::TypeId> {
        self.type_and_value(e).map(|tv| tv.ty)
    }
}

/// Where the package's files are.
struct Places(Vec<Span>);

impl Places {
    fn contain(&self, pos: Pos) -> bool {
        self.0.iter().any(|file| file.start <= pos && pos < file.end)
    }
}
