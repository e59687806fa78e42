//! How results are recorded. Types and values of expressions are recorded where untyped operands get their types.

use super::Checker;
use super::info::{Selection, SelectionKind};
use crate::base::span::Pos;
use crate::syntax::ast::{BlockId, ExprId, ExprKind};
use crate::types::ty::{ObjId, TypeId};

impl Checker<'_> {
    /// The name at `pos` declares `obj`.
    pub(super) fn record_def(&mut self, pos: Pos, obj: ObjId) {
        self.info.defs.insert(pos, obj);
    }

    /// The name `e` (or the selector with a package name on its left) denotes `obj`.
    pub(super) fn record_use(&mut self, e: ExprId, obj: ObjId) {
        self.info.uses.insert(e, obj);
    }

    /// The selector `e` selects `selection`.
    pub(super) fn record_selection(&mut self, e: ExprId, selection: Selection) {
        self.info.selections.insert(e, selection);
    }

    /// The type arguments of the generic function or type that `e` names, explicit and inferred ones. `e` may be an
    /// index expression over the name.
    pub(super) fn record_instance(&mut self, e: ExprId, targs: Vec<TypeId>) {
        let mut at = e;
        while let ExprKind::Index { x, .. } | ExprKind::Paren(x) = &self.ast.exprs[at].kind {
            at = *x;
        }
        self.info.instances.insert(at, targs);
    }

    /// The clause with this body declares `obj` implicitly.
    pub(super) fn record_clause_var(&mut self, body: BlockId, obj: ObjId) {
        self.info.clause_vars.insert(body, obj);
    }
}

/// A selection, in the order in which its parts are found out.
pub(super) fn selection(
    kind: SelectionKind,
    recv: TypeId,
    (obj, path, indirect): (ObjId, Vec<u32>, bool),
) -> Selection {
    Selection { kind, recv, obj, path, indirect }
}
